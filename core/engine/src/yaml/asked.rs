//! For tests: which fields the readers ask for, to hold the schemas to them.

use serde_json::Value;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// By the thing's name: its fields, those that must be there marked `!`.
pub(crate) type Asked = BTreeMap<String, BTreeSet<String>>;

thread_local! {
    static ASKED: RefCell<Asked> = const { RefCell::new(BTreeMap::new()) };
}

/// Notes a field that a reader asks for.
pub(crate) fn note(what: &str, field: &str, required: bool) {
    let name = ["the ", "a ", "an "].iter().find_map(|article| what.strip_prefix(article)).unwrap_or(what);
    let name = name.trim_matches('`').replace(' ', "-");
    ASKED.with_borrow_mut(|asked| {
        let fields = asked.entry(name).or_default();
        fields.insert(if required { format!("{field}!") } else { field.to_owned() });
    });
}

/// The fields asked for while something runs.
pub(crate) fn during(run: impl FnOnce()) -> Asked {
    ASKED.with_borrow_mut(BTreeMap::clear);
    run();
    ASKED.with_borrow(tidy)
}

/// A field that must be there is also asked for as one that may: keep the stronger.
fn tidy(asked: &Asked) -> Asked {
    let keep = |fields: &BTreeSet<String>| {
        fields.iter().filter(|field| !fields.contains(&format!("{field}!"))).cloned().collect()
    };
    asked.iter().map(|(name, fields)| (name.clone(), keep(fields))).collect()
}

/// The same of a schema: its definitions that are mappings with named fields.
pub(crate) fn of_schema(schema: &Value) -> Asked {
    let mut asked = Asked::new();
    for (name, definition) in schema["$defs"].as_object().expect("a schema has definitions") {
        let Some(properties) = definition["properties"].as_object() else { continue };
        let required = definition["required"].as_array().expect("a mapping says what it needs");
        let mark =
            |field: &String| if required.iter().any(|r| r == field) { format!("{field}!") } else { field.clone() };
        assert!(required.iter().all(|field| properties.contains_key(field.as_str().expect("a name"))), "{name}");
        asked.insert(name.clone(), properties.keys().map(mark).collect());
    }
    asked
}
