//! What can be wrong with a client's look.

/// A colour of the client's that is not `#RRGGBB`.
#[derive(Debug, thiserror::Error)]
#[error("the colour “{value}” of {name} is not of the form #RRGGBB")]
pub struct RenderError {
    /// The token.
    pub name: &'static str,
    /// What stood there.
    pub value: String,
}
