use super::*;
use crate::chart::tests::{inside, pieces};

const LONG: &str = "Attendre le traitement de la demande de remboursement intercommunautaire";

fn journey(steps: usize) -> Curve {
    let feelings = [-0.4, 0.3, 1.1, -0.3, -1.3, -1.5, -0.6, 1.4, 0.2, -1.9, 2.0, -2.0];
    let step = |i: usize| CurveStep {
        name: if i.is_multiple_of(2) { LONG.into() } else { "Relancer".into() },
        today: Some(feelings[i % 12]),
        interval: Some(Span { low: feelings[i % 12] - 0.2, high: feelings[i % 12] + 0.2 }),
        target: Some(1.0),
        moment: i.is_multiple_of(3),
        mood: if feelings[i % 12] < 0.0 { Mood::Irritant } else { Mood::Delight },
        label: "34 % rappellent et réexpliquent".into(),
    };
    let words = ["très mal", "mal", "neutre", "bien", "très bien"].into_iter().zip([-2.0, -1.0, 0.0, 1.0, 2.0]);
    Curve {
        alt: "Courbe".into(),
        scale: Span { low: -2.0, high: 2.0 },
        ticks: words.map(|(label, at)| Tick { at, label: label.into() }).collect(),
        neutral: 0.0,
        steps: (0..steps).map(step).collect(),
        zone: (steps > 6).then(|| Zone { from: 3, to: 6, label: "zone d’ombre : 4 étapes, 13 jours".into() }),
        legend: CurveLegend {
            today: "aujourd’hui".into(),
            target: "cible".into(),
            moment: "moment de vérité".into(),
            delight: "enchantement".into(),
            irritant: "irritant".into(),
        },
    }
}

#[test]
fn journeys_of_two_to_twelve_steps_stay_inside_their_drawing() {
    for steps in [2, 4, 8, 12] {
        inside(&curve(&journey(steps), &Theme::default()), WIDTH);
    }
}

#[test]
fn a_step_without_a_figure_interrupts_the_curve_and_has_no_mark() {
    let mut data = journey(8);
    data.legend = CurveLegend::default();
    for step in &mut data.steps {
        (step.moment, step.mood, step.target, step.interval) = (false, Mood::Plain, None, None);
    }
    let theme = Theme::default();
    let whole = curve(&data, &theme);
    assert_eq!((whole.matches("<circle").count(), pieces(&whole, "2.4")), (8, 1));
    data.steps[3].today = None;
    let parted = curve(&data, &theme);
    assert_eq!((parted.matches("<circle").count(), pieces(&parted, "2.4")), (7, 2));
}

#[test]
fn marks_differ_by_shape_and_the_target_by_dashes() {
    let svg = curve(&journey(8), &Theme::default());
    assert!(svg.contains("stroke-dasharray=\"6 4\""));
    let triangles = svg.matches("Z\"").count();
    assert_eq!(triangles, 8 + 2, "one a step, two in the legend");
    insta::assert_snapshot!("curve", svg);
}

#[test]
fn the_curve_never_leaves_the_range_of_the_two_steps_that_it_joins() {
    let values = [0.4, 0.3, 1.8, -1.9, -1.9, -1.7, 2.0, 1.99, -2.0];
    let points: Vec<_> = values.iter().enumerate().map(|(i, v)| (i as f64 * 50.0, *v)).collect();
    for (piece, pair) in sampled(&points).chunks(SAMPLES).zip(points.windows(2)) {
        let (low, high) = (pair[0].1.min(pair[1].1), pair[0].1.max(pair[1].1));
        assert!(piece.iter().all(|(_, y)| (low - 1e-9..=high + 1e-9).contains(y)), "{piece:?}");
    }
    assert!(slopes(&points)[2].abs() < 1e-9, "a summit is level");
}

#[test]
fn one_point_or_none_is_no_curve() {
    assert!(handles(&[(0.0, 1.0)]).is_empty() && handles(&[]).is_empty());
}
