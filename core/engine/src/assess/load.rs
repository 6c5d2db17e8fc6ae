//! An assessment and all that it names, read and checked together: every fault of every file in one run.

mod plugins;

pub use plugins::{Engaged, read_plugin};

use super::design::Design;
use super::facts::{Settling, settle};
use super::library::{Folder, Library, Shelf};
use crate::answers::{self, Assessment, AssessmentInputs, Files, Places, Wanted};
use crate::benchmark::{Pool, PoolError, Store, read_norms, read_pool};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::plugin::{AnsweredFact, Manifest};
use crate::questionnaire::{self, Questionnaire};
use crate::report::{External, check_words};
use crate::scoring::Wave;
use crate::yaml;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;

/// Everything that one engagement needs, checked.
#[derive(Debug)]
pub struct Loaded {
    /// The engagement.
    pub assessment: Assessment,
    /// Its questionnaires; the first leads.
    pub questionnaires: Vec<Questionnaire>,
    /// Other models whose profile the answers suggest, as `report.indicative` names them.
    pub models: Vec<Questionnaire>,
    /// Its plugins, in the order written.
    pub plugins: Vec<Engaged>,
    /// Facts that the answers settle, by id: those that plugins ask for and the assessment does not state.
    pub answered: BTreeMap<String, AnsweredFact>,
    /// What the leading set is compared with.
    pub peers: Option<Pool>,
    /// Earlier waves of the leading set, the earliest first.
    pub previous: Vec<Wave>,
    /// The report's template.
    pub design: Design,
    /// What of the above did not come with the binary: the report names it with its hash.
    pub externals: Vec<External>,
    /// Where all was found.
    pub library: Library,
    /// The assessment's file.
    pub source: Source,
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
    // Answers, questions and plugins are whole where no error was found.
    let Some((parts, places)) = parts.filter(|_| faults.errors() == before) else { return Ok(None) };
    let (assessment, questionnaires, models, plugins, peers, design) = parts;
    let from = Settling {
        assessment: &assessment,
        questionnaires: &questionnaires,
        plugins: &plugins,
        source: &source,
        places: &places,
    };
    let answered = settle(from, faults);
    let previous = Vec::new();
    let loaded = Loaded {
        assessment,
        questionnaires,
        models,
        plugins,
        answered,
        peers,
        previous,
        design,
        externals,
        library,
        source,
    };
    Ok((faults.errors() == before).then_some(loaded))
}

impl Loaded {
    /// Reports with another template than the assessment's. Faults of it go to `faults`; then nothing changes.
    pub fn use_template(&mut self, id: &str, library: &Library, faults: &mut Diagnostics) {
        if let Some(design) = Design::find(library, id, None, faults) {
            id.clone_into(&mut self.assessment.report.template);
            self.design = design;
        }
    }
}

type Parts = (Assessment, Vec<Questionnaire>, Vec<Questionnaire>, Vec<Engaged>, Option<Pool>, Design);

struct Load<'a> {
    library: &'a Library,
    source: &'a Source,
    files: &'a Files,
    faults: &'a mut Diagnostics,
    externals: Vec<External>,
}

impl Load<'_> {
    fn parts(&mut self) -> Option<(Parts, Places)> {
        let node = yaml::parse(self.source, self.faults)?;
        let mut questionnaires: Vec<Questionnaire> = Vec::new();
        for wanted in answers::wanted_questionnaires(&node) {
            if !questionnaires.iter().any(|q| q.id == wanted.id) {
                questionnaires.extend(self.questionnaire(&wanted));
            }
        }
        let inputs =
            AssessmentInputs { source: self.source, node: &node, files: self.files, questionnaires: &questionnaires };
        let mut reading = answers::read_assessment(inputs, self.faults);
        // What could be read is judged on, whatever else is wrong.
        let plugins = self.plugins(&reading.draft, &reading.places, &questionnaires);
        let leading = reading.leading.map(|leading| &questionnaires[leading]);
        if let Some(leading) = leading {
            let told = (reading.draft.metrics.as_slice(), reading.draft.journeys.as_slice());
            self.faults.extend(check_words(&reading.places.written, leading, told, self.source));
        }
        let peers = leading.zip(reading.draft.benchmark.as_ref());
        let view = |of: &Questionnaire| reading.draft.sets.first()?.perspective.map(|p| of.perspectives[p].id.clone());
        let peers = peers.and_then(|(leading, request)| {
            self.pool(&request.pool, (leading, view(leading).as_deref()), &reading.places)
        });
        let asked = reading.places.template.map(|place| (self.source, place));
        let report = reading.draft.report.as_ref();
        let models = report.map_or_else(Vec::new, |report| self.models(&report.indicative, &reading.places.indicative));
        let design = report.and_then(|report| Design::find(self.library, &report.template, asked, self.faults));
        if let Some((design, report)) = design.as_ref().zip(report) {
            design.judge(&report.look, self.source, self.faults);
        }
        let places = std::mem::take(&mut reading.places);
        Some(((reading.assessment()?, questionnaires, models, plugins, peers, design?), places))
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

    /// The models that the report is to tell of beside the assessment's own.
    fn models(&mut self, ids: &[String], places: &[Place]) -> Vec<Questionnaire> {
        let mut models = Vec::new();
        for (id, place) in ids.iter().zip(places) {
            match read_model(self.library, id, self.faults) {
                Ok(Some(model)) => models.push(model),
                Ok(None) => {}
                Err(known) => {
                    let message = format!("there is no questionnaire `{id}`");
                    let fault = Diagnostic::error("unknown-questionnaire", self.source, *place, message);
                    self.faults.push(fault.suggest(id, known.iter().map(String::as_str)));
                }
            }
        }
        models
    }

    /// What the assessment is compared with: a pool's file, known by its first bytes, norms in YAML, or a table.
    fn pool(
        &mut self,
        name: &str,
        (questionnaire, perspective): (&Questionnaire, Option<&str>),
        places: &Places,
    ) -> Option<Pool> {
        // Where there is no such file, that was reported when the assessment was read.
        let path = self.files.resolve(name).ok()?;
        let place = places.pool.unwrap_or_default();
        if Store::recognises(&path).is_ok_and(|known| known) {
            let opened = Store::open(&path).map_err(|error| self.faults.push(pool_fault(&error, self.source, place)));
            return Some(Pool::Stored(Box::new(Mutex::new(opened.ok()?))));
        }
        let bytes = std::fs::read(&path).map_err(|error| {
            let message = format!("cannot read `{name}`: {error}");
            self.faults.push(Diagnostic::error("file-unreadable", self.source, place, message));
        });
        let shown = Path::new(&self.source.path).with_file_name(name).display().to_string();
        let source = answers::text(&shown, bytes.ok()?).map_err(|fault| self.faults.push(*fault)).ok()?;
        if name.ends_with(".yaml") {
            return read_norms(&source, (questionnaire, perspective), self.faults).map(Pool::Norms);
        }
        Some(Pool::Rows(read_pool(&source, questionnaire, self.faults)?))
    }

    fn external(&mut self, folder: &Folder) {
        if !folder.embedded {
            self.externals.push(External::new(folder.name.clone(), folder.sha256()));
        }
    }
}

/// What is wrong with a pool, told where the assessment names it.
pub(super) fn pool_fault(error: &PoolError, source: &Source, place: Place) -> Diagnostic {
    Diagnostic::error(error.code(), source, place, error.to_string()).hint(error.hint())
}

/// Reads another model by id; none where it has faults.
///
/// # Errors
/// The ids known, where it is not among them.
pub fn read_model(library: &Library, id: &str, faults: &mut Diagnostics) -> Result<Option<Questionnaire>, Vec<String>> {
    match library.find(Shelf::Questionnaires, id) {
        Some(folder) => Ok(read_questionnaire(&folder, faults)),
        None => Err(library.ids(Shelf::Questionnaires)),
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
    let mut read = questionnaire::read(&source, &locales, norms.flatten().as_ref(), faults)?;
    if folder.files.contains_key("norms/distributions.csv") {
        let before = faults.errors();
        let source = part(folder, "norms/distributions.csv", faults)?;
        read.surveys = questionnaire::read_surveys(&read, &source, faults);
        if faults.errors() > before {
            return None;
        }
    }
    Some(read)
}

/// Holds the facts of a plugin that a questionnaire asks for against it.
pub fn check_asked_in(folder: &Folder, manifest: &Manifest, other: &Questionnaire, faults: &mut Diagnostics) {
    if manifest.asking().iter().any(|(id, _)| *id == other.id)
        && let Some(source) = part(folder, "plugin.yaml", faults)
    {
        manifest.check_asked_in(&source, other, faults);
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
