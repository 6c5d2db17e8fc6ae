//! HTML text to its tree. html5ever builds the tree; tags of plain documents are cut here, without its care for every
//! odd character, and everything unusual is left to it whole.

use ego_tree::Tree;
use html5ever::interface::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Doctype, Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, QualName, ns};
use scraper::{ElementRef, Html, HtmlTreeSink, Node};
use std::borrow::Cow;

/// The value of an attribute. Elements have few: comparing their names is faster than looking one up.
pub fn attr<'a>(element: ElementRef<'a>, name: &str) -> Option<&'a str> {
    let mut attributes = element.value().attrs.iter();
    attributes.find(|(own, _)| &*own.local == name && own.ns == ns!()).map(|(_, value)| &**value)
}

/// Reads a document as browsers do.
pub fn parse(source: &str) -> Html {
    plain(source).unwrap_or_else(|| Html::parse_document(source))
}

/// The tree of a plain document: quoted attributes, the references that every escaper writes, no script.
fn plain(source: &str) -> Option<Html> {
    if source.bytes().any(|byte| matches!(byte, 0 | b'\r')) || source.starts_with('\u{feff}') {
        return None;
    }
    let mut document = Html::new_document();
    // Elements have two tags, and a text between some of them; growing would move them all.
    document.tree = Tree::with_capacity(Node::Document, source.bytes().filter(|byte| *byte == b'<').count());
    let builder = TreeBuilder::new(HtmlTreeSink::new(document), TreeBuilderOpts::default());
    let mut reader = Reader { rest: source, builder };
    while !reader.rest.is_empty() {
        reader.token()?;
    }
    let _ = reader.builder.process_token(Token::EOFToken, 1);
    reader.builder.end();
    Some(reader.builder.sink.finish())
}

struct Reader<'s, Sink: TreeSink> {
    rest: &'s str,
    builder: TreeBuilder<Sink::Handle, Sink>,
}

impl<'s, Sink: TreeSink> Reader<'s, Sink> {
    fn token(&mut self) -> Option<()> {
        let text = self.until('<');
        self.text(text, true)?;
        let Some(inside) = self.rest.strip_prefix('<') else { return Some(()) };
        match inside.bytes().next()? {
            b'!' => self.declaration(inside),
            b'/' => {
                self.rest = &inside[1..];
                self.end_tag()
            }
            b'a'..=b'z' | b'A'..=b'Z' => {
                self.rest = inside;
                self.start_tag()
            }
            _ => None,
        }
    }

    /// What stands before `stop`, or all that is left.
    fn until(&mut self, stop: char) -> &'s str {
        let (before, rest) = self.rest.split_at(self.rest.find(stop).unwrap_or(self.rest.len()));
        self.rest = rest;
        before
    }

    fn text(&mut self, text: &str, references: bool) -> Option<()> {
        if text.is_empty() {
            return Some(());
        }
        let text = if references { resolved(text)? } else { Cow::Borrowed(text) };
        self.put(Token::CharacterTokens(StrTendril::from_slice(&text)))
    }

    fn put(&mut self, token: Token) -> Option<()> {
        matches!(self.builder.process_token(token, 1), TokenSinkResult::Continue).then_some(())
    }

    fn declaration(&mut self, inside: &'s str) -> Option<()> {
        if let Some(comment) = inside.strip_prefix("!--") {
            let (comment, rest) = comment.split_once("-->")?;
            if comment.starts_with(['>', '-']) || comment.ends_with('-') || comment.contains("--") {
                return None;
            }
            self.rest = rest;
            return self.put(Token::CommentToken(StrTendril::from_slice(comment)));
        }
        self.rest = inside.strip_prefix("!DOCTYPE html>").or_else(|| inside.strip_prefix("!doctype html>"))?;
        let name = Some(StrTendril::from_slice("html"));
        self.put(Token::DoctypeToken(Doctype { name, ..Doctype::default() }))
    }

    /// The run of letters that tags and attributes are named by, in small letters.
    fn name(&mut self) -> Option<LocalName> {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b':');
        let end = self.rest.bytes().position(|byte| !known(byte))?;
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        let small = !name.bytes().any(|byte| byte.is_ascii_uppercase());
        (end > 0).then(|| if small { name.into() } else { name.to_ascii_lowercase().into() })
    }

    fn end_tag(&mut self) -> Option<()> {
        if !self.rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name = self.name()?;
        self.rest = self.rest.strip_prefix('>')?;
        self.put(tag(TagKind::EndTag, name, false, Vec::new()))
    }

    fn start_tag(&mut self) -> Option<()> {
        let name = self.name()?;
        let mut attributes: Vec<Attribute> = Vec::new();
        let self_closing = loop {
            self.rest = self.rest.trim_start_matches([' ', '\n', '\t']);
            if let Some(rest) = self.rest.strip_prefix('>') {
                self.rest = rest;
                break false;
            }
            if let Some(rest) = self.rest.strip_prefix("/>") {
                self.rest = rest;
                break true;
            }
            let name = QualName::new(None, ns!(), self.name()?);
            let value = self.value()?;
            if attributes.iter().any(|attribute| attribute.name == name) {
                return None;
            }
            attributes.push(Attribute { name, value: StrTendril::from_slice(&value) });
        };
        let result = self.builder.process_token(tag(TagKind::StartTag, name.clone(), self_closing, attributes), 1);
        match result {
            TokenSinkResult::Continue | TokenSinkResult::EncodingIndicator(_) => Some(()),
            TokenSinkResult::RawData(RawKind::Rcdata) => self.raw(&name, true),
            TokenSinkResult::RawData(RawKind::Rawtext) => self.raw(&name, false),
            _ => None,
        }
    }

    /// What stands behind an attribute's name, up to its end.
    fn value(&mut self) -> Option<Cow<'s, str>> {
        let Some(value) = self.rest.strip_prefix('=') else {
            let ends = self.rest.starts_with([' ', '\n', '\t', '>']) || self.rest.starts_with("/>");
            return ends.then_some(Cow::Borrowed(""));
        };
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        let (value, rest) = value[1..].split_once(quote)?;
        self.rest = rest;
        rest.starts_with([' ', '\n', '\t', '>', '/']).then(|| resolved(value)).flatten()
    }

    /// The text of an element that holds no other, and its end.
    fn raw(&mut self, name: &LocalName, references: bool) -> Option<()> {
        let end = format!("</{name}>");
        let (text, rest) = self.rest.split_once(&end)?;
        // An end in capitals, or with spaces, would come sooner.
        if text.contains("</") {
            return None;
        }
        self.text(text, references)?;
        self.rest = rest;
        self.put(tag(TagKind::EndTag, name.clone(), false, Vec::new()))
    }
}

fn tag(kind: TagKind, name: LocalName, self_closing: bool, attrs: Vec<Attribute>) -> Token {
    Token::TagToken(Tag { kind, name, self_closing, attrs, had_duplicate_attributes: false })
}

/// Text with its character references replaced.
fn resolved(text: &str) -> Option<Cow<'_, str>> {
    let Some(first) = text.find('&') else { return Some(Cow::Borrowed(text)) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    for part in text[first + 1..].split('&') {
        let (reference, rest) = part.split_once(';')?;
        out.push(match reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            "nbsp" => '\u{a0}',
            _ => numbered(reference.strip_prefix('#')?)?,
        });
        out.push_str(rest);
    }
    Some(Cow::Owned(out))
}

/// Control characters have rules of their own.
fn numbered(reference: &str) -> Option<char> {
    let digits = |text: &str, radix| {
        let plain = !text.is_empty() && text.chars().all(|c| c.is_digit(radix));
        if plain { u32::from_str_radix(text, radix).ok() } else { None }
    };
    let code = match reference.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => digits(hexadecimal, 16)?,
        None => digits(reference, 10)?,
    };
    char::from_u32(code).filter(|c| !c.is_control())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DOCUMENT: &str = "<!DOCTYPE html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>A &amp; B</title>\
        <style>p > b::before{content:\"&lt;\"}</style></head>\n<body class='a b' hidden>\n<!-- note -->\
        <p id=\"x\">C’est &lt;vrai&gt;&nbsp;: 12&#x202F;%<br>oui<p>two<table><tr><td>1<td colspan=2>no</table>";

    #[test]
    fn a_plain_document_needs_no_help() {
        let document = DOCUMENT.replace("=2", "=\"2\"");
        assert_eq!(plain(&document), Some(Html::parse_document(&document)));
        let drawing =
            "<svg viewBox=\"0 0 1 1\"><linearGradient xlink:href=\"#a\"/><text x='1'>é</text></svg><pre>\n\na</pre>";
        assert_eq!(plain(drawing), Some(Html::parse_document(drawing)));
    }

    #[test]
    fn what_is_unusual_is_left_to_html5ever() {
        for source in [
            DOCUMENT,
            "<p>a < b",
            "AT&T",
            "&eacute;",
            "&#128;",
            "&#0;",
            "a\r\nb",
            "<p id=1>",
            "<p id=\"1\"class=\"2\">",
            "<p id=\"1\" id=\"2\">",
            "<style>a</STYLE>b</style>",
            "<script>1</script>",
            "<!-- a -- b -->",
            "<!DOCTYPE html SYSTEM \"about:legacy-compat\">",
            "<?php?>",
            "</ p>",
            "<title>a",
            "<plaintext>a",
            "<p",
        ] {
            assert_eq!(plain(source), None, "{source}");
            assert_eq!(parse(source), Html::parse_document(source), "{source}");
        }
    }

    fn piece() -> impl Strategy<Value = String> {
        let names =
            "(p|b|div|span|table|tr|td|th|tbody|ul|li|svg|text|a|select|option|title|style|template|br|math|form|h2)";
        prop_oneof![
            4 => proptest::string::string_regex(&format!("<{names}( class=\"[a-z &;]{{0,4}}\")?( id='x')?/?>")).expect("a pattern"),
            4 => proptest::string::string_regex(&format!("</{names}>")).expect("a pattern"),
            4 => "[a-zé \n]{1,6}",
            1 => "[<>&;\"'=/!#-]{1,3}",
            1 => "(&amp;|&#39;|&#x2F;|&quot;|<!--a-->|<!DOCTYPE html>|<html lang=\"en\">|<body>|</body>)",
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn both_ways_give_the_same_tree(pieces in prop::collection::vec(piece(), 0..24)) {
            let source = pieces.concat();
            if let Some(tree) = plain(&source) {
                prop_assert_eq!(tree, Html::parse_document(&source));
            }
        }
    }
}
