//! The folder that a demo stands in.

use crate::files::{self, FileError, LockFile, Rights};
use crate::model::{Message, message};
use color_eyre::eyre::bail;
use std::path::{Path, PathBuf};

/// Says that the folder is a demo's, so that no demo ever settles in somebody's installation.
const MARK: &str = "xlink-demo.txt";
const MARK_TEXT: &str =
    "This folder belongs to `xlink demo --dir`. Delete it as a whole when you are done with it.\n";

pub(super) struct Ground {
    root: PathBuf,
    /// Nothing was here before.
    pub is_new: bool,
    /// Goes away at the end.
    temporary: bool,
    lock: Option<LockFile>,
}

impl Ground {
    /// A folder that stays, or a temporary one.
    ///
    /// # Errors
    /// The folder holds something else, or another demo runs in it.
    pub fn open(folder: Option<&Path>) -> color_eyre::Result<Self> {
        let (root, temporary) = match folder {
            Some(folder) => (std::path::absolute(folder)?, false),
            None => (temporary_folder()?, true),
        };
        let is_new = !root.join(MARK).is_file();
        if is_new && root.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
            bail!(message!(
                "demo-other-folder",
                "{folder} is not empty and not a demo's folder: name an empty or a new one with --dir",
                folder = root.display(),
            ));
        }
        files::create_private_folder(&root)?;
        let lock = match LockFile::take(&root.join("demo.lock")) {
            Ok(lock) => lock,
            Err(FileError::InUse { .. }) => bail!(message!(
                "demo-another",
                "another demo runs in {folder}: stop it first",
                folder = root.display(),
            )),
            Err(error) => return Err(error.into()),
        };
        let ground = Self {
            root,
            is_new,
            temporary,
            lock: Some(lock),
        };
        files::replace(&ground.root.join(MARK), MARK_TEXT.as_bytes(), None, Rights::Usual)?;
        for folder in [ground.wfm(), ground.installation(), ground.acd()] {
            files::create_folder(&folder)?;
        }
        Ok(ground)
    }

    /// The WFM server's data.
    pub fn wfm(&self) -> PathBuf {
        self.root.join("wfm")
    }

    /// The installation directory.
    pub fn installation(&self) -> PathBuf {
        self.root.join("xlink")
    }

    /// What the telephone system writes.
    pub fn acd(&self) -> PathBuf {
        self.root.join("acd")
    }
}

impl Drop for Ground {
    fn drop(&mut self) {
        drop(self.lock.take());
        if self.temporary
            && let Err(error) = files::remove_folder(&self.root)
        {
            remark!("{error}");
        }
    }
}

pub(super) fn no_random_numbers(why: getrandom::Error) -> Message {
    message!(
        "passcode-no-random-numbers",
        "the system has no random numbers: {why}",
        why = why.to_string()
    )
}

fn temporary_folder() -> color_eyre::Result<PathBuf> {
    let mut chance = [0; 4];
    getrandom::fill(&mut chance).map_err(no_random_numbers)?;
    let name = format!("xlink-demo-{}", hex::encode(chance));
    Ok(std::env::temp_dir().join(name))
}
