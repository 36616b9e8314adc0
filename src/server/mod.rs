//! The Enterprise Server: protocol service, catalogue, users, store (spec page 7).
//!
//! A request's way: [`serve`] accepts lines (plain or TLS) → `service` checks token, limits and sense → reading goes to
//! the [`store`] at once, writing through the one `writer`, which puts waiting batches into one commit → the answer. The
//! `watcher` looks at the store several times a second, because `xlink wfm …` in other processes changes it too.

mod accounts;
pub mod catalog;
mod limits;
mod line;
mod metrics;
mod serve;
mod service;
pub mod store;
mod tokens;
mod watcher;
mod writer;

pub use accounts::{PasswordError, verifier};
pub use limits::Limits;
pub use serve::{Options, Running, ServeError, start};
