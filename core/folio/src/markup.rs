//! The HTML itself: elements and attributes that mean something and are not honoured, each reported where it stands.

use crate::html::attr;
use crate::problem::Report;
use scraper::{ElementRef, Html};

/// Elements that are laid out, or that hold what readers of the file need.
const KNOWN: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "blockquote",
    "body",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "img",
    "ins",
    "kbd",
    "label",
    "li",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "ol",
    "p",
    "pre",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Attributes that style sheets have replaced: they would show on paper, and do not.
const REPLACED: &[&str] = &[
    "align",
    "alink",
    "background",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "char",
    "clear",
    "color",
    "compact",
    "face",
    "frame",
    "hspace",
    "link",
    "noshade",
    "nowrap",
    "rules",
    "size",
    "text",
    "valign",
    "vlink",
    "vspace",
];

/// Elements that `dir=auto` may stand on.
const INLINE: &[&str] = &["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "span", "strong"];

/// Reports all of a document.
pub fn check(dom: &Html, report: &mut Report) {
    debug_assert!(KNOWN.is_sorted() && REPLACED.is_sorted());
    for element in dom.root_element().descendent_elements() {
        let value = element.value();
        if &*value.name.ns == "http://www.w3.org/1998/Math/MathML" && value.name() == "math" {
            report.warn(element, "the element <math> is not supported: its text, if any, is set as it stands");
        }
        if &*value.name.ns != "http://www.w3.org/1999/xhtml" {
            continue;
        }
        let name = value.name();
        if KNOWN.binary_search(&name).is_err() {
            if hidden(element) {
                continue;
            }
            let message = if name == "link" {
                "<link> is not supported: folio reads no other file".to_owned()
            } else {
                format!("the element <{name}> is not supported: its text, if any, is set as it stands")
            };
            report.warn(element, message);
            continue;
        }
        for (attribute, value) in value.attrs() {
            if is_lost(name, attribute, value) {
                report.warn(element, format!("the attribute “{attribute}” of <{name}> is not supported: use CSS"));
            }
        }
    }
}

/// Whether an element, or one around it, is marked as not being there.
fn hidden(element: ElementRef) -> bool {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element).chain(around).any(|element| attr(element, "hidden").is_some())
}

fn is_lost(name: &str, attribute: &str, value: &str) -> bool {
    match attribute {
        "width" | "height" => !matches!(name, "img" | "col" | "colgroup"),
        "type" => matches!(name, "ol" | "ul" | "li"),
        "reversed" => name == "ol",
        "srcset" | "sizes" | "usemap" => name == "img",
        "dir" => value == "auto" && !INLINE.contains(&name),
        _ => REPLACED.binary_search(&attribute).is_ok(),
    }
}
