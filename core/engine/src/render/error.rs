//! What can be wrong with a client's look.

/// A colour or a logo that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A colour of the client's family is not `#RRGGBB`.
    #[error("the colour “{value}” of {name} is not of the form #RRGGBB")]
    Colour {
        /// The token.
        name: &'static str,
        /// What stood there.
        value: String,
    },
    /// A logo that is not a data address of an image.
    #[error("the logo is not an image within the document (data:image/…)")]
    Logo,
}
