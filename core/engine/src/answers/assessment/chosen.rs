//! Which questionnaires an assessment names, and which of them were found.

use crate::diagnostic::Place;
use crate::questionnaire::{Questionnaire, short};
use crate::yaml::{Fields, Node, Reader, Value};

/// A questionnaire that an assessment names: `id@major`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Id.
    pub id: String,
    /// Major version.
    pub major: u32,
    /// Where it is named.
    pub place: Place,
}

/// The questionnaires that an assessment wants, leading one first: what to load before [`super::read_assessment`], which reports names
/// that are not well formed.
pub fn wanted_questionnaires(node: &Node) -> Vec<Wanted> {
    let Value::Map(pairs) = &node.value else { return Vec::new() };
    let list = pairs.iter().find(|(key, _)| key.name == "questionnaires").map(|(_, node)| node);
    let nodes = match list.map(|node| (&node.value, node)) {
        Some((Value::List(nodes), _)) => nodes.as_slice(),
        Some((Value::Text(_), node)) => std::slice::from_ref(node),
        _ => &[],
    };
    nodes.iter().filter_map(wanted).collect()
}

fn wanted(node: &Node) -> Option<Wanted> {
    let Value::Text(text) = &node.value else { return None };
    let (id, major) = text.split_once('@')?;
    Some(Wanted { id: id.to_owned(), major: major.parse().ok()?, place: node.place })
}

/// The questionnaires in the order written: id, and the questionnaire where it was found.
#[derive(Default)]
pub(super) struct Chosen<'q> {
    list: Vec<(String, Option<&'q Questionnaire>)>,
    /// Whether each was found, so that what none of them knows is wrong.
    pub(super) complete: bool,
}

impl<'q> Chosen<'q> {
    /// The one at a position, where it was found.
    pub(super) fn get(&self, position: usize) -> Option<&'q Questionnaire> {
        self.list.get(position).and_then(|(_, found)| *found)
    }

    /// Those that were found.
    pub(super) fn found(&self) -> impl Iterator<Item = &'q Questionnaire> {
        self.list.iter().filter_map(|(_, found)| *found)
    }

    /// The ids that the assessment names.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.list.iter().map(|(id, _)| id.as_str())
    }
}

/// Reads `questionnaires`.
pub(super) fn questionnaires<'q>(reader: &mut Reader, fields: &mut Fields, found: &'q [Questionnaire]) -> Chosen<'q> {
    let Some(list) = fields.required(reader, "questionnaires") else { return Chosen::default() };
    let nodes = match list.value {
        Value::Text(_) => std::slice::from_ref(list),
        _ => reader.list(list, "`questionnaires`"),
    };
    if nodes.is_empty() && matches!(list.value, Value::List(_)) {
        let hint = "name at least one: `questionnaires: [forrester-six-domains@1]`".to_owned();
        reader.error("unknown-questionnaire", list.place, "the assessment has no questionnaire", Some(hint));
    }
    let mut chosen = Chosen { list: Vec::new(), complete: !nodes.is_empty() };
    for node in nodes {
        let named = one(reader, node, found);
        if let Some((id, Some(_))) = &named
            && chosen.ids().any(|other| other == id)
        {
            reader.error("duplicate-id", node.place, format!("`{id}` is named twice"), None);
            continue;
        }
        chosen.complete &= matches!(named, Some((_, Some(_))));
        // One that cannot be read keeps its place, so that the others keep theirs.
        chosen.list.push(named.unwrap_or_default());
    }
    chosen
}

fn one<'q>(
    reader: &mut Reader,
    node: &Node,
    found: &'q [Questionnaire],
) -> Option<(String, Option<&'q Questionnaire>)> {
    let text = reader.text(node, "a questionnaire")?;
    let Some(wanted) = wanted(node) else {
        let hint = "write its id and major version: `forrester-six-domains@1`".to_owned();
        let message = format!("`{}` does not name a questionnaire", short(&text));
        reader.error("invalid-reference", node.place, message, Some(hint));
        return None;
    };
    let matching = found.iter().find(|q| q.id == wanted.id && q.version.major == wanted.major);
    // The caller reports those that it could not find or read; nobody else would report this one.
    if matching.is_none() && !reader.faults.has_errors() {
        let message = format!("the questionnaire `{text}` was not found");
        let known: Vec<String> = found.iter().map(|q| format!("{}@{}", q.id, q.version.major)).collect();
        let known = (text.as_str(), known.iter().map(String::as_str));
        reader.unknown("unknown-questionnaire", node.place, message, known);
    }
    Some((wanted.id, matching))
}
