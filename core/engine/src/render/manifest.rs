//! `template.yaml`: what a template is called, and which one it extends.

use crate::answers::Look;
use crate::diagnostic::{Diagnostics, Place, Source};
use crate::locale::Locale;
use crate::questionnaire::schema::{boolean, document, format, object, of, string, text};
use crate::questionnaire::{Text, check_format, plain_text, short};
use crate::yaml::{Node, Reader, parse};
use serde_json::{Value, json};

/// The bytes of a file of the template's folder, by its path there.
pub type File<'f, 'a> = &'a dyn Fn(&str) -> Option<&'f [u8]>;

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
    /// The look of clients who choose none.
    pub look: Look,
    /// The mark of clients who state none.
    pub confidentiality: Option<Text>,
    /// Whether every question is told with its answers; as the parent says where it is not stated.
    pub detail: Option<bool>,
}

impl Manifest {
    /// Reads the `template.yaml` of the folder `id`; `file` gives the bytes of the folder's other files. `None` where an error was found.
    pub fn read(source: &Source, id: &str, file: File, faults: &mut Diagnostics) -> Option<Self> {
        let before = faults.errors();
        let root = parse(source, faults)?;
        let manifest = manifest(&mut Reader { source, faults }, &root, (id, file));
        manifest.filter(|_| faults.errors() == before)
    }
}

/// A picture within the template's folder.
fn picture(reader: &mut Reader, node: &Node, file: File) -> Option<Vec<u8>> {
    let name = reader.text(node, "a picture")?;
    let found = file(&name).map(<[u8]>::to_vec);
    if found.is_none() {
        let message = format!("the template's folder has no picture `{}`", short(&name));
        let hint = "name a PNG, a JPEG or an SVG by its path within the folder".to_owned();
        reader.error("file-not-found", node.place, message, Some(hint));
    }
    found
}

fn manifest(reader: &mut Reader, root: &Node, (folder, file): (&str, File)) -> Option<Manifest> {
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
    let look = Look::read(reader, &mut fields, Locale::default(), &mut |reader, node| picture(reader, node, file));
    let confidentiality = fields.optional("confidentiality");
    let confidentiality = confidentiality.map(|node| plain_text(reader, node, "confidentiality", Locale::default()));
    let detail = fields.optional("detail").and_then(|node| reader.boolean(node, "`detail`"));
    fields.finish(reader);
    Some(Manifest { id: id?.0, title: title?, description, extends, look, confidentiality, detail })
}

/// The JSON Schema of `template.yaml`, for editors.
pub fn template_schema() -> Value {
    let (look, mut definitions) = Look::schema();
    let mut fields = json!({
        "palier": format(), "id": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$"}, "title": of("text"), "description": of("text"),
        "extends": string(), "confidentiality": of("text"), "detail": boolean(),
    });
    if let Value::Object(fields) = &mut fields {
        fields.extend(look);
    }
    definitions.insert("text".into(), text());
    definitions.insert("template".into(), object(&["palier", "id", "title"], &fields));
    document("Palier report template", "template", &Value::Object(definitions))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::asked;

    #[test]
    fn the_schema_and_the_reader_know_the_same_fields() {
        let text = "palier: 1\nid: mine\ntitle: T\ndescription: D\nextends: executive\ncolour: \"#123456\"\ndetail: true\n\
                    colours: {accent: \"#654321\"}\nfonts: {body: Lato}\ncover: {title: T}\nconfidentiality: C\n";
        let mut faults = Diagnostics::new();
        let asked = asked::during(|| {
            let read = Manifest::read(&Source::new("template.yaml", text), "mine", &|_| None, &mut faults);
            assert_eq!(read.expect("it is sound").look.primary.expect("it is chosen").value, "#123456");
        });
        assert_eq!(asked, asked::of_schema(&template_schema()));
    }
}
