//! The import that runs, whoever started it: how far it is in all and within the day, and how long it takes yet.

use super::{Act, Dialog, Outcome};
use crate::console::command::Command;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::update::{cancel_question, obstacle};
use crate::console::view::import_kind;
use crate::console::widget::{Canvas, progress_bar, text, window};
use crate::engine::{ImportPhase, ImportProgress, ImportTrigger, Level};
use jiff::ToSpan;
use ratatui::layout::Position;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressDialog;

fn running(state: &State) -> Option<&ImportProgress> {
    state.engine.snapshot.as_ref()?.import.as_ref()
}

impl Dialog for ProgressDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Progress]
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        command != Command::CancelImport || obstacle(state, command).is_none()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => Outcome::close(),
            Command::CancelImport => match obstacle(state, command) {
                Some(why) => Outcome::stay().and(Act::Say(Level::Warning, state.look.say(why))),
                // One that has not begun is taken back without a question.
                None if state.next_import.is_some() => Outcome::close().and(Act::Command(command)),
                None => Outcome::stay().and(Act::Open(Box::new(cancel_question(&state.look)))),
            },
            _ => Outcome::stay(),
        }
    }

    /// It closes by itself when the import that it waits for has ended.
    fn watches_imports(&self) -> bool {
        true
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let width = canvas.width().saturating_sub(8).min(72);
        let inside = window::open(canvas, look, &look.say("imports-progress-title"), width, 12);
        let mut canvas = canvas.at(inside);
        match running(state) {
            Some(progress) => draw_progress(state, &mut canvas, progress),
            None => {
                let words = look.say("imports-starting");
                canvas.put(0, 0, &words, look.theme.text);
            }
        }
        let last = canvas.height().saturating_sub(2);
        let words = match state.next_import {
            Some(_) => look.say("console-import-next"),
            None => look.say("imports-goes-on"),
        };
        for (line, y) in text::wrap(&words, canvas.width()).iter().take(2).zip(last..) {
            canvas.put(0, y, line, look.theme.faint);
        }
        canvas.position(0, 0)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

fn draw_progress(state: &State, canvas: &mut Canvas<'_>, progress: &ImportProgress) {
    let (look, theme) = (&state.look, &state.look.theme);
    let what = look.say(import_kind(progress));
    let who = look.say(match progress.trigger {
        ImportTrigger::Manual => "imports-by-hand",
        ImportTrigger::Automatic | ImportTrigger::CatchUp => "imports-by-itself",
    });
    let days = [
        ("first", progress.first.to_string().into()),
        ("last", progress.last.to_string().into()),
    ];
    let days = look.with("gaps-range", &days);
    let dot = look.glyphs.dot;
    canvas.put(0, 0, &format!("{what} {dot} {days} {dot} {who}"), theme.strong);
    let values = [
        ("day", progress.day.to_string().into()),
        ("number", (progress.day_index + 1).into()),
        ("days", progress.days.into()),
    ];
    let day = look.with("console-import-day", &values);
    let all = look.say("imports-in-all");
    let label = text::width(&day).max(text::width(&all)) + 2;
    let cells = canvas.width().saturating_sub(label + 6);
    for (y, words, share) in [(2, &all, progress.fraction), (3, &day, progress.day_fraction)] {
        canvas.put(0, y, words, theme.text);
        progress_bar(canvas, look, label, y, cells, share);
        canvas.put_right(canvas.width(), y, &look.percent(share), theme.strong);
    }
    let phase = look.say(match progress.phase {
        ImportPhase::Reading => "console-phase-reading",
        ImportPhase::Scripting => "console-phase-scripting",
        ImportPhase::Delivering => "console-phase-delivering",
    });
    let system = match progress.system.as_str() {
        "" => phase,
        system => format!("{system}: {phase}"),
    };
    let left = progress.seconds_left.map_or_else(
        || look.say("imports-too-early"),
        |seconds| look.with("console-time-left", &[("time", look.duration(seconds).into())]),
    );
    let since = look.with(
        "imports-since",
        &[("at", look.moment(progress.started, state.now).into())],
    );
    let done = look.with(
        "imports-so-far",
        &[
            ("rows", look.count(progress.rows).into()),
            ("values", look.count(progress.values).into()),
        ],
    );
    canvas.put(0, 4, &format!("{system} {dot} {done}"), theme.text);
    canvas.put(0, 5, &format!("{left} {dot} {since}"), theme.text);
    self::days(state, canvas, progress, 7);
}

/// A sign for each day: done, in hand, to come.
fn days(state: &State, canvas: &mut Canvas<'_>, progress: &ImportProgress, y: u16) {
    let (look, theme) = (&state.look, &state.look.theme);
    let per_row = u32::from((canvas.width() / 8).max(1));
    // The rows around the day in hand.
    let first = (progress.day_index / per_row).saturating_sub(1) * per_row;
    let rows = u32::from(canvas.height().saturating_sub(y + 3));
    for index in first..progress.days.min(first + per_row * rows) {
        let Ok(day) = progress.first.checked_add(i64::from(index).days()) else {
            return;
        };
        let (sign, style) = match index.cmp(&progress.day_index) {
            std::cmp::Ordering::Less => (look.glyphs.good, theme.good),
            std::cmp::Ordering::Equal => (look.glyphs.busy, theme.busy),
            std::cmp::Ordering::Greater => (look.glyphs.quiet, theme.faint),
        };
        let (row, column) = ((index - first) / per_row, (index - first) % per_row);
        let (x, y) = (column as u16 * 8, y + row as u16);
        canvas.put(x, y, sign, style);
        canvas.put(x + 2, y, &day.strftime("%m-%d").to_string(), theme.faint);
    }
}
