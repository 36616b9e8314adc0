//! `xlink restore FILE`: an installation out of its backup (spec page 5).

use super::here::tell;
use super::{Global, Status, Usage};
use crate::backup;
use crate::model::message;
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
        return Err(Usage::new(super::here::read_only()).into());
    }
    let directory = global.directory();
    let backup = backup::read(&args.file, &super::backup::ask(global, false)?)?;
    let restored = backup.restore(&directory, args.overwrite, &Clock::system())?;
    let words = super::service::words(global, &directory);
    let head = message!(
        "backup-restored",
        "{count} files restored into {directory}:",
        count = restored.files.len(),
        directory = directory.display(),
    );
    tell(words.tell(&head))?;
    for name in &restored.files {
        tell(format_args!("  {name}"))?;
    }
    for copy in restored.kept {
        let kept = message!(
            "backup-kept",
            "What was there before is kept as {path}",
            path = copy.display(),
        );
        tell(words.tell(&kept))?;
    }
    if restored.files.iter().any(|name| name == "state/ledger.db") {
        tell(words.say("backup-held-against"))?;
    }
    Ok(Status::Done)
}
