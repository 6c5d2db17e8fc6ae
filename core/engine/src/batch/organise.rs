//! Rows in their order → organisations with their figures, and what is wrong with them. An organisation with a fault has no figures.

use super::Sheet;
use super::current::{Current, LeftOut};
use super::scan::{self, CODES, Code, Layout, Line, OTHER, Row, written};
use super::scores::Scores;
use crate::answers::{Asking, Cell, Column, SheetContext, TOLD, state};
use crate::diagnostic::{Diagnostic, Place, Source};
use crate::questionnaire::{Balance, Reply, short};
use crate::scoring::{Share, Totaller};
use std::borrow::Cow;
use std::ops::Range;

/// What a part of the file gave. Lines count from the part's own beginning.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub(super) scores: Scores,
    /// Faults told one by one.
    pub(super) told: Vec<Diagnostic>,
    /// Faults beyond those.
    pub(super) untold: usize,
    /// Organisations with a fault.
    pub(super) left_out: Vec<LeftOut>,
    /// Organisations of which nothing is answered, with their lines.
    pub(super) silent: Vec<(String, usize)>,
    /// Answers to questions that were not asked.
    pub(super) unasked: usize,
    /// Lines read.
    pub(super) lines: usize,
}

/// A fault: its code, what is wrong, and how to mend it.
pub(super) type Words = (&'static str, String, Option<String>);

/// Reads rows one by one.
pub(super) struct Organiser<'a> {
    sheet: &'a Sheet<'a>,
    totaller: Totaller<'a>,
    /// By counted question: its field, and what each code brings. [`OTHER`] is filled in for each row that has such a text.
    fields: Vec<usize>,
    shares: Vec<[Share; CODES]>,
    /// The first of these fields, where they stand one after the other.
    together: Option<usize>,
    /// By counted question: the code of the row at hand, where they do not.
    codes: Vec<Code>,
    /// By field: one bit for each code that its question can be answered with.
    allowed: Vec<u16>,
    /// By field: the lowest digit allowed.
    lowest: Vec<u8>,
    /// By field: how many follow it.
    following: Vec<u8>,
    /// Fields with a meaning of their own.
    reserved: Vec<(usize, Column)>,
    /// By field: the place among the counted questions.
    counted: Vec<Option<usize>>,
    asking: Option<Asking<'a>>,
    replies: Vec<Reply>,
    cells: Vec<Cell>,
    current: Option<Current>,
    part: Part,
}

/// A row, the text that its ranges mean, and its line.
#[derive(Clone, Copy)]
struct At<'t> {
    row: &'t Row,
    text: &'t [u8],
    line: usize,
    /// Whether the text is the file's own, and not the fields of a record.
    plain: bool,
}

/// What the code of an answer brings.
fn chosen<'s>((shares, code): (&'s [Share; CODES], &Code)) -> &'s Share {
    &shares[usize::from(*code) % CODES]
}

/// A record as a line, with the quotes that it needs, and where a field stands in it.
fn as_written(at: At, field: usize, delimiter: char) -> (String, Range<usize>) {
    let (mut line, mut place) = (String::new(), 0..0);
    for (number, range) in at.row.fields.iter().enumerate() {
        if number > 0 {
            line.push(delimiter);
        }
        let from = line.len();
        let text = String::from_utf8_lossy(&at.text[range.clone()]);
        if text.contains([delimiter, '"', '\n']) {
            line += &format!("\"{}\"", text.replace('"', "\"\""));
        } else {
            line += &text;
        }
        if number == field {
            place = from..line.len();
        }
    }
    (line, place)
}

/// The digits that a field may hold, as they are looked for in every row. What is allowed beside them is looked at apart.
fn digits(column: Column, allowed: u16) -> (u8, u8) {
    if !matches!(column, Column::Question(_)) {
        return (OTHER, 0);
    }
    let low = u8::try_from(allowed.trailing_zeros()).expect("a digit");
    let run = u8::try_from((allowed >> low).trailing_ones()).expect("few digits");
    if low < scan::BLANK { (low, run.min(scan::BLANK - low) - 1) } else { (scan::BLANK, 0) }
}

impl<'a> Organiser<'a> {
    pub(super) fn new(sheet: &'a Sheet<'a>) -> Self {
        let (questionnaire, layout) = (sheet.questionnaire, &sheet.layout);
        let totaller = Totaller::new(questionnaire, sheet.perspective);
        let place = |q: &usize| layout.columns.iter().position(|c| *c == Column::Question(*q));
        let field = |q: &usize| place(q).unwrap_or(layout.missing());
        let fields: Vec<usize> = totaller.questions().iter().map(field).collect();
        let reply = |q: usize, code: usize| {
            let code = Code::try_from(code).expect("few codes");
            if code >= OTHER { None } else { questionnaire.read_answer(q, written(code), false).ok() }
        };
        let share = |q: usize, code: usize| reply(q, code).map_or(Share::NONE, |r| totaller.share(q, state(r)));
        let shares = totaller.questions().iter().map(|q| std::array::from_fn(|code| share(*q, code))).collect();
        let allowed = layout.columns.iter().map(|column| match column {
            Column::Question(q) => {
                (0..CODES).filter(|code| reply(*q, *code).is_some()).fold(0, |set, code| set | 1 << code)
            }
            _ => u16::MAX,
        });
        let allowed: Vec<u16> = allowed.collect();
        let digits = layout.columns.iter().zip(&allowed).map(|(column, allowed)| digits(*column, *allowed));
        let (lowest, following) = digits.unzip();
        let counted = (0..layout.columns.len()).map(|field| fields.iter().position(|f| *f == field)).collect();
        let conditional = questionnaire.questions.iter().any(|q| q.show_if.is_some() || !q.sectors.is_empty());
        let questions = questionnaire.questions.len();
        let mut organiser = Self {
            sheet,
            totaller,
            codes: vec![scan::BLANK; fields.len()],
            together: fields.first().copied().filter(|first| fields.iter().copied().eq((*first..).take(fields.len()))),
            fields,
            shares,
            allowed,
            lowest,
            following,
            reserved: sheet.reserved().collect(),
            counted,
            asking: None,
            replies: if conditional { vec![Reply::Blank; questions] } else { Vec::new() },
            cells: vec![Cell::NotAsked; questions],
            current: None,
            part: Part::default(),
        };
        organiser.reset();
        organiser
    }

    fn reset(&mut self) -> Part {
        let scores = Scores::new(self.sheet.questionnaire.domains.len() + 1);
        std::mem::replace(&mut self.part, Part { scores, ..Part::default() })
    }

    /// Reads a plain part that ends with a line's end and holds whole organisations.
    pub(super) fn plain(&mut self, text: &[u8], row: &mut Row) -> Part {
        let mut at = 0;
        let layout: &Layout = &self.sheet.layout;
        while at < text.len() {
            let start = at;
            let line;
            (line, at) = row.scan(layout, text, at);
            self.part.lines += 1;
            let whole = At { row, text, line: self.part.lines, plain: true };
            match line {
                Line::Row => self.row(whole),
                Line::Blank => {}
                Line::Fields(fields) => {
                    let line = text[start..at].trim_ascii_end();
                    let id = line.split(|byte| *byte == layout.delimiter).nth(layout.organisation);
                    self.wrong_length((id.unwrap_or_default(), fields), &String::from_utf8_lossy(line), whole.line);
                }
            }
        }
        self.close();
        self.reset()
    }

    /// Reads records that hold whole organisations; their lines count from the first record read of the file.
    pub(super) fn records(&mut self, records: &[csv::ByteRecord], row: &mut Row) -> Part {
        for record in records {
            let line = record.position().map_or(0, |p| usize::try_from(p.line()).unwrap_or(usize::MAX));
            let at = row.take(&self.sheet.layout, record);
            match at {
                Line::Row => self.row(At { row, text: record.as_slice(), line, plain: false }),
                Line::Blank => {}
                Line::Fields(fields) => {
                    let id = record.get(self.sheet.layout.organisation).unwrap_or_default();
                    let shown = record.iter().map(String::from_utf8_lossy).collect::<Vec<_>>();
                    self.wrong_length((id, fields), &shown.join(","), line);
                }
            }
        }
        self.close();
        self.reset()
    }

    fn wrong_length(&mut self, (id, fields): (&[u8], usize), line: &str, number: usize) {
        self.open(id.trim_ascii(), number);
        let message = format!("the row has {fields} fields, the header has {}", self.sheet.layout.columns.len());
        let hint = "put a text that holds the delimiter between quotes; write 3.5, not 3,5".to_owned();
        let words = if line.contains('\n') {
            let message = "a quote of this row is never closed: what follows reads as one field".to_owned();
            (
                "unclosed-quote",
                message,
                Some("close the quote; a quote within a text is written twice: \"\"".to_owned()),
            )
        } else {
            ("wrong-number-of-fields", message, Some(hint))
        };
        self.tell(words, number, (line, 0..0));
    }

    /// Makes an organisation the current one.
    fn open(&mut self, id: &[u8], line: usize) {
        if self.current.as_ref().is_none_or(|current| current.id != id) {
            self.close();
            self.current = Some(Current::new(id, line));
            if !self.replies.is_empty() {
                let sector = std::str::from_utf8(id).ok().and_then(|id| self.sheet.profiles.sector(id));
                self.asking = Some(Asking::new(SheetContext { sector, ..self.sheet.context() }));
            }
        }
    }

    fn row(&mut self, at: At) {
        let id = at.text[at.row.fields[self.sheet.layout.organisation].clone()].trim_ascii();
        self.open(id, at.line);
        let current = self.current.as_ref().expect("opened above");
        if !current.named {
            let what =
                if id.is_empty() { "the row names no organisation" } else { "the organisation's id is not UTF-8" };
            self.fault(at, self.sheet.layout.organisation, ("missing-org-id", what.to_owned(), None));
        }
        let (mut weight, mut group) = (1.0, None);
        let sheet = self.sheet;
        for at_reserved in 0..self.reserved.len() {
            let (field, column) = self.reserved[at_reserved];
            let text = at.text[at.row.fields[field].clone()].trim_ascii();
            match column {
                Column::Respondent => self.respondent(at, field, text),
                Column::Weight => weight = self.weight(at, field, text),
                Column::Group if sheet.questionnaire.scoring.balance == Balance::Groups => group = self.group(text),
                _ => {}
            }
        }
        // Texts that are no plain code have to be read; a code that its question does not know is a fault.
        let strange = |code: u8, low: u8, more: u8| {
            u8::from(code.wrapping_sub(low) > more)
                & u8::from(code.wrapping_sub(scan::BLANK) > scan::DONT_KNOW - scan::BLANK)
        };
        let codes = at.row.codes.iter().zip(&self.lowest).zip(&self.following);
        let found = codes.fold(0, |found, ((code, low), more)| found | strange(*code, *low, *more));
        if found != 0 {
            self.others(at);
        }
        self.answers(at.row, weight, group);
    }

    fn answers(&mut self, row: &Row, weight: f64, group: Option<usize>) {
        let blank = |code: &Code| *code == scan::BLANK;
        if let Some(asking) = &self.asking {
            for (field, column) in self.sheet.layout.columns.iter().enumerate() {
                let Column::Question(question) = *column else { continue };
                let code = row.codes[field];
                if code != OTHER {
                    let read = self.sheet.questionnaire.read_answer(question, written(code), false);
                    self.replies[question] = read.unwrap_or(Reply::Blank);
                }
            }
            self.cells.fill(Cell::NotAsked);
            self.part.unasked += asking.fill(&self.replies, None, &mut self.cells).len();
            let questions = self.totaller.questions().to_vec();
            let shares: Vec<Share> = questions.iter().map(|q| self.totaller.share(*q, self.cells[*q])).collect();
            self.totaller.add(weight, group, |places| shares[places].iter());
        } else {
            let codes = if let Some(first) = self.together {
                &row.codes[first..first + self.fields.len()]
            } else {
                for (code, field) in self.codes.iter_mut().zip(&self.fields) {
                    *code = row.codes[*field];
                }
                &self.codes
            };
            let shares = &self.shares;
            self.totaller.add(weight, group, |places| shares[places.clone()].iter().zip(&codes[places]).map(chosen));
        }
        if let Some(current) = self.current.as_mut().filter(|current| !current.answered) {
            current.answered = self.fields.iter().any(|field| !blank(&row.codes[*field]));
        }
    }

    /// Reads the answers that have no plain code.
    fn others(&mut self, at: At) {
        for field in 0..self.sheet.layout.columns.len() {
            let Column::Question(question) = self.sheet.layout.columns[field] else { continue };
            let code = at.row.codes[field];
            if self.allowed[field] >> code & 1 == 1 {
                continue;
            }
            let text = if code == OTHER { self.text(at, field) } else { Some(Cow::Borrowed(written(code))) };
            let Some(text) = text else { continue };
            let comma = self.sheet.layout.delimiter == b';';
            let reply = self.sheet.questionnaire.read_answer(question, &text, comma).unwrap_or_else(|fault| {
                let message = format!("`{}`: {}", self.sheet.questionnaire.questions[question].id, fault.message);
                self.fault(at, field, (fault.code, message, fault.hint));
                Reply::Blank
            });
            if let Some(place) = self.counted[field] {
                self.shares[place][usize::from(OTHER)] = self.totaller.share(question, state(reply));
            }
            if let Some(kept) = self.replies.get_mut(question) {
                *kept = reply;
            }
        }
    }

    /// A field's text; a fault where it is not UTF-8.
    fn text<'t>(&mut self, at: At<'t>, field: usize) -> Option<Cow<'t, str>> {
        if let Ok(text) = std::str::from_utf8(&at.text[at.row.fields[field].clone()]) {
            return Some(Cow::Borrowed(text));
        }
        let hint = "save the file as UTF-8 (in a spreadsheet: “CSV UTF-8”)".to_owned();
        self.fault(at, field, ("invalid-utf8", "the field is not UTF-8".to_owned(), Some(hint)));
        None
    }

    fn respondent(&mut self, at: At, field: usize, id: &[u8]) {
        if id.is_empty() {
            let message = "the row names no respondent".to_owned();
            self.fault(at, field, ("missing-respondent-id", message, None));
            return;
        }
        let current = self.current.as_mut().expect("a row opens its organisation");
        if let Some(first) = current.earlier(id, at.line) {
            let message = format!("the respondent `{}` has answered already", short(&String::from_utf8_lossy(id)));
            let rows = at.line - first;
            let hint = format!("the first answers stand {rows} rows above; keep one row a respondent");
            self.fault(at, field, ("duplicate-respondent", message, Some(hint)));
        }
    }

    fn group(&mut self, id: &[u8]) -> Option<usize> {
        let groups = &mut self.current.as_mut().expect("a row opens its organisation").groups;
        let next = groups.len();
        (!id.is_empty()).then(|| *groups.entry(id.to_owned()).or_insert(next))
    }

    fn weight(&mut self, at: At, field: usize, text: &[u8]) -> f64 {
        if text.is_empty() {
            return 1.0;
        }
        let text = String::from_utf8_lossy(text);
        let point = if self.sheet.layout.delimiter == b';' { Cow::Owned(text.replacen(',', ".", 1)) } else { text };
        if let Some(weight) = point.parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight > 0.0) {
            return weight;
        }
        let hint = "a weight is a number above 0; an empty cell weighs 1".to_owned();
        self.fault(at, field, ("invalid-weight", format!("`{}` is not a weight", short(&point)), Some(hint)));
        1.0
    }

    /// A fault at a field of a row.
    fn fault(&mut self, at: At, field: usize, words: Words) {
        let delimiter = self.sheet.layout.delimiter;
        let (line, place) = if at.plain {
            // Codes have no range: the field is found by its number.
            let anchor = at.row.fields[self.sheet.layout.organisation].start;
            let from = at.text[..anchor].iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
            let to = memchr::memchr(b'\n', &at.text[from..]).map_or(at.text.len(), |length| from + length);
            let line = String::from_utf8_lossy(at.text[from..to].trim_ascii_end()).into_owned();
            let mut ends = memchr::memchr_iter(delimiter, line.as_bytes()).chain([line.len()]);
            let before = field.checked_sub(1).and_then(|before| ends.nth(before)).map_or(0, |end| end + 1);
            let place = before..ends.next().unwrap_or(line.len());
            (line, place)
        } else {
            as_written(at, field, char::from(delimiter))
        };
        self.tell(words, at.line, (&line, place));
    }

    /// Notes a fault of the current organisation; `within` is the part of the line that shows it.
    fn tell(&mut self, (code, message, hint): Words, number: usize, (line, within): (&str, Range<usize>)) {
        let current = self.current.as_mut().expect("a row opens its organisation");
        current.faults += 1;
        if current.first.is_none() {
            current.first = Some((code, message.clone(), None));
            current.first_line = number;
        }
        if self.part.told.len() >= TOLD {
            self.part.untold += 1;
            return;
        }
        let source = Source::new(self.sheet.path, line);
        let chars = |range: Range<usize>| line.get(range).map_or(0, |text| text.chars().count());
        let place = Place { line: 1, column: chars(0..within.start) + 1, length: chars(within).max(1) };
        let mut fault = Diagnostic::error(code, &source, place, message);
        fault.line = number;
        fault.hint = hint;
        self.part.told.push(fault);
    }

    /// Ends the current organisation.
    fn close(&mut self) {
        let Some(current) = self.current.take() else { return };
        let id = String::from_utf8_lossy(&current.id);
        let Some((code, message, _)) = current.first else {
            let totals = self.totaller.finish();
            if !current.answered {
                self.part.silent.push((id.clone().into_owned(), current.line));
            }
            self.part.scores.push(&id, current.line, Some(&totals));
            return;
        };
        self.totaller.clear();
        self.part.scores.push(&id, current.line, None);
        self.part.left_out.push(LeftOut {
            organisation: id.into_owned(),
            line: current.first_line,
            code,
            message,
            faults: current.faults,
        });
    }
}
