//! Series of a pool: the rows of one version of a questionnaire from one point of view.

use super::{Entry, Store};
use crate::benchmark::PoolError;
use crate::questionnaire::{Questionnaire, Version};
use rusqlite::params;

/// A version's rows from one point of view.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Series {
    pub id: i64,
    pub questionnaire: String,
    pub version: Version,
    pub perspective: String,
    /// Ids of the domains, in the order in which rows hold them.
    pub domains: Vec<String>,
}

impl Series {
    /// Where the domains of a questionnaire stand in this series' rows, by the ids that they had in its version.
    pub fn places(&self, questionnaire: &Questionnaire) -> Vec<Option<usize>> {
        let place = |id: &str| self.domains.iter().position(|known| known == id);
        questionnaire.domains.iter().map(|d| questionnaire.id_in(&d.id, self.version).and_then(place)).collect()
    }
}

impl Store {
    pub(super) fn series(&self) -> Result<Vec<Series>, PoolError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, questionnaire, major, minor, perspective, domains FROM series ORDER BY questionnaire, major, minor, perspective",
        )?;
        let rows = statement.query_map([], |row| {
            let domains: String = row.get(5)?;
            Ok(Series {
                id: row.get(0)?,
                questionnaire: row.get(1)?,
                version: Version { major: row.get(2)?, minor: row.get(3)? },
                perspective: row.get(4)?,
                domains: domains.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The series that a questionnaire is compared with: its major version, from the same point of view; where the pool holds none of
    /// that point of view, those that name none.
    pub(super) fn compared(&self, with: &Questionnaire, perspective: Option<&str>) -> Result<Vec<Series>, PoolError> {
        let mut series = self.series()?;
        series.retain(|s| s.questionnaire == with.id && s.version.major == with.version.major);
        let wanted = perspective.filter(|wanted| series.iter().any(|s| s.perspective == *wanted)).unwrap_or_default();
        series.retain(|s| s.perspective == wanted);
        Ok(series)
    }

    /// The place of a series that has all domains of an entry, made or widened as needed.
    pub(super) fn series_for(&self, known: &mut Vec<Series>, entry: &Entry) -> Result<usize, PoolError> {
        let version = entry.version;
        let same = |s: &Series| {
            (&*s.questionnaire, s.version, &s.perspective) == (&*entry.questionnaire, version, &entry.perspective)
        };
        let Some(at) = known.iter().position(same) else {
            self.connection.execute(
                "INSERT INTO series (questionnaire, major, minor, perspective, domains) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    &*entry.questionnaire,
                    version.major,
                    version.minor,
                    entry.perspective,
                    entry.domains.join(",")
                ],
            )?;
            known.push(Series {
                id: self.connection.last_insert_rowid(),
                questionnaire: entry.questionnaire.to_string(),
                version,
                perspective: entry.perspective.clone(),
                domains: entry.domains.to_vec(),
            });
            return Ok(known.len() - 1);
        };
        let more: Vec<String> = entry.domains.iter().filter(|id| !known[at].domains.contains(id)).cloned().collect();
        if !more.is_empty() {
            known[at].domains.extend(more);
            let domains = known[at].domains.join(",");
            self.connection.execute("UPDATE series SET domains = ?1 WHERE id = ?2", params![domains, known[at].id])?;
        }
        Ok(at)
    }
}
