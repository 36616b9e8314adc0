//! Which interface a section belongs to, and its reading.

use super::{CsvSettings, ExternalSettings, activities, common, contacts};
use crate::config::finding::{Finding, Level};
use crate::config::keys::{COMMON, CSV, UNIVERSAL, find_key, is_known_of_vendors};
use crate::config::section::Section;
use crate::config::template as t;
use crate::ini::Document;
use std::path::Path;

/// What a section is called whose kind nothing tells; the catalogue will.
pub(super) const UNKNOWN: &str = "unknown";

pub(super) enum Interface {
    Csv,
    /// By the catalogue's name for it.
    Other(String),
}

pub(in crate::config) fn read(
    document: &Document,
    file: &str,
    name: &str,
    interface: Option<&str>,
    directory: &Path,
) -> (Option<ExternalSettings>, Vec<Finding>) {
    let mut section = Section::new(document, file, name, &[CSV, COMMON]);
    match interface_of(&section, interface) {
        Interface::Csv => {
            section.judge(&[CSV, COMMON], &|key| {
                find_key(&[UNIVERSAL], key).is_some() || is_known_of_vendors(key)
            });
            let settings = csv(&mut section, directory);
            (settings, section.findings)
        }
        Interface::Other(interface) => {
            let mut section = Section::new(document, file, name, &[UNIVERSAL, COMMON]);
            section.judge(&[UNIVERSAL, COMMON], &|key| {
                find_key(&[CSV], key).is_some() || is_known_of_vendors(key)
            });
            passwords(&mut section);
            if interface != UNKNOWN {
                let values = vec![("section", name.to_owned()), ("interface", interface.clone())];
                section.report(Level::Warning, None, t::INTERFACE_UNSUPPORTED, values);
            }
            (
                Some(ExternalSettings::Unsupported { interface }),
                section.findings,
            )
        }
    }
}

/// The catalogue's word, else the section's own keys (spec page 4): `GroupColumn` or `ActivitySource` is csv, `QueueSQL`
/// is universal.
pub(super) fn interface_of(section: &Section<'_>, interface: Option<&str>) -> Interface {
    match interface.map(str::trim).filter(|interface| !interface.is_empty()) {
        Some(interface) if is_csv(interface) => Interface::Csv,
        Some(interface) => Interface::Other(interface.to_owned()),
        None if ["GroupColumn", "ActivitySource", "Groups", "ColumnNames"]
            .iter()
            .any(|key| section.entry(key).is_some()) =>
        {
            Interface::Csv
        }
        None if ["QueueSQL", "ActivitySQL", "ValueTypes"]
            .iter()
            .any(|key| section.entry(key).is_some()) =>
        {
            Interface::Other("universal".to_owned())
        }
        None => Interface::Other(UNKNOWN.to_owned()),
    }
}

/// `csv`, and the presets that are column layouts of CSV files (spec page 2): `IPFX CSV`, `8x8`, `ipScape`, `Rostrvm`.
fn is_csv(interface: &str) -> bool {
    let words = interface.to_lowercase();
    words
        .split_whitespace()
        .any(|word| ["csv", "ipfx", "8x8", "ipscape", "rostrvm"].contains(&word))
}

fn csv(section: &mut Section<'_>, directory: &Path) -> Option<ExternalSettings> {
    let common = common::read(section);
    let contacts = section
        .entry("Source")
        .map(|_| contacts::read(section, directory));
    let activities = section
        .entry("ActivitySource")
        .map(|_| activities::read(section, directory));
    if contacts.is_none() && activities.is_none() {
        section.report(
            Level::Error,
            None,
            t::NO_CSV_DATA,
            vec![("section", section.name.to_owned())],
        );
    }
    if section.has_errors() {
        return None;
    }
    Some(ExternalSettings::Csv(Box::new(CsvSettings {
        common,
        contacts: contacts.flatten(),
        activities: activities.flatten(),
    })))
}

/// Obscured passwords are read, but anybody can (spec page 1).
fn passwords(section: &mut Section<'_>) {
    for key in ["Password", "AdminPassword", "AdminPwd"] {
        let Some(entry) = section.entry(key) else {
            continue;
        };
        let template = match crate::config::reveal_obscured(&entry.value) {
            Some(Some(_)) => t::OBSCURED_PASSWORD,
            Some(None) => t::WRONG_OBSCURED,
            None => continue,
        };
        section.warn(&entry, template, vec![("key", entry.key.clone())]);
    }
}
