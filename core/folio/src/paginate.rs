//! Pagination: one long tape in, pages out. The tape is a row of atoms that no page may cut; pages take as many as fit.

use crate::css::style::{Break, Display, Style};
use crate::layout::Tree;
use crate::layout::table::{Part, Row};
use crate::problem::Report;
use crate::text::InsetContent;
use crate::tree::Kind;

/// A slice of a tape on one page.
#[derive(Clone, Debug)]
pub struct Page {
    pub root: usize,
    /// The slice, from the top of the tape.
    pub top: f32,
    pub bottom: f32,
    /// Rows of a table that are repeated above the slice.
    pub head: Option<Repeated>,
    /// Rows of a table that are repeated below it.
    pub foot: Option<Repeated>,
}

/// Rows of a table, and their place on the tape.
#[derive(Clone, Copy, Debug)]
pub struct Repeated {
    pub table: usize,
    pub top: f32,
    pub bottom: f32,
}

/// What stays whole.
#[derive(Clone, Copy, Debug)]
struct Atom {
    top: f32,
    bottom: f32,
    /// Stays on the page of the next atom.
    keep: bool,
    /// Starts a page.
    force: bool,
    /// A row of this table, between its head and its foot.
    table: Option<usize>,
    node: usize,
}

const SLACK: f32 = 0.6;

/// Repeated rows that take more of a page than this are not repeated.
const MOST_REPEATED: f32 = 0.5;

/// Cuts the tape of `root` into pages of `height`.
pub fn paginate(tree: &Tree, root: usize, height: f32, report: &mut Report) -> Vec<Page> {
    let mut atoms = Vec::new();
    collect(tree, root, height, &mut atoms);
    let repeated = |table: Option<usize>, part: Part| {
        repeated(tree, table?, part).filter(|rows| rows.height() <= height * MOST_REPEATED)
    };
    let mut pages = Vec::new();
    let mut page = Page { root, top: 0.0, bottom: f32::MAX, head: None, foot: None };
    let (mut at, mut fresh) = (0, true);
    while at < atoms.len() {
        let atom = atoms[at];
        // Below a row there must be room for the foot, whether the table ends here or goes on.
        let foot = repeated(atom.table, Part::Foot);
        let taken = |rows: Option<Repeated>| rows.map_or(0.0, |rows| rows.height());
        let space = height - taken(page.head) - taken(foot) + SLACK;
        let mut end = at;
        // A chain of headings longer than a page cannot be kept.
        while atoms[end].keep
            && end + 1 < atoms.len()
            && !atoms[end + 1].force
            && atoms[end + 1].bottom - atoms[at].top <= space
        {
            end += 1;
        }
        let full = atoms[end].bottom - page.top > space;
        if !fresh && (atom.force || full) {
            page.bottom = atom.top;
            page.foot = foot.filter(|rows| begun(tree, rows.table, atom.top));
            let head = repeated(atom.table, Part::Head).filter(|rows| rows.bottom <= atom.top + SLACK);
            pages.push(std::mem::replace(&mut page, Page { root, top: atom.top, bottom: f32::MAX, head, foot: None }));
            fresh = true;
            continue;
        }
        if fresh && atom.bottom - atom.top > space {
            let excess = atom.bottom - atom.top - space;
            let message = format!(
                "this is {excess:.0} px taller than the page and was cut off: let it break, or make it smaller"
            );
            match nearest_element(tree, atom.node) {
                Some(element) => report.warn(element, message),
                None => report.warn_at(0, message),
            }
        }
        (at, fresh) = (end + 1, false);
    }
    pages.push(page);
    pages
}

impl Repeated {
    pub fn height(&self) -> f32 {
        self.bottom - self.top
    }
}

/// Whether a row of a table, not its head, stands above a place on the tape.
fn begun(tree: &Tree, table: usize, place: f32) -> bool {
    let Kind::Table(inner) = &tree.nodes[table].kind else { return false };
    let first = inner.rows.iter().find(|row| row.part == Part::Body);
    first.is_some_and(|row| tree.nodes[table].rect[1] + row.top < place - SLACK)
}

/// The element that a box, or what is in it, stands for.
fn nearest_element<'a>(tree: &Tree<'a>, node: usize) -> Option<scraper::ElementRef<'a>> {
    let inside = || match &tree.nodes[node].kind {
        Kind::Text(paragraph) => paragraph.insets.iter().find_map(|inset| match inset {
            InsetContent::Node(inset) => tree.nodes[*inset].element,
            _ => None,
        }),
        _ => None,
    };
    let around = || {
        let parent = tree.nodes.iter().position(|other| other.children.contains(&node))?;
        nearest_element(tree, parent)
    };
    tree.nodes[node].element.or_else(inside).or_else(around)
}

/// The rows of a part of a table on the tape.
fn repeated(tree: &Tree, table: usize, part: Part) -> Option<Repeated> {
    let Kind::Table(inner) = &tree.nodes[table].kind else { return None };
    let top = tree.nodes[table].rect[1];
    let mut rows = inner.rows.iter().filter(|row| row.part == part);
    let first = rows.next()?;
    let last = rows.next_back().unwrap_or(first);
    Some(Repeated { table, top: top + first.top, bottom: top + last.top + last.height })
}

fn collect(tree: &Tree, at: usize, page: f32, atoms: &mut Vec<Atom>) {
    let node = &tree.nodes[at];
    if node.flow.position.is_out_of_flow() {
        return;
    }
    let [_, top, _, height] = node.rect;
    let (start, style) = (atoms.len(), &node.style);
    let whole = Atom { top, bottom: top + height, keep: false, force: false, table: None, node: at };
    let unbreakable = style.break_inside == Break::Avoid && height <= page && !matches!(node.kind, Kind::Text(_));
    match &node.kind {
        _ if unbreakable => atoms.push(whole),
        Kind::Text(paragraph) => lines(paragraph, style, &whole, atoms),
        Kind::Table(table) => {
            let mut open_until = 0;
            let parts = [Part::Head, Part::Foot].map(|part| repeated(tree, at, part).map_or(0.0, |rows| rows.height()));
            let room = page - parts.into_iter().filter(|part| *part <= page * MOST_REPEATED).sum::<f32>();
            for (index, row) in table.rows.iter().enumerate() {
                let joined = index < open_until;
                let reach = row.cells.iter().map(|cell| index + cell.rows).max().unwrap_or(0);
                open_until = open_until.max(reach);
                let (top, bottom) = (whole.top + row.top, whole.top + row.top + row.height);
                match atoms.last_mut() {
                    Some(last) if joined && last.node == at => last.bottom = bottom,
                    _ if row.height > room && !joined => tall_row(tree, row, (at, top, bottom), page, atoms),
                    _ => {
                        let table = (row.part == Part::Body).then_some(at);
                        atoms.push(Atom { top, bottom, keep: row.part == Part::Head, table, ..whole });
                    }
                }
            }
            let body = atoms[start..].iter().position(|atom| atom.table.is_some()).map_or(atoms.len(), |at| start + at);
            let foot = atoms[body..].iter().position(|atom| atom.table.is_none()).map_or(atoms.len(), |at| body + at);
            join_ends(&mut atoms[body..foot], style, page);
        }
        Kind::Block if node.children.is_empty() => atoms.push(whole),
        Kind::Block => {
            for &child in &node.children {
                collect(tree, child, page, atoms);
            }
            let beside = style.display == Display::Grid || (style.display == Display::Flex && !style.column_flow);
            if beside {
                merge(atoms, start);
                join_ends(&mut atoms[start..], style, page);
            }
        }
        Kind::Svg(..) | Kind::Image(_) => atoms.push(whole),
    }
    if style.break_before == Break::Avoid
        && let (Some(before), true) = (start.checked_sub(1), atoms.len() > start)
    {
        atoms[before].keep = true;
    }
    if let Some(first) = atoms.get_mut(start) {
        first.top = first.top.min(top);
        first.force |= style.break_before == Break::Page;
        let last = atoms.last_mut().expect("there is a first");
        last.bottom = last.bottom.max(top + height);
        if style.break_after == Break::Avoid {
            for atom in &mut atoms[start..] {
                atom.keep = true;
            }
        }
    }
}

/// A row taller than a page is cut where no cell of it has a line.
fn tall_row(tree: &Tree, row: &Row, (table, top, bottom): (usize, f32, f32), page: f32, atoms: &mut Vec<Atom>) {
    let start = atoms.len();
    // A cell is as tall as its row; what counts is what is in it.
    for child in row.cells.iter().flat_map(|cell| &tree.nodes[cell.node].children) {
        collect(tree, *child, page, atoms);
    }
    merge(atoms, start);
    for atom in &mut atoms[start..] {
        atom.table = (row.part == Part::Body).then_some(table);
    }
    if let [first, ..] = &mut atoms[start..] {
        first.top = top;
        let last = atoms.last_mut().expect("there is a first");
        last.bottom = last.bottom.max(bottom);
    }
}

/// Rows taller than this much of a page may stand alone.
const HIGHEST_JOINED: f32 = 0.16;

/// As lines of a paragraph, so rows: the first and the last ones stay together.
fn join_ends(rows: &mut [Atom], style: &Style, page: f32) {
    let last = rows.len().saturating_sub(1);
    for (at, row) in rows.iter_mut().enumerate().take(last) {
        let end = at + 1 < style.orphans || last - at < style.widows;
        row.keep |= end && row.bottom - row.top <= page * HIGHEST_JOINED;
    }
}

/// A paragraph's lines; the first and the last ones stay together.
fn lines(paragraph: &crate::text::Paragraph, style: &Style, whole: &Atom, atoms: &mut Vec<Atom>) {
    let edges = paragraph.lines.boxes();
    let count = edges.len();
    let mut at = 0;
    while at < count {
        let mut end = if at == 0 { style.orphans.min(count) } else { at + 1 };
        if count - end < style.widows {
            end = count;
        }
        atoms.push(Atom { top: whole.top + edges[at].top, bottom: whole.top + edges[end - 1].bottom, ..*whole });
        at = end;
    }
}

/// Boxes beside each other: atoms that overlap become one.
fn merge(atoms: &mut Vec<Atom>, start: usize) {
    let mut beside = atoms.split_off(start);
    beside.sort_by(|a, b| a.top.total_cmp(&b.top));
    for atom in beside {
        match atoms.get_mut(start..).and_then(|merged| merged.last_mut()) {
            Some(last) if atom.top < last.bottom - SLACK => {
                last.keep = (last.keep && last.bottom > atom.bottom) || (atom.keep && atom.bottom >= last.bottom);
                last.bottom = last.bottom.max(atom.bottom);
                last.force |= atom.force;
                last.table = None;
            }
            _ => atoms.push(atom),
        }
    }
}
