//! Every chart at its usual size, empty, crowded, and with hostile texts.

mod samples;

use super::text::width;
use super::*;
use samples::*;

/// What holds for an element: its own attribute, or that of the nearest element around it.
fn inherited<'t>(node: &roxmltree::Node<'t, '_>, name: &str) -> Option<&'t str> {
    node.ancestors().find_map(|around| around.attribute(name))
}

/// Pieces of the paths drawn with a stroke of this width.
pub(super) fn pieces(svg: &str, width: &str) -> usize {
    let tree = roxmltree::Document::parse(svg).expect("well formed");
    let drawn = tree.descendants().filter(|n| n.has_tag_name("path") && inherited(n, "stroke").is_some());
    let drawn = drawn.filter(|n| inherited(n, "stroke-width") == Some(width) && inherited(n, "stroke") != Some("none"));
    drawn.filter_map(|n| n.attribute("d")).map(|data| data.matches('M').count()).sum()
}

/// An SVG is well formed, has a name, and no coordinate is missing.
fn sound(svg: &str) {
    let tree = roxmltree::Document::parse(svg).unwrap_or_else(|e| panic!("{e}\n{svg}"));
    let root = tree.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let title = root.first_element_child().filter(|child| child.has_tag_name("title")).and_then(|title| title.text());
    assert!(root.attribute("aria-label").or(title).is_some_and(|name| !name.is_empty()), "{svg}");
    assert!(!svg.contains("NaN") && !svg.contains("inf"));
    let known = ["svg", "title", "g", "circle", "path", "text"];
    assert!(root.descendants().filter(roxmltree::Node::is_element).all(|n| known.contains(&n.tag_name().name())));
}

/// The right end of every text starting at its place is within the drawing.
pub(super) fn inside(svg: &str, width: f64) {
    let tree = roxmltree::Document::parse(svg).expect("well formed");
    for node in tree.descendants().filter(|n| n.has_tag_name("text") && n.attribute("x").is_some()) {
        let number = |name: &str| inherited(&node, name).and_then(|v| v.parse::<f64>().ok()).unwrap_or(400.0);
        let text = node.text().unwrap_or_default();
        let wide = text::width(text, number("font-size"), if number("font-weight") > 600.0 { 700 } else { 400 });
        let (from, to) = match inherited(&node, "text-anchor") {
            None | Some("start") => (number("x"), number("x") + wide),
            Some("end") => (number("x") - wide, number("x")),
            _ => (number("x") - wide / 2.0, number("x") + wide / 2.0),
        };
        assert!(from >= -8.0 && to <= width + 8.0, "{text:?} from {from:.0} to {to:.0}");
    }
}

#[test]
fn each_chart_is_drawn_as_before() {
    let theme = Theme::default();
    insta::assert_snapshot!("staircase", staircase(&staircase_of(6, 2), &theme));
    insta::assert_snapshot!("staircase_low", staircase(&staircase_of(4, 0), &theme));
    insta::assert_snapshot!("cover", cover_staircase(&staircase_of(4, 1), &theme));
    insta::assert_snapshot!("dot_plot", dot_plot(&dots(6), &theme));
    insta::assert_snapshot!("radar", radar(&radar_of(6), &theme).expect("six spokes"));
    insta::assert_snapshot!("dumbbell", dumbbell(&dumbbell_of(6), &theme));
    insta::assert_snapshot!("profiles", profiles(&profiles_of(6), &theme));
    insta::assert_snapshot!("bullet", bullet(&bullet_of(4), &theme));
    insta::assert_snapshot!("strip", strip(&strip_of(214), &theme));
    insta::assert_snapshot!("matrix", matrix(&matrix_of(12), &theme));
    insta::assert_snapshot!("road_map", road_map(&road_of(9), &theme));
    insta::assert_snapshot!("distribution", distribution(&distribution_of(4, 4), &theme));
    let bar = AnswerBar { alt: "12, 40, 80, 40 ; 12 sans".into(), levels: vec![12.0, 40.0, 80.0, 40.0], absent: 12.0 };
    insta::assert_snapshot!("answer_bar", answer_bar(&bar, &theme));
}

#[test]
fn crowds_of_every_size_hold() {
    let theme = Theme::default();
    for n in [0, 1, 2, 3, 16, 40] {
        let drawn = [
            dot_plot(&dots(n.max(1)), &theme),
            dumbbell(&dumbbell_of(n), &theme),
            profiles(&profiles_of(n), &theme),
            bullet(&bullet_of(n), &theme),
            matrix(&matrix_of(u32::try_from(n).expect("small")), &theme),
            road_map(&road_of(u32::try_from(n).expect("small")), &theme),
            distribution(&distribution_of(u32::try_from(n).expect("small"), 3), &theme),
            distribution(&distribution_of(4, u32::try_from(n).expect("small")), &theme),
            staircase(&staircase_of(n.min(12), 0), &theme),
            cover_staircase(&staircase_of(n.min(12), n.min(12) / 2), &theme),
        ];
        for svg in &drawn {
            sound(svg);
        }
        assert_eq!(radar(&radar_of(n), &theme).is_some(), n >= 3);
    }
    for peers in [0, 5, 214, 600, 5000] {
        let svg = strip(&strip_of(peers), &theme);
        sound(&svg);
        assert!(svg.len() < 60_000, "{peers} peers: {} bytes", svg.len());
    }
}

#[test]
fn texts_of_any_length_stay_within_the_drawing() {
    let theme = Theme::default();
    let (mut plot, mut pairs, mut bars, mut road) = (dots(6), dumbbell_of(6), bullet_of(4), road_of(9));
    plot.rows.iter_mut().for_each(|r| r.name = LONG.into());
    pairs.rows.iter_mut().for_each(|r| r.name = LONG.into());
    bars.rows.iter_mut().for_each(|r| r.name = LONG.into());
    road.bars.iter_mut().for_each(|b| (b.name, b.owner) = (LONG.into(), LONG.into()));
    let mut steps = staircase_of(6, 2);
    steps.stages.iter_mut().for_each(|s| (s.name, s.text) = (LONG.into(), LONG.repeat(9)));
    let mut web = radar_of(8);
    web.spokes.iter_mut().for_each(|s| s.name = LONG.into());
    inside(&dot_plot(&plot, &theme), 658.0);
    inside(&dumbbell(&pairs, &theme), 658.0);
    let mut sides = profiles_of(6);
    (sides.first, sides.second) = (LONG.into(), LONG.into());
    sides.rows.iter_mut().for_each(|r| r.name = LONG.into());
    inside(&profiles(&sides, &theme), 658.0);
    inside(&bullet(&bars, &theme), 433.0);
    inside(&road_map(&road, &theme), 658.0);
    inside(&staircase(&steps, &theme), 658.0);
    inside(&radar(&web, &theme).expect("eight spokes"), 433.0);
    assert!(dot_plot(&plot, &theme).contains(&format!("<title>{LONG}</title>")));
}

#[test]
fn an_absent_figure_is_said_and_never_drawn_as_zero() {
    let theme = Theme::default();
    let mut plot = dots(2);
    plot.rows[0] = DotRow { name: "Design".into(), columns: vec!["masqué".into()], ..DotRow::default() };
    let svg = dot_plot(&plot, &theme);
    assert!(svg.contains("masqué") && svg.contains(">—<"));
    assert_eq!(svg.matches("<circle").count() + svg.matches("Z\"").count(), 2);
    let mut web = radar_of(6);
    web.spokes[2].value = None;
    let svg = radar(&web, &theme).expect("six spokes");
    assert_eq!(pieces(&svg, "2.6"), 4, "the line is interrupted on both sides");
    let bare = Strip { label: "non noté".into(), here: None, interval: None, quartiles: None, ..strip_of(7) };
    assert!(strip(&bare, &theme).contains("non noté"));
    let mini = IntervalMini { alt: "Note".into(), absent: "non noté".into(), ..IntervalMini::default() };
    assert!(interval_mini(&mini, &theme).contains("non noté"));
    sound(&interval_mini(&mini, &theme));
}

#[test]
fn the_ends_of_a_scale_and_the_names_of_its_parts_are_never_left_out() {
    let theme = Theme::default();
    let end = |at: f64, label: &str| Tick { at, label: label.into() };
    for (value, mark) in [(9.5, end(8.0, "objectif\u{202f}: 8\u{202f}%")), (9.5, end(13.0, "stage 3 threshold: 50"))] {
        let axis = Axis { span: Span { low: 6.0, high: 14.0 }, ticks: vec![end(6.0, "6"), end(14.0, "14")] };
        let alt = "Note".into();
        let mini = IntervalMini { alt, axis, value: Some(value), mark: Some(mark.clone()), ..IntervalMini::default() };
        let svg = interval_mini(&mini, &theme);
        assert!(svg.contains(">6<") && svg.contains(">14<") && svg.contains(&*mark.label), "{svg}");
        sound(&svg);
    }
    for median in [44.5, 51.2, 57.9] {
        let cuts = Some(Quartiles { q1: 43.7, median, q3: 58.7 });
        let data = Strip {
            quartiles: cuts,
            zones: ["1st", "2nd", "3rd", "4th"].map(|rank| format!("{rank} quarter")),
            ..strip_of(12)
        };
        let svg = strip(&data, &theme);
        let tree = roxmltree::Document::parse(&svg).expect("well formed");
        let left = |name: &String| {
            let text = tree.descendants().find(|node| node.has_tag_name("text") && node.text() == Some(name));
            text.and_then(|node| node.attribute("x")?.parse::<f64>().ok()).unwrap_or_else(|| panic!("{name} is gone"))
        };
        let ends = data.zones.each_ref().map(|name| (left(name), left(name) + width(name, 10.5, 400)));
        assert!(ends.windows(2).all(|pair| pair[0].1 + 4.0 < pair[1].0), "{ends:?}");
        assert!(ends[0].0 >= 0.0 && ends[3].1 <= 658.0, "{ends:?}");
    }
}

#[test]
fn minis_and_glyphs_are_sound() {
    let theme = Theme::default();
    let drawn = [
        stage_mini(&StageMini { alt: "Palier 3 sur 6".into(), stages: 6, current: Some(2) }, &theme),
        interval_mini(
            &IntervalMini {
                alt: "Note".into(),
                axis: axis(40.0, 70.0, 10),
                value: Some(53.2),
                interval: Some(around(53.2)),
                mark: Some(Tick { at: 50.0, label: "seuil du palier 4 : 50".into() }),
                absent: String::new(),
            },
            &theme,
        ),
        quartile_mini(
            &QuartileMini {
                alt: "Rang".into(),
                quarters: ["1ᵉʳ", "2ᵉ", "3ᵉ", "4ᵉ"].map(String::from),
                named: ["1ᵉʳ quart", "2ᵉ quart", "3ᵉ quart", "4ᵉ quart"].map(String::from),
                quarter: None,
                percentile: Some(60.0),
                absent: String::new(),
            },
            &theme,
        ),
        levels(&Levels { alt: "niveau 0 sur 3".into(), reached: Some(0), of: 3 }, &theme),
        levels(&Levels { alt: "niveau 2 sur 4".into(), reached: Some(2), of: 4 }, &theme),
        levels(&Levels { alt: "masqué".into(), reached: None, of: 4 }, &theme),
        response_bar(&ResponseBar { alt: "69 %".into(), share: Some(0.69) }, &theme),
        peer_bar(
            &PeerBar {
                alt: "41".into(),
                span: Span { low: 20.0, high: 80.0 },
                value: Some(41.0),
                peers: Some(peers(51.0)),
                attention: true,
            },
            &theme,
        ),
    ];
    for svg in &drawn {
        sound(svg);
    }
    insta::assert_snapshot!("minis", drawn.join("\n"));
    let signs = [
        Glyph::Good,
        Glyph::Attention,
        Glyph::KeyInterval,
        Glyph::KeyPeers,
        Glyph::KeyBelow,
        Glyph::KeyLevel,
        Glyph::KeyStage,
        Glyph::KeyVerdict,
        Glyph::Line,
        Glyph::Band,
        Glyph::Dashes,
        Glyph::Moment,
        Glyph::Delight,
        Glyph::Irritant,
    ];
    for sign in signs {
        let svg = glyph(sign, &theme);
        assert!(svg.contains("aria-hidden=\"true\"") && roxmltree::Document::parse(&svg).is_ok(), "{svg}");
    }
}

#[test]
fn hostile_texts_and_figures_change_nothing_but_the_text() {
    let theme = Theme::default();
    let mut plot = dots(1);
    plot.alt = "\"><script>alert(1)</script>".into();
    plot.rows[0].name = "<script>alert(1)</script>&\u{0}".into();
    plot.rows[0].value = Some(f64::NAN);
    plot.rows[0].interval = Some(Span { low: f64::NEG_INFINITY, high: f64::INFINITY });
    let svg = dot_plot(&plot, &theme);
    sound(&svg);
    assert!(!svg.contains("<script"));
}

#[test]
fn each_disc_stands_wholly_in_its_quadrant() {
    for count in [1, 9, 16] {
        let mut data = matrix_of(count);
        // Near the middle, where discs that are moved apart would cross it.
        for (i, disc) in data.discs.iter_mut().enumerate() {
            (disc.x, disc.y) = ([4.9, 5.0, 5.1][i % 3], [5.2, 4.8][i % 2]);
        }
        let svg = matrix(&data, &Theme::default());
        let tree = roxmltree::Document::parse(&svg).expect("well formed");
        let number = |n: &roxmltree::Node, a: &str| n.attribute(a).and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0);
        let drawn: Vec<_> = tree.descendants().filter(|n| n.has_tag_name("circle") && number(n, "r") > 5.0).collect();
        assert_eq!(drawn.len(), data.discs.len());
        for (node, disc) in drawn.iter().zip(&data.discs) {
            let (x, y, r) = (number(node, "cx") - 232.5, 142.0 - number(node, "cy"), number(node, "r"));
            assert!(if disc.x < 5.0 { x <= -r } else { x >= r }, "{disc:?} at {x} {y}");
            assert!(if disc.y < 5.0 { y <= -r } else { y >= r }, "{disc:?} at {x} {y}");
        }
    }
}

#[test]
fn no_disc_covers_another_among_forty() {
    let svg = matrix(&matrix_of(40), &Theme::default());
    let tree = roxmltree::Document::parse(&svg).expect("well formed");
    let number = |n: &roxmltree::Node, a: &str| n.attribute(a).and_then(|v| v.parse::<f64>().ok()).unwrap_or(0.0);
    let discs: Vec<_> = tree
        .descendants()
        .filter(|n| n.has_tag_name("circle") && number(n, "r") > 5.0)
        .map(|n| (number(&n, "cx"), number(&n, "cy"), number(&n, "r")))
        .collect();
    assert_eq!(discs.len(), 40);
    for (i, a) in discs.iter().enumerate() {
        for b in &discs[..i] {
            assert!((a.0 - b.0).hypot(a.1 - b.1) >= a.2 + b.2, "{a:?} {b:?}");
        }
    }
}

#[test]
fn a_gap_that_may_be_chance_is_grey() {
    let theme = Theme::default();
    let mut data = dumbbell_of(1);
    (data.rows[0].certain, data.rows[0].attention) = (false, false);
    let svg = dumbbell(&data, &theme);
    assert_eq!(pieces_of(&svg, theme.rule, "4"), 1, "{svg}");
    assert!(!svg.contains(theme.attink) && pieces_of(&svg, &theme.a3, "4") == 0, "{svg}");
}

/// Pieces of the paths drawn with a stroke of this colour and width.
fn pieces_of(svg: &str, colour: &str, width: &str) -> usize {
    let tree = roxmltree::Document::parse(svg).expect("well formed");
    let drawn = tree.descendants().filter(|n| n.has_tag_name("path") && inherited(n, "stroke") == Some(colour));
    drawn.filter(|n| inherited(n, "stroke-width") == Some(width)).count()
}

#[test]
fn no_tick_of_a_radar_is_struck_through_by_the_profile() {
    let mut data = radar_of(6);
    // The profile leaves the upright spoke just above a ring.
    for (spoke, value) in data.spokes.iter_mut().zip([43.0, 20.0, 40.0, 40.0, 40.0, 60.0]) {
        (spoke.value, spoke.peers) = (Some(value), None);
    }
    let svg = radar(&data, &Theme::default()).expect("six spokes");
    let tree = roxmltree::Document::parse(&svg).expect("well formed");
    let tick = tree.descendants().find(|n| n.text() == Some("40")).expect("a tick");
    assert_eq!(inherited(&tick, "text-anchor"), Some("end"), "{svg}");
}

#[test]
fn codes_of_a_road_map_take_the_room_of_the_widest() {
    let mut data = road_of(12);
    data.bars.iter_mut().for_each(|bar| bar.code = format!("A{}", bar.code));
    let svg = road_map(&data, &Theme::default());
    let tree = roxmltree::Document::parse(&svg).expect("well formed");
    let names: Vec<_> = tree.descendants().filter(|n| n.text().is_some_and(|t| t.starts_with("Siège"))).collect();
    let places: std::collections::BTreeSet<_> = names.iter().filter_map(|n| n.attribute("x")).collect();
    assert_eq!((names.iter().filter(|n| n.has_tag_name("text")).count(), places.len()), (12, 1), "{svg}");
}
