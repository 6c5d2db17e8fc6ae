//! The colours of a report: a client family that a theme may replace, and fixed ones with a meaning.

use serde::Serialize;

/// Colours as `#RRGGBB`. The family from `a9` to `a0` goes from the darkest to the palest and belongs to the client; the others carry
/// meaning (good, attention) or reading contrast, and stay.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Theme {
    /// The client's figure, headlines, rules.
    pub a9: String,
    /// Targets, names of marks.
    pub a7: String,
    /// Medians, intervals, second series.
    pub a5: String,
    /// Peers' dots.
    pub a3: String,
    /// Peers' band.
    pub a15: String,
    /// The palest: the lowest class of a heat map.
    pub a0: String,
    /// Links.
    pub link: String,
    /// Kickers, labels, the edge of a quotation.
    pub accent: String,
    /// The ground of evidence.
    pub panel: String,
    /// What stands in for some of these on a dark screen.
    pub dark: Dark,
    /// Text.
    pub ink: &'static str,
    /// Prose.
    pub ink2: &'static str,
    /// Captions.
    pub ink3: &'static str,
    /// Lines.
    pub rule: &'static str,
    /// Hairlines and tracks.
    pub rule2: &'static str,
    /// Notes, and what is not reached.
    pub paper: &'static str,
    /// A good sign: always filled, always with a shape.
    pub good: &'static str,
    /// A point of attention: always open, always with a shape.
    pub att: &'static str,
    /// The text of a point of attention.
    pub attink: &'static str,
    /// The zone of a point of attention.
    pub attbg: &'static str,
}

/// The luminance from which a tone is pale, and the most saturation that it then has.
const PALE: f64 = 0.4;
const QUIET: f64 = 0.42;

/// The client's colours on a dark ground.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dark {
    /// Headlines.
    pub head: String,
    /// Links.
    pub link: String,
    /// Kickers and labels.
    pub accent: String,
    /// The ground of evidence.
    pub panel: String,
}

impl Default for Dark {
    fn default() -> Self {
        Self { head: "#CFDDF5".into(), link: "#9DBDF2".into(), accent: "#86A9E8".into(), panel: "#1D2635".into() }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self {
            a9: "#12264B".into(),
            a7: "#1F4287".into(),
            a5: "#3E6BB8".into(),
            a3: "#9FB8DE".into(),
            a15: "#D3DFF0".into(),
            a0: "#EDF2F9".into(),
            link: "#1F4287".into(),
            accent: "#3E6BB8".into(),
            panel: "#EDF2F9".into(),
            dark: Dark::default(),
            ink: "#16191F",
            ink2: "#454A54",
            ink3: "#666B75",
            rule: "#C6C8CC",
            rule2: "#E4E5E8",
            paper: "#F5F5F3",
            good: "#00665A",
            att: "#E07A1F",
            attink: "#9C4A00",
            attbg: "#FCEFE2",
        }
    }
}

impl Theme {
    /// The client's family from one colour, `#RGB` or `#RRGGBB`; none when it is neither.
    ///
    /// Each token keeps the luminance of the default one, so that every contrast stays as it was designed; hue and saturation are the
    /// colour's own.
    pub fn from_colour(colour: &str) -> Option<Self> {
        let base = Self::default();
        let [a9, a7, a5, a3, a15, a0] = [&base.a9, &base.a7, &base.a5, &base.a3, &base.a15, &base.a0];
        let a0 = toned(colour, a0)?;
        let a5 = toned(colour, a5)?;
        let a7 = toned(colour, a7)?;
        Some(Self {
            a9: toned(colour, a9)?,
            link: a7.clone(),
            a7,
            accent: a5.clone(),
            a5,
            a3: toned(colour, a3)?,
            a15: toned(colour, a15)?,
            panel: a0.clone(),
            a0,
            dark: Dark {
                head: toned(colour, &base.dark.head)?,
                link: toned(colour, &base.dark.link)?,
                accent: toned(colour, &base.dark.accent)?,
                panel: toned(colour, &base.dark.panel)?,
            },
            ..base
        })
    }

    /// The theme with colours of the client's own in the place of some of the family.
    #[must_use]
    pub fn with(mut self, own: &OwnColours) -> Self {
        let base = Dark::default();
        let take = |own: Option<&str>, place: &mut String, dark: Option<(&mut String, &str)>| {
            let Some(own) = own else { return };
            own.clone_into(place);
            if let Some((place, like)) = dark {
                *place = toned(own, like).unwrap_or_else(|| place.clone());
            }
        };
        take(own.headings, &mut self.a9, Some((&mut self.dark.head, &base.head)));
        take(own.links, &mut self.link, Some((&mut self.dark.link, &base.link)));
        take(own.accent, &mut self.accent, Some((&mut self.dark.accent, &base.accent)));
        take(own.panel, &mut self.panel, None);
        self
    }
}

/// Colours that stand as the client gave them.
#[derive(Clone, Copy, Debug, Default)]
pub struct OwnColours<'a> {
    /// Headlines, rules, the client's figures.
    pub headings: Option<&'a str>,
    /// Links.
    pub links: Option<&'a str>,
    /// Kickers, labels.
    pub accent: Option<&'a str>,
    /// The ground of evidence.
    pub panel: Option<&'a str>,
}

/// A colour's hue and saturation with the luminance of another: the darker end, so that a contrast with white is never lower.
fn toned(colour: &str, like: &str) -> Option<String> {
    let target = luminance(parse(like)?);
    let (hue, saturation) = hue_and_saturation(parse(colour)?);
    // A pale tone of full saturation glares.
    let saturation = if target > PALE { saturation.min(QUIET) } else { saturation };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..24 {
        let middle = f64::midpoint(low, high);
        if luminance(rgb(hue, saturation, middle)) < target { low = middle } else { high = middle }
    }
    Some(hexadecimal(rgb(hue, saturation, low)))
}

/// The contrast of two colours by WCAG 2.2, from 1 to 21; none where one of them is no colour.
pub fn contrast(one: &str, other: &str) -> Option<f64> {
    let [a, b] = [luminance(parse(one)?), luminance(parse(other)?)];
    Some((a.max(b) + 0.05) / (a.min(b) + 0.05))
}

/// The colour nearest to one, of its hue and saturation, that contrasts enough with another; none where no such colour does.
pub fn nearest(colour: &str, other: &str, needed: f64) -> Option<String> {
    let (own, ground) = (parse(colour)?, luminance(parse(other)?));
    let (hue, saturation) = hue_and_saturation(own);
    let least = own.iter().fold(1.0, |a: f64, b| a.min(*b));
    let lightness = f64::midpoint(own.iter().fold(0.0, |a: f64, b| a.max(*b)), least);
    if contrast(colour, other)? >= needed {
        return Some(colour.to_owned());
    }
    let towards = |end: f64| {
        let passes = |share: f64| {
            let mixed = hexadecimal(rgb(hue, saturation, lightness + (end - lightness) * share));
            contrast(&mixed, other).filter(|ratio| *ratio >= needed).map(|_| mixed)
        };
        passes(1.0)?;
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..24 {
            let middle = f64::midpoint(low, high);
            if passes(middle).is_some() { high = middle } else { low = middle }
        }
        passes(high)
    };
    // Away from the other colour; across it only where there is no room on the own side.
    let (near, far) = if luminance(own) < ground { (0.0, 1.0) } else { (1.0, 0.0) };
    towards(near).or_else(|| towards(far))
}

impl Theme {
    /// The colour of a class among so many, from pale to dark within the client's family.
    pub fn ramp(&self, class: usize, of: usize) -> String {
        let steps = [&self.a15, &self.a3, &self.a5, &self.a9];
        let along = if of < 2 { 3.0 } else { 3.0 * class as f64 / (of - 1) as f64 };
        let at = super::canvas::whole(along).min(2);
        let [low, high] = [at, at + 1].map(|step| parse(steps[step]).unwrap_or_default());
        let share = along - at as f64;
        // To the nearest step of a channel, where `hexadecimal` takes the one below.
        hexadecimal([0, 1, 2].map(|channel| low[channel] + (high[channel] - low[channel]) * share + 0.5 / 255.0))
    }

    /// Whether white reads better on a colour than ink.
    pub fn is_dark(colour: &str) -> bool {
        parse(colour).is_some_and(|channels| luminance(channels) < 0.2)
    }
}

/// `#RRGGBB` of channels from 0 to 1.
fn hexadecimal(channels: [f64; 3]) -> String {
    let [r, g, b] = channels.map(byte);
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// Red, green and blue from 0 to 1.
fn parse(colour: &str) -> Option<[f64; 3]> {
    let digits: Vec<u32> = colour.strip_prefix('#')?.chars().map(|c| c.to_digit(16)).collect::<Option<_>>()?;
    let channels = match digits[..] {
        [r, g, b] => [r * 17, g * 17, b * 17],
        [r, r2, g, g2, b, b2] => [r * 16 + r2, g * 16 + g2, b * 16 + b2],
        _ => return None,
    };
    Some(channels.map(|channel| f64::from(channel) / 255.0))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a channel lies between 0 and 1")]
fn byte(channel: f64) -> u8 {
    (channel.clamp(0.0, 1.0) * 255.0).floor() as u8
}

/// Relative luminance, WCAG 2.2.
fn luminance(channels: [f64; 3]) -> f64 {
    let [r, g, b] = channels.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn hue_and_saturation([r, g, b]: [f64; 3]) -> (f64, f64) {
    let (most, least) = (r.max(g).max(b), r.min(g).min(b));
    let (span, lightness) = (most - least, f64::midpoint(most, least));
    if span <= 0.0 {
        return (0.0, 0.0);
    }
    let sixth = if most <= r {
        ((g - b) / span).rem_euclid(6.0)
    } else if most <= g {
        (b - r) / span + 2.0
    } else {
        (r - g) / span + 4.0
    };
    (sixth, span / (1.0 - (2.0 * lightness - 1.0).abs()).max(1e-9))
}

/// From hue (in sixths of a turn), saturation and lightness.
fn rgb(hue: f64, saturation: f64, lightness: f64) -> [f64; 3] {
    let chroma = (1.0 - (2.0 * lightness - 1.0).abs()) * saturation;
    let second = chroma * (1.0 - (hue.rem_euclid(2.0) - 1.0).abs());
    let base = lightness - chroma / 2.0;
    let channels = match hue {
        h if h < 1.0 => [chroma, second, 0.0],
        h if h < 2.0 => [second, chroma, 0.0],
        h if h < 3.0 => [0.0, chroma, second],
        h if h < 4.0 => [0.0, second, chroma],
        h if h < 5.0 => [second, 0.0, chroma],
        _ => [chroma, 0.0, second],
    };
    channels.map(|channel| channel + base)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG contrast of a colour with white.
    fn on_white(colour: &str) -> f64 {
        1.05 / (luminance(parse(colour).expect("a colour")) + 0.05)
    }

    #[test]
    fn a_family_from_any_colour_keeps_the_contrasts() {
        let base = Theme::default();
        for colour in ["#0B5", "#FFD400", "#E30613", "#FFFFFF", "#000000", "#7F00FF", "#12264B"] {
            let theme = Theme::from_colour(colour).expect("a colour");
            for (own, default) in
                [(&theme.a9, &base.a9), (&theme.a7, &base.a7), (&theme.a5, &base.a5), (&theme.a15, &base.a15)]
            {
                assert!(on_white(own) >= on_white(default) - 0.02, "{colour}: {own} against {default}");
                assert!(on_white(own) <= on_white(default) * 1.08, "{colour}: {own} against {default}");
            }
            assert!(on_white(&theme.a5) >= 4.5);
        }
    }

    #[test]
    fn contrasts_are_those_of_the_standard() {
        // The pairs that WCAG's own materials name.
        let rounded = |a, b| (contrast(a, b).expect("colours") * 100.0).floor() / 100.0;
        assert!((rounded("#000000", "#FFFFFF") - 21.0).abs() < 1e-9);
        assert!((rounded("#767676", "#FFFFFF") - 4.54).abs() < 1e-9);
        assert!((rounded("#777777", "#FFFFFF") - 4.47).abs() < 1e-9);
        assert!((rounded("#FF0000", "#FFFFFF") - 3.99).abs() < 1e-9);
        assert_eq!(contrast("#12", "#FFFFFF"), None);
    }

    #[test]
    fn the_nearest_colour_passes_and_the_one_before_it_does_not() {
        for colour in ["#F7A600", "#FFFF00", "#8FA8C8", "#FF0000", "#7B7B7B", "#00FFFF", "#FFFFFF"] {
            for needed in [3.0, 4.5, 7.0] {
                let found = nearest(colour, "#FFFFFF", needed).expect("black passes");
                let ratio = contrast(&found, "#FFFFFF").expect("a colour");
                assert!(ratio >= needed, "{colour}: {found} has {ratio}");
                // No more than one step of a channel beyond what is needed, or the colour itself.
                assert!(ratio < needed * 1.03 || found == colour, "{colour}: {found} has {ratio}");
            }
        }
        let lighter = nearest("#7A7A7A", "#454A54", 4.5).expect("white passes");
        assert!(contrast(&lighter, "#FFFFFF") < contrast("#7A7A7A", "#FFFFFF"));
        assert_eq!(nearest("#8FA8C8", "#7A7A7A", 7.0), None);
    }

    #[test]
    fn a_ramp_goes_from_pale_to_dark_in_as_many_steps_as_there_are_classes() {
        let theme = Theme::default();
        assert_eq!(
            [0, 1, 2, 3].map(|i| theme.ramp(i, 4)),
            [&theme.a15, &theme.a3, &theme.a5, &theme.a9].map(Clone::clone)
        );
        for of in [1, 2, 5, 11] {
            let steps: Vec<f64> = (0..of).map(|i| on_white(&theme.ramp(i, of))).collect();
            assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
            assert_eq!(theme.ramp(of - 1, of), theme.a9);
        }
    }

    #[test]
    fn colours_of_ones_own_stand_as_they_are_and_turn_on_dark_screens() {
        let own = OwnColours { headings: Some("#3B1D56"), accent: Some("#9C4A00"), ..OwnColours::default() };
        let theme = Theme::from_colour("#00594E").expect("a colour").with(&own);
        assert_eq!((theme.a9.as_str(), theme.accent.as_str()), ("#3B1D56", "#9C4A00"));
        for light in [&theme.dark.head, &theme.dark.link, &theme.dark.accent] {
            assert!(contrast(light, "#14181F").expect("a colour") > 6.0, "{light}");
        }
    }

    #[test]
    fn what_is_no_colour_gives_none() {
        for wrong in ["", "0B5", "#12", "#GGGGGG", "red", "#1234567", "#é12"] {
            assert_eq!(Theme::from_colour(wrong), None, "{wrong}");
        }
    }
}
