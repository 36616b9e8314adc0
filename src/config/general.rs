//! `[General]` of isps_Ul.ini.

use super::keys::GENERAL;
use super::section::Section;
use super::template as t;
use super::value::{number, switch, wrong};
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// The general settings, each with its default where the file says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct General {
    /// Whether isps_uls.log and isps_ul.log are written.
    pub protocol: bool,
    /// `None`: the installation directory.
    pub log_dir: Option<PathBuf>,
    /// Size limit of a log file in bytes.
    pub log_max_bytes: u64,
    pub automatic_mapping_correction: bool,
    /// An interval without source data is written as 0 (spec page 4).
    pub write_always: bool,
    pub auto_import_phonelink: AutoImport,
    pub auto_import_timelink: AutoImport,
    pub catch_up_days: u32,
    pub recollect_hours: u32,
    /// Size limit of the outbox in bytes.
    pub outbox_max_bytes: u64,
    /// `None`: the environment decides.
    pub language: Option<LanguageCode>,
}

/// `Language`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LanguageCode {
    English,
    French,
    German,
}

impl LanguageCode {
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
        }
    }
}

/// When one kind of data is imported by itself (spec page 4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AutoImport {
    #[default]
    None,
    /// Every so many minutes, counted from a reference time: `every 15 +00:05` is 5, 20, 35, 50 past the hour.
    Every {
        /// 1 to 1440.
        minutes: u16,
        /// Minutes since midnight.
        reference: u16,
    },
    /// Once a day, for the previous day.
    Daily {
        /// Minutes since midnight in the machine's zone.
        at: u16,
    },
}

impl AutoImport {
    /// The next moment behind a minute of the day, in minutes since midnight; 1440 and more is tomorrow. A rhythm begins
    /// anew with each day (spec page 4).
    pub fn next_after(self, minute: u16) -> Option<u16> {
        match self {
            Self::None => None,
            Self::Every { minutes, reference } => {
                let step = minutes.max(1);
                let first = reference % step;
                let next = match minute.checked_sub(first) {
                    Some(passed) => first + (passed / step + 1) * step,
                    None => first,
                };
                Some(if next < 1440 { next } else { 1440 + first })
            }
            Self::Daily { at } => Some(if at > minute { at } else { 1440 + at }),
        }
    }
}

/// As it stands in the file.
impl fmt::Display for AutoImport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Every {
                minutes,
                reference: 0,
            } => write!(f, "every {minutes}"),
            Self::Every { minutes, reference } => {
                write!(f, "every {minutes} +{:02}:{:02}", reference / 60, reference % 60)
            }
            Self::Daily { at } => write!(f, "daily {:02}:{:02}", at / 60, at % 60),
        }
    }
}

impl FromStr for AutoImport {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let text = text.to_lowercase();
        let words: Vec<&str> = text.split_whitespace().collect();
        match words.as_slice() {
            ["none"] => Ok(Self::None),
            ["every", minutes] => Ok(Self::Every {
                minutes: minutes_of(minutes)?,
                reference: 0,
            }),
            ["every", minutes, reference] => Ok(Self::Every {
                minutes: minutes_of(minutes)?,
                reference: time_of_day(reference.strip_prefix('+').ok_or(())?)?,
            }),
            ["daily", at] => Ok(Self::Daily { at: time_of_day(at)? }),
            _ => Err(()),
        }
    }
}

fn minutes_of(text: &str) -> Result<u16, ()> {
    text.parse()
        .ok()
        .filter(|minutes| (1..=1440).contains(minutes))
        .ok_or(())
}

fn time_of_day(text: &str) -> Result<u16, ()> {
    let (hours, minutes) = text.split_once(':').ok_or(())?;
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return Err(());
    }
    let (hours, minutes): (u16, u16) = (hours.parse().map_err(drop)?, minutes.parse().map_err(drop)?);
    if hours < 24 && minutes < 60 {
        Ok(hours * 60 + minutes)
    } else {
        Err(())
    }
}

pub(super) fn read(section: &mut Section<'_>) -> General {
    section.judge(&[GENERAL], &|_| false);
    let mut switch_of = |key: &str, default: bool| section.read(key, switch).unwrap_or(default);
    let protocol = switch_of("Protocol", true);
    let automatic_mapping_correction = switch_of("AutomaticMappingCorrection", false);
    let write_always = switch_of("WriteAlways", false);
    let schedule = |key: &str, value: &str| value.parse().map_err(|()| wrong(t::NOT_A_SCHEDULE, key, value));
    General {
        protocol,
        log_dir: log_dir(section),
        log_max_bytes: 1024 * numbered(section, "LogMaxFileSize", 10_240),
        automatic_mapping_correction,
        write_always,
        auto_import_phonelink: section.read("AutoImportPhoneLink", schedule).unwrap_or_default(),
        auto_import_timelink: section.read("AutoImportTimeLink", schedule).unwrap_or_default(),
        catch_up_days: numbered(section, "CatchUpDays", 14) as u32,
        recollect_hours: numbered(section, "RecollectHours", 24) as u32,
        outbox_max_bytes: 1024 * 1024 * numbered(section, "OutboxMaxSize", 1024),
        language: language(section),
    }
}

fn numbered(section: &mut Section<'_>, key: &str, default: u32) -> u64 {
    let (min, max) = section.limits(key);
    let read = section.read(key, |key, value| number(key, value, min, max));
    u64::from(read.unwrap_or(default))
}

fn language(section: &mut Section<'_>) -> Option<LanguageCode> {
    match section.choice("Language")? {
        "fr" => Some(LanguageCode::French),
        "de" => Some(LanguageCode::German),
        _ => Some(LanguageCode::English),
    }
}

/// A `LogDir` that cannot be used here is a warning, and the installation directory serves (spec page 1).
pub(super) fn log_dir(section: &mut Section<'_>) -> Option<PathBuf> {
    let entry = section.entry("LogDir")?;
    let path = Path::new(&entry.value);
    if path.is_absolute() && (path.is_dir() || !path.exists()) {
        return Some(path.to_owned());
    }
    section.warn(&entry, t::LOG_DIR_UNUSABLE, vec![("value", entry.value.clone())]);
    None
}
