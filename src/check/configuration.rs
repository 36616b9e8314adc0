//! The three files: there, readable, understood, and the passcodes in them.

use super::mend::{Lines, Mend};
use super::{Level, Row, Step};
use crate::config::{ConfigFile, Finding, Installation, Level as FindingLevel, LoginGap, Settings};
use crate::files;
use crate::model::{Worded, message};
use crate::passcode::{InstallationKey, open};
use std::path::Path;

/// Files present and readable, and their encoding.
pub(super) fn files(installation: &Installation) -> Vec<Row> {
    if !installation.directory().is_dir() {
        let place = installation.directory().display().to_string();
        return vec![
            Row::error(
                Step::Files,
                place,
                message!("check-no-folder", "there is no such folder"),
                message!(
                    "check-no-folder-hint",
                    "make an installation with `xlink init`, or name another folder with --dir"
                ),
            )
            .mended(Mend::Init),
        ];
    }
    ConfigFile::ALL
        .into_iter()
        .map(|file| one_file(installation, file))
        .collect()
}

fn one_file(installation: &Installation, file: ConfigFile) -> Row {
    match installation.read(file) {
        Err(error) => Row::error(
            Step::Files,
            file.name(),
            error.message(),
            message!(
                "check-file-unread-hint",
                "mend the rights, or run the check as the owner"
            ),
        )
        .mended(Mend::Elsewhere),
        Ok(opened) if opened.fingerprint.is_none() => Row::error(
            Step::Files,
            file.name(),
            message!("check-file-missing", "the file is missing"),
            message!(
                "check-file-missing-hint",
                "`xlink init` makes it, ready to fill in"
            ),
        )
        .mended(Mend::Init),
        Ok(opened) => {
            let encoding = match files::detect(&opened.bytes).encoding {
                files::Encoding::Ascii => {
                    message!("check-ascii", "ASCII (Windows-1252 with its first accent)")
                }
                other => other.name().into(),
            };
            Row::fine(
                Step::Files,
                opened.name(),
                message!(
                    "check-file-there",
                    "there, {bytes} bytes, {encoding}",
                    bytes = opened.bytes.len(),
                    encoding = encoding,
                ),
            )
        }
    }
}

/// Placeholders, wrong values, duplicate and unknown keys. A missing file has its own row.
pub(super) fn settings(settings: &Settings, findings: &[Finding], lines: &Lines) -> Vec<Row> {
    let mut rows: Vec<Row> = findings
        .iter()
        .filter(|finding| finding.line.is_some() || finding.id() == "no-wfm")
        .map(|finding| Row {
            step: Step::Settings,
            level: match finding.level {
                FindingLevel::Warning => Level::Warning,
                FindingLevel::Error => Level::Error,
            },
            place: finding.place(),
            found: finding.text.clone(),
            hint: finding.hint.clone(),
            mend: lines.mend(finding),
        })
        .collect();
    if rows.is_empty() {
        let found = message!(
            "check-settings-fine",
            "WFM systems: {wfm}, external systems: {systems}, no fault",
            wfm = settings.wfm_systems.len(),
            systems = settings.systems().len(),
        );
        rows.push(Row::fine(Step::Settings, "", found));
    }
    rows
}

/// Every passcode opens with the key of this installation.
pub(super) fn passcodes(settings: &Settings, state: &Path) -> Vec<Row> {
    let hint = |name: &str| {
        message!(
            "check-passcode-hint",
            "`xlink passcode --set {name}` asks for the password and puts a new one in",
            name = name,
        )
    };
    let filled_in = settings
        .logins
        .iter()
        .filter(|login| login.gap() != Some(LoginGap::Passcode));
    filled_in
        .map(|login| {
            let opened = InstallationKey::read(state)
                .map_err(|error| error.message())
                .and_then(|key| open(&key, login.passcode.reveal()).map_err(|error| error.message()));
            match opened {
                Ok(_) => Row::fine(
                    Step::Passcode,
                    &login.name,
                    message!(
                        "check-passcode-fine",
                        "the passcode of {user} opens",
                        user = &login.user
                    ),
                ),
                Err(why) => Row::error(Step::Passcode, &login.name, why, hint(&login.name)),
            }
        })
        .collect()
}
