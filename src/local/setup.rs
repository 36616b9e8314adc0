//! What the files and the catalogue make of an installation: its systems, mappings and findings.

use super::sources;
use crate::config::{self, AutoImport, ConfigFile, Finding, General, Installation, Settings};
use crate::engine::{Level, Notice};
use crate::import::run::{Protocol, System};
use crate::mapping::{MapStore, MappingLine};
use crate::model::{Catalog, DataKind, Message, Worded, message};
use crate::time::Zone;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One external system as the main screen shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SystemInfo {
    pub name: String,
    pub interface: String,
    pub phonelink: bool,
    pub timelink: bool,
}

/// Everything that follows from the three files and the catalogue. Replaced whole.
pub(super) struct Setup {
    pub settings: Settings,
    /// Name of the WFM system.
    pub wfm: String,
    pub mapping_lines: Vec<MappingLine>,
    /// Name of acd_map.ini as it stands on disk.
    pub mapping_file: String,
    pub catalog: Option<Arc<Catalog>>,
    pub infos: Vec<SystemInfo>,
    /// Systems that can be read.
    pub systems: Vec<System>,
    /// Systems that cannot, and why.
    pub off: BTreeMap<String, Message>,
    /// Those of them that have no section: another installation may serve them.
    pub elsewhere: BTreeSet<String>,
    /// What a person should mend.
    pub notices: Vec<Notice>,
}

impl Setup {
    /// Reads everything anew. A section in error keeps the good settings that `before` had of it (spec page 5).
    pub(super) fn read(
        installation: &Installation,
        catalog: Option<Arc<Catalog>>,
        before: Option<&Self>,
    ) -> Self {
        let (settings, findings) = installation.load();
        let mut notices: Vec<Notice> = findings.into_iter().map(notice).collect();
        let (mapping_lines, mapping_file) = mappings(installation, before, &mut notices);
        let wfm = settings
            .wfm_systems
            .first()
            .map_or("WFM", |system| &system.name)
            .to_owned();
        let mut setup = Self {
            infos: infos(&settings, catalog.as_deref()),
            settings,
            wfm,
            mapping_lines,
            mapping_file,
            catalog,
            systems: Vec::new(),
            off: BTreeMap::new(),
            elsewhere: BTreeSet::new(),
            notices,
        };
        for info in setup.infos.clone() {
            match setup.system(&info) {
                Ok(system) => setup.systems.push(system),
                Err(why) => setup.keep_or_drop(&info, why, before),
            }
        }
        setup
    }

    pub(super) fn general(&self) -> &General {
        &self.settings.general
    }

    pub(super) fn rhythm(&self, kind: DataKind) -> AutoImport {
        match kind {
            DataKind::Contacts => self.general().auto_import_phonelink,
            DataKind::Activities => self.general().auto_import_timelink,
        }
    }

    pub(super) fn system_named(&self, name: &str) -> Option<&System> {
        self.systems
            .iter()
            .find(|system| config::same_name(&system.name, name))
    }

    fn keep_or_drop(&mut self, info: &SystemInfo, why: Message, before: Option<&Self>) {
        let kept = before.and_then(|before| before.system_named(&info.name));
        let (hint, text) = match kept {
            Some(_) => (
                message!(
                    "local-last-good-hint",
                    "mend the section; until then its last good settings are used"
                ),
                why.clone(),
            ),
            None => (
                message!(
                    "local-off-hint",
                    "mend the section in isps_Ul.ini; until then this external system is off"
                ),
                why.clone(),
            ),
        };
        self.notices.push(Notice {
            level: Level::Error,
            place: info.name.clone(),
            text,
            hint,
        });
        match kept {
            Some(system) => self.systems.push(system.clone()),
            None => {
                let sections = self.settings.systems();
                if !sections.iter().any(|name| config::same_name(name, &info.name)) {
                    self.elsewhere.insert(info.name.clone());
                }
                self.off.insert(info.name.clone(), why);
            }
        }
    }

    fn system(&self, info: &SystemInfo) -> Result<System, Message> {
        let described = self
            .catalog
            .as_ref()
            .and_then(|catalog| catalog.external_system(&info.name));
        if described.is_some_and(|described| !described.active) {
            return Err(message!("local-inactive", "it is inactive on the WFM server"));
        }
        let interface = described.map(|described| described.interface.as_str());
        let settings = self
            .settings
            .external(&info.name, interface)
            .map_err(|findings| said(&findings))?;
        let opened = sources::open(settings)?;
        let zone = match described {
            Some(described) => Zone::named(&described.time_zone).map_err(|error| {
                message!(
                    "local-agent-zone",
                    "its agent data on the WFM server: {why}",
                    why = error.message(),
                )
            })?,
            None => Zone::utc(),
        };
        Ok(System {
            name: info.name.clone(),
            contacts: opened.contacts && info.phonelink,
            activities: opened.activities && info.timelink,
            zone,
            interval: opened.interval,
            minimum_activity: opened.minimum_activity,
            maximum_activity: opened.maximum_activity,
            consumes_contacts: opened.consumes_contacts,
            consumes_activities: opened.consumes_activities,
            protocol: opened
                .protocol
                .map(|(folder, addition)| Protocol { folder, addition }),
            source: opened.source,
        })
    }
}

pub(super) fn notice(finding: Finding) -> Notice {
    Notice {
        level: match finding.level {
            config::Level::Warning => Level::Warning,
            config::Level::Error => Level::Error,
        },
        place: finding.place(),
        text: finding.text,
        hint: finding.hint,
    }
}

fn said(findings: &[Finding]) -> Message {
    let told: Vec<Message> = findings.iter().map(Worded::message).collect();
    message!("local-findings", "{findings}", findings = told)
}

/// A file that cannot be read keeps the mappings there were.
fn mappings(
    installation: &Installation,
    before: Option<&Setup>,
    notices: &mut Vec<Notice>,
) -> (Vec<MappingLine>, String) {
    match MapStore::open(installation) {
        Ok(store) => {
            let name = store.name();
            notices.extend(store.file.troubles(&name).into_iter().map(notice));
            (store.file.lines().to_vec(), name)
        }
        Err(error) => {
            let file = ConfigFile::Mappings.name().to_owned();
            notices.push(Notice {
                level: Level::Error,
                place: file.clone(),
                text: error.message(),
                hint: Message::default(),
            });
            before.map_or((Vec::new(), file), |before| {
                (before.mapping_lines.clone(), before.mapping_file.clone())
            })
        }
    }
}

/// The external systems of the catalogue; without one those that have a section, whose keys tell their kind.
fn infos(settings: &Settings, catalog: Option<&Catalog>) -> Vec<SystemInfo> {
    match catalog {
        Some(catalog) => catalog
            .external_systems
            .iter()
            .map(|system| SystemInfo {
                name: system.name.clone(),
                interface: system.interface.clone(),
                phonelink: system.phonelink,
                timelink: system.timelink,
            })
            .collect(),
        None => settings
            .systems()
            .into_iter()
            .map(|name| {
                let (interface, phonelink, timelink) = match settings.external(&name, None) {
                    Ok(known) => sources::kinds(&known),
                    Err(_) => (String::new(), true, true),
                };
                SystemInfo {
                    name,
                    interface,
                    phonelink,
                    timelink,
                }
            })
            .collect(),
    }
}
