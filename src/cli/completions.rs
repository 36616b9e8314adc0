//! `xlink completions SHELL`

use super::{Cli, Global, Status};
use clap::CommandFactory;

/// Completions for a shell, on standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink completions bash > /etc/bash_completion.d/xlink")]
pub struct Args {
    shell: clap_complete::Shell,
}

pub fn run(_global: &Global, args: Args) -> color_eyre::Result<Status> {
    clap_complete::generate(args.shell, &mut Cli::command(), "xlink", &mut std::io::stdout());
    Ok(Status::Done)
}
