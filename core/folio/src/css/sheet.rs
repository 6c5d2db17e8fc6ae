//! Style sheets: text in; rules, page rules and located complaints out.

use super::property::{self, Refusal, Setter};
use super::selector::Pattern;
use super::value::commas;
use crate::problem::Report;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A declaration that applies.
pub struct Declaration {
    pub name: String,
    pub value: String,
    pub important: bool,
    /// In the HTML source.
    pub offset: usize,
    pub effect: Effect,
}

/// How a declaration takes effect.
pub enum Effect {
    Set(Setter),
    /// A custom property.
    Custom,
    /// Its value holds `var()`: read again whenever the custom properties change.
    Late(RefCell<Option<Reading>>),
}

/// A value with `var()` as it reads under some custom properties.
pub struct Reading {
    pub vars: Arc<BTreeMap<String, String>>,
    pub setter: Option<Setter>,
}

/// One selector with the declarations of its rule.
pub struct Rule {
    pub pattern: Pattern,
    /// The place of its declarations among the blocks.
    pub block: usize,
}

/// `@page name { … @top-left { … } }`
pub struct PageRule {
    pub name: Option<String>,
    pub offset: usize,
    pub block: Vec<Declaration>,
    pub boxes: Vec<(String, Vec<Declaration>)>,
}

/// Everything that one source of styles declares, in order.
#[derive(Default)]
pub struct Sheet {
    pub rules: Vec<Rule>,
    /// Declarations of rules.
    pub blocks: Vec<Vec<Declaration>>,
    pub pages: Vec<PageRule>,
    /// Bodies of `@font-face` rules, with their places in the HTML source.
    pub faces: Vec<(String, usize)>,
}

impl Sheet {
    /// Adds the rules of `css`, which stands at `base` of the HTML source.
    pub fn read(&mut self, css: &str, base: usize, report: &mut Report) {
        let blank = blank_comments(css);
        self.rules_in(&blank, base, report);
    }

    fn rules_in(&mut self, css: &str, base: usize, report: &mut Report) {
        let mut at = 0;
        while let Some(statement) = statement(css, at) {
            at = statement.end;
            let prelude = statement.prelude.trim();
            let offset = base + statement.start;
            let Some((body, body_at)) = statement.body else {
                if !prelude.is_empty() && !prelude.starts_with("@charset") {
                    report.warn_at(offset, format!("“{prelude}” is not supported and was left out"));
                }
                continue;
            };
            if let Some(query) = prelude.strip_prefix("@media") {
                match media(query) {
                    Some(true) => self.rules_in(body, base + body_at, report),
                    Some(false) => {}
                    None => report.warn_at(offset, format!("the media query “{}” is not supported", query.trim())),
                }
            } else if let Some(name) = prelude.strip_prefix("@page") {
                self.page_rule(name.trim(), (body, base + body_at), offset, report);
            } else if prelude.ends_with("keyframes") || prelude.contains("keyframes ") {
                // Nothing moves on paper.
            } else if prelude == "@font-face" {
                self.faces.push((body.to_owned(), base + body_at));
            } else if prelude.starts_with('@') {
                report.warn_at(offset, format!("“{prelude}” is not supported and was left out"));
            } else {
                let mut patterns = Vec::new();
                for selector in commas(prelude) {
                    match Pattern::parse(selector) {
                        Ok(pattern) => patterns.extend(pattern),
                        Err(message) => report.warn_at(offset, message),
                    }
                }
                if !patterns.is_empty() {
                    let block = self.blocks.len();
                    self.blocks.push(declarations(body, base + body_at, report));
                    self.rules.extend(patterns.into_iter().map(|pattern| Rule { pattern, block }));
                }
            }
        }
    }

    fn page_rule(&mut self, name: &str, (body, base): (&str, usize), offset: usize, report: &mut Report) {
        if name.contains(':') {
            report.warn_at(offset, format!("“@page {name}”: page pseudo-classes are not supported"));
            return;
        }
        let (mut plain, mut boxes, mut at) = (String::with_capacity(body.len()), Vec::new(), 0);
        while let Some(found) = body[at..].find('@') {
            let Some(inner) = statement(body, at + found) else { break };
            plain.push_str(&body[at..at + found]);
            if let Some((text, text_at)) = inner.body {
                boxes.push((inner.prelude.trim()[1..].to_owned(), declarations(text, base + text_at, report)));
            }
            // Offsets of what follows stay true.
            plain.extend(std::iter::repeat_n(' ', inner.end - at - found));
            at = inner.end;
        }
        plain.push_str(&body[at..]);
        let block = page_declarations(&plain, base);
        self.pages.push(PageRule { name: (!name.is_empty()).then(|| name.to_owned()), offset, block, boxes });
    }
}

/// Reads the declarations of a rule or of a `style` attribute.
pub fn declarations(body: &str, base: usize, report: &mut Report) -> Vec<Declaration> {
    let mut found = Vec::new();
    for (name, value, at) in pairs(body) {
        let important = value.ends_with("!important");
        let value = value.trim_end_matches("!important").trim();
        let effect = if name.starts_with("--") {
            Effect::Custom
        } else if value.contains("var(") {
            Effect::Late(RefCell::default())
        } else {
            match property::parse(&name, value) {
                Ok(setter) => Effect::Set(setter),
                Err(refusal) => {
                    refuse(&refusal, &name, value, base + at, report);
                    continue;
                }
            }
        };
        found.push(Declaration { name, value: value.to_owned(), important, offset: base + at, effect });
    }
    found
}

/// Says what is wrong with a declaration; nothing when it is about screens.
pub fn refuse(refusal: &Refusal, name: &str, value: &str, offset: usize, report: &mut Report) {
    match refusal {
        Refusal::ScreenOnly => {}
        Refusal::UnknownProperty => report.warn_at(offset, format!("the property “{name}” is not supported")),
        Refusal::UnknownValue => report.warn_at(offset, format!("the value “{value}” of “{name}” is not supported")),
    }
}

/// `size` and `margin` of a page are read where pages are made.
fn page_declarations(body: &str, base: usize) -> Vec<Declaration> {
    pairs(body)
        .map(|(name, value, at)| Declaration {
            name,
            value: value.to_owned(),
            important: false,
            offset: base + at,
            effect: Effect::Custom,
        })
        .collect()
}

/// `name: value` pairs with the offset of the name.
pub fn pairs(body: &str) -> impl Iterator<Item = (String, &str, usize)> {
    let (mut start, mut quote, mut depth) = (0, None, 0usize);
    let ends: Vec<usize> = body
        .char_indices()
        .filter_map(|(at, c)| {
            match (quote, c) {
                (Some(open), _) if c == open => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '(') => depth += 1,
                (None, ')') => depth = depth.saturating_sub(1),
                (None, ';') if depth == 0 => return Some(at),
                _ => {}
            }
            None
        })
        .chain([body.len()])
        .collect();
    ends.into_iter().filter_map(move |end| {
        let declaration = &body[start..end];
        let at = start + (declaration.len() - declaration.trim_start().len());
        start = end + 1;
        if declaration.trim().is_empty() {
            return None;
        }
        // What has no colon is no declaration: a property that nobody knows.
        let (name, value) = declaration.split_once(':').unwrap_or((declaration, ""));
        let name = name.trim();
        let name = if name.starts_with("--") { name.to_owned() } else { name.to_ascii_lowercase() };
        Some((name, value.trim(), at))
    })
}

struct Statement<'a> {
    prelude: &'a str,
    start: usize,
    /// The text between the braces, and where it starts.
    body: Option<(&'a str, usize)>,
    end: usize,
}

/// The next `prelude { body }` or `prelude;` from `at` on.
fn statement(css: &str, at: usize) -> Option<Statement<'_>> {
    let rest = css.get(at..)?;
    let start = at + (rest.len() - rest.trim_start().len());
    if start == css.len() {
        return None;
    }
    let (mut quote, mut depth, mut open) = (None, 0usize, None);
    for (i, c) in css[start..].char_indices() {
        let here = start + i;
        match (quote, c) {
            (Some(open), _) => quote = (c != open).then_some(open),
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                open = open.or(Some(here));
                depth += 1;
            }
            (None, '}') if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    let open = open.expect("a brace was opened");
                    return Some(Statement {
                        prelude: &css[start..open],
                        start,
                        body: Some((&css[open + 1..here], open + 1)),
                        end: here + 1,
                    });
                }
            }
            (None, ';' | '}') if depth == 0 => {
                return Some(Statement { prelude: &css[start..here], start, body: None, end: here + 1 });
            }
            _ => {}
        }
    }
    let body = open.map(|open| (&css[open + 1..], open + 1));
    Some(Statement { prelude: &css[start..open.unwrap_or(css.len())], start, body, end: css.len() })
}

/// Whether a media query holds on paper; `None` when that cannot be told.
fn media(query: &str) -> Option<bool> {
    let mut holds = false;
    for one in commas(query) {
        match one.trim().trim_start_matches("only ") {
            "print" | "all" => holds = true,
            other if other.starts_with("screen") || other.starts_with("not print") || other.starts_with('(') => {}
            "not screen" => holds = true,
            _ => return None,
        }
    }
    Some(holds)
}

/// Comments become blanks, so that offsets stay true.
fn blank_comments(css: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(css.len()), css);
    while let Some(open) = rest.find("/*") {
        let close = rest[open..].find("*/").map_or(rest.len(), |at| open + at + 2);
        out.push_str(&rest[..open]);
        out.extend(std::iter::repeat_n(' ', close - open));
        rest = &rest[close..];
    }
    out + rest
}
