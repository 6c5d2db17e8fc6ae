//! How elements look, written short: what most elements of a drawing share stands on its root, what neighbours share on a group, and an
//! element says the rest. Straight lines of one look that follow one another become one path.

use std::fmt::Write as _;

use super::canvas::{Anchor, Paint, Type, n};
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
    /// The element before and after its look; lines may be joined.
    Element { before: String, look: Look, after: String, line: bool },
    /// A group with a title opens; a mark's or row's group has a class for the styles.
    Open { title: String, mark: bool },
    /// It ends.
    Close,
}

/// A drawing's elements in the order of painting.
#[derive(Default)]
pub(super) struct Parts {
    parts: Vec<Part>,
    /// Every value that an attribute takes, escaped.
    values: Vec<String>,
}

impl Parts {
    pub(super) fn shape(&mut self, before: String, paint: Paint) {
        let look = self.painted(paint);
        self.parts.push(Part::Element { before, look, after: "/>".into(), line: false });
    }

    /// A line as the data of a path.
    pub(super) fn line(&mut self, data: &str, paint: Paint) {
        let new = self.painted(paint);
        if let Some(Part::Element { before, look, line: true, .. }) = self.parts.last_mut()
            && *look == new
        {
            before.push_str(data);
            return;
        }
        let before = format!("<path d=\"{data}");
        self.parts.push(Part::Element { before, look: new, after: "/>".into(), line: true });
    }

    pub(super) fn text(&mut self, before: String, text: &str, set: Type) {
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
            Some(self.value(&n(set.size))),
            Some(self.value(&set.weight.to_string())),
            Some(self.value(anchor)),
        ];
        self.parts.push(Part::Element { before, look, after: format!(">{}</text>", escape(text)), line: false });
    }

    pub(super) fn open(&mut self, title: &str, mark: bool) {
        self.parts.push(Part::Open { title: title.into(), mark });
    }

    pub(super) fn close(&mut self) {
        self.parts.push(Part::Close);
    }

    fn painted(&mut self, paint: Paint) -> Look {
        let drawn = !paint.stroke.is_empty();
        [
            Some(self.value(paint.fill)),
            Some(self.value(if drawn { paint.stroke } else { "none" })),
            drawn.then(|| self.value(&n(paint.width))),
            drawn.then(|| self.value(if paint.dash.is_empty() { "none" } else { paint.dash })),
            None,
            None,
            None,
        ]
    }

    fn value(&mut self, text: &str) -> usize {
        self.values.iter().position(|known| known == text).unwrap_or_else(|| {
            self.values.push(escape(text));
            self.values.len() - 1
        })
    }

    /// The attributes of the root, and the content.
    pub(super) fn write(mut self) -> (String, String) {
        let initial: Look = INITIAL.map(|text| Some(self.value(text)));
        let shared = self.shared(initial);
        let mut body = String::new();
        let mut at = 0;
        while at < self.parts.len() {
            match &self.parts[at] {
                Part::Open { title, mark } => {
                    let class = if *mark { " class=\"t\"" } else { "" };
                    let _ = write!(body, "<g{class}><title>{}</title>", escape(title));
                    at += 1;
                }
                Part::Close => {
                    body.push_str("</g>");
                    at += 1;
                }
                Part::Element { look, .. } => {
                    let alike = |part: &Part| matches!(part, Part::Element { look: own, .. } if own == look);
                    let run = self.parts[at..].iter().take_while(|part| alike(part)).count();
                    self.run(&mut body, at..at + run, &self.attributes(*look, shared));
                    at += run;
                }
            }
        }
        (self.attributes(shared, initial), body)
    }

    /// Elements of one look, in a group where that is shorter.
    fn run(&self, body: &mut String, run: std::ops::Range<usize>, own: &str) {
        let grouped = run.len() * own.len() > own.len() + "<g></g>".len();
        if grouped {
            let _ = write!(body, "<g{own}>");
        }
        for part in &self.parts[run] {
            if let Part::Element { before, after, line, .. } = part {
                body.push_str(before);
                body.push_str(if *line { "\"" } else { "" });
                body.push_str(if grouped { "" } else { own });
                body.push_str(after);
            }
        }
        if grouped {
            body.push_str("</g>");
        }
    }

    /// For each attribute the value that, said once at the root, spares the most.
    fn shared(&self, initial: Look) -> Look {
        let looks: Vec<&Look> = self
            .parts
            .iter()
            .filter_map(|part| if let Part::Element { look, .. } = part { Some(look) } else { None })
            .collect();
        let mut shared = initial;
        for attribute in (0..NAMES.len()).filter(|attribute| *attribute != DASHES) {
            let count = |value: usize| looks.iter().filter(|look| look[attribute] == Some(value)).count();
            let length = |value: usize| NAMES[attribute].len() + self.values[value].len() + 4;
            let usual = initial[attribute].expect("every attribute has a value at first");
            let lost = count(usual) * length(usual);
            let mut best = 0;
            for value in 0..self.values.len() {
                let spared = (count(value) * length(value)).saturating_sub(length(value) + lost);
                if value != usual && spared > best {
                    (best, shared[attribute]) = (spared, Some(value));
                }
            }
        }
        shared
    }

    /// What of a look is not inherited.
    fn attributes(&self, look: Look, inherited: Look) -> String {
        let mut text = String::new();
        for (name, (own, above)) in NAMES.iter().zip(look.iter().zip(inherited)) {
            if let Some(value) = own.filter(|own| Some(*own) != above) {
                let _ = write!(text, " {name}=\"{}\"", self.values[value]);
            }
        }
        text
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
