//! From a checked engagement to figures, and from figures to reports.

use super::load::Loaded;
use crate::answers::RespondentSet;
use crate::benchmark::{Benchmark, compare};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::export::{Exported, ScoreDocument, document};
use crate::plugin::{EffectRecord, FiredRule, apply, snapshot};
use crate::report::{Facts, Inputs, gather};
use crate::scoring::{Evidence, Scorecard, score};

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
    /// Position among peers; of the leading set alone.
    pub benchmark: Option<Benchmark>,
}

/// Scores every set. The leading one meets plugins and peers.
///
/// # Errors
/// A plugin that did not run to its end.
pub fn assess(loaded: &Loaded) -> Result<Vec<Assessed>, Vec<Diagnostic>> {
    let mut faults = Diagnostics::new();
    let sets =
        loaded.assessment.sets.iter().enumerate().map(|(i, set)| one(loaded, set, i == 0, &mut faults)).collect();
    if faults.has_errors() { Err(faults.into_sorted()) } else { Ok(sets) }
}

fn one(loaded: &Loaded, set: &RespondentSet, leads: bool, faults: &mut Diagnostics) -> Assessed {
    let assessment = &loaded.assessment;
    let questionnaire = &loaded.questionnaires[set.questionnaire];
    let evidence = Evidence { facts: &assessment.facts, gates: &assessment.gates };
    let measured = score(questionnaire, set, evidence);
    let (mut fired, mut silent) = (Vec::new(), Vec::new());
    if leads {
        let shown = snapshot(questionnaire, assessment, set, &measured);
        for (plugin, settings, main) in &loaded.plugins {
            if plugin.manifest().applies(&shown).is_err() {
                continue;
            }
            match plugin.run(&shown, settings) {
                Ok(outcome) => {
                    silent.extend(outcome.silent.into_iter().map(|r| (plugin.manifest().id().to_owned(), r)));
                    fired.extend(outcome.fired);
                }
                Err(failure) => faults.push(failure.diagnostic(main)),
            }
        }
    }
    let (adjusted, effects) = apply(questionnaire, set, evidence, &measured, &fired);
    let benchmark = match (&assessment.benchmark, &loaded.peers) {
        (Some(request), Some(peers)) if leads => {
            Some(compare(&measured, &assessment.organisation, request, peers, None))
        }
        _ => None,
    };
    Assessed { measured, adjusted, fired, silent, effects, benchmark }
}

impl Loaded {
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

    /// What the report of the leading set is composed from.
    pub fn facts(&self, assessed: &Assessed) -> Facts {
        let leading = self.exported(0, assessed);
        let external = self.externals.iter().chain(&self.design.externals);
        gather(&Inputs {
            assessment: leading.assessment,
            questionnaire: leading.questionnaire,
            set: leading.set,
            measured: leading.measured,
            adjusted: leading.adjusted,
            plugins: &self.plugins.iter().map(|(plugin, ..)| plugin.manifest()).collect::<Vec<_>>(),
            fired: leading.fired,
            silent: &assessed.silent,
            effects: leading.effects,
            benchmark: leading.benchmark,
            external: &external.map(|e| (e.name.clone(), e.sha256.clone())).collect::<Vec<_>>(),
            messages: self.design.messages(self.assessment.report.locale),
        })
    }

    /// The JSON document: the leading set, the others under `also`.
    pub fn document(&self, assessed: &[Assessed]) -> ScoreDocument {
        let mut all = assessed.iter().enumerate().map(|(i, a)| document(&self.exported(i, a)));
        let mut first = all.next().expect("an assessment has a set");
        first.also = all.collect();
        first
    }
}
