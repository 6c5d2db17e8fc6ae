//! What was looked through before and found sound: documents of one template share their style sheet and most of their tags.

use super::guard::Breach;
use super::style_guard::breach_of_style;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What documents shared so far.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// The last long style sheet.
    sheet: Mutex<Option<Box<str>>>,
    tags: Mutex<Tags>,
}

impl Seen {
    /// A shorter sheet is looked through sooner than kept.
    const LONG: usize = 4096;

    /// Adds the breaches of a style sheet that stands at `base` of the document.
    pub(super) fn style_breaches(&self, css: &str, base: usize, found: &mut Vec<Breach>) {
        if unpoisoned(&self.sheet).as_deref() == Some(css) {
            return;
        }
        let before = found.len();
        breach_of_style(css, base, found);
        if found.len() == before && css.len() >= Self::LONG {
            *unpoisoned(&self.sheet) = Some(css.into());
        }
    }

    /// The tags, for one document; another one that is looked through meanwhile begins anew.
    pub(super) fn lend_tags(&self) -> Tags {
        std::mem::take(&mut unpoisoned(&self.tags))
    }

    /// Takes them back.
    pub(super) fn return_tags(&self, tags: Tags) {
        *unpoisoned(&self.tags) = tags;
    }
}

fn unpoisoned<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Start tags without a breach, each from its `<` to the first `>` after it. A new one takes the place of another that falls to the same.
#[derive(Debug, Default)]
pub(super) struct Tags(Vec<Box<str>>);

impl Tags {
    const PLACES: usize = 1 << Self::BITS;
    const BITS: u32 = 10;
    /// A longer one is a document's own.
    const LONGEST: usize = 256;

    pub(super) fn hold(&self, tag: &str) -> bool {
        self.0.get(place(tag.as_bytes())).is_some_and(|held| **held == *tag)
    }

    pub(super) fn keep(&mut self, tag: &str) {
        if tag.len() <= Self::LONGEST {
            self.0.resize_with(Self::PLACES, Box::default);
            self.0[place(tag.as_bytes())] = tag.into();
        }
    }
}

/// Where a tag is held: by its length, its first, middle and last eight bytes.
fn place(tag: &[u8]) -> usize {
    const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
    let word = |from: usize| tag[from..].first_chunk().map(|bytes| u64::from_le_bytes(*bytes));
    let length = tag.len();
    let words = [0, length.saturating_sub(8) / 2, length.saturating_sub(8)].map(|from| word(from).unwrap_or_default());
    let few = if length < 8 { tag.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)) } else { 0 };
    let mixed = words.iter().fold(few ^ length as u64, |mixed, word| (mixed.rotate_left(23) ^ word).wrapping_mul(MIX));
    usize::try_from(mixed.wrapping_mul(MIX) >> (u64::BITS - Tags::BITS)).expect("ten bits")
}
