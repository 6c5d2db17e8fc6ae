//! Fonts: added ones, CFF outlines, `@font-face`, fallback.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use folio::{Document, Error, FontFile, Typesetter};
use lopdf::Object;
use read::{Read, options, page, report_fonts, test_font};

fn with_domes(css: &str, body: &str) -> Document {
    let mut fonts = report_fonts();
    fonts.push(test_font("Domes.otf"));
    Typesetter::new(fonts).unwrap().typeset(&page(css, body), &options()).unwrap()
}

fn families(css: &str, body: &str) -> Vec<String> {
    let names = Read::new(&with_domes(css, body)).font_names();
    names.into_iter().map(|name| name.split_once('+').unwrap().1.to_owned()).collect()
}

#[test]
fn a_font_with_cff_outlines_is_embedded_as_a_subset() {
    let document = with_domes("p{font-family:Domes}", "<p>Abba été</p>");
    let file = Read::new(&document);
    assert_eq!(file.text(0), "Abba été");
    let programs: Vec<&lopdf::Stream> = file
        .file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile3").ok()?.as_reference().ok())
        .map(|id| file.file.get_object(id).unwrap().as_stream().unwrap())
        .collect();
    assert_eq!(programs.len(), 1);
    assert_eq!(programs[0].dict.get(b"Subtype").and_then(Object::as_name).unwrap(), b"CIDFontType0C");
    assert!(programs[0].decompressed_content().unwrap().len() < 1200, "only the glyphs used");
    assert!(file.file.objects.values().any(|object| {
        object.as_dict().is_ok_and(|font| {
            font.get(b"BaseFont").and_then(Object::as_name).is_ok_and(|name| name.ends_with(b"+Domes-Regular"))
        })
    }));
}

#[test]
fn font_face_gives_a_file_a_name_a_weight_and_a_slope() {
    let css = "@font-face{font-family:House;src:url(\"fonts/Domes.otf\") format(\"opentype\")}
@font-face{font-family:House;font-weight:700;src:local(\"x\"),url(none.ttf),url('/a/Lato-Italic.ttf');font-display:swap}
p{font-family:'House',Lato}";
    assert_eq!(families(css, "<p>un</p>"), ["Domes-Regular"]);
    assert_eq!(families(css, "<p style='font-weight:600'>un</p>"), ["Lato-Italic"]);
    assert_eq!(
        families(css, "<svg aria-label=x viewBox='0 0 9 9'><text font-family=House>un</text></svg>"),
        ["Domes-Regular"]
    );
    assert_eq!(
        families("@font-face{font-family:House;src:local('Domes')} p{font-family:House}", "<p>un</p>"),
        ["Domes-Regular"]
    );
    let plain = with_domes("", "<p style='font-family:House'>un</p>");
    assert_eq!(Read::new(&plain).font_names().len(), 1, "a rule holds for its document alone");
    assert!(with_domes(css, "<p>un</p>").warnings.is_empty());
}

#[test]
fn a_declared_family_is_not_known_to_the_next_document() {
    let mut fonts = report_fonts();
    fonts.push(test_font("Domes.otf"));
    let typesetter = Typesetter::new(fonts).unwrap();
    let set = |html: &str| typesetter.typeset(html, &options()).unwrap();
    let plain = page("p{font-family:House,Lato}", "<p>un</p>");
    let before = set(&plain);
    let declared =
        set(&page("@font-face{font-family:House;src:url(Domes.otf)} p{font-family:House,Lato}", "<p>un</p>"));
    assert_ne!(before.pdf, declared.pdf);
    assert_eq!(before.pdf, set(&plain).pdf);
}

#[test]
fn what_one_font_lacks_another_has() {
    assert_eq!(families("p{font-family:Lato}", "<p>ಕ</p>"), ["Domes-Regular"]);
    assert_eq!(families("p{font-family:Domes}", "<p>✓</p>"), ["DejaVuSans"]);
}

#[test]
fn a_font_that_is_missing_packed_or_described_beyond_us_is_reported() {
    let warnings =
        |css: &str| with_domes(css, "<p>un</p>").warnings.iter().map(ToString::to_string).collect::<Vec<_>>();
    let face = |rest: &str| warnings(&format!("@font-face{{font-family:House;{rest}}}"));
    assert!(face("src:url(House.woff2)")[0].contains("packed for the web"));
    assert!(face("src:url(House.ttf)")[0].contains("no given font"));
    assert_eq!(
        face("src:url(Domes.otf);\n  unicode-range:U+41"),
        ["7:3: “unicode-range: U+41” is not supported in @font-face"]
    );
    assert!(face("")[0].contains("wants font-family and src"));
}

#[test]
fn files_that_are_no_plain_fonts_are_refused_by_name() {
    let refused = |data: &[u8]| Typesetter::new(vec![FontFile { name: "X".into(), data: data.to_vec().into() }]).err();
    assert_eq!(refused(b"wOF2...."), Some(Error::PackedFont("X".into())));
    assert_eq!(refused(b"ttcf...."), Some(Error::PackedFont("X".into())));
    assert_eq!(refused(b"nothing"), Some(Error::UnreadableFont("X".into())));
    assert!(refused(b"wOFF").unwrap().to_string().contains("TTF or OTF"));
}
