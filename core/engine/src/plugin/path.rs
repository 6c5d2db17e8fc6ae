//! Places within what a plugin returns.

use std::fmt;

/// Where something stands in a result, as in `rules[2].effect`. Written out for a fault only.
#[derive(Clone, Copy)]
pub(super) enum Path<'p> {
    Top(&'p str),
    Field(&'p Path<'p>, &'p str),
    /// An item of a list, counted from 1.
    Item(&'p Path<'p>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Top(name) => f.write_str(name),
            Self::Field(of, name) => write!(f, "{of}.{name}"),
            Self::Item(of, number) => write!(f, "{of}[{number}]"),
        }
    }
}
