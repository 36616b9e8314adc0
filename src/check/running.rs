//! The service and the channel to it.

use super::{Mend, Row, Step};
use crate::config::{AutoImport, Installation, Settings};
use crate::control::Registration;
use crate::engine::{ConnectionPhase, Host, Snapshot};
use crate::manager::{self, Phase};
use crate::model::{Message, Worded, message};

/// Installed, start type, account, running.
pub(super) fn service(installation: &Installation, snapshot: Option<&Snapshot>) -> Vec<Row> {
    let place = "ISPS Xlink";
    let Some(manager) = manager::installed(installation.directory()) else {
        return vec![match snapshot.map(|snapshot| &snapshot.host) {
            Some(Host::Service { pid, .. }) => Row::fine(
                Step::Service,
                place,
                message!(
                    "check-service-foreground",
                    "runs in the foreground (process {pid}), not installed",
                    pid = pid.to_string(),
                ),
            ),
            _ => Row::warning(
                Step::Service,
                place,
                message!(
                    "check-service-not-installed",
                    "is not installed: nothing is imported by itself"
                ),
                "`xlink service install`",
            ),
        }];
    };
    let status = match manager.status(installation.directory()) {
        Ok(status) => status,
        Err(error) => return vec![Row::error(Step::Service, place, error.message(), "")],
    };
    let start = if status.automatic {
        message!("check-service-automatic", "starts with the machine")
    } else {
        message!("check-service-by-hand", "does not start with the machine")
    };
    let manager = status.manager.to_string();
    let runs = if status.account.is_empty() {
        message!(
            "check-service-runs",
            "runs ({manager}; {start})",
            manager = manager,
            start = start
        )
    } else {
        message!(
            "check-service-runs-as",
            "runs as {account} ({manager}; {start})",
            account = &status.account,
            manager = manager,
            start = start,
        )
    };
    let mut rows = vec![match status.phase {
        Phase::Running(_) | Phase::Starting => Row::fine(Step::Service, place, runs),
        Phase::Failed => Row::error(
            Step::Service,
            place,
            message!("check-service-failed", "ended by itself with an error"),
            message!(
                "check-service-failed-hint",
                "its last words are in isps_uls.log; then `xlink service start`"
            ),
        ),
        Phase::Stopped | Phase::NotInstalled => Row::error(
            Step::Service,
            place,
            message!(
                "check-service-stopped",
                "is installed and stopped: nothing is imported"
            ),
            "`xlink service start`",
        ),
    }];
    rows.extend(
        snapshot
            .into_iter()
            .flat_map(|snapshot| &snapshot.connections)
            .filter_map(|connection| match &connection.phase {
                ConnectionPhase::Refused { why } => Some(
                    Row::error(
                        Step::Service,
                        &connection.name,
                        message!(
                            "check-service-refused",
                            "the service was refused and waits: {why}",
                            why = why,
                        ),
                        message!(
                            "check-service-refused-hint",
                            "mend user and passcode; the service takes changed files over by itself"
                        ),
                    )
                    .mended(Mend::Login(connection.name.clone())),
                ),
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
    let hint = message!(
        "check-channel-hint",
        "`xlink register` admits you, `xlink register --system` the machine's administrators from every session"
    );
    vec![match Registration::load(installation.directory()) {
        Err(error) => Row::error(Step::Channel, place, error.message(), hint),
        Ok(registration) => {
            let open_to = match (registration.system, registration.people.len()) {
                // The original's own words (spec page 5).
                (true, _) => Message::from("registered SYSTEM GLOBAL"),
                (false, 0) => message!("check-channel-own", "open to the service's account only"),
                (false, people) => {
                    message!(
                        "check-channel-people",
                        "registered for {count} accounts",
                        count = people
                    )
                }
            };
            let found = match answers {
                true => message!(
                    "check-channel-answers",
                    "{open_to}; the service answers",
                    open_to = open_to,
                ),
                false => message!(
                    "check-channel-silent",
                    "{open_to}; no service answers",
                    open_to = open_to,
                ),
            };
            match registration.admits_others() {
                true => Row::fine(Step::Channel, place, found),
                false => Row::warning(Step::Channel, place, found, hint),
            }
        }
    }]
}

/// What the service imports by itself. Nothing at all is a choice, and a trap for whoever has just installed it.
pub(super) fn automatic(settings: &Settings) -> Row {
    let general = &settings.general;
    let (calls, agents) = (&general.auto_import_phonelink, &general.auto_import_timelink);
    let place = "AutoImportPhoneLink, AutoImportTimeLink";
    let mend = Mend::general("AutoImportPhoneLink");
    if (calls, agents) == (&AutoImport::None, &AutoImport::None) {
        let found = message!(
            "check-automatic-none",
            "nothing is imported by itself, only by hand"
        );
        return Row {
            hint: message!(
                "check-automatic-none-hint",
                "`xlink config set isps_Ul.ini General AutoImportPhoneLink \"every 15 +00:05\"` imports call data every 15 minutes, AutoImportTimeLink agent data",
            ),
            ..Row::fine(Step::Service, place, found).mended(mend)
        };
    }
    let found = message!(
        "check-automatic",
        "call data {calls}, agent data {agents}",
        calls = calls.to_string(),
        agents = agents.to_string(),
    );
    Row::fine(Step::Service, place, found).mended(mend)
}
