//! Text broken into lines: words in a row where that is all there is to it, parley's layout for the rest.

use crate::plain::Plain;
use crate::text::SOFT_HYPHEN;
use parley::layout::YieldData;
use parley::{Alignment, AlignmentOptions, Layout};
use std::ops::Range;

#[derive(Clone)]
pub enum Lines {
    Plain(Plain),
    Rich(Box<Layout<usize>>),
}

/// Where a line stands, and what it says.
pub struct LineBox {
    pub top: f32,
    pub bottom: f32,
    pub text: Range<usize>,
}

impl Lines {
    /// Breaks the lines to `width`; only where the text says so when it is `f32::MAX`.
    pub fn break_to(&mut self, width: f32) {
        match self {
            Self::Plain(plain) => plain.break_lines(width),
            Self::Rich(layout) => layout.break_all_lines(Some(width)),
        }
    }

    /// The same, with room for the hyphens of words cut at soft ones.
    pub fn break_with_hyphens(&mut self, width: f32, text: &str, hyphen: f32) {
        match self {
            Self::Plain(plain) => plain.break_lines(width),
            Self::Rich(layout) if width >= f32::MAX => layout.break_all_lines(Some(width)),
            Self::Rich(layout) => break_with_hyphens(layout, width, text, hyphen),
        }
    }

    /// Within the width that the lines are broken to.
    pub fn align(&mut self, alignment: Alignment) {
        match self {
            Self::Plain(plain) => plain.align(alignment),
            Self::Rich(layout) => layout.align(alignment, AlignmentOptions::default()),
        }
    }

    /// The width that the lines are broken to.
    pub fn max_advance(&self) -> f32 {
        match self {
            Self::Plain(plain) => plain.max_advance(),
            Self::Rich(layout) => layout.layout_max_advance(),
        }
    }

    /// Without the spaces at the ends of lines.
    pub fn width(&self) -> f32 {
        match self {
            Self::Plain(plain) => plain.width(),
            Self::Rich(layout) => layout.width(),
        }
    }

    pub fn full_width(&self) -> f32 {
        match self {
            Self::Plain(plain) => plain.full_width(),
            Self::Rich(layout) => layout.full_width(),
        }
    }

    pub fn height(&self) -> f32 {
        match self {
            Self::Plain(plain) => plain.height(),
            Self::Rich(layout) => layout.height(),
        }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Plain(plain) => plain.lines.len(),
            Self::Rich(layout) => layout.len(),
        }
    }

    pub fn first_baseline(&self) -> Option<f32> {
        match self {
            Self::Plain(plain) => Some(plain.frame.baseline),
            Self::Rich(layout) => layout.first_baseline(),
        }
    }

    pub fn last_baseline(&self) -> Option<f32> {
        match self {
            Self::Plain(plain) => plain.lines.last().map(|line| line.top + plain.frame.baseline),
            Self::Rich(layout) => layout.last_baseline(),
        }
    }

    pub fn boxes(&self) -> Vec<LineBox> {
        match self {
            Self::Plain(plain) => {
                let boxes = plain.lines.iter().map(|line| LineBox {
                    top: line.top,
                    bottom: line.top + plain.frame.height,
                    text: plain.text_range(line),
                });
                boxes.collect()
            }
            Self::Rich(layout) => {
                let boxes = layout.lines().map(|line| LineBox {
                    top: line.metrics().block_min_coord,
                    bottom: line.metrics().block_max_coord,
                    text: line.text_range(),
                });
                boxes.collect()
            }
        }
    }
}

/// How wide a line may be.
#[derive(Clone, Copy, PartialEq)]
enum Room {
    Whole,
    /// It ends in a hyphen, which is drawn after it.
    Hyphen,
    /// It was cut before the word whose hyphen had no room.
    Before,
}

/// parley leaves no room for hyphens: lines that end in one are found, made narrower, and all is broken again.
fn break_with_hyphens(layout: &mut Layout<usize>, width: f32, text: &str, hyphen: f32) {
    let mut rooms: Vec<Room> = Vec::new();
    loop {
        break_to_rooms(layout, width, hyphen, &rooms);
        rooms.resize(layout.len(), Room::Whole);
        let cut =
            |line: &parley::Line<usize>| text.get(line.text_range()).is_some_and(|text| text.ends_with(SOFT_HYPHEN));
        let changed = layout.lines().zip(&mut rooms).find_map(|(line, room)| {
            let wanted = match (*room, cut(&line)) {
                (Room::Whole, true) => Room::Hyphen,
                (Room::Hyphen, false) => Room::Before,
                _ => return None,
            };
            *room = wanted;
            Some(())
        });
        if changed.is_none() {
            return;
        }
    }
}

fn break_to_rooms(layout: &mut Layout<usize>, width: f32, hyphen: f32, rooms: &[Room]) {
    let mut lines = layout.break_lines();
    lines.state_mut().set_layout_max_advance(width);
    for at in 0.. {
        let room = rooms.get(at).copied().unwrap_or(Room::Whole);
        lines.state_mut().set_line_max_advance(if room == Room::Whole { width } else { width - hyphen });
        match lines.break_next() {
            None => break,
            Some(YieldData::LineBreak(_)) if room == Room::Before => lines.set_prior_line_width(width),
            Some(_) => {}
        }
    }
    lines.finish();
}
