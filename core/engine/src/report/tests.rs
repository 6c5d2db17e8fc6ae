//! Sentences at the edges: no peers, one group, nothing rated, capped, hidden, one domain.

use std::collections::BTreeMap;

use crate::answers::{DecisionRequest, QuoteRequest, ReportRequest};
use crate::chart::Theme;
use crate::locale::{Day, Locale, Messages};
use crate::measure::Interval;
use crate::scoring::GateState;

use super::facts::{
    Action, Alpha, Basis, Certainty, Domain, Effect, Facts, Gate, GateKind, Group, Instrument, Method, Party, Peers,
    Plugin, Position, Practice, Quartiles, Rated, Rates, Rating, Rollup, ShownGroup, Span, StageStep, Stages, Standing,
    Trace,
};
use super::model::Report;
use super::{Words, compose};

mod consistent;
mod plugins;
mod words;

fn rated(value: f64, half: f64) -> Rating {
    // So many degrees of freedom that Student's quantile is the normal one.
    let interval = Interval { low: value - half, high: value + half, error: half / 1.959_963_985, freedom: 1e9 };
    Rating::Rated(Rated { value, certainty: Certainty::Interval(interval) })
}

fn standing(score: Rating) -> Standing {
    Standing { score, measured: score, respondents: 60, position: None }
}

const RATES: Rates = Rates { answered: 0.9, not_applicable: 0.02, dont_know: 0.05, blank: 0.03 };

fn practice(title: &str, score: f64, level: usize) -> Practice {
    Practice {
        id: title.to_lowercase(),
        title: title.into(),
        asked: true,
        score: rated(score, 4.0),
        level: Some(level),
        levels: 3,
        reply: None,
        first: 0,
        level_name: ["Non pratiqué", "Ponctuel", "Défini", "Systématique"][level].into(),
        anchor: "Ce que l’on voit.".into(),
        next: None,
        respondents: 60,
        notes: Vec::new(),
        answers: Vec::new(),
        asked_of: Vec::new(),
        elsewhere: None,
    }
}

fn domain(title: &str, score: Rating) -> Domain {
    Domain {
        id: title.to_lowercase(),
        title: title.into(),
        text: String::new(),
        share: 0.5,
        questions: 2,
        standing: standing(score),
        alpha: Alpha::Known(0.8),
        agreement: None,
        rates: Some(RATES),
        practices: vec![practice("Rôle", 60.0, 2), practice("Arbitrage", 30.0, 1)],
    }
}

fn party(name: &str) -> Party {
    Party {
        name: name.into(),
        text: String::new(),
        questionnaire: "Six disciplines".into(),
        version: "1.0".into(),
        method: Method::Facilitated,
        respondents: 60,
        period: None,
        customers: false,
        own: false,
        unranked: None,
    }
}

/// Two domains, no groups, no peers, no stages, no rules.
pub(super) fn facts(locale: Locale) -> Facts {
    Facts {
        locale,
        organisation: "Horizon".into(),
        day: Day { year: 2026, month: 10, day: 15 },
        first_wave: true,
        spread: None,
        trend: None,
        confidentiality: String::new(),
        cover: (None, None),
        recipient: String::new(),
        author: String::new(),
        target: None,
        fictional: false,
        instrument: Instrument {
            title: "Six disciplines".into(),
            id: "six".into(),
            version: "1.0".into(),
            questions: 4,
            citation: "Nous.".into(),
            licence: "MIT".into(),
            disclaimer: String::new(),
            rollup: Rollup::Pooled,
            min_answered: 0.5,
            groups_alike: false,
        },
        leading: party("Atelier"),
        sides: Vec::new(),
        others: Vec::new(),
        rates: RATES,
        minimum: 10,
        groups: Vec::new(),
        all_grouped: true,
        overall: standing(rated(50.0, 2.0)),
        domains: vec![domain("Culture", rated(60.0, 2.0)), domain("Mesure", rated(40.0, 2.0))],
        unscored: Vec::new(),
        stages: None,
        few_peers: false,
        peers: None,
        norms: Vec::new(),
        metrics: Vec::new(),
        plugins: Vec::new(),
        effects: Vec::new(),
        findings: Vec::new(),
        meetings: Vec::new(),
        stopped: Vec::new(),
        extensions: Vec::new(),
        journeys: Vec::new(),
        actions: Vec::new(),
        models: Vec::new(),
        external: Vec::new(),
        detail: false,
        brief: true,
        messages: Messages::new(locale),
        disagreements: std::sync::OnceLock::new(),
    }
}

fn report(facts: &Facts) -> Report {
    compose(facts, &Words::default(), &Theme::default())
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

fn group(name: &str, scores: [Rating; 2]) -> Group {
    let shown = ShownGroup { respondents: 20, invited: None, overall: scores[0], domains: scores.into() };
    Group { id: name.to_lowercase(), name: name.into(), shown: Some(shown) }
}

fn hidden(name: &str) -> Group {
    Group { id: name.to_lowercase(), name: name.into(), shown: None }
}

#[allow(clippy::unnecessary_wraps, reason = "as the facts hold it")]
fn stages(staged: usize, by_score: Option<usize>, gates: Vec<Gate>) -> Option<Stages> {
    let step = |(title, from): (&str, f64)| StageStep {
        id: title.to_lowercase(),
        title: title.into(),
        text: String::new(),
        from,
    };
    let all = [("Réparer", 0.0), ("Élever", 25.0), ("Optimiser", 50.0)].map(step).into();
    Some(Stages { all, staged, by_score, gates, surveys: Vec::new(), standing: None })
}

fn gate(domain: usize, at_least: f64, state: GateState) -> Gate {
    Gate {
        title: format!("Seuil {at_least}"),
        kind: GateKind::Domain { domain, at_least },
        state,
        evidence: String::new(),
    }
}

fn with_peers(mut facts: Facts, cuts: [f64; 3], percentile: f64) -> Facts {
    let position = Position {
        peers: 40,
        percentile: Some(percentile),
        apart: Some((percentile, 100.0 - percentile)),
        range: Some((percentile - 5.0, percentile + 5.0)),
        quartiles: Some(Quartiles { q1: cuts[0], median: cuts[1], q3: cuts[2] }),
        quartile: Some(3),
        quarters: Some([10; 4]),
    };
    facts.overall.position = Some(position);
    for domain in &mut facts.domains {
        domain.standing.position = Some(position);
    }
    facts.peers = Some(Peers {
        count: 40,
        pool: "panel".into(),
        quantiles: false,
        self_assessed: None,
        years: "2026".into(),
        fictional: true,
        cell: "toutes organisations".into(),
        widened_from: None,
        rings: Vec::new(),
        scores: (0..40).map(f64::from).collect(),
    });
    facts
}

#[test]
fn without_peers_or_stages_the_score_leads() {
    let report = report(&facts(Locale::Fr));
    assert_eq!(plain(&report.summary.head.headline), "50,0 sur 100 : Culture en tête, Mesure à construire");
    assert_eq!(
        plain(&report.summary.head.lead),
        "Culture tire la note d’ensemble vers le haut. Mesure la tire vers le bas."
    );
    assert!(report.summary.keys.iter().all(|key| key.label != "Position"), "{:?}", report.summary.keys);
    assert!(report.benchmark.is_none() && report.stage.is_none() && report.groups.is_none() && report.rules.is_none());
    assert!(report.priorities.is_none() && report.roadmap.is_none());
    assert_eq!(plain(&report.summary.decisions_none), "Aucun conseil ne s’applique aux niveaux atteints.");
}

#[test]
fn a_gap_within_chance_is_not_claimed() {
    let mut facts = facts(Locale::Fr);
    facts.domains = vec![domain("Culture", rated(52.0, 5.0)), domain("Mesure", rated(49.0, 5.0))];
    let report = report(&facts);
    assert_eq!(
        plain(&report.profile.head.headline),
        "Un profil régulier : l’écart entre Culture et Mesure se confond avec le hasard"
    );
    assert_eq!(plain(&report.summary.head.headline), "Horizon obtient 50,0 sur 100");
    assert_eq!(report.profile.verdicts, Vec::new(), "nothing to protect or to build for sure");
    assert!(report.summary.strengths.is_empty() && report.summary.gaps.is_empty());
    assert_eq!(report.summary.strengths_none, "Aucun domaine ne se détache vers le haut.");
}

#[test]
fn nothing_rated_says_so_and_shows_no_zero() {
    let mut facts = facts(Locale::En);
    facts.overall = standing(Rating::Unanswered);
    facts.domains = vec![domain("Culture", Rating::Unanswered), domain("Measurement", Rating::NotApplicable)];
    facts.stages = stages(0, None, vec![gate(0, 45.0, GateState::Unknown)]);
    let report = report(&facts);
    assert_eq!(report.summary.head.headline, "Too few answers for an overall score");
    assert_eq!(report.summary.keys[1].value, "–");
    assert_eq!(report.summary.keys[1].text, "Not rated: too few answers.");
    assert_eq!(report.domains[0].head.headline, "Culture: not rated: too few answers");
    assert_eq!(report.domains[1].score.text, "not applicable");
    assert!(report.domains[0].bullet.is_none() && report.profile.radar.is_none());
    assert_eq!(report.annex.overall.title, "Why there is no overall score");
}

#[test]
fn a_capped_score_has_no_interval_and_tells_what_was_measured() {
    let mut facts = facts(Locale::En);
    facts.domains[0].standing.score = Rating::Rated(Rated { value: 50.0, certainty: Certainty::Capped });
    facts.plugins = vec![Plugin {
        declared: Vec::new(),
        id: "insurance".into(),
        title: "Insurance".into(),
        version: "1.0.0".into(),
        fired: 1,
        silent: Vec::new(),
    }];
    facts.effects = vec![Effect {
        rule: "INS-07".into(),
        reason: "No arbitration.".into(),
        what: "cap".into(),
        source: "consultant’s choice".into(),
        subject: "Culture".into(),
        domain: Some(0),
        before: "60.0".into(),
        after: "50.0".into(),
        changed: true,
    }];
    let report = report(&facts);
    assert_eq!(report.domains[0].score.beside, "");
    assert_eq!(report.domains[0].score.text, "no interval: a sector rule caps this figure");
    assert!(report.domains[0].head.lead.ends_with("Before sector rules: 60.0."));
    let rules = report.rules.expect("a plugin ran");
    assert_eq!(rules.head.headline, "The one sector rule applies; one figure changes");
    let effects = rules.effects.expect("an effect was recorded");
    assert_eq!(plain(&effects.rows[0].cells[4].text), "60.0 → 50.0");
    assert_eq!(effects.rows[0].cells[2].text, "consultant’s choice");
}

#[test]
fn hidden_groups_are_named_and_carry_no_figure() {
    let mut facts = facts(Locale::Fr);
    facts.groups = vec![
        group("Direction", [rated(70.0, 4.0), rated(60.0, 4.0)]),
        group("Terrain", [rated(50.0, 4.0), rated(38.0, 4.0)]),
        hidden("Siège"),
    ];
    let report = report(&facts);
    assert_eq!(
        plain(&report.scope.head.headline),
        "60 répondants : deux groupes sur trois peuvent être montrés sans que nul ne soit reconnu"
    );
    let groups = report.groups.expect("two groups are shown");
    assert_eq!(plain(&groups.head.headline), "Mesure : 22,0 points séparent Direction et Terrain");
    let column = groups.heat.columns.iter().position(|column| column.label == "Siège").expect("it is named");
    assert_eq!(groups.heat.columns[column].note, "non montré");
    for row in &groups.heat.rows {
        assert_eq!((row.cells[column].text.as_str(), row.cells[column].class), ("non montré", None));
    }
    let respondents = &report.scope.respondents.rows[2].cells;
    assert!(respondents[1..].iter().all(|cell| cell.text == "non montré"), "{respondents:?}");
    let told = serde_json::to_string(&report.domains).expect("a report is plain data");
    assert!(!told.contains("n = 0"));
}

#[test]
fn one_shown_group_makes_no_page_of_groups() {
    let mut facts = facts(Locale::En);
    facts.groups = vec![group("All", [rated(50.0, 4.0), rated(40.0, 4.0)]), hidden("Few")];
    assert!(report(&facts).groups.is_none());
}

#[test]
fn one_domain_is_told_alone() {
    let mut facts = facts(Locale::En);
    facts.domains.truncate(1);
    let report = report(&facts);
    assert_eq!(report.profile.head.headline, "Culture: 60.0 out of 100");
    assert!(report.profile.radar.is_none());
    assert_eq!(report.contents.entries.len(), 5, "summary, scope, profile, the domain, annex");
}

#[test]
fn a_consensus_claims_no_margin() {
    let mut facts = facts(Locale::Fr);
    facts.leading.method = Method::Consensus;
    facts.leading.respondents = 1;
    let agreed = |value| Rating::Rated(Rated { value, certainty: Certainty::Consensus });
    facts.overall = standing(agreed(50.0));
    facts.domains = vec![domain("Culture", agreed(60.0)), domain("Mesure", agreed(40.0))];
    let report = report(&facts);
    assert_eq!(
        plain(&report.scope.head.headline),
        "Un consensus d’atelier : une position commune, sans marge d’erreur"
    );
    assert_eq!(plain(&report.summary.keys[0].text), "Sans intervalle : une seule réponse par question.");
    assert!(plain(&report.scope.respondents.source).contains("consensus d’atelier"));
}

#[test]
fn the_staged_stage_leads_and_the_score_is_told_beside() {
    let mut facts = facts(Locale::Fr);
    facts.overall = standing(rated(53.0, 2.0));
    let gates = vec![gate(1, 45.0, GateState::Fails), gate(0, 59.0, GateState::Holds)];
    facts.stages = stages(1, Some(2), gates);
    let report = report(&facts);
    let summary = &report.summary;
    let headline = "Au palier 2 sur 3, « Élever » ; Mesure retient la marche suivante";
    assert_eq!(plain(&summary.head.headline), headline);
    let by_score = "La note seule mènerait au palier 3, « Optimiser » ; les conditions décident.";
    assert_eq!(plain(&summary.keys[0].text), by_score);
    let drawn = summary.keys[1].svg.as_deref().expect("a score is drawn");
    assert!(plain(drawn).contains("seuil du palier 3"), "the threshold that is left to pass: {drawn}");
    let stage = report.stage.expect("the questionnaire has stages");
    assert_eq!(
        plain(&stage.head.headline),
        "La note mènerait au palier 3 ; une condition sur deux en ferme encore la porte"
    );
    let gates = stage.gates.expect("a stage is left");
    assert_eq!(gates.rows[0].cells[4].text, "manque");
    assert_eq!(gates.rows[1].cells[4].text, "tenue, fragile", "58 to 62 holds the threshold of 59");
}

#[test]
fn a_score_that_misses_its_gate_by_a_hair_does_not_seem_to_reach_it() {
    let mut facts = facts(Locale::En);
    facts.domains[1].standing = standing(rated(44.96, 2.0));
    facts.groups = vec![
        group("A", [rated(44.961, 4.0), rated(44.962, 4.0)]),
        group("B", [rated(44.963, 4.0), rated(44.964, 4.0)]),
    ];
    facts.stages = stages(1, Some(1), vec![gate(1, 45.0, GateState::Fails)]);
    let report = report(&facts);
    let gates = report.stage.and_then(|stage| stage.gates).expect("a stage is left");
    assert_eq!(gates.rows[0].cells[2].text, "44.96");
    assert_eq!(gates.rows[0].cells[4].text, "not met, within the interval");
    assert_eq!(report.groups.expect("two groups").heat.rows[0].cells[1].text, "45.0", "a group meets no gate");
}

#[test]
fn the_top_stage_has_no_door() {
    let mut facts = facts(Locale::En);
    facts.stages = stages(2, Some(2), Vec::new());
    let report = report(&facts);
    let headline = "Stage 3 of 3, “Optimiser”: the highest, with all its conditions met";
    assert_eq!(plain(&report.summary.head.headline), headline);
    assert!(report.stage.expect("there are stages").gates.is_none());
}

#[test]
fn fictional_peers_are_called_so_wherever_they_are_a_source() {
    let facts = with_peers(facts(Locale::En), [42.0, 50.5, 55.0], 48.0);
    let report = report(&facts);
    let benchmark = report.benchmark.as_ref().expect("there are peers");
    assert_eq!(benchmark.head.headline, "Level with the peers: the interval contains their median");
    let strip = benchmark.strip.as_ref().expect("from 20 peers on");
    let domains = benchmark.domains.as_ref().expect("there are positions");
    let bullet = report.domains[0].bullet.as_ref().expect("it is rated");
    let sources = [&strip.source, &domains.source, &report.profile.dots.source, &bullet.source];
    for source in sources.into_iter().chain([&report.summary.caveat.text]) {
        assert!(source.contains("fictional"), "{source}");
    }
}

#[test]
fn a_score_equal_to_the_median_but_for_its_decimals_is_neither_strength_nor_gap() {
    let quartiles = Quartiles { q1: 20.0, median: 33.333_333, q3: 50.0 };
    let single = Rating::Rated(Rated { value: 100.0 / 3.0, certainty: Certainty::Consensus });
    let mut standing = standing(single);
    standing.position = Some(Position {
        peers: 25,
        percentile: Some(42.0),
        apart: Some((32.0, 48.0)),
        range: None,
        quartiles: Some(quartiles),
        quartile: Some(2),
        quarters: Some([7, 6, 6, 6]),
    });
    assert_eq!(super::verdict::to_median(&standing), Some(0.0));
}
