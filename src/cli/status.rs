//! `xlink status`: service, connection, queues with their last interval and gaps, outbox (spec page 8).

mod gather;
mod report;
mod show;

use super::{Global, Status, engine};
use clap::Args as ClapArgs;
use std::io::{IsTerminal, Write};
use std::time::Duration;

/// Shows how things stand; with or without a running service.
#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:\n  xlink status\n  xlink status --json\n  xlink status --watch")]
pub struct Args {
    /// As JSON; with --watch one object a line.
    #[arg(long)]
    json: bool,
    /// Again and again, until Ctrl+C.
    #[arg(long)]
    watch: bool,
}

/// How often `--watch` looks.
const EVERY: Duration = Duration::from_secs(1);

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    if !directory.is_dir() {
        return Err(engine::no_installation(&directory).into());
    }
    let mut last = None;
    loop {
        let report = gather::report(&directory)?;
        if last.as_ref() != Some(&report) {
            let text = match args.json {
                true => serde_json::to_string(&super::machines::for_machines(&report)?)? + "\n",
                false => show::text(&report, super::service::words(global, &directory)),
            };
            print(&text, args.watch && !args.json)?;
            last = Some(report);
        }
        if !args.watch {
            return Ok(Status::Done);
        }
        std::thread::sleep(EVERY);
    }
}

/// Watched on a terminal, the new text stands in the old one's place.
fn print(text: &str, in_place: bool) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    if in_place && out.is_terminal() {
        out.write_all(b"\x1b[H\x1b[J")?;
    }
    out.write_all(text.as_bytes())?;
    out.flush()
}
