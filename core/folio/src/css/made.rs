//! Styles made before, by what they were made of: equal siblings, such as the cells of a table, share one.

use super::style::{Display, Style};
use crate::quick::Table;
use std::rc::Rc;

/// All styles of a document.
#[derive(Default)]
pub struct Made {
    cascaded: Table<Box<[usize]>, Kept<Option<Rc<Style>>>>,
    asked: Vec<usize>,
    changed: Table<(usize, usize, Change), Kept<Rc<Style>>>,
}

/// A style with those whose addresses led to it: kept, no other style comes to stand there.
struct Kept<S> {
    made: S,
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
    pub fn known(&mut self, parent: &Rc<Style>, rest: usize, rules: &[usize]) -> Option<Option<Rc<Style>>> {
        self.asked.clear();
        self.asked.extend([address(parent), rest]);
        self.asked.extend_from_slice(rules);
        self.cascaded.get(&self.asked[..]).map(|kept| kept.made.clone())
    }

    /// Keeps what these rules make of a parent's style.
    pub fn keep(
        &mut self,
        parent: &Rc<Style>,
        rest: usize,
        rules: &[usize],
        style: Option<Style>,
    ) -> Option<Rc<Style>> {
        let key = [address(parent), rest].into_iter().chain(rules.iter().copied()).collect();
        let made = style.map(Rc::new);
        self.cascaded.insert(key, Kept { made: made.clone(), _from: [parent.clone(), parent.clone()] });
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
