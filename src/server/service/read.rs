//! Reading the catalogue, values and agent days, in parts as the client takes them.

use super::{Parts, Service, entry::Entry, unavailable};
use crate::model::{AgentDay, IntervalValue, QueueId, StoreStamp, UtcSecond, ValueTypeId, Version};
use crate::server::store::{ActivitySelection, DayOrder, ValueSelection};
use crate::wire::{catalog_parts, v1, values_to_series};
use jiff::civil::Date;
use std::ops::ControlFlow;
use std::sync::Arc;
use tokio::sync::mpsc::{self, Sender};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Response, Status};

/// Parts on their way to a client that does not take them.
const AHEAD: usize = 4;
const THINGS_PER_PART: usize = 1_000;
const VALUES_PER_PART: usize = 10_000;
const SPANS_PER_PART: usize = 5_000;

type Answer<T> = Sender<Result<T, Status>>;

impl Service {
    pub(super) async fn send_catalog(&self, entry: Entry) -> Parts<v1::CatalogPart> {
        let cache = Arc::clone(&self.catalog);
        let catalog = tokio::task::spawn_blocking(move || cache.current())
            .await
            .map_err(|_| Status::unavailable("the server is stopping"))?
            .map_err(|error| self.refused(unavailable(&error)))?;
        let (sender, receiver) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            let _entry = entry;
            for part in catalog_parts(&catalog, THINGS_PER_PART) {
                if sender.send(Ok(part)).await.is_err() {
                    return;
                }
            }
        });
        Ok(Response::new(ReceiverStream::new(receiver)))
    }

    pub(super) fn send_values(&self, entry: Entry, request: v1::ReadValuesRequest) -> Parts<v1::ValuesPart> {
        let version = match v1::Version::try_from(request.version) {
            Ok(v1::Version::Unspecified | v1::Version::Historical) => Version::Historical,
            Ok(v1::Version::Standard) => Version::Standard,
            Err(_) => return Err(self.refused(Status::invalid_argument("that version is not known"))),
        };
        let selection = ValueSelection {
            queues: request.queues.into_iter().map(QueueId).collect(),
            value_types: request.value_types.into_iter().map(ValueTypeId).collect(),
            version: Some(version),
            from: UtcSecond(request.from),
            to: UtcSecond(request.to),
        };
        let (sender, receiver) = mpsc::channel(AHEAD);
        let service = self.clone();
        tokio::task::spawn_blocking(move || {
            let _entry = entry;
            if let Err(status) = service.read_values_into(&selection, &sender) {
                let _ = sender.blocking_send(Err(service.refused(status)));
            }
        });
        Ok(Response::new(ReceiverStream::new(receiver)))
    }

    fn read_values_into(
        &self,
        selection: &ValueSelection,
        sender: &Answer<v1::ValuesPart>,
    ) -> Result<(), Status> {
        let stamp = self.stamp()?;
        let part = |values: &[IntervalValue]| v1::ValuesPart {
            stamp: Some(stamp.clone().into()),
            series: values_to_series(values),
        };
        let mut values: Vec<IntervalValue> = Vec::new();
        let mut sent = false;
        self.store
            .read_values(selection, &mut |stored| {
                values.push(IntervalValue {
                    key: stored.key,
                    value: stored.value,
                });
                if values.len() < VALUES_PER_PART {
                    return ControlFlow::Continue(());
                }
                sent = true;
                let outcome = sender.blocking_send(Ok(part(&values)));
                values.clear();
                gone(outcome.is_err())
            })
            .map_err(|error| unavailable(&error))?;
        if !values.is_empty() || !sent {
            // Whoever asked may be gone.
            let _ = sender.blocking_send(Ok(part(&values)));
        }
        Ok(())
    }

    pub(super) async fn send_activities(
        &self,
        entry: Entry,
        request: v1::ReadActivitiesRequest,
    ) -> Parts<v1::ActivitiesPart> {
        let cache = Arc::clone(&self.catalog);
        let catalog = tokio::task::spawn_blocking(move || cache.current())
            .await
            .map_err(|_| Status::unavailable("the server is stopping"))?
            .map_err(|error| self.refused(unavailable(&error)))?;
        if catalog.external_system(request.system.trim()).is_none() {
            let words = format!("there is no external system “{}”", request.system.escape_debug());
            return Err(self.refused(Status::invalid_argument(words)));
        }
        let selection = ActivitySelection {
            system: Some(request.system.trim().to_owned()),
            agents: request.agents,
            from: self.bound(&request.from_day)?,
            to: self.bound(&request.to_day)?,
            order: DayOrder::Agent,
        };
        let (sender, receiver) = mpsc::channel(AHEAD);
        let service = self.clone();
        tokio::task::spawn_blocking(move || {
            let _entry = entry;
            if let Err(status) = service.read_days_into(&selection, &sender) {
                let _ = sender.blocking_send(Err(service.refused(status)));
            }
        });
        Ok(Response::new(ReceiverStream::new(receiver)))
    }

    fn read_days_into(
        &self,
        selection: &ActivitySelection,
        sender: &Answer<v1::ActivitiesPart>,
    ) -> Result<(), Status> {
        let stamp = self.stamp()?;
        let part = |days: &[AgentDay]| v1::ActivitiesPart {
            stamp: Some(stamp.clone().into()),
            days: days.iter().map(Into::into).collect(),
        };
        let (mut days, mut spans, mut sent): (Vec<AgentDay>, usize, bool) = (Vec::new(), 0, false);
        self.store
            .read_activities(selection, &mut |stored| {
                spans += stored.day.spans.len();
                days.push(stored.day);
                if spans < SPANS_PER_PART {
                    return ControlFlow::Continue(());
                }
                (spans, sent) = (0, true);
                let outcome = sender.blocking_send(Ok(part(&days)));
                days.clear();
                gone(outcome.is_err())
            })
            .map_err(|error| unavailable(&error))?;
        if !days.is_empty() || !sent {
            // Whoever asked may be gone.
            let _ = sender.blocking_send(Ok(part(&days)));
        }
        Ok(())
    }

    fn stamp(&self) -> Result<StoreStamp, Status> {
        Ok(self.store.life().map_err(|error| unavailable(&error))?.stamp)
    }

    /// Empty: without end.
    fn bound(&self, day: &str) -> Result<Option<Date>, Status> {
        match day {
            "" => Ok(None),
            day => day.parse().map(Some).map_err(|_| {
                let words = format!("“{}” is not a day: expected YYYY-MM-DD", day.escape_debug());
                self.refused(Status::invalid_argument(words))
            }),
        }
    }
}

fn gone(gone: bool) -> ControlFlow<()> {
    if gone {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}
