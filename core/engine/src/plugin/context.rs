//! `ctx`: the snapshot as tables that a plugin can read and cannot change. A name that cannot exist is an error, not nil.

use super::manifest::Manifest;
use super::sandbox::{GLOBAL, GLOBALS, Given, Machine};
use super::snapshot::{FactValue, Figures, Snapshot, Values};
use super::walk::suggestion;
use crate::answers::MetricKind;
use crate::diagnostic::did_you_mean;
use crate::measure::comparable;
use mlua::{Either, Result, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

const CTX: [&str; 14] = [
    "questionnaire",
    "organisation",
    "facts",
    "settings",
    "domains",
    "practices",
    "questions",
    "groups",
    "respondents",
    "perspectives",
    "journeys",
    "metrics",
    "overall",
    "percentile",
];
const QUESTIONNAIRE: [&str; 2] = ["id", "major"];
const ORGANISATION: [&str; 4] = ["name", "sector", "country", "size"];
const SCORE: [&str; 3] = ["score", "level", "percentile"];
const METRIC: [&str; 2] = ["value", "n"];
const RESPONDENTS: [&str; 4] = ["n", "population", "method", "perspective"];
const PERSPECTIVE: [&str; 2] = ["n", "domains"];
const JOURNEY: [&str; 8] =
    ["steps", "touchpoints", "moments_of_truth", "irritants", "delights", "below_neutral", "lowest", "weakest"];
const LOWEST: [&str; 3] = ["step", "feeling", "n"];
const WEAKEST: [&str; 4] = ["touchpoint", "step", "satisfaction", "n"];

/// Names of a plugin's own that an unknown one is compared with.
const NAMES: usize = 1_000;
/// Words beside the names that follow `local`, `function` and `for`.
const KEYWORDS: [&str; 3] = ["function", "in", "do"];

/// Builds `ctx` for one run; `settings` are complete.
pub(super) fn build(machine: &Machine, manifest: &Manifest, shown: &Snapshot, settings: &Values) -> Result<Table> {
    let figures = Scored { machine, shown, strict: machine.strict("a score", &SCORE)? };
    let facts = manifest.facts().iter().filter_map(|field| shown.facts.get_key_value(&field.id));
    let declared: Vec<&str> = manifest.facts().iter().map(|field| field.id.as_str()).collect();
    let percentiles = Some(&shown.percentiles);
    let parts = [
        ("questionnaire", questionnaire(machine, shown)?),
        ("organisation", organisation(machine, shown)?),
        ("facts", machine.part(("ctx.facts", &declared), facts.map(value))?),
        ("settings", machine.part(("ctx.settings", &[]), settings.iter().map(value))?),
        ("domains", figures.of(&shown.domains, percentiles, &machine.strict("ctx.domains", &[])?)?),
        ("practices", figures.of(&shown.practices, None, &machine.strict("ctx.practices", &[])?)?),
        ("questions", figures.of(&shown.questions, None, &machine.strict("ctx.questions", &[])?)?),
        ("groups", groups(&figures)?),
        ("respondents", respondents(machine, shown)?),
        ("perspectives", perspectives(&figures)?),
        ("journeys", journeys(machine, shown)?),
        ("metrics", metrics(machine, shown)?),
    ];
    let parts = parts.into_iter().map(|(name, part)| (name, table(part)));
    let overall = [("overall", number(shown.overall)), ("percentile", number(shown.percentile))];
    let ctx = machine.part(("ctx", &["overall", "percentile"]), parts.chain(overall))?;
    machine.close()?;
    Ok(ctx)
}

fn questionnaire(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let fields = [("id", text(&shown.questionnaire)), ("major", exact(Some(shown.major as f64)))];
    machine.part(("ctx.questionnaire", &[]), fields)
}

fn organisation(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let organisation = &shown.organisation;
    let fields = [
        ("name", text(&organisation.name)),
        ("sector", known(organisation.sector.as_deref())),
        ("country", known(organisation.country.as_deref())),
        ("size", known(organisation.size.as_deref())),
    ];
    machine.part(("ctx.organisation", &ORGANISATION), fields)
}

/// Groups that may be shown; any other name is nil.
fn groups(figures: &Scored) -> Result<Table> {
    let machine = figures.machine;
    let groups = machine.lua.create_table()?;
    if !figures.shown.groups.is_empty() {
        let (strict, within) = (machine.strict("a group", &[])?, machine.strict("the group's domains", &[])?);
        for (id, domains) in &figures.shown.groups {
            let group = machine.lua.create_table()?;
            group.raw_set("domains", figures.of(domains, None, &within)?)?;
            groups.raw_set(id.as_str(), machine.seal(group, &strict)?)?;
        }
    }
    groups.set_readonly(true);
    Ok(groups)
}

fn respondents(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let respondents = &shown.respondents;
    let fields = [
        ("n", count(respondents.n)),
        ("population", known(respondents.population.as_deref())),
        ("method", known(respondents.method.as_deref())),
        ("perspective", known(respondents.perspective.as_deref())),
    ];
    machine.part(("ctx.respondents", &RESPONDENTS), fields)
}

/// Points of view that may be shown; one that the questionnaire has and nobody took is nil.
fn perspectives(figures: &Scored) -> Result<Table> {
    let machine = figures.machine;
    let mut found = Vec::new();
    for (id, perspective) in &figures.shown.perspectives {
        let Some(perspective) = perspective else { continue };
        let within = machine.strict("the perspective's domains", &[])?;
        let domains = figures.of(&perspective.domains, None, &within)?;
        let fields = [("n", count(perspective.n)), ("domains", table(domains))];
        found.push((id.as_str(), table(machine.part(("a perspective", &["n"]), fields)?)));
    }
    let known: Vec<&str> = figures.shown.perspectives.keys().map(String::as_str).collect();
    machine.part(("ctx.perspectives", &known), found)
}

/// Journeys by their ids, which are the engagement's own: any other name is nil.
fn journeys(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let journeys = machine.lua.create_table()?;
    for (id, journey) in &shown.journeys {
        let mut fields = vec![
            ("steps", count(Some(journey.steps))),
            ("touchpoints", count(Some(journey.touchpoints))),
            ("moments_of_truth", count(Some(journey.moments_of_truth))),
            ("irritants", count(journey.irritants)),
            ("delights", count(journey.delights)),
            ("below_neutral", count(journey.below_neutral)),
        ];
        if let Some(step) = &journey.lowest {
            let lowest = [("step", text(&step.step)), ("feeling", number(Some(step.feeling))), ("n", count(step.n))];
            fields.push(("lowest", table(machine.part(("a journey's lowest", &["n"]), lowest)?)));
        }
        if let Some(touchpoint) = &journey.weakest {
            let weakest = [
                ("touchpoint", text(&touchpoint.touchpoint)),
                ("step", text(&touchpoint.step)),
                ("satisfaction", number(Some(touchpoint.satisfaction))),
                ("n", count(touchpoint.n)),
            ];
            fields.push(("weakest", table(machine.part(("a journey's weakest", &["n"]), weakest)?)));
        }
        journeys.raw_set(id.as_str(), machine.part(("a journey", &JOURNEY), fields)?)?;
    }
    journeys.set_readonly(true);
    Ok(journeys)
}

fn metrics(machine: &Machine, shown: &Snapshot) -> Result<Table> {
    let mut metrics = Vec::new();
    for (kind, found) in &shown.metrics {
        let fields = [("value", number(Some(found.value))), ("n", count(found.n))];
        metrics.push((kind.as_str(), table(machine.part(("a metric", &["n"]), fields)?)));
    }
    machine.part(("ctx.metrics", &MetricKind::ALL.map(|(word, _)| word)), metrics)
}

/// Words an unknown name, with the nearest known one.
pub(super) fn complain(
    manifest: &Manifest,
    shown: &Snapshot,
    source: &Arc<str>,
) -> impl Fn(&str, &str) -> String + 'static {
    let source = Arc::clone(source);
    let facts: Vec<String> = manifest.facts().iter().map(|f| f.id.clone()).collect();
    let settings: Vec<String> = manifest.settings().iter().map(|s| s.id.clone()).collect();
    let ids = |figures: &Figures| figures.keys().cloned().collect::<Vec<_>>();
    let (domains, questions, practices) = (ids(&shown.domains), ids(&shown.questions), ids(&shown.practices));
    let perspectives: Vec<String> = shown.perspectives.keys().cloned().collect();
    move |what, name| {
        let name: String = name.chars().take(60).collect();
        let fixed = |names: &[&str]| suggestion(&name, names.iter().copied());
        let own = |names: &[String]| suggestion(&name, names.iter().map(String::as_str));
        if what == GLOBAL && CTX.contains(&name.as_str()) {
            return format!("there is no global `{name}`; did you mean `ctx.{name}`?");
        }
        if what == GLOBAL {
            let known = GLOBALS.into_iter().chain(declared(&source)).filter(|known| *known != name);
            let near = did_you_mean(&name, known).map(|near| format!("; did you mean `{near}`?"));
            return format!("there is no global `{name}`{}", near.unwrap_or_default());
        }
        let near = match what {
            "ctx" => fixed(&CTX),
            "ctx.questionnaire" => fixed(&QUESTIONNAIRE),
            "ctx.organisation" => fixed(&ORGANISATION),
            "ctx.facts" => format!("; plugin.yaml does not declare it{}", own(&facts)),
            "ctx.settings" => format!("; plugin.yaml does not declare it{}", own(&settings)),
            "ctx.domains" | "the group's domains" | "the perspective's domains" => own(&domains),
            "ctx.practices" => own(&practices),
            "ctx.questions" => own(&questions),
            "ctx.respondents" => fixed(&RESPONDENTS),
            "ctx.perspectives" => own(&perspectives),
            "ctx.metrics" => fixed(&MetricKind::ALL.map(|(word, _)| word)),
            "a metric" => fixed(&METRIC),
            "a group" => fixed(&["domains"]),
            "a perspective" => fixed(&PERSPECTIVE),
            "a journey" => fixed(&JOURNEY),
            "a journey's lowest" => fixed(&LOWEST),
            "a journey's weakest" => fixed(&WEAKEST),
            _ => fixed(&SCORE),
        };
        format!("{what} has no `{name}`{near}")
    }
}

/// What a part of `ctx` holds, by its path; nothing where its names are the engagement's own, or plugin.yaml's.
pub(super) fn fields(path: &[&str]) -> Option<Vec<&'static str>> {
    let fixed = |names: &[&'static str]| Some(names.to_vec());
    match path {
        ["ctx"] => fixed(&CTX),
        ["ctx", "questionnaire"] => fixed(&QUESTIONNAIRE),
        ["ctx", "organisation"] => fixed(&ORGANISATION),
        ["ctx", "respondents"] => fixed(&RESPONDENTS),
        ["ctx", "metrics"] => fixed(&MetricKind::ALL.map(|(word, _)| word)),
        ["ctx", "metrics", _] => fixed(&METRIC),
        ["ctx", "groups", _] => fixed(&["domains"]),
        ["ctx", "perspectives", _] => fixed(&PERSPECTIVE),
        ["ctx", "journeys", _] => fixed(&JOURNEY),
        ["ctx", "journeys", _, "lowest"] => fixed(&LOWEST),
        ["ctx", "journeys", _, "weakest"] => fixed(&WEAKEST),
        ["ctx", "domains" | "questions" | "practices", _] | ["ctx", "groups" | "perspectives", _, "domains", _] => {
            fixed(&SCORE)
        }
        _ => None,
    }
}

/// Names that a plugin gives itself: locals, functions and their parameters.
fn declared(source: &str) -> impl Iterator<Item = &str> {
    let after = |word: &'static str, ends: &'static [char]| {
        source.split(word).skip(1).filter_map(move |rest| rest.split(ends).next()).filter(|names| names.len() < 200)
    };
    let locals = after("local ", &['=', '(', '\n']).chain(after("for ", &['=', '\n']));
    let all = locals.chain(after("function", &[')']));
    all.flat_map(|names| names.split(|c: char| !c.is_alphanumeric() && c != '_'))
        .filter(|name| name.len() > 1 && !KEYWORDS.contains(name))
        .take(NAMES)
}

/// Makes tables of scores. Rules compare figures with thresholds, and float noise must fire nothing: six decimals.
struct Scored<'a> {
    machine: &'a Machine,
    shown: &'a Snapshot,
    strict: Table,
}

impl Scored<'_> {
    /// The table of some figures, strict as told.
    fn of(&self, figures: &Figures, percentiles: Option<&BTreeMap<String, f64>>, strict: &Table) -> Result<Table> {
        let given = figures.iter().map(|(id, score)| {
            let level = score.map(|score| self.shown.level_scale.level(score));
            let percentile = percentiles.and_then(|known| known.get(id)).copied();
            (id.as_str(), [*score, level, percentile].map(|figure| figure.map(comparable)))
        });
        let table = self.machine.figures(given, &self.strict)?;
        self.machine.seal(table, strict)
    }
}

fn value<'a>((id, value): (&'a String, &'a FactValue)) -> (&'a str, Given<'a>) {
    let value = match value {
        FactValue::Boolean(boolean) => Either::Right(Either::Right(Either::Left(*boolean))),
        FactValue::Number(number) => exact(Some(*number)),
        FactValue::Text(words) => text(words),
    };
    (id, value)
}

const fn text(text: &str) -> Given<'_> {
    Either::Left(text)
}

fn known(text: Option<&str>) -> Given<'_> {
    text.map_or(exact(None), self::text)
}

fn number(figure: Option<f64>) -> Given<'static> {
    exact(figure.map(comparable))
}

fn count(n: Option<usize>) -> Given<'static> {
    exact(n.map(|n| n as f64))
}

const fn exact(number: Option<f64>) -> Given<'static> {
    Either::Right(Either::Left(number))
}

const fn table(part: Table) -> Given<'static> {
    Either::Right(Either::Right(Either::Right(part)))
}
