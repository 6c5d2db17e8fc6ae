//! Pictures: `data:` addresses in, image objects of the PDF out. PNG is decoded; JPEG goes in as it is.

use crate::tree::Picture;
use printpdf::{DictItem, ExternalStream, ExternalXObject, RawImage, RawImageData, RawImageFormat, XObject};
use std::collections::BTreeMap;
use taffy::Size;

/// The pictures of a document, each once.
#[derive(Default)]
pub struct Pictures {
    sources: Vec<(String, Picture)>,
    pub objects: Vec<XObject>,
}

impl Pictures {
    /// The picture at a `data:` address.
    pub fn load(&mut self, source: &str) -> Result<Picture, String> {
        if let Some((_, known)) = self.sources.iter().find(|(known, _)| known == source) {
            return Ok(*known);
        }
        let (kind, data) = source
            .strip_prefix("data:")
            .and_then(|rest| rest.split_once(";base64,"))
            .ok_or("a picture must be a data: address in base64: folio reads no file and no network")?;
        let bytes = base64(data).ok_or("the picture's base64 is broken")?;
        let (object, natural) = match kind {
            "image/png" => png(&bytes),
            "image/jpeg" => jpeg(bytes),
            _ => return Err(format!("pictures of the type “{kind}” are not supported: use PNG, JPEG or SVG")),
        }
        .ok_or("the picture cannot be decoded")?;
        let picture = Picture { index: self.objects.len(), natural };
        self.objects.push(object);
        self.sources.push((source.to_owned(), picture));
        Ok(picture)
    }
}

fn png(bytes: &[u8]) -> Option<(XObject, Size<f32>)> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut pixels).ok()?;
    pixels.truncate(info.buffer_size());
    let data_format = match info.color_type {
        png::ColorType::Grayscale => RawImageFormat::R8,
        png::ColorType::GrayscaleAlpha => RawImageFormat::RG8,
        png::ColorType::Rgba => RawImageFormat::RGBA8,
        _ => RawImageFormat::RGB8,
    };
    let image = RawImage {
        pixels: RawImageData::U8(pixels),
        width: info.width as usize,
        height: info.height as usize,
        data_format,
        tag: Vec::new(),
    };
    Some((XObject::Image(image), Size { width: info.width as f32, height: info.height as f32 }))
}

/// Reads the frame header only: viewers decode the rest.
fn jpeg(bytes: Vec<u8>) -> Option<(XObject, Size<f32>)> {
    let (mut at, mut frame) = (2, None);
    // Up to the scan: a picture without one cannot be drawn.
    let (width, height, components) = loop {
        let marker = *bytes.get(at + 1).filter(|_| bytes.get(at) == Some(&0xFF))?;
        let word = |offset: usize| Some(u16::from_be_bytes([*bytes.get(at + offset)?, *bytes.get(at + offset + 1)?]));
        match marker {
            0xC0..=0xC2 => frame = Some((word(7)?, word(5)?, *bytes.get(at + 9)?)),
            0xDA => break frame?,
            _ => {}
        }
        at += 2 + usize::from(word(2)?);
    };
    if width == 0 || height == 0 {
        return None;
    }
    let space = match components {
        1 => "DeviceGray",
        3 => "DeviceRGB",
        _ => return None,
    };
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(width.into())),
        ("Height".to_owned(), DictItem::Int(height.into())),
        ("ColorSpace".to_owned(), name(space)),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
        ("Filter".to_owned(), name("DCTDecode")),
    ]);
    let stream = ExternalStream { dict, content: bytes, compress: false };
    Some((
        XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None }),
        Size { width: width.into(), height: height.into() },
    ))
}

/// Standard or URL-safe; white space is passed over.
pub fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut out, mut bits, mut held) = (Vec::with_capacity(text.len() / 4 * 3), 0u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            b'=' => break,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from(bits >> held & 0xFF).expect("masked to a byte"));
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_that_ends_before_its_scan_is_none() {
        let head = [0xFF, 0xD8, 0xFF, 0xC0, 0, 11, 8, 0, 3, 0, 5, 1, 1, 0x11, 0];
        assert!(jpeg(head.to_vec()).is_none());
        let scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xFF, 0xD9];
        let whole: Vec<u8> = head.into_iter().chain(scan).collect();
        let (_, size) = jpeg(whole).expect("a frame and a scan");
        assert_eq!((size.width, size.height), (5.0, 3.0));
    }
}
