//! Planning what is due, reading, putting into intervals, running scripts, judging (spec page 4).

pub mod compute;
pub mod intervals;
pub mod plan;
pub mod run;
pub mod schedule;
pub mod timelink;
