//! `Protocol=1` in a system's section: its own log files (spec page 2).

use super::contacts::{Contacts, WindowRead};
use super::{System, World};
use crate::journal::{Log, SystemLog};
use crate::model::AgentDay;
use crate::source::FileState;
use jiff::civil::Date;

fn of_system(system: &System) -> Option<SystemLog<'_>> {
    let protocol = system.protocol.as_ref()?;
    Some(SystemLog {
        system: &system.name,
        folder: protocol.folder.as_deref(),
        addition: protocol.addition.as_deref(),
    })
}

/// One log per mapped queue: what was read, and what it came to, interval by interval.
pub(super) fn contacts(contacts: &Contacts<'_, '_>, read: &WindowRead, index: usize, day: Date) {
    let Some(journal) = contacts.world.journal else {
        return;
    };
    for (number, window) in &read.windows {
        let Some(log) = of_system(contacts.systems[number]) else {
            continue;
        };
        let tree = &contacts.plan.systems[*number].tree;
        let request = &read.wiring.requests[number];
        let report = &read.reports[number].0;
        let mut head = vec![format!(
            "{day}: {} row(s) read, {} rejected",
            report.rows, report.rejected
        )];
        for file in report.files.iter().filter(|file| file.state == FileState::Read) {
            if let Some(rows) = file.days.get(&day) {
                head.push(format!("\t{}: {rows} row(s)", file.stamp.path.display()));
            }
        }
        for (lane_index, lane) in window.layout().lanes().iter().enumerate() {
            let grid = &window.layout().grids()[lane.grid];
            let cells = window.day(lane_index, index);
            let mut lines = head.clone();
            for (interval, at) in grid.days()[index].intervals().iter().enumerate() {
                let told: Vec<String> = request
                    .metrics
                    .iter()
                    .enumerate()
                    .filter_map(|(column, metric)| {
                        let value = cells.value(interval, column)?;
                        Some(format!("{}={value}", tree.metrics[*metric].name))
                    })
                    .collect();
                if !told.is_empty() {
                    lines.push(format!("\t{} {}", grid.zone().format(at.start), told.join(" ")));
                }
            }
            journal.write(Log::Queue(log, &tree.queues[lane.queue].levels.join(" ")), lines);
        }
    }
}

/// `<system>_agent_import.log`
pub(super) fn activities(world: &World<'_>, system: &System, day: Date, agent_days: &[AgentDay]) {
    let (Some(journal), Some(log)) = (world.journal, of_system(system)) else {
        return;
    };
    let mut lines = vec![format!("{day}: {} agent(s)", agent_days.len())];
    for agent_day in agent_days {
        for span in &agent_day.spans {
            let (start, end) = (
                system.zone.format_seconds(span.start),
                system.zone.format_seconds(span.end),
            );
            lines.push(format!(
                "\tagent {} activity {} {start} {end}",
                agent_day.agent, span.activity
            ));
        }
    }
    journal.write(Log::AgentImport(log), lines);
}
