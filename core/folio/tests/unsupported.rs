//! Whatever is not honoured names its line: properties, values, rules, selectors, tags, attributes, drawings.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod read;

use read::{options, page, typesetter};

/// Declarations, one at a time.
const DECLARATIONS: &[&str] = &[
    // Properties.
    "float:left",
    "clear:both",
    "columns:2",
    "column-count:2",
    "column-rule:1px solid",
    "transform:rotate(2deg)",
    "filter:blur(2px)",
    "backdrop-filter:blur(2px)",
    "box-shadow:0 0 2px red",
    "text-shadow:0 0 2px red",
    "text-indent:2em",
    "word-spacing:2px",
    "text-overflow:ellipsis",
    "writing-mode:vertical-rl",
    "text-emphasis:dot",
    "text-decoration-color:red",
    "text-underline-offset:2px",
    "hanging-punctuation:first",
    "line-break:strict",
    "tab-size:3",
    "quotes:'a' 'b'",
    "counter-reset:n",
    "counter-increment:n",
    "list-style-position:inside",
    "list-style-image:url(x)",
    "caption-side:bottom",
    "empty-cells:hide",
    "object-fit:cover",
    "aspect-ratio:1/2",
    "background-image:url(x)",
    "background-size:cover",
    "background-position:top",
    "background-repeat:no-repeat",
    "border-image:url(x) 1",
    "border-top-left-radius:2px",
    "border-inline:1px solid",
    "outline:1px solid red",
    "outline-offset:2px",
    "clip-path:circle(2px)",
    "mask:url(x)",
    "mix-blend-mode:multiply",
    "shape-outside:circle()",
    "z-index:3",
    "order:2",
    "flex-flow:row wrap",
    "grid-area:1/1/2/2",
    "grid-template-areas:'a b'",
    "grid-auto-flow:dense",
    "grid-auto-rows:2px",
    "place-content:center",
    "inset-inline:0",
    "inline-size:2px",
    "margin-trim:all",
    "zoom:2",
    "unicode-bidi:isolate",
    "font-feature-settings:'smcp'",
    "font-variant-caps:small-caps",
    "font-stretch:condensed",
    "font-kerning:none",
    "hyphenate-character:'='",
    "box-decoration-break:clone",
    "bookmark-level:1",
    "footnote-policy:auto",
    "font-family:Lat",
    "font:9px Lat",
    "fill:red",
    "stroke:red",
    "colour:red",
    // Values.
    "display:inline-flex",
    "display:contents",
    "display:ruby",
    "position:fixed",
    "position:sticky",
    "width:min-content",
    "width:fit-content",
    "width:10vw",
    "width:2ch",
    "width:min(1px,2px)",
    "width:calc(1px + 2)",
    "width:calc(1vw + 2px)",
    "height:stretch",
    "margin:1px 2px 3px 4px 5px",
    "padding:auto auto 1q",
    "border:1px double red",
    "border-style:groove",
    "border-spacing:1px 2px",
    "border-radius:1px 2px",
    "background:linear-gradient(red,blue)",
    "background:url(x)",
    "color:oklch(50% 0 0)",
    "color:color-mix(in srgb,red,blue)",
    "color:initial",
    "visibility:collapse",
    "opacity:half",
    "overflow:overlay",
    "white-space:pre-line",
    "text-align:match-parent",
    "text-align:justify-all",
    "text-transform:full-width",
    "text-decoration:overline",
    "text-decoration:underline dotted red",
    "text-wrap:balance stable",
    "hyphens:all",
    "direction:auto",
    "word-break:break-all",
    "overflow-wrap:all",
    "vertical-align:first",
    "list-style:inside",
    "list-style-type:upper-roman",
    "font-size:xxx-large",
    "font-weight:heavy",
    "font-style:oblique 10deg",
    "font-variant:small-caps",
    "font:caption",
    "line-height:1.2 3",
    "letter-spacing:wide",
    "flex:initial",
    "flex-direction:row-reverse",
    "flex-wrap:wrap-reverse",
    "align-items:last baseline",
    "justify-content:safe center",
    "grid-template-columns:repeat(auto-fill,2px)",
    "grid-template-columns:[a] 1fr",
    "grid-template-columns:calc(50% - 2px) 1fr",
    "grid-column:a / b",
    "break-before:recto",
    "break-before:left",
    "break-inside:avoid-column",
    "orphans:0",
    "content:counter(n)",
    "content:url(x)",
    "string-set:a counter(n)",
    "color red",
    "--x:1;color:var(--nothing)",
];

/// Rules and selectors.
const RULES: &[&str] = &[
    "@import 'x.css';",
    "@supports (display:grid){p{color:red}}",
    "@layer a{p{color:red}}",
    "@container (width>2px){p{color:red}}",
    "@property --x{syntax:'*'}",
    "@counter-style x{system:cyclic}",
    "@namespace svg url(x);",
    "@scope (p){a{color:red}}",
    "@media print and (orientation:landscape){p{color:red}}",
    "@page :first{margin:0}",
    "@page{size:10vw}",
    "@page{bleed:2mm}",
    "@page{@left-top{content:'x'}}",
    "@page{@top-left{content:'x';border:1px solid}}",
    "@page{@top-left{content:'x';height:2px}}",
    "@font-face{font-family:X;src:url(x.woff2)}",
    "@font-face{font-family:X;src:url(DejaVuSans.ttf);size-adjust:90%}",
    "p::first-line{color:red}",
    "p::first-letter{color:red}",
    "li::marker{color:red}",
    "p:nth-col(2){color:red}",
    "p:dir(rtl){color:red}",
    "p{& b{color:red}}",
    "svg rect{color:red}",
    ".shape{font-size:3px}",
];

/// Elements and attributes of HTML.
const MARKUP: &[&str] = &[
    "<video></video>",
    "<audio></audio>",
    "<iframe></iframe>",
    "<canvas></canvas>",
    "<object></object>",
    "<embed>",
    "<input>",
    "<button>x</button>",
    "<select></select>",
    "<textarea></textarea>",
    "<progress></progress>",
    "<meter></meter>",
    "<math></math>",
    "<ruby>x</ruby>",
    "<picture></picture>",
    "<map></map>",
    "<center>x</center>",
    "<font>x</font>",
    "<marquee>x</marquee>",
    "<big>x</big>",
    "<q>x</q>",
    "<del>x</del>",
    "<bdo>x</bdo>",
    "<menu></menu>",
    "<fieldset></fieldset>",
    "<my-own>x</my-own>",
    "<p align=center>x</p>",
    "<table border=1 ><tr><td>x</table>",
    "<table><tr><td width=10>x</table>",
    "<table><tr bgcolor=red><td>x</table>",
    "<table cellpadding=2 ><tr><td>x</table>",
    "<ol type=a><li>x</ol>",
    "<ol reversed><li>x</ol>",
    "<p dir=auto>x</p>",
    "<img alt='' src=x.png>",
    "<img alt='' src='data:image/gif;base64,AAAA'>",
    "<img alt='' srcset=x src='data:image/svg+xml,<svg/>'>",
    "<a href='x.html'>x</a>",
    "<a href='#none'>x</a>",
    "<p style='float:left'>x</p>",
    "<span style='border:1px solid'>x</span>",
    "<table><col style='background:red'><tr><td>x</table>",
];

/// What stands in a drawing.
const DRAWINGS: &[&str] = &[
    "<image href='x.png'/>",
    "<filter id=f></filter>",
    "<mask id=m></mask>",
    "<pattern id=p></pattern>",
    "<marker id=m></marker>",
    "<foreignObject></foreignObject>",
    "<switch></switch>",
    "<animate/>",
    "<style>rect{fill:red}</style>",
    "<view/>",
    "<rect width=1 height=1 filter='url(#f)'/>",
    "<rect width=1 height=1 mask='url(#f)'/>",
    "<path d='M0 0h1' marker-end='url(#f)'/>",
    "<rect width=1 height=1 fill='url(#none)'/>",
    "<rect width=1 height=1 stroke='url(#none)'/>",
    "<rect width=1 height=1 fill='context-fill'/>",
    "<rect width=1 height=1 clip-path='circle(2px)'/>",
    "<rect width=1 height=1 clip-path='url(#none)'/>",
    "<rect width=1 height=1 paint-order=stroke />",
    "<rect width=1 height=1 vector-effect=non-scaling-stroke />",
    "<path d='M0 0h1' pathLength=9 />",
    "<rect width=1 height=1 visibility=hidden />",
    "<rect width=1 height=1 style='mix-blend-mode:multiply'/>",
    "<rect width=1 height=1 style='display:none'/>",
    "<rect width=1 height=1 transform='turn(2)'/>",
    "<rect width=1 height=1 stroke-width='2em' stroke=red />",
    "<rect width=1 height=1 opacity=half />",
    "<text x='1 2 3'>abc</text>",
    "<text rotate=20 >x</text>",
    "<text textLength=9 >x</text>",
    "<text><textPath>x</textPath></text>",
    "<text stroke=red >x</text>",
    "<text writing-mode=tb >x</text>",
    "<text text-decoration=underline >x</text>",
    "<text dominant-baseline=mathematical >x</text>",
    "<text font-size=large >x</text>",
    "<use href='#none'/>",
    "<use href='x.svg#a'/>",
    "<svg viewBox='0 0 1 1'><rect/></svg>",
    "<rect width=1 height=1 colour=red />",
];

/// The line of what stands after `mark` in a document.
fn line_after(html: &str, mark: &str) -> usize {
    html[..html.find(mark).unwrap()].matches('\n').count() + 2
}

#[test]
fn each_thing_that_is_not_honoured_names_its_line() {
    const BODY: &str =
        "<p>x <b>y</b></p><svg aria-label=x viewBox='0 0 9 9'><rect class=shape width=1 height=1 /></svg>";
    let typesetter = typesetter();
    let mark = "<!-- here -->\n";
    let declarations = DECLARATIONS.iter().map(|text| page(&format!("/* here */\np{{{text}}}"), BODY));
    let rules = RULES.iter().map(|text| page(&format!("/* here */\n{text}"), BODY));
    let markup = MARKUP.iter().map(|text| page("", &format!("{mark}{text}")));
    let drawings =
        DRAWINGS.iter().map(|text| page("", &format!("<svg aria-label=x viewBox='0 0 9 9'>{mark}{text}\n</svg>")));
    let all = [DECLARATIONS, RULES, MARKUP, DRAWINGS].concat();
    assert!(all.len() >= 200, "{}", all.len());
    let mut silent = Vec::new();
    for (text, html) in all.iter().zip(declarations.chain(rules).chain(markup).chain(drawings)) {
        let line = line_after(&html, if html.contains("/* here */") { "/* here */" } else { "<!-- here" });
        let found = match typesetter.typeset(&html, &options()) {
            Ok(document) => document.warnings,
            Err(errors) => errors,
        };
        if !found.iter().any(|problem| problem.line == line && problem.column > 0) {
            silent.push(format!("{text}: {found:?}"));
        }
    }
    assert!(silent.is_empty(), "{} are passed over:\n{}", silent.len(), silent.join("\n"));
}

#[test]
fn what_is_honoured_or_means_nothing_on_paper_is_passed_over() {
    let css = "p{cursor:pointer;transition:all 1s;animation-name:x;user-select:none;will-change:top;-webkit-print-color-adjust:exact;scroll-margin-top:2px;
overflow:hidden;box-shadow:none;float:none;z-index:auto;text-wrap:pretty;white-space:pre-wrap;text-decoration:underline line-through;word-break:break-word;hyphens:auto;
margin-inline-start:2px;opacity:.5;width:calc(100% - 2px);list-style:disc outside} @keyframes x{from{top:0}} a:hover{float:left} @media screen{p{float:left}}
thead{background:red} @page{@top-left{content:'x';color:red;font-size:8px;padding-left:2px}}";
    let body = "<table><thead><tr><th hidden>x</th><th>y</th></tr></thead></table><p>a<wbr>b <mark>c</mark> <s>d</s> <ins>e</ins> <var>f</var></p>
<svg aria-label=x viewBox='0 0 9 9' preserveAspectRatio='xMinYMax slice' xmlns:xlink='x' inkscape:label=y><title>t</title><g class=a data-x=1 aria-hidden=true shape-rendering=crispEdges><path d='M0 0h1z' fill-rule=evenodd /></g></svg>";
    let document = typesetter().typeset(&page(css, body), &options()).unwrap();
    assert_eq!(document.warnings, []);
}
