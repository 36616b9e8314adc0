//! The table itself.

use super::{Binding, Code, Context as In, Key};
use crate::console::command::Command as Do;

const fn plain(code: Code) -> Key {
    Key::plain(code)
}

const fn letter(character: char) -> Key {
    Key::character(character)
}

const fn row(
    context: In,
    keys: &'static [Key],
    command: Do,
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

/// Every key of the console.
pub const TABLE: &[Binding] = &[
    // The whole screen.
    row(
        In::Screen,
        &[plain(Code::Tab)],
        Do::NextPane,
        "console-do-next-pane",
        Some(50),
    ),
    row(
        In::Screen,
        &[plain(Code::BackTab)],
        Do::PreviousPane,
        "console-do-previous-pane",
        None,
    ),
    row(
        In::Screen,
        &[letter('i')],
        Do::Import,
        "console-do-import",
        Some(30),
    ),
    row(
        In::Screen,
        &[letter('x')],
        Do::CancelImport,
        "console-do-cancel-import",
        Some(90),
    ),
    row(
        In::Screen,
        &[letter('p')],
        Do::Problems,
        "console-do-problems",
        Some(35),
    ),
    row(
        In::Screen,
        &[letter('s')],
        Do::SignIn,
        "console-do-sign-in",
        Some(6),
    ),
    row(In::Screen, &[letter('a')], Do::Hold, "console-do-hold", None),
    row(
        In::Screen,
        &[letter('e')],
        Do::LastImport,
        "console-do-last-import",
        None,
    ),
    row(
        In::Screen,
        &[letter('r'), plain(Code::Function(5))],
        Do::Reload,
        "console-do-reload",
        None,
    ),
    row(In::Screen, &[letter('z')], Do::Zoom, "console-do-zoom", Some(60)),
    row(
        In::Screen,
        &[letter('?'), plain(Code::Function(1))],
        Do::Help,
        "console-do-help",
        Some(70),
    ),
    row(In::Screen, ESCAPE, Do::Back, "console-do-back", None),
    row(
        In::Screen,
        &[letter('q'), Key::ctrl('q'), Key::ctrl('c')],
        Do::Quit,
        "console-do-quit",
        Some(80),
    ),
    // The trees.
    row(In::Tree, UP, Do::Up, "console-do-up", None),
    row(In::Tree, DOWN, Do::Down, "console-do-down", None),
    row(
        In::Tree,
        &[plain(Code::Right), letter('l')],
        Do::Unfold,
        "console-do-unfold",
        None,
    ),
    row(
        In::Tree,
        &[plain(Code::Left), letter('h')],
        Do::Fold,
        "console-do-fold",
        None,
    ),
    row(
        In::Tree,
        &[plain(Code::Enter), letter(' ')],
        Do::Activate,
        "console-do-activate",
        Some(10),
    ),
    row(In::Tree, PAGE_UP, Do::PageUp, "console-do-page-up", None),
    row(In::Tree, PAGE_DOWN, Do::PageDown, "console-do-page-down", None),
    row(In::Tree, HOME, Do::First, "console-do-first", None),
    row(In::Tree, END, Do::Last, "console-do-last", None),
    row(
        In::Tree,
        &[letter('+'), letter('*')],
        Do::ExpandAll,
        "console-do-expand-all",
        None,
    ),
    row(
        In::Tree,
        &[letter('-')],
        Do::CollapseAll,
        "console-do-collapse-all",
        None,
    ),
    row(
        In::Tree,
        &[letter('/'), Key::ctrl('f')],
        Do::Search,
        "console-do-search",
        Some(20),
    ),
    row(
        In::Tree,
        &[letter('n'), plain(Code::Function(3))],
        Do::SearchNext,
        "console-do-search-next",
        Some(21),
    ),
    row(
        In::Tree,
        &[letter('N')],
        Do::SearchPrevious,
        "console-do-search-previous",
        None,
    ),
    // The mapping below.
    row(In::Assigned, UP, Do::Up, "console-do-up", None),
    row(In::Assigned, DOWN, Do::Down, "console-do-down", None),
    row(In::Assigned, HOME, Do::First, "console-do-first", None),
    row(In::Assigned, END, Do::Last, "console-do-last", None),
    row(In::Assigned, ENTER, Do::Activate, "console-do-activate", Some(10)),
    row(
        In::Assigned,
        &[plain(Code::Delete), letter('d')],
        Do::Remove,
        "console-do-remove",
        None,
    ),
    // The flow and the day.
    row(
        In::Flow,
        &[plain(Code::Left), letter('h')],
        Do::Earlier,
        "console-do-earlier",
        None,
    ),
    row(
        In::Flow,
        &[plain(Code::Right), letter('l')],
        Do::Later,
        "console-do-later",
        Some(15),
    ),
    row(In::Flow, UP, Do::Up, "console-do-hour-earlier", None),
    row(In::Flow, DOWN, Do::Down, "console-do-hour-later", None),
    row(In::Flow, HOME, Do::First, "console-do-day-start", None),
    row(In::Flow, END, Do::Last, "console-do-day-end", None),
    row(
        In::Flow,
        PREVIOUS_DAY,
        Do::PreviousDay,
        "console-do-previous-day",
        Some(16),
    ),
    row(
        In::Flow,
        &[letter(']'), plain(Code::PageDown)],
        Do::NextDay,
        "console-do-next-day",
        Some(17),
    ),
    row(In::Flow, &[letter('t')], Do::Today, "console-do-today", None),
    row(
        In::Flow,
        &[letter('g'), letter('n')],
        Do::NextGap,
        "console-do-next-gap",
        Some(18),
    ),
    row(In::Flow, ENTER, Do::Activate, "console-do-activate", Some(10)),
    // A search.
    row(In::Search, ENTER, Do::Accept, "console-do-accept", Some(10)),
    row(
        In::Search,
        &[plain(Code::Down)],
        Do::SearchNext,
        "console-do-search-next",
        Some(20),
    ),
    row(
        In::Search,
        &[plain(Code::Up)],
        Do::SearchPrevious,
        "console-do-search-previous",
        Some(21),
    ),
    row(
        In::Search,
        &[plain(Code::Backspace)],
        Do::Erase,
        "console-do-erase",
        None,
    ),
    row(
        In::Search,
        &[plain(Code::Delete)],
        Do::EraseForward,
        "console-do-erase-forward",
        None,
    ),
    row(
        In::Search,
        &[plain(Code::Left)],
        Do::CursorLeft,
        "console-do-cursor-left",
        None,
    ),
    row(
        In::Search,
        &[plain(Code::Right)],
        Do::CursorRight,
        "console-do-cursor-right",
        None,
    ),
    row(In::Search, HOME, Do::CursorStart, "console-do-cursor-start", None),
    row(In::Search, END, Do::CursorEnd, "console-do-cursor-end", None),
    row(In::Search, CLOSE, Do::Back, "console-do-search-back", Some(30)),
    // A question.
    row(
        In::Question,
        &[
            plain(Code::Tab),
            plain(Code::BackTab),
            plain(Code::Left),
            plain(Code::Right),
        ],
        Do::Other,
        "console-do-other",
        Some(20),
    ),
    row(In::Question, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(In::Question, CLOSE, Do::Back, "console-do-close", Some(30)),
    // A form: choices and buttons.
    row(
        In::Form,
        &[plain(Code::Tab), plain(Code::Down)],
        Do::NextField,
        "console-do-next-field",
        Some(20),
    ),
    row(
        In::Form,
        &[plain(Code::BackTab), plain(Code::Up)],
        Do::PreviousField,
        "console-do-previous-field",
        None,
    ),
    row(
        In::Form,
        &[plain(Code::Left)],
        Do::Earlier,
        "console-do-earlier-choice",
        None,
    ),
    row(
        In::Form,
        &[plain(Code::Right)],
        Do::Later,
        "console-do-later-choice",
        Some(15),
    ),
    row(In::Form, &[letter(' ')], Do::Tick, "console-do-tick", Some(16)),
    row(In::Form, ENTER, Do::Choose, "console-do-choose", Some(10)),
    row(In::Form, CLOSE, Do::Back, "console-do-close", Some(30)),
    // A field that is typed into.
    row(
        In::Field,
        &[plain(Code::Tab)],
        Do::NextField,
        "console-do-next-field",
        Some(20),
    ),
    row(
        In::Field,
        &[plain(Code::BackTab)],
        Do::PreviousField,
        "console-do-previous-field",
        None,
    ),
    row(
        In::Field,
        &[plain(Code::Up)],
        Do::Later,
        "console-do-day-later",
        Some(15),
    ),
    row(
        In::Field,
        &[plain(Code::Down)],
        Do::Earlier,
        "console-do-day-earlier",
        Some(16),
    ),
    row(
        In::Field,
        &[plain(Code::Backspace)],
        Do::Erase,
        "console-do-erase",
        None,
    ),
    row(
        In::Field,
        &[plain(Code::Delete)],
        Do::EraseForward,
        "console-do-erase-forward",
        None,
    ),
    row(
        In::Field,
        &[plain(Code::Left)],
        Do::CursorLeft,
        "console-do-cursor-left",
        None,
    ),
    row(
        In::Field,
        &[plain(Code::Right)],
        Do::CursorRight,
        "console-do-cursor-right",
        None,
    ),
    row(In::Field, HOME, Do::CursorStart, "console-do-cursor-start", None),
    row(In::Field, END, Do::CursorEnd, "console-do-cursor-end", None),
    row(In::Field, ENTER, Do::NextField, "console-do-next-field", None),
    row(In::Field, CLOSE, Do::Back, "console-do-close", Some(30)),
    // Something to read.
    row(In::Reading, UP, Do::Up, "console-do-up", None),
    row(In::Reading, DOWN, Do::Down, "console-do-down", Some(20)),
    row(
        In::Reading,
        &[plain(Code::PageUp)],
        Do::PageUp,
        "console-do-page-up",
        None,
    ),
    row(
        In::Reading,
        &[plain(Code::PageDown), letter(' ')],
        Do::PageDown,
        "console-do-page-down",
        None,
    ),
    row(In::Reading, HOME, Do::First, "console-do-first", None),
    row(In::Reading, END, Do::Last, "console-do-last", None),
    row(
        In::Reading,
        &[
            plain(Code::Escape),
            plain(Code::Enter),
            letter('q'),
            Key::ctrl('c'),
        ],
        Do::Back,
        "console-do-close",
        Some(10),
    ),
];
