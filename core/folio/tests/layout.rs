//! Where things stand on pages.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{Read, page, typeset};

fn layout(css: &str, body: &str) -> String {
    Read::new(&typeset(&page(css, body))).layout()
}

#[test]
fn blocks_grids_and_tables_take_their_places() {
    let css = "
.grid{display:grid;grid-template-columns:2fr 1fr;gap:0 20px;margin-bottom:10px}
table{border-collapse:collapse;width:100%} td,th{padding:2px 4px;border-bottom:1px solid #ccc;text-align:left} .num{text-align:right}";
    let body = "<div class=grid><p>à gauche</p><p>à droite</p></div>
<table><thead><tr><th>Domaine</th><th class=num>Score</th></tr></thead><tbody><tr><td>Gouvernance</td><td class=num>43,4</td></tr><tr><td colspan=2>ensemble</td></tr></tbody></table>";
    insta::assert_snapshot!(layout(css, body));
}

#[test]
fn a_named_page_has_its_own_margins_and_running_texts() {
    let css = "
@page{@top-left{content:string(section)}@bottom-right{content:\"page \" counter(page) \"/\" counter(pages)}}
@page cover{margin:0;@top-left{content:none}@bottom-right{content:none}}
.cover{page:cover} .s{break-before:page} h2{string-set:section content();font-size:12px}";
    let body = "<section class=cover><p>Couverture</p></section><section class=s><h2>Synthèse</h2></section><section class=s><h2>Méthode</h2></section>";
    insta::assert_snapshot!(layout(css, body));
}

#[test]
fn a_table_cut_by_a_page_repeats_its_head_and_keeps_rows_whole() {
    let rows = (1..=14).map(|row| format!("<tr><td>ligne {row}<br>suite {row}</td></tr>")).collect::<Vec<_>>().concat();
    let document = typeset(&page(
        "table{border-collapse:collapse}",
        &format!("<table><thead><tr><th>En-tête</th></tr></thead><tbody>{rows}</tbody></table>"),
    ));
    let file = Read::new(&document);
    assert!(document.pages > 2);
    for number in 0..document.pages {
        let text = file.text(number);
        assert_eq!(text.matches("En-tête").count(), 1, "page {number}: {text}");
        assert_eq!(text.matches("ligne").count(), text.matches("suite").count(), "page {number}: {text}");
    }
}

#[test]
fn a_cut_leaves_two_rows_of_a_table_or_a_grid_on_each_side() {
    let rows = (1..=5).map(|row| format!("<tr><td>rang {row}</td></tr>")).collect::<Vec<_>>().concat();
    let table = format!("<table><thead><tr><th>tête</th></tr></thead><tbody>{rows}</tbody></table>");
    let cells = (1..=5).map(|row| format!("<p>rang {row}</p><p>x</p>")).collect::<Vec<_>>().concat();
    let grid = format!("<div style='display:grid;grid-template-columns:1fr 1fr'>{cells}</div>");
    for (name, rows) in [("table", table), ("grid", grid)] {
        let mut cuts = 0;
        for before in 0..14 {
            let document = typeset(&page("", &format!("<p>{}</p>{rows}", "mot<br>".repeat(before))));
            let file = Read::new(&document);
            for number in 0..document.pages {
                let shown = file.text(number).matches("rang").count();
                assert!(shown != 1 && shown != 4, "{shown} rows of the {name} after {before} lines");
                cuts += usize::from(shown == 2);
            }
        }
        assert!(cuts > 0, "the {name} is never cut");
    }
}

#[test]
fn a_heading_goes_with_what_it_announces() {
    let body = format!("<p>{}</p><h2>Titre</h2><p>Texte</p>", "mot<br>".repeat(10));
    let file = Read::new(&typeset(&page("h2{font-size:10px}", &body)));
    assert!(!file.text(0).contains("Titre"));
    assert!(file.text(1).contains("TitreTexte"));
}

#[test]
fn a_source_takes_the_last_rows_of_its_table_with_it() {
    let rows = (1..=5).map(|row| format!("<tr><td>rang {row}</td></tr>")).collect::<Vec<_>>().concat();
    let mut with_rows = 0;
    for before in 0..12 {
        let body =
            format!("<p>{}</p><div><table>{rows}</table></div><p class=src>Source</p>", "mot<br>".repeat(before));
        let document = typeset(&page(".src{break-before:avoid}", &body));
        let file = Read::new(&document);
        for number in 0..document.pages {
            let text = file.text(number);
            assert!(!text.contains("Source") || text.contains("rang 5"), "after {before} lines: {text}");
            with_rows += usize::from(number > 0 && text.contains("rang 5") && !text.contains("rang 1"));
        }
    }
    assert!(with_rows > 0, "the table is never cut");
}

#[test]
fn two_lines_at_least_stay_together_at_a_cut() {
    let file = Read::new(&typeset(&page(
        "",
        &format!("<p>{}</p>", (1..=12).map(|n| format!("l{n} ")).collect::<Vec<_>>().join("<br>")),
    )));
    // Eleven lines fit; the twelfth may not stand alone.
    assert!(file.text(0).contains("l10") && !file.text(0).contains("l11"), "{}", file.layout());
    assert!(file.text(1).contains("l11") && file.text(1).contains("l12"));
}

#[test]
fn a_figure_stays_whole() {
    let body = format!(
        "<p>{}</p><figure style=margin:0><svg viewBox='0 0 10 10' style='height:60px;width:60px'><text x=0 y=5 font-size=3>dessin</text></svg><figcaption>légende</figcaption></figure>",
        "x<br>".repeat(7)
    );
    let file = Read::new(&typeset(&page("", &body)));
    assert!(!file.text(0).contains("dessin"));
    assert!(file.text(1).contains("dessinlégende"));
}

#[test]
fn contents_carry_page_numbers_and_links() {
    let body = "<a href='#fin' style='display:block'>Fin <span data-page-of=fin></span></a><h2 style='break-before:page'>Un</h2><h2 id=fin style='break-before:page'>Deux</h2>";
    let file = Read::new(&typeset(&page("", body)));
    assert_eq!(file.text(0), "Fin 3");
    assert_eq!(file.links(0), ["#3"]);
}

#[test]
fn balanced_lines_are_alike() {
    let text = "Au palier trois sur six, la mutuelle a mobilisé toutes ses équipes autour du client";
    let widest =
        |css: &str| layout(css, &format!("<p>{text}</p>")).lines().map(|line| line.chars().count()).max().unwrap();
    assert!(widest("p{text-wrap:balance}") < widest(""));
    assert_eq!(
        layout("p{text-wrap:balance}", &format!("<p>{text}</p>")).lines().count(),
        layout("", &format!("<p>{text}</p>")).lines().count()
    );
}

#[test]
fn a_soft_hyphen_shows_where_a_line_breaks_and_nowhere_else() {
    let text = Read::new(&typeset(&page("p{width:60px}", "<p>anticonsti&shy;tutionnelle&shy;ment</p>"))).layout();
    assert!(text.contains("anticonsti-\n") || text.contains("tutionnelle-\n"), "{text}");
    assert!(!Read::new(&typeset(&page("", "<p>anticonsti&shy;tutionnel</p>"))).text(0).contains('-'));
}

#[test]
fn variables_specificity_and_importance_decide() {
    let css = ":root{--c:#ff0000} p{color:blue!important} .a p{color:var(--c)} #x{color:var(--absent, lime)} @media screen{div{color:red}} @media print{div{color:#00ff00}}";
    let content =
        Read::new(&typeset(&page(css, "<div class=a><p>un</p></div><section id=x>deux</section><div>trois</div>")))
            .content(0);
    let colors: Vec<&str> = content.lines().filter(|line| line.ends_with(" rg")).collect();
    assert_eq!(colors, ["0 0 1 rg", "0 1 0 rg"]);
}

#[test]
fn an_id_of_a_container_leads_to_its_first_page() {
    let body = "<p><a href='#tout'>tout</a></p><div id=tout><section class=s><p>un</p></section><section class=s><p>deux</p></section></div>";
    let file = Read::new(&typeset(&page(".s{break-before:page}", body)));
    assert_eq!(file.links(0), ["#2"]);
}

#[test]
fn a_long_word_is_cut_where_it_may_be() {
    let lines = |css: &str| layout(css, "<p>anticonstitutionnellement</p>").lines().count();
    assert!(lines("p{width:60px;overflow-wrap:anywhere}") > lines("p{width:60px}"));
}

#[test]
fn a_word_that_juts_out_leaves_the_other_lines_their_height() {
    let word = "x".repeat(80);
    let file = Read::new(&typeset(&page("", &format!("<h2>Un titre assez long {word} et sa suite</h2><p>après</p>"))));
    let mut lines: Vec<_> = file.layout().lines().skip(1).map(|line| line[5..10].to_owned()).collect();
    let all = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), all, "{}", file.layout());
}

fn rows(count: usize) -> String {
    (1..=count).map(|row| format!("<tr><td>ligne {row}</td></tr>")).collect()
}

#[test]
fn a_table_cut_by_a_page_repeats_its_foot() {
    let table = format!(
        "<table><thead><tr><th>tête</th></tr></thead><tfoot><tr><td>pied</td></tr></tfoot><tbody>{}</tbody></table><p>après</p>",
        rows(25)
    );
    let document = typeset(&page("td,th{padding:0}", &table));
    let file = Read::new(&document);
    assert!(document.pages > 2);
    for number in 0..document.pages {
        let text = file.text(number);
        assert!(text.starts_with("tête") && text.matches("pied").count() == 1, "page {number}: {text}");
        let (foot, last_row) = (text.find("pied").unwrap(), text.rfind("ligne").unwrap());
        assert!(foot > last_row, "page {number}: {text}");
    }
    assert!(file.text(document.pages - 1).ends_with("piedaprès"));
    assert_eq!(file.structure().matches("TR").count(), 27, "what is repeated is decoration");
    // Nothing is painted below the margin.
    let lowest = file.layout().lines().filter_map(|line| line.split_whitespace().nth(1)?.parse::<i64>().ok()).max();
    assert!(lowest.unwrap() <= 180, "{}", file.layout());
}

#[test]
fn a_row_taller_than_a_page_is_cut_between_lines() {
    let tall: String = (1..=30).map(|line| format!("l{line}<br>")).collect();
    let table = format!(
        "<table><thead><tr><th>tête</th><th></th></tr></thead><tr><td>{tall}</td><td style='vertical-align:top'>court</td></tr>{}</table>",
        rows(2)
    );
    let document = typeset(&page("td,th{padding:0}", &table));
    assert_eq!(document.warnings, []);
    let file = Read::new(&document);
    let all: String = (0..document.pages).map(|number| file.text(number)).collect();
    let lines: Vec<String> = (1..=30).map(|line| format!("l{line}")).collect();
    assert_eq!(all.replace("tête", "").replace("court", ""), lines.concat() + "ligne 1ligne 2");
    assert_eq!(all.matches("tête").count(), document.pages);
}

#[test]
fn lengths_are_reckoned() {
    let place = |css: &str| {
        let file = layout(&format!("div{{width:200px}} p{{{css}}}"), "<div><p>x</p></div>");
        file.lines().nth(1).unwrap().split_whitespace().next().unwrap().parse::<i64>().unwrap() - 20
    };
    assert_eq!(place("margin-left:calc(50% - 20px)"), 80);
    assert_eq!(place("margin-left:calc((1em + 10px) * 2)"), 40);
    assert_eq!(place("padding-left:calc(10% + 1mm / 2)"), 22);
    assert_eq!(place("width:calc(100% - 100px);text-align:right"), 95);
    assert_eq!(place("position:absolute;left:calc(100% - 30px)"), 230, "of the page");
    let css = ".g{display:flex;width:200px} .g p{width:calc(50% + 10px)}";
    let flex = layout(css, "<div class=g><p>a</p><p>b</p></div>");
    assert!(flex.contains("   20") && flex.contains("a | b"), "{flex}");
}

#[test]
fn borders_are_dashed_and_dotted() {
    let content = |css: &str| Read::new(&typeset(&page(css, "<p>x</p>"))).content(0);
    let dashed = content("p{border-bottom:2px dashed red;width:50px}");
    assert!(dashed.contains("1 0 0 RG\n2 w\n[7.143 7.143] 0 d 0 J\n"), "{dashed}");
    assert!(content("p{border-top:2px dotted;width:50px}").contains("[0.000 4.000] 0 d 1 J\n21 21 m"));
    assert!(content("p{border:1px dashed;border-radius:4px}").contains("[3.000 3.000] 0 d 0 J"));
}

/// Blocks of one text have an algorithm of their own; a second child, out of the flow and empty, calls for the general one.
#[test]
fn a_block_of_one_text_stands_where_any_block_would() {
    let styles = [
        "",
        "padding:3px 7px 5px 11px;border:2px solid red;margin:9px auto",
        "padding:5% 0 3% 10%;margin:-6px 2px",
        "border-top:1px solid red;margin:20px 0 -30px",
        "direction:rtl;padding:0 4px",
        "padding:1px;border:-9px solid red",
        "text-align:center;line-height:3",
        "width:40%;padding:2px",
        "min-width:90%;height:3px",
        "max-width:8em;overflow-wrap:anywhere",
        "position:relative;top:3px",
        "display:inline-block;padding:4px;vertical-align:middle",
        "font-size:0",
        "vertical-align:bottom;height:60px",
    ];
    let around = [
        "",
        "display:flex",
        "display:flex;flex-direction:column;align-items:center",
        "display:grid;grid-template-columns:auto 1fr min-content",
        "direction:rtl;padding:1px",
    ];
    let css = "div,i,td{font:12px Lato;box-sizing:border-box} i{position:absolute}";
    let content = |more: &str| {
        let block = |style: &str| format!("<div style='{style}'>Connaissance du client et culture{more}</div>");
        let blocks: String = styles.map(block).concat();
        let cells: String = styles.map(|style| format!("<td style='{style}'>un mot, deux mots{more}")).concat();
        let boxes = around.map(|style| format!("<div style='{style}'>{blocks}</div>")).concat();
        format!(
            "{boxes}<table style='width:100%'><tr>{cells}</table><table style='border-collapse:collapse'><tr>{cells}</table>"
        )
    };
    let [one, two] = ["", "<i></i>"].map(|more| {
        let document = typeset(&page(css, &content(more)));
        let file = Read::new(&document);
        (0..document.pages).map(|page| file.content(page)).collect::<Vec<_>>()
    });
    assert_eq!(one, two);
}
