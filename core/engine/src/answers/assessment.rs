//! Reading an assessment: one engagement's YAML, with the files that it names, against its questionnaires.

mod chosen;
mod countries;
pub(super) mod days;
mod metrics;
mod report;
mod requests;
mod respondents;
mod sheets;

use super::{
    Assessment, BenchmarkRequest, FactValue, Files, Journey, Metric, Organisation, PluginRequest, ReportRequest,
    RespondentSet, SettledGate, Target, journey,
};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::locale::Day;
use crate::questionnaire::{Questionnaire, check_format};
use crate::yaml::{Fields, Node, Reader};
pub use chosen::{Wanted, wanted_questionnaires};
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

/// An assessment as far as it could be read, and where its parts stand.
#[derive(Debug, Clone)]
pub struct AssessmentReading {
    /// What could be read, so that plugins, the pool and the report's words are judged in the same run.
    pub draft: Draft,
    /// Position among [`AssessmentInputs::questionnaires`] of the one that leads, where it was found.
    pub leading: Option<usize>,
    /// Where things stand that only plugins, templates or the pool can judge.
    pub places: Places,
    sound: bool,
}

impl AssessmentReading {
    /// The checked assessment; `None` when any fault is an error.
    pub fn assessment(self) -> Option<Assessment> {
        self.draft.assessment().filter(|_| self.sound)
    }
}

/// An [`Assessment`] of which parts may be missing.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs, reason = "the fields are those of an assessment")]
pub struct Draft {
    pub organisation: Option<Organisation>,
    pub date: Option<Day>,
    pub wave: u32,
    pub sets: Vec<RespondentSet>,
    pub facts: BTreeMap<String, FactValue>,
    pub gates: BTreeMap<String, SettledGate>,
    pub metrics: Vec<Metric>,
    pub target: Option<Target>,
    pub benchmark: Option<BenchmarkRequest>,
    pub plugins: Vec<PluginRequest>,
    pub journeys: Vec<Journey>,
    pub report: Option<ReportRequest>,
}

impl Draft {
    fn assessment(self) -> Option<Assessment> {
        Some(Assessment {
            organisation: self.organisation?,
            date: self.date?,
            wave: self.wave,
            sets: self.sets,
            facts: self.facts,
            gates: self.gates,
            metrics: self.metrics,
            target: self.target,
            benchmark: self.benchmark,
            plugins: self.plugins,
            journeys: self.journeys,
            report: self.report?,
        })
    }
}

/// Where things stand in an assessment.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The values of facts.
    pub facts: BTreeMap<String, Place>,
    /// Facts that a plugin must know, else they are an error. None while a questionnaire or a plugin that may know them is not read.
    pub open_facts: BTreeMap<String, Place>,
    /// One a plugin, in the order written.
    pub plugins: Vec<PluginPlaces>,
    /// The template's name.
    pub template: Option<Place>,
    /// The pool's name.
    pub pool: Option<Place>,
    /// One a model in `report.indicative`, in the order written.
    pub indicative: Vec<Place>,
    /// What the consultant wrote for the report.
    pub written: Written,
}

/// Where a plugin is asked for.
#[derive(Debug, Clone, Default)]
pub struct PluginPlaces {
    /// Its id.
    pub id: Place,
    /// The names of its settings.
    pub settings: BTreeMap<String, Place>,
    /// The hash that it is pinned to.
    pub sha256: Option<Place>,
}

/// The consultant's own texts in a report, each with its place.
#[derive(Debug, Clone, Default)]
pub struct Written {
    /// Ids of words that are replaced.
    pub words: Vec<(String, Place)>,
    /// Pages that have comments or quotes.
    pub pages: Vec<(String, Place)>,
    /// Texts that may hold placeholders.
    pub texts: Vec<(String, Place)>,
    /// Ids of questions or rules whose actions are spoken of.
    pub actions: Vec<(String, Place)>,
}

/// Reads an assessment and every file that it names. All faults are reported in one run.
pub fn read_assessment(inputs: AssessmentInputs, faults: &mut Diagnostics) -> AssessmentReading {
    let before = faults.errors();
    let mut places = Places::default();
    let mut reader = Reader { source: inputs.source, faults };
    let fields = reader.fields(inputs.node, "the assessment");
    let read = fields.map(|fields| document(&mut reader, fields, (inputs, &mut places)));
    let (draft, leading) = read.unwrap_or_default();
    AssessmentReading { draft, leading, places, sound: faults.errors() == before }
}

fn document(
    reader: &mut Reader,
    mut fields: Fields,
    (inputs, places): (AssessmentInputs, &mut Places),
) -> (Draft, Option<usize>) {
    check_format(reader, &mut fields);
    let chosen = chosen::questionnaires(reader, &mut fields, inputs.questionnaires);
    let lead = chosen.get(0);
    let whose = fields.required(reader, "organisation").map(|node| whose(reader, node)).unwrap_or_default();
    let date = fields.required(reader, "date").and_then(|node| days::day(reader, node));
    let wave = wave(reader, &mut fields);
    let report = fields.optional("report");
    let language = report::language(report, lead);
    let scope = respondents::Scope { chosen: &chosen, files: inputs.files, whose: &whose, language };
    let respondents = respondents::sets(reader, &mut fields, &scope);
    let facts = requests::facts(reader, &mut fields, (&chosen, places));
    let gates = requests::gates(reader, &mut fields, &chosen);
    let about = metrics::Scope { chosen: &chosen, files: inputs.files, sets: &respondents.sets, language };
    let metrics = metrics::metrics(reader, &mut fields, about);
    let target = fields.optional("targets").and_then(|node| requests::target(reader, node, (lead, date)));
    let benchmark = fields.optional("benchmark");
    let benchmark = benchmark.and_then(|node| requests::benchmark(reader, node, (inputs.files, language, places)));
    let plugins = requests::plugins(reader, &mut fields, places);
    let journeys = journey::journeys(reader, &mut fields, (inputs.files, language));
    let report = report::report(reader, (report, language), (inputs.files, respondents.groups.as_deref()), places);
    let plugins_stated = fields.optional("plugins").is_some();
    if !fields.finish(reader) && !plugins_stated {
        places.open_facts.clear();
    }
    let draft = Draft {
        organisation: whose.organisation,
        date,
        wave,
        sets: respondents.sets,
        facts,
        gates,
        metrics,
        target,
        benchmark,
        plugins,
        journeys,
        report,
    };
    let leading = lead.and_then(|lead| inputs.questionnaires.iter().position(|q| std::ptr::eq(q, lead)));
    (draft, leading)
}

/// Whose assessment it is, as far as that was read.
#[derive(Default)]
struct Whose {
    organisation: Option<Organisation>,
    sector: Option<String>,
    /// Whether `sector` is what the author stated, rather than what a fault left.
    sector_is_sure: bool,
}

fn whose(reader: &mut Reader, node: &Node) -> Whose {
    let Some(mut fields) = reader.fields(node, "the organisation") else { return Whose::default() };
    let name = fields.text(reader, "name");
    let sector_node = fields.optional("sector");
    let sector = sector_node.and_then(|node| Some((reader.text(node, "`sector`")?, node.place)));
    let country = fields.optional("country").and_then(|node| countries::country(reader, node));
    let size = fields.optional_text(reader, "size");
    let fictional = fields.optional_boolean(reader, "fictional").unwrap_or(false);
    if let Some((sector, place)) = &sector
        && !sector.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    {
        let hint = "small letters and `-`: `insurance`, `public-sector`".to_owned();
        reader.error("invalid-id", *place, "this cannot be a sector's id", Some(hint));
    }
    let is_clean = fields.finish(reader);
    let sector_is_sure = if sector_node.is_some() { sector.is_some() } else { is_clean };
    if name.as_ref().is_some_and(|name| name.trim().is_empty()) {
        reader.error("empty-text", node.place, "the organisation's name is empty", None);
    }
    let sector = sector.map(|(sector, _)| sector);
    let organisation = name.map(|name| Organisation { name, sector: sector.clone(), country, size, fictional });
    Whose { organisation, sector, sector_is_sure }
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
