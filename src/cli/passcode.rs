//! `xlink passcode`: password in, passcode out (spec page 5).

use super::config::tell_copy;
use super::edge::Above;
use super::here::{Here, here, may_change, tell};
use super::{Global, Status, Usage};
use crate::config::keys::LOGIN_SECTION;
use crate::config::{ChangeSet, ConfigFile, Login, OnConflict, same_name};
use crate::i18n::Words;
use crate::ini::{Document, Style};
use crate::journal::Shown;
use crate::model::{Message, message};
use crate::passcode::{InstallationKey, Password, make};
use color_eyre::eyre::bail;
use std::io::IsTerminal;

/// Turns a password into a passcode for the line in [DB]. The password is typed without echo, or read as one line from
/// standard input; only the passcode goes to standard output.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  xlink passcode\n  xlink passcode --set\n  xlink passcode --set WFM < password.txt"
)]
pub struct Args {
    /// Puts the passcode into [DB] too: into its only line, or that of this WFM system.
    #[arg(long, value_name = "NAME", num_args = 0..=1)]
    set: Option<Option<String>>,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    // Making the key changes the installation.
    may_change(global)?;
    let here = here(global)?;
    // What cannot be put anywhere need not be typed.
    let login = args.set.map(|name| chosen(&here, name.as_deref())).transpose()?;
    let key = InstallationKey::read_or_make(&here.installation.make_state()?)?;
    let passcode = make(&key, &ask(here.words)?)?;
    if let Some(login) = login {
        put(&here, &login, &passcode)?;
    }
    tell(passcode)?;
    Ok(Status::Done)
}

/// The line of [DB] that is meant.
fn chosen(here: &Here, name: Option<&str>) -> color_eyre::Result<Login> {
    here.installation.ensure_writable(ConfigFile::Main)?;
    let logins = &here.settings.logins;
    let of_name = |name: &str| logins.iter().find(|login| same_name(&login.name, name));
    match (name, logins.as_slice()) {
        (_, []) => bail!("{}", here.words.say("passcode-no-login")),
        (None, [only]) => Ok(only.clone()),
        (None, _) => Err(Usage::new(here.words.say("passcode-which")).into()),
        (Some(name), _) => match of_name(name) {
            Some(login) => Ok(login.clone()),
            None => Err(Usage::new(here.words.with("passcode-unknown", &[("name", name.into())])).into()),
        },
    }
}

fn put(here: &Here, login: &Login, passcode: &str) -> color_eyre::Result<()> {
    let opened = here.installation.read(ConfigFile::Main)?;
    let document = Document::new(opened.bytes.clone());
    let mut set = ChangeSet::new(ConfigFile::Main, &opened);
    let line = login.with_passcode(passcode);
    set.set(&document, LOGIN_SECTION, &login.number, Some(&line), Style::Text);
    let saved = here.installation.save(&set, OnConflict::Ask)?;
    let file = opened.name();
    here.changed(
        (&file, LOGIN_SECTION, &login.number),
        Some(""),
        Some(""),
        Shown::Never,
    );
    remark!(
        "{}",
        here.words.with(
            "passcode-put",
            &[("name", login.name.as_str().into()), ("file", file.into())]
        )
    );
    tell_copy(here, saved.replaced.copy.as_deref());
    Ok(())
}

/// Typed twice without echo on a terminal; else one line of standard input.
pub(super) fn ask(words: Words) -> color_eyre::Result<Password> {
    if !std::io::stdin().is_terminal() {
        return Ok(Password::from_line(std::io::stdin().lock()).above(unread)?);
    }
    let typed = |prompt: &str| {
        eprint!("{}", words.say(prompt));
        rpassword::read_password().map(Password::new).above(unread)
    };
    let password = typed("passcode-ask-password")?;
    if typed("passcode-ask-again")? != password {
        bail!(message!(
            "passcode-differ",
            "the two passwords differ: nothing was made"
        ));
    }
    Ok(password)
}

fn unread() -> Message {
    message!("passcode-unread", "cannot read the password")
}
