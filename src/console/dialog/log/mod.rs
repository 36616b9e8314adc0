//! The log files (spec pages 4 to 6): which there are, and one of them from its end, followed, filtered, searched.

mod draw;
mod list;
mod window;

pub use list::LogList;

use super::{Act, Dialog, Outcome};
use crate::config::{ExternalSettings, Installation};
use crate::console::command::{Command, Typed};
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::State;
use crate::console::widget::{Canvas, Finder, Heard, List};
use crate::engine::Level;
use crate::journal::{LogFile, LogPage, Place, Wanted, logs, read_log};
use crate::model::Message;
use ratatui::layout::Position;
use std::path::PathBuf;
use window::Window;

/// Lines asked for at once.
const PAGE: usize = 400;
/// So near to the end of what is held, more is asked for.
const NEAR: usize = 60;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    /// Which logs there are.
    List,
    Read {
        path: PathBuf,
        place: Place,
        lines: usize,
        wanted: Wanted,
        /// How the file began when it was last read; empty: whatever it is now.
        head: Vec<u8>,
        purpose: Purpose,
    },
}

/// What a page is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// In place of what is held; the selection goes to its last line, or to the one that begins here.
    Anew(Option<u64>),
    Earlier,
    Later,
    /// The nearest line with what is searched for.
    NextHit,
    PreviousHit,
}

#[derive(Debug)]
pub enum Answer {
    Files(Vec<LogFile>),
    Page {
        purpose: Purpose,
        wanted: Wanted,
        page: Result<LogPage, Message>,
    },
}

impl Job {
    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::List => Answer::Files(logs(&folders(&hands.installation))),
            Self::Read {
                path,
                place,
                lines,
                wanted,
                head,
                purpose,
            } => Answer::Page {
                page: read_log(&path, place, lines, &wanted, &head).map_err(|why| crate::files::reason(&why)),
                purpose,
                wanted,
            },
        }
    }
}

/// Where logs stand: the installation directory, and every `LogDir`.
fn folders(installation: &Installation) -> Vec<PathBuf> {
    let (settings, _) = installation.load();
    let mut folders = vec![installation.directory().to_owned()];
    let own =
        settings
            .systems()
            .into_iter()
            .filter_map(|name| match settings.external(&name, None).ok()? {
                ExternalSettings::Csv(csv) => csv.common.log_dir,
                _ => None,
            });
    for folder in settings.general.log_dir.clone().into_iter().chain(own) {
        if !folders.contains(&folder) {
            folders.push(folder);
        }
    }
    folders
}

/// Whether new lines are shown as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Following {
    Off,
    On,
}

/// One log.
#[derive(Debug, Clone)]
pub struct LogDialog {
    file: LogFile,
    window: Window,
    list: List,
    following: Following,
    finder: Finder,
    only_hits: bool,
    only_problems: bool,
    /// A page is on its way.
    asked: Option<Purpose>,
    trouble: Option<Message>,
}

impl LogDialog {
    pub fn new(file: LogFile) -> Self {
        Self {
            file,
            window: Window::default(),
            list: List::default(),
            following: Following::On,
            finder: Finder::default(),
            only_hits: false,
            only_problems: false,
            asked: None,
            trouble: None,
        }
    }

    fn wanted(&self) -> Wanted {
        Wanted {
            text: if self.only_hits {
                self.finder.text().to_owned()
            } else {
                String::new()
            },
            trouble: self.only_problems,
        }
    }

    fn read(&mut self, place: Place, purpose: Purpose) -> Outcome {
        let (lines, wanted) = match purpose {
            Purpose::NextHit | Purpose::PreviousHit => {
                let text = self.finder.text().to_owned();
                let trouble = self.only_problems;
                (1, Wanted { text, trouble })
            }
            Purpose::Anew(_) | Purpose::Earlier | Purpose::Later => (PAGE, self.wanted()),
        };
        let head = match purpose {
            Purpose::Anew(_) => Vec::new(),
            _ => self.window.head.clone(),
        };
        self.asked = Some(purpose);
        Outcome::ask(job::Job::Log(Job::Read {
            path: self.file.path.clone(),
            place,
            lines,
            wanted,
            head,
            purpose,
        }))
    }

    /// The file from its end.
    fn read_end(&mut self) -> Outcome {
        self.read(Place::End, Purpose::Anew(None))
    }

    /// The same lines under other wishes: around the selected one.
    fn anew(&mut self) -> Outcome {
        match self.window.lines.get(self.list.selected).map(|line| line.at) {
            Some(at) if self.following == Following::Off => {
                self.read(Place::Around(at), Purpose::Anew(Some(at)))
            }
            _ => self.read_end(),
        }
    }

    /// What is not held yet and soon in view.
    fn more(&mut self) -> Outcome {
        if self.asked.is_some() {
            return Outcome::stay();
        }
        let held = self.window.lines.len();
        if self.list.selected < NEAR && self.window.from > 0 {
            return self.read(Place::Before(self.window.from), Purpose::Earlier);
        }
        if self.list.selected + NEAR >= held && self.window.to < self.window.size {
            return self.read(Place::After(self.window.to), Purpose::Later);
        }
        Outcome::stay()
    }

    fn search(&mut self, forward: bool, state: &State) -> Outcome {
        if self.finder.text().is_empty() {
            return say(state, "console-nothing-searched");
        }
        if let Some(found) = self.window.hit(self.list.selected, forward, &self.finder) {
            self.following = Following::Off;
            self.list.selected = found;
            return self.more();
        }
        if forward {
            self.read(Place::After(self.window.to), Purpose::NextHit)
        } else {
            self.read(Place::Before(self.window.from), Purpose::PreviousHit)
        }
    }

    /// A search that went beyond what is held.
    fn searched(&mut self, page: &LogPage, forward: bool, state: &State) -> Outcome {
        if let Some(line) = page.lines.first() {
            self.following = Following::Off;
            return self.read(Place::Around(line.at), Purpose::Anew(Some(line.at)));
        }
        if forward && page.to < page.size {
            return self.read(Place::After(page.to), Purpose::NextHit);
        }
        if !forward && page.from > 0 {
            return self.read(Place::Before(page.from), Purpose::PreviousHit);
        }
        let values = [("text", self.finder.text().to_owned().into())];
        Outcome::stay().and(Act::Say(
            Level::Warning,
            state.look.with("console-not-found", &values),
        ))
    }

    fn arrived(&mut self, purpose: Purpose, page: LogPage, state: &State) -> Outcome {
        self.trouble = None;
        if page.other {
            let values = [("name", self.file.name.clone().into())];
            let words = state.look.with("log-set-aside", &values);
            self.following = Following::On;
            return self.read_end().and(Act::Say(Level::Warning, words));
        }
        match purpose {
            Purpose::NextHit => return self.searched(&page, true, state),
            Purpose::PreviousHit => return self.searched(&page, false, state),
            Purpose::Anew(at) => {
                self.window.replace(page);
                let place = at.and_then(|at| self.window.lines.iter().position(|line| line.at >= at));
                let last = self.window.lines.len().saturating_sub(1);
                self.list.selected = place.unwrap_or(last);
                // Few lines were found in the part that was looked through: on to the rest.
                return if self.window.lines.len() < NEAR {
                    self.more()
                } else {
                    Outcome::stay()
                };
            }
            Purpose::Earlier => self.list.selected += self.window.prepend(page),
            Purpose::Later => {
                let gone = self.window.append(page);
                self.list.selected = self.list.selected.saturating_sub(gone);
            }
        }
        if self.following == Following::On {
            self.list.selected = self.window.lines.len().saturating_sub(1);
        }
        if purpose == Purpose::Earlier || self.following == Following::On {
            return self.more();
        }
        Outcome::stay()
    }

    fn moved(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::First => {
                self.following = Following::Off;
                if self.window.from > 0 {
                    return self.read(Place::Start, Purpose::Anew(Some(0)));
                }
            }
            // The file may have grown while nobody followed it.
            Command::Last if self.following == Following::Off => {
                self.following = Following::On;
                return self.read_end();
            }
            Command::Up | Command::PageUp => self.following = Following::Off,
            _ => {}
        }
        self.list.go(command, self.window.lines.len(), draw::rows(state));
        self.more()
    }

    fn whole(&self) -> Option<String> {
        let line = self.window.lines.get(self.list.selected)?;
        Some(line.text.clone())
    }
}

fn say(state: &State, words: &str) -> Outcome {
    Outcome::stay().and(Act::Say(Level::Warning, state.look.say(words)))
}

impl Dialog for LogDialog {
    fn contexts(&self) -> Vec<Context> {
        self.finder.contexts()
    }

    fn offers(&self, command: Command, _: &State) -> bool {
        match command {
            Command::SearchNext | Command::SearchPrevious | Command::OnlyHits => {
                !self.finder.text().is_empty()
            }
            Command::Choose => self.finder.is_typing() || !self.window.lines.is_empty(),
            Command::Again => false,
            _ => true,
        }
    }

    fn words(&self, command: Command, _: &State) -> Option<&'static str> {
        (command == Command::OnlyProblems && self.only_problems).then_some("console-do-everything")
    }

    fn opened(&mut self, _: &State) -> Outcome {
        self.read_end()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match self.finder.command(command) {
            Heard::Accepted => return self.search(true, state),
            Heard::Changed if self.only_hits => return self.anew(),
            Heard::Changed | Heard::Kept => return Outcome::stay(),
            Heard::Nothing => {}
        }
        match command {
            Command::Back => Outcome::close(),
            Command::SearchNext => self.search(true, state),
            Command::SearchPrevious => self.search(false, state),
            Command::OnlyHits if self.finder.text().is_empty() => say(state, "console-nothing-searched"),
            Command::OnlyHits => {
                self.only_hits = !self.only_hits;
                self.anew()
            }
            Command::OnlyProblems => {
                self.only_problems = !self.only_problems;
                self.anew()
            }
            Command::Follow if self.following == Following::On => {
                self.following = Following::Off;
                Outcome::stay()
            }
            Command::Follow => {
                self.following = Following::On;
                self.read_end()
            }
            Command::Copy => match self.whole() {
                Some(text) => Outcome::stay().and(Act::Copy(text)),
                None => Outcome::stay(),
            },
            Command::Choose => match self.whole() {
                Some(text) => Outcome::stay().and(super::read(self.file.name.clone(), text)),
                None => Outcome::stay(),
            },
            other => self.moved(other, state),
        }
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        self.finder.typed(typed);
        if self.only_hits {
            return self.anew();
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Log(Answer::Page {
                purpose,
                wanted,
                page,
            }) => {
                // Another page was asked for meanwhile, or for other lines.
                let outdated = match purpose {
                    Purpose::NextHit | Purpose::PreviousHit => false,
                    _ => wanted != self.wanted(),
                };
                if self.asked != Some(purpose) || outdated {
                    return Outcome::stay();
                }
                self.asked = None;
                match page {
                    Ok(page) => return self.arrived(purpose, page, state),
                    Err(why) => self.trouble = Some(why),
                }
            }
            job::Answer::Failed(why) => {
                self.asked = None;
                self.trouble = Some(why);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, _: &State) -> Outcome {
        if self.following == Following::Off || self.asked.is_some() {
            return Outcome::stay();
        }
        if self.trouble.is_some() {
            return self.read_end();
        }
        self.read(Place::After(self.window.to), Purpose::Later)
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.window.lines.len(), draw::rows(state));
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
