//! `palier plugin new`: a plugin that works as it is, its tests, and what an editor needs to help.

use crate::args::PluginNewArgs;
use crate::failure::Failure;
use crate::files::{make_folder, print, write};
use palier_engine::assess::{Library, Shelf};
use std::path::{Path, PathBuf};

/// The files of a new plugin; `@…@` stands for what the author gives.
const FILES: [(&str, &str); 6] = [
    ("plugin.yaml", include_str!("new/plugin.yaml")),
    ("main.lua", include_str!("new/main.lua")),
    ("tests/rules.yaml", include_str!("new/rules.yaml")),
    ("README.md", include_str!("new/README.md")),
    (".luarc.json", include_str!("new/luarc.json")),
    (".types/palier.lua", include_str!("new/palier.lua")),
];

pub(super) fn run(args: &PluginNewArgs) -> Result<(), Failure> {
    let (folder, id) = place(&args.dir)?;
    if Library::embedded().ids(Shelf::Plugins).contains(&id) {
        return Err(Failure::Usage(format!("`{id}` is a plugin of Palier's own: choose another name")));
    }
    if folder.exists() {
        return Err(Failure::Usage(format!("{} is there already: nothing was written", folder.display())));
    }
    let title = args.title.clone().unwrap_or_else(|| id.clone());
    let title = serde_json::to_string(&title).expect("a text");
    let sector = args.sector.as_deref().unwrap_or_default();
    let prefix: String = id.chars().filter(char::is_ascii_alphabetic).take(3).collect::<String>().to_uppercase();
    let mut written = String::new();
    for (name, text) in FILES {
        let path = folder.join(name);
        make_folder(path.parent().expect("it stands in the folder"))?;
        let given = if sector.is_empty() { "{}".to_owned() } else { format!("{{sector: {sector}}}") };
        let text = text
            .replace("@id@", &id)
            .replace("@title@", &title)
            .replace("@sectors@", sector)
            .replace("@organisation@", &given)
            .replace("@prefix@", &prefix);
        write(&path, text.as_bytes())?;
        written += &format!("{}\n", path.display());
    }
    print(&written)
}

/// Where the plugin goes: into the workspace's `plugins`, whether that was typed or not.
fn place(dir: &Path) -> Result<(PathBuf, String), Failure> {
    let name = dir.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) || !name.chars().all(lower) {
        let message = format!("`{name}` cannot name a plugin: use small letters, digits and hyphens, a letter first");
        return Err(Failure::Usage(message));
    }
    let shelf = Shelf::Plugins.folder();
    let parent = dir.parent().unwrap_or(Path::new(""));
    let here = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let real = here.canonicalize().unwrap_or_else(|_| parent.to_owned());
    let inside = real.file_name().is_some_and(|name| name == shelf);
    Ok((if inside { dir.to_owned() } else { parent.join(shelf).join(&name) }, name))
}
