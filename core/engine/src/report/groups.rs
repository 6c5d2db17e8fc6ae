//! Groups of respondents side by side; hidden ones are named and nothing else.

use crate::chart;
use crate::locale::{self, Args};

use super::composer::{Caption, Composer, behind, cell, row, scale_around, share_of, total};
use super::draw::Chart;
use super::facts::{Facts, Rating, ShownGroup};
use super::model::{Cell, Column, Figure, Groups, Note, Table, Tone};
use super::verdict::{self, Difference, Disagreement};
use super::words::points;

/// Lower ends of the classes 2 to 5 of the heat map.
const CLASSES: [f64; 4] = [40.0, 50.0, 60.0, 70.0];

pub(super) fn compose(composer: &Composer) -> Option<Groups> {
    let shown: Vec<_> = shown(composer.facts).collect();
    if shown.len() < 2 {
        return None;
    }
    // The headline and the drawing speak of the same two groups.
    let widest = verdict::widest_disagreement(composer.facts);
    let head = composer.head(
        "groups",
        composer.get("groups-section"),
        headline(composer, widest.as_ref()),
        lead(composer, &shown),
    );
    Some(Groups {
        head,
        heat: heat(composer),
        classes: (1..=5).map(|class| composer.get(&format!("class-{class}"))).collect(),
        dumbbell: widest
            .map(|found| (found.high, found.low))
            .or_else(|| pair(composer.facts))
            .map(|(first, second)| dumbbell(composer, first, second)),
        notes: notes(composer, widest.as_ref()),
    })
}

fn shown(facts: &Facts) -> impl Iterator<Item = (usize, &ShownGroup)> {
    facts.groups.iter().enumerate().filter_map(|(index, group)| Some((index, group.shown.as_ref()?)))
}

/// A shown group's score in a domain.
pub(super) fn value(facts: &Facts, group: usize, domain: usize) -> f64 {
    facts.groups[group]
        .shown
        .as_ref()
        .and_then(|shown| shown.domains[domain].value())
        .expect("disagreements hold shown and rated groups alone")
}

fn headline(composer: &Composer, widest: Option<&Disagreement>) -> String {
    let facts = composer.facts;
    let Some(found) = widest else {
        return composer.get(if any_interval(facts) { "groups-headline-even" } else { "groups-headline-unsure" });
    };
    composer.say(
        "groups-headline",
        &composer
            .groups(found.high, found.low)
            .text("points", points(composer, found.difference.value))
            .text("domain", &facts.domains[found.domain].title),
    )
}

fn any_interval(facts: &Facts) -> bool {
    (0..facts.domains.len())
        .filter_map(|domain| verdict::disagreement(facts, domain))
        .any(|found| found.difference.half().is_some())
}

fn lead(composer: &Composer, shown: &[(usize, &ShownGroup)]) -> String {
    let facts = composer.facts;
    let rated = |group: &&(usize, &ShownGroup)| group.1.overall.value().is_some();
    let by = |a: &&(usize, &ShownGroup), b: &&(usize, &ShownGroup)| {
        a.1.overall.value().partial_cmp(&b.1.overall.value()).expect("scores are never NaN")
    };
    let high = shown.iter().filter(rated).max_by(by);
    let low = shown.iter().filter(rated).min_by(by);
    let mut sentences = Vec::new();
    if let Some((high, low)) = high.zip(low).filter(|(high, low)| high.0 != low.0) {
        sentences.push(
            composer.say(
                "groups-lead",
                &Args::new()
                    .text("high", &facts.groups[high.0].name)
                    .text("high-score", composer.score_with_interval(&high.1.overall))
                    .text("low", &facts.groups[low.0].name)
                    .text("low-score", composer.score_with_interval(&low.1.overall)),
            ),
        );
    }
    let hidden = facts.groups.iter().filter(|group| group.shown.is_none()).count();
    if hidden > 0 {
        sentences.push(hidden_sentence(composer, hidden));
    }
    sentences.join(" ")
}

/// Why groups are not shown.
pub(super) fn hidden_sentence(composer: &Composer, hidden: usize) -> String {
    composer.say("groups-hidden", &Args::new().count("count", hidden).count("minimum", composer.facts.minimum))
}

fn class(rating: &Rating) -> Option<u8> {
    rating.value().map(|value| {
        let value = crate::measure::comparable(value);
        let above = CLASSES.iter().filter(|from| value >= **from).count();
        u8::try_from(above + 1).expect("five classes")
    })
}

fn score_cell(composer: &Composer, rating: &Rating) -> Cell {
    let tone = if rating.value().is_some() { Tone::Neutral } else { Tone::Muted };
    let text = match rating {
        Rating::Rated(_) => composer.score(rating),
        Rating::Hidden => composer.get("hidden-short"),
        Rating::NotApplicable => composer.get("not-asked"),
        Rating::Unanswered => composer.get("dash"),
    };
    cell(text).class(class(rating)).tone(tone)
}

/// A column a group; a hidden group's column says so in every cell.
fn heat(composer: &Composer) -> Table {
    let facts = composer.facts;
    let n = |n: usize| composer.say("n-equals", &Args::new().count("n", n));
    let mut columns = vec![composer.column("column-domain", false)];
    columns.extend(facts.groups.iter().map(|group| Column {
        label: group.name.clone(),
        note: group.shown.as_ref().map_or_else(|| composer.get("hidden-short"), |shown| n(shown.respondents)),
        numeric: true,
    }));
    columns.push(Column { label: composer.get("all-respondents"), note: n(facts.leading.respondents), numeric: true });

    let mut order: Vec<usize> = (0..facts.domains.len()).collect();
    let score = |domain: usize| facts.domains[domain].standing.measured.value().unwrap_or(-1.0);
    order.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
    let of = |group: &super::facts::Group, domain: usize| {
        group.shown.as_ref().map_or(Rating::Hidden, |shown| shown.domains[domain])
    };
    let mut rows: Vec<_> = order
        .iter()
        .map(|&domain| {
            let groups = facts.groups.iter().map(|group| score_cell(composer, &of(group, domain)));
            let all = score_cell(composer, &facts.domains[domain].standing.measured);
            row([cell(&facts.domains[domain].title)].into_iter().chain(groups).chain([all]).collect())
        })
        .collect();
    let overall = |group: &super::facts::Group| group.shown.as_ref().map_or(Rating::Hidden, |shown| shown.overall);
    let groups = facts.groups.iter().map(|group| score_cell(composer, &overall(group)));
    rows.push(total(
        [cell(composer.get("all-domains"))]
            .into_iter()
            .chain(groups)
            .chain([score_cell(composer, &facts.overall.measured)])
            .collect(),
    ));
    let width = |rating: Rating| {
        let text = rating.rated().map(|rated| composer.interval(&rated)).filter(|text| !text.is_empty());
        let otherwise = if rating == Rating::Hidden { "hidden-short" } else { "dash" };
        cell(text.unwrap_or_else(|| composer.get(otherwise))).tone(Tone::Muted)
    };
    rows.push(row([cell(composer.get("row-interval"))]
        .into_iter()
        .chain(facts.groups.iter().map(|group| width(overall(group))))
        .chain([width(facts.overall.measured)])
        .collect()));
    let hidden = facts.groups.iter().filter(|group| group.shown.is_none()).count();
    let about = if hidden > 0 { hidden_sentence(composer, hidden) } else { composer.get("groups-all-shown") };
    Table {
        id: "groups-heat".into(),
        title: heat_title(composer),
        unit: composer.get("heat-unit"),
        columns,
        rows,
        source: if composer.rules() {
            format!("{}. {} {about}", composer.source(), composer.get("heat-measured"))
        } else {
            format!("{}. {about}", composer.source())
        },
    }
}

fn heat_title(composer: &Composer) -> String {
    let facts = composer.facts;
    let known = (0..facts.domains.len()).filter_map(|domain| verdict::disagreement(facts, domain));
    let (mut all, mut certain) = (0, 0);
    for found in known {
        all += 1;
        certain += usize::from(found.difference.certain());
    }
    composer.say("heat-title", &share_of(("certain", certain), all))
}

/// The two shown groups whose overall scores are furthest apart: drawn where no domain divides any two for sure.
fn pair(facts: &Facts) -> Option<(usize, usize)> {
    let rated: Vec<_> = shown(facts).filter_map(|(index, group)| Some((index, group.overall.value()?))).collect();
    let high = rated.iter().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    let low = rated.iter().min_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))?;
    (high.0 != low.0).then_some((high.0, low.0))
}

fn dumbbell(composer: &Composer, high: usize, low: usize) -> Figure {
    let facts = composer.facts;
    let rating = |group: usize, domain: usize| {
        facts.groups[group].shown.as_ref().map_or(Rating::Hidden, |shown| shown.domains[domain])
    };
    // The pair was chosen among all, on each domain.
    let groups = |domain: usize| shown(facts).filter(|(_, group)| group.domains[domain].value().is_some()).count();
    let mut differences: Vec<_> = (0..facts.domains.len())
        .map(|domain| {
            let (high, low) = (rating(high, domain).rated(), rating(low, domain).rated());
            high.zip(low).map(|(high, low)| Difference::widest(&high, &low, groups(domain)))
        })
        .collect();
    Difference::together(differences.iter_mut().flatten());
    let mut widest: Vec<usize> =
        (0..facts.domains.len()).filter(|d| differences[*d].is_some_and(|d| d.certain())).collect();
    let gap = |domain: usize| differences[domain].map_or(0.0, |difference| difference.value.abs());
    widest.sort_by(|a, b| gap(*b).total_cmp(&gap(*a)).then(a.cmp(b)));
    widest.truncate(2);
    let short = |rating: &Rating| if rating.value().is_some() { composer.score(rating) } else { composer.get("dash") };
    let gap_text =
        |domain: usize| differences[domain].map_or_else(|| composer.get("dash"), |d| composer.signed(d.value));
    let half_text = |domain: usize| {
        differences[domain]
            .and_then(|difference| difference.half())
            .map_or_else(|| composer.get("dash"), |half| locale::plus_minus(composer.locale(), half, 1))
    };
    // Drawn filled: the group that scores lower, usually the one nearest to customers.
    let asked = |domain: &usize| [high, low].iter().all(|group| rating(*group, *domain) != Rating::NotApplicable);
    let rows = (0..facts.domains.len()).filter(asked).map(|domain| chart::DumbbellRow {
        name: facts.domains[domain].title.clone(),
        first: rating(low, domain).value(),
        first_label: short(&rating(low, domain)),
        second: rating(high, domain).value(),
        second_label: short(&rating(high, domain)),
        gap: gap_text(domain),
        interval: half_text(domain),
        certain: differences[domain].is_some_and(|difference| difference.certain()),
        attention: widest.contains(&domain),
    });
    let names = composer.groups(high, low);
    let alt = composer.say("dumbbell-alt", &names);
    let both = |domain| [rating(low, domain).value(), rating(high, domain).value()];
    let shown = (0..facts.domains.len()).flat_map(both).flatten();
    let data = chart::Dumbbell {
        alt: alt.clone(),
        axis: scale_around(composer.locale(), shown),
        first: facts.groups[low].name.clone(),
        second: facts.groups[high].name.clone(),
        gap_head: composer.get("column-gap"),
        interval_head: composer.get("column-interval"),
        rows: rows.collect(),
    };
    let head = |label: &str| Column { label: label.into(), note: String::new(), numeric: true };
    let columns = vec![
        composer.column("column-domain", false),
        head(&facts.groups[high].name),
        head(&facts.groups[low].name),
        composer.column("column-gap", true),
        composer.column("column-interval", true),
    ];
    let table_rows = (0..facts.domains.len()).filter(asked).map(|domain| {
        row(vec![
            cell(&facts.domains[domain].title),
            cell(composer.score(&rating(high, domain))),
            cell(composer.score(&rating(low, domain))),
            cell(gap_text(domain)),
            cell(half_text(domain)),
        ])
    });
    let title = if widest.is_empty() {
        composer.say("dumbbell-title-even", &names)
    } else {
        let titles: Vec<_> = widest.iter().map(|domain| &facts.domains[*domain].title).collect();
        composer.say("dumbbell-title", &names.text("domains", composer.list(&titles)))
    };
    let respondents = [high, low].map(|group| {
        let shown = facts.groups[group].shown.as_ref().expect("pairs are of shown groups");
        let n = composer.say("n-equals", &Args::new().count("n", shown.respondents));
        format!("{}\u{a0}{n}", facts.groups[group].name)
    });
    let caption = Caption {
        id: "groups",
        of: String::new(),
        title,
        unit: composer.get("dumbbell-unit"),
        source: format!("{}{} {}.", composer.source(), composer.get("semicolon"), composer.list(&respondents)),
        alt,
    };
    composer.figure(caption, &Chart::Dumbbell(data), behind(columns, table_rows.collect()))
}

fn notes(composer: &Composer, widest: Option<&Disagreement>) -> Vec<Note> {
    let facts = composer.facts;
    let mut notes = Vec::new();
    let chance: Vec<_> = (0..facts.domains.len())
        .filter_map(|domain| verdict::disagreement(facts, domain))
        .filter(|found| found.difference.within_chance())
        .collect();
    if let Some(found) = chance.iter().max_by(|a, b| a.difference.value.total_cmp(&b.difference.value)) {
        let text = composer.say(
            "groups-chance",
            &composer
                .groups(found.high, found.low)
                .text("domain", &facts.domains[found.domain].title)
                .text("difference", super::summary::difference(composer, found)),
        );
        notes.push(composer.note(Tone::Neutral, "groups-chance-label", text));
    }
    if let Some(found) = widest {
        let text = composer.say(
            if composer.facts.leading.customers { "groups-talk-customers" } else { "groups-talk" },
            &composer.groups(found.high, found.low).text("domain", &facts.domains[found.domain].title),
        );
        notes.push(composer.note(Tone::Attention, "groups-talk-label", text));
    }
    notes
}
