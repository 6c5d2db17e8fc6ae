//! The client's look as templates see it: checked once, so that they can write it into styles and addresses.

use super::RenderError;
use crate::answers::{Look, Picture};
use crate::chart::{OwnColours, Theme, contrast};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

/// Room for a cover's picture beside the facts, in millimetres.
const BESIDE: (f64, f64) = (124.0, 172.0);
/// From this ratio of width to height on, a picture spans the page.
const WIDE: f64 = 2.2;
const PAGE: f64 = 210.0;

/// Colours, fonts, logo and cover of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    theme: Theme,
    dress: Dress,
}

/// What templates know as `look`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Dress {
    /// A data address.
    pub logo: Option<String>,
    pub cover: CoverDress,
    pub fonts: Fonts,
}

/// The cover's block of colour and picture.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct CoverDress {
    ground: Option<String>,
    /// The colour of words on it.
    ink: Option<String>,
    picture: Option<CoverPicture>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct CoverPicture {
    /// A data address.
    data: String,
    /// Millimetres on paper.
    width: String,
}

/// Families of fonts, and those that a document for the screen brings along.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Fonts {
    headings: Option<String>,
    body: Option<String>,
    faces: Vec<FontFace>,
}

/// A face of a font, for the document on a screen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FontFace {
    /// Its family.
    pub family: String,
    /// 100 to 900.
    pub weight: u16,
    /// Whether it is slanted.
    pub italic: bool,
    /// A data address.
    pub data: String,
}

impl Brand {
    /// A look with the faces of the fonts that it names.
    ///
    /// # Errors
    /// When a colour is not `#RRGGBB`.
    pub fn new(look: &Look, faces: Vec<FontFace>) -> Result<Self, RenderError> {
        let value = |chosen: &Option<crate::answers::Chosen>| chosen.as_ref().map(|chosen| chosen.value.clone());
        let ground = value(&look.cover_colour);
        let dress = Dress {
            logo: look.logo.as_ref().map(data_address),
            cover: CoverDress {
                ink: ground.as_deref().map(|ground| words_on(ground).to_owned()),
                picture: look.cover_picture.as_ref().map(|picture| CoverPicture {
                    data: data_address(picture),
                    width: format!("{:.1}mm", cover_width(picture)),
                }),
                ground,
            },
            fonts: Fonts { headings: value(&look.heading_font), body: value(&look.body_font), faces },
        };
        Self::checked(theme(look), dress)
    }

    fn checked(theme: Theme, dress: Dress) -> Result<Self, RenderError> {
        let family = [
            ("a9", &theme.a9),
            ("a7", &theme.a7),
            ("a5", &theme.a5),
            ("a3", &theme.a3),
            ("a15", &theme.a15),
            ("a0", &theme.a0),
            ("link", &theme.link),
            ("accent", &theme.accent),
            ("panel", &theme.panel),
        ];
        let ground = dress.cover.ground.as_ref().map(|ground| ("cover", ground));
        for (name, value) in family.into_iter().chain(ground) {
            let digits = value.strip_prefix('#').unwrap_or_default();
            if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(RenderError { name, value: value.clone() });
            }
        }
        Ok(Self { theme, dress })
    }

    /// The colours, which the report's charts are drawn with too.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    pub(super) fn dress(&self) -> &Dress {
        &self.dress
    }
}

/// The colours of a look.
pub fn theme(look: &Look) -> Theme {
    let value = |chosen: &'_ Option<crate::answers::Chosen>| chosen.as_ref().map(|chosen| chosen.value.clone());
    let [primary, headings, links, accent, panel] =
        [&look.primary, &look.headings, &look.links, &look.accent, &look.panel].map(value);
    let family = primary.as_deref().and_then(Theme::from_colour).unwrap_or_default();
    family.with(&OwnColours {
        headings: headings.as_deref(),
        links: links.as_deref(),
        accent: accent.as_deref(),
        panel: panel.as_deref(),
    })
}

/// White or ink, whichever reads better on a colour.
pub(super) fn words_on(ground: &str) -> &'static str {
    let ink = Theme::default().ink;
    let ratio = |words: &str| contrast(words, ground).unwrap_or_default();
    if ratio("#FFFFFF") >= ratio(ink) { "#FFFFFF" } else { ink }
}

/// Across the page, or as large as it may be beside the facts.
fn cover_width(picture: &Picture) -> f64 {
    let ratio = picture.size.0 / picture.size.1;
    if ratio >= WIDE { PAGE } else { BESIDE.0.min(BESIDE.1 * ratio) }
}

fn data_address(picture: &Picture) -> String {
    format!("data:{};base64,{}", picture.media_type, STANDARD.encode(&picture.bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_colour_is_refused() {
        let theme = Theme { a9: "red;}</style>".into(), ..Theme::default() };
        assert_eq!(Brand::checked(theme, Dress::default()).expect_err("it is refused").name, "a9");
        assert!(Brand::checked(Theme::default(), Dress::default()).is_ok());
    }
}
