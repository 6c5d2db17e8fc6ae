//! Importance against performance: a named point a domain, with both intervals, in four quadrants that meet at the means.

mod labels;

use serde::Serialize;

use super::canvas::{Canvas, Rect, Scale, Type, set, stroke};
use super::leader::overlap;
use super::matrix::quadrants;
use super::text::{shorten, width};
use super::{Axis, Span, Theme};
use labels::{Field, Spot};

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
    let mut words = frame(&mut c, data, theme, (x, y));
    let names: Vec<String> = data.points.iter().map(|point| shorten(&point.name, NAMES, 700, LONGEST)).collect();
    let spots: Vec<Spot> = data.points.iter().zip(&names).map(|(point, name)| spot(point, name, (x, y))).collect();
    let taken = words.iter().chain(spots.iter().flat_map(|spot| spot.bars.iter().chain([&spot.mark]))).copied();
    words.extend(means(&mut c, data, theme, ((mx, my), &taken.collect::<Vec<_>>())));
    for (point, Spot { at: (px, py), .. }) in data.points.iter().zip(&spots) {
        if let Some(wide) = point.wide {
            c.line((x.at(wide.low), *py), (x.at(wide.high), *py), stroke(&theme.a5, 1.2));
        }
        c.line((*px, y.at(point.high.low)), (*px, y.at(point.high.high)), stroke(&theme.a5, 1.2));
    }
    let rules = vec![Rect(mx - 1.0, top, 2.0, bottom - top), Rect(left, my - 1.0, right - left, 2.0)];
    let labels = labels::place(&spots, Field { plot: PLOT, means: (mx, my), words, rules });
    for [from, to] in labels.iter().filter_map(|label| label.line) {
        c.line(from, to, stroke(theme.ink3, 0.7));
    }
    for (point, spot) in data.points.iter().zip(&spots) {
        c.told(&[&point.name, &point.label], |c| c.mark(spot.at, 5.0, (point.attention, theme)));
    }
    for ((point, name), label) in data.points.iter().zip(&names).zip(&labels) {
        let ink = if point.attention { theme.attink } else { &theme.a9 };
        let set = Type { anchor: label.anchor, ..set(NAMES, ink).bold() };
        c.titled(&point.name, *name != point.name, |c| c.text(label.at, name, set));
    }
    c.finish("wide", &data.alt, Rect(0.0, 0.0, SIZE.0, SIZE.1))
}

/// A point with its bars on the page.
fn spot(point: &Weighed, name: &str, (x, y): (Scale, Scale)) -> Spot {
    let (px, py) = (x.at(point.x), y.at(point.y));
    let (high, low) = (y.at(point.high.high), y.at(point.high.low));
    let across = point.wide.map(|wide| Rect(x.at(wide.low), py - 1.0, x.at(wide.high) - x.at(wide.low), 2.0));
    let bars = [Rect(px - 1.0, high, 2.0, low - high)].into_iter().chain(across).collect();
    Spot { at: (px, py), mark: Rect(px - 6.0, py - 6.0, 12.0, 12.0), bars, wide: width(name, NAMES, 700) }
}

/// Ticks, titles and the quadrants' names; what stands within the plot.
fn frame(c: &mut Canvas, data: &Importance, theme: &Theme, (x, y): (Scale, Scale)) -> Vec<Rect> {
    let (left, top, right, bottom) = PLOT;
    let (mx, my) = (x.at(data.x.split), y.at(data.y.split));
    let small = set(10.0, theme.ink3);
    for tick in &data.x.axis.ticks {
        let half = width(&tick.label, 10.0, 400) / 2.0;
        c.text((x.at(tick.at).min(SIZE.0 - half), bottom + 14.0), &tick.label, small.middle());
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

/// The lines at the means, each named at an end of it where nothing stands; gives back where the names stand.
fn means(c: &mut Canvas, data: &Importance, theme: &Theme, ((mx, my), taken): ((f64, f64), &[Rect])) -> [Rect; 2] {
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
    [(&data.y.label, across), (&data.x.label, upright)].map(|(text, places)| {
        let free = |room: &Rect| taken.iter().all(|other| !overlap(room, other));
        let [first, ..] = &places;
        let (at, y, west, room) = places.iter().find(|(.., room)| free(room)).unwrap_or(first);
        let mean = set(MEANS, &theme.a7);
        c.text((*at, *y), text, if *west { mean } else { mean.end() });
        *room
    })
}

#[cfg(test)]
mod tests {
    use super::super::Tick;
    use super::super::canvas::Anchor;
    use super::super::leader::{crosses, distance, gap};
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
    fn a_name_is_nearest_to_its_own_point_or_a_line_leads_to_it() {
        let six = [
            ("Integrity", 75.0, 0.746),
            ("Resolution", 52.5, 0.778),
            ("Expectations", 68.7, 0.683),
            ("Time and effort", 75.9, 0.667),
            ("Personalisation", 65.6, 0.65),
            ("Empathy", 77.1, 0.719),
        ];
        let data = chart(&six);
        let (x, y) = (Scale::new(data.x.axis.span, (PLOT.0, PLOT.2)), Scale::new(data.y.axis.span, (PLOT.3, PLOT.1)));
        let spots: Vec<Spot> = data.points.iter().map(|point| spot(point, &point.name, (x, y))).collect();
        let means = (x.at(data.x.split), y.at(data.y.split));
        let labels = labels::place(&spots, Field { plot: PLOT, means, words: Vec::new(), rules: Vec::new() });
        for (own, (spot, label)) in spots.iter().zip(&labels).enumerate() {
            let left = match label.anchor {
                Anchor::Start => label.at.0,
                Anchor::Middle => label.at.0 - spot.wide / 2.0,
                Anchor::End => label.at.0 - spot.wide,
            };
            let room = Rect(left, label.at.1 - 9.0, spot.wide, 12.0);
            let others = || spots.iter().enumerate().filter(|(other, _)| *other != own).map(|(_, spot)| spot);
            let name = six[own].0;
            assert!(others().all(|other| other.bars.iter().all(|bar| !overlap(&room, bar))), "{name} covers a bar");
            let points = label.line.is_some_and(|line| others().any(|other| crosses(&other.mark, line)));
            assert!(!points, "{name}'s line crosses a point");
            let far = distance(&room, spot.at);
            let nearest = others()
                .all(|other| distance(&room, other.at) > far && other.bars.iter().all(|bar| gap(&room, bar) > far));
            assert!(nearest || label.line.is_some(), "{name} is nearer to another point");
        }
        assert!(labels.iter().any(|label| label.line.is_some()) && labels.iter().any(|label| label.line.is_none()));
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

    #[test]
    fn a_name_stands_in_its_points_quadrant_and_ticks_stay_within() {
        // Just left of the mean, where the nearest place is right of it.
        let mut data = chart(&[("Attentes", 68.7, 0.8)]);
        data.x.axis.ticks = vec![Tick { at: 90.0, label: "90 points".into() }];
        let svg = importance(&data, &Theme::default());
        let document = roxmltree::Document::parse(&svg).expect("well-formed");
        let find =
            |text: &str| document.descendants().find(|node| node.has_tag_name("text") && node.text() == Some(text));
        let x = |text: &str| find(text).and_then(|node| node.attribute("x")?.parse::<f64>().ok()).expect("a place");
        let mean = Scale::new(data.x.axis.span, (PLOT.0, PLOT.2)).at(data.x.split);
        let name = find("Attentes").expect("named");
        let end = name.ancestors().find_map(|node| node.attribute("text-anchor"));
        assert!(end == Some("end") && x("Attentes") <= mean, "{svg}");
        assert!(x("90 points") + width("90 points", 10.0, 400) / 2.0 <= SIZE.0 + 0.1, "{svg}");
    }
}
