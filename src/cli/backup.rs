//! `xlink backup FILE`: an installation as one file (spec page 5).

use super::edge::Above;
use super::here::tell;
use super::{Global, Status};
use crate::backup;
use crate::model::{Message, message};
use crate::passcode::Password;
use crate::time::Clock;
use color_eyre::eyre::bail;
use std::io::IsTerminal;
use std::path::PathBuf;

/// Puts the three files, isps_ulx.ini, every script, the key and the import state into one file, for a move to another
/// server. The passphrase that protects the key is asked for, or read as one line from standard input.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  xlink backup /media/stick/xlink-2026-03-01.tar")]
pub struct Args {
    /// The file to make; it must not exist.
    file: PathBuf,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    let names = backup::write(&directory, &args.file, &ask(global, true)?, &Clock::system())?;
    let words = super::service::words(global, &directory);
    let head = message!(
        "backup-made",
        "{file} holds {count} files of {directory}:",
        file = args.file.display(),
        count = names.len(),
        directory = directory.display(),
    );
    tell(words.tell(&head))?;
    for name in &names {
        tell(format_args!("  {name}"))?;
    }
    tell(words.say("backup-keep-passphrase"))?;
    Ok(Status::Done)
}

/// The passphrase: typed without echo (twice when it is new), else one line of standard input.
pub(super) fn ask(global: &Global, new: bool) -> color_eyre::Result<Password> {
    if !std::io::stdin().is_terminal() {
        return Ok(Password::from_line(std::io::stdin().lock()).above(unread)?);
    }
    let words = super::service::words(global, &global.directory());
    let typed = |prompt: &str| {
        eprint!("{}", words.say(prompt));
        rpassword::read_password().map(Password::new).above(unread)
    };
    let passphrase = typed("backup-ask-passphrase")?;
    if new && typed("backup-ask-again")? != passphrase {
        bail!(message!(
            "backup-passphrases-differ",
            "the two passphrases differ: nothing was made"
        ));
    }
    Ok(passphrase)
}

fn unread() -> Message {
    message!("backup-passphrase-unread", "cannot read the passphrase")
}
