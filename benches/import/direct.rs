//! Reading and putting into intervals alone, without configuration, scripts and summary: what the import rests on.

use crate::data::{DAYS, QUEUES, queue_name};
use jiff::civil::date;
use std::num::NonZeroU16;
use std::path::Path;
use xlink::config::external::{
    AfterImport, Column, CommonSettings, CsvContacts, CsvSettings, DateOrder, MomentColumns, SourceZone,
};
use xlink::import::intervals::{Accumulator, Grid, Lane, Layout};
use xlink::model::{IntervalLength, RejectedRow};
use xlink::source::csv::CsvSource;
use xlink::source::{ContactRequest, DataKind, DayRange, Source, Watch};
use xlink::time::Zone;

/// The sum of everything, to compare with the peers.
#[derive(Debug, Default)]
pub struct Sums {
    pub rows: u64,
    pub groups: u64,
    pub total: f64,
}

pub fn run(folder: &Path) -> Result<Sums, Box<dyn std::error::Error>> {
    let source = CsvSource::new(settings(folder))?;
    let tree = source.tree()?;
    let days = DayRange {
        first: date(2026, 1, 1),
        last: date(2026, 1, DAYS as i8),
    };
    let queues: Vec<usize> = (0..QUEUES).collect();
    // All but the call's ID.
    let metrics: Vec<usize> = (1..tree.metrics.len()).collect();
    let aggregations: Vec<_> = metrics
        .iter()
        .map(|metric| tree.metrics[*metric].aggregation)
        .collect();
    let zone = Zone::named("Europe/Paris")?;
    let grid = Grid::new(
        &zone,
        IntervalLength::QUARTER,
        days,
        source.scale(DataKind::Contacts),
    );
    let lanes = queues.iter().map(|queue| Lane {
        queue: *queue,
        grid: 0,
    });
    let accumulator = Accumulator::new(Layout::new(QUEUES, vec![grid], lanes, &aggregations), false);
    let request = ContactRequest {
        days,
        tree: &tree,
        queues: &queues,
        metrics: &metrics,
    };
    let report = source.read_contacts(&request, &accumulator, &Quiet)?;
    let window = accumulator.finish();
    let mut sums = Sums {
        rows: report.rows,
        ..Sums::default()
    };
    for lane in 0..QUEUES {
        for day in 0..DAYS as usize {
            let cells = window.day(lane, day);
            for interval in 0..window.grid_day(lane, day).intervals().len() {
                let values: Vec<f64> = (0..metrics.len())
                    .filter_map(|metric| cells.value(interval, metric))
                    .collect();
                sums.groups += u64::from(!values.is_empty());
                sums.total += values.iter().sum::<f64>();
            }
        }
    }
    Ok(sums)
}

fn settings(folder: &Path) -> CsvSettings {
    let column = |number: u16| NonZeroU16::new(number).map(Column).expect("columns count from 1");
    CsvSettings {
        common: CommonSettings {
            name: "CSV".to_owned(),
            interval: None,
            time_zone: SourceZone::Shift(0),
            time_zone_timelink: SourceZone::Shift(0),
            protocol: false,
            log_dir: None,
            log_file: None,
            minimum_activity_duration: 0,
            maximum_activity_duration: 0,
        },
        contacts: Some(CsvContacts {
            source: folder.to_owned(),
            destination: None,
            separator: Some(b';'),
            after: AfterImport::Leave,
            header_lines: 1,
            column_names: "Queue;Timestamp;CallId;Offered;Answered;Abandoned;WaitTime;TalkTime"
                .split(';')
                .map(str::to_owned)
                .collect(),
            group_column: column(1),
            groups: (0..QUEUES).map(queue_name).collect(),
            sub_group_column: None,
            sub_groups: Vec::new(),
            moment: MomentColumns::One(column(2)),
            date_order: DateOrder::Ymd,
            aht_columns: Vec::new(),
            aht_weight_column: None,
            files_are_increments: false,
        }),
        activities: None,
    }
}

struct Quiet;

impl Watch for Quiet {
    fn cancelled(&self) -> bool {
        false
    }

    fn progress(&self, _done: u64, _total: u64) {}

    fn rejected(&self, row: RejectedRow, _: Option<jiff::civil::Date>) {
        eprintln!("{} line {}: {} ({})", row.place, row.line, row.why, row.found);
    }
}
