//! Rows of which one is chosen, or several are ticked: columns of a file, names of queues.

use crate::console::command::Command;
use crate::console::state::State;
use crate::console::widget::{Canvas, List, window};
use ratatui::layout::Position;

#[derive(Debug, Clone)]
pub struct Picker {
    title: String,
    /// What a row stands for, and how it is shown.
    rows: Vec<(String, String)>,
    /// `None`: one is chosen.
    ticks: Option<Vec<bool>>,
    list: List,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    Going,
    Nothing,
    These(Vec<String>),
}

impl Picker {
    pub fn one(title: String, rows: Vec<(String, String)>, now: &str) -> Self {
        let selected = rows.iter().position(|(value, _)| value == now).unwrap_or(0);
        let mut list = List::default();
        list.selected = selected;
        Self {
            title,
            rows,
            ticks: None,
            list,
        }
    }

    pub fn several(title: String, names: Vec<String>) -> Self {
        Self {
            title,
            ticks: Some(vec![false; names.len()]),
            rows: names.into_iter().map(|name| (name.clone(), name)).collect(),
            list: List::default(),
        }
    }

    pub fn offers(&self, command: Command) -> bool {
        match command {
            Command::Tick | Command::TickAll => self.ticks.is_some(),
            Command::Again => false,
            _ => true,
        }
    }

    fn shown(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(8)).clamp(1, 24)
    }

    pub fn command(&mut self, command: Command, state: &State) -> Picked {
        let at = self.list.selected;
        match (command, &mut self.ticks) {
            (Command::Back, _) => return Picked::Nothing,
            (Command::Tick, Some(ticks)) => {
                if let Some(tick) = ticks.get_mut(at) {
                    *tick = !*tick;
                }
            }
            (Command::TickAll, Some(ticks)) => {
                let all = ticks.iter().all(|tick| *tick);
                ticks.fill(!all);
            }
            (Command::Choose, ticks) => {
                let ticked = ticks.as_ref().is_some_and(|ticks| ticks.contains(&true));
                let chosen = self.rows.iter().enumerate().filter(|(index, _)| match ticks {
                    Some(ticks) if ticked => ticks.get(*index) == Some(&true),
                    _ => *index == at,
                });
                return Picked::These(chosen.map(|(_, (value, _))| value.clone()).collect());
            }
            (other, _) => {
                self.list.go(other, self.rows.len(), Self::shown(state));
            }
        }
        Picked::Going
    }

    pub fn settle(&mut self, state: &State) {
        self.list.settle(self.rows.len(), Self::shown(state));
    }

    pub fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let rows = u16::try_from(Self::shown(state).min(self.rows.len())).unwrap_or(24);
        let inside = window::open(canvas, look, &self.title, 66, rows);
        let mut canvas = canvas.at(inside);
        self.list
            .draw(look, &mut canvas, self.rows.len(), true, |index, row| {
                let mut x = 0;
                if let Some(ticks) = &self.ticks {
                    let tick = if ticks.get(index) == Some(&true) {
                        "[x] "
                    } else {
                        "[ ] "
                    };
                    x = row.put(0, 0, tick, look.theme.text);
                    row.spot(0, 0, x, || self.list.press(index, &[Command::Tick]));
                }
                if let Some((_, words)) = self.rows.get(index) {
                    row.put(x, 0, words, look.theme.text);
                }
            })
    }
}
