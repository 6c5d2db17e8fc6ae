//! What the file is: tagged, searchable, the same every time.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{Read, options, page, typeset, typesetter};

const SAMPLE: &str = "<section><h1>Rapport</h1><h2 id=s data-bookmark='Synthèse'>Une phrase qui conclut</h2><p>Voir <a href='#m'>la méthode</a> et <a href='https://example.org/?a=1&amp;b=2'>le site</a>.</p>
<ul><li>Un<ol><li>Dedans</li></ol></li></ul></section>
<h2 id=m style='break-before:page'>Méthode</h2><h3>Détail</h3>
<table><caption>Légende</caption><thead><tr><th>Domaine</th><th colspan=2>Scores</th></tr></thead><tbody><tr><th>Gouvernance</th><td>3,2</td><td></td></tr></tbody></table>
<svg viewBox='0 0 100 20' role=img aria-label='Une barre'><rect width=50 height=20 fill='#1F4287'/><text x=60 y=15 text-anchor=middle font-size=8>Mesure</text></svg><p aria-hidden=true>décor</p>";

#[test]
fn the_structure_follows_the_reading_order() {
    insta::assert_snapshot!(Read::new(&typeset(&page("", SAMPLE))).structure());
}

#[test]
fn headings_become_nested_bookmarks() {
    insta::assert_snapshot!(Read::new(&typeset(&page("", SAMPLE))).outline(), @r"
    Rapport · 1
    Synthèse · 1
    Méthode · 2
      Détail · 2
    ");
}

#[test]
fn links_lead_inside_and_outside() {
    assert_eq!(Read::new(&typeset(&page("", SAMPLE))).links(0), ["#2", "https://example.org/?a=1&b=2"]);
}

#[test]
fn a_link_is_one_rectangle_on_each_of_its_lines() {
    let link = |to: &str, words: &str| format!("<a href='https://example.org/{to}'>{words}</a>");
    let apart = link("a", "one<wbr>.two<wbr>/<b>three</b>") + &link("b", "four") + " " + &link("b", "five");
    let two_lines = format!("<p style='width:4rem'>{}</p>", link("c", "seventeen<wbr>/eighteen"));
    let read = Read::new(&typeset(&page("", &format!("<p>{apart}</p>{two_lines}"))));
    assert_eq!(read.links(0), ["a", "b", "b", "c", "c"].map(|to| format!("https://example.org/{to}")));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let shared = typesetter();
    let html = page("", SAMPLE);
    let first = shared.typeset(&html, &options()).unwrap();
    let other = shared.typeset(&page("", "<p>autre chose"), &options()).unwrap();
    let again = shared.typeset(&html, &options()).unwrap();
    assert!(first.pdf == again.pdf && first.pdf == typeset(&html).pdf);
    assert_ne!(first.pdf, other.pdf);
}

#[test]
fn threads_share_a_typesetter() {
    let shared = typesetter();
    let html = page("", SAMPLE);
    let files: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(|| shared.typeset(&html, &options()).unwrap().pdf)).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).collect()
    });
    assert!(files.windows(2).all(|pair| pair[0] == pair[1]));
}

/// Style sheets are kept too: what is wrong with one is said of each document, and custom properties are each document's own.
#[test]
fn a_style_sheet_that_comes_again_is_read_the_same() {
    let sheet = "p{color:var(--ink,#123456);float:left} td{width:var(--none)}";
    let document =
        |sheet: &str, ink: &str| page(sheet, &format!("<p style='--ink:{ink}'>un</p><table><tr><td>deux</table>"));
    let wrong = document(sheet, "red");
    let shared = typesetter();
    let set = |html: &str| shared.typeset(html, &options()).unwrap();
    let warnings = set(&wrong).warnings;
    assert_eq!(warnings.len(), 2);
    assert_eq!(set(&wrong).warnings, warnings);
    let right = &sheet[..sheet.find("float").unwrap()].replace(';', "}");
    for ink in ["red", "green", "red"] {
        let html = document(right, ink);
        assert!(set(&html).warnings.is_empty());
        assert!(set(&html).pdf == typeset(&html).pdf, "{ink}");
    }
}

/// Short texts are kept from one document to the next: all that their shape depends on must tell them apart.
#[test]
fn a_document_does_not_depend_on_those_before_it() {
    let label = |css: &str, inside: &str| {
        format!("<html lang=\"en\"><title>t</title><style>p{{font:12px Lato}} {css}</style><p>Level {inside} high</p>")
    };
    let boxed = "<i class=\"b\"></i>";
    let documents = [
        label("", ""),
        label("", "<b>2</b>"),
        label("b{font-weight:400}", "<b>2</b>"),
        label("b{font-size:14px}", "<b>2</b>"),
        label("b{letter-spacing:1px}", "<b>2</b>"),
        label("b{vertical-align:super}", "<b>2</b>"),
        label("b{vertical-align:3px}", "<b>2</b>"),
        label("b{font-style:italic}", "<b>2</b>"),
        label("", "<b>2 </b>"),
        label("p{white-space:nowrap;width:20px}", "<b>2</b>"),
        label("p{line-height:2}", "<b>2</b>"),
        label(".b{display:inline-block;width:9px;height:5px}", boxed),
        label(".b{display:inline-block;width:8px;height:5px}", boxed),
        label(".b{display:inline-block;width:8px;height:15px}", boxed),
        label(".b{display:inline-block;width:8px;height:15px;vertical-align:middle}", boxed),
        label("p{direction:rtl}", "<b>2</b>"),
    ];
    let warm = typesetter();
    for _ in 0..2 {
        for document in &documents {
            let fresh = typesetter().typeset(document, &options()).unwrap();
            assert!(warm.typeset(document, &options()).unwrap().pdf == fresh.pdf, "{document}");
        }
    }
}

#[test]
fn words_that_were_forgotten_are_shaped_as_before() {
    let words = |numbers: std::ops::Range<usize>| -> String {
        numbers.map(|number| format!("<p>Note {number}, soit {number} % des avis.</p>")).collect()
    };
    let (document, warm) = (words(0..40), typesetter());
    let fresh = warm.typeset(&document, &options()).unwrap().pdf;
    // Many more words than are kept, those of the document among them now and then.
    for from in [1000, 3000, 20, 5000] {
        warm.typeset(&words(from..from + 1500), &options()).unwrap();
        assert!(warm.typeset(&document, &options()).unwrap().pdf == fresh, "after {from}");
    }
}

#[test]
fn ligatures_kerning_and_french_spaces_stay_searchable() {
    let text =
        Read::new(&typeset(&page("", "<p>affluent, office, AVATAR : 88&#8239;% «&nbsp;oui&nbsp;» ✓</p>"))).text(0);
    assert_eq!(text, "affluent, office, AVATAR : 88\u{202f}% « oui » ✓");
}

#[test]
fn fonts_are_subset_and_named() {
    let names = Read::new(&typeset(&page("", "<p>normal <b>gras</b>"))).font_names();
    assert_eq!(names.len(), 2);
    for name in names {
        let (tag, family) = name.split_once('+').unwrap();
        assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()) && family.starts_with("Lato-"), "{name}");
    }
}

#[test]
fn the_file_says_what_it_is() {
    let document = typeset(&page("", "<p>x"));
    assert!(document.pdf.starts_with(b"%PDF-1.7"));
    let file = Read::new(&document);
    assert_eq!(lopdf::decode_text_string(file.catalog().get(b"Lang").unwrap()).unwrap(), "fr");
    let metadata = file.file.get_object(file.catalog().get(b"Metadata").unwrap().as_reference().unwrap()).unwrap();
    let xmp = String::from_utf8(metadata.as_stream().unwrap().content.clone()).unwrap();
    for fact in ["Essai", "Cabinet", "Palier", "2026-11-22", "<rdf:li>fr</rdf:li>"] {
        assert!(xmp.contains(fact), "{fact}");
    }
}
