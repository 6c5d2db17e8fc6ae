//! A metric from answers one by one: a column of a CSV, or a question that one of the assessment's sets answered.

use super::{Ruler, Scope, fits};
use crate::answers::columns::delimiter;
use crate::answers::faults::SheetFaults;
use crate::answers::{Basis, Cell, Measure, MetricAnswer, MetricAnswers, MetricKind, Population};
use crate::diagnostic::{Place, Source, did_you_mean};
use crate::locale::{Day, Locale};
use crate::questionnaire::{Kind, Text, short};
use crate::yaml::{Fields, Node, Reader, Value};
use csv::StringRecord;

/// Answers, and what comes with them.
pub(super) struct Read {
    pub(super) basis: Basis,
    pub(super) scale: Option<(f64, f64)>,
    pub(super) period: Option<(Day, Day)>,
}

/// Whether answers come from one of the assessment's sets.
pub(super) fn of_a_set(node: &Node) -> bool {
    let Value::Map(pairs) = &node.value else { return false };
    pairs.iter().any(|(key, _)| key.name == "question") && !pairs.iter().any(|(key, _)| key.name == "file")
}

/// Reads `answers`.
pub(super) fn answers(reader: &mut Reader, node: &Node, (ruler, scope): (Ruler, Scope)) -> Option<Read> {
    let mut fields = reader.fields(node, "the customer answers")?;
    let file = fields.optional("file");
    let columns = names(reader, &mut fields, "column");
    let weight = fields.optional_text(reader, "weight");
    let group = fields.optional_text(reader, "group");
    let questions = names(reader, &mut fields, "question");
    let set = fields.optional("set");
    let perspective = fields.optional("perspective");
    fields.finish(reader);
    let from_set = !questions.is_empty() || set.is_some() || perspective.is_some();
    if file.is_some() == from_set {
        let hint = "`file` and `column`, or `question` (with `set` or `perspective`) of those who answered here";
        reader.error("ambiguous-metric", node.place, "answers come from one place", Some(hint.to_owned()));
        return None;
    }
    let asked = if from_set { &questions } else { &columns };
    if asked.is_empty() {
        let field = if from_set { "question" } else { "column" };
        reader.error("missing-field", node.place, format!("the answers lack the field `{field}`"), None);
        return None;
    }
    if asked.len() > 1 && ruler.kind != MetricKind::LoyaltyIndex {
        let message = format!("`{}` is computed from one question", ruler.kind.word());
        reader.error("wrong-data", asked[1].1, message, Some("a `loyalty-index` takes several".to_owned()));
        return None;
    }
    if weight.is_some() && ruler.kind.measure() == Measure::Time {
        let hint = "every request counts once: its median and 90th percentile stand beside the mean".to_owned();
        reader.error("misplaced-field", node.place, "times take no `weight`", Some(hint));
        return None;
    }
    if let Some(file) = file {
        let wanted = Wanted { columns: &columns, weight: weight.as_deref(), group: group.as_deref() };
        let source = scope.files.text(reader, file)?;
        let basis = sheet(reader, &source, (ruler, wanted, scope.language))?;
        return Some(Read { basis: Basis::Answers(basis), scale: None, period: None });
    }
    of_set(reader, (&questions, set, perspective), (ruler, scope))
}

/// One name or a list of them, with their places.
fn names(reader: &mut Reader, fields: &mut Fields, name: &'static str) -> Vec<(String, Place)> {
    let Some(node) = fields.optional(name) else { return Vec::new() };
    let nodes = match node.value {
        Value::List(_) => reader.list(node, name),
        _ => std::slice::from_ref(node),
    };
    nodes.iter().filter_map(|node| Some((reader.text(node, &format!("`{name}`"))?, node.place))).collect()
}

fn of_set(
    reader: &mut Reader,
    (questions, set, perspective): (&[(String, Place)], Option<&Node>, Option<&Node>),
    (ruler, scope): (Ruler, Scope),
) -> Option<Read> {
    let number = set.map(|node| super::super::whole(reader, node, ("`set`", 1)));
    let perspective = perspective.map(|node| reader.text(node, "`perspective`").map(|id| (id, node.place)));
    // A set that could not be read is reported already.
    if reader.faults.has_errors() {
        return None;
    }
    let (question, place) = questions.first()?;
    let knows = |index: usize| {
        let set = &scope.sets[index];
        let Some(questionnaire) = scope.chosen.get(set.questionnaire) else { return false };
        let seen = set.perspective.map(|p| questionnaire.perspectives[p].id.as_str());
        number.flatten().is_none_or(|number| number == index + 1)
            && perspective.as_ref().is_none_or(|p| p.as_ref().map(|(id, _)| id.as_str()) == seen)
            && questionnaire.questions.iter().any(|q| q.id == *question && q.asks(set.perspective))
    };
    let Some(index) = (0..scope.sets.len()).find(|index| knows(*index)) else {
        let message = format!("no such set of respondents was asked `{}`", short(question));
        let known = scope.chosen.found().flat_map(|q| &q.questions).map(|q| q.id.as_str());
        reader.unknown("unknown-question", *place, message, (question, known));
        return None;
    };
    let set = &scope.sets[index];
    if set.sheet.consensus {
        let message = "a workshop's consensus is one answer agreed by many: no metric can be computed from it";
        reader.error("wrong-data", *place, message, None);
        return None;
    }
    let questionnaire = scope.chosen.get(set.questionnaire)?;
    let mut asked = Vec::new();
    for (id, place) in questions {
        let Some(at) = questionnaire.questions.iter().position(|q| q.id == *id) else {
            let known = questionnaire.questions.iter().map(|q| q.id.as_str());
            let message = format!("`{}` has no question `{}`", questionnaire.id, short(id));
            reader.unknown("unknown-question", *place, message, (id, known));
            return None;
        };
        let Kind::Scale { scale } = questionnaire.questions[at].kind else {
            let message = format!("`{}` is no question on a scale", short(id));
            reader.error("wrong-data", *place, message, None);
            return None;
        };
        let scale = (questionnaire.scales[scale].min, questionnaire.scales[scale].max);
        if !ruler.kind.rated() {
            let message = format!("`{}` is not computed from answers on a scale", ruler.kind.word());
            reader.error("wrong-data", *place, message, None);
            return None;
        }
        if ruler.scale.is_some_and(|stated| stated != scale) {
            let message = format!("the question's scale runs from {} to {}, not as stated here", scale.0, scale.1);
            reader.error("wrong-scale", *place, message, Some("leave out `scale`".to_owned()));
            return None;
        }
        if !fits(reader, *place, (ruler.kind, scale)) {
            return None;
        }
        asked.push((at, scale));
    }
    let mut read = MetricAnswers {
        list: Vec::new(),
        missing: 0,
        weighted: set.sheet.respondents.iter().any(|r| (r.weight - 1.0).abs() > 1e-12),
        groups: set.groups.iter().map(|group| (group.id.clone(), group.title.clone())).collect(),
        minimum: set.minimum,
        set: Some(index),
        questions: asked.iter().map(|(question, _)| *question).collect(),
    };
    for (row, respondent) in set.sheet.respondents.iter().enumerate() {
        let given = asked.iter().filter_map(|(question, _)| match set.sheet.cell(row, *question) {
            Cell::Rated { raw, .. } => Some(raw),
            _ => None,
        });
        read.add(mean(given), respondent.weight, respondent.group);
    }
    if read.list.is_empty() {
        reader.error("no-answers", *place, "nobody answered this question", None);
        return None;
    }
    Some(Read { basis: Basis::Answers(read), scale: asked.first().map(|(_, scale)| *scale), period: set.period })
}

impl MetricAnswers {
    fn add(&mut self, value: Option<f64>, weight: f64, group: Option<usize>) {
        match value {
            Some(value) => self.list.push(MetricAnswer { value, weight, times: 1, group }),
            None => self.missing += 1,
        }
    }
}

/// None of nothing.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

/// The columns that a metric wants of a file.
#[derive(Clone, Copy)]
struct Wanted<'a> {
    columns: &'a [(String, Place)],
    weight: Option<&'a str>,
    group: Option<&'a str>,
}

/// Reads a CSV of answers; faults of the file are told at its own lines and columns.
fn sheet(
    reader: &mut Reader,
    source: &Source,
    (ruler, wanted, language): (Ruler, Wanted, Locale),
) -> Option<MetricAnswers> {
    let text = source.text.strip_prefix('\u{feff}').unwrap_or(&source.text);
    let delimiter = delimiter(text);
    let mut faults = SheetFaults::new(source, text, delimiter);
    let read = rows(text, (ruler, wanted, language), (&mut faults, delimiter));
    let sound = !faults.has_errors();
    faults.finish(reader.faults);
    read.filter(|_| sound)
}

fn rows(
    text: &str,
    (ruler, wanted, language): (Ruler, Wanted, Locale),
    (faults, delimiter): (&mut SheetFaults, u8),
) -> Option<MetricAnswers> {
    let mut csv =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut header = StringRecord::new();
    if !matches!(csv.read_record(&mut header), Ok(true)) {
        faults.whole_error("empty-sheet", Place::default(), ("the file holds no header and no answers".into(), None));
        return None;
    }
    faults.refuse_open_quote();
    let columns: Vec<usize> = wanted.columns.iter().filter_map(|(name, _)| column(&header, name, faults)).collect();
    let weight = wanted.weight.map(|name| column(&header, name, faults));
    let group = wanted.group.map(|name| column(&header, name, faults));
    if faults.has_errors() {
        return None;
    }
    let people = match ruler.kind {
        MetricKind::EmployeeEngagement => Population::Employees,
        _ => Population::Customers,
    };
    let mut read = MetricAnswers {
        list: Vec::new(),
        missing: 0,
        weighted: false,
        groups: Vec::new(),
        minimum: people.minimum(),
        set: None,
        questions: Vec::new(),
    };
    let mut record = StringRecord::new();
    let cells = Cells { ruler, decimal_comma: delimiter == b';' };
    // The text is UTF-8 and rows may differ in length: reading cannot fail before its end.
    while matches!(csv.read_record(&mut record), Ok(true)) {
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if record.len() != header.len() {
            let message = format!("the row has {} fields, the header has {}", record.len(), header.len());
            let hint = "put a text that holds the delimiter between quotes".to_owned();
            let at = record.len().min(header.len() + 1) - 1;
            faults.error("wrong-number-of-fields", (&record, at), message, Some(hint));
            continue;
        }
        let given: Vec<f64> = columns.iter().filter_map(|at| cells.answer(&record, *at, faults)).collect();
        let weight = weight.flatten().map_or(1.0, |at| cells.weight(&record, at, faults));
        read.weighted |= (weight - 1.0).abs() > 1e-12;
        let name = group.flatten().map(|at| record[at].trim()).filter(|name| !name.is_empty());
        let group = name.map(|name| {
            read.groups.iter().position(|(id, _)| id == name).unwrap_or_else(|| {
                read.groups.push((name.to_owned(), Text::new(language, name)));
                read.groups.len() - 1
            })
        });
        read.add(mean(given.into_iter()), weight, group);
    }
    if read.list.is_empty() && !faults.has_errors() {
        faults.whole_error("no-answers", Place::new(1, 1), ("the column holds no answer".into(), None));
    }
    Some(read)
}

fn column(header: &StringRecord, name: &str, faults: &mut SheetFaults) -> Option<usize> {
    let known = || header.iter().map(str::trim);
    let found = known().position(|column| column == name);
    if found.is_none() {
        let hint = did_you_mean(name, known()).map_or_else(
            || format!("its columns are: {}", known().take(12).collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        faults.error("missing-column", (header, 0), format!("there is no column `{}`", short(name)), Some(hint));
    }
    found
}

/// How cells are read.
#[derive(Clone, Copy)]
struct Cells {
    ruler: Ruler,
    decimal_comma: bool,
}

impl Cells {
    fn number(self, written: &str) -> Option<f64> {
        let point = if self.decimal_comma { written.replacen(',', ".", 1) } else { written.to_owned() };
        point.parse::<f64>().ok().filter(|number| number.is_finite())
    }

    /// The answer of a cell; none where it is empty, does not apply or is not known.
    fn answer(self, record: &StringRecord, at: usize, faults: &mut SheetFaults) -> Option<f64> {
        let written = record[at].trim();
        if matches!(written, "" | "NA" | "DK") {
            return None;
        }
        let kind = self.ruler.kind;
        if kind.rated() {
            let (min, max) = self.ruler.scale?;
            let answer = self.number(written).filter(|x| x.fract() == 0.0 && (min..=max).contains(x));
            if answer.is_none() {
                let message = format!("`{}` is no answer of {min}–{max}", short(written));
                let hint = "whole numbers of the scale; empty, `NA` or `DK` where there is no answer".to_owned();
                faults.error("out-of-scale", (record, at), message, Some(hint));
            }
            return answer;
        }
        if matches!(kind, MetricKind::ReferralRate | MetricKind::Churn | MetricKind::Retention) {
            let answer = match written.to_lowercase().as_str() {
                "yes" | "oui" | "true" | "1" => Some(1.0),
                "no" | "non" | "false" | "0" => Some(0.0),
                _ => None,
            };
            if answer.is_none() {
                let message = format!("`{}` is neither yes nor no", short(written));
                faults.error("out-of-scale", (record, at), message, Some("write `yes` or `no`".to_owned()));
            }
            return answer;
        }
        let (low, _) = kind.bounds(self.ruler.scale);
        let amount = self.number(written).filter(|amount| *amount >= low);
        if amount.is_none() {
            let message = format!("`{}` is no amount", short(written));
            faults.error("out-of-scale", (record, at), message, Some("a number, without its unit".to_owned()));
        }
        amount
    }

    fn weight(self, record: &StringRecord, at: usize, faults: &mut SheetFaults) -> f64 {
        let written = record[at].trim();
        if written.is_empty() {
            return 1.0;
        }
        let weight = self.number(written).filter(|weight| *weight > 0.0);
        if weight.is_none() {
            let hint = "a weight is a number above 0; an empty cell weighs 1".to_owned();
            faults.error("invalid-weight", (record, at), format!("`{}` is not a weight", short(written)), Some(hint));
        }
        weight.unwrap_or(1.0)
    }
}
