//! The plugins of an assessment: found, held against what it states, compiled, and compared with the hash that it pins.

use super::super::library::{Folder, Shelf};
use super::{Load, check_asked_in, part};
use crate::answers::{Draft, OnFailure, Places, PluginPlaces, PluginRequest};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::plugin::{Failure, Manifest, Outcome, Plugin, Settings, Snapshot, Values, values};
use crate::questionnaire::Questionnaire;
use crate::report::External;
use std::collections::BTreeMap;

/// A plugin as an assessment engages it.
#[derive(Debug, Clone)]
pub struct Engaged {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The plugin; a failure only where the report goes on without it.
    pub plugin: Result<Plugin, Failure>,
    /// What the consultant changed of its settings.
    pub settings: Settings,
    /// The text of `main.lua`.
    pub main: String,
    /// What happens where it does not run to its end.
    pub on_failure: OnFailure,
    /// Where the assessment names it.
    pub place: Place,
    /// Its hash, where it did not come with the binary and the assessment pins none.
    pub unpinned: Option<String>,
}

impl Engaged {
    /// Runs its rules.
    ///
    /// # Errors
    /// It did not run to its end, or could not begin.
    pub fn run(&self, shown: &Snapshot) -> Result<Outcome, Failure> {
        self.plugin.as_ref().map_err(Clone::clone)?.run(shown, &self.settings)
    }

    /// A failure of it, told as the assessment asks: an error, or a warning where the report goes on.
    pub fn told(&self, failure: &Failure) -> Diagnostic {
        let fault = failure.diagnostic(&self.main);
        match self.on_failure {
            OnFailure::Stop => fault,
            OnFailure::Report => Diagnostic { severity: Severity::Warning, ..fault },
        }
    }
}

impl Load<'_> {
    pub(super) fn plugins(&mut self, draft: &Draft, places: &Places, questionnaires: &[Questionnaire]) -> Vec<Engaged> {
        let mut plugins = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let mut all_found = true;
        for (request, at) in draft.plugins.iter().zip(&places.plugins) {
            let Some(folder) = self.library.find(Shelf::Plugins, &request.id) else {
                let ids = self.library.ids(Shelf::Plugins);
                let message = format!("there is no plugin `{}`", request.id);
                let fault = Diagnostic::error("unknown-plugin", self.source, at.id, message);
                self.faults.push(fault.suggest(&request.id, ids.iter().map(String::as_str)));
                all_found = false;
                continue;
            };
            let main = part(&folder, "main.lua", self.faults);
            let Some(manifest) = read_manifest(&folder, self.faults) else {
                all_found = false;
                continue;
            };
            let settings = values(&request.settings);
            for questionnaire in questionnaires {
                check_asked_in(&folder, &manifest, questionnaire, self.faults);
            }
            self.values(&manifest, (&values(&draft.facts), &settings), (at, places));
            known.extend(manifest.facts().iter().map(|f| f.id.clone()));
            let unpinned = self.pinned(&folder, (request, at));
            let Some(main) = main.map(|main| main.text.to_string()) else { continue };
            let engaged = Engaged {
                plugin: Plugin::load(manifest.clone(), &main),
                manifest,
                settings,
                main,
                on_failure: request.on_failure,
                place: at.id,
                unpinned,
            };
            match &engaged.plugin {
                Err(failure) if engaged.on_failure == OnFailure::Stop => self.faults.push(engaged.told(failure)),
                _ => plugins.push(engaged),
            }
        }
        // While a plugin is missing, its facts would all seem unknown.
        for (id, place) in places.open_facts.iter().filter(|(id, _)| all_found && !known.contains(id)) {
            let message = format!("no questionnaire and no plugin of this assessment asks for the fact `{id}`");
            let fault = Diagnostic::error("unknown-fact", self.source, *place, message);
            self.faults.push(fault.suggest(id, known.iter().map(String::as_str)));
        }
        plugins
    }

    /// Holds facts and settings against what a plugin declares, each at its own place.
    fn values(
        &mut self,
        manifest: &Manifest,
        (facts, settings): (&Values, &Settings),
        (at, places): (&PluginPlaces, &Places),
    ) {
        let place_of = |places: &BTreeMap<String, Place>, id: &str| places.get(id).copied().unwrap_or(at.id);
        let mut report = |place: Place, messages: Result<(), Vec<String>>| {
            for message in messages.err().into_iter().flatten() {
                self.faults.push(Diagnostic::error("plugin-value", self.source, place, message));
            }
        };
        for (id, value) in facts {
            let one = Values::from([(id.clone(), value.clone())]);
            report(place_of(&places.facts, id), manifest.check_facts(&one));
        }
        for (id, value) in settings {
            let one = Settings::from([(id.clone(), value.clone())]);
            report(place_of(&at.settings, id), manifest.settle(&one).map(|_| ()));
        }
    }

    /// Compares a plugin with its pin, and notes it for the report where it is not the shipped one or not the pinned one. Gives the hash
    /// of one that could be pinned and is not.
    fn pinned(&mut self, folder: &Folder, (request, at): (&PluginRequest, &PluginPlaces)) -> Option<String> {
        let sha256 = folder.plugin_sha256();
        let other = request.sha256.clone().filter(|pin| *pin != sha256);
        if let Some(pin) = &other {
            let message = format!("`{}` is not the plugin that is pinned: pinned {pin}, found {sha256}", request.id);
            let place = at.sha256.unwrap_or(at.id);
            let hint = format!("look at what changed, then write `sha256: {sha256}`");
            self.faults.push(Diagnostic::warning("plugin-changed", self.source, place, message).hint(hint));
        }
        if !folder.embedded || other.is_some() {
            let name = folder.name.clone();
            self.externals.push(External {
                shipped: folder.embedded,
                pinned: other,
                ..External::new(name, sha256.clone())
            });
        }
        (!folder.embedded && request.sha256.is_none()).then_some(sha256)
    }
}

/// Reads a plugin's folder: the plugin, and the text of its `main.lua`.
pub fn read_plugin(folder: &Folder, faults: &mut Diagnostics) -> Option<(Plugin, String)> {
    let main = part(folder, "main.lua", faults);
    let manifest = read_manifest(folder, faults)?;
    let main = main?.text.to_string();
    match Plugin::load(manifest, &main) {
        Ok(plugin) => Some((plugin, main)),
        Err(failure) => {
            faults.push(failure.diagnostic(&main));
            None
        }
    }
}

fn read_manifest(folder: &Folder, faults: &mut Diagnostics) -> Option<Manifest> {
    let source = part(folder, "plugin.yaml", faults)?;
    Manifest::read(&source, faults)
}
