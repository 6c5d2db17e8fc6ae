//! The cells that an organisation may be compared in, and which of them it is: as [`crate::benchmark::compare`] does for one assessment,
//! cells that a wider one would give away are hidden.

use super::peers::Peers;
use super::place::Members;
use super::profiles::Key;
use crate::benchmark::{PERCENTILE_PEERS, hidden};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// A cell around an organisation.
#[derive(Debug)]
pub(super) struct Ring {
    pub(super) cell: Key,
    /// The organisation's own row, where it stands in the cell: it is no peer.
    pub(super) own: Option<u32>,
    /// Peers who have an overall score.
    pub(super) peers: usize,
    /// Whether nothing of it may be shown.
    pub(super) suppressed: bool,
}

/// Peers who have an overall score, by what a part of the key says, in the order of the names.
#[derive(Debug)]
struct Parts {
    names: Vec<Option<u32>>,
    counts: Vec<usize>,
    /// Whether none is so small that one organisation more or less hides it.
    large: bool,
}

/// The cells of the peers.
pub(super) struct Rings<'a> {
    pub(super) members: Members<'a>,
    /// By cell and the part of the key that it leaves open.
    parts: Mutex<HashMap<(Key, usize), Arc<Parts>>>,
}

/// Which ring an organisation is compared in: the narrowest that may be shown and holds enough peers, else the widest.
pub(super) fn chosen(rings: &[Ring], enough: usize) -> usize {
    let enough = enough.max(PERCENTILE_PEERS);
    rings.iter().rposition(|ring| !ring.suppressed && ring.peers >= enough).unwrap_or(0)
}

impl<'a> Rings<'a> {
    pub(super) fn new(peers: &'a Peers) -> Self {
        Self { members: Members::new(peers), parts: Mutex::default() }
    }

    /// The cell asked for and those around it, from the widest to the narrowest; `own` is the organisation's row.
    pub(super) fn around(&self, asked: Key, own: Option<u32>) -> Vec<Ring> {
        let peers = self.members.peers;
        let key = own.map(|row| peers.cells[peers.cell[row as usize] as usize]);
        let rated = own.is_some_and(|row| peers.scores.last().is_some_and(|overall| overall.has(row)));
        let mut cell = Key::default();
        let mut rings = vec![self.ring(cell, own, rated)];
        rings[0].suppressed = rings[0].peers < PERCENTILE_PEERS;
        // Sector, country, size: the last is the first to be left open.
        for part in (0..asked.len()).filter(|part| asked[*part].is_some()) {
            let wider = cell;
            cell[part] = asked[part];
            let within =
                key.is_some_and(|key| cell.iter().zip(key).all(|(wanted, has)| wanted.is_none() || *wanted == has));
            let last = rings.last().expect("there is a widest");
            let suppressed = last.suppressed || {
                let mine = key.filter(|_| rated && last.own.is_some());
                self.hides((wider, part), asked[part], mine)
            };
            let own = own.filter(|_| within);
            rings.push(Ring { suppressed, ..self.ring(cell, own, rated) });
        }
        rings
    }

    fn ring(&self, cell: Key, own: Option<u32>, rated: bool) -> Ring {
        let peers = self.members.rated(cell) - usize::from(own.is_some() && rated);
        Ring { cell, own, peers, suppressed: false }
    }

    /// Whether the part of a cell that has a name is hidden; `own` is where an organisation stands that does not count.
    fn hides(&self, (cell, part): (Key, usize), name: Option<u32>, own: Option<Key>) -> bool {
        let parts = self.parts(cell, part);
        let Some(at) = parts.names.iter().position(|known| *known == name) else { return true };
        if parts.large {
            return false;
        }
        let mut counts = parts.counts.clone();
        if let Some(own) = own.and_then(|own| parts.names.iter().position(|known| *known == own[part])) {
            counts[own] -= 1;
        }
        hidden(&counts)[at]
    }

    fn parts(&self, cell: Key, part: usize) -> Arc<Parts> {
        let mut known = self.parts.lock().expect("nothing panics while it holds the parts");
        let found = known.entry((cell, part)).or_insert_with(|| {
            let names = &self.members.peers.names;
            let rated = self.members.rated_by(cell, part);
            let mut parts: Vec<_> = rated.into_iter().filter(|(_, count)| *count > 0).collect();
            parts.sort_unstable_by_key(|(name, _)| name.map_or("", |number| names.name(number)));
            let large = parts.iter().all(|(_, count)| *count > PERCENTILE_PEERS);
            let (names, counts) = parts.into_iter().unzip();
            Arc::new(Parts { names, counts, large })
        });
        found.clone()
    }
}
