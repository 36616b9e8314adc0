//! The mouse, and what it drags.

use crate::console::memory::Mouse;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MouseView {
    pub owner: Mouse,
    pub drag: Drag,
}

/// What is held with the button down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Drag {
    #[default]
    Nothing,
    /// The line between the two trees.
    Divider,
}
