//! What anybody may ask of this engine.

use super::live::Wanted;
use super::{Core, LocalEngine, days, live, preview, trees};
use crate::config::{self, WfmSystem};
use crate::deliver;
use crate::engine::{
    ConnectionState, DayGrid, DayStrip, Draft, Engine, EngineError, Event, ImportRequest, ImportSummary,
    ImportTrigger, Level, LiveValue, MOST_DAYS, Notice, Preview, PreviewRequest, Probe, SeenAgent,
    SignInRequest, SignInTrial, Snapshot, TreeNode,
};
use crate::import::run::Order;
use crate::journal::Log;
use crate::model::{Catalog, Message, Queue, QueueId, ValueTypeId, Worded, message};
use crate::source::DayRange;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A failure, told.
pub(super) fn failed(error: impl Worded) -> EngineError {
    EngineError::Failed(error.message())
}

impl Core {
    fn queue(&self, id: QueueId) -> Result<(Arc<Catalog>, Queue), EngineError> {
        let catalog = self.catalog().ok_or_else(no_catalogue)?;
        let queue = catalog.queue(id).cloned();
        let queue = queue.ok_or_else(|| {
            EngineError::NotFound(message!(
                "local-no-queue",
                "there is no queue {id} on the WFM server",
                id = id,
            ))
        })?;
        Ok((catalog, queue))
    }

    /// What is known of these value types; those of unknown queues are left out.
    fn wanted<'a>(&self, catalog: &'a Catalog, keys: &[(QueueId, ValueTypeId)]) -> Vec<Wanted<'a>> {
        let planned = self.planned();
        let queues: HashMap<QueueId, &Queue> = catalog.queues.iter().map(|queue| (queue.id, queue)).collect();
        keys.iter()
            .filter_map(|key| {
                let unit = catalog.value_type(key.1).map(|value_type| value_type.unit);
                Some(Wanted {
                    queue: queues.get(&key.0)?,
                    value_type: key.1,
                    is_mapped: planned.mapped.contains(key),
                    is_mean: unit == Some(crate::model::Unit::Percent) || planned.means.contains(key),
                })
            })
            .collect()
    }

    /// The WFM system that a draft describes; without keys the saved one.
    fn wfm_of(&self, draft: &Draft) -> Result<WfmSystem, EngineError> {
        if !draft.keys.is_empty() {
            let directory = self.installation.directory();
            return Ok(config::wfm_draft(&draft.name, &draft.keys, directory).0);
        }
        let (settings, _) = self.installation.load();
        settings
            .wfm(&draft.name)
            .cloned()
            .ok_or_else(|| no_wfm(&draft.name))
    }

    fn read_tree(&self, name: &str) -> Result<TreeNode, EngineError> {
        let setup = self.setup();
        if let Some((_, why)) = setup
            .off
            .iter()
            .find(|(off, _)| crate::config::same_name(off, name))
        {
            return Err(EngineError::Failed(why.clone()));
        }
        let system = setup.system_named(name).ok_or_else(|| no_system(name))?;
        if !system.contacts {
            return Ok(TreeNode {
                name: system.name.clone(),
                path: None,
                children: Vec::new(),
            });
        }
        system
            .source
            .tree()
            .map(|tree| trees::node(&tree))
            .map_err(|error| {
                self.journal
                    .write(Log::CallTree, [format!("{}: {error}", system.name)]);
                failed(error)
            })
    }
}

fn in_order(first: Date, last: Date) -> Result<DayRange, EngineError> {
    match first <= last {
        true => Ok(DayRange { first, last }),
        false => Err(EngineError::Invalid(message!(
            "local-days-reversed",
            "{first} is later than {last}",
            first = first,
            last = last,
        ))),
    }
}

fn days_from(first: Date, last: Date) -> Result<DayRange, EngineError> {
    let range = in_order(first, last)?;
    let days = i64::from((last - first).get_days()) + 1;
    match days <= MOST_DAYS {
        true => Ok(range),
        false => Err(EngineError::Invalid(message!(
            "local-too-many-days",
            "{days} days are too many at once: at most {limit}",
            days = days,
            limit = MOST_DAYS,
        ))),
    }
}

fn no_wfm(name: &str) -> EngineError {
    EngineError::NotFound(message!(
        "local-no-wfm",
        "there is no WFM system “{wfm}”",
        wfm = name
    ))
}

fn no_catalogue() -> EngineError {
    EngineError::Failed(message!(
        "local-no-catalogue",
        "the WFM's catalogue was never read: connect to the WFM server once (`xlink check` says what keeps it from that)"
    ))
}

fn no_system(name: &str) -> EngineError {
    EngineError::NotFound(message!(
        "local-no-system",
        "there is no external system “{name}”",
        name = name,
    ))
}

impl Engine for LocalEngine {
    fn snapshot(&self) -> Result<Snapshot, EngineError> {
        self.core.snapshot()
    }

    fn subscribe(&self) -> Result<crossbeam_channel::Receiver<Event>, EngineError> {
        let receiver = self.core.hub.subscribe();
        self.core.touch();
        Ok(receiver)
    }

    fn catalog(&self) -> Result<Option<Arc<Catalog>>, EngineError> {
        Ok(self.core.catalog())
    }

    fn tree(&self, system: &str, refresh: bool) -> Result<TreeNode, EngineError> {
        let key = system.to_lowercase();
        if !refresh && let Some(known) = self.core.trees().get(&key) {
            return Ok(known.clone());
        }
        let node = self.core.read_tree(system)?;
        self.core.trees().insert(key, node.clone());
        Ok(node)
    }

    fn live(&self, keys: &[(QueueId, ValueTypeId)]) -> Result<Vec<LiveValue>, EngineError> {
        let core = &self.core;
        let catalog = core.catalog().ok_or_else(no_catalogue)?;
        live::today(&core.ledger, &core.wanted(&catalog, keys), core.clock.now()).map_err(failed)
    }

    fn day_strip(&self, queue: QueueId, value_type: ValueTypeId, day: Date) -> Result<DayStrip, EngineError> {
        let (_, queue) = self.core.queue(queue)?;
        live::strip(&self.core.ledger, &queue, value_type, day, self.core.clock.now()).map_err(failed)
    }

    fn days(
        &self,
        keys: &[(QueueId, ValueTypeId)],
        first: Date,
        last: Date,
    ) -> Result<Vec<DayGrid>, EngineError> {
        let core = &self.core;
        let range = days_from(first, last)?;
        let catalog = core.catalog().ok_or_else(no_catalogue)?;
        days::grids(
            &core.ledger,
            &core.wanted(&catalog, keys),
            range,
            core.clock.now(),
        )
        .map_err(failed)
    }

    fn start_import(&self, request: &ImportRequest) -> Result<u64, EngineError> {
        let core = &self.core;
        let days = in_order(request.first, request.last)?;
        // Who has just mapped something does not wait until the change is noticed.
        if core.state().import.is_none() {
            core.take_over_changes();
        }
        core.catalog().ok_or_else(no_catalogue)?;
        for name in &request.systems {
            let setup = core.setup();
            if !setup
                .infos
                .iter()
                .any(|info| crate::config::same_name(&info.name, name))
            {
                return Err(no_system(name));
            }
        }
        let number = core.ledger.new_import().map_err(failed)?;
        core.begin(vec![Order {
            number,
            what: request.what,
            trigger: ImportTrigger::Manual,
            days,
            systems: request.systems.iter().cloned().collect(),
        }])?;
        Ok(number)
    }

    fn cancel_import(&self) -> Result<(), EngineError> {
        self.core.cancelled.store(true, Ordering::SeqCst);
        Ok(())
    }

    fn summary(&self, import: u64) -> Result<Option<ImportSummary>, EngineError> {
        let state = self.core.state();
        Ok(state
            .summaries
            .iter()
            .find(|(number, _)| *number == import)
            .map(|(_, summary)| summary.clone()))
    }

    fn hold(&self, held: bool) -> Result<(), EngineError> {
        self.core.state().held = held;
        self.core.touch();
        Ok(())
    }

    fn reload(&self) -> Result<Vec<Notice>, EngineError> {
        self.core.reload(None);
        let (setup, planned) = (self.core.setup(), self.core.planned());
        Ok(setup.notices.iter().chain(&planned.notices).cloned().collect())
    }

    fn correct_mappings(&self) -> Result<Vec<String>, EngineError> {
        self.core.correct()
    }

    fn test_source(&self, system: &str) -> Result<Vec<Notice>, EngineError> {
        let setup = self.core.setup();
        if let Some((name, why)) = setup
            .off
            .iter()
            .find(|(off, _)| crate::config::same_name(off, system))
        {
            let notice = Notice {
                level: Level::Error,
                place: name.clone(),
                text: why.clone(),
                hint: Message::default(),
            };
            return Ok(vec![notice]);
        }
        let found = setup.system_named(system).ok_or_else(|| no_system(system))?;
        let findings = found.source.probe().into_iter();
        Ok(findings
            .map(|finding| Notice {
                level: match (finding.error, finding.hint.is_empty()) {
                    (true, _) => Level::Error,
                    (false, false) => Level::Warning,
                    (false, true) => Level::Fine,
                },
                place: found.name.clone(),
                text: finding.found,
                hint: finding.hint,
            })
            .collect())
    }

    fn preview(&self, request: &PreviewRequest) -> Result<Preview, EngineError> {
        preview::preview(&self.core, request)
    }

    fn sign_in(&self, wfm: &str) -> Result<ConnectionState, EngineError> {
        let courier = self
            .core
            .courier()
            .filter(|courier| crate::config::same_name(&courier.state().name, wfm));
        let courier = courier.ok_or_else(|| no_wfm(wfm))?;
        Ok(courier.sign_in())
    }

    fn probe(&self, wfm: &Draft) -> Result<Probe, EngineError> {
        let system = self.core.wfm_of(wfm)?;
        Ok(deliver::probe(&system, &self.core.clock))
    }

    fn try_sign_in(&self, request: &SignInRequest) -> Result<SignInTrial, EngineError> {
        let core = &self.core;
        let system = core.wfm_of(&request.wfm)?;
        let (user, passcode) = (request.user.trim(), request.passcode.reveal());
        if user.is_empty() {
            return Err(EngineError::Invalid(message!(
                "local-no-user",
                "the user is missing"
            )));
        }
        let Ok(_one_at_a_time) = core.trying.try_lock() else {
            return Err(EngineError::Failed(message!(
                "local-trying",
                "somebody tries a sign-in right now: wait for its outcome"
            )));
        };
        if crate::passcode::is_ours(passcode) {
            core.journal.hide(passcode);
        }
        Ok(deliver::try_sign_in(
            &system,
            user,
            passcode,
            &core.installation.state(),
            &core.clock,
        ))
    }

    fn agents(&self) -> Result<Vec<SeenAgent>, EngineError> {
        let catalog = self.core.catalog();
        let employee = |system: &str, agent: &str| {
            let of_agent = |ids: &Vec<String>| ids.iter().any(|id| id.trim() == agent);
            let employees = catalog.iter().flat_map(|catalog| &catalog.employees);
            let found = employees.clone().find(|employee| {
                let mut ids = employee.external_ids.iter();
                ids.any(|(name, ids)| crate::config::same_name(name, system) && of_agent(ids))
            });
            found.map(|employee| employee.name.clone())
        };
        let seen = self.core.ledger.seen_agents().map_err(failed)?;
        Ok(seen
            .into_iter()
            .map(|seen| SeenAgent {
                employee: employee(&seen.system, &seen.agent),
                system: seen.system,
                agent: seen.agent,
                records: seen.records,
                last_seen: seen.last_seen,
            })
            .collect())
    }
}
