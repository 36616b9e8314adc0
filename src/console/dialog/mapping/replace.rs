//! Mapping > Find and Replace: one text in the place of another in the paths of the right side, as when the ACD is another
//! one. Every line is shown as it stands and as it would stand.

mod draw;

use super::ticks::{Tick, Ticks};
use super::work::{Answer, Ground, Job};
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Act, Dialog, Outcome};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::Canvas;
use crate::console::widget::field::{edit, type_into};
use crate::engine::Level;
use crate::mapping::{Known, MapEdit, PathPart, Replace, Replacement, Verdict, replacements};
use crate::model::Message;
use ratatui::layout::Position;
use tui_input::Input;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Find,
    New,
    Part,
    List,
}

impl Focus {
    /// In the order of the Tab key.
    const ALL: [Self; 4] = [Self::Find, Self::New, Self::Part, Self::List];
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Reading,
    Ready(Box<Ground>),
    Failed(Message),
}

const PARTS: [(PathPart, &str); 4] = [
    (PathPart::Whole, "replace-in-path"),
    (PathPart::System, "replace-in-system"),
    (PathPart::Queue, "replace-in-queue"),
    (PathPart::Metric, "replace-in-metric"),
];

#[derive(Debug, Clone)]
pub struct ReplaceDialog {
    phase: Phase,
    find: Input,
    new: Input,
    part: usize,
    focus: Focus,
    found: Vec<Replacement>,
    ticks: Ticks,
    /// So many lines are being changed.
    changing: Option<usize>,
}

impl ReplaceDialog {
    pub fn new() -> Self {
        Self {
            phase: Phase::Reading,
            find: Input::default(),
            new: Input::default(),
            part: 0,
            focus: Focus::Find,
            found: Vec::new(),
            ticks: Ticks::default(),
            changing: None,
        }
    }

    fn look(state: &State) -> Outcome {
        Outcome::ask(job::Job::Mapping(Job::Read {
            systems: super::systems(state),
        }))
    }

    fn input(&mut self) -> Option<&mut Input> {
        match self.focus {
            Focus::Find => Some(&mut self.find),
            Focus::New => Some(&mut self.new),
            Focus::Part | Focus::List => None,
        }
    }

    /// What would change, anew. What cannot be or would count twice is not ticked.
    fn preview(&mut self, state: &State) {
        let Phase::Ready(ground) = &self.phase else {
            return;
        };
        let systems = super::systems(state);
        let known = Known {
            systems: &systems,
            offers: &ground.offers,
        };
        let replace = Replace {
            old: self.find.value(),
            new: self.new.value(),
            part: PARTS[self.part % PARTS.len()].0,
        };
        self.found = replacements(&ground.lines, replace, known);
        let tick = |found: &Replacement| match found.verdict {
            Verdict::Unreadable => Tick::None,
            Verdict::Twice => Tick::Off,
            Verdict::There | Verdict::NoMetric | Verdict::NoSystem | Verdict::NoTree => Tick::On,
        };
        self.ticks = Ticks::new(self.found.iter().map(tick).collect());
    }

    /// Why nothing would change, as a key of the words.
    fn fault(&self) -> Option<&'static str> {
        if self.find.value().is_empty() {
            Some("replace-nothing-typed")
        } else if self.find.value() == self.new.value() {
            Some("replace-same")
        } else if self.found.is_empty() {
            Some("replace-none")
        } else {
            None
        }
    }

    fn stops(&self) -> &'static [Focus] {
        match self.found.is_empty() {
            true => &Focus::ALL[..3],
            false => &Focus::ALL,
        }
    }

    fn go(&mut self, forth: bool) {
        let stops = self.stops();
        let at = stops.iter().position(|stop| *stop == self.focus).unwrap_or(0);
        let step = if forth { 1 } else { stops.len() - 1 };
        self.focus = stops[(at + step) % stops.len()];
    }

    fn choose_part(&mut self, steps: usize, state: &State) {
        self.part = (self.part + steps) % PARTS.len();
        self.preview(state);
    }

    fn apply(&mut self, state: &State) -> Outcome {
        let say = |words: &str| Outcome::stay().and(Act::Say(Level::Warning, state.look.say(words)));
        if let Some(fault) = self.fault() {
            return say(fault);
        }
        let lines = self.ticks.ticked().filter_map(|row| self.found.get(row));
        let lines: Vec<_> = lines
            .map(|each| (each.line.clone(), each.after.clone()))
            .collect();
        if lines.is_empty() {
            return say("mapping-none-ticked");
        }
        self.changing = Some(lines.len());
        Outcome::ask(job::Job::Mapping(Job::Edit(MapEdit::Repath(lines))))
    }

    fn in_list(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Tick | Command::Choose => self.ticks.turn(),
            Command::TickAll => {
                let found = &self.found;
                let twice = |row: usize| found.get(row).is_some_and(|each| each.verdict == Verdict::Twice);
                self.ticks.turn_all(twice);
            }
            Command::Apply => return self.apply(state),
            Command::Again => {
                self.phase = Phase::Reading;
                return Self::look(state);
            }
            // Above the first line stand the fields.
            Command::Up if self.ticks.is_first() => self.go(false),
            other => {
                self.ticks.go(other, draw::rows(state));
            }
        }
        Outcome::stay()
    }
}

impl Dialog for ReplaceDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![match self.focus {
            Focus::Find | Focus::New => Context::Entry,
            Focus::Part => Context::Form,
            Focus::List => Context::Ticks,
        }]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match (self.focus, command) {
            (_, Command::Search | Command::OnlyExact) => false,
            (Focus::Part, Command::Tick | Command::PageUp | Command::PageDown) => false,
            (_, _) if self.changing.is_some() => false,
            (Focus::List, Command::Apply) => self.ticks.ticked().next().is_some(),
            _ => true,
        }
    }

    fn opened(&mut self, state: &State) -> Outcome {
        Self::look(state)
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        // What is being written is waited for: closed now, it could not be taken back.
        if self.changing.is_some() {
            return Outcome::stay();
        }
        match (self.focus, command) {
            (_, Command::Back) => return Outcome::close(),
            (_, Command::NextField) => self.go(true),
            (_, Command::PreviousField) => self.go(false),
            (Focus::List, command) => return self.in_list(command, state),
            // In a field only the wheel says these.
            (_, Command::Up | Command::Down) => return self.in_list(command, state),
            (Focus::Part, Command::Earlier) => self.choose_part(PARTS.len() - 1, state),
            (Focus::Part, Command::Later | Command::Tick) => self.choose_part(1, state),
            (_, Command::Choose) => self.go(true),
            (_, other) => {
                if self.input().is_some_and(|input| edit(input, other)) {
                    self.preview(state);
                }
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, state: &State) -> Outcome {
        if self.changing.is_none()
            && let Some(input) = self.input()
        {
            type_into(input, typed);
            self.preview(state);
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Mapping(Answer::Read(Ok(ground))) => {
                self.phase = Phase::Ready(ground);
                self.preview(state);
            }
            job::Answer::Mapping(Answer::Edited(Ok(edited))) => {
                let count = self.changing.unwrap_or_else(|| self.ticks.ticked().count());
                return super::done(
                    state.look.with("replace-done", &[("count", count.into())]),
                    edited,
                );
            }
            // Somebody else changed the file: it is read again, and nothing that was typed is lost.
            job::Answer::Mapping(Answer::Edited(Err(why))) => {
                self.changing = None;
                let said = Act::Say(Level::Error, state.look.tell(&why));
                return Self::look(state).and(said);
            }
            job::Answer::Mapping(Answer::Read(Err(why))) | job::Answer::Failed(why) => {
                self.changing = None;
                self.phase = Phase::Failed(why);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.ticks.settle(draw::rows(state));
        if !self.stops().contains(&self.focus) {
            self.focus = Focus::Find;
        }
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        draw::draw(self, state, canvas)
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
