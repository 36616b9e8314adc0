//! View > Chart: a day of a value type, interval by interval, against the same weekday before: last week's, or the mean of
//! the last four (spec page 6, *The main screen*).

mod draw;
mod series;

use super::{Dialog, Outcome};
use crate::console::command::Command;
use crate::console::effect::ValueTypeKey;
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::update::today;
use crate::console::widget::Canvas;
use crate::engine::{DayStrip, StripState};
use crate::model::{Message, Unit, Worded};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::layout::Position;
use series::Series;

/// Weeks back that the mean is of.
const WEEKS: usize = 4;

/// What the day is held against in the drawing; the numbers tell both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Against {
    LastWeek,
    Mean,
}

#[derive(Debug, Clone, PartialEq)]
enum Known {
    Asked,
    /// The day itself, and those before it that are known, the newest first.
    Days(Box<Days>),
    Failed(Message),
}

#[derive(Debug, Clone, PartialEq)]
struct Days {
    strip: DayStrip,
    day: Series,
    last_week: Series,
    mean: Series,
    /// Weekdays that the mean is of.
    of: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub struct ChartDialog {
    key: ValueTypeKey,
    day: Date,
    today: Date,
    /// Values of several intervals add up; else they are averaged.
    adds_up: bool,
    against: Against,
    known: Known,
    /// The selected interval.
    cursor: usize,
    /// What flowed when the days were asked for.
    acknowledged: u64,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    /// This day and the same weekday of the weeks before.
    Days { key: ValueTypeKey, day: Date },
}

#[derive(Debug)]
pub enum Answer {
    Days {
        day: Date,
        strip: Result<DayStrip, Message>,
        /// One week back, two weeks back, …; what could not be read is left out.
        before: Vec<Option<DayStrip>>,
    },
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        let Self::Days { key, day } = self;
        let engine = hands.engine();
        let strip = |day| engine.day_strip(key.0, key.1, day);
        let before = (1..=WEEKS as i64).map(|weeks| {
            let day = day.checked_sub(weeks.weeks()).ok()?;
            strip(day).ok()
        });
        Answer::Days {
            day,
            before: before.collect(),
            strip: strip(day).map_err(|why| why.message()),
        }
    }
}

impl ChartDialog {
    pub fn new(state: &State, key: ValueTypeKey, day: Date) -> Self {
        let unit = state
            .catalog()
            .and_then(|catalog| catalog.value_type(key.1))
            .map(|value_type| value_type.unit);
        Self {
            key,
            day,
            today: today(state),
            adds_up: unit == Some(Unit::Count),
            against: Against::LastWeek,
            known: Known::Asked,
            cursor: 0,
            acknowledged: 0,
        }
    }

    fn ask(&mut self, state: &State) -> Outcome {
        self.acknowledged = flowed(state);
        Outcome::ask(job::Job::Chart(Job::Days {
            key: self.key,
            day: self.day,
        }))
    }

    fn turn(&mut self, days: i64, state: &State) -> Outcome {
        let to = self.day.checked_add(days.days()).unwrap_or(self.day);
        let to = to.min(self.today);
        if to == self.day {
            return Outcome::stay();
        }
        self.day = to;
        self.known = Known::Asked;
        self.ask(state)
    }

    fn last(&self) -> usize {
        match &self.known {
            Known::Days(days) => days.strip.cells.len().saturating_sub(1),
            Known::Asked | Known::Failed(_) => 0,
        }
    }
}

fn flowed(state: &State) -> u64 {
    let flow = state.engine.snapshot.as_ref().map(|snapshot| snapshot.flow);
    flow.map_or(0, |flow| flow.queued + flow.acknowledged)
}

impl Dialog for ChartDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Chart]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::NextDay | Command::Today => self.day < self.today,
            Command::Choose | Command::Later => matches!(self.known, Known::Days(_)),
            _ => true,
        }
    }

    fn opened(&mut self, state: &State) -> Outcome {
        self.ask(state)
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        let step = draw::step(self, state);
        match command {
            Command::Back => return Outcome::close(),
            Command::Earlier => self.cursor = self.cursor.saturating_sub(step),
            Command::Later => self.cursor = (self.cursor + step).min(self.last()),
            Command::First => self.cursor = 0,
            Command::Last => self.cursor = self.last(),
            Command::PreviousDay => return self.turn(-1, state),
            Command::NextDay => return self.turn(1, state),
            Command::Today => return self.turn(i64::from((self.today - self.day).get_days()), state),
            Command::Again => return self.ask(state),
            Command::Choose => {
                self.against = match self.against {
                    Against::LastWeek => Against::Mean,
                    Against::Mean => Against::LastWeek,
                };
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::COLUMNS
    }

    fn answered(&mut self, answer: job::Answer, _: &State) -> Outcome {
        match answer {
            job::Answer::Chart(Answer::Days { day, strip, before }) if day == self.day => {
                let fresh = !matches!(self.known, Known::Days(_));
                self.known = match strip {
                    Ok(strip) => Known::Days(Box::new(days(strip, &before))),
                    Err(why) => Known::Failed(why),
                };
                if let (true, Known::Days(days)) = (fresh, &self.known) {
                    let newest = days.strip.cells.iter();
                    let newest = newest.rev().position(|cell| cell.state != StripState::Future);
                    self.cursor = self.last() - newest.unwrap_or(self.last()).min(self.last());
                }
                self.cursor = self.cursor.min(self.last());
            }
            job::Answer::Failed(why) => self.known = Known::Failed(why),
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, state: &State) -> Outcome {
        if flowed(state) == self.acknowledged || self.known == Known::Asked {
            return Outcome::stay();
        }
        self.ask(state)
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(self, state, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

fn days(strip: DayStrip, before: &[Option<DayStrip>]) -> Days {
    let weeks: Vec<Series> = before
        .iter()
        .map(|week| {
            week.as_ref()
                .map_or_else(Series::default, |week| Series::along(&strip, week))
        })
        .collect();
    let known: Vec<&Series> = weeks.iter().filter(|series| !series.is_empty()).collect();
    Days {
        day: Series::along(&strip, &strip),
        last_week: weeks.first().cloned().unwrap_or_default(),
        mean: Series::mean(&known),
        of: known.len(),
        strip,
    }
}

#[cfg(test)]
mod tests;
