//! Days at a glance, one against others, and imports.

use super::{Binding, Code, Context as In, Key};
use super::{DOWN, END, ENTER, HOME, PREVIOUS_DAY, UP, letter, plain, row};
use crate::console::command::Command as Do;

const CLOSE: &[Key] = &[plain(Code::Escape), letter('q'), Key::ctrl('c')];
const LEFT: &[Key] = &[plain(Code::Left), letter('h')];
const RIGHT: &[Key] = &[plain(Code::Right), letter('l')];
const NEXT_DAY: &[Key] = &[letter(']'), plain(Code::PageDown)];

pub const TABLE: &[Binding] = &[
    row(In::Gaps, UP, Do::Up, "console-do-up", None),
    row(In::Gaps, DOWN, Do::Down, "console-do-down", None),
    row(In::Gaps, LEFT, Do::Earlier, "gaps-do-earlier", None),
    row(In::Gaps, RIGHT, Do::Later, "gaps-do-later", None),
    row(In::Gaps, &[letter('u')], Do::PageUp, "console-do-page-up", None),
    row(
        In::Gaps,
        &[letter('d'), letter(' ')],
        Do::PageDown,
        "console-do-page-down",
        None,
    ),
    row(In::Gaps, HOME, Do::First, "console-do-first", None),
    row(In::Gaps, END, Do::Last, "console-do-last", None),
    row(
        In::Gaps,
        PREVIOUS_DAY,
        Do::PreviousDay,
        "gaps-do-weeks-earlier",
        Some(40),
    ),
    row(In::Gaps, NEXT_DAY, Do::NextDay, "gaps-do-weeks-later", Some(41)),
    row(In::Gaps, &[letter('t')], Do::Today, "console-do-today", Some(42)),
    row(In::Gaps, ENTER, Do::Choose, "gaps-do-day", Some(10)),
    row(
        In::Gaps,
        &[letter('g'), letter('n')],
        Do::NextGap,
        "console-do-next-gap",
        Some(15),
    ),
    row(In::Gaps, &[letter('i')], Do::Import, "gaps-do-import", Some(16)),
    row(In::Gaps, &[letter('c')], Do::Chart, "chart-do-open", Some(20)),
    row(
        In::Gaps,
        &[letter('r'), plain(Code::Function(5))],
        Do::Again,
        "console-do-again",
        None,
    ),
    row(In::Gaps, CLOSE, Do::Back, "console-do-close", Some(30)),
    row(In::Chart, LEFT, Do::Earlier, "console-do-earlier", None),
    row(In::Chart, RIGHT, Do::Later, "console-do-later", Some(15)),
    row(In::Chart, HOME, Do::First, "console-do-day-start", None),
    row(In::Chart, END, Do::Last, "console-do-day-end", None),
    row(
        In::Chart,
        PREVIOUS_DAY,
        Do::PreviousDay,
        "console-do-previous-day",
        Some(20),
    ),
    row(In::Chart, NEXT_DAY, Do::NextDay, "console-do-next-day", Some(21)),
    row(In::Chart, &[letter('t')], Do::Today, "console-do-today", Some(22)),
    row(
        In::Chart,
        &[plain(Code::Enter), letter(' '), plain(Code::Tab)],
        Do::Choose,
        "chart-do-against",
        Some(10),
    ),
    row(
        In::Chart,
        &[letter('r'), plain(Code::Function(5))],
        Do::Again,
        "console-do-again",
        None,
    ),
    row(In::Chart, CLOSE, Do::Back, "console-do-close", Some(30)),
    // What an import did.
    row(In::Summary, UP, Do::Up, "console-do-up", None),
    row(In::Summary, DOWN, Do::Down, "console-do-down", Some(30)),
    row(
        In::Summary,
        &[plain(Code::PageUp)],
        Do::PageUp,
        "console-do-page-up",
        None,
    ),
    row(
        In::Summary,
        &[plain(Code::PageDown)],
        Do::PageDown,
        "console-do-page-down",
        None,
    ),
    row(In::Summary, HOME, Do::First, "console-do-first", None),
    row(In::Summary, END, Do::Last, "console-do-last", None),
    row(
        In::Summary,
        &[plain(Code::Tab), plain(Code::Right), letter('l')],
        Do::NextField,
        "imports-do-next-part",
        Some(12),
    ),
    row(
        In::Summary,
        &[plain(Code::BackTab), plain(Code::Left), letter('h')],
        Do::PreviousField,
        "imports-do-previous-part",
        None,
    ),
    row(In::Summary, ENTER, Do::Choose, "imports-do-file", Some(10)),
    row(
        In::Summary,
        &[letter('s')],
        Do::FilterSystem,
        "imports-do-filter-system",
        Some(15),
    ),
    row(
        In::Summary,
        &[letter('d')],
        Do::FilterDay,
        "imports-do-filter-day",
        Some(16),
    ),
    row(In::Summary, &[letter('y')], Do::Copy, "imports-do-copy", Some(20)),
    row(In::Summary, CLOSE, Do::Back, "console-do-close", Some(40)),
    // How far an import is.
    row(
        In::Progress,
        &[letter('x')],
        Do::CancelImport,
        "console-do-cancel-import",
        Some(10),
    ),
    row(
        In::Progress,
        &[
            plain(Code::Escape),
            plain(Code::Enter),
            letter('q'),
            Key::ctrl('c'),
        ],
        Do::Back,
        "console-do-close",
        Some(20),
    ),
];
