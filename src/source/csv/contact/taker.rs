//! Takes the rows of a file, the careful way and the quick way, and hands them on in blocks.

use super::plan::{Kind, Named, Plan};
use super::scan::{self, LINE};
use crate::source::csv::fault::Fault;
use crate::source::csv::limits;
use crate::source::csv::moment::MomentReader;
use crate::source::csv::number;
use crate::source::csv::record::{Broken, Cut, Record};
use crate::source::csv::tally::{DayTally, Rejections, UnknownNames};
use crate::source::{ContactBlock, ContactColumn, ContactPart};

/// Rows of one block.
const BLOCK: usize = 4096;

/// One part of one file, in the hands of one thread.
pub(super) struct Taker<'a> {
    plan: &'a Plan<'a>,
    part: Box<dyn ContactPart + 'a>,
    block: ContactBlock,
    filled: usize,
    moments: MomentReader,
    positions: Vec<u32>,
    record: Record,
    /// Columns of the row before.
    width: usize,
    pub counts: Counts,
    pub days: DayTally,
    pub unknown: UnknownNames,
    pub rejections: Rejections,
}

/// What rows came to beside their values.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Counts {
    /// Understood, of any day.
    pub rows: u64,
    /// Understood, of the days that were asked for.
    pub rows_of_days: u64,
    pub passed_over: u64,
    pub ambiguous: u64,
}

/// A quote was met where rows were to be cut without regard to quotes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Quoted;

impl<'a> Taker<'a> {
    pub fn new(plan: &'a Plan<'a>, part: Box<dyn ContactPart + 'a>) -> Self {
        let weights = if plan.weight.is_some() { BLOCK } else { 0 };
        let column = |metric: &super::plan::MetricCell| ContactColumn {
            values: vec![f64::NAN; BLOCK],
            weights: vec![
                f64::NAN;
                if metric.kind == Kind::HandlingTime {
                    weights
                } else {
                    0
                }
            ],
        };
        Self {
            plan,
            part,
            block: ContactBlock {
                queues: vec![0; BLOCK],
                times: vec![0; BLOCK],
                columns: plan.metrics.iter().map(column).collect(),
            },
            filled: 0,
            moments: plan.moments.clone(),
            positions: Vec::new(),
            record: Record::default(),
            width: plan.columns,
            counts: Counts::default(),
            days: DayTally::default(),
            unknown: UnknownNames::default(),
            rejections: Rejections::default(),
        }
    }

    /// Takes one row, or says what is wrong with it.
    pub fn row(&mut self, record: &Record) -> Result<(), Fault> {
        let (plan, columns, filled) = (self.plan, &mut self.block.columns, self.filled);
        let taken = plan.take(record, &mut self.moments, |metric, value, weight| {
            columns[metric].values[filled] = value;
            if let Some(place) = columns[metric].weights.get_mut(filled) {
                *place = weight;
            }
        })?;
        let when = taken.when;
        let asked = plan.days.contains(&when.day);
        match taken.named {
            Named::Queue(queue) if taken.handed_on => self.put(queue, when.at),
            // Of a neighbouring day that nobody asked for.
            Named::Queue(queue) if plan.is_wanted(queue) => {}
            Named::Queue(_) => self.counts.passed_over += u64::from(asked),
            Named::Unknown(name) => {
                if asked {
                    self.unknown.add(&name, 1);
                }
            }
        }
        self.counts.ambiguous += u64::from(when.ambiguous && asked);
        self.count(when.day, asked);
        Ok(())
    }

    #[inline]
    fn count(&mut self, day: i64, asked: bool) {
        self.days.add(day);
        self.counts.rows += 1;
        self.counts.rows_of_days += u64::from(asked);
    }

    #[inline]
    fn put(&mut self, queue: u32, at: i64) {
        self.block.queues[self.filled] = queue;
        self.block.times[self.filled] = at;
        self.filled += 1;
        if self.filled == BLOCK {
            self.part.rows(&self.block);
            self.filled = 0;
        }
    }

    /// Takes whole lines, each with its line end, the quick way where it can. Lines are counted from `first`, in this
    /// part of the file. Returns how many lines there were.
    pub fn lines(&mut self, text: &[u8], separator: u8, part: usize, first: u64) -> Result<u64, Quoted> {
        let mut positions = std::mem::take(&mut self.positions);
        let whole = scan::index(text, separator, &mut positions);
        let lines = whole.then(|| self.indexed(text, separator, &positions, part, first));
        self.positions = positions;
        lines.ok_or(Quoted)
    }

    fn indexed(&mut self, text: &[u8], separator: u8, positions: &[u32], part: usize, first: u64) -> u64 {
        let (mut rest, mut start, mut line) = (positions, 0, first);
        while !rest.is_empty() {
            let ends = match rest.get(..self.width) {
                Some(ends) if is_one_row(ends) => ends,
                _ => one_row(rest),
            };
            let end = (ends[ends.len() - 1] & !LINE) as usize;
            let quick = ends.len() >= self.plan.columns && end - start <= limits::ROW;
            if !(quick && self.quick(text, start, ends)) {
                self.careful(&text[start..end], separator, part, line);
            }
            self.width = ends.len().max(1);
            rest = &rest[ends.len()..];
            start = end + 1;
            line += 1;
        }
        line - first
    }

    /// Takes a row whose cells are all of the most usual forms. False: the careful way has to decide; nothing happened.
    #[inline]
    fn quick(&mut self, text: &[u8], start: usize, ends: &[u32]) -> bool {
        let last = ends.len() - 1;
        let cell = |column: usize| -> &[u8] {
            let from = match column.checked_sub(1) {
                None => start,
                Some(before) => (ends[before] + 1) as usize,
            };
            let cell = &text[from..(ends[column] & !LINE) as usize];
            match cell {
                [cell @ .., b'\r'] if column == last => cell,
                cell => cell,
            }
        };
        let Some(queue) = self.plan.queue(cell) else {
            return false;
        };
        let Some(when) = self.moments.quick(cell) else {
            return false;
        };
        let asked = self.plan.days.contains(&when.day);
        if !self.plan.is_wanted(queue) {
            self.counts.passed_over += u64::from(asked);
        } else if self.plan.handed_on.contains(&when.day) {
            let weight = match self.plan.weight {
                None => f64::NAN,
                Some(column) => match number::decimal(cell(column.index())) {
                    Ok(weight) if weight < 0.0 => return false,
                    Ok(weight) => weight,
                    Err(_) => return false,
                },
            };
            for (metric, column) in self.plan.metrics.iter().zip(&mut self.block.columns) {
                let cell = cell(metric.column.index());
                column.values[self.filled] = match quick_whole(cell) {
                    Some(value) => value,
                    None => match metric.value(cell) {
                        Ok(value) => value,
                        Err(_) => return false,
                    },
                };
                if let Some(place) = column.weights.get_mut(self.filled) {
                    *place = weight;
                }
            }
            self.put(queue, when.at);
        }
        self.counts.ambiguous += u64::from(when.ambiguous && asked);
        self.count(when.day, asked);
        true
    }

    fn careful(&mut self, line: &[u8], separator: u8, part: usize, number: u64) {
        let mut record = std::mem::take(&mut self.record);
        match record.cut(line, separator, true) {
            Cut::Row { .. } if record.is_blank() => {}
            Cut::Row { .. } => {
                if let Err(fault) = self.row(&record) {
                    self.reject(fault, part, number);
                }
            }
            Cut::Broken { why, .. } => self.broken(why, line, part, number),
            // Only where something may follow.
            Cut::More => {}
        }
        self.record = record;
    }

    /// A row of a day that nobody asked for is judged and told when somebody does.
    pub fn reject(&mut self, fault: Fault, part: usize, line: u64) {
        match fault.day.filter(|day| !self.plan.days.contains(day)) {
            Some(day) => self.count(day, false),
            None => self.rejections.add(part, line, || fault),
        }
    }

    /// Counts a row that could not be cut into cells.
    pub fn broken(&mut self, why: Broken, found: &[u8], part: usize, line: u64) {
        self.rejections.add(part, line, || Fault::broken(why, found));
    }

    /// Hands on what is left and counts the part.
    pub fn close(mut self) {
        if self.filled > 0 {
            self.block.queues.truncate(self.filled);
            self.block.times.truncate(self.filled);
            for column in &mut self.block.columns {
                column.values.truncate(self.filled);
                column.weights.truncate(self.filled);
            }
            self.part.rows(&self.block);
        }
        self.part.close();
    }
}

/// Whether only the last of these cells ends a line.
#[inline]
fn is_one_row(ends: &[u32]) -> bool {
    match ends {
        [before @ .., last] => last & LINE != 0 && before.iter().fold(0, |any, end| any | end) & LINE == 0,
        [] => false,
    }
}

/// The cells up to the line's end; every text that is taken ends with a line end.
fn one_row(ends: &[u32]) -> &[u32] {
    let count = ends
        .iter()
        .position(|end| end & LINE != 0)
        .map_or(ends.len(), |last| last + 1);
    &ends[..count]
}

/// One to eight digits and nothing else.
#[inline]
fn quick_whole(cell: &[u8]) -> Option<f64> {
    if !matches!(cell.len(), 1..=8) {
        return None;
    }
    let mut number = 0u32;
    for byte in cell {
        let digit = u32::from(byte.wrapping_sub(b'0'));
        if digit > 9 {
            return None;
        }
        number = number * 10 + digit;
    }
    Some(f64::from(number))
}
