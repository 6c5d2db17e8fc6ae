//! The client's look: colours and logo, checked once, so that templates can write them into styles and addresses.

use super::RenderError;
use crate::chart::Theme;

/// Colours and logo of a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Brand {
    theme: Theme,
    logo: Option<String>,
}

impl Brand {
    /// A look from colours and a logo as a data address (`data:image/png;base64,…`).
    ///
    /// # Errors
    /// When a colour is not `#RRGGBB`, or the logo not an image's data address.
    pub fn new(theme: Theme, logo: Option<String>) -> Result<Self, RenderError> {
        let family = [
            ("a9", &theme.a9),
            ("a7", &theme.a7),
            ("a5", &theme.a5),
            ("a3", &theme.a3),
            ("a15", &theme.a15),
            ("a0", &theme.a0),
        ];
        for (name, value) in family {
            let digits = value.strip_prefix('#').unwrap_or_default();
            if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(RenderError::Colour { name, value: value.clone() });
            }
        }
        let image =
            |data: &String| ["png", "jpeg"].iter().any(|kind| data.starts_with(&format!("data:image/{kind};base64,")));
        if logo.as_ref().is_some_and(|data| !image(data)) {
            return Err(RenderError::Logo);
        }
        Ok(Self { theme, logo })
    }

    /// The colours, which the report's charts are drawn with too.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The logo as a data address.
    pub fn logo(&self) -> Option<&str> {
        self.logo.as_deref()
    }
}
