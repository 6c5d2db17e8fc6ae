//! A file of norms, read and checked: quantiles ascend, cells are named once, and all is about this questionnaire.

use super::{NormCell, Norms, Quantiles};
use crate::benchmark::PeerCell;
use crate::benchmark::pool::version_of;
use crate::diagnostic::{Diagnostics, Source};
use crate::questionnaire::{Questionnaire, Version};
use crate::yaml::{self, Node, Reader};

/// Reads norms for a questionnaire's major version and point of view; none where the file has faults.
pub fn read_norms(
    source: &Source,
    (questionnaire, perspective): (&Questionnaire, Option<&str>),
    faults: &mut Diagnostics,
) -> Option<Norms> {
    let before = faults.errors();
    let root = yaml::parse(source, faults)?;
    let mut reader = Reader { source, faults };
    let mut fields = reader.fields(&root, "norms")?;
    if let Some(node) = fields.required(&mut reader, "palier")
        && reader.number(node, "`palier`").is_some_and(|format| format.to_string() != "1")
    {
        reader.error("format-version", node.place, "this version of Palier reads format 1", None);
    }
    let version = fields.required(&mut reader, "norms").and_then(|node| {
        let reference = reader.text(node, "`norms`")?;
        let (id, version) = version_of(&reference).unwrap_or((&reference, Version { major: 0, minor: 0 }));
        if (id, version.major) != (questionnaire.id.as_str(), questionnaire.version.major) {
            let message = format!("these are norms of `{reference}`, not of `{}`", questionnaire.reference());
            let hint = "scores of other questionnaires and major versions do not mean the same".to_owned();
            reader.error("norms-questionnaire", node.place, message, Some(hint));
        }
        Some(version)
    });
    if let Some(node) = fields.optional("perspective") {
        let of = reader.text(node, "`perspective`");
        if of.is_some() && of.as_deref() != perspective {
            let message = format!("these are norms of the perspective `{}`", of.unwrap_or_default());
            reader.error("norms-perspective", node.place, message, None);
        }
    }
    let years = fields.optional_text(&mut reader, "years").unwrap_or_default();
    let mut cells: Vec<NormCell> = Vec::new();
    for node in fields.list(&mut reader, "cells") {
        let read = cell(&mut reader, node, (questionnaire, version.unwrap_or(questionnaire.version)));
        let Some(read) = read else { continue };
        let key = |cell: &PeerCell| (cell.sector.clone(), cell.country.clone(), cell.size.clone());
        if cells.iter().any(|known| key(&known.cell) == key(&read.cell)) {
            reader.error("duplicate-cell", node.place, "these norms name this cell twice", None);
        }
        cells.push(read);
    }
    fields.finish(&mut reader);
    (faults.errors() == before).then_some(Norms { years, cells })
}

fn cell(reader: &mut Reader, node: &Node, (of, version): (&Questionnaire, Version)) -> Option<NormCell> {
    let mut fields = reader.fields(node, "a cell of norms")?;
    let named = fields.required(reader, "cell").and_then(|node| {
        let mut named = reader.fields(node, "a cell")?;
        let [sector, country, size] = ["sector", "country", "size"].map(|name| named.optional_text(reader, name));
        let peers = named.required(reader, "peers").and_then(|node| {
            let peers = reader.number(node, "`peers`")?;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number below 2^32")]
            let whole = (peers.fract() == 0.0 && (5.0..4e9).contains(&peers)).then_some(peers as usize);
            if whole.is_none() {
                reader.error("out-of-range", node.place, "`peers` is a whole number from 5", None);
            }
            whole
        });
        named.finish(reader);
        Some(PeerCell { sector, country, size, peers: peers? })
    });
    let overall = fields.required(reader, "overall").and_then(|node| quantiles(reader, node));
    let mut domains = vec![None; of.domains.len()];
    let names: Vec<Option<&str>> = of.domains.iter().map(|domain| of.id_in(&domain.id, version)).collect();
    for (key, node) in fields.map(reader, "domains") {
        if let Some(domain) = names.iter().position(|name| *name == Some(key.name.as_str())) {
            domains[domain] = quantiles(reader, node);
        } else {
            let message = format!("the questionnaire has no domain `{}`", key.name);
            reader.unknown("unknown-domain", key.place, message, (&key.name, names.iter().copied().flatten()));
        }
    }
    fields.finish(reader);
    Some(NormCell { cell: named?, overall: overall?, domains })
}

fn quantiles(reader: &mut Reader, node: &Node) -> Option<Quantiles> {
    let mut fields = reader.fields(node, "quantiles")?;
    let quartiles = fields.required(reader, "quartiles").and_then(|node| cuts(reader, node, "`quartiles`"));
    let deciles = fields.optional("deciles").and_then(|node| cuts(reader, node, "`deciles`"));
    let extremes = fields.optional("extremes").and_then(|node| cuts(reader, node, "`extremes`"));
    fields.finish(reader);
    let read = Quantiles { quartiles: quartiles?, deciles, extremes };
    if !read.knots().is_sorted_by(|a, b| a.1 <= b.1) {
        reader.error("norms-order", node.place, "a higher quantile lies below a lower one", None);
        return None;
    }
    Some(read)
}

/// A fixed number of scores.
fn cuts<const N: usize>(reader: &mut Reader, node: &Node, what: &str) -> Option<[f64; N]> {
    let items = reader.list(node, what);
    let numbers: Vec<f64> = items.iter().filter_map(|item| reader.number(item, what)).collect();
    let sound = numbers.iter().all(|x| (0.0..=100.0).contains(x));
    let found = numbers.try_into().ok().filter(|_| sound);
    if found.is_none() {
        reader.error("norms-quantiles", node.place, format!("{what} are {N} numbers from 0 to 100"), None);
    }
    found
}
