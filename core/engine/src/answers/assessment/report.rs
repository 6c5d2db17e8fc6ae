//! How the assessment is reported: template, language, colours, and the consultant's own words.

use super::{Places, Written, days, sheets};
use crate::answers::{DecisionRequest, Files, Look, QuoteRequest, ReportRequest, SheetsRequest};
use crate::diagnostic::Place;
use crate::locale::Locale;
use crate::questionnaire::{Questionnaire, locale_of_tag};
use crate::yaml::{Fields, Node, Reader, Value};
use std::collections::BTreeMap;

const TEMPLATE: &str = "executive";

/// The report's language: as it says, else the leading questionnaire's. [`report`] tells what is wrong with it.
pub(super) fn language(report: Option<&Node>, lead: Option<&Questionnaire>) -> Locale {
    let stated = report.and_then(|node| {
        let Value::Map(pairs) = &node.value else { return None };
        let (_, node) = pairs.iter().find(|(key, _)| key.name == "locale")?;
        let Value::Text(tag) = &node.value else { return None };
        locale_of_tag(tag)
    });
    stated.or(lead.map(|q| q.language)).unwrap_or_default()
}

/// Reads `report`; an assessment without one gets the default report.
pub(super) fn report(
    reader: &mut Reader,
    (node, locale): (Option<&Node>, Locale),
    (files, groups): (&Files, Option<&[String]>),
    places: &mut Places,
) -> Option<ReportRequest> {
    let Some(node) = node else { return Some(ReportRequest::plain(locale)) };
    let mut fields = reader.fields(node, "the report")?;
    if let Some(node) = fields.optional("locale") {
        reader.word(node, "`locale`", &Locale::ALL.map(|locale| (locale.tag(), locale)));
    }
    let template = fields.optional("template").and_then(|node| {
        places.template = Some(node.place);
        reader.text(node, "`template`")
    });
    let look = Look::read(reader, &mut fields, locale, &mut |reader, node| files.bytes(reader, node));
    let [confidentiality, recipient, author] =
        ["confidentiality", "recipient", "author"].map(|name| fields.optional_text(reader, name));
    let indicative = indicative(reader, &mut fields, &mut places.indicative);
    let written = &mut places.written;
    let words = words(reader, &mut fields, written);
    let comments = comments(reader, &mut fields, written);
    let quotes = quotes(reader, &mut fields, (groups, written));
    let decisions = decisions(reader, &mut fields, written);
    let sheets = fields.optional("sheets").map(|node| sheets::sheets(reader, node, written)).unwrap_or_default();
    fields.finish(reader);
    Some(ReportRequest {
        template: template.unwrap_or_else(|| TEMPLATE.to_owned()),
        locale,
        look,
        confidentiality,
        recipient,
        author,
        words,
        comments,
        quotes,
        decisions,
        sheets,
        indicative,
    })
}

impl ReportRequest {
    /// The default report, in a language.
    pub fn plain(locale: Locale) -> Self {
        Self {
            template: TEMPLATE.to_owned(),
            locale,
            look: Look::default(),
            confidentiality: None,
            recipient: None,
            author: None,
            words: BTreeMap::new(),
            comments: BTreeMap::new(),
            quotes: BTreeMap::new(),
            decisions: Vec::new(),
            sheets: SheetsRequest::default(),
            indicative: Vec::new(),
        }
    }
}

fn words(reader: &mut Reader, fields: &mut Fields, written: &mut Written) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for (key, node) in fields.map(reader, "words") {
        if let Some(text) = reader.text(node, &format!("`{}`", key.name)) {
            written.words.push((key.name.clone(), key.place));
            written.texts.push((text.clone(), node.place));
            words.insert(key.name.clone(), text);
        }
    }
    words
}

fn comments(reader: &mut Reader, fields: &mut Fields, written: &mut Written) -> BTreeMap<String, Vec<String>> {
    let mut comments = BTreeMap::new();
    for (key, node) in fields.map(reader, "comments") {
        written.pages.push((key.name.clone(), key.place));
        let nodes = match node.value {
            Value::Text(_) => std::slice::from_ref(node),
            _ => reader.list(node, "a page's comments"),
        };
        let texts: Vec<_> =
            nodes.iter().filter_map(|node| Some((reader.text(node, "a comment")?, node.place))).collect();
        written.texts.extend(texts.iter().cloned());
        comments.insert(key.name.clone(), texts.into_iter().map(|(text, _)| text).collect());
    }
    comments
}

fn quotes(
    reader: &mut Reader,
    fields: &mut Fields,
    (groups, written): (Option<&[String]>, &mut Written),
) -> BTreeMap<String, Vec<QuoteRequest>> {
    let mut quotes = BTreeMap::new();
    for (key, node) in fields.map(reader, "quotes") {
        written.pages.push((key.name.clone(), key.place));
        let nodes = reader.list(node, "a page's quotes");
        let list = nodes.iter().filter_map(|node| quote(reader, node, groups)).collect();
        quotes.insert(key.name.clone(), list);
    }
    quotes
}

fn quote(reader: &mut Reader, node: &Node, groups: Option<&[String]>) -> Option<QuoteRequest> {
    let mut fields = reader.fields(node, "a quote")?;
    let text = fields.text(reader, "text");
    let who = fields.text(reader, "who");
    let group = fields.optional("group").and_then(|node| {
        let id = reader.text(node, "`group`")?;
        if let Some(known) = groups.filter(|groups| !groups.contains(&id)) {
            let known = known.iter().map(String::as_str);
            reader.unknown("unknown-group", node.place, format!("there is no group `{id}`"), (&id, known));
        }
        Some(id)
    });
    fields.finish(reader);
    Some(QuoteRequest { text: text?, who: who?, group })
}

/// Other models that the report tells of; the caller finds them.
fn indicative(reader: &mut Reader, fields: &mut Fields, places: &mut Vec<Place>) -> Vec<String> {
    let mut models: Vec<String> = Vec::new();
    for node in fields.list(reader, "indicative") {
        let Some(id) = reader.text(node, "a questionnaire") else { continue };
        if models.contains(&id) {
            let message = format!("`{}` is named twice", crate::questionnaire::short(&id));
            reader.error("duplicate-id", node.place, message, None);
            continue;
        }
        models.push(id);
        places.push(node.place);
    }
    models
}

fn decisions(reader: &mut Reader, fields: &mut Fields, written: &mut Written) -> Vec<DecisionRequest> {
    let mut decisions = Vec::new();
    for node in fields.list(reader, "decisions") {
        let Some(mut fields) = reader.fields(node, "a decision") else { continue };
        let [text, why, owner] = ["text", "why", "owner"].map(|name| {
            let node = fields.required(reader, name)?;
            Some((reader.text(node, &format!("`{name}`"))?, node.place))
        });
        let date = fields.optional("date").and_then(|node| days::day(reader, node));
        let action = fields.optional("action").and_then(|node| Some((reader.text(node, "`action`")?, node.place)));
        let indicator = fields.optional("indicator");
        let indicator = indicator.and_then(|node| Some((reader.text(node, "`indicator`")?, node.place)));
        fields.finish(reader);
        written.actions.extend(action.clone());
        written.texts.extend([&text, &why, &indicator].into_iter().flatten().cloned());
        if let (Some((text, _)), Some((why, _)), Some((owner, _))) = (text, why, owner) {
            let [action, indicator] = [action, indicator].map(|written| written.map(|(text, _)| text));
            decisions.push(DecisionRequest { text, why, owner, date, action, indicator });
        }
    }
    decisions
}
