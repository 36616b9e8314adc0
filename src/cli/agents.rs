//! `xlink agents` (spec page 8): external IDs seen, with employee or unknown, and how often.

use super::{Global, Status, engine};
use crate::engine::SeenAgent;
use crate::time::Zone;
use std::io::Write;

/// Agents' IDs that came in agent data, and the employees they belong to.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink agents\n  xlink agents --unknown --json")]
pub struct Args {
    /// Only IDs that belong to no employee; nothing of theirs was imported.
    #[arg(long)]
    unknown: bool,
    /// For machines: a list of agents.
    #[arg(long)]
    json: bool,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let mut agents = seen(global)?;
    agents.retain(|agent| !args.unknown || agent.employee.is_none());
    let mut out = std::io::stdout().lock();
    if args.json {
        writeln!(out, "{}", serde_json::to_string_pretty(&agents)?)?;
        return Ok(Status::Done);
    }
    let unknown = global.words(None).say("agents-unknown");
    let zone = Zone::machine();
    for agent in agents {
        let employee = agent.employee.unwrap_or_else(|| unknown.clone());
        let SeenAgent {
            system,
            agent,
            records,
            last_seen,
            ..
        } = agent;
        writeln!(
            out,
            "{system}\t{agent}\t{employee}\t{records}\t{}",
            zone.format(last_seen)
        )?;
    }
    Ok(Status::Done)
}

fn seen(global: &Global) -> color_eyre::Result<Vec<SeenAgent>> {
    Ok(engine::open(&global.directory())?.agents()?)
}
