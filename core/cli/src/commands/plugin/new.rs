//! `palier plugin new`: a plugin that works as it is, its tests, and what an editor needs to help.

use crate::args::PluginNewArgs;
use crate::commands::new_folder;
use crate::failure::Failure;
use crate::files::{make_folder, print, write};
use palier_engine::assess::Shelf;

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
    let (folder, id) = new_folder(&args.dir, (Shelf::Plugins, "plugin"))?;
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
