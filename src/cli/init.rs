//! `xlink init`: an installation, ready to fill in (spec page 8).

use super::here::{may_change, tell};
use super::{Global, Status};
use crate::config::samples;
use crate::files::{self, FileError, Rights};
use crate::i18n::Words;
use std::path::{Path, PathBuf};

/// Makes an installation: the three files, samples, and the names that the original's programs have. What exists is kept.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  xlink init /srv/xlink\n  cd /srv/xlink && xlink init .")]
pub struct Args {
    /// The folder; made when it is not there. Else the installation directory.
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

/// The original's programs, and the folder of each below the installation.
const ALIASES: &[(&str, &str)] = &[
    ("", "isps_Ul"),
    ("", "isps_uls"),
    ("", "register"),
    ("support-applications", "Passcode"),
];

const SAMPLES: &str = "sample-configurations";

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    may_change(global)?;
    let chosen = args.directory.unwrap_or_else(|| global.directory());
    let directory = std::path::absolute(&chosen)?;
    tell(make(&directory, global.words(None))?.join("\n"))?;
    Ok(Status::Done)
}

/// Makes what is missing; returns what was done, in lines.
pub(super) fn make(directory: &Path, words: Words) -> Result<Vec<String>, FileError> {
    files::create_folder(directory)?;
    let mut told = Told {
        words,
        lines: Vec::new(),
    };
    for sample in samples::files() {
        told.file(directory, sample.name, &sample.text)?;
    }
    let untouched = directory.join(SAMPLES);
    files::create_folder(&untouched)?;
    for sample in samples::files()
        .into_iter()
        .chain(samples::presets())
        .chain([samples::catalog()])
    {
        told.file(&untouched, sample.name, &sample.text)?;
    }
    let program = std::env::current_exe().map_err(|why| FileError::Io {
        doing: "read",
        path: directory.to_owned(),
        why,
    })?;
    for (folder, name) in ALIASES {
        let folder = directory.join(folder);
        files::create_folder(&folder)?;
        told.alias(&folder, name, &program)?;
    }
    told.lines.push(words.with(
        "init-done",
        &[("directory", directory.display().to_string().into())],
    ));
    Ok(told.lines)
}

/// What was made and what was kept; said at the end, so that nobody who stops reading stops the work.
struct Told {
    words: Words,
    lines: Vec<String>,
}

impl Told {
    fn file(&mut self, folder: &Path, name: &str, text: &str) -> Result<(), FileError> {
        if let Some(there) = files::find(folder, name)? {
            self.say("init-kept", &there);
            return Ok(());
        }
        let path = folder.join(name);
        let text = if cfg!(windows) {
            text.replace('\n', "\r\n")
        } else {
            text.to_owned()
        };
        files::write_new(&path, text.as_bytes(), Rights::Usual)?;
        self.say("init-made", &path);
        Ok(())
    }

    fn alias(&mut self, folder: &Path, name: &str, program: &Path) -> Result<(), FileError> {
        let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
        if let Some(there) = files::find(folder, &name)? {
            self.say("init-kept", &there);
            return Ok(());
        }
        let path = folder.join(name);
        files::link_or_copy(program, &path)?;
        self.say("init-made", &path);
        Ok(())
    }

    fn say(&mut self, key: &str, path: &Path) {
        let line = self
            .words
            .with(key, &[("path", path.display().to_string().into())]);
        self.lines.push(line);
    }
}
