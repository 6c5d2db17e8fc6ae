//! What can go wrong while a report is rendered.

/// A template or a brand that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// The template does not parse or does not render; the message names file and line.
    #[error("{}", causes(.0))]
    Template(#[source] tera::Error),
    /// No embedded template has this id.
    #[error("there is no report template “{id}”; there are: {}", known.join(", "))]
    Unknown {
        /// What was asked for.
        id: String,
        /// What there is.
        known: Vec<String>,
    },
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

/// An error and its causes, one a line.
fn causes(error: &tera::Error) -> String {
    let mut text = error.to_string();
    let mut next = std::error::Error::source(error);
    while let Some(cause) = next {
        text.push('\n');
        text.push_str(&cause.to_string());
        next = cause.source();
    }
    text
}
