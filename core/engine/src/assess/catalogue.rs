//! The templates that there are: what each says of itself, and where it comes from.

use super::design::{MANIFEST, picture_of};
use super::library::{Library, Shelf, embedded};
use crate::answers;
use crate::diagnostic::Diagnostics;
use crate::render::{BASE, Manifest};
use std::path::PathBuf;

/// A template.
#[derive(Debug, Clone)]
pub struct Listed {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Whether it came with the binary.
    pub embedded: bool,
    /// Its folder in the workspace, where it has one: the template's own, or files in the place of an embedded one's.
    pub folder: Option<PathBuf>,
}

/// All templates by id; faults of those that cannot be read go to `faults`.
pub fn templates(library: &Library, faults: &mut Diagnostics) -> Vec<Listed> {
    let ids = library.ids(Shelf::Templates).into_iter().filter(|id| id != BASE);
    ids.filter_map(|id| listed(library, &id, faults)).collect()
}

fn listed(library: &Library, id: &str, faults: &mut Diagnostics) -> Option<Listed> {
    let shipped = embedded(Shelf::Templates, id);
    let own = library.find(Shelf::Templates, id).filter(|folder| !folder.embedded);
    let folder = library.root().map(|root| root.join(Shelf::Templates.folder()).join(id)).filter(|_| own.is_some());
    // A file of the workspace stands in for the embedded one.
    let file =
        |name: &str| [own.as_ref(), shipped.as_ref()].into_iter().flatten().find_map(|folder| folder.files.get(name));
    let bytes = file(MANIFEST)?.to_vec();
    let source = answers::text(&format!("{}/{id}/{MANIFEST}", Shelf::Templates.folder()), bytes);
    let source = source.map_err(|fault| faults.push(*fault)).ok()?;
    let picture = |name: &str| picture_of(name, file(name).map(|bytes| &**bytes));
    let manifest = Manifest::read(&source, id, &picture, faults)?;
    Some(Listed { manifest, embedded: shipped.is_some(), folder })
}
