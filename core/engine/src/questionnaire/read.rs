//! Reading a questionnaire: YAML, its translations and its norms in; a checked [`Questionnaire`] out, or every fault of the files.

mod conditions;
mod context;
mod domains;
mod examples;
mod extras;
mod index;
mod kinds;
mod norms;
mod people;
mod questions;
mod rows;
mod stages;
mod surveys;
mod texts;

pub(crate) use examples::written_answer;
pub use surveys::read_surveys;
pub(crate) use texts::{locale as locale_of_tag, plain_text};

use super::{Balance, Questionnaire, Rollup, Scale, Scoring};
use crate::diagnostic::{Diagnostics, Source};
use crate::locale::Locale;
use crate::yaml::{self, Fields, Node, Reader, Value};
use context::{Context, POLICIES};
use index::Index;
use texts::Texts;

/// The format that this version reads.
pub const FORMAT: f64 = 1.0;

/// Reads a questionnaire with its translations (`locales/<language>.yaml`) and its norms (a CSV). Every fault is reported in one
/// run; `None` when any is an error.
pub fn read(
    source: &Source,
    locales: &[(Locale, Source)],
    norms: Option<&Source>,
    faults: &mut Diagnostics,
) -> Option<Questionnaire> {
    let before = faults.errors();
    let node = yaml::parse(source, faults)?;
    let questionnaire = document(&node, source, locales, faults);
    let norms = norms.map(|norms| {
        let language = questionnaire.as_ref().map_or(Locale::default(), |q| q.language);
        norms::read(norms, language, faults)
    });
    let mut questionnaire = questionnaire.filter(|_| faults.errors() == before)?;
    questionnaire.norms = norms.unwrap_or_default();
    Some(questionnaire)
}

fn document(
    node: &Node,
    source: &Source,
    locales: &[(Locale, Source)],
    faults: &mut Diagnostics,
) -> Option<Questionnaire> {
    let mut reader = Reader { source, faults };
    let mut fields = reader.fields(node, "the questionnaire")?;
    check_format(&mut reader, &mut fields);
    let language = fields.required(&mut reader, "language").and_then(|node| language(&mut reader, node));
    let texts = Texts::new(language.unwrap_or_default(), locales, reader.faults);
    let mut ctx = Context::new(reader, texts);
    let questionnaire = body(&mut ctx, &mut fields, language.unwrap_or_default());
    fields.finish(&mut ctx.reader);
    let Context { mut reader, texts, .. } = ctx;
    texts.finish(&mut reader);
    questionnaire
}

fn body(ctx: &mut Context, fields: &mut Fields, language: Locale) -> Option<Questionnaire> {
    let id = Index::new("questionnaire", "unknown-questionnaire").add(&mut ctx.reader, fields, 0);
    let version = fields.required(&mut ctx.reader, "version");
    let version = version.and_then(|node| extras::version(&mut ctx.reader, node));
    let title = ctx.text(fields, "title", "title");
    let description = ctx.optional_text(fields, "description", "description");
    let provenance = extras::provenance(ctx, fields);
    let changes = extras::changes(ctx, fields);
    let perspectives = people::perspectives(ctx, fields);
    let audiences = people::audiences(ctx, fields);
    scales(ctx, fields);
    ctx.level_scale = fields.optional("level_scale").and_then(|node| ctx.scale_ids.find(&mut ctx.reader, node));
    if let Some(node) = fields.optional("scoring") {
        ctx.scoring = scoring(ctx, node);
    }
    let mut fact_ids = Index::new("fact", "unknown-fact");
    let facts = stages::facts(ctx, fields, &mut fact_ids);
    let mut content = domains::domains(ctx, fields);
    conditions::resolve(ctx, &mut content.questions, &content.pending);
    let mut stage_ids = Index::new("stage", "unknown-stage");
    let known = stages::Known { facts: &facts, fact_ids: &fact_ids, questions: &content.questions };
    let list = fields.list(&mut ctx.reader, "stages");
    let stages = stages::stages(ctx, list, &mut stage_ids, &known);
    let apart = content.questions.iter().any(|question| !question.perspectives.is_empty());
    let known = examples::Known { facts: &facts, fact_ids: &fact_ids, stages: &stages, stage_ids: &stage_ids, apart };
    let tests = examples::examples(ctx, fields, &known);
    Some(Questionnaire {
        id,
        version: version?,
        language,
        title: title?,
        description,
        provenance: provenance?,
        changes,
        perspectives,
        audiences,
        scales: std::mem::take(&mut ctx.scales),
        level_scale: ctx.level_scale,
        facts,
        stages,
        scoring: ctx.scoring,
        domains: content.domains,
        questions: content.questions,
        tests,
        norms: Vec::new(),
        surveys: Vec::new(),
    })
}

/// Checks the field `palier`: the format's number.
pub(crate) fn check_format(reader: &mut Reader, fields: &mut Fields) {
    if let Some(node) = fields.required(reader, "palier") {
        check_format_of(reader, node);
    }
}

/// The same of a format that is written.
pub(crate) fn check_format_of(reader: &mut Reader, node: &Node) {
    if node.value != Value::Number(FORMAT) {
        let hint = format!("this version of Palier reads `palier: {FORMAT}`");
        reader.error("unknown-format", node.place, "the file is in a format that is not known here", Some(hint));
    }
}

fn language(reader: &mut Reader, node: &Node) -> Option<Locale> {
    reader.word(node, "`language`", &Locale::ALL.map(|locale| (locale.tag(), locale)))
}

/// The longest scale: its points are counted one by one in explanations.
const LONGEST_SCALE: f64 = 1000.0;

fn scales(ctx: &mut Context, fields: &mut Fields) {
    for (key, node) in fields.map(&mut ctx.reader, "scales") {
        index::check(&mut ctx.reader, &key.name, key.place, false);
        let position = ctx.scales.len();
        ctx.scale_ids.insert(&mut ctx.reader, &key.name, (position, key.place));
        // A scale that cannot be read still takes its place, so that what refers to it finds it.
        ctx.scales.push(Scale { id: key.name.clone(), min: 0.0, max: 1.0, labels: std::collections::BTreeMap::new() });
        let Some(mut fields) = ctx.reader.fields(node, "a scale") else { continue };
        let [min, max] = ["min", "max"].map(|name| {
            let node = fields.required(&mut ctx.reader, name)?;
            ctx.reader.number(node, &format!("`{name}`"))
        });
        let labels = fields.optional("labels");
        fields.finish(&mut ctx.reader);
        let (Some(min), Some(max)) = (min, max) else { continue };
        let whole = |x: f64| x.fract() == 0.0 && x.abs() <= LONGEST_SCALE;
        if min >= max || !whole(min) || !whole(max) {
            let message = format!("the scale `{}` goes from {min} to {max}", key.name);
            let hint = "`min` and `max` are whole numbers between -1000 and 1000, `min` below `max`";
            ctx.error("invalid-scale", node.place, message, hint);
            continue;
        }
        (ctx.scales[position].min, ctx.scales[position].max) = (min, max);
        if let Some(node) = labels {
            let path = format!("scales.{}", key.name);
            ctx.scales[position].labels = questions::levelled(ctx, node, (min, max), &path);
        }
    }
}

const ROLLUPS: [(&str, Rollup); 3] =
    [("pooled", Rollup::Pooled), ("mean_of_means", Rollup::MeanOfMeans), ("weakest_link", Rollup::WeakestLink)];
const BALANCES: [(&str, Balance); 2] = [("respondents", Balance::Respondents), ("groups", Balance::Groups)];

fn scoring(ctx: &mut Context, node: &Node) -> Scoring {
    let mut scoring = context::DEFAULT_SCORING;
    let Some(mut fields) = ctx.reader.fields(node, "the scoring") else { return scoring };
    let reader = &mut ctx.reader;
    if let Some(rollup) = fields.optional("rollup").and_then(|node| reader.word(node, "`rollup`", &ROLLUPS)) {
        scoring.rollup = rollup;
    }
    if let Some(na) = fields.optional("na").and_then(|node| reader.word(node, "`na`", &POLICIES)) {
        scoring.na = na;
    }
    if let Some(policy) = fields.optional("dont_know").and_then(|node| reader.word(node, "`dont_know`", &POLICIES)) {
        scoring.dont_know = policy;
    }
    if let Some(balance) = fields.optional("balance").and_then(|node| reader.word(node, "`balance`", &BALANCES)) {
        scoring.balance = balance;
    }
    let share = fields.optional("min_answered").and_then(|node| ctx.in_range(node, "min_answered", (0.0, 1.0)));
    scoring.min_answered = share.unwrap_or(scoring.min_answered);
    fields.finish(&mut ctx.reader);
    scoring
}
