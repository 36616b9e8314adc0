//! The channel between the console and the service, “ixculcmm” (spec page 5): a Unix socket or a Windows named pipe,
//! never a network port.
//!
//! [`Listener`] serves an [`Engine`](crate::engine::Engine), [`Client`] is one at the other end. Each connection begins
//! with a greeting that carries the channel's version, so that an older program gets a clear word; then questions and
//! answers follow as frames of JSON, one at a time. Events have a connection of their own.

mod address;
mod client;
mod events;
mod frame;
mod greeting;
mod listener;
mod rights;
mod seat;

pub use address::Address;
pub use client::{Client, Patience};
pub use listener::{Limits, ListenError, Listener};
pub use rights::{Admitted, GROUP, Person, Registration, RegistrationError, Scope};

/// Grows with every change of what travels here.
pub const CHANNEL_VERSION: u32 = 5;

/// What `xlink register --system` prints (spec page 5), in every language.
pub const REGISTERED_SYSTEM: &str = "ixculcmm.dll registered SYSTEM GLOBAL";

/// The same for `xlink register`.
pub const REGISTERED_USER: &str = "ixculcmm.dll registered";

#[cfg(test)]
mod tests;
