//! `xlink man DIR`

use super::{Cli, Global, Status};
use clap::CommandFactory;
use color_eyre::eyre::WrapErr;
use std::path::PathBuf;

/// Manual pages, one file per command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink man /usr/local/share/man/man1")]
pub struct Args {
    /// Folder for the pages; made when it is not there.
    folder: PathBuf,
}

pub fn run(_global: &Global, args: Args) -> color_eyre::Result<Status> {
    let said = || format!("cannot write the manual pages into {}", args.folder.display());
    std::fs::create_dir_all(&args.folder).wrap_err_with(said)?;
    clap_mangen::generate_to(Cli::command(), &args.folder).wrap_err_with(said)?;
    Ok(Status::Done)
}
