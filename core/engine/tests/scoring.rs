//! Scores against reference values (tests/reference/reference.py), and what must always hold of them.

mod engagement;

use engagement::{Sheet, questionnaire, set};
use palier_engine::measure::{NoInterval, Score};
use palier_engine::questionnaire::{Balance, GateTest, Perspective, Policy, Rollup};
use palier_engine::scoring::{
    Change, Evidence, GateState, NoGap, Scorecard, Wave, adjust, breaches_of_monotonicity, changes, explain, gaps,
    score,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The engagement of the reference script.
const ROWS: Sheet = &[
    ("x", 1.0, &["0", "1", "3", "2"]),
    ("x", 2.0, &["2", "", "1", "NA"]),
    ("x", 1.0, &["DK", "DK", "2", "2"]),
    ("x", 1.0, &["3", "3", "0", "1"]),
    ("x", 1.5, &["1", "2", "2", "DK"]),
    ("y", 1.0, &["2", "2", "3", "3"]),
    ("y", 1.0, &["1", "0", "NA", "NA"]),
    ("y", 0.5, &["3", "2", "1", "1"]),
    ("y", 1.0, &["2", "3", "2", "0"]),
    ("y", 1.0, &["0", "0", "1", "2"]),
    ("z", 1.0, &["1", "1", "2", "3"]),
];

fn run(q: &palier_engine::questionnaire::Questionnaire, s: &palier_engine::answers::RespondentSet) -> Scorecard {
    score(q, s, Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() })
}

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn check(estimate: palier_engine::measure::Estimate, (s, low, high): (f64, f64, f64)) {
    near(estimate.score.value().expect("rated"), s);
    let interval = estimate.interval.expect("an interval");
    near(interval.low, low.max(0.0));
    near(interval.high, high.min(100.0));
}

#[test]
fn domains_and_overall_agree_with_numpy() {
    let card = run(&questionnaire(), &set(ROWS, 1));
    check(card.domains[0].estimate, (49.382_716_049_382_71, 22.356_167_882_613_597, 76.409_264_216_151_83));
    check(card.domains[1].estimate, (56.060_606_060_606_06, 36.046_902_030_306_17, 76.074_310_090_905_95));
    check(card.overall, (54.391_133_557_800_224, 40.020_643_338_616_53, 68.761_623_776_983_92));
    check(card.groups[0].overall, (53.144_078_144_078_14, 23.221_877_605_455_468, 83.066_278_682_700_81));
    check(card.domains[0].groups[0], (58.730_158_730_158_72, 0.0, 100.0));
}

#[test]
fn balanced_groups_agree_with_numpy() {
    let mut q = questionnaire();
    q.scoring.balance = Balance::Groups;
    let card = run(&q, &set(ROWS, 1));
    check(card.domains[0].estimate, (45.914_168_136_390_36, 19.770_209_124_257_388, 72.058_127_148_523_33));
    check(card.overall, (59.418_102_473_658_024, 42.282_898_852_844_47, 76.553_306_094_471_58));
}

#[test]
fn gaps_between_two_sets_agree_with_scipy_and_say_why_they_have_no_interval() {
    let q = questionnaire();
    let first = set(
        &[
            ("x", 1.0, &["3", "3", "3", "3"]),
            ("x", 1.0, &["1", "2", "1", "3"]),
            ("x", 1.0, &["2", "0", "3", "1"]),
            ("x", 1.0, &["0", "1", "", ""]),
        ],
        1,
    );
    let second =
        set(&[("x", 1.0, &["1", "1", "", ""]), ("x", 1.0, &["2", "2", "", ""]), ("x", 1.0, &["0", "1", "", ""])], 1);
    let (ours, theirs) = (run(&q, &first), run(&q, &second));
    let found = gaps(&q, (&first, &ours), (&second, &theirs));
    near(found.domains[0].difference.expect("both are rated"), 9.259_259_259_259_26);
    let welch = found.domains[0].test.expect("both have an interval");
    near(welch.ends().0, -49.464_330_958_865_21);
    near(welch.ends().1, 67.982_849_477_383_72);
    near(welch.p, 0.701_127_010_483_406_5);
    assert_eq!(found.domains[1].difference, Err(NoGap::NoScore(Score::Unanswered)));
    // The first set's overall holds two domains; the second has none, for three quarters of the weight are missing.
    assert_eq!(found.overall.difference, Err(NoGap::NoScore(Score::Unanswered)));

    let mut light = questionnaire();
    light.domains[1].weight = 1.0;
    let (ours, theirs) = (run(&light, &first), run(&light, &second));
    let found = gaps(&light, (&first, &ours), (&second, &theirs));
    assert_eq!(found.overall.difference, Err(NoGap::OtherDomains));
    let mut consensus = second.clone();
    consensus.sheet.consensus = true;
    let theirs = run(&light, &consensus);
    let found = gaps(&light, (&first, &ours), (&consensus, &theirs));
    assert!(found.domains[0].difference.is_ok());
    assert_eq!(found.domains[0].test, Err(NoGap::NoInterval(NoInterval::Consensus)));
}

#[test]
fn changes_since_a_wave_agree_with_scipy_and_add_up() {
    let q = questionnaire();
    let day = palier_engine::locale::Day { year: 2025, month: 10, day: 1 };
    let people = [
        ("x", 1.0, &["3", "3", "3", "3"] as &[&str]),
        ("x", 1.0, &["1", "2", "1", "3"]),
        ("x", 1.0, &["2", "0", "3", "1"]),
        ("x", 1.0, &["0", "1", "", ""]),
    ];
    let now = run(&q, &set(&people, 1));
    let short: [(&str, f64, &[&str]); 3] =
        [("x", 1.0, &["1", "1", "", ""]), ("x", 1.0, &["2", "2", "", ""]), ("x", 1.0, &["0", "1", "", ""])];
    let wave = |rows: Sheet| {
        let set = set(rows, 1);
        let card = run(&q, &set);
        Wave::of(&q, day, (&q, &set), (&card, &card))
    };
    let found = changes(&now, &wave(&short));
    let first = found.domains[0].expect("it existed");
    near(first.difference.expect("both are rated"), 9.259_259_259_259_26);
    let welch = first.test.expect("both have an interval");
    near(welch.ends().0, -49.464_330_958_865_21);
    near(welch.ends().1, 67.982_849_477_383_72);
    assert!(found.shares.is_none());
    assert_eq!(found.overall.difference, Err(NoGap::NoScore(Score::Unanswered)));

    let whole: [(&str, f64, &[&str]); 2] = [("x", 1.0, &["1", "1", "0", "2"]), ("x", 1.0, &["2", "2", "1", "1"])];
    let then = wave(&whole);
    let found = changes(&now, &then);
    let shares = found.shares.expect("both hold the same domains");
    near(shares.iter().sum(), found.overall.difference.expect("both are rated"));
    // A domain that did not exist then has no change, and the totals do not compare.
    let younger = Wave { domains: vec![then.domains[0], None], ..then };
    let found = changes(&now, &younger);
    assert!(found.domains[1].is_none() && found.shares.is_none());
    assert_eq!(found.overall.difference, Err(NoGap::OtherDomains));
}

#[test]
fn a_domain_of_others_is_not_applicable_and_weighs_nothing() {
    let mut q = questionnaire();
    let named = |id: &str| Perspective {
        id: id.into(),
        title: palier_engine::questionnaire::Text::new(palier_engine::locale::Locale::En, id),
        text: None,
        rank_from: Some(3),
    };
    q.perspectives = vec![named("employee"), named("customer")];
    q.questions[2].perspectives = vec![0];
    q.questions[3].perspectives = vec![0];
    let mut customers = set(&[("x", 1.0, &["3", "0", "", ""]), ("x", 1.0, &["0", "0", "", ""])], 1);
    customers.perspective = Some(1);
    for row in 0..2 {
        for question in 2..4 {
            customers.sheet.cells[row * 4 + question] = palier_engine::answers::Cell::NotAsked;
        }
    }
    let card = run(&q, &customers);
    assert_eq!(card.domains[1].estimate.score, Score::NotApplicable);
    assert_eq!((card.rates.asked, card.domains[1].rates.asked), (4, 0));
    near(card.domains[1].weight, 0.0);
    // d1 holds a quarter of the questionnaire's weight, and all of what customers are asked.
    near(card.overall.score.value().expect("rated"), card.domains[0].estimate.score.value().expect("rated"));
    assert!(card.domains[0].alpha.is_ok());
    assert_eq!((customers.unranked(&q), breaches_of_monotonicity(&q)), (Some(3), Vec::new()));
}

#[test]
fn absence_is_told_apart_and_never_zero() {
    let card = run(&questionnaire(), &set(&[("x", 1.0, &["NA", "NA", "", "DK"])], 1));
    assert_eq!(card.domains[0].estimate.score, Score::NotApplicable);
    assert_eq!(card.domains[1].estimate.score, Score::Unanswered);
    assert_eq!(card.overall.score, Score::Unanswered);
    assert_eq!(card.overall.interval, Err(NoInterval::NoScore));
    let mut q = questionnaire();
    q.questions.iter_mut().for_each(|question| question.dont_know = Policy::Zero);
    let card = run(&q, &set(&[("x", 1.0, &["NA", "NA", "3", "DK"])], 1));
    near(card.domains[1].estimate.score.value().expect("rated"), 50.0);
    near(card.overall.score.value().expect("three quarters of the weight is rated"), 50.0);
    assert_eq!(card.overall.interval, Err(NoInterval::OneRespondent));
    assert_eq!((card.rates.asked, card.rates.answered, card.rates.dont_know), (4, 1, 1));
}

#[test]
fn the_weakest_practice_leads_a_weakest_link() {
    let mut q = questionnaire();
    q.scoring.rollup = Rollup::WeakestLink;
    let card = run(&q, &set(ROWS, 1));
    let lowest = card.domains[0].practices.iter().filter_map(|p| p.score.value()).fold(f64::INFINITY, f64::min);
    near(card.domains[0].estimate.score.value().expect("rated"), lowest);
}

#[test]
fn the_means_of_practices_weigh_as_practices_do() {
    let mut q = questionnaire();
    q.scoring.rollup = Rollup::MeanOfMeans;
    // Practices weigh as their single question here, so that both rollups agree.
    let (by_practice, pooled) = (run(&q, &set(ROWS, 1)), run(&questionnaire(), &set(ROWS, 1)));
    // Respondent 2 left the heavier question of the first domain blank: pooled it is too few, by practice it counts.
    assert_eq!(by_practice.domains[0].estimate.respondents, pooled.domains[0].estimate.respondents + 1);
    near(
        by_practice.domains[1].estimate.score.value().expect("rated"),
        pooled.domains[1].estimate.score.value().expect("rated"),
    );
}

#[test]
fn a_cap_lowers_the_figure_and_takes_its_interval() {
    let (q, s) = (questionnaire(), set(ROWS, 1));
    let card = run(&q, &s);
    let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
    let changes = [Change::CapDomain(1, 1.0), Change::CapDomain(1, 2.0), Change::CapOverall(3.0)];
    let (adjusted, applied) = adjust(&q, &s, evidence, &card, &changes);
    near(adjusted.domains[1].estimate.score.value().expect("rated"), 100.0 / 3.0);
    assert_eq!(adjusted.domains[1].estimate.interval, Err(NoInterval::Capped));
    assert_eq!(adjusted.overall.interval, Err(NoInterval::Capped));
    assert_eq!(adjusted.domains[0].estimate, card.domains[0].estimate);
    assert_eq!(applied.iter().map(|a| a.changed).collect::<Vec<_>>(), [true, false, false]);
    near(adjusted.overall.score.value().expect("rated"), (49.382_716_049_382_71 + 3.0 * 100.0 / 3.0) / 4.0);
}

#[test]
fn weights_are_scaled_back_to_their_former_sum() {
    let (q, s) = (questionnaire(), set(ROWS, 1));
    let card = run(&q, &s);
    let evidence = Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() };
    let changes = [Change::DomainWeight(0, 2.0), Change::QuestionWeight(0, 1.5), Change::NotApplicable(2)];
    let (adjusted, applied) = adjust(&q, &s, evidence, &card, &changes);
    near(adjusted.domains.iter().map(|d| d.weight).sum(), 4.0);
    near(adjusted.domains[0].weight, 1.6);
    near(adjusted.questions[0].weight + adjusted.questions[1].weight, 3.0);
    near(adjusted.questions[2].weight, 0.0);
    assert!(applied.iter().all(|a| a.changed));
}

#[test]
fn an_explanation_adds_up_to_its_figure() {
    for rollup in [Rollup::Pooled, Rollup::MeanOfMeans, Rollup::WeakestLink] {
        let mut q = questionnaire();
        q.scoring.rollup = rollup;
        let s = set(ROWS, 1);
        let card = run(&q, &s);
        for id in ["overall", "d1", "d2", "a", "c"] {
            let e = explain(&q, &s, &card, id).expect("explained");
            near(e.parts.iter().map(|p| p.points).sum(), e.measured.expect("rated"));
            near(e.parts.iter().map(|p| p.share).sum(), 1.0);
            for part in e.parts.iter().filter(|p| !p.levels.is_empty()) {
                near(part.levels.iter().map(|l| 100.0 * l.ratio * l.share).sum(), part.points);
            }
        }
        assert!(explain(&q, &s, &card, "nothing").is_none());
    }
}

#[test]
fn stages_lead_by_score_and_by_gates() {
    let q = questionnaire();
    let card = run(&q, &set(ROWS, 1));
    let stage = card.stage.expect("staged");
    assert_eq!(stage.by_score, Some(2));
    assert_eq!(stage.staged, 1);
    assert_eq!(stage.blocking().count(), 1);
    assert_eq!(stage.gates[0].state, GateState::Holds);
    // Twelve respondents of the audience are needed and eleven answered.
    let mut s = set(ROWS, 12);
    s.minimum = 12;
    let mut narrow = q.clone();
    if let GateTest::Question { audience, .. } = &mut narrow.stages[1].gates[0].test {
        *audience = vec![0];
    }
    let stage = run(&narrow, &s).stage.expect("staged");
    assert_eq!(stage.gates[0].state, GateState::NotShown);
    assert_eq!(stage.staged, 0);
}

/// From the shown figures of a partition and its total, an attacker solves for what is hidden: each unknown group alone.
#[test]
fn an_attacker_cannot_recover_a_hidden_group() {
    let sizes: [&[(&str, usize)]; 6] = [
        &[("x", 9), ("y", 3), ("z", 8)],
        &[("x", 5), ("y", 5), ("z", 4)],
        &[("x", 20), ("y", 1), ("", 3)],
        &[("x", 6), ("", 4)],
        &[("x", 2), ("y", 2), ("z", 30)],
        &[("x", 12), ("y", 7), ("z", 5), ("", 0)],
    ];
    for people in sizes {
        let answers: [&[&str]; 3] = [&["0", "1", "3", "2"], &["3", "2", "", ""], &["1", "", "2", "NA"]];
        let rows: Vec<(&str, f64, &[&str])> = people
            .iter()
            .flat_map(|(g, n)| (0..*n).map(move |i| (*g, 1.0, i)))
            .map(|(g, w, i)| (g, w, answers[i % 3]))
            .collect();
        let card = run(&questionnaire(), &set(&rows, 5));
        let hidden: Vec<usize> = (0..3).filter(|g| !card.groups[*g].shown).collect();
        for domain in &card.domains {
            let total = domain.estimate.respondents;
            let shown: usize = (0..3).filter(|g| card.groups[*g].shown).map(|g| domain.groups[g].respondents).sum();
            let rest = total - shown;
            assert!(rest == 0 || rest >= 5, "{people:?}: {rest} people are left over");
            for g in &hidden {
                assert_eq!(domain.groups[*g].score, Score::Suppressed);
                assert_eq!(domain.groups[*g].respondents, 0);
            }
            for g in (0..3).filter(|g| card.groups[*g].shown) {
                assert!(domain.groups[g].respondents == 0 || domain.groups[g].respondents >= 5);
            }
        }
    }
}

/// A question put to one audience is a cell of that audience: its few answers are neither scored, counted nor explained.
#[test]
fn a_question_put_to_a_few_is_held_back_and_its_explanation_too() {
    let mut q = questionnaire();
    q.questions[3].audience = vec![0];
    let mut s = set(ROWS, 5);
    // Only group z, one person, was asked the last question.
    for i in 0..10 {
        s.sheet.cells[i * 4 + 3] = palier_engine::answers::Cell::NotAsked;
    }
    let card = run(&q, &s);
    assert_eq!(card.questions[3].estimate.score, Score::Suppressed);
    assert!(card.questions[3].counts.is_empty());
    assert_eq!(card.domains[1].practices[1].score, Score::Suppressed);
    let domain = explain(&q, &s, &card, "d2").expect("explained");
    assert_eq!(domain.parts.len(), 1, "both questions stand together");
    assert!(domain.parts[0].levels.is_empty());
    near(domain.parts.iter().map(|p| p.points).sum(), domain.measured.expect("rated"));
    let alone = explain(&q, &s, &card, "d").expect("explained");
    assert!(alone.measured.is_none() && alone.parts.iter().all(|p| p.levels.is_empty() && p.score.is_none()));
}

proptest! {
    #[test]
    fn scores_are_bounded_and_unmoved_when_all_weights_double(
        answers in prop::collection::vec((0usize..3, 0.1f64..4.0, prop::collection::vec(0usize..7, 4)), 1..40)
    ) {
        let words = ["0", "1", "2", "3", "", "NA", "DK"];
        let cells: Vec<Vec<&str>> = answers.iter().map(|(_, _, a)| a.iter().map(|i| words[*i]).collect()).collect();
        let rows = |factor: f64| -> Vec<(&str, f64, &[&str])> {
            answers.iter().zip(&cells).map(|((g, w, _), c)| (["x", "y", "z"][*g], w * factor, c.as_slice())).collect()
        };
        let (once, twice) = (rows(1.0), rows(2.0));
        let (a, b) = (run(&questionnaire(), &set(&once, 5)), run(&questionnaire(), &set(&twice, 5)));
        for (x, y) in a.domains.iter().zip(&b.domains) {
            if let (Some(x), Some(y)) = (x.estimate.score.value(), y.estimate.score.value()) {
                prop_assert!((0.0..=100.0 + 1e-9).contains(&x));
                prop_assert!((x - y).abs() < 1e-9);
            }
            if let Ok(i) = x.estimate.interval {
                prop_assert!(0.0 <= i.low && i.low <= i.high && i.high <= 100.0);
            }
        }
        prop_assert_eq!(a.overall.score.value().is_some(), b.overall.score.value().is_some());
    }

    #[test]
    fn raising_an_answer_never_lowers_the_overall(
        answers in prop::collection::vec(prop::collection::vec(0usize..4, 4), 2..12), who in 0usize..12, what in 0usize..4
    ) {
        let words = ["0", "1", "2", "3"];
        let card = |answers: &[Vec<usize>]| {
            let cells: Vec<Vec<&str>> = answers.iter().map(|a| a.iter().map(|i| words[*i]).collect()).collect();
            let rows: Vec<(&str, f64, &[&str])> = cells.iter().map(|c| ("x", 1.0, c.as_slice())).collect();
            run(&questionnaire(), &set(&rows, 5)).overall.score.value().expect("all answered")
        };
        let mut raised = answers.clone();
        let row = who % answers.len();
        raised[row][what] = (raised[row][what] + 1).min(3);
        prop_assert!(card(&raised) >= card(&answers) - 1e-9);
    }
}
