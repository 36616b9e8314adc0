//! `xlink restore FILE`: an installation out of its backup (spec page 5).

use super::here::tell;
use super::{Global, Status, Usage};
use crate::backup;
use crate::time::Clock;
use std::path::PathBuf;

/// Puts what `xlink backup` kept into the installation directory. The passphrase is asked for, or read as one line from
/// standard input. Stop the service first.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  xlink --dir /srv/xlink restore xlink-2026-03-01.tar\n  xlink restore old.tar --overwrite < passphrase.txt"
)]
pub struct Args {
    /// A file that `xlink backup` made.
    file: PathBuf,
    /// Replace files of another content; they are kept as dated copies.
    #[arg(long)]
    overwrite: bool,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    if global.read_only {
        return Err(Usage::new("--read-only changes nothing, and restoring does").into());
    }
    let directory = global.directory();
    let backup = backup::read(&args.file, &super::backup::ask(false)?)?;
    let restored = backup.restore(&directory, args.overwrite, &Clock::system())?;
    tell(format_args!(
        "{} files restored into {}:",
        restored.files.len(),
        directory.display()
    ))?;
    for name in &restored.files {
        tell(format_args!("  {name}"))?;
    }
    for copy in restored.kept {
        tell(format_args!(
            "What was there before is kept as {}",
            copy.display()
        ))?;
    }
    if restored.files.iter().any(|name| name == "state/ledger.db") {
        tell(
            "What waited for the WFM when the backup was made is held against the WFM first: newer values there stay.",
        )?;
    }
    Ok(Status::Done)
}
