//! Forms of the files: fields, lists, what is read before something is done.

use super::{Binding, Code, Context as In, Key};
use super::{CLOSE, DOWN, END, ENTER, HOME, PAGE_DOWN, PAGE_UP, UP, letter, plain, row};
use crate::console::command::Command as Do;

pub const TABLE: &[Binding] = &[
    // A field that is typed into.
    row(
        In::Entry,
        &[plain(Code::Tab), plain(Code::Down)],
        Do::NextField,
        "console-do-next-field",
        Some(20),
    ),
    row(
        In::Entry,
        &[plain(Code::BackTab), plain(Code::Up)],
        Do::PreviousField,
        "console-do-previous-field",
        None,
    ),
    row(
        In::Entry,
        &[plain(Code::Backspace)],
        Do::Erase,
        "console-do-erase",
        None,
    ),
    row(
        In::Entry,
        &[plain(Code::Delete)],
        Do::EraseForward,
        "console-do-erase-forward",
        None,
    ),
    row(
        In::Entry,
        &[plain(Code::Left)],
        Do::CursorLeft,
        "console-do-cursor-left",
        None,
    ),
    row(
        In::Entry,
        &[plain(Code::Right)],
        Do::CursorRight,
        "console-do-cursor-right",
        None,
    ),
    row(In::Entry, HOME, Do::CursorStart, "console-do-cursor-start", None),
    row(In::Entry, END, Do::CursorEnd, "console-do-cursor-end", None),
    row(In::Entry, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Entry, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(In::Entry, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(In::Entry, CLOSE, Do::Back, "console-do-close", Some(30)),
    // The first rows of a source, while its form is filled in.
    row(
        In::Rows,
        &[Key::ctrl('r')],
        Do::AllRows,
        "console-do-all-rows",
        Some(22),
    ),
    // Choices and buttons: a page at a time.
    row(In::Form, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Form, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    // A list that is edited.
    row(In::Items, UP, Do::Up, "console-do-up", None),
    row(In::Items, DOWN, Do::Down, "console-do-down", None),
    row(In::Items, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Items, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(In::Items, HOME, Do::First, "console-do-first", None),
    row(In::Items, END, Do::Last, "console-do-last", None),
    row(In::Items, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(
        In::Items,
        &[letter('a'), letter('+')],
        Do::Add,
        "console-do-add",
        Some(11),
    ),
    row(
        In::Items,
        &[letter('d'), plain(Code::Delete)],
        Do::Remove,
        "console-do-remove",
        Some(12),
    ),
    row(
        In::Items,
        &[letter('<')],
        Do::MoveUp,
        "console-do-move-up",
        Some(13),
    ),
    row(
        In::Items,
        &[letter('>')],
        Do::MoveDown,
        "console-do-move-down",
        Some(14),
    ),
    row(In::Items, &[letter('s')], Do::Sort, "console-do-sort", Some(15)),
    row(In::Items, &[letter('f')], Do::Found, "console-do-found", Some(9)),
    row(
        In::Items,
        &[plain(Code::Escape), letter('q'), Key::ctrl('c')],
        Do::Back,
        "console-do-done",
        Some(30),
    ),
    // Rows that can be ticked.
    row(In::Picks, &[letter(' ')], Do::Tick, "console-do-tick", Some(11)),
    // Lines to read, and buttons.
    row(In::Review, UP, Do::Up, "console-do-up", None),
    row(In::Review, DOWN, Do::Down, "console-do-down", Some(21)),
    row(In::Review, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Review, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(In::Review, HOME, Do::First, "console-do-first", None),
    row(In::Review, END, Do::Last, "console-do-last", None),
    row(
        In::Review,
        &[plain(Code::Tab), plain(Code::Right)],
        Do::Later,
        "console-do-next-field",
        Some(20),
    ),
    row(
        In::Review,
        &[plain(Code::BackTab), plain(Code::Left)],
        Do::Earlier,
        "console-do-previous-field",
        None,
    ),
    row(In::Review, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(In::Review, CLOSE, Do::Back, "console-do-close", Some(30)),
];
