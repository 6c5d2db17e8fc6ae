//! Whether the colours that an author chose can be read: contrasts by WCAG 2.2, level AA.

use super::brand::{theme, words_on};
use crate::answers::{Chosen, Look};
use crate::chart::{Theme, contrast, nearest};
use crate::diagnostic::{Diagnostic, Source};

const PAPER: &str = "#FFFFFF";
/// Text of any size.
const TEXT: f64 = 4.5;
/// Large text, and marks that carry meaning.
const GRAPHIC: f64 = 3.0;

/// A chosen colour beside another, and how far apart they must be.
struct Pair<'a> {
    chosen: &'a Chosen,
    /// "the headlines"
    name: &'static str,
    /// "on the page"
    beside: &'static str,
    other: String,
    needed: f64,
}

/// Warnings about colours of `own`, which stand in `source`, once they lie over those of `under`.
pub fn low_contrasts(own: &Look, under: &Look, source: &Source) -> Vec<Diagnostic> {
    let whole = theme(&own.clone().over(under));
    pairs(own, &whole).into_iter().filter_map(|pair| pair.warning(source)).collect()
}

fn pairs<'a>(own: &'a Look, theme: &Theme) -> Vec<Pair<'a>> {
    let mut pairs = Vec::new();
    let mut add = |chosen: &'a Option<Chosen>, name, beside, other: &str, needed| {
        let pair = |chosen| Pair { chosen, name, beside, other: other.to_owned(), needed };
        pairs.extend(chosen.as_ref().map(pair));
    };
    add(&own.headings, "headlines", "on the page", PAPER, TEXT);
    add(&own.headings, "headlines", "on the ground of evidence", &theme.panel, TEXT);
    add(&own.headings, "the client’s figures", "on the peers’ band", &theme.a15, GRAPHIC);
    add(&own.links, "links", "on the page", PAPER, TEXT);
    add(&own.accent, "labels", "on the page", PAPER, TEXT);
    add(&own.panel, "the ground of evidence", "under its text", theme.ink2, TEXT);
    if own.headings.is_none() {
        add(&own.panel, "the ground of evidence", "under its headline", &theme.a9, TEXT);
    }
    if let Some(cover) = &own.cover_colour {
        add(&own.cover_colour, "the cover’s colour", "under its words", words_on(&cover.value), TEXT);
    }
    pairs
}

impl Pair<'_> {
    fn warning(&self, source: &Source) -> Option<Diagnostic> {
        let Chosen { value, place } = self.chosen;
        let ratio = contrast(value, &self.other).filter(|ratio| *ratio < self.needed)?;
        // Rounded down: what falls short must not seem to reach it.
        let ratio = (ratio * 100.0).floor() / 100.0;
        let Self { name, beside, other, needed, .. } = self;
        let rule = if *needed >= TEXT { "text needs 4.5" } else { "marks need 3" };
        let message =
            format!("{name} {beside}: {value} and {other} have a contrast of {ratio:.2}, and {rule} at least");
        let hint = nearest(value, other, *needed).map(|nearest| {
            let darker = contrast(&nearest, PAPER) > contrast(value, PAPER);
            format!("the nearest {} colour that passes is \"{nearest}\"", if darker { "darker" } else { "lighter" })
        });
        let hint = hint.unwrap_or_else(|| "no colour of this hue passes: choose another".to_owned());
        Some(Diagnostic::warning("low-contrast", source, *place, message).hint(hint))
    }
}
