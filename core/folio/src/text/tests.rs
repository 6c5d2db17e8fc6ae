//! Plain text set word by word, against parley's layout of the whole.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use super::*;
use crate::fonts::FontFile;
use std::path::Path;

const TEXT: &str =
    "AVATAR, Tableau VOIX : l’affluent Ty. office – 12\u{202f}000 € « oui\u{a0}» (P. Weiß/Çà) A V T o well-known";

/// By lines: what they say, and their glyphs with places.
type Set = Vec<(Range<usize>, Vec<(u32, f32)>)>;

fn library() -> Library {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/base/fonts");
    let font = |name: &str| FontFile { name: name.into(), data: std::fs::read(folder.join(name)).unwrap().into() };
    Library::new(["DejaVuSans.ttf", "Lato-Bold.ttf", "Lato-Regular.ttf"].map(font).into()).unwrap()
}

fn styles() -> impl Iterator<Item = Rc<Style>> {
    let settings =
        [(400.0, false, 0.0), (700.0, false, 0.0), (400.0, true, 0.0), (700.0, false, -0.3), (400.0, false, 0.9)];
    let style = |(weight, tabular, letter_spacing), cut_words| {
        // Spaces are told apart from letters only where lines are justified.
        let align = if tabular { TextAlign::Start } else { TextAlign::Justify };
        let family = "Lato".into();
        Rc::new(Style { family, size: 9.7, weight, tabular, letter_spacing, align, cut_words, ..Style::initial() })
    };
    settings.into_iter().flat_map(move |setting| [false, true].map(|cut_words| style(setting, cut_words)))
}

fn draft(text: &str, style: &Rc<Style>) -> Draft {
    let span = Span { range: 0..text.len(), style: style.clone(), ink: Ink::default() };
    Draft { text: text.to_owned(), spans: vec![span], insets: Vec::new(), anchors: Vec::new() }
}

fn parleys(layout: &Layout<usize>) -> Set {
    let glyphs = |line: parley::Line<usize>| {
        let items = line.items().collect::<Vec<_>>();
        let runs = items.iter().filter_map(|item| match item {
            PositionedLayoutItem::GlyphRun(run) => Some(run),
            PositionedLayoutItem::InlineBox(_) => None,
        });
        runs.flat_map(|run| run.positioned_glyphs().map(|glyph| (glyph.id, glyph.x)).collect::<Vec<_>>()).collect()
    };
    layout.lines().map(|line| (line.text_range(), glyphs(line))).collect()
}

fn ours(plain: &Plain) -> Set {
    let glyphs = |line: &crate::plain::PlainLine| {
        let pens = plain.atoms[line.atoms.clone()].iter().scan(line.offset, |pen, atom| {
            let x = *pen + atom.x;
            *pen += atom.advance + if atom.stretches { line.stretch } else { 0.0 };
            Some((u32::from(atom.glyph), x))
        });
        pens.collect()
    };
    plain.lines.iter().map(|line| (plain.text_range(line), glyphs(line))).collect()
}

#[test]
fn words_in_a_row_stand_where_the_whole_text_would() {
    let library = library();
    let mut shaper = library.borrow_shaper(Vec::new());
    for style in styles() {
        let mut plain = words(TEXT, &style, &library, &mut shaper).unwrap();
        let (mut whole, widths) = layout(&draft(TEXT, &style), &style, &library, &mut shaper);
        assert_eq!(plain.content_widths(), widths);
        for width in (3u16..500).step_by(7).map(f32::from).chain([f32::MAX]) {
            plain.break_lines(width);
            whole.break_all_lines(Some(width));
            assert_eq!((plain.width(), plain.full_width()), (whole.width(), whole.full_width()), "{width}");
            assert!((plain.height() - whole.height()).abs() < 0.001, "{width}");
            let justified = (style.align == TextAlign::Justify).then_some(Alignment::Justify);
            for alignment in [Alignment::Left, Alignment::Center, Alignment::Right].into_iter().chain(justified) {
                if width < 500.0 {
                    plain.align(alignment);
                    whole.align(alignment, parley::AlignmentOptions::default());
                }
                let (ours, parleys) = (ours(&plain), parleys(&whole));
                assert_eq!(ours.len(), parleys.len());
                for (ours, parleys) in ours.iter().zip(&parleys) {
                    assert_eq!(ours.0, parleys.0, "{width} {alignment:?}");
                    let near = |(ours, theirs): (&(u32, f32), &(u32, f32))| {
                        ours.0 == theirs.0 && (ours.1 - theirs.1).abs() < 0.001
                    };
                    assert!(ours.1.iter().zip(&parleys.1).all(near), "{width} {alignment:?}: {ours:?} {parleys:?}");
                }
            }
        }
    }
}

#[test]
fn what_is_more_than_words_in_a_row_is_left_to_parley() {
    let library = library();
    let mut shaper = library.borrow_shaper(Vec::new());
    let style = styles().next().unwrap();
    for text in ["", "a ", "two\nlines", "→ arrow", "e\u{301}", "Ελλάδα", "double  space"] {
        assert!(words(text, &style, &library, &mut shaper).is_none(), "{text}");
    }
    let rtl = Rc::new(Style { rtl: true, ..Style::clone(&style) });
    assert!(words("plain", &rtl, &library, &mut shaper).is_none());
    let cut = Rc::new(Style { cut_words: true, ..Style::clone(&style) });
    assert!(words("plain", &cut, &library, &mut shaper).is_some());
    assert!(words("soft\u{ad}ly", &cut, &library, &mut shaper).is_none());
}
