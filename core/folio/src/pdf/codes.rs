//! How pages name glyphs: one byte for the first of a subset, which is all that most have; two or three for the rest.
//!
//! A font states the same in two maps, PDF 32000-1 9.7.5 and 9.10.3: codes to glyphs, and codes to text.

use std::fmt::Write;

/// The first bytes of codes of one byte lie below this one, those of two bytes below the next.
const TWO: u32 = 0xE0;
const THREE: u32 = 0xFF;

/// The first glyph that takes three bytes.
const FAR: u32 = TWO + (THREE - TWO) * 256;

/// The bytes of the code of a glyph of the subset.
pub fn code_bytes(glyph: u16) -> impl Iterator<Item = u8> {
    let (code, length) = code(glyph.into());
    code.to_be_bytes().into_iter().skip(4 - length)
}

/// The code of a glyph and how many bytes it takes.
fn code(glyph: u32) -> (u32, usize) {
    if glyph < TWO {
        (glyph, 1)
    } else if glyph < FAR {
        ((TWO << 8) + glyph - TWO, 2)
    } else {
        ((THREE << 16) + glyph - FAR, 3)
    }
}

fn spelled(glyph: u32) -> String {
    let (code, length) = code(glyph);
    format!("<{code:0width$X}>", width = length * 2)
}

/// The map from codes to the glyphs 0 up to `count`.
pub fn encoding(count: usize) -> String {
    let mut ranges = Vec::new();
    let mut first = 0;
    let count = u32::try_from(count.clamp(1, 1 << 16)).expect("glyphs are numbered with 16 bits");
    while first < count {
        // A range differs in its last byte only.
        let room = if first < TWO { TWO - first } else { 256 - (code(first).0 & 0xFF) };
        let last = (first + room).min(count) - 1;
        ranges.push(format!("{}{}{first}\n", spelled(first), spelled(last)));
        first = last + 1;
    }
    let body = blocks(&ranges, "cidrange");
    map("Folio-Codes", "Identity", 1, count, &body)
}

/// The map from codes to what the glyphs stand for.
pub fn to_unicode<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let (mut lines, mut count) = (Vec::new(), 0);
    for (glyph, text) in (0u32..).zip(texts) {
        count = glyph + 1;
        if !text.is_empty() {
            let mut line = spelled(glyph);
            line.push('<');
            for unit in text.encode_utf16() {
                write!(line, "{unit:04X}").expect("writing to memory does not fail");
            }
            line.push_str(">\n");
            lines.push(line);
        }
    }
    map("Folio-Text", "UCS", 2, count, &blocks(&lines, "bfchar"))
}

/// Lists are cut into blocks of a hundred.
fn blocks(lines: &[String], kind: &str) -> String {
    lines.chunks(100).map(|block| format!("{} begin{kind}\n{}end{kind}\n", block.len(), block.concat())).collect()
}

fn map(name: &str, ordering: &str, kind: u8, count: u32, body: &str) -> String {
    let spaces = match count {
        0..=TWO => "1 begincodespacerange\n<00><DF>\n",
        _ if count <= FAR => "2 begincodespacerange\n<00><DF>\n<E000><FEFF>\n",
        _ => "3 begincodespacerange\n<00><DF>\n<E000><FEFF>\n<FF0000><FFFFFF>\n",
    };
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def\n\
         /CMapName /{name} def\n/CMapType {kind} def\n\
         {spaces}endcodespacerange\n{body}\
         endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_grow_with_the_subset() {
        let codes = [0, 1, 0xDF, 0xE0, 0xE1, 0x1DF, 0x1E0, 8159, 8160, 8161, u16::MAX].map(|glyph| {
            let mut code = Vec::new();
            code.extend(code_bytes(glyph));
            code
        });
        let expected: [&[u8]; 11] = [
            &[0],
            &[1],
            &[0xDF],
            &[0xE0, 0],
            &[0xE0, 1],
            &[0xE0, 0xFF],
            &[0xE1, 0],
            &[0xFE, 0xFF],
            &[0xFF, 0, 0],
            &[0xFF, 0, 1],
            &[0xFF, 0xE0, 0x1F],
        ];
        assert_eq!(codes, expected);
    }

    #[test]
    fn a_small_subset_has_one_range() {
        let map = encoding(70);
        assert!(map.contains("1 begincodespacerange\n<00><DF>\nendcodespacerange\n1 begincidrange\n<00><45>0\n"));
    }

    #[test]
    fn ranges_end_with_their_last_byte() {
        let map = encoding(0x1E2);
        assert!(map.contains("3 begincidrange\n<00><DF>0\n<E000><E0FF>224\n<E100><E101>480\n"), "{map}");
    }

    #[test]
    fn text_is_told_in_utf_16() {
        let map = to_unicode(["", "é", "ffi", "𝄞"].into_iter());
        assert!(map.contains("3 beginbfchar\n<01><00E9>\n<02><006600660069>\n<03><D834DD1E>\nendbfchar"), "{map}");
    }
}
