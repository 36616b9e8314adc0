//! The way to the WFM: one [`Courier`] per installation keeps the connection and empties the ledger's outbox
//! (spec page 4, “Delivery”; page 7, “The protocol”).
//!
//! A thread of its own does the work; everything a caller may ask is plain and blocking. The connection's life stands
//! in `link`, what happens while it holds in `session`, the sending of batches in `drain`, which knows a destination
//! only as something that takes batches.

mod backoff;
mod configured;
mod courier;
mod drain;
mod enterprise;
mod error;
mod link;
mod pace;
mod probe;
mod rate;
mod refusal;
mod session;
mod settings;
mod shared;

pub use configured::{destination, wfm_settings};
pub use courier::Courier;
pub use error::ReadError;
pub use pace::Pace;
pub use probe::{probe, try_sign_in};
pub use refusal::{forget_refusal, refused_before, remember_refusal};
pub use settings::{Access, Secret, WfmSettings};
pub use shared::{Counters, CourierEvent, Drained};
