//! View > Gaps: two weeks of days for every mapped value type, where something is missing, and the way to mend it
//! (spec page 6, *The main screen*). Only rows on screen are asked for.

mod draw;
mod jobs;

use super::{Act, ChartDialog, Dialog, ImportForm, Outcome};
use crate::console::command::Command;
use crate::console::effect::ValueTypeKey;
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::update::{obstacle, today};
use crate::console::widget::{Canvas, List};
use crate::engine::{DayCell, DayMark, DayStrip, Flow, Level};
use crate::model::{Message, QueueId};
use jiff::ToSpan;
use jiff::civil::Date;
pub use jobs::{Answer, Job};
use ratatui::layout::Position;
use std::collections::HashMap;
use std::sync::Arc;

/// Days in view.
pub const DAYS: usize = 14;

/// The selected day, interval by interval, below the grid.
#[derive(Debug, Clone, PartialEq, Default)]
enum Below {
    #[default]
    Closed,
    Open {
        /// What `strip` answers, or will.
        asked: Option<(ValueTypeKey, Date)>,
        strip: Option<Result<DayStrip, Message>>,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct GapsDialog {
    /// Every mapped value type, in the order of the catalogue.
    keys: Arc<Vec<ValueTypeKey>>,
    list: List,
    /// The selected day, counted from the first in view.
    column: usize,
    /// The last day in view.
    last: Date,
    today: Date,
    /// Days of these two weeks as far as they are known.
    grids: HashMap<ValueTypeKey, Vec<DayCell>>,
    /// Rows that were asked for and have not come.
    asked: Vec<ValueTypeKey>,
    /// Why the last question was not answered.
    trouble: Option<Message>,
    /// A gap is looked for beyond what is known.
    seeking: bool,
    below: Below,
    /// The pipe when the rows were last asked for: when more has flowed, they may differ.
    flow: Option<Flow>,
}

/// Whether a day is one to be looked after.
pub fn is_gap(cell: &DayCell) -> bool {
    matches!(cell.state, DayMark::Gaps | DayMark::Rejected | DayMark::None)
}

impl GapsDialog {
    /// At the value type in view, today.
    pub fn new(state: &State) -> Self {
        let keys = mapped(state);
        let mut list = List::default();
        list.selected = keys
            .iter()
            .position(|key| Some(*key) == state.current)
            .unwrap_or(0);
        let today = today(state);
        Self {
            keys: Arc::new(keys),
            list,
            column: DAYS - 1,
            last: today,
            today,
            grids: HashMap::new(),
            asked: Vec::new(),
            trouble: None,
            seeking: false,
            below: Below::Closed,
            flow: None,
        }
    }

    fn first(&self) -> Date {
        self.last
            .checked_sub((DAYS as i64 - 1).days())
            .unwrap_or(self.last)
    }

    fn day(&self) -> Date {
        let first = self.first();
        first.checked_add((self.column as i64).days()).unwrap_or(first)
    }

    fn key(&self) -> Option<ValueTypeKey> {
        self.keys.get(self.list.selected).copied()
    }

    fn cell(&self) -> Option<&DayCell> {
        self.grids.get(&self.key()?)?.get(self.column)
    }

    /// Other two weeks, not beyond today.
    fn turn(&mut self, days: i64) {
        let to = self.last.checked_add(days.days()).unwrap_or(self.last);
        let to = to.min(self.today);
        if to != self.last {
            self.last = to;
            self.grids.clear();
            self.asked.clear();
        }
    }

    fn step(&mut self, forth: bool) {
        match (forth, self.column) {
            (true, column) if column + 1 < DAYS => self.column += 1,
            (false, 1..) => self.column -= 1,
            // Beyond the edge the days before or after come into view.
            (true, _) if self.last < self.today => self.turn(1),
            (false, _) => self.turn(-1),
            (true, _) => {}
        }
    }

    /// What is on screen and not known: one question at a time.
    fn ask(&mut self, state: &State) -> Outcome {
        let mut outcome = Outcome::stay();
        if self.asked.is_empty() {
            let visible = self.list.visible(self.keys.len(), draw::rows(self, state));
            let wanted: Vec<ValueTypeKey> = self.keys[visible]
                .iter()
                .filter(|key| !self.grids.contains_key(key))
                .copied()
                .collect();
            if !wanted.is_empty() && self.trouble.is_none() {
                self.asked.clone_from(&wanted);
                self.flow = state.engine.snapshot.as_ref().map(|snapshot| snapshot.flow);
                outcome = outcome.and(Act::Ask(job::Job::Gaps(Job::Days {
                    keys: wanted,
                    first: self.first(),
                    last: self.last,
                })));
            }
        }
        let here = self.key().map(|key| (key, self.day()));
        if let (Below::Open { asked, .. }, Some((key, day))) = (&mut self.below, here)
            && *asked != Some((key, day))
        {
            *asked = Some((key, day));
            outcome = outcome.and(Act::Ask(job::Job::Gaps(Job::Day { key, day })));
        }
        outcome
    }

    /// To the next gap, in the order in which one reads: through the days, then through the rows, and round.
    fn seek(&mut self) -> Outcome {
        let Some(key) = self.key() else {
            return Outcome::stay();
        };
        let known = self.grids.get(&key).and_then(|days| {
            let rest = days.iter().enumerate().skip(self.column + 1);
            rest.filter(|(_, cell)| is_gap(cell))
                .map(|(column, _)| column)
                .next()
        });
        if let Some(column) = known {
            self.column = column;
            return Outcome::stay();
        }
        self.seeking = true;
        Outcome::ask(job::Job::Gaps(Job::Seek {
            keys: Arc::clone(&self.keys),
            after: self.list.selected,
            first: self.first(),
            last: self.last,
        }))
    }

    /// The import dialog for the selected day and the systems of the selected value type.
    fn import(&self, state: &State) -> Outcome {
        if let Some(why) = obstacle(state, Command::Import) {
            return Outcome::stay().and(Act::Say(Level::Warning, state.look.say(why)));
        }
        let mut form = ImportForm::for_days(state, self.day(), self.day());
        if let (Some(key), Some(mappings)) = (self.key(), state.mapped()) {
            form.tick_only(|system| mappings.metrics(key).any(|path| path.below(system).is_some()));
        }
        Outcome::stay().and(Act::Open(Box::new(form)))
    }
}

/// Every mapped value type, in the order of the catalogue.
fn mapped(state: &State) -> Vec<ValueTypeKey> {
    let queues = state.catalog().map_or(&[][..], |catalog| &catalog.queues);
    let keys = queues.iter().flat_map(|queue| {
        let of = |id: QueueId| move |value_type: &_| (id, *value_type);
        queue.value_types.iter().map(of(queue.id))
    });
    keys.filter(|key| state.is_mapped(*key)).collect()
}

impl Dialog for GapsDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Gaps]
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match command {
            Command::Import => obstacle(state, command).is_none() && !self.keys.is_empty(),
            Command::NextDay | Command::Today => self.last < self.today,
            Command::NextGap => !self.seeking && !self.keys.is_empty(),
            Command::Choose | Command::Chart => !self.keys.is_empty(),
            _ => true,
        }
    }

    fn opened(&mut self, state: &State) -> Outcome {
        self.settle(state);
        self.ask(state)
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        self.trouble = None;
        match command {
            Command::Back => return Outcome::close(),
            Command::Earlier => self.step(false),
            Command::Later => self.step(true),
            Command::PreviousDay => self.turn(-(DAYS as i64)),
            Command::NextDay => self.turn(DAYS as i64),
            Command::Today => {
                self.turn(i64::from((self.today - self.last).get_days()));
                self.column = DAYS - 1;
            }
            Command::Choose => {
                self.below = match self.below {
                    Below::Closed => Below::Open {
                        asked: None,
                        strip: None,
                    },
                    Below::Open { .. } => Below::Closed,
                };
            }
            Command::NextGap if !self.seeking => {
                let sought = self.seek();
                self.settle(state);
                let asked = self.ask(state);
                return asked.acts.into_iter().fold(sought, Outcome::and);
            }
            Command::Import => return self.import(state),
            Command::Chart => {
                let chart = self.key().map(|key| ChartDialog::new(state, key, self.day()));
                let open = chart.map(|chart| Act::Open(Box::new(chart)));
                return open.into_iter().fold(Outcome::stay(), Outcome::and);
            }
            Command::Again => {
                self.grids.clear();
                self.asked.clear();
            }
            other => {
                self.list.go(other, self.keys.len(), draw::rows(self, state));
            }
        }
        self.settle(state);
        self.ask(state)
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Gaps(Answer::Days { keys, first, grids }) => {
                if first != self.first() || keys != self.asked {
                    return self.ask(state);
                }
                self.asked.clear();
                match grids {
                    Ok(grids) => {
                        self.trouble = None;
                        // A value type that the engine leaves out is known to have nothing.
                        self.grids.extend(keys.into_iter().map(|key| (key, Vec::new())));
                        let found = grids.into_iter();
                        self.grids
                            .extend(found.map(|grid| ((grid.queue, grid.value_type), grid.days)));
                    }
                    Err(why) => self.trouble = Some(why),
                }
            }
            job::Answer::Gaps(Answer::Day {
                key,
                day,
                strip: found,
            }) => {
                if let Below::Open { asked, strip } = &mut self.below
                    && *asked == Some((key, day))
                {
                    *strip = Some(found);
                }
            }
            job::Answer::Gaps(Answer::Sought(found)) => {
                self.seeking = false;
                match found {
                    Ok(Some((row, column))) => (self.list.selected, self.column) = (row, column),
                    Ok(None) => {
                        let words = state.look.say("gaps-no-more");
                        return Outcome::stay().and(Act::Say(Level::Fine, words));
                    }
                    Err(why) => self.trouble = Some(why),
                }
            }
            job::Answer::Failed(why) => {
                self.seeking = false;
                self.asked.clear();
                self.trouble = Some(why);
            }
            _ => {}
        }
        self.settle(state);
        self.ask(state)
    }

    /// What flowed meanwhile may have filled a gap.
    fn tick(&mut self, state: &State) -> Outcome {
        let flow = state.engine.snapshot.as_ref().map(|snapshot| snapshot.flow);
        let counts = |flow: Option<Flow>| flow.map(|flow| (flow.queued, flow.acknowledged, flow.refused));
        if self.asked.is_empty() && counts(flow) != counts(self.flow) {
            let visible = self.list.visible(self.keys.len(), draw::rows(self, state));
            let wanted = self.keys[visible.clone()].to_vec();
            // What is out of sight is asked for when it comes into view; what is seen stays until the answer.
            self.grids.retain(|key, _| wanted.contains(key));
            if let Below::Open { asked, .. } = &mut self.below {
                *asked = None;
            }
            self.flow = flow;
            self.asked.clone_from(&wanted);
            let first = Outcome::ask(job::Job::Gaps(Job::Days {
                keys: wanted,
                first: self.first(),
                last: self.last,
            }));
            return self.ask(state).acts.into_iter().fold(first, Outcome::and);
        }
        self.ask(state)
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.keys.len(), draw::rows(self, state));
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
