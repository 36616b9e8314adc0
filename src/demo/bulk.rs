//! Test data of any size: a row per call, a file per day, and the totals that an import must give, summed up while the
//! rows are made.

use super::random::Random;
use crate::files::{self, FileError};
use crate::time::{date_from_days, days_since_1970};
use jiff::civil::Date;
use std::io::Write;
use std::path::{Path, PathBuf};

/// How much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Rows in all.
    pub rows: u64,
    pub queues: u32,
    pub first_day: Date,
    pub days: u32,
    pub seed: u64,
}

/// The metrics, in the order of their columns.
pub const METRICS: [&str; 5] = ["Offered", "Answered", "Abandoned", "WaitTime", "TalkTime"];

/// Intervals of 15 minutes of a day.
const QUARTERS: usize = 96;
const SECONDS: u64 = 86_400;

/// What an import must give: civil time, no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    size: Size,
    totals: Vec<[u64; METRICS.len()]>,
    touched: Vec<bool>,
}

/// The totals of one queue and 15 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedInterval {
    /// Index of the queue; [`queue_name`] names it.
    pub queue: u32,
    pub day: Date,
    /// Minutes since midnight.
    pub minutes: u16,
    /// In the order of [`METRICS`].
    pub totals: [u64; METRICS.len()],
}

/// Name of a queue in the files.
pub fn queue_name(index: u32) -> String {
    format!("Queue {index:03}")
}

impl Expected {
    fn new(size: Size) -> Self {
        let cells = size.queues as usize * size.days as usize * QUARTERS;
        Self {
            size,
            totals: vec![[0; METRICS.len()]; cells],
            touched: vec![false; cells],
        }
    }

    /// Every interval that has a row, by queue, day and time.
    pub fn intervals(&self) -> impl Iterator<Item = ExpectedInterval> + '_ {
        let days = self.size.days as usize;
        let touched = self
            .touched
            .iter()
            .zip(&self.totals)
            .enumerate()
            .filter(|(_, (touched, _))| **touched);
        touched.map(move |(cell, (_, totals))| ExpectedInterval {
            queue: (cell / QUARTERS / days) as u32,
            day: date_from_days(days_since_1970(self.size.first_day) + (cell / QUARTERS % days) as i64),
            minutes: (cell % QUARTERS * 15) as u16,
            totals: *totals,
        })
    }

    fn add(&mut self, queue: u32, day: u32, second: u32, values: [u64; METRICS.len()]) {
        let cell =
            (queue as usize * self.size.days as usize + day as usize) * QUARTERS + second as usize / 900;
        self.touched[cell] = true;
        self.totals[cell]
            .iter_mut()
            .zip(values)
            .for_each(|(total, value)| *total += value);
    }
}

/// Why test data cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    #[error(transparent)]
    File(#[from] FileError),
    #[error("cannot write {path}: {why}")]
    Write { path: PathBuf, why: std::io::Error },
}

/// Writes the files `calls_<date>.csv` into an existing folder.
pub fn write(folder: &Path, size: Size) -> Result<Expected, BulkError> {
    let mut expected = Expected::new(size);
    let mut number = 0;
    for day in 0..size.days {
        let date = date_from_days(days_since_1970(size.first_day) + i64::from(day));
        let share = size.rows * u64::from(day + 1) / u64::from(size.days)
            - size.rows * u64::from(day) / u64::from(size.days);
        let path = folder.join(format!("calls_{date}.csv"));
        let mut file = files::open_new(&path)?;
        let failed = |why| BulkError::Write {
            path: path.clone(),
            why,
        };
        let mut bytes = Vec::with_capacity(1 << 20);
        bytes.extend_from_slice(b"Queue;Date;Time;CallId;Offered;Answered;Abandoned;WaitTime;TalkTime\r\n");
        let date = format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year());
        let mut random = Random::new(&[size.seed, u64::from(day)]);
        for index in 0..share {
            let second = second_of(index, share, &mut random);
            number += 1;
            row(&mut bytes, &mut expected, day, &date, second, number, &mut random);
            if bytes.len() > (1 << 20) - 200 {
                file.write_all(&bytes).map_err(failed)?;
                bytes.clear();
            }
        }
        file.write_all(&bytes).map_err(failed)?;
    }
    Ok(expected)
}

/// Calls come in order of time, most of them between 8 and 20.
fn second_of(index: u64, share: u64, random: &mut Random) -> u32 {
    let position = (index as f64 + random.unit()) / share as f64;
    let (begin, length) = match position {
        position if position < 0.15 => (0.0, position / 0.15 * 8.0),
        position if position < 0.9 => (8.0, (position - 0.15) / 0.75 * 12.0),
        position => (20.0, (position - 0.9) / 0.1 * 4.0),
    };
    (((begin + length) * 3_600.0) as u64).min(SECONDS - 1) as u32
}

fn row(
    bytes: &mut Vec<u8>,
    expected: &mut Expected,
    day: u32,
    date: &str,
    second: u32,
    number: u64,
    random: &mut Random,
) {
    let draw = random.next();
    // A few queues have most of the calls.
    let squeezed = (draw >> 40) as f64 / (1_u64 << 24) as f64;
    let queue = ((squeezed * squeezed * f64::from(expected.size.queues)) as u32)
        .min(expected.size.queues.saturating_sub(1));
    let answered = u64::from(draw & 0xF > 1);
    let wait = draw >> 4 & 0x7F;
    let talk = answered * (20 + (draw >> 11 & 0x1FF));
    expected.add(queue, day, second, [1, answered, 1 - answered, wait, talk]);
    bytes.extend_from_slice(b"Queue ");
    padded(bytes, u64::from(queue), 3);
    bytes.push(b';');
    bytes.extend_from_slice(date.as_bytes());
    bytes.push(b';');
    padded(bytes, u64::from(second / 3_600), 2);
    bytes.push(b':');
    padded(bytes, u64::from(second / 60 % 60), 2);
    bytes.push(b':');
    padded(bytes, u64::from(second % 60), 2);
    bytes.push(b';');
    padded(bytes, number, 8);
    bytes.extend_from_slice(if answered == 1 { b";1;1;0;" } else { b";1;0;1;" });
    padded(bytes, wait, 1);
    bytes.push(b';');
    padded(bytes, talk, 1);
    bytes.extend_from_slice(b"\r\n");
}

/// The number with at least so many digits.
fn padded(bytes: &mut Vec<u8>, mut number: u64, digits: usize) {
    let mut buffer = [b'0'; 20];
    let mut at = buffer.len();
    while number > 0 || buffer.len() - at < digits {
        at -= 1;
        buffer[at] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    bytes.extend_from_slice(&buffer[at..]);
}

/// The catalogue for `xlink wfm catalog apply`: a queue per queue, in this zone, with all metrics as value types.
pub fn catalog(size: Size, zone: &str) -> String {
    let mut text = format!(
        "[[external_system]]\nname = \"CSV\"\ntime_zone = \"{zone}\"\ntype = \"csv\"\nphonelink = true\ntimelink = false\n"
    );
    for (id, metric) in (VALUE_TYPE..).zip(METRICS) {
        text.push_str(&format!(
            "\n[[value_type]]\nid = {id}\nname = \"{metric}\"\nunit = \"count\"\n"
        ));
    }
    let types: Vec<String> = (VALUE_TYPE..)
        .take(METRICS.len())
        .map(|id| id.to_string())
        .collect();
    for index in 0..size.queues {
        text.push_str(&format!(
            "\n[[queue]]\nid = {}\nname = \"{}\"\ninterval = 15\ntime_zone = \"{zone}\"\nvalue_types = [{}]\n",
            QUEUE + index,
            queue_name(index),
            types.join(", ")
        ));
    }
    text
}

/// ID of the first value type; the others follow in the order of [`METRICS`].
pub const VALUE_TYPE: u32 = 9001;
/// ID of the first queue; the others follow by their index.
pub const QUEUE: u32 = 5001;

/// The section `[CSV]` of isps_Ul.ini.
pub fn section(size: Size, source: &Path) -> String {
    let groups: String = (0..size.queues)
        .map(|index| format!("{};", queue_name(index)))
        .collect();
    format!(
        "[CSV]\nSource={}\nSeparatorCharacter=3\nDeleteImportFiles=0\nHeaderLines=1\n\
         ColumnNames=Queue;Date;Time;CallId;{}\nGroupColumn=1\nGroups={groups}\nDateColumn=2\nTimeColumn=3\nDateOrder=dmy\n",
        source.display(),
        METRICS.join(";")
    )
}

/// The lines of acd_map.ini that map every metric of every queue one to one.
pub fn mappings(size: Size) -> String {
    let lines = (0..size.queues).flat_map(|index| {
        (VALUE_TYPE..).zip(METRICS).map(move |(value_type, metric)| {
            format!(
                "WFM:0:{}:{value_type}=CSV:{}:{metric}\n",
                QUEUE + index,
                queue_name(index)
            )
        })
    });
    lines.collect()
}
