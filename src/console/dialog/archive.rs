//! File > Backup and File > Restore: a path, a passphrase, what it holds (spec page 5).

use super::{Act, Dialog, Outcome};
use crate::console::command::{Command, Typed};
use crate::console::effect::Effect;
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::tools::{BackupContent, PutBack};
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, Does, button, text, window};
use crate::engine::Level;
use crate::model::Message;
use crate::passcode::Password;
use ratatui::layout::Position;
use ratatui::style::Style;
use std::path::PathBuf;
use tui_input::Input;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    Backup { file: PathBuf, passphrase: Password },
    LookInto { file: PathBuf, passphrase: Password },
    Restore { file: PathBuf, passphrase: Password },
}

#[derive(Debug)]
pub enum Answer {
    Made(Result<Vec<String>, Message>),
    Content(Result<BackupContent, Message>),
    Restored(Result<PutBack, Message>),
}

impl Job {
    pub fn changes(&self) -> bool {
        !matches!(self, Self::LookInto { .. })
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        let tools = &hands.tools;
        match self {
            Self::Backup { file, passphrase } => Answer::Made(tools.backup(&file, &passphrase)),
            Self::LookInto { file, passphrase } => Answer::Content(tools.look_into(&file, &passphrase)),
            Self::Restore { file, passphrase } => Answer::Restored(tools.restore(&file, &passphrase)),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Backup,
    Restore,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    File,
    Passphrase,
    Repeat,
    Go,
    Close,
}

#[derive(Debug, Clone, PartialEq)]
enum Phase {
    Filling,
    Working,
    Failed(Message),
    /// A backup was made, or put in place: what there is to tell.
    Done(Vec<String>),
}

#[derive(Clone)]
pub struct ArchiveDialog {
    purpose: Purpose,
    file: Input,
    passphrase: Input,
    repeat: Input,
    focus: Focus,
    phase: Phase,
}

/// Nothing of what was typed shows.
impl std::fmt::Debug for ArchiveDialog {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "ArchiveDialog({:?}, {:?}, {:?})",
            self.purpose, self.focus, self.phase
        )
    }
}

impl ArchiveDialog {
    pub fn backup(state: &State) -> Self {
        let day = crate::console::update::today(state);
        let folder = std::path::Path::new(&state.directory);
        let file = folder.join(format!("xlink-{day}.tar"));
        Self::new(Purpose::Backup, file.display().to_string())
    }

    pub fn restore(state: &State) -> Self {
        let folder = std::path::Path::new(&state.directory).join("");
        Self::new(Purpose::Restore, folder.display().to_string())
    }

    fn new(purpose: Purpose, file: String) -> Self {
        Self {
            purpose,
            file: Input::new(file),
            passphrase: Input::default(),
            repeat: Input::default(),
            focus: Focus::File,
            phase: Phase::Filling,
        }
    }

    fn fields(&self) -> Vec<Focus> {
        let all = [
            Focus::File,
            Focus::Passphrase,
            Focus::Repeat,
            Focus::Go,
            Focus::Close,
        ];
        match (&self.phase, self.purpose) {
            (Phase::Done(_), _) => vec![Focus::Close],
            (_, Purpose::Backup) => all.to_vec(),
            (_, Purpose::Restore) => all.into_iter().filter(|focus| *focus != Focus::Repeat).collect(),
        }
    }

    fn go(&mut self, steps: isize) {
        let fields = self.fields();
        let at = fields.iter().position(|focus| *focus == self.focus).unwrap_or(0);
        let count = isize::try_from(fields.len()).unwrap_or(1);
        let to = (isize::try_from(at).unwrap_or(0) + steps).rem_euclid(count);
        self.focus = fields[usize::try_from(to).unwrap_or(0)];
    }

    fn input(&mut self) -> Option<&mut Input> {
        match self.focus {
            Focus::File => Some(&mut self.file),
            Focus::Passphrase => Some(&mut self.passphrase),
            Focus::Repeat => Some(&mut self.repeat),
            Focus::Go | Focus::Close => None,
        }
    }

    fn path(&self) -> PathBuf {
        PathBuf::from(self.file.value().trim())
    }

    fn secret(&self) -> Password {
        Password::new(self.passphrase.value().to_owned())
    }

    /// What is wrong with what was typed, as a key of the words, and where.
    fn wrong(&self) -> Option<(&'static str, Focus)> {
        if self.file.value().trim().is_empty() {
            return Some(("archive-no-file", Focus::File));
        }
        if self.passphrase.value().is_empty() {
            return Some(("archive-no-passphrase", Focus::Passphrase));
        }
        let differs = self.purpose == Purpose::Backup && self.repeat.value() != self.passphrase.value();
        differs.then_some(("archive-differs", Focus::Repeat))
    }

    fn start(&mut self, state: &State) -> Outcome {
        if self.phase == Phase::Working {
            return Outcome::stay();
        }
        if let Some((why, focus)) = self.wrong() {
            self.focus = focus;
            return Outcome::stay().and(Act::Say(Level::Warning, state.look.say(why)));
        }
        self.phase = Phase::Working;
        let (file, passphrase) = (self.path(), self.secret());
        Outcome::ask(job::Job::Archive(match self.purpose {
            Purpose::Backup => Job::Backup { file, passphrase },
            Purpose::Restore => Job::LookInto { file, passphrase },
        }))
    }

    fn looked_into(&mut self, content: BackupContent, state: &State) -> Outcome {
        self.phase = Phase::Filling;
        let look = &state.look;
        let mut text = look.with(
            "archive-holds",
            &[
                ("count", content.files.len().into()),
                ("files", content.files.join(", ").into()),
            ],
        );
        text.push_str("\n\n");
        text.push_str(&if content.overwrites.is_empty() {
            look.say("archive-overwrites-nothing")
        } else {
            look.with(
                "archive-overwrites",
                &[("files", content.overwrites.join(", ").into())],
            )
        });
        Outcome::stay().and(Act::Confirm {
            title: look.say("archive-restore-title"),
            text,
            yes: look.say("archive-restore-go"),
            mark: 0,
        })
    }

    fn done(&mut self, lines: Vec<String>) -> Outcome {
        self.phase = Phase::Done(lines);
        self.focus = Focus::Close;
        self.passphrase = Input::default();
        self.repeat = Input::default();
        Outcome::stay()
    }

    fn failed(&mut self, why: Message) -> Outcome {
        self.phase = Phase::Failed(why);
        Outcome::stay()
    }

    fn draw_fields(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let rows = [
            ("archive-file", Focus::File, &self.file, Reveal::Shown),
            (
                "archive-passphrase",
                Focus::Passphrase,
                &self.passphrase,
                Reveal::Hidden,
            ),
            ("archive-repeat", Focus::Repeat, &self.repeat, Reveal::Hidden),
        ];
        let fields = self.fields();
        let rows: Vec<_> = rows
            .into_iter()
            .filter(|(_, focus, ..)| fields.contains(focus))
            .collect();
        let labels = rows.iter().map(|(label, ..)| text::width(&look.say(label))).max();
        let x = labels.unwrap_or(0) + 2;
        let cells = canvas.width().saturating_sub(x);
        let mut cursor = None;
        for ((label, focus, input, reveal), y) in rows.into_iter().zip(0..) {
            let focused = focus == self.focus;
            let style = if focused {
                look.theme.strong
            } else {
                look.theme.text
            };
            canvas.put(0, y, &look.say(label), style);
            let at = field::draw(
                look,
                canvas,
                (x, y, cells),
                (input, reveal),
                (focused, Style::new()),
            );
            canvas.spot(0, y, u16::MAX, || Does::field(&fields, &self.focus, &focus, &[]));
            cursor = cursor.or(at);
        }
        cursor
    }

    fn lines(&self, state: &State, width: u16) -> Vec<(String, Style)> {
        let (look, theme) = (&state.look, &state.look.theme);
        let wrapped = |words: &str, style: Style| -> Vec<(String, Style)> {
            text::wrap(words, width)
                .into_iter()
                .map(|line| (line, style))
                .collect()
        };
        match &self.phase {
            Phase::Filling => wrapped(
                &look.say(match self.purpose {
                    Purpose::Backup => "archive-backup-hint",
                    Purpose::Restore => "archive-restore-hint",
                }),
                theme.text,
            ),
            Phase::Working => wrapped(&look.say("archive-working"), theme.busy),
            Phase::Failed(why) => wrapped(&look.tell(why), theme.bad),
            Phase::Done(lines) => lines.iter().flat_map(|line| wrapped(line, theme.text)).collect(),
        }
    }
}

impl Dialog for ArchiveDialog {
    fn contexts(&self) -> Vec<Context> {
        match self.focus {
            Focus::Go | Focus::Close => vec![Context::Form],
            Focus::File | Focus::Passphrase | Focus::Repeat => vec![Context::Field],
        }
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        !matches!(command, Command::Earlier | Command::Later | Command::Tick)
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::Choose if self.focus == Focus::Close => return Outcome::close(),
            Command::Choose => return self.start(state),
            // Up and down lead from field to field, left and right from button to button.
            Command::NextField => self.go(1),
            Command::PreviousField => self.go(-1),
            Command::Earlier if self.input().is_some() => self.go(1),
            Command::Later if self.input().is_some() => self.go(-1),
            Command::Later => self.go(1),
            Command::Earlier => self.go(-1),
            other => {
                if let Some(input) = self.input() {
                    field::edit(input, other);
                }
            }
        }
        Outcome::stay()
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        if let Some(input) = self.input() {
            field::type_into(input, typed);
        }
        Outcome::stay()
    }

    fn confirmed(&mut self, _: u8, _: &State) -> Outcome {
        self.phase = Phase::Working;
        let (file, passphrase) = (self.path(), self.secret());
        Outcome::ask(job::Job::Archive(Job::Restore { file, passphrase }))
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        let look = &state.look;
        let file = self.path().display().to_string();
        match answer {
            job::Answer::Archive(Answer::Made(Ok(names))) => {
                let values = [("file", file.into()), ("count", names.len().into())];
                self.done(vec![
                    look.with("archive-made", &values),
                    names.join(", "),
                    String::new(),
                    look.say("archive-keep-passphrase"),
                ])
            }
            job::Answer::Archive(Answer::Content(Ok(content))) => self.looked_into(content, state),
            job::Answer::Archive(Answer::Restored(Ok(put))) => {
                let mut lines = vec![look.with("archive-restored", &[("count", put.files.len().into())])];
                for copy in &put.kept {
                    let values = [("file", copy.display().to_string().into())];
                    lines.push(look.with("archive-kept", &values));
                }
                if put.files.iter().any(|name| name == "state/ledger.db") {
                    lines.push(look.say("archive-ledger"));
                }
                self.done(lines)
                    .and(Act::Do(Effect::Reload))
                    .and(Act::Do(Effect::Mappings))
            }
            job::Answer::Archive(
                Answer::Made(Err(why)) | Answer::Content(Err(why)) | Answer::Restored(Err(why)),
            )
            | job::Answer::Failed(why) => self.failed(why),
            _ => Outcome::stay(),
        }
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::FIELDS
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        let title = look.say(match self.purpose {
            Purpose::Backup => "archive-backup-title",
            Purpose::Restore => "archive-restore-title",
        });
        let inside = window::open(canvas, look, &title, 72, 14);
        let done = matches!(self.phase, Phase::Done(_));
        let fields = if done {
            0
        } else {
            u16::try_from(self.fields().len()).unwrap_or(0).saturating_sub(2)
        };
        let mut cursor = None;
        if !done {
            cursor = self.draw_fields(state, &mut canvas.at(inside));
        }
        let from = if done { 0 } else { fields + 1 };
        let middle = window::rows(inside, from, inside.height.saturating_sub(from + 2));
        let mut area = canvas.at(middle);
        for ((line, style), y) in self.lines(state, area.width()).iter().zip(0..) {
            area.put(0, y, line, *style);
        }
        let go = look.say(match self.purpose {
            Purpose::Backup => "archive-backup-go",
            Purpose::Restore => "archive-look",
        });
        let close = look.say("archive-close");
        let (words, stops) = match done {
            true => (vec![close], vec![Focus::Close]),
            false => (vec![go, close], vec![Focus::Go, Focus::Close]),
        };
        let focused = stops.iter().position(|stop| *stop == self.focus);
        let at = button::row(look, &mut canvas.at(inside), &words, focused, |index| {
            Does::field(&self.fields(), &self.focus, &stops[index], &[Command::Choose])
        });
        cursor.or(at).or(canvas.position(inside.x, inside.y))
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::console::action::Action;
    use crate::console::dialog::{Layer, Question};
    use crate::console::fixture;
    use crate::console::update::update;

    fn give(state: &mut State, command: Command) -> Vec<Effect> {
        update(state, Action::Command(command))
    }

    fn write(state: &mut State, text: &str) {
        update(state, Action::Typed(Typed::Text(text.into())));
    }

    fn jobs(effects: Vec<Effect>) -> Vec<Job> {
        effects
            .into_iter()
            .filter_map(|effect| match effect {
                Effect::Job {
                    job: job::Job::Archive(job),
                    ..
                } => Some(job),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn a_backup_needs_its_passphrase_twice() {
        let mut state = fixture::running();
        give(&mut state, Command::Backup);
        give(&mut state, Command::NextField);
        write(&mut state, "geheim");
        give(&mut state, Command::NextField);
        write(&mut state, "gehein");
        give(&mut state, Command::NextField);
        assert_eq!(jobs(give(&mut state, Command::Choose)), []);
        assert_eq!(
            state.message.as_ref().unwrap().text,
            state.look.say("archive-differs")
        );
        give(&mut state, Command::Erase);
        write(&mut state, "m");
        give(&mut state, Command::NextField);
        let asked = jobs(give(&mut state, Command::Choose));
        assert!(
            matches!(asked.as_slice(), [Job::Backup { passphrase, .. }] if passphrase.reveal() == "geheim")
        );
        assert!(!format!("{:?} {asked:?}", state.layers).contains("geheim"));
    }

    #[test]
    fn a_restore_tells_what_it_holds_and_asks() {
        let mut state = fixture::running();
        give(&mut state, Command::Restore);
        write(&mut state, "old.tar");
        give(&mut state, Command::NextField);
        write(&mut state, "geheim");
        give(&mut state, Command::NextField);
        let asked = jobs(give(&mut state, Command::Choose));
        assert!(matches!(asked.as_slice(), [Job::LookInto { .. }]) && !asked[0].changes());
        let content = BackupContent {
            files: vec!["isps.cfg".into(), "state/ledger.db".into()],
            overwrites: vec!["isps.cfg".into()],
        };
        let answer = job::Answer::Archive(Answer::Content(Ok(content)));
        let to = state.dialogs;
        update(&mut state, Action::Answer { to, answer });
        let Some(question) = state.layers.last().and_then(Layer::as_dialog::<Question>) else {
            panic!("it does not ask")
        };
        assert!(question.text.contains("state/ledger.db"), "{}", question.text);
        assert_eq!(question.answer, crate::console::dialog::Answer::No);
        give(&mut state, Command::Other);
        let asked = jobs(give(&mut state, Command::Choose));
        assert!(matches!(asked.as_slice(), [Job::Restore { .. }]) && asked[0].changes());
    }
}
