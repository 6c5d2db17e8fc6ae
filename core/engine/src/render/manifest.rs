//! `template.yaml`: what a template is called, and which one it extends.

use crate::diagnostic::{Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::schema::{document, format, object, string, text};
use crate::questionnaire::{Text, check_format, plain_text};
use crate::yaml::{Node, Reader, parse};
use serde_json::{Value, json};

/// A `template.yaml`, checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Manifest {
    /// The id, that of its folder.
    pub id: String,
    /// The name that people read.
    pub title: Text,
    /// For whom it is.
    pub description: Option<Text>,
    /// The template whose files stand in for those that this one lacks.
    pub extends: Option<(String, Place)>,
    /// The colour of clients who state none, `#RRGGBB`.
    pub colour: Option<String>,
    /// Whether every question is told with its answers; as the parent says where it is not stated.
    pub detail: Option<bool>,
}

impl Manifest {
    /// Reads the `template.yaml` of the folder `id`. `None` where an error was found.
    pub fn read(source: &Source, id: &str, faults: &mut Diagnostics) -> Option<Self> {
        let before = faults.errors();
        let root = parse(source, faults)?;
        let manifest = manifest(&mut Reader { source, faults }, &root, id);
        manifest.filter(|_| faults.errors() == before)
    }
}

fn manifest(reader: &mut Reader, root: &Node, folder: &str) -> Option<Manifest> {
    let mut fields = reader.fields(root, "the template")?;
    check_format(reader, &mut fields);
    let id = fields.required(reader, "id").and_then(|node| Some((reader.text(node, "`id`")?, node.place)));
    if let Some((id, place)) = id.as_ref().filter(|(id, _)| id != folder) {
        let message = format!("the template calls itself `{id}`, but its folder is `{folder}`");
        reader.error("id-of-another-folder", *place, message, Some(format!("write `id: {folder}`")));
    }
    let title = fields.required(reader, "title").map(|node| plain_text(reader, node, "title", Locale::default()));
    let description = fields.optional("description");
    let description = description.map(|node| plain_text(reader, node, "description", Locale::default()));
    let extends = fields.optional("extends").and_then(|node| Some((reader.text(node, "`extends`")?, node.place)));
    let colour = fields.optional("colour").and_then(|node| colour(reader, node));
    let detail = fields.optional("detail").and_then(|node| reader.boolean(node, "`detail`"));
    fields.finish(reader);
    Some(Manifest { id: id?.0, title: title?, description, extends, colour, detail })
}

fn colour(reader: &mut Reader, node: &Node) -> Option<String> {
    let text = reader.text(node, "`colour`")?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(text.to_ascii_uppercase());
    }
    let message = format!("`{}` is not a colour", crate::questionnaire::short(&text));
    let hint = "write six hexadecimal digits between quotes: \"#1F4E79\"".to_owned();
    reader.error("invalid-colour", node.place, message, Some(hint));
    None
}

/// The JSON Schema of `template.yaml`, for editors.
pub fn template_schema() -> Value {
    let fields = json!({
        "palier": format(), "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, "title": text(), "description": text(),
        "extends": string(), "colour": {"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"},
        "detail": {"type": "boolean"},
    });
    let template = object(&["palier", "id", "title"], &fields);
    document("Palier report template", "template", &json!({"template": template}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::asked;

    #[test]
    fn the_schema_and_the_reader_know_the_same_fields() {
        let text = "palier: 1\nid: mine\ntitle: T\ndescription: D\nextends: executive\ncolour: \"#123456\"\ndetail: true\n";
        let mut faults = Diagnostics::new();
        let asked = asked::during(|| {
            let read = Manifest::read(&Source::new("template.yaml", text), "mine", &mut faults);
            assert_eq!(read.expect("it is sound").colour.as_deref(), Some("#123456"));
        });
        assert_eq!(asked, asked::of_schema(&template_schema()));
    }
}
