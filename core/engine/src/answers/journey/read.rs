//! Reading journeys strictly: every fault of a file in one run.

mod steps;

use super::{Journey, Persona, Survey};
use crate::answers::Files;
use crate::answers::assessment::{days, whole};
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::{Text, check_format_of, plain_text, short};
use crate::yaml::{self, Fields, Node, Reader, Value};

/// Steps beyond which a reader loses the thread.
const MANY_STEPS: usize = 12;

/// What the texts of a journey are read with.
#[derive(Clone, Copy)]
struct Scope<'a> {
    /// The language of plain texts.
    language: Locale,
    /// Whether texts by language must hold it.
    must_hold: bool,
    channels: &'a [(String, Text)],
}

/// Reads a journey's file. Plain texts are in the report's language, where that is known, and texts by language should hold it.
pub fn read_journey(source: &Source, report: Option<Locale>, faults: &mut Diagnostics) -> Option<Journey> {
    let before = faults.errors();
    let node = yaml::parse(source, faults)?;
    let mut reader = Reader { source, faults };
    let scope = Scope { language: report.unwrap_or_default(), must_hold: report.is_some(), channels: &[] };
    let read = journey(&mut reader, &node, (scope, true));
    read.filter(|_| faults.errors() == before)
}

/// Reads an assessment's `journeys`: names of files beside it, or journeys in place.
pub(in crate::answers) fn journeys(
    reader: &mut Reader,
    fields: &mut Fields,
    (files, language): (&Files, Locale),
) -> Vec<Journey> {
    let mut read: Vec<Journey> = Vec::new();
    for node in fields.list(reader, "journeys") {
        let journey = match &node.value {
            Value::Text(_) => {
                files.text(reader, node).and_then(|file| read_journey(&file, Some(language), reader.faults))
            }
            _ => journey(reader, node, (Scope { language, must_hold: true, channels: &[] }, false)),
        };
        let Some(journey) = journey else { continue };
        if read.iter().any(|other| other.id == journey.id) {
            reader.error("duplicate-id", node.place, format!("the journey `{}` stands twice", journey.id), None);
        }
        read.push(journey);
    }
    read
}

fn journey(reader: &mut Reader, node: &Node, (scope, alone): (Scope, bool)) -> Option<Journey> {
    let mut fields = reader.fields(node, "the journey")?;
    let format = fields.optional("palier");
    match format {
        Some(node) => check_format_of(reader, node),
        None if alone => {
            reader.error(
                "missing-field",
                node.place,
                "the journey lacks the field `palier`",
                Some("begin with `palier: 1`".into()),
            );
        }
        None => {}
    }
    let id = fields.required(reader, "id").and_then(|node| id(reader, node));
    let title = required_text(reader, &mut fields, ("title", scope));
    let persona = fields.optional("persona").and_then(|node| persona(reader, node, scope));
    let scale = fields.optional("scale").and_then(|node| words(reader, node, scope));
    let survey = fields.optional("survey").and_then(|node| survey(reader, node, scope));
    let channels = channels(reader, &mut fields, scope);
    let steps = fields.required(reader, "steps");
    let written = steps.map(|node| &node.value);
    let steps = steps.map(|node| steps::steps(reader, node, Scope { channels: &channels, ..scope }))?;
    fields.finish(reader);
    count(reader, (written, node));
    Some(Journey { id: id?, title: title?, persona, scale, survey, channels, steps })
}

/// As many steps as make a journey and fit a page; what is no list of steps was reported.
fn count(reader: &mut Reader, (steps, journey): (Option<&Value>, &Node)) {
    let Some(Value::List(steps)) = steps else { return };
    if steps.len() < 2 {
        let hint = "a step is what the customer does at one place and time: arriving, waiting, paying".to_owned();
        reader.error("too-few-steps", journey.place, "a journey has two steps or more", Some(hint));
    } else if steps.len() > MANY_STEPS {
        let message = format!("{} steps are more than a page can tell", steps.len());
        let hint = format!("gather them into {MANY_STEPS} or fewer, or make two journeys of them");
        reader.warning("many-steps", journey.place, message, Some(hint));
    }
}

/// An id: small letters, digits and `-`.
fn id(reader: &mut Reader, node: &Node) -> Option<String> {
    let id = reader.text(node, "`id`")?;
    let sound = !id.is_empty()
        && id.len() <= 80
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
    if !sound {
        let message = format!("`{}` cannot be an id", short(&id));
        reader.error("invalid-id", node.place, message, Some("small letters, digits and `-`: `check-in`".to_owned()));
    }
    sound.then_some(id)
}

/// A text in one or several languages.
fn text(reader: &mut Reader, node: &Node, (what, scope): (&str, Scope)) -> Text {
    let text = plain_text(reader, node, what, scope.language);
    if scope.must_hold && matches!(node.value, Value::Map(_)) && !text.has(scope.language) {
        let message = format!("`{what}` has no text in {}, the report's language", scope.language.tag());
        let hint = format!("add `{}: …` to it", scope.language.tag());
        reader.warning("missing-translation", node.place, message, Some(hint));
    }
    text
}

fn optional_text(reader: &mut Reader, fields: &mut Fields, (name, scope): (&'static str, Scope)) -> Option<Text> {
    fields.optional(name).map(|node| text(reader, node, (name, scope)))
}

fn required_text(reader: &mut Reader, fields: &mut Fields, (name, scope): (&'static str, Scope)) -> Option<Text> {
    fields.required(reader, name).map(|node| text(reader, node, (name, scope)))
}

fn persona(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Persona> {
    let mut fields = reader.fields(node, "the persona")?;
    let name = required_text(reader, &mut fields, ("name", scope));
    let [text, goal] = ["text", "goal"].map(|name| optional_text(reader, &mut fields, (name, scope)));
    fields.finish(reader);
    Some(Persona { name: name?, text, goal })
}

/// The five words of the scale.
fn words(reader: &mut Reader, node: &Node, scope: Scope) -> Option<[Text; 5]> {
    const LEVELS: [&str; 5] = ["-2", "-1", "0", "1", "2"];
    let mut found = [const { None }; 5];
    for (key, node) in reader.pairs(node, "`scale`") {
        if let Some(level) = LEVELS.iter().position(|level| *level == key.name) {
            found[level] = Some(text(reader, node, ("scale", scope)));
        } else {
            let message = format!("`{}` is no level of the scale of feelings", short(&key.name));
            let hint = "its levels are -2, -1, 0, 1 and 2; 0 is neutral".to_owned();
            reader.error("unknown-level", key.place, message, Some(hint));
        }
    }
    let lacking: Vec<&str> =
        LEVELS.iter().zip(&found).filter(|(_, text)| text.is_none()).map(|(level, _)| *level).collect();
    if !lacking.is_empty() {
        let hint = "word all five, or leave `scale` out: the report then uses its own words".to_owned();
        let message = format!("the scale has no words for {}", lacking.join(", "));
        reader.error("incomplete-scale", node.place, message, Some(hint));
    }
    let [worst, bad, neutral, good, best] = found;
    Some([worst?, bad?, neutral?, good?, best?])
}

fn survey(reader: &mut Reader, node: &Node, scope: Scope) -> Option<Survey> {
    let mut fields = reader.fields(node, "the survey")?;
    let n = fields.optional("n").and_then(|node| whole(reader, node, ("`n`", 1)));
    let source = required_text(reader, &mut fields, ("source", scope));
    let period = fields.optional("period").and_then(|node| days::period(reader, node));
    fields.finish(reader);
    Some(Survey { n, source: source?, period })
}

fn channels(reader: &mut Reader, fields: &mut Fields, scope: Scope) -> Vec<(String, Text)> {
    let pairs = fields.map(reader, "channels");
    pairs.iter().map(|(key, node)| (key.name.clone(), text(reader, node, ("channels", scope)))).collect()
}

/// The index of the channel that a node names.
fn channel(reader: &mut Reader, node: &Node, scope: Scope) -> Option<usize> {
    let name = reader.text(node, "a channel")?;
    let found = scope.channels.iter().position(|(id, _)| *id == name);
    if found.is_none() {
        let message = format!("the journey has no channel `{}`", short(&name));
        let known = scope.channels.iter().map(|(id, _)| id.as_str());
        reader.unknown("unknown-channel", node.place, message, (&name, known));
    }
    found
}

/// A number between two bounds.
fn between(reader: &mut Reader, node: &Node, (what, low, high): (&str, f64, f64)) -> Option<f64> {
    let number = reader.number(node, what)?;
    if (low..=high).contains(&number) {
        return Some(number);
    }
    reader.error("out-of-range", node.place, format!("{what} lies between {low} and {high}, not {number}"), None);
    None
}

/// Notes an id, and reports it where it stands twice.
fn unique(reader: &mut Reader, seen: &mut Vec<String>, (id, place): (&str, Place)) {
    if seen.iter().any(|other| other == id) {
        reader.error("duplicate-id", place, format!("`{id}` stands twice in this journey"), None);
    }
    seen.push(id.to_owned());
}
