//! Reading one value: what it means, or what was expected.

use super::address::{Destination, read_url};
use super::external::{AfterImport, Column, SourceZone};
use super::finding::Template;
use super::general::AutoImport;
use super::keys::{Key, Kind};
use super::template as t;
use crate::model::{IntervalLength, Message, MessageValue, Worded, displayed, message};
use crate::time::{DateOrder, Zone};
use std::num::NonZeroU16;

/// A value that its key cannot have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    pub template: &'static Template,
    pub values: Vec<(&'static str, MessageValue)>,
}

impl Worded for Wrong {
    fn message(&self) -> Message {
        let text = self.template.told(&self.values);
        let hint = self.template.hint_told(&self.values);
        match hint.is_empty() {
            true => text,
            false => message!("config-wrong", "{text} ({hint})", text = text, hint = hint),
        }
    }
}

displayed!(Wrong);

impl std::error::Error for Wrong {}

pub(super) fn wrong(template: &'static Template, key: &str, value: &str) -> Wrong {
    Wrong {
        template,
        values: vec![("key", key.into()), ("value", value.into())],
    }
}

/// Whether a key may have this value; an empty one is always allowed and means “absent”.
pub fn check(key: &Key, value: &str) -> Result<(), Wrong> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(());
    }
    let name = key.name;
    match key.kind {
        Kind::Text | Kind::List | Kind::File | Kind::Sql | Kind::Folder | Kind::Password => Ok(()),
        Kind::Switch => switch(name, value).map(drop),
        Kind::Number { min, max } => number(name, value, min, max).map(drop),
        Kind::Choice(_) => choice(key, name, value).map(drop),
        Kind::Interval => interval(name, value).map(drop),
        Kind::Column => column(name, value).map(drop),
        Kind::Columns => columns(name, value).map(drop),
        Kind::Separator => separator(name, value).map(drop),
        Kind::Zone => zone(name, value).map(drop),
        Kind::Schedule => value
            .parse::<AutoImport>()
            .map(drop)
            .map_err(|()| wrong(t::NOT_A_SCHEDULE, name, value)),
        Kind::Url => match read_url(value) {
            Destination::Wrong => Err(wrong(t::NOT_A_URL, name, value)),
            Destination::Server(_) | Destination::Placeholder | Destination::Other => Ok(()),
        },
        Kind::Fingerprint => fingerprint(name, value).map(drop),
        Kind::Proxy => proxy(name, value),
    }
}

pub(super) fn switch(key: &str, value: &str) -> Result<bool, Wrong> {
    match value {
        "0" => Ok(false),
        "1" => Ok(true),
        _ => Err(wrong(t::NOT_A_SWITCH, key, value)),
    }
}

pub(super) fn number(key: &str, value: &str, min: u32, max: u32) -> Result<u32, Wrong> {
    let digits = value.bytes().all(|byte| byte.is_ascii_digit());
    match value.parse() {
        Ok(number) if digits && (min..=max).contains(&number) => Ok(number),
        _ => {
            let mut wrong = wrong(t::NOT_A_NUMBER, key, value);
            wrong
                .values
                .extend([("min", min.to_string().into()), ("max", max.to_string().into())]);
            Err(wrong)
        }
    }
}

/// The choice as its description spells it; `key`: the name as the file spells it.
pub(super) fn choice(described: &Key, key: &str, value: &str) -> Result<&'static str, Wrong> {
    let known = described.choices().iter();
    let known = { known }.find(|(choice, _)| choice.eq_ignore_ascii_case(value));
    known.map(|(choice, _)| *choice).ok_or_else(|| {
        let mut wrong = wrong(t::NOT_A_CHOICE, key, value);
        wrong.values.push(("choices", described.choices_told().into()));
        wrong
    })
}

pub(super) fn after_import(choice: &str) -> AfterImport {
    match choice {
        "1" => AfterImport::Move,
        "2" => AfterImport::Delete,
        _ => AfterImport::Leave,
    }
}

pub(super) fn date_order(choice: &str) -> DateOrder {
    match choice {
        "mdy" => DateOrder::Mdy,
        "ymd" => DateOrder::Ymd,
        _ => DateOrder::Dmy,
    }
}

pub(super) fn interval(key: &str, value: &str) -> Result<IntervalLength, Wrong> {
    let minutes = value
        .parse()
        .ok()
        .filter(|minutes| [1, 5, 10, 15, 20, 30, 60].contains(minutes));
    minutes
        .and_then(|minutes| IntervalLength::new(minutes).ok())
        .ok_or_else(|| wrong(t::NOT_AN_INTERVAL, key, value))
}

/// 0 means “none”.
pub(super) fn column(key: &str, value: &str) -> Result<Option<Column>, Wrong> {
    let number: u16 = value
        .parse()
        .ok()
        .filter(|_| value.bytes().all(|byte| byte.is_ascii_digit()))
        .ok_or_else(|| wrong(t::NOT_A_COLUMN, key, value))?;
    Ok(NonZeroU16::new(number).map(Column))
}

/// `5`, `5;6`; a comment may stand behind blanks and a semicolon, since no column is a word.
pub(super) fn columns(key: &str, value: &str) -> Result<Vec<Column>, Wrong> {
    let mut columns = Vec::new();
    let mut before = "";
    for part in value.split(';') {
        let item = part.split(" #").next().unwrap_or_default().trim();
        match column(key, item) {
            Ok(column) => columns.extend(column),
            Err(_) if item.is_empty() => {}
            // Behind a blank a semicolon may begin a comment.
            Err(_) if !columns.is_empty() && before.ends_with([' ', '\t']) => break,
            Err(_) => return Err(wrong(t::NOT_COLUMNS, key, value)),
        }
        before = part;
    }
    Ok(columns)
}

/// The original's code, or the character itself; a comment may stand behind it.
pub(super) fn separator(key: &str, value: &str) -> Result<u8, Wrong> {
    let mut characters = value.chars();
    let first = characters.next().unwrap_or_default();
    let rest = characters.as_str();
    let comment = rest.starts_with([' ', '\t']) && rest.trim_start().starts_with([';', '#']);
    if !rest.is_empty() && !comment {
        return Err(wrong(t::NOT_A_SEPARATOR, key, value));
    }
    match first {
        '0' => Ok(b' '),
        '1' => Ok(b'.'),
        '2' => Ok(b','),
        '3' => Ok(b';'),
        '4' => Ok(b'\t'),
        _ if first.is_ascii() && !first.is_ascii_alphanumeric() && first != '"' => Ok(first as u8),
        _ => Err(wrong(t::NOT_A_SEPARATOR, key, value)),
    }
}

/// Hours to add (`-2`, `-3.5`, `06:30`), or the name of a zone (spec page 2).
pub(super) fn zone(key: &str, value: &str) -> Result<SourceZone, Wrong> {
    if let Some(seconds) = shift(value) {
        return Ok(SourceZone::Shift(seconds));
    }
    let is_name = value.bytes().any(|byte| byte.is_ascii_alphabetic());
    if is_name && Zone::named(value).is_ok() {
        return Ok(SourceZone::Named(value.to_owned()));
    }
    Err(wrong(t::NOT_A_ZONE, key, value))
}

/// Seconds that a time zone of plain hours adds (`-2`, `06:30`); `None`: it is none of these.
pub fn zone_shift(value: &str) -> Option<i32> {
    shift(value.trim())
}

fn shift(value: &str) -> Option<i32> {
    let (sign, amount) = match value.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, value.strip_prefix('+').unwrap_or(value)),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = if let Some((hours, minutes)) = amount.split_once(':') {
        if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
            return None;
        }
        let minutes: i32 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        hours.parse::<i32>().ok()?.checked_mul(3600)? + minutes * 60
    } else {
        let (whole, fraction) = amount.split_once(['.', ',']).unwrap_or((amount, "0"));
        if !digits(whole) || !digits(fraction) {
            return None;
        }
        let hours: f64 = format!("{whole}.{fraction}").parse().ok()?;
        (hours <= 26.0).then(|| (hours * 3600.0).round() as i32)?
    };
    (seconds <= 26 * 3600).then_some(sign * seconds)
}

/// SHA-256, hexadecimal in either case, with or without colons.
pub(super) fn fingerprint(key: &str, value: &str) -> Result<[u8; 32], Wrong> {
    let digits: String = value.chars().filter(|character| *character != ':').collect();
    let mut bytes = [0; 32];
    match hex::decode_to_slice(&digits, &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(_) => Err(wrong(t::NOT_A_FINGERPRINT, key, value)),
    }
}

/// Only its form; the value holds a password and is in no message.
pub(super) fn proxy(key: &str, value: &str) -> Result<(), Wrong> {
    let rest = value
        .strip_prefix("http://")
        .or_else(|| (!value.contains("://")).then_some(value));
    let authority = rest.map(|rest| rest.trim_end_matches('/'));
    let host = authority
        .and_then(|authority| authority.rsplit('@').next())
        .unwrap_or_default();
    let port = host.rsplit_once(':').map(|(_, port)| port.parse::<u16>().is_ok());
    if host.is_empty() || host.contains(['/', ' ']) || port == Some(false) {
        return Err(Wrong {
            template: t::NOT_A_PROXY,
            values: vec![("key", key.into())],
        });
    }
    Ok(())
}

/// Semicolon separated names, trimmed. A trailing semicolon is harmless.
pub(super) fn list(value: &str) -> Vec<String> {
    let mut items: Vec<String> = value.split(';').map(|item| item.trim().to_owned()).collect();
    while items.last().is_some_and(String::is_empty) {
        items.pop();
    }
    items
}
