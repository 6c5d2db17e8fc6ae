//! What an author is told, and where.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{errors, page, typeset};

fn warnings(html: &str) -> Vec<String> {
    typeset(html).warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn an_unsupported_property_is_named_with_line_and_column() {
    assert_eq!(warnings(&page("p{color:red;\n  float:left}", "")), ["7:3: the property “float” is not supported"]);
}

#[test]
fn an_unsupported_value_is_named() {
    assert_eq!(warnings(&page("p{display:ruby}", "")), ["6:3: the value “ruby” of “display” is not supported"]);
}

#[test]
fn properties_of_screens_pass_in_silence() {
    assert_eq!(
        warnings(&page(
            "p{transition:all 1s;cursor:pointer;overflow:auto} a:hover{float:left} @media screen{p{float:left}}",
            ""
        )),
        Vec::<String>::new()
    );
}

#[test]
fn a_style_attribute_is_found_again() {
    let html = page("", "<p>un</p>\n<p style='float:left'>deux</p>");
    let found = warnings(&html);
    let line = html.lines().position(|line| line.contains("float")).unwrap() + 1;
    assert_eq!(found, [format!("{line}:1: the property “float” is not supported")]);
}

#[test]
fn an_unset_custom_property_is_reported() {
    assert!(warnings(&page("p{color:var(--nulle)}", "<p>x</p>"))[0].contains("not set"));
}

#[test]
fn svg_that_is_not_drawn_is_reported() {
    let found = warnings(&page(
        "",
        "<svg aria-label=a viewBox='0 0 10 10'><use href='#a'/><rect width=5 height=5 fill='url(#g)'/></svg>",
    ));
    assert!(
        found.iter().any(|line| line.contains("<use>")) && found.iter().any(|line| line.contains("url(#g)")),
        "{found:?}"
    );
}

#[test]
fn a_missing_glyph_is_an_error_that_names_the_character() {
    let found = errors(&page("", "<p>漢</p>"));
    assert_eq!(found.len(), 1);
    assert!(found[0].message.contains("“漢” (U+6F22)"), "{}", found[0]);
    assert_eq!(found[0].line, 7);
}

#[test]
fn a_missing_glyph_in_a_drawing_is_an_error_too() {
    assert!(errors(&page("", "<svg viewBox='0 0 9 9'><text>漢</text></svg>"))[0].message.contains('漢'));
}

#[test]
fn what_is_taller_than_a_page_is_reported() {
    let found = warnings(&page("", "<svg aria-label=a viewBox='0 0 10 10' style='width:200px;height:300px'></svg>"));
    assert!(found[0].contains("taller than the page"), "{found:?}");
}

#[test]
fn dead_links_and_lost_pictures_are_reported() {
    let found = warnings(&page("", "<a href='#rien'>x</a><img src='http://example.org/x.png' alt=x>"));
    assert!(
        found.iter().any(|line| line.contains("leads nowhere")) && found.iter().any(|line| line.contains("data:")),
        "{found:?}"
    );
}

#[test]
fn a_picture_without_words_and_an_address_without_meaning_are_reported() {
    let found = warnings(&page("", "<svg viewBox='0 0 9 9'></svg><a href='javascript:alert(1)'>x</a>"));
    assert!(
        found.iter().any(|line| line.contains("aria-label")) && found.iter().any(|line| line.contains("javascript")),
        "{found:?}"
    );
}

#[test]
fn what_is_hidden_may_be_any_element() {
    let choice = "<fieldset hidden><legend>Sort</legend><label><input type=\"radio\">by name</label></fieldset>";
    assert_eq!(warnings(&page("", choice)), [""; 0]);
    assert_eq!(warnings(&page("", &choice.replace(" hidden", ""))).len(), 3);
}
