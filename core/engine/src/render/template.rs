//! Templates: the embedded files of one, over the base that all share, parsed into one environment.
//!
//! Names within a template are those of its folder (`parts/summary.html`). A file given by an author comes first, then the
//! template's own, then the base's.

use include_dir::{Dir, include_dir};
use tera::{Kwargs, State, Tera, Value};

use super::RenderError;

static EMBEDDED: Dir = include_dir!("$CARGO_MANIFEST_DIR/../../report-templates");
/// The folder of what every template shares.
const BASE: &str = "base";

/// A parsed template.
#[derive(Debug)]
pub struct Template {
    tera: Tera,
}

impl Template {
    /// The embedded template `id`.
    ///
    /// # Errors
    /// When there is none of this id.
    pub fn embedded(id: &str) -> Result<Self, RenderError> {
        Self::with_files(id, [])
    }

    /// The embedded template `id` with an author's files, by name and text, in the place of those of the same name.
    ///
    /// # Errors
    /// When there is no such template, or a file does not parse.
    pub fn with_files<'a>(id: &str, files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, RenderError> {
        if !known().iter().any(|name| name == id) {
            return Err(RenderError::Unknown { id: id.to_owned(), known: known() });
        }
        let mut tera = Tera::default();
        // Every name ends with nothing, so that every file is escaped.
        tera.autoescape_on([""]);
        tera.register_filter("css", css_string);
        tera.register_filter("site", site);
        tera.set_fallback_prefixes([format!("{id}/"), format!("{BASE}/")]).map_err(RenderError::Template)?;
        let mut texts: Vec<(String, &str)> = Vec::new();
        for folder in [BASE, id].into_iter().filter_map(|name| EMBEDDED.get_dir(name)) {
            embedded_texts(folder, &mut texts);
        }
        texts.extend(files.into_iter().map(|(name, text)| (name.to_owned(), text)));
        tera.add_raw_templates(texts).map_err(RenderError::Template)?;
        Ok(Self { tera })
    }

    pub(super) fn tera(&self) -> &Tera {
        &self.tera
    }
}

/// The ids of the embedded templates.
fn known() -> Vec<String> {
    let names = EMBEDDED.dirs().filter(|dir| dir.get_file(dir.path().join("report.html")).is_some());
    let mut names: Vec<_> = names.filter_map(|dir| dir.path().to_str().map(str::to_owned)).collect();
    names.sort();
    names
}

fn embedded_texts<'a>(dir: &'a Dir, texts: &mut Vec<(String, &'a str)>) {
    for file in dir.files() {
        let kind = file.path().extension().and_then(|e| e.to_str()).unwrap_or_default();
        if let (true, Some(text), Some(name)) =
            (matches!(kind, "html" | "css"), file.contents_utf8(), file.path().to_str())
        {
            texts.push((name.replace('\\', "/"), text));
        }
    }
    dir.dirs().for_each(|inner| embedded_texts(inner, texts));
}

/// The embedded fonts, by file name, in its order.
pub fn fonts() -> Vec<(&'static str, &'static [u8])> {
    let files = EMBEDDED.get_dir("base/fonts").map(Dir::files).into_iter().flatten();
    let mut fonts: Vec<_> = files
        .filter(|file| file.path().extension().is_some_and(|e| e == "ttf"))
        .filter_map(|file| Some((file.path().file_name()?.to_str()?, file.contents())))
        .collect();
    fonts.sort_by_key(|(name, _)| *name);
    fonts
}

/// A web address as its site's name, any other text as it is: an address in full breaks a table's column.
fn site(text: &str, _: Kwargs, _: &State) -> String {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return text.to_owned();
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}

/// A text made safe within double quotes of a style sheet that stands in an HTML document.
fn css_string(text: &str, _: Kwargs, _: &State) -> Value {
    let mut out = String::new();
    for c in text.chars() {
        if matches!(c, '"' | '\\' | '<' | '>' | '&' | '\'') || c.is_control() {
            out.push_str(&format!("\\{:x} ", c as u32));
        } else {
            out.push(c);
        }
    }
    Value::safe_string(&out)
}
