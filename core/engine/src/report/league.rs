//! The league table of a batch as pages: ranked organisations in, typed content in the report's language out. Who cannot be told apart
//! shares a band, and no sentence claims more than the bands do.

use super::cover;
use super::model::{
    Cell, Column, Head, LeagueBand, LeagueHeads, LeaguePages, LeagueRow, LeagueScale, LeagueTable, Note, Remarks, Row,
    Table, Tone,
};
use crate::batch::{Figure, League, Profiles, Ranked, Scores};
use crate::chart::{Axis, RankBar, Span, Theme, Tick, rank_axis, rank_bar};
use crate::locale::{self, Args, Day, Messages};
use crate::questionnaire::Questionnaire;
use std::collections::BTreeMap;

/// Organisations on the pages; all of them stand in `league.csv`.
const SHOWN: usize = 200;
/// Steps of the common scale, and the hairlines that it may have.
const STEPS: [f64; 3] = [5.0, 10.0, 20.0];
const HAIRLINES: usize = 6;

/// What the pages are composed from.
#[derive(Debug, Clone, Copy)]
pub struct LeagueInputs<'a> {
    /// The ranking.
    pub league: &'a League,
    /// The figures.
    pub scores: &'a Scores,
    /// Who the organisations are.
    pub profiles: &'a Profiles,
    /// What was answered.
    pub questionnaire: &'a Questionnaire,
    /// The point of view of those who answered.
    pub perspective: Option<usize>,
    /// The day that the pages bear; none where none was given.
    pub date: Option<Day>,
}

/// Composes the pages.
pub fn compose_league(inputs: &LeagueInputs, messages: &Messages, theme: &Theme) -> LeaguePages {
    Pages { of: *inputs, messages, theme }.compose()
}

struct Pages<'a> {
    of: LeagueInputs<'a>,
    messages: &'a Messages,
    theme: &'a Theme,
}

impl Pages<'_> {
    fn compose(&self) -> LeaguePages {
        let section = self.get("league-section");
        let model = self.of.questionnaire.title.get(self.messages.locale());
        let shown = &self.of.league.ranked[..self.of.league.ranked.len().min(SHOWN)];
        LeaguePages {
            language: self.messages.locale().tag().to_owned(),
            title: self.messages.with("league-title", &Args::new().text("title", model)),
            organisation: "Palier".to_owned(),
            running: model.to_owned(),
            footer: self.get("league-footer"),
            labels: cover::labels(self.messages, false),
            line: self.line(),
            head: Head {
                id: "league".to_owned(),
                section,
                headline: self.headline(),
                lead: self.lead(),
                remarks: Remarks::default(),
            },
            table: (!shown.is_empty()).then(|| self.table(shown)),
            unranked: self.unranked(SHOWN - shown.len()),
            method: Note {
                label: self.get("league-method-label"),
                text: self.get("league-method"),
                tone: Tone::Neutral,
            },
            citation: self.get("league-citation"),
        }
    }

    fn get(&self, id: &str) -> String {
        self.messages.get(id)
    }

    fn count(&self, number: usize) -> String {
        locale::integer(self.messages.locale(), number)
    }

    /// "Palier questionnaire 1.2 · customers · 15 October 2026".
    fn line(&self) -> String {
        let locale = self.messages.locale();
        let questionnaire = self.of.questionnaire;
        let mut parts = vec![format!("{}\u{a0}{}", questionnaire.title.get(locale), questionnaire.version)];
        parts.extend(self.of.perspective.map(|p| questionnaire.perspectives[p].title.get(locale).to_owned()));
        parts.extend(self.of.date.map(|date| locale::day(locale, date)));
        parts.join(" · ")
    }

    fn headline(&self) -> String {
        let ranked = &self.of.league.ranked;
        let Some(first) = ranked.first() else { return self.get("league-headline-none") };
        let args = Args::new().count("n", first.ranks.1).count("of", ranked.len());
        let args = args.text("name", self.name(first.organisation));
        self.messages.with(
            match first.ranks.1 {
                _ if ranked.len() == 1 => "league-headline-single",
                1 => "league-headline-alone",
                n if n == ranked.len() => "league-headline-all",
                _ => "league-headline-together",
            },
            &args,
        )
    }

    fn lead(&self) -> String {
        let League { ranked, unranked } = self.of.league;
        let mut sentences = Vec::new();
        if let Some(last) = ranked.last() {
            let args = Args::new().count("n", ranked.len()).count("bands", last.band);
            sentences.push(self.messages.with("league-lead", &args));
        }
        if ranked.len() > SHOWN {
            sentences.push(self.messages.with("league-lead-shown", &Args::new().count("n", SHOWN)));
        }
        if !unranked.is_empty() {
            sentences.push(self.messages.with("league-lead-unranked", &Args::new().count("n", unranked.len())));
        }
        sentences.join(" ")
    }

    fn table(&self, shown: &[Ranked]) -> LeagueTable {
        let axis = self.axis(shown);
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        for row in shown {
            *names.entry(self.name(row.organisation)).or_default() += 1;
        }
        let scale = self.get("league-column-scale");
        let bands = shown.chunk_by(|a, b| a.band == b.band).map(|rows| LeagueBand {
            band: self.count(rows[0].band),
            ranks: self.ranks(rows[0].ranks),
            rows: rows.iter().map(|row| self.row(row.organisation, &names, &axis)).collect(),
        });
        LeagueTable {
            title: self.get("league-table-title"),
            unit: self.get("league-table-unit"),
            heads: LeagueHeads {
                band: self.get("league-column-band"),
                rank: self.get("league-column-rank"),
                organisation: self.get("league-column-organisation"),
                sector: self.get("league-column-sector"),
                n: self.get("league-column-n"),
                score: self.get("league-column-score"),
                scale: LeagueScale { svg: rank_axis(&scale, &axis, self.theme), label: scale },
            },
            sectors: shown.iter().any(|row| self.sector(row.organisation).is_some()),
            bands: bands.collect(),
            source: self.source(),
        }
    }

    fn row(&self, organisation: usize, names: &BTreeMap<&str, usize>, axis: &Axis) -> LeagueRow {
        let locale = self.messages.locale();
        let (value, (low, high)) = rated(self.of.scores.overall(organisation));
        let (score, around) = (locale::number(locale, value, 1), locale::around(locale, value, (low, high)));
        let name = self.name(organisation);
        let bar = RankBar { alt: format!("{score}\u{a0}{around}"), value, interval: Span { low, high } };
        let id = if names.get(name).is_some_and(|bearers| *bearers > 1) { self.id(organisation) } else { "" };
        LeagueRow {
            name: name.to_owned(),
            id: id.to_owned(),
            sector: self.sector(organisation).map_or_else(|| self.get("dash"), str::to_owned),
            n: self.respondents(organisation),
            svg: rank_bar(&bar, axis, self.theme),
            score,
            around,
        }
    }

    fn unranked(&self, room: usize) -> Option<Table> {
        let unranked = &self.of.league.unranked;
        if unranked.is_empty() || room == 0 {
            return None;
        }
        let column = |id: &str, numeric| Column { label: self.get(id), note: String::new(), numeric };
        let cell = |text: String| Cell { text, note: String::new(), tone: Tone::Neutral, class: None, svg: None };
        let rows = unranked.iter().take(room).map(|(organisation, why)| {
            let score = self.of.scores.overall(*organisation).score();
            let score = score.map(|score| locale::number(self.messages.locale(), score, 1));
            let cells = [
                self.name(*organisation).to_owned(),
                self.sector(*organisation).map_or_else(|| self.get("dash"), str::to_owned),
                self.respondents(*organisation),
                score.unwrap_or_else(|| self.get("dash")),
                self.get(reason(why)),
            ];
            Row { cells: cells.map(cell).into(), total: false }
        });
        let title = if unranked.len() > room { "league-unranked-some" } else { "league-unranked-title" };
        Some(Table {
            id: "unranked".to_owned(),
            title: self
                .messages
                .with(title, &Args::new().count("n", room.min(unranked.len())).count("of", unranked.len())),
            unit: String::new(),
            columns: vec![
                column("league-column-organisation", false),
                column("league-column-sector", false),
                column("league-column-n", true),
                column("league-column-score", true),
                column("league-column-why", false),
            ],
            rows: rows.collect(),
            source: self.source(),
        })
    }

    /// Instrument, organisations and respondents.
    fn source(&self) -> String {
        let scores = self.of.scores;
        let respondents = scores.kept().map(|o| scores.organisations()[o].respondents as usize).sum();
        let args = Args::new().text("line", self.line()).count("n", scores.kept().count());
        self.messages.with("league-source", &args.count("respondents", respondents))
    }

    fn ranks(&self, (low, high): (usize, usize)) -> String {
        if low == high { self.count(low) } else { format!("{}–{}", self.count(low), self.count(high)) }
    }

    fn id(&self, organisation: usize) -> &str {
        &self.of.scores.organisations()[organisation].id
    }

    fn name(&self, organisation: usize) -> &str {
        let id = self.id(organisation);
        self.of.profiles.get(id).and_then(|profile| profile.name.as_deref()).unwrap_or(id)
    }

    fn sector(&self, organisation: usize) -> Option<&str> {
        self.of.profiles.sector(self.id(organisation))
    }

    fn respondents(&self, organisation: usize) -> String {
        self.count(self.of.scores.organisations()[organisation].respondents as usize)
    }

    /// A scale that holds every interval shown, by the smallest step that keeps the hairlines few.
    fn axis(&self, shown: &[Ranked]) -> Axis {
        let ends = shown.iter().map(|row| rated(self.of.scores.overall(row.organisation)).1);
        let (low, high) = ends.fold((100.0_f64, 0.0_f64), |(low, high), (l, h)| (low.min(l), high.max(h)));
        let stretch = |step: f64| ((low / step).floor() * step, (high / step).ceil().max(1.0) * step);
        let few = |step: &&f64| {
            let (low, high) = stretch(**step);
            (high - low) / **step < HAIRLINES as f64
        };
        let step = *STEPS.iter().find(few).unwrap_or(&STEPS[STEPS.len() - 1]);
        let (low, high) = stretch(step);
        let places = (0..HAIRLINES).map(|i| low + step * i as f64).take_while(|at| *at <= high);
        let tick = |at| Tick { at, label: locale::bound(self.messages.locale(), at) };
        Axis { span: Span { low, high }, ticks: places.map(tick).collect() }
    }
}

fn rated(figure: &Figure) -> (f64, (f64, f64)) {
    figure.score().zip(figure.interval()).expect("who is ranked has a score and an interval")
}

/// The sentence of a reason.
fn reason(why: &str) -> &'static str {
    match why {
        "one-respondent" => "no-interval-one",
        "no-variation" => "no-interval-alike",
        "not-applicable" => "absent-not-applicable",
        "suppressed" => "absent-hidden",
        _ => "absent-unanswered",
    }
}
