//! Every practice and question of a domain: score, level reached and next level, shares of answers by group, what to do next.
//!
//! Answers are told as shares, and only where enough answered; single respondents' words are never printed.

use crate::chart::{self, DistributionRow, Levels};
use crate::locale::{self, Args};
use crate::scoring::{FEWEST, Tally};

use super::composer::{Composer, behind, cell, row};
use super::draw::Chart;
use super::facts::{Action, Asked, Domain, Form, Heard, Practice, Rating, Trace};
use super::model::{Cell, Column, Detail, KeyFigure, Note, PracticeDetail, QuestionDetail, Row, Rung, Table, Tone};
use super::replies;

/// A domain's detail; none where the template does not tell of it.
pub(super) fn compose(composer: &Composer, index: usize) -> Option<Detail> {
    let domain = &composer.facts.domains[index];
    if !composer.facts.detail {
        return None;
    }
    let practices = domain.practices.iter().enumerate().filter(|(_, practice)| !practice.asked_of.is_empty());
    let practices: Vec<_> = practices.map(|(place, found)| practice(composer, found, (index, place))).collect();
    let (headline, ends) = headline(composer, domain);
    // How to read it is said once.
    let first = composer.facts.domains.iter().position(|domain| domain.questions > 0) == Some(index);
    let reading = first.then(|| {
        let args = Args::new().count("few", FEWEST).count("minimum", composer.facts.minimum);
        let single = composer.facts.leading.method.single();
        if single { composer.get("detail-lead-agreed") } else { composer.say("detail-lead", &args) }
    });
    let lead = [ends, reading].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let section = composer.say("detail-section", &Args::new().text("domain", &domain.title));
    Some(Detail {
        head: composer.head(&format!("detail.{}", domain.id), section, headline, lead),
        practices,
        source: format!("{}.", composer.source()),
    })
}

/// From the weakest practice to the best, and which ones they are.
fn headline(composer: &Composer, domain: &Domain) -> (String, Option<String>) {
    let args = Args::new().text("domain", &domain.title);
    let rated = || domain.practices.iter().filter_map(|practice| Some((practice, practice.score.value()?)));
    let weakest = rated().min_by(|a, b| a.1.total_cmp(&b.1));
    let best = rated().max_by(|a, b| a.1.total_cmp(&b.1));
    let apart = |(weakest, best): &((_, f64), (_, f64))| composer.number(weakest.1) != composer.number(best.1);
    let Some((weakest, best)) = weakest.zip(best).filter(apart) else {
        return (composer.say("detail-headline-plain", &args), None);
    };
    let quoted = |practice: &Practice| locale::quoted(composer.locale(), &practice.title);
    let ends = Args::new().text("weakest", quoted(weakest.0)).text("best", quoted(best.0));
    let args = args.text("low", composer.number(weakest.1)).text("high", composer.number(best.1));
    (composer.say("detail-headline", &args), Some(composer.say("detail-ends", &ends)))
}

fn practice(composer: &Composer, practice: &Practice, at: (usize, usize)) -> PracticeDetail {
    let (alone, named) = (practice.asked_of.len() == 1, !composer.facts.sides.is_empty());
    let questions = practice.asked_of.iter().map(|asked| QuestionDetail {
        title: if asked.title == practice.title || asked.title == asked.text {
            String::new()
        } else {
            asked.title.clone()
        },
        score: if asked.scored && (!alone || named) { scores(composer, asked, named) } else { String::new() },
        ..question(composer, asked)
    });
    let actions =
        composer.facts.actions.iter().filter(
            |action| matches!(action.trace, Trace::Practice { domain, practice, .. } if (domain, practice) == at),
        );
    PracticeDetail {
        id: format!("detail-practice-{}", practice.id),
        title: practice.title.clone(),
        score: score(composer, practice),
        rungs: rungs(composer, practice),
        questions: questions.collect(),
        advice: actions.map(|action| advice(composer, action, &practice.title)).collect(),
        evidence: practice.notes.clone(),
    }
}

/// What to do next; it names its question only where the practice has several.
fn advice(composer: &Composer, action: &Action, practice: &str) -> Note {
    let note = super::domain::step(composer, action);
    if action.title != practice {
        return note;
    }
    let rise = replies::rise(composer, action);
    let label = match action.code.as_str() {
        "" => locale::capital(&rise),
        code => composer.say("detail-step-code", &Args::new().text("code", code).text("rise", rise)),
    };
    Note { label, ..note }
}

fn score(composer: &Composer, practice: &Practice) -> KeyFigure {
    if let Some((name, rating, n)) = &practice.elsewhere {
        let under = composer.say("detail-of-party", &Args::new().text("name", name).count("n", *n));
        return figure(composer, rating, under);
    }
    let counts = practice.asked_of.iter().any(|asked| asked.scored);
    if !counts {
        return KeyFigure {
            text: composer.get("detail-unscored"),
            ..figure(composer, &Rating::NotApplicable, String::new())
        };
    }
    let n = composer.say("n-equals", &Args::new().count("n", practice.respondents));
    figure(composer, &practice.score, if composer.facts.leading.method.single() { String::new() } else { n })
}

fn figure(composer: &Composer, rating: &Rating, under: String) -> KeyFigure {
    let rated = rating.rated();
    KeyFigure {
        label: composer.get("column-score"),
        value: rated.map_or_else(|| composer.get("dash"), |rated| composer.number(rated.value)),
        beside: rated.map_or_else(String::new, |rated| composer.interval(&rated)),
        under: if rated.is_some() { under } else { String::new() },
        text: rated.map_or_else(|| composer.score(rating), |rated| composer.no_interval(&rated)),
        svg: None,
    }
}

fn rungs(composer: &Composer, practice: &Practice) -> Vec<Rung> {
    let Some(level) = practice.level else { return Vec::new() };
    let rung = |label: &str, steps: usize, name: &str, text: &str| {
        let number = steps + practice.first;
        let args = Args::new().count("level", number).count("of", practice.levels + practice.first);
        let own = practice.reply.is_some();
        let alt = if own { name.to_owned() } else { composer.say("level-of", &args) };
        let name = if own || name == number.to_string() { alt.clone() } else { format!("{name} ({alt})") };
        let data = Levels { alt, reached: Some(number), of: practice.levels + practice.first };
        let svg = (!own).then(|| composer.levels(data));
        Rung { label: composer.get(label), name, text: text.to_owned(), svg }
    };
    let [here, above] = match practice.reply {
        Some(_) => ["column-level-replies", "detail-next-reply"],
        None => ["column-level", "detail-next"],
    };
    let reached = rung(here, level, &practice.level_name, &practice.anchor);
    let next = practice.next.as_ref().map(|(name, text)| rung(above, level + 1, name, text));
    std::iter::once(reached).chain(next).collect()
}

fn question(composer: &Composer, asked: &Asked) -> QuestionDetail {
    let told = asked.heard.iter().any(|heard| !heard.method.single() && heard.all.is_some());
    let (svg, table) = match asked.form {
        Form::Words => (None, None),
        _ if !told => (None, None),
        Form::Ordered | Form::Choice => {
            (Some(composer.drawing(&Chart::Distribution(drawn(composer, asked)))), Some(shares(composer, asked)))
        }
        Form::Several => (None, Some(options(composer, asked))),
    };
    QuestionDetail {
        id: asked.id.clone(),
        title: String::new(),
        text: asked.text.clone(),
        help: asked.help.clone(),
        score: String::new(),
        svg,
        table,
        note: note(composer, asked),
    }
}

/// The score of each set of respondents.
fn scores(composer: &Composer, asked: &Asked, named: bool) -> String {
    let one = |heard: &Heard| {
        let score = composer.score_with_interval(&heard.rating);
        let args = || Args::new().text("name", &heard.name).text("value", &score);
        if named { composer.say("pair", &args()) } else { score.clone() }
    };
    asked.heard.iter().map(one).collect::<Vec<_>>().join(" · ")
}

/// A row a set of respondents, and under it its groups; whether it is a whole.
fn rows(asked: &Asked) -> impl Iterator<Item = (&str, Option<&Tally>, bool)> {
    asked.heard.iter().flat_map(|heard| {
        // A group of which nobody answered was not asked.
        let groups = heard.groups.iter().filter(|(_, tally)| tally.as_ref().is_none_or(|tally| tally.answered > 0));
        let groups = groups.map(|(name, tally)| (name.as_str(), tally.as_ref(), false));
        std::iter::once((heard.name.as_str(), heard.all.as_ref(), true)).chain(groups)
    })
}

fn share(tally: &Tally, class: usize) -> f64 {
    if tally.answered == 0 { 0.0 } else { tally.options[class] as f64 / tally.answered as f64 }
}

/// "n = 14", or that it is not shown.
fn base(composer: &Composer, tally: Option<&Tally>) -> String {
    match tally {
        Some(tally) => composer.say("n-equals", &Args::new().count("n", tally.answered)),
        None => composer.get("hidden-short"),
    }
}

fn drawn(composer: &Composer, asked: &Asked) -> chart::Distribution {
    let row = |(name, tally, total): (&str, Option<&Tally>, bool)| {
        let answered = tally.filter(|tally| tally.answered > 0);
        let share = |tally: &Tally, class| (share(tally, class), composer.percent(share(tally, class)));
        DistributionRow {
            name: name.to_owned(),
            shares: answered.map_or_else(Vec::new, |tally| (0..asked.classes.len()).map(|c| share(tally, c)).collect()),
            label: base(composer, tally),
            total,
        }
    };
    let whole = asked.heard.first().and_then(|heard| heard.all.as_ref());
    let told = asked
        .classes
        .iter()
        .enumerate()
        .filter_map(|(class, name)| Some(format!("{name}\u{a0}{}", composer.percent(share(whole?, class)))));
    let alt = told.collect::<Vec<_>>().join(", ");
    chart::Distribution {
        alt: if alt.is_empty() { asked.title.clone() } else { alt },
        classes: asked.classes.clone(),
        rows: rows(asked).map(row).collect(),
    }
}

fn share_cell(composer: &Composer, tally: Option<&Tally>, class: usize) -> Cell {
    match tally {
        Some(tally) if tally.answered > 0 => cell(composer.percent(share(tally, class))),
        Some(_) => cell(composer.get("dash")),
        None => cell(composer.get("hidden-short")).tone(Tone::Muted),
    }
}

/// The shares behind a drawing: one row a group.
fn shares(composer: &Composer, asked: &Asked) -> Table {
    let figure = |label: &str| Column { label: label.to_owned(), note: String::new(), numeric: true };
    let mut columns = vec![composer.column("column-group", false), figure(&composer.get("column-answers"))];
    columns.extend(asked.classes.iter().map(|name| figure(name)));
    let row = |(name, tally, _): (&str, Option<&Tally>, bool)| {
        let shares = (0..asked.classes.len()).map(|class| share_cell(composer, tally, class));
        row([cell(name), cell(base(composer, tally))].into_iter().chain(shares).collect())
    };
    behind(columns, rows(asked).map(row).collect())
}

/// Where several options could be chosen: one row an option, one column a group, the whole drawn.
fn options(composer: &Composer, asked: &Asked) -> Table {
    let told: Vec<_> = rows(asked).collect();
    let column = |(name, tally, _): &(&str, Option<&Tally>, bool)| Column {
        label: (*name).to_owned(),
        note: tally.map_or_else(String::new, |tally| base(composer, Some(tally))),
        numeric: true,
    };
    let mut columns = vec![composer.column("detail-options", false)];
    columns.extend(told.iter().map(column));
    let option = |(class, name): (usize, &String)| -> Row {
        let cells = told.iter().map(|(_, tally, total)| {
            let told = share_cell(composer, *tally, class);
            match tally.filter(|tally| *total && tally.answered > 0) {
                Some(tally) => {
                    let bar = chart::ResponseBar { alt: told.text.clone(), share: Some(share(tally, class)) };
                    told.drawn(composer.drawing(&Chart::ResponseBar(bar)))
                }
                None => told,
            }
        });
        row([cell(name)].into_iter().chain(cells).collect())
    };
    behind(columns, asked.classes.iter().enumerate().map(option).collect())
}

/// The answer agreed on, why nothing is shown, or how many gave no answer.
fn note(composer: &Composer, asked: &Asked) -> String {
    let several = asked.heard.len() > 1;
    let told = asked.heard.iter().filter_map(|heard| {
        let text = heard_note(composer, asked, heard)?;
        Some(if several {
            composer.say("pair", &Args::new().text("name", &heard.name).text("value", text))
        } else {
            text
        })
    });
    told.collect::<Vec<_>>().join(" ")
}

fn heard_note(composer: &Composer, asked: &Asked, heard: &Heard) -> Option<String> {
    let few = || composer.say("detail-few", &Args::new().count("few", FEWEST));
    let Some(all) = &heard.all else { return Some(few()) };
    if heard.method.single() {
        let given = (0..asked.classes.len()).filter(|class| all.options[*class] > 0);
        let given: Vec<_> = given.map(|class| locale::quoted(composer.locale(), &asked.classes[class])).collect();
        return Some(match (asked.form, given.is_empty()) {
            (Form::Words, _) | (_, true) if all.answered == 0 => composer.get("detail-answer-none"),
            (Form::Words, _) => composer.get("detail-answer-words"),
            (_, true) => composer.get("detail-answer-no-option"),
            (_, false) => composer.say("detail-answer", &Args::new().text("answer", composer.list(&given))),
        });
    }
    if asked.form == Form::Words {
        return Some(composer.say("detail-words", &Args::new().count("n", all.answered)));
    }
    let asked_all = all.answered + heard.without;
    (heard.without > 0).then(|| {
        let share = heard.without as f64 / asked_all as f64;
        composer.say("detail-without", &Args::new().text("share", composer.percent(share)))
    })
}
