//! Pages that speak of the same thing say the same of it.

use super::*;

fn three_groups() -> Facts {
    let mut facts = facts(Locale::Fr);
    // The widest gap by domain is not between the two whose overall scores are furthest apart.
    let group = |name: &str, overall: f64, domains: [f64; 2]| {
        let mut group = group(name, domains.map(|score| rated(score, 4.0)));
        group.shown.as_mut().expect("made shown").overall = rated(overall, 4.0);
        group
    };
    facts.groups = vec![
        group("Direction", 70.0, [60.0, 62.0]),
        group("Terrain", 40.0, [58.0, 35.0]),
        group("Informatique", 60.0, [55.0, 75.0]),
    ];
    facts
}

#[test]
fn the_groups_named_are_the_groups_drawn() {
    let groups = report(&three_groups()).groups.expect("three groups are shown");
    assert_eq!(plain(&groups.head.headline), "Mesure : 40,0 points séparent Informatique et Terrain");
    let drawn = groups.dumbbell.expect("two groups are drawn");
    assert!(drawn.title.starts_with("Informatique et Terrain s’écartent le plus en"), "{}", drawn.title);
}

#[test]
fn the_headline_and_the_reading_name_the_same_practices() {
    let mut facts = facts(Locale::Fr);
    // The median of the first is a level lower, its mean score higher.
    facts.domains[0].practices =
        vec![practice("Rôle", 55.0, 1), practice("Arbitrage", 30.0, 2), practice("Budget", 50.0, 2)];
    facts.domains[0].text = "Ce que chacun sait.".into();
    let page = &report(&facts).domains[0];
    assert_eq!(plain(&page.head.headline), "Culture, 60,0 : « Rôle » en tête, « Arbitrage » à construire");
    assert_eq!(page.reading, "Ce que chacun sait.");
    facts.domains[0].practices = vec![practice("Rôle", 52.0, 1), practice("Arbitrage", 50.0, 1)];
    let page = &report(&facts).domains[0];
    assert_eq!(plain(&page.head.headline), "Culture, 60,0 : toutes les pratiques au niveau « Ponctuel »");
    assert!(plain(&page.reading).ends_with("« Rôle » (52,0), la moins bien notée « Arbitrage » (50,0)."));
}

#[test]
fn a_strength_on_an_unreliable_scale_is_told_with_its_reserve() {
    let mut facts = facts(Locale::Fr);
    facts.domains[0].alpha = Alpha::Known(0.698);
    let report = report(&facts);
    let reserve = "À confirmer : alpha de 0,698, sous le seuil de fiabilité de 0,70.";
    assert_eq!(report.summary.strengths[0].title, "Culture");
    assert!(plain(&report.summary.strengths[0].text).ends_with(reserve), "{:?}", report.summary.strengths[0]);
    let protect = report.profile.verdicts.iter().find(|note| note.label == "À protéger").expect("there is a strength");
    assert!(plain(&protect.text).ends_with(reserve), "{protect:?}");
    let told = |page: &super::super::model::Domain| {
        let alpha = page.facts.iter().find(|note| note.label.starts_with("Fiabilité"));
        alpha.map(|note| plain(&note.text)).expect("each page tells its alpha")
    };
    assert_eq!((told(&report.domains[0]), told(&report.domains[1])), ("0,698, sous 0,70".into(), "0,80".into()));
}

#[test]
fn what_is_to_protect_is_a_strength_of_the_summary() {
    let facts = with_peers(facts(Locale::Fr), [70.0, 80.0, 90.0], 5.0);
    let report = report(&facts);
    assert!(report.summary.strengths.is_empty());
    let labels: Vec<_> = report.profile.verdicts.iter().map(|note| note.label.as_str()).collect();
    assert_eq!(labels, ["À construire"]);
    assert!(report.profile.verdicts[0].text.starts_with(&report.summary.gaps[0].title));
}

#[test]
fn quartiles_are_explained_where_they_are_drawn() {
    let alone = report(&facts(Locale::Fr)).profile.dots.source;
    assert!(alone.contains("Intervalle de Student.") && !alone.contains("uartiles de type"), "{alone}");
    let beside = report(&with_peers(facts(Locale::Fr), [40.0, 45.0, 55.0], 60.0)).profile.dots.source;
    assert!(plain(&beside).ends_with("Intervalle de Student. Quartiles de type 7."), "{beside}");
}

#[test]
fn all_the_domains_are_told_in_words() {
    let mut facts = with_peers(facts(Locale::En), [30.0, 45.0, 70.0], 50.0);
    let mut third = domain("Design", rated(50.0, 2.0));
    third.standing.position = facts.domains[0].standing.position;
    facts.domains.push(third);
    let reading = report(&facts).profile.reading;
    assert_eq!(reading[0].label, "All three domains: within the peers’ band.");
}

#[test]
fn one_condition_of_one_is_the_only_one() {
    let mut facts = facts(Locale::Fr);
    facts.stages = stages(0, Some(0), vec![gate(1, 45.0, GateState::Fails)]);
    let page = report(&facts).stage.expect("there are stages");
    assert_eq!(plain(&page.head.headline), "Palier 1 atteint ; la seule condition ferme encore la porte du palier 2");
}

fn owned(code: &str, owner: &str) -> Action {
    Action {
        wish: None,
        code: code.into(),
        title: "Arbitrage".into(),
        text: "Nommez la personne qui tranche.".into(),
        trace: Trace::Practice { domain: 1, practice: 1, level: 1, levels: 3 },
        impact: Some(1.0),
        opens: false,
        effort: 1.0,
        owner: owner.into(),
        horizon: Span::Short,
        by: None,
        decided: false,
        chosen: false,
        basis: Basis::default(),
    }
}

#[test]
fn most_actions_are_said_to_be_somebodys_only_where_they_are() {
    let mut facts = facts(Locale::Fr);
    facts.actions = [("A1", "Ventes"), ("A2", "Ventes"), ("A3", "Qualité"), ("A4", "Achats"), ("A5", "Études")]
        .map(|(code, owner)| owned(code, owner))
        .into();
    let title = |facts: &Facts| report(facts).roadmap.and_then(|page| page.figure).expect("actions are drawn").title;
    assert_eq!(title(&facts), "Ventes et Qualité portent l’essentiel des actions");
    facts.actions[1].owner = "Juristes".into();
    assert_eq!(title(&facts), "Cinq actions, que se partagent cinq responsables");
}
