//! How PDF spells things: numbers, names, strings, dictionaries.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};
use std::io::Write;

/// At most `decimals` of them, no trailing zeros.
pub fn push_number(out: &mut Vec<u8>, number: f32, decimals: u8) {
    push_fixed(out, fixed(number, decimals), decimals);
}

/// What every reader can take; far outside of any page.
const LARGEST: f32 = 1e8;

/// How many units of the last decimal make the number.
pub fn fixed(number: f32, decimals: u8) -> i64 {
    const TENS: [f64; 10] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
    nearest(f64::from(number.clamp(-LARGEST, LARGEST)) * TENS[usize::from(decimals)])
}

/// Rounded, halves away from zero; a hardware instruction for that is not everywhere.
pub fn nearest(number: f64) -> i64 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "page coordinates are far below 2^53, and what is not is cut off"
    )]
    let whole = number as i64;
    let rest = number - whole as f64;
    whole.saturating_add(i64::from(rest >= 0.5)).saturating_sub(i64::from(rest <= -0.5))
}

pub fn push_fixed(out: &mut Vec<u8>, units: i64, decimals: u8) {
    if units < 0 {
        out.push(b'-');
    }
    let (mut rest, mut decimals) = (units.unsigned_abs(), decimals);
    while decimals > 0 && rest % 10 == 0 {
        (rest, decimals) = (rest / 10, decimals - 1);
    }
    if decimals == 0 {
        return push_digits(out, rest);
    }
    let mut digits = [0u8; 32];
    let mut at = digits.len();
    for _ in 0..decimals {
        at -= 1;
        digits[at] = digit(rest % 10);
        rest /= 10;
    }
    at -= 1;
    digits[at] = b'.';
    while rest > 0 {
        at -= 1;
        digits[at] = digit(rest % 10);
        rest /= 10;
    }
    out.extend_from_slice(&digits[at..]);
}

pub fn push_integer(out: &mut Vec<u8>, number: i64) {
    if number < 0 {
        out.push(b'-');
    }
    push_digits(out, number.unsigned_abs());
}

fn push_digits(out: &mut Vec<u8>, mut number: u64) {
    let mut digits = [0u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = digit(number % 10);
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[at..]);
}

fn digit(digit: u64) -> u8 {
    b'0' + u8::try_from(digit).expect("a digit")
}

pub fn push_reference(out: &mut Vec<u8>, (number, generation): ObjectId) {
    push_integer(out, number.into());
    out.push(b' ');
    push_integer(out, generation.into());
    out.extend_from_slice(b" R");
}

/// A string in brackets. Only what would end it, and the carriage return that readers change, needs a guard.
pub fn push_literal(out: &mut Vec<u8>, bytes: impl IntoIterator<Item = u8>) {
    out.push(b'(');
    for byte in bytes {
        push_guarded(out, byte);
    }
    out.push(b')');
}

/// A byte of a string in brackets.
pub fn push_guarded(out: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend_from_slice(&[b'\\', byte]),
        b'\r' => out.extend_from_slice(b"\\r"),
        _ => out.push(byte),
    }
}

fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            write!(out, "#{byte:02X}").expect("writing to memory does not fail");
        }
    }
}

/// A text string: UTF-16 with its mark.
pub fn push_text(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(b"<FEFF");
    for byte in text.encode_utf16().flat_map(u16::to_be_bytes) {
        push_hexadecimal(out, byte);
    }
    out.push(b'>');
}

fn push_hexadecimal(out: &mut Vec<u8>, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    out.extend_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
}

/// Any object but a stream.
pub fn push_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(if *value { b"true" } else { b"false" }),
        Object::Integer(number) => push_integer(out, *number),
        Object::Real(number) => write!(out, "{number}").expect("writing to memory does not fail"),
        Object::Name(name) => push_name(out, name),
        Object::String(bytes, StringFormat::Literal) => push_literal(out, bytes.iter().copied()),
        Object::String(bytes, StringFormat::Hexadecimal) => {
            out.push(b'<');
            for byte in bytes {
                push_hexadecimal(out, *byte);
            }
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    out.push(b' ');
                }
                push_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => push_dictionary(out, entries),
        Object::Stream(_) => unreachable!("streams are objects of their own"),
        Object::Reference(id) => push_reference(out, *id),
    }
}

pub fn push_dictionary(out: &mut Vec<u8>, entries: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in entries {
        push_name(out, key);
        out.push(b' ');
        push_object(out, value);
    }
    out.extend_from_slice(b">>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        let spelled = |number: f32, decimals: u8| {
            let mut out = Vec::new();
            push_number(&mut out, number, decimals);
            String::from_utf8(out).expect("digits")
        };
        let cases = [
            (0.0, 2, "0"),
            (-0.004, 2, "0"),
            (0.0051, 2, ".01"),
            (-0.25, 2, "-.25"),
            (12.0, 2, "12"),
            (100.1, 3, "100.1"),
            (-2.5, 0, "-3"),
            (0.098_56, 5, ".09856"),
        ];
        for (number, decimals, expected) in cases {
            assert_eq!(spelled(number, decimals), expected, "{number}");
        }
    }
}
