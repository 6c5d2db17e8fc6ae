//! Places and lengths as drawings write them: in hundredths of a unit, without trailing zeros.

/// The largest number written; a drawing is some hundred units wide.
const MOST: f64 = 1e12;

/// A length, rounded to hundredths as its exact digits are; what is no number is nought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hundredths(i64);

/// The hundredths of a length.
pub(super) fn n(value: f64) -> Hundredths {
    let value = if value.is_finite() { value.clamp(-MOST, MOST) } else { 0.0 };
    let hundredths = value * 100.0;
    #[expect(clippy::cast_possible_truncation, reason = "cut off towards the nearest whole number")]
    let nearest = (hundredths + 0.5_f64.copysign(hundredths)) as i64;
    // Whole numbers come at a tenth of the cost; near a half, and far out, the exact digits decide.
    if nearest.unsigned_abs() < 1_000_000_000 && (hundredths - nearest as f64).abs() < 0.499 {
        return Hundredths(nearest);
    }
    let digits = format!("{value:.2}").replace('.', "");
    Hundredths(digits.parse().expect("digits of a number below 10^15"))
}

impl Hundredths {
    /// Writes it at the end of `out`.
    pub(super) fn write(self, out: &mut String) {
        if self.0 < 0 {
            out.push('-');
        }
        let (whole, part) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if whole >= 100 {
            let (above, pair) = (whole / 100, whole % 100);
            if above < 100 {
                out.push_str(short(above));
            } else {
                out.push_str(&above.to_string());
            }
            out.push_str(pair_of(pair));
        } else {
            out.push_str(short(whole));
        }
        if part > 0 {
            out.push('.');
            out.push_str(pair_of(part).trim_end_matches('0'));
        }
    }

    /// Whether it is written as nought.
    pub(super) fn is_nought(self) -> bool {
        self.0 == 0
    }
}

/// The two digits of a number below a hundred.
fn pair_of(number: u64) -> &'static str {
    const PAIRS: &str = "00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748495\
                         0515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
                         99";
    let at = 2 * usize::try_from(number).expect("below a hundred");
    &PAIRS[at..at + 2]
}

/// A number below a hundred.
fn short(number: u64) -> &'static str {
    &pair_of(number)[usize::from(number < 10)..]
}

#[cfg(test)]
mod tests {
    use super::n;

    fn written(value: f64) -> String {
        let mut out = String::new();
        n(value).write(&mut out);
        out
    }

    #[test]
    fn numbers_are_short_and_never_invalid() {
        assert_eq!([1.0, -0.001, 2.345, f64::NAN, 10.0, -0.5].map(written), ["1", "0", "2.35", "0", "10", "-0.5"]);
        assert_eq!(written(f64::MAX), "1000000000000");
    }

    #[test]
    fn numbers_round_as_their_exact_digits_do() {
        let exact = |value: f64| {
            let s = format!("{value:.2}");
            let s = s.trim_end_matches('0').trim_end_matches('.');
            if s == "-0" { "0".to_owned() } else { s.to_owned() }
        };
        let steps = (-20_000..20_000).map(f64::from);
        for value in steps.flat_map(|i| [i / 8.0, i / 1000.0, i * 0.005, i * 1.37e-3, i * 1e5, i * 123_456.789]) {
            assert_eq!(written(value), exact(value), "{value}");
        }
    }
}
