//! The organisation's position in one cell of the pool: the definition's section 7.

use super::{Benchmark, EXTREME_PEERS, PERCENTILE_PEERS, Peer, PeerCell, Position, QUARTILE_PEERS, Ring};
use crate::answers::{BenchmarkRequest, Organisation};
use crate::measure::{Estimate, comparable};
use crate::scoring::Scorecard;
use crate::scoring::statistics::{percentile_rank, quantile_7};

/// Places a measured scorecard among peers. The organisation's own rows (`own_ids`) are excluded.
pub fn compare(
    card: &Scorecard,
    organisation: &Organisation,
    request: &BenchmarkRequest,
    peers: &[Peer],
    own_id: Option<&str>,
) -> Benchmark {
    let peers: Vec<&Peer> = peers.iter().filter(|p| Some(p.id.as_str()) != own_id).collect();
    let wanted = |asked: bool, value: &Option<String>| if asked { value.clone() } else { None };
    let asked = PeerCell {
        sector: wanted(request.sector, &organisation.sector),
        country: wanted(request.country, &organisation.country),
        size: wanted(request.size, &organisation.size),
        peers: 0,
    };
    let cells = widening(&asked, &peers);
    let enough = request.enough.max(PERCENTILE_PEERS);
    let chosen = cells.iter().find(|c| c.peers >= enough).unwrap_or(&cells[cells.len() - 1]).clone();
    let members: Vec<&Peer> = peers.iter().copied().filter(|p| within(p, &chosen)).collect();
    let overall = position(card.overall, members.iter().filter_map(|p| p.overall));
    let domains = card
        .domains
        .iter()
        .enumerate()
        .map(|(d, score)| position(score.estimate, members.iter().filter_map(|p| p.domains[d])))
        .collect();
    let (first, last) = years(&members);
    Benchmark {
        overall,
        domains,
        rings: rings(card, &cells, &peers),
        asked: cells[0].clone(),
        cell: chosen,
        fictional: request.fictional,
        title: request.title.clone(),
        year: request.year.clone().unwrap_or(if first == last { last } else { format!("{first}–{last}") }),
    }
}

/// The cell asked for, then wider: without size, then country, then sector.
fn widening(asked: &PeerCell, peers: &[&Peer]) -> Vec<PeerCell> {
    let mut cells = vec![asked.clone()];
    let mut cell = asked.clone();
    for drop in
        [|c: &mut PeerCell| c.size.take(), |c: &mut PeerCell| c.country.take(), |c: &mut PeerCell| c.sector.take()]
    {
        if drop(&mut cell).is_some() {
            cells.push(cell.clone());
        }
    }
    for cell in &mut cells {
        cell.peers = peers.iter().filter(|p| p.overall.is_some() && within(p, cell)).count();
    }
    cells
}

fn within(peer: &Peer, cell: &PeerCell) -> bool {
    let fits = |wanted: &Option<String>, has: &str| wanted.as_deref().is_none_or(|w| w == has);
    fits(&cell.sector, &peer.sector) && fits(&cell.country, &peer.country) && fits(&cell.size, &peer.size)
}

/// Cells from widest to narrowest. A cell under 5 peers is hidden, and so is a cell from which a shown wider one differs by a few:
/// the difference would be these few peers' figures.
fn rings(card: &Scorecard, cells: &[PeerCell], peers: &[&Peer]) -> Vec<Ring> {
    let mut wider: Option<usize> = None;
    cells
        .iter()
        .rev()
        .map(|cell| {
            let few = |n: usize| n > 0 && n < PERCENTILE_PEERS;
            let suppressed = few(cell.peers) || cell.peers == 0 || wider.is_some_and(|w| few(w - cell.peers));
            if suppressed {
                let hidden = PeerCell { peers: 0, ..cell.clone() };
                return Ring { cell: hidden, suppressed, overall: Position::default() };
            }
            wider = Some(cell.peers);
            let scores = peers.iter().filter(|p| within(p, cell)).filter_map(|p| p.overall);
            Ring { cell: cell.clone(), suppressed, overall: position(card.overall, scores) }
        })
        .collect()
}

fn position(own: Estimate, peers: impl Iterator<Item = f64>) -> Position {
    let mut scores: Vec<f64> = peers.collect();
    scores.sort_by(f64::total_cmp);
    let n = scores.len();
    let rank = |x: f64| percentile_rank(&scores, x);
    let quartiles = (n >= QUARTILE_PEERS).then(|| [0.25, 0.5, 0.75].map(|p| quantile_7(&scores, p)));
    let own_score = own.score.value().filter(|_| n >= PERCENTILE_PEERS);
    let share =
        |of: &dyn Fn(f64) -> bool| 100.0 * scores.iter().filter(|s| of(comparable(**s))).count() as f64 / n as f64;
    let apart = |x: f64| (share(&|s| s < comparable(x)), share(&|s| s > comparable(x)));
    Position {
        peers: n,
        percentile: own_score.map(rank),
        apart: own_score.map(apart),
        percentile_interval: own_score.and(own.interval.ok()).map(|i| (rank(i.low), rank(i.high))),
        quartile: own_score
            .zip(quartiles)
            .map(|(s, q)| 1 + u8::try_from(q.iter().filter(|c| comparable(**c) < comparable(s)).count()).unwrap_or(3)),
        quartiles,
        scores: if n >= EXTREME_PEERS { scores } else { Vec::new() },
    }
}

fn years(members: &[&Peer]) -> (String, String) {
    let year = |p: &&Peer| p.year.clone();
    (members.iter().map(year).min().unwrap_or_default(), members.iter().map(year).max().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::{NoInterval, Score};

    #[test]
    fn those_level_with_the_score_do_neither_better_nor_worse() {
        let own = Estimate { score: Score::Rated(50.0), interval: Err(NoInterval::Consensus), respondents: 1 };
        let found = position(own, [40.0, 50.0, 50.0, 60.0, 70.0].into_iter());
        assert_eq!(found.apart, Some((20.0, 40.0)));
        assert_eq!(found.percentile, Some(40.0));
    }
}
