//! Which section a form is about: WFM systems, their logins, external systems, presets. Sections are added and removed
//! here too.

use super::review::{Press, Review, Tone};
use super::subject::{Subject, System};
mod entries;

use super::work::{Answer, Content, Job, Loaded, Saving};
use super::{FormDialog, section_of_wfm, told};
use crate::config::{ConfigFile, Sheet, WfmSystem, same_name, samples};
use crate::console::command::{Command, Typed};
use crate::console::dialog::{Act, Dialog, Outcome};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::{Rights, State};
use crate::console::widget::field::{self, Reveal};
use crate::console::widget::{Canvas, List, text, window};
use crate::engine::Level;
use crate::model::Message;
use ratatui::layout::Position;
use ratatui::style::Style;
use tui_input::Input;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Connections,
    Logins,
    Systems,
    Test,
    Presets,
}

#[derive(Debug, Clone)]
enum Over {
    Nothing,
    Busy(&'static str),
    /// The name of a new section is typed.
    Naming(Input),
    Review(Review),
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    note: String,
    section: String,
}

#[derive(Debug, Clone)]
pub struct Chooser {
    sort: Sort,
    sheet: Option<Sheet>,
    wfm_systems: Vec<WfmSystem>,
    failed: Option<Message>,
    list: List,
    over: Over,
    /// The file as it would stand without, or with, a section.
    content: Option<Content>,
    /// Opened with a form when the file is saved.
    then: Option<String>,
}

/// An external system as the engine knows it; by its name alone when it does not.
pub fn system_named(name: &str, state: &State) -> System {
    let known = state.engine.snapshot.as_ref().and_then(|snapshot| {
        snapshot
            .systems
            .iter()
            .find(|system| same_name(&system.name, name))
    });
    match known {
        Some(system) => System {
            name: name.to_owned(),
            interface: system.interface.clone(),
            phonelink: system.phonelink,
            timelink: system.timelink,
        },
        None => System {
            name: name.to_owned(),
            interface: String::new(),
            phonelink: true,
            timelink: true,
        },
    }
}

impl Chooser {
    fn of(sort: Sort) -> Self {
        Self {
            sort,
            sheet: None,
            wfm_systems: Vec::new(),
            failed: None,
            list: List::default(),
            over: Over::Nothing,
            content: None,
            then: None,
        }
    }

    /// Settings > Connection…
    pub fn connections() -> Self {
        Self::of(Sort::Connections)
    }

    /// Settings > Login…
    pub fn logins() -> Self {
        Self::of(Sort::Logins)
    }

    /// ACD > Configuration…
    pub fn systems() -> Self {
        Self::of(Sort::Systems)
    }

    /// ACD > Test
    pub fn test() -> Self {
        Self::of(Sort::Test)
    }

    /// ACD > New Section from Preset…
    pub fn presets() -> Self {
        Self::of(Sort::Presets)
    }

    fn file(&self) -> ConfigFile {
        match self.sort {
            Sort::Connections => ConfigFile::Connection,
            _ => ConfigFile::Main,
        }
    }

    fn ask(job: Job) -> Outcome {
        Outcome::ask(job::Job::Form(job))
    }

    /// Closes, and the form of the section opens in its place.
    fn open(subject: Subject) -> Outcome {
        Outcome::close().and(Act::Open(Box::new(FormDialog::new(subject))))
    }

    fn choose(&mut self, state: &State) -> Outcome {
        let Some(entry) = self.entries(state).get(self.list.selected).cloned() else {
            return self.add(state);
        };
        match self.sort {
            Sort::Connections => Self::open(Subject::Connection(entry.section)),
            Sort::Logins => Self::open(Subject::Login(entry.name)),
            Sort::Systems => Self::open(Subject::System(system_named(&entry.section, state))),
            Sort::Test => {
                self.over = Over::Busy("form-testing");
                Self::ask(Job::Test(entry.name))
            }
            Sort::Presets => {
                let sections = self.sheet.as_ref().map(Sheet::sections).unwrap_or_default();
                let lacking = state
                    .engine
                    .snapshot
                    .iter()
                    .flat_map(|snapshot| &snapshot.systems);
                let lacking = lacking
                    .map(|system| system.name.clone())
                    .find(|name| !sections.iter().any(|section| same_name(section, name)));
                self.over = Over::Naming(Input::new(lacking.unwrap_or_default()));
                Outcome::stay()
            }
        }
    }

    fn adds(&self) -> bool {
        matches!(self.sort, Sort::Connections | Sort::Systems)
    }

    fn add(&mut self, state: &State) -> Outcome {
        if self.adds() && state.rights == Rights::Full && self.sheet.is_some() {
            let first = self.sort == Sort::Connections && self.entries(state).is_empty();
            self.over = Over::Naming(Input::new(if first { "WFM" } else { "" }.to_owned()));
        }
        Outcome::stay()
    }

    fn remove(&mut self, state: &State) -> Outcome {
        let entry = self.entries(state).get(self.list.selected).cloned();
        let (Some(sheet), Some(entry)) = (&self.sheet, entry) else {
            return Outcome::stay();
        };
        if !self.adds() || state.rights == Rights::ReadOnly || !sheet.has_section(&entry.section) {
            return Outcome::stay();
        }
        match sheet.without(&entry.section) {
            Ok(bytes) => {
                let values = [("name", entry.name.into())];
                let mut lines = vec![
                    (state.look.with("form-remove-text", &values), Tone::Text),
                    (String::new(), Tone::Text),
                ];
                lines.extend(told::difference(&sheet.difference_of(&bytes)));
                self.content = Some(Content(bytes));
                self.over = Over::Review(
                    Review::new(
                        state.look.say("form-remove-title"),
                        lines,
                        vec![
                            (Press::Back, "form-lose-no"),
                            (Press::RemoveSection, "form-remove-yes"),
                        ],
                    )
                    .first_focused()
                    .in_place(),
                );
                Outcome::stay()
            }
            Err(why) => Outcome::stay().and(Act::Say(Level::Error, state.look.tell(&why))),
        }
    }

    fn named(&mut self, state: &State) -> Outcome {
        let Over::Naming(input) = &self.over else {
            return Outcome::stay();
        };
        let name = input.value().trim().to_owned();
        let section = match self.sort {
            Sort::Connections => section_of_wfm(&name),
            _ => name.clone(),
        };
        let Some(sheet) = &self.sheet else {
            return Outcome::stay();
        };
        let say = |words: &str| Outcome::stay().and(Act::Say(Level::Warning, state.look.say(words)));
        if name.is_empty() || name.contains(['[', ']', ',', ':', '=']) {
            return say("form-bad-name");
        }
        if sheet.has_section(&section) {
            return say("form-name-taken");
        }
        match self.sort {
            Sort::Connections => Self::open(Subject::Connection(section)),
            Sort::Presets => self.preset(&section, state),
            _ => Self::open(Subject::System(system_named(&section, state))),
        }
    }

    /// The file with the chosen preset as a section of this name, shown before it is saved.
    fn preset(&mut self, section: &str, state: &State) -> Outcome {
        let (Some(sheet), Some(preset)) = (
            &self.sheet,
            samples::presets().into_iter().nth(self.list.selected),
        ) else {
            return Outcome::stay();
        };
        match sheet.with_section(section, &preset.text) {
            Ok(bytes) => {
                let lines = told::difference(&sheet.difference_of(&bytes));
                let values = [("file", sheet.opened.name().into())];
                self.content = Some(Content(bytes));
                self.then = Some(section.to_owned());
                self.over = Over::Review(
                    Review::new(
                        state.look.with("form-difference", &values),
                        lines,
                        vec![(Press::Save, "form-save"), (Press::Back, "form-back")],
                    )
                    .first_focused()
                    .in_place(),
                );
                Outcome::stay()
            }
            Err(why) => Outcome::stay().and(Act::Say(Level::Error, state.look.tell(&why))),
        }
    }

    fn reviewed(&mut self, press: Press) -> Outcome {
        self.over = Over::Nothing;
        match (press, self.content.take(), &self.sheet) {
            (Press::Save | Press::RemoveSection, Some(content), Some(sheet)) => {
                let seen = sheet.opened.fingerprint;
                self.over = Over::Busy("form-saving");
                Self::ask(Job::Replace {
                    file: self.file(),
                    seen,
                    content,
                })
            }
            _ => Outcome::stay(),
        }
    }

    fn take(&mut self, loaded: Loaded) {
        self.sheet = Some(loaded.sheet);
        self.wfm_systems = loaded.wfm_systems;
    }

    fn arrived(&mut self, answer: Answer, state: &State) -> Outcome {
        let look = &state.look;
        match answer {
            Answer::Read(Ok(loaded)) => {
                self.take(*loaded);
                // One login needs no choice.
                match (self.sort, self.entries(state).as_slice()) {
                    (Sort::Logins, [only]) => Self::open(Subject::Login(only.name.clone())),
                    _ => Outcome::stay(),
                }
            }
            Answer::Read(Err(why)) => {
                self.failed = Some(why);
                Outcome::stay()
            }
            Answer::Saved(saving, loaded) => {
                self.over = Over::Nothing;
                if let Ok(loaded) = loaded {
                    self.take(*loaded);
                }
                match saving {
                    Saving::Done { copy, .. } => {
                        let text = match copy {
                            Some(copy) => look.with("form-saved-copy", &[("copy", copy.into())]),
                            None => look.say("form-saved"),
                        };
                        let said = Act::Say(Level::Fine, text);
                        match self.then.take() {
                            Some(section) => {
                                Self::open(Subject::System(system_named(&section, state))).and(said)
                            }
                            None => Outcome::stay().and(said),
                        }
                    }
                    Saving::Failed(why) => Outcome::stay().and(Act::Say(Level::Error, look.tell(&why))),
                    Saving::Changed | Saving::Conflict(_) => {
                        Outcome::stay().and(Act::Say(Level::Warning, look.say("form-file-changed")))
                    }
                }
            }
            Answer::Test(notices) => {
                if matches!(self.over, Over::Busy(_)) {
                    self.over = Over::Review(told::test(notices, state));
                }
                Outcome::stay()
            }
            _ => Outcome::stay(),
        }
    }

    fn rows(state: &State) -> usize {
        usize::from(state.size.height.saturating_sub(10)).clamp(1, 16)
    }

    fn title(&self) -> &'static str {
        match self.sort {
            Sort::Connections => "form-choose-wfm",
            Sort::Logins => "form-choose-login",
            Sort::Systems => "form-choose-system",
            Sort::Test => "form-choose-test",
            Sort::Presets => "form-choose-preset",
        }
    }
}

impl Dialog for Chooser {
    fn contexts(&self) -> Vec<Context> {
        match &self.over {
            Over::Nothing => vec![Context::Items],
            Over::Busy(_) => vec![Context::Form],
            Over::Naming(_) => vec![Context::Entry],
            Over::Review(_) => vec![Context::Review],
        }
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match (&self.over, command) {
            (Over::Nothing, Command::Add | Command::Remove) => self.adds() && state.rights == Rights::Full,
            (Over::Nothing, Command::MoveUp | Command::MoveDown | Command::Sort | Command::Found) => false,
            (Over::Busy(_), other) => other == Command::Back,
            (Over::Naming(_), Command::NextField | Command::PreviousField) => false,
            _ => true,
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Self::ask(Job::Read(self.file()))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match (&mut self.over, command) {
            (Over::Nothing, Command::Back) => Outcome::close(),
            (Over::Nothing, Command::Choose) => self.choose(state),
            (Over::Nothing, Command::Add) => self.add(state),
            (Over::Nothing, Command::Remove) => self.remove(state),
            (Over::Nothing, other) => {
                let count = self.entries(state).len();
                self.list.go(other, count, Self::rows(state));
                Outcome::stay()
            }
            (Over::Busy(_) | Over::Naming(_), Command::Back) => {
                self.over = Over::Nothing;
                Outcome::stay()
            }
            (Over::Naming(_), Command::Choose) => self.named(state),
            (Over::Naming(input), other) => {
                field::edit(input, other);
                Outcome::stay()
            }
            (Over::Review(review), command) => match review.command(command, Press::Back, state) {
                Some(press) => self.reviewed(press),
                None => Outcome::stay(),
            },
            (Over::Busy(_), _) => Outcome::stay(),
        }
    }

    fn typed(&mut self, typed: &Typed, _: &State) -> Outcome {
        if let Over::Naming(input) = &mut self.over {
            field::type_into(input, typed);
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Form(answer) => self.arrived(answer, state),
            job::Answer::Failed(why) => {
                self.over = Over::Nothing;
                Outcome::stay().and(Act::Say(Level::Error, state.look.tell(&why)))
            }
            _ => Outcome::stay(),
        }
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(self.entries(state).len(), Self::rows(state));
        if let Over::Review(review) = &mut self.over {
            review.settle(state);
        }
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let look = &state.look;
        if let Over::Review(review) = &self.over {
            return review.draw(state, canvas);
        }
        let rows = u16::try_from(Self::rows(state)).unwrap_or(16);
        let inside = window::open(canvas, look, &look.say(self.title()), 68, rows + 2);
        let mut area = inside;
        area.height = area.height.saturating_sub(2);
        let entries = self.entries(state);
        let mut note = (String::new(), look.theme.faint);
        match (&self.failed, &self.sheet) {
            (Some(why), _) => note = (look.tell(why), look.theme.bad),
            (None, None) => note = (look.say("form-reading"), look.theme.busy),
            (None, Some(_)) if entries.is_empty() => note.0 = look.say("form-choose-none"),
            _ => {}
        }
        canvas.at(area).put(0, 0, &note.0, note.1);
        let widest = entries
            .iter()
            .map(|entry| text::width(&entry.name))
            .max()
            .unwrap_or(0)
            .min(30);
        let naming = matches!(self.over, Over::Naming(_));
        let cursor = self.list.draw(
            look,
            &mut canvas.at(area),
            entries.len(),
            !naming,
            |index, row| {
                if let Some(entry) = entries.get(index) {
                    row.put_within(0, 0, widest, &entry.name, look.theme.text);
                    row.put(widest + 2, 0, &entry.note, look.theme.faint);
                }
            },
        );
        let mut below = canvas.at(window::rows(inside, area.height, inside.height));
        let y = below.height().saturating_sub(1);
        match &self.over {
            Over::Naming(input) => {
                let x = below.put(0, y, &look.say("form-name"), look.theme.strong) + 1;
                let cells = below.width().saturating_sub(x);
                field::draw(
                    look,
                    &mut below,
                    (x, y, cells),
                    (input, Reveal::Shown),
                    (true, Style::new()),
                )
            }
            Over::Busy(words) => {
                below.put(0, y, &look.say(words), look.theme.busy);
                below.position(0, y)
            }
            _ => cursor.or_else(|| below.position(0, y)),
        }
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}
