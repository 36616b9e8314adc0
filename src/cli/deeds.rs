//! What is done to the service: the same for `xlink service …`, `xlink register` and the console.

use crate::control::{Admitted, GROUP, REGISTERED_SYSTEM, Registration, Scope};
use crate::manager::{self, INSTALLED, Kind, Manager, Plan, STARTED, STARTING};
use crate::model::{Message, Worded, message};
use std::path::{Path, PathBuf};

/// Hears each line of the command's standard output.
pub(super) type Say<'a> = &'a mut dyn FnMut(&str);

/// Registers the service and starts it. Returns the manager.
pub(super) fn install(
    directory: &Path,
    forced: Option<Kind>,
    arguments: Vec<String>,
    say: Say<'_>,
) -> Result<Kind, Message> {
    if !directory.is_dir() {
        return Err(message!(
            "service-no-folder",
            "ISPS Xlink could not be installed: there is no folder {directory}. Run `xlink init` first",
            directory = directory.display(),
        ));
    }
    let manager = manager::of_kind(forced.unwrap_or_else(Kind::of_this_machine)).map_err(worded)?;
    if let Some(other) = manager::installed(directory).filter(|other| other.kind() != manager.kind()) {
        return Err(message!(
            "service-other-manager",
            "ISPS Xlink could not be installed: it is installed with {manager} already. Run `xlink service remove` first",
            manager = other.kind().name(),
        ));
    }
    let plan = Plan {
        directory: real(directory),
        program: program()?,
        arguments,
    };
    manager.install(&plan).map_err(worded)?;
    say(INSTALLED);
    start_with(manager.as_ref(), directory, say).map_err(|why| {
        message!(
            "manager-step",
            "{step}: {why}",
            step = message!("service-not-started", "ISPS Xlink is installed, but not started"),
            why = why,
        )
    })?;
    Ok(manager.kind())
}

pub(super) fn start(directory: &Path, forced: Option<Kind>, say: Say<'_>) -> Result<(), Message> {
    start_with(registered(directory, forced)?.as_ref(), directory, say)
}

fn start_with(manager: &dyn Manager, directory: &Path, say: Say<'_>) -> Result<(), Message> {
    say(STARTING);
    manager.start(directory).map_err(worded)?;
    say(STARTED);
    Ok(())
}

pub(super) fn stop(directory: &Path, forced: Option<Kind>, say: Say<'_>) -> Result<(), Message> {
    // A service in the foreground belongs to no manager and is stopped all the same.
    let manager = match (forced, manager::installed(directory)) {
        (None, Some(installed)) => installed,
        (kind, _) => manager::of_kind(kind.unwrap_or(Kind::Standalone)).map_err(worded)?,
    };
    manager.stop(directory).map_err(worded)?;
    say("ISPS Xlink stopped.");
    Ok(())
}

pub(super) fn restart(directory: &Path, forced: Option<Kind>, say: Say<'_>) -> Result<(), Message> {
    let manager = registered(directory, forced)?;
    stop(directory, forced, say)?;
    start_with(manager.as_ref(), directory, say)
}

pub(super) fn remove(directory: &Path, forced: Option<Kind>, say: Say<'_>) -> Result<(), Message> {
    registered(directory, forced)?.remove(directory).map_err(worded)?;
    say("ISPS Xlink removed.");
    Ok(())
}

/// Opens the channel to the machine's administrators; returns a remark when there is one.
pub(super) fn register_system(directory: &Path, say: Say<'_>) -> Result<Option<Message>, Message> {
    let admitted = Registration::admit(directory, Scope::System).map_err(|error| error.message())?;
    say(REGISTERED_SYSTEM);
    Ok(match admitted {
        Admitted::System { group_exists: false } => Some(message!(
            "register-no-group",
            "The group {group} does not exist on this machine: the channel is open to its administrators only.",
            group = GROUP,
        )),
        Admitted::System { group_exists: true } | Admitted::Person(_) => None,
    })
}

/// The manager that the service is installed with.
fn registered(directory: &Path, forced: Option<Kind>) -> Result<Box<dyn Manager>, Message> {
    match (forced, manager::installed(directory)) {
        (Some(kind), _) => manager::of_kind(kind).map_err(worded),
        (None, Some(installed)) => Ok(installed),
        (None, None) => Err(message!(
            "service-install-first",
            "ISPS Xlink is not installed for {directory}: run `xlink service install`",
            directory = directory.display(),
        )),
    }
}

fn worded(error: manager::ManagerError) -> Message {
    error.message()
}

/// This program, with links resolved: an alias would read its arguments in another way.
fn program() -> Result<PathBuf, Message> {
    let program = std::env::current_exe().map_err(|why| {
        message!(
            "manager-step",
            "{step}: {why}",
            step = message!("cli-no-program", "the system does not tell where this program is"),
            why = crate::files::reason(&why),
        )
    })?;
    Ok(real(&program))
}

#[cfg(unix)]
fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// Canonical paths of Windows (`\\?\C:\…`) are no use to people, and links are rare there.
#[cfg(not(unix))]
fn real(path: &Path) -> PathBuf {
    path.to_owned()
}
