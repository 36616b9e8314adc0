//! The fields, then each line before and after, side by side; the selected one stands below in full.

use super::{Focus, PARTS, Phase, ReplaceDialog};
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, text, window};
use crate::engine::Level;
use crate::mapping::{Replacement, Verdict};
use ratatui::layout::Position;
use ratatui::style::Style;
use std::ops::Range;

/// Rows above the list: three fields, how many lines, a heading.
const ABOVE: u16 = 5;
/// Rows below it: a rule, the value type, both paths, what is to be said of it.
const BELOW: u16 = 6;

/// How many lines are in view.
pub fn rows(state: &State) -> usize {
    usize::from(state.size.height.saturating_sub(6 + ABOVE + BELOW)).max(1)
}

pub fn draw(dialog: &ReplaceDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
    let inside = window::open(canvas, look, &look.say("replace-title"), width, height);
    let cursor = fields(dialog, state, &mut canvas.at(inside));
    let mut head = canvas.at(inside);
    let (words, level) = said(dialog, state);
    let style = if level == Level::Fine {
        theme.text
    } else {
        theme.level(level)
    };
    head.put(0, 3, &words, style);
    let list = window::rows(inside, ABOVE, inside.height.saturating_sub(ABOVE + BELOW));
    let below = window::rows(inside, ABOVE + list.height, inside.height);
    details(dialog, state, &mut canvas.at(below));
    if dialog.found.is_empty() {
        return cursor.or(canvas.at(inside).position(0, 0));
    }
    let mut head = canvas.at(inside);
    let half = half(head.width());
    head.put(
        super::super::ticks::CELLS,
        4,
        &look.say("replace-before"),
        theme.faint,
    );
    let x = super::super::ticks::CELLS + half + 3;
    head.put(x, 4, &look.say("replace-after"), theme.faint);
    head.put_right(head.width(), 4, &dialog.ticks.place(rows(state)), theme.faint);
    let focused = dialog.focus == Focus::List;
    let at = dialog
        .ticks
        .draw(look, &mut canvas.at(list), focused, |row, canvas| {
            if let Some(found) = dialog.found.get(row) {
                line(look, found, half, canvas);
            }
        });
    cursor.or(at)
}

/// Cells of a path when two stand side by side in so many cells, behind a tick, with an arrow between and a sign behind.
fn half(width: u16) -> u16 {
    width.saturating_sub(super::super::ticks::CELLS + 3 + 2) / 2
}

fn fields(dialog: &ReplaceDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let labels = ["replace-find", "replace-new", "replace-in"].map(|key| look.say(key));
    let x = labels.iter().map(|label| text::width(label)).max().unwrap_or(0) + 2;
    let cells = canvas.width().saturating_sub(x);
    let mut cursor = None;
    for ((label, focus), y) in labels.iter().zip(Focus::ALL).zip(0..) {
        let focused = dialog.focus == focus;
        let style = if focused {
            look.theme.strong
        } else {
            look.theme.text
        };
        canvas.put(0, y, label, style);
        let input = match focus {
            Focus::Find => &dialog.find,
            Focus::New => &dialog.new,
            Focus::Part | Focus::List => {
                let words = look.say(PARTS[dialog.part % PARTS.len()].1);
                canvas.put(x, y, &format!("< {words} >"), style);
                let at = canvas.position(x, y).filter(|_| focused);
                cursor = cursor.or(at);
                canvas.spot(x, y, cells, || {
                    Does::field(
                        dialog.stops(),
                        &dialog.focus,
                        &focus,
                        &[crate::console::command::Command::Later],
                    )
                });
                continue;
            }
        };
        let shown = (input, Reveal::Shown);
        let at = field::draw(look, canvas, (x, y, cells), shown, (focused, Style::new()));
        cursor = cursor.or(at);
        canvas.spot(x, y, cells, || {
            Does::field(dialog.stops(), &dialog.focus, &focus, &[])
        });
    }
    cursor
}

/// How many lines would change and what is wrong with them, or why there are none.
fn said(dialog: &ReplaceDialog, state: &State) -> (String, Level) {
    let look = &state.look;
    match &dialog.phase {
        Phase::Reading => return (look.say("replace-reading"), Level::Fine),
        Phase::Failed(why) => return (look.tell(why), Level::Error),
        Phase::Ready(_) if dialog.changing.is_some() => return (look.say("replace-changing"), Level::Fine),
        Phase::Ready(_) => {}
    }
    if let Some(fault) = dialog.fault() {
        let level = if dialog.find.value().is_empty() {
            Level::Fine
        } else {
            Level::Warning
        };
        return (look.say(fault), level);
    }
    let nowhere = dialog.found.iter().filter(|each| {
        let verdict = each.verdict;
        !matches!(verdict, Verdict::There | Verdict::NoTree)
    });
    let unknown = dialog.found.iter().filter(|each| each.verdict == Verdict::NoTree);
    let (nowhere, unknown) = (nowhere.count(), unknown.count());
    let values = [
        ("count", dialog.found.len().into()),
        ("ticked", dialog.ticks.ticked().count().into()),
        ("nowhere", nowhere.into()),
        ("unknown", unknown.into()),
    ];
    let words = look.with("replace-count", &values);
    let more = match (nowhere, unknown) {
        (0, 0) => return (words, Level::Fine),
        (0, _) => "replace-unknown",
        _ => "replace-nowhere",
    };
    (format!("{words} {}", look.with(more, &values)), Level::Warning)
}

fn line(look: &Look, found: &Replacement, half: u16, canvas: &mut Canvas<'_>) {
    let before = found.line.metric().map_or("", |path| path.as_str());
    let after = found.after.as_str();
    let (gone, come) = differing(before, after);
    let from = around(before, after, &gone, &come, half);
    put(look, canvas, (0, half), before, gone, from);
    canvas.put(half + 1, 0, look.glyphs.arrow, look.theme.faint);
    put(look, canvas, (half + 3, half), after, come, from);
    let sign = match found.verdict {
        Verdict::There => return,
        Verdict::NoTree => (look.glyphs.quiet, look.theme.faint),
        Verdict::NoMetric | Verdict::NoSystem | Verdict::Twice => (look.glyphs.warning, look.theme.warning),
        Verdict::Unreadable => (look.glyphs.bad, look.theme.bad),
    };
    canvas.put_right(canvas.width(), 0, sign.0, sign.1);
}

/// Where two texts differ: what of each stands between their common beginning and end.
fn differing(one: &str, other: &str) -> (Range<usize>, Range<usize>) {
    let pairs = one.char_indices().zip(other.chars());
    let start = pairs
        .take_while(|((_, one), other)| one == other)
        .map(|((at, one), _)| at + one.len_utf8())
        .last()
        .unwrap_or(0);
    let backwards = one[start..].chars().rev().zip(other[start..].chars().rev());
    let common = backwards.take_while(|(one, other)| one == other);
    let end: usize = common.map(|(one, _)| one.len_utf8()).sum();
    (start..one.len() - end, start..other.len() - end)
}

/// The byte from which both are shown, so that what differs is seen and stands at the same place.
fn around(one: &str, other: &str, gone: &Range<usize>, come: &Range<usize>, cells: u16) -> usize {
    let fits = |text: &str, end: usize| text::width(text) <= cells || text::width(&text[..end]) < cells;
    if fits(one, gone.end) && fits(other, come.end) {
        return 0;
    }
    // Some of what is common stays in view.
    one[..gone.start]
        .char_indices()
        .rev()
        .nth(3)
        .map_or(0, |(at, _)| at)
}

fn put(
    look: &Look,
    canvas: &mut Canvas<'_>,
    (x, cells): (u16, u16),
    words: &str,
    differs: Range<usize>,
    from: usize,
) {
    let (ellipsis, theme) = (look.glyphs.ellipsis, &look.theme);
    let lead = if from > 0 { ellipsis } else { "" };
    let shown = format!("{lead}{}", &words[from..]);
    let end = canvas.put_within(x, 0, cells, &shown, theme.text);
    let before = text::width(lead) + text::width(&words[from..differs.start.max(from)]);
    let width = text::width(&words[differs.start.max(from)..differs.end.max(from)]);
    let room = end.saturating_sub(x + before);
    canvas.restyle(x + before, 0, width.min(room), theme.hit);
}

/// The selected line in full, and what is to be said of it.
fn details(dialog: &ReplaceDialog, state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    canvas.line(0, 0, canvas.width(), look.glyphs.horizontal, theme.rule);
    let selected = dialog.ticks.selected().and_then(|row| dialog.found.get(row));
    let Some(found) = selected else {
        unread(dialog, state, canvas);
        return;
    };
    let values = [
        (
            "name",
            state.name_of((found.line.queue, found.line.value_type)).into(),
        ),
        ("line", found.line.line.into()),
    ];
    canvas.put(0, 1, &look.with("replace-line", &values), theme.strong);
    let before = found.line.metric().map_or("", |path| path.as_str());
    canvas.put(0, 2, &format!("- {before}"), theme.text);
    canvas.put(0, 3, &format!("+ {}", found.after), theme.text);
    let (words, style) = match found.verdict {
        Verdict::There => (look.say("replace-there"), theme.good),
        Verdict::NoMetric => (look.say("replace-no-metric"), theme.warning),
        Verdict::NoSystem => (look.say("replace-no-system"), theme.warning),
        Verdict::Twice => (look.say("replace-twice"), theme.warning),
        Verdict::Unreadable => (look.say("replace-unreadable"), theme.bad),
        Verdict::NoTree => (no_tree(dialog, state, found), theme.faint),
    };
    for (line, y) in text::wrap(&words, canvas.width()).iter().zip(4..) {
        canvas.put(0, y, line, style);
    }
}

/// Why it is not known whether a path exists.
fn no_tree(dialog: &ReplaceDialog, state: &State, found: &Replacement) -> String {
    let Phase::Ready(ground) = &dialog.phase else {
        return String::new();
    };
    let names = ground.unread.iter().map(|unread| unread.system.as_str());
    let system = crate::mapping::system_of(&found.after, names);
    let unread = ground
        .unread
        .iter()
        .find(|unread| Some(unread.system.as_str()) == system);
    match unread {
        Some(unread) => unread.words("replace-no-tree", &state.look),
        None => state.look.say("replace-tree-unasked"),
    }
}

/// While there is no line to tell of: which trees are not known.
fn unread(dialog: &ReplaceDialog, state: &State, canvas: &mut Canvas<'_>) {
    let Phase::Ready(ground) = &dialog.phase else {
        return;
    };
    for (unread, y) in ground.unread.iter().zip(1..) {
        let words = unread.words("map-auto-unread", &state.look);
        canvas.put(0, y, &words, state.look.theme.faint);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_is_found_between_what_is_common() {
        assert_eq!(differing("CSV:a:b", "ACD:a:b"), (0..3, 0..3));
        assert_eq!(differing("CSV:aa", "CSV:aaa"), (6..6, 6..7));
        assert_eq!(differing("é:x", "è:x"), (0..2, 0..2));
        assert_eq!(differing("abc", ""), (0..3, 0..0));
    }

    #[test]
    fn long_paths_are_shown_around_what_differs() {
        let (one, other) = (
            "CSV:Customer Care:Hotline:Calls",
            "CSV:Customer Care:Orders:Calls",
        );
        let (gone, come) = differing(one, other);
        assert_eq!(around(one, other, &gone, &come, 40), 0);
        assert_eq!(&one[around(one, other, &gone, &come, 12)..], "are:Hotline:Calls");
    }
}
