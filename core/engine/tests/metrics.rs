//! Metrics from the assessment's text to figures: the worked examples, values of `reference/metrics.py`, degenerate inputs, segments.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::rendered;
use palier_engine::answers::{Assessment, AssessmentInputs, Files, read_assessment};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{self, Questionnaire};
use palier_engine::scoring::metric::{IntervalMethod, NoMetricInterval, NoSegment};
use palier_engine::scoring::{Evidence, MetricFigure, MetricResult, Scorecard, metrics, score};
use palier_engine::yaml;

const QUESTIONNAIRE: &str = r#"palier: 1
id: small
version: "1.0"
language: en
title: Small
source: {citation: Ours., licence: MIT}
scales: {eleven: {min: 0, max: 10}, ten: {min: 1, max: 10}}
domains:
  - id: first
    title: First
    questions:
      - {id: liked, text: Liked?, scale: eleven}
      - {id: recommend, text: Recommend?, scale: eleven, scored: false}
      - {id: loyal, text: Loyal?, scale: ten, scored: false}
      - {id: again, text: Again?, scale: ten, scored: false}
"#;

/// Reads metrics beside a CSV and a set of respondents.
fn read(metrics: &str, (csv, set): (&str, &str)) -> (Questionnaire, Option<Assessment>, Diagnostics) {
    let mut faults = Diagnostics::new();
    let small = questionnaire::read(&Source::new("q.yaml", QUESTIONNAIRE), &[], None, &mut faults).unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("voice.csv"), csv).unwrap();
    std::fs::write(folder.path().join("answers.csv"), set).unwrap();
    let files = Files::new(folder.path(), folder.path()).unwrap();
    let groups = "[{id: a}, {id: b}, {id: c}]";
    let text = format!(
        "palier: 1\nquestionnaires: small@1\norganisation: {{name: N}}\ndate: 2026-10-15\nrespondents:\n  - {{file: \
         answers.csv, population: customers, groups: {groups}}}\nmetrics:\n{metrics}"
    );
    let source = Source::new("assessment.yaml", text);
    let node = yaml::parse(&source, &mut faults).unwrap();
    let questionnaires = [small];
    let inputs = AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
    let assessment = read_assessment(inputs, &mut faults).assessment();
    let [small] = questionnaires;
    (small, assessment, faults)
}

const ONE_ROW: &str = "respondent_id,group,liked,recommend,loyal,again\nr1,,5,9,5,5\n";

fn card(questionnaire: &Questionnaire, assessment: &Assessment) -> Scorecard {
    let evidence = Evidence { facts: &assessment.facts, gates: &assessment.gates };
    score(questionnaire, &assessment.sets[0], evidence)
}

/// The figures of metrics that are read without a fault.
fn figures<T>(text: &str, data: (&str, &str), told: impl Fn(&[MetricResult]) -> T) -> T {
    let (questionnaire, assessment, faults) = read(text, data);
    assert!(faults.is_empty(), "{}", rendered(faults));
    let assessment = assessment.unwrap();
    let card = card(&questionnaire, &assessment);
    told(&metrics(&assessment, &[questionnaire], &[&card]))
}

fn figure(line: &str, csv: &str) -> MetricFigure {
    figures(&format!("  - {{id: m, {line}}}\n"), (csv, ONE_ROW), |all| all[0].figure.clone())
}

fn counted(line: &str) -> MetricFigure {
    figure(line, "x\n")
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

fn between(figure: &MetricFigure, (low, high): (f64, f64), method: IntervalMethod) {
    let interval = figure.interval.unwrap();
    near(interval.low, low);
    near(interval.high, high);
    assert_eq!(interval.method, method);
}

const YEAR: &str = "period: {from: 2026-01-01, to: 2026-12-31}";

#[test]
fn the_worked_examples_come_out_with_the_slips_of_their_source_corrected() {
    let nps = counted("kind: nps, counts: {promoters: 88, passives: 4, detractors: 8}");
    near(nps.value, 80.0);
    between(&nps, (66.353_926_482_942_97, 88.985_879_342_299_75), IntervalMethod::AdjustedWald);
    let csat = counted("kind: csat, counts: {satisfied: 37, respondents: 50}");
    near(csat.value, 74.0);
    between(&csat, (60.446_842_735_151_165, 84.128_472_506_447_61), IntervalMethod::Wilson);
    let scale = "scale: {min: 1, max: 10}, direction: easy";
    let ces = counted(&format!("kind: ces, {scale}, counts: {{10: 2, 8: 1, 6: 1, 9: 1}}"));
    near(ces.value, 8.6);
    // Student's 10.68, cut at the scale's end.
    between(&ces, (6.522_298_732_632_864, 10.0), IntervalMethod::Student);
    near(counted(&format!("kind: ces, {scale}, counts: {{sum: 43, respondents: 5}}")).value, 8.6);
    let lifetime = "value_per_period: 50, periods: 5";
    near(counted(&format!("kind: lifetime-value, unit: EUR, figures: {{{lifetime}}}")).value, 250.0);
    let many = format!("{lifetime}, customers: 1000, repeating: 0.9");
    near(counted(&format!("kind: lifetime-value, unit: EUR, figures: {{{many}}}")).value, 225_000.0);
    // A cost is deducted from the value, not the value from the cost.
    near(counted(&format!("kind: lifetime-value, unit: EUR, figures: {{{many}, cost: 25000}}")).value, 200_000.0);
    let referral = counted(&format!("kind: referral-rate, {YEAR}, counts: {{referred: 100, purchases: 3000}}"));
    near(referral.value, 100.0 / 30.0);
    between(&referral, (2.748_315_233_311_307, 4.037_710_647_719_116), IntervalMethod::Wilson);
    let churn = counted(&format!("kind: churn, {YEAR}, counts: {{lost: 20, start: 2500}}"));
    near(churn.value, 0.8);
    between(&churn, (0.518_476_915_614_134_1, 1.232_490_928_865_260_1), IntervalMethod::Wilson);
    let retention = counted(&format!("kind: retention, {YEAR}, counts: {{start: 2500, end: 2600, new: 120}}"));
    near(retention.value, 99.2);
    between(&retention, (98.767_509_071_134_74, 99.481_523_084_385_87), IntervalMethod::Wilson);
}

#[test]
fn engagement_and_loyalty_follow_their_maps() {
    let csv = "id,e,a,b\n1,10,10,10\n2,7,1,1\n3,5,6,\n4,9,7,7\n5,2,,NA\n";
    let scale = "scale: {min: 1, max: 10}";
    let engagement =
        figure(&format!("kind: employee-engagement, {scale}, answers: {{file: voice.csv, column: e}}"), csv);
    near(engagement.value, 72.0);
    between(&engagement, (30.445_974_652_657_29, 100.0), IntervalMethod::Student);
    let line = format!("kind: loyalty-index, {scale}, answers: {{file: voice.csv, column: [a, b]}}");
    let loyalty = figure(&line, csv);
    near(loyalty.value, (100.0 + 0.0 + 500.0 / 9.0 + 600.0 / 9.0) / 4.0);
    between(&loyalty, (0.0, 100.0), IntervalMethod::Student);
    assert_eq!(loyalty.n, Some(4));
    for (answer, index) in [(1, 0.0), (10, 100.0)] {
        near(counted(&format!("kind: loyalty-index, {scale}, counts: {{{answer}: 3}}")).value, index);
    }
    // The lowest answer is worth 20: no two answers give 25 out of 5 people, as the source has it.
    for (answer, index) in [(1, 20.0), (2, 20.0), (3, 40.0), (6, 60.0), (8, 80.0), (9, 100.0)] {
        near(counted(&format!("kind: employee-engagement, {scale}, counts: {{{answer}: 3}}")).value, index);
    }
}

#[test]
fn weighted_answers_count_with_kishs_number() {
    let csv = "x,w\n10,1\n9,2\n3,0.5\n7,1\n8,\n10,1.5\n2,1\n9,2\n,3\n";
    let from = "answers: {file: voice.csv, column: x, weight: w}, scale: {min: 0, max: 10}";
    let nps = figure(&format!("kind: nps, {from}"), csv);
    near(nps.value, 50.0);
    near(nps.effective.unwrap(), 6.896_551_724_137_931);
    assert_eq!(nps.n, Some(8));
    between(&nps, (-12.917_101_899_759_937, 82.603_513_049_585_71), IntervalMethod::AdjustedWald);
    let csat = figure(&format!("kind: csat, satisfied_from: 8, {from}"), csv);
    between(&csat, (38.656_436_992_251_59, 93.456_363_117_900_47), IntervalMethod::Wilson);
    let ces = figure(&format!("kind: ces, direction: easy, {from}"), csv);
    near(ces.value, 7.95);
    between(&ces, (5.808_860_682_134_949, 10.0), IntervalMethod::Student);
}

#[test]
fn times_have_their_median_and_ninetieth_percentile_beside_the_mean() {
    let csv = "t\n2\n3\n3\n4\n5\n6\n8\n11\n20\n48\n";
    let line = format!("kind: resolution-time, unit: hours, {YEAR}, answers: {{file: voice.csv, column: t}}");
    let time = figure(&line, csv);
    near(time.value, 11.0);
    between(&time, (0.945_339_807_987_201_3, 21.054_660_192_012_797), IntervalMethod::Student);
    let [median, p90] = time.quantiles.unwrap();
    near(median.value, 5.5);
    assert_eq!(median.interval, Some((3.0, 14.0)));
    near(p90.value, 22.8);
    let (low, high) = p90.interval.unwrap();
    near(low, 6.5);
    near(high, 48.0);
    let stated = "figures: {value: 74, n: 212, sd: 61, median: 52, p90: 150}";
    let stated = counted(&format!("kind: resolution-time, unit: hours, {YEAR}, {stated}"));
    between(&stated, (65.741_367_147_079_69, 82.258_632_852_920_31), IntervalMethod::Student);
    near(stated.quantiles.unwrap()[1].value, 150.0);
}

#[test]
fn what_cannot_be_known_says_why() {
    let none = |line: &str| counted(line).interval.unwrap_err();
    let ces = "kind: ces, scale: {min: 1, max: 5}, direction: effort";
    assert_eq!(none(&format!("{ces}, counts: {{sum: 43, respondents: 12}}")), NoMetricInterval::NoSpread);
    assert_eq!(none(&format!("{ces}, counts: {{3: 1}}")), NoMetricInterval::OneAnswer);
    assert_eq!(none(&format!("{ces}, counts: {{3: 9}}")), NoMetricInterval::NoVariation);
    assert_eq!(none(&format!("{ces}, figures: {{value: 3}}")), NoMetricInterval::NoCount);
    assert_eq!(none("kind: nps, counts: {promoters: 1, passives: 0, detractors: 0}"), NoMetricInterval::OneAnswer);
    let cost = counted(&format!("kind: acquisition-cost, unit: EUR, {YEAR}, counts: {{cost: 90000, customers: 600}}"));
    near(cost.value, 150.0);
    assert_eq!(cost.interval, Err(NoMetricInterval::Totals));
    assert_eq!(
        none("kind: lifetime-value, unit: EUR, figures: {value_per_period: 1, periods: 1}"),
        NoMetricInterval::Model
    );
    // Shares have an interval from the first answer on, also at both ends.
    between(
        &counted("kind: csat, counts: {satisfied: 1, respondents: 1}"),
        (20.654_931_437_723_74, 100.0),
        IntervalMethod::Wilson,
    );
    between(
        &counted("kind: csat, counts: {satisfied: 0, respondents: 8}"),
        (0.0, 32.440_756_488_388_03),
        IntervalMethod::Wilson,
    );
    let all = counted("kind: nps, counts: {promoters: 10, passives: 0, detractors: 0}");
    between(&all, (47.503_551_544_790_21, 100.0), IntervalMethod::AdjustedWald);
    let none = counted("kind: nps, counts: {promoters: 0, respondents: 7, detractors: 7}");
    between(&none, (-100.0, -32.812_298_061_726_3), IntervalMethod::AdjustedWald);
}

#[test]
fn a_published_balance_with_its_deviation_has_the_interval_of_its_votes() {
    let (p, d): (f64, f64) = (512.0 / 1248.0, 296.0 / 1248.0);
    let sd = 100.0 * (p + d - (p - d).powi(2)).sqrt();
    let stated = counted(&format!("kind: nps, figures: {{value: {}, n: 1248, sd: {sd}}}", 100.0 * (p - d)));
    let counts = counted("kind: nps, counts: {promoters: 512, passives: 440, detractors: 296}");
    between(&counts, (12.912_501_122_454_85, 21.619_872_978_264_574), IntervalMethod::AdjustedWald);
    between(&stated, (12.912_501_122_454_85, 21.619_872_978_264_574), IntervalMethod::AdjustedWald);
    let only = counted("kind: nps, figures: {value: 17, n: 1248}");
    assert_eq!(only.interval, Err(NoMetricInterval::NoSpread));
}

#[test]
fn a_segment_of_fewer_than_five_is_hidden_and_one_more_where_the_total_would_tell() {
    let rows = |group: &str, n: usize| format!("9,{group}\n").repeat(n);
    let line = "  - {id: m, kind: nps, scale: {min: 0, max: 10}, answers: {file: voice.csv, column: x, group: s}}\n";
    let told = |csv: &str| {
        figures(line, (csv, ONE_ROW), |all| {
            all[0]
                .groups
                .iter()
                .map(|group| group.as_ref().map(|figure| figure.n.unwrap()).map_err(|why| *why))
                .collect::<Vec<_>>()
        })
    };
    let csv = format!("x,s\n{}{}{}", rows("a", 5), rows("b", 9), rows("c", 7));
    assert_eq!(told(&csv), [Ok(5), Ok(9), Ok(7)]);
    let csv = format!("x,s\n{}{}{}", rows("a", 4), rows("b", 9), rows("c", 7));
    assert_eq!(told(&csv), [Err(NoSegment::Hidden), Ok(9), Err(NoSegment::Hidden)]);
    let csv = format!("x,s\n{}{}{}", rows("a", 6), rows("b", 9), rows("", 2));
    assert_eq!(told(&csv), [Err(NoSegment::Hidden), Ok(9)]);
}

#[test]
fn a_set_of_respondents_gives_its_answers_and_its_groups() {
    let row = |i: usize, group: &str, answer: &str| format!("r{i},{group},5,{answer},{},9\n", 1 + i % 10);
    let mut set = String::from("respondent_id,group,liked,recommend,loyal,again\n");
    for i in 0..24 {
        let (group, answer) = [("a", "10"), ("a", "8"), ("b", "3"), ("b", "NA")][i % 4];
        set += &row(i, group, answer);
    }
    let text = "  - {id: n, kind: nps, answers: {question: recommend}}\n  - {id: l, kind: loyalty-index, answers: \
                {question: [loyal, again], set: 1}}\n";
    figures(text, ("x\n", &set), |all| {
        near(all[0].figure.value, 0.0);
        assert_eq!(all[0].figure.n, Some(18));
        near(all[0].groups[0].as_ref().unwrap().value, 50.0);
        near(all[0].groups[1].as_ref().unwrap().value, -100.0);
        // Nobody belongs to it: the scorecard of its set hides it.
        assert_eq!(all[0].groups[2], Err(NoSegment::Hidden));
        assert_eq!(all[0].metric.scale, Some((0.0, 10.0)));
        assert_eq!(all[1].figure.n, Some(24));
    });
}

#[test]
fn yes_or_no_columns_and_amounts_are_read_too() {
    let csv = "lost;worth\nno;10,5\nyes;20\nno;\nnon;31,5\n";
    let churn = figure(&format!("kind: churn, {YEAR}, answers: {{file: voice.csv, column: lost}}"), csv);
    near(churn.value, 25.0);
    assert_eq!(churn.part, Some((1, 4)));
    let worth = figure("kind: lifetime-value, unit: EUR, answers: {file: voice.csv, column: worth}", csv);
    near(worth.value, 62.0 / 3.0);
}

#[test]
fn answers_outside_the_scale_are_told_with_row_and_column() {
    let csv = "id,x\n1,9\n2,11\n3,7.5\n4,good\n5,NA\n";
    let line = "  - {id: m, kind: nps, scale: {min: 0, max: 10}, answers: {file: voice.csv, column: x}}\n";
    let (_, assessment, faults) = read(line, (csv, ONE_ROW));
    assert!(assessment.is_none());
    insta::assert_snapshot!(rendered(faults));
}

#[test]
fn a_question_on_another_scale_is_no_nps_and_a_column_must_be_there() {
    let text = "  - {id: n, kind: nps, answers: {question: loyal}}\n  - {id: o, kind: nps, answers: {question: \
                recomend}}\n  - {id: p, kind: churn, period: {from: 2026-01-01, to: 2026-12-31}, answers: {question: \
                liked}}\n  - {id: q, kind: csat, satisfied_from: 8, scale: {min: 0, max: 10}, answers: {file: \
                voice.csv, column: note, weight: w}}\n";
    // The first alone is of the file; each other stops at its own place.
    let (_, assessment, faults) = read(text, ("nota,weight\n1,1\n", ONE_ROW));
    assert!(assessment.is_none());
    insta::assert_snapshot!(rendered(faults));
}
