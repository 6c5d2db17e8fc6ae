//! `calc()`: sums, differences, products and quotients of lengths, read into one sum of units.

use super::value::{Length, Sum};

/// A number, or a length; what it is not is zero.
#[derive(Clone, Copy)]
enum Term {
    Number(f32),
    Length(Sum),
}

/// Brackets nest no deeper.
const DEEPEST: usize = 32;

/// Reads `calc(…)`; `None` when it is something else, or makes no length.
pub fn parse(text: &str) -> Option<Sum> {
    if text.matches('(').count() > DEEPEST {
        return None;
    }
    let mut rest = text;
    let value = factor(&mut rest)?;
    match value {
        Term::Length(sum) if rest.is_empty() => Some(sum),
        Term::Number(0.0) if rest.is_empty() => Some([0.0; 4]),
        _ => None,
    }
}

/// Terms with `+` and `-` between them, which want spaces around.
fn sum(rest: &mut &str) -> Option<Term> {
    let mut left = product(rest)?;
    loop {
        let sign = match rest.trim_start() {
            after if after.len() < rest.len() && after.starts_with("+ ") => 1.0,
            after if after.len() < rest.len() && after.starts_with("- ") => -1.0,
            _ => return Some(left),
        };
        *rest = &rest.trim_start()[1..];
        left = match (left, product(rest)?) {
            (Term::Number(a), Term::Number(b)) => Term::Number(a + sign * b),
            (Term::Length(a), Term::Length(b)) => Term::Length([0, 1, 2, 3].map(|unit| a[unit] + sign * b[unit])),
            _ => return None,
        };
    }
}

fn product(rest: &mut &str) -> Option<Term> {
    let mut left = factor(rest)?;
    loop {
        let after = rest.trim_start();
        let divides = after.starts_with('/');
        if !divides && !after.starts_with('*') {
            return Some(left);
        }
        *rest = &after[1..];
        left = match (left, factor(rest)?) {
            (Term::Number(a), Term::Number(b)) if !divides => Term::Number(a * b),
            (Term::Length(a), Term::Number(b)) | (Term::Number(b), Term::Length(a)) if !divides => {
                Term::Length(a.map(|part| part * b))
            }
            (Term::Number(a), Term::Number(b)) if b != 0.0 => Term::Number(a / b),
            (Term::Length(a), Term::Number(b)) if b != 0.0 => Term::Length(a.map(|part| part / b)),
            _ => return None,
        };
    }
}

fn factor(rest: &mut &str) -> Option<Term> {
    let text = rest.trim_start();
    if let Some(inner) = text.strip_prefix("calc(").or_else(|| text.strip_prefix('(')) {
        *rest = inner;
        let value = sum(rest)?;
        *rest = rest.trim_start().strip_prefix(')')?;
        return Some(value);
    }
    let signs = usize::from(text.starts_with(['+', '-']));
    let end = text[signs..]
        .find(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '%')
        .map_or(text.len(), |at| at + signs);
    let (word, after) = text.split_at(end);
    *rest = after;
    if let Ok(number) = word.parse::<f32>() {
        return number.is_finite().then_some(Term::Number(number));
    }
    Length::parse(word)?.sum().map(Term::Length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::css::value::Extent;

    fn read(text: &str) -> Option<Extent> {
        Some(Length::parse(text)?.resolve(10.0, 16.0))
    }

    #[test]
    fn terms_add_up() {
        for (text, expected) in [
            ("calc(100% - 20px)", Extent::Mixed(-20.0, 1.0)),
            ("calc( 2em + 1rem )", Extent::Px(36.0)),
            ("calc(100% / 4)", Extent::Percent(0.25)),
            ("calc((1px + 2px) * 2 - -1px)", Extent::Px(7.0)),
            ("calc(2 * calc(3px + 10% / 2))", Extent::Mixed(6.0, 0.1)),
            ("calc(1in - 72pt)", Extent::Px(0.0)),
            ("calc(0)", Extent::Px(0.0)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_makes_no_length_is_refused() {
        for text in [
            "calc(1px +2px)",
            "calc(2)",
            "calc(1px * 2px)",
            "calc(1px / 0)",
            "calc(1px + 2)",
            "calc(1px",
            "calc(1px) 2px",
            "calc()",
            "calc(1vw)",
            "calc(auto)",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
