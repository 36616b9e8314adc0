//! systemd: the unit file `isps-xlink.service` and `systemctl`.

use super::{
    Kind, Manager, ManagerError, Phase, Plan, Status, Step, init_first, install_first, not_installed, unit,
};
use crate::files::{self, Rights};
use crate::model::{Message, Worded, message};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

const UNIT: &str = "isps-xlink.service";

/// The manager `systemd`.
#[derive(Debug, Clone)]
pub struct Systemd {
    units: PathBuf,
    systemctl: PathBuf,
}

/// Whether systemd runs this machine.
pub(super) fn runs_here() -> bool {
    cfg!(target_os = "linux") && Path::new("/run/systemd/system").is_dir()
}

impl Systemd {
    pub(super) fn of_this_machine() -> Self {
        Self {
            units: "/etc/systemd/system".into(),
            systemctl: "systemctl".into(),
        }
    }

    #[cfg(all(test, unix))]
    pub(super) fn at(units: &Path, systemctl: &Path) -> Self {
        Self {
            units: units.to_owned(),
            systemctl: systemctl.to_owned(),
        }
    }

    fn unit_file(&self) -> PathBuf {
        self.units.join(UNIT)
    }

    /// The installation that is registered on this machine.
    fn registered(&self) -> Option<PathBuf> {
        let text = std::fs::read_to_string(self.unit_file()).ok()?;
        unit::directory_in(&text).map(PathBuf::from)
    }

    pub(super) fn belongs_to(&self, directory: &Path) -> bool {
        self.registered()
            .is_some_and(|registered| same(&registered, directory))
    }

    fn must_belong(&self, directory: &Path, step: Step) -> Result<(), ManagerError> {
        match self.registered() {
            Some(registered) if same(&registered, directory) => Ok(()),
            Some(other) => Err(ManagerError::new(
                step,
                message!(
                    "manager-of-another",
                    "the service registered on this machine belongs to {directory}",
                    directory = other.display(),
                ),
                "",
            )),
            None => Err(ManagerError::new(step, not_installed(), install_first())),
        }
    }

    fn systemctl(&self, step: Step, arguments: &[&str]) -> Result<String, ManagerError> {
        let said = Command::new(&self.systemctl)
            .arg("--no-ask-password")
            .args(arguments)
            .output();
        let line = format!("systemctl {}", arguments.join(" "));
        match said {
            Err(why) => Err(ManagerError::new(step, said_by(&line, files::reason(&why)), "")),
            Ok(output) if output.status.success() => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
            Ok(output) => {
                let why = String::from_utf8_lossy(&output.stderr).trim().to_owned();
                Err(ManagerError::new(
                    step,
                    said_by(
                        &line,
                        match why.is_empty() {
                            true => output.status.to_string().into(),
                            false => why.into(),
                        },
                    ),
                    message!(
                        "manager-systemctl-hint",
                        "Run it as root; `journalctl -u isps-xlink` and isps_uls.log tell more"
                    ),
                ))
            }
        }
    }
}

fn said_by(line: &str, why: Message) -> Message {
    message!("manager-said-by", "{line}: {why}", line = line, why = why)
}

fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

impl Manager for Systemd {
    fn kind(&self) -> Kind {
        Kind::Systemd
    }

    fn install(&self, plan: &Plan) -> Result<(), ManagerError> {
        const STEP: Step = Step::Install;
        if let Some(other) = self
            .registered()
            .filter(|registered| !same(registered, &plan.directory))
        {
            return Err(ManagerError::new(
                STEP,
                message!(
                    "manager-one-each",
                    "the service of {directory} is registered on this machine already, and a machine has one",
                    directory = other.display(),
                ),
                message!(
                    "manager-one-each-hint",
                    "Remove that one first, or use `--manager standalone`"
                ),
            ));
        }
        let account = account(&plan.directory).map_err(|why| {
            ManagerError::new(
                STEP,
                said_by(&plan.directory.display().to_string(), files::reason(&why)),
                init_first(),
            )
        })?;
        let text = unit::text(plan, &account);
        files::replace(&self.unit_file(), text.as_bytes(), None, Rights::Usual).map_err(|why| {
            ManagerError::new(
                STEP,
                why.message(),
                message!("manager-root-hint", "Run it as root"),
            )
        })?;
        self.systemctl(STEP, &["daemon-reload"])?;
        self.systemctl(STEP, &["enable", UNIT]).map(drop)
    }

    fn remove(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Remove;
        self.must_belong(directory, STEP)?;
        self.systemctl(STEP, &["disable", "--now", UNIT])?;
        files::remove(&self.unit_file()).map_err(|why| {
            ManagerError::new(
                STEP,
                why.message(),
                message!("manager-root-hint", "Run it as root"),
            )
        })?;
        self.systemctl(STEP, &["daemon-reload"]).map(drop)
    }

    fn start(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Start;
        self.must_belong(directory, STEP)?;
        // It waits for the service's word that it is ready.
        self.systemctl(STEP, &["start", UNIT]).map(drop)
    }

    fn stop(&self, directory: &Path) -> Result<(), ManagerError> {
        const STEP: Step = Step::Stop;
        self.must_belong(directory, STEP)?;
        self.systemctl(STEP, &["stop", UNIT]).map(drop)
    }

    fn status(&self, directory: &Path) -> Result<Status, ManagerError> {
        let step = Step::Tell;
        if !self.belongs_to(directory) {
            let (automatic, account) = (false, String::new());
            return Ok(Status {
                phase: Phase::NotInstalled,
                manager: Kind::Systemd,
                automatic,
                account,
            });
        }
        let told = self.systemctl(
            step,
            &["show", UNIT, "--property=ActiveState,MainPID,UnitFileState,User"],
        )?;
        let told: BTreeMap<&str, &str> = told.lines().filter_map(|line| line.split_once('=')).collect();
        let value = |key| told.get(key).copied().unwrap_or_default();
        let pid = value("MainPID").parse().ok().filter(|pid| *pid != 0);
        let phase = match value("ActiveState") {
            "active" | "reloading" | "deactivating" => Phase::Running(pid),
            "activating" => Phase::Starting,
            "failed" => Phase::Failed,
            _ => Phase::Stopped,
        };
        Ok(Status {
            phase,
            manager: Kind::Systemd,
            automatic: value("UnitFileState") == "enabled",
            account: value("User").to_owned(),
        })
    }
}

#[cfg(unix)]
fn account(directory: &Path) -> std::io::Result<String> {
    super::account::Account::owner(directory).map(|owner| owner.label())
}

#[cfg(not(unix))]
fn account(_: &Path) -> std::io::Result<String> {
    Ok(String::new())
}
