//! Which name means what.

use crate::model::{Message, message};
use crate::script::code::{Kind, Place};
use crate::script::value::Value;
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Variable {
    pub place: Place,
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    Variable(Variable),
    Constant(Value),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    pub meaning: Meaning,
    /// Where it is declared or first used; 0 for the predefined ones.
    pub line: u32,
}

/// Names in lower case and what they mean, of one procedure or of the whole script.
#[derive(Debug, Default)]
pub(super) struct Scope(HashMap<Box<str>, Entry>);

impl Scope {
    pub fn get(&self, name: &str) -> Option<Entry> {
        self.0.get(name).copied()
    }

    pub fn put(&mut self, name: &str, meaning: Meaning, line: u32) {
        self.0.insert(name.into(), Entry { meaning, line });
    }
}

/// The number of a predefined `ParaN`; numbers above 999 are ordinary names.
pub(super) fn parameter_number(name: &str) -> Option<u32> {
    let digits = name.strip_prefix("para")?;
    let plain = (1..=3).contains(&digits.len())
        && digits.bytes().all(|b| b.is_ascii_digit())
        && !digits.starts_with('0');
    plain.then(|| digits.parse().ok()).flatten()
}

/// `Result`, `Weekday`, `Minutes` or a `ParaN`.
pub(super) fn is_predefined(name: &str) -> bool {
    matches!(name, "result" | "weekday" | "minutes") || parameter_number(name).is_some()
}

/// Words that no variable can be named.
pub(super) fn is_reserved(name: &str) -> bool {
    const RESERVED: &[&str] = &[
        "and", "as", "byref", "byval", "call", "case", "const", "dim", "do", "else", "elseif", "end",
        "endif", "exit", "false", "for", "function", "goto", "if", "is", "let", "loop", "mod", "next", "not",
        "or", "rem", "select", "step", "sub", "then", "to", "true", "until", "wend", "while", "xor",
    ];
    RESERVED.contains(&name)
}

pub(super) fn no_arrays() -> Message {
    message!("script-no-arrays", "they have no arrays")
}

/// Why a word of other BASICs is refused.
pub(super) fn refused(name: &str) -> Option<Message> {
    Some(match name {
        "redim" | "erase" | "lbound" | "ubound" | "array" => no_arrays(),
        "type" | "class" | "set" | "new" | "with" | "createobject" | "getobject" | "property" => message!(
            "script-no-objects",
            "they have no objects and no types of their own"
        ),
        "on" | "resume" | "error" | "err" => message!(
            "script-no-error-handling",
            "an error rejects the one value and every other goes on"
        ),
        "gosub" | "return" => message!("script-use-sub", "use a Sub"),
        "static" => message!("script-no-static", "nothing is kept from one run to the next"),
        "open" | "close" | "input" | "write" | "line" | "kill" | "shell" | "declare" | "chdir" | "mkdir"
        | "rmdir" | "name" | "filecopy" | "dir" | "sendkeys" | "appactivate" | "environ" | "get" | "put"
        | "seek" => message!("script-no-files", "they can touch no file and no other program"),
        "now" | "date" | "time" | "timer" | "rnd" | "randomize" => {
            message!("script-no-clock", "they see no clock: use Weekday and Minutes")
        }
        "try" | "catch" | "throw" | "return;" | "continue" => {
            message!("script-use-basic", "use the statements of BASIC")
        }
        _ => return None,
    })
}
