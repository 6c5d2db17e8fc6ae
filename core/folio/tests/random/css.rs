//! Random style sheets: known properties with values right and wrong, pages, counters, running strings.

use super::Dice;
use std::fmt::Write as _;

const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "10",
    "0.5",
    "-1",
    "-10",
    "100",
    "1e3",
    "1e9",
    "-1e9",
    "1e38",
    "1e39",
    "-1e38",
    "NaN",
    "inf",
    "-inf",
    "infinity",
    "0.0000001",
    "65535",
    "65536",
    "32767",
    "2147483648",
    "99999999999",
    "1e-40",
    ".5",
    "+3",
    "--1",
];
const SANE: &[&str] = &["0", "1", "2", "3", "5", "8", "12", "20", "50", "100", "0.5", "-4"];
const UNITS: &[&str] = &["px", "px", "px", "pt", "mm", "cm", "in", "pc", "em", "rem", "%", "vh", "", "fr", "ch"];

const KEYWORDS: &[(&str, &[&str])] = &[
    (
        "display",
        &[
            "none",
            "inline",
            "block",
            "inline-block",
            "flex",
            "grid",
            "list-item",
            "table",
            "table-row",
            "table-cell",
            "table-caption",
            "table-header-group",
            "table-row-group",
            "table-column",
            "flow-root",
            "contents",
        ],
    ),
    ("position", &["static", "relative", "absolute", "fixed"]),
    ("box-sizing", &["border-box", "content-box"]),
    ("visibility", &["visible", "hidden"]),
    ("flex-direction", &["row", "column", "row-reverse"]),
    ("flex-wrap", &["wrap", "nowrap"]),
    ("align-items", &["start", "end", "center", "stretch", "baseline"]),
    ("align-self", &["start", "end", "center", "stretch", "baseline", "auto"]),
    ("justify-content", &["space-between", "space-around", "space-evenly", "center", "end"]),
    ("align-content", &["space-between", "center", "stretch"]),
    ("place-items", &["center", "start"]),
    (
        "grid-column",
        &["1 / 3", "span 2", "1 / -1", "span 65535", "32767", "-32768", "0", "5 / span 60000", "2 / 1", "span 0"],
    ),
    ("grid-row", &["1 / 3", "span 2", "1 / -1", "span 65535", "32767", "-32768", "0", "3"]),
    (
        "grid-template-columns",
        &[
            "1fr 1fr",
            "repeat(3, 1fr)",
            "repeat(65535, 1px)",
            "repeat(200, repeat(200, 1fr))",
            "repeat(0, 1fr)",
            "minmax(0, 1fr) auto",
            "minmax(1e9px, NaNfr)",
            "NaNfr",
            "inffr 1fr",
            "-1fr",
            "min-content max-content",
            "50% 60%",
            "repeat(2, minmax(10px, 20px))",
            "1e38fr 1e38fr",
            "subgrid",
        ],
    ),
    ("grid-template-rows", &["1fr 1fr", "auto 10px", "repeat(40, 1px)", "-5px", "repeat(65535, auto)"]),
    ("table-layout", &["fixed", "auto"]),
    ("border-collapse", &["collapse", "separate"]),
    ("border", &["1px solid red", "none", "1e9px solid", "-3px solid #123", "thick solid currentcolor", "1px dashed"]),
    ("text-align", &["left", "right", "center", "justify", "start", "end"]),
    ("text-transform", &["uppercase", "lowercase", "capitalize"]),
    ("text-decoration", &["underline", "none"]),
    ("white-space", &["nowrap", "pre", "normal", "pre-wrap"]),
    ("overflow-wrap", &["anywhere", "break-word", "normal"]),
    ("hyphens", &["auto", "manual", "none"]),
    ("text-wrap", &["balance"]),
    ("direction", &["rtl", "ltr"]),
    ("vertical-align", &["top", "middle", "bottom", "sub", "super", "baseline", "text-top", "1e9px", "-50%"]),
    ("list-style", &["none", "disc", "decimal", "lower-alpha", "square"]),
    ("font-weight", &["bold", "100", "900", "lighter", "0", "NaN", "1e9"]),
    ("font-style", &["italic", "normal", "oblique"]),
    ("font-family", &["Lato", "\"DejaVu Sans\"", "Unknown, Lato", "\"", ""]),
    ("font", &["700 8pt/1.2 Lato", "italic 0px Lato", "1e9px Lato", "10px/NaN Lato", "-3px/0 Lato", "inherit"]),
    ("font-variant-numeric", &["tabular-nums", "normal"]),
    ("flex", &["1", "none", "auto", "1 1 0", "NaN", "inf 1 10px", "-1 -1 5px", "1e38", "0 0 100%"]),
    ("flex-grow", &["1", "NaN", "inf", "-1", "1e38"]),
    ("flex-shrink", &["0", "NaN", "inf", "-1", "1e38"]),
    ("line-height", &["1", "0", "-1", "NaN", "inf", "1e9", "12px", "200%", "normal"]),
    ("opacity", &["0", "1", "0.5", "-1", "50%", "NaN", "0.001"]),
    (
        "color",
        &["red", "#12345678", "rgb(1,2,3)", "rgba(0,0,0,.5)", "transparent", "hsl(10 20% 30%)", "currentcolor", "#ggg"],
    ),
    ("background", &["red", "#12345678", "none", "url(x)", "linear-gradient(red, blue)", "rgba(1,2,3,.4)"]),
    ("break-before", &["page", "avoid", "auto", "always", "left"]),
    ("break-after", &["page", "avoid", "auto", "always"]),
    ("break-inside", &["avoid", "auto"]),
    ("page", &["wide", "tiny", "auto", "none-such"]),
    ("orphans", &["1", "3", "0", "100000", "18446744073709551615"]),
    ("widows", &["1", "3", "0", "100000", "18446744073709551615"]),
    ("content", &["\"x\"", "attr(class)", "none", "counter(page)", "string(s)", "\"\\41\\110000\\\"\"", "\""]),
    ("string-set", &["s content()", "s attr(id) \"x\"", "none", "s"]),
    ("--v", &["1px", "var(--v)", "var(--w) var(--w)", "red"]),
    ("--w", &["var(--v) var(--v) var(--v)", "10px", ""]),
    ("float", &["left", "none"]),
    ("transform", &["rotate(3deg)"]),
    ("columns", &["2"]),
];

const LENGTHS: &[&str] = &[
    "width",
    "height",
    "min-width",
    "min-height",
    "max-width",
    "max-height",
    "margin",
    "margin-top",
    "margin-left",
    "margin-bottom",
    "padding",
    "padding-left",
    "padding-top",
    "padding-inline",
    "top",
    "left",
    "right",
    "bottom",
    "inset",
    "gap",
    "row-gap",
    "column-gap",
    "flex-basis",
    "border-radius",
    "border-spacing",
    "font-size",
    "letter-spacing",
    "border-width",
    "line-height",
    "border-top-width",
    "text-indent",
];

const SELECTORS: &[&str] = &[
    "*",
    "div",
    "p",
    ".c1",
    ".c2",
    "#i3",
    "p::before",
    "li::after",
    "div > p",
    "h2 + p",
    "td:first-child",
    "body",
    "html",
    ":not(p)",
    "ul li:nth-child(2n)",
    "svg text",
    "a[href]",
    "::marker",
    "table td",
    ".c4::before",
    "h1, h2",
    ":is(",
    "> p",
];

pub fn number(dice: &mut Dice) -> &'static str {
    let numbers = if dice.once_in(4) { NUMBERS } else { SANE };
    dice.pick(numbers)
}

pub fn length(dice: &mut Dice) -> String {
    match dice.below(14) {
        0 => "auto".to_owned(),
        1 => {
            let (first, unit) = (number(dice), dice.pick(UNITS));
            format!("calc({first}{unit} + {}{unit})", number(dice))
        }
        2 => dice
            .pick(&[
                "var(--v)",
                "var(--w, 3px)",
                "var(--none)",
                "var(--v, var(--w))",
                "min-content",
                "inherit",
                "initial",
            ])
            .to_owned(),
        _ => {
            let unit = dice.pick(UNITS);
            format!("{}{unit}", number(dice))
        }
    }
}

pub fn declarations(dice: &mut Dice, out: &mut String) {
    for _ in 0..=dice.below(4) {
        if dice.once_in(2) {
            let (name, values) = KEYWORDS[dice.below(KEYWORDS.len())];
            let _ = write!(out, "{name}:{}", dice.pick(values));
        } else {
            let name = dice.pick(LENGTHS);
            let _ = write!(out, "{name}:{}", length(dice));
            if dice.once_in(6) {
                let _ = write!(out, " {}", length(dice));
            }
        }
        out.push_str(dice.pick(&[";", ";", ";", ";", ";", " !important;", ";;", "}"]));
    }
}

pub fn sheet(dice: &mut Dice, out: &mut String) {
    if !dice.once_in(4) {
        page(dice, "", out);
    }
    if dice.once_in(2) {
        page(dice, " wide", out);
    }
    if dice.once_in(4) {
        page(dice, " tiny", out);
    }
    for _ in 0..dice.below(8) {
        let _ = write!(out, "{}{{", dice.pick(SELECTORS));
        declarations(dice, out);
        out.push_str(dice.pick(&["}\n", "}\n", "}\n", "}\n", "\n", "}}\n"]));
    }
    if dice.once_in(6) {
        out.push_str(dice.pick(&[
            "@media print{p{color:red}}",
            "@media screen{p{color:red",
            "@import 'x';",
            "@font-face{font-family:X;src:url(y)}",
            "@font-face{font-family:\"My\";src:local(Lato)}",
            "@supports (display:grid){p{margin:0}}",
            "/* open",
            "@charset \"x\";",
            "@page :first{margin:0}",
        ]));
    }
}

fn page(dice: &mut Dice, name: &str, out: &mut String) {
    let size = dice.pick(&[
        "A4",
        "A5 landscape",
        "300px 200px",
        "300px 200px",
        "100px 60px",
        "1px 1px",
        "0 0",
        "-5px 10px",
        "1e9px 1e9px",
        "letter",
        "10% 20%",
        "20px",
        "a4 a4 a4",
    ]);
    let _ = write!(out, "@page{name}{{size:{size};margin:{}", length(dice));
    for corner in ["top-left", "bottom-right", "top-center", "left-middle"] {
        if dice.once_in(3) {
            let content = dice.pick(&[
                "\"page \" counter(page) \"/\" counter(pages)",
                "string(s)",
                "none",
                "\"Cabinet\"",
                "content()",
            ]);
            let _ = write!(out, ";@{corner}{{content:{content};font-size:{}}}", length(dice));
        }
    }
    out.push_str("}\n");
}
