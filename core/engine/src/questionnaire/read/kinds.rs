//! What may be answered: scales, options, bands.

use super::context::Context;
use super::index::Index;
use crate::questionnaire::{Band, Choice, Kind, Text};
use crate::yaml::{Fields, Node, Value};

/// Options that fit the bit set in which an answer is kept.
const MOST_OPTIONS: usize = 52;

#[derive(Clone, Copy, PartialEq)]
enum Name {
    Scale,
    Choice,
    YesNo,
    Multi,
    Number,
    Text,
}

const NAMES: [(&str, Name); 6] = [
    ("scale", Name::Scale),
    ("choice", Name::Choice),
    ("yes_no", Name::YesNo),
    ("multi", Name::Multi),
    ("number", Name::Number),
    ("text", Name::Text),
];

/// Reads `kind` and the fields that belong to it. Where `kind` is left out, `scale`, `options` or `bands` say it.
pub(super) fn kind(ctx: &mut Context, fields: &mut Fields, path: &str) -> Kind {
    let stated = fields.optional("kind");
    let parts = Parts {
        scored: fields.optional("scored").is_none_or(|node| node.value != Value::Bool(false)),
        scale: fields.optional("scale"),
        options: fields.optional("options"),
        points: fields.optional("points"),
        max: fields.optional("max"),
        bands: fields.optional("bands"),
        unit: fields.optional("unit"),
    };
    let name = match stated {
        Some(node) => ctx.reader.word(node, "`kind`", &NAMES),
        None if parts.scale.is_some() => Some(Name::Scale),
        None if parts.options.is_some() => Some(Name::Choice),
        None if parts.bands.is_some() => Some(Name::Number),
        None => {
            let hint = "write `scale: …`, `options: […]`, `bands: […]`, or `kind: yes_no`, `multi` or `text`";
            ctx.error("missing-field", fields.place(), "the question does not say what may be answered", hint);
            None
        }
    };
    let Some(name) = name else { return Kind::Text };
    parts.refuse_strangers(ctx, name);
    let read = match name {
        Name::Scale => parts.read_scale(ctx, fields),
        Name::Choice => parts.read_options(ctx, fields, path).map(|options| Kind::Choice { options }),
        Name::YesNo => parts.read_yes_no(ctx),
        Name::Multi => parts.read_multi(ctx, fields, path),
        Name::Number => parts.read_number(ctx, fields, path),
        Name::Text => Some(Kind::Text),
    };
    read.unwrap_or(Kind::Text)
}

/// The fields that belong to one kind or another.
struct Parts<'n> {
    /// Whether the question counts: then some answer must have points.
    scored: bool,
    scale: Option<&'n Node>,
    options: Option<&'n Node>,
    points: Option<&'n Node>,
    max: Option<&'n Node>,
    bands: Option<&'n Node>,
    unit: Option<&'n Node>,
}

impl Parts<'_> {
    fn refuse_strangers(&self, ctx: &mut Context, name: Name) {
        let has_options = matches!(name, Name::Choice | Name::Multi);
        for (field, node, belongs) in [
            ("scale", self.scale, name == Name::Scale),
            ("options", self.options, has_options),
            ("points", self.points, name == Name::YesNo),
            ("max", self.max, name == Name::Multi),
            ("bands", self.bands, name == Name::Number),
            ("unit", self.unit, name == Name::Number),
        ] {
            if let Some(node) = node.filter(|_| !belongs) {
                let kind = NAMES.iter().find(|(_, n)| *n == name).map_or("", |(word, _)| word);
                let message = format!("`{field}` has no meaning for a question of the kind `{kind}`");
                ctx.error("misplaced-field", node.place, message, "leave it out, or change the kind");
            }
        }
    }

    fn read_scale(&self, ctx: &mut Context, fields: &Fields) -> Option<Kind> {
        let node = need(ctx, fields, self.scale, "scale")?;
        let scale = ctx.scale_ids.find(&mut ctx.reader, node)?;
        Some(Kind::Scale { scale })
    }

    fn read_options(&self, ctx: &mut Context, fields: &Fields, path: &str) -> Option<Vec<Choice>> {
        let list = need(ctx, fields, self.options, "options")?;
        let mut ids = Index::new("option", "unknown-option");
        let mut options = Vec::new();
        for node in ctx.reader.list(list, "`options`") {
            let Some(mut fields) = ctx.reader.fields(node, "an option") else { continue };
            let id = ids.add(&mut ctx.reader, &mut fields, options.len());
            let text = ctx.text(&mut fields, "text", &format!("{path}.options.{id}"));
            let points = fields.required(&mut ctx.reader, "points").and_then(|node| read_points(ctx, node));
            fields.finish(&mut ctx.reader);
            if let (Some(text), Some(points)) = (text, points) {
                options.push(Choice { id, text, points });
            }
        }
        if options.len() > MOST_OPTIONS {
            let message = format!("a question has at most {MOST_OPTIONS} options, not {}", options.len());
            ctx.error("too-many-options", list.place, message, "group them");
        }
        if options.is_empty() {
            ctx.error("no-options", list.place, "the question has no option to choose from", "");
            return None;
        }
        if self.scored && options.iter().all(|option| option.points <= 0.0) {
            let hint = "give the best option points above 0; a question that must not count has `scored: false`";
            ctx.error("no-points", list.place, "no option has points, so no answer could score", hint);
        }
        Some(options)
    }

    fn read_yes_no(&self, ctx: &mut Context) -> Option<Kind> {
        let mut points = [1.0, 0.0];
        if let Some(node) = self.points {
            let mut fields = ctx.reader.fields(node, "the points of yes and no")?;
            for (slot, name) in points.iter_mut().zip(["yes", "no"]) {
                let Some(node) = fields.required(&mut ctx.reader, name) else { continue };
                *slot = read_points(ctx, node)?;
            }
            fields.finish(&mut ctx.reader);
            if self.scored && points.iter().all(|p| *p <= 0.0) {
                ctx.error("no-points", node.place, "neither yes nor no has points, so no answer could score", "");
            }
        }
        let option = |id: &str, en: &str, fr: &str, points| {
            let mut text = Text::new(crate::locale::Locale::En, en);
            text.insert(crate::locale::Locale::Fr, fr.to_owned());
            Choice { id: id.to_owned(), text, points }
        };
        Some(Kind::YesNo {
            options: vec![option("yes", "Yes", "Oui", points[0]), option("no", "No", "Non", points[1])],
        })
    }

    fn read_multi(&self, ctx: &mut Context, fields: &Fields, path: &str) -> Option<Kind> {
        let options = self.read_options(ctx, fields, path)?;
        let sum: f64 = options.iter().map(|option| option.points).sum();
        let Some(node) = self.max else { return Some(Kind::Multi { options, max: sum }) };
        let max = ctx.reader.number(node, "`max`")?;
        if max <= 0.0 {
            ctx.error(
                "invalid-max",
                node.place,
                format!("`max` must be above 0, not {max}"),
                "leave it out to use the sum of the points",
            );
        } else if max > sum {
            let message =
                format!("`max` is {max}, but all options together have {sum} points: nobody could score fully");
            ctx.error("invalid-max", node.place, message, "lower it, or leave it out to use the sum");
        }
        Some(Kind::Multi { options, max })
    }

    fn read_number(&self, ctx: &mut Context, fields: &Fields, path: &str) -> Option<Kind> {
        let unit = need(ctx, fields, self.unit, "unit")
            .map(|node| ctx.texts.text(&mut ctx.reader, node, &format!("{path}.unit")));
        let list = need(ctx, fields, self.bands, "bands")?;
        let mut bands: Vec<Band> = Vec::new();
        let mut before = None;
        for node in ctx.reader.list(list, "`bands`") {
            let Some(mut fields) = ctx.reader.fields(node, "a band") else { continue };
            let from =
                fields.required(&mut ctx.reader, "from").and_then(|n| Some((ctx.reader.number(n, "`from`")?, n.place)));
            let ratio = ctx.number_in(&mut fields, "ratio", (0.0, 1.0));
            let text = ctx.optional_text(&mut fields, "text", &format!("{path}.bands.{}", bands.len()));
            fields.finish(&mut ctx.reader);
            let Some((from, place)) = from else { continue };
            if before.replace(from).is_some_and(|last: f64| last >= from) {
                let hint = "order the bands by `from`, lowest first";
                let message = format!("the band from {from} does not follow the one before it");
                ctx.error("unordered-bands", place, message, hint);
            }
            bands.extend(ratio.map(|ratio| Band { from, ratio, text }));
        }
        if before.is_none() {
            ctx.error("no-bands", list.place, "the question has no band", "");
            return None;
        }
        if self.scored && !bands.is_empty() && bands.iter().all(|band| band.ratio <= 0.0) {
            ctx.error("no-points", list.place, "every band has the ratio 0, so no answer could score", "");
        }
        Some(Kind::Number { unit: unit?, bands })
    }
}

fn need<'n>(ctx: &mut Context, fields: &Fields, node: Option<&'n Node>, name: &str) -> Option<&'n Node> {
    if node.is_none() {
        ctx.error("missing-field", fields.place(), format!("the question lacks the field `{name}`"), "");
    }
    node
}

fn read_points(ctx: &mut Context, node: &Node) -> Option<f64> {
    let points = ctx.reader.number(node, "`points`")?;
    if points < 0.0 {
        ctx.error(
            "negative-points",
            node.place,
            format!("points cannot be negative: {points}"),
            "the worst option has 0 points",
        );
        return None;
    }
    Some(points)
}
