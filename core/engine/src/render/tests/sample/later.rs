//! The pages after the profile.

use super::*;

pub(super) fn groups(theme: &Theme) -> Groups {
    let heat = DOMAINS.iter().map(|d| {
        let cells = GROUPS.iter().map(|g| Cell {
            class: Some(if d.2 + g.1 < 40.0 {
                1
            } else if d.2 + g.1 < 60.0 {
                3
            } else {
                5
            }),
            ..cell(&fr(d.2 + g.1))
        });
        std::iter::once(cell(d.1)).chain(cells).chain([cell(&fr(d.2))]).collect()
    });
    let rows = DOMAINS.iter().map(|d| chart::DumbbellRow {
        name: d.1.into(),
        first: Some(d.2 - 6.0),
        first_label: fr(d.2 - 6.0),
        second: Some(d.2 + 8.0),
        second_label: fr(d.2 + 8.0),
        gap: "14,0".into(),
        interval: "± 8,4".into(),
        certain: true,
        attention: d.2 < 45.0,
    });
    let dumbbell = chart::Dumbbell {
        alt: "Écarts".into(),
        axis: axis(30.0, 80.0, 10),
        first: "Première ligne".into(),
        second: "Direction".into(),
        gap_head: "Écart".into(),
        interval_head: "à 95 %".into(),
        rows: rows.collect(),
    };
    let mut opening = head(
        "groups",
        "Regards croisés",
        "Loin du terrain, on note plus haut : 25 points d’écart sur la Gouvernance",
        "La Direction donne 66,2 en moyenne.",
    );
    let quote = |who: &str| Quote {
        text: "« On apprend qu’un dossier est bloqué quand l’adhérent nous rappelle. »".into(),
        who: who.into(),
    };
    opening.remarks.quotes = vec![quote("Direction"), quote("Première ligne, atelier du 8 octobre 2026")];
    Groups {
        head: opening,
        heat: table(
            "heat",
            ("La première ligne descend sous 40", "Note moyenne sur 100"),
            "Discipline|#Direction|#Management|#Première ligne|#Fonctions support|#Tous",
            heat.collect(),
        ),
        classes: ["< 40", "40–49", "50–59", "60–69", "≥ 70"].map(String::from).to_vec(),
        dumbbell: Some(figure(
            "figure-4",
            4,
            "Gouvernance et Mesure coupent la mutuelle en deux",
            chart::dumbbell(&dumbbell, theme),
        )),
        notes: vec![note("Que faire du constat.", "Montrer cette page aux deux groupes ensemble.", Tone::Neutral)],
    }
}

pub(super) fn domain((id, name, score, median): (&str, &str, f64, f64), theme: &Theme) -> Domain {
    let rows = std::iter::once(("Tous", 0.0)).chain(GROUPS).enumerate().map(|(i, (group, shift))| chart::BulletRow {
        name: group.into(),
        value: Some(score + shift),
        label: fr(score + shift),
        interval: Some(around(score + shift)),
        total: i == 0,
    });
    let bullet = chart::Bullet {
        alt: name.into(),
        axis: axis(0.0, 100.0, 25),
        peers: Some(peers(median)),
        peers_label: format!("pairs : médiane {}", fr(median)),
        rows: rows.collect(),
    };
    let practice = |i: usize| {
        let level = i % 4 + 1;
        let squares =
            chart::levels(&chart::Levels { alt: format!("niveau {level} sur 4"), reached: Some(level), of: 4 }, theme);
        let titles = [
            "Rôle exécutif",
            "Comité client",
            "Arbitrage transverse",
            "Critère d’investissement",
            "Réparation des irritants",
            "Standards",
        ];
        let level =
            Cell { svg: Some(squares), ..cell(["Non pratiqué", "Ponctuel", "Défini", "Systématique"][level - 1]) };
        vec![
            cell(titles[i]),
            level,
            cell("Directrice à plein temps, sans siège au comité exécutif ; décisions rarement suivies d’effet"),
            cell("38,2"),
        ]
    };
    let mut opening = head(
        &format!("domain-{id}"),
        &format!("Discipline · {name}"),
        &format!("{name}, {} : on répare vite, on n’arbitre pas", fr(score)),
        "",
    );
    opening.remarks.quotes = vec![Quote {
        text: "« Nous avons trois comités et aucun qui décide. »".into(),
        who: "Manager, atelier du 9 octobre 2026".into(),
    }];
    Domain {
        head: opening,
        score: KeyFigure { under: String::new(), text: String::new(), ..key(name, &fr(score), "± 2,8", None) },
        facts: vec![
            note("Rang", "19ᵉ percentile, 1ᵉʳ quartile", Tone::Neutral),
            note("À la médiane", "−10,5 points", Tone::Neutral),
            note("Fiabilité", "alpha 0,83", Tone::Neutral),
        ],
        bullet: Some(figure(&format!("figure-{id}"), 5, "Seule la Direction dépasse la médiane des pairs", chart::bullet(&bullet, theme))),
        reading: "La mutuelle sait réparer : le circuit des réclamations est défini et tenu. Elle ne sait pas choisir : quand deux métiers s’opposent, la question remonte sans règle.".into(),
        practices: Some(table(&format!("practices-{id}"), ("Deux pratiques définies, quatre encore ponctuelles", "Niveau médian sur 4"), "Pratique|Niveau atteint|Ce qui a été observé|#Note", (0..6).map(practice).collect())),
        steps_title: "Que faire ensuite".into(),
        steps: vec![note("Donner le mandat (avant le 15 décembre 2026)", "Siège au comité exécutif, lettre de mission, droit de saisine sur tout projet qui touche un parcours.", Tone::Neutral); 3],
        evidence: vec!["Comptes rendus du comité client, 2025 et 2026".into(), "Onze dossiers d’investissement de 2026".into()],
        detail: None,
    }
}

pub(super) fn benchmark(theme: &Theme) -> Benchmark {
    let strip = chart::Strip {
        alt: "Position".into(),
        axis: axis(13.0, 90.0, 10),
        peers: (0..214)
            .map(|i| 51.2 + 12.0 * (f64::from(i) * 2.399).sin() + 9.0 * (f64::from(i) * 0.7).cos())
            .collect(),
        quartiles: Some(peers(51.2)),
        cuts: ["Q1 43,7", "méd. 51,2", "Q3 58,7"].map(String::from),
        zones: ["1ᵉʳ quart", "2ᵉ quart", "3ᵉ quart", "4ᵉ quart"].map(String::from),
        here: Some(53.2),
        interval: Some(around(53.2)),
        title: "Vous êtes ici".into(),
        label: "53,2 ± 2,3".into(),
    };
    let rows = DOMAINS.iter().map(|d| {
        let bar = chart::PeerBar {
            alt: d.1.into(),
            span: Span { low: 20.0, high: 80.0 },
            value: Some(d.2),
            peers: Some(peers(d.3)),
            attention: d.2 < 45.0,
        };
        let bar = Cell { svg: Some(chart::peer_bar(&bar, theme)), ..cell("") };
        vec![
            cell(d.1),
            cell(&fr(d.3 - 7.5)),
            cell(&fr(d.3)),
            cell(&fr(d.3 + 7.5)),
            bar,
            cell(&fr(d.2)),
            cell("88ᵉ"),
            cell("4ᵉ"),
        ]
    });
    let hidden = Cell { tone: Tone::Muted, ..cell("supprimé : moins de 5 organisations") };
    let cells = vec![
        vec![cell("Toutes organisations"), cell("214"), cell("51,2"), cell("60ᵉ")],
        vec![cell("dont Grand Ouest"), cell("4"), hidden, cell("—")],
    ];
    Benchmark {
        head: head(
            "benchmark",
            "Comparaison aux pairs",
            "60 % des pairs font moins bien ; quatre sur cinq font mieux en Mesure et Gouvernance",
            "",
        ),
        strip: Some(figure(
            "figure-strip",
            11,
            "À 53,2, la mutuelle est au troisième quartile",
            chart::strip(&strip, theme),
        )),
        domains: Some(table(
            "peers",
            ("Quatre disciplines devant la médiane", "Note sur 100"),
            "Discipline|#Q1|#Médiane|#Q3|Pairs, 20 à 80|#Note|#Rang|#Quartile",
            rows.collect(),
        )),
        cells: Some(table(
            "cells",
            ("Plus les pairs ressemblent à la mutuelle, moins son avance est nette", "Quartiles"),
            "Groupe de pairs|#n|#Médiane|#Rang",
            cells,
        )),
        norms: None,
        notes: vec![note("Un rang n’est pas un objectif.", "Le panel situe, il ne prouve pas.", Tone::Neutral)],
    }
}

pub(super) fn rules() -> Rules {
    let row = |id: &str| {
        vec![
            cell(id),
            cell("Aucune mesure à chaud de la satisfaction après un remboursement"),
            cell("Pratique du secteur ; choix du consultant"),
            cell("Gouvernance"),
            cell("45,5 → 43,4"),
        ]
    };
    Rules {
        head: head("rules", "Règles du secteur", "Cinq règles du secteur se sont déclenchées", ""),
        stopped: vec![note("Hôtellerie 1.0.0.", "Cette extension ne s’est pas exécutée.", Tone::Attention)],
        meetings_title: "Là où des extensions se rencontrent".into(),
        meetings: vec![note("Gouvernance.", "Deux extensions agissent ici.", Tone::Attention)],
        effects: Some(table(
            "effects",
            ("Ensemble, les règles ramènent la note de 53,6 à 53,2", "Notes sur 100"),
            "Règle|Ce qui l’a déclenchée|Source|Agit sur|Avant → après",
            ["INS-03", "INS-06", "INS-07"].map(row).to_vec(),
        )),
        findings: vec![note("Réponse aux réclamations", "41 jours pour 60 admis.", Tone::Attention)],
        declared: None,
        notes: vec![note("Examinées sans effet.", "INS-02 et INS-05.", Tone::Neutral)],
    }
}

pub(super) fn priorities(theme: &Theme) -> Priorities {
    let side = |title: &str| chart::MatrixAxis {
        title: title.into(),
        span: Span { low: 0.0, high: 10.0 },
        split: 5.0,
        low: "1".into(),
        high: "10".into(),
    };
    let matrix = chart::Matrix {
        alt: "Matrice".into(),
        x: side("effort →"),
        y: side("impact →"),
        quadrants: ["Lancer maintenant", "Préparer", "Faire au fil de l’eau", "Différer"].map(String::from),
        discs: (1..=9)
            .map(|i| chart::Disc {
                label: i.to_string(),
                name: format!("Chantier {i}"),
                x: f64::from(i % 3 + 1) * 2.4,
                y: 9.6 - f64::from(i),
                now: i < 4,
            })
            .collect(),
    };
    let rows = (1..=9).map(|i| {
        vec![cell(&format!("{i}. Siège et mandat d’arbitrage")), cell("Directeur général"), cell("+1,9"), cell("2")]
    });
    Priorities {
        head: head(
            "priorities",
            "Priorités",
            "Quatre chantiers sont à lancer maintenant",
            "Impact : points gagnés sur la note d’ensemble.",
        ),
        matrix: Some(figure(
            "figure-matrix",
            12,
            "Quatre chantiers donnent le plus pour le moindre effort",
            chart::matrix(&matrix, theme),
        )),
        legend: Vec::new(),
        actions: table(
            "actions",
            ("Les neuf chantiers, du plus rentable au moins", "Points"),
            "Chantier|Responsable|#Impact|#Effort",
            rows.collect(),
        ),
        notes: vec![note("Impact :", "points de note d’ensemble gagnés par un niveau de plus.", Tone::Neutral)],
    }
}

pub(super) fn roadmap(theme: &Theme) -> Roadmap {
    let horizon =
        |title: &str, from: f64, to: f64| chart::Horizon { title: title.into(), text: String::new(), from, to };
    let road = chart::RoadMap {
        alt: "Feuille de route".into(),
        horizons: vec![
            horizon("0–3 mois", 0.0, 3.0),
            horizon("3–12 mois", 3.0, 12.0),
            horizon("12–36 mois", 12.0, 36.0),
        ],
        ticks: [0.0, 3.0, 6.0, 9.0, 12.0, 24.0].map(|at| Tick { at, label: format!("M{at}") }).to_vec(),
        bars: (0..9_u8)
            .map(|i| chart::Bar {
                code: (i + 1).to_string(),
                name: "Siège et mandat d’arbitrage".into(),
                owner: "Directeur général".into(),
                from: [0.0, 3.0, 12.0][usize::from(i / 3)],
                to: [3.0, 12.0, 36.0][usize::from(i / 3)],
                label: "+1,9".into(),
            })
            .collect(),
    };
    let rows = || {
        (1..=3).map(|i| vec![cell(&format!("{i}. Siège et mandat")), cell("Directeur général"), cell("2")]).collect()
    };
    let span = |title: &str| Horizon {
        title: title.into(),
        table: table("", ("", ""), "Chantier|Responsable|#Effort", rows()),
    };
    Roadmap {
        head: head(
            "roadmap",
            "Feuille de route",
            "Neuf chantiers, un ordre imposé : le mandat et l’écoute d’abord",
            "",
        ),
        figure: Some(figure("figure-road", 13, "Tout part de deux chantiers", chart::road_map(&road, theme))),
        horizons: ["0–3 mois, jusqu’au 15 janvier 2027", "3–12 mois", "12–36 mois"].map(span).to_vec(),
        verdicts: vec![note("Ce qui arrêterait tout", "Pas de mandat au 15 décembre.", Tone::Attention)],
    }
}

pub(super) fn sheets() -> Sheets {
    let rows = || vec![vec![cell("Écoute à chaud, niveau sur 3"), cell("1"), cell("2")]];
    let plain = |label: &str, text: &str| note(label, text, Tone::Neutral);
    Sheets {
        head: head("sheets", "Fiches d’action", "Une fiche, de l’irritant à la preuve", ""),
        table: table("sheets-all", ("Une action", ""), "N°|Action", vec![vec![cell("A1"), cell("Écoute à chaud")]]),
        pages: 1,
        all: vec![Sheet {
            head: head("sheet-a1", "Fiche A1", "A1 : écoute à chaud", ""),
            code: "A1".into(),
            facts: vec![plain("Responsable", "Responsable des études"), plain("Coût", "140 k€")],
            story: vec![note("Irritant", "Onze jours sans nouvelle.", Tone::Attention)],
            indicator: plain("Ce que l’on verra", "Chaque dossier clos est interrogé."),
            success: table("", ("Ce qui dira que c’est réussi", ""), "Indicateur|#Aujourd’hui|#Juin 2027", rows()),
            trigger: plain("Déclencheur", "« Écoute à chaud » : niveau 1 sur 3."),
            answers: Some(table("", ("Qui a répondu quoi", ""), "Niveau|Part|#Réponses", rows())),
            said: vec!["« Personne ne rappelle. »".into()],
            journal: Some(table("", ("Journal", ""), "Date|Étape", vec![vec![cell("juin 2027"), cell("Échéance")]])),
        }],
    }
}

pub(super) fn brief() -> Brief {
    let deed = |rank| Deed {
        rank,
        text: "Envoyer deux questions à chaque dossier clos".into(),
        story: vec![note("Aujourd’hui", "Onze jours sans nouvelle.", Tone::Neutral)],
        facts: vec![note("Qui", "Responsable des études", Tone::Neutral)],
        one_row: true,
        said: "« Personne ne rappelle. »".into(),
    };
    Brief {
        line: "15 octobre 2026 · Comité exécutif".into(),
        keys: Vec::new(),
        lacks: None,
        scores: None,
        caveat: note("Ce que ces chiffres ne disent pas.", "Ce que vivent les clients.", Tone::Neutral),
        noted: "Noté en répondant".into(),
        head: head("brief", "À faire d’abord", "Trois choses à faire d’abord", ""),
        deeds: (1..=3).map(deed).collect(),
        next: None,
        notes: vec![note("Méthode.", "Une réponse vaut de 0 à 100.", Tone::Neutral)],
    }
}

pub(super) fn annex(theme: &Theme) -> Annex {
    let overall = DOMAINS.iter().map(|d| vec![cell(d.1), cell(&fr(d.2)), cell("1,0"), cell(&fr(d.2 / 6.0))]);
    let answers = |d: &(&str, &str, f64, f64)| {
        let bar = chart::AnswerBar {
            alt: "12, 40, 80, 40 ; 12 sans".into(),
            levels: vec![12.0, 40.0, 80.0, 40.0],
            absent: 12.0,
        };
        let bar = Cell { svg: Some(chart::answer_bar(&bar, theme)), ..cell("12 · 40 · 80 · 40") };
        let row = |_| {
            vec![
                cell("Le comité exécutif décide-t-il à partir de ce que vivent les adhérents ?"),
                bar.clone(),
                cell("12"),
                cell("58,1"),
            ]
        };
        table(
            &format!("answers-{}", d.0),
            (d.1, "Répondants par niveau"),
            "Question|Réponses|#Sans|#Note",
            (0..6).map(row).collect(),
        )
    };
    let terms = |names: &[&str]| {
        names
            .iter()
            .map(|n| note(n, "Moyenne pondérée des répondants qui ont une note dans la discipline.", Tone::Neutral))
            .collect()
    };
    Annex {
        head: head("annex", "Annexe", "D’où vient chaque chiffre", ""),
        overall: table(
            "overall",
            ("Comment la note d’ensemble est venue", "Points"),
            "Discipline|#Note|#Poids|#Apport",
            overall.collect(),
        ),
        answers: DOMAINS.iter().map(answers).collect(),
        agreement: None,
        sample: None,
        surveys: None,
        indicative: Vec::new(),
        unscored: Vec::new(),
        formulas_title: "Formules".into(),
        formulas: terms(&["Note d’une discipline", "Intervalle", "Rang percentile"]),
        sources_title: "Sources".into(),
        sources: terms(&["Questionnaire", "Panel"]),
        glossary_title: "Glossaire".into(),
        glossary: terms(&["Discipline", "Palier", "Pratique", "Quartile"]),
    }
}
