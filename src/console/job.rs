//! What dialogs have done behind the screen: each dialog names its own jobs, and gets their answers.

use super::desk::Desk;
use super::dialog::{CheckAnswer, CheckJob, ScriptAnswer, ScriptJob};
use crate::config::Installation;
use crate::engine::Engine;
use crate::model::Message;
use crate::time::Clock;
use std::sync::Arc;

/// What a job is done with.
#[derive(Clone)]
pub struct Hands {
    pub engine: Arc<dyn Engine>,
    #[allow(dead_code, reason = "for the dialogs that edit files")]
    pub desk: Arc<dyn Desk>,
    pub installation: Installation,
    pub clock: Clock,
}

/// One variant for each dialog that has jobs.
#[derive(Debug, Clone, PartialEq)]
pub enum Job {
    Check(CheckJob),
    Script(ScriptJob),
}

/// The answer to a job, for the dialog that asked.
#[derive(Debug)]
pub enum Answer {
    Check(CheckAnswer),
    Script(ScriptAnswer),
    /// The job could not be carried out: a fault in xlink itself.
    Failed(Message),
}

impl Job {
    /// Whether it changes anything outside the console: `--read-only` lets none of these through.
    pub fn changes(&self) -> bool {
        match self {
            Self::Check(_) => false,
            Self::Script(job) => job.changes(),
        }
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Check(job) => Answer::Check(job.perform(hands)),
            Self::Script(job) => Answer::Script(job.perform(hands)),
        }
    }
}
