//! Styles made before, by what they were made of: equal siblings, such as the cells of a table, share one.

use super::style::{Display, Style};
use crate::quick::Table;
use std::rc::Rc;

/// All styles of a document.
#[derive(Default)]
pub struct Made {
    cascaded: Table<Box<[usize]>, Kept>,
    /// The key looked up last: parent, what else the style depends on, rules.
    asked: Vec<usize>,
    changed: Table<(usize, usize, Change), Kept>,
}

/// A style with those whose addresses led to it: kept, no other style comes to stand there.
struct Kept {
    made: Rc<Style>,
    _from: [Rc<Style>; 2],
}

/// What a box makes of the style that the cascade gave it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    Block,
    InlineBlock,
    /// A block inside a box, of its inherited properties alone.
    Anonymous,
    /// The label of a list item.
    Marker,
    /// A row or a group of rows, with what its parent hands down.
    Row,
    /// A cell, with what its row hands down.
    Cell,
}

fn address(style: &Rc<Style>) -> usize {
    Rc::as_ptr(style).addr()
}

impl Made {
    /// What these rules made of a parent's style, if they were asked before. `rest` is what else that depends on.
    pub fn known(&mut self, parent: &Rc<Style>, rest: usize, rules: &[usize]) -> Option<Rc<Style>> {
        self.asked.clear();
        self.asked.extend([address(parent), rest]);
        self.asked.extend_from_slice(rules);
        self.cascaded.get(&self.asked[..]).map(|kept| kept.made.clone())
    }

    /// Keeps what the rules asked about last make of a parent's style.
    pub fn keep(&mut self, parent: &Rc<Style>, style: Style) -> Rc<Style> {
        let made = Rc::new(style);
        let kept = Kept { made: made.clone(), _from: [parent.clone(), parent.clone()] };
        self.cascaded.insert(self.asked.as_slice().into(), kept);
        made
    }

    /// What a change makes of a style with another one beside it.
    pub fn changed(
        &mut self,
        change: Change,
        [style, beside]: [&Rc<Style>; 2],
        make: impl FnOnce() -> Style,
    ) -> Rc<Style> {
        let kept = self.changed.entry((address(style), address(beside), change));
        kept.or_insert_with(|| Kept { made: Rc::new(make()), _from: [style.clone(), beside.clone()] }).made.clone()
    }

    pub fn anonymous(&mut self, style: &Rc<Style>) -> Rc<Style> {
        self.changed(Change::Anonymous, [style; 2], || style.anonymous())
    }

    /// The same style with another display.
    pub fn displayed(&mut self, style: Rc<Style>, display: Display) -> Rc<Style> {
        if style.display == display {
            return style;
        }
        let change = if display == Display::Block { Change::Block } else { Change::InlineBlock };
        self.changed(change, [&style; 2], || Style { display, ..Style::clone(&style) })
    }
}
