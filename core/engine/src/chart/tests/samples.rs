//! Charts of every size to draw in tests.

use super::super::*;

pub(super) const LONG: &str =
    "Connaissance approfondie des adhérents, de leurs parcours et de leurs attentes non dites";

pub(super) fn axis(low: f64, high: f64, step: u32) -> Axis {
    let ticks = (0..=100).step_by(step as usize).map(f64::from).filter(|t| (low..=high).contains(t));
    Axis { span: Span { low, high }, ticks: ticks.map(|at| Tick { at, label: at.to_string() }).collect() }
}

pub(super) fn names() -> [&'static str; 6] {
    ["Culture", "Connaissance client", "Stratégie", "Design", "Gouvernance", "Mesure"]
}

pub(super) fn peers(median: f64) -> Quartiles {
    Quartiles { q1: median - 7.5, median, q3: median + 7.5 }
}

pub(super) fn around(value: f64) -> Span {
    Span { low: value - 2.8, high: value + 2.8 }
}

pub(super) fn scores() -> [f64; 6] {
    [63.7, 60.9, 59.0, 50.6, 43.4, 41.3]
}

pub(super) fn staircase_of(stages: usize, current: usize) -> Staircase {
    let states = [StairState::Passed, StairState::Current, StairState::Target, StairState::Rest];
    Staircase {
        alt: "Escalier".into(),
        stages: (0..stages)
            .map(|i| Stair {
                name: ["Ignorance", "Exploration", "Mobilisation", "Opérationnalisation", "Alignement", "Ancrage"]
                    [i % 6]
                    .into(),
                threshold: if i == 0 { String::new() } else { format!("dès {}", i * 15) },
                text: "Un responsable à plein temps, une écoute, des irritants corrigés.".into(),
                state: states[if i < current { 0 } else { (i - current + 1).min(3) }],
                share: Some(Share { value: 0.3, label: "30 %".into(), note: "64 pairs".into(), steps: 1 }),
            })
            .collect(),
        now: Some(Pole { stage: current, title: "Aujourd’hui".into(), text: "53,2 ± 2,3".into() }),
        target: Some(Pole { stage: current + 1, title: "Cible".into(), text: "décembre 2027 : 60".into() }),
        gate: Some(Post {
            before: current + 1,
            title: format!("La porte du palier {}", current + 2),
            text: "3 conditions sur 5 manquent".into(),
        }),
    }
}

pub(super) fn dots(count: usize) -> DotPlot {
    let mut rows: Vec<_> = (0..count)
        .map(|i| {
            let value = scores()[i % 6];
            DotRow {
                name: names()[i % 6].into(),
                value: Some(value),
                interval: Some(around(value)),
                peers: Some(peers(51.2)),
                attention: value < 43.7,
                columns: ["63,7", "61,2–66,2", "53,1", "88ᵉ"].map(String::from).to_vec(),
                total: false,
            }
        })
        .collect();
    rows.push(DotRow { name: "Ensemble (moyenne)".into(), value: Some(53.2), total: true, ..rows[0].clone() });
    DotPlot {
        alt: "Notes".into(),
        axis: axis(20.0, 80.0, 10),
        heads: ["Note", "Intervalle", "Médiane", "Rang"].map(String::from).to_vec(),
        rows,
    }
}

pub(super) fn strip_of(count: u32) -> Strip {
    // A fixed congruential sequence, summed to look like a bell.
    let mut seed = 214_u32;
    let mut next = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(seed >> 8) / f64::from(1 << 24)
    };
    Strip {
        alt: "Position".into(),
        axis: axis(13.0, 90.0, 10),
        peers: (0..count).map(|_| 20.0 + 15.5 * (next() + next() + next() + next())).collect(),
        quartiles: Some(peers(51.2)),
        cuts: ["Q1 43,7", "méd. 51,2", "Q3 58,7"].map(String::from),
        zones: ["1ᵉʳ quart", "2ᵉ quart", "3ᵉ quart", "4ᵉ quart"].map(String::from),
        here: Some(53.2),
        interval: Some(around(53.2)),
        title: "Vous êtes ici".into(),
        label: "53,2 ± 2,3".into(),
    }
}

pub(super) fn matrix_of(count: u32) -> Matrix {
    let side = |title: &str| MatrixAxis {
        title: title.into(),
        span: Span { low: 0.0, high: 10.0 },
        split: 5.0,
        low: "1".into(),
        high: "10".into(),
    };
    Matrix {
        alt: "Matrice".into(),
        x: side("effort (charge, délai, dépendances) →"),
        y: side("impact sur la note →"),
        quadrants: ["Lancer maintenant", "Préparer", "Faire au fil de l’eau", "Différer"].map(String::from),
        discs: (0..count)
            .map(|i| Disc {
                label: (i + 1).to_string(),
                name: format!("Action {}", i + 1),
                x: f64::from(i % 3 + 1) * 2.4,
                y: 9.0 - f64::from(i) * 6.0 / f64::from(count),
                now: i < 4,
            })
            .collect(),
    }
}

pub(super) fn radar_of(count: usize) -> Radar {
    let one = |i: usize| Spoke {
        name: names()[i % 6].into(),
        value: Some(scores()[i % 6]),
        label: "43,4".into(),
        peers: Some(peers(51.2)),
        attention: scores()[i % 6] < 43.7,
    };
    Radar { alt: "Radar".into(), axis: axis(0.0, 80.0, 20), spokes: (0..count).map(one).collect() }
}

pub(super) fn dumbbell_of(count: usize) -> Dumbbell {
    let row = |i: usize| DumbbellRow {
        name: names()[i % 6].into(),
        first: Some(38.2 + i as f64),
        first_label: "38,2".into(),
        second: Some(63.2 - i as f64),
        second_label: "63,2".into(),
        gap: "25,0".into(),
        interval: "± 8,4".into(),
        certain: i < 4,
        attention: i < 2,
    };
    Dumbbell {
        alt: "Écarts".into(),
        axis: axis(30.0, 80.0, 10),
        first: "Première ligne".into(),
        second: "Direction".into(),
        gap_head: "Écart".into(),
        interval_head: "à 95 %".into(),
        rows: (0..count).map(row).collect(),
    }
}

pub(super) fn profiles_of(count: usize) -> Profiles {
    let mark = |value: f64| ProfileMark { value: Some(value), interval: Some(around(value)), label: "63,7".into() };
    let row = |i: usize| ProfileRow {
        name: names()[i % 6].into(),
        marks: [mark(scores()[i % 6]), if i == 2 { ProfileMark::default() } else { mark(48.0) }],
        gap: "+15,7".into(),
        interval: "± 4,4".into(),
        certain: i != 1,
        total: i + 1 == count,
    };
    Profiles {
        alt: "Deux profils".into(),
        axis: axis(40.0, 80.0, 10),
        first: "Collaborateurs".into(),
        second: "Clients".into(),
        gap_head: "Écart".into(),
        interval_head: "à 95 %".into(),
        rows: (0..count).map(row).collect(),
    }
}

pub(super) fn bullet_of(groups: usize) -> Bullet {
    let row = |i: usize| BulletRow {
        name: ["Tous", "Direction", "Management", "Première ligne", "Fonctions support"][i % 5].into(),
        value: Some([43.4, 63.2, 48.7, 38.2, 44.8][i % 5]),
        label: "43,4".into(),
        interval: Some(around([43.4, 63.2, 48.7, 38.2, 44.8][i % 5])),
        total: i == 0,
    };
    Bullet {
        alt: "Gouvernance".into(),
        axis: axis(0.0, 100.0, 25),
        peers: Some(peers(53.9)),
        peers_label: "pairs : médiane 53,9".into(),
        rows: (0..=groups).map(row).collect(),
    }
}

pub(super) fn road_of(count: u32) -> RoadMap {
    let horizon = |title: &str, from: f64, to: f64| Horizon {
        title: title.into(),
        text: "décembre 2026 – février 2027".into(),
        from,
        to,
    };
    let bar = |i: u32| Bar {
        code: (i + 1).to_string(),
        name: "Siège et mandat d’arbitrage au comité exécutif".into(),
        owner: "Directrice de l’expérience adhérent".into(),
        from: [0.0, 3.0, 12.0][(i % 3) as usize],
        to: [3.0, 12.0, 36.0][(i % 3) as usize] - f64::from(i % 2),
        label: if i.is_multiple_of(2) { "+1,9 point".into() } else { String::new() },
    };
    RoadMap {
        alt: "Feuille de route".into(),
        horizons: vec![
            horizon("0–3 mois", 0.0, 3.0),
            horizon("3–12 mois", 3.0, 12.0),
            horizon("12–36 mois", 12.0, 36.0),
        ],
        ticks: [0.0, 1.0, 2.0, 3.0, 6.0, 9.0, 12.0, 18.0, 24.0, 30.0]
            .map(|at| Tick { at, label: format!("M{at}") })
            .to_vec(),
        bars: (0..count).map(bar).collect(),
    }
}

pub(super) fn distribution_of(classes: u32, rows: u32) -> Distribution {
    let row = |i: u32| DistributionRow {
        name: if i == 0 { "Tous les répondants".into() } else { format!("Groupe {i}") },
        shares: if i == 2 {
            Vec::new()
        } else {
            (0..classes).map(|_| (1.0 / f64::from(classes), "25 %".into())).collect()
        },
        label: if i == 2 { "non montré".into() } else { "n = 184".into() },
        total: i == 0,
    };
    Distribution {
        alt: "Réponses".into(),
        classes: (0..classes).map(|i| format!("Niveau {i}")).collect(),
        rows: (0..rows).map(row).collect(),
    }
}
