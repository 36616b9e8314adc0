//! `xlink man DIR`

use super::edge::Above;
use super::{Cli, Global, Status};
use crate::model::message;
use clap::CommandFactory;
use std::path::PathBuf;

/// Manual pages, one file per command.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink man /usr/local/share/man/man1")]
pub struct Args {
    /// Folder for the pages; made when it is not there.
    folder: PathBuf,
}

pub fn run(_global: &Global, args: Args) -> color_eyre::Result<Status> {
    let said = || {
        message!(
            "cli-no-manual",
            "cannot write the manual pages into {folder}",
            folder = args.folder.display(),
        )
    };
    std::fs::create_dir_all(&args.folder).above(said)?;
    clap_mangen::generate_to(Cli::command(), &args.folder).above(said)?;
    Ok(Status::Done)
}
