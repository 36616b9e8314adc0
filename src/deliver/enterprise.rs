//! An Enterprise Server as a destination: one signed-in channel.

use super::Pace;
use crate::ledger::{Batch, BatchContent, BatchLimits, BatchReply, ReadBack, RefusedDay};
use crate::model::{AgentDay, Catalog, Message, QueueId, UtcSecond, Version, Worded, message};
use crate::wire::v1::enterprise_client::EnterpriseClient;
use crate::wire::{
    CatalogHead, CatalogReader, PutActivitiesOutcome, PutValuesOutcome, Token, WireError, activities_request,
    agent_day, v1, values_from_series, values_request,
};
use jiff::civil::Date;
use std::time::Duration;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Channel;
use tonic::{Code, Status, Streaming};

/// Parts of catalogues and ranges; the server cuts them far smaller.
const LARGEST_ANSWER: usize = 64 * 1024 * 1024;
/// Larger batches gain nothing and make a lost one dearer.
const WISE_VALUES: u32 = 10_000;
const WISE_DAYS: u32 = 1_000;
/// No value takes more on the wire, its share of the series' head included.
const BYTES_PER_VALUE: u32 = 48;

/// Why a request led nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RequestError {
    /// The sign-in ended: sign in again.
    TokenEnded,
    /// This user may not do it.
    Forbidden(Message),
    /// The server does not take this batch as it is, and stored nothing of it.
    Unfit(Message),
    /// The server knows this batch's number with other content, and stored nothing now.
    NumberTaken,
    /// Line or server failed; whether anything was stored is unknown.
    Lost(Message),
}

/// A signed-in Enterprise Server.
#[derive(Clone)]
pub(super) struct Enterprise {
    client: EnterpriseClient<InterceptedService<Channel, Token>>,
    limits: v1::Limits,
    pace: Pace,
}

impl Enterprise {
    pub(super) fn new(channel: Channel, token: Token, limits: v1::Limits, pace: Pace) -> Self {
        let client = EnterpriseClient::with_interceptor(channel, token)
            .max_decoding_message_size(LARGEST_ANSWER)
            .max_encoding_message_size(usize::MAX);
        Self { client, limits, pace }
    }

    /// What one batch may hold here.
    pub(super) fn batch_limits(&self) -> BatchLimits {
        let announced = |limit: u32| if limit == 0 { u32::MAX } else { limit };
        let bytes = announced(self.limits.max_message_bytes);
        BatchLimits {
            values: WISE_VALUES
                .min(announced(self.limits.max_batch_values))
                .min(bytes / BYTES_PER_VALUE)
                .max(1),
            agent_days: WISE_DAYS.min(announced(self.limits.max_batch_days)),
            agent_bytes: u64::from(bytes / 2).min(4 * 1024 * 1024),
        }
    }

    /// Whether a batch that was made for another connection may travel on this one.
    pub(super) fn takes(&self, batch: &Batch) -> bool {
        let most = |limit: u32| if limit == 0 { usize::MAX } else { limit as usize };
        match &batch.content {
            BatchContent::Values(values) => values.len() <= most(self.limits.max_batch_values),
            BatchContent::AgentDays(days) => days.len() <= most(self.limits.max_batch_days),
        }
    }

    /// How many batches may travel at once; the watch and a reading need room beside them.
    pub(super) fn batches_at_once(&self) -> usize {
        match self.limits.max_concurrent_requests {
            0 => 4,
            few => (few as usize).saturating_sub(2).clamp(1, 4),
        }
    }

    /// Sends one batch and awaits the word that it is stored.
    pub(super) async fn put(&self, batch: &Batch) -> Result<BatchReply, RequestError> {
        let mut client = self.client.clone();
        match &batch.content {
            BatchContent::Values(values) => {
                let reply = self
                    .answered(client.put_values(values_request(batch.id, values)))
                    .await?;
                let outcome = PutValuesOutcome::try_from(reply).map_err(misunderstood)?;
                Ok(BatchReply {
                    stamp: outcome.stamp,
                    revision: outcome.revision,
                    refused_values: outcome.refused,
                    refused_days: Vec::new(),
                })
            }
            BatchContent::AgentDays(days) => {
                let reply = self
                    .answered(client.put_activities(activities_request(batch.id, days)))
                    .await?;
                let outcome = PutActivitiesOutcome::try_from(reply).map_err(misunderstood)?;
                let refused = outcome.refused.into_iter().map(|day| RefusedDay {
                    system: day.system,
                    agent: day.agent,
                    day: day.day,
                    why: day.why,
                });
                Ok(BatchReply {
                    stamp: outcome.stamp,
                    revision: outcome.revision,
                    refused_values: Vec::new(),
                    refused_days: refused.collect(),
                })
            }
        }
    }

    pub(super) async fn catalog(&self) -> Result<Catalog, RequestError> {
        let mut client = self.client.clone();
        let mut parts = self
            .answered(client.read_catalog(v1::ReadCatalogRequest {}))
            .await?;
        let mut reader = CatalogReader::default();
        while let Some(part) = next(&mut parts, self.pace.answer).await? {
            reader.add(part).map_err(misunderstood)?;
        }
        reader.finish().map_err(misunderstood)
    }

    pub(super) async fn watch(&self) -> Result<CatalogWatch, RequestError> {
        let mut client = self.client.clone();
        let notices = self
            .answered(client.watch_catalog(v1::WatchCatalogRequest {}))
            .await?;
        Ok(CatalogWatch {
            notices,
            silence: self.pace.silence,
        })
    }

    /// Everything the WFM holds of some queues' historical values with `from <= start < to`.
    pub(super) async fn values(
        &self,
        queues: Vec<QueueId>,
        from: UtcSecond,
        to: UtcSecond,
    ) -> Result<ReadBack, RequestError> {
        let request = v1::ReadValuesRequest {
            queues: queues.iter().map(|queue| queue.0).collect(),
            value_types: Vec::new(),
            version: v1::Version::from(Version::Historical).into(),
            from: from.0,
            to: to.0,
        };
        let mut client = self.client.clone();
        let mut parts = self.answered(client.read_values(request)).await?;
        let (mut values, mut stamp) = (Vec::new(), None);
        while let Some(part) = next(&mut parts, self.pace.answer).await? {
            values.extend(values_from_series(&part.series).map_err(misunderstood)?);
            stamp = part.stamp.or(stamp);
        }
        let stamp = stamp.ok_or(WireError::Missing("store")).map_err(misunderstood)?;
        let stamp = crate::model::StoreStamp {
            store: stamp.store,
            epoch: stamp.epoch,
        };
        Ok(ReadBack {
            stamp,
            queues,
            from,
            to,
            values,
        })
    }

    /// Agent days of one system as the WFM stores them, both days inclusive.
    pub(super) async fn activities(
        &self,
        system: String,
        first: Date,
        last: Date,
    ) -> Result<Vec<AgentDay>, RequestError> {
        let request = v1::ReadActivitiesRequest {
            system,
            agents: Vec::new(),
            from_day: first.to_string(),
            to_day: last.to_string(),
        };
        let mut client = self.client.clone();
        let mut parts = self.answered(client.read_activities(request)).await?;
        let mut days = Vec::new();
        while let Some(part) = next(&mut parts, self.pace.answer).await? {
            for day in part.days {
                days.push(agent_day(day).map_err(misunderstood)?);
            }
        }
        Ok(days)
    }

    async fn answered<T>(
        &self,
        call: impl Future<Output = Result<tonic::Response<T>, Status>>,
    ) -> Result<T, RequestError> {
        match tokio::time::timeout(self.pace.answer, call).await {
            Ok(Ok(response)) => Ok(response.into_inner()),
            Ok(Err(status)) => Err(judged(&status)),
            Err(_) => Err(RequestError::Lost(message!(
                "deliver-no-answer",
                "no answer for {seconds} seconds",
                seconds = self.pace.answer.as_secs(),
            ))),
        }
    }
}

/// The server's word on its catalogue, again and again.
pub(super) struct CatalogWatch {
    notices: Streaming<v1::CatalogNotice>,
    silence: Duration,
}

impl CatalogWatch {
    /// The next notice; silence means a dead line.
    pub(super) async fn next(&mut self) -> Result<CatalogHead, RequestError> {
        match next(&mut self.notices, self.silence).await? {
            Some(notice) => CatalogHead::try_from(notice).map_err(misunderstood),
            None => Err(RequestError::Lost(message!(
                "deliver-line-closed",
                "the server closed the line"
            ))),
        }
    }
}

async fn next<T>(parts: &mut Streaming<T>, patience: Duration) -> Result<Option<T>, RequestError> {
    match tokio::time::timeout(patience, parts.message()).await {
        Ok(Ok(part)) => Ok(part),
        Ok(Err(status)) => Err(judged(&status)),
        Err(_) => Err(RequestError::Lost(message!(
            "deliver-silence",
            "nothing was heard for {seconds} seconds",
            seconds = patience.as_secs(),
        ))),
    }
}

fn judged(status: &Status) -> RequestError {
    let why = Message::from(in_words(status));
    match status.code() {
        Code::Unauthenticated => RequestError::TokenEnded,
        Code::PermissionDenied => RequestError::Forbidden(why),
        Code::AlreadyExists => RequestError::NumberTaken,
        Code::InvalidArgument | Code::OutOfRange => RequestError::Unfit(why),
        _ => RequestError::Lost(why),
    }
}

/// The server's own words, else the innermost cause.
fn in_words(status: &Status) -> String {
    let mut why = status.message().to_owned();
    let mut cause = std::error::Error::source(status);
    while let Some(inner) = cause {
        why = inner.to_string();
        cause = inner.source();
    }
    if why.is_empty() {
        status.code().description().to_owned()
    } else {
        why
    }
}

fn misunderstood(error: WireError) -> RequestError {
    RequestError::Lost(message!(
        "deliver-no-sense",
        "its answer makes no sense: {why}",
        why = error.message(),
    ))
}
