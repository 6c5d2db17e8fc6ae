//! Lines of plain text: glyphs of one style in, broken and aligned lines out, as parley would break them.

use parley::Alignment;
use std::ops::Range;

/// What all lines of a style share.
#[derive(Clone, Copy)]
pub struct Frame {
    pub face: usize,
    /// From the top of a line.
    pub baseline: f32,
    pub height: f32,
}

/// A glyph and the text that it stands for, up to the next one's.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "a glyph is or is not each of these")]
pub struct Atom {
    pub glyph: u16,
    start: u32,
    /// From where the last one ended.
    pub x: f32,
    pub advance: f32,
    /// A space: no line is too short for it.
    pub hangs: bool,
    pub may_break: bool,
    /// A soft hyphen: drawn only where a line ends in it.
    pub soft: bool,
    /// A space that justified lines widen.
    pub stretches: bool,
}

impl Atom {
    /// A glyph of the text's character at `start`.
    pub fn new(glyph: u16, start: usize, (x, advance): (f32, f32), hangs: bool) -> Self {
        let start = u32::try_from(start).expect("texts are far below 4 GB");
        Self { glyph, start, x, advance, hangs, may_break: false, soft: false, stretches: false }
    }

    /// Its place in the text.
    pub fn start(&self) -> usize {
        self.start as usize
    }
}

/// One line, by its glyphs.
#[derive(Clone)]
pub struct PlainLine {
    pub atoms: Range<usize>,
    pub top: f32,
    /// From the left, once aligned.
    pub offset: f32,
    /// What each space gets more, once justified.
    pub stretch: f32,
    /// The word at its end goes on in the next.
    pub hyphenated: bool,
    advance: f32,
    /// Of the spaces at its end.
    hanging: f32,
}

/// Text of one style, broken into lines.
#[derive(Clone)]
pub struct Plain {
    pub size: f32,
    pub frame: Frame,
    /// The glyph that shows where a word is cut, and its width.
    pub hyphen: Option<(u16, f32)>,
    /// A word that is wider than its line is cut anywhere.
    cut: bool,
    pub atoms: Vec<Atom>,
    pub lines: Vec<PlainLine>,
    text_len: usize,
    max_advance: f32,
}

impl Plain {
    /// One line, until it is broken. With `cut`, words may be cut anywhere.
    pub fn new(atoms: Vec<Atom>, text_len: usize, (size, frame): (f32, Frame), cut: bool) -> Self {
        let lines = Vec::with_capacity(1);
        let mut plain = Self { size, frame, hyphen: None, cut, atoms, lines, text_len, max_advance: f32::MAX };
        plain.break_lines(f32::MAX);
        plain
    }

    /// The glyph for the soft hyphens that lines end in.
    pub fn with_hyphen(mut self, hyphen: Option<(u16, f32)>) -> Self {
        self.hyphen = hyphen;
        self
    }

    /// The narrowest and the widest that the text wants to be.
    pub fn content_widths(&self) -> (f32, f32) {
        let (mut min, mut word, mut whole, mut hanging) = (0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for (at, atom) in self.atoms.iter().enumerate() {
            if atom.may_break || self.cut {
                min = min.max(word - hanging + self.hyphen_before(at));
                word = 0.0;
            }
            word += atom.advance;
            whole += atom.advance;
            hanging = if atom.hangs { hanging + atom.advance } else { 0.0 };
        }
        min = min.max(word - hanging);
        (min, whole.max(min))
    }

    /// Greedy: a line ends at the last place before the glyph that is too much.
    pub fn break_lines(&mut self, max_advance: f32) {
        self.max_advance = max_advance;
        self.lines.clear();
        let (mut start, mut at, mut x) = (0, 0, 0.0);
        let (mut last_break, mut last_cut) = (None, None);
        while at < self.atoms.len() {
            let atom = &self.atoms[at];
            if atom.may_break && x != 0.0 {
                let hyphen = self.hyphen_before(at);
                // A word is not cut where its hyphen has no room.
                if hyphen == 0.0 || x + hyphen <= max_advance || last_break.is_none() {
                    last_break = Some((at, x + hyphen));
                }
            } else if self.cut && x != 0.0 {
                last_cut = Some((at, x));
            }
            let next = x + atom.advance;
            match last_break.or(last_cut) {
                Some((end, advance)) if next > max_advance && !atom.hangs => {
                    self.push_line(start..end, advance);
                    (start, at, x, last_break, last_cut) = (end, end, 0.0, None, None);
                }
                _ => (at, x) = (at + 1, next),
            }
        }
        self.push_line(start..self.atoms.len(), x);
    }

    /// The width of the hyphen that a line ends in when it is cut before this glyph.
    fn hyphen_before(&self, at: usize) -> f32 {
        match self.hyphen {
            Some((_, width)) if at > 0 && self.atoms[at - 1].soft => width,
            _ => 0.0,
        }
    }

    fn push_line(&mut self, atoms: Range<usize>, advance: f32) {
        let spaces = self.atoms[atoms.clone()].iter().rev().take_while(|atom| atom.hangs);
        let hanging = spaces.map(|atom| atom.advance).sum();
        #[expect(clippy::cast_possible_truncation, reason = "summed exactly, then rounded")]
        let top = (self.lines.len() as f64 * f64::from(self.frame.height)) as f32;
        let hyphenated = self.hyphen.is_some()
            && atoms.end < self.atoms.len()
            && self.atoms[atoms.clone()].last().is_some_and(|last| last.soft);
        self.lines.push(PlainLine { atoms, top, offset: 0.0, stretch: 0.0, hyphenated, advance, hanging });
    }

    /// Moves lines within the width that they were broken to.
    pub fn align(&mut self, alignment: Alignment) {
        let end = self.lines.len() - 1;
        for (at, line) in self.lines.iter_mut().enumerate() {
            let free = (self.max_advance - line.advance + line.hanging).max(0.0);
            line.offset = match alignment {
                Alignment::Right => free,
                Alignment::Center => free * 0.5,
                _ => 0.0,
            };
            if alignment == Alignment::Justify && at < end {
                // A cut may leave a no-break space at the end of a line: it does not hang, and is not widened either.
                let trailing = self.atoms[line.atoms.clone()].iter().rev().take_while(|atom| atom.stretches).count();
                let text = &self.atoms[line.atoms.start..line.atoms.end - trailing];
                let spaces = text.iter().filter(|atom| atom.stretches).count();
                line.stretch = if spaces > 0 { free / spaces as f32 } else { 0.0 };
            }
        }
    }

    /// Without the spaces at the ends of lines.
    pub fn width(&self) -> f32 {
        self.lines.iter().map(|line| line.advance - line.hanging).fold(0.0, f32::max)
    }

    pub fn full_width(&self) -> f32 {
        self.lines.iter().map(|line| line.advance).fold(0.0, f32::max)
    }

    pub fn height(&self) -> f32 {
        #[expect(clippy::cast_possible_truncation, reason = "summed exactly, then rounded")]
        let height = (self.lines.len() as f64 * f64::from(self.frame.height)) as f32;
        height
    }

    pub fn max_advance(&self) -> f32 {
        self.max_advance
    }

    /// What a line says.
    pub fn text_range(&self, line: &PlainLine) -> Range<usize> {
        let place = |at: usize| self.atoms.get(at).map_or(self.text_len, Atom::start);
        place(line.atoms.start)..place(line.atoms.end)
    }
}
