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

#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub title: String,
    pub text: String,
    /// What «Yes» is called here.
    pub yes: String,
    pub answer: Answer,
    /// What happens on «Yes».
    pub then: Effect,
}

impl Question {
    pub fn new(title: String, text: String, yes: String, then: Effect) -> Self {
        Self {
            title,
            text,
            yes,
            answer: Answer::No,
            then,
        }
    }
}
