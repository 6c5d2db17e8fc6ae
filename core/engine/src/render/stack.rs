//! The files of a template and of those beneath it, and which of them wins.
//!
//! A layer is one folder of `report-templates/`, each file of it taken from disk where the workspace has one, else from the binary.
//! Names within a template are those of its folder (`parts/summary.html`); the first layer that has a name gives the file.

use super::manifest::Manifest;
use crate::answers::Look;
use crate::diagnostic::Source;
use crate::questionnaire::Text;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The layer under all others: what every template shares.
pub const BASE: &str = "base";
/// The document itself.
pub(super) const DOCUMENT: &str = "report.html";
/// The league table of a batch, which stands in the base.
pub(super) const LEAGUE: &str = "league.html";
/// The style sheet that each layer adds to.
pub(super) const STYLES: &str = "theme.css";

/// One file.
#[derive(Debug, Clone)]
pub struct Part {
    /// What faults call it: `report-templates/executive/parts/summary.html`.
    pub shown: String,
    /// What it holds; UTF-8 where its ending says that it is text.
    pub bytes: Cow<'static, [u8]>,
    /// Whether it came with the binary.
    pub embedded: bool,
}

impl Part {
    /// The file as text, without a byte order mark.
    pub fn text(&self) -> &str {
        let text = std::str::from_utf8(&self.bytes).expect("texts are checked when a layer is read");
        text.strip_prefix('\u{feff}').unwrap_or(text)
    }

    /// The file to show a fault in.
    pub fn source(&self) -> Source {
        Source::new(&self.shown, self.text())
    }
}

/// One folder's files, by their path within it.
#[derive(Debug, Clone)]
pub struct Layer {
    /// The folder's name.
    pub id: String,
    /// What its `template.yaml` says; the base has none.
    pub manifest: Option<Manifest>,
    /// Its files.
    pub parts: BTreeMap<String, Part>,
}

/// Layers, the one asked for first and the base last.
#[derive(Debug, Clone)]
pub struct Stack {
    layers: Vec<Layer>,
    briefs: bool,
}

impl Stack {
    /// Puts layers over one another, the first on top.
    pub fn new(layers: Vec<Layer>) -> Self {
        let mut stack = Self { layers, briefs: false };
        let briefs = stack.texts().any(|(_, part)| part.text().contains("brief"));
        stack.briefs = briefs;
        stack
    }

    /// The layers, from the top.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The file that wins under a name.
    pub fn find(&self, name: &str) -> Option<&Part> {
        self.layers.iter().find_map(|layer| layer.parts.get(name))
    }

    /// The look that the template gives to clients who choose none: each part of it from the topmost layer that says.
    pub fn look(&self) -> Look {
        let own = self.layers.iter().filter_map(|layer| Some(layer.manifest.as_ref()?.look.clone()));
        own.reduce(|above, under| above.over(&under)).unwrap_or_default()
    }

    /// The mark of clients who state none.
    pub fn confidentiality(&self) -> Option<&Text> {
        self.layers.iter().find_map(|layer| layer.manifest.as_ref()?.confidentiality.as_ref())
    }

    /// Whether the template tells of every question with its answers: the topmost layer that says decides.
    pub fn detail(&self) -> bool {
        self.layers.iter().find_map(|layer| layer.manifest.as_ref()?.detail).unwrap_or_default()
    }

    /// Whether any text of the template speaks of `brief`: what none does need not be made.
    pub fn speaks_of_briefs(&self) -> bool {
        self.briefs
    }

    /// The fonts of every layer by file name, in the order of their names; the higher layer's where two are called the same.
    pub fn fonts(&self) -> BTreeMap<&str, &Part> {
        let mut fonts = BTreeMap::new();
        for layer in self.layers.iter().rev() {
            let files = layer.parts.iter().filter_map(|(name, part)| Some((name.strip_prefix("fonts/")?, part)));
            fonts.extend(files.filter(|(name, _)| name.ends_with(".ttf") || name.ends_with(".otf")));
        }
        fonts
    }

    /// Every text that Tera reads: `executive/parts/summary.html` and its file, the base's first.
    pub(super) fn texts(&self) -> impl Iterator<Item = (String, &Part)> {
        self.layers.iter().rev().flat_map(|layer| {
            let texts = layer.parts.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".css"));
            texts.map(|(name, part)| (format!("{}/{name}", layer.id), part))
        })
    }

    /// The file of a text's name.
    pub(super) fn text(&self, name: &str) -> Option<&Part> {
        let (id, name) = name.split_once('/')?;
        self.layers.iter().find(|layer| layer.id == id)?.parts.get(name)
    }

    /// Names of the style sheets, the base's first, so that a template's own come after.
    pub(super) fn styles(&self) -> Vec<String> {
        let with = self.layers.iter().rev().filter(|layer| layer.parts.contains_key(STYLES));
        with.map(|layer| format!("{}/{STYLES}", layer.id)).collect()
    }

    /// Names that a part may be asked for by: those within a layer.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.layers.iter().flat_map(|l| l.parts.keys().map(String::as_str)).collect();
        names.retain(|name| name.ends_with(".html") || name.ends_with(".css"));
        names.sort_unstable();
        names.dedup();
        names
    }
}
