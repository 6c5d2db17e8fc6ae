//! Cells of a pool: which are asked for, which are wider, and which would give single peers away.

use super::{PERCENTILE_PEERS, Peer, PeerCell};
use crate::answers::{BenchmarkRequest, Organisation};

/// What peers are told apart by, in the order in which it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    Size,
    Country,
    Sector,
}

impl Dimension {
    pub(super) const WIDENING: [Self; 3] = [Self::Size, Self::Country, Self::Sector];

    pub(super) fn of(self, cell: &PeerCell) -> Option<&str> {
        match self {
            Self::Size => cell.size.as_deref(),
            Self::Country => cell.country.as_deref(),
            Self::Sector => cell.sector.as_deref(),
        }
    }

    pub(super) fn slot(self, cell: &mut PeerCell) -> &mut Option<String> {
        match self {
            Self::Size => &mut cell.size,
            Self::Country => &mut cell.country,
            Self::Sector => &mut cell.sector,
        }
    }

    pub(super) fn named(self, peer: &Peer) -> &str {
        match self {
            Self::Size => &peer.size,
            Self::Country => &peer.country,
            Self::Sector => &peer.sector,
        }
    }
}

impl PeerCell {
    /// The cell of all peers.
    pub(super) const ALL: Self = Self { sector: None, country: None, size: None, peers: 0 };

    /// The cell that an assessment asks for.
    pub(super) fn asked(organisation: &Organisation, request: &BenchmarkRequest) -> Self {
        let wanted = |asked: bool, value: &Option<String>| if asked { value.clone() } else { None };
        Self {
            sector: wanted(request.sector, &organisation.sector),
            country: wanted(request.country, &organisation.country),
            size: wanted(request.size, &organisation.size),
            peers: 0,
        }
    }

    /// Itself, then wider: without size, then country, then sector; each wider one with what it dropped.
    pub(super) fn widened(&self) -> Vec<(Self, Option<Dimension>)> {
        let mut cells = vec![(self.clone(), None)];
        let mut cell = self.clone();
        for dimension in Dimension::WIDENING {
            if dimension.slot(&mut cell).take().is_some() {
                cells.push((cell.clone(), Some(dimension)));
            }
        }
        cells
    }

    /// Whether a peer is in it.
    pub(super) fn holds(&self, peer: &Peer) -> bool {
        Dimension::WIDENING.iter().all(|d| d.of(self).is_none_or(|wanted| wanted == d.named(peer)))
    }
}

/// Peers up to which a part stays small when one more comes.
const SURELY_FEW: usize = PERCENTILE_PEERS - 2;

/// Which parts of a whole are hidden, the parts in the order of their names.
///
/// Those with fewer than 5 peers are. The whole less the shown parts is what the hidden ones hold together, and the whole of another day,
/// with one peer more or fewer, tells more: so of the parts hidden on both days at least two must be the same. Three small parts are
/// enough, since at most one of them grows; so are two that both stay small. Else, or where the small ones hold fewer than 5 together,
/// the first of the others is hidden with them: the first by name, since the smallest may be another one the next day.
pub(crate) fn hidden(counts: &[usize]) -> Vec<bool> {
    let few = |n: usize| n < PERCENTILE_PEERS;
    let mut hidden: Vec<bool> = counts.iter().map(|n| few(*n)).collect();
    let small: Vec<usize> = counts.iter().copied().filter(|n| *n > 0 && few(*n)).collect();
    let cover_each_other = small.len() > 2 || small.len() == 2 && small.iter().all(|n| *n <= SURELY_FEW);
    let enough = small.is_empty() || cover_each_other && small.iter().sum::<usize>() >= PERCENTILE_PEERS;
    if let Some(first) = counts.iter().position(|n| !few(*n)).filter(|_| !enough) {
        hidden[first] = true;
    }
    hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_part_takes_another_with_it_unless_small_ones_cover_each_other() {
        assert_eq!(hidden(&[3, 20, 7]), [true, true, false]);
        assert_eq!(hidden(&[3, 2, 7]), [true, true, false]);
        assert_eq!(hidden(&[1, 2, 7]), [true, true, true]);
        assert_eq!(hidden(&[4, 2, 7]), [true, true, true], "four may be five the next day");
        assert_eq!(hidden(&[9, 4, 2, 4]), [false, true, true, true]);
        assert_eq!(hidden(&[0, 20, 7]), [true, false, false]);
        assert_eq!(hidden(&[214, 3]), [true, true]);
    }
}
