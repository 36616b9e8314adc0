//! The thread that imports: one order at a time.

use super::setup::Setup;
use super::{Core, KEPT_SUMMARIES, lines, planned};
use crate::engine::{Event, ImportOutcome, ImportProgress, ImportSummary, ImportTrigger, Level, Notice};
use crate::import::run::{self, Observer, Order, Tally, World};
use crate::journal::Log;
use crate::ledger::ReadBack;
use crate::model::{ConnectionPhase, Message, QueueId, UtcSecond, Worded};
use crossbeam_channel::Receiver;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The end of an import waits so long for the word of the WFM.
const ACKNOWLEDGED_WITHIN: Duration = Duration::from_secs(1);
/// Seconds after which a warning that had gone is news again.
const SAID_AGAIN_AFTER: i64 = 25 * 3600;

/// What the thread is asked to do.
#[derive(Debug)]
pub(super) enum Job {
    /// Orders of one import, one after another.
    Import(Vec<Order>),
    /// Move or delete the files that may go now.
    Consume,
    /// Mend mappings whose parent is wrong, if the settings say so.
    Correct,
    Stop,
}

pub(super) fn start(core: Arc<Core>, jobs: Receiver<Job>) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new()
        .name("import".to_owned())
        .spawn(move || {
            for job in jobs {
                if core.stopping.load(Ordering::SeqCst) {
                    return;
                }
                match job {
                    Job::Import(orders) => core.import(orders),
                    Job::Consume => core.consume(),
                    Job::Correct => core.correct_if_wanted(),
                    Job::Stop => return,
                }
            }
        })
}

impl Core {
    fn import(&self, orders: Vec<Order>) {
        for order in orders {
            if self.cancelled.load(Ordering::SeqCst) {
                break;
            }
            self.state().import_since = Some(Instant::now());
            let mut summary = self.import_one(&order);
            self.await_acknowledgement(&mut summary);
            self.keep_warnings(&summary);
            self.only_news(&mut summary);
            self.log(&summary);
            let mut state = self.state();
            state.summaries.push_back((order.number, summary.clone()));
            while state.summaries.len() > KEPT_SUMMARIES {
                state.summaries.pop_front();
            }
            state.last_import = Some(summary.clone());
            drop(state);
            self.tell(&Event::ImportEnded(Box::new(summary)));
        }
        let mut state = self.state();
        (state.import, state.import_since) = (None, None);
        state.reading = None;
        drop(state);
        if let Some(courier) = self.courier() {
            courier.poke();
        }
        self.touch();
        self.consume();
        self.forget_old();
    }

    /// Days behind every automatic import need not be remembered value by value.
    fn forget_old(&self) {
        let general = self.setup().general().clone();
        let reach = general.catch_up_days.max(general.recollect_hours.div_ceil(24));
        if let Err(error) = self.ledger.forget_old(self.clock.now(), reach.saturating_add(14)) {
            // The next import tries again; until then the ledger is larger, and right.
            tracing::warn!("the ledger could not forget old days: {error}");
        }
    }

    fn import_one(&self, order: &Order) -> ImportSummary {
        let setup = self.setup();
        let script = |file: &str| planned::script(&self.installation, file);
        let read_back = |queues: &[QueueId], from: UtcSecond, to: UtcSecond| self.read_back(queues, from, to);
        let manual = order.trigger == ImportTrigger::Manual;
        run::run(
            &World {
                wfm: &setup.wfm,
                catalog: setup.catalog.as_deref(),
                mappings: &setup.mapping_lines,
                mapping_file: &setup.mapping_file,
                script: &script,
                systems: &setup.systems,
                off: &setup.off,
                elsewhere: &setup.elsewhere,
                write_always: setup.general().write_always,
                outbox_limit: setup.general().outbox_max_bytes,
                ledger: Some(&self.ledger),
                journal: Some(&self.journal),
                clock: &self.clock,
                observer: self,
                read_back: if manual { Some(&read_back) } else { None },
                values: None,
                machine: &self.machine,
            },
            order,
        )
    }

    /// What was just recorded mostly arrives in a moment: then nothing waits, and the summary says so.
    fn await_acknowledgement(&self, summary: &mut ImportSummary) {
        if let Some(courier) = self.courier().filter(|_| summary.waiting > 0)
            && let Ok(outbox) = courier.settle(ACKNOWLEDGED_WITHIN)
        {
            summary.waiting = outbox.values + outbox.agent_days;
        }
    }

    /// An import that starts by itself says a warning once, not every few minutes: the same words again and again hide
    /// the next ones. What lasts stands in the engine's state.
    fn only_news(&self, summary: &mut ImportSummary) {
        if summary.trigger == ImportTrigger::Manual {
            return;
        }
        let now = self.clock.now();
        let mut state = self.state();
        state.warned.retain(|_, at| at.0 > now.0 - SAID_AGAIN_AFTER);
        summary.notes.retain(|note| {
            let known = state
                .warned
                .insert((note.place.clone(), note.text.to_string()), now);
            note.level != Level::Warning || known.is_none()
        });
        drop(state);
        let trouble = summary.rejected_rows + summary.rejected_values > 0
            || summary.notes.iter().any(|note| note.level > Level::Fine);
        if summary.outcome == ImportOutcome::DoneWithWarnings && !trouble {
            summary.outcome = ImportOutcome::Done;
        }
    }

    fn read_back(&self, queues: &[QueueId], from: UtcSecond, to: UtcSecond) -> Option<ReadBack> {
        let courier = self.courier()?;
        if courier.state().phase != ConnectionPhase::Connected {
            return None;
        }
        courier.read_values(queues.to_vec(), from, to).ok()
    }

    fn log(&self, summary: &ImportSummary) {
        self.journal.write(Log::Service, lines::import(summary));
    }

    /// What only this import could find, such as a value that fell, must not vanish with its summary.
    fn keep_warnings(&self, summary: &ImportSummary) {
        let (setup, planned) = (self.setup(), self.planned());
        // A system that cannot be read shows by its own state.
        for note in summary.notes.iter().filter(|note| note.level == Level::Warning) {
            if !setup.notices.contains(note) && !planned.notices.contains(note) {
                self.note(note.clone());
            }
        }
    }

    pub(super) fn consume(&self) {
        self.consuming.store(false, Ordering::SeqCst);
        let setup: Arc<Setup> = self.setup();
        match run::consume(&setup.systems, &self.ledger, &self.clock, &self.journal) {
            Ok(notices) => notices.into_iter().for_each(|notice| self.note(notice)),
            Err(error) => self.note(Notice {
                level: Level::Error,
                place: String::new(),
                text: error.message(),
                hint: Message::default(),
            }),
        }
    }
}

impl Observer for Core {
    fn cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    fn progress(&self, progress: &ImportProgress) {
        self.state().import = Some(progress.clone());
        self.touch();
    }

    fn flowed(&self, tally: Tally) {
        self.meter().add(tally, Instant::now());
        self.touch();
    }

    fn recorded(&self, queues: &BTreeSet<QueueId>) {
        if let Some(courier) = self.courier() {
            courier.poke();
        }
        if !queues.is_empty() {
            self.tell(&Event::ValuesChanged(queues.iter().copied().collect()));
        }
    }

    fn reading(&self, system: Option<&str>) {
        self.state().reading = system.map(str::to_owned);
        self.touch();
    }

    fn read(&self, system: &str, outcome: Result<(), Message>) {
        let mut state = self.state();
        match outcome {
            Ok(()) => state.failed.remove(system),
            Err(why) => state.failed.insert(system.to_owned(), why),
        };
    }
}
