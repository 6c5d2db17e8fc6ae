//! Drawings: pictures in SVG, reuse, clips, gradients, opacity.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{Read, page, typeset};

fn content(body: &str) -> String {
    Read::new(&typeset(&page("", body))).content(0)
}

fn svg(inner: &str) -> String {
    format!("<svg aria-label=x viewBox='0 0 10 10' style='width:100px'>{inner}</svg>")
}

fn warnings(body: &str) -> Vec<String> {
    typeset(&page("", body)).warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_picture_in_svg_is_drawn_at_its_own_size() {
    let picture = "data:image/svg+xml,%3Csvg viewBox='0 0 40 20'%3E%3Crect width='40' height='20' fill='%23ff0000'/%3E%3Ctext y='10' font-size='8'%3ELogo%3C/text%3E%3C/svg%3E";
    let file = Read::new(&typeset(&page("", &format!("<p><img alt=Logo src=\"{picture}\"></p>"))));
    let content = file.content(0);
    assert!(content.contains("1 0 0 1 20 20 cm") && content.contains("1 0 0 rg"), "{content}");
    assert!(file.text(0).contains("Logo"));
    assert!(file.structure().contains("Figure “Logo”"));
    let wide = Read::new(&typeset(&page("", &format!("<p><img alt=Logo style='width:80px' src=\"{picture}\"></p>"))))
        .content(0);
    assert!(wide.contains("2 0 0 2 20 20 cm"), "{wide}");
    let sized = picture.replace("viewBox='0 0 40 20'", "width='120' height='60' viewBox='0 0 40 20'");
    assert!(content_of(&sized).contains("3 0 0 3 20 20 cm"));
}

fn content_of(source: &str) -> String {
    content(&format!("<p><img alt=x src=\"{source}\"></p>"))
}

#[test]
fn what_a_picture_holds_beyond_us_is_reported_where_the_picture_stands() {
    let found = warnings(
        "<p>un</p>\n<p>deux <img alt=x src=\"data:image/svg+xml,<svg viewBox='0 0 9 9'><filter/></svg>\"></p>",
    );
    assert_eq!(found, ["8:9: the SVG element <filter> is not supported and was left out"]);
    assert!(warnings("<img alt=x src='data:image/svg+xml;base64,!'>")[0].contains("cannot be read"));
}

#[test]
fn use_draws_what_it_refers_to() {
    let body = svg(
        "<defs><rect id=r width=2 height=3 fill=red /><symbol id=s viewBox='0 0 4 4'><circle r=1 /></symbol></defs>
<use href='#r' x=1 y=2 /><use xlink:href='#s' width=8 height=8 />",
    );
    let content = content(&body);
    assert!(content.contains("1 0 0 1 1 2 cm\n1 0 0 rg"), "{content}");
    assert!(content.contains("2 0 0 2 0 0 cm"), "{content}");
    assert!(warnings(&body).is_empty(), "{:?}", warnings(&body));
    let round = svg("<g id=a><use href='#a'/></g><use href='#none'/>");
    assert_eq!(warnings(&round).len(), 2, "{:?}", warnings(&round));
}

#[test]
fn clips_leave_what_lies_inside() {
    let body =
        svg("<clipPath id=c><circle cx=5 cy=5 r=4 /></clipPath><g clip-path='url(#c)'><rect width=10 height=10 /></g>");
    assert!(content(&body).contains("h\nW n\n"));
    assert!(warnings(&body).is_empty());
    let beyond = svg(
        "<clipPath id=c clipPathUnits=objectBoundingBox><rect/></clipPath><rect clip-path='url(#c)' width=1 height=1 /><rect clip-path='url(#d)'/>",
    );
    assert_eq!(warnings(&beyond).len(), 2, "{:?}", warnings(&beyond));
}

#[test]
fn gradients_are_shadings() {
    let body = svg("<defs><linearGradient id=g><stop offset=0 stop-color=red /><stop offset='50%' style='stop-color:lime'/><stop offset=1 stop-color=blue /></linearGradient>
<radialGradient id=h xlink:href='#g' gradientUnits=userSpaceOnUse cx=5 cy=5 r=4 /></defs><rect x=2 width=4 height=8 fill='url(#g)'/><circle r=3 fill='url(#h)' fill-opacity=.5 />");
    let document = typeset(&page("", &body));
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
    let file = Read::new(&document);
    let content = file.content(0);
    assert!(content.contains("4 0 0 8 2 0 cm\n/SH0 sh") && content.contains("/GS128 gs\n/SH1 sh"), "{content}");
    let shadings =
        file.file.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"ShadingType").ok()?.as_i64().ok());
    assert_eq!(shadings.collect::<Vec<_>>(), [2, 3]);
    let beyond = warnings(&svg(
        "<linearGradient id=g spreadMethod=reflect><stop stop-color=red stop-opacity=.5 /></linearGradient><rect width=1 height=1 fill='url(#g)' stroke='url(#g)'/><rect width=1 height=1 fill='url(#none)'/>",
    ));
    assert_eq!(beyond.len(), 4, "{beyond:?}");
}

#[test]
fn a_group_fades_as_a_whole() {
    let body =
        svg("<g opacity=.5><rect width=5 height=5 /><rect width=5 height=5 /></g><rect opacity=.5 width=1 height=1 />");
    let document = typeset(&page("", &body));
    let file = Read::new(&document);
    let content = file.content(0);
    assert!(content.contains("/GS128 gs\n/FM0x0 Do"), "{content}");
    assert_eq!(content.matches("\nf\n").count(), 1, "the group's shapes are in its form: {content}");
    assert_eq!(content.matches("/GS128 gs").count(), 2);
}

#[test]
fn a_faded_box_keeps_its_structure() {
    let body = "<h1>Un</h1><div style='opacity:.4'><h2>Deux</h2><p>Trois <a href='https://example.org'>lien</a></p></div><p>Quatre <span style='opacity:.5'>cinq</span></p>";
    let file = Read::new(&typeset(&page("", body)));
    assert!(file.content(0).contains("/GS102 gs\n/FM0x0 Do"));
    assert!(file.content(0).contains("/GS128 gs"), "inline text fades by its colour");
    assert_eq!(
        file.structure().lines().map(str::trim).filter(|line| *line != "Sect").collect::<Vec<_>>(),
        ["Document", "H1", "H2", "P", "Link", "(link)", "P"]
    );
    let forms: Vec<&lopdf::Stream> = file
        .file
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.has(b"Group"))
        .collect();
    assert_eq!(forms.len(), 1);
    assert!(forms[0].dict.has(b"StructParents"));
    assert!(String::from_utf8_lossy(&forms[0].decompressed_content().unwrap()).contains("/H2 <</MCID 0>> BDC"));
}
