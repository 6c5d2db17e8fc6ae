//! The organisations' own reports: one thread reads the answers again, several make reports, and what they tell comes in the order of the
//! file. Nothing is kept of a report that is written.

use super::folders::{self, ReportFolder};
use super::open;
use super::progress::Progress;
use crate::args::BatchArgs;
use crate::failure::Failure;
use crate::files::make_folder;
use palier_engine::answers::TOLD;
use palier_engine::assess::{Desk, Series};
use palier_engine::batch::{LeftOut, Rows, RowsReader, Scores};
use palier_engine::diagnostic::Diagnostic;
use palier_engine::locale::{Locale, integer};
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// The folder of all reports.
const FOLDER: &str = "reports";
/// Organisations that wait for each thread.
const WAITING: usize = 2;
/// Organisations named one by one in the summary.
const NAMED: usize = 20;

/// Organisations that wait for a thread, with their numbers.
type Waiting = Mutex<Receiver<(usize, Rows)>>;

/// What became of one report.
enum Done {
    UpToDate,
    /// With what is to be said of the template.
    Written(Vec<Diagnostic>),
    /// It cannot be made.
    Faulty(Vec<Diagnostic>),
    /// The system failed.
    Failed(Failure),
}

/// What became of all.
#[derive(Default)]
pub(super) struct Tally {
    written: usize,
    up_to_date: usize,
    failed: usize,
    /// What is wrong with reports that could not be made, the first 200 one by one; and what a template's author can mend, once.
    pub(super) faults: Vec<Diagnostic>,
    pub(super) warnings: Vec<Diagnostic>,
    untold: usize,
    /// Whose reports of earlier runs were left as they are.
    others: Vec<String>,
    root: PathBuf,
}

/// Writes the reports that are missing or rest on something else than they did.
pub(super) fn write(args: &BatchArgs, (series, scores): (&Series, &Scores), jobs: usize) -> Result<Tally, Failure> {
    let root = args.out.join(FOLDER);
    let unreadable = |error: std::io::Error| Failure::system("cannot read", &args.responses, &error);
    let names = folders::names(scores.organisations().iter().map(|organisation| &*organisation.id));
    let rows = RowsReader::new(open(&args.responses)?).map_err(unreadable)?;
    make_folder(&root)?;
    let progress = Progress::new(scores.kept().count() as u64);
    let mut tally = Tally::default();
    let ended = std::thread::scope(|scope| {
        let (give, take) = sync_channel::<(usize, Rows)>(WAITING * jobs);
        let (tell, hear) = channel::<(usize, Done)>();
        let take = std::sync::Arc::new(Mutex::new(take));
        let reader = scope.spawn(move || read(rows, scores, &give));
        for _ in 0..jobs {
            let (take, tell, root, names) = (take.clone(), tell.clone(), &root, &names);
            scope.spawn(move || work(series, (root, names), (&take, &tell)));
        }
        // The threads hold the ends that count.
        drop((take, tell));
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (number, done) in hear {
            early.insert(number, done);
            while let Some(done) = early.remove(&next) {
                tally.add(done)?;
                next += 1;
                progress.at(next as u64);
            }
        }
        reader.join().expect("reading does not panic").map_err(unreadable)
    });
    progress.end();
    ended?;
    let own: Vec<String> = scores.kept().map(|organisation| names[organisation].clone()).collect();
    tally.others = folders::others(&root, &own);
    tally.root = root;
    tally.finish();
    Ok(tally)
}

/// Hands out the organisations that were scored, with their numbers among these.
fn read(mut rows: RowsReader<File>, scores: &Scores, give: &SyncSender<(usize, Rows)>) -> std::io::Result<()> {
    let changed = || std::io::Error::new(std::io::ErrorKind::InvalidData, "it changed while it was read");
    let mut number = 0;
    for organisation in scores.organisations() {
        let rows = rows.next().ok_or_else(changed)??;
        // An id that is not a text belongs to one left out.
        if organisation.left_out {
            continue;
        }
        if rows.id != *organisation.id {
            return Err(changed());
        }
        if give.send((number, rows)).is_err() {
            return Ok(());
        }
        number += 1;
    }
    Ok(())
}

fn work<'a>(
    series: &'a Series<'a>,
    (root, names): (&Path, &[String]),
    (take, tell): (&Waiting, &Sender<(usize, Done)>),
) {
    let mut desk = None;
    loop {
        let next = take.lock().expect("no thread panics with the lock").recv();
        let Ok((number, rows)) = next else { return };
        let folder = ReportFolder(root.join(&names[rows.organisation]));
        folder.sweep();
        let inputs = series.inputs(&rows);
        let done = if folder.holds(&inputs) {
            Done::UpToDate
        } else {
            report(desk.get_or_insert_with(|| series.desk()), &rows, (&folder, &inputs))
        };
        if tell.send((number, done)).is_err() {
            return;
        }
    }
}

fn report(desk: &mut Desk, rows: &Rows, (folder, inputs): (&ReportFolder, &str)) -> Done {
    match desk.report(rows) {
        Ok(reports) => match folder.put(&rows.id, inputs, &reports) {
            Ok(()) => Done::Written(reports.warnings),
            Err(failure) => Done::Failed(failure),
        },
        Err(mut faults) => {
            for fault in &mut faults {
                fault.message = format!("the report of `{}`: {}", rows.id, fault.message);
            }
            Done::Faulty(faults)
        }
    }
}

impl Tally {
    fn add(&mut self, done: Done) -> Result<(), Failure> {
        match done {
            Done::UpToDate => self.up_to_date += 1,
            Done::Written(warnings) => {
                self.written += 1;
                let strange = warnings.into_iter().filter(|warning| !self.warnings.contains(warning));
                let strange: Vec<_> = strange.take(TOLD.saturating_sub(self.warnings.len())).collect();
                self.warnings.extend(strange);
            }
            Done::Faulty(faults) => {
                self.failed += 1;
                let room = TOLD.saturating_sub(self.faults.len());
                self.untold += faults.len().saturating_sub(room);
                self.faults.extend(faults.into_iter().take(room));
            }
            Done::Failed(failure) => return Err(failure),
        }
        Ok(())
    }

    fn finish(&mut self) {
        if self.untold > 0 {
            let message = format!("… and {} more faults of reports", self.untold);
            self.faults.push(Diagnostic::file_error("more-faults", self.root.display().to_string(), message));
        }
    }

    /// What is told at the end.
    pub(super) fn summary(&self, left_out: &[LeftOut]) -> String {
        let count = |n: usize| integer(Locale::En, n);
        let mut out = format!("reports   {} written, {} up to date", count(self.written), count(self.up_to_date));
        if self.failed > 0 {
            out += &format!(", {} not made", count(self.failed));
        }
        out += &format!(" in {}\n", self.root.display());
        let mut name = |what: &str, ids: &mut dyn Iterator<Item = &str>| {
            let ids: Vec<String> = ids.map(|id| format!("`{id}`")).collect();
            let more = ids.len().saturating_sub(NAMED);
            if !ids.is_empty() {
                let more = if more > 0 { format!(" and {} more", count(more)) } else { String::new() };
                out += &format!("          {what}: {}{more}\n", ids[..ids.len().min(NAMED)].join(", "));
            }
        };
        name("none for those left out", &mut left_out.iter().map(|left| left.organisation.as_str()));
        name("left as they are, not of this run", &mut self.others.iter().map(String::as_str));
        out
    }
}
