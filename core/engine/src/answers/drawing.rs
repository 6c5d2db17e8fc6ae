//! A picture in SVG: whole, of a size, and with nothing that runs, loads or that paper lacks.

use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";
/// More than any logo has.
const MOST_NODES: u32 = 100_000;

/// Width and height in its own units.
///
/// # Errors
/// Why it cannot be shown, as the end of a sentence.
pub(super) fn size(bytes: &[u8]) -> Result<(f64, f64), String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "the SVG is not written in UTF-8")?;
    if text.contains("<!ENTITY") {
        return Err("the SVG defines entities of its own".to_owned());
    }
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| format!("the SVG is damaged: {error}"))?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err(format!("it is no SVG: its first element is not `svg` of the namespace {SVG}"));
    }
    for node in document.descendants().filter(Node::is_element) {
        safe(node).map_err(|what| {
            let place = document.text_pos_at(node.range().start);
            format!("line {} of the SVG holds {what}", place.row)
        })?;
    }
    natural(root).ok_or_else(|| "the SVG states no size: it needs a `viewBox`".to_owned())
}

/// The size of the view box, else the stated one.
fn natural(root: Node) -> Option<(f64, f64)> {
    let number =
        |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|n| n.is_finite() && *n > 0.0);
    let viewed = root.attribute("viewBox").and_then(|numbers| {
        let numbers: Vec<&str> = numbers.split([' ', ',', '\n', '\t']).filter(|part| !part.is_empty()).collect();
        let [_, _, width, height] = numbers[..] else { return None };
        Some((number(width)?, number(height)?))
    });
    viewed.or_else(|| Some((number(root.attribute("width")?)?, number(root.attribute("height")?)?)))
}

/// What a picture must not hold, in words.
fn safe(node: Node) -> Result<(), String> {
    let name = node.tag_name().name();
    let lower = name.to_ascii_lowercase();
    let refused = ["script", "foreignobject", "iframe", "image", "style", "set"].contains(&lower.as_str());
    if refused || lower.starts_with("animate") {
        let instead = match lower.as_str() {
            "style" => ": export it with its styles as attributes of the shapes",
            "image" => ": draw it, or take a PNG",
            _ => "",
        };
        return Err(format!("`<{name}>`, which a report does not show{instead}"));
    }
    for attribute in node.attributes() {
        let (name, value) = (attribute.name(), attribute.value().trim());
        if name.to_ascii_lowercase().starts_with("on") {
            return Err(format!("`{name}`, which would run a script"));
        }
        let outside = |address: &str| !address.trim_start_matches([' ', '"', '\'']).starts_with('#');
        let addressed = matches!(name, "href" | "src") && outside(value);
        if addressed || value.to_ascii_lowercase().split("url(").skip(1).any(outside) {
            return Err(format!("an address outside of it: “{}”", value.chars().take(60).collect::<String>()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::size;

    fn drawn(attributes: &str, content: &str) -> Result<(f64, f64), String> {
        size(format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}>{content}</svg>").as_bytes())
    }

    #[test]
    fn a_size_is_that_of_the_view_box_else_the_stated_one() {
        assert_eq!(drawn("viewBox='0 0 40.5 12' width='100%'", "<path d='M0 0'/>"), Ok((40.5, 12.0)));
        assert_eq!(drawn("width='80px' height=' 20 '", ""), Ok((80.0, 20.0)));
        for none in ["", "width='100%' height='100%'", "viewBox='0 0 0 1'", "viewBox='0 0 1'", "viewBox='0 0 NaN 1'"] {
            assert!(drawn(none, "").is_err_and(|why| why.contains("viewBox")), "{none}");
        }
    }

    #[test]
    fn what_drawing_programs_write_besides_is_taken() {
        let file = "<?xml version=\"1.0\" encoding=\"utf-8\"?><!-- drawn --><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
             \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\" \
             xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 2 1\"><defs><linearGradient id=\"a\"/></defs>\
             <use xlink:href=\"#a\"/><rect fill=\"url(#a)\"/></svg>";
        assert_eq!(size(file.as_bytes()), Ok((2.0, 1.0)));
    }

    #[test]
    fn what_runs_loads_or_hides_is_refused() {
        for (content, why) in [
            ("<script>1</script>", "`<script>`"),
            ("<SCRIPT/>", "`<SCRIPT>`"),
            ("<g onload='a()'/>", "`onload`"),
            ("<foreignObject/>", "`<foreignObject>`"),
            ("<style>@import 'a.css'</style>", "`<style>`"),
            ("<image href='data:image/png;base64,AA=='/>", "`<image>`"),
            ("<use href='https://x.test/a#b'/>", "an address outside"),
            ("<a href='javascript:a()'/>", "an address outside"),
            ("<rect fill='URL( https://x.test/a#b)'/>", "an address outside"),
            ("<rect style=\"fill:url('a.svg#b')\"/>", "an address outside"),
            ("<animateTransform/>", "`<animateTransform>`"),
            ("<set/>", "`<set>`"),
            ("<g>", "damaged"),
        ] {
            let refused = drawn("viewBox='0 0 1 1'", content).expect_err(content);
            assert!(refused.contains(why), "{content}: {refused}");
        }
        assert!(size(b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>").is_err_and(|why| why.contains("entities")));
        assert!(size(b"<svg viewBox='0 0 1 1'/>").is_err_and(|why| why.contains("namespace")));
        assert!(size(b"<svg\xff/>").is_err_and(|why| why.contains("UTF-8")));
    }
}
