//! Tells listeners the state anew, at most four times a second, and takes over catalogues; without a service, whose
//! caretaker does it, changed files too.

use super::Core;
use crate::config::{Settling, look_at_configuration};
use crate::engine::{Event, Host};
use crate::model::Catalog;
use crossbeam_channel::{Receiver, select};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// The shortest time between two states.
const PACE: Duration = Duration::from_millis(250);
/// How often the files are looked at.
const ROUND: Duration = Duration::from_secs(1);
/// While rates are falling, nothing else says so.
const FADING: Duration = Duration::from_secs(1);

pub(super) fn start(
    core: Arc<Core>,
    touched: Receiver<()>,
    catalogs: Receiver<Arc<Catalog>>,
) -> std::io::Result<JoinHandle<()>> {
    std::thread::Builder::new()
        .name("engine-watch".to_owned())
        .spawn(move || watch(&core, &touched, &catalogs))
}

fn watch(core: &Core, touched: &Receiver<()>, catalogs: &Receiver<Arc<Catalog>>) {
    let mut last: Option<Instant> = None;
    let mut files = Settling::new(core.seen().clone());
    let round = match core.host {
        Host::InProcess => crossbeam_channel::tick(ROUND),
        Host::Service { .. } | Host::Nobody => crossbeam_channel::never(),
    };
    while !core.stopping.load(Ordering::SeqCst) {
        let fading = core.meter().is_live(Instant::now()) && !core.hub.is_empty();
        let idle = if fading {
            crossbeam_channel::after(FADING)
        } else {
            crossbeam_channel::never()
        };
        select! {
            recv(catalogs) -> catalog => {
                let Ok(catalog) = catalog else { return };
                core.reload(Some(catalog));
                core.tell(&Event::CatalogChanged);
                if core.setup().general().automatic_mapping_correction {
                    let _ = core.jobs.send(super::Job::Correct);
                }
                continue;
            }
            recv(round) -> _ => {
                if let Some(look) = look_at_configuration(core.installation.directory())
                    && files.see(Some(look), Instant::now())
                    && core.state().import.is_none()
                {
                    core.take_over_changes();
                    files.take();
                }
                continue;
            }
            recv(touched) -> touch => if touch.is_err() { return },
            recv(idle) -> _ => {}
        }
        if let Some(rest) = last.and_then(|last| PACE.checked_sub(last.elapsed())) {
            std::thread::sleep(rest);
        }
        last = Some(Instant::now());
        if !core.hub.is_empty()
            && let Ok(snapshot) = core.snapshot()
        {
            core.hub.tell(&Event::Snapshot(Box::new(snapshot)));
        }
    }
}
