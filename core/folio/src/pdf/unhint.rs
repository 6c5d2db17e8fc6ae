//! A TrueType subset without what a PDF does not need: hints for screens of old, names, glyph names. Two fifths of its size.

/// Tables that draw the glyphs; the others go (PDF 32000-1, 9.9).
const KEPT: [[u8; 4]; 6] = [*b"glyf", *b"head", *b"hhea", *b"hmtx", *b"loca", *b"maxp"];

const HEADER: usize = 12;
const RECORD: usize = 16;

/// Of a composite glyph's component (OpenType, `glyf`).
const WORDS: u16 = 0x0001;
const SCALE: u16 = 0x0008;
const MORE: u16 = 0x0020;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;
const INSTRUCTIONS: u16 = 0x0100;

/// The font without its hints; `None` where it is not understood.
pub fn unhint(font: &[u8]) -> Option<Vec<u8>> {
    let long = read(table(font, *b"head")?, 50)? == 1;
    let (glyphs, places) = outlines(table(font, *b"glyf")?, table(font, *b"loca")?, long)?;
    let mut tables: Vec<([u8; 4], &[u8])> = Vec::with_capacity(KEPT.len());
    for tag in KEPT {
        tables.push((
            tag,
            match &tag {
                b"glyf" => &glyphs,
                b"loca" => &places,
                _ => table(font, tag)?,
            },
        ));
    }
    Some(assemble(font.get(..4)?, &tables))
}

fn read(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2).map(|two| u16::from_be_bytes([two[0], two[1]]))
}

fn read_long(data: &[u8], at: usize) -> Option<usize> {
    let four = data.get(at..at + 4)?;
    usize::try_from(u32::from_be_bytes([four[0], four[1], four[2], four[3]])).ok()
}

fn table(font: &[u8], tag: [u8; 4]) -> Option<&[u8]> {
    let records = font.get(HEADER..)?.chunks_exact(RECORD).take(read(font, 4)?.into());
    let record = records.into_iter().find(|record| record.starts_with(&tag))?;
    let start = read_long(record, 8)?;
    font.get(start..start.checked_add(read_long(record, 12)?)?)
}

/// The outlines and where each starts.
fn outlines(glyf: &[u8], loca: &[u8], long: bool) -> Option<(Vec<u8>, Vec<u8>)> {
    let place =
        |at: usize| if long { read_long(loca, at * 4) } else { read(loca, at * 2).map(|half| usize::from(half) * 2) };
    let count = loca.len() / if long { 4 } else { 2 };
    let (mut glyphs, mut places) = (Vec::with_capacity(glyf.len()), Vec::with_capacity(loca.len()));
    let mut note = |offset: usize| {
        let offset = u32::try_from(offset).expect("the outlines only shrink");
        if long {
            places.extend(offset.to_be_bytes());
        } else {
            places.extend(u16::try_from(offset / 2).expect("the outlines only shrink").to_be_bytes());
        }
    };
    for at in 0..count.checked_sub(1)? {
        note(glyphs.len());
        outline(glyf.get(place(at)?..place(at + 1)?)?, &mut glyphs)?;
        glyphs.resize(glyphs.len().next_multiple_of(2), 0);
    }
    note(glyphs.len());
    Some((glyphs, places))
}

/// Adds one glyph without its instructions.
fn outline(glyph: &[u8], out: &mut Vec<u8>) -> Option<()> {
    if glyph.is_empty() {
        return Some(());
    }
    let contours = i16::from_be_bytes([*glyph.first()?, *glyph.get(1)?]);
    if let Ok(contours) = usize::try_from(contours) {
        let hints = 10 + contours * 2;
        let rest = hints + 2 + usize::from(read(glyph, hints)?);
        out.extend_from_slice(glyph.get(..hints)?);
        out.extend_from_slice(&[0, 0]);
        out.extend_from_slice(glyph.get(rest..)?);
        return Some(());
    }
    out.extend_from_slice(glyph.get(..10)?);
    let mut at = 10;
    loop {
        let flags = read(glyph, at)?;
        let scales = match flags & (SCALE | TWO_SCALES | MATRIX) {
            SCALE => 2,
            TWO_SCALES => 4,
            MATRIX => 8,
            _ => 0,
        };
        let length = 4 + if flags & WORDS == 0 { 2 } else { 4 } + scales;
        out.extend_from_slice(&(flags & !INSTRUCTIONS).to_be_bytes());
        out.extend_from_slice(glyph.get(at + 2..at + length)?);
        at += length;
        if flags & MORE == 0 {
            return Some(());
        }
    }
}

/// A font file of these tables, in the order of their tags.
fn assemble(version: &[u8], tables: &[([u8; 4], &[u8])]) -> Vec<u8> {
    let count = u16::try_from(tables.len()).expect("a handful");
    let steps = count.ilog2();
    let mut out = version.to_vec();
    let range = 16u16 << steps;
    for number in [count, range, u16::try_from(steps).expect("small"), count * 16 - range] {
        out.extend(number.to_be_bytes());
    }
    let mut place = HEADER + tables.len() * RECORD;
    for (tag, data) in tables {
        out.extend_from_slice(tag);
        for number in [checksum(data), place, data.len()] {
            out.extend(u32::try_from(number).expect("fonts are far below 4 GB").to_be_bytes());
        }
        place += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        out.extend_from_slice(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    out
}

fn checksum(data: &[u8]) -> usize {
    let words = data.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_be_bytes(word)
    });
    words.fold(0u32, u32::wrapping_add) as usize
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;
    use ttf_parser::{Face, GlyphId, OutlineBuilder};

    #[derive(Default, PartialEq, Debug)]
    struct Drawn(Vec<(char, [f32; 4])>);

    impl OutlineBuilder for Drawn {
        fn move_to(&mut self, x: f32, y: f32) {
            self.0.push(('M', [x, y, 0.0, 0.0]));
        }
        fn line_to(&mut self, x: f32, y: f32) {
            self.0.push(('L', [x, y, 0.0, 0.0]));
        }
        fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
            self.0.push(('Q', [x1, y1, x, y]));
        }
        fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {}
        fn close(&mut self) {
            self.0.push(('Z', [0.0; 4]));
        }
    }

    fn lato() -> Vec<u8> {
        let fonts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/base/fonts");
        std::fs::read(fonts.join("Lato-Regular.ttf")).unwrap()
    }

    #[test]
    fn every_glyph_is_drawn_as_before() {
        let font = lato();
        let bare = unhint(&font).unwrap();
        assert!(bare.len() * 3 < font.len() * 2, "{} of {}", bare.len(), font.len());
        let (before, after) = (Face::parse(&font, 0).unwrap(), Face::parse(&bare, 0).unwrap());
        assert_eq!(before.number_of_glyphs(), after.number_of_glyphs());
        for glyph in (0..before.number_of_glyphs()).map(GlyphId) {
            let (mut one, mut other) = (Drawn::default(), Drawn::default());
            assert_eq!(before.outline_glyph(glyph, &mut one), after.outline_glyph(glyph, &mut other));
            assert_eq!(one, other);
            assert_eq!(before.glyph_hor_advance(glyph), after.glyph_hor_advance(glyph));
        }
    }

    #[test]
    fn a_broken_font_is_left_alone() {
        let font = lato();
        for length in (0..font.len()).step_by(997) {
            let _ = unhint(&font[..length]);
        }
        assert_eq!(unhint(&font[..2000]), None);
    }
}
