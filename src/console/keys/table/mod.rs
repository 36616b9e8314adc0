//! The table itself, a file for each group of places.

mod days;
mod dialogs;
mod forms;
mod layers;
mod screen;

use super::{Binding, Code, Context, Key};
use crate::console::command::Command;

/// Every key of the console.
pub fn bindings() -> impl Iterator<Item = &'static Binding> + Clone {
    [
        screen::TABLE,
        layers::TABLE,
        dialogs::TABLE,
        days::TABLE,
        forms::TABLE,
    ]
    .into_iter()
    .flatten()
}

const fn plain(code: Code) -> Key {
    Key::plain(code)
}

const fn letter(character: char) -> Key {
    Key::character(character)
}

const fn row(
    context: Context,
    keys: &'static [Key],
    command: Command,
    words: &'static str,
    hint: Option<u8>,
) -> Binding {
    Binding {
        context,
        keys,
        command,
        words,
        hint,
    }
}

const ENTER: &[Key] = &[plain(Code::Enter)];
const ESCAPE: &[Key] = &[plain(Code::Escape)];
const CLOSE: &[Key] = &[plain(Code::Escape), Key::ctrl('c')];
const UP: &[Key] = &[plain(Code::Up), letter('k')];
const DOWN: &[Key] = &[plain(Code::Down), letter('j')];
const PAGE_UP: &[Key] = &[plain(Code::PageUp)];
const PAGE_DOWN: &[Key] = &[plain(Code::PageDown)];
const PREVIOUS_DAY: &[Key] = &[letter('['), plain(Code::PageUp)];
const HOME: &[Key] = &[plain(Code::Home)];
const END: &[Key] = &[plain(Code::End)];
