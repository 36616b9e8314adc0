//! What isps.cfg and isps_Ul.ini say, once they are understood.

use super::external::{self, ExternalSettings};
use super::finding::{Finding, Level};
use super::general::{self, General};
use super::installation::ConfigFile;
use super::keys::{GENERAL, GENERAL_SECTION, LOGIN_SECTION};
use super::login::{self, Login};
use super::section::{Section, same_name};
use super::template as t;
use super::wfm::{self, WfmSystem};
use crate::files::{Encoding, detect};
use crate::ini::{Document, Trouble};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings of an installation. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Settings {
    pub wfm_systems: Vec<WfmSystem>,
    pub logins: Vec<Login>,
    pub general: General,
    /// isps_Ul.ini, for the sections of external systems.
    document: Arc<Document>,
    file: String,
    directory: PathBuf,
}

/// A file as it was read, with its name on disk.
pub(super) struct Named<'a> {
    pub document: &'a Arc<Document>,
    pub name: &'a str,
    /// A file that is missing has been reported as such.
    pub is_there: bool,
}

impl Settings {
    /// Understands the two files; relative paths start at `directory`. Never fails: what is wrong is a finding.
    pub(super) fn read(connection: &Named<'_>, main: &Named<'_>, directory: &Path) -> (Self, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut wfm_systems = Vec::new();
        if connection.is_there {
            findings.extend(lines(connection));
            let (systems, more) = wfm::read(connection.document, connection.name, directory);
            wfm_systems = systems;
            findings.extend(more);
        }
        if main.is_there {
            findings.extend(lines(main));
        }
        let (logins, more) = login::read(main.document, main.name);
        findings.extend(more);
        let mut section = Section::new(main.document, main.name, GENERAL_SECTION, &[GENERAL]);
        let general = general::read(&mut section);
        findings.append(&mut section.findings);
        let settings = Self {
            wfm_systems,
            logins,
            general,
            document: main.document.clone(),
            file: main.name.to_owned(),
            directory: directory.to_owned(),
        };
        if connection.is_there && main.is_there {
            findings.extend(settings.unpaired(connection.name));
        }
        for system in settings.systems() {
            let (_, more) = settings.external_with_findings(&system, None);
            findings.extend(more);
        }
        (settings, findings)
    }

    /// Names of the external systems that have a section, in the file's order.
    pub fn systems(&self) -> Vec<String> {
        let ours = [LOGIN_SECTION, GENERAL_SECTION];
        let of_systems = |name: &String| !ours.iter().any(|known| same_name(known, name));
        self.document.sections().into_iter().filter(of_systems).collect()
    }

    pub fn wfm(&self, name: &str) -> Option<&WfmSystem> {
        self.wfm_systems
            .iter()
            .find(|system| same_name(&system.name, name))
    }

    pub fn login(&self, name: &str) -> Option<&Login> {
        self.logins.iter().find(|login| same_name(&login.name, name))
    }

    /// The settings of an external system. `interface` is its type in the WFM's catalogue; without it the section's own
    /// keys tell (spec page 4).
    ///
    /// # Errors
    /// Everything that keeps its section from working.
    pub fn external(&self, name: &str, interface: Option<&str>) -> Result<ExternalSettings, Vec<Finding>> {
        let (settings, findings) = self.external_with_findings(name, interface);
        settings.ok_or_else(|| {
            findings
                .into_iter()
                .filter(|finding| finding.level == Level::Error)
                .collect()
        })
    }

    /// The same with its warnings too. Settings are there unless a finding is an error.
    pub fn external_with_findings(
        &self,
        name: &str,
        interface: Option<&str>,
    ) -> (Option<ExternalSettings>, Vec<Finding>) {
        if !self.document.has_section(name) {
            let values = vec![("section", name.to_owned())];
            let missing = Finding::new(Level::Error, &self.file, None, t::SECTION_MISSING, values);
            return (None, vec![missing]);
        }
        external::read(&self.document, &self.file, name, interface, &self.directory)
    }

    /// Logins without a WFM system and WFM systems without a login.
    fn unpaired(&self, connection: &str) -> Vec<Finding> {
        let lonely_logins = self
            .logins
            .iter()
            .filter(|login| self.wfm(&login.name).is_none())
            .map(|login| {
                let values = vec![("name", login.name.clone())];
                Finding::new(
                    Level::Warning,
                    &self.file,
                    Some((login.line, 1)),
                    t::LOGIN_WITHOUT_WFM,
                    values,
                )
            });
        let lonely_systems = self
            .wfm_systems
            .iter()
            .filter(|system| self.login(&system.name).is_none())
            .map(|system| {
                let values = vec![("name", system.name.clone())];
                Finding::new(
                    Level::Error,
                    connection,
                    Some((system.line, 1)),
                    t::WFM_WITHOUT_LOGIN,
                    values,
                )
            });
        lonely_logins.chain(lonely_systems).collect()
    }
}

/// What is wrong with one of the two files as it would stand, with line and column. `name` is its name on disk.
pub fn findings_of(file: ConfigFile, name: &str, bytes: Vec<u8>, directory: &Path) -> Vec<Finding> {
    let (content, nothing) = (
        Arc::new(Document::new(bytes)),
        Arc::new(Document::new(Vec::new())),
    );
    let there = |document, is_there| Named {
        document,
        name,
        is_there,
    };
    let is_connection = file == ConfigFile::Connection;
    let (connection, main) = match is_connection {
        true => (there(&content, true), there(&nothing, false)),
        false => (there(&nothing, false), there(&content, file == ConfigFile::Main)),
    };
    Settings::read(&connection, &main, directory).1
}

/// Lines that cannot be understood, and an encoding that is not what it says.
fn lines(file: &Named<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let detected = detect(file.document.bytes());
    if detected.mark == 3 && detected.encoding != Encoding::Utf8 {
        findings.push(Finding::new(
            Level::Warning,
            file.name,
            None,
            t::ACCENT_MARK,
            Vec::new(),
        ));
    }
    for trouble in file.document.troubles() {
        let (place, template, values) = match trouble {
            Trouble::Broken { place, why, text } => (
                place,
                t::BROKEN_LINE,
                vec![("expected", why.expected().into()), ("line", text.into())],
            ),
            Trouble::Outside { place, key } => (place, t::OUTSIDE_SECTION, vec![("key", key.into())]),
        };
        let place = Some((place.line, place.column));
        findings.push(Finding::with(Level::Warning, file.name, place, template, values));
    }
    findings
}
