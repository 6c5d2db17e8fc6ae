//! Lays out an HTML file: `cargo run -p folio --example typeset -- report.html report.pdf [FONT FOLDER]`.

use folio::{FontFile, Options, Typesetter};
use std::path::{Path, PathBuf};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(html), Some(pdf)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: typeset HTML PDF [FONT FOLDER]");
        std::process::exit(2);
    };
    let fonts = arguments
        .next()
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../report-templates/base/fonts"), PathBuf::from);
    let typesetter = Typesetter::new(fonts_in(&fonts)).expect("the folder holds fonts");
    let source = std::fs::read_to_string(&html).expect("the HTML can be read");
    let options = Options { date: (2026, 1, 1), author: "Palier".into(), creator: "Palier".into() };
    match typesetter.typeset(&source, &options) {
        Ok(document) => {
            for warning in &document.warnings {
                eprintln!("{html}:{warning}");
            }
            std::fs::write(&pdf, &document.pdf).expect("the PDF can be written");
            println!("{pdf}: {} pages, {} bytes", document.pages, document.pdf.len());
        }
        Err(problems) => {
            for problem in problems {
                eprintln!("{html}:{problem}");
            }
            std::process::exit(1);
        }
    }
}

fn fonts_in(folder: &Path) -> Vec<FontFile> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder exists").filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let fonts =
        files.into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "ttf" || ending == "otf"));
    fonts
        .map(|file| FontFile {
            name: file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            data: std::fs::read(&file).expect("the font can be read").into(),
        })
        .collect()
}
