//! What a journey's section says, and what it does not.

use crate::answers::read_journey;
use crate::chart::Theme;
use crate::diagnostic::{Diagnostics, Source};
use crate::locale::Locale;
use crate::report::facts::Journey;
use crate::report::tests::facts;
use crate::report::{self, Words, compose};
use crate::scoring::read_off;

fn page(locale: Locale, steps: &str) -> report::Journey {
    let text = format!("palier: 1\nid: a\ntitle: Refund\nchannels: {{mail: E-mail}}\nsteps:\n{steps}");
    let mut faults = Diagnostics::new();
    let described = read_journey(&Source::new("a.yaml", text), Some(locale), &mut faults);
    let described = described.unwrap_or_else(|| panic!("{faults:?}"));
    let found = read_off(&described);
    let mut facts = facts(locale);
    facts.journeys = vec![Journey { described, found }];
    compose(&facts, &Words::default(), &Theme::default()).journeys.remove(0)
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn a_headline_tells_the_deepest_fall_unless_the_intervals_deny_it() {
    let steps = |interval: &str| {
        format!(
            "- {{id: a, title: Send, emotion: {{today: 1.2, interval: {interval}}}}}\n- {{id: b, title: Pay, emotion: {{today: 0.9}}}}\n\
             - {{id: c, title: Wait, emotion: {{today: 0.2, interval: [-0.6, 1]}}, weight: 2, irritants: [{{text: X, affected: 0.5}}]}}\n"
        )
    };
    let sure = page(Locale::En, &steps("[1.1, 1.3]"));
    assert_eq!(sure.head.headline, "From “Send” to “Wait”, feelings fall by 1.0 points in two steps");
    let unsure = page(Locale::En, &steps("[0.6, 1.8]"));
    assert_eq!(unsure.head.headline, "“Wait” is the step to take on first");
    assert_eq!(unsure.head.id, "journey-a");
}

#[test]
fn a_journey_of_bare_steps_says_what_is_unknown_and_draws_nothing() {
    let page =
        page(Locale::Fr, "- {id: a, title: Envoyer}\n- {id: b, title: Attendre, weight: 5, irritants: [{text: X}]}\n");
    assert_eq!(plain(&page.head.headline), "Deux étapes, telles que le client les vit");
    assert!(page.figure.is_none() && page.blueprint.is_none() && page.touchpoints.is_none());
    let why: Vec<_> = page.ranking.rows.iter().map(|row| plain(&row.cells[7].note)).collect();
    assert_eq!(why, ["poids inconnu et irritants non recherchés", "clients touchés inconnus"]);
    assert_eq!(page.ranking.rows[0].cells[3].text, "inconnu");
    assert_eq!(plain(&page.ranking.source), "parcours décrit pour ce diagnostic ; aucune enquête n’est citée.");
    assert_eq!(page.columns[2].none, "Aucun n’a été relevé.");
}

#[test]
fn twelve_steps_stand_in_three_tables_of_lanes_that_are_filled() {
    let steps: String = (1..=12)
        .map(|i| {
            format!(
                "- {{id: s{i}, title: Step {i}, customer: Acts, back_stage: {}}}\n",
                if i == 3 { "Works" } else { "~" }
            )
        })
        .collect();
    let blueprint = page(Locale::En, &steps).blueprint.expect("two lanes are filled");
    assert_eq!(blueprint.parts.iter().map(|part| part.steps.len()).collect::<Vec<_>>(), [4, 4, 4]);
    assert_eq!(blueprint.parts[2].steps[3].number, 12);
    let lanes = |part: usize| {
        let part = &blueprint.parts[part];
        part.seen.iter().chain(&part.unseen).map(|lane| lane.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lanes(0), ["The customer", "Back stage"]);
    assert_eq!(lanes(1), lanes(0));
    assert_eq!(blueprint.parts[0].unseen[0].cells[2], "Works");
}

#[test]
fn durations_are_told_in_the_largest_unit_of_which_there_are_two() {
    let lasting = |minutes: &str| {
        let steps =
            format!("- {{id: a, title: A, emotion: {{today: -1}}, duration: {minutes}}}\n- {{id: b, title: B}}\n");
        plain(&page(Locale::En, &steps).figure.expect("a step feels").title)
    };
    assert_eq!(lasting("{days: 13, minutes: 20}"), "The main dip below neutral: one step, 13 days");
    assert_eq!(lasting("{hours: 2, minutes: 30}"), "The main dip below neutral: one step, 2.5 hours");
    assert_eq!(lasting("{minutes: 90}"), "The main dip below neutral: one step, 90 minutes");
}
