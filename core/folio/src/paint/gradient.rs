//! Gradients of SVG as shadings of PDF.

use super::Painter;
use super::canvas::Canvas;
use super::drawing::matrix;
use crate::css::value::parse_color;
use crate::html::attr;
use crate::svg::{by_id, number, reference, share};
use lopdf::{Dictionary, Object, dictionary};
use scraper::ElementRef;
use svgtypes::Transform;

/// A place between 0 and 1, and the colour there.
type Stop = (f32, [f32; 3]);

/// The names of the circle's numbers, or of the line's ends, with what they are when unsaid.
const RADIAL: [(&str, f32); 3] = [("cx", 0.5), ("cy", 0.5), ("r", 0.5)];
const LINEAR: [(&str, f32); 4] = [("x1", 0.0), ("y1", 0.0), ("x2", 1.0), ("y2", 0.0)];

impl Painter<'_, '_, '_> {
    /// Fills the clipped area with a gradient; `bounds` is the box of the shape.
    pub fn gradient(&mut self, canvas: &mut Canvas, user: ElementRef, id: &str, bounds: [f32; 4], opacity: f32) {
        let gradient =
            by_id(user, id).filter(|found| matches!(found.value().name(), "linearGradient" | "radialGradient"));
        let Some(gradient) = gradient else {
            self.complain(user, format!("“fill: url(#{id})” is not supported"));
            return;
        };
        let stops = self.stops(gradient, 0);
        let Some(first) = stops.first() else {
            self.complain(gradient, "a gradient wants stops".to_owned());
            return;
        };
        for (name, only) in [("spreadMethod", "pad"), ("fx", ""), ("fy", ""), ("fr", "")] {
            if attr(gradient, name).is_some_and(|value| value != only) {
                self.complain(gradient, format!("“{name}” is not supported in gradients"));
            }
        }
        let whole = attr(gradient, "gradientUnits") == Some("userSpaceOnUse");
        let coordinate = |(name, unsaid): (&str, f32)| {
            attr(gradient, name).and_then(if whole { number } else { share_or_number }).unwrap_or(unsaid)
        };
        let radial = gradient.value().name() == "radialGradient";
        let coordinates: Vec<f32> = if radial {
            let [cx, cy, r] = RADIAL.map(coordinate);
            vec![cx, cy, 0.0, cx, cy, r]
        } else {
            LINEAR.map(coordinate).to_vec()
        };
        let [left, top, right, bottom] = bounds;
        // A shape without area has no coordinates of its own.
        if !whole && (right - left < 1e-3 || bottom - top < 1e-3) {
            return;
        }
        let shading = dictionary! {
            "ShadingType" => if radial { 3 } else { 2 },
            "ColorSpace" => "DeviceRGB",
            "Coords" => coordinates.into_iter().map(Object::Real).collect::<Vec<_>>(),
            "Function" => if stops.len() == 1 { between(*first, *first) } else { function(&stops) },
            "Extend" => vec![true.into(), true.into()],
        };
        if !whole {
            canvas.matrix(&[right - left, 0.0, 0.0, bottom - top, left, top]);
        }
        if let Some(transform) = attr(gradient, "gradientTransform").and_then(|text| text.parse::<Transform>().ok()) {
            canvas.matrix(&matrix(transform));
        }
        self.shadings.push(shading);
        canvas.shade(self.shadings.len() - 1, opacity);
    }

    /// The stops of a gradient, or of the one that it refers to.
    fn stops(&mut self, gradient: ElementRef, depth: u8) -> Vec<Stop> {
        let mut stops: Vec<Stop> = Vec::new();
        for stop in gradient.child_elements().filter(|child| child.value().name() == "stop") {
            let style = attr(stop, "style").unwrap_or_default().split(';').filter_map(|pair| pair.split_once(':'));
            let styled: Vec<(&str, &str)> = style.map(|(name, value)| (name.trim(), value.trim())).collect();
            let said =
                |name: &str| styled.iter().find(|(own, _)| *own == name).map(|(_, value)| *value).or(attr(stop, name));
            let color = parse_color(said("stop-color").unwrap_or("black"));
            let clear = color.is_none_or(|color| color[3] < 255)
                || said("stop-opacity").is_some_and(|value| share(value) != Some(1.0));
            if clear {
                self.complain(stop, "only opaque colours are supported in gradients".to_owned());
            }
            let [r, g, b, _] = color.unwrap_or_default();
            let at = attr(stop, "offset").and_then(share_or_number).unwrap_or(0.0).clamp(0.0, 1.0);
            let at = stops.last().map_or(at, |last| at.max(last.0));
            stops.push((at, [r, g, b].map(|part| f32::from(part) / 255.0)));
        }
        let other = reference(gradient).and_then(|address| by_id(gradient, address.strip_prefix('#')?));
        match other {
            Some(other) if stops.is_empty() && depth < 4 => self.stops(other, depth + 1),
            _ => stops,
        }
    }
}

fn share_or_number(text: &str) -> Option<f32> {
    text.trim().strip_suffix('%').map_or_else(|| number(text), |percent| Some(number(percent)? / 100.0))
}

/// From one colour to the next.
fn between((_, from): Stop, (_, to): Stop) -> Dictionary {
    let color = |color: [f32; 3]| color.map(Object::Real).to_vec();
    dictionary! { "FunctionType" => 2, "Domain" => vec![0.into(), 1.into()], "C0" => color(from), "C1" => color(to), "N" => 1 }
}

/// Through all colours.
fn function(stops: &[Stop]) -> Dictionary {
    let (first, last) = (stops[0], stops[stops.len() - 1]);
    let mut all = vec![(0.0, first.1)];
    all.extend_from_slice(stops);
    all.push((1.0, last.1));
    // Places that coincide make a step, which functions cannot have between equal bounds.
    for at in 1..all.len() {
        all[at].0 = all[at].0.max(all[at - 1].0 + 1e-4);
    }
    let end = all[all.len() - 1].0;
    let parts: Vec<Object> = all.windows(2).map(|pair| between(pair[0], pair[1]).into()).collect();
    let bounds: Vec<Object> = all[1..all.len() - 1].iter().map(|(at, _)| Object::Real(*at / end)).collect();
    let encode: Vec<Object> = parts.iter().flat_map(|_| [0.into(), 1.into()]).collect();
    dictionary! { "FunctionType" => 3, "Domain" => vec![0.into(), 1.into()], "Functions" => parts, "Bounds" => bounds, "Encode" => encode }
}
