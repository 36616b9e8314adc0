//! What is to be done with each cell of a row of contacts, settled once for a reading.

use crate::config::external::{Column, CsvContacts, MomentColumns};
use crate::model::message;
use crate::source::csv;
use crate::source::csv::fault::Fault;
use crate::source::csv::moment::{MomentReader, Reading, Scale, When};
use crate::source::csv::names::Names;
use crate::source::csv::number::{self, NumberFault};
use crate::source::csv::open::Shape;
use crate::source::csv::record::Record;
use crate::source::{Aggregation, ContactRequest, Metric, SourceQueue, TrialCell};
use crate::time::days_since_1970;

/// How the cells of a metric become numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Whole,
    HandlingTime,
}

/// A metric that was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct MetricCell {
    pub column: Column,
    pub kind: Kind,
}

impl MetricCell {
    pub fn value(self, cell: &[u8]) -> Result<f64, NumberFault> {
        match self.kind {
            Kind::Whole => number::whole(cell),
            Kind::HandlingTime => number::handling_time(cell),
        }
    }
}

/// Names of queues, of one level or two.
#[derive(Debug)]
pub(super) enum QueueNames {
    One(Names),
    Two {
        outer: Names,
        inner: Names,
        inner_count: u32,
    },
}

/// What a row's name cells say.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::source::csv) enum Named {
    /// Index into the tree's queues.
    Queue(u32),
    Unknown(String),
}

/// A row that was understood.
#[derive(Debug)]
pub(in crate::source::csv) struct Taken {
    pub when: When,
    pub named: Named,
    /// Its queue and day were asked for.
    pub handed_on: bool,
}

/// The queues of the tree: every sub-group under every group.
pub(in crate::source::csv) fn queues(settings: &CsvContacts) -> Vec<SourceQueue> {
    let (outer, inner) = (distinct(&settings.groups), distinct(&settings.sub_groups));
    let level = |name: &str| name.to_owned();
    match settings.sub_group_column {
        None => outer
            .iter()
            .map(|name| SourceQueue {
                levels: vec![level(name)],
            })
            .collect(),
        Some(_) => outer
            .iter()
            .flat_map(|outer| inner.iter().map(move |inner| (outer, inner)))
            .map(|(outer, inner)| SourceQueue {
                levels: vec![level(outer), level(inner)],
            })
            .collect(),
    }
}

/// The metrics of the tree.
pub(in crate::source::csv) fn metrics(settings: &CsvContacts) -> Vec<Metric> {
    settings
        .metric_columns()
        .into_iter()
        .map(|(column, name)| Metric {
            name: name.to_owned(),
            aggregation: match settings.aht_columns.contains(&column) {
                true => Aggregation::Mean,
                false => Aggregation::Sum,
            },
        })
        .collect()
}

/// Trimmed, without empty and repeated ones, in their order.
fn distinct(names: &[String]) -> Vec<&str> {
    let mut seen = std::collections::HashSet::new();
    names
        .iter()
        .map(|name| name.trim())
        .filter(|name| !name.is_empty() && seen.insert(*name))
        .collect()
}

/// A reading of contacts.
#[derive(Debug)]
pub(in crate::source::csv) struct Plan<'a> {
    settings: &'a CsvContacts,
    names: QueueNames,
    /// By index into the tree's queues.
    wanted: Vec<bool>,
    pub(super) metrics: Vec<MetricCell>,
    pub(super) weight: Option<Column>,
    /// Fewer columns reject a row.
    pub(super) columns: usize,
    /// Days that were asked for, in days since 1970.
    pub(super) days: std::ops::RangeInclusive<i64>,
    /// Days of which rows are handed on: on a scale of instants one more at either end.
    pub(super) handed_on: std::ops::RangeInclusive<i64>,
    pub(super) moments: MomentReader,
}

impl<'a> Plan<'a> {
    pub fn new(settings: &'a CsvContacts, scale: &Scale, request: &ContactRequest<'_>) -> Self {
        let columns = settings.metric_columns();
        let metrics: Vec<MetricCell> = request
            .metrics
            .iter()
            .filter_map(|index| columns.get(*index))
            .map(|(column, _)| MetricCell {
                column: *column,
                kind: if settings.aht_columns.contains(column) {
                    Kind::HandlingTime
                } else {
                    Kind::Whole
                },
            })
            .collect();
        let outer = Names::new(distinct(&settings.groups));
        let inner = distinct(&settings.sub_groups);
        let queues = queues(settings).len();
        let mut wanted = vec![false; queues];
        for queue in request.queues {
            if let Some(wanted) = wanted.get_mut(*queue) {
                *wanted = true;
            }
        }
        let weighs = metrics.iter().any(|metric| metric.kind == Kind::HandlingTime);
        let days = days_since_1970(request.days.first)..=days_since_1970(request.days.last);
        let margin = i64::from(scale.zone().is_some());
        Self {
            settings,
            names: match settings.sub_group_column {
                None => QueueNames::One(outer),
                Some(_) => QueueNames::Two {
                    outer,
                    inner_count: u32::try_from(inner.len()).unwrap_or(u32::MAX),
                    inner: Names::new(inner),
                },
            },
            wanted,
            weight: settings.aht_weight_column.filter(|_| weighs),
            columns: columns_needed(settings),
            metrics,
            handed_on: days.start() - margin..=days.end() + margin,
            days,
            moments: MomentReader::new(
                settings.moment,
                Reading::Recognised(settings.date_order),
                scale.clone(),
            ),
        }
    }

    pub fn shape(&self) -> Shape {
        shape(self.settings)
    }

    pub fn moments(&self) -> MomentReader {
        self.moments.clone()
    }

    /// Takes one row the careful way, or says what is wrong with it. `put` hears the index, value and weight of each
    /// metric that was asked for, when the row is handed on.
    pub fn take(
        &self,
        record: &Record,
        moments: &mut MomentReader,
        put: impl FnMut(usize, f64, f64),
    ) -> Result<Taken, Fault> {
        self.enough_columns(record)?;
        let when = moments.read(record)?;
        let of_day = |fault: Fault| fault.on(when.day);
        let named = self.named(record).map_err(of_day)?;
        let wanted = matches!(named, Named::Queue(queue) if self.is_wanted(queue));
        let handed_on = wanted && self.handed_on.contains(&when.day);
        if handed_on {
            self.values(record, put).map_err(of_day)?;
        }
        Ok(Taken {
            when,
            named,
            handed_on,
        })
    }

    fn values(&self, record: &Record, mut put: impl FnMut(usize, f64, f64)) -> Result<(), Fault> {
        let weight = match self.weight {
            None => f64::NAN,
            Some(column) => {
                let cell = record.cell(column.index());
                let weight =
                    number::decimal(cell).map_err(|fault| Fault::new(column, cell, fault.message()))?;
                if weight < 0.0 {
                    return Err(Fault::new(
                        column,
                        cell,
                        message!("source-negative-weight", "a weight cannot be negative"),
                    ));
                }
                weight
            }
        };
        for (index, metric) in self.metrics.iter().enumerate() {
            let cell = record.cell(metric.column.index());
            let value = metric
                .value(cell)
                .map_err(|fault| Fault::new(metric.column, cell, fault.message()))?;
            put(index, value, weight);
        }
        Ok(())
    }

    /// The cells of the metrics that were asked for, each by itself.
    pub fn cells(&self, record: &Record) -> Vec<TrialCell> {
        let cell = |metric: &MetricCell| TrialCell {
            column: metric.column.0.get(),
            value: match metric.value(record.cell(metric.column.index())) {
                Ok(value) => Ok((!value.is_nan()).then_some(value)),
                Err(fault) => Err(fault.message()),
            },
        };
        self.metrics.iter().map(cell).collect()
    }

    /// The names in a row's name cells, from the outermost level inwards.
    pub fn name_of(&self, record: &Record) -> String {
        let columns = [Some(self.settings.group_column), self.settings.sub_group_column];
        let levels = columns
            .into_iter()
            .flatten()
            .map(|column| csv::text_of(csv::trim(record.cell(column.index()))).into_owned());
        levels.collect::<Vec<_>>().join(":")
    }

    /// Extra columns are fine, missing ones are not.
    pub(super) fn enough_columns(&self, record: &Record) -> Result<(), Fault> {
        if record.len() < self.columns {
            return Err(Fault::missing_columns(record, self.columns));
        }
        Ok(())
    }

    #[inline]
    pub(super) fn is_wanted(&self, queue: u32) -> bool {
        self.wanted.get(queue as usize).copied().unwrap_or(false)
    }

    /// The queue that these cells name, when the settings list it.
    #[inline]
    pub(super) fn queue<'b>(&self, cell: impl Fn(usize) -> &'b [u8]) -> Option<u32> {
        let group = cell(self.settings.group_column.index());
        match (&self.names, self.settings.sub_group_column) {
            (QueueNames::One(names), _) => names.find(group),
            (
                QueueNames::Two {
                    outer,
                    inner,
                    inner_count,
                },
                Some(column),
            ) => {
                let inner = inner.find(cell(column.index()))?;
                Some(outer.find(group)? * inner_count + inner)
            }
            (QueueNames::Two { .. }, None) => None,
        }
    }

    /// The same, telling an unknown name and refusing an empty one.
    pub(super) fn named(&self, record: &Record) -> Result<Named, Fault> {
        if let Some(queue) = self.queue(|column| record.cell(column)) {
            return Ok(Named::Queue(queue));
        }
        let columns = [Some(self.settings.group_column), self.settings.sub_group_column];
        let mut levels = Vec::new();
        for column in columns.into_iter().flatten() {
            let cell = csv::trim(record.cell(column.index()));
            if cell.is_empty() {
                return Err(Fault::new(
                    column,
                    cell,
                    message!("source-empty-queue", "the queue's name is empty"),
                ));
            }
            levels.push(csv::text_of(cell).into_owned());
        }
        Ok(Named::Unknown(levels.join(":")))
    }
}

pub(in crate::source::csv) fn shape(settings: &CsvContacts) -> Shape {
    Shape {
        separator: settings.separator,
        header_lines: settings.header_lines,
        columns: columns_needed(settings),
    }
}

/// Every named column has to be there, and every column that a setting names by its position.
fn columns_needed(settings: &CsvContacts) -> usize {
    let moment = match settings.moment {
        MomentColumns::One(both) => [Some(both), None],
        MomentColumns::Two { date, time } => [Some(date), Some(time)],
    };
    let named = settings
        .column_names
        .iter()
        .rposition(|name| !name.trim().is_empty())
        .map_or(0, |last| last + 1);
    moment
        .into_iter()
        .chain([
            Some(settings.group_column),
            settings.sub_group_column,
            settings.aht_weight_column,
        ])
        .flatten()
        .chain(settings.aht_columns.iter().copied())
        .map(|column| column.index() + 1)
        .fold(named, usize::max)
}
