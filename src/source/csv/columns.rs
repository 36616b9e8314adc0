//! What the columns of a file seem to hold, so that a person can pick them.

use super::fault::shorten_to;
use super::limits;
use super::number::{self, NumberFault};
use super::open::Opened;
use super::stream::{Step, Stream};
use super::{text_of, trim};
use crate::model::{Looks, SampleColumn};
use crate::time::{DateOrder, recognise};
use std::io;

/// Rows from which columns are told.
const ROWS: usize = 100;
/// A header longer than this is none.
const HEADER: usize = 10;
/// Different values shown of a column.
const SAMPLES: usize = 6;
const ORDERS: [DateOrder; 3] = [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd];

/// What the first rows of a file told.
#[derive(Debug, PartialEq)]
pub(super) struct Sampled {
    pub columns: Vec<SampleColumn>,
    /// Lines at the beginning that look like a header.
    pub header_lines: u32,
    /// Those with which every date could be one.
    pub date_orders: Vec<DateOrder>,
}

/// A row and the line on which it begins.
struct Row {
    line: u64,
    cells: Vec<String>,
}

/// Reads the first rows; `None` when there are none. `header_lines`: what the settings say.
pub(super) fn sample(opened: &Opened, header_lines: Option<u32>) -> io::Result<Option<Sampled>> {
    let rows = first_rows(opened)?;
    if rows.is_empty() {
        return Ok(None);
    }
    let found = header_of(&rows);
    let lines = header_lines.unwrap_or(found);
    let (header, data): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|row| row.line <= u64::from(lines));
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let columns: Vec<SampleColumn> = (0..width)
        .filter_map(|index| {
            let cell = |row: &&Row| row.cells.get(index).cloned().unwrap_or_default();
            let values: Vec<String> = data.iter().map(cell).filter(|cell| !cell.is_empty()).collect();
            Some(SampleColumn {
                number: u16::try_from(index + 1).ok()?,
                header: header.last().map(cell).unwrap_or_default(),
                looks: looks_of(&values),
                samples: different(&values),
            })
        })
        .collect();
    let dates: Vec<&str> = columns
        .iter()
        .filter(|column| matches!(column.looks, Looks::Date | Looks::Moment))
        .filter_map(|column| usize::from(column.number).checked_sub(1))
        .flat_map(|index| data.iter().filter_map(move |row| row.cells.get(index)))
        .map(String::as_str)
        .filter(|cell| matches!(looks(cell), Looks::Date | Looks::Moment))
        .collect();
    let fits = |order: &DateOrder| dates.iter().all(|cell| is_date(cell, *order));
    Ok(Some(Sampled {
        date_orders: match dates.is_empty() {
            true => Vec::new(),
            false => ORDERS.into_iter().filter(fits).collect(),
        },
        header_lines: found,
        columns,
    }))
}

fn first_rows(opened: &Opened) -> io::Result<Vec<Row>> {
    let mut stream = Stream::new(opened, 0);
    let mut rows = Vec::new();
    while rows.len() < ROWS {
        match stream.next()? {
            Step::End => break,
            Step::Broken { .. } => {}
            Step::Row { line } => rows.push(Row {
                line,
                cells: stream
                    .record
                    .cells()
                    .take(limits::TRIAL_COLUMNS)
                    .map(|cell| shorten_to(&text_of(trim(cell)), limits::FOUND))
                    .collect(),
            }),
        }
    }
    Ok(rows)
}

/// Lines before the first row that holds a number, a date or a time; 0 when that is the first row, or none is.
fn header_of(rows: &[Row]) -> u32 {
    let holds_data = |row: &Row| {
        let mut looks = row.cells.iter().map(|cell| looks(cell));
        looks.any(|looks| !matches!(looks, Looks::Text | Looks::Empty))
    };
    let first = rows.iter().take(HEADER + 1).find(|row| holds_data(row));
    first
        .and_then(|row| u32::try_from(row.line.saturating_sub(1)).ok())
        .unwrap_or(0)
}

fn different(values: &[String]) -> Vec<String> {
    let mut different: Vec<String> = Vec::new();
    for value in values {
        if different.len() == SAMPLES {
            break;
        }
        if !different.contains(value) {
            different.push(value.clone());
        }
    }
    different
}

/// What nine in ten of the values look like: a bad cell is no reason to think otherwise of its column.
fn looks_of(values: &[String]) -> Looks {
    if values.is_empty() {
        return Looks::Empty;
    }
    let all: Vec<Looks> = values.iter().map(|value| looks(value)).collect();
    [Looks::Number, Looks::Time, Looks::Date, Looks::Moment]
        .into_iter()
        .find(|one| all.iter().filter(|looks| *looks == one).count() * 10 >= all.len() * 9)
        .unwrap_or(Looks::Text)
}

fn looks(cell: &str) -> Looks {
    let bytes = cell.as_bytes();
    if cell.is_empty() {
        return Looks::Empty;
    }
    if !bytes.iter().any(u8::is_ascii_digit) {
        return Looks::Text;
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        let is_day = bytes.len() == 8 && ORDERS.iter().any(|order| is_plausible(bytes, *order));
        return if is_day { Looks::Date } else { Looks::Number };
    }
    let any = |reads: &dyn Fn(DateOrder) -> bool| ORDERS.into_iter().any(reads);
    if any(&|order| recognise::date(bytes, order).is_some()) {
        Looks::Date
    } else if bytes.contains(&b':')
        && (recognise::time(bytes).is_some() || recognise::duration(bytes).is_some())
    {
        Looks::Time
    } else if matches!(
        number::decimal(bytes),
        Ok(_) | Err(NumberFault::Thousands | NumberFault::TooLarge)
    ) {
        Looks::Number
    } else if any(&|order| recognise::moment(bytes, order).is_some()) {
        Looks::Moment
    } else {
        Looks::Text
    }
}

/// Eight digits are a date when its year is one of ours; else they are some number.
fn is_plausible(digits: &[u8], order: DateOrder) -> bool {
    recognise::date(digits, order).is_some_and(|date| (1990..2100).contains(&date.year()))
}

fn is_date(cell: &str, order: DateOrder) -> bool {
    let bytes = cell.as_bytes();
    recognise::date(bytes, order).is_some() || recognise::moment(bytes, order).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_look_like_what_they_are() {
        for (cell, expected) in [
            ("", Looks::Empty),
            ("UHD_DE_IN", Looks::Text),
            ("Service 1", Looks::Text),
            ("23.12.2014", Looks::Date),
            ("12/31/19", Looks::Date),
            ("20141223", Looks::Date),
            ("99999999", Looks::Number),
            ("08:15", Looks::Time),
            ("9:50 AM", Looks::Time),
            ("0:03:00", Looks::Time),
            ("17", Looks::Number),
            ("1,5", Looks::Number),
            ("1.234", Looks::Number),
            ("2010-08-16T06:45:10Z", Looks::Moment),
            ("02/09/2019 01:08:40", Looks::Moment),
        ] {
            assert_eq!(looks(cell), expected, "{cell}");
        }
    }
}
