//! `palier template new|list`

use crate::args::{ListFormat, TemplateAction, TemplateArgs, TemplateNewArgs};
use crate::commands::new_folder;
use crate::failure::Failure;
use crate::faults;
use crate::files::{make_folder, print, write};
use palier_engine::assess::{Design, Library, Listed, Shelf, templates};
use palier_engine::diagnostic::Diagnostics;
use palier_engine::locale::Locale;
use palier_engine::render::Stack;
use serde_json::{Value, json};
use std::path::Path;

const MANIFEST: &str = include_str!("template/template.yaml");
const STYLES: &str = include_str!("template/theme.css");
const PART: &str = include_str!("template/part.html");

/// Writes a template or lists them.
pub fn run(args: &TemplateArgs) -> Result<(), Failure> {
    match &args.action {
        TemplateAction::New(args) => new(args),
        TemplateAction::List { format, locale } => list(*format, (*locale).into()),
    }
}

fn list(format: ListFormat, locale: Locale) -> Result<(), Failure> {
    let mut found = Diagnostics::new();
    let all = templates(&Library::around(Path::new(".")), &mut found);
    faults::print(&found.into_sorted());
    match format {
        ListFormat::Json => {
            let all: Vec<Value> = all.iter().map(|template| entry_json(template, locale)).collect();
            let text = serde_json::to_string_pretty(&all).expect("plain data");
            print(&format!("{text}\n"))
        }
        ListFormat::Text => print(&all.iter().map(|template| entry(template, locale)).collect::<String>()),
    }
}

/// Two lines: what it is called and where it comes from; for whom it is.
fn entry(template: &Listed, locale: Locale) -> String {
    let manifest = &template.manifest;
    let extends = manifest.extends.as_ref().map_or_else(String::new, |(parent, _)| format!("  extends {parent}"));
    let origin = match (template.embedded, &template.folder) {
        (true, None) => String::new(),
        (true, Some(folder)) => format!("  with files of {}", folder.display()),
        (false, folder) => folder.as_ref().map_or_else(String::new, |folder| format!("  {}", folder.display())),
    };
    let description = manifest.description.as_ref().map_or("", |text| text.get(locale));
    let description = if description.is_empty() { String::new() } else { format!("    {description}\n") };
    format!("{:16} {}{extends}{origin}\n{description}", manifest.id, manifest.title.get(locale))
}

fn entry_json(template: &Listed, locale: Locale) -> Value {
    let manifest = &template.manifest;
    json!({
        "id": manifest.id,
        "title": manifest.title.get(locale),
        "description": manifest.description.as_ref().map(|text| text.get(locale)),
        "extends": manifest.extends.as_ref().map(|(parent, _)| parent),
        "embedded": template.embedded,
        "path": template.folder.as_ref().map(|folder| folder.display().to_string()),
    })
}

/// Writes a template that works as it is, each of its tokens explained.
fn new(args: &TemplateNewArgs) -> Result<(), Failure> {
    let (folder, id) = new_folder(&args.dir, (Shelf::Templates, "template"))?;
    let workspace = folder.parent().and_then(Path::parent).filter(|path| !path.as_os_str().is_empty());
    let workspace = workspace.unwrap_or(Path::new("."));
    let mut found = Diagnostics::new();
    let Some(parent) = Design::find(&Library::around(workspace), &args.extends, None, &mut found) else {
        return Err(Failure::Input(found.into_sorted()));
    };
    let title = args.title.clone().unwrap_or_else(|| id.clone());
    let quoted = serde_json::to_string(&title).expect("a text");
    let filled = |text: &str| text.replace("@id@", &id).replace("@title@", &quoted).replace("@extends@", &args.extends);
    let mut files = vec![("template.yaml".to_owned(), filled(MANIFEST)), ("theme.css".to_owned(), filled(STYLES))];
    if let Some((name, owner)) = last_part(parent.stack()) {
        let text = filled(PART).replace("@part@", &format!("{owner}/{name}"));
        files.push((name, text));
    }
    let mut written = String::new();
    for (name, text) in files {
        let path = folder.join(name);
        make_folder(path.parent().expect("it stands in the folder"))?;
        write(&path, text.as_bytes())?;
        written += &format!("{}\n", path.display());
    }
    print(&written)
}

/// The last part that the document asks for, and the template whose file it is.
fn last_part(stack: &Stack) -> Option<(String, String)> {
    let document = stack.find("report.html")?.text();
    let mut parts = document.split('"').filter(|name| name.starts_with("parts/") && name.ends_with(".html"));
    let name = parts.next_back()?;
    let owner = stack.layers().iter().find(|layer| layer.parts.contains_key(name))?;
    Some((name.to_owned(), owner.id.clone()))
}
