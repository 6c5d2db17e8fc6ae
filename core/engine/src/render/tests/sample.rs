//! A report with every page, of an invented organisation.

use crate::chart::{self, Axis, Quartiles, Span, Theme, Tick};
use crate::report::*;

const DOMAINS: [(&str, &str, f64, f64); 6] = [
    ("culture", "Culture", 63.7, 54.0),
    ("understanding", "Connaissance client", 60.9, 53.0),
    ("strategy", "Stratégie", 59.0, 53.0),
    ("design", "Design", 50.6, 49.0),
    ("governance", "Gouvernance", 43.4, 53.9),
    ("measurement", "Mesure", 41.3, 51.1),
];
const GROUPS: [(&str, f64); 4] =
    [("Direction", 8.0), ("Management", 2.0), ("Première ligne", -6.0), ("Fonctions support", -1.0)];

fn fr(value: f64) -> String {
    format!("{value:.1}").replace('.', ",")
}

fn axis(low: f64, high: f64, step: usize) -> Axis {
    let ticks = (0..=100).step_by(step).map(|v| Tick { at: f64::from(v), label: v.to_string() });
    Axis { span: Span { low, high }, ticks: ticks.filter(|t| t.at >= low && t.at <= high).collect() }
}

fn around(value: f64) -> Span {
    Span { low: value - 2.8, high: value + 2.8 }
}

fn peers(median: f64) -> Quartiles {
    Quartiles { q1: median - 7.5, median, q3: median + 7.5 }
}

fn head(id: &str, section: &str, headline: &str, lead: &str) -> Head {
    Head {
        id: id.into(),
        section: section.into(),
        headline: headline.into(),
        lead: lead.into(),
        remarks: Remarks::default(),
    }
}

fn note(label: &str, text: &str, tone: Tone) -> Note {
    Note { label: label.into(), text: text.into(), tone }
}

fn cell(text: &str) -> Cell {
    Cell { text: text.into(), note: String::new(), tone: Tone::Neutral, class: None, svg: None }
}

fn table(id: &str, (title, unit): (&str, &str), columns: &str, rows: Vec<Vec<Cell>>) -> Table {
    let columns = columns.split('|').map(|c| Column {
        label: c.trim_start_matches('#').into(),
        note: String::new(),
        numeric: c.starts_with('#'),
    });
    Table {
        id: id.into(),
        title: title.into(),
        unit: unit.into(),
        columns: columns.collect(),
        rows: rows.into_iter().map(|cells| Row { total: cells[0].text == "Ensemble", cells }).collect(),
        source: if id.is_empty() { String::new() } else { SOURCE.into() },
    }
}

const SOURCE: &str = "questionnaire Palier, octobre 2026, n = 184 ; panel 2026 (fictif), n = 214.";

fn figure(id: &str, number: usize, title: &str, svg: String) -> Figure {
    let rows = DOMAINS.iter().map(|d| vec![cell(d.1), cell(&fr(d.2)), cell(&fr(d.3))]).collect();
    Figure {
        id: id.into(),
        number,
        title: title.into(),
        unit: "Note sur 100, intervalle à 95 % ; bande : quartiles des pairs".into(),
        svg,
        source: SOURCE.into(),
        alt: title.into(),
        table: table("", ("", ""), "Discipline|#Note|#Médiane", rows),
    }
}

fn point(tone: Tone, (title, value): (&str, &str), text: &str) -> Point {
    let link = Link { target: "profile".into(), text: "p. 6".into() };
    Point { title: title.into(), value: value.into(), text: text.into(), link, tone }
}

fn key(label: &str, value: &str, beside: &str, svg: Option<String>) -> KeyFigure {
    KeyFigure {
        label: label.into(),
        value: value.into(),
        beside: beside.into(),
        under: "sur 100, à 95 %".into(),
        text: "Au-dessus du seuil de 50, même en bas de l’intervalle.".into(),
        svg,
    }
}

pub(super) fn report() -> Report {
    let theme = Theme::default();
    let mut report = Report {
        language: "fr".into(),
        title: "L’expérience adhérent de Mutuelle Horizon : rapport de maturité, octobre 2026".into(),
        organisation: "Mutuelle Horizon".into(),
        running: "Maturité de l’expérience adhérent · octobre 2026".into(),
        footer: "Confidentiel · Mutuelle Horizon".into(),
        labels: labels(),
        cover: cover(&theme),
        contents: Contents {
            head: head("contents", "Sommaire", "Douze pages, un constat par page", "Chaque titre est une conclusion."),
            entries: Vec::new(),
        },
        reading: reading(&theme),
        summary: summary(&theme),
        scope: scope(&theme),
        stage: Some(stage(&theme)),
        profile: profile(&theme),
        groups: Some(groups(&theme)),
        domains: DOMAINS.iter().map(|d| domain(*d, &theme)).collect(),
        benchmark: Some(benchmark(&theme)),
        rules: Some(rules()),
        priorities: Some(priorities(&theme)),
        roadmap: Some(roadmap(&theme)),
        annex: annex(&theme),
    };
    let heads = [&report.summary.head, &report.scope.head, &report.profile.head].into_iter();
    let heads = heads.chain(report.stage.as_ref().map(|p| &p.head)).chain(report.groups.as_ref().map(|p| &p.head));
    let heads = heads.chain(report.domains.iter().map(|d| &d.head)).chain(report.benchmark.as_ref().map(|p| &p.head));
    let heads = heads.chain(report.rules.as_ref().map(|p| &p.head)).chain(report.priorities.as_ref().map(|p| &p.head));
    let heads = heads.chain(report.roadmap.as_ref().map(|p| &p.head)).chain([&report.annex.head]);
    let entry = |h: &Head| Entry { target: h.id.clone(), section: h.section.clone(), headline: h.headline.clone() };
    report.contents.entries = heads.map(entry).collect();
    report
}

fn labels() -> Labels {
    let words = |s: &str| s.to_owned();
    Labels {
        figure: words("Figure"),
        source: words("Source"),
        page: words("page"),
        page_short: words("p."),
        contents: words("Sommaire"),
        skip: words("Aller à la synthèse"),
        data: words("Les chiffres du graphique"),
        scroll: words("Faire glisser le graphique"),
        comment: words("Commentaire du consultant."),
        good: words("bon signe"),
        attention: words("point d’attention"),
        evidence: words("Pièces vues"),
        next: words("Que faire ensuite"),
    }
}

fn steps() -> chart::Staircase {
    use chart::{Pole, Post, Share, Stair, StairState};
    let names = ["Réparer", "Élever", "Optimiser", "Se distinguer"];
    let states = [StairState::Passed, StairState::Current, StairState::Target, StairState::Rest];
    chart::Staircase {
        alt: "Escalier de quatre paliers ; aujourd’hui au deuxième.".into(),
        stages: (0..4)
            .map(|i| Stair {
                name: names[i].into(),
                threshold: if i == 0 { String::new() } else { format!("dès {}", i * 25) },
                text: "Processus revus à partir de l’écoute ; mesures liées à la fidélité.".into(),
                state: states[i],
                share: Some(Share {
                    value: 0.4 - 0.1 * i as f64,
                    label: format!("{} %", 40 - 10 * i),
                    note: "64 pairs".into(),
                }),
            })
            .collect(),
        now: Some(Pole { stage: 1, title: "Aujourd’hui".into(), text: "53,2 ± 2,3".into() }),
        target: Some(Pole { stage: 2, title: "Cible".into(), text: "décembre 2027 : 60".into() }),
        gate: Some(Post {
            before: 2,
            title: "La porte du palier 3".into(),
            text: "3 conditions sur 5 manquent".into(),
        }),
    }
}

fn cover(theme: &Theme) -> Cover {
    Cover {
        kind: "Rapport de maturité".into(),
        title: "L’expérience adhérent de Mutuelle Horizon".into(),
        subtitle: "Où en est la mutuelle, avec quelle certitude, face à qui, et que décider".into(),
        facts: vec![
            note("Évaluation", "Octobre 2026, première vague", Tone::Neutral),
            note("Base", "184 répondants, 4 groupes, 214 pairs", Tone::Neutral),
            note("Diffusion", "Confidentielle", Tone::Neutral),
        ],
        fictional: "Mutuelle Horizon et ses pairs sont fictifs.".into(),
        svg: Some(chart::cover_staircase(&steps(), theme)),
    }
}

fn reading(theme: &Theme) -> Reading {
    use chart::Glyph::{KeyBelow, KeyInterval, KeyLevel, KeyPeers, KeyStage, KeyVerdict};
    let key = |(sign, title): (chart::Glyph, &str)| {
        ReadingKey {
        svg: chart::glyph(sign, theme),
        title: title.into(),
        text: "Le point est la note sur 100. La barre est l’intervalle à 95 % : deux notes dont les barres se recouvrent largement ne se distinguent pas.".into(),
    }
    };
    let keys = [
        (KeyInterval, "Une note et son intervalle"),
        (KeyPeers, "Les pairs"),
        (KeyBelow, "Sous le premier quartile"),
        (KeyLevel, "Le niveau d’une pratique"),
        (KeyStage, "Le palier"),
        (KeyVerdict, "Bon signe, point d’attention"),
    ];
    Reading {
        title: "Comment lire les graphiques".into(),
        keys: keys.map(key).to_vec(),
        notice: note("Mutuelle Horizon est fictive.", "Organisation, pairs et citations sont inventés.", Tone::Neutral),
    }
}

fn summary(theme: &Theme) -> Summary {
    let minis = [
        chart::stage_mini(&chart::StageMini { alt: "Palier 2 sur 4".into(), stages: 4, current: Some(1) }, theme),
        chart::interval_mini(
            &chart::IntervalMini {
                alt: "53,2 ± 2,3".into(),
                axis: axis(40.0, 70.0, 10),
                value: Some(53.2),
                interval: Some(around(53.2)),
                mark: Some(Tick { at: 50.0, label: "seuil du palier 3 : 50".into() }),
                absent: String::new(),
            },
            theme,
        ),
        chart::quartile_mini(
            &chart::QuartileMini {
                alt: "60ᵉ percentile".into(),
                quarters: ["Q1", "Q2", "Q3", "Q4"].map(String::from),
                percentile: Some(60.0),
                absent: String::new(),
            },
            theme,
        ),
    ];
    let [a, b, c] = minis.map(Some);
    let evidence = "Mieux que 88 % des pairs ; les quatre groupes sont d’accord à 9 points près.";
    let decision = |rank| Decision {
        rank,
        text: "Donner à la directrice de l’expérience adhérent un siège au comité exécutif et un mandat d’arbitrage"
            .into(),
        why: "Ouvre la porte du palier 3 ; aucun coût".into(),
        owner: "Directeur général".into(),
        before: "15 déc. 2026".into(),
    };
    let strengths = ["Culture", "Connaissance client", "Stratégie"];
    let gaps = ["Mesure", "Gouvernance", "Design"];
    Summary {
        head: head(
            "summary",
            "Synthèse",
            "Au palier 2 sur 4, la mutuelle a mobilisé ; Mesure et Gouvernance retiennent la marche suivante",
            "La culture et la connaissance des adhérents portent l’expérience. Il manque la preuve, parcours par parcours, et le pouvoir de trancher.",
        ),
        keys: vec![
            key("Palier", "2", "sur 4", a),
            key("Note d’ensemble", "53,2", "± 2,3", b),
            key("Position", "60ᵉ", "percentile", c),
        ],
        strengths_title: "Trois forces".into(),
        strengths: strengths.map(|s| point(Tone::Good, (s, "63,7 ± 2,5"), evidence)).to_vec(),
        strengths_none: String::new(),
        gaps_title: "Trois écarts".into(),
        gaps: gaps.map(|s| point(Tone::Attention, (s, "41,3 ± 2,8"), "Moins bien que 82 % des pairs.")).to_vec(),
        gaps_none: String::new(),
        decisions_title: "Trois décisions demandées au comité exécutif".into(),
        decisions_heads: ["Rang", "Décision demandée", "Pourquoi maintenant", "Qui porte", "Avant le"]
            .map(String::from)
            .to_vec(),
        decisions: (1..=3).map(decision).collect(),
        decisions_none: String::new(),
        caveat: note(
            "Ce que ces chiffres ne disent pas.",
            "Ils décrivent ce que 184 collaborateurs observent. Une première vague ne donne pas de tendance.",
            Tone::Neutral,
        ),
    }
}

fn scope(theme: &Theme) -> Scope {
    let bar = |share: f64| Cell {
        svg: Some(chart::response_bar(&chart::ResponseBar { alt: "69 %".into(), share: Some(share) }, theme)),
        ..cell("69 %")
    };
    let people = GROUPS.iter().map(|g| vec![cell(g.0), cell("63"), cell("42"), bar(0.69), cell("± 5,6")]);
    let people = people.chain([vec![cell("Ensemble"), cell("268"), cell("184"), bar(0.69), cell("± 2,3")]]);
    let trust = DOMAINS.iter().map(|_| ["6", "0,84", "95,8 %", "1,2 %", "3,0 %"].map(cell)).zip(DOMAINS);
    let trust = trust.map(|(cells, d)| std::iter::once(cell(d.1)).chain(cells).collect());
    Scope {
        head: head(
            "scope",
            "Périmètre et méthode",
            "184 réponses sur 268 invitations : assez pour comparer les groupes",
            "Diagnostic facilité, mené du 5 au 23 octobre 2026.",
        ),
        respondents: table(
            "respondents",
            ("Deux invités sur trois ont répondu", "Personnes et taux"),
            "Groupe|#Invités|#Répondants|Taux de réponse|#Intervalle",
            people.collect(),
        ),
        reliability: table(
            "reliability",
            ("Les six échelles sont fiables", "Alpha de Cronbach"),
            "Discipline|#Questions|#Alpha|#Répondu|#Non applicable|#Ne sait pas",
            trust.collect(),
        ),
        allows_title: "Ce que les chiffres permettent".into(),
        allows: vec![
            "Situer l’ensemble à 2,3 points près.".into(),
            "Comparer deux groupes quand leur écart dépasse 8,4 points.".into(),
        ],
        denies_title: "Ce qu’ils ne permettent pas".into(),
        denies: vec!["Juger une équipe : sous 10 répondants, rien n’est affiché.".into()],
        steps_title: "De la réponse au palier, en quatre pas".into(),
        steps: ["Réponse", "Discipline", "Organisation", "Palier"]
            .map(|t| note(t, "Chaque réponse devient une part de 0 à 1.", Tone::Neutral))
            .to_vec(),
        rules: vec![note("Règle des pairs.", "Même questionnaire, même version majeure.", Tone::Neutral)],
    }
}

fn stage(theme: &Theme) -> Stage {
    let state = |tone, text| Cell { tone, ..cell(text) };
    let rows = (0..5).map(|i| {
        let met = if i < 3 { state(Tone::Attention, "manque") } else { state(Tone::Good, "tenue, fragile") };
        vec![cell("Responsable exécutif avec pouvoir d’arbitrage"), cell("≥ 50"), cell("41,3"), cell("−8,7"), met]
    });
    Stage {
        head: head(
            "stage",
            "Palier de maturité",
            "La note mènerait au palier 3 ; trois conditions sur cinq en ferment encore la porte",
            "Avec 53,2, la moyenne dépasse le seuil de 50.",
        ),
        figure: figure(
            "figure-1",
            1,
            "Près d’un pair sur deux est encore sous le palier 2",
            chart::staircase(&steps(), theme),
        ),
        gates: Some(table(
            "gates",
            ("Trois conditions manquent", "Note sur 100"),
            "Condition|#Exigé|#Constaté|#Écart|État",
            rows.collect(),
        )),
        verdicts: vec![
            note("Ce qui est acquis", "Une directrice à plein temps, une enquête annuelle.", Tone::Good),
            note("Ce qui bloque", "Nul ne tranche entre deux métiers.", Tone::Attention),
            note("Ce qui ouvre la porte", "Quatre chantiers lancés en trois mois.", Tone::Neutral),
        ],
    }
}

fn profile(theme: &Theme) -> Profile {
    let spokes = DOMAINS.iter().map(|d| chart::Spoke {
        name: d.1.into(),
        value: Some(d.2),
        label: fr(d.2),
        peers: Some(peers(d.3)),
        attention: d.2 < 45.0,
    });
    let radar = chart::Radar { alt: "Radar".into(), axis: axis(0.0, 80.0, 20), spokes: spokes.collect() };
    let rows = DOMAINS.iter().map(|d| chart::DotRow {
        name: d.1.into(),
        value: Some(d.2),
        interval: Some(around(d.2)),
        peers: Some(peers(d.3)),
        attention: d.2 < 45.0,
        columns: vec![fr(d.2), "61,2–66,2".into(), fr(d.3), "88ᵉ".into()],
        total: false,
    });
    let dots = chart::DotPlot {
        alt: "Notes".into(),
        axis: axis(20.0, 80.0, 10),
        heads: ["Note", "Intervalle", "Médiane", "Rang"].map(String::from).to_vec(),
        rows: rows.collect(),
    };
    let legend =
        [(chart::Glyph::Line, "Mutuelle Horizon"), (chart::Glyph::Band, "pairs"), (chart::Glyph::Dashes, "médiane")];
    Profile {
        head: head(
            "profile",
            "Profil par discipline",
            "Une culture forte, un système faible : 22,4 points séparent Culture et Mesure",
            "La mutuelle devance ses pairs partout où il faut vouloir.",
        ),
        radar: chart::radar(&radar, theme)
            .map(|svg| figure("figure-2", 2, "Deux creux percent un profil au-dessus des pairs", svg)),
        reading_title: "Lecture".into(),
        reading: vec![
            note(
                "Le trait foncé sort de la bande en Culture :",
                "la mutuelle y devance trois pairs sur quatre.",
                Tone::Neutral
            );
            3
        ],
        legend: legend
            .map(|(g, t)| ReadingKey { svg: chart::glyph(g, theme), title: t.into(), text: String::new() })
            .to_vec(),
        dots: figure(
            "figure-3",
            3,
            "Deux verdicts sûrs : Culture au-dessus de la bande, Mesure au-dessous",
            chart::dot_plot(&dots, theme),
        ),
        verdicts: ["À protéger", "À convertir", "À construire"]
            .map(|t| note(t, "Culture est un atout rare.", Tone::Neutral))
            .to_vec(),
    }
}

fn groups(theme: &Theme) -> Groups {
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

fn domain((id, name, score, median): (&str, &str, f64, f64), theme: &Theme) -> Domain {
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
    }
}

fn benchmark(theme: &Theme) -> Benchmark {
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

fn rules() -> Rules {
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
        effects: Some(table(
            "effects",
            ("Ensemble, les règles ramènent la note de 53,6 à 53,2", "Notes sur 100"),
            "Règle|Ce qui l’a déclenchée|Source|Agit sur|Avant → après",
            ["INS-03", "INS-06", "INS-07"].map(row).to_vec(),
        )),
        findings: vec![note("Réponse aux réclamations", "41 jours pour 60 admis.", Tone::Attention)],
        notes: vec![note("Examinées sans effet.", "INS-02 et INS-05.", Tone::Neutral)],
    }
}

fn priorities(theme: &Theme) -> Priorities {
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
        actions: table(
            "actions",
            ("Les neuf chantiers, du plus rentable au moins", "Points"),
            "Chantier|Responsable|#Impact|#Effort",
            rows.collect(),
        ),
        notes: vec![note("Impact :", "points de note d’ensemble gagnés par un niveau de plus.", Tone::Neutral)],
    }
}

fn roadmap(theme: &Theme) -> Roadmap {
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

fn annex(theme: &Theme) -> Annex {
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
        formulas_title: "Formules".into(),
        formulas: terms(&["Note d’une discipline", "Intervalle", "Rang percentile"]),
        sources_title: "Sources".into(),
        sources: terms(&["Questionnaire", "Panel"]),
        glossary_title: "Glossaire".into(),
        glossary: terms(&["Discipline", "Palier", "Pratique", "Quartile"]),
    }
}
