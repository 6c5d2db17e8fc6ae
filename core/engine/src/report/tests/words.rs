//! What a consultant decides and words, beside what the figures say.

use super::*;

#[test]
fn decisions_trace_to_a_level_or_a_rule() {
    let mut facts = facts(Locale::Fr);
    let action = |code: &str, trace, impact| Action {
        code: code.into(),
        title: "Arbitrage".into(),
        text: "Nommez la personne qui tranche.".into(),
        trace,
        impact,
        opens: false,
        wish: None,
        effort: 1.0,
        owner: String::new(),
        horizon: Span::Short,
        by: None,
        decided: false,
        chosen: false,
        basis: Basis::default(),
    };
    facts.actions = vec![
        action("A1", Trace::Practice { domain: 1, practice: 1, level: 1, levels: 3 }, Some(1.95)),
        action("A2", Trace::Rule("INS-07".into()), None),
    ];
    let report = report(&facts);
    assert_eq!(report.summary.decisions_title, "Deux décisions demandées");
    let decision = &report.summary.decisions[0];
    assert_eq!(
        plain(&decision.why),
        "Mesure, « Arbitrage » : niveau 1 sur 3. Un niveau de plus vaut 1,9 point de note d’ensemble."
    );
    assert_eq!((plain(&decision.before).as_str(), decision.owner.as_str()), ("15 janvier 2027", "à désigner"));
    assert_eq!(plain(&report.summary.decisions[1].why), "Règle du secteur INS-07.");
    assert_eq!(
        plain(&report.roadmap.expect("two actions").head.headline),
        "Deux actions, dont deux d’ici au 15 janvier 2027"
    );
}

pub(super) fn request() -> ReportRequest {
    ReportRequest::plain(Locale::En)
}

#[test]
fn a_consultants_words_stand_with_fresh_figures() {
    let mut facts = facts(Locale::En);
    facts.groups = vec![hidden("Few")];
    let mut request = request();
    request.words = BTreeMap::from([
        (
            "summary.headline".into(),
            "{organisation}: {overall.score} {overall.interval}, {culture.score} in {culture.title}".into(),
        ),
        ("domain.mesure.reading".into(), "Rank: {mesure.percentile}; {unknown} {".into()),
    ]);
    request.comments = BTreeMap::from([("domain.culture".into(), vec!["At {culture.score}.".into()])]);
    let quote = |text: &str, group: Option<&str>| QuoteRequest {
        text: text.into(),
        who: "An agent".into(),
        group: group.map(Into::into),
    };
    request.quotes = BTreeMap::from([("profile".into(), vec![quote("Told.", None), quote("Hidden.", Some("few"))])]);
    request.decisions = vec![DecisionRequest {
        text: "Decide on {mesure.title}.".into(),
        why: "It is at {mesure.score}.".into(),
        owner: "Board".into(),
        date: None,
        action: None,
        indicator: None,
    }];
    let report = compose(&facts, &Words::new(&request, &facts), &Theme::default());
    assert_eq!(plain(&report.summary.head.headline), "Horizon: 50.0 ± 2.0, 60.0 in Culture");
    assert_eq!(report.domains[1].reading, "Rank: no rank; {unknown} {");
    assert_eq!(report.domains[0].head.remarks.comments, ["At 60.0."]);
    let quotes: Vec<_> = report.profile.head.remarks.quotes.iter().map(|quote| quote.text.as_str()).collect();
    assert_eq!(quotes, ["“Told.”"], "a hidden group is not quoted");
    let decision = &report.summary.decisions[0];
    assert_eq!((decision.text.as_str(), decision.why.as_str()), ("Decide on Mesure.", "It is at 40.0."));
    assert_eq!(decision.before, "date to be set");
}
