//! One log: time, weight, text; the selected line stands whole below.

use super::list::bytes;
use super::{Following, LogDialog, Purpose};
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::{Canvas, text, window};
use crate::journal::{LogLine, Weight};
use ratatui::layout::Position;
use ratatui::style::Style;

/// Rows for the selected line.
const BELOW: u16 = 4;
/// The column of the weight: behind `MM/DD/YY hh:mm:ss`.
const STAMP: u16 = 18;

/// How many lines are in view.
pub fn rows(state: &State) -> usize {
    // The main screen's last two lines, the frame, the line of the search, a blank one.
    usize::from(state.size.height.saturating_sub(2 + 2 + 2 + BELOW)).max(1)
}

pub fn draw(dialog: &LogDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let mut area = canvas.area();
    area.height = area.height.saturating_sub(2);
    let inside = window::frame(&mut canvas.at(area), look, &dialog.file.name);
    let mut head = canvas.at(inside);
    let typing = dialog.finder.draw(look, &mut head, 0);
    head.put_right(head.width(), 0, &condition(dialog, state), look.theme.faint);
    let list = window::rows(inside, 1, inside.height.saturating_sub(2 + BELOW));
    let lines = &dialog.window.lines;
    if lines.is_empty() {
        let words = match (&dialog.trouble, dialog.asked) {
            (Some(why), _) => look.tell(why),
            (None, Some(_)) => look.say("log-reading"),
            (None, None) if dialog.only_hits || dialog.only_problems => look.say("log-nothing-fits"),
            (None, None) => look.say("log-empty"),
        };
        let mut canvas = canvas.at(list);
        canvas.put(0, 0, &words, look.theme.text);
        return typing.or(canvas.position(0, 0));
    }
    let at = dialog.list.draw(
        look,
        &mut canvas.at(list),
        lines.len(),
        typing.is_none(),
        |index, row| {
            if let Some(line) = lines.get(index) {
                draw_line(dialog, look, line, row);
            }
        },
    );
    let below = window::rows(inside, inside.height.saturating_sub(BELOW), BELOW);
    if let Some(line) = lines.get(dialog.list.selected) {
        whole(dialog, look, line, &mut canvas.at(below));
    }
    typing.or(at)
}

/// Size, what is left out, whether it is followed.
fn condition(dialog: &LogDialog, state: &State) -> String {
    let look = &state.look;
    let mut parts = vec![bytes(state, dialog.window.size)];
    if dialog.only_problems {
        parts.push(look.say("log-only-problems"));
    }
    if dialog.only_hits {
        parts.push(look.say("log-only-hits"));
    }
    if let Some(Purpose::NextHit | Purpose::PreviousHit) = dialog.asked {
        parts.push(look.say("log-searching"));
    } else if let Some(why) = dialog
        .trouble
        .as_ref()
        .filter(|_| !dialog.window.lines.is_empty())
    {
        parts.push(look.tell(why));
    } else {
        parts.push(look.say(match dialog.following {
            Following::On => "log-following",
            Following::Off => "log-standing",
        }));
    }
    parts.join(&format!(" {} ", look.glyphs.dot))
}

fn weighed(look: &Look, weight: Weight) -> (&'static str, Style) {
    match weight {
        Weight::Plain => ("", look.theme.text),
        Weight::Warning => (look.glyphs.warning, look.theme.warning),
        Weight::Error => (look.glyphs.bad, look.theme.bad),
    }
}

fn draw_line(dialog: &LogDialog, look: &Look, line: &LogLine, row: &mut Canvas<'_>) {
    let (stamp, words) = line.parts();
    let (sign, style) = weighed(look, line.weight());
    let mut x = 0;
    if let Some(stamp) = stamp {
        row.put(0, 0, stamp, look.theme.faint);
        row.put(STAMP, 0, sign, style);
        x = STAMP + 2;
    }
    let room = row.width().saturating_sub(x);
    let shown = text::cut(words, room, look.glyphs.ellipsis).into_owned();
    row.put(x, 0, &shown, look.theme.text);
    dialog.finder.mark(look, row, (x, 0), &shown);
}

/// As much of the line as fits; Enter shows the rest.
fn whole(dialog: &LogDialog, look: &Look, line: &LogLine, canvas: &mut Canvas<'_>) {
    let rule = canvas.width();
    canvas.line(0, 0, rule, look.glyphs.horizontal, look.theme.rule);
    let mut lines = text::wrap(line.parts().1, canvas.width());
    let room = usize::from(canvas.height().saturating_sub(1));
    if lines.len() > room {
        lines.truncate(room);
        if let Some(last) = lines.last_mut() {
            *last = text::cut(
                &format!("{last} {}", look.glyphs.ellipsis),
                canvas.width(),
                look.glyphs.ellipsis,
            )
            .into_owned();
        }
    }
    for (words, y) in lines.iter().zip(1..) {
        canvas.put(0, y, words, weighed(look, line.weight()).1);
        dialog.finder.mark(look, canvas, (0, y), words);
    }
}
