//! What the file says about itself: title, language, dates, identifiers, XMP.

use lopdf::{Document, Object, ObjectId, Stream, StringFormat, dictionary};

/// Facts about the document as a whole.
pub struct Facts {
    pub title: String,
    pub language: String,
    pub author: String,
    pub creator: String,
    pub unix_seconds: i64,
    /// The date as XMP writes it.
    pub date: String,
    /// Two numbers that stand for everything that went in.
    pub fingerprint: [u64; 2],
}

/// FNV-1a, started from `seed`: identifies content, protects nothing.
pub fn fingerprint(bytes: &[u8], seed: u64) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325 ^ seed, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Completes catalogue, information dictionary and trailer.
pub fn write(document: &mut Document, facts: &Facts, structure: ObjectId, outline: Option<ObjectId>) {
    let xmp = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(facts).into_bytes())
        .with_compression(false);
    let xmp = document.add_object(xmp);
    let catalog = document.catalog_mut().expect("printpdf writes a catalogue");
    catalog.set("Lang", Object::string_literal(facts.language.as_str()));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set("Metadata", xmp);
    catalog.set("PageLayout", "SinglePage");
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    if let Ok(Object::Reference(info)) = document.trailer.get(b"Info").cloned() {
        let info = document.get_dictionary_mut(info).expect("printpdf writes an information dictionary");
        for key in [&b"GTS_PDFXVersion"[..], b"Identifier", b"Trapped", b"Keywords", b"Subject"] {
            info.remove(key);
        }
    }
    let id: Vec<u8> = facts.fingerprint.iter().flat_map(|half| half.to_be_bytes()).collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}

fn xmp(facts: &Facts) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let (title, author, creator) = (escape(&facts.title), escape(&facts.author), escape(&facts.creator));
    let (language, date) = (escape(&facts.language), &facts.date);
    format!(
        r#"<?xpacket begin="{}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>folio</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"#,
        '\u{feff}'
    )
}
