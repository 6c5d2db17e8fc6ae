//! Declarations about flex and grid containers and their items.

use super::property::{Refusal, Setter, Surroundings, known, length, set};
use super::property_box::{align, extent, lookup, placement, track_size};
use super::style::{Style, Track};
use super::value::{Extent, commas, factor, words};
use std::sync::Arc;

/// Reads a declaration about flex or grid.
pub fn parse(name: &str, value: &str) -> Result<Setter, Refusal> {
    match name {
        "gap" | "grid-gap" => {
            let parts = words(value);
            let row = length(parts.first().copied().unwrap_or_default())?;
            let column = parts.get(1).map_or(Ok(row), |part| length(part))?;
            set(move |style, around: &Surroundings| {
                style.gap = [row, column].map(|gap| gap.resolve(style.size, around.root));
            })
        }
        "row-gap" => extent(value, |style, gap| style.gap[0] = gap),
        "column-gap" => extent(value, |style, gap| style.gap[1] = gap),
        "flex-direction" => {
            let column = known(lookup(value, &[("row", false), ("column", true)]))?;
            set(move |style, _| style.column_flow = column)
        }
        "flex-wrap" => {
            let wrap = known(lookup(value, &[("nowrap", false), ("wrap", true)]))?;
            set(move |style, _| style.wrap = wrap)
        }
        "flex" => flex(value),
        "flex-grow" => {
            let grow = known(factor(value))?;
            set(move |style, _| style.grow = grow)
        }
        "flex-shrink" => {
            let shrink = known(factor(value))?;
            set(move |style, _| style.shrink = shrink)
        }
        "flex-basis" => extent(value, |style, basis| style.basis = basis),
        "align-items" => aligned(value, |style, value| style.align_items = value),
        "align-self" => aligned(value, |style, value| style.align_self = value),
        "align-content" => aligned(value, |style, value| style.align_content = value),
        "justify-items" => aligned(value, |style, value| style.justify_items = value),
        "justify-self" => aligned(value, |style, value| style.justify_self = value),
        "justify-content" => aligned(value, |style, value| style.justify_content = value),
        "place-items" => aligned(value, |style, value| (style.align_items, style.justify_items) = (value, value)),
        "grid-template-columns" => tracks(value, |style, tracks| style.columns = tracks),
        "grid-template-rows" => tracks(value, |style, tracks| style.rows = tracks),
        "grid-column" => {
            let place = known(placement(value))?;
            set(move |style, _| style.grid_column = place)
        }
        "grid-row" => {
            let place = known(placement(value))?;
            set(move |style, _| style.grid_row = place)
        }
        _ => Err(Refusal::UnknownProperty),
    }
}

fn flex(value: &str) -> Result<Setter, Refusal> {
    let (grow, shrink, basis) = match value {
        "none" => (0.0, 0.0, "auto"),
        "auto" => (1.0, 1.0, "auto"),
        _ => {
            let parts = words(value);
            let number = |at: usize| parts.get(at).and_then(|part| factor(part));
            let grow = known(number(0))?;
            let basis = if number(1).is_some() { parts.get(2) } else { parts.get(1) };
            (grow, number(1).unwrap_or(1.0), basis.copied().unwrap_or("0"))
        }
    };
    let basis = length(basis)?;
    set(move |style, around| {
        (style.grow, style.shrink) = (grow, shrink);
        style.basis = match basis.resolve(style.size, around.root) {
            // A basis of 0% is 0 in a container of definite width, which ours are.
            Extent::Percent(0.0) => Extent::ZERO,
            extent => extent,
        };
    })
}

fn aligned(value: &str, put: impl Fn(&mut Style, super::style::Align) + Send + 'static) -> Result<Setter, Refusal> {
    let value = known(align(value))?;
    set(move |style, _| put(style, value))
}

fn tracks(value: &str, put: impl Fn(&mut Style, Arc<[Track]>) + Send + 'static) -> Result<Setter, Refusal> {
    let value = if value == "none" { String::new() } else { value.to_owned() };
    known(read_tracks(&value, 16.0, 16.0))?;
    set(move |style, around| {
        let tracks = read_tracks(&value, style.size, around.root).unwrap_or_default();
        put(style, tracks.into());
    })
}

/// More rows or columns than any page has room for.
const MOST_TRACKS: usize = 1000;

fn read_tracks(value: &str, em: f32, root: f32) -> Option<Vec<Track>> {
    let mut tracks = Vec::new();
    for word in words(value) {
        if let Some(inner) = word.strip_prefix("repeat(").and_then(|rest| rest.strip_suffix(')')) {
            let (count, list) = inner.split_once(',')?;
            let list = read_tracks(list, em, root)?;
            let count = count.trim().parse::<usize>().ok().filter(|count| *count <= MOST_TRACKS / list.len().max(1))?;
            tracks.extend(std::iter::repeat_n(list, count).flatten());
        } else if let Some(inner) = word.strip_prefix("minmax(").and_then(|rest| rest.strip_suffix(')')) {
            let bounds = commas(inner);
            let pixels = |text: &str| match track_size(text, em, root)? {
                Track::Px(px) => Some(px),
                _ => None,
            };
            let (least, most) = (pixels(bounds.first()?)?, *bounds.get(1)?);
            tracks.push(match most.strip_suffix("fr") {
                Some(share) => Track::FrFrom(least, factor(share)?),
                None => Track::Between(least, pixels(most)?),
            });
        } else if let Some(share) = word.strip_suffix("fr") {
            tracks.push(Track::Fr(factor(share)?));
        } else {
            tracks.push(track_size(word, em, root)?);
        }
    }
    Some(tracks)
}
