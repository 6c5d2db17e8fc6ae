//! Action sheets: which actions come as pages, and what the consultant knows of each.

use super::{Written, days, whole};
use crate::answers::{SheetRequest, SheetsRequest};
use crate::yaml::{Node, Reader, Value};

/// Reads `report.sheets`: yes, no, or a count and what is known of actions.
pub(super) fn sheets(reader: &mut Reader, node: &Node, written: &mut Written) -> SheetsRequest {
    let mut request = SheetsRequest::default();
    if let Value::Bool(all) = node.value {
        request.pages = if all { usize::MAX } else { 0 };
        return request;
    }
    let Some(mut fields) = reader.fields(node, "the sheets") else { return request };
    let count = fields.optional("count").map(|node| whole(reader, node, ("`count`", 0)));
    request.pages = count.flatten().unwrap_or(usize::MAX);
    for (key, node) in fields.map(reader, "actions") {
        written.actions.push((key.name.clone(), key.place));
        request.actions.insert(key.name.clone(), sheet(reader, node, written));
    }
    fields.finish(reader);
    request
}

fn sheet(reader: &mut Reader, node: &Node, written: &mut Written) -> SheetRequest {
    let Some(mut fields) = reader.fields(node, "a sheet") else { return SheetRequest::default() };
    let [owner, cost, conditions, indicator] = ["owner", "cost", "conditions", "indicator"].map(|name| {
        let node = fields.optional(name)?;
        let text = reader.text(node, &format!("`{name}`"))?;
        if name != "owner" {
            written.texts.push((text.clone(), node.place));
        }
        Some(text)
    });
    let by = fields.optional("by").and_then(|node| days::day(reader, node));
    fields.finish(reader);
    SheetRequest { owner, by, cost, conditions, indicator }
}
