//! The organisation whose rows are being read: whom it has heard, and what is wrong with it.

use super::organise::Words;
use std::collections::HashMap;

/// An organisation that has a fault, and the first of its faults.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its id.
    pub organisation: String,
    /// The fault's row.
    pub line: usize,
    /// The fault's code.
    pub code: &'static str,
    /// The fault in words.
    pub message: String,
    /// How many faults it has.
    pub faults: usize,
}

/// The organisation whose rows are being read.
pub(super) struct Current {
    pub(super) id: Vec<u8>,
    pub(super) line: usize,
    pub(super) faults: usize,
    pub(super) first: Option<Words>,
    pub(super) first_line: usize,
    pub(super) answered: bool,
    /// Whether its id is a text, and not empty.
    pub(super) named: bool,
    last: Vec<u8>,
    /// The respondents' ids with their lines, once they do not come in a rising order.
    known: Option<HashMap<Vec<u8>, usize>>,
    /// Ids so far, one after the other, while they rise.
    rising: Vec<(usize, usize)>,
    ids: Vec<u8>,
    pub(super) groups: HashMap<Vec<u8>, usize>,
}

impl Current {
    /// Begins with its first row.
    pub(super) fn new(id: &[u8], line: usize) -> Self {
        Self {
            id: id.to_owned(),
            line,
            faults: 0,
            first: None,
            first_line: line,
            answered: false,
            named: !id.is_empty() && std::str::from_utf8(id).is_ok(),
            last: Vec::new(),
            known: None,
            rising: Vec::new(),
            ids: Vec::new(),
            groups: HashMap::new(),
        }
    }

    /// The line of an earlier row with the same id. Ids that rise, the shorter ones first, cannot come twice.
    pub(super) fn earlier(&mut self, id: &[u8], line: usize) -> Option<usize> {
        if self.known.is_none() {
            if (self.last.len(), self.last.as_slice()) < (id.len(), id) {
                self.last.clear();
                self.last.extend_from_slice(id);
                self.ids.extend_from_slice(id);
                self.rising.push((self.ids.len(), line));
                return None;
            }
            let mut from = 0;
            let entry = |(to, line): &(usize, usize)| {
                let id = self.ids[from..*to].to_owned();
                from = *to;
                (id, *line)
            };
            self.known = Some(self.rising.iter().map(entry).collect());
        }
        let known = self.known.as_mut().expect("made above");
        match known.get(id) {
            Some(line) => Some(*line),
            None => known.insert(id.to_owned(), line),
        }
    }
}
