//! The edge between the program and whoever started it: exit statuses, errors in words (spec page 5).

use crate::i18n::Words;
use crate::model::{Message, Worded};
use color_eyre::eyre;
use std::error::Error;
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
pub struct Usage(Message);

impl Usage {
    pub fn new(why: impl Into<Message>) -> Self {
        Self(why.into())
    }
}

/// What failed, above why it did.
#[derive(Debug)]
pub struct Failed {
    what: Message,
    why: eyre::Report,
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.what.fmt(f)
    }
}

impl Error for Failed {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.why.as_ref())
    }
}

/// `wrap_err` with a message.
pub trait Above<T> {
    fn above(self, what: impl FnOnce() -> Message) -> Result<T, Failed>;
}

impl<T, E: Into<eyre::Report>> Above<T> for Result<T, E> {
    fn above(self, what: impl FnOnce() -> Message) -> Result<T, Failed> {
        self.map_err(|why| Failed {
            what: what(),
            why: why.into(),
        })
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

/// `words`: the language of whoever asked.
pub(super) fn finish(result: eyre::Result<Status>, verbose: u8, words: impl FnOnce() -> Words) -> ExitCode {
    match result {
        Ok(status) => ExitCode::from(status.code()),
        Err(report) if closed_pipe(&report) => ExitCode::SUCCESS,
        Err(report) => {
            remark!("{}", in_words(&report, verbose, words()));
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
fn in_words(report: &eyre::Report, verbose: u8, words: Words) -> String {
    if verbose > 1 {
        return format!("{report:?}");
    }
    let tell =
        |error: &(dyn Error + 'static)| told(error).unwrap_or_else(|| Message::from(error.to_string()));
    let mut said = tell(report.as_ref());
    let mut text = format!("xlink: {}", words.tell(&said));
    for cause in report.chain().skip(1).map(tell) {
        // Many errors already tell their cause; saying it twice helps nobody.
        if !said.english().contains(cause.english()) {
            let because = words.with("cli-because", &[("why", words.tell(&cause).into())]);
            text.push_str(&format!("\n  {because}"));
            said = cause;
        }
    }
    text
}

/// The message of an error that has one.
pub(super) fn told(error: &(dyn Error + 'static)) -> Option<Message> {
    macro_rules! one_of {
        ($($kind:ty),+ $(,)?) => {
            $(if let Some(known) = error.downcast_ref::<$kind>() {
                return Some(known.message());
            })+
        };
    }
    if let Some(Usage(why)) = error.downcast_ref::<Usage>() {
        return Some(why.clone());
    }
    if let Some(failed) = error.downcast_ref::<Failed>() {
        return Some(failed.what.clone());
    }
    if let Some(why) = error.downcast_ref::<std::io::Error>() {
        return Some(crate::files::reason(why));
    }
    one_of!(
        Message,
        crate::backup::BackupError,
        crate::config::SaveError,
        crate::config::Wrong,
        crate::console::ConsoleError,
        crate::control::ListenError,
        crate::control::RegistrationError,
        crate::demo::AcdError,
        crate::engine::EngineError,
        crate::files::CharacterLacking,
        crate::files::FileError,
        crate::i18n::UnknownLanguage,
        crate::ini::EditError,
        crate::ini::TextError,
        crate::ledger::LedgerError,
        crate::local::OpenError,
        crate::manager::ManagerError,
        crate::manager::UnknownManager,
        crate::mapping::LeftError,
        crate::mapping::MapError,
        crate::mapping::SaveMapError,
        crate::passcode::KeyError,
        crate::passcode::PasscodeError,
        crate::script::RunError,
        crate::script::SyntaxError,
        crate::server::PasswordError,
        crate::server::ServeError,
        crate::server::catalog::CatalogError,
        crate::server::catalog::CatalogFileError,
        crate::server::catalog::TableError,
        crate::server::store::StoreError,
        crate::service::ServiceError,
        crate::source::SourceError,
        crate::time::EntryError,
        crate::time::ZoneError,
        crate::wire::IdentityError,
    );
    None
}

/// The help that was asked for, or what is wrong with the line.
pub(super) fn not_understood(error: &clap::Error, words: Words) -> ExitCode {
    if let Some(text) = super::wrong::in_words(error, words) {
        remark!("{text}");
        return ExitCode::from(Status::WrongUsage.code());
    }
    let asked = !error.use_stderr();
    match error.print() {
        _ if !asked => ExitCode::from(Status::WrongUsage.code()),
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => ExitCode::from(Status::Failed.code()),
        _ => ExitCode::SUCCESS,
    }
}
