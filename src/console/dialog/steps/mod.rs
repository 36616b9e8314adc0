//! Help > First Steps: the installation as a guided list (spec page 6). Each step's state is looked at live, and each is
//! done from here. In a fresh directory they open by themselves, and later the message line leads here.

use super::rounds::Rounds;
use super::{Act, ArchiveDialog, Dialog, FormDialog, Outcome, ServiceDialog, Subject, open_for};
use crate::config::keys::LOGIN_SECTION;
use crate::config::{AutoImport, ConfigFile, Level as FindingLevel};
use crate::console::command::Command;
use crate::console::job::{self, Hands};
use crate::console::keys::Context;
use crate::console::state::{Rights, State};
use crate::console::tools::{ServiceDeed, ServiceState};
use crate::console::widget::{Canvas, List, text, window};
use crate::engine::{ConnectionPhase, Host, Level, SystemPhase};
use crate::manager::Phase;
use crate::model::Message;
use crate::passcode::{InstallationKey, open};
use ratatui::layout::Position;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Job {
    Look,
    /// Makes the three files.
    Init,
}

#[derive(Debug)]
pub enum Answer {
    Facts(Box<Facts>),
    Made(Result<Vec<String>, Message>),
}

/// What only the disk and the service manager tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Which of the three files are missing.
    pub missing: Vec<&'static str>,
    /// isps.cfg names a WFM server, and nothing in it is wrong.
    pub connection: bool,
    /// A login stands in `[DB]` and its passcode opens; else why not.
    pub login: Result<(), Option<Message>>,
    pub service: Result<ServiceState, Message>,
}

impl Job {
    pub fn changes(&self) -> bool {
        *self == Self::Init
    }

    pub fn perform(self, hands: &Hands) -> Answer {
        match self {
            Self::Look => Answer::Facts(Box::new(facts(hands))),
            Self::Init => Answer::Made(hands.tools.init()),
        }
    }
}

fn facts(hands: &Hands) -> Facts {
    let installation = &hands.installation;
    let missing = ConfigFile::ALL
        .into_iter()
        .filter(|file| !installation.path(*file).is_ok_and(|path| path.exists()));
    let (settings, findings) = installation.load();
    let wrong = findings.iter().any(|finding| {
        finding.level == FindingLevel::Error
            && ConfigFile::named(&finding.file) == Some(ConfigFile::Connection)
    });
    let filled = settings.logins.iter().find(|login| login.gap().is_none());
    let login = match filled {
        None => Err(None),
        Some(login) => InstallationKey::read(&installation.state())
            .map_err(|error| Some(crate::model::Worded::message(&error)))
            .and_then(|key| {
                open(&key, login.passcode.reveal())
                    .map(drop)
                    .map_err(|error| Some(crate::model::Worded::message(&error)))
            }),
    };
    Facts {
        missing: missing.map(ConfigFile::name).collect(),
        connection: !wrong && !settings.wfm_systems.is_empty(),
        login,
        service: hands.tools.service(),
    }
}

/// The steps in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Files,
    Connection,
    Login,
    SignIn,
    Catalogue,
    Systems,
    Mappings,
    Import,
    Automatic,
    Install,
    Start,
    Register,
    Backup,
}

const STEPS: [Step; 13] = [
    Step::Files,
    Step::Connection,
    Step::Login,
    Step::SignIn,
    Step::Catalogue,
    Step::Systems,
    Step::Mappings,
    Step::Import,
    Step::Automatic,
    Step::Install,
    Step::Start,
    Step::Register,
    Step::Backup,
];

impl Step {
    /// The words' key; what to do about it stands under the same with `-hint`.
    fn words(self) -> &'static str {
        match self {
            Self::Files => "steps-files",
            Self::Connection => "steps-connection",
            Self::Login => "steps-login",
            Self::SignIn => "steps-sign-in",
            Self::Catalogue => "steps-catalogue",
            Self::Systems => "steps-systems",
            Self::Mappings => "steps-mappings",
            Self::Import => "steps-import",
            Self::Automatic => "steps-automatic",
            Self::Install => "steps-install",
            Self::Start => "steps-start",
            Self::Register => "steps-register",
            Self::Backup => "steps-backup",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Unknown,
    Open,
    Done,
    /// Worth doing, and nothing waits for it.
    Optional,
}

fn runs(service: &ServiceState) -> bool {
    matches!(service.status.phase, Phase::Running(_) | Phase::Starting)
}

/// How often disk and manager are asked, in seconds.
const EVERY: u8 = 4;

#[derive(Debug, Clone)]
pub struct StepsDialog {
    facts: Option<Box<Facts>>,
    list: List,
    /// The first open step was gone to.
    led: bool,
    /// The selected step, as long as it waits: once it is done, the next one is gone to.
    waiting: Option<usize>,
    fault: Option<Message>,
    rounds: Rounds,
}

impl StepsDialog {
    pub fn new() -> Self {
        Self {
            facts: None,
            list: List::default(),
            led: false,
            waiting: None,
            fault: None,
            rounds: Rounds::every(EVERY),
        }
    }

    fn look(&mut self) -> Outcome {
        self.rounds.begin();
        Outcome::ask(job::Job::Steps(Job::Look))
    }

    fn mark(&self, step: Step, state: &State) -> Mark {
        let snapshot = state.engine.snapshot.as_ref();
        let service = || self.facts.as_ref()?.service.as_ref().ok();
        let done = match step {
            Step::Files => self.facts.as_ref().map(|facts| facts.missing.is_empty()),
            Step::Connection => self.facts.as_ref().map(|facts| facts.connection),
            Step::Login => self.facts.as_ref().map(|facts| facts.login.is_ok()),
            Step::SignIn => snapshot.map(|_| {
                let wfm = state.engine.wfm();
                wfm.is_some_and(|wfm| wfm.phase == ConnectionPhase::Connected)
            }),
            Step::Catalogue => snapshot.map(|_| state.catalog().is_some()),
            Step::Systems => snapshot.map(|snapshot| {
                let on = |phase: &SystemPhase| !matches!(phase, SystemPhase::Off { .. });
                snapshot.systems.iter().any(|system| on(&system.phase))
            }),
            Step::Mappings => snapshot.map(|snapshot| snapshot.mappings > 0),
            Step::Import => {
                snapshot.map(|snapshot| snapshot.last_import.is_some() || state.engine.last_rows().is_some())
            }
            Step::Automatic => snapshot.map(|snapshot| {
                let schedule = &snapshot.schedule;
                [&schedule.contacts, &schedule.activities]
                    .into_iter()
                    .any(|automatic| automatic.setting != AutoImport::None.to_string())
            }),
            // One that runs does the work, registered or not.
            Step::Install if service().is_some_and(|service| !service.installed && runs(service)) => {
                return Mark::Optional;
            }
            Step::Install => service().map(|service| service.installed),
            Step::Start => service().map(runs),
            Step::Register => service().map(|service| service.system_global || service.people > 0),
            Step::Backup => return Mark::Optional,
        };
        match done {
            None => Mark::Unknown,
            Some(true) => Mark::Done,
            Some(false) => Mark::Open,
        }
    }

    fn mark_at(&self, at: usize, state: &State) -> Option<Mark> {
        STEPS.get(at).map(|step| self.mark(*step, state))
    }

    /// The first step that waits.
    fn next(&self, state: &State) -> Option<usize> {
        STEPS
            .iter()
            .position(|step| self.mark(*step, state) == Mark::Open)
    }

    /// What was found about a step, where that says more than its hint.
    fn found(&self, step: Step, state: &State) -> String {
        let look = &state.look;
        let facts = self.facts.as_ref();
        match step {
            Step::Files => facts
                .filter(|facts| !facts.missing.is_empty())
                .map(|facts| {
                    let values = [
                        ("directory", state.directory.clone().into()),
                        ("files", facts.missing.join(", ").into()),
                    ];
                    look.with("steps-missing", &values)
                })
                .unwrap_or_default(),
            Step::Login => match facts.map(|facts| &facts.login) {
                Some(Err(Some(why))) => look.tell(why),
                _ => String::new(),
            },
            Step::Connection | Step::SignIn => match state.engine.wfm().map(|wfm| &wfm.phase) {
                Some(ConnectionPhase::Refused { why } | ConnectionPhase::Away { why, .. }) => look.tell(why),
                Some(ConnectionPhase::NotConfigured { missing }) => look.tell(missing),
                _ => String::new(),
            },
            Step::Install | Step::Start | Step::Register => match facts.map(|facts| &facts.service) {
                Some(Err(why)) => look.tell(why),
                Some(Ok(_)) if step == Step::Install && self.mark(step, state) == Mark::Optional => look.say(
                    match state.engine.snapshot.as_ref().map(|snapshot| &snapshot.host) {
                        Some(Host::Service { manager, .. }) if manager == "foreground" => "steps-foreground",
                        _ => "steps-unregistered-why",
                    },
                ),
                _ => String::new(),
            },
            Step::Catalogue
            | Step::Systems
            | Step::Mappings
            | Step::Import
            | Step::Automatic
            | Step::Backup => String::new(),
        }
    }

    /// Does the step, or leads to where it is done.
    fn act(&self, step: Step, state: &State) -> Outcome {
        let above = |dialog: Box<dyn Dialog>| Outcome::stay().and(Act::Open(dialog));
        let service = |deed| above(Box::new(ServiceDialog::new(Some(deed))));
        let done = self.mark(step, state) == Mark::Done;
        match step {
            Step::Files if done => Outcome::stay(),
            Step::Files if state.rights == Rights::ReadOnly => {
                Outcome::stay().and(Act::Say(Level::Warning, state.look.say("console-read-only")))
            }
            Step::Files => Outcome::ask(job::Job::Steps(Job::Init)),
            Step::SignIn if !done => Outcome::close().and(Act::Command(Command::SignIn)),
            Step::Catalogue => Outcome::close().and(Act::Command(Command::Reload)),
            Step::Mappings => Outcome::close(),
            Step::Import => Outcome::close().and(Act::Command(Command::ImportCalls)),
            Step::Automatic => above(Box::new(FormDialog::new(Subject::AutoImport))),
            Step::Install => service(ServiceDeed::Install),
            Step::Start => service(ServiceDeed::Start),
            Step::Register => service(ServiceDeed::Register),
            Step::Backup => above(Box::new(ArchiveDialog::backup(state))),
            Step::Connection => above(open_for(ConfigFile::Connection, "", "", state)),
            Step::Login => above(open_for(ConfigFile::Main, LOGIN_SECTION, "", state)),
            Step::Systems => above(open_for(ConfigFile::Main, "", "", state)),
            Step::SignIn => Outcome::stay().and(super::read(
                state.look.say(step.words()),
                state.look.say(&format!("{}-how", step.words())),
            )),
        }
    }

    fn details(&self, state: &State, canvas: &mut Canvas<'_>) {
        let (look, theme) = (&state.look, &state.look.theme);
        canvas.line(0, 0, canvas.width(), look.glyphs.horizontal, theme.rule);
        let Some(step) = STEPS.get(self.list.selected) else {
            return;
        };
        let mut lines = Vec::new();
        let found = match &self.fault {
            Some(why) => look.tell(why),
            None => self.found(*step, state),
        };
        if !found.is_empty() {
            let wrapped = text::wrap(&found, canvas.width());
            let style = match self.mark(*step, state) {
                Mark::Optional if self.fault.is_none() => theme.strong,
                _ => theme.warning,
            };
            lines.extend(wrapped.into_iter().map(|line| (line, style)));
        }
        let hint = text::wrap(&look.say(&format!("{}-hint", step.words())), canvas.width());
        lines.extend(hint.into_iter().map(|line| (line, theme.text)));
        for ((line, style), y) in lines.iter().zip(1..) {
            canvas.put(0, y, line, *style);
        }
    }
}

impl Dialog for StepsDialog {
    fn contexts(&self) -> Vec<Context> {
        vec![Context::List]
    }

    fn opened(&mut self, _: &State) -> Outcome {
        self.look()
    }

    /// What was done above it is seen at once.
    fn uncovered(&mut self, _: &State) -> Outcome {
        self.look()
    }

    fn command(&mut self, command: Command, state: &State) -> Outcome {
        match command {
            Command::Back => return Outcome::close(),
            Command::Again => return self.look(),
            Command::Choose => {
                self.fault = None;
                if let Some(step) = STEPS.get(self.list.selected) {
                    return self.act(*step, state);
                }
            }
            other => {
                self.led = true;
                self.fault = None;
                self.list.go(other, STEPS.len(), STEPS.len());
            }
        }
        Outcome::stay()
    }

    fn answered(&mut self, answer: job::Answer, state: &State) -> Outcome {
        match answer {
            job::Answer::Steps(Answer::Facts(facts)) => {
                self.rounds.end();
                self.facts = Some(facts);
                if !std::mem::replace(&mut self.led, true) {
                    self.list.selected = self.next(state).unwrap_or(0);
                }
            }
            job::Answer::Steps(Answer::Made(Ok(lines))) => {
                self.led = false;
                let last = lines.last().cloned().unwrap_or_default();
                return self.look().and(Act::Say(Level::Fine, last));
            }
            job::Answer::Steps(Answer::Made(Err(why))) => self.fault = Some(why),
            job::Answer::Failed(why) => {
                self.rounds.end();
                self.fault = Some(why);
            }
            _ => {}
        }
        Outcome::stay()
    }

    fn tick(&mut self, _: &State) -> Outcome {
        match self.rounds.is_due() {
            true => self.look(),
            false => Outcome::stay(),
        }
    }

    fn settle(&mut self, state: &State) {
        self.list.settle(STEPS.len(), STEPS.len());
        let at = self.list.selected;
        if self.waiting == Some(at) && self.mark_at(at, state) == Some(Mark::Done) {
            self.list.selected = self.next(state).unwrap_or(at);
        }
        let at = self.list.selected;
        self.waiting = match self.mark_at(at, state) {
            Some(Mark::Open) => Some(at),
            // Asked anew: it may come out as before.
            Some(Mark::Unknown) => self.waiting.filter(|waiting| *waiting == at),
            _ => None,
        };
    }

    fn wheel(&self) -> super::Wheel {
        super::Wheel::ENTRIES
    }

    fn draw(&self, state: &State, canvas: &mut Canvas<'_>) -> Option<Position> {
        let (look, theme) = (&state.look, &state.look.theme);
        let rows = u16::try_from(STEPS.len()).unwrap_or(0);
        let height = canvas.height().saturating_sub(4).min(rows + 6);
        let inside = window::open(canvas, look, &look.say("steps-title"), 74, height);
        let next = self.next(state);
        let cursor = self.list.draw(
            look,
            &mut canvas.at(window::rows(inside, 0, rows)),
            STEPS.len(),
            true,
            |index, row| {
                let Some(step) = STEPS.get(index) else { return };
                let mark = self.mark(*step, state);
                let (sign, style, word) = match mark {
                    Mark::Done => (look.glyphs.good, theme.good, "steps-done"),
                    Mark::Unknown => (look.glyphs.busy, theme.busy, "steps-asked"),
                    Mark::Open if next == Some(index) => (look.glyphs.warning, theme.warning, "steps-next"),
                    Mark::Open => (look.glyphs.quiet, theme.faint, "steps-open"),
                    Mark::Optional if *step == Step::Install => {
                        (look.glyphs.good, theme.good, "steps-unregistered")
                    }
                    Mark::Optional => (look.glyphs.quiet, theme.faint, "steps-optional"),
                };
                row.put(0, 0, sign, style);
                let strong = next == Some(index);
                let words = format!("{:>2}. {}", index + 1, look.say(step.words()));
                row.put(2, 0, &words, if strong { theme.strong } else { theme.text });
                row.put_right(row.width(), 0, &look.say(word), style);
            },
        );
        let below = window::rows(inside, rows, inside.height.saturating_sub(rows));
        self.details(state, &mut canvas.at(below));
        cursor
    }

    fn boxed(&self) -> Box<dyn Dialog> {
        Box::new(self.clone())
    }
}

#[cfg(test)]
mod tests;
