//! One line of an INI file.

use crate::model::{Message, message};
use std::ops::Range;

/// How a key's value is to be read (spec page 1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// Lists, SQL, paths, texts: semicolons belong to the value.
    Text,
    /// Numbers, switches, choices: a comment may stand behind blanks.
    Scalar,
}

/// A line that cannot be understood, and from where. It is kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Neither section, comment nor `key=value`.
    NoEqualSign,
    NoKey,
    /// `[name` without its bracket.
    NoBracket,
    /// Something stands behind `[name]`.
    BehindBracket,
}

impl Broken {
    /// What was expected there.
    pub fn expected(self) -> Message {
        match self {
            Self::NoEqualSign => message!("ini-no-equal-sign", "“=” between a key and its value"),
            Self::NoKey => message!("ini-no-key", "a key in front of “=”"),
            Self::NoBracket => message!("ini-no-bracket", "“]” at the end of the section's name"),
            Self::BehindBracket => message!("ini-behind-bracket", "nothing but a comment behind “]”"),
        }
    }
}

/// Ranges count bytes of the line's decoded text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Blank,
    Comment,
    Section { name: Range<usize> },
    Entry { key: Range<usize>, value: Range<usize> },
    Broken { at: usize, why: Broken },
}

pub(super) fn parse(text: &str) -> Line {
    let body = trimmed(text, 0..text.len());
    let content = &text[body.clone()];
    match content.chars().next() {
        None => Line::Blank,
        Some(';' | '#') => Line::Comment,
        Some('[') => section(text, body),
        Some(_) => entry(text, body),
    }
}

fn section(text: &str, body: Range<usize>) -> Line {
    let inner = body.start + 1;
    let content = &text[inner..body.end];
    let Some(bracket) = content.find(']') else {
        return Line::Broken {
            at: body.end,
            why: Broken::NoBracket,
        };
    };
    let behind = trimmed(text, inner + bracket + 1..body.end);
    match text[behind.clone()].chars().next() {
        None | Some(';' | '#') => Line::Section {
            name: trimmed(text, inner..inner + bracket),
        },
        // A name may itself hold a bracket.
        Some(_) if content.ends_with(']') => Line::Section {
            name: trimmed(text, inner..body.end - 1),
        },
        Some(_) => Line::Broken {
            at: behind.start,
            why: Broken::BehindBracket,
        },
    }
}

fn entry(text: &str, body: Range<usize>) -> Line {
    let Some(equal) = text[body.clone()].find('=') else {
        return Line::Broken {
            at: body.end,
            why: Broken::NoEqualSign,
        };
    };
    let equal = body.start + equal;
    if equal == body.start {
        return Line::Broken {
            at: equal,
            why: Broken::NoKey,
        };
    }
    let value = match trimmed(text, equal + 1..body.end) {
        // An empty value stands behind the blanks that follow the sign, where a value would.
        empty if empty.is_empty() => {
            let blanks = text[equal + 1..].len() - text[equal + 1..].trim_start_matches([' ', '\t']).len();
            equal + 1 + blanks..equal + 1 + blanks
        }
        value => value,
    };
    Line::Entry {
        key: trimmed(text, body.start..equal),
        value,
    }
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start + part.trim().len()
}

/// The part of a raw value that counts: without a comment where `style` knows one, without the quotes around it.
/// `value` is the trimmed range behind `=`.
pub(super) fn counting(text: &str, value: Range<usize>, style: Style) -> Range<usize> {
    let value = match style {
        Style::Text => value,
        Style::Scalar => without_comment(text, value),
    };
    let raw = &text[value.clone()];
    if is_wrapped(raw) {
        value.start + 1..value.end - 1
    } else {
        value
    }
}

/// A comment begins with `;` or `#` behind a blank; an equal sign with a blank behind it counts as one.
fn without_comment(text: &str, value: Range<usize>) -> Range<usize> {
    let mut blank = text[..value.start].ends_with([' ', '\t']);
    for (at, character) in text[value.clone()].char_indices() {
        if blank && matches!(character, ';' | '#') {
            return trimmed(text, value.start..value.start + at);
        }
        blank = matches!(character, ' ' | '\t');
    }
    value
}

/// `"…"` around the whole value. `"Calls";"Talk"` is a list of quoted names and no quoted value; `""Timestamp""` and
/// `"select ""x"" from t"` are quoted.
pub(super) fn is_wrapped(raw: &str) -> bool {
    let Some(inner) = raw.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return false;
    };
    let whole = inner.len() > 2 && inner.starts_with('"') && inner.ends_with('"');
    let core = if whole { &inner[1..inner.len() - 1] } else { inner };
    !core.replace("\"\"", "").contains('"')
}
