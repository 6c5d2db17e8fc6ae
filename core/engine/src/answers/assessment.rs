//! Reading an assessment: one engagement's YAML, with the files that it names, against its questionnaires.

mod countries;
pub(super) mod days;
mod logo;
mod report;
mod requests;
mod respondents;

use super::{Assessment, Files, Organisation, RespondentSet, journey};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::questionnaire::{Questionnaire, check_format};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

/// What an assessment is read from.
#[derive(Debug, Clone, Copy)]
pub struct AssessmentInputs<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its tree, as [`crate::yaml::parse`] gives it.
    pub node: &'a Node,
    /// The files beside it.
    pub files: &'a Files,
    /// The questionnaires that it wants, as far as they were found. The caller reports those that were not.
    pub questionnaires: &'a [Questionnaire],
}

/// An assessment, and the places that are checked where more is known.
#[derive(Debug, Clone)]
pub struct AssessmentReading {
    /// The checked assessment; `None` when any fault is an error.
    pub assessment: Option<Assessment>,
    /// Where things stand that only plugins, templates or the pool can judge.
    pub places: Places,
}

/// Where things stand in an assessment.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// Facts that no questionnaire asks for: a plugin must know them, else they are an error.
    pub open_facts: BTreeMap<String, Place>,
    /// One a plugin, in the order written.
    pub plugins: Vec<Place>,
    /// The template's name.
    pub template: Option<Place>,
    /// The pool's name.
    pub pool: Option<Place>,
    /// Replaced words by id.
    pub words: BTreeMap<String, Place>,
    /// Pages that have comments or quotes.
    pub pages: BTreeMap<String, Place>,
}

/// A questionnaire that an assessment names: `id@major`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Id.
    pub id: String,
    /// Major version.
    pub major: u32,
    /// Where it is named.
    pub place: Place,
}

/// The questionnaires that an assessment wants, leading one first: what to load before [`read_assessment`], which reports names
/// that are not well formed.
pub fn wanted_questionnaires(node: &Node) -> Vec<Wanted> {
    let Value::Map(pairs) = &node.value else { return Vec::new() };
    let list = pairs.iter().find(|(key, _)| key.name == "questionnaires").map(|(_, node)| node);
    let nodes = match list.map(|node| (&node.value, node)) {
        Some((Value::List(nodes), _)) => nodes.as_slice(),
        Some((Value::Text(_), node)) => std::slice::from_ref(node),
        _ => &[],
    };
    nodes.iter().filter_map(wanted).collect()
}

fn wanted(node: &Node) -> Option<Wanted> {
    let Value::Text(text) = &node.value else { return None };
    let (id, major) = text.split_once('@')?;
    Some(Wanted { id: id.to_owned(), major: major.parse().ok()?, place: node.place })
}

/// Reads an assessment and every file that it names. All faults are reported in one run.
pub fn read_assessment(inputs: AssessmentInputs, faults: &mut Diagnostics) -> AssessmentReading {
    let before = faults.errors();
    let mut places = Places::default();
    let mut reader = Reader { source: inputs.source, faults };
    let assessment = reader
        .fields(inputs.node, "the assessment")
        .and_then(|fields| document(&mut reader, fields, (inputs, &mut places)));
    AssessmentReading { assessment: assessment.filter(|_| faults.errors() == before), places }
}

fn document(
    reader: &mut Reader,
    mut fields: Fields,
    (inputs, places): (AssessmentInputs, &mut Places),
) -> Option<Assessment> {
    check_format(reader, &mut fields);
    let questionnaires = questionnaires(reader, &mut fields, inputs.questionnaires);
    let lead = questionnaires.first().copied();
    let organisation = fields.required(reader, "organisation").and_then(|node| organisation(reader, node));
    let date = fields.required(reader, "date").and_then(|node| days::day(reader, node));
    let wave = wave(reader, &mut fields);
    let report = fields.optional("report");
    let language = report::language(report, lead);
    let sets = respondents::Scope {
        questionnaires: &questionnaires,
        files: inputs.files,
        sector: organisation.as_ref().and_then(|o| o.sector.as_deref()),
        language,
    };
    let sets: Vec<RespondentSet> = respondents::sets(reader, &mut fields, &sets);
    let facts = requests::facts(reader, &mut fields, (&questionnaires, places));
    let gates = requests::gates(reader, &mut fields, &questionnaires);
    let target = fields.optional("targets").and_then(|node| requests::target(reader, node, (lead, date)));
    let benchmark = fields.optional("benchmark");
    let benchmark = benchmark.and_then(|node| requests::benchmark(reader, node, (inputs.files, language, places)));
    let plugins = requests::plugins(reader, &mut fields, places);
    let journeys = journey::journeys(reader, &mut fields, (inputs.files, language));
    let report = report::report(reader, (report, language), (inputs.files, &sets), places);
    fields.finish(reader);
    if questionnaires.is_empty() && !reader.faults.has_errors() {
        let hint = "name at least one: `questionnaires: [forrester-six-domains@1]`".to_owned();
        reader.error("unknown-questionnaire", inputs.node.place, "the assessment has no questionnaire", Some(hint));
    }
    Some(Assessment {
        organisation: organisation?,
        date: date?,
        wave,
        sets,
        facts,
        gates,
        target,
        benchmark,
        plugins,
        journeys,
        report: report?,
    })
}

/// The questionnaires in the order written, as far as they were found.
fn questionnaires<'q>(reader: &mut Reader, fields: &mut Fields, found: &'q [Questionnaire]) -> Vec<&'q Questionnaire> {
    let Some(list) = fields.required(reader, "questionnaires") else { return Vec::new() };
    let nodes = match list.value {
        Value::Text(_) => std::slice::from_ref(list),
        _ => reader.list(list, "`questionnaires`"),
    };
    let mut chosen: Vec<&Questionnaire> = Vec::new();
    for node in nodes {
        let Some(text) = reader.text(node, "a questionnaire") else { continue };
        let Some(wanted) = wanted(node) else {
            let hint = "write its id and major version: `forrester-six-domains@1`".to_owned();
            let message = format!("`{}` does not name a questionnaire", crate::questionnaire::short(&text));
            reader.error("invalid-reference", node.place, message, Some(hint));
            continue;
        };
        let matching = found.iter().find(|q| q.id == wanted.id && q.version.major == wanted.major);
        match matching {
            Some(questionnaire) if chosen.iter().any(|q| q.id == questionnaire.id) => {
                reader.error("duplicate-id", node.place, format!("`{}` is named twice", questionnaire.id), None);
            }
            Some(questionnaire) => chosen.push(questionnaire),
            // The caller reports those that it could not find or read; nobody else would report this one.
            None if !reader.faults.has_errors() => {
                let message = format!("the questionnaire `{text}` was not found");
                let known: Vec<String> = found.iter().map(|q| format!("{}@{}", q.id, q.version.major)).collect();
                let known = (text.as_str(), known.iter().map(String::as_str));
                reader.unknown("unknown-questionnaire", node.place, message, known);
            }
            None => {}
        }
    }
    chosen
}

fn organisation(reader: &mut Reader, node: &Node) -> Option<Organisation> {
    let mut fields = reader.fields(node, "the organisation")?;
    let name = fields.text(reader, "name");
    let sector = fields.optional("sector").and_then(|node| Some((reader.text(node, "`sector`")?, node.place)));
    let country = fields.optional("country").and_then(|node| countries::country(reader, node));
    let size = fields.optional_text(reader, "size");
    let fictional = fields.optional_boolean(reader, "fictional").unwrap_or(false);
    if let Some((sector, place)) = &sector
        && !sector.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        let hint = "small letters and `-`: `insurance`, `public-sector`".to_owned();
        reader.error("invalid-id", *place, "this cannot be a sector's id", Some(hint));
    }
    fields.finish(reader);
    let name = name?;
    if name.trim().is_empty() {
        reader.error("empty-text", node.place, "the organisation's name is empty", None);
    }
    Some(Organisation { name, sector: sector.map(|(sector, _)| sector), country, size, fictional })
}

fn wave(reader: &mut Reader, fields: &mut Fields) -> u32 {
    let Some(node) = fields.optional("wave") else { return 1 };
    let wave = whole(reader, node, ("`wave`", 1));
    wave.and_then(|wave| u32::try_from(wave).ok()).unwrap_or(1)
}

/// A whole number, at least `least`.
pub(super) fn whole(reader: &mut Reader, node: &Node, (what, least): (&str, usize)) -> Option<usize> {
    let number = reader.number(node, what)?;
    if number.fract() == 0.0 && number >= least as f64 && number <= 1e9 {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked just above")]
        return Some(number as usize);
    }
    let message = format!("{what} must be a whole number from {least} up, not {number}");
    reader.error("out-of-range", node.place, message, None);
    None
}
