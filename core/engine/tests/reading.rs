//! A correct engagement is read whole: questionnaire, assessment, answers.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{rendered, workspace};
use palier_engine::answers::{AssessmentInputs, Cell, Files, read_assessment, wanted_questionnaires};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::{questionnaire, yaml};

const ASSESSMENT: &str = r##"palier: 1
questionnaires: [forrester-six-domains@1]
organisation: {name: "<script>alert(1)</script>", sector: insurance, country: FR, size: large, fictional: true}
date: 2026-10-15
wave: 2
respondents:
  - file: answers.csv
    method: facilitated
    period: {from: 2026-09-01, to: 2026-09-30}
    minimum: 12
    groups:
      - {id: direction, title: Direction, audience: executive, invited: 12}
      - {id: terrain, title: {fr: Terrain, en: Front line}, audience: frontline}
  - consensus:
      cx-vision: {level: 2, note: "Seen by all.", evidence: "The page of 2025."}
      promise-delivery: NA
      priority-customers: 1
facts: {complaint_answer_days: 45}
targets: {overall: 70, date: 2027-12-31}
plugins: [insurance, {id: other, settings: {threshold: 3, strict: true, word: a}}]
report:
  locale: fr
  colour: "#1f4e79"
  confidentiality: Confidentiel
  words: {summary.headline: "Nous avançons"}
  comments: {governance: "Un mot."}
  quotes: {governance: [{text: "Personne ne tranche.", who: "un directeur", group: direction}]}
  decisions: [{text: Nommer, why: Parce que, owner: DG, date: 2026-12-01}]
"##;

const ANSWERS: &str = "\u{feff}cx-vision;respondent_id;group;weight;promise-delivery;priority-customers\r\n\
    3;r1;direction;1,5;NA;DK\r\n\
    ;\"r;2\";terrain;;0;2\r\n\
    1;=HYPERLINK(\"\"x\"\");;2;3;1\r\n";

#[test]
fn an_engagement_is_read_with_its_answers() {
    let mut faults = Diagnostics::new();
    let path = workspace().join("questionnaires/forrester-six-domains/questionnaire.yaml");
    let source = Source::new("questionnaire.yaml", std::fs::read_to_string(path).unwrap());
    let questionnaire = questionnaire::read(&source, &[], None, &mut faults);
    let Some(questionnaire) = questionnaire else { panic!("{}", rendered(faults)) };
    assert_eq!(questionnaire.questions.len(), questionnaire.domains.len() * 6);

    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("answers.csv"), ANSWERS).unwrap();
    let source = Source::new("engagement/assessment.yaml", ASSESSMENT);
    let node = yaml::parse(&source, &mut faults).unwrap();
    let wanted = wanted_questionnaires(&node);
    assert_eq!((wanted[0].id.as_str(), wanted[0].major), ("forrester-six-domains", 1));
    let files = Files::new(folder.path(), folder.path()).unwrap();
    let questionnaires = [questionnaire];
    let inputs = AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
    let reading = read_assessment(inputs, &mut faults);
    assert!(reading.places.open_facts.contains_key("complaint_answer_days"));
    let Some(assessment) = reading.assessment() else { panic!("{}", rendered(faults)) };

    assert_eq!(assessment.organisation.name, "<script>alert(1)</script>");
    let sheet = &assessment.sets[0].sheet;
    assert_eq!(sheet.respondents.iter().map(|r| r.weight).collect::<Vec<_>>(), [1.5, 1.0, 2.0]);
    assert_eq!(sheet.respondents[2].group, None);
    let q = |id: &str| questionnaires[0].question(id).unwrap();
    assert_eq!(sheet.cell(0, q("cx-vision")), Cell::Rated { ratio: 1.0, raw: 3.0 });
    assert_eq!(sheet.cell(0, q("promise-delivery")), Cell::NotApplicable);
    assert_eq!(sheet.cell(0, q("priority-customers")), Cell::DontKnow);
    assert_eq!(sheet.cell(1, q("cx-vision")), Cell::Blank);
    let consensus = &assessment.sets[1];
    assert!(consensus.sheet.consensus);
    assert_eq!(consensus.sheet.cell(0, q("cx-vision")), Cell::Rated { ratio: 2.0 / 3.0, raw: 2.0 });
    assert_eq!(consensus.notes[&q("cx-vision")].note.as_deref(), Some("Seen by all."));
    assert_eq!(assessment.report.look.primary.as_ref().unwrap().value, "#1F4E79");
    insta::assert_snapshot!(rendered(faults));
}

#[test]
fn the_shipped_samples_are_read_without_a_fault_or_a_warning() {
    let mut samples = 0;
    for entry in std::fs::read_dir(workspace().join("questionnaires")).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(text) = std::fs::read_to_string(folder.join("questionnaire.yaml")) else { continue };
        let mut faults = Diagnostics::new();
        let norms = std::fs::read_to_string(folder.join("norms/published.csv")).ok();
        let norms = norms.map(|text| Source::new("norms/published.csv", text));
        let source = Source::new("questionnaire.yaml", text);
        let questionnaires: Vec<_> =
            questionnaire::read(&source, &[], norms.as_ref(), &mut faults).into_iter().collect();
        for locale in ["en", "fr"] {
            let sample = folder.join("sample");
            let name = format!("assessment.{locale}.yaml");
            let source = Source::new(name.clone(), std::fs::read_to_string(sample.join(&name)).unwrap());
            let node = yaml::parse(&source, &mut faults).unwrap();
            let files = Files::new(&sample, &sample).unwrap();
            let inputs =
                AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
            let reading = read_assessment(inputs, &mut faults);
            assert!(faults.is_empty(), "{}", rendered(faults));
            assert!(reading.assessment().is_some());
            samples += 1;
        }
    }
    assert!(samples > 0);
}
