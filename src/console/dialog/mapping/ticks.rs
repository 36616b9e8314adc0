//! Rows with ticks, of which some are shown.

use crate::console::command::Command;
use crate::console::look::Look;
use crate::console::widget::{Canvas, List};
use ratatui::layout::Position;

/// Whether a row can be ticked, and is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tick {
    On,
    Off,
    /// Something to read.
    None,
}

#[derive(Debug, Clone, Default)]
pub struct Ticks {
    ticks: Vec<Tick>,
    /// Rows that are shown, in their order.
    shown: Vec<usize>,
    list: List,
}

/// Cells that a tick takes.
pub const CELLS: u16 = 4;

impl Ticks {
    pub fn new(ticks: Vec<Tick>) -> Self {
        Self {
            shown: (0..ticks.len()).collect(),
            ticks,
            list: List::default(),
        }
    }

    /// From now on only these rows are shown. The selection stays with its row while that is among them.
    pub fn show(&mut self, rows: impl Iterator<Item = usize>) {
        let selected = self.selected();
        self.shown = rows.collect();
        let place = selected.and_then(|selected| self.shown.iter().position(|row| *row == selected));
        self.list.selected = place.unwrap_or(0);
    }

    pub fn select(&mut self, row: usize) {
        if let Some(place) = self.shown.iter().position(|shown| *shown == row) {
            self.list.selected = place;
        }
    }

    pub fn shown(&self) -> usize {
        self.shown.len()
    }

    pub fn selected(&self) -> Option<usize> {
        self.shown.get(self.list.selected).copied()
    }

    pub fn ticked(&self) -> impl Iterator<Item = usize> {
        let ticks = self.ticks.iter().enumerate();
        ticks.filter(|(_, tick)| **tick == Tick::On).map(|(row, _)| row)
    }

    /// Whether nothing is shown above the selected row.
    pub fn is_first(&self) -> bool {
        self.list.selected == 0
    }

    pub fn turn(&mut self) {
        let selected = self.selected();
        if let Some(tick) = selected.and_then(|row| self.ticks.get_mut(row)) {
            *tick = match tick {
                Tick::On => Tick::Off,
                Tick::Off => Tick::On,
                Tick::None => Tick::None,
            };
        }
    }

    /// Ticks what is shown, except what `but` holds back; when all of it is ticked, nothing shown is any more.
    pub fn turn_all(&mut self, but: impl Fn(usize) -> bool) {
        let meant =
            |ticks: &[Tick], row: usize| ticks.get(row).is_some_and(|tick| *tick != Tick::None) && !but(row);
        let missing = self
            .shown
            .iter()
            .any(|row| meant(&self.ticks, *row) && self.ticks[*row] == Tick::Off);
        for row in &self.shown {
            if missing && meant(&self.ticks, *row) {
                self.ticks[*row] = Tick::On;
            } else if !missing && self.ticks.get(*row) == Some(&Tick::On) {
                self.ticks[*row] = Tick::Off;
            }
        }
    }

    pub fn go(&mut self, command: Command, rows: usize) -> bool {
        self.list.go(command, self.shown.len(), rows)
    }

    pub fn settle(&mut self, rows: usize) {
        self.list.settle(self.shown.len(), rows);
    }

    pub fn place(&self, rows: usize) -> String {
        self.list.place(self.shown.len(), rows)
    }

    /// Each row by `draw`, on what its tick leaves of the line. A press on the tick turns it.
    pub fn draw(
        &self,
        look: &Look,
        canvas: &mut Canvas<'_>,
        focused: bool,
        mut draw: impl FnMut(usize, &mut Canvas<'_>),
    ) -> Option<Position> {
        self.list
            .draw(look, canvas, self.shown.len(), focused, |place, line| {
                let Some(row) = self.shown.get(place).copied() else {
                    return;
                };
                let tick = match self.ticks.get(row) {
                    Some(Tick::On) => "[x]",
                    Some(Tick::Off) => "[ ]",
                    _ => "",
                };
                line.put(0, 0, tick, look.theme.text);
                let mut rest = line.area();
                rest.x += CELLS.min(rest.width);
                rest.width = rest.width.saturating_sub(CELLS);
                draw(row, &mut line.at(rest));
            })
            .inspect(|_| {
                for (place, y) in self
                    .list
                    .visible(self.shown.len(), canvas.height().into())
                    .zip(0..)
                {
                    canvas.spot(0, y, CELLS - 1, || self.list.press(place, &[Command::Tick]));
                }
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_shown_is_ticked_and_then_none_of_it() {
        let mut ticks = Ticks::new(vec![Tick::On, Tick::Off, Tick::None, Tick::Off]);
        ticks.show([1, 2, 3].into_iter());
        ticks.turn_all(|row| row == 3);
        assert_eq!(ticks.ticked().collect::<Vec<_>>(), [0, 1]);
        ticks.turn_all(|row| row == 3);
        assert_eq!(ticks.ticked().collect::<Vec<_>>(), [0], "what is not shown stays");
        ticks.turn();
        assert_eq!(ticks.ticked().collect::<Vec<_>>(), [0, 1]);
        ticks.show([3].into_iter());
        assert_eq!((ticks.selected(), ticks.shown()), (Some(3), 1));
    }
}
