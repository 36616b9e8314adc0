//! Which logs there are.

use super::{Answer, Job, LogDialog};
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Act, Dialog, Outcome};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, List, text, window};
use crate::journal::LogFile;
use crate::model::Message;
use ratatui::layout::Position;

#[derive(Debug, Clone, Default)]
pub struct LogList {
    /// `None`: still being looked for.
    files: Option<Vec<LogFile>>,
    trouble: Option<Message>,
    list: List,
    finder: Finder,
}

const WIDTH: u16 = 76;

impl LogList {
    fn found(&self) -> Vec<&LogFile> {
        let files = self.files.iter().flatten();
        files.filter(|file| self.finder.is_in(&file.name)).collect()
    }

    fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(9)).max(1)
    }
}

impl Dialog for LogList {
    fn contexts(&self) -> Vec<Context> {
        self.finder.contexts()
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::Choose => self.finder.is_typing() || !self.found().is_empty(),
            Command::SearchNext
            | Command::SearchPrevious
            | Command::OnlyHits
            | Command::OnlyProblems
            | Command::Follow
            | Command::Copy => false,
            _ => true,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Outcome::ask(job::Job::Log(Job::List))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        if self.finder.command(command) != Heard::Nothing {
            return Outcome::stay();
        }
        match command {
            Command::Back => Outcome::close(),
            Command::Again => Outcome::ask(job::Job::Log(Job::List)),
            Command::Choose => match self.found().get(self.list.selected) {
                Some(file) => Outcome::stay().and(Act::Open(Box::new(LogDialog::new((*file).clone())))),
                None => Outcome::stay(),
            },
            other => {
                self.list.go(other, self.found().len(), Self::rows(state));
                Outcome::stay()
            }
        }
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        self.finder.typed(typed);
        self.list = List::default();
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, _: &State) -> Outcome {
        match answer {
            job::Answer::Log(Answer::Files(files)) => self.files = Some(files),
            job::Answer::Failed(why) => self.trouble = Some(why),
            _ => {}
        }
        Outcome::stay()
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.found().len(), Self::rows(state));
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let rows = u16::try_from(Self::rows(state)).unwrap_or(u16::MAX);
        let inside = window::open(canvas, look, &look.say("log-title"), WIDTH, rows + 2);
        let found = self.found();
        let mut head = canvas.at(inside);
        let mut cursor = self.finder.draw(look, &mut head, 0);
        let place = self.list.place(found.len(), Self::rows(state));
        head.put_right(head.width(), 0, &place, look.theme.faint);
        let words = match (&self.trouble, &self.files) {
            (Some(why), _) => look.tell(why),
            (None, None) => look.say("log-looking"),
            (None, Some(files)) if files.is_empty() => look.say("log-none"),
            (None, Some(_)) => String::new(),
        };
        head.put(0, 1, &words, look.theme.text);
        let below = window::rows(inside, 1, inside.height);
        if found.is_empty() {
            return cursor.or(canvas.position(inside.x, inside.y));
        }
        let now = state.now;
        let at = self.list.draw(
            look,
            &mut canvas.at(below),
            found.len(),
            !self.finder.is_typing(),
            |index, row| {
                let Some(file) = found.get(index) else { return };
                let when = file.changed.map_or_else(String::new, |at| look.moment(at, now));
                let end = row.width();
                row.put_right(end, 0, &when, look.theme.faint);
                let end = end.saturating_sub(18);
                row.put_right(end, 0, &bytes(state, file.bytes), look.theme.text);
                let name = row.width().saturating_sub(30);
                row.put_within(0, 0, name, &file.name, look.theme.text);
                let shown = text::cut(&file.name, name, look.glyphs.ellipsis).into_owned();
                self.finder.mark(look, row, (0, 0), &shown);
            },
        );
        cursor = cursor.or(at);
        cursor
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

/// A file's size as people say it: `812 B`, `10.2 MB`.
pub fn bytes(state: &State, bytes: u64) -> String {
    let look = &state.look;
    let tenths = |unit: u64| {
        let value = bytes as f64 / unit as f64;
        let hundredths = (value * 100.0).round() as i64;
        look.value(crate::model::Hundredths(hundredths), 1)
    };
    match bytes {
        0..1_024 => format!("{bytes} B"),
        1_024..1_048_576 => format!("{} KB", tenths(1_024)),
        1_048_576..1_073_741_824 => format!("{} MB", tenths(1_048_576)),
        _ => format!("{} GB", tenths(1_073_741_824)),
    }
}
