//! The line in which a search is typed. The tree goes to the first hit with every letter.

use crate::console::state::Pane;
use tui_input::Input;

#[derive(Debug, Clone)]
pub struct Search {
    /// The tree that is searched.
    pub pane: Pane,
    pub input: Input,
    pub found: Found,
}

/// Whether the text typed so far stands in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    Nothing,
    Something,
}

impl Search {
    pub fn new(pane: Pane) -> Self {
        Self {
            pane,
            input: Input::default(),
            found: Found::Something,
        }
    }
}

impl PartialEq for Search {
    fn eq(&self, other: &Self) -> bool {
        self.pane == other.pane && self.input.value() == other.input.value() && self.found == other.found
    }
}
