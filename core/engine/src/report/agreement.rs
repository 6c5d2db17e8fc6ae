//! Whether the respondents agree, for the annex; and how many of them the next measurement takes.

use crate::locale::{self, Args};
use crate::scoring::Agreement;
use crate::scoring::statistics::{Agreed, NoAgreement, needed_for_difference, needed_for_margin};

use super::composer::{Composer, cell, row};
use super::facts::{Alpha, Domain};
use super::model::{Cell, Note, Row, Table, Tone};

/// ICC(2,k) from which other respondents are said to see the same order: "good" (T. K. Koo, M. Y. Li, Journal of Chiropractic Medicine
/// 15, 2016).
const STEADY: f64 = 0.75;
/// Points within which the next measurement would place the overall, and the gain that it would tell from chance.
const MARGIN: f64 = 2.0;
const STEP: f64 = 5.0;
/// The chance that it tells it.
const POWER: f64 = 0.8;

pub(super) fn table(composer: &Composer) -> Option<Table> {
    let rated: Vec<(&Domain, &Agreement)> =
        composer.facts.domains.iter().filter_map(|domain| Some((domain, domain.agreement.as_ref()?))).collect();
    // Nobody to agree with, or nothing to agree on.
    let told = |(_, agreement): &&(&Domain, &Agreement)| agreement.r_wg_j.is_ok() || agreement.krippendorff.is_ok();
    rated.iter().find(told)?;
    let columns = [
        ("column-domain", false),
        ("column-alpha", true),
        ("column-r-wg-j", true),
        ("column-icc", true),
        ("column-krippendorff", true),
    ];
    Some(Table {
        id: "annex-agreement".into(),
        title: title(composer, &rated),
        unit: composer.get("agreement-unit"),
        columns: columns.map(|(id, numeric)| composer.column(id, numeric)).into(),
        rows: rated.iter().map(|(domain, agreement)| one(composer, domain, agreement)).collect(),
        source: format!("{}. {}", composer.source(), composer.get("agreement-source")),
    })
}

fn title(composer: &Composer, rated: &[(&Domain, &Agreement)]) -> String {
    let known: Vec<f64> = rated.iter().filter_map(|(_, agreement)| Some(agreement.icc.ok()?.value)).collect();
    let steady = known.iter().filter(|value| **value >= STEADY).count();
    let id = match steady {
        _ if known.is_empty() => "agreement-title-none",
        all if all == rated.len() => "agreement-title-all",
        _ => "agreement-title-some",
    };
    composer.say(id, &Args::new().count("steady", steady).count("of", rated.len()))
}

fn one(composer: &Composer, domain: &Domain, agreement: &Agreement) -> Row {
    let figure = |value: f64| locale::number(composer.locale(), value, 2);
    let dash = || cell(composer.get("dash")).tone(Tone::Muted);
    // A figure below 0 says no more than that there is no agreement, however far below it lies.
    let below = |least: &str| format!("<\u{a0}{least}");
    let low_end = |low: f64| if low < -1.0 { below(&figure(-1.0)) } else { figure(low) };
    let between =
        |value: String, (low, high): (f64, f64)| cell(format!("{value}\u{a0}({}–{})", low_end(low), figure(high)));
    let ordered = |icc: Agreed| match icc.interval {
        _ if icc.value < 0.0 => cell(below("0")),
        Some(ends) => between(figure(icc.value), ends),
        None => cell(figure(icc.value)),
    };
    let plain = |value: Option<f64>| value.map_or_else(dash, |value| cell(figure(value)));
    let alpha: Cell = match (domain.alpha, agreement.alpha_interval) {
        (Alpha::Known(value), Some(ends)) => between(super::scope::alpha(composer, value), ends),
        _ => dash(),
    };
    row(vec![
        cell(&domain.title),
        alpha,
        plain(agreement.r_wg_j.ok()),
        match agreement.icc {
            Err(NoAgreement::NoOrder) => cell(below("0")),
            icc => icc.map_or_else(|_| dash(), ordered),
        },
        plain(agreement.krippendorff.ok()),
    ])
}

/// The mean rWG of a domain's questions.
pub(super) fn same_levels(composer: &Composer, domain: &Domain) -> Cell {
    let value = domain.agreement.as_ref().and_then(|agreement| agreement.r_wg.ok());
    value.map_or_else(|| cell(composer.get("dash")), |value| cell(locale::number(composer.locale(), value, 2)))
}

/// How many answers place the overall within a margin, and tell a gain from chance.
pub(super) fn sample(composer: &Composer) -> Option<Note> {
    let spread = composer.facts.spread.filter(|spread| *spread > 0.0)?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most some ten thousand")]
    let people = |needed: f64| locale::integer(composer.locale(), needed.ceil().max(2.0) as usize);
    let args = Args::new()
        .text("spread", super::words::points(composer, spread))
        .text("margin", super::words::points(composer, MARGIN))
        .text("step", super::words::points(composer, STEP))
        .text("asked", people(needed_for_margin(spread, MARGIN, None)))
        .text("each", people(needed_for_difference(spread, STEP, POWER)));
    Some(composer.note(Tone::Neutral, "sample-label", composer.say("sample", &args)))
}
