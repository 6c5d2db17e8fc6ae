//! Characters and bytes: digits, and what markup may not hold as it is.

pub(crate) mod digits;
pub(crate) mod markup;
pub(crate) mod scan;
