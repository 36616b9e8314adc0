//! What is counted while rows are read.

use super::fault::Fault;
use super::limits;
use crate::model::RejectedRow;
use crate::time::date_from_days;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many rows each day has.
#[derive(Debug, Default)]
pub(super) struct DayTally {
    /// Day of the first entry of `dense`, in days since 1970.
    base: i64,
    dense: Vec<u64>,
    far: BTreeMap<i64, u64>,
}

impl DayTally {
    /// Days counted side by side; further ones go the slower way.
    const DENSE: usize = 4096;

    #[inline]
    pub fn add(&mut self, day: i64) {
        let index = usize::try_from(day.wrapping_sub(self.base)).unwrap_or(usize::MAX);
        match self.dense.get_mut(index) {
            Some(count) => *count += 1,
            None => self.add_far(day),
        }
    }

    #[cold]
    fn add_far(&mut self, day: i64) {
        if self.dense.is_empty() {
            // Rows before the first one's day are rare, yet not rarer than rows after it.
            self.base = day - Self::DENSE as i64 / 2;
            self.dense = vec![0; Self::DENSE];
            self.add(day);
        } else {
            *self.far.entry(day).or_default() += 1;
        }
    }

    pub fn add_to(&self, days: &mut BTreeMap<Date, u64>) {
        let dense = (self.base..).zip(self.dense.iter().copied());
        let far = self.far.iter().map(|(day, count)| (*day, *count));
        for (day, count) in dense.chain(far).filter(|(_, count)| *count > 0) {
            *days.entry(date_from_days(day)).or_default() += count;
        }
    }
}

/// Names of queues that the settings do not list, with the number of their rows.
#[derive(Debug, Default)]
pub(super) struct UnknownNames {
    names: BTreeMap<String, u64>,
}

/// Under this name stand the rows of all unknown queues beyond the first [`limits::UNKNOWN_NAMES`].
const OTHERS: &str = "…";

impl UnknownNames {
    pub fn add(&mut self, name: &str, rows: u64) {
        if let Some(count) = self.names.get_mut(name) {
            *count += rows;
            return;
        }
        let room = self.names.len() < limits::UNKNOWN_NAMES;
        let name = if room { name } else { OTHERS };
        *self.names.entry(name.to_owned()).or_default() += rows;
    }

    pub fn merge(&mut self, other: Self) {
        for (name, rows) in other.names {
            self.add(&name, rows);
        }
    }

    pub fn into_names(self) -> BTreeMap<String, u64> {
        self.names
    }
}

/// Rows of one file that were left out: the first of them are kept, all are counted.
#[derive(Debug, Default)]
pub(super) struct Rejections {
    pub count: u64,
    /// By the part of the file in which they stand and their line there, counted from 0.
    kept: Vec<((usize, u64), Fault)>,
}

impl Rejections {
    pub fn add(&mut self, part: usize, line: u64, fault: impl FnOnce() -> Fault) {
        self.count += 1;
        if self.kept.len() < limits::REJECTIONS {
            self.kept.push(((part, line), fault()));
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.kept.extend(other.kept);
    }

    /// The first of them in the file's order, each with its day where that is known; `first_lines` are the lines on which the parts begin.
    pub fn into_rows(mut self, place: &str, first_lines: &[u64]) -> Vec<(RejectedRow, Option<Date>)> {
        self.kept.sort_by_key(|(at, _)| *at);
        self.kept
            .into_iter()
            .take(limits::REJECTIONS)
            .map(|((part, line), fault)| {
                let day = fault.day.map(date_from_days);
                (fault.at(place, first_lines.get(part).unwrap_or(&1) + line), day)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_near_and_far_are_counted() {
        let mut tally = DayTally::default();
        for day in [14_822, 14_822, 14_823, 14_000, 0, -9_000, 90_000] {
            tally.add(day);
        }
        let mut days = BTreeMap::new();
        tally.add_to(&mut days);
        assert_eq!(days.values().sum::<u64>(), 7);
        assert_eq!(days[&date(2010, 8, 1)], 2);
        assert_eq!(days[&date(1970, 1, 1)], 1);
    }

    #[test]
    fn unknown_names_are_counted_beyond_their_limit() {
        let mut names = UnknownNames::default();
        for n in 0..limits::UNKNOWN_NAMES + 5 {
            names.add(&n.to_string(), 2);
        }
        let names = names.into_names();
        assert_eq!(names.len(), limits::UNKNOWN_NAMES + 1);
        assert_eq!(names[OTHERS], 10);
    }

    #[test]
    fn rejections_are_told_in_the_order_of_the_file() {
        let fault = |why: &str| Fault {
            column: None,
            found: String::new(),
            why: why.into(),
            day: (why == "c").then_some(14_822),
        };
        let (mut first, mut second) = (Rejections::default(), Rejections::default());
        first.add(1, 0, || fault("c"));
        second.add(0, 7, || fault("b"));
        second.add(0, 2, || fault("a"));
        first.merge(second);
        assert_eq!(first.count, 3);
        let rows = first.into_rows("x.csv", &[2, 100]);
        let told: Vec<(u64, &str, Option<Date>)> = rows
            .iter()
            .map(|(row, day)| (row.line, row.why.english(), *day))
            .collect();
        let known = Some(date(2010, 8, 1));
        assert_eq!(told, [(4, "a", None), (9, "b", None), (100, "c", known)]);
    }
}
