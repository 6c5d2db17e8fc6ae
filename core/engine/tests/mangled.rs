//! Whatever a file holds, reading it ends: with the checked type, or with at least one error, never both, and never a panic.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use palier_engine::answers::{AssessmentInputs, Files, SheetContext, read_assessment, read_sheet};
use palier_engine::diagnostic::{Diagnostics, Source};
use palier_engine::questionnaire::{self, Questionnaire};
use palier_engine::yaml;
use proptest::prelude::*;

const SOUND: &str = include_str!("broken/sound.yaml");
const ASSESSMENT: &str = include_str!("broken/assessments/unknown-names.yaml");
const ANSWERS: &str = include_str!("broken/answers/values-out-of-range.csv");

/// What hands slip in.
const SLIPS: [&str; 16] =
    ["", " ", "\n", "- ", ": ", "{", "]", "\"", "#", "&a", "*a", "\t", "-1e308", "null", "é\u{202e}", "id: vision\n"];

fn sound() -> Questionnaire {
    questionnaire::read(&Source::new("sound.yaml", SOUND), &[], None, &mut Diagnostics::new()).unwrap()
}

/// A text with a few stretches of characters replaced.
fn mangled(text: &str, slips: &[(usize, usize, usize)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (at, length, slip) in slips {
        let at = at % (chars.len() + 1);
        let end = (at + length % 12).min(chars.len());
        chars.splice(at..end, SLIPS[slip % SLIPS.len()].chars());
    }
    chars.into_iter().collect()
}

fn slips() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0..10_000usize, 0..12usize, 0..SLIPS.len()), 1..4)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_questionnaire_is_whole_or_has_errors(slips in slips()) {
        let text = mangled(SOUND, &slips);
        let source = Source::new("mangled.yaml", text.clone());
        let mut faults = Diagnostics::new();
        let read = questionnaire::read(&source, &[], None, &mut faults);
        prop_assert_eq!(read.is_none(), faults.has_errors(), "{}", text);
        if let Some(read) = read {
            questionnaire::lint(&read, &source, &mut faults);
            prop_assert!(!faults.has_errors());
        }
    }

    #[test]
    fn a_sheet_is_whole_or_has_errors(slips in slips()) {
        let text = mangled(ANSWERS, &slips);
        let questionnaire = sound();
        let mut faults = Diagnostics::new();
        let context = SheetContext { questionnaire: &questionnaire, groups: &[], sector: None, perspective: None };
        let read = read_sheet(&Source::new("mangled.csv", text.clone()), context, &mut faults);
        prop_assert_eq!(read.is_none(), faults.has_errors(), "{}", text);
    }

    #[test]
    fn an_assessment_is_whole_or_has_errors(slips in slips()) {
        let text = mangled(ASSESSMENT, &slips);
        let source = Source::new("mangled.yaml", text.clone());
        let folder = tempfile::tempdir().unwrap();
        let files = Files::new(folder.path(), folder.path()).unwrap();
        let questionnaires = [sound()];
        let mut faults = Diagnostics::new();
        if let Some(node) = yaml::parse(&source, &mut faults) {
            let inputs = AssessmentInputs { source: &source, node: &node, files: &files, questionnaires: &questionnaires };
            let read = read_assessment(inputs, &mut faults).assessment();
            prop_assert!(read.is_none() || !faults.has_errors(), "{}", text);
        }
        prop_assert!(faults.has_errors(), "{}", text);
    }
}
