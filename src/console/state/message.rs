//! One line that answers what a person just did. It stays until the next key.

use crate::engine::Level;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub level: Level,
    pub text: String,
}
