//! An assessment and all that it names, read and checked together: every fault of every file in one run.

use super::library::{Folder, Library, Shelf};
use crate::answers::{self, Assessment, AssessmentInputs, AssessmentReading, Files, Places, Wanted};
use crate::benchmark::{Peer, read_pool};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::plugin::{Manifest, Plugin, Settings, values};
use crate::questionnaire::{self, Questionnaire};
use crate::report::check_words;
use crate::yaml;
use std::path::Path;

/// Everything that one engagement needs, checked.
#[derive(Debug)]
pub struct Loaded {
    /// The engagement.
    pub assessment: Assessment,
    /// Its questionnaires; the first leads.
    pub questionnaires: Vec<Questionnaire>,
    /// Its plugins with their settings and the text of `main.lua`.
    pub plugins: Vec<(Plugin, Settings, String)>,
    /// The pool's rows of the leading questionnaire.
    pub peers: Option<Vec<Peer>>,
    /// What did not come with the binary: the report names it with its hash.
    pub externals: Vec<External>,
    /// Where all was found.
    pub library: Library,
}

/// A part that did not come with the binary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// `plugins/hospital`.
    pub name: String,
    /// SHA-256 over its files.
    pub sha256: String,
}

/// Reads an assessment with its questionnaires, answers, plugins and pool. Warnings and errors go to `faults`; `None` when any is an
/// error.
///
/// # Errors
/// When the assessment's own file cannot be read.
pub fn load(path: &Path, faults: &mut Diagnostics) -> std::io::Result<Option<Loaded>> {
    let before = faults.errors();
    let shown = path.display().to_string();
    let source = match answers::text(&shown, std::fs::read(path)?) {
        Ok(source) => source,
        Err(fault) => {
            faults.push(*fault);
            return Ok(None);
        }
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let library = Library::around(folder);
    let files = Files::new(folder, library.root().unwrap_or(folder))?;
    let mut load = Load { library: &library, source: &source, files: &files, faults, externals: Vec::new() };
    let parts = load.parts();
    let externals = std::mem::take(&mut load.externals);
    Ok(parts.filter(|_| faults.errors() == before).map(|(assessment, questionnaires, plugins, peers)| Loaded {
        assessment,
        questionnaires,
        plugins,
        peers,
        externals,
        library,
    }))
}

type Parts = (Assessment, Vec<Questionnaire>, Vec<(Plugin, Settings, String)>, Option<Vec<Peer>>);

struct Load<'a> {
    library: &'a Library,
    source: &'a Source,
    files: &'a Files,
    faults: &'a mut Diagnostics,
    externals: Vec<External>,
}

impl Load<'_> {
    fn parts(&mut self) -> Option<Parts> {
        let node = yaml::parse(self.source, self.faults)?;
        let mut questionnaires = Vec::new();
        for wanted in answers::wanted_questionnaires(&node) {
            questionnaires.extend(self.questionnaire(&wanted));
        }
        let inputs =
            AssessmentInputs { source: self.source, node: &node, files: self.files, questionnaires: &questionnaires };
        let AssessmentReading { assessment, places } = answers::read_assessment(inputs, self.faults);
        let assessment = assessment?;
        let plugins = self.plugins(&assessment, &places);
        if let Some(leading) = questionnaires.first() {
            self.faults.extend(check_words(&assessment, leading, &self.source.path));
        }
        let peers = self.pool(&assessment, questionnaires.first()?, places.pool.unwrap_or_default());
        Some((assessment, questionnaires, plugins, peers))
    }

    fn questionnaire(&mut self, wanted: &Wanted) -> Option<Questionnaire> {
        let (id, major, place) = (wanted.id.as_str(), wanted.major, wanted.place);
        let Some(folder) = self.library.find(Shelf::Questionnaires, id) else {
            let known = self.library.ids(Shelf::Questionnaires);
            let message = format!("there is no questionnaire `{id}`");
            let fault = Diagnostic::error("unknown-questionnaire", self.source, place, message);
            self.faults.push(fault.suggest(id, known.iter().map(String::as_str)));
            return None;
        };
        let questionnaire = read_questionnaire(&folder, self.faults)?;
        if questionnaire.version.major != major {
            let message = format!("`{id}` is here in version {}, not {major}", questionnaire.version);
            let fault = Diagnostic::error("questionnaire-version", self.source, place, message);
            self.faults.push(fault.hint(format!("write {id}@{}", questionnaire.version.major)));
            return None;
        }
        self.external(&folder);
        Some(questionnaire)
    }

    fn plugins(&mut self, assessment: &Assessment, places: &Places) -> Vec<(Plugin, Settings, String)> {
        let mut plugins = Vec::new();
        let mut known: Vec<String> = Vec::new();
        let mut all_found = true;
        for (request, place) in assessment.plugins.iter().zip(&places.plugins) {
            let Some(folder) = self.library.find(Shelf::Plugins, &request.id) else {
                let ids = self.library.ids(Shelf::Plugins);
                let message = format!("there is no plugin `{}`", request.id);
                let fault = Diagnostic::error("unknown-plugin", self.source, *place, message);
                self.faults.push(fault.suggest(&request.id, ids.iter().map(String::as_str)));
                all_found = false;
                continue;
            };
            let Some((plugin, main)) = read_plugin(&folder, self.faults) else {
                all_found = false;
                continue;
            };
            let facts = values(&assessment.facts);
            let settings = values(&request.settings);
            let unfit = plugin.manifest().check_facts(&facts).err().into_iter().flatten();
            for message in unfit.chain(plugin.manifest().settle(&settings).err().into_iter().flatten()) {
                self.faults.push(Diagnostic::error("plugin-value", self.source, *place, message));
            }
            known.extend(plugin.manifest().facts().iter().map(|f| f.id.clone()));
            self.external(&folder);
            plugins.push((plugin, settings, main));
        }
        // While a plugin is missing, its facts would all seem unknown.
        for (id, place) in places.open_facts.iter().filter(|(id, _)| all_found && !known.contains(id)) {
            let message = format!("no questionnaire and no plugin of this assessment asks for the fact `{id}`");
            let fault = Diagnostic::error("unknown-fact", self.source, *place, message);
            self.faults.push(fault.suggest(id, known.iter().map(String::as_str)));
        }
        plugins
    }

    fn pool(&mut self, assessment: &Assessment, questionnaire: &Questionnaire, place: Place) -> Option<Vec<Peer>> {
        let request = assessment.benchmark.as_ref()?;
        let read = self.files.resolve(&request.pool).and_then(|path| {
            std::fs::read(&path)
                .map_err(|error| ("file-unreadable", format!("cannot read `{}`: {error}", request.pool)))
        });
        match read {
            Ok(bytes) => {
                let shown = self.files.folder().join(&request.pool).display().to_string();
                match answers::text(&shown, bytes) {
                    Ok(source) => read_pool(&source, questionnaire, self.faults),
                    Err(fault) => {
                        self.faults.push(*fault);
                        None
                    }
                }
            }
            Err((code, message)) => {
                self.faults.push(Diagnostic::error(code, self.source, place, message));
                None
            }
        }
    }

    fn external(&mut self, folder: &Folder) {
        if !folder.embedded {
            self.externals.push(External { name: folder.name.clone(), sha256: folder.sha256() });
        }
    }
}

/// Reads a questionnaire's folder.
pub fn read_questionnaire(folder: &Folder, faults: &mut Diagnostics) -> Option<Questionnaire> {
    let source = part(folder, "questionnaire.yaml", faults)?;
    let locales: Vec<(Locale, Source)> = Locale::ALL
        .into_iter()
        .filter(|l| folder.files.contains_key(&format!("locales/{}.yaml", l.tag())))
        .filter_map(|l| Some((l, part(folder, &format!("locales/{}.yaml", l.tag()), faults)?)))
        .collect();
    let norms = folder.files.contains_key("norms/published.csv").then(|| part(folder, "norms/published.csv", faults));
    questionnaire::read(&source, &locales, norms.flatten().as_ref(), faults)
}

/// Reads a plugin's folder: the plugin, and the text of its `main.lua`.
pub fn read_plugin(folder: &Folder, faults: &mut Diagnostics) -> Option<(Plugin, String)> {
    let manifest = part(folder, "plugin.yaml", faults)?;
    let main = part(folder, "main.lua", faults);
    let manifest = Manifest::read(&manifest, faults)?;
    let main = main?.text.to_string();
    match Plugin::load(manifest, &main) {
        Ok(plugin) => Some((plugin, main)),
        Err(failure) => {
            faults.push(failure.diagnostic(&main));
            None
        }
    }
}

fn part(folder: &Folder, path: &str, faults: &mut Diagnostics) -> Option<Source> {
    let name = format!("{}/{path}", folder.name);
    let Some(bytes) = folder.files.get(path) else {
        faults.push(Diagnostic::file_error("file-missing", &folder.name, format!("the folder lacks `{path}`")));
        return None;
    };
    answers::text(&name, bytes.to_vec()).map_err(|fault| faults.push(*fault)).ok()
}
