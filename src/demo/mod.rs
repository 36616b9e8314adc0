//! A contact centre to look at (`xlink demo`): a simulated ACD that writes files as a real one would, and the WFM's
//! catalogue and the installation that belong to it. Everything follows from a seed and the date, so the same day is
//! always the same, and a demo that is started again goes on where it was.
//!
//! [`bulk`] makes test data of any size with the totals that an import must give.

mod acd;
mod agents;
pub mod bulk;
mod catalog;
mod contacts;
mod feed;
mod installation;
mod names;
mod random;
mod shape;
mod world;

pub use acd::{Acd, AcdError, Tick};
pub use catalog::catalog;
pub use installation::{Connection, InstallationFile, installation};
pub use world::{ACD, CHAT, ZONE};

#[cfg(test)]
mod tests;

/// Which contact centre of all that could be, and how busy it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// Everything that happens follows from it.
    pub seed: u64,
    /// 1: some 80,000 contacts on an ordinary day.
    pub load: f64,
}

/// Days of history that a demo begins with.
pub const HISTORY_DAYS: u32 = 7;
