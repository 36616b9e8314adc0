//! What was done to the mappings since the console opened, so that it can be taken back and done again.

use crate::mapping::Trace;

/// One edit of acd_map.ini.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// What it did, in a sentence.
    pub words: String,
    pub trace: Trace,
}

/// The newest last in both.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Past>,
    undone: Vec<Past>,
}

impl History {
    /// Something new was done: what was taken back before cannot be done again.
    pub fn did(&mut self, past: Past) {
        if !past.trace.is_empty() {
            self.undone.clear();
            self.done.push(past);
        }
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub fn take_done(&mut self) -> Option<Past> {
        self.done.pop()
    }

    pub fn take_undone(&mut self) -> Option<Past> {
        self.undone.pop()
    }

    /// It stands as done: again, or still.
    pub fn put_done(&mut self, past: Past) {
        self.done.push(past);
    }

    pub fn put_undone(&mut self, past: Past) {
        self.undone.push(past);
    }
}
