//! A lossless INI document: lines, spans, one value's bytes changed at a time. It knows no xlink key.
//!
//! [`Text`] is a file as lines whose bytes never change unless asked; [`Document`] reads sections and keys in it (spec
//! page 1, *Common rules*). acd_map.ini has no sections and stands on [`Text`] directly.

mod document;
mod edit;
mod line;
mod text;

pub use document::{Document, Entry, Place, Trouble};
pub use edit::EditError;
pub use line::{Broken, Style};
pub use text::{Change, Text, TextError};

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
