//! The running service (spec page 5): the engine of this process behind the channel, automatic imports when they are
//! due, changed files taken over while it runs, and an orderly end.

mod care;
mod due;
mod lines;
mod run;
mod signals;

pub use lines::notice as notice_line;
pub use run::{LogFormat, Options, ServiceError, run};
