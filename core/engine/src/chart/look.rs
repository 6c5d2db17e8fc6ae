//! How elements look, written short: what most elements of a drawing share stands on its root, what neighbours share on a group, and an
//! element says the rest. Straight lines of one look that follow one another become one path.

use std::ops::Range;

use super::canvas::{Anchor, Paint, Type};
use super::hundredths::n;
use super::text::escape;

/// The attributes that are inherited, up to their values, in the order in which they are written.
const NAMES: [&str; 7] = [
    " fill=\"",
    " stroke=\"",
    " stroke-width=\"",
    " stroke-dasharray=\"",
    " font-size=\"",
    " font-weight=\"",
    " text-anchor=\"",
];
/// Values that every drawing knows.
const KNOWN: [&str; 5] = ["", "none", "1", "400", "start"];
/// What holds of them where nothing is said; a drawing always says its fills and sizes.
const INITIAL: Look = [Some(0), Some(1), Some(2), Some(1), Some(0), Some(3), Some(4)];
/// Dashes are a few lines' own.
const DASHES: usize = 3;

/// The values of the attributes that concern an element, as places in the list of values.
type Look = [Option<usize>; 7];

/// A part of a drawing.
enum Part {
    /// An element: what stands before its look, a stretch of the drawing's text.
    Element { kind: Kind, before: Range<usize>, look: Look },
    /// A group with a title, a stretch too, opens; a mark's or row's group has a class for the styles.
    Open { title: Range<usize>, mark: bool },
    /// It ends.
    Close,
}

/// Kinds of elements.
#[derive(Clone, PartialEq)]
enum Kind {
    Shape,
    /// A path that may go on with the next line; what stands before its look is its data.
    Line,
    /// With its words, a stretch too.
    Text(Range<usize>),
}

fn slot(glance: u64) -> usize {
    let mixed = glance.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58;
    usize::try_from(mixed).expect("six bits")
}

/// A drawing's elements in the order of painting.
pub(super) struct Parts {
    drawn: Vec<Part>,
    /// What the parts and the values hold, one after the other.
    text: String,
    /// Every value that an attribute takes, escaped; first those that are known.
    values: Vec<Value>,
    /// Where a value stands that was asked for of late, by its glance.
    late: [u8; 64],
}

/// A value's stretch, and what tells it from most others at a glance: its length and its first bytes.
struct Value {
    at: Range<usize>,
    glance: u64,
}

fn glance(text: &str) -> u64 {
    let first = |bytes: u64, byte: u8| bytes << 8 | u64::from(byte);
    text.bytes().take(7).fold(text.len() as u64, first)
}

impl Default for Parts {
    fn default() -> Self {
        // Room for most of a cell's drawings.
        let mut parts = Self {
            drawn: Vec::with_capacity(16),
            text: String::with_capacity(512),
            values: Vec::with_capacity(24),
            late: [0; 64],
        };
        for text in KNOWN {
            let at = parts.stretch(|out| out.push_str(text));
            parts.values.push(Value { at, glance: glance(text) });
        }
        parts
    }
}

impl Parts {
    /// A shape; `write` writes it up to its look.
    pub(super) fn shape(&mut self, paint: Paint, write: impl FnOnce(&mut String)) {
        let look = self.painted(paint);
        let before = self.stretch(write);
        self.drawn.push(Part::Element { kind: Kind::Shape, before, look });
    }

    /// A line; `write` writes the data of its path.
    pub(super) fn line(&mut self, paint: Paint, write: impl FnOnce(&mut String)) {
        let new = self.painted(paint);
        let data = self.stretch(write);
        if let Some(Part::Element { kind: Kind::Line, before, look }) = self.drawn.last_mut()
            && *look == new
        {
            before.end = data.end;
            return;
        }
        self.drawn.push(Part::Element { kind: Kind::Line, before: data, look: new });
    }

    /// A text; `write` writes its element up to its look.
    pub(super) fn text(&mut self, set: Type, text: &str, write: impl FnOnce(&mut String)) {
        let anchor = match set.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let look = [
            Some(self.value(set.fill)),
            Some(self.value("none")),
            None,
            None,
            Some(self.length(set.size)),
            Some(self.length(f64::from(set.weight))),
            Some(self.value(anchor)),
        ];
        let before = self.stretch(write);
        let words = self.stretch(|out| escape(out, text));
        self.drawn.push(Part::Element { kind: Kind::Text(words), before, look });
    }

    pub(super) fn open(&mut self, title: &str, mark: bool) {
        let title = self.stretch(|out| escape(out, title));
        self.drawn.push(Part::Open { title, mark });
    }

    pub(super) fn close(&mut self) {
        self.drawn.push(Part::Close);
    }

    /// About as many bytes as will be written.
    pub(super) fn size(&self) -> usize {
        self.text.len() + 24 * self.drawn.len()
    }

    fn stretch(&mut self, write: impl FnOnce(&mut String)) -> Range<usize> {
        let from = self.text.len();
        write(&mut self.text);
        from..self.text.len()
    }

    fn painted(&mut self, paint: Paint) -> Look {
        let drawn = !paint.stroke.is_empty();
        [
            Some(self.value(paint.fill)),
            Some(self.value(if drawn { paint.stroke } else { "none" })),
            drawn.then(|| self.length(paint.width)),
            drawn.then(|| self.value(if paint.dash.is_empty() { "none" } else { paint.dash })),
            None,
            None,
            None,
        ]
    }

    fn length(&mut self, length: f64) -> usize {
        let at = self.stretch(|out| n(length).write(out));
        let glance = glance(&self.text[at.clone()]);
        let known = self.known(&self.text[at.clone()], glance);
        if known.is_some() {
            self.text.truncate(at.start);
        }
        self.keep(known, glance, at)
    }

    fn value(&mut self, text: &str) -> usize {
        let glance = glance(text);
        let known = self.known(text, glance);
        let at = if known.is_some() { 0..0 } else { self.stretch(|out| escape(out, text)) };
        self.keep(known, glance, at)
    }

    fn known(&self, text: &str, glance: u64) -> Option<usize> {
        let is = |value: &Value| value.glance == glance && self.text[value.at.clone()] == *text;
        let late = usize::from(self.late[slot(glance)]);
        if is(&self.values[late]) { Some(late) } else { self.values.iter().position(is) }
    }

    /// The place of a value: where it is known, or one more.
    fn keep(&mut self, known: Option<usize>, glance: u64, at: Range<usize>) -> usize {
        let place = known.unwrap_or_else(|| {
            self.values.push(Value { at, glance });
            self.values.len() - 1
        });
        self.late[slot(glance)] = u8::try_from(place).unwrap_or_default();
        place
    }

    fn written(&self, value: usize) -> &str {
        &self.text[self.values[value].at.clone()]
    }

    /// Writes the root's attributes, the end of its tag, its title and its content.
    pub(super) fn write(self, out: &mut String, title: Option<&str>) {
        let shared = self.shared();
        self.attributes(out, shared, INITIAL);
        out.push('>');
        if let Some(title) = title {
            out.push_str("<title>");
            escape(out, title);
            out.push_str("</title>");
        }
        let (mut at, mut own) = (0, String::with_capacity(160));
        while at < self.drawn.len() {
            match &self.drawn[at] {
                Part::Open { title, mark } => {
                    out.push_str(if *mark { "<g class=\"t\"><title>" } else { "<g><title>" });
                    out.push_str(&self.text[title.clone()]);
                    out.push_str("</title>");
                    at += 1;
                }
                Part::Close => {
                    out.push_str("</g>");
                    at += 1;
                }
                Part::Element { look, .. } => {
                    let alike = |part: &Part| matches!(part, Part::Element { look: own, .. } if own == look);
                    let run = self.drawn[at..].iter().take_while(|part| alike(part)).count();
                    own.clear();
                    self.attributes(&mut own, *look, shared);
                    self.run(out, at..at + run, &own);
                    at += run;
                }
            }
        }
    }

    /// Elements of one look, in a group where that is shorter.
    fn run(&self, out: &mut String, run: Range<usize>, own: &str) {
        let grouped = run.len() * own.len() > own.len() + "<g></g>".len();
        if grouped {
            out.extend(["<g", own, ">"]);
        }
        for part in &self.drawn[run] {
            if let Part::Element { kind, before, .. } = part {
                let before = &self.text[before.clone()];
                out.extend(if *kind == Kind::Line { ["<path d=\"", before, "\""] } else { ["", before, ""] });
                out.push_str(if grouped { "" } else { own });
                match kind {
                    Kind::Text(words) => out.extend([">", &self.text[words.clone()], "</text>"]),
                    _ => out.push_str("/>"),
                }
            }
        }
        if grouped {
            out.push_str("</g>");
        }
    }

    /// For each attribute the value that, said once at the root, spares the most.
    fn shared(&self) -> Look {
        let mut shared = INITIAL;
        let mut counts = vec![[0; NAMES.len()]; self.values.len()];
        for part in &self.drawn {
            if let Part::Element { look, .. } = part {
                for (attribute, value) in look.iter().enumerate() {
                    if let Some(value) = value {
                        counts[*value][attribute] += 1;
                    }
                }
            }
        }
        for attribute in (0..NAMES.len()).filter(|attribute| *attribute != DASHES) {
            let length = |value: usize| NAMES[attribute].len() + self.values[value].at.len() + 1;
            let usual = INITIAL[attribute].expect("every attribute has a value at first");
            let lost = counts[usual][attribute] * length(usual);
            let mut best = 0;
            for (value, counts) in counts.iter().enumerate().filter(|(_, counts)| counts[attribute] > 1) {
                let spared = (counts[attribute] * length(value)).saturating_sub(length(value) + lost);
                if value != usual && spared > best {
                    (best, shared[attribute]) = (spared, Some(value));
                }
            }
        }
        shared
    }

    /// What of a look is not inherited.
    fn attributes(&self, out: &mut String, look: Look, inherited: Look) {
        for (name, (own, above)) in NAMES.iter().zip(look.iter().zip(inherited)) {
            if let Some(value) = own.filter(|own| Some(*own) != above) {
                out.push_str(name);
                out.push_str(self.written(value));
                out.push('"');
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::canvas::{Canvas, Rect, fill, set, stroke};

    #[test]
    fn what_most_elements_share_is_said_once_at_the_root() {
        let mut c = Canvas::default();
        for x in [0.0, 20.0, 40.0] {
            c.circle((x, 5.0), 3.0, fill("#12264B"));
            c.text((x, 9.0), "a", set(10.0, "#12264B").middle());
        }
        c.text((0.0, 20.0), "b", set(12.0, "#666B75"));
        assert_eq!(
            c.finish("", "Three", Rect(0.0, 0.0, 60.0, 20.0)),
            "<svg viewBox=\"0 0 60 20\" role=\"img\" aria-label=\"Three\" fill=\"#12264B\" font-size=\"10\" text-anchor=\"middle\">\
             <circle cx=\"0\" cy=\"5\" r=\"3\"/><text x=\"0\" y=\"9\">a</text><circle cx=\"20\" cy=\"5\" r=\"3\"/>\
             <text x=\"20\" y=\"9\">a</text><circle cx=\"40\" cy=\"5\" r=\"3\"/><text x=\"40\" y=\"9\">a</text>\
             <text x=\"0\" y=\"20\" fill=\"#666B75\" font-size=\"12\" text-anchor=\"start\">b</text></svg>"
        );
    }

    #[test]
    fn lines_of_one_look_are_one_path_until_something_stands_between() {
        let mut c = Canvas::default();
        let thin = stroke("#ccc", 1.0);
        c.line((0.0, 0.0), (9.0, 0.0), thin);
        c.line((3.0, 0.0), (3.0, 9.0), thin);
        c.told(&["Culture", "", "63.7 & more"], |c| c.line((0.0, 0.0), (9.0, 9.0), thin));
        let svg = c.finish_hidden("", Rect(0.0, 0.0, 9.0, 9.0));
        assert!(svg.contains("<path d=\"M0 0H9M3 0V9\""), "{svg}");
        assert!(svg.contains("<g class=\"t\"><title>Culture · 63.7 &amp; more</title><path d=\"M0 0L9 9\""), "{svg}");
    }

    #[test]
    fn a_shape_without_a_stroke_says_so_where_strokes_are_shared() {
        let mut c = Canvas::default();
        for x in [0.0, 20.0, 40.0, 60.0] {
            c.rect(Rect(x, 0.0, 9.0, 9.0), fill(&format!("#00000{x}")[..7]).edge("#12264B", 2.0));
        }
        c.rect(Rect(0.0, 0.0, 9.0, 9.0), fill("#fff"));
        let svg = c.finish_hidden("", Rect(0.0, 0.0, 9.0, 9.0));
        assert!(svg.contains("stroke=\"#12264B\" stroke-width=\"2\">"), "{svg}");
        assert!(svg.ends_with("fill=\"#fff\" stroke=\"none\"/></svg>"), "{svg}");
    }
}
