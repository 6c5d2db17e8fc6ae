//! The peers' quartiles by sector. A sector under twelve peers is hidden, and with it further ones, smallest first, until the hidden
//! ones together reach twelve: the row of all gives none of them away.

use super::column::{ABSENT, Column, from_millionths};
use super::peers::Peers;
use super::sort::HIGHEST_BITS;
use crate::benchmark::QUARTILE_PEERS;
use crate::scoring::shown;
use crate::scoring::statistics::quantile_of;

/// The quartiles of one sector, or of all, in one metric.
#[derive(Debug, Clone, PartialEq)]
pub struct QuartileRow {
    /// The sector; `None` for all peers.
    pub sector: Option<String>,
    /// The domain's index; the number of domains for overall.
    pub metric: usize,
    /// Peers who have this score.
    pub n: usize,
    /// First quartile, median, third.
    pub cuts: [f64; 3],
}

impl Peers {
    /// All peers first, then the sectors that may be shown, by name.
    pub fn quartiles(&self) -> Vec<QuartileRow> {
        let mut sectors: Vec<u32> = self.cells.iter().filter_map(|key| key[0]).collect();
        sectors.sort_unstable_by_key(|sector| self.names.name(*sector));
        sectors.dedup();
        let place = |sector: Option<u32>| sector.and_then(|s| sectors.iter().position(|known| *known == s));
        // By narrow cell: its sector's place; peers without a sector come last.
        let of_cell: Vec<usize> = self.cells.iter().map(|key| place(key[0]).unwrap_or(sectors.len())).collect();
        let mut size = vec![0; sectors.len() + 1];
        self.cell.iter().for_each(|cell| size[of_cell[*cell as usize]] += 1);
        let mut tables = Vec::new();
        let mut counts = Vec::new();
        for scores in &self.scores {
            let (count, found) = match scores {
                Column::Millionths(list) => cuts_of_millionths((&self.cell, &of_cell, size.len()), list),
                Column::Exact(list) => cuts_of_numbers((&self.cell, &of_cell, size.len()), list),
            };
            tables.push(found);
            counts.push(count);
        }
        let shown = shown(&size, &counts, QUARTILE_PEERS, &|_| true);
        let mut rows = Vec::new();
        let all = tables.iter().enumerate().map(|(metric, (all, _))| (metric, counts[metric].iter().sum(), *all));
        rows.extend(all.filter_map(|(metric, n, cuts)| Some(QuartileRow { sector: None, metric, n, cuts: cuts? })));
        for (place, sector) in sectors.iter().enumerate().filter(|(place, _)| shown[*place]) {
            for (metric, (_, of_sectors)) in tables.iter().enumerate() {
                if let Some(cuts) = of_sectors[place] {
                    let sector = Some(self.names.name(*sector).to_owned());
                    rows.push(QuartileRow { sector, metric, n: counts[metric][place], cuts });
                }
            }
        }
        rows
    }
}

/// The quartiles of all, and by sector.
type Cuts = (Option<[f64; 3]>, Vec<Option<[f64; 3]>>);

/// By cell of each peer: its sector's place; how many places there are.
type Sectors<'a> = (&'a [u32], &'a [usize], usize);

const QUARTILES: [f64; 3] = [0.25, 0.5, 0.75];

/// The rank below a quantile of `n` values.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
fn below(n: usize, p: f64) -> usize {
    ((n - 1) as f64 * p).floor() as usize
}

/// How many have a score by sector, those without one last; and the quartiles.
fn cuts_of_numbers((cell, of_cell, sectors): Sectors, scores: &[f64]) -> (Vec<usize>, Cuts) {
    let rated = || cell.iter().zip(scores).filter(|(_, score)| !score.is_nan());
    let mut count = vec![0; sectors];
    rated().for_each(|(cell, _)| count[of_cell[*cell as usize]] += 1);
    // Sector after sector in one list.
    let mut next: Vec<usize> = count.iter().scan(0, |at, n| Some(std::mem::replace(at, *at + n))).collect();
    let mut values = vec![0; count.iter().sum()];
    for (cell, score) in rated() {
        let at = &mut next[of_cell[*cell as usize]];
        // Bits of numbers that are not negative sort as the numbers do.
        values[*at] = score.to_bits();
        *at += 1;
    }
    let of_sectors = (0..sectors - 1).map(|place| cuts(&mut values[next[place] - count[place]..next[place]]));
    let of_sectors = of_sectors.collect();
    (count, (cuts(&mut values), of_sectors))
}

/// The quartiles of numbers by their bits, from twelve; their order is lost.
fn cuts(values: &mut [u64]) -> Option<[f64; 3]> {
    let n = values.len();
    if n < QUARTILE_PEERS {
        return None;
    }
    // Each part is found in what the one before left above it.
    let mut from = 0;
    Some(QUARTILES.map(|p| {
        let low = below(n, p);
        values[from..].select_nth_unstable(low - from);
        let above = values[low + 1..].iter().min().copied();
        from = low;
        let (below, above) = (values[low], above.unwrap_or(values[low]));
        quantile_of(n, p, |at| f64::from_bits(if at == low { below } else { above }))
    }))
}

/// Counters of all sectors together: they stay within a core's own memory.
const COUNTERS: usize = 1 << 17;

/// The same of millionths. They are counted by their highest bits; only those counted with a quartile's neighbours are sorted.
fn cuts_of_millionths((cell, of_cell, sectors): Sectors, scores: &[u32]) -> (Vec<usize>, Cuts) {
    let bits = (COUNTERS / sectors).max(2).ilog2().min(13);
    let (width, shift) = (1 << bits, HIGHEST_BITS - bits);
    let rated = || {
        let rated = cell.iter().zip(scores).filter(|(_, score)| **score != ABSENT);
        rated.map(|(cell, score)| (of_cell[*cell as usize], (score >> shift) as usize, *score))
    };
    let mut counters = vec![0usize; (sectors + 1) * width];
    rated().for_each(|(sector, high, _)| counters[sector * width + high] += 1);
    // All of them stand last.
    let (of_sectors, of_all) = counters.split_at_mut(sectors * width);
    for counters in of_sectors.chunks_exact(width) {
        of_all.iter_mut().zip(counters).for_each(|(all, sector)| *all += sector);
    }
    // How many stand up to each counter of the same sector.
    for counters in counters.chunks_exact_mut(width) {
        let mut sum = 0;
        for counter in counters {
            sum += *counter;
            *counter = sum;
        }
    }
    let counters: Vec<&[usize]> = counters.chunks_exact(width).collect();
    let count: Vec<usize> = counters.iter().map(|counters| counters[width - 1]).collect();
    let high = |sector: usize, rank: usize| counters[sector].partition_point(|upto| *upto <= rank);
    let mut near = vec![false; (sectors + 1) * width];
    for (sector, n) in count.iter().enumerate().filter(|(_, n)| **n >= QUARTILE_PEERS) {
        for low in QUARTILES.map(|p| below(*n, p)) {
            near[sector * width + high(sector, low)] = true;
            near[sector * width + high(sector, (low + 1).min(n - 1))] = true;
        }
    }
    let mut kept: Vec<(u32, u32)> = Vec::new();
    for (sector, high, score) in rated() {
        for place in [sector * width + high, sectors * width + high] {
            if near[place] {
                kept.push((u32::try_from(place).expect("few counters"), score));
            }
        }
    }
    kept.sort_unstable();
    let ranked = |sector: usize, rank: usize| {
        let high = high(sector, rank);
        let before = high.checked_sub(1).map_or(0, |before| counters[sector][before]);
        let first = kept.partition_point(|(place, _)| (*place as usize) < sector * width + high);
        from_millionths(kept[first + rank - before].1)
    };
    let cuts = |sector: usize| {
        let n = count[sector];
        (n >= QUARTILE_PEERS).then(|| QUARTILES.map(|p| quantile_of(n, p, |rank| ranked(sector, rank))))
    };
    (count[..sectors].to_vec(), (cuts(sectors), (0..sectors - 1).map(cuts).collect()))
}
