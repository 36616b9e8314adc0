//! `xlink completions SHELL`

use super::{Cli, Global, Status};
use clap::CommandFactory;
use std::io::Write;

/// Completions for a shell, on standard output.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink completions bash > /etc/bash_completion.d/xlink")]
pub struct Args {
    /// Whose completions.
    shell: clap_complete::Shell,
}

pub fn run(_global: &Global, args: Args) -> color_eyre::Result<Status> {
    // Not straight to standard output: whoever stops reading it is no reason to panic.
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "xlink", &mut text);
    std::io::stdout().lock().write_all(&text)?;
    Ok(Status::Done)
}
