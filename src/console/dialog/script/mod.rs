//! The script of a value type: its text with marks, values to try it with, and the original's four buttons (spec page 3).

mod draw;
mod trial;
mod work;

pub use work::{Answer, Job};

use super::{Act, Dialog, Outcome};
use crate::config::TextFile;
use crate::console::command::{Command, Typed};
use crate::console::effect::{LeftSide, ValueTypeKey};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::{Past, State};
use crate::console::widget::field::{edit, type_into};
use crate::console::widget::{Canvas, Editor};
use crate::engine::Level;
use crate::model::MetricPath;
use crate::script::default_script;
use ratatui::layout::Position;
use std::sync::Arc;
use trial::Trial;

/// The original's buttons, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Button {
    /// Writes the default script into the text.
    Create,
    Test,
    Ok,
    Cancel,
}

impl Button {
    const ALL: [Self; 4] = [Self::Create, Self::Test, Self::Ok, Self::Cancel];
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Text,
    /// Para1…n, then Weekday and Minutes.
    Value(usize),
    Button(Button),
}

/// What is known of the file.
#[derive(Debug, Clone)]
enum Source {
    Reading,
    Known(Arc<TextFile>),
    /// The value type has no script: the default one is shown.
    Default,
}

#[derive(Debug, Clone)]
pub struct ScriptDialog {
    left: LeftSide,
    /// “Hotline · Calls Offered”
    name: String,
    /// The script's file, when a line of acd_map.ini names one.
    file: Option<String>,
    metrics: Vec<MetricPath>,
    source: Source,
    editor: Editor,
    /// The text when nothing was typed yet.
    before: String,
    trial: Trial,
    focus: Focus,
    saving: bool,
}

/// Marks of its questions.
const CLOSE: u8 = 0;
const CREATE: u8 = 1;
const OVERWRITE: u8 = 2;

impl ScriptDialog {
    /// Nothing is assigned to the value type.
    pub fn is_bare(&self) -> bool {
        self.metrics.is_empty()
    }

    pub fn new(left: LeftSide, name: String, file: Option<String>, metrics: Vec<MetricPath>) -> Self {
        let parameters = u32::try_from(metrics.len()).unwrap_or(u32::MAX);
        let text = if file.is_none() {
            default_script(parameters)
        } else {
            String::new()
        };
        let source = if file.is_none() {
            Source::Default
        } else {
            Source::Reading
        };
        let mut dialog = Self {
            left,
            name,
            file,
            trial: Trial::new(metrics.len()),
            metrics,
            source,
            editor: Editor::new(&text),
            before: text,
            focus: Focus::Text,
            saving: false,
        };
        dialog.trial.compile(&dialog.editor.text());
        dialog
    }

    /// The script of a value type; `None`: nobody knows its line of acd_map.ini.
    pub fn of(state: &State, key: ValueTypeKey) -> Option<Self> {
        let left = state.left_side(key)?;
        let mappings = state.mapped()?;
        let file = mappings.script(key).map(str::to_owned);
        let metrics = mappings.metrics(key).cloned().collect();
        Some(Self::new(left, state.name_of(key), file, metrics))
    }

    fn parameters(&self) -> u32 {
        u32::try_from(self.metrics.len()).unwrap_or(u32::MAX)
    }

    fn is_changed(&self) -> bool {
        self.editor.text() != self.before
    }

    fn show(&mut self, text: &str) {
        self.editor = Editor::new(text);
        self.before = self.editor.text();
        self.trial.compile(&self.before);
    }

    /// In the order of the Tab key.
    fn stops(&self) -> Vec<Focus> {
        let values = (0..self.trial.fields()).map(Focus::Value);
        let buttons = Button::ALL.into_iter().map(Focus::Button);
        std::iter::once(Focus::Text)
            .chain(values)
            .chain(buttons)
            .collect()
    }

    fn go(&mut self, steps: isize) {
        let stops = self.stops();
        let at = stops.iter().position(|stop| *stop == self.focus).unwrap_or(0);
        let count = isize::try_from(stops.len()).unwrap_or(1);
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(count);
        self.focus = stops[usize::try_from(to).unwrap_or(0)];
    }

    fn close(&self, state: &State) -> Outcome {
        if !self.is_changed() {
            return Outcome::close();
        }
        let look = &state.look;
        Outcome::stay().and(Act::Confirm {
            title: look.say("editor-close-title"),
            text: look.say("editor-close-text"),
            yes: look.say("editor-close-yes"),
            mark: CLOSE,
        })
    }

    fn press(&mut self, button: Button, state: &State) -> Outcome {
        let look = &state.look;
        match button {
            Button::Create if self.is_changed() || self.file.is_some() => Outcome::stay().and(Act::Confirm {
                title: look.say("editor-create-title"),
                text: look.say("editor-create-text"),
                yes: look.say("editor-create-yes"),
                mark: CREATE,
            }),
            Button::Create => {
                self.create();
                Outcome::stay()
            }
            Button::Test => {
                self.test();
                Outcome::stay()
            }
            Button::Ok => self.save(state),
            Button::Cancel => self.close(state),
        }
    }

    /// The default script takes the text's place; OK saves it.
    fn create(&mut self) {
        let before = std::mem::take(&mut self.before);
        self.show(&default_script(self.parameters()));
        self.before = before;
        self.focus = Focus::Text;
    }

    /// To the first error, if there is one; else a run with the values.
    fn test(&mut self) {
        self.trial.compile(&self.editor.text());
        match self.trial.error() {
            Some(error) => {
                self.editor.go(
                    error.line.saturating_sub(1) as usize,
                    error.column.saturating_sub(1) as usize,
                );
                self.focus = Focus::Text;
            }
            None => self.trial.run(),
        }
    }

    fn save(&mut self, state: &State) -> Outcome {
        if self.saving || matches!(self.source, Source::Reading) {
            return Outcome::stay();
        }
        let untouched = !self.is_changed();
        if untouched && !matches!(self.source, Source::Default) {
            return Outcome::close();
        }
        if let Some(error) = self.trial.error() {
            let why = state.look.tell(error);
            let text = state.look.with("editor-not-saved", &[("why", why.into())]);
            self.test();
            return Outcome::stay().and(Act::Say(Level::Error, text));
        }
        self.saving = true;
        Outcome::ask(job::Job::Script(match &self.source {
            Source::Known(file) => Job::Save {
                file: Arc::clone(file),
                text: self.editor.text(),
            },
            Source::Default | Source::Reading => Job::Make {
                left: self.left.clone(),
                text: self.editor.text(),
            },
        }))
    }

    fn saved(&mut self, answer: Answer, state: &State) -> Outcome {
        let look = &state.look;
        self.saving = false;
        match answer {
            Answer::Read(Ok(file)) if file.is_there() => {
                self.show(&file.content());
                self.source = Source::Known(file);
                Outcome::stay()
            }
            // The line names a file that is not there: the default script is offered under that name.
            Answer::Read(Ok(file)) => {
                let text = look.with("editor-missing", &[("file", file.name().into())]);
                self.show(&default_script(self.parameters()));
                self.before.clear();
                self.source = Source::Known(file);
                Outcome::stay().and(Act::Say(Level::Warning, text))
            }
            Answer::Read(Err(why)) => Outcome::close().and(Act::Say(Level::Error, look.tell(&why))),
            Answer::Saved(name, trace) => {
                let words = look.with(
                    "editor-saved",
                    &[("file", name.into()), ("name", self.name.clone().into())],
                );
                match trace {
                    Some(trace) => Outcome::close().and(Act::Did(Past { words, trace }, Vec::new())),
                    None => Outcome::close().and(Act::Say(Level::Fine, words)),
                }
            }
            Answer::Changed(theirs) => self.conflict(theirs, state),
            Answer::NotSaved(why) => {
                let text = look.with("editor-not-saved", &[("why", look.tell(&why).into())]);
                Outcome::stay().and(Act::Say(Level::Error, text))
            }
        }
    }

    /// Somebody else saved the file meanwhile: what they changed is said before it is overwritten.
    fn conflict(&mut self, theirs: Arc<TextFile>, state: &State) -> Outcome {
        let look = &state.look;
        let text = draw::difference(look, &self.before, &theirs.content());
        let values = [("file", theirs.name().into()), ("changes", text.into())];
        self.source = Source::Known(theirs);
        Outcome::stay().and(Act::Confirm {
            title: look.say("editor-conflict-title"),
            text: look.with("editor-conflict-text", &values),
            yes: look.say("editor-conflict-yes"),
            mark: OVERWRITE,
        })
    }
}

impl Dialog for ScriptDialog {
    fn contexts(&self) -> Vec<Context> {
        let place = match self.focus {
            Focus::Text => Context::Text,
            Focus::Value(_) => Context::Field,
            Focus::Button(_) => Context::Form,
        };
        vec![place, Context::Saved]
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        !matches!(
            (self.focus, command),
            (Focus::Value(_), Command::Earlier | Command::Later)
        ) && command != Command::Tick
    }

    fn opened(&mut self, _: &State) -> Outcome {
        match &self.file {
            Some(name) => Outcome::ask(job::Job::Script(Job::Read(name.clone()))),
            None => Outcome::stay(),
        }
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match (self.focus, command) {
            (_, Command::Back) => return self.close(state),
            (_, Command::NextField) => self.go(1),
            (_, Command::PreviousField) => self.go(-1),
            (_, Command::Save) => return self.press(Button::Ok, state),
            (Focus::Text, command) => {
                if self.editor.command(command, draw::page(state)) {
                    self.trial.compile(&self.editor.text());
                }
            }
            (Focus::Value(_), Command::Later) | (Focus::Button(_), Command::Earlier) => self.go(-1),
            (Focus::Value(_), Command::Earlier) | (Focus::Button(_), Command::Later) => self.go(1),
            (Focus::Button(button), Command::Choose | Command::Tick) => return self.press(button, state),
            (Focus::Value(field), command) => {
                if let Some(input) = self.trial.input(field) {
                    edit(input, command);
                    self.trial.forget_result();
                }
            }
            (Focus::Button(_), _) => {}
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        match self.focus {
            Focus::Text => {
                self.editor.typed(typed);
                self.trial.compile(&self.editor.text());
            }
            Focus::Value(field) => {
                if let Some(input) = self.trial.input(field) {
                    type_into(input, typed);
                    self.trial.forget_result();
                }
            }
            Focus::Button(_) => {}
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Script(answer) => self.saved(answer, state),
            job::Answer::Failed(why) => self.saved(Answer::NotSaved(why), state),
            _ => Outcome::stay(),
        }
    }

    fn confirmed(&mut self, mark: u8, state: &State) -> Outcome {
        match mark {
            CLOSE => Outcome::close(),
            CREATE => {
                self.create();
                Outcome::stay()
            }
            OVERWRITE => self.save(state),
            _ => Outcome::stay(),
        }
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
