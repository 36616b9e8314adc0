//! What dialogs have done behind the screen: each dialog names its own jobs, and gets their answers.

use super::action::Action;
use super::dialog::{
    ActivitiesAnswer, ActivitiesJob, AgentsAnswer, AgentsJob, ArchiveAnswer, ArchiveJob, ChartAnswer,
    ChartJob, CheckAnswer, CheckJob, FormAnswer, FormJob, GapsAnswer, GapsJob, LinesAnswer, LinesJob,
    LogAnswer, LogJob, MappingAnswer, MappingJob, ScriptAnswer, ScriptJob, ServiceAnswer, ServiceJob,
    StepsAnswer, StepsJob,
};
use super::link::Slot;
use super::tools::Tools;
use crate::config::Installation;
use crate::engine::Engine;
use crate::model::Message;
use crate::time::Clock;
use crossbeam_channel::Sender;
use std::sync::Arc;

/// What a job is done with.
#[derive(Clone)]
pub struct Hands {
    /// Asked for the engine only where one is needed: a job that starts the service waits until this process has let go
    /// of its own, which lasts as long as anybody holds it.
    pub slot: Slot,
    pub installation: Installation,
    pub clock: Clock,
    pub tools: Arc<dyn Tools>,
    pub progress: Progress,
}

impl Hands {
    /// The engine that answers now; waits for the first one.
    pub fn engine(&self) -> Arc<dyn Engine> {
        self.slot.engine()
    }
}

/// Tells the dialog that asked how far its job is.
#[derive(Clone)]
pub struct Progress {
    pub to: u64,
    pub actions: Sender<Action>,
}

impl Progress {
    /// For jobs that are performed without a console.
    #[cfg(test)]
    pub fn nowhere() -> Self {
        Self {
            to: 0,
            actions: crossbeam_channel::unbounded().0,
        }
    }

    pub fn tell(&self, answer: Answer) {
        // Nobody is left to be told when the console has ended.
        let _ = self.actions.send(Action::Answer { to: self.to, answer });
    }
}

/// One variant for each dialog that has jobs.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    Check(CheckJob),
    Form(FormJob),
    Script(ScriptJob),
    Log(LogJob),
    Activities(ActivitiesJob),
    Agents(AgentsJob),
    Gaps(GapsJob),
    Chart(ChartJob),
    Lines(LinesJob),
    Service(ServiceJob),
    Archive(ArchiveJob),
    Steps(StepsJob),
    Mapping(MappingJob),
}

/// The answer to a job, for the dialog that asked.
#[derive(Debug)]
pub enum Answer {
    Check(CheckAnswer),
    Form(FormAnswer),
    Script(ScriptAnswer),
    Log(LogAnswer),
    Activities(ActivitiesAnswer),
    Agents(AgentsAnswer),
    Gaps(GapsAnswer),
    Chart(ChartAnswer),
    Lines(LinesAnswer),
    Service(ServiceAnswer),
    Archive(ArchiveAnswer),
    Steps(StepsAnswer),
    Mapping(MappingAnswer),
    /// The job could not be carried out: a fault in xlink itself.
    Failed(Message),
}

impl Job {
    /// Whether it changes anything outside the console: `--read-only` lets none of these through.
    pub fn changes(&self) -> bool {
        match self {
            Self::Gaps(_) | Self::Chart(_) | Self::Lines(_) => false,
            Self::Form(job) => job.changes(),
            Self::Script(job) => job.changes(),
            Self::Check(_) | Self::Log(_) | Self::Activities(_) | Self::Agents(_) => false,
            Self::Service(job) => job.changes(),
            Self::Archive(job) => job.changes(),
            Self::Steps(job) => job.changes(),
            Self::Mapping(job) => job.changes(),
        }
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Check(job) => Answer::Check(job.perform(hands)),
            Self::Form(job) => Answer::Form(job.perform(hands)),
            Self::Script(job) => Answer::Script(job.perform(hands)),
            Self::Log(job) => Answer::Log(job.perform(hands)),
            Self::Activities(job) => Answer::Activities(job.perform(hands)),
            Self::Agents(job) => Answer::Agents(job.perform(hands)),
            Self::Gaps(job) => Answer::Gaps(job.perform(hands)),
            Self::Chart(job) => Answer::Chart(job.perform(hands)),
            Self::Lines(job) => Answer::Lines(job.perform(hands)),
            Self::Service(job) => Answer::Service(job.perform(hands)),
            Self::Archive(job) => Answer::Archive(job.perform(hands)),
            Self::Steps(job) => Answer::Steps(job.perform(hands)),
            Self::Mapping(job) => Answer::Mapping(job.perform(hands)),
        }
    }
}
