//! One report of every page, rendered; and reports that lack what may lack.

mod sample;

use super::*;
use crate::assess::{Design, Library};
use crate::diagnostic::Diagnostics;
use std::collections::BTreeMap;

fn stack(files: &[(&str, &str)]) -> Stack {
    let mut faults = Diagnostics::new();
    let design = Design::find(&Library::embedded(), "executive", None, &mut faults).expect("it is embedded");
    let mut layers = design.stack().layers().to_vec();
    let part = |(name, text): &(&str, &str)| {
        let bytes = text.as_bytes().to_vec().into();
        ((*name).to_owned(), Part { shown: format!("report-templates/mine/{name}"), bytes, embedded: false })
    };
    if !files.is_empty() {
        let parts: BTreeMap<_, _> = files.iter().map(part).collect();
        layers.insert(0, Layer { id: "mine".into(), manifest: None, parts });
    }
    Stack::new(layers)
}

fn template(files: &[(&str, &str)]) -> Template {
    Template::parse(stack(files)).unwrap_or_else(|e| panic!("{e:#?}"))
}

fn executive() -> Template {
    template(&[])
}

fn page(report: &Report, template: &Template) -> String {
    html(report, template, &Brand::default()).unwrap_or_else(|e| panic!("{e:#?}")).into_html()
}

fn rendered(report: &Report) -> String {
    page(report, &executive())
}

/// Faults as an author reads them, without the excerpt.
fn told(faults: Vec<Diagnostic>) -> Vec<String> {
    let one = |f: Diagnostic| format!("{}:{}:{} [{}] {}", f.file, f.line, f.column, f.code, f.message);
    faults.into_iter().map(one).collect()
}

fn refused(files: &[(&str, &str)]) -> Vec<String> {
    told(html(&sample::report(), &template(files), &Brand::default()).err().expect("it is refused"))
}

#[test]
fn every_page_stands_in_the_document_once_and_is_linked_from_the_contents() {
    let report = sample::report();
    let page = rendered(&report);
    if let Ok(path) = std::env::var("PALIER_SAMPLE") {
        std::fs::write(path, &page).expect("the path can be written");
    }
    for entry in &report.contents.entries {
        assert_eq!(page.matches(&format!(" id=\"{}\"", entry.target)).count(), 1, "{}", entry.target);
        assert!(page.contains(&format!("href=\"#{}\"", entry.target)), "{}", entry.target);
    }
    assert!(page.contains("<html lang=\"fr\">") && page.contains(&format!("<title>{}</title>", report.title)));
}

#[test]
fn the_document_holds_no_script_and_no_address_outside() {
    let page = rendered(&sample::report());
    assert!(
        !page.contains("<script") && !page.contains("http://") && !page.contains("https://") && !page.contains("url(")
    );
    assert!(page.contains("default-src 'none'"));
}

#[test]
fn what_is_empty_says_so() {
    let mut report = sample::report();
    report.summary.strengths.clear();
    report.summary.strengths_none = "Rien ne se détache.".into();
    assert!(rendered(&report).contains("Rien ne se détache."));
}

#[test]
fn user_text_is_escaped_everywhere() {
    let mut report = sample::report();
    let hostile = "<script>alert(1)</script>\"'&";
    report.organisation = hostile.into();
    report.running = hostile.into();
    report.title = hostile.into();
    report.labels.page = "\";}</style><script>".into();
    report.domains[0].head.headline = hostile.into();
    report.domains[0].head.remarks.comments = vec![hostile.into()];
    report.summary.decisions[0].text = hostile.into();
    let page = rendered(&report);
    assert!(!page.contains("<script"), "a script came through");
    assert_eq!(page.matches("</style>").count(), page.matches("<style>").count());
    assert_eq!(page.matches("<style>").count(), 2, "the theme's, and the contents'");
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn pages_that_are_absent_leave_nothing_behind() {
    let mut report = sample::report();
    (report.stage, report.groups, report.benchmark) = (None, None, None);
    (report.rules, report.priorities, report.roadmap) = (None, None, None);
    report.profile.radar = None;
    for domain in &mut report.domains {
        (domain.bullet, domain.practices) = (None, None);
        (domain.steps, domain.evidence) = (Vec::new(), Vec::new());
    }
    (report.summary.decisions, report.summary.decisions_none) = (Vec::new(), "Aucune décision.".into());
    let page = rendered(&report);
    assert!(page.contains("Aucune décision.") && !page.contains("class=\"page stage\""));
    assert!(!page.contains("class=\"todo\"") && !page.contains("class=\"g48\""));
}

#[test]
fn a_file_of_an_author_replaces_the_one_of_its_name_and_is_escaped_too() {
    let template = template(&[("parts/summary.html", "<p>{{ organisation }}</p>")]);
    let mut report = sample::report();
    report.organisation = "A & B".into();
    let page = page(&report, &template);
    assert!(page.contains("<p>A &amp; B</p>") && !page.contains("class=\"page summary\""));
}

#[test]
fn a_part_may_wrap_the_one_that_it_replaces_and_styles_come_after_the_bases() {
    let files = [
        ("parts/summary.html", "<p>before</p>{% include \"executive/parts/summary.html\" %}"),
        ("theme.css", ":root{--good:#123456}\n"),
    ];
    let page = page(&sample::report(), &template(&files));
    assert!(page.contains("<p>before</p>") && page.contains("class=\"page summary\""));
    let (own, base) = (page.find("--good:#123456").expect("ours"), page.find("--good:").expect("the base's"));
    assert!(base < own && page[..own].contains("@media print"));
}

#[test]
fn every_text_that_does_not_parse_is_told_with_its_place() {
    let files = [("parts/summary.html", "<p>\n{% if %}"), ("parts/scope.html", "{{ a }"), ("theme.css", "p{}")];
    let faults = told(Template::parse(stack(&files)).expect_err("they are broken"));
    insta::assert_snapshot!(faults.join("\n"));
}

#[test]
fn what_the_report_must_not_hold_is_refused_where_it_stands() {
    let summary = "<p class=\"x\">{{ organisation }}</p>\n  <p onclick=\"a()\">{% if stage %}x{% endif %}\
                   <img src=\"http://x.test/a.png\" alt=\"\"></p>\n{{ \"<script>1</script>\" | safe }}";
    let files = [("parts/summary.html", summary), ("theme.css", "p{color:red}\nq{background:url(//x.test/a)}")];
    insta::assert_snapshot!(refused(&files).join("\n"));
}

#[test]
fn links_that_one_must_click_and_texts_that_look_like_code_are_left_alone() {
    let files = [(
        "parts/summary.html",
        "<p title=\"onclick=1 <script>\">a &lt;script> onclick=</p><!-- <script> --><a href=\"https://x.test\">x</a>\
         <a href=\"mailto:a@x.test\">y</a><a href=\"#summary\">z</a><svg><path fill=\"url(#a)\"/></svg>\
         <img alt=\"\" src=\"data:image/svg+xml;base64,PHN2Zz48cGF0aCBmaWxsPSJ1cmwoI2EpIi8+PC9zdmc+\">",
    )];
    assert!(page(&sample::report(), &template(&files)).contains("https://x.test"));
}

#[test]
fn addresses_that_hide_are_found() {
    for (part, code) in [
        ("<SCRIPT>1</SCRIPT>", "script-in-report"),
        ("<svg/onload=a()>", "script-in-report"),
        ("<p a=\"1\"onclick=a()>", "script-in-report"),
        ("<p title='x'/ONFOCUS = a()>", "script-in-report"),
        ("<a href=\"javascript:a()\">x</a>", "address-outside-report"),
        ("<a href=\" JAVASCRIPT:a()\">x</a>", "address-outside-report"),
        ("<a href=\"&#106;avascript:a()\">x</a>", "address-outside-report"),
        ("<a href=http://x.test>x</a>", "address-outside-report"),
        ("<img src=//x.test/a>", "address-outside-report"),
        ("<img srcset=\"a.png 2x\">", "address-outside-report"),
        // A script, an image from outside, an entity, what is no base64; a drawing elsewhere than in a picture; one that is not in base64.
        ("<img src=\"data:image/svg+xml;base64,PHN2Zz48c2NyaXB0PjE8L3NjcmlwdD48L3N2Zz4=\">", "address-outside-report"),
        (
            "<img src=\"data:image/svg+xml;base64,PHN2Zz48aW1hZ2UgaHJlZj0iaHR0cHM6Ly94LnRlc3QvYSIvPjwvc3ZnPg==\">",
            "address-outside-report",
        ),
        (
            "<img src=\"data:image/svg+xml;base64,PCFET0NUWVBFIHN2ZyBbPCFFTlRJVFkgYSAiPHNjcmlwdC8+Ij5dPjxzdmc+JmE7PC9zdmc+\">",
            "address-outside-report",
        ),
        ("<img src=\"data:image/svg+xml;base64,&#80;\">", "address-outside-report"),
        ("<a href=\"data:image/svg+xml;base64,PHN2Zy8+\">x</a>", "address-outside-report"),
        ("<svg><use href=\"data:image/svg+xml;base64,PHN2Zy8+#a\"/></svg>", "address-outside-report"),
        ("<img src=\"data:image/svg+xml,<svg/>\">", "address-outside-report"),
        ("<link rel=stylesheet href=\"#\">", "address-outside-report"),
        ("<iframe srcdoc=\"x\"></iframe>", "address-outside-report"),
        ("<base href=\"https://x.test\">", "address-outside-report"),
        ("<meta http-equiv=\"Refresh\" content=\"0;url=//x.test\">", "address-outside-report"),
        ("<meta http-equiv=\"&#114;efresh\" content=\"0\">", "address-outside-report"),
        ("<p style=\"background:url&lpar;a.png)\">", "address-outside-report"),
        ("<p style=\"content:'&#39;;background:url(a.png)'\">", "address-outside-report"),
        ("<svg><use xlink:href=\"a.svg#b\"/></svg>", "address-outside-report"),
        ("<svg><image href=\"https://x.test/a\"/></svg>", "address-outside-report"),
        ("<svg><rect fill=\"url(https://x.test/a#b)\"/></svg>", "address-outside-report"),
        ("<p style=\"background:URL( 'https://x.test')\">", "address-outside-report"),
        ("<style>@IMPORT 'a.css';</style>", "address-outside-report"),
        ("<style>p{content:'/*';background:url(a.png)}/* */</style>", "address-outside-report"),
        ("<style>p{background:u\\72l(a.png)}</style>", "address-outside-report"),
        ("<style>p{background:-webkit-image-set('a.png' 1x)}</style>", "address-outside-report"),
        ("<p style=\"background:&#117;rl(a.png)\">", "address-outside-report"),
        ("<title><!--</title><script>1</script>", "script-in-report"),
        ("<textarea></textarea ><script>1</script>", "script-in-report"),
        ("<!--><script>1</script>", "script-in-report"),
        ("<!---><script>1</script>", "script-in-report"),
        ("<!-- --!><script>1</script>", "script-in-report"),
        ("<? <!-- ><script>1</script> -->", "script-in-report"),
        ("</p <!-- ><script>1</script> -->", "script-in-report"),
        ("<svg><title><script>1</script></title></svg>", "script-in-report"),
        ("<svg><style><img src=x onerror=a()></style></svg>", "script-in-report"),
        ("<p title=\"\n\n><script>1</script>\" onclick=1>", "script-in-report"),
    ] {
        let (template, report, brand) = (template(&[("parts/summary.html", part)]), sample::report(), Brand::default());
        let refused = html(&report, &template, &brand);
        let found = told(refused.err().unwrap_or_else(|| panic!("{part} is let through")));
        assert!(found.iter().any(|f| f.contains(code) && f.contains("parts/summary.html:")), "{part}: {found:?}");
    }
}

#[test]
fn a_place_of_the_document_is_traced_to_the_file_that_wrote_it() {
    let part =
        "<p>é {{ organisation -}}\n  one</p>\n{% for d in domains %}<i>\n{{ d.head.section }} two</i>{% endfor %}";
    let (template, report, brand) = (template(&[("parts/summary.html", part)]), sample::report(), Brand::default());
    let page = html(&report, &template, &brand).unwrap_or_else(|e| panic!("{e:#?}"));
    let document = Source::new("d", page.html());
    let at = |text: &str| {
        let Place { line, column, .. } = document.place(page.html().find(text).expect("it is there"));
        let message = String::new();
        let remark = Remark { severity: Severity::Warning, code: "x", line, column, message, hint: None };
        let fault = page.diagnostics(vec![remark]).remove(0);
        (fault.file, fault.line, fault.column)
    };
    let mine = |line, column| ("report-templates/mine/parts/summary.html".to_owned(), line, column);
    assert_eq!((at("one</p>"), at("two</i>")), (mine(2, 3), mine(4, 22)));
    assert_eq!(at("class=\"page scope\"").0, "report.html");
}

#[test]
fn rows_are_written_as_a_template_that_looks_into_them_would() {
    let opening = template(&[("theme.css", "/* rows */")]);
    assert!(opening.opens_rows() && !executive().opens_rows() && !template(&[("theme.css", "p{}")]).opens_rows());
    let mut report = sample::report();
    let hostile = "<b onclick=\"a()\">1er – 3–4 & 'x'</b><script>";
    for table in report.domains.iter_mut().filter_map(|domain| domain.practices.as_mut()) {
        for (index, row) in table.rows.iter_mut().enumerate() {
            row.total = index == 2;
            for cell in &mut row.cells {
                cell.text += hostile;
                cell.note += hostile;
                cell.class = [0_u8, 1].get(index).copied();
            }
        }
    }
    assert_eq!(page(&report, &opening).replace("/* rows */", ""), rendered(&report));
}

#[test]
fn what_is_trusted_would_be_found_sound() {
    let report = sample::report();
    let document = rendered(&report);
    let (way, seen) =
        (Way::new(Locale::Fr, Some(Signs { good: ("", ""), attention: ("", "") })), seen::Seen::default());
    serde_json::to_value(Typeset(&report, &way)).expect("plain data");
    let pieces = way.into_pieces();
    assert!(pieces.iter().filter(|piece| piece.starts_with("<tr>") && document.contains(*piece)).count() > 10);
    assert!(pieces.iter().filter(|piece| piece.starts_with("<svg") && document.contains(*piece)).count() > 3);
    assert_eq!(guard::breaches(&document, &Trusted::new(&[], &seen)), []);
    assert_eq!(guard::breaches(&pieces.concat(), &Trusted::new(&[], &seen)), []);
    let changed = document.replacen("<svg", "<svg onload=\"a()\"", 1);
    assert_eq!(guard::breaches(&changed, &Trusted::new(&pieces, &seen)).len(), 1);
}

#[test]
fn a_style_sheet_that_is_not_the_one_before_is_looked_through() {
    let (seen, long) = (seen::Seen::default(), "p{color:red}".repeat(500));
    let trusted = Trusted::new(&[], &seen);
    let found = |css: &str| guard::breaches(&format!("<style>{css}</style>"), &trusted).len();
    assert_eq!(found(&long), 0);
    assert_eq!(found(&long), 0);
    assert_eq!(found(&format!("{long}@import 'a'")), 1);
    assert_eq!(found(&format!("{long}@import 'a'")), 1);
}

#[test]
fn what_was_seen_before_hides_no_breach() {
    let document = rendered(&sample::report());
    let seen = seen::Seen::default();
    let tags: Vec<usize> = document.match_indices('<').map(|(at, _)| at).collect();
    let (mut compared, mut found) = (0, 0);
    for (number, at) in tags.iter().enumerate() {
        // A stretch of the document, with something more in one of its tags.
        let inserted =
            [" onclick=\"a()\"", " href=\"http://a.example\"", "<", " style=\"background:url(a)\""][number % 4];
        let end = document[*at..].find([' ', '>']).map_or(document.len(), |offset| at + offset);
        let near = |at: usize| (at..document.len()).find(|at| document.is_char_boundary(*at)).unwrap_or(document.len());
        let stretch = near(at.saturating_sub(300))..near(at + 600);
        let text = [&document[stretch.start.min(end)..end], inserted, &document[end..stretch.end.max(end)]].concat();
        let fresh = guard::breaches(&text, &Trusted::new(&[], &seen::Seen::default()));
        assert_eq!(guard::breaches(&text, &Trusted::new(&[], &seen)), fresh, "{text}");
        assert_eq!(guard::breaches(&text, &Trusted::new(&[], &seen)), fresh, "a second time: {text}");
        compared += 1;
        found += fresh.len();
    }
    assert!(compared > 1_000 && found > 300, "{compared} documents, {found} breaches");
}

#[test]
fn a_tag_that_a_documents_end_cut_short_is_not_taken_for_seen() {
    let seen = seen::Seen::default();
    let trusted = Trusted::new(&[], &seen);
    assert_eq!(guard::breaches("<p title=\"x>", &trusted), []);
    assert_eq!(guard::breaches("<p title=\"x>\" onclick=\"a()\">", &trusted).len(), 1);
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (report, template) = (sample::report(), executive());
    let twice = [(); 2].map(|()| page(&report, &template));
    assert_eq!(twice[0], twice[1]);
    assert_eq!(twice[0], rendered(&report));
}

#[test]
fn the_fonts_are_embedded() {
    let stack = stack(&[]);
    let names: Vec<_> = stack.fonts().into_keys().collect();
    assert!(names.contains(&"Lato-Regular.ttf") && names.contains(&"DejaVuSans.ttf"), "{names:?}");
}
