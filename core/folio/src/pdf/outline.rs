//! Bookmarks: headings in, a nested outline out.

use lopdf::{Document, Object, ObjectId, dictionary};

/// A line of the outline.
#[derive(Clone, Debug)]
pub struct Bookmark {
    pub level: u8,
    pub text: String,
    pub page: usize,
    /// Points from the bottom of the page.
    pub y: f32,
}

/// Writes the outline; `None` when there are no bookmarks.
pub fn write(document: &mut Document, bookmarks: &[Bookmark], pages: &[ObjectId]) -> Option<ObjectId> {
    if bookmarks.is_empty() {
        return None;
    }
    let levels = levels(bookmarks);
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let parents: Vec<Option<usize>> =
        (0..levels.len()).map(|at| (0..at).rev().find(|earlier| levels[*earlier] < levels[at])).collect();
    let children =
        |parent: Option<usize>| -> Vec<usize> { (0..parents.len()).filter(|at| parents[*at] == parent).collect() };
    let count = |number: usize| i64::try_from(number).expect("bookmarks are few");
    for parent in (0..bookmarks.len()).map(Some).chain([None]) {
        let siblings = children(parent);
        for (rank, &at) in siblings.iter().enumerate() {
            let bookmark = &bookmarks[at];
            let target: Vec<Object> =
                vec![pages[bookmark.page].into(), "XYZ".into(), 0.into(), bookmark.y.into(), Object::Null];
            let above = parent.map_or(root, |parent| ids[parent]);
            let mut item = dictionary! { "Title" => super::text(&bookmark.text), "Parent" => above, "Dest" => target };
            if rank > 0 {
                item.set("Prev", ids[siblings[rank - 1]]);
            }
            if let Some(next) = siblings.get(rank + 1) {
                item.set("Next", ids[*next]);
            }
            let inner = children(Some(at));
            if let (Some(first), Some(last)) = (inner.first(), inner.last()) {
                item.set("First", ids[*first]);
                item.set("Last", ids[*last]);
                // Closed: a reader opens what they want.
                item.set("Count", -count(inner.len()));
            }
            document.objects.insert(ids[at], item.into());
        }
    }
    let top = children(None);
    let (first, last) = (ids[top[0]], ids[top[top.len() - 1]]);
    let outline = dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count(top.len()) };
    document.objects.insert(root, outline.into());
    Some(root)
}

/// A single `h1` is the document's title, not a chapter: it stands beside the `h2`.
fn levels(bookmarks: &[Bookmark]) -> Vec<u8> {
    let titles = bookmarks.iter().filter(|bookmark| bookmark.level == 1).count();
    bookmarks.iter().map(|bookmark| if titles == 1 { bookmark.level.max(2) } else { bookmark.level }).collect()
}
