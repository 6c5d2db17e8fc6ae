//! The peers' quartiles by sector. A sector under twelve peers is hidden, and with it further ones, smallest first, until the hidden
//! ones together reach twelve: the row of all gives none of them away.

use super::column::{Column, from_millionths};
use super::peers::Peers;
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
                Column::Millionths(list) => {
                    cuts_by_sector((&self.cell, &of_cell, size.len()), list, from_millionths, |row| scores.has(row))
                }
                Column::Exact(list) => {
                    // Bits of numbers that are not negative sort as the numbers do.
                    let bits: Vec<u64> = list.iter().map(|score| score.to_bits()).collect();
                    cuts_by_sector((&self.cell, &of_cell, size.len()), &bits, f64::from_bits, |row| scores.has(row))
                }
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

/// How many have a score by sector, those without one last; and the quartiles. `keys` sort as the scores that `value` gives.
fn cuts_by_sector<K: Ord + Copy + Default>(
    (cell, of_cell, sectors): (&[u32], &[usize], usize),
    keys: &[K],
    value: impl Fn(K) -> f64,
    has: impl Fn(u32) -> bool,
) -> (Vec<usize>, Cuts) {
    let rated = || (0u32..).zip(cell.iter().zip(keys)).filter(|(row, _)| has(*row)).map(|(_, rated)| rated);
    let mut count = vec![0; sectors];
    rated().for_each(|(cell, _)| count[of_cell[*cell as usize]] += 1);
    // Sector after sector in one list.
    let mut next: Vec<usize> = count.iter().scan(0, |at, n| Some(std::mem::replace(at, *at + n))).collect();
    let mut values = vec![K::default(); count.iter().sum()];
    for (cell, key) in rated() {
        let at = &mut next[of_cell[*cell as usize]];
        values[*at] = *key;
        *at += 1;
    }
    let of_sectors = (0..sectors - 1).map(|place| cuts(&mut values[next[place] - count[place]..next[place]], &value));
    let of_sectors = of_sectors.collect();
    (count, (cuts(&mut values, &value), of_sectors))
}

/// The quartiles of values, from twelve; their order is lost.
fn cuts<K: Ord + Copy>(values: &mut [K], value: impl Fn(K) -> f64) -> Option<[f64; 3]> {
    let n = values.len();
    if n < QUARTILE_PEERS {
        return None;
    }
    // Each part is found in what the one before left above it.
    let mut from = 0;
    Some([0.25, 0.5, 0.75].map(|p| {
        let low = ((n - 1) as f64 * p).floor();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a rank")]
        let low = low as usize;
        values[from..].select_nth_unstable(low - from);
        let above = values[low + 1..].iter().min().copied();
        from = low;
        let (below, above) = (values[low], above.unwrap_or(values[low]));
        quantile_of(n, p, |at| value(if at == low { below } else { above }))
    }))
}
