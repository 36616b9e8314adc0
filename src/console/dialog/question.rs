//! A question before something is lost or changed. «No» is focused.

use crate::console::effect::Effect;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answer {
    #[default]
    No,
    Yes,
}

impl Answer {
    pub fn other(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Yes => Self::No,
        }
    }
}

/// What happens on «Yes».
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    Do(Effect),
    /// The dialog of this number is told; the mark says which of its questions it was.
    Tell(u64, u8),
}

impl From<Effect> for Then {
    fn from(effect: Effect) -> Self {
        Self::Do(effect)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub title: String,
    pub text: String,
    /// What «Yes» is called here.
    pub yes: String,
    pub answer: Answer,
    pub then: Then,
}

impl Question {
    pub fn new(title: String, text: String, yes: String, then: impl Into<Then>) -> Self {
        Self {
            title,
            text,
            yes,
            answer: Answer::No,
            then: then.into(),
        }
    }
}
