//! The summary of an import while it grows.

use super::observe::Rejected;
use super::{Order, World};
use crate::engine::{DaySums, ImportOutcome, ImportSummary, ImportTrigger, Level, Notice, Rejection};
use crate::ledger::{Ledger, LedgerError, Recorded};
use crate::model::{DataKind, Message, RejectedRow, RejectedValue, UtcSecond, message};
use crate::source::{FileState, ReadReport};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// How many rejections a summary holds.
const KEPT: usize = 1000;
/// Rejected rows of earlier imports that are compared with, the newest.
const MOST_TOLD: u32 = 50_000;

pub(super) struct Sums {
    summary: ImportSummary,
    errors: u64,
    warnings: u64,
    ended: Option<ImportOutcome>,
    /// An import that starts by itself tells only what earlier ones did not (spec page 4 wants them every few minutes).
    news_only: bool,
    unknown_queues: BTreeMap<(String, String), u64>,
    unknown_agents: BTreeSet<(String, String)>,
    /// System, place and line of rejected rows.
    rejected_at: BTreeSet<(String, String, u64)>,
    days: BTreeMap<Date, DaySums>,
    /// What was said already: the same thing is not said for each window.
    said: BTreeSet<(String, String)>,
}

impl Sums {
    pub(super) fn new(order: &Order, started: UtcSecond) -> Self {
        let summary = ImportSummary {
            number: order.number,
            what: order.what,
            trigger: order.trigger.clone(),
            first: order.days.first,
            last: order.days.last,
            outcome: ImportOutcome::Done,
            started,
            seconds: 0.0,
            rows: 0,
            rejected_rows: 0,
            unmapped_rows: 0,
            intervals: 0,
            written: 0,
            unchanged: 0,
            rejected_values: 0,
            waiting: 0,
            agent_days: 0,
            spans: 0,
            dropped_spans: 0,
            unknown_agents: 0,
            days: Vec::new(),
            rejections: Vec::new(),
            value_rejections: Vec::new(),
            unknown_queues: Vec::new(),
            notes: Vec::new(),
        };
        Self {
            summary,
            errors: 0,
            warnings: 0,
            ended: None,
            news_only: order.trigger != ImportTrigger::Manual,
            unknown_queues: BTreeMap::new(),
            unknown_agents: BTreeSet::new(),
            rejected_at: BTreeSet::new(),
            days: BTreeMap::new(),
            said: BTreeSet::new(),
        }
    }

    pub(super) fn summary(&mut self) -> &mut ImportSummary {
        &mut self.summary
    }

    /// Says something once.
    pub(super) fn note(&mut self, level: Level, place: &str, text: Message, hint: impl Into<Message>) {
        self.notice(Notice {
            level,
            place: place.to_owned(),
            text,
            hint: hint.into(),
        });
    }

    pub(super) fn notice(&mut self, notice: Notice) {
        if !self.said.insert((notice.place.clone(), notice.text.to_string())) {
            return;
        }
        match notice.level {
            Level::Fine => {}
            Level::Warning => self.warnings += 1,
            Level::Error => self.errors += 1,
        }
        self.summary.notes.push(notice);
    }

    /// A system could not be read: the import goes on with the others, and has failed in this.
    pub(super) fn failed(&mut self, system: &str, why: Message, hint: impl Into<Message>) {
        self.note(Level::Error, system, why, hint);
    }

    pub(super) fn off(&mut self, system: &str, why: &Message) {
        self.note(
            Level::Warning,
            system,
            message!("import-off", "the external system is off: {why}", why = why),
            "",
        );
    }

    pub(super) fn end(&mut self, outcome: ImportOutcome) {
        self.ended = Some(outcome);
    }

    /// What one reading of a system's files or tables was. Returns how many rows were rejected that are told.
    pub(super) fn read(
        &mut self,
        system: &str,
        kind: DataKind,
        report: &ReadReport,
        rejected: &[Rejected],
        ledger: Option<&Ledger>,
    ) -> Result<u64, LedgerError> {
        self.summary.rows += report.rows;
        let told = self.told_before(system, kind, ledger)?;
        // A row whose moment cannot be read is rejected anew in every window.
        let (all, kept) = (report.rejected, rejected.len() as u64);
        let mut is_new = |row: &RejectedRow| {
            let first = self
                .rejected_at
                .insert((system.to_owned(), row.place.clone(), row.line));
            first && !told.contains(&(row.place.clone(), row.line, row.found.clone()))
        };
        let rejected: Vec<Rejection> = rejected
            .iter()
            .filter(|rejected| is_new(&rejected.row))
            .map(|rejected| Rejection {
                row: rejected.row.clone(),
                system: system.to_owned(),
                day: rejected.day,
                path: path_of(report, &rejected.row.place),
            })
            .collect();
        for day in rejected.iter().filter_map(|rejection| rejection.day) {
            self.day(day).rejected_rows += 1;
        }
        let count = all.saturating_sub(kept - rejected.len() as u64);
        self.summary.rejected_rows += count;
        self.summary.unmapped_rows += report.files.iter().map(|file| file.passed_over).sum::<u64>();
        self.summary.unmapped_rows += report.unknown_queues.values().sum::<u64>();
        let room = KEPT.saturating_sub(self.summary.rejections.len());
        self.summary.rejections.extend(rejected.into_iter().take(room));
        for (name, rows) in &report.unknown_queues {
            *self
                .unknown_queues
                .entry((system.to_owned(), name.clone()))
                .or_default() += rows;
        }
        for file in &report.files {
            let name = file.stamp.path.display().to_string();
            match &file.state {
                FileState::Read => {}
                FileState::Growing => {
                    let text = message!(
                        "import-growing",
                        "the file is still being written: it waits for the next import"
                    );
                    self.note(Level::Fine, &name, text, "");
                }
                FileState::Duplicate(other) => {
                    let other = report
                        .files
                        .get(*other)
                        .map(|file| file.stamp.path.display().to_string());
                    let text = message!(
                        "import-duplicate",
                        "the file has the same content as {other}: it counts once",
                        other = other.unwrap_or_default(),
                    );
                    self.note(Level::Warning, &name, text, "");
                }
                FileState::Failed(why) => {
                    let text = message!("import-file-unread", "the file cannot be read: {why}", why = why);
                    self.failed(&name, text, "");
                }
            }
        }
        Ok(count)
    }

    /// Place, line and content of the rejected rows that an earlier import told.
    fn told_before(
        &self,
        system: &str,
        kind: DataKind,
        ledger: Option<&Ledger>,
    ) -> Result<BTreeSet<(String, u64, String)>, LedgerError> {
        let Some(ledger) = ledger.filter(|_| self.news_only) else {
            return Ok(BTreeSet::new());
        };
        let rows = ledger.rejected_rows(system, kind, Date::MIN, Date::MAX, MOST_TOLD)?;
        Ok(rows
            .into_iter()
            .map(|(_, row)| (row.place, row.line, row.found))
            .collect())
    }

    /// `ledger` knows what scripts rejected before.
    pub(super) fn rejected_values(
        &mut self,
        day: Date,
        rejected: &[RejectedValue],
        ledger: Option<&Ledger>,
    ) -> Result<(), LedgerError> {
        let known = match ledger.filter(|_| self.news_only) {
            Some(ledger) => ledger.rejected_already(rejected)?,
            None => BTreeSet::new(),
        };
        let rejected: Vec<&RejectedValue> = (0..)
            .zip(rejected)
            .filter(|(index, _)| !known.contains(index))
            .map(|(_, value)| value)
            .collect();
        self.summary.rejected_values += rejected.len() as u64;
        if !rejected.is_empty() {
            self.day(day).rejected_values += rejected.len() as u64;
        }
        let room = KEPT.saturating_sub(self.summary.value_rejections.len());
        self.summary
            .value_rejections
            .extend(rejected.into_iter().take(room).cloned());
        Ok(())
    }

    /// What is known of one day so far.
    fn day(&mut self, day: Date) -> &mut DaySums {
        self.days.entry(day).or_insert_with(|| DaySums::new(day))
    }

    pub(super) fn recorded(&mut self, day: Date, recorded: &Recorded) {
        let of_day = self.day(day);
        of_day.written += recorded.written;
        of_day.unchanged += recorded.unchanged;
        of_day.waiting += recorded.waiting;
        of_day.rejected_values += recorded.refused;
        self.summary.written += recorded.written;
        self.summary.unchanged += recorded.unchanged + recorded.waiting;
        // What the WFM refuses is refused until its catalogue changes, and told by the queue's state.
        if !self.news_only {
            self.summary.rejected_values += recorded.refused;
        }
    }

    pub(super) fn agent_days(&mut self, day: Date, count: u64) {
        self.day(day).agent_days += count;
    }

    pub(super) fn unknown_agent(&mut self, system: &str, agent: &str) {
        self.unknown_agents.insert((system.to_owned(), agent.to_owned()));
    }

    pub(super) fn finish(mut self, world: &World<'_>, seconds: f64) -> ImportSummary {
        let summary = &mut self.summary;
        summary.seconds = seconds;
        summary.unknown_queues = self
            .unknown_queues
            .into_iter()
            .map(|((system, name), rows)| (system, name, rows))
            .collect();
        summary.days = self.days.into_values().collect();
        summary.unknown_agents = self.unknown_agents.len() as u64;
        let outbox = world
            .ledger
            .and_then(|ledger| ledger.outbox().ok())
            .unwrap_or_default();
        summary.waiting = outbox.values + outbox.agent_days;
        let rejected = summary.rejected_rows + summary.rejected_values > 0;
        let judged = match (self.errors, self.warnings) {
            // Everything failed, and nothing came of it.
            (1.., _) if summary.rows == 0 => ImportOutcome::Failed,
            (0, 0) if !rejected => ImportOutcome::Done,
            _ => ImportOutcome::DoneWithWarnings,
        };
        summary.outcome = self.ended.unwrap_or(judged);
        self.summary
    }
}

/// The whole path of a file that was read, from the name that its rejected rows carry.
fn path_of(report: &ReadReport, place: &str) -> String {
    let mut files = report.files.iter().map(|file| &file.stamp.path);
    let found = files.find(|path| {
        path.file_name()
            .is_some_and(|name| name.to_string_lossy() == place)
    });
    found.map_or_else(String::new, |path| path.display().to_string())
}
