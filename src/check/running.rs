//! The service and the channel to it.

use super::{Row, Step};
use crate::config::Installation;
use crate::control::Registration;
use crate::engine::{ConnectionPhase, Host, Snapshot};
use crate::manager::{self, Phase};

/// Installed, start type, account, running.
pub(super) fn service(installation: &Installation, snapshot: Option<&Snapshot>) -> Vec<Row> {
    let place = "ISPS Xlink";
    let Some(manager) = manager::installed(installation.directory()) else {
        return vec![match snapshot.map(|snapshot| &snapshot.host) {
            Some(Host::Service { pid, .. }) => Row::fine(
                Step::Service,
                place,
                format!("runs in the foreground (process {pid}), not installed"),
            ),
            _ => Row::warning(
                Step::Service,
                place,
                "is not installed: nothing is imported by itself",
                "`xlink service install`",
            ),
        }];
    };
    let status = match manager.status(installation.directory()) {
        Ok(status) => status,
        Err(error) => return vec![Row::error(Step::Service, place, error.to_string(), "")],
    };
    let account = if status.account.is_empty() {
        String::new()
    } else {
        format!(" as {}", status.account)
    };
    let start = if status.automatic {
        "starts with the machine"
    } else {
        "does not start with the machine"
    };
    let mut rows = vec![match status.phase {
        Phase::Running(_) | Phase::Starting => Row::fine(
            Step::Service,
            place,
            format!("runs{account} ({}; {start})", status.manager),
        ),
        Phase::Failed => Row::error(
            Step::Service,
            place,
            "ended by itself with an error",
            "its last words are in isps_uls.log; then `xlink service start`",
        ),
        Phase::Stopped | Phase::NotInstalled => Row::error(
            Step::Service,
            place,
            "is installed and stopped: nothing is imported",
            "`xlink service start`",
        ),
    }];
    rows.extend(
        snapshot
            .into_iter()
            .flat_map(|snapshot| &snapshot.connections)
            .filter_map(|connection| match &connection.phase {
                ConnectionPhase::Refused { why } => Some(Row::error(
                    Step::Service,
                    &connection.name,
                    format!("the service was refused and waits: {why}"),
                    "mend user and passcode; the service takes changed files over by itself",
                )),
                _ => None,
            }),
    );
    rows
}

/// Whether the channel answers, and to whom it is open.
pub(super) fn channel(installation: &Installation, snapshot: Option<&Snapshot>) -> Vec<Row> {
    let place = "ixculcmm";
    let answers = matches!(
        snapshot.map(|snapshot| &snapshot.host),
        Some(Host::Service { .. })
    );
    let hint = "`xlink register` admits you, `xlink register --system` the machine's administrators from every session";
    vec![match Registration::load(installation.directory()) {
        Err(error) => Row::error(Step::Channel, place, error.to_string(), hint),
        Ok(registration) => {
            let open_to = match (registration.system, registration.people.len()) {
                (true, _) => "registered SYSTEM GLOBAL".to_owned(),
                (false, 0) => "open to the service's account only".to_owned(),
                (false, people) => format!("registered for {people} accounts"),
            };
            let found = format!(
                "{open_to}; {}",
                if answers {
                    "the service answers"
                } else {
                    "no service answers"
                }
            );
            match registration.admits_others() {
                true => Row::fine(Step::Channel, place, found),
                false => Row::warning(Step::Channel, place, found, hint),
            }
        }
    }]
}
