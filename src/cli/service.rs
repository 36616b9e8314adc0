//! `xlink service …`: the service “ISPS Xlink” (spec page 5).

use super::here::notice_line;
use super::{Global, Status, Usage, deeds};
use crate::config::Installation;
use crate::control::Client;
use crate::engine::Engine;
use crate::i18n::{Language, Words};
use crate::manager::{self, Kind, Manager, ManagerError, Phase};
use crate::model::{Message, Worded};
use crate::service::{self, LogFormat};
use crate::time::Clock;
use clap::Subcommand;
use std::io::Write;
use std::path::Path;

/// The service that imports by itself.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Register the service with the system and start it.
    #[command(
        after_help = "Examples:\n  xlink service install\n  xlink service install --manager standalone"
    )]
    Install(InstallArgs),
    /// Stop the service and take it off the system.
    #[command(after_help = "Example:\n  xlink service remove")]
    Remove(Managed),
    /// Start the installed service.
    #[command(after_help = "Example:\n  xlink service start")]
    Start(Managed),
    /// Stop the service; the write in hand is finished, the outbox is kept.
    #[command(after_help = "Example:\n  xlink service stop")]
    Stop(Managed),
    /// Stop and start.
    #[command(after_help = "Example:\n  xlink service restart")]
    Restart(Managed),
    /// Whether it is installed and runs.
    #[command(after_help = "Example:\n  xlink service status --json")]
    Status(Managed),
    /// Run in the foreground, with your own account, until Ctrl+C.
    #[command(after_help = "Examples:\n  xlink service run\n  xlink service run --log-format json")]
    Run(RunArgs),
}

#[derive(Debug, clap::Args)]
struct Managed {
    /// systemd, standalone, windows or launchd; else the one it is installed with, or this machine's own.
    #[arg(long, value_name = "MANAGER")]
    manager: Option<Kind>,
    /// As JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, clap::Args)]
struct InstallArgs {
    #[command(flatten)]
    managed: Managed,
    /// The service's log for machines, beside its log for people.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
}

#[derive(Debug, clap::Args)]
struct RunArgs {
    #[command(flatten)]
    managed: Managed,
    /// `json`: one JSON object a line on standard output, and in isps_uls.jsonl.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = LogFormat::Text)]
    log_format: LogFormat,
    /// For the demo: imports what is due every so many seconds.
    #[arg(long, value_name = "SECONDS", hide = true)]
    hurry: Option<u32>,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    if global.read_only && !matches!(args.what, What::Status(_)) {
        return Err(Usage::new(super::here::read_only()).into());
    }
    match args.what {
        What::Install(args) => install(global, &directory, &args),
        What::Remove(args) => quietly(|say| deeds::remove(&directory, args.manager, say)),
        What::Start(args) => {
            aloud(global, &directory, |say| {
                deeds::start(&directory, args.manager, say)
            })?;
            Ok(Status::Done)
        }
        What::Stop(args) => quietly(|say| deeds::stop(&directory, args.manager, say)),
        What::Restart(args) => {
            aloud(global, &directory, |say| {
                deeds::restart(&directory, args.manager, say)
            })?;
            Ok(Status::Done)
        }
        What::Status(args) => status(global, &directory, &args),
        What::Run(args) => {
            let options = service::Options {
                directory,
                manager: args.managed.manager,
                log_format: args.log_format,
                hurry: args.hurry,
            };
            service::run(options, &Clock::system())?;
            Ok(Status::Done)
        }
    }
}

/// Standard output holds exactly three lines, in every language (spec page 5).
fn install(global: &Global, directory: &Path, args: &InstallArgs) -> color_eyre::Result<Status> {
    let mut arguments = Vec::new();
    if args.log_format == LogFormat::Json {
        arguments.extend(["--log-format".to_owned(), "json".to_owned()]);
    }
    let manager = aloud(global, directory, |say| {
        deeds::install(directory, args.managed.manager, arguments, say)
    })?;
    if manager == Kind::Standalone {
        remark!("{}", words(global, directory).say("service-standalone"));
    }
    Ok(Status::Done)
}

/// Does it and prints its lines; then what is wrong with the files.
fn aloud<T>(
    global: &Global,
    directory: &Path,
    deed: impl FnOnce(deeds::Say<'_>) -> Result<T, Message>,
) -> color_eyre::Result<T> {
    let done = deed(&mut |text| print(text));
    if directory.is_dir() {
        findings(words(global, directory), directory);
    }
    Ok(done?)
}

fn quietly(deed: impl FnOnce(deeds::Say<'_>) -> Result<(), Message>) -> color_eyre::Result<Status> {
    deed(&mut |text| print(text))?;
    Ok(Status::Done)
}

/// Whoever stops reading does not stop the work.
fn print(text: &str) {
    if let Err(error) = line(text) {
        tracing::debug!("nobody reads: {error}");
    }
}

fn status(global: &Global, directory: &Path, args: &Managed) -> color_eyre::Result<Status> {
    let status = of(directory, args.manager)?;
    let pid = match status.phase {
        Phase::Running(pid) => pid,
        _ => None,
    };
    if args.json {
        let json = serde_json::json!({
            "state": status.phase.name(),
            "manager": status.manager.name(),
            "automatic": status.automatic,
            "account": status.account,
            "pid": pid,
            "directory": directory,
        });
        line(&json.to_string())?;
        return Ok(Status::Done);
    }
    let words = words(global, directory);
    let phase = match status.phase {
        Phase::NotInstalled => "service-not-installed",
        Phase::Stopped => "service-stopped",
        Phase::Running(_) => "service-running",
        Phase::Starting => "service-starting",
        Phase::Failed => "service-failed",
    };
    let directory = directory.display().to_string();
    line(&words.with(
        phase,
        &[
            ("directory", directory.into()),
            ("manager", status.manager.name().into()),
        ],
    ))?;
    if let Some(pid) = pid {
        line(&words.with(
            "service-pid",
            &[
                ("pid", pid.to_string().into()),
                ("account", status.account.into()),
            ],
        ))?;
    }
    Ok(Status::Done)
}

/// Where the service of an installation stands, whichever manager it has.
///
/// # Errors
/// The manager does not answer, or this account may not look.
pub(super) fn of(directory: &Path, forced: Option<Kind>) -> Result<manager::Status, ManagerError> {
    match (forced, manager::installed(directory)) {
        (Some(kind), _) => manager::of_kind(kind)?.status(directory),
        (None, Some(installed)) => installed.status(directory),
        // Also a service in the foreground is seen there.
        (None, None) => manager::Standalone.status(directory),
    }
}

/// What is wrong with the files, mappings and scripts is said and prevents nothing (spec page 5). A running service knows
/// more than the files alone tell.
fn findings(words: Words, directory: &Path) {
    let of_service = Client::connect(directory).and_then(|client| client.snapshot());
    let lines: Vec<String> = match of_service {
        Ok(snapshot) => {
            let notices = snapshot.notices.iter();
            notices.map(|notice| notice_line(words, notice)).collect()
        }
        Err(_) => Installation::open(directory)
            .load()
            .1
            .iter()
            .map(|finding| words.tell(&finding.message()))
            .collect(),
    };
    lines.iter().for_each(|line| remark!("{line}"));
}

fn line(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush())
}

/// The words that the installation asks for.
pub(super) fn words(global: &Global, directory: &Path) -> Words {
    let language = Installation::open(directory).load().0.general.language;
    global.words(language.and_then(|language| language.code().parse::<Language>().ok()))
}
