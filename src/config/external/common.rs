//! Settings that every interface has, and readings that both kinds of CSV data share.

use super::{AfterImport, Column, CommonSettings, MomentColumns, SourceZone};
use crate::config::finding::Level;
use crate::config::section::Section;
use crate::config::template as t;
use crate::config::{general, value};
use crate::time::DateOrder;
use std::path::{Path, PathBuf};

pub(super) fn read(section: &mut Section<'_>) -> CommonSettings {
    let time_zone = section
        .read("TimeZone", value::zone)
        .unwrap_or(SourceZone::Shift(0));
    let seconds = |section: &mut Section<'_>, key: &str| {
        let (min, max) = section.limits(key);
        section
            .read(key, |key, text| value::number(key, text, min, max))
            .unwrap_or(0)
    };
    CommonSettings {
        name: section.name.to_owned(),
        // Informative only: a wrong one is no reason to stand still.
        interval: section.read_as(Level::Warning, "Interval", value::interval),
        time_zone_timelink: section
            .read("TimeZone_TimeLink", value::zone)
            .unwrap_or_else(|| time_zone.clone()),
        time_zone,
        protocol: section.read("Protocol", value::switch).unwrap_or(false),
        log_dir: general::log_dir(section),
        log_file: section.text("LogFile"),
        minimum_activity_duration: seconds(section, "MinimumActivityDuration"),
        maximum_activity_duration: seconds(section, "MaximumActivityDuration"),
    }
}

/// A folder; relative ones start at the installation directory, in either system's manner of writing.
pub(super) fn folder(section: &mut Section<'_>, key: &str, directory: &Path) -> Option<PathBuf> {
    let entry = section.entry(key)?;
    let text = entry.value.as_str();
    if cfg!(windows) {
        return Some(directory.join(text));
    }
    let drive = text.as_bytes().get(1) == Some(&b':') && text.as_bytes()[0].is_ascii_alphabetic();
    if drive || text.starts_with(r"\\") {
        let values = vec![("key", entry.key.clone()), ("value", entry.value.clone())];
        section.report(Level::Error, Some(&entry), t::NOT_A_FOLDER, values);
        return None;
    }
    let native = if text.contains('/') {
        text.to_owned()
    } else {
        text.replace('\\', "/")
    };
    Some(directory.join(native))
}

/// What becomes of the files, and where to. Moving without a destination leaves them.
pub(super) fn consumption(
    section: &mut Section<'_>,
    delete: &'static str,
    destination: &'static str,
    directory: &Path,
) -> (AfterImport, Option<PathBuf>) {
    let folder = folder(section, destination, directory);
    let after = section
        .choice(delete)
        .map_or(AfterImport::Leave, value::after_import);
    if after == AfterImport::Move && folder.is_none() {
        if let Some(entry) = section.entry(delete) {
            let values = vec![
                ("key", delete.to_owned()),
                ("destination", destination.to_owned()),
            ];
            section.warn(&entry, t::MOVE_WITHOUT_DESTINATION, values);
        }
        return (AfterImport::Leave, None);
    }
    (after, folder)
}

pub(super) fn header_lines(section: &mut Section<'_>, key: &str) -> u32 {
    let (min, max) = section.limits(key);
    section
        .read(key, |key, text| value::number(key, text, min, max))
        .unwrap_or(0)
}

/// A column that must be named.
pub(super) fn column(section: &mut Section<'_>, key: &str) -> Option<Column> {
    let column = optional_column(section, key);
    section.require(key, column)
}

/// 0 means that there is none.
pub(super) fn optional_column(section: &mut Section<'_>, key: &str) -> Option<Column> {
    section.read(key, value::column).flatten()
}

/// Semicolon separated names; empty when the key is absent.
pub(super) fn names(section: &Section<'_>, key: &str) -> Vec<String> {
    section.text(key).map_or_else(Vec::new, |text| value::list(&text))
}

/// The same without empty ones, each once; a name that stands twice is a warning.
pub(super) fn distinct_names(section: &mut Section<'_>, key: &str) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for name in names(section, key).into_iter().filter(|name| !name.is_empty()) {
        if !distinct.contains(&name) {
            distinct.push(name);
        } else if let Some(entry) = section.entry(key) {
            let values = vec![("key", entry.key.clone()), ("value", name)];
            section.warn(&entry, t::DUPLICATE_NAME, values);
        }
    }
    distinct
}

pub(super) fn date_order(section: &mut Section<'_>, key: &str) -> Option<DateOrder> {
    section.choice(key).map(value::date_order)
}

/// The order that counts when the file names none, with a word about it.
pub(super) fn assumed_order(section: &mut Section<'_>, key: &str) -> DateOrder {
    if section.entry(key).is_none() {
        let values = vec![("section", section.name.to_owned()), ("key", key.to_owned())];
        section.report(Level::Warning, None, t::DATE_ORDER_ASSUMED, values);
    }
    DateOrder::Dmy
}

/// One column or two out of a list such as `3;4`.
pub(super) fn moment(section: &mut Section<'_>, key: &str) -> Option<MomentColumns> {
    let entry = section.entry(key)?;
    let columns = section.read(key, value::columns)?;
    match columns.as_slice() {
        [] => None,
        [both] => Some(MomentColumns::One(*both)),
        [date, time] => Some(MomentColumns::Two {
            date: *date,
            time: *time,
        }),
        _ => {
            let wrong = value::wrong(t::NOT_COLUMNS, key, &entry.value);
            section.wrong(Level::Error, &entry, wrong);
            None
        }
    }
}
