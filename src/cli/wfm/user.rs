//! `xlink wfm user set|list|unlock|remove`

use super::output::{Cell, Format, Table};
use super::place::Place;
use crate::cli::here::tell;
use crate::cli::{Global, Status, Usage, passcode};
use crate::model::{Message, message};
use crate::server::verifier;
use crate::time::{Clock, Zone};
use color_eyre::eyre::bail;

/// Who may sign in.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Makes a user, or gives an existing one a new password and these rights; a lock ends. The password is typed without
    /// echo, or read as one line from standard input.
    #[command(after_help = "Example:\n  xlink wfm user set xlink@example.com < password.txt")]
    Set {
        /// The user's name.
        name: String,
        /// The right to administer, besides the right to import.
        #[arg(long)]
        admin: bool,
    },
    /// Lists the users with their rights, and since when they are locked.
    #[command(after_help = "Example:\n  xlink wfm user list")]
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Lets a user sign in again after five wrong passwords.
    #[command(after_help = "Example:\n  xlink wfm user unlock xlink@example.com")]
    Unlock {
        /// The user's name.
        name: String,
    },
    /// Removes a user; what the user stored stays.
    #[command(after_help = "Example:\n  xlink wfm user remove xlink@example.com")]
    Remove {
        /// The user's name.
        name: String,
    },
}

const COLUMNS: &[&str] = &["name", "rights", "locked_since"];

pub(super) fn run(global: &Global, place: &Place, args: Args) -> color_eyre::Result<Status> {
    let words = global.words(None);
    let say = |told: Message| tell(words.tell(&told));
    match args.command {
        Command::Set { name, admin } => {
            if name.trim().is_empty() || name.len() > 320 || name.chars().any(char::is_control) {
                return Err(Usage::new(message!(
                    "wfm-user-name",
                    "a user's name has 1 to 320 printable characters"
                ))
                .into());
            }
            let store = place.open_to_change(global)?;
            let password = passcode::ask(words)?;
            let verifier = verifier(password.reveal())?;
            store.set_user(&name, &verifier, admin, Clock::system().now())?;
            say(message!("wfm-user-set", "user {name} set", name = name.trim()))?;
        }
        Command::List { format } => list(global, place, &format)?,
        Command::Unlock { name } => {
            let store = place.open_to_change(global)?;
            let exists = store.account(&name)?.verifier.is_some();
            let cleared = store.clear_failures(&name)?;
            match (exists, cleared) {
                (true, true) => say(message!(
                    "wfm-user-unlocked",
                    "user {name} unlocked",
                    name = &name
                )),
                (true, false) => say(message!(
                    "wfm-user-not-locked",
                    "user {name} was not locked",
                    name = &name
                )),
                (false, true) => say(message!(
                    "wfm-user-forgotten",
                    "wrong passwords under {name} forgotten; there is no such user",
                    name = &name,
                )),
                (false, false) => bail!(no_user(&name)),
            }?;
        }
        Command::Remove { name } => {
            if !place.open_to_change(global)?.remove_user(&name)? {
                bail!(no_user(&name));
            }
            say(message!("wfm-user-removed", "user {name} removed", name = &name))?;
        }
    }
    Ok(Status::Done)
}

fn no_user(name: &str) -> Message {
    message!(
        "wfm-no-user",
        "there is no user {name}; `xlink wfm user list` shows them",
        name = name,
    )
}

fn list(global: &Global, place: &Place, format: &Format) -> color_eyre::Result<()> {
    let users = place.open(global)?.users()?;
    let zone = Zone::machine();
    let mut table = Table::on_stdout(format, COLUMNS)?;
    for user in users {
        let mut rights = Vec::new();
        if user.may_import {
            rights.push("import");
        }
        if user.may_administer {
            rights.push("admin");
        }
        table.row(vec![
            Cell::text(user.name),
            Cell::text(rights.join(" ")),
            Cell::optional(user.locked_since.map(|since| zone.format_seconds(since))),
        ])?;
    }
    table.finish()?;
    Ok(())
}
