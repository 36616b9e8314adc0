//! `xlink backup FILE`: an installation as one file (spec page 5).

use super::here::tell;
use super::{Global, Status};
use crate::backup;
use crate::passcode::Password;
use crate::time::Clock;
use color_eyre::eyre::{WrapErr, bail};
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
    let names = backup::write(&directory, &args.file, &ask(true)?, &Clock::system())?;
    tell(format_args!(
        "{} holds {} files of {}:",
        args.file.display(),
        names.len(),
        directory.display()
    ))?;
    for name in &names {
        tell(format_args!("  {name}"))?;
    }
    tell("Keep the passphrase apart from it: without it the passcodes cannot be used elsewhere.")?;
    Ok(Status::Done)
}

/// The passphrase: typed without echo (twice when it is new), else one line of standard input.
pub(super) fn ask(new: bool) -> color_eyre::Result<Password> {
    if !std::io::stdin().is_terminal() {
        return Password::from_line(std::io::stdin().lock()).wrap_err("cannot read the passphrase");
    }
    let typed = |prompt: &str| {
        eprint!("{prompt}");
        rpassword::read_password()
            .map(Password::new)
            .wrap_err("cannot read the passphrase")
    };
    let passphrase = typed("Passphrase: ")?;
    if new && typed("Repeat:     ")? != passphrase {
        bail!("the two passphrases differ: nothing was made");
    }
    Ok(passphrase)
}
