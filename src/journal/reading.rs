//! Reading logs as people do: from their end, a page at a time, whatever their size.
//!
//! Only what is shown is read: blocks around a place, never a whole file, and a search looks through a bounded part at a
//! time. A log that was set aside meanwhile is told by its beginning.

use crate::model::UtcSecond;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Bytes read at once.
const BLOCK: u64 = 64 * 1024;
/// Bytes of a line that are kept; what is longer is cut, and says so.
const LONGEST: usize = 16 * 1024;
/// Bytes looked through in one go: a search in a large file is asked for in steps.
const STRIDE: u64 = 32 * 1024 * 1024;
/// Bytes of a file's beginning by which it is known again.
const HEAD: usize = 64;

/// A log of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogFile {
    pub path: PathBuf,
    /// Without its folder.
    pub name: String,
    pub bytes: u64,
    /// When it was last written.
    pub changed: Option<UtcSecond>,
}

/// How much a line matters, as its first word says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Plain,
    Warning,
    Error,
}

/// Which lines are read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Only those in which this stands, in any case; empty: all.
    pub text: String,
    /// Only warnings and errors.
    pub trouble: bool,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Where it begins in its file.
    pub at: u64,
    pub text: String,
    /// The rest was left out.
    pub cut: bool,
}

impl LogLine {
    /// `MM/DD/YY hh:mm:ss` and what follows ` > `, as far as the line is one of ours (spec page 4).
    pub fn parts(&self) -> (Option<&str>, &str) {
        match self.text.split_once(" > ") {
            Some((stamp, text)) if is_stamp(stamp) => (Some(stamp), text),
            _ => (None, &self.text),
        }
    }

    pub fn weight(&self) -> Weight {
        let text = self.parts().1.trim_start();
        match text {
            _ if text.starts_with("Error: ") => Weight::Error,
            _ if text.starts_with("Warning: ") => Weight::Warning,
            _ => Weight::Plain,
        }
    }
}

fn is_stamp(text: &str) -> bool {
    text.len() == 17
        && text
            .bytes()
            .zip("99/99/99 99:99:99".bytes())
            .all(|(found, wanted)| {
                if wanted == b'9' {
                    found.is_ascii_digit()
                } else {
                    found == wanted
                }
            })
}

/// Where a page is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Start,
    End,
    /// The lines that end before this place.
    Before(u64),
    /// The lines from this place on.
    After(u64),
    /// Lines on both sides of the one that begins here.
    Around(u64),
}

/// Some lines of a file, one behind the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LogPage {
    pub lines: Vec<LogLine>,
    /// What was looked through begins here …
    pub from: u64,
    /// … and ends here; an unfinished last line is shown, and looked at again.
    pub to: u64,
    /// Bytes of the whole file.
    pub size: u64,
    /// How the file begins: it is another one when this changes.
    pub head: Vec<u8>,
    /// It is not the file that it was: it was set aside, or begun anew. Nothing was read.
    pub other: bool,
}

impl LogPage {
    pub fn at_start(&self) -> bool {
        self.from == 0
    }
}

/// The logs in these folders: the service's, the console's, then the others by name; set-aside ones behind theirs.
pub fn logs(folders: &[PathBuf]) -> Vec<LogFile> {
    let mut found: Vec<LogFile> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flat_map(|entries| entries.flatten())
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            is_log(&name).then(|| log_file(entry.path(), name)).flatten()
        })
        .collect();
    let rank = |file: &LogFile| {
        let (base, number) = base(&file.name);
        let first = [super::name::SERVICE, super::name::CONSOLE, super::name::MACHINE];
        let place = first.iter().position(|known| known.eq_ignore_ascii_case(base));
        (
            place.unwrap_or(first.len()),
            base.to_lowercase(),
            number,
            file.path.clone(),
        )
    };
    found.sort_by_key(rank);
    found.dedup_by(|one, other| one.path == other.path);
    found
}

fn log_file(path: PathBuf, name: String) -> Option<LogFile> {
    let found = fs::metadata(&path).ok().filter(fs::Metadata::is_file)?;
    let changed = found
        .modified()
        .ok()
        .and_then(|at| at.duration_since(UNIX_EPOCH).ok())
        .and_then(|since| i64::try_from(since.as_secs()).ok())
        .map(UtcSecond);
    Some(LogFile {
        path,
        name,
        bytes: found.len(),
        changed,
    })
}

/// A log's name without the number of one that was set aside, and that number.
fn base(name: &str) -> (&str, u32) {
    match name.rsplit_once('.').map(|(base, end)| (base, end.parse())) {
        Some((base, Ok(number))) => (base, number),
        _ => (name, 0),
    }
}

fn is_log(name: &str) -> bool {
    let base = base(name).0.to_lowercase();
    base.ends_with(".log") || base.ends_with(".jsonl")
}

/// Reads at most so many of the wanted lines at a place. `head` is how the file began when it was last read; a file that
/// begins otherwise is said to be another one.
///
/// # Errors
/// The file cannot be read.
pub fn read_log(
    path: &Path,
    place: Place,
    lines: usize,
    wanted: &Wanted,
    head: &[u8],
) -> io::Result<LogPage> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    let mut begins = vec![0; HEAD.min(usize::try_from(size).unwrap_or(HEAD))];
    file.read_exact(&mut begins)?;
    let shrunk = match place {
        Place::Before(at) | Place::After(at) | Place::Around(at) => at > size,
        Place::Start | Place::End => false,
    };
    if shrunk || !begins.starts_with(head) {
        return Ok(LogPage {
            size,
            head: begins,
            other: true,
            ..LogPage::default()
        });
    }
    let mut reader = Reader {
        file,
        size,
        lines,
        wanted: Wanted {
            text: wanted.text.to_lowercase(),
            ..*wanted
        },
    };
    let mut page = match place {
        Place::Start => reader.forward(0)?,
        Place::End => reader.end()?,
        Place::Before(at) => reader.backward(at)?,
        Place::After(at) => reader.forward(at)?,
        Place::Around(at) => {
            let mut page = reader.backward(at)?;
            let after = reader.forward(at)?;
            page.lines.extend(after.lines);
            page.to = after.to;
            page
        }
    };
    page.size = size;
    page.head = begins;
    Ok(page)
}

struct Reader {
    file: File,
    size: u64,
    lines: usize,
    /// Its text in lower case.
    wanted: Wanted,
}

impl Reader {
    fn block(&mut self, from: u64, to: u64) -> io::Result<Vec<u8>> {
        self.file.seek(SeekFrom::Start(from))?;
        let mut bytes = Vec::with_capacity(usize::try_from(to - from).unwrap_or(0));
        (&mut self.file).take(to - from).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn line(&self, at: u64, bytes: &[u8]) -> Option<LogLine> {
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let kept = &bytes[..bytes.len().min(LONGEST)];
        let text: String = String::from_utf8_lossy(kept)
            .chars()
            .map(|each| if each.is_control() { ' ' } else { each })
            .collect();
        let line = LogLine {
            at,
            text,
            cut: bytes.len() > LONGEST,
        };
        let found = self.wanted.text.is_empty() || line.text.to_lowercase().contains(&self.wanted.text);
        let counts = found && (!self.wanted.trouble || line.weight() != Weight::Plain);
        counts.then_some(line)
    }

    /// The last lines, an unfinished one included.
    fn end(&mut self) -> io::Result<LogPage> {
        let mut page = self.backward(self.size)?;
        if let Some(last) = page.lines.last() {
            // An unfinished line is looked at again when more of it stands there.
            let last_at = last.at;
            let ends = self.size > 0 && self.block(self.size - 1, self.size)? == b"\n";
            page.to = if ends { self.size } else { last_at };
        }
        Ok(page)
    }

    fn forward(&mut self, from: u64) -> io::Result<LogPage> {
        let mut page = LogPage {
            from,
            to: from,
            ..LogPage::default()
        };
        let mut rest: Vec<u8> = Vec::new();
        let (mut at, mut read) = (from, from);
        while page.lines.len() < self.lines && read < self.size && at - from < STRIDE {
            let block = self.block(read, (read + BLOCK).min(self.size))?;
            if block.is_empty() {
                break;
            }
            read += block.len() as u64;
            rest.extend_from_slice(&block);
            let mut used = 0;
            while let Some(end) = rest[used..].iter().position(|byte| *byte == b'\n') {
                let bytes = &rest[used..=used + end];
                page.lines.extend(self.line(at, bytes));
                used += end + 1;
                at += end as u64 + 1;
                if page.lines.len() >= self.lines {
                    break;
                }
            }
            rest.drain(..used);
            // A line without end is taken in pieces: memory stays bounded.
            if rest.len() as u64 > 16 * BLOCK {
                page.lines.extend(self.line(at, &rest));
                at += rest.len() as u64;
                rest.clear();
            }
        }
        page.to = at;
        if page.lines.len() < self.lines && read >= self.size && !rest.is_empty() {
            page.lines.extend(self.line(at, &rest));
        }
        Ok(page)
    }

    fn backward(&mut self, to: u64) -> io::Result<LogPage> {
        let to = to.min(self.size);
        let mut found: Vec<LogLine> = Vec::new();
        let mut rest: Vec<u8> = Vec::new();
        // Everything from `from` on was looked at; `rest` begins at `start` and holds what precedes it.
        let (mut from, mut start) = (to, to);
        while found.len() < self.lines && from > 0 && to - from < STRIDE {
            if start > 0 {
                let lower = start.saturating_sub(BLOCK);
                let mut block = self.block(lower, start)?;
                block.append(&mut rest);
                rest = block;
                start = lower;
            }
            while found.len() < self.lines && !rest.is_empty() {
                let body = &rest[..rest.len() - 1];
                let begin = match body.iter().rposition(|byte| *byte == b'\n') {
                    Some(end) => end + 1,
                    None if start == 0 || rest.len() as u64 > 16 * BLOCK => 0,
                    None => break,
                };
                from = start + begin as u64;
                found.extend(self.line(from, &rest[begin..]));
                rest.truncate(begin);
            }
        }
        found.reverse();
        Ok(LogPage {
            lines: found,
            from,
            to,
            ..LogPage::default()
        })
    }
}

#[cfg(test)]
mod tests;
