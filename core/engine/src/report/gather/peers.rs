//! Peers, published norms, and what plugins did.

use crate::answers::{FactValue, Method};
use crate::benchmark::{self, PERCENTILE_PEERS, PeerCell};
use crate::locale::{self, Args, Locale, Messages};
use crate::measure::Score;
use crate::plugin::{self, EffectRecord, Severity, Status};
use crate::report::facts::{
    Basis, Declared, Effect, Finding, FindingKind, Norm, Peers, Plugin, Position, Quartiles, Ring,
};

use super::Inputs;

/// Published figures shown at most.
const NORMS: usize = 6;

/// None below the fewest peers that make a percentile.
pub(super) fn position(position: &benchmark::Position) -> Option<Position> {
    (position.peers >= PERCENTILE_PEERS).then(|| Position {
        peers: position.peers,
        percentile: position.percentile,
        apart: position.apart,
        range: position.percentile_interval,
        quartiles: position.quartiles.map(|[q1, median, q3]| Quartiles { q1, median, q3 }),
        quartile: position.quartile.map(usize::from),
        quarters: position.quarters,
    })
}

pub(super) fn peers(inputs: &Inputs) -> Option<Peers> {
    let found = inputs.benchmark.filter(|found| found.cell.peers >= PERCENTILE_PEERS)?;
    let messages = inputs.messages();
    let pool =
        found.title.as_ref().map_or_else(|| messages.get("pool"), |title| title.get(messages.locale()).to_owned());
    let same = (&found.asked.sector, &found.asked.country, &found.asked.size)
        == (&found.cell.sector, &found.cell.country, &found.cell.size);
    let rings = found.rings.iter().map(|ring| Ring {
        cell: cell(inputs, &ring.cell),
        overall: if ring.suppressed { None } else { position(&ring.overall) },
    });
    Some(Peers {
        count: found.cell.peers,
        pool,
        years: found.year.clone(),
        fictional: found.fictional,
        cell: cell(inputs, &found.cell),
        widened_from: (!same).then(|| cell(inputs, &found.asked)),
        rings: rings.collect(),
        quantiles: found.basis == benchmark::Basis::Quantiles,
        self_assessed: self_assessed(&found.methods),
        scores: found.overall.scores.clone(),
    })
}

/// The share of self-assessments; none where some are few, since the share would tell them.
fn self_assessed(methods: &[(Option<Method>, usize)]) -> Option<f64> {
    let all: usize = methods.iter().map(|(_, n)| n).sum();
    let own: usize = methods.iter().filter(|(m, _)| *m == Some(Method::SelfAssessed)).map(|(_, n)| n).sum();
    let known = methods.iter().all(|(method, _)| method.is_some());
    let shown = own >= PERCENTILE_PEERS && (own == all || all - own >= PERCENTILE_PEERS);
    (known && shown).then(|| own as f64 / all as f64)
}

/// "insurance, France", or all organisations.
fn cell(inputs: &Inputs, cell: &PeerCell) -> String {
    let messages = inputs.messages();
    let known = |prefix: &str, id: &str| {
        let message = format!("{prefix}-{id}");
        if messages.has(&message) { messages.get(&message) } else { id.to_owned() }
    };
    let size = |id: &String| messages.with("size", &Args::new().text("size", id));
    let parts = [
        cell.sector.as_ref().map(|id| known("sector", id)),
        cell.country.as_ref().map(|id| known("country", id)),
        cell.size.as_ref().map(size),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { messages.get("cell-all") } else { parts.join(", ") }
}

pub(super) fn norms(inputs: &Inputs) -> Vec<Norm> {
    let messages = inputs.messages();
    let locale = messages.locale();
    let one = |norm: &crate::questionnaire::Norm| {
        let unit = format!("norm-{}", norm.unit.replace('_', "-"));
        let printed = figure(locale, &norm.value);
        let args = Args::new().text("value", &printed);
        Norm {
            index: norm.index.get(locale).to_owned(),
            publisher: norm.publisher.clone(),
            population: norm.population.get(locale).to_owned(),
            value: if messages.has(&unit) { messages.with(&unit, &args) } else { printed.clone() },
            year: norm.year.clone(),
            n: norm.n.get(locale).to_owned(),
            source: norm.source.get(locale).to_owned(),
        }
    };
    let home = inputs.assessment.organisation.country.as_deref();
    let mut norms: Vec<_> = inputs.questionnaire.norms.iter().collect();
    // The nearest first: the organisation's country, then the latest year; the sort keeps the author's order among equals.
    norms.sort_by_key(|norm| (home != Some(norm.country.as_str()), std::cmp::Reverse(norm.year.clone())));
    norms.truncate(NORMS);
    norms.sort_by_key(|norm| std::cmp::Reverse(norm.year.clone()));
    norms.into_iter().map(one).collect()
}

/// A published figure in the language's way, with the decimals that it was published with; anything else as printed.
fn figure(locale: Locale, printed: &str) -> String {
    let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    printed
        .parse::<f64>()
        .ok()
        .filter(|value| value.is_finite())
        .map_or_else(|| printed.to_owned(), |value| locale::number(locale, value, decimals))
}

pub(super) fn plugins(inputs: &Inputs) -> Vec<Plugin> {
    let tag = inputs.assessment.report.locale.tag();
    let one = |manifest: &&plugin::Manifest| {
        let fired = inputs.fired.iter().filter(|rule| rule.plugin == manifest.id()).count();
        let silent: Vec<_> =
            inputs.silent.iter().filter(|(id, _)| id == manifest.id()).map(|(_, r)| r.clone()).collect();
        // A plugin made for others examined nothing.
        (fired + silent.len() > 0).then(|| Plugin {
            id: manifest.id().to_owned(),
            title: manifest.title().get(tag).to_owned(),
            version: manifest.version().to_owned(),
            fired,
            silent,
            declared: manifest.facts().iter().map(|field| declared(inputs, field)).collect(),
        })
    };
    inputs.plugins.iter().filter_map(one).collect()
}

fn declared(inputs: &Inputs, field: &plugin::Field) -> Declared {
    let messages = inputs.messages();
    let tag = messages.locale().tag();
    let (stated, answered) = (inputs.assessment.facts.get(&field.id), inputs.answered.get(&field.id));
    let answered = answered.filter(|_| stated.is_none());
    let settled = answered.map(|fact| (fact.label.get(messages.locale()).to_owned(), fact.support));
    let answer = stated.or(answered.map(|fact| &fact.value)).map(|value| match value {
        FactValue::Boolean(holds) => messages.get(if *holds { "yes" } else { "no" }),
        FactValue::Number(number) => {
            let number = locale::bound(messages.locale(), *number);
            field.unit.as_ref().map_or(number.clone(), |unit| format!("{number}\u{a0}{}", unit.get(tag)))
        }
        FactValue::Text(word) => {
            let options = if let plugin::Kind::Choice(options) = &field.kind { options.as_slice() } else { &[] };
            options.iter().find(|o| o.id == *word).map_or_else(|| word.clone(), |o| o.text.get(tag).to_owned())
        }
    });
    let why = field.why.as_ref().map_or_else(String::new, |why| why.get(tag).to_owned());
    Declared { question: field.text.get(tag).to_owned(), answer, why, settled }
}

/// Where a rule comes from; what no source confirms is said to be the consultant's choice.
fn source(inputs: &Inputs, source: Option<&plugin::Source>) -> String {
    let messages = inputs.messages();
    source.map_or_else(|| messages.get("source-choice"), |source| cited(messages, source))
}

/// A source's citation, with its standing where nobody has read it there.
pub fn cited(messages: &Messages, source: &plugin::Source) -> String {
    let citation = source.citation.get(messages.locale().tag());
    let args = || Args::new().text("citation", citation.trim_end_matches('.'));
    match source.status {
        Status::Confirmed => citation.to_owned(),
        Status::ConsultantsChoice => messages.with("source-choice-of", &args()),
        Status::GeneralKnowledge => messages.with("source-general", &args()),
    }
}

pub(super) fn effects(inputs: &Inputs) -> Vec<Effect> {
    inputs.effects.iter().map(|record| effect(inputs, record)).collect()
}

/// What a rule acts on or speaks of.
pub(super) fn name(inputs: &Inputs, target: &plugin::Target) -> String {
    let (questionnaire, locale) = (inputs.questionnaire, inputs.assessment.report.locale);
    match target {
        plugin::Target::Overall => inputs.messages().get("all-domains"),
        plugin::Target::Domain(id) => questionnaire
            .domain(id)
            .map_or_else(|| id.clone(), |index| questionnaire.domains[index].title.get(locale).to_owned()),
        plugin::Target::Question(id) => questionnaire
            .question(id)
            .map_or_else(|| id.clone(), |index| questionnaire.questions[index].label().get(locale).to_owned()),
    }
}

/// What a rule's advice rests on: what it found, else why it changes a figure.
pub(super) fn basis(inputs: &Inputs, rule: &plugin::FiredRule) -> Basis {
    let tag = inputs.assessment.report.locale.tag();
    let record = inputs.effects.iter().find(|record| record.rule == rule.rule && record.plugin == rule.plugin);
    let found = rule.finding.as_ref().map(|finding| finding.text.get(tag).to_owned());
    let reason = || record?.reason.as_ref().map(|reason| reason.get(tag).to_owned());
    let target = rule.finding.as_ref().and_then(|finding| finding.subject.as_ref());
    let target = target.or(record.map(|record| &record.subject)).map(|target| name(inputs, target));
    let plugin = || inputs.plugins.iter().find(|plugin| plugin.id() == rule.plugin);
    Basis {
        id: rule.rule.clone(),
        today: found.or_else(reason).unwrap_or_default(),
        subject: target.or_else(|| Some(plugin()?.title().get(tag).to_owned())).unwrap_or_default(),
        source: source(inputs, rule.source.as_ref()),
        ..Basis::default()
    }
}

/// What an effect asks for.
fn words(inputs: &Inputs, effect: &plugin::Effect) -> String {
    let messages = inputs.messages();
    let bound = |x: f64| locale::bound(messages.locale(), x);
    let named = |target: &plugin::Target| Args::new().text("target", name(inputs, target));
    match effect {
        plugin::Effect::Cap { target, level } => {
            messages.with("effect-cap", &named(target).text("level", bound(*level)))
        }
        plugin::Effect::Weight { target, factor } => {
            messages.with("effect-weight", &named(target).text("factor", bound(*factor)))
        }
        plugin::Effect::NotApplicable { question } => {
            messages.with("effect-na", &named(&plugin::Target::Question(question.clone())))
        }
    }
}

fn effect(inputs: &Inputs, record: &EffectRecord) -> Effect {
    let messages = inputs.messages();
    let (locale, tag) = (messages.locale(), messages.locale().tag());
    // What changed is seen to change.
    let both = record.before.value().zip(record.after.value());
    let decimals = both.map_or(1, |(before, after)| locale::decimals_apart(before, after));
    let figure =
        |score: Score| score.value().map_or_else(|| messages.get("dash"), |x| locale::number(locale, x, decimals));
    let what = words(inputs, &record.effect);
    let domain = match &record.subject {
        plugin::Target::Domain(id) => inputs.questionnaire.domain(id),
        _ => None,
    };
    Effect {
        rule: record.rule.clone(),
        reason: record.reason.as_ref().map_or_else(|| messages.get("dash"), |reason| reason.get(tag).to_owned()),
        what,
        source: source(inputs, record.source.as_ref()),
        subject: name(inputs, &record.subject),
        domain,
        before: figure(record.before),
        after: figure(record.after),
        changed: record.changed,
    }
}

pub(super) fn findings(inputs: &Inputs) -> Vec<Finding> {
    inputs.fired.iter().filter_map(|rule| finding(inputs, rule)).collect()
}

/// What a rule found; what it advises where it neither finds nor changes anything.
fn finding(inputs: &Inputs, rule: &plugin::FiredRule) -> Option<Finding> {
    let (kind, text) = match (&rule.finding, &rule.advice) {
        (Some(finding), _) if matches!(finding.severity, Severity::Alert | Severity::Warning) => {
            (FindingKind::Alert, &finding.text)
        }
        (Some(finding), _) => (FindingKind::Note, &finding.text),
        (None, Some(advice)) if rule.effect.is_none() => (FindingKind::Advice, &advice.text),
        (None, _) => return None,
    };
    let text = text.get(inputs.assessment.report.locale.tag()).to_owned();
    Some(Finding { rule: rule.rule.clone(), kind, text, source: source(inputs, rule.source.as_ref()) })
}
