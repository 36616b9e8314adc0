//! `xlink wfm catalog apply FILE`, `… show`

use super::place::Place;
use crate::cli::edge::Above;
use crate::cli::here::tell;
use crate::cli::{Global, Status};
use crate::files;
use crate::model::{Message, message};
use crate::server::catalog::{CatalogFile, remarks};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// The whole catalogue as one TOML file.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Puts everything that the file names into the catalogue; what it does not name stays. Applying twice changes nothing.
    #[command(after_help = "Example:\n  xlink wfm catalog apply catalog.toml --data /srv/wfm")]
    Apply {
        /// The catalogue file; `-`: standard input.
        file: PathBuf,
    },
    /// Prints the catalogue in the form that `apply` reads.
    #[command(after_help = "Example:\n  xlink wfm catalog show --data /srv/wfm > catalog.toml")]
    Show,
}

pub(super) fn run(global: &Global, place: &Place, args: Args) -> color_eyre::Result<Status> {
    match args.command {
        Command::Apply { file } => {
            let wrong = || message!("wfm-not-applied", "{file} was not applied", file = file.display());
            let parsed = CatalogFile::parse(&read(&file)?).above(wrong)?;
            Ok(put(global, place, &parsed).above(wrong)?)
        }
        Command::Show => {
            let catalog = place.open(global)?.catalog()?;
            let text = CatalogFile::of(&catalog).render()?;
            std::io::stdout().lock().write_all(text.as_bytes())?;
            Ok(Status::Done)
        }
    }
}

/// A text file in UTF-8, or standard input.
pub(super) fn read(file: &Path) -> color_eyre::Result<String> {
    let bytes = if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .above(|| message!("wfm-no-input", "cannot read standard input"))?;
        bytes
    } else {
        files::read(file)?
    };
    Ok(files::decode(&bytes).0)
}

/// Puts these things into the catalogue and says how many differ from before.
pub(super) fn put(global: &Global, place: &Place, file: &CatalogFile) -> color_eyre::Result<Status> {
    let store = place.open_to_change(global)?;
    let mut said = Vec::new();
    let changed = store.change_catalog(&mut |catalog| {
        file.clone().apply_to(catalog)?;
        said = remarks(catalog);
        Ok(())
    })?;
    let words = global.words(None);
    for remark in said {
        remark!("{}", words.tell(&remark));
    }
    let told = match changed.things {
        0 => nothing_to_change(changed.revision),
        things => message!(
            "wfm-changed",
            "{count} things changed (revision {revision})",
            count = things,
            revision = changed.revision,
        ),
    };
    tell(words.tell(&told))?;
    Ok(Status::Done)
}

pub(super) fn nothing_to_change(revision: u64) -> Message {
    message!(
        "wfm-nothing-to-change",
        "nothing to change (revision {revision})",
        revision = revision,
    )
}
