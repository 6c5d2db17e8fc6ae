//! From a checked engagement to figures, and from figures to reports.

use super::load::{Engaged, Loaded, pool_fault};
use crate::answers::{OnFailure, RespondentSet};
use crate::benchmark::{Benchmark, Subject};
use crate::diagnostic::{Diagnostic, Diagnostics, Place};
use crate::export::{
    Exported, ScoreDocument, change_list, document, extensions, fact_list, journey_refs, metric_list, model_profile,
    set_gaps, stopped_plugin, wave_list,
};
use crate::plugin::{
    EffectRecord, Failure, FiredRule, Health, Manifest, NotFor, OwnMetric, OwnSection, RuleTrace, Snapshot, apply,
    perspectives, snapshot,
};
use crate::questionnaire::Questionnaire;
use crate::report::{Facts, Inputs, OtherSet, gather};
use crate::scoring::{Evidence, Gaps, Indicative, MetricResult, Scorecard, changes, gaps, indicative, metrics, score};
use std::collections::BTreeMap;

/// The figures of one set of respondents.
#[derive(Debug, Clone)]
pub struct Assessed {
    /// Without plugins: what peers are compared with.
    pub measured: Scorecard,
    /// With them.
    pub adjusted: Scorecard,
    /// Rules that fired.
    pub fired: Vec<FiredRule>,
    /// Rules that were examined and did not fire: (plugin, rule).
    pub silent: Vec<(String, String)>,
    /// What each effect did.
    pub effects: Vec<EffectRecord>,
    /// Figures and sections of the plugins' own, and what they say of their fitness.
    pub own: Own,
    /// Plugins that did not run to their end, where the assessment lets the report go on without them.
    pub stopped: Vec<Stopped>,
    /// Position among peers; of the leading set alone.
    pub benchmark: Option<Benchmark>,
}

/// What plugins add beside their rules, in the order of the assessment.
#[derive(Debug, Clone, Default)]
pub struct Own {
    /// Their figures.
    pub metrics: Vec<OwnMetric>,
    /// Their sections of the report.
    pub sections: Vec<OwnSection>,
    /// What they say of their fitness, for the consultant alone.
    pub health: Vec<Health>,
}

/// A plugin that did not run to its end: nothing of it is used.
#[derive(Debug, Clone)]
pub struct Stopped {
    /// Which.
    pub manifest: Manifest,
    /// Why.
    pub failure: Failure,
}

/// A plugin, and why each of its rules fired or did not, or why it does not apply.
pub type ExplainedPlugin<'a> = (&'a Manifest, Result<Vec<RuleTrace>, NotFor>);

/// Scores every set. The leading one meets plugins and peers.
///
/// # Errors
/// A plugin that did not run to its end.
pub fn assess(loaded: &Loaded) -> Result<Vec<Assessed>, Vec<Diagnostic>> {
    let mut faults = Diagnostics::new();
    let measured: Vec<Scorecard> = loaded.assessment.sets.iter().map(|set| loaded.measured(set)).collect();
    let all: Vec<&Scorecard> = measured.iter().collect();
    let sets = (0..all.len()).map(|set| one(loaded, set, &all, &mut faults)).collect();
    if faults.has_errors() { Err(faults.into_sorted()) } else { Ok(sets) }
}

fn one(loaded: &Loaded, index: usize, all: &[&Scorecard], faults: &mut Diagnostics) -> Assessed {
    let assessment = &loaded.assessment;
    let (set, leads) = (&assessment.sets[index], index == 0);
    let questionnaire = &loaded.questionnaires[set.questionnaire];
    let evidence = Evidence { facts: &assessment.facts, gates: &assessment.gates };
    let measured = all[index].clone();
    let (mut fired, mut silent, mut own, mut stopped) = (Vec::new(), Vec::new(), Own::default(), Vec::new());
    let benchmark = match (&assessment.benchmark, &loaded.peers) {
        (Some(request), Some(peers)) if leads && set.unranked(questionnaire).is_none() => {
            let subject = Subject {
                card: &measured,
                organisation: &assessment.organisation,
                questionnaire,
                perspective: set.perspective.map(|p| questionnaire.perspectives[p].id.as_str()),
            };
            let found = peers.compare(subject, request);
            found.map_err(|error| faults.push(pool_fault(&error, &loaded.source, Place::default()))).ok()
        }
        _ => None,
    };
    if leads {
        let shown = loaded.shown(all, benchmark.as_ref());
        for engaged in &loaded.plugins {
            let manifest = &engaged.manifest;
            if manifest.applies(&shown).is_err() {
                continue;
            }
            match engaged.run(&shown) {
                Ok(outcome) => {
                    silent.extend(outcome.silent.into_iter().map(|r| (manifest.id().to_owned(), r)));
                    fired.extend(outcome.fired);
                    own.metrics.extend(outcome.metrics);
                    own.sections.extend(outcome.sections);
                    own.health.extend(outcome.health);
                }
                Err(failure) if engaged.on_failure == OnFailure::Report => {
                    stopped.push(Stopped { manifest: manifest.clone(), failure });
                }
                Err(failure) => faults.push(engaged.told(&failure)),
            }
        }
    }
    let (adjusted, effects) = apply(questionnaire, set, evidence, &measured, &fired);
    Assessed { measured, adjusted, fired, silent, effects, own, stopped, benchmark }
}

/// Where domains stand among the peers.
fn percentiles(questionnaire: &Questionnaire, benchmark: Option<&Benchmark>) -> BTreeMap<String, f64> {
    let positions = benchmark.map_or(&[][..], |found| &found.domains);
    let domains = questionnaire.domains.iter().zip(positions);
    domains.filter_map(|(domain, position)| Some((domain.id.clone(), position.percentile?))).collect()
}

impl Loaded {
    /// A set's figures without plugins.
    pub(super) fn measured(&self, set: &RespondentSet) -> Scorecard {
        let evidence = Evidence { facts: &self.assessment.facts, gates: &self.assessment.gates };
        score(&self.questionnaires[set.questionnaire], set, evidence)
    }

    /// What plugins see of the leading set, and of further ones on its questionnaire.
    fn shown(&self, measured: &[&Scorecard], benchmark: Option<&Benchmark>) -> Snapshot {
        let set = &self.assessment.sets[0];
        let sets = self.assessment.sets.iter().zip(measured.iter().copied());
        let alike = sets.filter(|(other, _)| other.questionnaire == set.questionnaire);
        let questionnaire = &self.questionnaires[set.questionnaire];
        Snapshot {
            facts: self.known_facts(),
            percentile: benchmark.and_then(|found| found.overall.percentile),
            percentiles: percentiles(questionnaire, benchmark),
            perspectives: perspectives(questionnaire, alike),
            ..snapshot(questionnaire, &self.assessment, set, measured[0])
        }
    }

    /// Why each rule of each plugin fired or did not; a plugin that does not apply says why. In the order of the assessment, without
    /// those that stopped.
    ///
    /// # Errors
    /// A plugin that did not run to its end.
    pub fn explain_rules(&self, assessed: &[Assessed]) -> Result<Vec<ExplainedPlugin<'_>>, Vec<Diagnostic>> {
        let leading = &assessed[0];
        let measured: Vec<&Scorecard> = assessed.iter().map(|set| &set.measured).collect();
        let shown = self.shown(&measured, leading.benchmark.as_ref());
        let stopped = |engaged: &&Engaged| leading.stopped.iter().any(|s| s.manifest.id() == engaged.manifest.id());
        let explained = self.plugins.iter().filter(|engaged| !stopped(engaged)).map(|engaged| {
            let manifest = &engaged.manifest;
            if let Err(why) = manifest.applies(&shown) {
                return Ok((manifest, Err(why)));
            }
            let traces = engaged.plugin.as_ref().map_err(Clone::clone);
            let traces = traces.and_then(|plugin| plugin.explain(&shown, &engaged.settings));
            Ok((manifest, Ok(traces.map_err(|failure| vec![engaged.told(&failure)])?)))
        });
        explained.collect()
    }

    /// What is exported of a set.
    pub fn exported<'a>(&'a self, set: usize, assessed: &'a Assessed) -> Exported<'a> {
        let set = &self.assessment.sets[set];
        Exported {
            assessment: &self.assessment,
            questionnaire: &self.questionnaires[set.questionnaire],
            set,
            measured: &assessed.measured,
            adjusted: &assessed.adjusted,
            effects: &assessed.effects,
            fired: &assessed.fired,
            benchmark: assessed.benchmark.as_ref(),
        }
    }

    /// What the report is composed from: the leading set, and the others beside it.
    pub fn facts(&self, all: &[Assessed]) -> Facts {
        let assessed = &all[0];
        let leading = self.exported(0, assessed);
        let others = self.assessment.sets.iter().zip(all).skip(1).map(|(set, assessed)| OtherSet {
            questionnaire: &self.questionnaires[set.questionnaire],
            set,
            measured: &assessed.measured,
        });
        let external = self.externals.iter().chain(&self.design.externals);
        gather(&Inputs {
            assessment: leading.assessment,
            questionnaire: leading.questionnaire,
            set: leading.set,
            others: &others.collect::<Vec<_>>(),
            measured: leading.measured,
            adjusted: leading.adjusted,
            plugins: &self.plugins.iter().map(|engaged| &engaged.manifest).collect::<Vec<_>>(),
            own: (&assessed.own.metrics, &assessed.own.sections),
            stopped: &assessed.stopped.iter().map(|s| (&s.manifest, &s.failure)).collect::<Vec<_>>(),
            answered: &self.answered,
            fired: leading.fired,
            silent: &assessed.silent,
            effects: leading.effects,
            benchmark: leading.benchmark,
            models: &self.models,
            metrics: &self.metrics(all),
            previous: &self.previous,
            external: &external.cloned().collect::<Vec<_>>(),
            look: &self.assessment.report.look.clone().over(&self.design.stack().look()),
            confidentiality: self.design.stack().confidentiality(),
            detail: self.design.stack().detail(),
            brief: self.design.stack().speaks_of_briefs(),
            messages: self.design.messages(self.assessment.report.locale),
        })
    }

    /// Metrics of customers and employees, in the order written.
    pub fn metrics(&self, assessed: &[Assessed]) -> Vec<MetricResult<'_>> {
        let cards: Vec<_> = assessed.iter().map(|assessed| &assessed.measured).collect();
        metrics(&self.assessment, &self.questionnaires, &cards)
    }

    /// Gaps from the leading set to each other one that answered the same questionnaire, with its place; before sector rules.
    pub fn gaps(&self, assessed: &[Assessed]) -> Vec<(usize, Gaps)> {
        let sets = &self.assessment.sets;
        let questionnaire = &self.questionnaires[sets[0].questionnaire];
        (1..sets.len())
            .filter(|i| sets[*i].questionnaire == sets[0].questionnaire)
            .map(|i| (i, gaps(questionnaire, (&sets[0], &assessed[0].measured), (&sets[i], &assessed[i].measured))))
            .collect()
    }

    /// What the leading set's answers suggest of each other model, one figure a domain; before sector rules.
    pub fn indicative<'a>(
        &'a self,
        assessed: &'a [Assessed],
    ) -> impl Iterator<Item = (&'a Questionnaire, Vec<Indicative>)> {
        let questionnaire = &self.questionnaires[self.assessment.sets[0].questionnaire];
        self.models.iter().map(|model| (model, indicative((questionnaire, &assessed[0].measured), model)))
    }

    /// The JSON document: the leading set, the others under `also`.
    pub fn document(&self, assessed: &[Assessed]) -> ScoreDocument {
        let mut all = assessed.iter().enumerate().map(|(i, a)| document(&self.exported(i, a)));
        let mut first = all.next().expect("an assessment has a set");
        first.also = all.collect();
        first.journeys = journey_refs(&self.assessment);
        first.indicative = self.indicative(assessed).map(|(model, found)| model_profile(model, &found)).collect();
        let leading = self.exported(0, &assessed[0]);
        first.gaps = self.gaps(assessed).iter().map(|(set, gaps)| set_gaps(&leading, *set - 1, gaps)).collect();
        first.waves = wave_list(&leading, &self.previous);
        first.changes =
            self.previous.last().map(|wave| change_list(&leading, wave, &changes(&assessed[0].measured, wave)));
        let (own, stopped) = (&assessed[0].own, &assessed[0].stopped);
        first.plugins_own = extensions(&own.metrics, &own.sections, self.assessment.report.locale);
        first.stopped_plugins = stopped.iter().map(|s| stopped_plugin(&s.manifest, &s.failure)).collect();
        first.facts = fact_list(&self.assessment, &self.answered);
        first.metrics = metric_list(&self.assessment, &self.questionnaires, &self.metrics(assessed));
        first
    }
}
