//! `xlink config get|set`: reads and edits isps.cfg and isps_Ul.ini in place (spec page 8).

use super::here::{Here, here, may_change, tell};
use super::{Global, Status, Usage};
use crate::config::keys::{GENERAL_SECTION, LOGIN_SECTION, find_key, tables_of};
use crate::config::{ChangeSet, ConfigFile, Key, Kind, Login, OnConflict, WfmUrl, check, same_name};
use crate::ini::{Document, Style};
use crate::journal::Shown;
use crate::model::{Message, Worded, message};
use color_eyre::eyre::bail;

/// Reads and changes single values of isps.cfg and isps_Ul.ini; nothing else in the file changes.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Prints the value that counts.
    #[command(after_help = "Example:\n  xlink config get isps_Ul.ini General WriteAlways")]
    Get(Place),
    /// Changes a value, or adds the key or the section.
    #[command(
        after_help = "Examples:\n  xlink config set isps.cfg \"IES System WFM\" Url iwfms://server:45054\n  xlink config set isps_Ul.ini CSV TimeZone -2"
    )]
    Set {
        #[command(flatten)]
        place: Place,
        /// What shall stand there.
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

#[derive(Debug, clap::Args)]
struct Place {
    /// isps.cfg or isps_Ul.ini.
    #[arg(value_parser = file)]
    file: ConfigFile,
    /// The section without its brackets.
    section: String,
    /// The key in front of the equal sign.
    key: String,
}

fn file(text: &str) -> Result<ConfigFile, Message> {
    match ConfigFile::named(text) {
        Some(ConfigFile::Mappings) => Err(message!(
            "config-no-sections",
            "acd_map.ini has no sections: use `xlink map`"
        )),
        Some(file) => Ok(file),
        None => Err(message!("config-other-file", "expected isps.cfg or isps_Ul.ini")),
    }
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let here = here(global)?;
    match args.command {
        Command::Get(place) => get(&here, &place),
        Command::Set { place, value } => {
            may_change(global)?;
            set(&here, &place, &value)
        }
    }
}

fn get(here: &Here, place: &Place) -> color_eyre::Result<Status> {
    let opened = here.installation.read(place.file)?;
    let document = Document::new(opened.bytes.clone());
    let style = described(&document, place).map_or(Style::Text, |key| key.kind.style());
    match document.get(&place.section, &place.key, style) {
        Some(entry) => {
            tell(entry.value)?;
            Ok(Status::Done)
        }
        None => bail!(
            "{}",
            here.words.with(
                "config-no-key",
                &[
                    ("file", opened.path.display().to_string().into()),
                    ("section", place.section.as_str().into()),
                    ("key", place.key.as_str().into()),
                ],
            )
        ),
    }
}

fn set(here: &Here, place: &Place, value: &str) -> color_eyre::Result<Status> {
    let installation = &here.installation;
    let opened = installation.read(place.file)?;
    if opened.fingerprint.is_none() {
        let name = place.file.name();
        bail!("{}", here.words.with("config-no-file", &[("file", name.into())]));
    }
    installation.ensure_writable(place.file)?;
    let document = Document::new(opened.bytes.clone());
    let key = described(&document, place);
    let value = understood(here, place, key, value)?;
    let style = key.map_or(Style::Text, |key| key.kind.style());
    let mut set = ChangeSet::new(place.file, &opened);
    set.set(&document, &place.section, &place.key, Some(&value), style);
    let before = set.changes[0].before.clone();
    let saved = installation.save(&set, OnConflict::Ask)?;
    if before.as_deref() == Some(value.as_str()) {
        return Ok(Status::Done);
    }
    let secret = key.is_some_and(Key::secret) || same_name(&place.section, LOGIN_SECTION);
    let shown = if secret { Shown::Never } else { Shown::Openly };
    let file = opened.name();
    here.changed(
        (&file, &place.section, &place.key),
        before.as_deref(),
        Some(&value),
        shown,
    );
    tell_copy(here, saved.replaced.copy.as_deref());
    Ok(Status::Done)
}

/// On standard error, so that a script's output stays empty.
pub(super) fn tell_copy(here: &Here, copy: Option<&std::path::Path>) {
    if let Some(copy) = copy {
        let copy = copy.display().to_string();
        remark!("{}", here.words.with("saved-copy", &[("copy", copy.into())]));
    }
}

/// The description of the key that is meant; `None`: xlink knows none, and writes it as it is given.
fn described(document: &Document, place: &Place) -> Option<&'static Key> {
    find_key(tables_of(place.file, &place.section, document), &place.key)
}

/// The value as it will stand: a browser's address becomes the WFM's.
fn understood(here: &Here, place: &Place, key: Option<&'static Key>, value: &str) -> Result<String, Usage> {
    let value = value.trim();
    if same_name(&place.section, LOGIN_SECTION) && place.file == ConfigFile::Main {
        let is_login = value.is_empty() || Login::parse(&place.key, value, 0).is_some();
        return if is_login {
            Ok(value.to_owned())
        } else {
            Err(Usage::new(here.words.say("config-no-login")))
        };
    }
    let ours = same_name(&place.section, GENERAL_SECTION) || place.file == ConfigFile::Connection;
    if ours && key.is_none() {
        let key = place.key.as_str();
        remark!(
            "{}",
            here.words.with("config-unknown-key", &[("key", key.into())])
        );
    }
    let Some(key) = key else {
        return Ok(value.to_owned());
    };
    if let Err(wrong) = check(key, value) {
        return Err(Usage::new(here.words.tell(&wrong.message())));
    }
    match WfmUrl::from_input(value) {
        Some(url) if key.kind == Kind::Url && value.starts_with("http") => Ok(url.to_string()),
        _ => Ok(value.to_owned()),
    }
}
