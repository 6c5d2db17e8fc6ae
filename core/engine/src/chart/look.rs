//! How elements look, written short: what most elements of a drawing share stands on its root, what neighbours share on a group, and an
//! element says the rest. Straight lines of one look that follow one another become one path.

use std::ops::Range;

use super::canvas::{Anchor, Paint, Type};
use super::hundredths::n;
use super::text::escape;

/// The attributes that are inherited, in the order in which they are written.
const NAMES: [&str; 7] =
    ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-weight", "text-anchor"];
/// What holds where nothing is said; a drawing always says its fills and sizes.
const INITIAL: [&str; 7] = ["", "none", "1", "none", "", "400", "start"];
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

/// A drawing's elements in the order of painting.
pub(super) struct Parts {
    drawn: Vec<Part>,
    /// What the parts and the values hold, one after the other.
    text: String,
    /// Every value that an attribute takes, escaped.
    values: Vec<Range<usize>>,
}

impl Default for Parts {
    fn default() -> Self {
        // Room for most of a cell's drawings.
        Self { drawn: Vec::with_capacity(16), text: String::with_capacity(512), values: Vec::with_capacity(16) }
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
        let written = self.stretch(|out| n(length).write(out));
        let known = self.known(&self.text[written.clone()]);
        if known.is_some() {
            self.text.truncate(written.start);
        } else {
            self.values.push(written);
        }
        known.unwrap_or(self.values.len() - 1)
    }

    fn value(&mut self, text: &str) -> usize {
        self.known(text).unwrap_or_else(|| {
            let value = self.stretch(|out| escape(out, text));
            self.values.push(value);
            self.values.len() - 1
        })
    }

    fn known(&self, text: &str) -> Option<usize> {
        // Most differ in length, which is quickly seen.
        self.values.iter().position(|known| known.len() == text.len() && self.text[known.clone()] == *text)
    }

    /// Writes the root's attributes, the end of its tag, its title and its content.
    pub(super) fn write(mut self, out: &mut String, title: Option<&str>) {
        let initial: Look = INITIAL.map(|text| Some(self.value(text)));
        let shared = self.shared(initial);
        self.attributes(out, shared, initial);
        out.push('>');
        if let Some(title) = title {
            out.push_str("<title>");
            escape(out, title);
            out.push_str("</title>");
        }
        let (mut at, mut own) = (0, String::new());
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
    fn shared(&self, initial: Look) -> Look {
        let mut shared = initial;
        let mut counts = vec![0; self.values.len()];
        for attribute in (0..NAMES.len()).filter(|attribute| *attribute != DASHES) {
            counts.fill(0);
            for part in &self.drawn {
                if let Part::Element { look, .. } = part
                    && let Some(value) = look[attribute]
                {
                    counts[value] += 1;
                }
            }
            let length = |value: usize| NAMES[attribute].len() + self.values[value].len() + 4;
            let usual = initial[attribute].expect("every attribute has a value at first");
            let lost = counts[usual] * length(usual);
            let mut best = 0;
            for (value, count) in counts.iter().enumerate() {
                let spared = (count * length(value)).saturating_sub(length(value) + lost);
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
                for part in [" ", *name, "=\"", &self.text[self.values[value].clone()], "\""] {
                    out.push_str(part);
                }
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
