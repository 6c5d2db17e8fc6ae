//! A plugin's folder, checked whole: its manifest, its rules, its tests, the questionnaires that it names, and what only a reader of
//! all of them would notice.

use super::library::{Folder, Library};
use super::load::{check_asked_in, read_model, read_plugin};
use crate::answers;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source, did_you_mean};
use crate::plugin::{self, Manifest, Plugin, Trials};
use crate::questionnaire::Questionnaire;
use std::collections::BTreeMap;

/// Runs a plugin's own tests, file by file.
pub fn run_trials<'p>(plugin: &'p Plugin, folder: &Folder, faults: &mut Diagnostics) -> Trials<'p> {
    let mut trials = Trials::of(plugin);
    for (name, bytes) in folder.files.iter().filter(|(name, _)| name.starts_with("tests/") && name.ends_with(".yaml")) {
        match answers::text(&format!("{}/{name}", folder.name), bytes.to_vec()) {
            Ok(source) => trials.run(&source, faults),
            Err(fault) => faults.push(*fault),
        }
    }
    trials
}

/// The questionnaires that plugins name, each read once.
pub struct Models<'l> {
    library: &'l Library,
    /// What was found of each; the ids that there are, where it is not there.
    read: BTreeMap<String, Result<Option<Questionnaire>, Vec<String>>>,
}

/// Everything that can be told of a plugin's folder. A questionnaire that it names and that is not at hand is no fault, unless its name
/// is a slip of one that is.
pub fn check_plugin(folder: &Folder, models: &mut Models, faults: &mut Diagnostics) {
    let before = faults.errors();
    let Some((plugin, _)) = read_plugin(folder, faults) else { return };
    let (Some(yaml), Some(main)) = (source(folder, "plugin.yaml"), source(folder, "main.lua")) else { return };
    let models = models.named(plugin.manifest(), &yaml, faults);
    for model in &models {
        check_asked_in(folder, plugin.manifest(), model, faults);
    }
    plugin::lint_names(plugin.manifest(), &main, &models, faults);
    plugin::lint_unused(plugin.manifest(), (&yaml, &main), faults);
    let trials = run_trials(&plugin, folder, faults);
    faults.extend(trials.failures());
    // Rules that broke off were not all asked.
    if faults.errors() == before {
        plugin::lint(&trials, (&yaml, &main), faults);
    }
}

/// Where `id@major` stands, whole.
fn reference(yaml: &Source, at: usize) -> Place {
    let written = yaml.text[at..].split(|c: char| c.is_whitespace() || ",]}:\"'".contains(c)).next();
    Place { length: written.unwrap_or_default().chars().count(), ..yaml.place(at) }
}

fn source(folder: &Folder, name: &str) -> Option<Source> {
    let bytes = folder.files.get(name)?.to_vec();
    answers::text(&format!("{}/{name}", folder.name), bytes).ok()
}

impl<'l> Models<'l> {
    /// Those of a library; its own faults are told where each is checked itself.
    pub fn of(library: &'l Library) -> Self {
        Self { library, read: BTreeMap::new() }
    }

    /// The questionnaires that a plugin names, as far as they are at hand.
    fn named(&mut self, manifest: &Manifest, yaml: &Source, faults: &mut Diagnostics) -> Vec<&Questionnaire> {
        let mut ids: Vec<&str> = manifest.questionnaires().iter().map(|asked| asked.id.as_str()).collect();
        ids.extend(manifest.asking().iter().map(|(id, _)| *id).filter(|id| !ids.contains(id)).collect::<Vec<_>>());
        for id in &ids {
            let find = || read_model(self.library, id, &mut Diagnostics::new());
            if let Err(known) = self.read.entry((*id).to_owned()).or_insert_with(find) {
                let known = || known.iter().map(String::as_str);
                if did_you_mean(id, known()).is_some() {
                    let place = yaml.text.find(&format!("{id}@")).map(|at| reference(yaml, at)).unwrap_or_default();
                    let message = format!("there is no questionnaire `{id}` here");
                    let fault = Diagnostic::warning("unknown-questionnaire", yaml, place, message);
                    faults.push(fault.suggest(id, known()));
                }
            }
        }
        ids.iter().filter_map(|id| self.read.get(*id)?.as_ref().ok()?.as_ref()).collect()
    }
}
