//! The words of a `main.lua`: comments fall away, texts are told from names, and each token knows its bytes. Enough to look for names,
//! not to run anything; what is no Luau gives tokens that mean nothing.

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name or a word of the language.
    Name,
    Number,
    /// A text in quotes or long brackets, and the plain parts of a text in back quotes.
    Text,
    Mark,
}

/// One token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'s> {
    pub(super) kind: Kind,
    /// As written, quotes included.
    pub(super) text: &'s str,
    /// Where it begins, in bytes.
    pub(super) at: usize,
}

impl<'s> Token<'s> {
    /// Whether it is this word or mark.
    pub(super) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }

    /// What stands between the quotes of a text; escapes stay as written.
    pub(super) fn quoted(&self) -> Option<&'s str> {
        let inner = self.text.strip_prefix(['"', '\''])?;
        (self.kind == Kind::Text).then(|| inner.strip_suffix(['"', '\'']).unwrap_or(inner))
    }
}

/// Marks of several characters, longest first.
const MARKS: [&str; 17] =
    ["...", "..=", "//=", "==", "~=", "<=", ">=", "..", "::", "->", "//", "+=", "-=", "*=", "/=", "^=", "%="];

/// All tokens in order. The parts of a text in back quotes are texts, what it computes stands between them as written.
pub(super) fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    // For each open `{` of a text in back quotes: how many braces are open within.
    let mut computed: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(first) = source[at..].chars().next() {
        let rest = &source[at..];
        let (kind, length) = match first {
            _ if first.is_whitespace() => (None, first.len_utf8()),
            '-' if rest.starts_with("--") => (None, comment(rest)),
            '[' if level(rest).is_some() => (Some(Kind::Text), long(rest)),
            '"' | '\'' => (Some(Kind::Text), short(rest, first)),
            '`' => (Some(Kind::Text), part(rest, &mut computed)),
            '}' if computed.last() == Some(&0) => {
                computed.pop();
                (Some(Kind::Text), part(rest, &mut computed))
            }
            _ if first.is_ascii_digit() || (first == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit())) => {
                (Some(Kind::Number), number(rest))
            }
            _ if named(first) => (Some(Kind::Name), rest.find(|c| !named(c)).unwrap_or(rest.len())),
            _ => {
                let open = computed.last_mut();
                match (first, open) {
                    ('{', Some(open)) => *open += 1,
                    ('}', Some(open)) => *open -= 1,
                    _ => {}
                }
                (Some(Kind::Mark), MARKS.iter().find(|m| rest.starts_with(**m)).map_or(first.len_utf8(), |m| m.len()))
            }
        };
        found.extend(kind.map(|kind| Token { kind, text: &rest[..length], at }));
        at += length;
    }
    found
}

fn named(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

fn number(rest: &str) -> usize {
    let mut last = ' ';
    let end = rest.find(|c: char| {
        let exponent = matches!(c, '+' | '-') && matches!(last, 'e' | 'E') && !rest.starts_with("0x");
        last = c;
        !(named(c) || c == '.' || exponent)
    });
    // `1..x` joins; it is no number with two points.
    let end = end.unwrap_or(rest.len());
    rest[..end].find("..").unwrap_or(end)
}

/// The number of `=` in `[==[`.
fn level(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('[')?;
    let equals = inner.len() - inner.trim_start_matches('=').len();
    inner[equals..].starts_with('[').then_some(equals)
}

fn long(rest: &str) -> usize {
    let close = format!("]{}]", "=".repeat(level(rest).unwrap_or(0)));
    rest.find(&close).map_or(rest.len(), |end| end + close.len())
}

fn comment(rest: &str) -> usize {
    match level(&rest[2..]) {
        Some(_) => 2 + long(&rest[2..]),
        None => rest.find('\n').unwrap_or(rest.len()),
    }
}

/// A text up to its closing quote, or to the end of the line where it has none.
fn short(rest: &str, quote: char) -> usize {
    ended(rest, |c| c == quote || c == '\n')
}

/// A part of a text in back quotes: up to the closing one, or to what is computed next.
fn part(rest: &str, computed: &mut Vec<usize>) -> usize {
    let length = ended(rest, |c| c == '`' || c == '{');
    if rest[..length].len() > 1 && rest[..length].ends_with('{') {
        computed.push(0);
    }
    length
}

/// Up to and with the first character that ends it; what follows a backslash does not.
fn ended(rest: &str, ends: impl Fn(char) -> bool) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if !escaped && ends(c) {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::{Kind, tokens};

    fn told(source: &str) -> Vec<&str> {
        tokens(source).iter().map(|token| token.text).collect()
    }

    #[test]
    fn names_numbers_texts_and_marks_are_told_apart() {
        let source = "local a1 = 0x1F + 1.5e-3 .. 'it\\'s' -- gone\n--[==[ gone\n]] ]==] x ~= [[ a \"b\" ]]";
        assert_eq!(
            told(source),
            ["local", "a1", "=", "0x1F", "+", "1.5e-3", "..", "'it\\'s'", "x", "~=", "[[ a \"b\" ]]"]
        );
        assert_eq!(told("1..2"), ["1", "..", "2"]);
        assert_eq!(tokens("x[=[y]=]")[1].kind, Kind::Text);
    }

    #[test]
    fn what_a_text_computes_stands_between_its_parts() {
        assert_eq!(
            told("`a {f({ b = `{c}` })} d`"),
            ["`a {", "f", "(", "{", "b", "=", "`{", "c", "}`", "}", ")", "} d`"]
        );
        assert_eq!(told("`plain` `\\{not}`"), ["`plain`", "`\\{not}`"]);
    }

    #[test]
    fn what_is_cut_off_ends_with_the_text() {
        for source in ["'a", "\"", "`a {", "`", "[[a", "--[[a", "-- a", "1.", "é{}", "}"] {
            let found = tokens(source);
            assert!(found.last().is_none_or(|last| last.at + last.text.len() <= source.len()), "{source}");
        }
    }
}
