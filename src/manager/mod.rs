//! The system's service managers, behind one face (spec page 5): `systemd`, and `standalone` where there is none, a
//! detached process under the same commands. Windows' and macOS' own have their place here and come later: this build
//! says so.

#[cfg(unix)]
mod account;
mod detach;
pub mod notify;
mod presence;
mod standalone;
mod systemd;
mod unit;

pub use presence::{Presence, Running, running};
pub use standalone::Standalone;
pub use systemd::Systemd;

use crate::model::{Message, Worded, message};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// What `xlink service install` prints, exactly and in every language (spec page 5).
pub const INSTALLED: &str = "ISPS Xlink installed.";
/// The second line.
pub const STARTING: &str = "Starting up ISPS Xlink.";
/// The third line.
pub const STARTED: &str = "ISPS Xlink started.";

/// Stopping takes at most this long (spec page 5).
pub const STOP_WITHIN: Duration = Duration::from_secs(10);

/// How long a start may take until the channel is open.
pub const START_WITHIN: Duration = Duration::from_secs(60);

/// Which manager.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Systemd,
    Standalone,
    Windows,
    Launchd,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Systemd, Self::Standalone, Self::Windows, Self::Launchd];

    pub fn name(self) -> &'static str {
        match self {
            Self::Systemd => "systemd",
            Self::Standalone => "standalone",
            Self::Windows => "windows",
            Self::Launchd => "launchd",
        }
    }

    /// What this machine has, for an installation: `systemd` where it runs and may be told something.
    pub fn of_this_machine() -> Self {
        if cfg!(windows) {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::Launchd
        } else if systemd::runs_here() && is_privileged() {
            Self::Systemd
        } else {
            Self::Standalone
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A manager's name that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct UnknownManager(String);

impl Worded for UnknownManager {
    fn message(&self) -> Message {
        let Self(text) = self;
        message!(
            "manager-unknown",
            "“{text}” is no service manager: expected systemd, standalone, windows or launchd",
            text = text
        )
    }
}

impl FromStr for Kind {
    type Err = UnknownManager;
    fn from_str(text: &str) -> Result<Self, UnknownManager> {
        let known = Self::ALL
            .into_iter()
            .find(|kind| kind.name().eq_ignore_ascii_case(text));
        known.ok_or_else(|| UnknownManager(text.to_owned()))
    }
}

/// What is to run, and for which installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The installation directory, absolute.
    pub directory: PathBuf,
    /// This program, absolute.
    pub program: PathBuf,
    /// More arguments of `service run`.
    pub arguments: Vec<String>,
}

impl Plan {
    fn command_line(&self, kind: Kind) -> Vec<String> {
        let directory = self.directory.to_string_lossy().into_owned();
        let fixed = ["--dir", &directory, "service", "run", "--manager", kind.name()];
        fixed
            .into_iter()
            .map(str::to_owned)
            .chain(self.arguments.iter().cloned())
            .collect()
    }
}

/// Where a service stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    NotInstalled,
    Stopped,
    /// With its process number, where the manager tells it.
    Running(Option<u32>),
    /// Started, and not ready yet.
    Starting,
    /// It ended by itself, with an error.
    Failed,
}

impl Phase {
    /// As `status --json` says it (spec page 8).
    pub fn name(self) -> &'static str {
        match self {
            Self::NotInstalled => "not-installed",
            Self::Stopped | Self::Failed => "stopped",
            Self::Running(_) | Self::Starting => "running",
        }
    }
}

/// What a manager knows of the service of one installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    pub phase: Phase,
    pub manager: Kind,
    /// Whether it starts with the machine.
    pub automatic: bool,
    /// The account it runs as; empty when nobody tells.
    pub account: String,
}

/// A step that failed: what, why, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub struct ManagerError {
    pub step: Message,
    pub why: Message,
    pub hint: Message,
}

impl Worded for ManagerError {
    fn message(&self) -> Message {
        let Self { step, why, hint } = self;
        match hint.is_empty() {
            true => message!("manager-step", "{step}: {why}", step = step, why = why),
            false => message!(
                "manager-step-hint",
                "{step}: {why}. {hint}",
                step = step,
                why = why,
                hint = hint
            ),
        }
    }
}

/// What was to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Install,
    Remove,
    Start,
    Stop,
    Tell,
    Choose(Kind),
}

impl Worded for Step {
    fn message(&self) -> Message {
        match self {
            Self::Install => message!("manager-install", "ISPS Xlink could not be installed"),
            Self::Remove => message!("manager-remove", "ISPS Xlink could not be removed"),
            Self::Start => message!("manager-start", "ISPS Xlink could not be started"),
            Self::Stop => message!("manager-stop", "ISPS Xlink could not be stopped"),
            Self::Tell => message!("manager-tell", "the service's state"),
            Self::Choose(kind) => {
                message!("manager-choose", "the service manager {kind}", kind = kind.name())
            }
        }
    }
}

impl ManagerError {
    fn new(step: Step, why: impl Into<Message>, hint: impl Into<Message>) -> Self {
        Self {
            step: step.message(),
            why: why.into(),
            hint: hint.into(),
        }
    }
}

fn not_installed() -> Message {
    message!("manager-not-installed", "it is not installed")
}

fn install_first() -> Message {
    message!("manager-install-first", "Run `xlink service install` first")
}

fn init_first() -> Message {
    message!("manager-init-first", "Run `xlink init DIR` first")
}

fn look_into_the_log() -> Message {
    message!("manager-look-into-log", "Look into isps_uls.log")
}

/// A service manager. Each call returns once what it says has come true.
pub trait Manager: Send + Sync {
    fn kind(&self) -> Kind;

    /// Registers the service; one that is registered for the same installation is registered anew.
    ///
    /// # Errors
    /// Nothing was registered.
    fn install(&self, plan: &Plan) -> Result<(), ManagerError>;

    /// Stops the service and takes it off.
    ///
    /// # Errors
    /// It is not installed, or it does not stop.
    fn remove(&self, directory: &Path) -> Result<(), ManagerError>;

    /// Starts it and waits until it is ready; a running one stays.
    ///
    /// # Errors
    /// It is not installed, it ended at once (with its last words), or it is not ready within [`START_WITHIN`].
    fn start(&self, directory: &Path) -> Result<(), ManagerError>;

    /// Stops it and waits for its end, at most [`STOP_WITHIN`] and a moment; a stopped one stays.
    ///
    /// # Errors
    /// It may not be stopped by this account.
    fn stop(&self, directory: &Path) -> Result<(), ManagerError>;

    /// # Errors
    /// The manager does not answer.
    fn status(&self, directory: &Path) -> Result<Status, ManagerError>;
}

/// The manager of this kind on this machine.
///
/// # Errors
/// It does not run here, or this build has none.
pub fn of_kind(kind: Kind) -> Result<Box<dyn Manager>, ManagerError> {
    let later = |what: &str| {
        ManagerError::new(
            Step::Choose(kind),
            message!(
                "manager-later",
                "this build of xlink has no {what} service yet",
                what = what,
            ),
            message!(
                "manager-later-hint",
                "Use `--manager standalone`: the service then runs until it is stopped or the machine is, and is not started with the machine"
            ),
        )
    };
    match kind {
        Kind::Standalone => Ok(Box::new(Standalone)),
        Kind::Systemd if systemd::runs_here() => Ok(Box::new(Systemd::of_this_machine())),
        Kind::Systemd => Err(ManagerError::new(
            Step::Choose(kind),
            message!(
                "manager-no-systemd",
                "systemd does not run on this machine (there is no /run/systemd/system)"
            ),
            message!("manager-standalone-hint", "Use `--manager standalone`"),
        )),
        Kind::Windows => Err(later("Windows")),
        Kind::Launchd => Err(later("launchd")),
    }
}

/// The manager that the service of this installation is registered with; `None` when it is with none.
pub fn installed(directory: &Path) -> Option<Box<dyn Manager>> {
    if systemd::runs_here() && Systemd::of_this_machine().belongs_to(directory) {
        return Some(Box::new(Systemd::of_this_machine()));
    }
    standalone::is_installed(directory).then(|| Box::new(Standalone) as Box<dyn Manager>)
}

#[cfg(unix)]
pub fn is_privileged() -> bool {
    rustix::process::geteuid().is_root()
}

/// Only a started program can tell on Windows; what it may not do is refused there.
#[cfg(not(unix))]
pub fn is_privileged() -> bool {
    true
}

#[cfg(test)]
mod tests;
