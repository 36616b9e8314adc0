//! `xlink demo`: a contact centre of its own, from the telephone system to the WFM server (spec page 8).

mod child;
mod ground;
mod history;
mod pulse;
mod stage;
mod stop;

pub use child::end_with_standard_input;

use super::{Global, Status};
use crate::i18n::Words;
use crate::model::message;
use color_eyre::eyre::bail;
use crossbeam_channel::{Receiver, RecvTimeoutError};
use ground::Ground;
use stage::Stage;
use std::io::Write;
use std::time::Duration;

/// Makes a contact centre to look at, in one folder: a WFM server with users, queues, value types and employees; an
/// installation joined to it; and a telephone system that writes calls and agents' states as they would happen now, with
/// days of history behind. Everything is real but the callers. It opens the console, and stops everything at the end.
///
/// --dir DIR keeps it: DIR/wfm, DIR/xlink (the installation), DIR/acd; a later demo in DIR goes on there.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink demo\n  xlink demo --dir ~/xlink-demo\n  xlink demo --no-console")]
pub struct Args {
    /// Runs until Ctrl+C (or a signal) and says where to look, instead of opening the console.
    #[arg(long)]
    no_console: bool,
    /// How busy the contact centre is, 1 being a large one; for tests and slow machines.
    #[arg(long, value_name = "N", default_value_t = 1.0, hide = true)]
    load: f64,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    if global.read_only {
        bail!(message!(
            "demo-read-only",
            "nothing is changed: --read-only was given, and a demo makes a whole installation"
        ));
    }
    let voice = Voice {
        words: global.words(None),
        aloud: args.no_console,
    };
    let stop = stop::listen()?;
    let ground = Ground::open(global.dir.as_deref())?;
    let mut stage = Stage::build(&ground, args.load.clamp(0.001, 20.0))?;
    if let Ok(why) = stop.try_recv() {
        voice.say(&voice.words.with("demo-stopped-early", &[("why", why.into())]));
        return Ok(Status::Done);
    }
    voice.say(&stage.description(&ground, voice.words));
    let pulse = pulse::start(&ground, stage.acd(), voice)?;
    let status = match args.no_console {
        true => wait(&mut stage, &stop, voice),
        false => super::console::open(global, &ground.installation()),
    };
    pulse.end();
    stage.end();
    status
}

/// What a person may want to know; the console needs the screen for itself.
#[derive(Debug, Clone, Copy)]
struct Voice {
    words: Words,
    aloud: bool,
}

impl Voice {
    fn say(self, line: &str) {
        if self.aloud {
            // Nobody listens any more: the demo goes on all the same.
            let _ = writeln!(std::io::stdout().lock(), "{line}");
        }
    }
}

/// Until somebody says stop, or a part of the demo ends by itself.
fn wait(stage: &mut Stage, stop: &Receiver<&'static str>, voice: Voice) -> color_eyre::Result<Status> {
    loop {
        match stop.recv_timeout(Duration::from_millis(500)) {
            Ok(why) => {
                voice.say(&voice.words.with("demo-stopping", &[("why", why.into())]));
                return Ok(Status::Done);
            }
            Err(RecvTimeoutError::Disconnected) => {
                bail!(stop::no_signals())
            }
            Err(RecvTimeoutError::Timeout) => stage.all_alive()?,
        }
    }
}
