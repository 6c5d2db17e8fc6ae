//! A plugin's folder, checked whole: its manifest, its rules, its tests, the questionnaires that it names, and what only a reader of
//! all of them would notice.

use super::library::{Folder, Library};
use super::load::{check_asked_in, read_model, read_plugin};
use crate::answers;
use crate::diagnostic::{Diagnostic, Diagnostics, Source, did_you_mean};
use crate::plugin::{self, Manifest, Plugin, Trials};
use crate::questionnaire::Questionnaire;

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

/// Everything that can be told of a plugin's folder. `library` is where the questionnaires are looked up that it names; one that is not at
/// hand is no fault, unless its name is a slip of one that is.
pub fn check_plugin(folder: &Folder, library: &Library, faults: &mut Diagnostics) {
    let before = faults.errors();
    let Some((plugin, _)) = read_plugin(folder, faults) else { return };
    let (Some(yaml), Some(main)) = (source(folder, "plugin.yaml"), source(folder, "main.lua")) else { return };
    let models = models(plugin.manifest(), library, &yaml, faults);
    for model in &models {
        check_asked_in(folder, plugin.manifest(), model, faults);
    }
    plugin::lint_names(plugin.manifest(), &main, &models, faults);
    let trials = run_trials(&plugin, folder, faults);
    faults.extend(trials.failures());
    // Rules that broke off were not all asked.
    if faults.errors() == before {
        plugin::lint(&plugin, (&yaml, &main), trials.coverage(), faults);
    }
}

fn source(folder: &Folder, name: &str) -> Option<Source> {
    let bytes = folder.files.get(name)?.to_vec();
    answers::text(&format!("{}/{name}", folder.name), bytes).ok()
}

/// The questionnaires that a plugin names, as far as they are at hand.
fn models(manifest: &Manifest, library: &Library, yaml: &Source, faults: &mut Diagnostics) -> Vec<Questionnaire> {
    let mut models = Vec::new();
    let mut ids: Vec<&str> = manifest.questionnaires().iter().map(|asked| asked.id.as_str()).collect();
    ids.extend(manifest.asking().iter().map(|(id, _)| *id).filter(|id| !ids.contains(id)).collect::<Vec<_>>());
    for id in ids {
        match read_model(library, id, &mut Diagnostics::new()) {
            Ok(model) => models.extend(model),
            Err(known) => {
                let known = || known.iter().map(String::as_str);
                if did_you_mean(id, known()).is_some() {
                    let place = yaml.text.find(&format!("{id}@")).map(|at| yaml.place(at)).unwrap_or_default();
                    let message = format!("there is no questionnaire `{id}` here");
                    let fault = Diagnostic::warning("unknown-questionnaire", yaml, place, message);
                    faults.push(fault.suggest(id, known()));
                }
            }
        }
    }
    models
}
