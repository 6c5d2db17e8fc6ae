//! The organisation's position in one cell of the pool: the definition's section 7.

use super::cells::{Dimension, hidden};
use super::column::Column;
use super::store::View;
use super::{
    Basis, Benchmark, EXTREME_PEERS, PERCENTILE_PEERS, Peer, PeerCell, PoolError, Position, QUARTILE_PEERS, Ring,
};
use crate::answers::{BenchmarkRequest, Method, Organisation};
use crate::measure::{Estimate, comparable};
use crate::scoring::{DomainScore, Scorecard};
use std::collections::BTreeMap;

/// Places a measured scorecard among peers. The organisation's own rows (`own_id`) are excluded.
pub fn compare(
    card: &Scorecard,
    organisation: &Organisation,
    request: &BenchmarkRequest,
    peers: &[Peer],
    own_id: Option<&str>,
) -> Benchmark {
    let peers = peers.iter().filter(|p| Some(p.id.as_str()) != own_id).collect();
    place(card, (organisation, request), &Peers::Rows(peers)).expect("rows at hand are read without fail")
}

/// What the organisation is compared with.
pub(super) enum Peers<'a> {
    /// Rows at hand.
    Rows(Vec<&'a Peer>),
    /// A pool's file.
    Stored(View<'a>),
}

impl Peers<'_> {
    /// The scores of a cell: of a domain, or overall.
    fn column(&self, cell: &PeerCell, domain: Option<usize>) -> Result<Column<'_>, PoolError> {
        match self {
            Self::Rows(peers) => {
                let score = |p: &&Peer| domain.map_or(p.overall, |d| p.domains[d]);
                Ok(Column::of(peers.iter().filter(|p| cell.holds(p)).filter_map(score)))
            }
            Self::Stored(view) => view.column(cell, domain),
        }
    }

    /// Peers with an overall score, by what a dimension says of them, within a cell that leaves it open.
    fn parts(&self, cell: &PeerCell, dimension: Dimension) -> Result<BTreeMap<String, usize>, PoolError> {
        match self {
            Self::Rows(peers) => {
                let mut parts = BTreeMap::new();
                for peer in peers.iter().filter(|p| p.overall.is_some() && cell.holds(p)) {
                    *parts.entry(dimension.named(peer).to_owned()).or_default() += 1;
                }
                Ok(parts)
            }
            Self::Stored(view) => view.parts(cell, dimension),
        }
    }

    /// A cell's organisations by method.
    fn methods(&self, cell: &PeerCell) -> Result<Vec<(Option<Method>, usize)>, PoolError> {
        match self {
            Self::Rows(peers) => {
                let mut methods: BTreeMap<Option<Method>, usize> = BTreeMap::new();
                for peer in peers.iter().filter(|p| cell.holds(p)) {
                    *methods.entry(peer.method).or_default() += 1;
                }
                Ok(methods.into_iter().collect())
            }
            Self::Stored(view) => view.methods(cell),
        }
    }

    /// The first and the last year of a cell.
    fn years(&self, cell: &PeerCell) -> Result<Option<(String, String)>, PoolError> {
        match self {
            Self::Rows(peers) => {
                let years =
                    || peers.iter().filter(|p| cell.holds(p)).map(|p| p.year.as_str()).filter(|y| !y.is_empty());
                Ok(years().min().zip(years().max()).map(|(first, last)| (first.to_owned(), last.to_owned())))
            }
            Self::Stored(view) => view.years(cell),
        }
    }
}

pub(super) fn place(
    card: &Scorecard,
    (organisation, request): (&Organisation, &BenchmarkRequest),
    peers: &Peers,
) -> Result<Benchmark, PoolError> {
    let rings = rings(card, &PeerCell::asked(organisation, request), peers)?;
    let ring = chosen(&rings, request);
    let (chosen, overall) = (ring.cell.clone(), ring.overall.clone());
    let domain = |(d, score): (usize, &DomainScore)| {
        if ring.suppressed {
            return Ok(Position::default());
        }
        position(score.estimate, &mut peers.column(&chosen, Some(d))?)
    };
    let domains = card.domains.iter().enumerate().map(domain).collect::<Result<_, PoolError>>()?;
    let years = peers.years(&chosen)?.map(|(first, last)| if first == last { last } else { format!("{first}–{last}") });
    let methods = peers.methods(&chosen)?;
    Ok(Benchmark {
        overall,
        domains,
        basis: Basis::Peers,
        asked: rings.last().expect("the cell asked for").cell.clone(),
        cell: chosen,
        rings,
        fictional: request.fictional,
        title: request.title.clone(),
        methods,
        year: request.year.clone().or(years).unwrap_or_default(),
    })
}

/// The narrowest cell that may be shown and holds enough peers; the widest where none does.
fn chosen<'a>(rings: &'a [Ring], request: &BenchmarkRequest) -> &'a Ring {
    let enough = request.enough.max(PERCENTILE_PEERS);
    rings.iter().rev().find(|ring| !ring.suppressed && ring.cell.peers >= enough).unwrap_or(&rings[0])
}

/// Cells from widest to narrowest. A cell is hidden with fewer than 5 peers, within a hidden one, and where the
/// wider cell less its other shown parts would give few peers' figures away ([`hidden`]).
fn rings(card: &Scorecard, asked: &PeerCell, peers: &Peers) -> Result<Vec<Ring>, PoolError> {
    let mut cells = asked.widened();
    cells.reverse();
    let mut rings: Vec<Ring> = Vec::with_capacity(cells.len());
    for (at, (cell, _)) in cells.iter().enumerate() {
        let mut column = peers.column(cell, None)?;
        let suppressed = match at.checked_sub(1).map(|wider| (&rings[wider], cells[wider].1)) {
            Some((wider, _)) if wider.suppressed => true,
            Some((wider, Some(dimension))) => {
                let parts = peers.parts(&wider.cell, dimension)?;
                let counts: Vec<usize> = parts.values().copied().collect();
                let own = parts.keys().position(|name| Some(name.as_str()) == dimension.of(cell));
                own.is_none_or(|own| hidden(&counts)[own])
            }
            _ => column.len() < PERCENTILE_PEERS,
        };
        let shown = PeerCell { peers: if suppressed { 0 } else { column.len() }, ..cell.clone() };
        let overall = if suppressed { Position::default() } else { position(card.overall, &mut column)? };
        rings.push(Ring { cell: shown, suppressed, overall });
    }
    Ok(rings)
}

pub(super) fn position(own: Estimate, peers: &mut Column) -> Result<Position, PoolError> {
    let scores = if peers.len() >= EXTREME_PEERS { peers.drawn()? } else { Vec::new() };
    Ok(Position { scores, ..placed(own, peers)? })
}

/// The position without what is drawn of the peers.
pub(super) fn placed(own: Estimate, peers: &mut Column) -> Result<Position, PoolError> {
    let n = peers.len();
    let quartiles = if n >= QUARTILE_PEERS {
        Some([peers.quantile(0.25)?, peers.quantile(0.5)?, peers.quantile(0.75)?])
    } else {
        None
    };
    let mut found = Position { peers: n, quartiles, ..Position::default() };
    if let Some(cuts) = quartiles {
        let [first, second, third] = [peers.at_most(cuts[0])?, peers.at_most(cuts[1])?, peers.at_most(cuts[2])?];
        found.quarters = Some([first, second - first, third - second, n - third]);
    }
    let Some(score) = own.score.value().filter(|_| n >= PERCENTILE_PEERS) else { return Ok(found) };
    let (below, level) = peers.around(score)?;
    let share = |count: usize| 100.0 * count as f64 / n as f64;
    found.percentile = Some(peers.rank(score)?);
    found.apart = Some((share(below), share(n - below - level)));
    if let Ok(interval) = own.interval {
        found.percentile_interval = Some((peers.rank(interval.low)?, peers.rank(interval.high)?));
    }
    found.quartile = quartiles.map(|cuts| quarter(score, &cuts));
    Ok(found)
}

/// 1 + the number of cuts below a score.
pub(super) fn quarter(score: f64, cuts: &[f64; 3]) -> u8 {
    1 + cuts.iter().map(|cut| u8::from(comparable(*cut) < comparable(score))).sum::<u8>()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::measure::{NoInterval, Score};

    #[test]
    fn those_level_with_the_score_do_neither_better_nor_worse() {
        let own = Estimate { score: Score::Rated(50.0), interval: Err(NoInterval::Consensus), respondents: 1 };
        let found = position(own, &mut Column::of([40.0, 50.0, 50.0, 60.0, 70.0].into_iter())).unwrap();
        assert_eq!(found.apart, Some((20.0, 40.0)));
        assert_eq!(found.percentile, Some(40.0));
    }
}
