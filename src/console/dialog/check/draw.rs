//! The findings one below another; what to do about the selected one stands below them.

use super::{CheckDialog, Phase};
use crate::check::{Level, Row};
use crate::console::state::State;
use crate::console::widget::{Canvas, text, window};
use ratatui::layout::Position;

/// Rows below the list: a blank one, the finding whole, what to do, whether the console helps.
const BELOW: u16 = 6;

/// How many findings are in view.
pub fn rows(state: &State) -> usize {
    usize::from(state.size.height.saturating_sub(6 + BELOW)).max(1)
}

pub fn draw(dialog: &CheckDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
    let inside = window::open(canvas, look, &title(dialog, state), width, height);
    let found = dialog.found(state);
    let list = window::rows(inside, 0, inside.height.saturating_sub(BELOW));
    let below = window::rows(inside, list.height, inside.height);
    let selected = found.get(dialog.list.selected).copied();
    details(state, dialog, found.len(), selected, &mut canvas.at(below));
    let typing = dialog.finder.draw(look, &mut canvas.at(below), 0);
    if found.is_empty() {
        let words = match &dialog.phase {
            Phase::Checking => look.say("check-checking"),
            Phase::Failed(why) => look.tell(why),
            Phase::Done => look.say("check-nothing-fits"),
        };
        let mut canvas = canvas.at(list);
        canvas.put(0, 0, &words, look.theme.text);
        return typing.or(canvas.position(0, 0));
    }
    let step = found
        .iter()
        .map(|row| text::width(&look.say(row.step.words())))
        .max()
        .unwrap_or(0);
    let at = dialog.list.draw(
        look,
        &mut canvas.at(list),
        found.len(),
        typing.is_none(),
        |index, area| {
            if let Some(row) = found.get(index) {
                line(state, row, step, area);
            }
        },
    );
    typing.or(at)
}

fn title(dialog: &CheckDialog, state: &State) -> String {
    let look = &state.look;
    let what = look.say(if dialog.only_problems {
        "check-title-problems"
    } else {
        "check-title"
    });
    match dialog.phase {
        Phase::Checking => format!("{what} {} {}", look.glyphs.dot, look.say("check-checking")),
        Phase::Done | Phase::Failed(_) => what,
    }
}

fn line(state: &State, row: &Row, step: u16, area: &mut Canvas<'_>) {
    let (glyphs, theme) = (&state.look.glyphs, &state.look.theme);
    let sign = glyphs.level(row.level);
    area.put(0, 0, sign, theme.level(row.level));
    area.put(2, 0, &state.look.say(row.step.words()), theme.faint);
    area.put(step + 4, 0, &found(state, row), theme.text);
}

pub fn found(state: &State, row: &Row) -> String {
    let found = state.look.tell(&row.found);
    match row.place.as_str() {
        "" => found,
        place => format!("{place}: {found}"),
    }
}

fn details(state: &State, dialog: &CheckDialog, count: usize, row: Option<&Row>, area: &mut Canvas<'_>) {
    let theme = &state.look.theme;
    let Some(row) = row else { return };
    let place = dialog.list.place(count, rows(state));
    area.put_right(area.width(), 0, &place, theme.faint);
    let lines = text::wrap(&found(state, row), area.width());
    let lines = lines.into_iter().map(|line| (line, theme.text));
    let hint = text::wrap(&state.look.tell(&row.hint), area.width());
    let hint = hint.into_iter().map(|line| (line, theme.strong));
    let not_here = Some(not_here(state, row)).filter(|words| !words.is_empty());
    let not_here = not_here.into_iter().map(|line| (line, theme.faint));
    for ((line, style), y) in lines.take(2).chain(hint.take(2)).chain(not_here).zip(1..) {
        area.put(0, y, &line, style);
    }
}

/// That nothing in the console mends a fault; empty when something does, or nothing is wrong.
pub fn not_here(state: &State, row: &Row) -> String {
    match super::mend::way(state, row) {
        None if row.level > Level::Fine => state.look.say("check-not-here"),
        _ => String::new(),
    }
}

/// How many errors and warnings.
pub fn verdict(dialog: &CheckDialog, state: &State) -> String {
    let count = |level: Level| dialog.rows.iter().filter(|row| row.level == level).count();
    let values = [
        ("errors", count(Level::Error).into()),
        ("warnings", count(Level::Warning).into()),
    ];
    match dialog
        .rows
        .iter()
        .map(|row| row.level)
        .max()
        .unwrap_or(Level::Fine)
    {
        Level::Fine => state.look.say("check-fine"),
        Level::Warning | Level::Error => state.look.with("check-verdict", &values),
    }
}
