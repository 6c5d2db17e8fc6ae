//! Facts, stages and their gates.

use super::conditions;
use super::context::Context;
use super::index::{self, Index};
use super::people;
use crate::measure::comparable;
use crate::questionnaire::{ConditionNeeds, Fact, FactKind, Gate, GateTest, Kind, Question, Stage};
use crate::yaml::{Fields, Node};

const FACT_KINDS: [(&str, FactKind); 2] = [("boolean", FactKind::Boolean), ("number", FactKind::Number)];

/// Reads the facts that gates ask for.
pub(super) fn facts(ctx: &mut Context, fields: &mut Fields, ids: &mut Index) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for node in fields.list(&mut ctx.reader, "facts") {
        let Some(mut fields) = ctx.reader.fields(node, "a fact") else { continue };
        let node = fields.required(&mut ctx.reader, "id");
        let id = node.and_then(|node| ctx.reader.text(node, "`id`")).unwrap_or_default();
        if let Some(node) = node.filter(|_| !id.is_empty()) {
            index::check(&mut ctx.reader, &id, node.place, true);
            ids.insert(&mut ctx.reader, &id, (facts.len(), node.place));
        }
        let kind = fields.required(&mut ctx.reader, "type");
        let kind = kind.and_then(|node| ctx.reader.word(node, "`type`", &FACT_KINDS)).unwrap_or(FactKind::Boolean);
        let text = ctx.text(&mut fields, "text", &format!("facts.{id}.text")).unwrap_or_else(|| ctx.no_text());
        fields.finish(&mut ctx.reader);
        facts.push(Fact { id, kind, text });
    }
    facts
}

/// What gates may refer to.
pub(super) struct Known<'a> {
    pub(super) facts: &'a [Fact],
    pub(super) fact_ids: &'a Index,
    pub(super) questions: &'a [Question],
}

/// Reads the stages, lowest first.
pub(super) fn stages(ctx: &mut Context, list: &[Node], ids: &mut Index, known: &Known) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    let mut gate_ids = Index::new("gate", "unknown-gate");
    for node in list {
        let Some(mut fields) = ctx.reader.fields(node, "a stage") else { continue };
        let id = ids.add(&mut ctx.reader, &mut fields, stages.len());
        let path = format!("stages.{id}");
        let title = ctx.text(&mut fields, "title", &format!("{path}.title")).unwrap_or_else(|| ctx.no_text());
        let text = ctx.optional_text(&mut fields, "text", &format!("{path}.text"));
        let from = from(ctx, &mut fields, stages.last());
        let gates = fields.optional("gates");
        let mut read = Vec::new();
        if let Some(node) = gates {
            for node in ctx.reader.list(node, "`gates`") {
                read.extend(gate(ctx, node, &mut gate_ids, (&path, known)));
            }
            if stages.is_empty() && !read.is_empty() {
                let hint = "everybody is at least at the first stage: move the gates to the second";
                ctx.error("gated-first-stage", node.place, "the first stage cannot have gates", hint);
            }
        }
        fields.finish(&mut ctx.reader);
        stages.push(Stage { id, title, text, from, gates: read });
    }
    stages
}

fn from(ctx: &mut Context, fields: &mut Fields, last: Option<&Stage>) -> f64 {
    let from = ctx.number_in(fields, "from", (0.0, 100.0));
    let floor = last.map_or(0.0, |stage| stage.from);
    let Some(from) = from else { return floor };
    let place = fields.optional("from").map_or(fields.place(), |node| node.place);
    match last {
        None if from > 0.0 => {
            let hint = "let the first stage begin at 0, else a low score would have no stage";
            ctx.error("stages-not-from-zero", place, format!("the first stage begins at {from}"), hint);
        }
        Some(last) if comparable(from) <= comparable(last.from) => {
            let message = format!("this stage begins at {from}, not above the one before it, at {}", last.from);
            ctx.error("stages-not-ascending", place, message, "order the stages, lowest first");
        }
        _ => {}
    }
    from
}

fn gate(ctx: &mut Context, node: &Node, ids: &mut Index, (path, known): (&str, &Known)) -> Option<Gate> {
    let mut fields = ctx.reader.fields(node, "a gate")?;
    let id = ids.add(&mut ctx.reader, &mut fields, 0);
    let text = ctx.optional_text(&mut fields, "text", &format!("{path}.gates.{id}"));
    let subjects = ["fact", "domain", "question"].map(|name| fields.optional(name));
    let is = fields.optional("is");
    let at_least = fields.optional("at_least");
    let audience = people::asked_audiences(ctx, &mut fields);
    let share = fields.optional("share");
    let written = fields.optional("through");
    let through = people::questions_through(ctx, &mut fields);
    let parts = GateParts { is, at_least, audience, share, through: written };
    let settled_by = match subjects {
        [Some(node), None, None] => parts.fact(ctx, node, known),
        [None, Some(node), None] => parts.domain(ctx, node),
        [None, None, Some(node)] => {
            parts.alone(ctx, "a question");
            parts.question(ctx, node, known)
        }
        _ => {
            let hint = "write one of `{fact, is | at_least}`, `{domain, at_least}`, `{question, at_least | is, audience, share}`";
            ctx.error("ambiguous-gate", node.place, "a gate asks about one fact, one domain or one question", hint);
            None
        }
    };
    fields.finish(&mut ctx.reader);
    Some(Gate { id, text, test: settled_by?, through })
}

struct GateParts<'n> {
    is: Option<&'n Node>,
    at_least: Option<&'n Node>,
    audience: Vec<usize>,
    share: Option<&'n Node>,
    through: Option<&'n Node>,
}

impl GateParts<'_> {
    fn fact(&self, ctx: &mut Context, node: &Node, known: &Known) -> Option<GateTest> {
        self.refuse(ctx, "a fact", true);
        let position = known.fact_ids.find(&mut ctx.reader, node)?;
        let fact = known.facts[position].id.clone();
        match (known.facts[position].kind, self.is, self.at_least) {
            (FactKind::Boolean, Some(node), None) => {
                Some(GateTest::FactIs { fact, is: ctx.reader.boolean(node, "`is`")? })
            }
            (FactKind::Number, None, Some(node)) => {
                Some(GateTest::FactAtLeast { fact, at_least: ctx.reader.number(node, "`at_least`")? })
            }
            (kind, _, _) => {
                let needs = if kind == FactKind::Boolean { "`is: true` or `is: false`" } else { "`at_least: …`" };
                ctx.error(
                    "ambiguous-gate",
                    node.place,
                    format!("a gate on the fact `{fact}` needs {needs}, and nothing else"),
                    "",
                );
                None
            }
        }
    }

    fn domain(&self, ctx: &mut Context, node: &Node) -> Option<GateTest> {
        self.refuse(ctx, "a domain", false);
        self.alone(ctx, "a domain");
        let domain = ctx.domain_ids.find(&mut ctx.reader, node);
        let at_least = self.threshold(ctx, node, (0.0, 100.0))?;
        Some(GateTest::Domain { domain: domain?, at_least })
    }

    fn question(&self, ctx: &mut Context, node: &Node, known: &Known) -> Option<GateTest> {
        let question = ctx.question_ids.find(&mut ctx.reader, node)?;
        let asked = known.questions.get(question)?;
        let never = |audience: &usize| !asked.audience.is_empty() && !asked.audience.contains(audience);
        if !self.audience.is_empty() && self.audience.iter().all(never) {
            let message = format!("nobody of this audience is asked `{}`, so the gate could never open", asked.id);
            ctx.error("impossible-gate", node.place, message, "choose an audience that the question is put to");
        }
        let needs = self.needs(ctx, node, asked)?;
        let share = match self.share {
            None => 0.5,
            Some(node) => match ctx.reader.number(node, "`share`")? {
                share if (0.0..1.0).contains(&share) => share,
                share => {
                    let hint = "a share of 0.5 means: more than half";
                    ctx.error(
                        "impossible-threshold",
                        node.place,
                        format!("no share of answers can exceed {share}"),
                        hint,
                    );
                    return None;
                }
            },
        };
        Some(GateTest::Question { question, needs, audience: self.audience.clone(), share })
    }

    /// The option or the level that a question's answers must have.
    fn needs(&self, ctx: &mut Context, gate: &Node, asked: &Question) -> Option<ConditionNeeds> {
        match (&asked.kind, self.is, self.at_least) {
            (Kind::Scale { scale }, None, _) => {
                let (min, max) = (ctx.scales[*scale].min, ctx.scales[*scale].max);
                let at_least = self.threshold(ctx, gate, (min, max))?;
                let asks = if asked.reverse { at_least < max } else { at_least > min };
                if !asks {
                    let message = "every answer reaches the lowest level: the gate asks for nothing";
                    let hint = if asked.reverse { "on a reversed scale the highest value is the worst" } else { "" };
                    ctx.error("impossible-threshold", gate.place, message, hint);
                }
                Some(ConditionNeeds::AtLeast(at_least))
            }
            (Kind::Choice { options } | Kind::YesNo { options } | Kind::Multi { options, .. }, Some(node), None) => {
                conditions::option(ctx, node, options)
            }
            (kind, ..) => {
                let needs = match kind {
                    Kind::Scale { .. } => "`at_least: …`",
                    Kind::Number { .. } | Kind::Text => "another question: one on a scale or with options",
                    _ => "`is: …` with the id of an option",
                };
                let message = format!("a gate on the question `{}` needs {needs}", asked.id);
                ctx.error("ambiguous-gate", gate.place, message, "");
                None
            }
        }
    }

    fn threshold(&self, ctx: &mut Context, gate: &Node, (min, max): (f64, f64)) -> Option<f64> {
        let Some(node) = self.at_least else {
            ctx.error("missing-field", gate.place, "the gate lacks the field `at_least`", "");
            return None;
        };
        let level = ctx.reader.number(node, "`at_least`")?;
        if (min..=max).contains(&level) {
            return Some(level);
        }
        let message = format!("`at_least: {level}` lies outside {min} to {max}");
        ctx.error("impossible-threshold", node.place, message, "");
        None
    }

    /// Refuses what only gates on facts have.
    fn alone(&self, ctx: &mut Context, what: &str) {
        if let Some(node) = self.through {
            let message = format!("`through` has no meaning in a gate on {what}");
            ctx.error("misplaced-field", node.place, message, "leave it out: the gate says itself what works on it");
        }
    }

    /// Refuses what only gates on questions have, and `is` unless it `may` stand.
    fn refuse(&self, ctx: &mut Context, what: &str, may: bool) {
        let fields = [("is", self.is.filter(|_| !may)), ("share", self.share)];
        for (name, node) in fields {
            if let Some(node) = node {
                ctx.error(
                    "misplaced-field",
                    node.place,
                    format!("`{name}` has no meaning in a gate on {what}"),
                    "leave it out",
                );
            }
        }
    }
}
