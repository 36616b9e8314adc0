//! One line that answers what a person just did. It stays until the next key.

use crate::engine::Level;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub level: Level,
    pub text: String,
    /// What it is about, alone on the line below, from the first column on: there it can be marked with the terminal's
    /// own mouse and nothing else with it.
    pub line: Option<String>,
}
