//! `palier demo`: a sample engagement and its two reports.

use super::report::write_reports;
use super::{load, score};
use crate::args::{DemoArgs, ReportFormat};
use crate::failure::Failure;
use crate::files::{make_folder, print, write};
use palier_engine::assess::{self, Folder, Library, Shelf};
use palier_engine::diagnostic::Diagnostic;
use palier_engine::locale::Locale;
use std::path::{Path, PathBuf};

/// The questionnaires that bring a sample engagement.
pub fn samples() -> Vec<String> {
    let library = Library::embedded();
    let mut ids = library.ids(Shelf::Questionnaires);
    let has_sample = |folder: Folder| folder.files.keys().any(|name| is_assessment(name));
    ids.retain(|id| library.find(Shelf::Questionnaires, id).is_some_and(has_sample));
    ids
}

fn is_assessment(name: &str) -> bool {
    name.starts_with("sample/assessment.") && name.ends_with(".yaml")
}

/// Writes the sample of a questionnaire, scores it and reports.
pub fn run(args: &DemoArgs) -> Result<(), Failure> {
    let known = samples();
    let unknown = |message: String| {
        let fault = Diagnostic::file_error("no-sample", &args.questionnaire, message);
        Failure::Input(vec![fault.suggest(&args.questionnaire, known.iter().map(String::as_str))])
    };
    let folder = Library::embedded()
        .find(Shelf::Questionnaires, &args.questionnaire)
        .ok_or_else(|| unknown(format!("there is no questionnaire `{}`", args.questionnaire)))?;
    let locale: Locale = args.locale.into();
    let assessment = folder
        .files
        .get(&format!("sample/assessment.{}.yaml", locale.tag()))
        .ok_or_else(|| unknown(format!("`{}` has no sample engagement in this language", args.questionnaire)))?;

    let path = write_sample(&folder, assessment, &args.dir)?;
    let loaded = load(&path)?;
    let assessed = assess::assess(&loaded).map_err(Failure::Input)?;
    let paths = write_reports(&loaded, &assessed, &args.dir, &[ReportFormat::Pdf, ReportFormat::Html])?;
    let mut out = score::headline(&loaded, &assessed[0]);
    for path in paths {
        out += &format!("{}\n", path.display());
    }
    print(&out)
}

/// Writes a sample engagement with the files that it names; gives the assessment's path.
pub fn write_sample(questionnaire: &Folder, assessment: &[u8], dir: &Path) -> Result<PathBuf, Failure> {
    make_folder(dir)?;
    for (name, bytes) in questionnaire.files.iter().filter(|(name, _)| !is_assessment(name)) {
        let Some(name) = name.strip_prefix("sample/") else { continue };
        let target = dir.join(name);
        make_folder(target.parent().unwrap_or(dir))?;
        write(&target, bytes)?;
    }
    let path = dir.join("assessment.yaml");
    write(&path, assessment)?;
    Ok(path)
}
