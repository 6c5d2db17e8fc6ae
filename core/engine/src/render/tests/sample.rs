//! A report with every page, of an invented organisation.

mod later;

use later::{annex, benchmark, brief, domain, groups, priorities, roadmap, rules, sheets};

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
    Point { title: title.into(), value: value.into(), text: text.into(), link, said: String::new(), tone }
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
        trend: None,
        sides: None,
        others: Vec::new(),
        groups: Some(groups(&theme)),
        domains: DOMAINS.iter().map(|d| domain(*d, &theme)).collect(),
        unscored: None,
        benchmark: Some(benchmark(&theme)),
        voice: None,
        journeys: Vec::new(),
        rules: Some(rules()),
        extensions: Vec::new(),
        priorities: Some(priorities(&theme)),
        roadmap: Some(roadmap(&theme)),
        sheets: Some(sheets()),
        brief: Some(brief()),
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
        scroll: words("Faire glisser pour voir la suite"),
        sort: words("Trier par"),
        given: words("ordre du rapport"),
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
                    steps: 1,
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
                quarters: ["1ᵉʳ", "2ᵉ", "3ᵉ", "4ᵉ"].map(String::from),
                named: ["1ᵉʳ quart", "2ᵉ quart", "3ᵉ quart", "4ᵉ quart"].map(String::from),
                quarter: Some(2),
                percentile: Some(60.0),
                absent: String::new(),
            },
            theme,
        ),
    ];
    let [a, b, c] = minis.map(Some);
    let evidence = "Mieux que 88 % des pairs ; les quatre groupes sont d’accord à 9 points près.";
    let decision = |rank| Decision {
        code: String::new(),
        rank,
        text: "Donner à la directrice de l’expérience adhérent un siège au comité exécutif et un mandat d’arbitrage"
            .into(),
        why: "Ouvre la porte du palier 3 ; aucun coût".into(),
        owner: "Directeur général".into(),
        before: "15 déc. 2026".into(),
        action: String::new(),
        day: None,
        indicator: None,
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
        rules: None,
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
        sets: None,
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
        survey: Vec::new(),
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
