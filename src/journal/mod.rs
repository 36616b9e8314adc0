//! Log files with limits, secrets struck out; and who changed which key (spec pages 1, 2, 4 and 5).
//!
//! A line is `MM/DD/YY hh:mm:ss > text`. Several processes append to the same files. A log never stops anything: what
//! cannot be written is dropped, told once, and counted until writing works again.

mod change;
mod name;
mod place;
mod reading;
mod secrets;

pub use change::{Change, Shown, person};
pub use name::{Log, SystemLog};
pub use place::UnusableLogDir;
pub use reading::{LogFile, LogLine, LogPage, Place, Wanted, Weight, logs, read_log};
pub use secrets::STRUCK_OUT;

use crate::files::append::{SizeLimit, append};
use crate::files::reason;
use crate::model::{Message, UtcSecond, Worded, displayed, message};
use crate::time::{Clock, Zone};
use secrets::Secrets;
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

/// `LogMaxFileSize` in bytes when it is absent: 10240 KB.
pub const DEFAULT_LIMIT: u64 = 10_240 * 1024;
/// How many set-aside files of the two main logs stay, and of every other log.
const KEEP_MAIN: u32 = 5;
const KEEP_OTHER: u32 = 1;

/// What `[General]` says of the logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalSettings {
    /// `Protocol`: whether the two main logs are written.
    pub protocol: bool,
    /// `LogDir` as it stands.
    pub log_dir: Option<PathBuf>,
    /// `LogMaxFileSize` in bytes.
    pub limit: u64,
}

impl Default for JournalSettings {
    fn default() -> Self {
        Self {
            protocol: true,
            log_dir: None,
            limit: DEFAULT_LIMIT,
        }
    }
}

/// What else becomes of the lines of the main logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Echo {
    #[default]
    Nowhere,
    /// As they stand in the log, to standard output: the service in the foreground.
    Text,
    /// `--log-format json`: one JSON object a line, to standard output and to `isps_uls.jsonl`.
    Json,
}

/// A log that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    pub file: PathBuf,
    pub why: Message,
    pub since: UtcSecond,
    /// How many lines were lost since.
    pub lost: u64,
}

impl Worded for Trouble {
    fn message(&self) -> Message {
        message!(
            "journal-trouble",
            "The log {file} cannot be written: {why}. Work goes on without it",
            file = self.file.display(),
            why = &self.why,
        )
    }
}

displayed!(Trouble);

type Teller = Box<dyn Fn(&Trouble) + Send + Sync>;

/// The logs of one installation. Cloning gives another handle to the same.
#[derive(Clone)]
pub struct Journal(Arc<Inner>);

struct Inner {
    installation: PathBuf,
    clock: Clock,
    zone: Zone,
    layout: RwLock<Layout>,
    secrets: RwLock<Secrets>,
    troubles: Mutex<BTreeMap<PathBuf, Trouble>>,
    teller: RwLock<Option<Teller>>,
}

#[derive(Clone)]
struct Layout {
    folder: PathBuf,
    protocol: bool,
    limit: u64,
    echo: Echo,
}

impl Journal {
    /// The logs of the installation in this directory, as they are without any settings. Nothing is written yet.
    pub fn open(installation: &Path, clock: Clock) -> Self {
        let JournalSettings { protocol, limit, .. } = JournalSettings::default();
        Self(Arc::new(Inner {
            installation: installation.to_owned(),
            clock,
            zone: Zone::machine(),
            layout: RwLock::new(Layout {
                folder: installation.to_owned(),
                protocol,
                limit,
                echo: Echo::Nowhere,
            }),
            secrets: RwLock::default(),
            troubles: Mutex::default(),
            teller: RwLock::default(),
        }))
    }

    /// Takes over what `[General]` says. The logs go to the installation directory when `LogDir` cannot be used.
    ///
    /// # Errors
    /// Why `LogDir` cannot be used: a warning, for everything else was taken over.
    pub fn configure(&self, settings: &JournalSettings) -> Result<(), UnusableLogDir> {
        let judged = settings.log_dir.as_deref().map(place::judge).transpose();
        let folder = judged
            .clone()
            .ok()
            .flatten()
            .unwrap_or_else(|| self.0.installation.clone());
        let mut layout = self.0.layout.write().unwrap_or_else(PoisonError::into_inner);
        *layout = Layout {
            folder,
            protocol: settings.protocol,
            limit: settings.limit.max(1024),
            ..*layout
        };
        judged.map(drop)
    }

    /// Where else the lines of the main logs go.
    pub fn echo(&self, echo: Echo) {
        self.0.layout.write().unwrap_or_else(PoisonError::into_inner).echo = echo;
    }

    /// Strikes this text out of every line from now on. Texts of fewer than four characters cannot be hidden.
    pub fn hide(&self, secret: &str) {
        self.0
            .secrets
            .write()
            .unwrap_or_else(PoisonError::into_inner)
            .add(secret);
    }

    /// `text` with every registered secret struck out, for messages that go elsewhere.
    pub fn strike(&self, text: &str) -> String {
        self.0
            .secrets
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .strike(text)
            .into_owned()
    }

    /// A line in `isps_uls.log`.
    pub fn service(&self, text: impl AsRef<str>) {
        self.write(Log::Service, [text]);
    }

    /// A line in `isps_ul.log`.
    pub fn console(&self, text: impl AsRef<str>) {
        self.write(Log::Console, [text]);
    }

    /// Tells in `isps_ul.log` who changed which key.
    pub fn changed(&self, change: &Change<'_>) {
        self.console(change.line());
    }

    /// Writes lines that stay together. A text of several lines becomes several.
    pub fn write<T: AsRef<str>>(&self, log: Log<'_>, texts: impl IntoIterator<Item = T>) {
        let now = self.0.clock.now();
        let layout = self
            .0
            .layout
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let lines: Vec<String> = {
            let secrets = self.0.secrets.read().unwrap_or_else(PoisonError::into_inner);
            texts
                .into_iter()
                .flat_map(|text| plain_lines(&secrets.strike(text.as_ref())))
                .collect()
        };
        if lines.is_empty() {
            return;
        }
        let stamp = self.0.zone.log_time(now);
        let text: String = lines.iter().map(|line| format!("{stamp} > {line}\n")).collect();
        if layout.protocol || !log.is_main() {
            let path = log.folder().unwrap_or(&layout.folder).join(&*log.file_name());
            let keep = if log.is_main() { KEEP_MAIN } else { KEEP_OTHER };
            self.append(
                &path,
                &text,
                SizeLimit {
                    bytes: layout.limit,
                    keep,
                },
                now,
            );
        }
        if log.is_main() {
            self.echo_lines(&layout, &log, &lines, &text, now);
        }
    }

    /// The logs that cannot be written right now.
    pub fn troubles(&self) -> Vec<Trouble> {
        self.lock_troubles().values().cloned().collect()
    }

    /// Who is told, once, of each log that cannot be written. Without one, nobody is: see [`Self::troubles`].
    pub fn tell_troubles(&self, teller: impl Fn(&Trouble) + Send + Sync + 'static) {
        *self.0.teller.write().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(teller));
    }

    /// The folder of the logs that have no folder of their own.
    pub fn folder(&self) -> PathBuf {
        self.0
            .layout
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .folder
            .clone()
    }

    fn echo_lines(&self, layout: &Layout, log: &Log<'_>, lines: &[String], text: &str, now: UtcSecond) {
        // A reader of standard output that went away is no reason to stop.
        let print = |text: &str| {
            let mut output = std::io::stdout().lock();
            let _ = output.write_all(text.as_bytes()).and_then(|()| output.flush());
        };
        match layout.echo {
            Echo::Nowhere => {}
            Echo::Text => print(text),
            Echo::Json => {
                let name = log.file_name();
                let time = jiff::Timestamp::from_second(now.0)
                    .unwrap_or_default()
                    .to_string();
                let record =
                    |line| serde_json::json!({"time": time, "log": name, "text": line}).to_string() + "\n";
                let records: String = lines.iter().map(record).collect();
                let limit = SizeLimit {
                    bytes: layout.limit,
                    keep: KEEP_MAIN,
                };
                self.append(&layout.folder.join(name::MACHINE), &records, limit, now);
                print(&records);
            }
        }
    }

    fn append(&self, path: &Path, text: &str, limit: SizeLimit, now: UtcSecond) {
        let before = self.lock_troubles().get(path).cloned();
        let written = match &before {
            // The gap is told first, where it happened.
            Some(trouble) => {
                let stamp = self.0.zone.log_time(now);
                let gap = format!(
                    "{stamp} > {} line(s) before this one could not be written: {}\n",
                    trouble.lost, trouble.why
                );
                append(path, (gap + text).as_bytes(), limit)
            }
            None => append(path, text.as_bytes(), limit),
        };
        let lost = text.lines().count() as u64;
        match (written, before) {
            (Ok(()), None) => {}
            (Ok(()), Some(_)) => {
                self.lock_troubles().remove(path);
            }
            (Err(_), Some(_)) => {
                if let Some(trouble) = self.lock_troubles().get_mut(path) {
                    trouble.lost += lost;
                }
            }
            (Err(error), None) => {
                let trouble = Trouble {
                    file: path.to_owned(),
                    why: reason(&error),
                    since: now,
                    lost,
                };
                self.lock_troubles().insert(path.to_owned(), trouble.clone());
                if let Some(teller) = &*self.0.teller.read().unwrap_or_else(PoisonError::into_inner) {
                    teller(&trouble);
                }
            }
        }
    }

    fn lock_troubles(&self) -> MutexGuard<'_, BTreeMap<PathBuf, Trouble>> {
        self.0.troubles.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Cuts at line ends and takes out what would make a line look like another one; tabs stay (spec page 4).
fn plain_lines(text: &str) -> Vec<String> {
    let plain = |line: &str| {
        line.chars()
            .map(|c| if c.is_control() && c != '\t' { ' ' } else { c })
            .collect()
    };
    text.lines().map(plain).collect()
}

#[cfg(test)]
mod tests;
