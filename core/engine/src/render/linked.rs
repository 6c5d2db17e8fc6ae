//! Addresses within a text: what a reader may follow, with places where a line may end.

use crate::text::markup::escape;
use linkify::{LinkFinder, LinkKind};
use tera::{Kwargs, State, Value};

/// What a part of an address begins with.
const PARTS: [char; 11] = ['/', '.', '?', '#', '&', '=', '_', '-', '%', '~', ','];

/// The filter: a text as HTML in which addresses may break before their parts, and those of `https` are links.
pub(super) fn linked(text: &str, _: Kwargs, _: &State) -> Value {
    if !text.contains("://") {
        return Value::from(text);
    }
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut html = String::with_capacity(2 * text.len());
    for span in finder.spans(text) {
        let (piece, address) = (span.as_str(), span.kind().is_some());
        match piece.split_once("://") {
            Some((scheme, rest)) if address && scheme.eq_ignore_ascii_case("https") => {
                html.push_str("<a class=\"out\" href=\"");
                escape(&mut html, piece);
                html.push_str("\">");
                breakable(&mut html, scheme, rest);
                html.push_str("</a>");
            }
            Some((scheme, rest)) if address => breakable(&mut html, scheme, rest),
            _ => escape(&mut html, piece),
        }
    }
    Value::safe_string(&html)
}

fn breakable(html: &mut String, scheme: &str, rest: &str) {
    escape(html, scheme);
    html.push_str("://");
    let mut from = 0;
    let mut between = true;
    for (at, c) in rest.char_indices() {
        let opens = PARTS.contains(&c);
        if opens && !between {
            escape(html, &rest[from..at]);
            html.push_str("<wbr>");
            from = at;
        }
        between = opens;
    }
    escape(html, &rest[from..]);
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    fn rendered(text: &str) -> String {
        let mut tera = Tera::default();
        tera.autoescape_on([""]);
        tera.register_filter("linked", super::linked);
        tera.add_raw_template("t", "{{ text | linked }}").expect("a template");
        let mut context = Context::new();
        context.insert("text", text);
        tera.render("t", &context).expect("rendered")
    }

    #[test]
    fn an_address_is_a_link_that_breaks_before_its_parts() {
        assert_eq!(
            rendered("Told by (https://www.example.com/a-b/read.aspx?id=1&to='x'), 2025."),
            "Told by (<a class=\"out\" href=\"https://www.example.com/a-b/read.aspx?id=1&amp;to=&#39;x&#39;\">\
             https://www<wbr>.example<wbr>.com<wbr>/a<wbr>-b<wbr>/read<wbr>.aspx<wbr>?id<wbr>=1<wbr>&amp;to<wbr>=&#39;x&#39;</a>), 2025."
        );
    }

    #[test]
    fn what_no_reader_may_follow_is_no_link() {
        assert_eq!(rendered("a & b: http://example.com/é"), "a &amp; b: http://example<wbr>.com<wbr>/é");
        assert_eq!(rendered("javascript://%0Aalert(1)"), "javascript://%0Aalert(1)");
        assert_eq!(rendered("<b> & 2 : 3"), "&lt;b&gt; &amp; 2 : 3");
        assert_eq!(rendered("https://\"><script>"), "https://&quot;&gt;&lt;script&gt;");
    }
}
