//! Pictures in SVG: `data:` addresses in, parsed drawings out, each once.

use crate::html::attr;
use crate::image::base64;
use scraper::{ElementRef, Html};
use std::collections::BTreeMap;

const MEDIA_TYPE: &str = "data:image/svg+xml";

/// The drawings that a document's pictures hold, by their addresses.
pub struct Drawings(BTreeMap<String, Option<Html>>);

impl Drawings {
    /// Reads all of a document.
    pub fn of(dom: &Html) -> Self {
        let pictures = dom.root_element().descendent_elements().filter(|element| element.value().name() == "img");
        let addresses =
            pictures.filter_map(|picture| attr(picture, "src")).filter(|source| source.starts_with(MEDIA_TYPE));
        Self(addresses.map(|source| (source.to_owned(), parse(source))).collect())
    }

    /// Every drawing that could be read.
    pub fn all(&self) -> impl Iterator<Item = &Html> {
        self.0.values().flatten()
    }

    /// The drawing at an address; `None` when it holds something else.
    pub fn get(&self, source: &str) -> Option<Result<ElementRef<'_>, String>> {
        if !source.starts_with(MEDIA_TYPE) {
            return None;
        }
        let drawing = self.0.get(source).and_then(Option::as_ref);
        let svg = drawing
            .and_then(|html| html.root_element().descendent_elements().find(|found| found.value().name() == "svg"));
        Some(svg.ok_or_else(|| "the SVG at this data: address cannot be read".to_owned()))
    }
}

fn parse(source: &str) -> Option<Html> {
    let (kind, data) = source.strip_prefix(MEDIA_TYPE)?.split_once(',')?;
    let bytes = if kind.ends_with(";base64") { base64(data)? } else { unescape(data)? };
    Some(Html::parse_document(&String::from_utf8(bytes).ok()?))
}

/// `%23` is `#`.
fn unescape(data: &str) -> Option<Vec<u8>> {
    let mut parts = data.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        bytes.push(u8::from_str_radix(part.get(..2)?, 16).ok()?);
        bytes.extend_from_slice(&part.as_bytes()[2..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_in_base64_and_escaped() {
        for source in [
            "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=",
            "data:image/svg+xml;charset=utf-8,%3Csvg/>",
            "data:image/svg+xml,<svg/>",
        ] {
            let html = Html::parse_document(&format!("<img src='{source}'>"));
            assert!(matches!(Drawings::of(&html).get(source), Some(Ok(_))), "{source}");
        }
        for broken in
            ["data:image/svg+xml;base64,!", "data:image/svg+xml,%3", "data:image/svg+xml", "data:image/svg+xml,<p>"]
        {
            let html = Html::parse_document(&format!("<img src='{broken}'>"));
            assert!(matches!(Drawings::of(&html).get(broken), Some(Err(_))), "{broken}");
        }
        assert!(Drawings::of(&Html::parse_document("")).get("data:image/png;base64,x").is_none());
    }
}
