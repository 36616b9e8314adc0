//! Menus, lists, and what dialogs add.

use super::{Binding, Code, Context as In, Key};
use super::{CLOSE, DOWN, END, ENTER, HOME, PAGE_DOWN, PAGE_UP, UP, letter, plain, row};
use crate::console::command::Command as Do;

pub const TABLE: &[Binding] = &[
    // An open menu.
    row(
        In::Menu,
        &[plain(Code::Down)],
        Do::Down,
        "console-do-down",
        Some(20),
    ),
    row(In::Menu, &[plain(Code::Up)], Do::Up, "console-do-up", None),
    row(
        In::Menu,
        &[plain(Code::Left)],
        Do::Earlier,
        "console-do-previous-menu",
        None,
    ),
    row(
        In::Menu,
        &[plain(Code::Right)],
        Do::Later,
        "console-do-next-menu",
        Some(15),
    ),
    row(In::Menu, HOME, Do::First, "console-do-first", None),
    row(In::Menu, END, Do::Last, "console-do-last", None),
    row(In::Menu, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(
        In::Menu,
        &[plain(Code::Escape), plain(Code::Function(10)), Key::ctrl('c')],
        Do::Back,
        "console-do-close",
        Some(30),
    ),
    // A list that what is typed makes shorter.
    row(
        In::Filter,
        &[plain(Code::Down)],
        Do::Down,
        "console-do-down",
        Some(20),
    ),
    row(In::Filter, &[plain(Code::Up)], Do::Up, "console-do-up", None),
    row(In::Filter, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Filter, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(
        In::Filter,
        &[plain(Code::Backspace)],
        Do::Erase,
        "console-do-erase",
        None,
    ),
    row(
        In::Filter,
        &[plain(Code::Delete)],
        Do::EraseForward,
        "console-do-erase-forward",
        None,
    ),
    row(
        In::Filter,
        &[plain(Code::Left)],
        Do::CursorLeft,
        "console-do-cursor-left",
        None,
    ),
    row(
        In::Filter,
        &[plain(Code::Right)],
        Do::CursorRight,
        "console-do-cursor-right",
        None,
    ),
    row(In::Filter, HOME, Do::CursorStart, "console-do-cursor-start", None),
    row(In::Filter, END, Do::CursorEnd, "console-do-cursor-end", None),
    row(In::Filter, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(In::Filter, CLOSE, Do::Back, "console-do-close", Some(30)),
    // A list of rows.
    row(In::List, UP, Do::Up, "console-do-up", None),
    row(In::List, DOWN, Do::Down, "console-do-down", Some(20)),
    row(In::List, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::List, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(In::List, HOME, Do::First, "console-do-first", None),
    row(In::List, END, Do::Last, "console-do-last", None),
    row(In::List, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(
        In::List,
        &[letter('r'), plain(Code::Function(5))],
        Do::Again,
        "console-do-again",
        Some(25),
    ),
    row(
        In::List,
        &[plain(Code::Escape), letter('q'), Key::ctrl('c')],
        Do::Back,
        "console-do-close",
        Some(30),
    ),
];
