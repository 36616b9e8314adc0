//! Collects records as they are read, and makes spans of them at the end.

use super::{Record, Rules, Seen, Spans, Stretch, stretches};
use crate::model::{AgentSpan, UtcSecond};
use crate::source::{ActivityRecord, TimeScale};
use crate::time::PlacedKind;
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// Holds the records of a window of days, each in a few bytes: names are kept once.
#[derive(Debug)]
pub struct Collector {
    rules: Rules,
    known: HashSet<String>,
    /// Start of the first day, end of the last.
    from: i64,
    to: i64,
    agents: Names,
    activities: Names,
    /// By agent.
    records: Vec<Vec<Record>>,
    spans: Spans,
}

#[derive(Debug, Default)]
struct Names {
    of: HashMap<String, u32>,
    all: Vec<String>,
}

impl Names {
    fn index(&mut self, name: &str) -> u32 {
        if let Some(index) = self.of.get(name) {
            return *index;
        }
        let index = self.all.len() as u32;
        self.of.insert(name.to_owned(), index);
        self.all.push(name.to_owned());
        index
    }
}

impl Collector {
    /// `known`: the agents' IDs of this external system that belong to an employee. Records of others are counted only.
    pub fn new(rules: Rules, known: impl IntoIterator<Item = String>) -> Self {
        let from = rules.zone.day(rules.days.first).start.0;
        let to = rules.zone.day(rules.days.last).end.0;
        Self {
            known: known.into_iter().map(|id| id.trim().to_owned()).collect(),
            rules,
            from,
            to,
            agents: Names::default(),
            activities: Names::default(),
            records: Vec::new(),
            spans: Spans::default(),
        }
    }

    /// Takes one record, of an imported day or of a neighbouring one.
    pub fn take(&mut self, record: &ActivityRecord) {
        let counted = |collector: &Self, at: i64| (collector.from..collector.to).contains(&at);
        let (start, kind) = self.place(record.start);
        let end = record.end.map(|end| self.place(end).0);
        let agent = record.agent.trim();
        if counted(self, start) {
            match kind {
                PlacedKind::Plain => {}
                PlacedKind::Repeated => self.spans.repeated += 1,
                PlacedKind::Skipped => self.spans.skipped += 1,
            }
            let date = self.rules.zone.date_of(UtcSecond(start));
            let seen = self.spans.seen.entry((agent.to_owned(), date));
            let seen = seen.or_insert(Seen {
                records: 0,
                last: UtcSecond(start),
            });
            seen.records += 1;
            seen.last = seen.last.max(UtcSecond(start));
        }
        if !self.known.contains(agent) {
            return;
        }
        let agent = self.agents.index(agent) as usize;
        let activity = self.activities.index(record.activity.trim());
        if self.records.len() <= agent {
            self.records.resize_with(agent + 1, Vec::new);
        }
        self.records[agent].push(Record {
            start,
            end,
            activity,
            log_off: record.log_off,
        });
    }

    fn place(&self, moment: i64) -> (i64, PlacedKind) {
        match self.rules.scale {
            TimeScale::Instant => (moment, PlacedKind::Plain),
            TimeScale::Civil => {
                let placed = self.rules.zone.place(moment);
                (placed.at.0, placed.kind)
            }
        }
    }

    /// Ends the reading: all spans of the imported days.
    pub fn finish(mut self) -> Spans {
        let bounds = (self.from, self.to);
        for (agent, mut records) in std::mem::take(&mut self.records).into_iter().enumerate() {
            records.sort_by_key(|record| record.start);
            let name = self.agents.all[agent].clone();
            for record in records
                .iter()
                .filter(|record| (bounds.0..bounds.1).contains(&record.start))
            {
                let date = self.rules.zone.date_of(UtcSecond(record.start));
                self.spans.days.entry((name.clone(), date)).or_default();
            }
            let counts = |start: i64| (bounds.0..bounds.1).contains(&start);
            let (found, dropped) = stretches(&records, &self.rules.zone, self.rules.now, &counts);
            self.spans.dropped += dropped;
            for stretch in found {
                self.judge(&name, stretch);
            }
        }
        self.spans
    }

    fn judge(&mut self, agent: &str, stretch: Stretch) {
        let length = stretch.end - stretch.start;
        let too_short = length < i64::from(self.rules.minimum);
        let too_long = self.rules.maximum > 0 && length > i64::from(self.rules.maximum);
        if too_short || too_long {
            self.spans.ignored += u64::from((self.from..self.to).contains(&stretch.start));
            return;
        }
        let activity = &self.activities.all[stretch.activity as usize];
        let start = stretch.start.max(self.from);
        let end = stretch.end.min(self.to);
        for (date, start, end) in days_of(&self.rules, start, end) {
            let span = AgentSpan {
                activity: activity.clone(),
                start: UtcSecond(start),
                end: UtcSecond(end),
            };
            self.spans
                .days
                .entry((agent.to_owned(), date))
                .or_default()
                .push(span);
        }
    }
}

/// A stretch cut at each local midnight.
fn days_of(rules: &Rules, start: i64, end: i64) -> Vec<(Date, i64, i64)> {
    let mut pieces = Vec::new();
    let mut at = start;
    while at < end {
        let date = rules.zone.date_of(UtcSecond(at));
        let midnight = rules.zone.day(date).end.0;
        let until = if midnight > at { end.min(midnight) } else { end };
        pieces.push((date, at, until));
        at = until;
    }
    pieces
}
