//! A report's template, found in the workspace and in the binary, file by file, with what it extends.

use super::library::{Folder, Library, Shelf, embedded, hexadecimal};
use crate::answers::{self, Chosen, LARGEST_FILE, Look};
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Source};
use crate::locale::{Locale, Messages};
use crate::render::{BASE, Layer, Manifest, Part, Stack, low_contrasts};
use crate::report::External;
use folio::FontFile;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::Path;

pub(super) const MANIFEST: &str = "template.yaml";

/// The files of a template and its sentences, checked; not parsed yet.
#[derive(Debug, Clone)]
pub struct Design {
    stack: Stack,
    messages: Vec<Messages>,
    pub(super) externals: Vec<External>,
}

impl Design {
    /// Finds the template `id`; `asked` is where an author named it. `None` when an error was found.
    pub fn find(
        library: &Library,
        id: &str,
        asked: Option<(&Source, Place)>,
        faults: &mut Diagnostics,
    ) -> Option<Self> {
        let before = faults.errors();
        let mut search = Search { library, faults, layers: Vec::new(), sources: Vec::new() };
        search.template(id, asked);
        search.base();
        let (layers, sources) = (search.layers, search.sources);
        if faults.errors() > before {
            return None;
        }
        let messages = Locale::ALL.map(|locale| messages(locale, &layers, faults)).into();
        for layer in &layers {
            strange_languages(layer, faults);
            fonts(layer, faults);
        }
        let externals = layers.iter().flat_map(externals).collect();
        let design = Self { stack: Stack::new(layers), messages, externals };
        let looks = design.stack.layers().iter().filter_map(|layer| Some(&layer.manifest.as_ref()?.look));
        for (look, source) in looks.zip(&sources) {
            design.judge(look, source, faults);
        }
        (faults.errors() == before).then_some(design)
    }

    /// Tells of fonts that a look names and that are not there, and of colours that cannot be read.
    pub(super) fn judge(&self, look: &Look, source: &Source, faults: &mut Diagnostics) {
        if look.families().next().is_some() {
            let files = self.stack.fonts();
            let style =
                |(name, part): (&&str, &&Part)| FontFile { name: (*name).to_owned(), data: part.bytes.clone() }.style();
            let known: BTreeSet<String> = files.iter().filter_map(style).map(|style| style.family).collect();
            for Chosen { value, place } in look.families().filter(|chosen| !known.contains(&chosen.value)) {
                let message = format!("no font of the template is called `{}`", crate::questionnaire::short(value));
                let fault = Diagnostic::error("unknown-font", source, *place, message);
                faults.push(fault.suggest(value, known.iter().map(String::as_str)));
            }
        }
        faults.extend(low_contrasts(look, &self.stack.look(), source));
    }

    /// The files, in the order in which they win.
    pub fn stack(&self) -> &Stack {
        &self.stack
    }

    /// SHA-256 over all files, in hexadecimal.
    pub(super) fn sha256(&self) -> String {
        let mut hash = Sha256::new();
        for layer in self.stack.layers() {
            for (path, part) in &layer.parts {
                hash.update(format!("{:?}", (&layer.id, path, part.bytes.len())));
                hash.update(&part.bytes);
            }
        }
        hexadecimal(hash.finalize().as_slice())
    }

    /// The sentences of a language.
    pub(super) fn messages(&self, locale: Locale) -> &Messages {
        self.messages.iter().find(|m| m.locale() == locale).expect("there is one for each language")
    }
}

struct Search<'a> {
    library: &'a Library,
    faults: &'a mut Diagnostics,
    layers: Vec<Layer>,
    /// The manifests' files, in the order of the layers.
    sources: Vec<Source>,
}

impl Search<'_> {
    /// Adds a template and those that it extends.
    fn template(&mut self, id: &str, asked: Option<(&Source, Place)>) {
        let Some(mut parts) = self.parts(id).filter(|_| id != BASE) else {
            let known = self.library.ids(Shelf::Templates);
            let message = format!("there is no report template `{}`", crate::questionnaire::short(id));
            let fault = match asked {
                Some((source, place)) => Diagnostic::error("unknown-template", source, place, message),
                None => Diagnostic::file_error("unknown-template", "report-templates", message),
            };
            self.faults.push(fault.suggest(id, known.iter().map(String::as_str).filter(|known| *known != BASE)));
            return;
        };
        let Some(file) = parts.get(MANIFEST).cloned() else {
            let folder = format!("{}/{id}", Shelf::Templates.folder());
            let message = format!("the folder lacks `{MANIFEST}`");
            let hint = format!("write `palier: 1`, `id: {id}`, `title:` and `extends: executive` into it");
            self.faults.push(Diagnostic::file_error("file-missing", folder, message).hint(hint));
            return;
        };
        // A part that is not text was told already.
        parts.retain(|_, part| !is_text(&part.shown) || std::str::from_utf8(&part.bytes).is_ok());
        let Ok(source) = answers::text(&file.shown, file.bytes.into_owned()) else { return };
        let picture = |name: &str| picture_of(name, parts.get(name).map(|part| &*part.bytes));
        let Some(manifest) = Manifest::read(&source, id, &picture, self.faults) else { return };
        let extends = manifest.extends.clone();
        self.sources.push(source.clone());
        self.layers.push(Layer { id: id.to_owned(), manifest: Some(manifest), parts });
        let Some((parent, place)) = extends else { return };
        if self.layers.iter().any(|layer| layer.id == parent) {
            let circle: Vec<_> = self.layers.iter().map(|l| l.id.as_str()).skip_while(|id| *id != parent).collect();
            let circle = format!("`{}` → `{parent}`", circle.join("` → `"));
            let message = format!("the templates extend one another in a circle: {circle}");
            self.faults.push(Diagnostic::error("extends-circle", &source, place, message));
            return;
        }
        self.template(&parent, Some((&source, place)));
    }

    fn base(&mut self) {
        let mut parts = self.parts(BASE).unwrap_or_default();
        parts.retain(|_, part| !is_text(&part.shown) || std::str::from_utf8(&part.bytes).is_ok());
        self.layers.push(Layer { id: BASE.to_owned(), manifest: None, parts });
    }

    /// The files of a folder: each from the workspace, else from the binary.
    fn parts(&mut self, id: &str) -> Option<BTreeMap<String, Part>> {
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') {
            return None;
        }
        let shipped = embedded(Shelf::Templates, id);
        let is_shipped = shipped.is_some();
        let name = |path: &str| format!("{}/{id}/{path}", Shelf::Templates.folder());
        let shipped = shipped.map(|folder: Folder| folder.files).unwrap_or_default();
        let own = self.on_disk(id, &shipped);
        if !is_shipped && own.is_none() {
            return None;
        }
        let part = |path: &str, bytes, embedded| Part { shown: name(path), bytes, embedded };
        let mut parts: BTreeMap<String, Part> =
            shipped.iter().map(|(path, bytes)| (path.clone(), part(path, bytes.clone(), true))).collect();
        for (path, bytes) in own.unwrap_or_default() {
            if is_text(&path) {
                self.faults.extend(answers::text(&name(&path), bytes.clone()).err().map(|fault| *fault));
            }
            parts.insert(path.clone(), part(&path, Cow::Owned(bytes), false));
        }
        Some(parts)
    }

    /// The files of a folder of the workspace that differ from those shipped, which are there already: fonts are large. None of them
    /// outside of the workspace, whatever links say.
    fn on_disk(
        &mut self,
        id: &str,
        shipped: &BTreeMap<String, Cow<'static, [u8]>>,
    ) -> Option<BTreeMap<String, Vec<u8>>> {
        let root = self.library.root()?;
        let folder = root.join(Shelf::Templates.folder()).join(id);
        let shown = format!("{}/{id}", Shelf::Templates.folder());
        if !folder.is_dir() {
            return None;
        }
        if !folder.canonicalize().is_ok_and(|real| real.starts_with(root)) {
            self.faults.push(outside(&shown));
            return None;
        }
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(&folder).min_depth(1).max_depth(4).sort_by_file_name().into_iter().flatten()
        {
            let Ok(path) = entry.path().strip_prefix(&folder) else { continue };
            let path = path.to_string_lossy().replace('\\', "/");
            let wanted = is_text(&path) || is_font(&path) || is_picture(&path);
            if entry.path_is_symlink() {
                match entry.path().canonicalize() {
                    Ok(real) if !real.starts_with(root) => self.faults.push(outside(&format!("{shown}/{path}"))),
                    Ok(real) if real.is_file() => {}
                    _ => continue,
                }
            } else if !entry.file_type().is_file() {
                continue;
            }
            if wanted {
                match read(entry.path()) {
                    Ok(bytes) if shipped.get(&path).is_some_and(|known| **known == *bytes) => {}
                    Ok(bytes) => drop(files.insert(path, bytes)),
                    Err((code, message)) => {
                        self.faults.push(Diagnostic::file_error(code, format!("{shown}/{path}"), message));
                    }
                }
            }
        }
        Some(files)
    }
}

fn outside(shown: &str) -> Diagnostic {
    let message = "the link leads out of the workspace".to_owned();
    Diagnostic::file_error("path-outside-workspace", shown, message).hint("copy the file here instead")
}

fn read(path: &Path) -> Result<Vec<u8>, (&'static str, String)> {
    let failed = |error: std::io::Error| ("unreadable-file", format!("the file cannot be read: {}", error.kind()));
    let file = std::fs::File::open(path).map_err(failed)?;
    let length = file.metadata().map_or(0, |file| file.len().min(LARGEST_FILE));
    // One more, to see the end without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default() + 1);
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(("file-too-large", format!("the file is larger than {} MB", LARGEST_FILE / 1024 / 1024)));
    }
    Ok(bytes)
}

fn is_text(path: &str) -> bool {
    [".html", ".css", ".ftl", ".yaml"].iter().any(|ending| path.ends_with(ending))
}

fn is_font(path: &str) -> bool {
    path.starts_with("fonts/") && [".ttf", ".otf", ".woff", ".woff2"].iter().any(|ending| path.ends_with(ending))
}

/// A file that a manifest names as a picture: none of another kind.
pub(super) fn picture_of<'f>(name: &str, bytes: Option<&'f [u8]>) -> Option<&'f [u8]> {
    bytes.filter(|_| is_picture(name))
}

fn is_picture(path: &str) -> bool {
    [".png", ".jpg", ".jpeg", ".svg"].iter().any(|ending| path.ends_with(ending))
}

/// The embedded sentences, and those of authors over them: the base's first, the template's own last.
fn messages(locale: Locale, layers: &[Layer], faults: &mut Diagnostics) -> Messages {
    let name = format!("locales/{}.ftl", locale.tag());
    let own = layers.iter().rev().filter_map(|layer| layer.parts.get(&name)).filter(|part| !part.embedded);
    let files: Vec<Source> = own.map(Part::source).collect();
    if files.is_empty() { Messages::new(locale) } else { Messages::overridden(locale, &files, faults) }
}

fn strange_languages(layer: &Layer, faults: &mut Diagnostics) {
    for (path, part) in layer.parts.iter().filter(|(path, part)| path.ends_with(".ftl") && !part.embedded) {
        let known = Locale::ALL.map(|locale| format!("locales/{}.ftl", locale.tag()));
        if !known.contains(path) {
            let message = format!("`{path}` is in no language of the reports");
            let fault = Diagnostic::file_error("unknown-language", &part.shown, message);
            faults.push(fault.suggest(path, known.iter().map(String::as_str)));
        }
    }
}

/// Reports what stands in `fonts/` and cannot be set.
fn fonts(layer: &Layer, faults: &mut Diagnostics) {
    for (path, part) in layer.parts.iter().filter(|(path, part)| is_font(path) && !part.embedded) {
        let font = FontFile { name: path.clone(), data: part.bytes.clone() };
        if !(path.ends_with(".ttf") || path.ends_with(".otf")) || !font.is_readable() {
            let fault = Diagnostic::file_error(
                "not-a-font",
                &part.shown,
                "the file is not a font with TrueType or CFF outlines",
            );
            faults.push(fault.hint("give the font as `.ttf` or `.otf`; unpack `.woff` and `.woff2`"));
        }
    }
}

/// What the report names: the whole folder of a template that is not part of Palier; of one that is, each file that replaces or adds.
fn externals(layer: &Layer) -> Vec<External> {
    let own: Vec<_> = layer.parts.iter().filter(|(_, part)| !part.embedded).collect();
    if embedded(Shelf::Templates, &layer.id).is_some() {
        let hash = |part: &Part| hexadecimal(Sha256::digest(&part.bytes).as_slice());
        return own.into_iter().map(|(_, p)| External::new(p.shown.clone(), hash(p))).collect();
    }
    let name = format!("{}/{}", Shelf::Templates.folder(), layer.id);
    let files = own.into_iter().map(|(path, part)| (path.clone(), part.bytes.clone())).collect();
    let folder = Folder { name: name.clone(), files, embedded: false };
    let sha256 = folder.sha256();
    vec![External::new(name, sha256)]
}
