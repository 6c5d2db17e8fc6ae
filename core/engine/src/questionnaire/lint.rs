//! What a correct questionnaire may still hold in vain: stages that no answers reach, questions and weights that count for nothing.
//! Warnings only, for `palier check`.

mod maps;
mod reach;

pub use maps::lint_maps;

use super::{Kind, Question, Questionnaire, Rollup};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::yaml::{self, Node, Reader, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Warns about what has no effect. `source` is the file that the questionnaire was read from: warnings stand at its lines.
pub fn lint(questionnaire: &Questionnaire, source: &Source, faults: &mut Diagnostics) {
    // Its faults were told when the questionnaire was read from it.
    let Some(node) = yaml::parse(source, &mut Diagnostics::new()) else { return };
    let reader = Reader { source, faults };
    let mut lint = Lint { questionnaire, reader, stated: Stated::of(&node) };
    lint.questions();
    lint.practices();
    lint.unused();
    lint.perspectives();
    lint.stages();
}

struct Lint<'a> {
    questionnaire: &'a Questionnaire,
    reader: Reader<'a>,
    stated: Stated,
}

impl Lint<'_> {
    fn warn(&mut self, code: &'static str, place: Place, message: String, hint: &str) {
        self.reader.warning(code, place, message, (!hint.is_empty()).then(|| hint.to_owned()));
    }

    fn questions(&mut self) {
        let questionnaire = self.questionnaire;
        for question in &questionnaire.questions {
            let id = &question.id;
            let place = self.stated.place("questions", id);
            if !question.scored {
                if !question.advice.is_empty() {
                    let message = format!("`{id}` is not scored, so its advice is never given");
                    self.warn("advice-without-score", place, message, "let it count, or leave the advice out");
                }
                if let Some(place) = self.stated.weight("questions", id) {
                    let message = format!("`{id}` is not scored, so its weight has no effect");
                    self.warn("weight-without-effect", place, message, "let it count, or leave the weight out");
                }
            } else if is_constant(question) {
                let message = format!("every answer to `{id}` counts the same");
                self.warn("constant-question", place, message, "tell the answers apart, or write `scored: false`");
            }
            if let Some(steering) = question.show_if.as_ref().map(|c| &questionnaire.questions[c.question])
                && never_together(question, steering)
            {
                let message = format!("`{id}` is never asked: it waits for `{}`, which others answer", steering.id);
                self.warn(
                    "never-asked",
                    place,
                    message,
                    "let both be put to the same audience, perspective and sector",
                );
            }
        }
    }

    fn practices(&mut self) {
        if self.questionnaire.scoring.rollup == Rollup::MeanOfMeans {
            return;
        }
        for practice in self.questionnaire.domains.iter().flat_map(|domain| &domain.practices) {
            if let Some(place) = self.stated.weight("practices", &practice.id) {
                let message = format!("the weight of the practice `{}` has no effect under this `rollup`", practice.id);
                self.warn("weight-without-effect", place, message, "weigh its questions, or use `mean_of_means`");
            }
        }
    }

    fn unused(&mut self) {
        let questionnaire = self.questionnaire;
        let mut scales: BTreeSet<usize> = questionnaire.level_scale.into_iter().collect();
        scales.extend(questionnaire.questions.iter().filter_map(|question| match question.kind {
            Kind::Scale { scale } => Some(scale),
            _ => None,
        }));
        for (index, scale) in questionnaire.scales.iter().enumerate() {
            if !scales.contains(&index) {
                let place = self.stated.place("scales", &scale.id);
                self.warn("unused", place, format!("no question uses the scale `{}`", scale.id), "");
            }
        }
        let gates = questionnaire.stages.iter().flat_map(|stage| &stage.gates);
        let asked: BTreeSet<&str> = gates
            .filter_map(|gate| match &gate.test {
                super::GateTest::FactIs { fact, .. } | super::GateTest::FactAtLeast { fact, .. } => Some(fact.as_str()),
                _ => None,
            })
            .collect();
        for fact in questionnaire.facts.iter().filter(|fact| !asked.contains(fact.id.as_str())) {
            let place = self.stated.place("facts", &fact.id);
            self.warn("unused", place, format!("no gate asks for the fact `{}`", fact.id), "");
        }
    }

    /// Points of view from which nothing counts.
    fn perspectives(&mut self) {
        let questionnaire = self.questionnaire;
        for (index, perspective) in questionnaire.perspectives.iter().enumerate() {
            if !(0..questionnaire.domains.len()).any(|domain| questionnaire.domain_counts(domain, Some(index))) {
                let place = self.stated.place("perspectives", &perspective.id);
                let message = format!("nothing that counts is asked of the perspective `{}`", perspective.id);
                self.warn("unused", place, message, "ask it a question, or leave it out");
            }
        }
    }

    fn stages(&mut self) {
        let questionnaire = self.questionnaire;
        for perspective in questionnaire.points_of_view() {
            if let Some(overall) = reach::overall(questionnaire, perspective) {
                let asked = perspective.map(|p| questionnaire.perspectives[p].id.as_str());
                self.stage_range(overall, asked);
            }
        }
        for gate in questionnaire.stages.iter().flat_map(|stage| &stage.gates) {
            self.gate(gate);
        }
    }

    /// Stages that lie outside what the answers from one point of view can reach.
    fn stage_range(&mut self, (low, high): (f64, f64), perspective: Option<&str>) {
        let questionnaire = self.questionnaire;
        let of = perspective.map_or_else(String::new, |id| format!(" of the perspective `{id}`"));
        for (index, stage) in questionnaire.stages.iter().enumerate() {
            let place = self.stated.place("stages", &stage.id);
            let next = questionnaire.stages.get(index + 1);
            if stage.from > high {
                let message = format!("no answers{of} reach the stage `{}`: the best ones score {high:.1}", stage.id);
                let hint = "lower its `from`, or give the best answers their full points";
                self.warn("unreachable-stage", place, message, hint);
            } else if let Some(next) = next.filter(|next| next.from <= low) {
                let message = format!(
                    "no answers{of} stay at the stage `{}`: the lowest ones score {low:.1}, and `{}` begins at {}",
                    stage.id, next.id, next.from
                );
                let hint = "give the worst answers 0 points, or raise the next `from`";
                self.warn("unreachable-stage", place, message, hint);
            }
        }
    }

    /// A gate on a domain that no point of view lifts high enough.
    fn gate(&mut self, gate: &super::Gate) {
        let super::GateTest::Domain { domain, at_least } = gate.test else { return };
        let best = self.questionnaire.points_of_view().filter_map(|p| reach::domain(self.questionnaire, domain, p));
        let best = best.map(|(_, best)| best).fold(0.0, f64::max);
        if at_least > best {
            let message = format!("the gate `{}` never opens: the domain's best score is {best:.1}", gate.id);
            let place = self.stated.place("gates", &gate.id);
            self.warn("unreachable-gate", place, message, "lower its `at_least`");
        }
    }
}

fn is_constant(question: &Question) -> bool {
    let alike = |mut ratios: Box<dyn Iterator<Item = f64> + '_>| {
        let first = ratios.next().unwrap_or(0.0);
        ratios.all(|ratio| (ratio - first).abs() < 1e-9)
    };
    match &question.kind {
        Kind::Choice { options } | Kind::YesNo { options } => alike(Box::new(options.iter().map(|o| o.points))),
        Kind::Number { bands, .. } => alike(Box::new(bands.iter().map(|band| band.ratio))),
        Kind::Scale { .. } | Kind::Multi { .. } | Kind::Text => false,
    }
}

/// Whether nobody is asked both questions.
fn never_together(question: &Question, steering: &Question) -> bool {
    let audiences = !question.audience.is_empty()
        && !steering.audience.is_empty()
        && !question.audience.iter().any(|audience| steering.audience.contains(audience));
    let perspectives = !question.perspectives.is_empty()
        && !steering.perspectives.is_empty()
        && !question.perspectives.iter().any(|perspective| steering.perspectives.contains(perspective));
    let sectors = !question.sectors.is_empty()
        && !steering.sectors.is_empty()
        && !question.sectors.iter().any(|sector| steering.sectors.contains(sector));
    audiences || perspectives || sectors
}

/// Where things stand in the file, and whether they state a weight.
struct Stated {
    places: BTreeMap<(&'static str, String), (Place, Option<Place>)>,
}

impl Stated {
    fn of(node: &Node) -> Self {
        let mut stated = Self { places: BTreeMap::new() };
        for name in ["facts", "perspectives", "stages", "domains"] {
            stated.walk(node, name);
        }
        for (key, _) in pairs(node).iter().filter(|(key, _)| key.name == "scales").flat_map(|(_, n)| pairs(n)) {
            stated.places.insert(("scales", key.name.clone()), (key.place, None));
        }
        stated
    }

    /// Notes the items of a list and of the lists within them.
    fn walk(&mut self, parent: &Node, name: &'static str) {
        let list = pairs(parent).iter().find(|(key, _)| key.name == name).map(|(_, node)| &node.value);
        let Some(Value::List(items)) = list else { return };
        for item in items {
            let field = |name: &str| pairs(item).iter().find(|(key, _)| key.name == name).map(|(_, node)| node);
            if let Some((Value::Text(id), place)) = field("id").map(|node| (&node.value, node.place)) {
                let weight = field("weight").map(|node| node.place);
                self.places.insert((name, id.clone()), (place, weight));
            }
            let within: &[&'static str] = match name {
                "domains" => &["practices", "questions"],
                "practices" => &["questions"],
                "stages" => &["gates"],
                _ => &[],
            };
            for name in within {
                self.walk(item, name);
            }
        }
    }

    fn place(&self, kind: &'static str, id: &str) -> Place {
        self.places.get(&(kind, id.to_owned())).map_or_else(Place::default, |(place, _)| *place)
    }

    fn weight(&self, kind: &'static str, id: &str) -> Option<Place> {
        self.places.get(&(kind, id.to_owned())).and_then(|(_, weight)| *weight)
    }
}

fn pairs(node: &Node) -> &[(yaml::Key, Node)] {
    if let Value::Map(pairs) = &node.value { pairs } else { &[] }
}
