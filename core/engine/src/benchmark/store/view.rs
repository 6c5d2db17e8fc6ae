//! What a comparison reads of a pool: columns of cells, put together from the counts of each version, without the organisation's own row.

use super::Store;
use super::series::Series;
use super::tally::{OVERALL, YEARS};
use super::write::{Row, method_numbered};
use crate::answers::Method;
use crate::benchmark::cells::Dimension;
use crate::benchmark::column::{Column, tenth};
use crate::benchmark::identity::Identity;
use crate::benchmark::{PeerCell, PoolError};
use crate::questionnaire::Questionnaire;
use rusqlite::params;
use std::collections::{BTreeMap, BTreeSet};

/// Peers in one tenth of a point beyond which a count is taken for damage.
const MOST: usize = 20_000_000;

/// A pool as one organisation sees it, at one moment.
pub(in crate::benchmark) struct View<'a> {
    store: &'a Store,
    /// The versions compared with, and where the questionnaire's domains stand in each.
    series: Vec<(Series, Vec<Option<usize>>)>,
    /// The organisation's own rows that count among peers, each with its leaf's sector, country and size.
    own: Vec<(Row, PeerCell)>,
}

impl Drop for View<'_> {
    fn drop(&mut self) {
        // Nothing was written: ending the transaction cannot fail in a way that matters.
        let _ = self.store.connection.execute_batch("COMMIT");
    }
}

impl Store {
    /// The pool as an organisation sees it; writers wait until it is dropped.
    pub(in crate::benchmark) fn view(
        &self,
        questionnaire: &Questionnaire,
        perspective: Option<&str>,
        own: Option<&Identity>,
    ) -> Result<View<'_>, PoolError> {
        self.connection.execute_batch("BEGIN")?;
        let mut view = View { store: self, series: Vec::new(), own: Vec::new() };
        let series = self.compared(questionnaire, perspective)?;
        view.series = series.into_iter().map(|s| (s.places(questionnaire), s)).map(|(p, s)| (s, p)).collect();
        if let Some(own) = own {
            let rows = self.rows(self.pseudonym(own))?;
            for row in rows.into_iter().filter(|row| row.latest && view.series.iter().any(|(s, _)| s.id == row.series))
            {
                let sql = "SELECT sector, country, size FROM cell WHERE id = ?1";
                let cell = self.connection.query_row(sql, [row.leaf], |cell| {
                    Ok(PeerCell { sector: cell.get(0)?, country: cell.get(1)?, size: cell.get(2)?, peers: 0 })
                })?;
                view.own.push((row, cell));
            }
        }
        Ok(view)
    }
}

/// The number of a domain's, or the overall's, metric in a series; none where the version did not have it.
fn metric(places: &[Option<usize>], domain: Option<usize>) -> Option<i32> {
    match domain {
        None => Some(OVERALL),
        Some(domain) => places[domain].map(|place| OVERALL + 1 + i32::try_from(place).expect("few domains")),
    }
}

impl View<'_> {
    /// The organisation's own scores in a cell.
    fn own(&self, cell: &PeerCell, domain: Option<usize>) -> Vec<f64> {
        let inside =
            |leaf: &PeerCell| Dimension::WIDENING.iter().all(|d| d.of(cell).is_none() || d.of(cell) == d.of(leaf));
        let score = |row: &Row| {
            let Some(domain) = domain else { return row.overall };
            let (_, places) = self.series.iter().find(|(s, _)| s.id == row.series)?;
            *row.domains.get(places[domain]?)?
        };
        self.own.iter().filter(|(_, leaf)| inside(leaf)).filter_map(|(row, _)| score(row)).collect()
    }

    pub fn column(&self, cell: &PeerCell, domain: Option<usize>) -> Result<Column<'_>, PoolError> {
        let metrics: Vec<(i64, i32)> =
            self.series.iter().filter_map(|(s, places)| Some((s.id, metric(places, domain)?))).collect();
        let own = self.own(cell, domain);
        let mut tenths: BTreeMap<u16, usize> = BTreeMap::new();
        if let Some(id) = self.store.cell(cell)? {
            for (series, metric) in &metrics {
                for (place, count) in self.store.counts(*series, id, *metric)? {
                    *tenths.entry(place).or_default() += count;
                }
            }
        }
        for score in &own {
            let count = tenths.get_mut(&tenth(*score)).filter(|count| **count > 0);
            *count.ok_or_else(|| PoolError::damaged("a row is not counted"))? -= 1;
        }
        let leaves = self.leaves(cell)?;
        let inside = move |place: u16| {
            let mut scores = Vec::new();
            for (series, metric) in &metrics {
                for value in self.store.values(*series, *metric, place)? {
                    if leaves.as_ref().is_none_or(|leaves| leaves.contains(&value.leaf)) {
                        let count = usize::try_from(value.count).unwrap_or(0);
                        if scores.len() + count > MOST {
                            return Err(PoolError::damaged("a count beyond all bounds"));
                        }
                        scores.extend(std::iter::repeat_n(value.score, count));
                    }
                }
            }
            for score in own.iter().filter(|score| tenth(**score) == place) {
                let at = scores.iter().position(|known| known.to_bits() == (score + 0.0).to_bits());
                scores.swap_remove(at.ok_or_else(|| PoolError::damaged("a row is not counted"))?);
            }
            Ok(scores)
        };
        let tenths = tenths.into_iter().filter(|(_, count)| *count > 0).collect();
        Ok(Column::new(tenths, Box::new(inside)))
    }

    /// The leaves within a cell; none for the cell of all.
    fn leaves(&self, cell: &PeerCell) -> Result<Option<BTreeSet<u32>>, PoolError> {
        if *cell == (PeerCell { peers: cell.peers, ..PeerCell::ALL }) {
            return Ok(None);
        }
        let mut statement = self.store.connection.prepare_cached(
            "SELECT id FROM cell WHERE (?1 IS NULL OR sector = ?1) AND (?2 IS NULL OR country = ?2) AND (?3 IS NULL OR size = ?3)
             AND sector <> '*' AND country <> '*' AND size <> '*'",
        )?;
        let ids = statement.query_map(params![cell.sector, cell.country, cell.size], |row| row.get(0))?;
        Ok(Some(ids.collect::<Result<_, _>>()?))
    }

    /// Peers with an overall score, by what a dimension says of them, within a cell that leaves it open.
    pub fn parts(&self, cell: &PeerCell, dimension: Dimension) -> Result<BTreeMap<String, usize>, PoolError> {
        let mut parts: BTreeMap<String, usize> = BTreeMap::new();
        for (series, _) in &self.series {
            for (name, count) in self.store.totals((series.id, OVERALL), cell, dimension)? {
                *parts.entry(name).or_default() += count;
            }
        }
        for (row, leaf) in self.own.iter().filter(|(row, _)| row.overall.is_some()) {
            let mut wider = leaf.clone();
            *dimension.slot(&mut wider) = None;
            if Dimension::WIDENING.iter().all(|d| d.of(cell).is_none() || d.of(cell) == d.of(&wider)) {
                let name = dimension.of(leaf).unwrap_or_default();
                let count = parts.get_mut(name).filter(|count| **count > 0);
                *count.ok_or_else(|| PoolError::Damaged(format!("row {} is not counted", row.id)))? -= 1;
            }
        }
        parts.retain(|_, count| *count > 0);
        Ok(parts)
    }

    /// Peers of a cell by year or method.
    fn by(
        &self,
        cell: &PeerCell,
        metric: i32,
        of_own: &dyn Fn(&Row) -> u16,
    ) -> Result<BTreeMap<u16, usize>, PoolError> {
        let mut found: BTreeMap<u16, usize> = BTreeMap::new();
        let Some(id) = self.store.cell(cell)? else { return Ok(found) };
        for (series, _) in &self.series {
            for (place, count) in self.store.counts(series.id, id, metric)? {
                *found.entry(place).or_default() += count;
            }
        }
        for (row, leaf) in &self.own {
            if Dimension::WIDENING.iter().all(|d| d.of(cell).is_none() || d.of(cell) == d.of(leaf)) {
                let count = found.get_mut(&of_own(row)).filter(|count| **count > 0);
                *count.ok_or_else(|| PoolError::damaged("a row is not counted"))? -= 1;
            }
        }
        found.retain(|_, count| *count > 0);
        Ok(found)
    }

    pub fn years(&self, cell: &PeerCell) -> Result<Option<(String, String)>, PoolError> {
        let of_own = |row: &Row| row.date.get(..4).and_then(|year| year.parse().ok()).unwrap_or(0);
        let years = self.by(cell, YEARS, &of_own)?;
        let mut known = years.keys().filter(|year| **year > 0).map(|year| format!("{year:04}"));
        let first = known.next();
        Ok(first
            .map(|first| (known.next_back().unwrap_or_else(|| first.clone()), first))
            .map(|(last, first)| (first, last)))
    }

    pub fn methods(&self, cell: &PeerCell) -> Result<Vec<(Option<Method>, usize)>, PoolError> {
        let found = self.by(cell, super::tally::METHODS, &|row| u16::from(row.method))?;
        let named = |number: u16| u8::try_from(number).ok().and_then(method_numbered);
        Ok(found.into_iter().map(|(number, count)| (named(number), count)).collect())
    }
}
