//! Forms, made from the descriptions of the keys: what `config` reads, checks and puts into samples is what can be typed
//! here (spec page 6, *Forms*).
//!
//! A form reads its file, shows what stands there, says at once what is wrong, shows the difference before it is saved,
//! and puts nothing into the file but what was changed.

mod choose;
mod compose;
mod draw;
mod field;
mod fill;
mod keyed;
mod list;
mod pick;
mod review;
mod rows;
mod saving;
mod secret;
mod subject;
mod told;
mod work;

pub use choose::Chooser;
pub use review::{Press, Review, Tone};
pub use subject::Subject;
pub use told::difference;
pub use work::{Answer, Content, Job, Saving};

use super::{Act, Dialog, Outcome, Wheel};
use crate::config::{ConfigFile, Sheet, WfmSystem, same_name};
use crate::console::command::{Command, Typed};
use crate::console::job;
use crate::console::keys::Context;
use crate::console::state::{Rights, State};
use crate::console::widget::Canvas;
use crate::engine::{Draft, Level, Preview};
use crate::model::Message;
use field::{Field, Part};
use list::ListEditor;
use pick::Picker;
use ratatui::layout::Position;
use saving::Pending;
use secret::PasscodeForm;
use subject::Button;

/// What lies above the fields.
#[derive(Debug, Clone)]
enum Over {
    Nothing,
    /// Something is done behind; the words' key of what.
    Busy(&'static str),
    Review(Review),
    List(ListEditor),
    /// Names found in files, to be ticked for the list below.
    Names(ListEditor, Picker),
    Column(Picker),
    Passcode(PasscodeForm),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Wanted {
    Nothing,
    Key(String),
    /// The passcode, and the dialog that makes one.
    Passcode,
}

#[derive(Debug, Clone)]
enum Phase {
    Reading,
    Open,
    Failed(Message),
}

#[derive(Debug, Clone)]
pub struct FormDialog {
    subject: Subject,
    /// What has the focus once the file is read.
    wanted: Wanted,
    phase: Phase,
    sheet: Option<Sheet>,
    locked: Option<Message>,
    wfm_systems: Vec<WfmSystem>,
    fields: Vec<Field>,
    /// Counts the fields in view, then the buttons.
    at: usize,
    /// The first row in view.
    first: usize,
    over: Over,
    pending: Option<Pending>,
    rows: rows::Rows,
    filling: fill::Filling,
}

impl FormDialog {
    pub fn new(subject: Subject) -> Self {
        Self::at_key(subject, "")
    }

    /// With the focus on a key.
    pub fn at_key(subject: Subject, key: &str) -> Self {
        let wanted = match key.is_empty() {
            true => Wanted::Nothing,
            false => Wanted::Key(key.to_owned()),
        };
        Self::wanting(subject, wanted)
    }

    /// The login of a WFM system, where its passcode is made.
    pub fn at_passcode(wfm: &str) -> Self {
        Self::wanting(Subject::Login(wfm.to_owned()), Wanted::Passcode)
    }

    fn wanting(subject: Subject, wanted: Wanted) -> Self {
        Self {
            subject,
            wanted,
            phase: Phase::Reading,
            sheet: None,
            locked: None,
            wfm_systems: Vec::new(),
            fields: Vec::new(),
            at: 0,
            first: 0,
            over: Over::Nothing,
            pending: None,
            rows: rows::Rows::default(),
            filling: fill::Filling::default(),
        }
    }

    /// The fields that are asked for, by their place.
    fn asked(&self) -> Vec<usize> {
        (0..self.fields.len())
            .filter(|index| compose::is_asked(&self.fields[*index], &self.fields))
            .collect()
    }

    fn buttons(&self, state: &State) -> Vec<Button> {
        let mut buttons = self.subject.buttons();
        if state.rights == Rights::ReadOnly {
            buttons.retain(|button| !matches!(button, Button::Save | Button::SignIn | Button::FillIn));
        }
        buttons
    }

    fn focused(&self) -> Option<usize> {
        self.asked().get(self.at).copied()
    }

    fn pressed(&self, state: &State) -> Option<Button> {
        let at = self.at.checked_sub(self.asked().len())?;
        self.buttons(state).get(at).copied()
    }

    fn changed(&self) -> bool {
        self.fields.iter().any(Field::changed)
    }

    fn wfm(&self) -> &str {
        match &self.subject {
            Subject::Login(name) => name,
            Subject::Connection(section) => subject::wfm_name(section),
            _ => "",
        }
    }

    /// The section as it would stand.
    fn draft(&self) -> Draft {
        let keys = compose::values(&self.fields, self.wfm());
        let keys = keys.into_iter().filter(|(_, value)| !value.is_empty());
        let name = match &self.subject {
            Subject::System(system) => system.name.as_str(),
            _ => self.wfm(),
        };
        Draft::new(name, keys.map(|(key, value)| (key, value.to_string())).collect())
    }

    /// Takes a file that was read; fields that were changed keep what they say unless `drop` names their key.
    fn take(&mut self, loaded: work::Loaded, drop: &dyn Fn(&str) -> bool) {
        let kept: Vec<_> = self
            .fields
            .iter()
            .filter(|field| field.changed() && !drop(&field.key))
            .map(|field| (field.key.clone(), field.part, field.raw()))
            .collect();
        self.fields = self.subject.fields(&loaded.sheet);
        for (key, part, raw) in kept {
            let mut fields = self.fields.iter_mut();
            if let Some(field) = fields.find(|field| same_name(&field.key, &key) && field.part == part) {
                field.put(&raw);
            }
        }
        self.sheet = Some(loaded.sheet);
        self.locked = loaded.locked;
        self.wfm_systems = loaded.wfm_systems;
        self.phase = Phase::Open;
    }

    fn focus_wanted(&mut self, state: &State) {
        let wanted = std::mem::replace(&mut self.wanted, Wanted::Nothing);
        let is_wanted = |field: &Field| match (&wanted, field.described) {
            (Wanted::Nothing, _) => false,
            (Wanted::Passcode, _) => field.part == Part::Passcode,
            (Wanted::Key(key), Some(described)) => described.is_named(key),
            (Wanted::Key(key), None) => same_name(&field.key, key),
        };
        let asked = self.asked();
        let Some(at) = asked.iter().position(|index| is_wanted(&self.fields[*index])) else {
            return;
        };
        self.at = at;
        if wanted == Wanted::Passcode && state.rights == Rights::Full && self.locked.is_none() {
            self.over = Over::Passcode(PasscodeForm::default());
        }
    }

    /// What another form of the same file is opened at when this one comes back.
    fn again(&self) -> Self {
        let key = self.focused().map_or("", |index| self.fields[index].key.as_str());
        Self::at_key(self.subject.clone(), key)
    }

    fn ask(job: Job) -> Outcome {
        Outcome::ask(job::Job::Form(job))
    }

    fn say(level: Level, text: String) -> Outcome {
        Outcome::stay().and(Act::Say(level, text))
    }

    fn arrived(&mut self, answer: Answer, state: &State) -> Outcome {
        match answer {
            Answer::Read(Ok(loaded)) => {
                self.take(*loaded, &|_| false);
                self.focus_wanted(state);
                let locked = self.locked.as_ref().map(|why| state.look.tell(why));
                match locked {
                    Some(why) => Self::say(Level::Warning, why),
                    None => self.rows_anew(),
                }
            }
            Answer::Read(Err(why)) => {
                self.phase = Phase::Failed(why);
                Outcome::stay()
            }
            Answer::Saved(saving, loaded) => self.saved(saving, loaded, state),
            Answer::Judged(_) => Outcome::stay(),
            Answer::Passcode(made) => {
                if let Over::Passcode(form) = &mut self.over {
                    form.made(made);
                }
                Outcome::stay()
            }
            Answer::Probe(found) => self.answered_busy(told::probe(found, state)),
            Answer::SignIn(trial) => self.answered_busy(told::sign_in(trial, state)),
            Answer::Test(notices) => self.answered_busy(told::test(notices, state)),
            Answer::Preview(found) => {
                self.rows.arrived(found);
                let mut outcome = self.rows_anew();
                outcome.acts.extend(self.fill_further(state).acts);
                outcome
            }
        }
    }

    /// An answer that somebody no longer waits for is dropped.
    fn answered_busy(&mut self, review: Review) -> Outcome {
        if matches!(self.over, Over::Busy(_)) {
            self.over = Over::Review(review);
        }
        Outcome::stay()
    }

    fn preview(&self) -> Option<&Preview> {
        self.rows.preview()
    }
}

/// The section of a fresh WFM system in isps.cfg.
pub fn section_of_wfm(name: &str) -> String {
    format!("IES System {name}")
}

/// The form in which a key of a file is mended, with the focus on it; without a key, on the first field.
pub fn open_for(file: ConfigFile, section: &str, key: &str, state: &State) -> Box<dyn Dialog> {
    use crate::config::keys::{GENERAL_SECTION, LOGIN_SECTION};
    let is_auto = key.to_lowercase().starts_with("autoimport");
    let subject = match file {
        ConfigFile::Connection if section.is_empty() => return Box::new(Chooser::connections()),
        ConfigFile::Connection => Subject::Connection(section.to_owned()),
        ConfigFile::Main if same_name(section, GENERAL_SECTION) && is_auto => Subject::AutoImport,
        ConfigFile::Main if same_name(section, GENERAL_SECTION) => Subject::General,
        ConfigFile::Main if same_name(section, LOGIN_SECTION) => return Box::new(Chooser::logins()),
        ConfigFile::Main | ConfigFile::Mappings if section.is_empty() => return Box::new(Chooser::systems()),
        ConfigFile::Main | ConfigFile::Mappings => Subject::System(choose::system_named(section, state)),
    };
    Box::new(FormDialog::at_key(subject, key))
}

impl Dialog for FormDialog {
    fn contexts(&self) -> Vec<Context> {
        match &self.over {
            Over::Nothing => {
                let typed = self.focused().map(|index| self.fields[index].is_typed());
                let fields = match typed {
                    Some(true) => Context::Entry,
                    _ => Context::Form,
                };
                let rows = self.shows_rows().then_some(Context::Rows);
                [fields, Context::Saved].into_iter().chain(rows).collect()
            }
            Over::Busy(_) => vec![Context::Form],
            Over::Review(_) => vec![Context::Review],
            Over::List(list) if list.is_typed() => vec![Context::Entry],
            Over::List(_) => vec![Context::Items],
            Over::Names(..) | Over::Column(_) => vec![Context::Picks, Context::List],
            Over::Passcode(form) if form.is_typed() => vec![Context::Entry],
            Over::Passcode(_) => vec![Context::Form],
        }
    }

    fn offers(&self, command: Command, state: &State) -> bool {
        match &self.over {
            Over::Nothing => keyed::offers(self, command, state),
            Over::Busy(_) => command == Command::Back,
            Over::Review(_) | Over::Passcode(_) => !matches!(command, Command::Tick),
            Over::List(list) => list.offers(command),
            Over::Names(_, picker) | Over::Column(picker) => picker.offers(command),
        }
    }

    fn opened(&mut self, _: &State) -> Outcome {
        Self::ask(Job::Read(self.subject.file()))
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        keyed::command(self, command, state)
    }

    fn typed(&mut self, typed: &Typed, state: &State) -> Outcome {
        keyed::typed(self, typed, state);
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Form(answer) => self.arrived(answer, state),
            job::Answer::Failed(why) => {
                self.over = Over::Nothing;
                self.rows.failed();
                self.filling = fill::Filling::Idle;
                Self::say(Level::Error, state.look.tell(&why))
            }
            _ => Outcome::stay(),
        }
    }

    fn tick(&mut self, _: &State) -> Outcome {
        self.rows_anew()
    }

    fn settle(&mut self, state: &State) {
        let count = self.asked().len() + self.buttons(state).len();
        self.at = self.at.min(count.saturating_sub(1));
        draw::settle(self, state);
        match &mut self.over {
            Over::Review(review) => review.settle(state),
            Over::List(list) => list.settle(state),
            Over::Names(list, picker) => {
                list.settle(state);
                picker.settle(state);
            }
            Over::Column(picker) => picker.settle(state),
            Over::Nothing | Over::Busy(_) | Over::Passcode(_) => {}
        }
    }

    fn wheel(&self) -> Wheel {
        match &self.over {
            Over::Nothing | Over::Busy(_) | Over::Passcode(_) => Wheel::FIELDS,
            Over::Review(_) | Over::List(_) | Over::Names(..) | Over::Column(_) => Wheel::ROWS,
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
pub mod tests;
