//! Agent days on the wire.

use super::batch::{batch_bytes, refusal};
use super::values::{moment, stamp};
use super::{error::WireError, v1};
use crate::model::{AgentDay, AgentSpan, BatchId, Message, Refusal, StoreStamp, Worded, message};
use jiff::civil::Date;

/// Names and IDs are never longer.
const LONGEST: usize = 255;

/// A day that the server did not store.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RefusedDay {
    pub system: String,
    pub agent: String,
    pub day: Date,
    pub why: Refusal,
}

/// What the server did with a batch of agent days.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PutActivitiesOutcome {
    pub stamp: StoreStamp,
    pub stored_days: u32,
    pub unchanged_days: u32,
    pub refused: Vec<RefusedDay>,
    /// The batch had been stored before; the counts are those of the first time.
    pub repeated: bool,
    /// Of the catalogue afterwards: activities seen for the first time make a new one.
    pub revision: u64,
}

/// What makes an agent's day senseless.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum AgentDayError {
    Empty(&'static str),
    TooLong(&'static str),
    NoLength,
    Overlap,
    OutOfRange,
}

impl Worded for AgentDayError {
    fn message(&self) -> Message {
        match self {
            Self::Empty(text) => message!("wire-agent-day-empty", "the {text} is empty", text = *text),
            Self::TooLong(text) => message!(
                "wire-agent-day-too-long",
                "the {text} is longer than 255 bytes",
                text = *text
            ),
            Self::NoLength => message!("wire-agent-day-no-length", "a span ends before it has begun"),
            Self::Overlap => message!("wire-agent-day-overlap", "two spans overlap or are out of order"),
            Self::OutOfRange => message!("wire-agent-day-out-of-range", "a moment is out of range"),
        }
    }
}

pub fn activities_request(batch: BatchId, days: &[AgentDay]) -> v1::PutActivitiesRequest {
    v1::PutActivitiesRequest {
        batch: batch_bytes(batch),
        days: days.iter().map(v1::AgentDay::from).collect(),
    }
}

/// Understands one agent's day: names trimmed, spans in order, none overlapping, each with a length.
pub fn agent_day(wire: v1::AgentDay) -> Result<AgentDay, WireError> {
    let day = day(&wire.day)?;
    let wrong = |why| WireError::AgentDay {
        system: wire.system.clone(),
        agent: wire.agent.clone(),
        day: wire.day.clone(),
        why,
    };
    let system = text("system", &wire.system).map_err(wrong)?;
    let agent = text("agent", &wire.agent).map_err(wrong)?;
    let mut spans: Vec<AgentSpan> = Vec::with_capacity(wire.spans.len());
    for span in &wire.spans {
        let span = agent_span(span).map_err(wrong)?;
        if spans.last().is_some_and(|before| before.end > span.start) {
            return Err(wrong(AgentDayError::Overlap));
        }
        spans.push(span);
    }
    Ok(AgentDay {
        system,
        agent,
        day,
        spans,
    })
}

fn agent_span(span: &v1::AgentSpan) -> Result<AgentSpan, AgentDayError> {
    let at = |second| moment("", second).map_err(|_| AgentDayError::OutOfRange);
    let span = AgentSpan {
        activity: text("activity", &span.activity)?,
        start: at(span.start)?,
        end: at(span.end)?,
    };
    if span.end > span.start {
        Ok(span)
    } else {
        Err(AgentDayError::NoLength)
    }
}

fn text(what: &'static str, text: &str) -> Result<String, AgentDayError> {
    match text.trim() {
        "" => Err(AgentDayError::Empty(what)),
        text if text.len() > LONGEST => Err(AgentDayError::TooLong(what)),
        text => Ok(text.to_owned()),
    }
}

pub(super) fn day(text: &str) -> Result<Date, WireError> {
    let wrong = || WireError::Day(text.to_owned());
    if text.len() != 10 {
        return Err(wrong());
    }
    text.parse().map_err(|_| wrong())
}

impl From<&AgentDay> for v1::AgentDay {
    fn from(day: &AgentDay) -> Self {
        Self {
            system: day.system.clone(),
            agent: day.agent.clone(),
            day: day.day.to_string(),
            spans: day
                .spans
                .iter()
                .map(|span| v1::AgentSpan {
                    activity: span.activity.clone(),
                    start: span.start.0,
                    end: span.end.0,
                })
                .collect(),
        }
    }
}

impl From<&PutActivitiesOutcome> for v1::PutActivitiesReply {
    fn from(outcome: &PutActivitiesOutcome) -> Self {
        Self {
            stamp: Some(outcome.stamp.clone().into()),
            stored_days: outcome.stored_days,
            unchanged_days: outcome.unchanged_days,
            refused: outcome
                .refused
                .iter()
                .map(|refused| v1::RefusedDay {
                    system: refused.system.clone(),
                    agent: refused.agent.clone(),
                    day: refused.day.to_string(),
                    why: v1::Refusal::from(refused.why).into(),
                })
                .collect(),
            repeated_batch: outcome.repeated,
            revision: outcome.revision,
        }
    }
}

impl TryFrom<v1::PutActivitiesReply> for PutActivitiesOutcome {
    type Error = WireError;

    fn try_from(reply: v1::PutActivitiesReply) -> Result<Self, WireError> {
        let refused = reply
            .refused
            .into_iter()
            .map(|refused| {
                Ok(RefusedDay {
                    day: day(&refused.day)?,
                    system: refused.system,
                    agent: refused.agent,
                    why: refusal(refused.why),
                })
            })
            .collect::<Result<_, WireError>>()?;
        Ok(Self {
            stamp: stamp(reply.stamp)?,
            stored_days: reply.stored_days,
            unchanged_days: reply.unchanged_days,
            refused,
            repeated: reply.repeated_batch,
            revision: reply.revision,
        })
    }
}
