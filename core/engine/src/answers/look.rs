//! The look that an author chooses, in `template.yaml` or in an assessment's `report`: colours, fonts, logo, cover.

use super::Picture;
use crate::diagnostic::Place;
use crate::locale::Locale;
use crate::questionnaire::schema::{object, of, string};
use crate::questionnaire::{Text, plain_text, short};
use crate::yaml::{Fields, Node, Reader};
use serde_json::{Map, Value, json};

/// What an author chose, and where; all of it may be left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The colour from which the family of the charts and the design is made.
    pub primary: Option<Chosen>,
    /// Headlines, rules, the client's figures.
    pub headings: Option<Chosen>,
    /// Links.
    pub links: Option<Chosen>,
    /// Kickers, labels, the edge of a quotation.
    pub accent: Option<Chosen>,
    /// The ground of evidence.
    pub panel: Option<Chosen>,
    /// The block of colour behind the cover's title.
    pub cover_colour: Option<Chosen>,
    /// The cover's title; `{organisation}` stands for the client's name.
    pub cover_title: Option<Text>,
    /// The cover's subtitle.
    pub cover_subtitle: Option<Text>,
    /// The cover's picture, in the place of the staircase.
    pub cover_picture: Option<Picture>,
    /// The family of headlines.
    pub heading_font: Option<Chosen>,
    /// The family of everything else.
    pub body_font: Option<Chosen>,
    /// The logo.
    pub logo: Option<Picture>,
}

/// A colour (`#RRGGBB`) or a font's family, and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    /// What.
    pub value: String,
    /// Where.
    pub place: Place,
}

impl Look {
    /// This look, and where it says nothing, another.
    #[must_use]
    pub fn over(self, under: &Self) -> Self {
        let under = under.clone();
        Self {
            primary: self.primary.or(under.primary),
            headings: self.headings.or(under.headings),
            links: self.links.or(under.links),
            accent: self.accent.or(under.accent),
            panel: self.panel.or(under.panel),
            cover_colour: self.cover_colour.or(under.cover_colour),
            cover_title: self.cover_title.or(under.cover_title),
            cover_subtitle: self.cover_subtitle.or(under.cover_subtitle),
            cover_picture: self.cover_picture.or(under.cover_picture),
            heading_font: self.heading_font.or(under.heading_font),
            body_font: self.body_font.or(under.body_font),
            logo: self.logo.or(under.logo),
        }
    }

    /// The families of fonts that it names.
    pub fn families(&self) -> impl Iterator<Item = &Chosen> {
        [&self.heading_font, &self.body_font].into_iter().flatten()
    }

    /// Reads the fields of a look. `file` gives the bytes of a file that a node names, or tells why there are none.
    pub(crate) fn read(
        reader: &mut Reader,
        fields: &mut Fields,
        language: Locale,
        file: &mut dyn FnMut(&mut Reader, &Node) -> Option<Vec<u8>>,
    ) -> Self {
        let mut look = Self::default();
        let primary = fields.optional("colour");
        look.primary = primary.and_then(|node| colour(reader, node, "`colour`"));
        look.logo = fields.optional("logo").and_then(|node| picture(reader, node, ("logo", file)));
        if let Some(mut fields) = fields.optional("colours").and_then(|node| reader.fields(node, "`colours`")) {
            if let Some(node) = fields.optional("primary") {
                if primary.is_some() {
                    let hint = Some("keep one of the two".to_owned());
                    reader.error("colour-twice", node.place, "`colour` and `colours.primary` are the same", hint);
                }
                look.primary = colour(reader, node, "`primary`");
            }
            let named = [
                ("headings", "`headings`", &mut look.headings),
                ("links", "`links`", &mut look.links),
                ("accent", "`accent`", &mut look.accent),
                ("panel", "`panel`", &mut look.panel),
            ];
            for (name, what, place) in named {
                *place = fields.optional(name).and_then(|node| colour(reader, node, what));
            }
            fields.finish(reader);
        }
        if let Some(mut fields) = fields.optional("fonts").and_then(|node| reader.fields(node, "`fonts`")) {
            look.heading_font = fields.optional("headings").and_then(|node| family(reader, node, "`headings`"));
            look.body_font = fields.optional("body").and_then(|node| family(reader, node, "`body`"));
            fields.finish(reader);
        }
        if let Some(mut fields) = fields.optional("cover").and_then(|node| reader.fields(node, "`cover`")) {
            let mut text = |name| fields.optional(name).map(|node| plain_text(reader, node, name, language));
            (look.cover_title, look.cover_subtitle) = (text("title"), text("subtitle"));
            look.cover_colour = fields.optional("colour").and_then(|node| colour(reader, node, "`colour`"));
            look.cover_picture = fields.optional("picture").and_then(|node| picture(reader, node, ("picture", file)));
            fields.finish(reader);
        }
        look
    }

    /// Fields of a look and the definitions that they name, for schemas.
    pub(crate) fn schema() -> (Map<String, Value>, Map<String, Value>) {
        let colour = || json!({"type": "string", "pattern": "^#[0-9A-Fa-f]{6}$"});
        let map = |value: Value| if let Value::Object(map) = value { map } else { Map::new() };
        let fields = json!({
            "colour": colour(), "logo": string(), "colours": of("colours"), "fonts": of("fonts"), "cover": of("cover"),
        });
        let definitions = json!({
            "colours": object(&[], &json!({
                "primary": colour(), "headings": colour(), "links": colour(), "accent": colour(), "panel": colour(),
            })),
            "fonts": object(&[], &json!({"headings": string(), "body": string()})),
            "cover": object(&[], &json!({
                "title": of("text"), "subtitle": of("text"), "colour": colour(), "picture": string(),
            })),
        });
        (map(fields), map(definitions))
    }
}

fn colour(reader: &mut Reader, node: &Node, what: &str) -> Option<Chosen> {
    let text = reader.text(node, what)?;
    let digits = text.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Some(Chosen { value: text.to_ascii_uppercase(), place: node.place });
    }
    let message = format!("`{}` is not a colour", short(&text));
    let hint = "write six hexadecimal digits between quotes: \"#1F4E79\"".to_owned();
    reader.error("invalid-colour", node.place, message, Some(hint));
    None
}

/// The family's name; the fonts that there are tell whether it is one of theirs.
fn family(reader: &mut Reader, node: &Node, what: &str) -> Option<Chosen> {
    Some(Chosen { value: reader.text(node, what)?, place: node.place })
}

type File<'f> = &'f mut dyn FnMut(&mut Reader, &Node) -> Option<Vec<u8>>;

fn picture(reader: &mut Reader, node: &Node, (what, file): (&'static str, File)) -> Option<Picture> {
    let bytes = file(reader, node)?;
    Picture::read(bytes)
        .map_err(|why| {
            let code = if what == "logo" { "invalid-logo" } else { "invalid-picture" };
            let message = format!("the {what} cannot be shown: {why}");
            reader.error(code, node.place, message, Some(format!("a {what} is a PNG, a JPEG or an SVG file")));
        })
        .ok()
}
