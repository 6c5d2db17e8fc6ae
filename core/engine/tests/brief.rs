//! The brief of two pages, over every sample in both languages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::rendered;
use common::samples::{loaded, noted, report, reports, sample, samples};
use palier_engine::answers::DecisionRequest;
use palier_engine::assess::{Library, Loaded};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::locale::Day;
use palier_engine::report::{Deed, Report};
use std::fmt::Write as _;
use std::path::Path;

/// Takes the template of briefs: for others none is made.
fn briefed(mut loaded: Loaded, path: &Path) -> Loaded {
    let mut faults = Diagnostics::new();
    loaded.use_template("board-brief", &Library::around(path.parent().unwrap()), &mut faults);
    assert!(faults.is_empty(), "{}", rendered(faults));
    loaded
}

fn told_brief(report: &Report) -> String {
    let brief = report.brief.as_ref().unwrap();
    let mut out = format!("{}\n{}\n{}\n", brief.line, brief.head.headline, brief.head.lead);
    for point in report.summary.strengths.iter().chain(&report.summary.gaps) {
        writeln!(out, "{} {}: {} {}", point.title, point.value, point.text, point.said).unwrap();
    }
    for key in &brief.keys {
        writeln!(out, "{}: {} {} | {} | {}", key.label, key.value, key.beside, key.under, key.text).unwrap();
    }
    if let Some(lacks) = &brief.lacks {
        writeln!(out, "{} {}", lacks.title, lacks.note).unwrap();
        noted(&lacks.conditions, &mut out);
    }
    noted(std::slice::from_ref(&brief.caveat), &mut out);
    for deed in &brief.deeds {
        writeln!(out, "\n{}. {}", deed.rank, deed.text).unwrap();
        noted(&deed.story, &mut out);
        noted(&deed.facts, &mut out);
        writeln!(out, "  {}: {}", brief.noted, deed.said).unwrap();
    }
    for row in brief.next.iter().flat_map(|table| &table.rows) {
        writeln!(out, "> {}", row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | ")).unwrap();
    }
    out.push('\n');
    noted(&brief.notes, &mut out);
    out
}

#[test]
fn the_briefs_are_told() {
    for questionnaire in ["forrester-six-domains", "quick-diagnosis"] {
        for locale in ["fr", "en"] {
            let path = sample(questionnaire, locale);
            let report = report(&briefed(loaded(&path), &path));
            insta::assert_snapshot!(format!("brief_{questionnaire}_{locale}"), told_brief(&report));
        }
    }
}

#[test]
fn a_brief_has_two_pages_whatever_it_is_about() {
    for path in samples() {
        let mut loaded = briefed(loaded(&path), &path);
        let asked = reports(&loaded);
        assert_eq!(asked.pages, 2, "{}", path.display());
        assert!(asked.html.contains("class=\"page deeds"));
        let absent = report(&loaded).summary.strengths_none;
        assert!(
            absent.is_empty() || asked.html.contains(&format!("<p class=\"none\">{absent}</p>")),
            "{}",
            path.display()
        );
        loaded.assessment.report.decisions.clear();
        assert_eq!(reports(&loaded).pages, 2, "{}: composed actions alone", path.display());
    }
}

/// The French sample of six domains with these decisions instead.
fn deciding(decisions: Vec<DecisionRequest>) -> Loaded {
    let path = sample("forrester-six-domains", "fr");
    let mut loaded = briefed(loaded(&path), &path);
    loaded.assessment.report.decisions = decisions;
    loaded
}

fn decision(action: Option<&str>, month: Option<u8>) -> DecisionRequest {
    DecisionRequest {
        text: "Confier à une seule personne la réponse aux clients, puis publier chaque mois le délai moyen de réponse"
            .into(),
        why: "Deux services se renvoient les demandes et personne ne compte les jours perdus".into(),
        owner: "Direction des opérations".into(),
        date: month.map(|month| Day { year: 2027, month, day: 1 }),
        action: action.map(Into::into),
        indicator: None,
    }
}

fn labels(deed: &Deed) -> Vec<&str> {
    deed.story.iter().chain(&deed.facts).map(|note| note.label.as_str()).collect()
}

#[test]
fn a_brief_has_two_pages_however_much_was_decided() {
    const ACTIONS: [&str; 5] =
        ["executive-role", "cross-arbitration", "investment-criterion", "results-sharing", "closed-loop"];
    for count in [1, 2, 3, 4, 5, 7] {
        for linked in [false, true] {
            let one = |index: usize| decision(linked.then(|| ACTIONS[index % ACTIONS.len()]), Some(1));
            let loaded = deciding((0..count).map(one).collect());
            assert_eq!(reports(&loaded).pages, 2, "{count} decisions, {linked}");
            assert_eq!(
                report(&loaded).brief.as_ref().unwrap().deeds.len(),
                count.clamp(3, 5),
                "what is not decided is advised"
            );
        }
    }
}

#[test]
fn things_to_do_stand_in_the_order_of_their_dates_those_without_one_last() {
    let report = report(&deciding(vec![decision(None, None), decision(None, Some(6)), decision(None, Some(2))]));
    let told: Vec<_> = report
        .brief
        .as_ref()
        .unwrap()
        .deeds
        .iter()
        .map(|deed| (deed.rank, deed.facts[1].text.replace('\u{a0}', " ")))
        .collect();
    let expected = [(1, "1ᵉʳ février 2027"), (2, "1ᵉʳ juin 2027"), (3, "date à fixer")];
    assert_eq!(told, expected.map(|(rank, day)| (rank, day.to_owned())));
    assert_eq!(report.summary.decisions[0].before, "date à fixer", "the consultant's own order stays in the summary");
}

#[test]
fn a_sign_of_success_belongs_to_what_was_decided() {
    let bare = report(&deciding(vec![decision(None, Some(1))]));
    assert_eq!(labels(&bare.brief.as_ref().unwrap().deeds[0]), ["Pourquoi", "Qui", "Avant le"], "nothing is made up");
    assert!(
        bare.brief.as_ref().unwrap().deeds[0].story[0].text.ends_with("perdus."),
        "a sentence ends with its full stop"
    );

    let linked = report(&deciding(vec![decision(Some("executive-role"), Some(1))]));
    let wanted = ["Aujourd’hui", "Pourquoi", "Niveau suivant", "Qui", "Avant le", "Effort"];
    assert_eq!(
        labels(&linked.brief.as_ref().unwrap().deeds[0]),
        wanted,
        "a practice's next level is not what the decision promises"
    );

    let told = DecisionRequest {
        indicator: Some("À {overall.score}, plus un dossier rouvert".into()),
        ..decision(None, Some(1))
    };
    let told = report(&deciding(vec![told]));
    let sign = &told.brief.as_ref().unwrap().deeds[0].story[1];
    assert_eq!((sign.label.as_str(), sign.text.as_str()), ("On le verra à ceci", "À 53,3, plus un dossier rouvert."));

    let advised = report(&deciding(Vec::new()));
    assert_eq!(
        advised.brief.as_ref().unwrap().deeds[0].story[2].label,
        "On le verra à ceci",
        "advice taken as it stands has its own sign"
    );
}

#[test]
fn who_answered_alone_comments_for_himself() {
    assert_eq!(report(&loaded(&sample("quick-diagnosis", "fr"))).labels.comment, "Commentaire du répondant");
    assert_eq!(report(&loaded(&sample("forrester-six-domains", "fr"))).labels.comment, "Commentaire du consultant");
}

#[test]
fn a_brief_is_free_of_the_trades_words() {
    for path in samples() {
        let loaded = briefed(loaded(&path), &path);
        let told = told_brief(&report(&loaded));
        for word in ["percentile", "n\u{a0}=", "n =", "@", "Student", "quartile"] {
            assert!(!told.contains(word), "{}: {word} in {told}", path.display());
        }
    }
}

#[test]
fn ordinals_are_set_in_reports_whoever_wrote_them() {
    let mut loaded = deciding(Vec::new());
    loaded.assessment.report.recipient = Some("Comité du 1er décembre".into());
    let html = reports(&loaded).html;
    assert!(html.contains("Comité du 1ᵉʳ décembre") && !html.contains("1er décembre"));
}
