//! Ids: written once, in kebab-case, and found again where they are referred to.

use crate::diagnostic::Place;
use crate::yaml::{Fields, Node, Reader};
use std::cell::Cell;
use std::collections::BTreeMap;

/// Names that mean something else in answers, results or translations.
const RESERVED: [&str; 15] = [
    "org_id",
    "respondent_id",
    "group",
    "weight",
    "overall",
    "stage",
    "stages",
    "scales",
    "audiences",
    "facts",
    "perspectives",
    "title",
    "description",
    "source",
    "changes",
];

/// Unknown names for which the nearest known one is looked up.
const SUGGESTED: u32 = 50;

/// The ids of one kind of thing, with their positions.
pub(super) struct Index {
    what: &'static str,
    unknown: &'static str,
    ids: BTreeMap<String, (usize, Place)>,
    misses: Cell<u32>,
}

impl Index {
    /// No id yet. `what` names the kind of thing, `unknown` is the code for a reference to none.
    pub(super) fn new(what: &'static str, unknown: &'static str) -> Self {
        Self { what, unknown, ids: BTreeMap::new(), misses: Cell::new(0) }
    }

    /// Reads the field `id` of the thing at `position`; empty where there is none (and that was reported).
    pub(super) fn add(&mut self, reader: &mut Reader, fields: &mut Fields, position: usize) -> String {
        let Some(node) = fields.required(reader, "id") else { return String::new() };
        let Some(id) = reader.text(node, "`id`") else { return String::new() };
        check(reader, &id, node.place, false);
        self.insert(reader, &id, (position, node.place));
        id
    }

    /// Registers an id that was written at a place.
    pub(super) fn insert(&mut self, reader: &mut Reader, id: &str, (position, place): (usize, Place)) {
        if let Some((_, first)) = self.ids.get(id) {
            let message = format!("{} `{id}` is defined twice", self.what);
            let hint = format!("the first one stands on line {}; ids are unique", first.line);
            reader.error("duplicate-id", place, message, Some(hint));
            return;
        }
        self.ids.insert(id.to_owned(), (position, place));
    }

    /// The position of an id.
    pub(super) fn get(&self, id: &str) -> Option<usize> {
        self.ids.get(id).map(|(position, _)| *position)
    }

    /// Where an id was written.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        self.ids.get(id).map(|(_, place)| *place)
    }

    /// The position that a node's id refers to; reported where there is none.
    pub(super) fn find(&self, reader: &mut Reader, node: &Node) -> Option<usize> {
        let id = reader.text(node, self.what)?;
        self.find_id(reader, &id, node.place)
    }

    /// The same for an id already read.
    pub(super) fn find_id(&self, reader: &mut Reader, id: &str, place: Place) -> Option<usize> {
        let found = self.get(id);
        if found.is_none() {
            let message = format!("there is no {} `{id}`", self.what);
            self.misses.set(self.misses.get() + 1);
            if self.misses.get() <= SUGGESTED {
                reader.unknown(self.unknown, place, message, (id, self.ids.keys().map(String::as_str)));
            } else {
                reader.error(self.unknown, place, message, None);
            }
        }
        found
    }
}

/// Checks an id: kebab-case (facts may use `_`), not reserved.
pub(super) fn check(reader: &mut Reader, id: &str, place: Place, underscore: bool) {
    if RESERVED.contains(&id) {
        let message = format!("`{id}` cannot be an id: the name has a meaning of its own in answers or results");
        reader.error("reserved-id", place, message, Some("choose another id".into()));
        return;
    }
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let well_formed = id.len() <= 80 && id.split(|c| c == '-' || (underscore && c == '_')).all(word);
    if !well_formed {
        let hint = "small letters a–z and digits, words joined by `-`, at most 80 characters: `moments-of-truth`";
        reader.error("invalid-id", place, "this cannot be an id", Some(hint.into()));
    }
}
