//! A picture: PNG, JPEG or SVG, by signature and header.

use super::drawing;

/// The widest and highest image that is taken, in pixels.
const LARGEST: f64 = 20_000.0;

/// A logo, or a cover's picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// `image/png`, `image/jpeg` or `image/svg+xml`.
    pub media_type: &'static str,
    /// The file.
    pub bytes: Vec<u8>,
    /// Width and height in pixels, or in the units of a drawing.
    pub size: (f64, f64),
}

impl Picture {
    /// A file's picture.
    ///
    /// # Errors
    /// Why it cannot be shown, as the end of a sentence.
    pub fn read(bytes: Vec<u8>) -> Result<Self, String> {
        let (media_type, size) = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            ("image/png", png_size(&bytes).ok_or("the PNG is damaged")?)
        } else if bytes.starts_with(b"\xff\xd8\xff") {
            ("image/jpeg", jpeg_size(&bytes).ok_or("the JPEG is damaged")?)
        } else if is_drawing(&bytes) {
            ("image/svg+xml", drawing::size(&bytes)?)
        } else {
            return Err("it is neither a PNG nor a JPEG nor an SVG".to_owned());
        };
        sized(size.0, size.1)?;
        Ok(Self { media_type, bytes, size })
    }
}

/// Whether a file's first words are those of an SVG.
fn is_drawing(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    ["<svg", "<?xml", "<!--", "<!DOCTYPE svg"].iter().any(|opening| bytes.starts_with(opening.as_bytes()))
}

fn sized(width: f64, height: f64) -> Result<(), String> {
    if width <= 0.0 || height <= 0.0 || width > LARGEST || height > LARGEST {
        return Err(format!("it measures {width} × {height} pixels"));
    }
    Ok(())
}

/// Width and height from a PNG's header chunk, where the file also ends as it should.
fn png_size(bytes: &[u8]) -> Option<(f64, f64)> {
    let number = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let whole =
        bytes.get(12..16)? == b"IHDR" && number(8)? == 13 && bytes.windows(4).rev().take(64).any(|w| w == b"IEND");
    whole.then_some((f64::from(number(16)?), f64::from(number(20)?)))
}

/// Width and height from a JPEG's frame header: segments are skipped until one is found.
fn jpeg_size(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut at = 2;
    loop {
        while bytes.get(at)? == &0xff && bytes.get(at + 1)? == &0xff {
            at += 1;
        }
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xff {
            return None;
        }
        let number = |at: usize| Some(u16::from_be_bytes([*bytes.get(at)?, *bytes.get(at + 1)?]));
        match kind {
            // Start of frame, whatever the coding; C4, C8 and CC are other tables.
            0xc0..=0xcf if !matches!(kind, 0xc4 | 0xc8 | 0xcc) => {
                return Some((f64::from(number(at + 7)?), f64::from(number(at + 5)?)));
            }
            0xd9 | 0xda => return None,
            0x01 | 0xd0..=0xd7 => at += 2,
            _ => at += 2 + usize::from(number(at + 2)?.max(2)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Picture;

    fn read(bytes: &[u8]) -> Result<(&'static str, (f64, f64)), String> {
        Picture::read(bytes.to_vec()).map(|picture| (picture.media_type, picture.size))
    }

    #[test]
    fn an_image_is_known_by_its_content() {
        let mut jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x20\x00\x40\x03".to_vec();
        jpeg.extend([0; 12]);
        assert_eq!(read(&jpeg), Ok(("image/jpeg", (64.0, 32.0))));
        let mut png =
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x00\x00\x10\x00\x00\x00\x10\x08\x06\x00\x00\x00".to_vec();
        png.extend(b"....\x00\x00\x00\x00IEND\xae\x42\x60\x82");
        assert_eq!(read(&png), Ok(("image/png", (16.0, 16.0))));
        let svg = b"\xef\xbb\xbf\n<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'/>";
        assert_eq!(read(svg), Ok(("image/svg+xml", (4.0, 3.0))));
    }

    #[test]
    fn what_is_damaged_or_no_image_is_refused() {
        let damaged: [&[u8]; 5] = [
            b"hello",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe0\x00\x04ab",
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            b"",
        ];
        for bytes in damaged {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
    }
}
