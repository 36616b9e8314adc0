//! A detached process in place of a service manager: containers, test machines.

use super::detach::{detach, read_last_words};
use super::presence::{Running, running};
use super::{
    Kind, Manager, ManagerError, Phase, Plan, START_WITHIN, STOP_WITHIN, Status, Step, init_first,
    install_first, look_into_the_log, not_installed,
};
use crate::files::{self, FileError, Rights};
use crate::model::{Worded, message};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The manager `standalone`.
#[derive(Debug, Clone, Copy)]
pub struct Standalone;

/// What `install` keeps, in `state/service.json`.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    program: PathBuf,
    #[serde(default)]
    arguments: Vec<String>,
}

fn kept_file(directory: &Path) -> PathBuf {
    directory.join("state").join("service.json")
}

pub(super) fn is_installed(directory: &Path) -> bool {
    kept_file(directory).exists()
}

fn kept(directory: &Path, step: Step) -> Result<Kept, ManagerError> {
    let read = files::read_if_there(&kept_file(directory)).map_err(failed(step))?;
    let Some(bytes) = read else {
        return Err(ManagerError::new(step, not_installed(), install_first()));
    };
    serde_json::from_slice(&bytes).map_err(|why| {
        let file = kept_file(directory);
        ManagerError::new(
            step,
            message!(
                "manager-said-by",
                "{line}: {why}",
                line = file.display(),
                why = why.to_string(),
            ),
            message!("manager-install-again", "Run `xlink service install` again"),
        )
    })
}

fn failed(step: Step) -> impl Fn(FileError) -> ManagerError {
    move |error| {
        ManagerError::new(
            step,
            error.message(),
            message!(
                "manager-owner-hint",
                "Run the command as the owner of the installation directory or as an administrator"
            ),
        )
    }
}

impl Manager for Standalone {
    fn kind(&self) -> Kind {
        Kind::Standalone
    }

    fn install(&self, plan: &Plan) -> Result<(), ManagerError> {
        const STEP: Step = Step::Install;
        let kept = Kept {
            program: plan.program.clone(),
            arguments: plan.arguments.clone(),
        };
        let bytes =
            serde_json::to_vec_pretty(&kept).map_err(|why| ManagerError::new(STEP, why.to_string(), ""))?;
        if !plan.directory.is_dir() {
            let why = message!(
                "manager-no-folder",
                "{path} is not a folder",
                path = plan.directory.display(),
            );
            return Err(ManagerError::new(STEP, why, init_first()));
        }
        files::create_private_folder(&plan.directory.join("state"))
            .and_then(|()| files::replace(&kept_file(&plan.directory), &bytes, None, Rights::Usual))
            .map_err(failed(STEP))
    }

    fn remove(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Remove;
        if !is_installed(directory) {
            return Err(ManagerError::new(STEP, not_installed(), ""));
        }
        self.stop(directory)?;
        files::remove(&kept_file(directory)).map_err(failed(STEP))
    }

    fn start(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Start;
        let Kept { program, arguments } = kept(directory, STEP)?;
        if let Running::Yes(Some(_)) = running(directory).map_err(failed(STEP))? {
            return Ok(());
        }
        let plan = Plan {
            directory: directory.to_owned(),
            program,
            arguments,
        };
        let mut child = detach(&plan).map_err(|why| {
            let why = message!(
                "manager-not-run",
                "{path} could not be run: {why}",
                path = plan.program.display(),
                why = files::reason(&why),
            );
            let hint = message!(
                "manager-moved-hint",
                "If xlink was moved, run `xlink service install` again"
            );
            ManagerError::new(STEP, why, hint)
        })?;
        let deadline = Instant::now() + START_WITHIN;
        loop {
            if let Running::Yes(Some(_)) = running(directory).map_err(failed(STEP))? {
                return Ok(());
            }
            match child.try_wait() {
                Ok(Some(_)) => {
                    // Two starts at once: the other one's process is the service.
                    if let Ok(Running::Yes(_)) = running(directory) {
                        return Ok(());
                    }
                    let words = read_last_words(directory);
                    let why = if words.is_empty() {
                        message!("manager-ended", "it ended at once")
                    } else {
                        words.into()
                    };
                    return Err(ManagerError::new(
                        STEP,
                        why,
                        message!(
                            "manager-foreground-hint",
                            "`xlink service run` shows it in the foreground"
                        ),
                    ));
                }
                Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(20)),
                _ => {
                    let why = message!(
                        "manager-not-ready",
                        "it is not ready after {seconds} s",
                        seconds = START_WITHIN.as_secs(),
                    );
                    return Err(ManagerError::new(STEP, why, look_into_the_log()));
                }
            }
        }
    }

    fn stop(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Stop;
        let deadline = Instant::now() + STOP_WITHIN;
        let mut asked = false;
        loop {
            let pid = match running(directory).map_err(failed(STEP))? {
                Running::No => return Ok(()),
                Running::Yes(pid) => pid,
            };
            if Instant::now() >= deadline {
                break;
            }
            // A service that is not ready yet has no number: it is asked as soon as it has one.
            if let Some(pid) = pid.filter(|_| !asked) {
                ask(directory, pid).map_err(|why| {
                    ManagerError::new(
                        STEP,
                        files::reason(&why),
                        message!(
                            "manager-account-hint",
                            "Run the command as the service's account or as an administrator"
                        ),
                    )
                })?;
                asked = true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // Nothing is lost by it: what is not acknowledged stands in the outbox.
        if let Ok(Running::Yes(Some(pid))) = running(directory) {
            end(pid);
        }
        let last = Instant::now() + Duration::from_secs(2);
        while Instant::now() < last {
            if let Ok(Running::No) = running(directory) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(ManagerError::new(
            STEP,
            message!(
                "manager-still-runs",
                "it still runs after {seconds} s",
                seconds = STOP_WITHIN.as_secs(),
            ),
            look_into_the_log(),
        ))
    }

    fn status(&self, directory: &Path) -> Result<Status, ManagerError> {
        let phase = match running(directory).map_err(failed(Step::Tell))? {
            Running::Yes(Some(pid)) => Phase::Running(Some(pid)),
            Running::Yes(None) => Phase::Starting,
            Running::No if is_installed(directory) => Phase::Stopped,
            Running::No => Phase::NotInstalled,
        };
        Ok(Status {
            phase,
            manager: Kind::Standalone,
            automatic: false,
            account: owner(directory),
        })
    }
}

#[cfg(unix)]
fn owner(directory: &Path) -> String {
    super::account::Account::owner(directory).map_or_else(|_| String::new(), |owner| owner.label())
}

#[cfg(not(unix))]
fn owner(_: &Path) -> String {
    String::new()
}

#[cfg(unix)]
fn signal(pid: u32, signal: rustix::process::Signal) -> std::io::Result<()> {
    let pid = i32::try_from(pid).ok().and_then(rustix::process::Pid::from_raw);
    let pid = pid.ok_or_else(|| std::io::Error::other("its process number is none"))?;
    match rustix::process::kill_process(pid, signal) {
        // It has just ended.
        Err(rustix::io::Errno::SRCH) => Ok(()),
        other => Ok(other?),
    }
}

#[cfg(unix)]
fn ask(_: &Path, pid: u32) -> std::io::Result<()> {
    signal(pid, rustix::process::Signal::TERM)
}

#[cfg(unix)]
fn end(pid: u32) {
    if let Err(error) = signal(pid, rustix::process::Signal::KILL) {
        tracing::warn!("the service could not be ended: {error}");
    }
}

#[cfg(windows)]
fn ask(directory: &Path, _: u32) -> std::io::Result<()> {
    super::presence::ask_to_stop(directory).map_err(std::io::Error::other)
}

#[cfg(windows)]
fn end(pid: u32) {
    use windows_sys::Win32::Foundation::CloseHandle;
    use windows_sys::Win32::System::Threading::{OpenProcess, PROCESS_TERMINATE, TerminateProcess};
    // SAFETY: plain calls; the handle is checked and closed once.
    unsafe {
        let process = OpenProcess(PROCESS_TERMINATE, 0, pid);
        if !process.is_null() {
            TerminateProcess(process, 1);
            CloseHandle(process);
        }
    }
}
