//! Words cut, lines justified, text from right to left.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{Read, errors, page, typeset};

const FRENCH: &str = "La responsabilité opérationnelle de la transformation progresse difficilement malgré l’investissement considérable.";

fn lines(css: &str, body: &str) -> Vec<String> {
    let layout = Read::new(&typeset(&page(css, body))).layout();
    layout
        .lines()
        .skip(1)
        .map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ').to_owned())
        .collect()
}

/// Where the glyphs of a page end, line by line.
fn right_edges(css: &str, body: &str) -> Vec<f32> {
    Read::new(&typeset(&page(css, body))).right_edges(0)
}

#[test]
fn words_are_cut_where_their_language_allows() {
    let css = "p{width:110px;hyphens:auto}";
    let french = lines(css, &format!("<p>{FRENCH}</p>"));
    assert!(french.iter().any(|line| line.ends_with('-')), "{french:?}");
    assert_eq!(french.concat().replace("- | ", "").replace('-', ""), FRENCH, "a word reads as one");
    let word = |lang: &str| lines("p{width:30px;hyphens:auto}", &format!("<p lang={lang}>considerable</p>"));
    assert_eq!(word("en"), ["con-", "sider-", "able"]);
    assert_ne!(word("fr"), word("en"));
    assert_eq!(word("de"), ["considerable"]);
}

#[test]
fn hyphens_are_made_by_the_sheet_alone() {
    let word = "trans&shy;formation";
    assert_eq!(lines("p{width:50px}", &format!("<p>{word}</p>")), ["trans-", "formation"]);
    assert_eq!(lines("p{width:50px;hyphens:none}", &format!("<p>{word}</p>")), ["transformation"]);
    assert_eq!(lines("p{width:50px;hyphens:auto}", &format!("<p>{word}</p>")), ["trans-", "formation"]);
    assert_eq!(lines("p{width:50px;hyphens:auto}", "<p>Transformation</p>"), ["Transformation"], "a name stays whole");
}

#[test]
fn a_hyphen_has_room_in_its_line() {
    for body in
        [format!("<p>{FRENCH}</p>"), format!("<p>{}</p>", FRENCH.replace("transformation", "<b>transformation</b>"))]
    {
        for width in (80u16..160).step_by(7) {
            let edges = right_edges(&format!("p{{width:{width}px;hyphens:auto}}"), &body);
            assert!(edges.iter().all(|edge| *edge <= 20.1 + f32::from(width)), "{width}: {edges:?}");
        }
    }
}

#[test]
fn justified_lines_end_together_but_for_the_last() {
    for body in
        [format!("<p>{FRENCH}</p>"), format!("<p>{}</p>", FRENCH.replace("opérationnelle", "<b>opérationnelle</b>"))]
    {
        for hyphens in ["manual", "auto"] {
            let css = format!("p{{width:140px;text-align:justify;hyphens:{hyphens}}}");
            let edges = right_edges(&css, &body);
            let (last, full) = edges.split_last().unwrap();
            assert!(full.len() > 2 && full.iter().all(|edge| (edge - 160.0).abs() < 0.3), "{hyphens}: {edges:?}");
            assert!(*last < 155.0);
        }
    }
}

#[test]
fn a_name_from_right_to_left_stands_in_its_own_order() {
    let file = Read::new(&typeset(&page("", "<p>Le client משה כהן a dit oui (אבג).</p>")));
    // In the order of the page, from left to right.
    assert_eq!(file.text(0), "Le client ןהכ השמ a dit oui (גבא).");
    let structure = file.structure();
    assert!(structure.contains("Span = “משה כהן”") && structure.contains("Span = “אבג”"), "{structure}");
}

#[test]
fn a_paragraph_that_starts_with_a_name_keeps_its_direction() {
    let file = Read::new(&typeset(&page("", "<p>משה est venu. Et <bdi>אבג</bdi> : 12 fois.</p>")));
    assert_eq!(file.text(0), "השמ est venu. Et גבא : 12 fois.");
}

#[test]
fn arabic_letters_join_and_read_as_their_own() {
    let file = Read::new(&typeset(&page("", "<p>يوسف لا</p>")));
    assert_eq!(file.text(0), "\u{fefb} فسوي");
    let isolated = Read::new(&typeset(&page("", "<p>ي و س ف</p>"))).content(0);
    let joined = file.content(0);
    assert_ne!(joined.matches("TJ").count(), 0);
    assert_ne!(joined, isolated);
}

#[test]
fn a_block_from_right_to_left_starts_on_the_right() {
    let css = "p,table{width:200px} td{padding:0}";
    let file =
        Read::new(&typeset(&page(css, "<p dir=rtl>שלום</p><table dir=rtl><tr><td>אחד</td><td>two</td></tr></table>")));
    let layout = file.layout();
    let left = |text: &str| -> i64 {
        let line = layout.lines().find(|line| line.contains(text)).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    };
    assert!(left("םולש") > 190, "{layout}");
    let (first, second) = (layout.find("דחא").unwrap(), layout.find("two").unwrap());
    assert!(first < second, "read from the right: {layout}");
}

#[test]
fn a_missing_character_of_another_script_is_named() {
    assert!(errors(&page("", "<p>שלום ಕ</p>"))[0].message.contains("“ಕ” (U+0C95)"));
}

#[test]
fn no_line_ends_within_a_range() {
    let body = "dans 3–12 mois, de 2024–2026 à 12–36, le niveau 3–\u{2060}4.";
    for body in [format!("<p>{body}</p>"), format!("<p>{}</p>", body.replace("mois", "<b>mois 10–20</b>"))] {
        for width in (52u16..170).step_by(4) {
            let set: Vec<_> =
                lines(&format!("p{{width:{width}px}}"), &body).iter().map(|l| l.replace(" | ", "")).collect();
            assert!(set.iter().all(|line| !line.ends_with('–')), "{width}: {set:?}");
            assert!(set.concat().contains("–4."), "the joiner is not read: {set:?}");
        }
    }
}
