//! What plugins add of their own, where they meet, and which of them did not run.

use super::{Inputs, peers};
use crate::locale::{self, Args};
use crate::plugin::{self, Effect, FiredRule, Manifest};
use crate::report::facts::{Extension, Meeting, Stopped};

/// Longest reason of a stop, in characters: it stands within a paragraph.
const REASON: usize = 160;

/// By plugin, in the order of the assessment; those that add nothing are left out.
pub(super) fn extensions(inputs: &Inputs) -> Vec<Extension> {
    let (metrics, sections) = inputs.own;
    let one = |manifest: &&Manifest| Extension {
        title: title(inputs, manifest),
        version: manifest.version().to_owned(),
        metrics: metrics.iter().filter(|metric| metric.plugin == manifest.id()).cloned().collect(),
        sections: sections.iter().filter(|section| section.plugin == manifest.id()).cloned().collect(),
    };
    let adds = |extension: &Extension| !(extension.metrics.is_empty() && extension.sections.is_empty());
    inputs.plugins.iter().map(one).filter(adds).collect()
}

pub(super) fn meetings(inputs: &Inputs) -> Vec<Meeting> {
    let one = |meeting: plugin::Meeting| {
        let mut plugins: Vec<&str> = meeting.rules.iter().map(|rule| rule.plugin.as_str()).collect();
        plugins.sort_unstable();
        plugins.dedup();
        Meeting {
            subject: peers::name(inputs, &meeting.subject),
            plugins: plugins.len(),
            rules: meeting.rules.iter().filter_map(|rule| does(inputs, rule)).collect(),
            outcomes: meeting.outcomes,
        }
    };
    plugin::meetings(inputs.fired).into_iter().map(one).collect()
}

/// "a cap at level 2 (Insurance, INS-03)".
fn does(inputs: &Inputs, rule: &FiredRule) -> Option<String> {
    let messages = inputs.messages();
    let manifest = inputs.plugins.iter().find(|manifest| manifest.id() == rule.plugin);
    let name = manifest.map_or_else(|| rule.plugin.clone(), |manifest| title(inputs, manifest));
    let args = Args::new().text("plugin", name).text("rule", &rule.rule);
    let bound = |x: f64| locale::bound(messages.locale(), x);
    Some(match rule.effect.as_ref()? {
        Effect::Cap { level, .. } => messages.with("meets-cap", &args.text("level", bound(*level))),
        Effect::Weight { factor, .. } => messages.with("meets-weight", &args.text("factor", bound(*factor))),
        Effect::NotApplicable { .. } => messages.with("meets-out", &args),
    })
}

pub(super) fn stopped(inputs: &Inputs) -> Vec<Stopped> {
    let messages = inputs.messages();
    let one = |(manifest, failure): &(&Manifest, &plugin::Failure)| {
        let first = failure.message.lines().next().unwrap_or_default().trim();
        let cut = first.char_indices().nth(REASON).map(|(end, _)| format!("{}…", &first[..end]));
        let reason = cut.unwrap_or_else(|| first.trim_end_matches('.').to_owned());
        let args = Args::new().text("reason", reason);
        Stopped {
            title: title(inputs, manifest),
            version: manifest.version().to_owned(),
            why: match failure.line {
                Some(line) => messages.with("stopped-at-line", &args.count("line", line)),
                None => messages.with("stopped-somewhere", &args),
            },
        }
    };
    inputs.stopped.iter().map(one).collect()
}

fn title(inputs: &Inputs, manifest: &Manifest) -> String {
    manifest.title().get(inputs.assessment.report.locale.tag()).to_owned()
}
