//! Is everything working? Every finding with what to do (spec page 5).

mod draw;

use super::{Act, Dialog, Outcome};
use crate::check::{self, Report, Subject};
use crate::console::command::Command;
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, List};
use crate::model::Message;
use ratatui::layout::Position;
use std::sync::Arc;

/// What has become of the check.
#[derive(Debug, Clone, PartialEq)]
enum Findings {
    Checking,
    Known(Arc<Report>),
    Failed(Message),
}

#[derive(Debug, Clone, PartialEq)]
pub struct CheckDialog {
    findings: Findings,
    list: List,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Looks at everything, the network too.
    Run,
}

#[derive(Debug)]
pub enum Answer {
    Report(Report),
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Run => Answer::Report(check::run(
                &Subject {
                    installation: hands.installation.clone(),
                    engine: Ok(Arc::clone(&hands.engine)),
                    offline: false,
                    clock: hands.clock.clone(),
                },
                &mut |_| {},
            )),
        }
    }
}

impl CheckDialog {
    pub fn new() -> Self {
        Self {
            findings: Findings::Checking,
            list: List::default(),
        }
    }

    fn count(&self) -> usize {
        match &self.findings {
            Findings::Known(report) => report.rows.len(),
            Findings::Checking | Findings::Failed(_) => 0,
        }
    }
}

impl Dialog for CheckDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::Again => self.findings != Findings::Checking,
            Command::Choose => false,
            _ => true,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Outcome::ask(job::Job::Check(Job::Run))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => Outcome::close(),
            Command::Again if self.findings != Findings::Checking => {
                self.findings = Findings::Checking;
                Outcome::ask(job::Job::Check(Job::Run))
            }
            other => {
                self.list.go(other, self.count(), draw::rows(state));
                Outcome::stay()
            }
        }
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Check(Answer::Report(report)) => {
                let level = report.level();
                self.findings = Findings::Known(Arc::new(report));
                Outcome::stay().and(Act::Say(level, draw::verdict(self, state)))
            }
            job::Answer::Failed(why) => {
                self.findings = Findings::Failed(why);
                Outcome::stay()
            }
            _ => Outcome::stay(),
        }
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.count(), draw::rows(state));
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
