//! What a pool holds, in counts that give nobody away.

use super::Store;
use super::tally::{METHODS, OVERALL, YEARS};
use super::write::method_numbered;
use crate::benchmark::cells::{Dimension, hidden};
use crate::benchmark::{PERCENTILE_PEERS, PeerCell, PoolError};
use crate::questionnaire::Version;
use serde::Serialize;
use std::collections::BTreeMap;

/// A named part of a whole; its count is hidden where it would give single organisations away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// A sector, year, method or version; empty where not known.
    pub name: String,
    /// Organisations.
    pub peers: Option<usize>,
}

/// What a pool holds of one questionnaire's major version from one point of view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeriesStats {
    /// Questionnaire.
    pub questionnaire: String,
    /// Major version.
    pub major: u32,
    /// Point of view; empty where there is none.
    pub perspective: String,
    /// Minor versions.
    pub versions: Vec<String>,
    /// Organisations that count among peers; none where they are fewer than 5.
    pub peers: Option<usize>,
    /// Those with an overall score, none where they are few; the others have none to give away.
    pub scored: Option<usize>,
    /// By sector, of those with an overall score.
    pub sectors: Vec<Part>,
    /// By year of their latest wave.
    pub years: Vec<Part>,
    /// By method: self-assessments tend to run higher.
    pub methods: Vec<Part>,
}

/// The parts of a whole, those that would give few away hidden; parts without a peer are left out.
fn parts(counts: BTreeMap<String, usize>) -> Vec<Part> {
    let numbers: Vec<usize> = counts.values().copied().collect();
    let hidden = hidden(&numbers);
    counts.into_iter().zip(hidden).map(|((name, n), hide)| Part { name, peers: (!hide).then_some(n) }).collect()
}

impl Store {
    /// What the pool holds, by questionnaire, major version and point of view.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn stats(&self) -> Result<Vec<SeriesStats>, PoolError> {
        let reading = self.connection.unchecked_transaction()?;
        let mut kin: BTreeMap<(String, u32, String), Vec<(i64, Version)>> = BTreeMap::new();
        for series in self.series()? {
            let key = (series.questionnaire, series.version.major, series.perspective);
            kin.entry(key).or_default().push((series.id, series.version));
        }
        let mut all = Vec::new();
        for ((questionnaire, major, perspective), series) in kin {
            let ids: Vec<i64> = series.iter().map(|(id, _)| *id).collect();
            let (years, methods) = (self.sums(&ids, YEARS)?, self.sums(&ids, METHODS)?);
            let peers: usize = methods.values().sum();
            if peers == 0 {
                continue;
            }
            let scored: usize = self.sums(&ids, OVERALL)?.values().sum();
            let told = |n: usize| n >= PERCENTILE_PEERS;
            let year = |year: u16| if year == 0 { String::new() } else { format!("{year:04}") };
            let method = |number: u16| {
                let method = u8::try_from(number).ok().and_then(method_numbered);
                method.map_or(String::new(), |method| method.word().to_owned())
            };
            all.push(SeriesStats {
                questionnaire,
                major,
                perspective,
                versions: series.iter().map(|(_, version)| version.to_string()).collect(),
                peers: told(peers).then_some(peers),
                scored: told(scored).then_some(scored),
                sectors: parts(self.by_sector(&ids)?),
                years: parts(years.into_iter().map(|(number, n)| (year(number), n)).collect()),
                methods: parts(methods.into_iter().map(|(number, n)| (method(number), n)).collect()),
            });
        }
        reading.commit()?;
        Ok(all)
    }

    /// All peers of several series, by tenth, year or method.
    fn sums(&self, series: &[i64], metric: i32) -> Result<BTreeMap<u16, usize>, PoolError> {
        let mut sums = BTreeMap::new();
        let Some(all) = self.cell(&PeerCell::ALL)? else { return Ok(sums) };
        for id in series {
            for (place, count) in self.counts(*id, all, metric)? {
                *sums.entry(place).or_default() += count;
            }
        }
        Ok(sums)
    }

    fn by_sector(&self, series: &[i64]) -> Result<BTreeMap<String, usize>, PoolError> {
        let mut sums = BTreeMap::new();
        for id in series {
            for (sector, count) in self.totals((*id, OVERALL), &PeerCell::ALL, Dimension::Sector)? {
                *sums.entry(sector).or_default() += count;
            }
        }
        Ok(sums)
    }
}
