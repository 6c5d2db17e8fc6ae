//! The figures of a batch as CSV: unrounded, blank where there is none, and no text that a spreadsheet would run.

use super::spreadsheet_safe;
use crate::batch::{League, LeftOut, Positions, Profiles, QuartileRow, Scores};
use crate::questionnaire::Questionnaire;
use std::io::{Result, Write};

/// `scores.csv`: one row an organisation, in the order of its answers' file. `org_id`; for every domain and for `overall` X, `X_lo`, `X_hi`,
/// `X_pr`, `X_quart`, and for domains `X_alpha`; `stage`, from 1.
///
/// # Errors
/// When it cannot be written.
pub fn batch_scores(
    out: &mut impl Write,
    questionnaire: &Questionnaire,
    scores: &Scores,
    positions: &Positions,
) -> Result<()> {
    let mut line = Line::default();
    line.text("org_id");
    for id in metrics(questionnaire) {
        for part in ["", "_lo", "_hi", "_pr", "_quart"] {
            line.text(&format!("{id}{part}"));
        }
        if id != OVERALL {
            line.text(&format!("{id}_alpha"));
        }
    }
    line.text("stage");
    line.end(out)?;
    for organisation in scores.kept() {
        let who = &scores.organisations()[organisation];
        line.text(&who.id);
        for (metric, figure) in scores.figures(organisation).iter().enumerate() {
            let interval = figure.interval();
            line.number(figure.score());
            line.number(interval.map(|(low, _)| low));
            line.number(interval.map(|(_, high)| high));
            line.number(positions.percentile(organisation, metric));
            line.count(positions.quartile(organisation, metric).map(usize::from));
            if metric + 1 < scores.metrics() {
                line.number(figure.alpha());
            }
        }
        line.count(Some(usize::from(who.stage)).filter(|stage| *stage > 0));
        line.end(out)?;
    }
    line.rest(out)
}

/// `quartiles.csv`: `sector, metric, n, q1, q2, q3`; all peers under the sector `all`, first.
///
/// # Errors
/// When it cannot be written.
pub fn batch_quartiles(out: &mut impl Write, questionnaire: &Questionnaire, rows: &[QuartileRow]) -> Result<()> {
    let metrics: Vec<&str> = metrics(questionnaire).collect();
    let mut line = Line::default();
    line.texts(&["sector", "metric", "n", "q1", "q2", "q3"]);
    line.end(out)?;
    for row in rows {
        line.text(row.sector.as_deref().unwrap_or("all"));
        line.text(metrics[row.metric]);
        line.count(Some(row.n));
        for cut in row.cuts {
            line.number(Some(cut));
        }
        line.end(out)?;
    }
    line.rest(out)
}

/// `league.csv`: one row an organisation from the best down, with the ranks that its band shares; then those that are in no band, and why.
///
/// # Errors
/// When it cannot be written.
pub fn batch_league(out: &mut impl Write, league: &League, scores: &Scores, profiles: &Profiles) -> Result<()> {
    let mut line = Line::default();
    let columns = ["rank_low", "rank_high", "band", "org_id", "name", "sector", "n", "overall", "lo", "hi", "why"];
    line.texts(&columns);
    line.end(out)?;
    let ranked = league.ranked.iter().map(|row| (row.organisation, Some((row.ranks, row.band)), ""));
    let unranked = league.unranked.iter().map(|(organisation, why)| (*organisation, None, *why));
    for (organisation, place, why) in ranked.chain(unranked) {
        let who = &scores.organisations()[organisation];
        let figure = scores.overall(organisation);
        match place {
            Some(((low, high), band)) => [low, high, band].into_iter().for_each(|number| line.count(Some(number))),
            None => [None; 3].into_iter().for_each(|none| line.count(none)),
        }
        line.text(&who.id);
        let profile = profiles.get(&who.id);
        line.words(profile.and_then(|profile| profile.name.as_deref()));
        line.words(profile.and_then(|profile| profile.key[0]).map(|sector| profiles.names.name(sector)));
        line.count(Some(who.respondents as usize));
        line.number(figure.score());
        line.number(figure.interval().map(|(low, _)| low));
        line.number(figure.interval().map(|(_, high)| high));
        line.words(Some(why).filter(|why| !why.is_empty()));
        line.end(out)?;
    }
    line.rest(out)
}

/// `left-out.csv`: the organisations that were left out, each with its first fault and how many it has.
///
/// # Errors
/// When it cannot be written.
pub fn batch_left_out(out: &mut impl Write, left_out: &[LeftOut]) -> Result<()> {
    let mut line = Line::default();
    line.texts(&["org_id", "row", "faults", "code", "message"]);
    line.end(out)?;
    for left in left_out {
        line.text(&left.organisation);
        line.count(Some(left.line));
        line.count(Some(left.faults));
        line.text(left.code);
        line.text(&left.message);
        line.end(out)?;
    }
    line.rest(out)
}

const OVERALL: &str = "overall";

fn metrics(questionnaire: &Questionnaire) -> impl Iterator<Item = &str> {
    questionnaire.domains.iter().map(|domain| domain.id.as_str()).chain([OVERALL])
}

/// Rows as they grow, written many at a time.
#[derive(Default)]
struct Line {
    bytes: Vec<u8>,
    /// Whether the row has a field.
    begun: bool,
    numbers: zmij::Buffer,
}

/// Bytes of the rows written at a time.
const ROWS: usize = 1 << 16;

impl Line {
    fn field(&mut self) {
        if std::mem::replace(&mut self.begun, true) {
            self.bytes.push(b',');
        }
    }

    /// A text, between quotes where it must be.
    fn text(&mut self, text: &str) {
        self.field();
        let safe = spreadsheet_safe(text);
        if safe.is_empty() || safe.contains(['"', ',', '\n', '\r']) {
            self.bytes.extend_from_slice(format!("\"{}\"", safe.replace('"', "\"\"")).as_bytes());
        } else {
            self.bytes.extend_from_slice(safe.as_bytes());
        }
    }

    /// Several texts.
    fn texts(&mut self, texts: &[&str]) {
        for text in texts {
            self.text(text);
        }
    }

    /// A text, or nothing.
    fn words(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.field(),
        }
    }

    /// A number in as few digits as give it back, as the standard library writes it.
    fn number(&mut self, number: Option<f64>) {
        self.field();
        let Some(number) = number else { return };
        let short = self.numbers.format_finite(number);
        // Within these bounds there is none.
        if !(1e-4..1e15).contains(&number) && short.contains('e') {
            self.bytes.extend_from_slice(number.to_string().as_bytes());
        } else {
            self.bytes.extend_from_slice(short.strip_suffix(".0").unwrap_or(short).as_bytes());
        }
    }

    /// A whole number.
    fn count(&mut self, count: Option<usize>) {
        self.field();
        if let Some(count) = count {
            self.bytes.extend_from_slice(count.to_string().as_bytes());
        }
    }

    fn end(&mut self, out: &mut impl Write) -> Result<()> {
        self.bytes.push(b'\n');
        self.begun = false;
        if self.bytes.len() < ROWS { Ok(()) } else { self.rest(out) }
    }

    /// Writes the rows that are not written yet.
    fn rest(&mut self, out: &mut impl Write) -> Result<()> {
        out.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(fill: impl Fn(&mut Line)) -> String {
        let (mut line, mut out) = (Line::default(), Vec::new());
        fill(&mut line);
        line.end(&mut out).and_then(|()| line.rest(&mut out)).expect("memory");
        String::from_utf8(out).expect("text")
    }

    /// Where two shortest texts are equally near, the standard library may choose the other.
    fn short_and_exact(x: f64) {
        let text = written(|line| line.number(Some(x)));
        let text = text.trim_end();
        assert_eq!(text.parse::<f64>().map(f64::to_bits), Ok(x.to_bits()), "{text}");
        assert!(text.len() <= format!("{x}").len(), "{text} is longer than {x}");
    }

    #[test]
    fn a_number_between_two_texts_is_written_by_one_of_them() {
        short_and_exact(1_662_135_220_329_155.3);
    }

    proptest! {
        #[test]
        fn numbers_are_written_short_and_read_back_the_same(x in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            short_and_exact(x);
            short_and_exact(x % 100.0);
        }
    }

    #[test]
    fn texts_are_quoted_and_defused() {
        let found = written(|line| line.texts(&["=1+1", "a,b", "say \"x\"", ""]));
        assert_eq!(found, "'=1+1,\"a,b\",\"say \"\"x\"\"\",\"\"\n");
    }
}
