//! A report template's check: the whole of it, by making the sample's reports with it in every language.

use super::super::demo::write_sample;
use crate::failure::Failure;
use palier_engine::assess::{self, Library, Loaded, Shelf, Studio};
use palier_engine::diagnostic::{Diagnostic, Diagnostics};
use palier_engine::locale::Locale;
use palier_engine::render::BASE;
use std::path::Path;

const QUESTIONNAIRE: &str = "forrester-six-domains";
const DEFAULT: &str = "executive";

/// Whether a folder holds a template, or files in the place of one's.
pub fn is_folder(path: &Path) -> bool {
    let shelf = path.canonicalize().ok().and_then(|real| Some(real.parent()?.file_name()?.to_owned()));
    path.is_dir() && (path.join("template.yaml").is_file() || shelf.is_some_and(|s| s == Shelf::Templates.folder()))
}

/// Everything that is wrong with a template's folder.
pub fn check(folder: &Path, found: &mut Diagnostics) -> Result<(), Failure> {
    let real = folder.canonicalize().map_err(|error| Failure::system("cannot read", folder, &error))?;
    let id = real.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let library = Library::around(folder);
    let shelf = library.root().map(|root| root.join(Shelf::Templates.folder()));
    if shelf.is_none_or(|shelf| real.parent() != Some(shelf.as_path())) {
        let message = "a template stands in the folder `report-templates` of its workspace";
        let fault = Diagnostic::file_error("template-misplaced", folder.display().to_string(), message);
        found.push(fault.hint(format!("move it to report-templates/{id}")));
        return Ok(());
    }
    let template = if id == BASE { DEFAULT } else { &id };
    for locale in Locale::ALL {
        let before = found.errors();
        let mut loaded = sample(locale)?;
        loaded.use_template(template, &library, found);
        if found.errors() > before {
            break;
        }
        found.extend(rehearse(&loaded));
    }
    Ok(())
}

/// Everything that is wrong once figures meet the template: the reports are made, and thrown away.
pub fn rehearse(loaded: &Loaded) -> Vec<Diagnostic> {
    let assessed = match assess::assess(loaded) {
        Ok(assessed) => assessed,
        Err(faults) => return faults,
    };
    let leading = &assessed[0];
    let mut told = [loaded.stopped(leading), loaded.meetings(leading), loaded.health(leading)].concat();
    match Studio::new(loaded).and_then(|studio| studio.reports(loaded, &assessed, true)) {
        Ok(reports) => told.extend(reports.warnings),
        Err(faults) => told.extend(faults),
    }
    told
}

/// The sample engagement that came with the binary.
fn sample(locale: Locale) -> Result<Loaded, Failure> {
    let folder = tempfile::tempdir().map_err(|error| Failure::system("cannot write", Path::new("."), &error))?;
    let questionnaire = Library::embedded().find(Shelf::Questionnaires, QUESTIONNAIRE).expect("it is embedded");
    let name = format!("sample/assessment.{}.yaml", locale.tag());
    let path = write_sample(&questionnaire, &questionnaire.files[&name], folder.path())?;
    super::super::load(&path)
}
