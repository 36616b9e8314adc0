//! Mapping > Correct Mappings: what would be mended and why, then a question, then the lines of the log as they are
//! (spec page 4).

use super::work::{Answer, Done, Job};
use crate::console::command::Command;
use crate::console::dialog::review::{Review, Tone};
use crate::console::dialog::{Act, Dialog, Outcome};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::{Past, State};
use crate::console::widget::Canvas;
use crate::engine::Level;
use crate::mapping::{Corrected, Correction, MappingLine};
use crate::model::Catalog;
use ratatui::layout::Position;
use std::sync::Arc;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Press {
    Correct,
    Close,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Looking,
    Asking,
    Correcting,
    /// There is nothing more to do.
    Told,
}

#[derive(Debug, Clone)]
pub struct CorrectDialog {
    phase: Phase,
    /// How many things would be mended.
    count: usize,
    review: Review<Press>,
}

impl CorrectDialog {
    pub fn new(state: &State) -> Self {
        Self {
            phase: Phase::Looking,
            count: 0,
            review: told(state, vec![(state.look.say("correct-looking"), Tone::Text)]),
        }
    }

    fn ask(state: &State, job: impl FnOnce(String, Arc<Catalog>) -> Job) -> Outcome {
        match state.catalog() {
            Some(catalog) => Outcome::ask(job::Job::Mapping(job(super::wfm(state), catalog.clone()))),
            None => Outcome::close().and(Act::Say(Level::Warning, state.look.say("mapping-no-catalog"))),
        }
    }

    fn found(&mut self, correction: &Correction, state: &State) {
        let look = &state.look;
        self.count = correction.corrected.len();
        if correction.is_empty() {
            self.phase = Phase::Told;
            self.review = told(state, vec![(look.say("correct-nothing"), Tone::Good)]);
            return;
        }
        self.phase = Phase::Asking;
        let lines = correction
            .corrected
            .iter()
            .flat_map(|corrected| lines_of(corrected, state));
        let first = (
            look.with("correct-count", &[("count", self.count.into())]),
            Tone::Text,
        );
        self.review = Review::new(
            look.say("correct-title"),
            std::iter::once(first).chain(lines).collect(),
            vec![(Press::Correct, "correct-go"), (Press::Close, "correct-close")],
        )
        .first_focused();
    }

    fn done(&mut self, done: Done, state: &State) -> Outcome {
        let look = &state.look;
        self.phase = Phase::Told;
        let words = look.with("correct-done", &[("count", self.count.into())]);
        // The log's own words, in every language.
        let mut lines: Vec<(String, Tone)> = done
            .lines
            .iter()
            .map(|line| (line.replace('\t', "    "), Tone::Text))
            .collect();
        let undo = match done.trace {
            Some(_) => "correct-undo",
            None => "correct-no-undo",
        };
        lines.extend([(String::new(), Tone::Text), (look.say(undo), Tone::Faint)]);
        self.review = told(state, lines);
        match done.trace {
            Some(trace) => Outcome::stay().and(Act::Did(Past { words, trace }, Vec::new())),
            None => Outcome::stay()
                .and(Act::Say(Level::Fine, words))
                .and(Act::Do(crate::console::effect::Effect::Mappings)),
        }
    }

    fn failed(&mut self, why: String, state: &State) {
        self.phase = Phase::Told;
        self.review = told(state, vec![(why, Tone::Bad)]);
    }
}

fn told(state: &State, lines: Vec<(String, Tone)>) -> Review<Press> {
    Review::new(
        state.look.say("correct-title"),
        lines,
        vec![(Press::Close, "correct-close")],
    )
}

/// Which value type, what goes, and what stands or comes in its place.
fn lines_of(corrected: &Corrected, state: &State) -> Vec<(String, Tone)> {
    let look = &state.look;
    let name = |line: &MappingLine| state.name_of((line.queue, line.value_type));
    let heading = |key: &str, line: &MappingLine| {
        let words = look.with(key, &[("name", name(line).into())]);
        [(String::new(), Tone::Text), (words, Tone::Strong)]
    };
    let signed = |sign: char, line: &MappingLine, tone: Tone| (format!("{sign} {line}"), tone);
    match corrected {
        Corrected::Updated { before, after } => {
            let mut lines = heading("correct-updated", before).to_vec();
            lines.extend([signed('-', before, Tone::Bad), signed('+', after, Tone::Good)]);
            lines
        }
        Corrected::Removed { wrong, valid } => {
            let mut lines: Vec<_> = wrong
                .first()
                .map(|line| heading("correct-removed", line).to_vec())
                .unwrap_or_default();
            lines.extend(wrong.iter().map(|line| signed('-', line, Tone::Bad)));
            lines.push((look.say("correct-valid"), Tone::Text));
            lines.extend(valid.iter().map(|line| signed('=', line, Tone::Faint)));
            lines
        }
    }
}

impl Dialog for CorrectDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::Review]
    }

    fn opened(&mut self, state: &State) -> Outcome {
        Self::ask(state, |wfm, catalog| Job::Misplaced { wfm, catalog })
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        // What is being corrected is waited for: closed now, it could not be taken back.
        if self.phase == Phase::Correcting {
            return Outcome::stay();
        }
        match self.review.command(command, Press::Close, state) {
            None => Outcome::stay(),
            Some(Press::Close) => Outcome::close(),
            Some(Press::Correct) => {
                let look = &state.look;
                Outcome::stay().and(Act::Confirm {
                    title: look.say("correct-title"),
                    text: look.with("correct-ask", &[("count", self.count.into())]),
                    yes: look.say("correct-yes"),
                    mark: 0,
                })
            }
        }
    }

    fn confirmed(&mut self, _: u8, state: &State) -> Outcome {
        if self.phase != Phase::Asking {
            return Outcome::stay();
        }
        self.phase = Phase::Correcting;
        self.review = told(state, vec![(state.look.say("correct-correcting"), Tone::Text)]);
        Self::ask(state, |wfm, catalog| Job::Correct { wfm, catalog })
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Mapping(Answer::Misplaced(Ok(correction))) => self.found(&correction, state),
            job::Answer::Mapping(Answer::Corrected(Ok(done))) => return self.done(done, state),
            job::Answer::Mapping(Answer::Misplaced(Err(why)) | Answer::Corrected(Err(why)))
            | job::Answer::Failed(why) => self.failed(state.look.tell(&why), state),
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.review.settle(state);
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        self.review.draw(state, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
