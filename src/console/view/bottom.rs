//! The last two lines: what was just said or is wrong, and the keys that work right now.

use crate::console::command::Command;
use crate::console::dialog::{Found, Layer, Search};
use crate::console::keys;
use crate::console::state::State;
use crate::console::update::{deed, obstacle};
use crate::console::widget::{Canvas, Does, text};
use ratatui::layout::{Position, Rect};

/// The answer to the last key, else the worst of what is wrong.
pub fn message(state: &State, canvas: &mut Canvas<'_>) {
    let (look, theme) = (&state.look, &state.look.theme);
    if let Some(message) = &state.message {
        let sign = look.glyphs.level(message.level);
        let x = canvas.put(1, 0, sign, theme.level(message.level)) + 1;
        canvas.put(x, 0, &message.text, theme.text);
        return;
    }
    canvas.spot_all(|| Does::command(Command::Problems));
    let Some((worst, count)) = state.worst_problem() else {
        return;
    };
    let width = canvas.width();
    let count = match count - 1 {
        0 => String::new(),
        more => format!("  {}", look.with("console-more", &[("count", more.into())])),
    };
    let sign = look.glyphs.level(worst.level);
    let x = canvas.put(1, 0, sign, theme.level(worst.level)) + 1;
    let (key, words) = lead(state)
        .and_then(|(command, words)| Some((keys::shown_for(command)?, words)))
        .map_or_else(Default::default, |(key, words)| {
            (format!("  {}", key.name(look)), format!(" {}", look.say(words)))
        });
    let tail = text::width(&count) + text::width(&key) + text::width(&words);
    let room = width.saturating_sub(x + 1 + tail);
    let end = canvas.put_within(x, 0, room, &look.sentence(&worst), theme.text);
    let end = canvas.put(end, 0, &count, theme.faint);
    let end = canvas.put(end, 0, &key, theme.key);
    canvas.put(end, 0, &words, theme.text);
}

/// So many lines a message may take, upwards, when one does not hold it.
const MESSAGE_LINES: usize = 4;

/// A message that its line cuts, whole, over what stands above until the next key: what went wrong, and what to do about
/// it, mostly stands at its end.
pub fn long_message(state: &State, canvas: &mut Canvas<'_>, line: Rect) {
    let Some(message) = &state.message else {
        return;
    };
    let lines = text::wrap(&message.text, line.width.saturating_sub(4));
    let count = u16::try_from(lines.len().min(MESSAGE_LINES)).unwrap_or(1);
    if count < 2 || count > line.y {
        return;
    }
    let (look, theme) = (&state.look, &state.look.theme);
    let above = Rect {
        y: line.y + 1 - count,
        height: count,
        ..line
    };
    let mut canvas = canvas.at(above);
    canvas.clear();
    canvas.put(1, 0, look.glyphs.level(message.level), theme.level(message.level));
    let (whole, rest) = lines.split_at(usize::from(count - 1));
    let last = rest.join(" ");
    for (words, y) in whole.iter().chain([&last]).zip(0..) {
        canvas.put(3, y, words, theme.text);
    }
}

/// What leads on from the problem that the message line tells, with its words; above a dialog its key would mean something
/// else.
fn lead(state: &State) -> Option<(Command, &'static str)> {
    if state.message.is_some() || !state.layers.is_empty() {
        return None;
    }
    state.worst_problem()?;
    Some(if state.is_fresh() {
        (Command::FirstSteps, "console-do-first-steps")
    } else {
        (Command::Problems, "console-do-problems")
    })
}

/// The keys that do something here and now; while a search is typed, its field in front. Returns the field's cursor.
pub fn keys(state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let theme = &state.look.theme;
    if let Some(line) = state.message.as_ref().and_then(|message| message.line.as_ref()) {
        canvas.put(0, 0, line, theme.text);
        return None;
    }
    let mut x = 1;
    let mut cursor = None;
    if let Some(Layer::Search(search)) = state.layers.last() {
        (x, cursor) = search_field(state, canvas, search);
    }
    for hint in fitting_hints(state, canvas.width().saturating_sub(x)) {
        let start = x;
        x = canvas.put(x, 0, &hint.name, theme.key) + 1;
        x = canvas.put(x, 0, &hint.words, theme.text);
        canvas.spot(start, 0, x.saturating_sub(start), || Does::command(hint.command));
        x += 2;
    }
    cursor
}

/// A key and what it does.
struct Hint {
    command: Command,
    name: String,
    words: String,
}

impl Hint {
    /// The way out and the help are never left out.
    fn is_vital(&self) -> bool {
        matches!(self.command, Command::Help | Command::Quit | Command::Back)
    }

    /// With the blanks around.
    fn cells(&self) -> u16 {
        text::width(&self.name) + text::width(&self.words) + 3
    }
}

/// The hints for so many cells, in their order: the vital ones, and of the others the first that fit whole.
fn fitting_hints(state: &State, width: u16) -> Vec<Hint> {
    let look = &state.look;
    let possible = |command: Command| match state.layers.last() {
        None => obstacle(state, command).is_none(),
        Some(Layer::Dialog(open)) => open.dialog.offers(command, state),
        Some(_) => true,
    };
    let told = lead(state).map(|(command, _)| command);
    let mut hints: Vec<Hint> = keys::hints(&state.contexts())
        .into_iter()
        .filter(|binding| possible(binding.command) && told != Some(binding.command))
        .filter_map(|binding| {
            let words = match binding.command {
                Command::Activate if state.layers.is_empty() => deed(state).words(),
                command => match state.layers.last() {
                    Some(Layer::Dialog(open)) => open.dialog.words(command, state),
                    _ => None,
                }
                .unwrap_or(binding.words),
            };
            Some(Hint {
                command: binding.command,
                name: binding.keys.first()?.name(look),
                words: look.say(words),
            })
        })
        .collect();
    let vital = hints.iter().filter(|hint| hint.is_vital());
    let mut used: u16 = vital.map(Hint::cells).sum();
    hints.retain(|hint| {
        if hint.is_vital() {
            return true;
        }
        let fits = used + hint.cells() <= width + 1;
        used += if fits { hint.cells() } else { 0 };
        fits
    });
    hints
}

/// The names of the keys that both lines show, in their order.
#[cfg(test)]
pub fn shown_keys(state: &State) -> Vec<String> {
    let leads = lead(state).and_then(|(command, _)| keys::shown_for(command));
    let leads = leads.map(|key| key.name(&state.look));
    let cells = state.areas().keys.width.saturating_sub(1);
    let hints = fitting_hints(state, cells).into_iter().map(|hint| hint.name);
    leads.into_iter().chain(hints).collect()
}

fn search_field(state: &State, canvas: &mut Canvas<'_>, search: &Search) -> (u16, Option<Position>) {
    let (look, theme) = (&state.look, &state.look.theme);
    let x = canvas.put(1, 0, &look.say("console-search"), theme.strong) + 1;
    let cells = (canvas.width() / 3).max(10);
    let scroll = search.input.visual_scroll(usize::from(cells.saturating_sub(1)));
    let shown: String = search.input.value().chars().skip(scroll).collect();
    canvas.line(x, 0, cells, " ", theme.field);
    let style = match search.found {
        Found::Something => theme.field,
        Found::Nothing => theme.field.patch(theme.bad),
    };
    canvas.put_within(x, 0, cells, &shown, style);
    let column = u16::try_from(search.input.visual_cursor().saturating_sub(scroll)).unwrap_or(0);
    (x + cells + 2, canvas.position(x + column.min(cells), 0))
}
