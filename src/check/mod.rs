//! Every finding of “is everything working?” (spec page 5).
//!
//! One file per subject, one function per rule; each returns [`Row`]s. Nothing is changed, nothing stops at the first
//! fault: a later subject is looked at as far as it can be. What needs the service's account (folders, shares) is asked of an
//! [`Engine`]: the running service, or xlink in this process, which the rows then say.

mod configuration;
mod mappings;
mod mend;
mod network;
mod rights;
mod running;
mod sources;
mod storage;

pub use crate::engine::Level;
pub use mend::Mend;

use crate::config::{Installation, Settings, WfmSystem};
use crate::engine::{ConnectionPhase, ConnectionState, Engine, Host, Snapshot};
use crate::files;
use crate::model::{Catalog, Message, message};
use crate::source::SourceTree;
use crate::time::Clock;
use serde::{Serialize, ser::SerializeStruct};
use std::path::Path;
use std::sync::Arc;

/// Which step of an installation a row is about, in the order of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    Files,
    Settings,
    Passcode,
    Address,
    Port,
    Tls,
    Clock,
    SignIn,
    Catalog,
    ExternalSystems,
    Sources,
    Mappings,
    Scripts,
    Rights,
    Service,
    Channel,
    Logs,
    Outbox,
}

impl Step {
    /// The key of its name for people.
    pub fn words(self) -> &'static str {
        match self {
            Self::Files => "check-step-files",
            Self::Settings => "check-step-settings",
            Self::Passcode => "check-step-passcode",
            Self::Address => "check-step-address",
            Self::Port => "check-step-port",
            Self::Tls => "check-step-tls",
            Self::Clock => "check-step-clock",
            Self::SignIn => "check-step-sign-in",
            Self::Catalog => "check-step-catalog",
            Self::ExternalSystems => "check-step-external-systems",
            Self::Sources => "check-step-sources",
            Self::Mappings => "check-step-mappings",
            Self::Scripts => "check-step-scripts",
            Self::Rights => "check-step-rights",
            Self::Service => "check-step-service",
            Self::Channel => "check-step-channel",
            Self::Logs => "check-step-logs",
            Self::Outbox => "check-step-outbox",
        }
    }

    /// As `--json` says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Settings => "settings",
            Self::Passcode => "passcode",
            Self::Address => "address",
            Self::Port => "port",
            Self::Tls => "tls",
            Self::Clock => "clock",
            Self::SignIn => "sign-in",
            Self::Catalog => "catalog",
            Self::ExternalSystems => "external-systems",
            Self::Sources => "sources",
            Self::Mappings => "mappings",
            Self::Scripts => "scripts",
            Self::Rights => "rights",
            Self::Service => "service",
            Self::Channel => "channel",
            Self::Logs => "logs",
            Self::Outbox => "outbox",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub step: Step,
    pub level: Level,
    /// What it is about: a file with its line, a WFM system, an external system; may be empty.
    pub place: String,
    pub found: Message,
    /// What to do; empty when nothing is.
    pub hint: Message,
    pub mend: Mend,
}

/// For machines: `key` names the finding in every language, its words are English.
impl Serialize for Row {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut row = serializer.serialize_struct("Row", 6)?;
        row.serialize_field("step", &self.step)?;
        row.serialize_field("level", level_name(self.level))?;
        row.serialize_field("key", self.found.key())?;
        row.serialize_field("place", &self.place)?;
        row.serialize_field("found", self.found.english())?;
        row.serialize_field("hint", self.hint.english())?;
        row.end()
    }
}

/// As `--json` says it.
pub fn level_name(level: Level) -> &'static str {
    match level {
        Level::Fine => "ok",
        Level::Warning => "warning",
        Level::Error => "error",
    }
}

impl Row {
    fn new(
        step: Step,
        level: Level,
        place: impl Into<String>,
        found: impl Into<Message>,
        hint: impl Into<Message>,
    ) -> Self {
        let place = place.into();
        Self {
            step,
            level,
            mend: Mend::of(step, &place),
            place,
            found: found.into(),
            hint: hint.into(),
        }
    }

    fn fine(step: Step, place: impl Into<String>, found: impl Into<Message>) -> Self {
        Self::new(step, Level::Fine, place, found, "")
    }

    fn warning(
        step: Step,
        place: impl Into<String>,
        found: impl Into<Message>,
        hint: impl Into<Message>,
    ) -> Self {
        Self::new(step, Level::Warning, place, found, hint)
    }

    fn error(
        step: Step,
        place: impl Into<String>,
        found: impl Into<Message>,
        hint: impl Into<Message>,
    ) -> Self {
        Self::new(step, Level::Error, place, found, hint)
    }

    /// It is mended somewhere else than the others of its step.
    fn mended(self, mend: Mend) -> Self {
        Self { mend, ..self }
    }
}

/// What is to be checked, and with whose help.
pub struct Subject {
    pub installation: Installation,
    /// The running service, or xlink in this process; `Err`: why there is none.
    pub engine: Result<Arc<dyn Engine>, Message>,
    /// Ask no network.
    pub offline: bool,
    pub clock: Clock,
}

/// Everything found, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    pub rows: Vec<Row>,
}

impl Report {
    /// The worst row.
    pub fn level(&self) -> Level {
        self.rows.iter().map(|row| row.level).max().unwrap_or(Level::Fine)
    }
}

/// Checks everything. `tell` hears each row as soon as it is known; long steps come last among their kind.
pub fn run(subject: &Subject, tell: &mut dyn FnMut(&Row)) -> Report {
    let mut rows = Vec::new();
    let mut add = |found: Vec<Row>| {
        found.iter().for_each(&mut *tell);
        rows.extend(found);
    };
    let (settings, findings) = subject.installation.load();
    add(configuration::files(&subject.installation));
    let lines = mend::Lines::of(&subject.installation);
    add(configuration::settings(&settings, &findings, &lines));
    add(configuration::passcodes(&settings, &subject.installation.state()));
    let mut catalog = None;
    for system in settings.wfm_systems.iter().filter(|_| !subject.offline) {
        let state = subject.installation.state();
        let (found, read) = network::wfm(&settings, system, &state, &subject.clock, true);
        add(found);
        if read.is_some() {
            subject.wake(&system.name);
        }
        catalog = catalog.or(read);
    }
    let snapshot = subject.snapshot();
    let catalog = catalog.map(Arc::new).or_else(|| subject.kept_catalog());
    add(sources::systems(&settings, catalog.as_deref()));
    let (found, trees) = sources::read(subject, &settings, catalog.as_deref());
    add(found);
    add(mappings::mappings(
        &subject.installation,
        &settings,
        catalog.as_deref(),
        &trees,
    ));
    add(mappings::scripts(
        &subject.installation,
        &settings,
        catalog.as_deref(),
    ));
    add(rights::rights(&subject.installation));
    add(running::service(&subject.installation, snapshot.as_ref()));
    add(vec![running::automatic(&settings)]);
    add(running::channel(&subject.installation, snapshot.as_ref()));
    add(storage::logs(&subject.installation, &settings));
    add(storage::outbox(snapshot.as_ref(), &subject.clock));
    Report { rows }
}

/// The way to one WFM system up to its catalogue, which is returned when it was read; else a row says why not. A password
/// that was refused before is not tried again.
pub fn ask_wfm(
    settings: &Settings,
    system: &WfmSystem,
    state: &Path,
    clock: &Clock,
) -> (Vec<Row>, Option<Catalog>) {
    network::wfm(settings, system, state, clock, false)
}

/// What the checks of sources and mappings need of an external system.
type Trees = Vec<SourceTree>;

impl Subject {
    fn snapshot(&self) -> Option<Snapshot> {
        self.engine
            .as_ref()
            .ok()
            .and_then(|engine| engine.snapshot().ok())
    }

    /// The sign-in works: whoever stopped at a refused one may go on.
    fn wake(&self, wfm: &str) {
        let refused = |connection: &ConnectionState| {
            connection.name == wfm && matches!(connection.phase, ConnectionPhase::Refused { .. })
        };
        let snapshot = self.snapshot();
        if let (Ok(engine), Some(snapshot)) = (&self.engine, snapshot)
            && snapshot.connections.iter().any(refused)
            && let Err(error) = engine.sign_in(wfm)
        {
            tracing::warn!("the sign-in could not be passed on: {error}");
        }
    }

    fn kept_catalog(&self) -> Option<Arc<Catalog>> {
        self.engine
            .as_ref()
            .ok()
            .and_then(|engine| engine.catalog().ok())
            .flatten()
    }

    /// Who tries what needs an account: words for a row.
    fn by_whom(&self) -> Message {
        match self.snapshot().map(|snapshot| snapshot.host) {
            Some(Host::Service { .. }) => message!("check-by-service", "tried by the service"),
            _ => message!("check-by-you", "tried with your own account, as no service runs"),
        }
    }
}

/// The names of the files in the installation directory.
fn names_in(installation: &Installation) -> Vec<String> {
    let entries = std::fs::read_dir(installation.directory()).into_iter().flatten();
    entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect()
}

/// A script's text, in whatever encoding it is.
fn script_text(installation: &Installation, name: &str) -> Result<String, String> {
    let path = files::find(installation.directory(), name)
        .map_err(|error| error.to_string())?
        .ok_or_else(|| format!("{name} does not exist"))?;
    let bytes = files::read(&path).map_err(|error| error.to_string())?;
    Ok(files::decode(&bytes).0)
}

#[cfg(test)]
mod tests;
