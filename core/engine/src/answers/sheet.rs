//! A CSV of respondents → an [`AnswerSheet`]: delimiter found from the header, every cell in one of the five states, every fault
//! with its line and column. The work grows with the number of cells.

use super::asking::Asking;
use super::columns::{Column, Columns, delimiter};
use super::faults::SheetFaults;
use super::{AnswerSheet, Cell, Group, Respondent};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::questionnaire::{Questionnaire, Reply, short};
use csv::StringRecord;
use std::collections::BTreeMap;

/// Answers to questions that were not asked, told one by one.
const UNASKED_TOLD: usize = 20;
/// The id of the one row of a workshop's consensus.
pub const CONSENSUS: &str = "consensus";

/// What a sheet is read against.
#[derive(Debug, Clone, Copy)]
pub struct SheetContext<'a> {
    /// The questionnaire that was answered.
    pub questionnaire: &'a Questionnaire,
    /// The groups that respondents may belong to.
    pub groups: &'a [Group],
    /// The organisation's sector: some questions are asked in some sectors only, and not where none is stated.
    pub sector: Option<&'a str>,
    /// The point of view of those who answer: some questions are asked of others only.
    pub perspective: Option<usize>,
}

/// Reads a CSV of answers. Every fault is reported (the first 200 of a file one by one); `None` when any is an error.
pub fn read_sheet(source: &Source, context: SheetContext, faults: &mut Diagnostics) -> Option<AnswerSheet> {
    let mut reader = SheetReader::new(source, context);
    reader.read();
    let sheet = (!reader.faults.has_errors()).then_some(reader.sheet);
    reader.faults.finish(faults);
    sheet
}

/// A workshop's consensus: the replies by question (the others blank), as a sheet of one row.
pub fn consensus_sheet(mut replies: BTreeMap<usize, Reply>, context: SheetContext) -> AnswerSheet {
    let questions = context.questionnaire.questions.len();
    let row: Vec<Reply> = (0..questions).map(|q| replies.remove(&q).unwrap_or(Reply::Blank)).collect();
    let asking = Asking::new(context);
    let mut cells = vec![Cell::NotAsked; questions];
    asking.fill(&row, None, &mut cells);
    let respondent = Respondent { id: CONSENSUS.to_owned(), group: None, weight: 1.0 };
    AnswerSheet { respondents: vec![respondent], cells, questions, consensus: true }
}

struct SheetReader<'a> {
    text: &'a str,
    delimiter: u8,
    asking: Asking<'a>,
    groups: BTreeMap<&'a str, usize>,
    /// Respondents' ids and the lines where they stand.
    ids: BTreeMap<String, usize>,
    /// Groups that are not declared: first place and number of rows.
    strangers: BTreeMap<String, (Place, usize)>,
    organisation: Option<String>,
    sheet: AnswerSheet,
    faults: SheetFaults<'a>,
    unasked: usize,
}

impl<'a> SheetReader<'a> {
    fn new(source: &'a Source, context: SheetContext<'a>) -> Self {
        let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
        let delimiter = delimiter(text);
        let questions = context.questionnaire.questions.len();
        Self {
            text,
            delimiter,
            asking: Asking::new(context),
            groups: context.groups.iter().enumerate().map(|(i, group)| (group.id.as_str(), i)).collect(),
            ids: BTreeMap::new(),
            strangers: BTreeMap::new(),
            organisation: None,
            sheet: AnswerSheet { respondents: Vec::new(), cells: Vec::new(), questions, consensus: false },
            faults: SheetFaults::new(source, text, delimiter),
            unasked: 0,
        }
    }

    fn read(&mut self) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(self.text.as_bytes());
        let mut record = StringRecord::new();
        let empty = |what: &str| (format!("the file holds {what}"), None);
        if !matches!(reader.read_record(&mut record), Ok(true)) {
            self.faults.whole_error("empty-sheet", Place::default(), empty("no header and no answers"));
            return;
        }
        self.faults.refuse_open_quote();
        let columns = Columns::read(&record, self.asking.context, &mut self.faults);
        let mut row = vec![Reply::Blank; self.sheet.questions];
        // The text is UTF-8 and rows may differ in length: reading cannot fail before its end.
        while matches!(reader.read_record(&mut record), Ok(true)) {
            if record.iter().any(|field| !field.trim().is_empty()) {
                self.row(&record, &columns, &mut row);
            }
        }
        if self.sheet.respondents.is_empty() && !self.faults.has_errors() {
            self.faults.whole_error("empty-sheet", Place::new(1, 1), empty("a header and no answers"));
        }
        self.sum_up();
    }

    fn row(&mut self, record: &StringRecord, columns: &Columns, row: &mut [Reply]) {
        let (fields, expected) = (record.len(), columns.kinds.len());
        if fields != expected {
            let message = format!("the row has {fields} fields, the header has {expected}");
            let hint = "put a text that holds the delimiter between quotes".to_owned();
            let at = fields.min(expected + 1) - 1;
            self.faults.error("wrong-number-of-fields", (record, at), message, Some(hint));
            return;
        }
        row.fill(Reply::Blank);
        let mut respondent = Respondent { id: String::new(), group: None, weight: 1.0 };
        for (field, column) in columns.kinds.iter().enumerate() {
            match *column {
                Column::Respondent => respondent.id = self.respondent_id(record, field),
                Column::Group => respondent.group = self.group(record, field),
                Column::Weight => respondent.weight = self.weight(record, field),
                Column::Organisation => self.organisation(record, field),
                Column::Question(question) => row[question] = self.reply(record, (field, question)),
                Column::Unknown => {}
            }
        }
        let start = self.sheet.cells.len();
        self.sheet.cells.resize(start + self.sheet.questions, Cell::NotAsked);
        for question in self.asking.fill(row, respondent.group, &mut self.sheet.cells[start..]) {
            self.unasked += 1;
            if self.unasked <= UNASKED_TOLD {
                let field = columns.of_question[question].unwrap_or(0);
                let id = &self.asking.context.questionnaire.questions[question].id;
                let message = format!("`{id}` was not asked of this respondent: the answer does not count");
                self.faults.warning("answer-not-asked", (record, field), message, None);
            }
        }
        self.sheet.respondents.push(respondent);
    }

    fn reply(&mut self, record: &StringRecord, (field, question): (usize, usize)) -> Reply {
        let questionnaire = self.asking.context.questionnaire;
        questionnaire.read_answer(question, &record[field], self.delimiter == b';').unwrap_or_else(|fault| {
            let message = format!("`{}`: {}", questionnaire.questions[question].id, fault.message);
            self.faults.error(fault.code, (record, field), message, fault.hint);
            Reply::Blank
        })
    }

    fn respondent_id(&mut self, record: &StringRecord, field: usize) -> String {
        let id = record[field].trim();
        if id.is_empty() {
            self.faults.error("missing-respondent-id", (record, field), "the row names no respondent".into(), None);
            return String::new();
        }
        let line = self.faults.place(record, 0).line;
        if let Some(first) = self.ids.get(id) {
            let message = format!("the respondent `{}` has answered already", short(id));
            let hint = format!("the first answers stand on line {first}; keep one row a respondent");
            self.faults.error("duplicate-respondent", (record, field), message, Some(hint));
        } else {
            self.ids.insert(id.to_owned(), line);
        }
        id.to_owned()
    }

    fn group(&mut self, record: &StringRecord, field: usize) -> Option<usize> {
        let id = record[field].trim();
        if id.is_empty() {
            return None;
        }
        let found = self.groups.get(id).copied();
        if found.is_none() {
            if let Some((_, rows)) = self.strangers.get_mut(id) {
                *rows += 1;
            } else {
                self.strangers.insert(id.to_owned(), (self.faults.place(record, field), 1));
            }
        }
        found
    }

    fn weight(&mut self, record: &StringRecord, field: usize) -> f64 {
        let written = record[field].trim();
        if written.is_empty() {
            return 1.0;
        }
        let point = if self.delimiter == b';' { written.replacen(',', ".", 1) } else { written.to_owned() };
        if let Some(weight) = point.parse::<f64>().ok().filter(|weight| weight.is_finite() && *weight > 0.0) {
            return weight;
        }
        let message = format!("`{}` is not a weight", short(written));
        let hint = "a weight is a number above 0; an empty cell weighs 1".to_owned();
        self.faults.error("invalid-weight", (record, field), message, Some(hint));
        1.0
    }

    fn organisation(&mut self, record: &StringRecord, field: usize) {
        let id = record[field].trim();
        let first = self.organisation.get_or_insert_with(|| id.to_owned());
        if first != id {
            let message = format!("the row is about another organisation than the first: `{}`", short(id));
            let hint = "an assessment is about one organisation; `palier batch` reads several".to_owned();
            self.faults.error("several-organisations", (record, field), message, Some(hint));
        }
    }

    /// What is told once for the whole file.
    fn sum_up(&mut self) {
        let known: Vec<&str> = self.groups.keys().copied().collect();
        for (told, (id, (place, rows))) in std::mem::take(&mut self.strangers).into_iter().enumerate() {
            if told == UNASKED_TOLD {
                let message = ("… and other groups that the assessment does not declare".to_owned(), None);
                self.faults.whole_error("unknown-group", place, message);
                break;
            }
            let near = crate::diagnostic::did_you_mean(&id, known.iter().copied());
            let hint = near.map_or_else(
                || "declare it under `groups` in the assessment, or leave the cell empty".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let rows = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
            let message = format!("the group `{}` is not declared in the assessment ({rows})", short(&id));
            self.faults.whole_error("unknown-group", place, (message, Some(hint)));
        }
        if self.unasked > UNASKED_TOLD {
            let message =
                format!("… and {} more answers to questions that were not asked", self.unasked - UNASKED_TOLD);
            self.faults.whole("answer-not-asked", Place::default(), message);
        }
    }
}
