//! How far the shipped sample's respondents agree, against pingouin, krippendorff and numpy (tests/reference/agreement.py).

mod common;
mod engagement;

use common::samples::{loaded, sample};
use engagement::{Sheet, questionnaire, set};
use palier_engine::answers::RespondentSet;
use palier_engine::questionnaire::Questionnaire;
use palier_engine::scoring::statistics::NoAgreement;
use palier_engine::scoring::{Agreement, Evidence, Scorecard, agreements, score};
use std::collections::BTreeMap;

fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

fn card(questionnaire: &Questionnaire, set: &RespondentSet) -> Scorecard {
    score(questionnaire, set, Evidence { facts: &BTreeMap::new(), gates: &BTreeMap::new() })
}

fn found(questionnaire: &Questionnaire, set: &RespondentSet) -> Vec<Agreement> {
    agreements(questionnaire, set, &card(questionnaire, set))
}

fn domain(id: &str) -> Agreement {
    let engagement = loaded(&sample("forrester-six-domains", "en"));
    let questionnaire = &engagement.questionnaires[0];
    let place = questionnaire.domains.iter().position(|domain| domain.id == id).expect("a domain");
    found(questionnaire, &engagement.assessment.sets[0]).swap_remove(place)
}

#[test]
fn measurement_agrees_with_the_packages() {
    let found = domain("measurement");
    near(found.r_wg.expect("levels"), 0.471_309_774_615_260_8);
    near(found.r_wg_j.expect("levels"), 0.850_769_496_800_968_4);
    near(found.krippendorff.expect("it varies"), 0.103_485_513_908_235_46);
    near(found.icc.expect("it varies").value, 0.884_131_834_610_613);
    let (low, high) = found.alpha_interval.expect("an alpha");
    near(low, 0.770_494_521_370_080_5);
    near(high, 0.921_415_730_333_591_8);
}

#[test]
fn governance_agrees_with_the_packages() {
    let found = domain("governance");
    near(found.r_wg.expect("levels"), 0.391_268_720_367_191_2);
    near(found.r_wg_j.expect("levels"), 0.850_588_235_294_117_8);
    near(found.krippendorff.expect("it varies"), 0.060_099_476_515_968_03);
    near(found.icc.expect("it varies").value, 0.918_049_315_598_861);
    let (low, high) = found.alpha_interval.expect("an alpha");
    near(low, 0.688_010_615_523_691_4);
    near(high, 0.894_982_458_741_993_7);
}

const ALIKE: Sheet = &[("x", 1.0, &["2", "1", "3", "0"]), ("x", 1.0, &["2", "1", "3", "0"])];
const ALONE: Sheet = &[("x", 1.0, &["2", "1", "3", "0"])];

#[test]
fn one_person_agrees_with_nobody_and_two_alike_agree_wholly() {
    let asked = questionnaire();
    let alone = found(&asked, &set(ALONE, 5));
    assert!(alone.iter().all(|found| found.r_wg == Err(NoAgreement::FewPeople) && found.alpha_interval.is_none()));
    assert_eq!(card(&asked, &set(ALONE, 5)).spread, None);
    let alike = found(&asked, &set(ALIKE, 5));
    near(alike[0].r_wg.expect("two people"), 1.0);
    near(alike[0].r_wg_j.expect("two people"), 1.0);
    near(alike[0].icc.expect("questions that differ").value, 1.0);
    near(card(&asked, &set(ALIKE, 5)).spread.expect("two people"), 0.0);
}
