//! The logical structure of the document: a tree of tagged elements, built with the boxes and filled while painting.

/// Index into [`Tags`].
pub type TagId = usize;

/// One structure element.
pub struct Tag {
    pub role: &'static str,
    pub alt: Option<String>,
    pub kids: Vec<Kid>,
    pub parent: Option<TagId>,
    attached: bool,
    /// Of a table header.
    pub scope: Option<&'static str>,
    /// Of a table cell.
    pub columns: usize,
    pub rows: usize,
}

/// What a structure element holds, in reading order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kid {
    Tag(TagId),
    /// Marked content: page and number on it.
    Content(usize, i64),
    /// A link annotation: page and number on it.
    Link(usize, usize),
}

/// The tree; the first element is the document.
pub struct Tags {
    pub list: Vec<Tag>,
}

/// Roles that may hold text directly.
const INLINE: &[&str] = &["P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Lbl", "Link", "Span", "Caption"];

impl Tags {
    pub fn new() -> Self {
        let mut tags = Self { list: Vec::new() };
        tags.detached("Document", None);
        tags
    }

    /// A new element at the end of `parent`.
    pub fn add(&mut self, role: &'static str, parent: TagId) -> TagId {
        let id = self.detached(role, Some(parent));
        self.list[id].attached = true;
        self.list[parent].kids.push(Kid::Tag(id));
        id
    }

    /// A new element that finds its place in the reading order when it is painted.
    pub fn detached(&mut self, role: &'static str, parent: Option<TagId>) -> TagId {
        self.list.push(Tag { role, alt: None, kids: Vec::new(), parent, attached: false, scope: None, columns: 1, rows: 1 });
        self.list.len() - 1
    }

    /// Puts marked content or an annotation into `id`, which joins its parent if it has not yet.
    pub fn fill(&mut self, id: TagId, kid: Kid) {
        if let (Some(parent), false) = (self.list[id].parent, self.list[id].attached) {
            self.list[id].attached = true;
            self.fill(parent, Kid::Tag(id));
        }
        self.list[id].kids.push(kid);
    }

    pub fn holds_text(&self, id: TagId) -> bool {
        INLINE.contains(&self.list[id].role)
    }
}
