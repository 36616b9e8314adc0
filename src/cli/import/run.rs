//! The real import: asks the service when one runs, else does the work in this process.

use super::answer::{self, Delivered};
use super::interrupt::Interrupt;
use super::progress::Bars;
use super::{Status, Terms};
use crate::cli::edge::Above;
use crate::cli::engine;
use crate::cli::global::files_of_an_installation;
use crate::engine::{Engine, EngineError, Event, Host, ImportSummary};
use crate::local::{LocalEngine, Options};
use crate::model::{ConnectionPhase, message};
use crate::time::Clock;
use color_eyre::eyre::eyre;
use crossbeam_channel::RecvTimeoutError;
use std::time::{Duration, Instant};

/// How long a first contact with the WFM server may take before the import begins without it.
const FIRST_CONTACT: Duration = Duration::from_secs(15);
/// The outbox and the end of the import are looked at this often.
const LOOK: Duration = Duration::from_millis(100);

pub(super) fn run(terms: &Terms<'_>) -> color_eyre::Result<Status> {
    match engine::service_patiently(&terms.directory) {
        Ok(Some(service)) => with(terms, &service),
        Ok(None) => in_this_process(terms),
        Err(error) => Ok(Err(error).above(|| message!("cli-cannot-ask", "cannot ask the service"))?),
    }
}

fn in_this_process(terms: &Terms<'_>) -> color_eyre::Result<Status> {
    if files_of_an_installation(&terms.directory) == 0 {
        return Err(engine::no_installation(&terms.directory).into());
    }
    let engine = LocalEngine::open(Options {
        directory: terms.directory.clone(),
        clock: Clock::system(),
        host: Host::InProcess,
    })
    .map_err(EngineError::from)
    .above(|| message!("cli-another-import", "another import may be running"))?;
    engine.wait_first_contact(FIRST_CONTACT.min(terms.wait.max(Duration::from_secs(1))));
    let status = with(terms, &engine);
    engine.consume_files();
    engine.stop();
    status
}

fn with(terms: &Terms<'_>, engine: &dyn Engine) -> color_eyre::Result<Status> {
    let interrupt = Interrupt::listen();
    let events = engine.subscribe()?;
    let number = engine.start_import(&terms.request)?;
    let bars = Bars::new(terms);
    let mut asked_to_cancel = false;
    let summary = loop {
        match events.recv_timeout(LOOK) {
            Ok(Event::Snapshot(snapshot)) => {
                if let Some(import) = snapshot.import.as_ref().filter(|import| import.number == number) {
                    bars.show(import);
                }
            }
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => std::thread::sleep(LOOK),
        }
        if let Some(summary) = engine.summary(number)? {
            break summary;
        }
        if interrupt.happened() && !asked_to_cancel {
            engine.cancel_import()?;
            asked_to_cancel = true;
        }
    };
    bars.finish();
    let delivered = delivered(terms, engine, &summary, &interrupt)?;
    answer::print(terms, summary, delivered)
}

/// Waits until everything is acknowledged, at most so long without contact.
fn delivered(
    terms: &Terms<'_>,
    engine: &dyn Engine,
    summary: &ImportSummary,
    interrupt: &Interrupt,
) -> color_eyre::Result<Delivered> {
    let refused_before = engine.snapshot()?.flow.refused;
    let mut contact = Instant::now();
    loop {
        let snapshot = engine.snapshot()?;
        let waiting = snapshot.outbox.values + snapshot.outbox.agent_days;
        let refused = snapshot.flow.refused.saturating_sub(refused_before);
        let connection = snapshot
            .connections
            .first()
            .ok_or_else(|| eyre!(message!("cli-no-wfm", "isps.cfg names no WFM system")))?;
        let give_up = match &connection.phase {
            ConnectionPhase::Connected => {
                contact = Instant::now();
                false
            }
            ConnectionPhase::Connecting | ConnectionPhase::Away { .. } => contact.elapsed() >= terms.wait,
            ConnectionPhase::Refused { .. } | ConnectionPhase::NotConfigured { .. } => true,
        };
        let is_over = interrupt.happened() && summary.outcome == crate::engine::ImportOutcome::Cancelled;
        if waiting == 0 || give_up || is_over {
            return Ok(Delivered {
                waiting,
                refused,
                connection: connection.clone(),
            });
        }
        std::thread::sleep(LOOK);
    }
}
