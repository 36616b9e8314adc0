//! Tables on standard output: CSV, or JSON.

use serde_json::{Map, Value};
use std::io::{self, BufWriter, StdoutLock, Write};

#[derive(Debug, clap::Args)]
pub(super) struct Format {
    /// CSV (the default).
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// JSON: a list of objects.
    #[arg(long)]
    json: bool,
}

impl Format {
    pub fn is_json(&self) -> bool {
        self.json && !self.csv
    }
}

/// Writes rows as they come, so that memory does not grow with their number.
pub(super) enum Table<W: Write> {
    Csv(Box<csv::Writer<W>>),
    Json {
        out: W,
        columns: &'static [&'static str],
        first: bool,
    },
}

impl Table<BufWriter<StdoutLock<'static>>> {
    pub fn on_stdout(format: &Format, columns: &'static [&'static str]) -> io::Result<Self> {
        Self::new(BufWriter::new(io::stdout().lock()), format.is_json(), columns)
    }
}

impl<W: Write> Table<W> {
    pub fn new(mut out: W, json: bool, columns: &'static [&'static str]) -> io::Result<Self> {
        if json {
            out.write_all(b"[")?;
            return Ok(Self::Json {
                out,
                columns,
                first: true,
            });
        }
        let mut writer = csv::Writer::from_writer(out);
        writer.write_record(columns).map_err(in_out)?;
        Ok(Self::Csv(Box::new(writer)))
    }

    /// One row, in the order of the columns.
    pub fn row(&mut self, cells: Vec<Cell>) -> io::Result<()> {
        match self {
            Self::Csv(writer) => writer
                .write_record(cells.iter().map(|cell| cell.text.as_str()))
                .map_err(in_out),
            Self::Json { out, columns, first } => {
                out.write_all(if *first { b"\n" } else { b",\n" })?;
                *first = false;
                let object: Map<String, Value> = columns
                    .iter()
                    .zip(cells)
                    .map(|(column, cell)| ((*column).to_owned(), cell.json))
                    .collect();
                serde_json::to_writer(out, &object).map_err(io::Error::from)
            }
        }
    }

    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Csv(mut writer) => writer.flush(),
            Self::Json { mut out, first, .. } => {
                out.write_all(if first { b"]\n" } else { b"\n]\n" })?;
                out.flush()
            }
        }
    }
}

fn in_out(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// One cell, in both forms.
pub(super) struct Cell {
    text: String,
    json: Value,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            json: Value::String(text.clone()),
            text,
        }
    }

    pub fn number(number: u32) -> Self {
        Self {
            text: number.to_string(),
            json: number.into(),
        }
    }

    /// A decimal number, `12.5`.
    pub fn decimal(text: String) -> Self {
        let json = match text.parse::<i64>() {
            Ok(whole) => whole.into(),
            Err(_) => text.parse::<f64>().map_or(Value::Null, Value::from),
        };
        Self { text, json }
    }

    /// An empty cell in CSV, `null` in JSON, when there is nothing.
    pub fn optional(text: Option<String>) -> Self {
        match text {
            Some(text) => Self::text(text),
            None => Self {
                text: String::new(),
                json: Value::Null,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[&str] = &["id", "name", "value", "since"];

    fn written(json: bool, rows: usize) -> String {
        let mut out = Vec::new();
        let mut table = Table::new(&mut out, json, COLUMNS).unwrap();
        for _ in 0..rows {
            table
                .row(vec![
                    Cell::number(7),
                    Cell::text("A, \"B\""),
                    Cell::decimal("12.5".into()),
                    Cell::optional(None),
                ])
                .unwrap();
        }
        table.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn rows_come_as_csv_or_json() {
        assert_eq!(
            written(false, 1),
            "id,name,value,since\n7,\"A, \"\"B\"\"\",12.5,\n"
        );
        let parsed: Value = serde_json::from_str(&written(true, 2)).unwrap();
        assert_eq!(parsed[1]["value"], 12.5);
        assert_eq!(parsed[1]["since"], Value::Null);
        assert_eq!(written(true, 0), "[]\n");
        assert_eq!(written(false, 0), "id,name,value,since\n");
    }
}
