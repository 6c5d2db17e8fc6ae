//! Published surveys: what share of organisations stood at which stage, in one year of one series.

use super::Text;
use std::ops::RangeInclusive;

/// One year of a published series.
#[derive(Debug, Clone)]
pub struct Survey {
    /// Id of the series.
    pub series: String,
    /// Its name.
    pub title: Text,
    /// How many stages the series counts; where it is not the questionnaire's number, the mapping is the author's.
    pub stages: usize,
    /// Country code or region; empty where none is named.
    pub country: String,
    /// Year of the study.
    pub year: u16,
    /// Organisations that answered, as printed; empty where unknown.
    pub n: String,
    /// Who was asked.
    pub population: Text,
    /// Where it was read.
    pub source: String,
    /// What was published, lowest stage first; some stages may be missing.
    pub shares: Vec<StageShare>,
}

/// The share of organisations at one stage of a series, or at several published as one.
#[derive(Debug, Clone)]
pub struct StageShare {
    /// Stages of the series, from 1.
    pub stage: RangeInclusive<usize>,
    /// Their name there.
    pub label: Text,
    /// The questionnaire's stages that it speaks of, as indices, neighbours.
    pub covers: RangeInclusive<usize>,
    /// 0–100.
    pub percent: f64,
    /// How exact it is.
    pub exactness: Exactness,
    /// The calculation, where it was not published itself.
    pub derived: Option<Text>,
}

/// How exactly a share was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exactness {
    /// As a figure.
    Exact,
    /// As less than a figure.
    LessThan,
    /// As nearly a figure.
    Nearly,
}

/// The share of organisations below a stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ShareBelow<'a> {
    /// At least, 0–100.
    pub low: f64,
    /// At most; above `low` where a figure speaks of stages on both sides.
    pub high: f64,
    /// Whether a part was published as nearly a figure.
    pub nearly: bool,
    /// The calculation of a part that was derived.
    pub derived: Option<&'a Text>,
}

impl Survey {
    /// The share of organisations below a stage: of all whose figure speaks of lower stages alone, up to those whose figure speaks of
    /// this one or higher ones too. None below the first stage, and where the survey is silent on a lower one.
    pub fn below(&self, stage: usize) -> Option<ShareBelow<'_>> {
        let told = |lower| self.shares.iter().any(|share| share.covers.contains(&lower));
        if stage == 0 || !(0..stage).all(told) {
            return None;
        }
        let mut below = ShareBelow { low: 0.0, high: 0.0, nearly: false, derived: None };
        for share in self.shares.iter().filter(|share| *share.covers.start() < stage) {
            let whole = *share.covers.end() < stage && share.exactness != Exactness::LessThan;
            below.low += if whole { share.percent } else { 0.0 };
            below.high += share.percent;
            below.nearly |= share.exactness == Exactness::Nearly;
            below.derived = below.derived.or(share.derived.as_ref());
        }
        below.high = below.high.min(100.0);
        Some(below)
    }

    /// The figure that speaks of one stage alone.
    pub fn at(&self, stage: usize) -> Option<&StageShare> {
        self.shares.iter().find(|share| share.covers == (stage..=stage))
    }
}

/// The latest survey that tells the share below a stage; for the lowest stage, the share at it.
pub fn latest_telling(surveys: &[Survey], stage: usize) -> Option<&Survey> {
    let tells = |survey: &&Survey| if stage == 0 { survey.at(0).is_some() } else { survey.below(stage).is_some() };
    surveys.iter().filter(tells).max_by_key(|survey| survey.year)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    fn text(words: &str) -> Text {
        Text::new(Locale::En, words)
    }

    /// Shares as (covers, percent, exactness).
    fn survey(year: u16, shares: &[(RangeInclusive<usize>, f64, Exactness)]) -> Survey {
        let share = |(i, (covers, percent, exactness)): (usize, &(RangeInclusive<usize>, f64, Exactness))| StageShare {
            stage: i + 1..=i + 1,
            label: text("A stage"),
            covers: covers.clone(),
            percent: *percent,
            exactness: *exactness,
            derived: (covers.end() > covers.start()).then(|| text("the rest")),
        };
        Survey {
            series: "series".into(),
            title: text("A series"),
            stages: shares.len(),
            country: String::new(),
            year,
            n: "223".into(),
            population: text("Firms"),
            source: "https://example.com".into(),
            shares: shares.iter().enumerate().map(share).collect(),
        }
    }

    use Exactness::{Exact, LessThan, Nearly};

    #[test]
    fn the_share_below_a_stage_is_the_sum_of_the_lower_ones() {
        let whole = survey(2025, &[(0..=0, 29.0, Exact), (1..=1, 36.0, Exact), (2..=2, 35.0, Exact)]);
        let below = whole.below(2).expect("it tells");
        assert_eq!((below.low, below.high, below.derived), (65.0, 65.0, None));
        assert_eq!(whole.below(0), None, "nothing is below the first stage");
    }

    #[test]
    fn a_figure_that_straddles_the_stage_gives_a_range() {
        let whole = survey(2025, &[(0..=0, 86.0, Exact), (1..=2, 11.0, Exact), (3..=3, 3.0, Exact)]);
        let below = whole.below(2).expect("it tells");
        assert_eq!((below.low, below.high), (86.0, 97.0));
        assert_eq!(below.derived, Some(&text("the rest")));
        assert_eq!(whole.below(3).map(|below| below.low), Some(97.0));
        assert!(whole.at(1).is_none() && whole.at(2).is_none(), "no share is made up for one of the two");
    }

    #[test]
    fn what_a_survey_is_silent_on_is_not_made_up() {
        let top = survey(2016, &[(4..=5, 10.0, Exact), (0..=1, 50.0, Nearly)]);
        assert_eq!(top.below(5), None);
        assert!(top.below(2).expect("it tells").nearly);
        let less = survey(2014, &[(0..=0, 25.0, LessThan)]);
        assert_eq!(less.below(1).map(|below| (below.low, below.high)), Some((0.0, 25.0)));
    }

    #[test]
    fn the_latest_survey_that_tells_is_taken() {
        let surveys = [
            survey(2016, &[(0..=1, 50.0, Nearly)]),
            survey(2013, &[(0..=0, 40.0, Exact)]),
            survey(2025, &[(5..=5, 3.0, Exact)]),
        ];
        assert_eq!(latest_telling(&surveys, 2).map(|survey| survey.year), Some(2016));
        assert_eq!(latest_telling(&surveys, 0).map(|survey| survey.year), Some(2013));
        assert!(latest_telling(&surveys, 5).is_none());
    }
}
