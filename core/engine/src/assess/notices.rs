//! What a consultant should know of the plugins before the report goes out: which did not run, which meet, what they say of themselves,
//! which are not pinned.

use super::load::{Engaged, Loaded};
use super::run::Assessed;
use crate::diagnostic::{Diagnostic, Place};
use crate::plugin::{Effect, FiredRule, Meeting, Outcomes, Target, meetings};

impl Loaded {
    /// Plugins without which the report goes on: a warning each.
    pub fn stopped(&self, leading: &Assessed) -> Vec<Diagnostic> {
        let told = leading.stopped.iter().filter_map(|stopped| {
            let engaged = self.engaged(stopped.manifest.id())?;
            let hint = "the report says that it did not run; nothing of it is used";
            let fault = engaged.told(&stopped.failure);
            let hint = fault.hint.as_ref().map_or_else(|| hint.to_owned(), |own| format!("{own}; {hint}"));
            Some(fault.hint(hint))
        });
        told.collect()
    }

    /// What plugins say of their own fitness: a warning or a note each, never in the report.
    pub fn health(&self, leading: &Assessed) -> Vec<Diagnostic> {
        let tag = self.assessment.report.locale.tag();
        let told = leading.own.health.iter().map(|health| {
            let at = self.engaged(&health.plugin).map_or_else(Place::default, |engaged| engaged.place);
            let message = format!("plugin `{}`: {}", health.plugin, health.text.get(tag));
            let say = if health.warning { Diagnostic::warning } else { Diagnostic::note };
            say("plugin-health", &self.source, at, message)
        });
        told.collect()
    }

    /// Rules of different plugins that hold the same figure or weight: a warning each, at the later of the plugins.
    pub fn meetings(&self, leading: &Assessed) -> Vec<Diagnostic> {
        let told = meetings(&leading.fired).into_iter().map(|meeting| {
            let places = meeting.rules.iter().filter_map(|rule| self.engaged(&rule.plugin));
            let at = places.map(|engaged| engaged.place).max_by_key(|at| (at.line, at.column)).unwrap_or_default();
            let hint = "the report shows them together; take one of the plugins out where that is not meant";
            Diagnostic::warning("plugins-meet", &self.source, at, sentence(&meeting)).hint(hint)
        });
        told.collect()
    }

    /// Plugins that are not part of Palier and that the assessment does not pin: a note each.
    pub fn unpinned(&self) -> Vec<Diagnostic> {
        let told = self.plugins.iter().filter_map(|engaged| {
            let sha256 = engaged.unpinned.as_ref()?;
            let id = engaged.manifest.id();
            let message = format!("`{id}` is not part of Palier, and nothing says which state of it is meant");
            let hint = format!("write `sha256: {sha256}` beside its id: a change of its rules is then told");
            Some(Diagnostic::note("plugin-not-pinned", &self.source, engaged.place, message).hint(hint))
        });
        told.collect()
    }

    fn engaged(&self, id: &str) -> Option<&Engaged> {
        self.plugins.iter().find(|engaged| engaged.manifest.id() == id)
    }
}

/// "`insurance` (INS-03) caps it at level 2, …".
fn sentence(meeting: &Meeting) -> String {
    let does = |rule: &&FiredRule| {
        let what = match &rule.effect {
            Some(Effect::Cap { level, .. }) => format!("caps it at level {level}"),
            Some(Effect::Weight { factor, .. }) => format!("multiplies its weight by {factor}"),
            Some(Effect::NotApplicable { .. }) => "takes it out".to_owned(),
            None => return None,
        };
        Some(format!("`{}` {what} ({})", rule.plugin, rule.rule))
    };
    let subject = match &meeting.subject {
        Target::Overall => "the overall score".to_owned(),
        Target::Domain(id) | Target::Question(id) => format!("`{id}`"),
    };
    let outcome = |outcome: &Outcomes| match outcome {
        Outcomes::LowestCap(level) => format!("the lowest cap holds, level {level}"),
        Outcomes::Product(factor) => format!("together they multiply it by {factor}"),
        Outcomes::WeightThenCap => "the weight counts first, then the cap".to_owned(),
        Outcomes::OutOfCount => "what is taken out has no weight".to_owned(),
    };
    let told: Vec<String> = meeting.rules.iter().filter_map(does).collect();
    let outcomes: Vec<String> = meeting.outcomes.iter().map(outcome).collect();
    format!("plugins meet on {subject}: {}; {}", told.join(", "), outcomes.join("; "))
}
