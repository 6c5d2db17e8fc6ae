use super::*;
use crate::chart::leader;
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

/// Boxes of the bold words at the points: left, top, right, bottom.
fn labelled(tree: &roxmltree::Document) -> Vec<[f64; 4]> {
    let said = |node: &roxmltree::Node, name: &str| {
        node.ancestors().find_map(|around| around.attribute(name)).unwrap_or_default().to_owned()
    };
    let number = |node: &roxmltree::Node, name: &str| said(node, name).parse::<f64>().ok();
    let texts = tree.descendants().filter(|node| node.has_tag_name("text") && number(node, "font-size") == Some(9.5));
    let boxes = texts.map(|node| {
        let (x, y) = (number(&node, "x").expect("x"), number(&node, "y").expect("y"));
        let wide = width(node.text().unwrap_or_default(), 9.5, 700);
        let left = match said(&node, "text-anchor").as_str() {
            "middle" => x - wide / 2.0,
            "end" => x - wide,
            _ => x,
        };
        [left, y - 8.0, left + wide, y + 1.5]
    });
    boxes.collect()
}

#[test]
fn words_at_the_points_stand_on_no_line() {
    for (steps, label) in [
        (8, "34 % rappellent et réexpliquent"),
        (8, "Réservé en trois écrans"),
        (5, "Attendre le traitement de la demande"),
        (12, "Attente"),
        (7, "Aucune"),
    ] {
        let mut data = journey(steps);
        data.steps.iter_mut().for_each(|step| step.label = label.into());
        data.zone = Some(Zone { from: 4, to: 4, label: "zone d’ombre".into() });
        let svg = curve(&data, &Theme::default());
        let tree = roxmltree::Document::parse(&svg).expect("well formed");
        let boxes = labelled(&tree);
        assert!(!boxes.is_empty(), "{steps} steps, {label}");
        for path in tree.descendants().filter(|node| node.has_tag_name("path")) {
            for [a, b] in straight(path.attribute("d").expect("data")) {
                for [left, top, right, bottom] in &boxes {
                    let apart =
                        a.0.max(b.0) < *left || a.0.min(b.0) > *right || a.1.max(b.1) < *top || a.1.min(b.1) > *bottom;
                    assert!(apart, "{steps} steps, {label}: {a:?} {b:?} under {left} {top} {right} {bottom}");
                }
            }
        }
    }
}

/// The level and upright lines among the data of a path.
fn straight(data: &str) -> Vec<[(f64, f64); 2]> {
    let mut found = Vec::new();
    for piece in data.split('M').filter(|piece| !piece.contains(['L', 'C', 'h', 'z', 'Z'])) {
        let Some((start, end)) = piece.split_once(['H', 'V']) else { continue };
        let (x, y) = start.split_once(' ').expect("a place");
        let at = (x.parse().expect("a number"), y.parse().expect("a number"));
        let end = end.parse().expect("a number");
        found.push([at, if piece.contains('H') { (end, at.1) } else { (at.0, end) }]);
    }
    found
}

#[test]
fn words_are_nearest_to_their_own_point() {
    let mut data = journey(6);
    let feelings = [0.3, 1.1, -0.2, -0.7, 1.3, -1.4];
    for (index, (step, today)) in data.steps.iter_mut().zip(feelings).enumerate() {
        (step.today, step.interval, step.label) = (Some(today), None, format!("Besoin redit au téléphone {index}"));
    }
    let theme = Theme::default();
    let frame = frame(&data);
    let lines: Vec<_> = points(&data, &frame, |step| step.today).iter().map(|run| sampled(run)).collect();
    for label in labels::place(&data, &frame, &lines).iter().filter(|label| label.line.is_none()) {
        let own = label.step;
        let far = |step: usize| leader::distance(&label.taken, (frame.x(step), frame.y.at(feelings[step])));
        assert!((0..6).all(|other| other == own || far(other) > far(own)), "{own}");
    }
    assert!(curve(&data, &theme).contains("téléphone"));
}

#[test]
fn no_moment_of_truth_loses_its_words() {
    for (steps, label) in [(7, "Aucune preuve de l’usure"), (7, "Rendue lavée, pièces montrées"), (12, LONG), (4, LONG)]
    {
        let mut data = journey(steps);
        data.steps.iter_mut().for_each(|step| step.label = label.into());
        let frame = frame(&data);
        let of = |value: &dyn Fn(&CurveStep) -> Option<f64>| points(&data, &frame, value);
        let lines: Vec<_> = of(&|s| s.today).iter().chain(&of(&|s| s.target)).map(|run| sampled(run)).collect();
        let labels = labels::place(&data, &frame, &lines);
        let named = |step: usize| labels.iter().any(|label| label.step == step);
        let lost: Vec<_> = (0..steps).filter(|step| data.steps[*step].moment && !named(*step)).collect();
        assert!(lost.is_empty(), "{steps} steps, {label}: {lost:?}");
        assert!(
            labels.iter().enumerate().all(|(i, a)| labels[..i].iter().all(|b| !leader::overlap(&a.taken, &b.taken)))
        );
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
