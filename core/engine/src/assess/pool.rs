//! What a pool keeps of an engagement: one entry a questionnaire and point of view, from the measured scores; and what it kept of earlier
//! waves.

use super::load::Loaded;
use super::previous::MOST_WAVES;
use crate::answers::{Population, RespondentSet};
use crate::benchmark::{Entry, Identity, PoolError, Store, StoredWave};
use crate::locale::Day;
use crate::measure::{Estimate, NoInterval, Score};
use crate::scoring::Wave;

impl Loaded {
    /// What [`Store::add`](crate::benchmark::Store::add) takes: sector, size, method, number of respondents and scores, never names or
    /// answers. Of several sets on one questionnaire from one point of view, the first counts; a set without any score adds nothing.
    pub fn entries(&self) -> Vec<Entry> {
        let sets = &self.assessment.sets;
        let key = |set: &RespondentSet| (set.questionnaire, set.perspective);
        let first = |(at, set): &(usize, &RespondentSet)| sets[..*at].iter().all(|earlier| key(earlier) != key(set));
        let entries = sets.iter().enumerate().filter(first).map(|(_, set)| self.entry(set));
        entries.filter(|entry| entry.overall.is_some() || entry.scores.iter().any(Option::is_some)).collect()
    }

    fn entry(&self, set: &RespondentSet) -> Entry {
        let questionnaire = &self.questionnaires[set.questionnaire];
        let (organisation, date) = (&self.assessment.organisation, self.assessment.date);
        let card = self.measured(set);
        Entry {
            who: Identity::of(organisation),
            questionnaire: questionnaire.id.as_str().into(),
            version: questionnaire.version,
            perspective: set.perspective.map_or_else(String::new, |p| questionnaire.perspectives[p].id.clone()),
            place: [&organisation.sector, &organisation.country, &organisation.size]
                .map(|name| name.clone().unwrap_or_default()),
            date: format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
            method: Some(set.method),
            // One row of a consensus stands for a number of people that nobody counted.
            respondents: (!set.sheet.consensus).then_some(set.sheet.respondents.len()),
            overall: card.overall.score.value(),
            domains: questionnaire.domains.iter().map(|domain| domain.id.clone()).collect(),
            scores: card.domains.iter().map(|domain| domain.estimate.score.value()).collect(),
        }
    }

    /// Compares the leading set with the organisation's earlier waves in a pool, the latest that fit side by side. A pool keeps scores
    /// alone: these waves have no intervals, no stage, and no figures after sector rules. Gives how many there are.
    ///
    /// # Errors
    /// When the pool cannot be read.
    pub fn with_stored_waves(&mut self, store: &Store) -> Result<usize, PoolError> {
        let set = &self.assessment.sets[0];
        let questionnaire = &self.questionnaires[set.questionnaire];
        let perspective = set.perspective.map(|p| questionnaire.perspectives[p].id.as_str());
        let who = Identity::of(&self.assessment.organisation);
        let stored = store.waves(&who, questionnaire, perspective)?;
        let mut waves: Vec<Wave> = stored.iter().filter_map(|stored| wave(stored, set)).collect();
        waves.retain(|wave| wave.date < self.assessment.date);
        waves.sort_by_key(|wave| wave.date);
        waves.drain(..waves.len().saturating_sub(MOST_WAVES - 1));
        self.previous = waves;
        Ok(self.previous.len())
    }
}

/// None where the day is not known. Who answered is taken to be as it is now.
fn wave(stored: &StoredWave, now: &RespondentSet) -> Option<Wave> {
    let mut parts = stored.date.split('-');
    let date =
        Day { year: parts.next()?.parse().ok()?, month: parts.next()?.parse().ok()?, day: parts.next()?.parse().ok()? };
    let respondents = stored.respondents.unwrap_or(0);
    let estimate = |score: Option<f64>| match score {
        Some(score) => Estimate { score: Score::Rated(score), interval: Err(NoInterval::NotKept), respondents },
        None => Estimate::absent(Score::Unanswered),
    };
    Some(Wave {
        date,
        version: stored.version,
        method: stored.method.unwrap_or(now.method),
        consensus: stored.respondents.is_none(),
        customers: now.population == Population::Customers,
        respondents,
        measured: estimate(stored.overall),
        adjusted: Estimate::absent(Score::Unanswered),
        domains: stored.domains.iter().map(|score| score.map(estimate)).collect(),
        staged: None,
    })
}
