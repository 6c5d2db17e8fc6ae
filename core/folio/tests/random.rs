//! Random documents: whatever they hold, folio sets them or says why not, and what it writes can be read again.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "random/mod.rs"]
mod random;
mod read;

use random::Dice;
use read::{options, page, typesetter};

/// More pages than any of these documents can have reason to fill.
const PAGES: usize = 2000;

#[test]
fn five_hundred_random_documents_are_set_or_refused() {
    let typesetter = typesetter();
    let mut set = 0;
    for seed in 0..500 {
        let mut dice = Dice::new(seed);
        let mut html = random::document(&mut dice);
        if seed % 2 == 1 {
            html = random::mutated(&mut dice, &html);
        }
        if let Ok(document) = typesetter.typeset(&html, &options()) {
            set += 1;
            assert!(document.pages <= PAGES, "seed {seed}: {} pages", document.pages);
            assert_eq!(random::flaw(&document.pdf, document.pages), None, "seed {seed}");
        }
    }
    assert!(set > 400, "only {set} documents were set");
}

/// What random documents found; each of these once hung, crashed or took gigabytes.
#[test]
fn absurd_numbers_are_refused_or_bounded() {
    let bodies = [
        "<svg viewBox='0 0 20 2' width='infinity'></svg>",
        "<svg viewBox='0 0 9 9'><path d='M0 0A8 8 2 0 0 8 1e38' fill='red'/></svg>",
        "<svg viewBox='0 0 9 9'><g id='a'><use href='#b'/><use href='#b'/><use href='#b'/></g><g id='b'><use href='#a'/><use href='#a'/><use href='#a'/></g></svg>",
        "<svg viewBox='0 0 9 9'><path d='M0 0L9 9' stroke='red' stroke-dasharray='0 0'/><path d='M0 0L9 9' stroke='red' stroke-dasharray='1e-9 1e30'/></svg>",
        "<u>a<img style='min-width:2mm' src='data:image/jpeg;base64,/9j/wAARCAAAAAADAREAAhEBAxEB'> b</u>",
        "<p style='line-height:NaN;font-size:1e30px'>a</p>",
        "<p style='width:20000000px;letter-spacing:32767in;text-wrap:balance'>a balance among very wide letters</p>",
        "<p style='font:10px/inf Lato'>a <b>b</b> c</p>",
        "<div style='display:grid;grid-template-columns:repeat(60000,repeat(60000,1px))'><p>a</p></div>",
        "<div style='display:grid'><p style='grid-row:32767;grid-column:span 65535'>a</p></div>",
        "<div style='display:flex'><p style='flex:NaN'>a</p><p style='flex-grow:inf'>b</p></div>",
        "<ol start='18446744073709551615'><li>a</li><li>b</li></ol>",
        "<p>Ω &eacute; <b style='colour:red'>é</b></p>",
    ];
    let typesetter = typesetter();
    for body in bodies {
        let document =
            typesetter.typeset(&page("", body), &options()).unwrap_or_else(|faults| panic!("{body}: {faults:?}"));
        assert!(document.pages < 20, "{body}: {} pages", document.pages);
        assert_eq!(random::flaw(&document.pdf, document.pages), None, "{body}");
    }
}

#[test]
fn elements_nested_beyond_reason_are_refused() {
    let nested = |tag: &str, depth: usize| {
        page("", &format!("{}a{}", format!("<{tag}>").repeat(depth), format!("</{tag}>").repeat(depth)))
    };
    for tag in ["div", "b", "blockquote", "sub"] {
        assert!(typesetter().typeset(&nested(tag, 100), &options()).is_ok(), "{tag}");
        let faults = typesetter().typeset(&nested(tag, 1000), &options()).unwrap_err();
        assert!(faults[0].message.contains("nested"), "{faults:?}");
    }
}
