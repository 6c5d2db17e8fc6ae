//! What all pages share: sentences, figures in words, numbered charts, and the consultant's own words.

use std::cell::{Cell, OnceCell, RefCell};

use crate::chart::{self, Theme};
use crate::locale::{self, Args, Locale, Messages};

use super::draw::{Chart, draw};
use super::facts::{Action, Certainty, Facts, GateKind, Method, Party, Peers, Position, Rated, Rating, Span};
use super::model::{self as report, Column, Figure, Head, Note, Row, Table, Tone};
use super::words::Words;

/// Composes one report.
pub(super) struct Composer<'a> {
    pub facts: &'a Facts,
    pub messages: &'a Messages,
    pub theme: &'a Theme,
    pub words: &'a Words,
    figures: Cell<usize>,
    /// Of the leading questionnaire: most pages name it.
    source: OnceCell<String>,
    /// The levels that were drawn: practices share a few.
    levels: RefCell<Vec<(chart::Levels, String)>>,
    /// Scores that would seem to reach a threshold that they miss, with the decimals that they need.
    precise: Vec<(f64, usize)>,
}

/// A figure's words; the drawing comes beside.
pub(super) struct Caption {
    pub id: &'static str,
    /// Which of several figures of that kind; empty for one of its kind.
    pub of: String,
    pub title: String,
    pub unit: String,
    pub source: String,
    pub alt: String,
}

impl<'a> Composer<'a> {
    pub fn new(facts: &'a Facts, words: &'a Words, theme: &'a Theme) -> Self {
        let mut precise = Vec::new();
        let mut against = |value: Option<f64>, threshold: f64| {
            let decimals = value.map_or(1, |value| locale::decimals_below(value, threshold, 1));
            precise.extend(value.filter(|_| decimals > 1).map(|value| (value, decimals)));
        };
        if let Some(stages) = &facts.stages {
            stages.all.iter().for_each(|stage| against(facts.overall.score.value(), stage.from));
            for gate in &stages.gates {
                if let GateKind::Domain { domain, at_least } = gate.kind {
                    against(facts.domains[domain].standing.score.value(), at_least);
                }
            }
        }
        Self {
            facts,
            messages: &facts.messages,
            theme,
            words,
            figures: Cell::new(0),
            source: OnceCell::new(),
            levels: RefCell::default(),
            precise,
        }
    }

    pub fn locale(&self) -> Locale {
        self.facts.locale
    }

    /// A sentence without places.
    pub fn get(&self, id: &str) -> String {
        self.messages.get(id)
    }

    /// A sentence.
    pub fn say(&self, id: &str, args: &Args) -> String {
        self.messages.with(id, args)
    }

    /// A sentence that tells of sector rules, or the one without them where no plugin examined anything.
    pub fn ruled(&self, id: &str) -> String {
        if self.rules() { self.get(id) } else { self.get(&format!("{id}-unruled")) }
    }

    /// Whether sector rules were examined.
    pub fn rules(&self) -> bool {
        !self.facts.plugins.is_empty() || !self.facts.effects.is_empty()
    }

    /// A figure with one decimal, or more where it would seem to reach a threshold that it misses.
    pub fn number(&self, value: f64) -> String {
        let needed =
            self.precise.iter().filter(|(of, _)| of.to_bits() == value.to_bits()).map(|(_, decimals)| *decimals);
        let decimals = needed.max().unwrap_or(1);
        locale::number(self.locale(), value, decimals)
    }

    /// A difference of scores, with its sign.
    pub fn signed(&self, value: f64) -> String {
        locale::signed(self.locale(), value, 1)
    }

    /// A signed difference of counts; of figures with decimals where it has any.
    pub fn signed_whole(&self, value: f64) -> String {
        locale::signed(self.locale(), value, usize::from(value.fract().abs() > 1e-9))
    }

    /// A distance, without sign and unit.
    pub fn distance(&self, value: f64) -> String {
        locale::number(self.locale(), value.abs(), 1)
    }

    /// A share of 1, whole.
    pub fn percent(&self, share: f64) -> String {
        locale::percent(self.locale(), share, 0)
    }

    /// A share of 1, with one decimal.
    pub fn rate(&self, share: f64) -> String {
        locale::percent(self.locale(), share, 1)
    }

    /// Longer things after one another, with semicolons and a full stop.
    pub fn enumerate<S: AsRef<str>>(&self, items: &[S]) -> String {
        let between = self.get("semicolon") + " ";
        let bare = |item: &S| item.as_ref().trim_end_matches('.').to_owned();
        items.iter().map(bare).collect::<Vec<_>>().join(&between) + "."
    }

    /// The domains by name; how many they are where they are all of three or more, or where their names would fill a paragraph.
    pub fn domains<S: AsRef<str>>(&self, names: &[S]) -> String {
        const NAMED: usize = 8;
        const FEW: usize = 2;
        if names.len() == self.facts.domains.len() && names.len() > FEW {
            return self.say("domains-all", &Args::new().count("n", names.len()));
        }
        if names.len() <= NAMED {
            return self.list(names);
        }
        self.say("domains-many", &Args::new().count("n", names.len()))
    }

    /// A list with its conjunction.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        locale::list(self.locale(), items)
    }

    /// Two groups, as `high` and `low` of a sentence that puts one beside the other.
    pub fn groups(&self, high: usize, low: usize) -> Args<'static> {
        let name = |group: usize| &self.facts.groups[group].name;
        self.pair(("high", name(high)), ("low", name(low)))
    }

    /// Two names of a sentence that puts one beside the other.
    pub fn pair(&self, first: (&'static str, &str), second: (&'static str, &str)) -> Args<'static> {
        let [one, other] = locale::names(self.locale(), &[first.1, second.1]).try_into().expect("as many names");
        Args::new().text(first.0, one).text(second.0, other)
    }

    /// "43.4", or why there is none.
    pub fn score(&self, rating: &Rating) -> String {
        match rating {
            Rating::Rated(rated) => self.number(rated.value),
            Rating::NotApplicable => self.get("absent-not-applicable"),
            Rating::Unanswered => self.get("absent-unanswered"),
            Rating::Hidden => self.get("absent-hidden"),
        }
    }

    /// "± 2.8", or the two ends where a bound of the scale cut one; empty without interval.
    pub fn interval(&self, rated: &Rated) -> String {
        rated.interval().map_or_else(String::new, |ends| locale::around(self.locale(), rated.value, ends))
    }

    /// "43.4 ± 2.8", "43.4" or why there is none.
    pub fn score_with_interval(&self, rating: &Rating) -> String {
        match rating.rated() {
            Some(rated) => {
                let (mut text, interval) = (self.number(rated.value), self.interval(&rated));
                if !interval.is_empty() {
                    text.push('\u{a0}');
                    text.push_str(&interval);
                }
                text
            }
            None => self.score(rating),
        }
    }

    /// Why a score has no interval; empty where it has one.
    pub fn no_interval(&self, rated: &Rated) -> String {
        match rated.certainty {
            Certainty::Interval(..) => String::new(),
            Certainty::OneRespondent => self.get("no-interval-one"),
            Certainty::AllAlike => self.get("no-interval-alike"),
            Certainty::Consensus => self.get("no-interval-consensus"),
            Certainty::Capped => self.get("no-interval-capped"),
            Certainty::NotKept => self.get("no-interval-not-kept"),
        }
    }

    /// "60th", or why there is none.
    pub fn percentile(&self, position: &Position) -> String {
        position.percentile.map_or_else(|| self.get("absent-percentile"), |percentile| self.rank(percentile))
    }

    /// "60th". Between two ranks, the lower one: no rank is claimed that was not reached.
    pub fn rank(&self, percentile: f64) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentile is 0 to 100")]
        locale::ordinal(self.locale(), percentile.floor() as usize)
    }

    /// A threshold, with as many decimals as it was written with.
    pub fn whole(&self, threshold: f64) -> String {
        locale::bound(self.locale(), threshold)
    }

    /// A stage's title within a sentence, in quotation marks: it may be any phrase.
    pub fn stage(&self, index: usize) -> String {
        let stages = self.facts.stages.as_ref().expect("who names a stage has stages");
        locale::quoted(self.locale(), &stages.all[index].title)
    }

    /// "3rd quartile"; empty below 12 peers.
    pub fn quartile(&self, position: &Position) -> String {
        position.quartile.map_or_else(String::new, |quartile| {
            self.say("quartile", &Args::new().text("rank", locale::ordinal(self.locale(), quartile)))
        })
    }

    /// "2nd quarter": a quarter of the peers by its rank.
    pub fn quarter(&self, rank: usize) -> String {
        self.say("zone", &Args::new().text("rank", locale::ordinal(self.locale(), rank)))
    }

    /// "0–3 months".
    pub fn span(&self, span: Span) -> String {
        self.get(match span {
            Span::Short => "span-short",
            Span::Middle => "span-middle",
            Span::Long => "span-long",
        })
    }

    /// The day on which a span of the road map ends.
    pub fn until(&self, span: Span) -> String {
        locale::day(self.locale(), locale::add_months(self.facts.day, span.months().1))
    }

    /// The day until which an action is done.
    pub fn deadline(&self, action: &Action) -> String {
        locale::day(self.locale(), self.last_day(action))
    }

    /// The same as a day: the consultant's, or the end of its span.
    pub fn last_day(&self, action: &Action) -> locale::Day {
        action.by.unwrap_or_else(|| locale::add_months(self.facts.day, action.horizon.months().1))
    }

    /// Instrument, date and number of respondents.
    pub fn source(&self) -> &str {
        self.source.get_or_init(|| self.source_of(&self.facts.leading))
    }

    /// The same of another set of respondents.
    pub fn source_of(&self, party: &Party) -> String {
        let args = Args::new()
            .text("instrument", locale::quoted(self.locale(), &party.questionnaire))
            .text("version", &party.version)
            .text("date", locale::month(self.locale(), self.facts.day))
            .count("n", party.respondents);
        let id = match party.method {
            Method::Consensus => "source-consensus",
            Method::Agreed => "source-agreed",
            _ => "source-answers",
        };
        self.say(id, &args)
    }

    /// Why there is no position where no peer is shown.
    pub fn no_peers(&self) -> String {
        match self.facts.leading.unranked {
            Some(from) => self.say("position-unranked", &Args::new().count("from", from)),
            None => self.get("position-no-pool"),
        }
    }

    /// The same, and the peers where there are any.
    pub fn source_with_peers(&self) -> String {
        let peers = self.facts.peers.as_ref().map(|peers| format!("{} {}", self.get("semicolon"), self.peers(peers)));
        format!("{}{}.", self.source(), peers.unwrap_or_default())
    }

    /// Who the peers are and where they come from.
    pub fn peers(&self, peers: &Peers) -> String {
        let args = Args::new()
            .text("pool", &peers.pool)
            .text("years", &peers.years)
            .text("cell", &peers.cell)
            .count("n", peers.count);
        let id = match (peers.fictional, peers.years.is_empty()) {
            (false, false) => "source-peers",
            (false, true) => "source-peers-undated",
            (true, false) => "source-peers-fictional",
            (true, true) => "source-peers-fictional-undated",
        };
        self.say(id, &args)
    }

    /// A page's head. `page` is its anchor; dots of the ids in `words` are dashes there.
    pub fn head(&self, page: &str, section: String, headline: String, lead: String) -> Head {
        Head {
            id: page.replace('.', "-"),
            section,
            headline: self.or_theirs(&format!("{page}.headline"), headline),
            lead: self.or_theirs(&format!("{page}.lead"), lead),
            remarks: self.words.remarks(page, self),
        }
    }

    /// The consultant's words under an id, or ours.
    pub fn or_theirs(&self, id: &str, ours: String) -> String {
        self.words.text(id, self).unwrap_or(ours)
    }

    /// A numbered figure.
    pub fn figure(&self, caption: Caption, chart: &Chart, table: Table) -> Figure {
        self.figures.set(self.figures.get() + 1);
        let id = if caption.of.is_empty() { caption.id.to_owned() } else { format!("{}-{}", caption.id, caption.of) };
        Figure {
            id: format!("figure-{id}"),
            number: self.figures.get(),
            title: caption.title,
            unit: caption.unit,
            svg: draw(chart, self.theme),
            source: caption.source,
            alt: caption.alt,
            table,
        }
    }

    /// A drawing without caption.
    pub fn drawing(&self, chart: &Chart) -> String {
        draw(chart, self.theme)
    }

    /// The level of a practice, drawn.
    pub fn levels(&self, data: chart::Levels) -> String {
        let mut drawn = self.levels.borrow_mut();
        if let Some((_, svg)) = drawn.iter().find(|(known, _)| *known == data) {
            return svg.clone();
        }
        let svg = chart::levels(&data, self.theme);
        drawn.push((data, svg.clone()));
        svg
    }

    /// A note from two messages.
    pub fn note(&self, tone: Tone, label: &str, text: String) -> Note {
        Note { label: self.get(label), text, tone }
    }

    /// A column by its message; figures stand at the right.
    pub fn column(&self, id: &str, numeric: bool) -> Column {
        Column { label: self.get(id), note: String::new(), numeric }
    }
}

/// How many of how many, and whether they are all.
pub(super) fn share_of((name, count): (&'static str, usize), of: usize) -> Args<'static> {
    Args::new().count(name, count).count("of", of).count("all", usize::from(count == of))
}

/// A text with the full stop that it may lack.
pub(super) fn closed(text: &str) -> String {
    let text = text.trim_end();
    let ends = text.trim_end_matches(['»', '”', ')', '\u{a0}', '\u{202f}', ' ']).ends_with(['.', '!', '?', '…']);
    if ends || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}

/// Sentences after one another, each with a full stop.
pub(super) fn sentences<S: AsRef<str>>(items: &[S]) -> String {
    let bare = |item: &S| locale::capital(item.as_ref().trim_end_matches('.'));
    items.iter().map(bare).collect::<Vec<_>>().join(". ") + "."
}

/// The part of the scale that holds these values, in whole tens and at least forty wide: differences show where scores lie close.
pub(super) fn scale_around(locale: Locale, values: impl Iterator<Item = f64>) -> chart::Axis {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        return scale(locale);
    }
    let (mut low, mut high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    while high - low < 40.0 {
        (low, high) = ((low - 10.0).max(0.0), (high + 10.0).min(100.0));
    }
    let step = if high - low > 70.0 { 20 } else { 10 };
    let ticks = (0..=100).step_by(step).map(f64::from).filter(|at| (low..=high).contains(at));
    let ticks = ticks.map(|at| chart::Tick { at, label: locale::number(locale, at, 0) }).collect();
    chart::Axis { span: chart::Span { low, high }, ticks }
}

/// The scale of scores with few ticks.
pub(super) fn scale(locale: Locale) -> chart::Axis {
    chart::Axis {
        span: chart::Span { low: 0.0, high: 100.0 },
        ticks: [0, 25, 50, 75, 100]
            .map(|at| chart::Tick { at: f64::from(at), label: locale::number(locale, f64::from(at), 0) })
            .into(),
    }
}

/// A scored interval as charts take it.
pub(super) fn span(rating: &Rating) -> Option<chart::Span> {
    rating.rated().and_then(|rated| rated.interval()).map(|(low, high)| chart::Span { low, high })
}

/// The peers' cuts as charts take them.
pub(super) fn cuts(position: Option<&Position>) -> Option<chart::Quartiles> {
    position.and_then(|position| position.quartiles).map(|cuts| chart::Quartiles {
        q1: cuts.q1,
        median: cuts.median,
        q3: cuts.q3,
    })
}

/// A plain cell.
pub(super) fn cell(text: impl Into<String>) -> report::Cell {
    report::Cell { text: text.into(), note: String::new(), tone: Tone::Neutral, class: None, svg: None }
}

impl report::Cell {
    pub(super) fn tone(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }

    pub(super) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    pub(super) fn drawn(mut self, svg: String) -> Self {
        self.svg = Some(svg);
        self
    }

    pub(super) fn class(mut self, class: Option<u8>) -> Self {
        self.class = class;
        self
    }
}

/// A row of plain or finished cells.
pub(super) fn row(cells: Vec<report::Cell>) -> Row {
    Row { cells, total: false }
}

/// The last row.
pub(super) fn total(cells: Vec<report::Cell>) -> Row {
    Row { cells, total: true }
}

/// The table behind a figure: only heads and rows.
pub(super) fn behind(columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table { id: String::new(), title: String::new(), unit: String::new(), columns, rows, source: String::new() }
}
