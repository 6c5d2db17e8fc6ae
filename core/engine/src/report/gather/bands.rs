//! Names of a number's bands.

use crate::locale::{self, Args, Locale, Messages};
use crate::questionnaire::Band;

/// Bands by name: each from its own beginning to the next one's.
pub fn band_names(messages: &Messages, locale: Locale, unit: &str, bands: &[Band]) -> Vec<String> {
    let name = |place: usize| {
        if let Some(text) = &bands[place].text {
            return text.get(locale).to_owned();
        }
        let next = bands.get(place + 1).map_or(f64::INFINITY, |band| band.from);
        let from = if place == 0 { f64::NEG_INFINITY } else { bands[place].from };
        band_name((messages, locale), unit, from, next)
    };
    (0..bands.len()).map(name).collect()
}

fn band_name((messages, locale): (&Messages, Locale), unit: &str, from: f64, next: f64) -> String {
    let id = match (from.is_finite(), next.is_finite()) {
        (true, true) => "band-between",
        (true, false) => "band-from",
        (false, true) => "band-below",
        (false, false) => "band-any",
    };
    let figure = |value: f64| if value.is_finite() { locale::bound(locale, value) } else { String::new() };
    // A per cent sign keeps its own distance to the figure.
    let space = match (unit, locale) {
        ("%", Locale::En) => "",
        ("%", Locale::Fr) => "\u{202f}",
        _ => "\u{a0}",
    };
    let measured = |value: f64| format!("{}{space}{unit}", figure(value));
    let args = Args::new().text("from", figure(from)).text("from-unit", measured(from));
    messages.with(id, &args.text("next-unit", measured(next)).text("unit", unit))
}
