//! Things of one kind as a CSV table: to be read by people, changed in a spreadsheet, and taken back.

use super::entry::{ActivityEntry, EmployeeEntry, ExternalSystemEntry, QueueEntry, ValueTypeEntry};
use super::file::CatalogFile;
use crate::model::{Catalog, IdError, IntervalLength, Message, QueueId, Unit, Worded, message};
use std::collections::BTreeMap;

/// The five kinds of things that a catalogue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Things {
    Queues,
    ValueTypes,
    ExternalSystems,
    Activities,
    Employees,
}

/// A table that cannot be taken over.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum TableError {
    Row { line: u64, why: Message },
    Header { missing: String, expected: String },
}

impl Worded for TableError {
    fn message(&self) -> Message {
        match self {
            Self::Row { line, why } => {
                message!("server-table-row", "line {line}: {why}", line = *line, why = why)
            }
            Self::Header { missing, expected } => message!(
                "server-table-header",
                "the first line does not name the column “{missing}”; the columns are {expected}",
                missing = missing,
                expected = expected
            ),
        }
    }
}

type Row<'a> = BTreeMap<&'a str, &'a str>;

impl Things {
    /// Column names; the first one is the key.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Queues => &[
                "id",
                "parent",
                "name",
                "short_name",
                "interval",
                "time_zone",
                "active",
                "value_types",
            ],
            Self::ValueTypes => &["id", "name", "unit", "decimals"],
            Self::ExternalSystems => &["name", "type", "phonelink", "timelink", "active", "time_zone"],
            Self::Activities => &["id", "name", "external"],
            Self::Employees => &["id", "name", "external_ids"],
        }
    }

    /// Columns without which a row says nothing.
    fn required(self) -> &'static [&'static str] {
        match self {
            Self::ExternalSystems => &["name", "type"],
            _ => &["id", "name"],
        }
    }

    /// One row per thing, in the order of [`Self::columns`].
    pub fn rows(self, catalog: &Catalog) -> Vec<Vec<String>> {
        match self {
            Self::Queues => catalog
                .queues
                .iter()
                .map(|queue| {
                    let ids: Vec<String> = queue.value_types.iter().map(ToString::to_string).collect();
                    vec![
                        queue.id.to_string(),
                        queue.parent.to_string(),
                        queue.name.clone(),
                        queue.short_name.clone(),
                        queue.interval.minutes().to_string(),
                        queue.time_zone.clone(),
                        queue.active.to_string(),
                        ids.join(";"),
                    ]
                })
                .collect(),
            Self::ValueTypes => catalog
                .value_types
                .iter()
                .map(|one| {
                    vec![
                        one.id.to_string(),
                        one.name.clone(),
                        unit_name(one.unit).to_owned(),
                        one.decimals.to_string(),
                    ]
                })
                .collect(),
            Self::ExternalSystems => catalog
                .external_systems
                .iter()
                .map(|system| {
                    vec![
                        system.name.clone(),
                        system.interface.clone(),
                        system.phonelink.to_string(),
                        system.timelink.to_string(),
                        system.active.to_string(),
                        system.time_zone.clone(),
                    ]
                })
                .collect(),
            Self::Activities => catalog
                .activities
                .iter()
                .map(|one| vec![one.id.to_string(), one.name.clone(), joined(&one.external)])
                .collect(),
            Self::Employees => catalog
                .employees
                .iter()
                .map(|one| vec![one.id.to_string(), one.name.clone(), joined(&one.external_ids)])
                .collect(),
        }
    }

    /// Reads a table whose first line names its columns, in any order; optional ones may be absent.
    pub fn read(self, text: &str) -> Result<CatalogFile, TableError> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(false)
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let wrong = |error: csv::Error| TableError::Row {
            line: error.position().map_or(1, csv::Position::line),
            why: error.to_string().into(),
        };
        let header = reader.headers().map_err(wrong)?.clone();
        if let Some(missing) = self
            .required()
            .iter()
            .find(|name| !header.iter().any(|h| h == **name))
        {
            return Err(TableError::Header {
                missing: (*missing).to_owned(),
                expected: self.columns().join(","),
            });
        }
        let mut file = CatalogFile::default();
        for record in reader.records() {
            let record = record.map_err(wrong)?;
            let line = record.position().map_or(0, csv::Position::line);
            let row: Row<'_> = header.iter().zip(record.iter()).collect();
            self.add(&mut file, &row)
                .map_err(|why| TableError::Row { line, why })?;
        }
        Ok(file)
    }

    /// One thing from its cells by column.
    pub fn entry(self, cells: &BTreeMap<&str, &str>) -> Result<CatalogFile, Message> {
        let mut file = CatalogFile::default();
        self.add(&mut file, cells)?;
        Ok(file)
    }

    /// Whether this first cell is the thing that `key` names. Systems are compared without regard to case.
    pub fn is_key(self, cell: &str, key: &str) -> bool {
        match self {
            Self::ExternalSystems => cell.to_lowercase() == key.trim().to_lowercase(),
            _ => cell == key.trim(),
        }
    }

    fn add(self, file: &mut CatalogFile, row: &Row<'_>) -> Result<(), Message> {
        match self {
            Self::Queues => file.queues.push(queue(row)?),
            Self::ValueTypes => file.value_types.push(ValueTypeEntry {
                id: parsed(row, "id")?.ok_or_else(no_id)?,
                name: text(row, "name"),
                unit: unit(&text(row, "unit"))?,
                decimals: parsed(row, "decimals")?.unwrap_or(0),
            }),
            Self::ExternalSystems => file.external_systems.push(ExternalSystemEntry {
                name: text(row, "name"),
                time_zone: zone(row),
                interface: text(row, "type"),
                phonelink: switch(row, "phonelink")?.unwrap_or(false),
                timelink: switch(row, "timelink")?.unwrap_or(false),
                active: switch(row, "active")?.unwrap_or(true),
            }),
            Self::Activities => file.activities.push(ActivityEntry {
                id: parsed(row, "id")?.ok_or_else(no_id)?,
                name: text(row, "name"),
                external: externals(&text(row, "external"))?,
            }),
            Self::Employees => file.employees.push(EmployeeEntry {
                id: parsed(row, "id")?.ok_or_else(no_id)?,
                name: text(row, "name"),
                external_ids: externals(&text(row, "external_ids"))?,
            }),
        }
        Ok(())
    }
}

fn queue(row: &Row<'_>) -> Result<QueueEntry, Message> {
    let interval = match parsed::<u16>(row, "interval")? {
        Some(minutes) => IntervalLength::new(minutes).map_err(|error| error.message())?,
        None => IntervalLength::QUARTER,
    };
    let value_types = text(row, "value_types")
        .split(';')
        .map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| {
            id.parse()
                .map_err(|error: IdError| of_column("value_types", error.message()))
        })
        .collect::<Result<_, Message>>()?;
    Ok(QueueEntry {
        id: parsed(row, "id")?.ok_or_else(no_id)?,
        parent: parsed(row, "parent")?.unwrap_or(QueueId::NONE),
        name: text(row, "name"),
        short_name: Some(text(row, "short_name")).filter(|short| !short.is_empty()),
        interval,
        time_zone: zone(row),
        active: switch(row, "active")?.unwrap_or(true),
        value_types,
    })
}

fn no_id() -> Message {
    message!("server-no-id", "the id is missing")
}

fn of_column(column: &str, why: Message) -> Message {
    message!("server-of-column", "{column}: {why}", column = column, why = why)
}

fn not_a_number(text: &str) -> Message {
    message!(
        "server-not-a-number",
        "“{text}” is not a possible number",
        text = text
    )
}

fn text(row: &Row<'_>, column: &str) -> String {
    row.get(column).copied().unwrap_or_default().to_owned()
}

fn zone(row: &Row<'_>) -> String {
    match text(row, "time_zone") {
        zone if zone.is_empty() => "UTC".into(),
        zone => zone,
    }
}

/// `None`: the cell is empty or the column absent.
fn parsed<T: std::str::FromStr>(row: &Row<'_>, column: &str) -> Result<Option<T>, Message> {
    match row.get(column).copied().unwrap_or_default() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| of_column(column, not_a_number(text))),
    }
}

fn switch(row: &Row<'_>, column: &str) -> Result<Option<bool>, Message> {
    match text(row, column).to_lowercase().as_str() {
        "" => Ok(None),
        "true" | "1" | "yes" => Ok(Some(true)),
        "false" | "0" | "no" => Ok(Some(false)),
        other => Err(message!(
            "server-not-a-switch",
            "{column}: “{text}” is neither true nor false",
            column = column,
            text = other,
        )),
    }
}

/// As tables and views write it.
pub fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        Unit::Seconds => "seconds",
        Unit::Percent => "percent",
        Unit::Number => "number",
    }
}

fn unit(text: &str) -> Result<Unit, Message> {
    match text.to_lowercase().as_str() {
        "count" => Ok(Unit::Count),
        "seconds" => Ok(Unit::Seconds),
        "percent" => Ok(Unit::Percent),
        "number" | "" => Ok(Unit::Number),
        other => Err(message!(
            "server-not-a-unit",
            "unit: “{text}” is none of count, seconds, percent, number",
            text = other,
        )),
    }
}

/// `CSV=2;CSV=3`
fn joined(externals: &BTreeMap<String, Vec<String>>) -> String {
    let pairs: Vec<String> = externals
        .iter()
        .flat_map(|(system, ids)| ids.iter().map(move |id| format!("{system}={id}")))
        .collect();
    pairs.join(";")
}

/// The way back. A system's name may hold an equal sign, an ID may not.
pub fn externals(text: &str) -> Result<BTreeMap<String, Vec<String>>, Message> {
    let mut map: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in text.split(';').map(str::trim).filter(|pair| !pair.is_empty()) {
        let (system, id) = pair.rsplit_once('=').ok_or_else(|| {
            message!(
                "server-not-a-pair",
                "“{pair}” is not of the form SYSTEM=ID",
                pair = pair,
            )
        })?;
        map.entry(system.trim().to_owned())
            .or_default()
            .push(id.trim().to_owned());
    }
    Ok(map)
}
