//! Where a finding is mended. What shows a check leads there; a text says it in the hint.

use super::Step;
use crate::config::keys::{GENERAL_SECTION, LOGIN_SECTION};
use crate::config::{ConfigFile, Finding, Installation, Sheet, WfmSystem};
use crate::wire::{CertificateProblem, ConnectError};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mend {
    /// On the server, on the network, in the operating system: the hint says where.
    Elsewhere,
    /// The three files are to be made.
    Init,
    /// A key of isps.cfg or isps_Ul.ini. Without a section: one is to be made.
    Key {
        file: ConfigFile,
        section: String,
        key: String,
    },
    /// A line of a file that belongs to no key that counts; 0: the file.
    Line {
        file: ConfigFile,
        line: u32,
    },
    /// The user of a WFM system in `[DB]`.
    Login(String),
    /// The passcode of a WFM system in `[DB]`.
    Passcode(String),
    /// The sign-in is tried again.
    SignIn,
    /// The section of an external system.
    System(String),
    /// An external system has no section yet, or one too many.
    Sections,
    NewSection,
    /// The value type that a line of acd_map.ini is about; 0: any.
    Mapping {
        line: u32,
    },
    /// A script by its file's name.
    Script(String),
    Service,
    /// Who may use the channel.
    Channel,
}

impl Mend {
    /// Where the rows of a step are mended when nothing else is said.
    pub(super) fn of(step: Step, place: &str) -> Self {
        match step {
            Step::Files => match ConfigFile::named(place) {
                Some(file) => Self::Line { file, line: 0 },
                None => Self::Elsewhere,
            },
            Step::Passcode => Self::Passcode(place.to_owned()),
            Step::SignIn => Self::Login(place.to_owned()),
            Step::Sources => Self::System(place.to_owned()),
            Step::ExternalSystems if place.is_empty() => Self::Elsewhere,
            Step::ExternalSystems => Self::System(place.to_owned()),
            Step::Mappings => Self::Mapping { line: 0 },
            Step::Scripts if place.is_empty() => Self::Elsewhere,
            Step::Scripts => Self::Script(place.to_owned()),
            Step::Service => Self::Service,
            Step::Channel => Self::Channel,
            Step::Logs => Self::general("LogMaxFileSize"),
            Step::Address
            | Step::Port
            | Step::Tls
            | Step::Settings
            | Step::Clock
            | Step::Catalog
            | Step::Rights
            | Step::Outbox => Self::Elsewhere,
        }
    }

    /// A key of a WFM system's section.
    pub(super) fn connection(system: &WfmSystem, key: &str) -> Self {
        Self::Key {
            file: ConfigFile::Connection,
            section: system.section.clone(),
            key: key.to_owned(),
        }
    }

    /// What keeps a WFM system from being reached, as far as its section says it.
    pub(super) fn of_connect(system: &WfmSystem, error: &ConnectError) -> Self {
        let key = match error {
            ConnectError::Proxy { .. } => "Proxy",
            ConnectError::Certificate { problem, .. } => match problem {
                CertificateProblem::Chain => "SSLCACertificate",
                CertificateProblem::Name => "Url",
                CertificateProblem::Fingerprint { .. } => "SSLFingerprint",
                CertificateProblem::Expired
                | CertificateProblem::NotYetValid
                | CertificateProblem::Other(_) => return Self::Elsewhere,
            },
            _ => "Url",
        };
        Self::connection(system, key)
    }

    /// A key of `[General]`, wherever it stands, or will.
    pub(super) fn general(key: &str) -> Self {
        Self::Key {
            file: ConfigFile::Main,
            section: GENERAL_SECTION.to_owned(),
            key: key.to_owned(),
        }
    }
}

/// The two files with settings, as they stand, to find what a line belongs to.
pub(super) struct Lines {
    sheets: Vec<Sheet>,
}

impl Lines {
    pub(super) fn of(installation: &Installation) -> Self {
        let files = [ConfigFile::Connection, ConfigFile::Main];
        let sheets = files.into_iter().filter_map(|file| {
            let opened = installation.read(file).ok()?;
            Some(Sheet::new(file, opened))
        });
        Self {
            sheets: sheets.collect(),
        }
    }

    /// Where a finding about one of the files is mended.
    pub(super) fn mend(&self, finding: &Finding) -> Mend {
        match finding.id() {
            "file-missing" => return Mend::Init,
            "file-unreadable" => return Mend::Elsewhere,
            "no-wfm" => {
                return Mend::Key {
                    file: ConfigFile::Connection,
                    section: String::new(),
                    key: String::new(),
                };
            }
            "passcode-placeholder" | "user-placeholder" => {
                let name = finding.value("name").unwrap_or_default();
                return match finding.id() {
                    "user-placeholder" => Mend::Login(name.to_owned()),
                    _ => Mend::Passcode(name.to_owned()),
                };
            }
            "wfm-without-login" => {
                return Mend::Login(finding.value("name").unwrap_or_default().to_owned());
            }
            _ => {}
        }
        let Some(file) = ConfigFile::named(&finding.file) else {
            return Mend::Elsewhere;
        };
        let line = finding.line.unwrap_or(0);
        let sheet = self.sheets.iter().find(|sheet| sheet.file == file);
        let Some((section, key)) = sheet.and_then(|sheet| sheet.at(line)) else {
            return Mend::Line { file, line };
        };
        // A form shows a key once, and the lines of [DB] by the WFM system that they are for.
        if is_of_the_text(finding.id()) || section.eq_ignore_ascii_case(LOGIN_SECTION) {
            return Mend::Line { file, line };
        }
        // What a section lacks is named by the finding.
        let key = match key.is_empty() {
            true => finding.value("key").unwrap_or_default().to_owned(),
            false => key,
        };
        Mend::Key { file, section, key }
    }
}

/// Whether a finding is about how the file is written, which no form changes.
fn is_of_the_text(id: &str) -> bool {
    matches!(
        id,
        "broken-line"
            | "outside-section"
            | "duplicate-key"
            | "encoding-mark"
            | "not-a-login"
            | "login-without-wfm"
            | "login-twice"
            | "wfm-twice"
    )
}
