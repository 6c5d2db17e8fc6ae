//! One thread reads, several score, and the results come together in the order of the file.

use super::chunks::{Chunk, Chunks, TooLong, header};
use super::current::LeftOut;
use super::organise::{Organiser, Part};
use super::scan::{Layout, Row};
use super::scores::{Organisation, Scores};
use super::{Profiles, Sheet};
use crate::answers::{self, SheetContext, TOLD, delimiter};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity, Source};
use crate::questionnaire::{Questionnaire, short};
use std::collections::{BTreeMap, HashMap};
use std::io::Read;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};

/// Parts that wait for each thread.
const WAITING: usize = 2;

/// What the answers of a batch are read against.
#[derive(Debug, Clone, Copy)]
pub struct Answers<'a> {
    /// The questionnaire that was answered.
    pub questionnaire: &'a Questionnaire,
    /// The point of view of those who answer, where the questionnaire has several.
    pub perspective: Option<usize>,
    /// Who the organisations are.
    pub profiles: &'a Profiles,
    /// Threads that score.
    pub jobs: usize,
    /// How faults name the file.
    pub path: &'a str,
}

/// What a batch gave.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The figures.
    pub scores: Scores,
    /// Organisations that have faults, in the order of the file.
    pub left_out: Vec<LeftOut>,
    /// Faults that belong to organisations, as errors: the first 200, then their number.
    pub faults: Vec<Diagnostic>,
}

impl Outcome {
    /// The faults as warnings: they cost those organisations alone.
    pub fn forgiven(&mut self) -> Vec<Diagnostic> {
        let mut faults = std::mem::take(&mut self.faults);
        for fault in &mut faults {
            fault.severity = Severity::Warning;
        }
        faults
    }
}

impl Answers<'_> {
    /// Reads the answers and scores them. `progress` is told the bytes read so far. Faults of the file as a whole, and warnings, go to
    /// `faults`; `None` where its header has an error.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn score(
        &self,
        mut input: impl Read + Send,
        faults: &mut Diagnostics,
        progress: &(dyn Fn(u64) + Sync),
    ) -> std::io::Result<Option<Outcome>> {
        let (head, rest) = header(&mut input)?;
        let lines = memchr::memchr_iter(b'\n', &head).count();
        let Some(layout) = self.layout(head, faults) else { return Ok(None) };
        let sheet = Sheet {
            questionnaire: self.questionnaire,
            perspective: self.perspective,
            profiles: self.profiles,
            path: self.path,
            layout: layout.clone(),
        };
        let mut merge = Merge::new(self, lines);
        let input = Counted { input, bytes: 0, progress };
        let chunks = Chunks::new((input, rest), layout.delimiter, Some(layout.organisation));
        if let Some(fault) = work(&sheet, chunks, self.jobs.max(1), &mut merge)? {
            faults.extend(std::mem::take(&mut merge.outcome.faults));
            faults.push(fault.fault(self.path, merge.lines));
            return Ok(None);
        }
        Ok(Some(merge.finish(faults)))
    }

    fn layout(&self, head: Vec<u8>, faults: &mut Diagnostics) -> Option<Layout> {
        let before = faults.errors();
        let source = answers::text(self.path, head).map_err(|fault| faults.push(*fault)).ok()?;
        if source.text.trim().is_empty() {
            let message = "the file holds no header and no answers";
            faults.push(Diagnostic::error("empty-sheet", &source, Place::default(), message));
            return None;
        }
        let context = SheetContext {
            questionnaire: self.questionnaire,
            groups: &[],
            sector: None,
            perspective: self.perspective,
        };
        let columns = answers::header(&source, context, faults);
        let layout = Layout::new(columns.kinds, delimiter(&source.text));
        if layout.is_none() {
            let hint = "every row names its organisation; one organisation's rows stand together";
            let fault =
                Diagnostic::error("missing-column", &source, Place::new(1, 1), "the column `org_id` is missing");
            faults.push(fault.hint(hint));
        }
        layout.filter(|_| faults.errors() == before)
    }
}

/// Counts the bytes that go by.
struct Counted<'a, R> {
    input: R,
    bytes: u64,
    progress: &'a (dyn Fn(u64) + Sync),
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.input.read(buffer)?;
        self.bytes += read as u64;
        (self.progress)(self.bytes);
        Ok(read)
    }
}

/// Reads, scores and merges all parts, as far as they can be read.
fn work<R: Read + Send>(
    sheet: &Sheet,
    chunks: Chunks<R>,
    jobs: usize,
    merge: &mut Merge,
) -> std::io::Result<Option<TooLong>> {
    std::thread::scope(|scope| {
        let (to_workers, waiting) = sync_channel::<(usize, Chunk)>(WAITING * jobs);
        let (to_merge, done) = sync_channel::<(usize, Part)>(WAITING * jobs);
        let (give_back, rooms) = channel::<Vec<u8>>();
        let waiting = std::sync::Arc::new(Mutex::new(waiting));
        let reader = scope.spawn(move || read(chunks, &to_workers, &rooms));
        for _ in 0..jobs {
            let (waiting, to_merge, give_back) = (waiting.clone(), to_merge.clone(), give_back.clone());
            scope.spawn(move || score(sheet, &waiting, (&to_merge, &give_back)));
        }
        // The threads hold the ends that count.
        drop((waiting, to_merge, give_back));
        let mut early = BTreeMap::new();
        let mut next = 0;
        for (number, part) in done {
            early.insert(number, part);
            while let Some(part) = early.remove(&next) {
                merge.add(part);
                next += 1;
            }
        }
        reader.join().expect("reading does not panic")
    })
}

fn read<R: Read>(
    mut chunks: Chunks<R>,
    to_workers: &SyncSender<(usize, Chunk)>,
    rooms: &Receiver<Vec<u8>>,
) -> std::io::Result<Option<TooLong>> {
    for number in 0.. {
        let Some(chunk) = chunks.next(rooms.try_recv().unwrap_or_default())? else { break };
        if let Chunk::TooLong(what) = chunk {
            return Ok(Some(what));
        }
        if to_workers.send((number, chunk)).is_err() {
            break;
        }
    }
    Ok(None)
}

fn score(
    sheet: &Sheet,
    waiting: &Mutex<Receiver<(usize, Chunk)>>,
    (to_merge, give_back): (&SyncSender<(usize, Part)>, &Sender<Vec<u8>>),
) {
    let mut organiser = Organiser::new(sheet);
    let mut row = Row::new(&sheet.layout);
    loop {
        let next = waiting.lock().expect("no thread panics with the lock").recv();
        let Ok((number, chunk)) = next else { return };
        let part = match chunk {
            Chunk::Plain(text) => {
                let part = organiser.plain(&text, &mut row);
                // The reader may have ended.
                let _ = give_back.send(text);
                part
            }
            Chunk::Records(records) => organiser.records(&records, &mut row),
            // The reader keeps it.
            Chunk::TooLong(_) => return,
        };
        if to_merge.send((number, part)).is_err() {
            return;
        }
    }
}

/// The organisations met so far.
#[derive(Default)]
struct Met {
    /// Where each one was met last, once their ids do not rise.
    last: Option<HashMap<Box<str>, usize>>,
    /// How often one was met that had been met before.
    again: usize,
}

impl Met {
    /// Takes the next one; where it was met before. Ids that rise, the shorter ones first, cannot come twice.
    fn before(&mut self, organisations: &[Organisation], next: usize) -> Option<usize> {
        let id = |at: usize| &organisations[at].id;
        if self.last.is_none() {
            if next == 0 || (id(next - 1).len(), id(next - 1)) < (id(next).len(), id(next)) {
                return None;
            }
            self.last = Some((0..next).map(|at| (id(at).clone(), at)).collect());
        }
        let before = self.last.as_mut().expect("made above").insert(id(next).clone(), next);
        self.again += usize::from(before.is_some());
        before
    }
}

/// Parts put together in the order of the file.
struct Merge<'a> {
    answers: &'a Answers<'a>,
    outcome: Outcome,
    lines: usize,
    untold: usize,
    unasked: usize,
    silent: Vec<(String, usize)>,
    met: Met,
}

impl<'a> Merge<'a> {
    fn new(answers: &'a Answers<'a>, lines: usize) -> Self {
        let scores = Scores::new(answers.questionnaire.domains.len() + 1);
        Self {
            answers,
            outcome: Outcome { scores, ..Outcome::default() },
            lines,
            untold: 0,
            unasked: 0,
            silent: Vec::new(),
            met: Met::default(),
        }
    }

    fn add(&mut self, part: Part) {
        self.unasked += part.unasked;
        self.untold += part.untold;
        for mut fault in part.told {
            fault.line += self.lines;
            self.tell(fault);
        }
        let lines = self.lines;
        self.outcome.left_out.extend(part.left_out.into_iter().map(|left| LeftOut { line: left.line + lines, ..left }));
        self.silent.extend(part.silent.into_iter().map(|(id, line)| (id, line + lines)));
        let first = self.outcome.scores.organisations().len();
        self.outcome.scores.append(part.scores, self.lines);
        self.lines += part.lines;
        for organisation in first..self.outcome.scores.organisations().len() {
            self.once(organisation);
        }
    }

    /// An organisation met before has rows apart: both are left out.
    fn once(&mut self, organisation: usize) {
        let Some(before) = self.met.before(self.outcome.scores.organisations(), organisation) else { return };
        let met = &self.outcome.scores.organisations()[organisation];
        let (id, line) = (met.id.clone(), met.line as usize);
        let first = self.outcome.scores.organisations()[before].line;
        let message = format!(
            "the rows of `{}` do not stand together: they begin on row {first} and again on row {line}",
            short(&id)
        );
        let left =
            LeftOut { organisation: id.into(), line, code: "organisation-apart", message: message.clone(), faults: 1 };
        self.outcome.left_out.push(left);
        self.outcome.scores.leave_out(before);
        self.outcome.scores.leave_out(organisation);
        let source = Source::new(self.answers.path, "");
        let mut fault = Diagnostic::error("organisation-apart", &source, Place::default(), message);
        fault.line = line;
        self.tell(fault.hint("sort the file by `org_id`"));
    }

    fn tell(&mut self, fault: Diagnostic) {
        if self.outcome.faults.len() < TOLD { self.outcome.faults.push(fault) } else { self.untold += 1 }
    }

    fn finish(mut self, faults: &mut Diagnostics) -> Outcome {
        let path = self.answers.path;
        if self.untold > 0 {
            let message = format!("… and {} more faults in this file", self.untold);
            self.outcome.faults.push(Diagnostic::file_error("more-faults", path, message));
        }
        let mut warn = |code, line: usize, message: String| {
            let mut fault = Diagnostic::warning(code, &Source::new(path, ""), Place::default(), message);
            fault.line = line;
            faults.push(fault);
        };
        if self.outcome.scores.organisations().is_empty() && self.outcome.faults.is_empty() {
            let message = "the file holds a header and no answers".to_owned();
            self.outcome.faults.push(Diagnostic::file_error("empty-sheet", path, message));
        }
        if self.unasked > 0 {
            let message = format!("{} answers to questions that were not asked do not count", self.unasked);
            warn("answer-not-asked", 0, message);
        }
        if let Some((id, line)) = self.silent.first() {
            let others = self.silent.len() - 1;
            let others = if others == 0 { String::new() } else { format!(", and {others} more organisations") };
            let message = format!("`{}` has no answer{others}: a row without figures", short(id));
            warn("organisation-without-answers", *line, message);
        }
        let profiles = self.answers.profiles;
        let organisations = self.outcome.scores.organisations();
        if !profiles.is_empty() {
            let strange = organisations.iter().filter(|o| profiles.get(&o.id).is_none()).collect::<Vec<_>>();
            if let Some(first) = strange.first() {
                let message = format!(
                    "{} organisations have no profile and are compared with all, `{}` first",
                    strange.len(),
                    short(&first.id)
                );
                warn("organisation-without-profile", first.line as usize, message);
            }
            let idle = profiles.len() + strange.len() - (organisations.len() - self.met.again);
            if idle > 0 {
                let message = format!("{idle} organisations have a profile and no answers");
                warn("profile-without-answers", 0, message);
            }
        }
        self.outcome
    }
}
