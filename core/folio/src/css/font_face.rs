//! `@font-face`: rules in; which of the given fonts each one means out.

use super::sheet::pairs;
use super::value::{commas, unquote, words};
use crate::fonts::Face;
use crate::problem::Report;

/// A family as the author calls it, for one weight and slope.
pub struct FontFace {
    pub family: String,
    /// The least and the greatest weight that it stands for.
    pub weights: (f32, f32),
    pub italic: bool,
    /// Index of the font.
    pub face: usize,
}

/// Endings of fonts that are packed for the web.
const PACKED: [&str; 2] = [".woff", ".woff2"];

/// Reads the body of a rule at `offset`. `given` are the fonts at hand.
pub fn read(body: &str, offset: usize, given: &[Face], report: &mut Report) -> Option<FontFace> {
    let (mut family, mut source) = (None, None);
    let (mut weights, mut italic) = ((400.0, 400.0), false);
    for (name, value, at) in pairs(body) {
        let known = match name.as_str() {
            "font-family" => {
                family = Some(unquote(value).unwrap_or_else(|| value.to_owned()));
                Some(())
            }
            "src" => {
                source = Some(value);
                Some(())
            }
            "font-weight" => weight_range(value).map(|range| weights = range),
            "font-style" => match value {
                "normal" | "italic" | "oblique" => {
                    italic = value != "normal";
                    Some(())
                }
                _ => None,
            },
            // When it loads means nothing on paper.
            "font-display" => Some(()),
            _ => None,
        };
        if known.is_none() {
            report.warn_at(offset + at, format!("“{name}: {value}” is not supported in @font-face"));
        }
    }
    let (Some(family), Some(source)) = (family, source) else {
        report.warn_at(offset, "@font-face wants font-family and src");
        return None;
    };
    let names: Vec<String> = commas(source).into_iter().filter_map(named).collect();
    let is_called =
        |face: &Face, name: &str| last_part(&face.name) == name || face.families.iter().any(|own| own == name);
    let face = names.iter().find_map(|name| given.iter().position(|face| is_called(face, name)));
    if face.is_none() {
        let message = match names.iter().find(|name| PACKED.iter().any(|ending| name.ends_with(ending))) {
            Some(packed) => format!("“{packed}” is packed for the web: give the font as TTF or OTF"),
            None => {
                format!("no given font is called as in “{source}”: name its file by url(), or its family by local()")
            }
        };
        report.warn_at(offset, message);
    }
    Some(FontFace { family, weights, italic, face: face? })
}

/// `url("fonts/House.otf") format("opentype")` is `House.otf`, `local("House")` is `House`.
fn named(source: &str) -> Option<String> {
    let first = *words(source).first()?;
    let inner = first.strip_prefix("url(").or_else(|| first.strip_prefix("local("))?.strip_suffix(')')?.trim();
    let address = unquote(inner).unwrap_or_else(|| inner.to_owned());
    Some(last_part(&address).to_owned())
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn weight_range(value: &str) -> Option<(f32, f32)> {
    let weight = |word: &str| match word {
        "normal" => Some(400.0),
        "bold" => Some(700.0),
        number => number.parse().ok().filter(|n| (1.0..=1000.0).contains(n)),
    };
    match words(value)[..] {
        [one] => weight(one).map(|one| (one, one)),
        [least, most] => Some((weight(least)?, weight(most)?)),
        _ => None,
    }
}

/// The one of `faces` that CSS prefers for a weight and a slope, if the family is declared.
pub fn choose(faces: &[FontFace], family: &str, weight: f32, italic: bool) -> Option<usize> {
    let own = faces.iter().filter(|face| face.family.eq_ignore_ascii_case(family));
    let rank = |face: &&FontFace| (face.italic != italic, distance(face.weights, weight));
    // Of equals, the one declared last.
    let best = own.rev().min_by(|a, b| {
        let (a, b) = (rank(a), rank(b));
        a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
    });
    best.map(|face| face.face)
}

/// How far a face is from the weight wanted; what lies on the wrong side comes after all on the right one.
fn distance((least, most): (f32, f32), wanted: f32) -> f32 {
    const WRONG_SIDE: f32 = 1000.0;
    if (least..=most).contains(&wanted) {
        return 0.0;
    }
    let (heavier, gap) = if wanted < least { (true, least - wanted) } else { (false, wanted - most) };
    let right = if wanted > 500.0 || (wanted >= 400.0 && least <= 500.0) { heavier } else { !heavier };
    gap + if right { 0.0 } else { WRONG_SIDE }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_are_matched_as_css_does() {
        let nearest = |wanted: f32, given: &[f32]| {
            let faces: Vec<FontFace> = (0..given.len())
                .map(|face| FontFace {
                    family: "House".into(),
                    weights: (given[face], given[face]),
                    italic: false,
                    face,
                })
                .collect();
            choose(&faces, "house", wanted, false).map(|face| given[face])
        };
        assert_eq!(nearest(400.0, &[300.0, 500.0, 700.0]), Some(500.0));
        assert_eq!(nearest(400.0, &[300.0, 600.0]), Some(300.0));
        assert_eq!(nearest(700.0, &[400.0, 900.0]), Some(900.0));
        assert_eq!(nearest(600.0, &[400.0, 500.0]), Some(500.0));
        assert_eq!(nearest(300.0, &[100.0, 400.0]), Some(100.0));
        assert_eq!(nearest(300.0, &[]), None);
    }
}
