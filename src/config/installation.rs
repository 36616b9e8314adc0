//! An installation directory: where the three files stand, how they are read and how they are replaced.

use super::finding::{Finding, Level};
use super::general::LanguageCode;
use super::settings::{Named, Settings};
use super::template as t;
use crate::files::{self, Copies, FileError, Fingerprint, LockFile, Rights};
use crate::ini::{Document, Style};
use crate::model::Worded;
use crate::time::{Clock, Zone};
use jiff::civil::DateTime;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// One of the three files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConfigFile {
    /// isps.cfg: where the WFM server is.
    Connection,
    /// isps_Ul.ini: login, general settings, external systems.
    Main,
    /// acd_map.ini: the mappings.
    Mappings,
}

impl ConfigFile {
    pub const ALL: [Self; 3] = [Self::Connection, Self::Main, Self::Mappings];

    /// As a new one is named.
    pub fn name(self) -> &'static str {
        match self {
            Self::Connection => "isps.cfg",
            Self::Main => "isps_Ul.ini",
            Self::Mappings => "acd_map.ini",
        }
    }

    /// By its name in any case, with or without a folder in front.
    pub fn named(text: &str) -> Option<Self> {
        let name = text.rsplit(['/', '\\']).next().unwrap_or(text);
        Self::ALL
            .into_iter()
            .find(|file| file.name().eq_ignore_ascii_case(name))
    }
}

/// An installation directory. Opening it reads nothing; every method looks at the disk anew.
#[derive(Debug, Clone)]
pub struct Installation {
    directory: PathBuf,
    clock: Clock,
}

/// A file as it was read. It may hold secrets: `Debug` shows its place alone.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenedFile {
    pub path: PathBuf,
    /// Its content; empty when it is not there.
    pub bytes: Vec<u8>,
    /// `None`: it is not there.
    pub fingerprint: Option<Fingerprint>,
}

impl std::fmt::Debug for OpenedFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenedFile({})", self.path.display())
    }
}

impl OpenedFile {
    /// Its name as it stands on disk.
    pub fn name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }
}

/// What replacing a file left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    pub path: PathBuf,
    /// The dated copy of the previous version; `None`: there was none, or nothing changed.
    pub copy: Option<PathBuf>,
}

impl Installation {
    pub fn open(directory: impl Into<PathBuf>) -> Self {
        Self {
            directory: directory.into(),
            clock: Clock::system(),
        }
    }

    /// With another clock, for the names of dated copies.
    pub fn with_clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    pub fn directory(&self) -> &Path {
        &self.directory
    }

    /// Where xlink keeps what it needs itself. The folder may not exist yet: [`Installation::make_state`].
    pub fn state(&self) -> PathBuf {
        self.directory.join("state")
    }

    /// Makes the state folder, for its owner alone.
    pub fn make_state(&self) -> Result<PathBuf, FileError> {
        let state = self.state();
        files::create_private_folder(&state)?;
        Ok(state)
    }

    /// Where a file stands, in the spelling it has; where it would stand when it is not there.
    pub fn path(&self, file: ConfigFile) -> Result<PathBuf, FileError> {
        let found = files::find(&self.directory, file.name())?;
        Ok(found.unwrap_or_else(|| self.directory.join(file.name())))
    }

    pub fn read(&self, file: ConfigFile) -> Result<OpenedFile, FileError> {
        let path = self.path(file)?;
        let bytes = files::read_if_there(&path)?;
        Ok(OpenedFile {
            fingerprint: bytes.as_deref().map(Fingerprint::of),
            bytes: bytes.unwrap_or_default(),
            path,
        })
    }

    /// `Language` of `[General]` alone: for whoever must speak before everything is read.
    pub fn language(&self) -> Option<LanguageCode> {
        let main = Document::new(self.read(ConfigFile::Main).ok()?.bytes);
        let code = main.get("General", "Language", Style::Scalar)?;
        [LanguageCode::English, LanguageCode::French, LanguageCode::German]
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code.value.trim()))
    }

    /// Reads isps.cfg and isps_Ul.ini. Never fails: a file that cannot be read is a finding, and counts as empty.
    /// acd_map.ini is read by the room `mapping`.
    pub fn load(&self) -> (Settings, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut opened = |file: ConfigFile| match self.read(file) {
            Ok(opened) => {
                if opened.fingerprint.is_none() {
                    let values = vec![("file", file.name().to_owned())];
                    findings.push(Finding::new(
                        Level::Error,
                        file.name(),
                        None,
                        t::FILE_MISSING,
                        values,
                    ));
                }
                (opened.name(), opened.fingerprint.is_some(), opened.bytes)
            }
            Err(error) => {
                let values = vec![("why", error.message().into())];
                findings.push(Finding::with(
                    Level::Error,
                    file.name(),
                    None,
                    t::FILE_UNREADABLE,
                    values,
                ));
                (file.name().to_owned(), false, Vec::new())
            }
        };
        let (connection_name, connection_there, connection) = opened(ConfigFile::Connection);
        let (main_name, main_there, main) = opened(ConfigFile::Main);
        let (connection, main) = (Arc::new(Document::new(connection)), Arc::new(Document::new(main)));
        let (settings, more) = Settings::read(
            &Named {
                document: &connection,
                name: &connection_name,
                is_there: connection_there,
            },
            &Named {
                document: &main,
                name: &main_name,
                is_there: main_there,
            },
            &self.directory,
        );
        findings.extend(more);
        (settings, findings)
    }

    /// The text of a script of the installation, such as `$1.BAS`; `None`: there is no such file. Names with a folder in
    /// them are none.
    pub fn script(&self, name: &str) -> Result<Option<String>, FileError> {
        if name.contains(['/', '\\']) {
            return Ok(None);
        }
        let Some(path) = files::find(&self.directory, name)? else {
            return Ok(None);
        };
        Ok(Some(files::decode(&files::read(&path)?).0))
    }

    /// The names of the files in the installation directory.
    pub fn names(&self) -> Result<Vec<String>, FileError> {
        files::names(&self.directory)
    }

    /// Whether a file can be replaced, told before an edit begins.
    pub fn ensure_writable(&self, file: ConfigFile) -> Result<(), FileError> {
        files::ensure_writable(&self.path(file)?)
    }

    /// Replaces a file with new content, keeping a dated copy of the one that was there.
    ///
    /// # Errors
    /// [`FileError::Changed`] when the file is not the one that was `opened` any more.
    pub fn replace(&self, opened: &OpenedFile, bytes: &[u8]) -> Result<Replaced, FileError> {
        let _lock = self.lock()?;
        self.replace_locked(opened, bytes)
    }

    /// Held while a file is read again and replaced, so that two consoles do not cross.
    pub(super) fn lock(&self) -> Result<LockFile, FileError> {
        LockFile::wait(&self.make_state()?.join("config.lock"), Duration::from_secs(5))
    }

    pub(super) fn replace_locked(&self, opened: &OpenedFile, bytes: &[u8]) -> Result<Replaced, FileError> {
        let now = files::read_if_there(&opened.path)?;
        if now.as_deref().map(Fingerprint::of) != opened.fingerprint {
            return Err(FileError::Changed {
                path: opened.path.clone(),
            });
        }
        if now.as_deref() == Some(bytes) {
            return Ok(Replaced {
                path: opened.path.clone(),
                copy: None,
            });
        }
        files::ensure_writable(&opened.path)?;
        let copy = match now {
            Some(_) => Some(self.copy(&opened.path)?),
            None => None,
        };
        files::replace(&opened.path, bytes, opened.fingerprint, Rights::Usual)?;
        Ok(Replaced {
            path: opened.path.clone(),
            copy,
        })
    }

    /// A dated copy beside the file.
    fn copy(&self, path: &Path) -> Result<PathBuf, FileError> {
        Copies::new(self.make_state()?.join("copies")).make(path, self.local_time())
    }

    /// The machine's civil time.
    fn local_time(&self) -> DateTime {
        let seconds = Zone::machine().civil_seconds(self.clock.now());
        let start = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
        start.saturating_add(jiff::SignedDuration::from_secs(seconds))
    }
}
