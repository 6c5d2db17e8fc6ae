//! Selectors, taken apart just enough to skip most elements before asking scraper whether one matches.

use scraper::{ElementRef, Selector};

/// The generated box that a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Element,
    Before,
    After,
}

/// What an element must have for a selector to be worth trying: the most telling name of its last compound.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    Id(String),
    Class(String),
    Tag(String),
    Any,
}

/// One selector without commas.
pub struct Pattern {
    selector: Selector,
    pub part: Part,
    pub key: Key,
    /// (ids, classes and attributes, tags).
    pub specificity: (usize, usize, usize),
    /// Names that must occur among the element's ancestors.
    pub ancestors: Vec<Key>,
    /// The key and the ancestors say all: no need to ask scraper.
    exact: bool,
}

/// Pseudo-classes that never hold on paper.
const NEVER: &[&str] = &[
    ":hover",
    ":focus",
    ":active",
    ":visited",
    ":target",
    "::selection",
    "::backdrop",
    "::-ms-",
    "::-webkit",
    "::-moz",
];

impl Pattern {
    /// `Ok(None)` for a selector that can never match in print.
    pub fn parse(text: &str) -> Result<Option<Self>, String> {
        let text = text.trim();
        if NEVER.iter().any(|pseudo| text.contains(pseudo)) {
            return Ok(None);
        }
        let (text, part) = match text.rsplit_once(':') {
            Some((rest, "before")) => (rest.trim_end_matches(':'), Part::Before),
            Some((rest, "after")) => (rest.trim_end_matches(':'), Part::After),
            _ => (text, Part::Element),
        };
        let text = if text.is_empty() { "*" } else { text };
        let selector = Selector::parse(text).map_err(|_| format!("the selector “{text}” is not supported"))?;
        let compounds: Vec<(char, Compound)> =
            compounds(text).into_iter().map(|(combinator, text)| (combinator, Compound::read(text))).collect();
        let specificity = compounds.iter().fold((0, 0, 0), |sum, (_, compound)| {
            (
                sum.0 + compound.ids.len(),
                sum.1 + compound.classes.len() + compound.others,
                sum.2 + usize::from(compound.tag.is_some()),
            )
        });
        let subject = &compounds.last().ok_or("an empty selector")?.1;
        let key = subject.names().into_iter().next().unwrap_or(Key::Any);
        let (mut ancestors, mut exact) =
            (Vec::new(), subject.names().len() <= 1 && subject.others == 0 && compounds.len() <= 2);
        for pair in compounds.windows(2) {
            let combinator = pair[1].0;
            if matches!(combinator, ' ' | '>') {
                ancestors.extend(pair[0].1.names());
            }
            exact &= combinator == ' ' && pair[0].1.names().len() == 1 && pair[0].1.others == 0;
        }
        Ok(Some(Self { selector, part, key, specificity, ancestors, exact }))
    }

    /// To be called once the key and the ancestors are known to be there.
    pub fn matches(&self, element: &ElementRef) -> bool {
        self.exact || self.selector.matches(element)
    }
}

#[derive(Default)]
struct Compound {
    tag: Option<String>,
    ids: Vec<String>,
    classes: Vec<String>,
    /// Attributes and pseudo-classes.
    others: usize,
    /// `:root` alone.
    root: bool,
}

impl Compound {
    fn read(text: &str) -> Self {
        let mut compound = Self { root: text == ":root", ..Self::default() };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let body = &rest[first.len_utf8()..];
            let name_len = body.find(['.', '#', ':', '[']).unwrap_or(body.len());
            match first {
                '.' => compound.classes.push(body[..name_len].to_owned()),
                '#' => compound.ids.push(body[..name_len].to_owned()),
                '*' => {}
                '[' | ':' => {
                    compound.others += 1;
                    let end = closing(body, first);
                    rest = &body[end..];
                    continue;
                }
                _ => {
                    let end = rest.find(['.', '#', ':', '[']).unwrap_or(rest.len());
                    compound.tag = Some(rest[..end].to_ascii_lowercase());
                    rest = &rest[end..];
                    continue;
                }
            }
            rest = &body[name_len..];
        }
        compound
    }

    /// The most telling first.
    fn names(&self) -> Vec<Key> {
        if self.root {
            return vec![Key::Tag("html".to_owned())];
        }
        let ids = self.ids.iter().cloned().map(Key::Id);
        let classes = self.classes.iter().cloned().map(Key::Class);
        ids.chain(classes).chain(self.tag.iter().cloned().map(Key::Tag)).collect()
    }
}

/// Where an attribute test or a pseudo-class ends in the text behind its first character.
fn closing(body: &str, first: char) -> usize {
    let mut depth = usize::from(first == '[');
    for (at, c) in body.char_indices() {
        match c {
            '(' | '[' if first == ':' && depth == 0 && c == '[' => return at,
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            '.' | '#' | ':' if depth == 0 && at > 0 => return at,
            _ => {}
        }
    }
    body.len()
}

/// The compounds of a selector, each with the combinator before it.
fn compounds(text: &str) -> Vec<(char, &str)> {
    let (mut found, mut combinator, mut start, mut depth) = (Vec::new(), ' ', None, 0usize);
    for (at, c) in text.char_indices() {
        let separates = depth == 0 && (c.is_whitespace() || matches!(c, '>' | '+' | '~'));
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if separates {
            if let Some(begin) = start.take() {
                found.push((combinator, &text[begin..at]));
                combinator = ' ';
            }
            if !c.is_whitespace() {
                combinator = c;
            }
        } else if start.is_none() {
            start = Some(at);
        }
    }
    if let Some(begin) = start {
        found.push((combinator, &text[begin..]));
    }
    found
}
