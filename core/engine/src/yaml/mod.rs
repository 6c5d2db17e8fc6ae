//! The one reader of YAML: text in, a tree of [`Node`]s with their places out. [`Fields`] reads a mapping strictly and reports
//! every fault at once. Aliases, depth and size are bounded; duplicate keys are errors.

#[cfg(test)]
pub(crate) mod asked;
mod fields;
mod plain;
mod tree;

pub use fields::{Fields, Reader};
pub use tree::{Key, Node, Value, parse};
