//! The bar in the top line and the open menu below it.

use super::table::{Item, MENUS, marked};
use super::{MenuDialog, obstacle};
use crate::console::command::Command;
use crate::console::keys;
use crate::console::state::State;
use crate::console::widget::{Canvas, Does, text, window};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

/// Between a menu's words and its keys.
const GAP: u16 = 3;

struct Row {
    words: String,
    mark: Option<usize>,
    key: String,
    style: Style,
}

pub fn draw(menu: &MenuDialog, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
    let left = bar(menu, state, canvas);
    let rows = rows(menu, state);
    let width = rows
        .iter()
        .map(|row| text::width(&row.words) + text::width(&row.key) + GAP)
        .max()
        .unwrap_or(0);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX);
    let screen = canvas.area();
    let wanted = width.saturating_add(4).min(screen.width);
    let area = Rect {
        x: left.min(screen.width.saturating_sub(wanted)),
        y: 1,
        width: wanted,
        height: height.saturating_add(2).min(screen.height.saturating_sub(1)),
    };
    let inside = window::frame(&mut canvas.at(area), &state.look, "");
    let mut canvas = canvas.at(inside);
    // On a low screen the entries around the chosen one are shown.
    let shown = usize::from(canvas.height());
    let skip = (menu.item + 1).saturating_sub(shown);
    let mut cursor = None;
    for ((index, row), y) in rows.iter().enumerate().skip(skip).take(shown).zip(0..) {
        canvas.put(0, y, &row.words, row.style);
        if let Some(mark) = row.mark {
            let before: String = row.words.chars().take(mark).collect();
            canvas.restyle(
                text::width(&before),
                y,
                1,
                Style::new().add_modifier(Modifier::UNDERLINED),
            );
        }
        canvas.put_right(canvas.width(), y, &row.key, state.look.theme.key);
        let entries = menu.entries();
        let place = |item: usize| entries.iter().position(|entry| *entry == item);
        if let (Some(from), Some(to)) = (place(menu.item), place(index)) {
            canvas.spot(0, y, u16::MAX, || {
                let mut press = Does::steps(from, to, (Command::Up, Command::Down));
                press.push(Command::Choose);
                Does::Commands {
                    press,
                    again: Vec::new(),
                }
            });
        }
        if index == menu.item {
            canvas.restyle(0, y, canvas.width(), state.look.theme.selected);
            cursor = canvas.position(0, y);
        }
    }
    cursor
}

/// Returns the column of the open menu.
fn bar(menu: &MenuDialog, state: &State, canvas: &mut Canvas<'_>) -> u16 {
    let theme = &state.look.theme;
    let mut top = canvas.area();
    top.height = top.height.min(1);
    let mut canvas = canvas.at(top);
    canvas.clear();
    let (mut x, mut left) = (1, 0);
    for (index, each) in MENUS.iter().enumerate() {
        let (words, letter, mark) = marked(&state.look.say(each.words));
        let style = if index == menu.menu {
            theme.title_focused
        } else {
            theme.text
        };
        if index == menu.menu {
            left = x - 1;
        }
        let end = canvas.put(x, 0, &format!(" {words} "), style);
        canvas.spot(x, 0, end - x, || Does::command(Command::MenuAt(index)));
        if letter.is_some() {
            let before: String = words.chars().take(mark).collect();
            let at = x + 1 + text::width(&before);
            canvas.restyle(at, 0, 1, Style::new().add_modifier(Modifier::UNDERLINED));
        }
        x = end;
    }
    left
}

fn rows(menu: &MenuDialog, state: &State) -> Vec<Row> {
    let (look, theme) = (&state.look, &state.look.theme);
    let mut indent = "";
    let mut rows = Vec::new();
    for item in menu.menu().items {
        rows.push(match item {
            Item::Rule => {
                indent = "";
                Row {
                    words: String::new(),
                    mark: None,
                    key: String::new(),
                    style: theme.text,
                }
            }
            Item::Heading(words) => {
                indent = "  ";
                Row {
                    words: look.say(words),
                    mark: None,
                    key: String::new(),
                    style: theme.faint,
                }
            }
            Item::Entry { words, command } => {
                let (words, letter, mark) = marked(&look.say(words));
                let possible = obstacle(state, *command).is_none();
                Row {
                    words: format!("{indent}{words}"),
                    mark: letter.map(|_| mark + indent.len()),
                    key: keys::shown_for(*command).map_or_else(String::new, |key| key.name(look)),
                    style: if possible { theme.text } else { theme.faint },
                }
            }
        });
    }
    rows
}
