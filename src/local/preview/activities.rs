//! Agent data: whose each row is, and what would become of it.

use super::Looked;
use crate::config::external::CsvDraft;
use crate::config::same_name;
use crate::engine::{ActivityFate, ActivityRow, Preview, PreviewCounts, RowOutcome};
use crate::local::setup::Setup;
use crate::model::{Catalog, DataKind, UtcSecond};
use crate::source::{ActivityRecord, Source, TimeScale, TrialReading, TrialRequest};
use crate::time::Zone;
use std::collections::HashMap;

pub(super) fn preview(
    setup: &Setup,
    system: &str,
    source: &dyn Source,
    read: &CsvDraft,
    look: Looked,
) -> Preview {
    let view = View::new(setup, system, source, read);
    let request = TrialRequest {
        kind: DataKind::Activities,
        queues: &[],
        metrics: &[],
        rows: look.rows,
    };
    let mut counts = PreviewCounts::default();
    let count = &mut |reading: &TrialReading| {
        counts.rows += 1;
        match reading {
            TrialReading::Activity(record) => match view.fate(record) {
                ActivityFate::Imported => counts.imported += 1,
                ActivityFate::LogOff => counts.log_offs += 1,
                ActivityFate::UnknownAgent => counts.unknown_agents += 1,
                ActivityFate::NoLength | ActivityFate::OutsideLimits => counts.ignored += 1,
            },
            TrialReading::Rejected { .. } => counts.rejected += 1,
            TrialReading::Contact(_) | TrialReading::Unread => {}
        }
    };
    let trial = source.trial(&request, count, &look.watch);
    look.preview(trial, counts, &mut |reading| match reading {
        TrialReading::Activity(record) => RowOutcome::Activity(view.row(&record)),
        _ => RowOutcome::Unread,
    })
}

/// Whose rows they are.
struct View {
    /// Names of employees by their ID in the external system; `None`: no catalogue was ever read.
    employees: Option<HashMap<String, String>>,
    /// Names of activities by their ID.
    activities: HashMap<String, String>,
    /// The zone of the system's agent data, in which its days are cut.
    zone: Zone,
    scale: TimeScale,
    /// Seconds; 0: no limit.
    minimum: u32,
    maximum: u32,
}

impl View {
    fn new(setup: &Setup, system: &str, source: &dyn Source, read: &CsvDraft) -> Self {
        let catalog = setup.catalog.as_deref();
        let zone = catalog
            .and_then(|catalog| catalog.external_system(system))
            .and_then(|described| Zone::named(&described.time_zone).ok());
        let common = read.settings.as_ref().map(|settings| &settings.common);
        Self {
            employees: catalog.map(|catalog| employees(catalog, system)),
            activities: source.activities().into_iter().collect(),
            zone: zone.unwrap_or_else(Zone::utc),
            scale: source.scale(DataKind::Activities),
            minimum: common.map_or(0, |common| common.minimum_activity_duration),
            maximum: common.map_or(0, |common| common.maximum_activity_duration),
        }
    }

    fn place(&self, moment: i64) -> UtcSecond {
        match self.scale {
            TimeScale::Instant => UtcSecond(moment),
            TimeScale::Civil => self.zone.place(moment).at,
        }
    }

    fn fate(&self, record: &ActivityRecord) -> ActivityFate {
        let known = |employees: &HashMap<String, String>| employees.contains_key(&record.agent);
        if !self.employees.as_ref().is_none_or(known) {
            return ActivityFate::UnknownAgent;
        }
        if record.log_off {
            return ActivityFate::LogOff;
        }
        let length = record
            .end
            .map(|end| self.place(end).0 - self.place(record.start).0);
        match length {
            Some(length) if length <= 0 => ActivityFate::NoLength,
            Some(length) if length < i64::from(self.minimum) => ActivityFate::OutsideLimits,
            Some(length) if self.maximum > 0 && length > i64::from(self.maximum) => {
                ActivityFate::OutsideLimits
            }
            _ => ActivityFate::Imported,
        }
    }

    fn row(&self, record: &ActivityRecord) -> ActivityRow {
        let start = self.place(record.start);
        let employee = self.employees.as_ref().and_then(|all| all.get(&record.agent));
        let name = self.activities.get(&record.activity);
        ActivityRow {
            fate: self.fate(record),
            agent: record.agent.clone(),
            employee: employee.cloned(),
            activity: record.activity.clone(),
            activity_name: name.unwrap_or(&record.activity).clone(),
            day: self.zone.date_of(start),
            start,
            end: record.end.map(|end| self.place(end)),
            time_zone: self.zone.name().to_owned(),
        }
    }
}

fn employees(catalog: &Catalog, system: &str) -> HashMap<String, String> {
    let of_employee = |employee: &crate::model::Employee| {
        let ids = employee
            .external_ids
            .iter()
            .filter(|(name, _)| same_name(name, system))
            .flat_map(|(_, ids)| ids.iter().map(|id| id.trim().to_owned()));
        ids.map(|id| (id, employee.name.clone())).collect::<Vec<_>>()
    };
    catalog.employees.iter().flat_map(of_employee).collect()
}
