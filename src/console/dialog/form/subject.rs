//! What a form is about: its file and section, its fields, its buttons.

use super::compose;
use super::field::Field;
use crate::config::keys::{COMMON, CSV, GENERAL, GENERAL_SECTION, LOGIN_SECTION, UNIVERSAL, WFM};
use crate::config::{ConfigFile, Key, Login, Sheet, same_name};
use crate::console::look::Look;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// `[General]`
    General,
    /// When data is imported by itself.
    AutoImport,
    /// A section of isps.cfg, by its whole name.
    Connection(String),
    /// The line of [DB] of this WFM system.
    Login(String),
    System(System),
}

/// An external system, as far as its form needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct System {
    pub name: String,
    /// The catalogue's word for its interface; empty: the section's own keys tell.
    pub interface: String,
    /// What the catalogue says it brings; both when nobody knows.
    pub phonelink: bool,
    pub timelink: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    Save,
    /// The server is looked at as the form stands.
    Probe,
    SignIn,
    /// What the files tell of their columns goes into the empty fields.
    FillIn,
    /// What the first rows would come to.
    Rows,
    Test,
    Raw,
    Close,
}

impl Button {
    pub fn words(self) -> &'static str {
        match self {
            Self::Save => "form-save",
            Self::Probe => "form-probe",
            Self::SignIn => "form-sign-in",
            Self::FillIn => "form-fill-in",
            Self::Rows => "form-rows",
            Self::Test => "form-test",
            Self::Raw => "form-raw",
            Self::Close => "form-close",
        }
    }
}

/// Keys of the automatic import, which have a form of their own.
const AUTO: [&str; 2] = ["AutoImportPhoneLink", "AutoImportTimeLink"];

impl Subject {
    pub fn file(&self) -> ConfigFile {
        match self {
            Self::Connection(_) => ConfigFile::Connection,
            _ => ConfigFile::Main,
        }
    }

    pub fn section(&self) -> &str {
        match self {
            Self::General | Self::AutoImport => GENERAL_SECTION,
            Self::Connection(section) => section,
            Self::Login(_) => LOGIN_SECTION,
            Self::System(system) => &system.name,
        }
    }

    pub fn title(&self, look: &Look) -> String {
        match self {
            Self::General => look.say("form-general"),
            Self::AutoImport => look.say("form-auto"),
            Self::Connection(section) => look.with("form-connection", &[("name", wfm_name(section).into())]),
            Self::Login(name) => look.with("form-login", &[("name", name.as_str().into())]),
            Self::System(system) => look.with("form-system", &[("name", system.name.as_str().into())]),
        }
    }

    /// In their order.
    pub fn buttons(&self) -> Vec<Button> {
        let own: &[Button] = match self {
            Self::General | Self::AutoImport => &[],
            Self::Connection(_) => &[Button::Probe],
            Self::Login(_) => &[Button::SignIn],
            Self::System(system) if system.is_csv_or_unknown() => {
                &[Button::FillIn, Button::Rows, Button::Test]
            }
            Self::System(_) => &[Button::Test],
        };
        [&[Button::Save], own, &[Button::Raw, Button::Close]].concat()
    }

    /// The tables that describe its keys.
    pub fn tables(&self, sheet: &Sheet) -> Vec<&'static [Key]> {
        match self {
            Self::General | Self::AutoImport => vec![GENERAL],
            Self::Connection(_) => vec![WFM],
            Self::Login(_) => Vec::new(),
            Self::System(system) => {
                let asks = |key: &str| {
                    sheet
                        .standing_as(&system.name, key, crate::config::Style::Text)
                        .is_some()
                };
                let universal = ["QueueSQL", "ActivitySQL", "ValueTypes"]
                    .iter()
                    .any(|key| asks(key));
                let csv = match system.interface.is_empty() {
                    true => !universal,
                    false => system.is_csv_or_unknown(),
                };
                vec![if csv { CSV } else { UNIVERSAL }, COMMON]
            }
        }
    }

    /// Its fields, filled with what stands in the file.
    pub fn fields(&self, sheet: &Sheet) -> Vec<Field> {
        let section = self.section();
        let whole = |key: &'static Key| Field::whole(key, sheet.standing(section, key));
        let mut fields: Vec<Field> = match self {
            Self::General => GENERAL
                .iter()
                .filter(|key| !AUTO.contains(&key.name))
                .map(whole)
                .collect(),
            Self::AutoImport => auto_import(sheet),
            Self::Connection(_) => {
                let url = WFM.iter().find(|key| key.name == "Url");
                let mut fields = compose::url(&url.and_then(|key| sheet.standing(section, key)));
                let others = WFM.iter().filter(|key| key.name != "Url");
                fields.extend(others.map(whole));
                // The name in front, as in the file.
                fields.sort_by_key(|field| field.key != "Name");
                fields
            }
            Self::Login(name) => {
                let standing = login_line(sheet, name);
                let number = match &standing {
                    Some(standing) => standing.key.clone(),
                    None => next_number(sheet),
                };
                compose::login(&number, &standing)
            }
            Self::System(system) => self.of_system(system, sheet),
        };
        if !matches!(self, Self::Login(_)) {
            let tables = self.tables(sheet);
            let unknown = sheet.unknown(section, &tables).into_iter().map(Field::unknown);
            let mut unknown: Vec<Field> = unknown.collect();
            if let Some(first) = unknown.first_mut() {
                first.heading = Some("form-group-unknown");
            }
            fields.extend(unknown);
        }
        fields
    }

    fn of_system(&self, system: &System, sheet: &Sheet) -> Vec<Field> {
        let tables = self.tables(sheet);
        let is_csv = tables.contains(&CSV);
        let mut fields = Vec::new();
        let mut group = None;
        for key in tables.iter().copied().flatten() {
            let field = Field::whole(key, sheet.standing(&system.name, key));
            let heading = match key.table {
                "common" => "form-group-common",
                "csv" if is_of_agents(key.name) => "form-group-agents",
                "csv" => "form-group-calls",
                _ => "form-group-database",
            };
            let brought = match heading {
                "form-group-agents" => system.timelink,
                "form-group-calls" => system.phonelink,
                _ => true,
            };
            if is_csv && !brought && field.line.is_none() {
                continue;
            }
            let begins = group != Some(heading);
            group = Some(heading);
            fields.push(if begins { field.under(heading) } else { field });
        }
        fields
    }
}

impl System {
    pub fn is_csv_or_unknown(&self) -> bool {
        let interface = self.interface.to_lowercase();
        interface.trim().is_empty()
            || interface
                .split_whitespace()
                .any(|word| ["csv", "ipfx", "8x8", "ipscape", "rostrvm"].contains(&word))
    }
}

/// Whether a key of the CSV interface is about agent data.
pub fn is_of_agents(key: &str) -> bool {
    key.starts_with("Activity")
        || ["AgentColumn", "LogOffActivities", "DeleteActivityImportFiles"].contains(&key)
}

/// `WFM` of `IES System WFM`.
pub fn wfm_name(section: &str) -> &str {
    section
        .get("IES System ".len()..)
        .filter(|_| section.to_lowercase().starts_with("ies system "))
        .map_or(section, str::trim)
}

fn auto_import(sheet: &Sheet) -> Vec<Field> {
    let standing = |name: &str| {
        let key = GENERAL.iter().find(|key| key.name == name);
        key.and_then(|key| sheet.standing(GENERAL_SECTION, key))
    };
    let mut fields = Vec::new();
    for (name, heading) in AUTO.into_iter().zip(["form-group-calls", "form-group-agents"]) {
        let mut parts = compose::schedule(name, &standing(name));
        if let Some(first) = parts.first_mut() {
            first.heading = Some(heading);
        }
        fields.extend(parts);
    }
    let others = GENERAL
        .iter()
        .filter(|key| ["CatchUpDays", "RecollectHours"].contains(&key.name));
    let mut others: Vec<Field> = others
        .map(|key| Field::whole(key, sheet.standing(GENERAL_SECTION, key)))
        .collect();
    if let Some(first) = others.first_mut() {
        first.heading = Some("form-group-both");
    }
    fields.extend(others);
    fields
}

/// The line of [DB] that counts for a WFM system.
pub fn login_line(sheet: &Sheet, name: &str) -> Option<crate::config::Standing> {
    sheet.keys(LOGIN_SECTION).into_iter().find(|standing| {
        Login::parse(&standing.key, &standing.value, 0).is_some_and(|login| same_name(&login.name, name))
    })
}

fn next_number(sheet: &Sheet) -> String {
    let used = sheet.keys(LOGIN_SECTION);
    let highest = used
        .iter()
        .filter_map(|standing| standing.key.parse::<u32>().ok())
        .max();
    (highest.unwrap_or(0).saturating_add(1)).to_string()
}
