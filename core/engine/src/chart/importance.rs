//! Importance against performance: a named point a domain, with both intervals, in four quadrants that meet at the means.

use serde::Serialize;

use super::canvas::{Anchor, Canvas, Rect, Scale, Type, set, stroke};
use super::matrix::quadrants;
use super::text::{shorten, width};
use super::{Axis, Span, Theme};

/// Domains by performance (to the right) and importance (upwards).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Importance {
    /// Alternative text.
    pub alt: String,
    /// The performance.
    pub x: ImportanceAxis,
    /// The importance.
    pub y: ImportanceAxis,
    /// The quadrants' names: much importance with little performance, much with much, little with little, little with much.
    pub quadrants: [String; 4],
    /// The domains.
    pub points: Vec<Weighed>,
}

/// One axis.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ImportanceAxis {
    /// What it measures, with its unit.
    pub title: String,
    /// What it shows.
    pub axis: Axis,
    /// Where the quadrants meet.
    pub split: f64,
    /// What is written there.
    pub label: String,
}

/// A domain.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Weighed {
    /// Its name.
    pub name: String,
    /// Both figures as text, for the point's tooltip.
    pub label: String,
    /// The performance.
    pub x: f64,
    /// The importance.
    pub y: f64,
    /// The performance's interval.
    pub wide: Option<Span>,
    /// The importance's interval.
    pub high: Span,
    /// Worth a look: an open diamond.
    pub attention: bool,
}

const SIZE: (f64, f64) = (658.0, 306.0);
/// Left, top, right and bottom of the quadrants.
const PLOT: (f64, f64, f64, f64) = (48.0, 8.0, 656.0, 262.0);
const NAMES: f64 = 11.0;
const MEANS: f64 = 9.5;
/// Names are cut from here on.
const LONGEST: f64 = 190.0;

/// The chart, 658 wide.
pub fn importance(data: &Importance, theme: &Theme) -> String {
    let (left, top, right, bottom) = PLOT;
    let (x, y) = (Scale::new(data.x.axis.span, (left, right)), Scale::new(data.y.axis.span, (bottom, top)));
    let (mx, my) = (x.at(data.x.split), y.at(data.y.split));
    let mut c = Canvas::default();
    quadrants(&mut c, PLOT, (mx, my), theme);
    let mut taken = frame(&mut c, data, theme, (x, y));
    let places: Vec<(f64, f64)> = data.points.iter().map(|point| (x.at(point.x), y.at(point.y))).collect();
    for (point, (px, py)) in data.points.iter().zip(&places) {
        taken.push(Rect(px - 6.0, py - 6.0, 12.0, 12.0));
        let (high, low) = (y.at(point.high.high), y.at(point.high.low));
        taken.push(Rect(px - 1.0, high, 2.0, low - high));
        taken.extend(point.wide.map(|wide| Rect(x.at(wide.low), py - 1.0, x.at(wide.high) - x.at(wide.low), 2.0)));
    }
    means(&mut c, data, theme, ((mx, my), &mut taken));
    for (point, (px, py)) in data.points.iter().zip(&places) {
        if let Some(wide) = point.wide {
            c.line((x.at(wide.low), *py), (x.at(wide.high), *py), stroke(&theme.a5, 1.2));
        }
        c.line((*px, y.at(point.high.low)), (*px, y.at(point.high.high)), stroke(&theme.a5, 1.2));
    }
    for (point, place) in data.points.iter().zip(&places) {
        c.told(&[&point.name, &point.label], |c| c.mark(*place, 5.0, (point.attention, theme)));
    }
    for (point, place) in data.points.iter().zip(&places) {
        let name = shorten(&point.name, NAMES, 700, LONGEST);
        let ink = if point.attention { theme.attink } else { &theme.a9 };
        let (at, set, room) = beside(&name, *place, set(NAMES, ink).bold(), &taken);
        taken.push(room);
        c.titled(&point.name, name != point.name, |c| c.text(at, &name, set));
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}

/// A place for a name beside its point where nothing stands yet, as near as can be.
fn beside<'a>(name: &str, (px, py): (f64, f64), set: Type<'a>, taken: &[Rect]) -> ((f64, f64), Type<'a>, Rect) {
    let (left, top, right, bottom) = PLOT;
    let wide = width(name, NAMES, 700);
    let at = |dx: f64, dy: f64, set: Type<'a>| {
        let start = match set.anchor {
            Anchor::Start => px + dx,
            Anchor::Middle => px - wide / 2.0,
            Anchor::End => px + dx - wide,
        };
        ((px + dx, py + dy), set, Rect(start, py + dy - 9.0, wide, 12.0))
    };
    let rings = (0..6).map(|ring| f64::from(ring) * 11.0);
    let candidates = rings.flat_map(|out| {
        [
            at(9.0, -5.0 - out, set),
            at(-9.0, -5.0 - out, set.end()),
            at(9.0, 13.0 + out, set),
            at(-9.0, 13.0 + out, set.end()),
            at(0.0, -10.0 - out, set.middle()),
            at(0.0, 18.0 + out, set.middle()),
        ]
    });
    let inside = |r: &Rect| r.0 >= left + 2.0 && r.0 + r.2 <= right - 2.0 && r.1 >= top && r.1 + r.3 <= bottom;
    let free = |r: &Rect| taken.iter().all(|other| !overlap(r, other));
    let fits = |(.., room): &((f64, f64), Type, Rect)| inside(room) && free(room);
    let mut all = candidates.peekable();
    let first = all.next().expect("there are candidates");
    if fits(&first) { first } else { all.find(fits).unwrap_or(first) }
}

fn overlap(a: &Rect, b: &Rect) -> bool {
    a.0 < b.0 + b.2 && b.0 < a.0 + a.2 && a.1 < b.1 + b.3 && b.1 < a.1 + a.3
}

/// Ticks, titles and the quadrants' names; what stands within the plot.
fn frame(c: &mut Canvas, data: &Importance, theme: &Theme, (x, y): (Scale, Scale)) -> Vec<Rect> {
    let (left, top, right, bottom) = PLOT;
    let (mx, my) = (x.at(data.x.split), y.at(data.y.split));
    let small = set(10.0, theme.ink3);
    for tick in &data.x.axis.ticks {
        c.text((x.at(tick.at), bottom + 14.0), &tick.label, small.middle());
    }
    for tick in &data.y.axis.ticks {
        c.text((left - 6.0, y.at(tick.at) + 3.5), &tick.label, small.end());
    }
    let title = set(10.5, theme.ink2).middle();
    c.text_in((f64::midpoint(left, right), bottom + 32.0), &data.x.title, (title, right - left));
    c.upright((12.0, f64::midpoint(top, bottom)), &data.y.title, title);
    let mut taken = Vec::new();
    let corners = [
        (true, true, set(12.0, &theme.a9).weight(900)),
        (true, false, set(12.0, theme.ink2).bold()),
        (false, true, set(12.0, theme.ink2).bold()),
        (false, false, set(12.0, theme.ink2).bold()),
    ];
    for ((upper, west, set), name) in corners.into_iter().zip(&data.quadrants) {
        let (room, tall) = (if west { mx - left } else { right - mx }, if upper { my - top } else { bottom - my });
        if tall < 26.0 {
            continue;
        }
        let wide = width(name, 12.0, set.weight).min(room - 18.0);
        let baseline = if upper { top + 17.0 } else { bottom - 9.0 };
        let (at, start) = if west { (left + 9.0, left + 9.0) } else { (right - 9.0, right - 9.0 - wide) };
        c.text_in((at, baseline), name, (if west { set } else { set.end() }, room - 18.0));
        taken.push(Rect(start, baseline - 11.0, wide, 15.0));
    }
    taken
}

/// The lines at the means, each named at an end of it where nothing stands.
fn means(c: &mut Canvas, data: &Importance, theme: &Theme, ((mx, my), taken): ((f64, f64), &mut Vec<Rect>)) {
    let (left, top, right, bottom) = PLOT;
    c.line((mx, top), (mx, bottom), stroke(&theme.a5, 1.0).dash("3 3"));
    c.line((left, my), (right, my), stroke(&theme.a5, 1.0).dash("3 3"));
    let ends = |text: &str, places: [(f64, f64, bool); 4]| {
        let wide = width(text, MEANS, 400);
        places.map(|(at, y, west)| (at, y, west, Rect(if west { at } else { at - wide }, y - 9.0, wide, 12.0)))
    };
    let across = ends(
        &data.y.label,
        [
            (left + 4.0, my - 4.0, true),
            (right - 4.0, my - 4.0, false),
            (left + 4.0, my + 11.0, true),
            (right - 4.0, my + 11.0, false),
        ],
    );
    let upright = ends(
        &data.x.label,
        [
            (mx + 4.0, bottom - 4.0, true),
            (mx - 4.0, bottom - 4.0, false),
            (mx + 4.0, top + 11.0, true),
            (mx - 4.0, top + 11.0, false),
        ],
    );
    for (text, places) in [(&data.y.label, across), (&data.x.label, upright)] {
        let free = |room: &Rect| taken.iter().all(|other| !overlap(room, other));
        let [first, ..] = &places;
        let (at, y, west, room) = places.iter().find(|(.., room)| free(room)).unwrap_or(first);
        let mean = set(MEANS, &theme.a7);
        c.text((*at, *y), text, if *west { mean } else { mean.end() });
        taken.push(Rect(room.0, room.1, room.2, room.3));
    }
    taken.push(Rect(mx - 1.0, top, 2.0, bottom - top));
    taken.push(Rect(left, my - 1.0, right - left, 2.0));
}

#[cfg(test)]
mod tests {
    use super::super::Tick;
    use super::*;

    fn axis(low: f64, high: f64, split: f64) -> ImportanceAxis {
        let ticks = [low, high].map(|at| Tick { at, label: at.to_string() }).into();
        let axis = Axis { span: Span { low, high }, ticks };
        ImportanceAxis { title: "Titre".into(), axis, split, label: "moyenne".into() }
    }

    fn chart(points: &[(&str, f64, f64)]) -> Importance {
        let point = |&(name, x, y): &(&str, f64, f64)| Weighed {
            name: name.into(),
            label: format!("{x} · {y}"),
            x,
            y,
            wide: Some(Span { low: x - 2.0, high: x + 2.0 }),
            high: Span { low: y - 0.05, high: y + 0.05 },
            attention: name == "Résolution",
        };
        Importance {
            alt: "Importance et vécu".into(),
            x: axis(40.0, 90.0, 69.0),
            y: axis(0.5, 0.9, 0.71),
            quadrants: ["À reprendre d’abord", "À tenir", "À surveiller", "Acquis"].map(String::from),
            points: points.iter().map(point).collect(),
        }
    }

    #[test]
    fn six_domains() {
        let six = [
            ("Intégrité", 75.0, 0.746),
            ("Résolution", 52.5, 0.778),
            ("Attentes", 68.7, 0.683),
            ("Temps et effort", 75.9, 0.667),
            ("Personnalisation", 65.6, 0.65),
            ("Empathie", 77.1, 0.719),
        ];
        insta::assert_snapshot!(importance(&chart(&six), &Theme::default()));
    }

    #[test]
    fn names_on_one_spot_stand_apart_and_inside() {
        let crowd: Vec<_> = (0..8).map(|i| ("Connaissance client", 60.0 + f64::from(i) * 0.4, 0.7)).collect();
        let svg = importance(&chart(&crowd), &Theme::default());
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let names = document.descendants().filter(|node| node.text() == Some("Connaissance client"));
        let number = |node: &roxmltree::Node, name| node.attribute(name).and_then(|v| v.parse::<f64>().ok());
        let places: Vec<_> = names.filter_map(|node| Some((number(&node, "x")?, number(&node, "y")?))).collect();
        assert_eq!(places.len(), 8);
        assert!(places.iter().all(|(_, y)| (PLOT.1..=PLOT.3).contains(y)));
        let apart = |a: &(f64, f64), b: &(f64, f64)| (a.0 - b.0).abs() > 1.0 || (a.1 - b.1).abs() > 9.0;
        assert!((0..8).all(|i| (0..i).all(|j| apart(&places[i], &places[j]))), "{places:?}");
    }
}
