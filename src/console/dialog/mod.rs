//! What stands above the main screen: a stack of layers. The topmost gets the key first; below it nothing moves.

mod import;
mod question;
mod reading;
mod search;

pub use import::{Fault, Field, ImportForm};
pub use question::{Answer, Question};
pub use reading::{Page, Reading};
pub use search::{Found, Search};

use super::keys::Context;

#[derive(Debug, Clone, PartialEq)]
pub enum Layer {
    /// Typed into the bottom line; the tree above moves along.
    Search(Search),
    Question(Question),
    Import(Box<ImportForm>),
    Reading(Reading),
}

impl Layer {
    pub fn context(&self) -> Context {
        match self {
            Self::Search(_) => Context::Search,
            Self::Question(_) => Context::Question,
            Self::Import(form) if form.field.is_date() => Context::Field,
            Self::Import(_) => Context::Form,
            Self::Reading(_) => Context::Reading,
        }
    }
}
