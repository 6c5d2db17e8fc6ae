//! One report of every page, rendered; and reports that lack what may lack.

mod sample;

use super::*;

fn executive() -> Template {
    Template::embedded("executive").unwrap_or_else(|e| panic!("{e}"))
}

fn rendered(report: &Report) -> String {
    html(report, &executive(), &Brand::default()).unwrap_or_else(|e| panic!("{e}"))
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
    assert_eq!(page.matches("</style>").count(), 1);
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
    let files = [("parts/summary.html", "<p>{{ organisation }}</p>"), ("parts/note.txt", "")];
    let template = Template::with_files("executive", files).unwrap_or_else(|e| panic!("{e}"));
    let mut report = sample::report();
    report.organisation = "A & B".into();
    let page = html(&report, &template, &Brand::default()).unwrap_or_else(|e| panic!("{e}"));
    assert!(page.contains("<p>A &amp; B</p>") && !page.contains("class=\"page summary\""));
}

#[test]
fn a_template_that_does_not_parse_is_named_with_its_line() {
    let error = Template::with_files("executive", [("parts/summary.html", "<p>\n{% if %}")]).expect_err("it is broken");
    insta::assert_snapshot!(error);
    let error = Template::embedded("exec").expect_err("there is none");
    insta::assert_snapshot!(error, @"there is no report template “exec”; there are: executive");
}

#[test]
fn a_brand_is_checked_before_it_reaches_a_style() {
    let theme = Theme { a9: "red;}</style>".into(), ..Theme::default() };
    assert!(matches!(Brand::new(theme, None), Err(RenderError::Colour { name: "a9", .. })));
    assert!(matches!(Brand::new(Theme::default(), Some("https://x.test/a.png".into())), Err(RenderError::Logo)));
    assert!(Brand::new(Theme::default(), Some("data:image/png;base64,iVBORw0KGgo=".into())).is_ok());
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let (report, template) = (sample::report(), executive());
    let twice = [(); 2].map(|()| html(&report, &template, &Brand::default()).unwrap_or_else(|e| panic!("{e}")));
    assert_eq!(twice[0], twice[1]);
    assert_eq!(twice[0], rendered(&report));
}

#[test]
fn the_fonts_are_embedded() {
    let names: Vec<_> = fonts().into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"Lato-Regular.ttf") && names.contains(&"DejaVuSans.ttf"), "{names:?}");
}
