//! The text above, the values to try it with below it, then what is wrong or what came out, then the buttons.

use super::trial::Outcome;
use super::{Button, Focus, ScriptDialog, Source};
use crate::config::{LineChange, line_changes};
use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::state::State;
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, button, text, window};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// The most values in view at a time.
const VALUES: u16 = 4;
const VALUE_CELLS: u16 = 10;
/// What was found, two rows for what came out, a blank, the buttons.
const BELOW: u16 = 5;

fn value_rows(dialog: &ScriptDialog, height: u16) -> u16 {
    let fields = u16::try_from(dialog.trial.fields()).unwrap_or(u16::MAX);
    fields.min(VALUES).min(height / 3)
}

/// How many lines a page of the text has, about.
pub fn page(state: &State) -> usize {
    usize::from(state.size.height / 2).max(2)
}

pub fn draw(dialog: &ScriptDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let file = dialog.file.clone().unwrap_or_else(|| look.say("editor-default"));
    let changed = if dialog.is_changed() { " *" } else { "" };
    let title = format!("{} {} {file}{changed}", dialog.name, look.glyphs.dot);
    let (width, height) = (canvas.width(), canvas.height().saturating_sub(6));
    let inside = window::open(canvas, look, &title, width, height);
    let values = value_rows(dialog, inside.height);
    let [text_area, value_area, below] = parts(inside, values);
    let mut cursor = None;
    if matches!(dialog.source, Source::Reading) {
        canvas
            .at(text_area)
            .put(0, 0, &look.say("editor-reading"), look.theme.busy);
    } else {
        cursor = source(dialog, look, &mut canvas.at(text_area));
    }
    cursor = self::values(dialog, look, &mut canvas.at(value_area)).or(cursor);
    findings(dialog, look, &mut canvas.at(below));
    let words = Button::ALL.map(|button| {
        look.say(match button {
            Button::Create => "editor-create",
            Button::Test => "editor-test",
            Button::Ok => "editor-ok",
            Button::Cancel => "editor-cancel",
        })
    });
    let focused = match dialog.focus {
        Focus::Button(button) => Button::ALL.iter().position(|each| *each == button),
        Focus::Text | Focus::Value(_) => None,
    };
    let mut canvas = canvas.at(below);
    button::row(look, &mut canvas, &words, focused, |index| {
        spot(dialog, Focus::Button(Button::ALL[index]), &[Command::Choose])
    })
    .or(cursor)
}

fn spot(dialog: &ScriptDialog, to: Focus, more: &[Command]) -> Does {
    Does::field(&dialog.stops(), &dialog.focus, &to, more)
}

fn parts(inside: Rect, values: u16) -> [Rect; 3] {
    let below = BELOW.min(inside.height);
    let text = inside.height.saturating_sub(below + values);
    [
        window::rows(inside, 0, text),
        window::rows(inside, text, values.min(inside.height - below)),
        window::rows(inside, inside.height - below, below),
    ]
}

/// The text, with the place of the first error marked.
fn source(dialog: &ScriptDialog, look: &Look, canvas: &mut Canvas<'_>) -> Option<Position> {
    let focus = spot(dialog, Focus::Text, &[]);
    let cursor = dialog
        .editor
        .draw(look, canvas, dialog.focus == Focus::Text, &focus);
    if let Some(error) = dialog.trial.error() {
        let line = error.line.saturating_sub(1) as usize;
        let column = error.column.saturating_sub(1) as usize;
        if let Some((x, y)) = dialog
            .editor
            .place_of(line, column, canvas.width(), canvas.height())
        {
            let mark = look
                .theme
                .bad
                .add_modifier(Modifier::UNDERLINED | Modifier::REVERSED);
            canvas.restyle(x, y, 1, mark);
        }
    }
    cursor
}

fn values(dialog: &ScriptDialog, look: &Look, canvas: &mut Canvas<'_>) -> Option<Position> {
    let theme = &look.theme;
    let focused = match dialog.focus {
        Focus::Value(field) => Some(field),
        Focus::Text | Focus::Button(_) => None,
    };
    let rows = usize::from(canvas.height());
    let skip = focused.map_or(0, |field| (field + 1).saturating_sub(rows));
    let count = dialog.trial.parameters();
    let mut cursor = None;
    for (field, y) in (skip..dialog.trial.fields()).take(rows).zip(0..) {
        let (label, meaning) = match field.checked_sub(count) {
            None => (format!("Para{}", field + 1), dialog.metrics[field].to_string()),
            Some(0) => ("Weekday".to_owned(), look.say("editor-weekday")),
            Some(_) => ("Minutes".to_owned(), look.say("editor-minutes")),
        };
        canvas.put(0, y, &label, theme.strong);
        canvas.spot(0, y, u16::MAX, || spot(dialog, Focus::Value(field), &[]));
        let Some(input) = dialog.trial.shown(field) else {
            continue;
        };
        let wrong = dialog.trial.outcome() == Some(&Outcome::Wrong(field));
        let style = if wrong { theme.bad } else { Style::new() };
        let here = focused == Some(field);
        let place = (9, y, VALUE_CELLS);
        cursor = field::draw(look, canvas, place, (input, Reveal::Shown), (here, style)).or(cursor);
        let words = if wrong {
            look.say("editor-wrong-number")
        } else {
            meaning
        };
        canvas.put(
            9 + VALUE_CELLS + 2,
            y,
            &words,
            if wrong { theme.bad } else { theme.faint },
        );
    }
    cursor
}

/// What is wrong with the text, or what is worth a word; and what the last test gave.
fn findings(dialog: &ScriptDialog, look: &Look, canvas: &mut Canvas<'_>) {
    let theme = &look.theme;
    let (sign, style, words) = verdict(dialog, look);
    let x = canvas.put(0, 0, sign, style) + 1;
    for (line, y) in text::wrap(&words, canvas.width().saturating_sub(x))
        .iter()
        .take(2)
        .zip(0..)
    {
        canvas.put(x, y, line, theme.text);
    }
    let result = match dialog.trial.outcome() {
        None | Some(Outcome::Wrong(_)) => return,
        Some(Outcome::Result(result, steps)) => look.with(
            "editor-result",
            &[
                ("result", result.0.to_string().into()),
                ("value", look.value(*result, 2).into()),
                ("steps", (*steps).into()),
            ],
        ),
        Some(Outcome::Failed(error)) => look.with("editor-failed", &[("why", look.tell(error).into())]),
    };
    let failed = matches!(dialog.trial.outcome(), Some(Outcome::Failed(_)));
    canvas.put(0, 2, &result, if failed { theme.bad } else { theme.strong });
}

fn verdict(dialog: &ScriptDialog, look: &Look) -> (&'static str, Style, String) {
    let (glyphs, theme) = (&look.glyphs, &look.theme);
    if let Some(error) = dialog.trial.error() {
        let values = [
            ("line", error.line.into()),
            ("column", error.column.into()),
            ("why", look.tell(&error.fault).into()),
        ];
        return (glyphs.bad, theme.bad, look.with("editor-error", &values));
    }
    let Some(program) = dialog.trial.program() else {
        return ("", theme.text, String::new());
    };
    let (declared, mapped) = (program.parameters(), dialog.parameters());
    if declared != mapped {
        let values = [("declared", declared.into()), ("mapped", mapped.into())];
        return (
            glyphs.warning,
            theme.warning,
            look.with("editor-disagrees", &values),
        );
    }
    match program.warnings().first() {
        Some(warning) => (glyphs.warning, theme.warning, look.tell(warning)),
        None => (glyphs.good, theme.good, look.say("editor-fine-syntax")),
    }
}

/// The lines in which two texts differ, a few at most.
pub fn difference(look: &Look, before: &str, after: &str) -> String {
    const MOST: usize = 8;
    let lines = line_changes(before, after)
        .into_iter()
        .filter_map(|change| match change {
            LineChange::Kept(_) => None,
            LineChange::Gone(line) => Some(format!("- {line}")),
            LineChange::New(line) => Some(format!("+ {line}")),
        });
    let mut lines: Vec<String> = lines.collect();
    if lines.len() > MOST {
        lines.truncate(MOST);
        lines.push(look.glyphs.ellipsis.to_owned());
    }
    lines.join("\n")
}
