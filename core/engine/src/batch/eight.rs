//! Texts eight bytes at a time: where a field ends, the short decimal in it, and the number that an id is looked up by.

use std::hash::{BuildHasherDefault, Hasher};

/// One in every byte.
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGHEST_BITS: u64 = 0x80 * ONES;
const OTHER_BITS: u64 = !HIGHEST_BITS;

/// The eight bytes from a place on, the first one lowest; zeros beyond the end.
pub(super) fn eight(text: &[u8], at: usize) -> u64 {
    if let Some(eight) = text.get(at..at + 8) {
        return u64::from_le_bytes(eight.try_into().expect("eight bytes"));
    }
    text[at.min(text.len())..].iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte))
}

/// The highest bit of each byte that is `byte`, exactly.
fn marks(eight: u64, byte: u8) -> u64 {
    let other = eight ^ (u64::from(byte) * ONES);
    !(((other & OTHER_BITS) + OTHER_BITS) | other) & HIGHEST_BITS
}

/// The first marked byte's place.
fn first(marks: u64) -> usize {
    marks.trailing_zeros() as usize / 8
}

/// Where fields end: at a delimiter, and at a line's end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ends {
    delimiter: u8,
}

impl Ends {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { delimiter }
    }

    fn marks(self, eight: u64) -> u64 {
        marks(eight, self.delimiter) | marks(eight, b'\n')
    }

    /// Where the field from `at` on ends, in a text that ends with a line's end.
    pub(super) fn next(self, text: &[u8], mut at: usize) -> usize {
        loop {
            let ends = self.marks(eight(text, at));
            if ends != 0 {
                return at + first(ends);
            }
            at += 8;
        }
    }

    /// The field from `at` on where it is a decimal below 1,000, at most seven characters long and nothing else: its millionths, and
    /// where it ends.
    pub(super) fn decimal(self, text: &[u8], at: usize) -> Option<(u32, usize)> {
        let eight = eight(text, at);
        let ends = self.marks(eight);
        if ends == 0 {
            return None;
        }
        let length = first(ends);
        let points = marks(eight, b'.') & !(u64::MAX << (8 * length));
        let (digits, whole, decimals) = if points == 0 {
            (eight, length, 0)
        } else {
            let whole = first(points);
            let before = !(u64::MAX << (8 * whole));
            (eight & before | eight >> 8 & !before, whole, length - whole - 1)
        };
        let count = whole + decimals;
        if whole > 3 || count == 0 {
            return None;
        }
        // To the end, zeros before.
        let digits = digits << (64 - 8 * count) | (u64::from(b'0') * ONES) >> (8 * count);
        let tens = |digits: u64| digits & (0xF0 * ONES) == 0x30 * ONES;
        if !tens(digits) || !tens(digits + 0x06 * ONES) {
            return None;
        }
        // Two digits in one, then four, then all; the first stands lowest.
        let pairs = ((digits & (0x0F * ONES)).wrapping_mul(10 << 8 | 1) >> 8) & 0x00FF_00FF_00FF_00FF;
        let fours = (pairs.wrapping_mul(100 << 16 | 1) >> 16) & 0x0000_FFFF_0000_FFFF;
        let all = fours.wrapping_mul(10_000 << 32 | 1) >> 32;
        let all = u32::try_from(all).expect("at most seven digits");
        Some((all * [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1][decimals], at + length))
    }
}

/// Odd, its bits as if by chance: multiplying by it makes no two numbers one.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// An id as it is looked up: 64 bits, different for ids of one length up to eight bytes; among a million longer ones two meet by chance
/// once in thirty million pools.
pub(super) fn hash(id: &[u8]) -> u64 {
    let steps = (0..id.len()).step_by(8);
    let hash = steps.fold(id.len() as u64, |hash, at| (hash.rotate_left(25) ^ eight(id, at)).wrapping_mul(SPREAD));
    let hash = (hash ^ hash >> 32).wrapping_mul(SPREAD);
    hash ^ hash >> 29
}

/// Keys by what [`hash`] gives for them: bytes, or that number itself.
pub(super) type ByHash = BuildHasherDefault<Hashed>;

/// The hasher of [`ByHash`].
#[derive(Debug, Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }

    fn write_usize(&mut self, _: usize) {
        // A list's length, which its hash holds.
    }
}

#[cfg(test)]
mod tests {
    use super::super::column::from_millionths;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn fields_end_where_the_csv_crate_ends_them(
            fields in prop::collection::vec("[-a-zé0-9. \u{1}\u{80}\u{8c}]{0,20}", 1..9),
            delimiter in prop_oneof![Just(b','), Just(b';'), Just(b'\t')],
        ) {
            let text = fields.join(std::str::from_utf8(&[delimiter]).expect("ASCII")) + "\n";
            let mut reader =
                csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
            let record = reader.byte_records().next();
            let expected = record.map_or(vec![Vec::new()], |record| record.expect("bytes").iter().map(<[u8]>::to_owned).collect());
            let (mut found, mut at) = (Vec::new(), 0);
            while at < text.len() {
                let end = Ends::new(delimiter).next(text.as_bytes(), at);
                found.push(text.as_bytes()[at..end].to_owned());
                at = end + 1;
            }
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn a_short_decimal_reads_as_the_standard_library_reads_it(
            text in "[0-9]{0,4}[.]?[0-9]{0,4}|[-+0-9.e,/:; xé\u{1}\u{80}]{0,9}",
            rest in "[,;0-9.\n]{0,9}",
        ) {
            let whole = format!("{text},{rest}\n");
            let text = whole.split([',', '\n']).next().expect("there is one");
            let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            let expected = text.parse::<f64>().ok().filter(|number| plain && *number < 1000.0);
            match Ends::new(b',').decimal(whole.as_bytes(), 0) {
                Some((millionths, end)) => {
                    prop_assert_eq!(Some(from_millionths(millionths).to_bits()), expected.map(f64::to_bits));
                    prop_assert_eq!(end, text.len());
                }
                // What is written at length is left to others.
                None => prop_assert!(expected.is_none() || text.len() > 7 || text.find('.').unwrap_or(text.len()) > 3),
            }
        }

        #[test]
        fn short_ids_have_numbers_of_their_own(ids in prop::collection::btree_set("[A-Z0-9]{8}|.{0,20}", 0..50)) {
            let mut numbers: Vec<u64> = ids.iter().map(|id| hash(id.as_bytes())).collect();
            numbers.sort_unstable();
            numbers.dedup();
            prop_assert_eq!(numbers.len(), ids.len());
        }
    }
}
