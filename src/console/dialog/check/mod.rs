//! Is everything working? Every finding with what to do (spec page 5), each row as soon as it is known.

mod draw;
mod mend;

use super::{Act, Dialog, Outcome};
use crate::check::{self, Level, Report, Row, Subject};
use crate::console::command::{Command, Typed};
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, List};
use crate::model::Message;
use ratatui::layout::Position;
use std::sync::Arc;

/// What has become of the check.
#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Checking,
    Done,
    Failed(Message),
}

#[derive(Debug, Clone)]
pub struct CheckDialog {
    phase: Phase,
    rows: Arc<Vec<Row>>,
    /// Only warnings and errors.
    only_problems: bool,
    list: List,
    finder: Finder,
    /// Something was opened to mend a finding: what it says now is old.
    led: bool,
    /// The row that is selected once the check is done.
    wanted: usize,
    /// The check that runs began before that.
    stale: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Looks at everything, the network too.
    Run,
}

#[derive(Debug)]
pub enum Answer {
    /// One more, while it goes on.
    Row(Row),
    Report(Report),
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        let tell = |row: &Row| {
            hands.progress.tell(job::Answer::Check(Answer::Row(row.clone())));
        };
        match self {
            Self::Run => Answer::Report(check::run(
                &Subject {
                    installation: hands.installation.clone(),
                    engine: Ok(hands.engine()),
                    offline: false,
                    clock: hands.clock.clone(),
                },
                &mut { tell },
            )),
        }
    }
}

impl CheckDialog {
    pub fn new() -> Self {
        Self {
            phase: Phase::Checking,
            rows: Arc::default(),
            only_problems: false,
            list: List::default(),
            finder: Finder::default(),
            led: false,
            wanted: 0,
            stale: false,
        }
    }

    /// The rows that are shown.
    fn found(&self, state: &State) -> Vec<&Row> {
        let fits = |row: &&Row| {
            let told = draw::found(state, row);
            let step = state.look.say(row.step.words());
            (!self.only_problems || row.level > Level::Fine)
                && (self.finder.is_in(&told) || self.finder.is_in(&step))
        };
        self.rows.iter().filter(fits).collect()
    }

    /// The worst comes first: below two dozen rows that are right nobody looks for it.
    fn first_problem(&self, state: &State) -> usize {
        let rows = self.found(state);
        let at = |level| rows.iter().position(|row| row.level == level);
        at(Level::Error).or_else(|| at(Level::Warning)).unwrap_or(0)
    }

    /// The selection stays where it is.
    fn again(&mut self) -> Outcome {
        let at = self.list.selected;
        let outcome = self.start();
        self.wanted = at;
        outcome
    }

    fn start(&mut self) -> Outcome {
        self.phase = Phase::Checking;
        self.rows = Arc::default();
        Outcome::ask(job::Job::Check(Job::Run))
    }

    fn selected<'a>(&'a self, state: &State) -> Option<&'a Row> {
        self.found(state).get(self.list.selected).copied()
    }

    /// To what mends the row, else the row whole.
    fn choose(&mut self, state: &State) -> Outcome {
        let Some(row) = self.selected(state).cloned() else {
            return Outcome::stay();
        };
        if let Some(way) = mend::way(state, &row) {
            let outcome = way.go(state);
            self.led = true;
            return outcome;
        }
        let look = &state.look;
        let mut text = draw::found(state, &row);
        for more in [look.tell(&row.hint), draw::not_here(state, &row)] {
            if !more.is_empty() {
                text = format!("{text}\n\n{more}");
            }
        }
        Outcome::stay().and(super::read(look.say(row.step.words()), text))
    }
}

impl Dialog for CheckDialog {
    fn contexts(&self) -> Vec<Context> {
        self.finder.contexts()
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match command {
            Command::Again => self.phase != Phase::Checking,
            Command::Choose => self.finder.is_typing() || self.selected(state).is_some(),
            Command::Copy => self.selected(state).is_some(),
            Command::SearchNext | Command::SearchPrevious | Command::OnlyHits | Command::Follow => false,
            _ => true,
        }
    }

    fn words(&self, command: Command, state: &State) -> Option<&'static str> {
        if command == Command::OnlyProblems {
            return self.only_problems.then_some("console-do-everything");
        }
        let row = self.selected(state).filter(|_| !self.finder.is_typing())?;
        match command {
            Command::Choose => Some(mend::way(state, row).map_or("check-way-none", mend::Way::words)),
            _ => None,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        self.start()
    }

    /// What was mended is looked at again.
    fn uncovered(&mut self, _: &State) -> Outcome {
        if !std::mem::take(&mut self.led) {
            return Outcome::stay();
        }
        if self.phase == Phase::Checking {
            self.stale = true;
            return Outcome::stay();
        }
        self.again()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        if self.finder.command(command) != Heard::Nothing {
            return Outcome::stay();
        }
        match command {
            Command::Back => return Outcome::close(),
            Command::Again if self.phase != Phase::Checking => return self.start(),
            Command::OnlyProblems => self.only_problems = !self.only_problems,
            Command::Choose => return self.choose(state),
            Command::Copy => {
                if let Some(row) = self.selected(state) {
                    let text = format!("{} {}", draw::found(state, row), state.look.tell(&row.hint));
                    return Outcome::stay().and(Act::Copy(text.trim_end().to_owned()));
                }
            }
            other => {
                self.list.go(other, self.found(state).len(), draw::rows(state));
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        self.finder.typed(typed);
        self.list = List::default();
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Check(Answer::Row(row)) if self.phase == Phase::Checking => {
                Arc::make_mut(&mut self.rows).push(row);
            }
            job::Answer::Check(Answer::Report(report)) => {
                let level = report.level();
                self.rows = Arc::new(report.rows);
                self.phase = Phase::Done;
                if std::mem::take(&mut self.stale) {
                    return self.again();
                }
                if self.list.selected == 0 {
                    self.list.selected = match std::mem::take(&mut self.wanted) {
                        0 => self.first_problem(state),
                        wanted => wanted,
                    };
                }
                return Outcome::stay().and(Act::Say(level, draw::verdict(self, state)));
            }
            job::Answer::Failed(why) => self.phase = Phase::Failed(why),
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.found(state).len(), draw::rows(state));
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
