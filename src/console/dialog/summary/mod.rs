//! What an import did: its numbers, its days, and every row that was left out, with the way to its file and line
//! (spec page 4).

mod draw;
mod lines;

use super::{Act, Dialog, Outcome};
use crate::console::command::Command;
use crate::console::effect::Effect;
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::view;
use crate::console::widget::{Canvas, List};
use crate::engine::{ImportSummary, Level, Rejection};
use jiff::civil::Date;
pub use lines::{Answer, Job, LinesDialog};
use ratatui::layout::Position;
use std::sync::Arc;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Numbers,
    Days,
    Rows,
}

impl Part {
    const ALL: [Self; 3] = [Self::Numbers, Self::Days, Self::Rows];

    fn turn(self, steps: usize) -> Self {
        let at = Self::ALL.iter().position(|part| *part == self).unwrap_or(0);
        Self::ALL[(at + steps) % Self::ALL.len()]
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct SummaryDialog {
    summary: Arc<ImportSummary>,
    part: Part,
    list: List,
    /// Only rows of this external system.
    system: Option<String>,
    /// Only rows of this day.
    day: Option<Date>,
}

impl SummaryDialog {
    /// Of the import that ended last; `None`: none has.
    pub fn of_last(state: &State) -> Option<Self> {
        let summary = state.engine.snapshot.as_ref()?.last_import.clone()?;
        Some(Self {
            summary: Arc::new(summary),
            part: Part::Numbers,
            list: List::default(),
            system: None,
            day: None,
        })
    }

    fn rejections(&self) -> Vec<&Rejection> {
        let of_system = |row: &&Rejection| self.system.as_ref().is_none_or(|system| row.system == *system);
        let of_day = |row: &&Rejection| self.day.is_none_or(|day| row.day == Some(day));
        self.summary
            .rejections
            .iter()
            .filter(of_system)
            .filter(of_day)
            .collect()
    }

    fn count(&self, state: &State) -> usize {
        match self.part {
            // What is read has no row to be on: its last screen is as far as one can go.
            Part::Numbers => {
                let lines = view::summary_lines(state, &self.summary, draw::width(state)).len();
                (lines + 1).saturating_sub(draw::rows(self, state)).max(1)
            }
            Part::Days => self.summary.days.len(),
            Part::Rows => self.rejections().len(),
        }
    }

    fn filter(&mut self, command: Command) {
        let rows = &self.summary.rejections;
        if command == Command::FilterSystem {
            let all: std::collections::BTreeSet<String> = rows.iter().map(|row| row.system.clone()).collect();
            self.system = next(self.system.take(), all);
        } else {
            let all: std::collections::BTreeSet<Date> = rows.iter().filter_map(|row| row.day).collect();
            self.day = next(self.day.take(), all);
        }
        self.list = List::default();
    }

    fn look(&self) -> Outcome {
        let rows = self.rejections();
        let Some(row) = rows.get(self.list.selected).filter(|_| self.part == Part::Rows) else {
            return Outcome::stay();
        };
        Outcome::stay().and(Act::Open(Box::new(LinesDialog::new(row))))
    }

    /// The selected row with its place and reason, or the days as a table.
    fn copy(&self, state: &State) -> Outcome {
        let text = match self.part {
            Part::Rows => {
                let rows = self.rejections();
                rows.get(self.list.selected).map(|row| draw::row_text(state, row))
            }
            Part::Days => Some(draw::days_text(state, &self.summary)),
            Part::Numbers => None,
        };
        let Some(text) = text else {
            return Outcome::stay();
        };
        let values = [("count", text.chars().count().into())];
        let words = state.look.with("console-copied", &values);
        Outcome::stay()
            .and(Act::Do(Effect::Copy(text)))
            .and(Act::Say(Level::Fine, words))
    }
}

/// Nothing chosen, then each in turn, then nothing again.
fn next<T: Ord + Clone>(now: Option<T>, all: std::collections::BTreeSet<T>) -> Option<T> {
    match now {
        None => all.into_iter().next(),
        Some(now) => all.into_iter().find(|each| *each > now),
    }
}

impl Dialog for SummaryDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Summary]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::Choose => self.part == Part::Rows && !self.rejections().is_empty(),
            Command::FilterSystem | Command::FilterDay => {
                self.part == Part::Rows && !self.summary.rejections.is_empty()
            }
            Command::Copy => self.part != Part::Numbers,
            _ => true,
        }
    }

    fn opened(&mut self, state: &State) -> Outcome {
        self.settle(state);
        Outcome::stay()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::NextField | Command::PreviousField => {
                self.part = self.part.turn(if command == Command::NextField { 1 } else { 2 });
                self.list = List::default();
            }
            Command::FilterSystem | Command::FilterDay if self.part == Part::Rows => self.filter(command),
            Command::Choose => return self.look(),
            Command::Copy => return self.copy(state),
            other => {
                self.list.go(other, self.count(state), draw::rows(self, state));
            }
        }
        self.settle(state);
        Outcome::stay()
    }

    fn answered(&mut self, _: job::Answer, _: &State) -> Outcome {
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        let rows = match self.part {
            Part::Numbers => 1,
            Part::Days | Part::Rows => draw::rows(self, state),
        };
        self.list.settle(self.count(state), rows);
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(self, state, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests;
