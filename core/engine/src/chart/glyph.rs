//! Glyphs: the signs of the legends, the key to the charts and the verdicts. Their words stand beside them, so they are hidden from
//! screen readers.

use super::Theme;
use super::canvas::{Canvas, Rect, fill, stroke};
use super::curve::{Mood, mark};

/// One sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A good sign: a filled disc with a tick.
    Good,
    /// A point of attention: an open diamond.
    Attention,
    /// A moment of truth: a ring.
    Moment,
    /// What delights: a triangle upwards.
    Delight,
    /// What irritates: a triangle downwards.
    Irritant,
    /// Key: a score and its interval.
    KeyInterval,
    /// Key: the peers' band and median.
    KeyPeers,
    /// Key: below the first quartile.
    KeyBelow,
    /// Key: the level of a practice.
    KeyLevel,
    /// Key: the stage.
    KeyStage,
    /// Key: good sign and point of attention.
    KeyVerdict,
    /// Legend: the organisation's line.
    Line,
    /// Legend: the peers' band.
    Band,
    /// Legend: the peers' median.
    Dashes,
    /// Legend: an action to begin with.
    Filled,
    /// Legend: a later action.
    Hollow,
}

/// A sign: verdicts 12 × 12, keys 150 × 40, legends 22 × 10.
pub fn glyph(sign: Glyph, theme: &Theme) -> String {
    let mut c = Canvas::default();
    let (class, size) = match sign {
        Glyph::Good | Glyph::Attention | Glyph::Delight | Glyph::Irritant => ("mk", Rect(0.0, 0.0, 12.0, 12.0)),
        Glyph::Moment => ("mk", Rect(-4.0, -4.0, 20.0, 20.0)),
        Glyph::Line | Glyph::Band | Glyph::Dashes | Glyph::Filled | Glyph::Hollow => ("lg", Rect(0.0, 0.0, 22.0, 10.0)),
        _ => ("gl", Rect(0.0, 0.0, 150.0, 40.0)),
    };
    match sign {
        Glyph::Good => good(&mut c, (6.0, 6.0), 5.5, theme),
        Glyph::Attention => c.diamond((6.0, 6.0), 5.0, stroke(theme.att, 2.0).on("#fff")),
        Glyph::Moment => mark(&mut c, (6.0, 6.0), (true, Mood::Plain), theme),
        Glyph::Delight => mark(&mut c, (6.0, 6.0), (false, Mood::Delight), theme),
        Glyph::Irritant => mark(&mut c, (6.0, 6.0), (false, Mood::Irritant), theme),
        Glyph::Line => c.line((0.0, 5.0), (22.0, 5.0), stroke(&theme.a9, 2.6)),
        Glyph::Band => c.rect(size, fill(&theme.a15)),
        Glyph::Dashes => c.line((0.0, 5.0), (22.0, 5.0), stroke(&theme.a5, 1.4).dash("3 3")),
        Glyph::Filled => c.circle((11.0, 5.0), 4.2, fill(&theme.a9).edge(&theme.a9, 1.4)),
        Glyph::Hollow => c.circle((11.0, 5.0), 4.2, fill("#fff").edge(&theme.a9, 1.4)),
        key => draw_key(&mut c, key, theme),
    }
    c.finish_hidden(class, size)
}

fn good(c: &mut Canvas, (x, y): (f64, f64), r: f64, theme: &Theme) {
    let u = r / 5.5;
    c.circle((x, y), r, fill(theme.good));
    c.path(
        &[(x - 2.6 * u, y + 0.2 * u), (x - 0.7 * u, y + 2.1 * u), (x + 2.7 * u, y - 1.8 * u)],
        false,
        stroke("#fff", 1.5 * u),
    );
}

fn draw_key(c: &mut Canvas, key: Glyph, theme: &Theme) {
    let band = |c: &mut Canvas, x: f64| c.rect(Rect(x, 10.0, 62.0, 20.0), fill(&theme.a15));
    if matches!(key, Glyph::KeyInterval | Glyph::KeyPeers | Glyph::KeyBelow) {
        c.line((10.0, 20.0), (140.0, 20.0), stroke(theme.rule, 1.0));
    }
    match key {
        Glyph::KeyInterval => {
            c.line((48.0, 20.0), (102.0, 20.0), stroke(&theme.a9, 2.6));
            c.circle((75.0, 20.0), 6.0, fill(&theme.a9));
        }
        Glyph::KeyPeers => {
            band(c, 42.0);
            c.line((70.0, 10.0), (70.0, 30.0), stroke(&theme.a5, 2.0));
        }
        Glyph::KeyBelow => {
            band(c, 62.0);
            c.diamond((36.0, 20.0), 7.5, stroke(theme.att, 2.8).on("#fff"));
        }
        Glyph::KeyLevel => {
            for i in 0..3 {
                let edge = if i < 2 { &theme.a9 } else { theme.rule };
                let ground = if i < 2 { &theme.a9 } else { "#fff" };
                c.rect(Rect(37.0 + 26.0 * f64::from(i), 11.0, 23.0, 18.0), fill(ground).edge(edge, 1.2));
            }
        }
        Glyph::KeyStage => {
            for i in 0..6 {
                let colour = match i {
                    0 | 1 => &theme.a3,
                    2 => &theme.a9,
                    _ => theme.rule2,
                };
                let rise = 5.0 * f64::from(i);
                c.rect(Rect(30.0 + 15.0 * f64::from(i), 32.0 - rise, 15.0, 5.0 + rise), fill(colour));
            }
        }
        _ => {
            good(c, (52.0, 20.0), 9.0, theme);
            c.diamond((96.0, 20.0), 9.0, stroke(theme.att, 3.0).on("#fff"));
        }
    }
}
