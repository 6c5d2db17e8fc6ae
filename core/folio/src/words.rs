//! Words of plain text, shaped once for all documents. A word is shaped with the spaces beside it, because fonts kern
//! across them: words put in a row stand exactly where shaping the whole row would put them.

use crate::css::style::{Style, TextAlign};
use crate::fonts::Library;
use crate::plain::{Atom, Frame, Plain};
use crate::quick::Table;
use crate::text::{SOFT_HYPHEN, held};
use harfrust::{
    BufferClusterLevel, Direction, Feature, FontRef, GlyphBuffer, Script, ShapeOptions, ShapePlan, ShaperData, Tag,
    UnicodeBuffer, script,
};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use std::ops::Range;

/// How many words of a setting are kept until they are the old ones: those that come back stay, the others go
/// with the next old ones.
const KEPT_WORDS: usize = 1 << 11;

/// All words shaped so far, by face.
pub struct Words {
    faces: Vec<Option<Shelf>>,
    buffer: Option<UnicodeBuffer>,
    segmenter: LineSegmenterBorrowed<'static>,
}

/// The words of one face.
struct Shelf {
    data: ShaperData,
    units_per_em: f32,
    settings: [Setting; 8],
}

/// Words shaped with the same features for the same script.
#[derive(Default)]
struct Setting {
    plan: Option<ShapePlan>,
    /// Of late, and of before.
    late: Kept,
    old: Kept,
}

/// Shaped words.
#[derive(Default)]
struct Kept {
    /// Where the glyphs of each word stand. Looked up, never iterated.
    places: Table<Box<str>, Option<Range<usize>>>,
    /// Of all words, one after the other. A word starts with the space before it, if there is one; that behind it is left out.
    glyphs: Vec<Glyph>,
}

/// A glyph in font units.
#[derive(Clone, Copy)]
struct Glyph {
    id: u16,
    /// Its first byte in the word with its spaces.
    start: u32,
    x: i32,
    advance: i32,
}

impl Words {
    pub fn new() -> Self {
        // The rules that parley follows unless told otherwise.
        let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
        Self { faces: Vec::new(), buffer: Some(UnicodeBuffer::new()), segmenter }
    }

    /// The shape of a text of one style; `None` when it needs more than words in a row.
    pub fn shape(&mut self, text: &str, style: &Style, frame: Frame, library: &Library) -> Option<Plain> {
        let hyphenated = text.contains(SOFT_HYPHEN);
        if !suits(style) || !is_plain(text) || (style.cut_words && hyphenated) {
            return None;
        }
        let latin = text.chars().any(char::is_alphabetic);
        let spaced = style.letter_spacing != 0.0;
        let setting = usize::from(spaced) * 4 + usize::from(style.tabular) * 2 + usize::from(latin);
        let mut atoms = Vec::with_capacity(text.len());
        let mut start = 0;
        for word in text.split(' ') {
            let end = start + word.len();
            let from = start.saturating_sub(1);
            let (scale, shaped) = self.word(&text[from..text.len().min(end + 1)], frame.face, setting, library)?;
            let scale = style.size / scale;
            atoms.extend(shaped.iter().map(|glyph| {
                let advance = glyph.advance as f32 * scale + style.letter_spacing;
                Atom::new(
                    glyph.id,
                    from + glyph.start as usize,
                    (glyph.x as f32 * scale, advance),
                    start > 0 && glyph.start == 0,
                )
            }));
            start = end + 1;
        }
        let wraps = style.white_space.wraps();
        if wraps && breaks_at_spaces(text) {
            for atom in &mut atoms {
                atom.may_break = atom.start() > 0 && text.as_bytes()[atom.start() - 1] == b' ';
            }
        } else if wraps {
            let mut places = self.segmenter.segment_str(text).peekable();
            for atom in &mut atoms {
                while places.next_if(|place| *place < atom.start()).is_some() {}
                let place = atom.start() > 0 && places.peek() == Some(&atom.start());
                atom.may_break = place && !held(text, atom.start());
            }
        }
        if style.align == TextAlign::Justify {
            for atom in &mut atoms {
                atom.stretches = text[atom.start()..].starts_with([' ', '\u{a0}']);
            }
        }
        let hyphen = hyphenated.then(|| mark_soft(&mut atoms, text, frame, style.size, library)).flatten();
        let cut = style.cut_words && wraps;
        Some(Plain::new(atoms, text.len(), (style.size, frame), cut).with_hyphen(hyphen))
    }

    /// The glyphs of a word with the spaces beside it, and their units in an em.
    fn word(&mut self, text: &str, face: usize, setting: usize, library: &Library) -> Option<(f32, &[Glyph])> {
        if self.faces.len() <= face {
            self.faces.resize_with(face + 1, || None);
        }
        let font = || FontRef::new(&library.faces[face].data);
        if self.faces[face].is_none() {
            let units_per_em = library.faces[face].measures().units_per_em.into();
            self.faces[face] =
                Some(Shelf { data: ShaperData::new(&font().ok()?), units_per_em, settings: Default::default() });
        }
        let Shelf { data, units_per_em, settings } = self.faces[face].as_mut()?;
        let shelf = &mut settings[setting];
        let place = if let Some(place) = shelf.known(text) {
            place
        } else {
            let font = font().ok()?;
            let shaper = data.shaper(&font).build();
            let (script, features) = options(setting);
            let plan = shelf
                .plan
                .get_or_insert_with(|| ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &features));
            let mut buffer = self.buffer.take().unwrap_or_default();
            buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
            for (at, c) in text.char_indices() {
                buffer.add(c, u32::try_from(at).expect("words are short"));
            }
            buffer.set_direction(Direction::LeftToRight);
            buffer.set_script(script);
            let shaped = shaper.shape(buffer, ShapeOptions::new().plan(Some(plan)).features(&features));
            let place = shelf.late.keep(text, &shaped);
            self.buffer = Some(shaped.clear());
            shelf.late.places.insert(text.into(), place.clone());
            place
        };
        Some((*units_per_em, &shelf.late.glyphs[place?]))
    }
}

impl Setting {
    /// Where a known word's glyphs stand among those of late; makes room where it is not known.
    #[expect(clippy::option_option, reason = "of some words it is known that they cannot be put in a row")]
    fn known(&mut self, text: &str) -> Option<Option<Range<usize>>> {
        if let Some(place) = self.late.places.get(text) {
            return Some(place.clone());
        }
        if self.late.places.len() >= KEPT_WORDS {
            self.old = std::mem::take(&mut self.late);
        }
        let (text, place) = self.old.places.remove_entry(text)?;
        let from = self.late.glyphs.len();
        let place = place.map(|place| {
            self.late.glyphs.extend_from_slice(&self.old.glyphs[place]);
            from..self.late.glyphs.len()
        });
        self.late.places.insert(text, place.clone());
        Some(place)
    }
}

impl Kept {
    /// Keeps the glyphs of a word; `None` when a character has no glyph, several, or one above the line.
    fn keep(&mut self, text: &str, shaped: &GlyphBuffer) -> Option<Range<usize>> {
        let from = self.glyphs.len();
        let read = self.read(text, shaped);
        if read.is_none() {
            self.glyphs.truncate(from);
        }
        read.map(|()| from..self.glyphs.len())
    }

    fn read(&mut self, text: &str, shaped: &GlyphBuffer) -> Option<()> {
        let from = self.glyphs.len();
        for (info, position) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let start = info.cluster;
            let follows = self.glyphs[from..].last().map_or(start == 0, |last| last.start < start);
            let id = u16::try_from(info.glyph_id).ok().filter(|id| *id != 0)?;
            if !follows || position.y_offset != 0 {
                return None;
            }
            self.glyphs.push(Glyph { id, start, x: position.x_offset, advance: position.x_advance });
        }
        if text.len() > 1 && text.ends_with(' ') {
            let last = self.glyphs[from..].last()?;
            if last.start as usize != text.len() - 1 {
                return None;
            }
            self.glyphs.pop();
        }
        let lone_space = !text.starts_with(' ') || self.glyphs.get(from + 1).is_none_or(|second| second.start == 1);
        lone_space.then_some(())
    }
}

/// Finds the soft hyphens; returns what shows in their place.
fn mark_soft(atoms: &mut [Atom], text: &str, frame: Frame, size: f32, library: &Library) -> Option<(u16, f32)> {
    for atom in atoms {
        atom.soft = text[atom.start()..].starts_with(SOFT_HYPHEN);
        if atom.soft {
            atom.advance = 0.0;
        }
    }
    let measures = library.faces[frame.face].measures();
    let glyph = measures.hyphen?;
    Some((glyph, measures.stated_width(glyph) * size / 1000.0))
}

/// The script and the features of a setting.
fn options(setting: usize) -> (Script, Vec<Feature>) {
    let script = if setting % 2 == 1 { script::LATIN } else { script::COMMON };
    let feature = |tag: &[u8; 4], value| Feature::new(Tag::new(tag), value, ..);
    let tabular = setting & 2 != 0;
    // Spaced letters do not melt into one, as CSS has it.
    let spaced = setting & 4 != 0;
    let off = [b"liga", b"clig", b"dlig", b"hlig"].into_iter().filter(|_| spaced).map(|tag| feature(tag, 0));
    let on = [b"tnum", b"lnum"].into_iter().filter(|_| tabular).map(|tag| feature(tag, 1));
    (script, off.chain(on).collect())
}

/// Styles that put words in a row from the left.
fn suits(style: &Style) -> bool {
    !style.rtl && !style.white_space.is_kept()
}

/// Whether lines may end at the spaces, and nowhere else: letters, figures and some marks, by Unicode's line breaking (UAX 14).
fn breaks_at_spaces(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Œ' | 'œ');
    let space = |c: Option<char>| matches!(c, None | Some(' ' | '\u{a0}' | '\u{202f}'));
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied();
        let plain = match c {
            ' ' | '’' => next.is_some_and(letter),
            ',' | '.' | ':' | ';' => space(next),
            '%' => matches!(next, Some(',' | '.' | ';')) || space(next),
            '\u{a0}' | '\u{202f}' => next.is_some(),
            _ => letter(c),
        };
        if !plain {
            return false;
        }
    }
    true
}

/// Latin letters and the marks of print, with single spaces between words only.
fn is_plain(text: &str) -> bool {
    let mut after_space = true;
    let known = text.chars().all(|c| {
        let doubled = after_space && c == ' ';
        after_space = c == ' ';
        let known = matches!(c,
            ' '..='~' | '\u{a0}'..='\u{b4}' | '\u{b6}'..='\u{17f}'
            | 'ᵉ' | '\u{2009}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201e}' | '•' | '…' | '\u{202f}' | '‹' | '›' | '€' | '−' | '≤' | '≥');
        known && !doubled
    });
    known && !after_space
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(8192))]
        #[test]
        fn what_seems_to_break_at_spaces_alone_does(text in "[aZé12’,.:;%\u{a0}\u{202f} «»(-]{1,14}") {
            if is_plain(&text) && breaks_at_spaces(&text) {
                let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
                let places: Vec<usize> = segmenter.segment_str(&text).filter(|at| *at > 0 && *at < text.len()).collect();
                let spaces: Vec<usize> = text.match_indices(' ').map(|(at, _)| at + 1).filter(|at| *at < text.len()).collect();
                prop_assert_eq!(places, spaces);
            }
        }
    }
}
