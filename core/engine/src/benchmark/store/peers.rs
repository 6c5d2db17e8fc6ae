//! A pool's rows, one after the other, and the waves of one organisation.

use super::Store;
use super::write::{Row, method_numbered, unpacked};
use crate::answers::Method;
use crate::benchmark::{Identity, Peer, PoolError};
use crate::questionnaire::{Questionnaire, Version};

/// What a pool keeps of a wave of one organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredWave {
    /// `2026-10-15`.
    pub date: String,
    /// The questionnaire's version then.
    pub version: Version,
    /// How it was done, where known.
    pub method: Option<Method>,
    /// How many answered; none where a workshop did, or where it is not known.
    pub respondents: Option<usize>,
    /// 0–100.
    pub overall: Option<f64>,
    /// One a domain of the present questionnaire; the outer none where it did not exist then.
    pub domains: Vec<Option<Option<f64>>>,
}

impl Store {
    /// Gives each peer of a questionnaire's major version and point of view, its latest wave, in the order in which they came in.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn peers(
        &self,
        questionnaire: &Questionnaire,
        perspective: Option<&str>,
        mut each: impl FnMut(Peer),
    ) -> Result<(), PoolError> {
        let series: Vec<_> = self.compared(questionnaire, perspective)?;
        let places: Vec<_> = series.iter().map(|s| (s.id, s.places(questionnaire))).collect();
        let mut statement = self.connection.prepare_cached(
            "SELECT peer.series, lower(hex(organisation)), sector, country, size, date, overall, domains, method
             FROM peer JOIN cell ON cell.id = peer.leaf WHERE latest ORDER BY peer.id",
        )?;
        let mut rows = statement.query([])?;
        let mut scores: Vec<Option<f64>> = Vec::new();
        while let Some(row) = rows.next()? {
            let of: i64 = row.get(0)?;
            let Some((_, places)) = places.iter().find(|(id, _)| *id == of) else { continue };
            scores.clear();
            scores.extend(unpacked(row.get_ref(7)?.as_blob().map_err(rusqlite::Error::from)?));
            let date: String = row.get(5)?;
            let method: u8 = row.get(8)?;
            each(Peer {
                id: row.get(1)?,
                sector: row.get(2)?,
                country: row.get(3)?,
                size: row.get(4)?,
                year: date.chars().take(4).collect(),
                method: method_numbered(method),
                perspective: perspective.unwrap_or_default().to_owned(),
                overall: row.get(6)?,
                domains: places.iter().map(|place| scores.get((*place)?).copied().flatten()).collect(),
            });
        }
        Ok(())
    }

    /// The waves of one organisation, from its point of view and with this questionnaire's major version, by date.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn waves(
        &self,
        who: &Identity,
        questionnaire: &Questionnaire,
        perspective: Option<&str>,
    ) -> Result<Vec<StoredWave>, PoolError> {
        let mut series = self.compared(questionnaire, perspective)?;
        series.retain(|s| s.perspective == perspective.unwrap_or_default());
        let rows = self.rows(self.pseudonym(who))?;
        let wave = |row: Row| {
            let of = series.iter().find(|s| s.id == row.series)?;
            let score = |place: Option<usize>| Some(row.domains.get(place?).copied().flatten());
            Some(StoredWave {
                version: of.version,
                method: method_numbered(row.method),
                respondents: row.respondents.and_then(|n| usize::try_from(n).ok()),
                overall: row.overall,
                domains: of.places(questionnaire).into_iter().map(score).collect(),
                date: row.date,
            })
        };
        Ok(rows.into_iter().filter_map(wave).collect())
    }
}
