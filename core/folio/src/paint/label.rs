//! The text of drawings: text in the page's fonts, so that it can be searched.

use super::Painter;
use super::canvas::Canvas;
use crate::html::attr;
use crate::svg::{Anchor, Baseline, Paint, Pen, number, numbers};
use crate::text::{Draft, Ink, Paragraph, Span};
use scraper::{ElementRef, Node};

/// Text from one place on: what `text-anchor` aligns.
struct Chunk {
    place: (f32, f32),
    parts: Vec<Part>,
}

/// A piece of one style, moved by `shift` from where the last one ended.
struct Part {
    text: String,
    pen: Pen,
    shift: (f32, f32),
}

impl Painter<'_, '_, '_> {
    /// Paints a `<text>` element.
    pub fn label_text(&mut self, canvas: &mut Canvas, element: ElementRef, pen: &Pen) {
        if let Paint::Server(id) = &pen.fill {
            self.complain(element, format!("“fill: url(#{id})” is not supported for text"));
        }
        if pen.stroke != Paint::Nothing {
            self.complain(element, "“stroke” is not supported for text".to_owned());
        }
        let mut chunks = vec![Chunk { place: (0.0, 0.0), parts: Vec::new() }];
        self.chunks(element, pen, &mut chunks);
        for Chunk { place: (mut x, mut y), mut parts } in chunks {
            if let Some(last) = parts.last_mut() {
                last.text.truncate(last.text.trim_end_matches(' ').len());
            }
            let Some(anchor) = parts.first().map(|part| part.pen.anchor) else { continue };
            let labels: Vec<(Paragraph, Part)> =
                parts.into_iter().map(|part| (self.label(&part.text, &part.pen), part)).collect();
            let whole: f32 = labels.iter().map(|(label, part)| label.lines.full_width() + part.shift.0).sum();
            x -= match anchor {
                Anchor::Start => 0.0,
                Anchor::Middle => whole / 2.0,
                Anchor::End => whole,
            };
            for (label, part) in &labels {
                let drop = match part.pen.baseline {
                    Baseline::Alphabetic => 0.0,
                    Baseline::Middle => part.pen.font.size * 0.36,
                    Baseline::Hanging => part.pen.font.size * 0.72,
                };
                (x, y) = (x + part.shift.0, y + part.shift.1);
                self.bare(canvas, label, (x, y + drop - label.lines.first_baseline().unwrap_or(0.0)));
                x += label.lines.full_width();
            }
        }
    }

    /// Splits text where an element sets its own place.
    fn chunks(&mut self, element: ElementRef, pen: &Pen, chunks: &mut Vec<Chunk>) {
        let mut coordinate = |name: &str| {
            let text = attr(element, name)?;
            let list = em(text, pen.font.size).map_or_else(|| numbers(text), |one| vec![one]);
            if list.len() != 1 {
                self.complain(
                    element,
                    format!("“{name}: {text}”: places of single characters are not supported in SVG text"),
                );
            }
            list.first().copied()
        };
        let [across, down, aside, below] = ["x", "y", "dx", "dy"].map(&mut coordinate);
        if across.is_some() || down.is_some() {
            let place = chunks.last().map_or((0.0, 0.0), |last| last.place);
            chunks.push(Chunk { place: (across.unwrap_or(place.0), down.unwrap_or(place.1)), parts: Vec::new() });
        }
        let mut shift = (aside.unwrap_or(0.0), below.unwrap_or(0.0));
        for node in element.children() {
            let parts = &mut chunks.last_mut().expect("text starts with a chunk").parts;
            match (node.value(), ElementRef::wrap(node)) {
                (Node::Text(text), _) => {
                    let text = collapse(text, parts.last().is_none_or(|part| part.text.ends_with(' ')));
                    if !text.is_empty() {
                        parts.push(Part { text, pen: pen.clone(), shift: std::mem::take(&mut shift) });
                    }
                }
                (_, Some(child)) => match child.value().name() {
                    "title" | "desc" => {}
                    "tspan" | "a" => {
                        let mut own = self.pen(child, pen);
                        own.opacity *= pen.opacity;
                        self.chunks(child, &own, chunks);
                    }
                    name => self.complain(child, format!("the SVG element <{name}> is not supported in text")),
                },
                _ => {}
            }
        }
    }

    fn label(&mut self, text: &str, pen: &Pen) -> Paragraph {
        let ink = Ink { color: pen.fill_color().unwrap_or([0; 4]), ..Ink::default() };
        let span = Span { range: 0..text.len(), style: pen.font.clone(), ink };
        let draft = Draft { text: text.to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() };
        Paragraph::shape(draft, &pen.font, self.library, self.shaper)
    }
}

fn em(text: &str, size: f32) -> Option<f32> {
    text.trim().strip_suffix("em").and_then(number).map(|n| n * size)
}

/// Runs of white space become one space; none follows another.
fn collapse(text: &str, mut after_space: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let space = matches!(c, ' ' | '\n' | '\t' | '\r');
        if !space {
            out.push(c);
        } else if !after_space {
            out.push(' ');
        }
        after_space = space;
    }
    out
}
