//! Hyphenation: soft hyphens put where the patterns of a language let words be cut.

use crate::css::style::{Hyphens, Language};
use crate::text::{Draft, SOFT_HYPHEN};
use hypher::Lang;

/// Shorter words stay whole.
const SHORTEST: usize = 5;

/// Puts soft hyphens into the words of spans that ask for it. Words with a capital, which may be names, and words that
/// hold a soft hyphen already stay as they are.
pub fn hyphenate(draft: &mut Draft) {
    if draft.spans.iter().all(|span| span.style.hyphens != Hyphens::Auto) {
        return;
    }
    let cuts = cuts(draft);
    if cuts.is_empty() {
        return;
    }
    let shifted = |place: usize| place + cuts.partition_point(|cut| *cut < place) * SOFT_HYPHEN.len_utf8();
    for span in &mut draft.spans {
        span.range = shifted(span.range.start)..shifted(span.range.end);
    }
    for inset in &mut draft.insets {
        inset.at = shifted(inset.at);
    }
    for anchor in &mut draft.anchors {
        anchor.0 = shifted(anchor.0);
    }
    let mut text = String::with_capacity(draft.text.len() + cuts.len() * SOFT_HYPHEN.len_utf8());
    let mut from = 0;
    for cut in cuts {
        text.push_str(&draft.text[from..cut]);
        text.push(SOFT_HYPHEN);
        from = cut;
    }
    text.push_str(&draft.text[from..]);
    draft.text = text;
}

/// Where words may be cut, in order.
fn cuts(draft: &Draft) -> Vec<usize> {
    let (mut cuts, mut spans) = (Vec::new(), draft.spans.iter().peekable());
    let mut start = 0;
    for word in draft.text.split(|c: char| !c.is_alphabetic() && c != SOFT_HYPHEN) {
        let here = start;
        start += word.len();
        start += draft.text[start..].chars().next().map_or(0, char::len_utf8);
        if word.chars().count() < SHORTEST || word.contains(|c: char| c == SOFT_HYPHEN || c.is_uppercase()) {
            continue;
        }
        while spans.next_if(|span| span.range.end <= here).is_some() {}
        let Some(style) = spans.peek().map(|span| &span.style).filter(|style| style.hyphens == Hyphens::Auto) else {
            continue;
        };
        let language = match style.language {
            Language::English => Lang::English,
            Language::French => Lang::French,
            Language::Other => continue,
        };
        let mut at = here;
        for syllable in hypher::hyphenate(word, language) {
            // Letters that join are not parted.
            let joined = draft.text[..at].ends_with('f') && syllable.starts_with(['f', 'i', 'l']);
            if at > here && !joined {
                cuts.push(at);
            }
            at += syllable.len();
        }
    }
    cuts
}
