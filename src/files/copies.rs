//! Dated copies of files before they are replaced (spec page 1, *Save*).

use super::{FileError, Fingerprint, Rights, copy_new, read_if_there, remove, replace};
use jiff::ToSpan;
use jiff::civil::DateTime;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

/// How many copies of each file are kept.
const KEPT: usize = 20;

/// Makes copies, and remembers which ones it made: only those are ever deleted, and only while they are still what was
/// copied.
#[derive(Debug, Clone)]
pub struct Copies {
    /// One line per copy: its content's SHA-256, a blank, its file name; oldest first.
    list: PathBuf,
}

/// `Acd_map.ini` at 2022-03-17 12:16:03 is `Acd_map220317121603.ini`.
pub fn copy_name(path: &Path, at: DateTime) -> OsString {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push(at.strftime("%y%m%d%H%M%S").to_string());
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    name
}

impl Copies {
    /// `list` is the file that remembers the copies; its folder must exist by the first copy.
    pub fn new(list: PathBuf) -> Self {
        Self { list }
    }

    /// Copies a file beside itself under a dated name and deletes the oldest copies beyond twenty. `now` is the machine's
    /// local time; a second that already has a copy is counted on until one is free.
    pub fn make(&self, path: &Path, now: DateTime) -> Result<PathBuf, FileError> {
        let mut at = now;
        let copy = loop {
            let copy = path.with_file_name(copy_name(path, at));
            match copy_new(path, &copy) {
                Ok(()) => break copy,
                Err(FileError::Io { why, .. }) if why.kind() == io::ErrorKind::AlreadyExists => {
                    at = at.saturating_add(1.second());
                }
                Err(error) => return Err(error),
            }
        };
        self.remember(path, &copy)?;
        Ok(copy)
    }

    fn remember(&self, path: &Path, copy: &Path) -> Result<(), FileError> {
        let text = read_if_there(&self.list)?.unwrap_or_default();
        let mut lines: Vec<String> = String::from_utf8_lossy(&text)
            .lines()
            .map(str::to_owned)
            .collect();
        lines.push(entry(copy)?);
        let of_this: Vec<String> = lines
            .iter()
            .filter(|line| is_copy_of(path, name_in(line)))
            .cloned()
            .collect();
        for old in &of_this[..of_this.len().saturating_sub(KEPT)] {
            let copy = path.with_file_name(name_in(old));
            // One that somebody changed or replaced is not ours any more.
            if copy.exists() && entry(&copy)? == *old {
                remove(&copy)?;
            }
            lines.retain(|line| line != old);
        }
        let mut text = lines.join("\n");
        text.push('\n');
        replace(&self.list, text.as_bytes(), None, Rights::OwnerOnly)
    }
}

fn entry(copy: &Path) -> Result<String, FileError> {
    let content = super::read(copy)?;
    let name = copy
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(format!("{} {name}", Fingerprint::of(&content)))
}

fn name_in(line: &str) -> &str {
    line.split_once(' ').map_or("", |(_, name)| name)
}

/// Whether this name is the file's name with twelve digits before its extension.
fn is_copy_of(path: &Path, name: &str) -> bool {
    let stem = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let extension = path.extension().map(|text| text.to_string_lossy().to_lowercase());
    let name = name.to_lowercase();
    let rest = match &extension {
        Some(extension) => name
            .strip_suffix(extension.as_str())
            .and_then(|name| name.strip_suffix('.')),
        None => Some(name.as_str()),
    };
    rest.and_then(|rest| rest.strip_prefix(stem.as_str()))
        .is_some_and(|digits| digits.len() == 12 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}
