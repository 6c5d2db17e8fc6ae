//! Where every figure comes from: answers, formulas, sources, glossary.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Composer, cell, row, total};
use super::draw::Chart;
use super::facts::{Answers, Domain, External, Rating};
use super::model::{Annex, Note, Row, Table, Tone};

pub(super) fn compose(composer: &Composer) -> Annex {
    let head = composer.head("annex", composer.get("annex-section"), composer.get("annex-headline"), lead(composer));
    Annex {
        head,
        overall: overall(composer),
        answers: if composer.facts.detail { Vec::new() } else { all_answers(composer) },
        agreement: super::agreement::table(composer),
        sample: super::agreement::sample(composer),
        surveys: super::surveys::table(composer),
        indicative: super::indicative::tables(composer),
        unscored: super::unscored::annexed(composer),
        formulas_title: composer.get("formulas-title"),
        formulas: formulas(composer),
        sources_title: composer.get("sources-title"),
        sources: sources(composer),
        glossary_title: composer.get("glossary-title"),
        glossary: glossary(composer),
    }
}

fn lead(composer: &Composer) -> String {
    let facts = composer.facts;
    composer.say(
        if facts.detail { "annex-lead-detail" } else { "annex-lead" },
        &Args::new().count("questions", facts.instrument.questions).count("domains", facts.domains.len()),
    )
}

fn overall(composer: &Composer) -> Table {
    let facts = composer.facts;
    let rated: f64 =
        facts.domains.iter().filter(|domain| domain.standing.score.value().is_some()).map(|domain| domain.share).sum();
    let dash = || cell(composer.get("dash"));
    let mut sum = 0.0;
    let mut rows: Vec<Row> = Vec::new();
    for domain in &facts.domains {
        let mut cells = vec![cell(&domain.title), cell(composer.score_with_interval(&domain.standing.measured))];
        if composer.rules() {
            cells.push(cell(composer.score_with_interval(&domain.standing.score)));
        }
        match domain.standing.score.value() {
            Some(value) => {
                let part = value * domain.share / rated;
                sum += part;
                cells.push(cell(composer.rate(domain.share / rated)));
                cells.push(cell(locale::number(composer.locale(), part, 2)));
            }
            None => cells.extend([dash(), dash()]),
        }
        rows.push(row(cells));
    }
    let all = facts.overall.score;
    let capped = all.value().is_some_and(|value| (value - sum).abs() > 1e-6);
    let mut last = vec![cell(composer.get("all-domains")), cell(composer.score_with_interval(&facts.overall.measured))];
    if composer.rules() {
        last.push(cell(composer.score_with_interval(&all)));
    }
    last.extend([
        if rated > 0.0 { cell(composer.rate(1.0)) } else { dash() },
        if all.value().is_some() { cell(locale::number(composer.locale(), sum, 2)) } else { dash() },
    ]);
    rows.push(total(last));
    let columns = if composer.rules() {
        vec!["column-domain", "column-measured", "column-after-rules", "column-weight", "column-part"]
    } else {
        vec!["column-domain", "column-score", "column-weight", "column-part"]
    };
    let how = composer.get(if capped { "overall-how-capped" } else { "overall-how" });
    Table {
        id: "annex-overall".into(),
        title: match all.value() {
            Some(value) => composer.say("overall-title", &Args::new().text("score", composer.number(value))),
            None => composer.get("overall-title-unrated"),
        },
        unit: composer.ruled("overall-unit"),
        columns: columns.into_iter().map(|id| composer.column(id, id != "column-domain")).collect(),
        rows,
        source: format!("{}. {how}", composer.source()),
    }
}

/// Every question's answers; a report that tells of each at length has them there.
fn all_answers(composer: &Composer) -> Vec<Table> {
    let (mut levelled, mut plain) = (false, false);
    let one = |domain| {
        let (levels, rows) = answers(composer, domain);
        // What the figures are is said once, the names of the levels with every table.
        let unit = match &levels {
            Some(levels) => {
                let again = std::mem::replace(&mut levelled, true);
                let id = if again { "answers-levels" } else { "answers-unit-levels" };
                composer.say(id, &Args::new().text("levels", levels.join(" · ")))
            }
            None if std::mem::replace(&mut plain, true) => String::new(),
            None => composer.get("answers-unit"),
        };
        answers_table(composer, domain, (unit, rows))
    };
    composer.facts.domains.iter().map(one).collect()
}

/// The levels that every question of a domain shares, which are named once above the table, and the rows.
fn answers(composer: &Composer, domain: &Domain) -> (Option<Vec<String>>, Vec<Row>) {
    let questions: Vec<_> = domain.practices.iter().flat_map(|practice| &practice.answers).collect();
    let levels = questions.first().filter(|first| !first.counts.is_empty());
    let shared = levels.filter(|first| questions.iter().all(|answers| level_names(answers).eq(level_names(first))));
    let shared = shared.map(|first| level_names(first).map(str::to_owned).collect());
    let rows = questions.iter().map(|answers| answers_row(composer, answers, shared.is_some())).collect();
    (shared, rows)
}

fn level_names(answers: &Answers) -> impl Iterator<Item = &str> {
    answers.counts.iter().map(|(name, _)| name.as_str())
}

fn answers_table(composer: &Composer, domain: &Domain, (unit, rows): (String, Vec<Row>)) -> Table {
    Table {
        id: format!("answers-{}", domain.id),
        title: composer.say("answers-title", &Args::new().text("domain", &domain.title)),
        unit,
        columns: [
            ("column-question", false),
            ("column-answers", false),
            ("column-na", true),
            ("column-dk", true),
            ("column-blank", true),
            ("column-score", true),
        ]
        .map(|(id, numeric)| composer.column(id, numeric))
        .into(),
        rows,
        source: format!("{}.", composer.source()),
    }
}

fn answers_row(composer: &Composer, answers: &Answers, short: bool) -> Row {
    // The scorecard holds no count of a question put to too few.
    if answers.score == Rating::Hidden {
        let hidden = cell(composer.get("hidden-short")).tone(Tone::Muted);
        return row([cell(&answers.question)].into_iter().chain(std::iter::repeat_n(hidden, 5)).collect());
    }
    let count = |n: usize| locale::integer(composer.locale(), n);
    let told: Vec<_> = answers
        .counts
        .iter()
        .map(|(name, n)| composer.say("pair", &Args::new().text("name", name).text("value", count(*n))))
        .collect();
    let told = if told.is_empty() { composer.get("answers-none") } else { told.join(" · ") };
    let counts: Vec<_> = answers.counts.iter().map(|(_, n)| count(*n)).collect();
    let shown = if short { series(&counts) } else { told.clone() };
    let absent = answers.not_applicable + answers.dont_know + answers.blank;
    let bar = chart::AnswerBar {
        alt: told.clone(),
        levels: answers.counts.iter().map(|(_, n)| *n as f64).collect(),
        absent: absent as f64,
    };
    row(vec![
        cell(&answers.question),
        cell(shown).drawn(composer.drawing(&Chart::AnswerBar(bar))),
        cell(count(answers.not_applicable)),
        cell(count(answers.dont_know)),
        cell(count(answers.blank)),
        match answers.score.rated() {
            Some(_) => cell(composer.score_with_interval(&answers.score)),
            None => cell(composer.get("dash")).note(composer.score(&answers.score)),
        },
    ])
}

/// Counts that stay on one line where they are few: what is parted is not compared.
fn series(counts: &[String]) -> String {
    const WHOLE: usize = 7;
    counts.join(if counts.len() <= WHOLE { "\u{a0}·\u{a0}" } else { " · " })
}

/// Pairs of messages `id-label` and `id`.
fn pairs(composer: &Composer, ids: &[&str]) -> Vec<Note> {
    ids.iter().map(|id| composer.note(Tone::Neutral, &format!("{id}-label"), composer.get(id))).collect()
}

fn formulas(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let mut ids = vec!["formula-answer", "formula-domain"];
    if facts.instrument.groups_alike && !facts.leading.method.single() {
        ids.push("formula-balance");
    }
    ids.push("formula-overall");
    if !facts.leading.method.single() {
        ids.extend(["formula-interval", "formula-groups", "formula-alpha", "formula-agreement", "formula-sample"]);
    }
    if facts.stages.is_some() {
        ids.push("formula-stage");
    }
    if facts.peers.is_some() {
        ids.push("formula-percentile");
    }
    if !facts.plugins.is_empty() {
        ids.push("formula-rules");
    }
    ids.extend(["formula-level", "formula-impact"]);
    pairs(composer, &ids).into_iter().chain(super::metric::formulas(composer)).collect()
}

fn sources(composer: &Composer) -> Vec<Note> {
    let mut notes = sources_of_figures(composer);
    let mut told = Vec::new();
    for norm in &composer.facts.norms {
        let source = (&norm.index, &norm.year, &norm.source);
        if !told.contains(&source) {
            told.push(source);
            let label = format!("{}, {}.", norm.index, norm.year);
            notes.push(Note {
                label,
                text: super::benchmark::read_in(composer, norm, &norm.source),
                tone: Tone::Neutral,
            });
        }
    }
    notes.extend(super::metric::sources(composer));
    notes
}

/// The questionnaire, the peers, the extensions, and what is not part of Palier.
fn sources_of_figures(composer: &Composer) -> Vec<Note> {
    let facts = composer.facts;
    let instrument = &facts.instrument;
    let mut text = vec![format!("{}@{}.", instrument.id, instrument.version), instrument.citation.clone()];
    if !instrument.disclaimer.is_empty() {
        text.push(instrument.disclaimer.clone());
    }
    if !instrument.licence.is_empty() {
        text.push(composer.say("licence", &Args::new().text("licence", &instrument.licence)));
    }
    let mut notes = vec![Note { label: format!("{}.", instrument.title), text: text.join(" "), tone: Tone::Neutral }];
    if let Some(peers) = &facts.peers {
        notes.push(composer.note(Tone::Neutral, "source-pool-label", locale::capital(&composer.peers(peers)) + "."));
    }
    for plugin in &facts.plugins {
        notes.push(Note {
            label: format!("{} {}.", plugin.title, plugin.version),
            text: composer.say("source-plugin", &Args::new().text("id", &plugin.id)),
            tone: Tone::Neutral,
        });
    }
    notes.extend(external(composer));
    notes
}

/// What is not part of Palier, each with its hash; and with that which the assessment pins, where it is another.
pub(super) fn external(composer: &Composer) -> Vec<Note> {
    let one = |external: &External| {
        let args = Args::new().text("hash", &external.sha256);
        let (text, tone) = match (&external.pinned, external.shipped) {
            (None, _) => (composer.say("source-external", &args), Tone::Neutral),
            (Some(pin), false) => (composer.say("source-external-pinned", &args.text("pin", pin)), Tone::Attention),
            (Some(pin), true) => (composer.say("source-shipped-pinned", &args.text("pin", pin)), Tone::Attention),
        };
        Note { label: format!("{}.", external.name), text, tone }
    };
    composer.facts.external.iter().map(one).collect()
}

fn glossary(composer: &Composer) -> Vec<Note> {
    let mut ids = vec!["term-practice", "term-level", "term-score", "term-interval"];
    if composer.facts.stages.is_some() {
        ids.extend(["term-stage", "term-condition"]);
    }
    if composer.facts.peers.is_some() {
        ids.extend(["term-percentile", "term-quartile", "term-peers"]);
    }
    if !composer.facts.plugins.is_empty() {
        ids.push("term-rule");
    }
    let mut terms = pairs(composer, &ids);
    terms.sort_by_key(|term| term.label.to_lowercase());
    terms
}
