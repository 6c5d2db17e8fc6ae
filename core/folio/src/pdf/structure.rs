//! The logical structure of the document: a tree of tagged elements, built with the boxes and filled while painting.

use super::file::Spelled;
use super::syntax::{push_integer, push_reference, push_text};
use lopdf::{Document, Object, ObjectId, dictionary};

/// Index into [`Tags`].
pub type TagId = usize;

/// One structure element.
pub struct Tag {
    pub role: &'static str,
    pub alt: Option<String>,
    /// What its content says, where glyphs stand in another order than they are read.
    pub actual: Option<String>,
    pub kids: Vec<Kid>,
    pub parent: Option<TagId>,
    attached: bool,
    /// Of a table header.
    pub scope: Option<&'static str>,
    /// Of a table cell.
    pub columns: usize,
    pub rows: usize,
}

/// Operators that number their marked content: a page's, or those of a group on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stream {
    pub page: usize,
    pub form: Option<usize>,
}

/// What a structure element holds, in reading order.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kid {
    Tag(TagId),
    /// Marked content: where it is, and its number there.
    Content(Stream, i64),
    /// A link annotation: page and number on it.
    Link(usize, usize),
}

/// The tree; the first element is the document.
pub struct Tags {
    pub list: Vec<Tag>,
}

/// Roles that may hold text directly.
const INLINE: &[&str] =
    &["P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "LBody", "Lbl", "Link", "Span", "Caption"];

impl Tags {
    pub fn new() -> Self {
        let mut tags = Self { list: Vec::new() };
        tags.detached("Document", None);
        tags
    }

    /// A new element at the end of what `parent` holds so far.
    pub fn add(&mut self, role: &'static str, parent: TagId) -> TagId {
        let id = self.detached(role, Some(parent));
        self.list[id].attached = true;
        self.list[parent].kids.push(Kid::Tag(id));
        id
    }

    /// A new element that finds its place in the reading order when it is painted.
    pub fn detached(&mut self, role: &'static str, parent: Option<TagId>) -> TagId {
        self.list.push(Tag {
            role,
            alt: None,
            actual: None,
            kids: Vec::new(),
            parent,
            attached: false,
            scope: None,
            columns: 1,
            rows: 1,
        });
        self.list.len() - 1
    }

    /// Puts marked content or an annotation into `id`, which joins its parent if it has not yet.
    pub fn fill(&mut self, id: TagId, kid: Kid) {
        self.attach(id);
        self.list[id].kids.push(kid);
    }

    /// Makes sure that `id` and all elements around it have their places.
    fn attach(&mut self, id: TagId) {
        let Some(parent) = self.list[id].parent else { return };
        self.attach(parent);
        if !std::mem::replace(&mut self.list[id].attached, true) {
            self.list[parent].kids.push(Kid::Tag(id));
        }
    }

    pub fn holds_text(&self, id: TagId) -> bool {
        INLINE.contains(&self.list[id].role)
    }
}

/// Writes the tree and the table that leads from marked content back to it. Returns the tree's root.
pub fn write(
    document: &mut Document,
    tags: &Tags,
    pages: &[ObjectId],
    forms: &[Vec<ObjectId>],
    spelled: &mut Spelled,
) -> ObjectId {
    let annotations = separate_annotations(document, pages);
    let root = document.new_object_id();
    let alive = alive(tags);
    let ids: Vec<ObjectId> =
        alive.iter().map(|alive| if *alive { document.new_object_id() } else { ObjectId::default() }).collect();
    let mut owners: Vec<Vec<ObjectId>> = pages.iter().map(|_| Vec::new()).collect();
    let mut form_owners: Vec<Vec<Vec<ObjectId>>> = forms.iter().map(|forms| vec![Vec::new(); forms.len()]).collect();
    let mut link_owners: Vec<(i64, ObjectId)> = Vec::new();
    for (at, tag) in tags.list.iter().enumerate().filter(|(at, _)| alive[*at]) {
        spelled.begin(ids[at]);
        let out = &mut spelled.text;
        out.extend_from_slice(b"<</Type/StructElem/S/");
        out.extend_from_slice(tag.role.as_bytes());
        out.extend_from_slice(b"/P ");
        push_reference(out, tag.parent.map_or(root, |parent| ids[parent]));
        let home =
            tag.kids.iter().find_map(|kid| if let Kid::Content(stream, _) = kid { Some(stream.page) } else { None });
        if let Some(page) = home {
            out.extend_from_slice(b"/Pg ");
            push_reference(out, pages[page]);
        }
        out.extend_from_slice(b"/K[");
        for kid in &tag.kids {
            match *kid {
                Kid::Tag(child) if alive[child] => push_reference(out, ids[child]),
                Kid::Tag(_) => continue,
                Kid::Content(Stream { page, form }, number) => {
                    let slot = usize::try_from(number).expect("numbers count up from 0");
                    let owners = form.map_or(&mut owners[page], |form| &mut form_owners[page][form]);
                    owners.resize(owners.len().max(slot + 1), root);
                    owners[slot] = ids[at];
                    if home == Some(page) && form.is_none() {
                        push_integer(out, number);
                    } else {
                        out.extend_from_slice(b"<</Type/MCR/Pg ");
                        push_reference(out, pages[page]);
                        if let Some(form) = form {
                            out.extend_from_slice(b"/Stm ");
                            push_reference(out, forms[page][form]);
                        }
                        out.extend_from_slice(b"/MCID ");
                        push_integer(out, number);
                        out.extend_from_slice(b">>");
                    }
                }
                Kid::Link(page, number) => {
                    let (annotation, key) = annotations[page][number];
                    out.extend_from_slice(b"<</Type/OBJR/Obj ");
                    push_reference(out, annotation);
                    out.extend_from_slice(b"/Pg ");
                    push_reference(out, pages[page]);
                    out.extend_from_slice(b">>");
                    link_owners.push((key, ids[at]));
                }
            }
            out.push(b' ');
        }
        out.push(b']');
        if let Some(alt) = &tag.alt {
            out.extend_from_slice(b"/Alt ");
            push_text(out, alt);
        }
        if let Some(actual) = &tag.actual {
            out.extend_from_slice(b"/ActualText ");
            push_text(out, actual);
        }
        push_attributes(out, tag);
        out.extend_from_slice(b">> ");
    }
    let mut numbers: Vec<Object> = Vec::new();
    for (page, owners) in owners.into_iter().enumerate() {
        let owners = document.add_object(owners.into_iter().map(Object::Reference).collect::<Vec<_>>());
        numbers.extend([integer(page).into(), owners.into()]);
    }
    link_owners.sort_unstable();
    let mut next = integer(pages.len() + annotations.iter().map(Vec::len).sum::<usize>());
    for (key, owner) in link_owners {
        numbers.extend([key.into(), owner.into()]);
    }
    for (form, owners) in forms.iter().flatten().zip(form_owners.into_iter().flatten()) {
        if !owners.is_empty() {
            let owners = document.add_object(owners.into_iter().map(Object::Reference).collect::<Vec<_>>());
            numbers.extend([next.into(), owners.into()]);
            if let Some(Object::Stream(stream)) = document.objects.get_mut(form) {
                stream.dict.set("StructParents", next);
            }
            next += 1;
        }
    }
    let parents = document.add_object(dictionary! { "Nums" => numbers });
    let tree = dictionary! { "Type" => "StructTreeRoot", "K" => vec![ids[0].into()], "ParentTree" => parents, "ParentTreeNextKey" => next };
    document.objects.insert(root, tree.into());
    root
}

fn integer(number: usize) -> i64 {
    i64::try_from(number).expect("counts are small")
}

/// What a table's cells say about themselves.
fn push_attributes(out: &mut Vec<u8>, tag: &Tag) {
    if tag.scope.is_none() && tag.columns == 1 && tag.rows == 1 {
        return;
    }
    out.extend_from_slice(b"/A<</O /Table");
    if let Some(scope) = tag.scope {
        out.extend_from_slice(b"/Scope /");
        out.extend_from_slice(scope.as_bytes());
    }
    for (name, count) in [("/ColSpan ", tag.columns), ("/RowSpan ", tag.rows)] {
        if count > 1 {
            out.extend_from_slice(name.as_bytes());
            push_integer(out, integer(count));
        }
    }
    out.extend_from_slice(b">>");
}

/// Elements that hold something in the end.
fn alive(tags: &Tags) -> Vec<bool> {
    fn visit(tags: &Tags, at: TagId, alive: &mut [bool]) -> bool {
        let mut holds = matches!(tags.list[at].role, "TD" | "TH");
        for kid in &tags.list[at].kids {
            holds |= match kid {
                Kid::Tag(child) => visit(tags, *child, alive),
                Kid::Content(..) | Kid::Link(..) => true,
            };
        }
        alive[at] = holds;
        holds
    }
    let mut alive = vec![false; tags.list.len()];
    visit(tags, 0, &mut alive);
    alive[0] = true;
    alive
}

/// Makes each annotation an object of its own, with a key into the parent tree and a description.
fn separate_annotations(document: &mut Document, pages: &[ObjectId]) -> Vec<Vec<(ObjectId, i64)>> {
    let mut next = integer(pages.len());
    let mut all = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        let inline = document
            .get_dictionary(*page)
            .and_then(|page| page.get(b"Annots"))
            .and_then(Object::as_array)
            .cloned()
            .unwrap_or_default();
        let mut own = Vec::new();
        for annotation in inline {
            let Object::Dictionary(mut annotation) = annotation else { continue };
            let address = annotation
                .get(b"A")
                .and_then(Object::as_dict)
                .and_then(|action| action.get(b"URI"))
                .and_then(Object::as_str);
            let description =
                address.map_or_else(|_| "→".to_owned(), |address| String::from_utf8_lossy(address).into_owned());
            annotation.set("Contents", super::text(&description));
            annotation.set("F", 4);
            annotation.set("StructParent", next);
            own.push((document.add_object(annotation), next));
            next += 1;
        }
        let page = document.get_dictionary_mut(*page).expect("pages are dictionaries");
        if own.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", own.iter().map(|(id, _)| Object::Reference(*id)).collect::<Vec<_>>());
        }
        page.set("StructParents", integer(number));
        page.set("Tabs", "S");
        all.push(own);
    }
    all
}
