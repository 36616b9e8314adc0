//! The first words on a connection. Their form never changes, so that programs of any two versions understand them.

use super::CHANNEL_VERSION;
use super::frame::{self, FrameError, LONGEST_GREETING};
use crate::engine::EngineError;
use crate::model::{Message, Worded, message};
use serde::{Deserialize, Serialize};
use std::io::{Read, Write};

/// What each side says first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Greeting {
    /// Which version of the channel it speaks.
    pub channel: u32,
    /// Its own version, for people.
    pub program: String,
    /// Why the service lets nobody in; empty: welcome.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub denied: String,
    /// Why the service has no time; empty: it has.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub busy: String,
    /// The same for people of any language; an older service says only the English above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Message>,
}

impl Greeting {
    pub fn own() -> Self {
        Self {
            channel: CHANNEL_VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            denied: String::new(),
            busy: String::new(),
            why: None,
        }
    }
}

/// The client's side: says hello and reads the service's word.
pub(super) fn greet(stream: impl Read + Write + Copy) -> Result<Greeting, EngineError> {
    let unreachable = |error: FrameError| {
        EngineError::Unreachable(message!(
            "control-no-answer",
            "the service does not answer ({why})",
            why = error.message(),
        ))
    };
    frame::write(stream, &Greeting::own(), LONGEST_GREETING).map_err(unreachable)?;
    let theirs: Greeting = frame::read(stream, LONGEST_GREETING).map_err(unreachable)?;
    if !theirs.denied.is_empty() {
        let why = theirs.why.unwrap_or_else(|| theirs.denied.into());
        return Err(EngineError::AccessDenied(why));
    }
    if !theirs.busy.is_empty() {
        let why = theirs.why.unwrap_or_else(|| theirs.busy.into());
        return Err(EngineError::Unreachable(why));
    }
    if theirs.channel != CHANNEL_VERSION {
        return Err(EngineError::Version {
            theirs: theirs.channel,
            ours: CHANNEL_VERSION,
        });
    }
    Ok(theirs)
}
