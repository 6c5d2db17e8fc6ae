//! Metrics of customers and employees, in the report's language.

use crate::answers::Basis;
use crate::locale::{self, Args};
use crate::report::facts::{Metric, Weight, Weights};
use crate::scoring::MetricResult;

use super::sides::party;
use super::{Inputs, rating};

pub(super) fn metrics(inputs: &Inputs) -> Vec<Metric> {
    inputs.metrics.iter().map(|result| metric(inputs, result)).collect()
}

fn metric(inputs: &Inputs, result: &MetricResult) -> Metric {
    let (metric, locale) = (result.metric, inputs.assessment.report.locale);
    let messages = inputs.messages();
    let answers = match &metric.basis {
        Basis::Answers(answers) => Some(answers),
        _ => None,
    };
    let words = |text: &Option<crate::questionnaire::Text>| {
        text.as_ref().map(|text| text.get(locale).trim_end_matches('.').to_owned())
    };
    // Answers of a set of this assessment name their questionnaire.
    let of_set = answers.and_then(|answers| answers.set).map(|set| {
        let sets = std::iter::once((inputs.questionnaire, inputs.set))
            .chain(inputs.others.iter().map(|other| (other.questionnaire, other.set)));
        let set = &inputs.assessment.sets[set];
        let found = sets.into_iter().find(|(_, other)| std::ptr::eq(*other, set));
        let title = found.map_or_else(String::new, |(questionnaire, _)| questionnaire.title.get(locale).to_owned());
        messages.with("voice-source-set", &Args::new().text("questionnaire", locale::quoted(locale, &title)))
    });
    Metric {
        id: metric.id.clone(),
        kind: metric.kind,
        title: words(&metric.title).unwrap_or_else(|| messages.get(&format!("metric-{}", metric.kind.word()))),
        named: metric.title.is_some(),
        figure: result.figure.clone(),
        period: metric.period,
        scale: metric.scale,
        direction: metric.direction,
        satisfied_from: metric.satisfied_from,
        unit: match metric.unit.as_deref() {
            Some(unit @ ("minutes" | "hours" | "days")) => messages.get(&format!("voice-{unit}")),
            unit => unit.unwrap_or_default().to_owned(),
        },
        target: metric.target,
        note: words(&metric.note).map_or_else(String::new, |note| format!("{note}.")),
        source: words(&metric.source).or(of_set).unwrap_or_else(|| messages.get("voice-source-none")),
        lifetime: match metric.basis {
            Basis::Lifetime(lifetime) => Some(lifetime),
            _ => None,
        },
        total: match metric.basis {
            Basis::Total { total, cases } => Some((total, cases)),
            _ => None,
        },
        weighted: answers.is_some_and(|answers| answers.weighted),
        minimum: answers.map_or(0, |answers| answers.minimum),
        segments: answers.map_or_else(Vec::new, |answers| {
            let names = answers.groups.iter().map(|(_, title)| title.get(locale).to_owned());
            names.zip(result.groups.iter().map(|figure| figure.as_ref().ok().cloned())).collect()
        }),
        weights: answers.and_then(|answers| answers.set).and_then(|set| weights(inputs, result, set)),
    }
}

fn weights(inputs: &Inputs, result: &MetricResult, set: usize) -> Option<Weights> {
    if result.importance.is_empty() {
        return None;
    }
    let locale = inputs.assessment.report.locale;
    let leading = (inputs.questionnaire, inputs.set, inputs.measured);
    let others = inputs.others.iter().map(|other| (other.questionnaire, other.set, other.measured));
    let asked = &inputs.assessment.sets[set];
    let (questionnaire, set, card) =
        std::iter::once(leading).chain(others).find(|(_, set, _)| std::ptr::eq(*set, asked))?;
    let domains = questionnaire.domains.iter().zip(&card.domains).zip(&result.importance).enumerate();
    let counted = domains.filter(|(index, _)| questionnaire.domain_counts(*index, set.perspective));
    let weight = |(_, ((domain, score), correlation)): (_, ((&crate::questionnaire::Domain, _), &Result<_, _>))| {
        let score: &crate::scoring::DomainScore = score;
        Weight {
            title: domain.title.get(locale).to_owned(),
            rating: rating(&score.estimate),
            correlation: *correlation,
        }
    };
    Some(Weights { party: party(inputs, questionnaire, set), domains: counted.map(weight).collect() })
}
