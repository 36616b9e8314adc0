//! A question before something is lost or changed. «No» is focused.

use super::{Act, Dialog, Outcome};
use crate::console::command::Command;
use crate::console::effect::Effect;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Does, button, text, window};
use ratatui::layout::Position;

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

impl Dialog for Question {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Question]
    }

    fn command(&mut self, command: Command, _: &State) -> Outcome {
        match command {
            Command::Other => {
                self.answer = self.answer.other();
                Outcome::stay()
            }
            Command::Choose if self.answer == Answer::Yes => Outcome::close().and(match self.then.clone() {
                Then::Do(effect) => Act::Do(effect),
                Then::Tell(number, mark) => Act::Confirmed(number, mark),
            }),
            Command::Choose | Command::Back => Outcome::close(),
            _ => Outcome::stay(),
        }
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let width = (canvas.width().saturating_sub(8)).clamp(20, 64);
        let lines = text::wrap(&self.text, width);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
        let inside = window::open(canvas, look, &self.title, width, height);
        let mut canvas = canvas.at(inside);
        for (line, y) in lines.iter().zip(0..) {
            canvas.put(0, y, line, look.theme.text);
        }
        let words = [look.say("console-no"), self.yes.clone()];
        let focused = usize::from(self.answer == Answer::Yes);
        button::row(look, &mut canvas, &words, Some(focused), |at| Does::Commands {
            press: match at == focused {
                true => vec![Command::Choose],
                false => vec![Command::Other, Command::Choose],
            },
            again: Vec::new(),
        })
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
