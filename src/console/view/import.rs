//! The dialog that starts an import.

use crate::console::command::Command;
use crate::console::dialog::{Fault, Field, ImportForm, QUICK};
use crate::console::state::State;
use crate::console::widget::button::button;
use crate::console::widget::window;
use crate::console::widget::{Canvas, Does, text};
use crate::engine::{ImportRequest, ImportWhat};
use ratatui::layout::Position;
use tui_input::Input;

const DATE_CELLS: u16 = 12;

pub fn draw(state: &State, form: &ImportForm, canvas: &mut Canvas<'_>) -> Option<Position> {
    let look = &state.look;
    let width = canvas.width().saturating_sub(8).clamp(20, 70);
    let words = text::wrap(&words(state, form), width);
    let systems = u16::try_from(form.systems.len()).unwrap_or(u16::MAX);
    // Everything but the systems: kind, days, blanks, words, buttons.
    let fixed = 7 + u16::try_from(words.len().max(4)).unwrap_or(4);
    let shown = systems
        .min(canvas.height().saturating_sub(fixed + 4))
        .max(systems.min(1));
    let inside = window::open(
        canvas,
        look,
        &look.say("console-import-title"),
        width,
        fixed + shown,
    );
    let mut canvas = canvas.at(inside);
    let label = labels(state);
    let mut cursor = kind(state, form, &mut canvas, label);
    cursor = days(state, form, &mut canvas, label).or(cursor);
    cursor = quick(state, form, &mut canvas, label).or(cursor);
    cursor = self::systems(state, form, &mut canvas, label, shown).or(cursor);
    let below = 3 + shown + 1;
    let bad = form.request().is_err();
    let style = if bad { look.theme.warning } else { look.theme.text };
    let room = canvas.height().saturating_sub(below + 2);
    for (line, y) in words.iter().take(room.into()).zip(below..) {
        canvas.put(0, y, line, style);
    }
    let last = canvas.height().saturating_sub(1);
    let mut x = 0;
    for (field, key) in [
        (Field::Start, "console-import-start"),
        (Field::Close, "console-import-close"),
    ] {
        if form.field == field {
            cursor = canvas.position(x, last);
        }
        let end = button(look, &mut canvas, x, last, &look.say(key), form.field == field);
        spot(form, &canvas, (x, last, end - x), field, &[Command::Choose]);
        x = end + 2;
    }
    cursor
}

/// A press brings the focus to a field, and does more with it.
fn spot(
    form: &ImportForm,
    canvas: &Canvas<'_>,
    (x, y, cells): (u16, u16, u16),
    field: Field,
    more: &[Command],
) {
    canvas.spot(x, y, cells, || {
        Does::field(&form.fields(), &form.field, &field, more)
    });
}

const LABELS: [&str; 3] = [
    "console-import-what",
    "console-import-days",
    "console-import-systems",
];

fn labels(state: &State) -> u16 {
    LABELS
        .iter()
        .map(|key| text::width(&state.look.say(key)))
        .max()
        .unwrap_or(0)
        + 2
}

fn kind(state: &State, form: &ImportForm, canvas: &mut Canvas<'_>, label: u16) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    canvas.put(0, 0, &look.say(LABELS[0]), theme.faint);
    let mut x = label;
    let mut cursor = None;
    let kinds = [
        (ImportWhat::Contacts, "console-import-calls"),
        (ImportWhat::Activities, "console-import-agents"),
        (ImportWhat::Both, "console-import-both"),
    ];
    let now = kinds.iter().position(|(what, _)| *what == form.what).unwrap_or(0);
    for (index, (what, key)) in kinds.into_iter().enumerate() {
        let chosen = form.what == what;
        let sign = if chosen {
            look.glyphs.chosen
        } else {
            look.glyphs.unchosen
        };
        let focused = form.field == Field::What && chosen;
        let style = match (focused, chosen) {
            (true, _) => theme.title_focused,
            (false, true) => theme.strong,
            (false, false) => theme.text,
        };
        if focused {
            cursor = canvas.position(x, 0);
        }
        let end = canvas.put(x, 0, &format!("({sign}) {}", look.say(key)), style);
        let turn = Does::steps(now, index, (Command::Earlier, Command::Later));
        spot(form, canvas, (x, 0, end - x), Field::What, &turn);
        x = end + 2;
    }
    cursor
}

fn days(state: &State, form: &ImportForm, canvas: &mut Canvas<'_>, label: u16) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    canvas.put(0, 1, &look.say(LABELS[1]), theme.faint);
    let first = date(state, canvas, label, &form.first, form.field == Field::First);
    let between = canvas.put(
        label + DATE_CELLS + 1,
        1,
        &look.say("console-import-to"),
        theme.faint,
    ) + 1;
    let last = date(state, canvas, between, &form.last, form.field == Field::Last);
    spot(form, canvas, (label, 1, DATE_CELLS), Field::First, &[]);
    spot(form, canvas, (between, 1, DATE_CELLS), Field::Last, &[]);
    first.or(last)
}

/// Days that are often wanted, side by side; the one that the dates say is marked.
fn quick(state: &State, form: &ImportForm, canvas: &mut Canvas<'_>, label: u16) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut x = label;
    let mut cursor = (form.field == Field::Quick)
        .then(|| canvas.position(x, 2))
        .flatten();
    for choice in QUICK {
        let (chosen, focused) = (form.is_quick(choice), form.field == Field::Quick);
        let sign = if chosen {
            look.glyphs.chosen
        } else {
            look.glyphs.unchosen
        };
        let style = match (focused, chosen) {
            (true, true) => theme.title_focused,
            (true, false) => theme.related,
            (false, true) => theme.strong,
            (false, false) => theme.text,
        };
        if focused && chosen {
            cursor = canvas.position(x, 2);
        }
        x = canvas.put(x, 2, &format!("({sign}) {}", look.say(choice.0)), style) + 1;
    }
    cursor
}

fn date(state: &State, canvas: &mut Canvas<'_>, x: u16, input: &Input, focused: bool) -> Option<Position> {
    let theme = &state.look.theme;
    let style = if focused {
        theme.field.patch(theme.related)
    } else {
        theme.field
    };
    canvas.line(x, 1, DATE_CELLS, " ", style);
    let scroll = input.visual_scroll(usize::from(DATE_CELLS - 1));
    let shown: String = input.value().chars().skip(scroll).collect();
    canvas.put_within(x, 1, DATE_CELLS, &shown, style);
    let column = u16::try_from(input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    if focused {
        canvas.position(x + column.min(DATE_CELLS), 1)
    } else {
        None
    }
}

fn systems(
    state: &State,
    form: &ImportForm,
    canvas: &mut Canvas<'_>,
    label: u16,
    shown: u16,
) -> Option<Position> {
    let (look, theme) = (&state.look, &state.look.theme);
    canvas.put(0, 3, &look.say(LABELS[2]), theme.faint);
    let at = match form.field {
        Field::System(index) => index,
        _ => 0,
    };
    let skip = (at + 1).saturating_sub(shown.into());
    let mut cursor = None;
    let rows = form.systems.iter().enumerate().skip(skip).take(shown.into());
    for ((index, (name, ticked)), y) in rows.zip(3..) {
        let sign = if *ticked {
            look.glyphs.ticked
        } else {
            look.glyphs.unticked
        };
        let focused = form.field == Field::System(index);
        let style = if focused { theme.title_focused } else { theme.text };
        let end = canvas.put(label, y, &format!("[{sign}] {name}"), style);
        let area = (label, y, end.saturating_sub(label));
        spot(form, canvas, area, Field::System(index), &[Command::Tick]);
        if focused {
            cursor = canvas.position(label, y);
        }
    }
    cursor
}

/// What it will do in words, or what is wrong with it.
fn words(state: &State, form: &ImportForm) -> String {
    match form.request() {
        Ok(request) => will_do(state, form, &request),
        Err(fault) => state.look.say(match fault {
            Fault::FirstDay => "console-fault-first-day",
            Fault::LastDay => "console-fault-last-day",
            Fault::Order => "console-fault-order",
            Fault::Future => "console-fault-future",
            Fault::NoSystem => "console-fault-no-system",
        }),
    }
}

fn will_do(state: &State, form: &ImportForm, request: &ImportRequest) -> String {
    let look = &state.look;
    let days = (request.last - request.first).get_days() + 1;
    let systems = form.chosen_systems().join(", ");
    let values = [
        ("days", days.into()),
        ("first", request.first.to_string().into()),
        ("last", request.last.to_string().into()),
        (
            "systems",
            if systems.is_empty() {
                look.say("console-import-all").into()
            } else {
                systems.into()
            },
        ),
    ];
    let first = match request.what {
        ImportWhat::Contacts => look.with("console-will-calls", &values),
        ImportWhat::Activities => look.with("console-will-agents", &values),
        ImportWhat::Both => look.with("console-will-both", &values),
    };
    format!("{first} {}", look.say("console-will-wait"))
}
