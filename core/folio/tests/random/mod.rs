//! Random documents, the same for the same seed: made by a grammar, or cut out of given ones and put together anew.

#![allow(dead_code, reason = "each user takes its part")]

mod css;
mod svg;

use std::fmt::Write as _;

/// A stream of numbers that a seed decides (`SplitMix64`).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5151_2EA1_D0C5_0F01)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end as u64).expect("below a usize")
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

const TEXTS: &[&str] = &[
    "Le score d’ensemble",
    "affluent office",
    "43,4\u{202F}%",
    "« Été »",
    "extra\u{AD}ordi\u{AD}nai\u{AD}re\u{AD}ment",
    "anticonstitutionnellement",
    "Zsarnoklattbrustischkarrenzugfahrtplanauskunftsbüro",
    "שלום עולם",
    "مرحبا بالعالم",
    "abc שלום 12 مرحبا def",
    "\u{202E}left\u{202C}",
    "\u{2067}אב\u{2069}",
    "e\u{301}\u{302}\u{303}",
    "\u{200D}\u{200B}\u{FEFF}",
    "&eacute;&nbsp;&amp;&lt;&#65;",
    "&#0;&#128;&#xD800;&#x110000;&bogus;&",
    "<",
    "]]>",
    "\t \n \u{A0} \u{2028}",
    "→ ★ ✓",
    "Ω ﬁ ﬀ ŉ ß ẞ İ ı",
    "-",
    "",
];

/// What no font of the reports has: a document with one of these is refused.
const ABSENT: &[&str] = &["漢字", "🎉", "\u{E000}", "&#x1F600;"];

const INLINE: &[&str] =
    &["b", "i", "span", "a", "sub", "sup", "small", "u", "em", "bdi", "bdo", "code", "font", "q", "label"];
const BLOCKS: &[&str] = &[
    "div",
    "p",
    "section",
    "article",
    "ul",
    "ol",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "figure",
    "figcaption",
    "blockquote",
    "pre",
    "header",
    "footer",
    "main",
    "nav",
    "dl",
    "dt",
    "dd",
    "details",
    "summary",
    "form",
    "hr",
    "address",
    "template",
    "noscript",
    "custom-thing",
];
const TABLE: &[&str] = &["tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup", "col", "table"];
const IMAGES: &[&str] = &[
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD",
    "iVBORw0KGgoAAAANSUhEUv////////8IBgAAAB8VxIkAAAANSURBVHjaY2T4z1APAAOGAYBaNH1rAAAAAElFTkSuQmCC",
    "/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAABAAEDAREAAhEBAxEB/9k=",
    "/9j/wAAL",
    "/9j/wAARCAAAAAADAREAAhEBAxEB",
    "R0lGODlhAQABAAAAACw=",
    "!!!!",
    "",
];

/// A whole document.
pub fn document(dice: &mut Dice) -> String {
    let mut out = String::new();
    if !dice.once_in(8) {
        out.push_str("<!DOCTYPE html>\n");
    }
    let language = dice.pick(&["fr", "en", "he", "", "x-nonsense"]);
    let _ = writeln!(out, "<html lang=\"{language}\"><head><title>{}</title><style>", dice.pick(TEXTS));
    if !dice.once_in(6) {
        out.push_str("body{font:10px/1.4 Lato,\"DejaVu Sans\"}\n");
    }
    css::sheet(dice, &mut out);
    out.push_str("</style></head><body>");
    let mut room = 4 + dice.below(40);
    while room > 0 {
        block(dice, &mut out, 0, &mut room);
    }
    if !dice.once_in(8) {
        out.push_str("</body></html>");
    }
    out
}

/// One element of any kind with what is in it; `room` bounds the number of elements.
fn block(dice: &mut Dice, out: &mut String, depth: usize, room: &mut usize) {
    *room = room.saturating_sub(1);
    if *room == 0 || depth > 30 {
        out.push_str(dice.pick(TEXTS));
        return;
    }
    match dice.below(20) {
        0..=4 => text(dice, out),
        5 | 6 => element(dice, out, INLINE, depth, room),
        7 => table(dice, out, depth, room),
        8 => element(dice, out, TABLE, depth, room),
        9 => svg::drawing(dice, out),
        10 => image(dice, out),
        11 => {
            let id = dice.below(6);
            let _ = write!(out, "<span data-page-of=\"i{id}\"></span><a href=\"#i{id}\">{}</a>", dice.pick(TEXTS));
        }
        12 => nested(dice, out, room),
        13 => out.push_str(dice.pick(&[
            "<br>",
            "</div>",
            "<!-- a -->",
            "</p>",
            "<p",
            "<wbr>",
            "<![CDATA[x]]>",
            "</table>",
        ])),
        _ => element(dice, out, BLOCKS, depth, room),
    }
}

fn text(dice: &mut Dice, out: &mut String) {
    for _ in 0..=dice.below(8) {
        out.push_str(dice.pick(TEXTS));
        out.push(' ');
        if dice.once_in(400) {
            out.push_str(dice.pick(ABSENT));
        }
    }
}

fn element(dice: &mut Dice, out: &mut String, names: &[&str], depth: usize, room: &mut usize) {
    let name = dice.pick(names);
    let _ = write!(out, "<{name}");
    attributes(dice, out);
    out.push('>');
    for _ in 0..dice.below(5) {
        block(dice, out, depth + 1, room);
    }
    if !dice.once_in(20) {
        let _ = write!(out, "</{name}>");
    }
}

fn attributes(dice: &mut Dice, out: &mut String) {
    if dice.once_in(4) {
        let _ = write!(out, " class=\"c{}\"", dice.below(6));
    }
    if dice.once_in(5) {
        let _ = write!(out, " id=\"i{}\"", dice.below(6));
    }
    if dice.once_in(2) {
        out.push_str(" style=\"");
        let mut style = String::new();
        css::declarations(dice, &mut style);
        out.push_str(&style.replace('"', "'"));
        out.push('"');
    }
    if dice.once_in(8) {
        out.push_str(dice.pick(&[
            " dir=rtl",
            " dir=auto",
            " lang=fr",
            " hidden",
            " aria-hidden=true",
            " role=presentation",
            " start=-3",
            " start=18446744073709551615",
            " value=0",
            " value=18446744073709551615",
            " href=\"https://example.org/\"",
            " href=\"#nowhere\"",
            " data-bookmark=none",
            " data-bookmark=\"Autre\"",
            " alt=\"\"",
            " width=50%",
            " aria-label=\"dit\"",
            " scope=row",
            " a=b a=c",
        ]));
    }
}

fn table(dice: &mut Dice, out: &mut String, depth: usize, room: &mut usize) {
    out.push_str("<table");
    attributes(dice, out);
    out.push('>');
    if dice.once_in(3) {
        let _ = write!(out, "<caption>{}</caption>", dice.pick(TEXTS));
    }
    if dice.once_in(3) {
        let span = dice.pick(&["2", "0", "1000", "-1", "x"]);
        let _ = write!(out, "<colgroup><col span={span} style=\"width:{}\"></colgroup>", css::length(dice));
    }
    for _ in 0..dice.below(6) {
        out.push_str(dice.pick(&[
            "<tr>",
            "<tr>",
            "<thead><tr>",
            "<tbody><tr>",
            "<tfoot><tr>",
            "</thead><tr style='height:9px'>",
        ]));
        for _ in 0..dice.below(5) {
            let name = dice.pick(&["td", "th"]);
            let _ = write!(out, "<{name}");
            for span in ["colspan", "rowspan"] {
                if dice.once_in(4) {
                    let _ = write!(
                        out,
                        " {span}={}",
                        dice.pick(&["2", "3", "0", "-1", "100", "65534", "99999999999", "x"])
                    );
                }
            }
            attributes(dice, out);
            out.push('>');
            block(dice, out, depth + 1, room);
        }
    }
    out.push_str("</table>");
}

fn image(dice: &mut Dice, out: &mut String) {
    out.push_str("<img");
    attributes(dice, out);
    let kind = dice.pick(&["image/png", "image/jpeg", "image/gif", "image/svg+xml", "text/html", ""]);
    if kind == "image/svg+xml" && !dice.once_in(5) {
        let mut drawing = String::new();
        svg::drawing(dice, &mut drawing);
        let _ = write!(
            out,
            " src=\"data:{kind},{}\">",
            drawing.replace('%', "%25").replace('#', "%23").replace('"', "%22")
        );
        return;
    }
    let _ = write!(out, " src=\"data:{kind};base64,{}\">", dice.pick(IMAGES));
}

/// The same element in itself, over and over.
fn nested(dice: &mut Dice, out: &mut String, room: &mut usize) {
    if !dice.once_in(6) {
        return;
    }
    let depth = [10, 40, 200, 1000][dice.below(4)];
    let name = dice.pick(&["div", "b", "span", "ul", "table", "td", "blockquote", "sub", "svg", "g", "section", "li"]);
    let style = if depth <= 40 && dice.once_in(2) {
        format!(" style=\"display:{}\"", dice.pick(&["flex", "grid", "inline-block", "table", "inline", "table-cell"]))
    } else {
        String::new()
    };
    for _ in 0..depth {
        let _ = write!(out, "<{name}{style}>");
    }
    text(dice, out);
    for _ in 0..depth {
        let _ = write!(out, "</{name}>");
    }
    *room = room.saturating_sub(depth / 20);
}

/// A document with pieces left out, doubled, swapped, and letters changed.
pub fn mutated(dice: &mut Dice, source: &str) -> String {
    let mut pieces: Vec<String> = source.split_inclusive(['>', ';', '}']).map(str::to_owned).collect();
    // A window of a long document, so that one takes no longer than others; its head stays.
    let head = pieces.iter().position(|piece| piece.contains("<body")).map_or(0, |at| at + 1);
    let window = 40 + dice.below(1500);
    if pieces.len() > head + window {
        let from = head + dice.below(pieces.len() - head - window);
        pieces.drain(from + window..);
        pieces.drain(head..from);
    }
    for _ in 0..=dice.below(12) {
        if pieces.is_empty() {
            break;
        }
        let (at, other) = (dice.below(pieces.len()), dice.below(pieces.len()));
        let length = 1 + dice.below(8);
        let end = (at + length).min(pieces.len());
        match dice.below(8) {
            0 => drop(pieces.drain(at..end)),
            1 => {
                let copy = pieces[at..end].to_vec();
                pieces.splice(other..other, copy);
            }
            2 => pieces.swap(at, other),
            3 => {
                let mut added = String::new();
                let mut room = 6;
                block(dice, &mut added, 0, &mut room);
                pieces.insert(at, added);
            }
            4 => pieces[at] = number_changed(dice, &pieces[at]),
            5 => {
                let mut cut: Vec<char> = pieces[at].chars().collect();
                let from = dice.below(cut.len().max(1));
                cut.truncate(from);
                pieces[at] = cut.into_iter().collect();
            }
            6 => {
                let mut added = String::from(" style='");
                css::declarations(dice, &mut added);
                added.push_str("'>");
                pieces[at] = match pieces[at].strip_suffix('>') {
                    Some(tag) if !tag.contains('/') => format!("{tag}{added}"),
                    _ => format!("<div{added}"),
                };
            }
            _ => pieces[at].push_str(dice.pick(TEXTS)),
        }
    }
    pieces.concat()
}

/// Another number in place of the first.
fn number_changed(dice: &mut Dice, piece: &str) -> String {
    let Some(at) = piece.find(|c: char| c.is_ascii_digit()) else { return piece.to_owned() };
    let end = piece[at..].find(|c: char| !c.is_ascii_digit() && c != '.').map_or(piece.len(), |end| at + end);
    format!("{}{}{}", &piece[..at], css::number(dice), &piece[end..])
}

/// What is wrong with a file that folio wrote: it cannot be read again, or its pages' content is no content.
pub fn flaw(pdf: &[u8], pages: usize) -> Option<String> {
    let file = match lopdf::Document::load_mem(pdf) {
        Ok(file) => file,
        Err(error) => return Some(format!("unreadable: {error}")),
    };
    let found = file.get_pages();
    if found.len() != pages {
        return Some(format!("{} pages instead of {pages}", found.len()));
    }
    found.into_iter().find_map(|(number, page)| {
        let content = file.get_page_content(page);
        let text = String::from_utf8_lossy(&content);
        let mut words = text.split_ascii_whitespace();
        let odd = words.find(|word| matches!(*word, "NaN" | "inf" | "-inf") || exponent(word));
        odd.map(|word| format!("“{word}” on page {number}"))
            .or_else(|| lopdf::content::Content::decode(&content).err().map(|error| format!("page {number}: {error}")))
    })
}

/// A number as Rust writes it and PDF does not know it.
fn exponent(word: &str) -> bool {
    word.contains('e') && word.starts_with(|c: char| c.is_ascii_digit() || c == '-') && word.parse::<f64>().is_ok()
}
