//! `xlink wfm restored`

use super::place::Place;
use crate::cli::here::tell;
use crate::cli::{Global, Status};

/// Says that the store was restored from a backup: a new epoch begins, and every xlink compares and sends again what is
/// missing. Needed only where a backup was written over the file itself together with `wfm.mark`; every other restore is
/// noticed when the store is opened.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink wfm restored --data /srv/wfm")]
pub(super) struct Args {}

pub(super) fn run(global: &Global, place: &Place, _args: Args) -> color_eyre::Result<Status> {
    let life = place.open_to_change(global)?.renew_epoch()?;
    tell(format_args!("epoch {} begins", life.stamp.epoch))?;
    Ok(Status::Done)
}
