//! The edge between the program and whoever started it: exit statuses, errors in words (spec page 5).

use crate::files::FileError;
use color_eyre::eyre;
use std::io::Write;
use std::process::ExitCode;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// 0
    Done,
    /// 1: done with warnings, rejected values or values still waiting in the outbox.
    Warnings,
    /// 2
    Failed,
    /// 64
    WrongUsage,
}

impl Status {
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::Warnings => 1,
            Self::Failed => 2,
            Self::WrongUsage => 64,
        }
    }
}

/// Wrong usage that the argument parser cannot see; ends with 64.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Usage(String);

impl Usage {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

/// Panics and errors are reported by color-eyre; installing it twice (tests) is harmless.
pub(super) fn install() {
    let hook = color_eyre::config::HookBuilder::default()
        .display_env_section(false)
        .capture_span_trace_by_default(false)
        .install();
    if let Err(error) = hook {
        tracing::debug!("error reports keep their first form: {error}");
    }
}

/// Prints to standard output; a closed pipe is the reader's way to say “enough”.
pub(super) fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(Status::Failed.code()),
        _ => ExitCode::SUCCESS,
    }
}

pub(super) fn finish(result: eyre::Result<Status>, verbose: u8) -> ExitCode {
    match result {
        Ok(status) => ExitCode::from(status.code()),
        Err(report) if closed_pipe(&report) => ExitCode::SUCCESS,
        Err(report) => {
            remark!("{}", in_words(&report, verbose));
            let usage = report.downcast_ref::<Usage>().is_some();
            ExitCode::from(if usage { Status::WrongUsage } else { Status::Failed }.code())
        }
    }
}

fn closed_pipe(report: &eyre::Report) -> bool {
    report
        .chain()
        .filter_map(|cause| cause.downcast_ref::<std::io::Error>())
        .any(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
}

/// What failed on the first line, then why, each cause once.
fn in_words(report: &eyre::Report, verbose: u8) -> String {
    if verbose > 1 {
        return format!("{report:?}");
    }
    let mut text = format!("xlink: {report}");
    let mut said = report.to_string();
    let causes: Vec<_> = report.chain().collect();
    for pair in causes.windows(2) {
        // A file's error tells the system's in words already.
        if pair[0].is::<FileError>() && pair[1].is::<std::io::Error>() {
            continue;
        }
        let cause = pair[1].to_string();
        // Many errors already tell their cause; saying it twice helps nobody.
        if !said.contains(&cause) {
            text.push_str(&format!("\n  because: {cause}"));
            said = cause;
        }
    }
    text
}

pub(super) fn not_understood(error: &clap::Error) -> ExitCode {
    let asked = !error.use_stderr();
    match error.print() {
        _ if !asked => ExitCode::from(Status::WrongUsage.code()),
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(Status::Failed.code()),
        _ => ExitCode::SUCCESS,
    }
}
