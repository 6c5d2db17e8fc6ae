//! The header of a sheet of answers: its delimiter, and what each column holds.

use super::faults::SheetFaults;
use super::sheet::SheetContext;
use crate::diagnostic::{Diagnostics, Place, Source, did_you_mean};
use crate::questionnaire::short;
use csv::StringRecord;
use std::collections::BTreeMap;

/// Columns with a meaning of their own.
const NAMES: [(&str, Column); 4] = [
    ("respondent_id", Column::Respondent),
    ("group", Column::Group),
    ("weight", Column::Weight),
    ("org_id", Column::Organisation),
];

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Respondent,
    Group,
    Weight,
    Organisation,
    Question(usize),
    Unknown,
}

/// The columns of a sheet.
pub(crate) struct Columns {
    pub(crate) kinds: Vec<Column>,
    /// Question → field.
    pub(super) of_question: Vec<Option<usize>>,
}

/// `,`, `;` or tab: whichever the header holds most often outside quotes.
pub(crate) fn delimiter(text: &str) -> u8 {
    let mut counts = [(b',', 0usize), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte) {
                    *count += 1;
                }
            }
        }
    }
    // The comma wins a tie, so that a header of one column reads as any other.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(delimiter, _)| *delimiter)
}

/// The columns of a header that is read apart from the rows below it; its faults go to `faults`.
pub(crate) fn header(source: &Source, context: SheetContext, faults: &mut Diagnostics) -> Columns {
    let delimiter = delimiter(&source.text);
    let mut told = SheetFaults::new(source, &source.text, delimiter);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(source.text.as_bytes());
    let mut record = StringRecord::new();
    // The text is UTF-8 and rows may differ in length: reading cannot fail.
    let _ = reader.read_record(&mut record);
    told.refuse_open_quote();
    let columns = Columns::read(&record, context, &mut told);
    told.finish(faults);
    columns
}

impl Columns {
    /// Names the columns of a header and reports those that fit nothing.
    pub(super) fn read(header: &StringRecord, context: SheetContext, faults: &mut SheetFaults) -> Self {
        let questionnaire = context.questionnaire;
        let questions: BTreeMap<&str, usize> =
            questionnaire.questions.iter().enumerate().map(|(index, question)| (question.id.as_str(), index)).collect();
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut columns = Self { kinds: Vec::new(), of_question: vec![None; questions.len()] };
        let mut strangers = Vec::new();
        for (field, name) in header.iter().map(str::trim).enumerate() {
            let reserved = NAMES.iter().find(|(reserved, _)| *reserved == name).map(|(_, column)| *column);
            let column = reserved.or_else(|| questions.get(name).map(|index| Column::Question(*index)));
            columns.kinds.push(column.unwrap_or(Column::Unknown));
            if name.is_empty() {
                faults.warning("unnamed-column", (header, field), "a column without a name is not read".into(), None);
            } else if let Some(before) = first.insert(name, field) {
                let hint = format!("it is also the column number {}; keep one", before + 1);
                let message = format!("the column `{}` stands twice", short(name));
                faults.error("duplicate-column", (header, field), message, Some(hint));
            } else if let Some(Column::Question(index)) = column {
                columns.of_question[index] = Some(field);
            } else if column.is_none() {
                strangers.push(field);
            }
        }
        columns.report_strangers(header, (&strangers, context), faults);
        if !columns.kinds.contains(&Column::Respondent) {
            let hint = "every row names its respondent, by any id that is unique in the file";
            faults.error(
                "missing-column",
                (header, 0),
                "the column `respondent_id` is missing".into(),
                Some(hint.into()),
            );
        }
        columns
    }

    fn report_strangers(
        &mut self,
        header: &StringRecord,
        (strangers, context): (&[usize], SheetContext),
        faults: &mut SheetFaults,
    ) {
        let questionnaire = context.questionnaire;
        let known = self.of_question.iter().flatten().count();
        let questions = || questionnaire.questions.iter().map(|question| question.id.as_str());
        if strangers.len() > known.max(2) {
            let names: Vec<String> =
                strangers.iter().take(5).map(|field| format!("`{}`", short(&header[*field]))).collect();
            let more = if strangers.len() > 5 { ", …" } else { "" };
            let message = format!(
                "these look like answers of another questionnaire: {} of {} columns of answers are not in `{}` ({}{more})",
                strangers.len(),
                strangers.len() + known,
                questionnaire.id,
                names.join(", "),
            );
            let hint = format!(
                "its columns are the ids of its questions: {}, …",
                questions().take(3).collect::<Vec<_>>().join(", ")
            );
            faults.error("another-questionnaire", (header, strangers[0]), message, Some(hint));
            return;
        }
        for &field in strangers {
            let name = header[field].trim();
            let reserved = NAMES.iter().map(|(name, _)| *name);
            let hint = did_you_mean(name, reserved.chain(questions())).map(|near| format!("did you mean `{near}`?"));
            let message = format!("`{}` has no question `{}`", questionnaire.id, short(name));
            faults.error("unknown-column", (header, field), message, hint);
        }
        let missing = questionnaire.questions.iter().zip(&self.of_question);
        let missing = missing.filter(|(question, field)| field.is_none() && question.asks(context.perspective));
        let missing: Vec<&str> = missing.map(|(question, _)| question.id.as_str()).collect();
        if !missing.is_empty() {
            let more = if missing.len() > 10 { format!(" and {} more", missing.len() - 10) } else { String::new() };
            let shown = missing.iter().take(10).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message = format!("no column for {shown}{more}: these answers are blank");
            faults.whole("missing-question-columns", Place::new(1, 1), message);
        }
    }
}
