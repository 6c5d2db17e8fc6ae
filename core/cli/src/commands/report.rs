//! `palier report`

use super::pool::failed;
use super::{assessed, load};
use crate::args::{ReportArgs, ReportFormat};
use crate::failure::Failure;
use crate::faults;
use crate::files::{make_folder, print, write_together};
use palier_engine::assess::{Assessed, Loaded, Studio};
use palier_engine::benchmark::Store;
use palier_engine::diagnostic::Diagnostics;
use palier_engine::export::scores_csv;
use std::path::{Path, PathBuf};

/// Writes the reports of an assessment.
pub fn run(args: &ReportArgs) -> Result<(), Failure> {
    let mut loaded = load(&args.file)?;
    if let Some(locale) = args.locale {
        loaded.assessment.report.locale = locale.into();
    }
    if let Some(template) = &args.template {
        let mut found = Diagnostics::new();
        let library = loaded.library.clone();
        loaded.use_template(template, &library, &mut found);
        if found.has_errors() {
            return Err(Failure::Input(found.into_sorted()));
        }
    }
    if !args.previous.is_empty() {
        let mut found = Diagnostics::new();
        let read = loaded.with_previous(&args.previous, &mut found);
        read.map_err(|(path, error)| Failure::system("cannot read", &path, &error))?;
        let failed = found.has_errors();
        let list = found.into_sorted();
        if failed {
            return Err(Failure::Input(list));
        }
        faults::print(&list);
    }
    if let Some(pool) = &args.previous_from {
        let waves = Store::open(pool).and_then(|store| loaded.with_stored_waves(&store)).map_err(failed(pool))?;
        if waves == 0 {
            eprintln!("warning: {} holds no earlier wave of this organisation", pool.display());
        }
    }
    let assessed = assessed(&loaded)?;
    faults::print(&loaded.health(&assessed[0]));
    let beside = args.file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = args.out.clone().unwrap_or_else(|| beside.to_owned());
    let paths = write_reports(&loaded, &assessed, &folder, &args.format)?;
    print(&paths.iter().map(|p| format!("{}\n", p.display())).collect::<String>())
}

/// Renders everything, and only then writes: no half of a report stays behind.
pub fn write_reports(
    loaded: &Loaded,
    assessed: &[Assessed],
    folder: &Path,
    formats: &[ReportFormat],
) -> Result<Vec<PathBuf>, Failure> {
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    let wants = |f: ReportFormat| formats.contains(&f);
    if wants(ReportFormat::Pdf) || wants(ReportFormat::Html) {
        let studio = Studio::new(loaded).map_err(Failure::Input)?;
        let reports = studio.reports(loaded, assessed, wants(ReportFormat::Pdf)).map_err(Failure::Input)?;
        faults::print(&reports.warnings);
        if let Some(pdf) = reports.pdf {
            files.push(("report.pdf", pdf));
        }
        if wants(ReportFormat::Html) {
            files.push(("report.html", reports.html.into_bytes()));
        }
    }
    if wants(ReportFormat::Json) {
        let json = serde_json::to_string_pretty(&loaded.document(assessed)).expect("scores are plain data");
        files.push(("scores.json", (json + "\n").into_bytes()));
    }
    if wants(ReportFormat::Csv) {
        let csv = scores_csv(&loaded.exported(0, &assessed[0]), &loaded.metrics(assessed))
            .map_err(|e| Failure::System(e.to_string()))?;
        files.push(("scores.csv", csv.into_bytes()));
    }
    if wants(ReportFormat::Xlsx) {
        files.push(("scores.xlsx", loaded.workbook(assessed).map_err(Failure::System)?));
    }
    make_folder(folder)?;
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    write_together(paths.iter().zip(&files).map(|(path, (_, bytes))| (path.as_path(), bytes.as_slice())))?;
    Ok(paths)
}
