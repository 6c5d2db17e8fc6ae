//! Places and lengths as drawings write them: in hundredths of a unit, without trailing zeros.

use crate::text::digits;

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
        let Ok(hundredths) = u32::try_from(self.0.unsigned_abs()) else {
            return far_out(self.0.unsigned_abs(), out);
        };
        let (whole, part) = (hundredths / 100, hundredths % 100);
        if whole >= 10_000 {
            return far_out(hundredths.into(), out);
        }
        if whole >= 100 {
            out.push_str(digits::below_100(whole / 100));
            out.push_str(digits::pair(whole % 100));
        } else {
            out.push_str(digits::below_100(whole));
        }
        if part > 0 {
            out.push('.');
            out.push_str(if part % 10 == 0 { digits::below_100(part / 10) } else { digits::pair(part) });
        }
    }

    /// Whether it is written as nought.
    pub(super) fn is_nought(self) -> bool {
        self.0 == 0
    }
}

/// Outside of every drawing.
fn far_out(hundredths: u64, out: &mut String) {
    let digits = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    out.push_str(digits.trim_end_matches('0').trim_end_matches('.'));
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
