//! xlink brings what a contact centre's telephone system knows into its workforce-management queues.
//!
//! The rooms and who may call whom: `ARCHITECTURE.md`.

pub mod backup;
pub mod check;
pub mod cli;
pub mod config;
pub mod console;
pub mod control;
pub mod deliver;
pub mod demo;
pub mod engine;
pub mod files;
pub mod i18n;
pub mod import;
pub mod ini;
pub mod journal;
pub mod ledger;
pub mod local;
pub mod manager;
pub mod mapping;
pub mod model;
pub mod passcode;
pub mod script;
pub mod server;
pub mod service;
pub mod source;
pub mod time;
pub mod wire;
