//! Appending to a file that other processes append to as well, up to a size.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How large a file may grow, and how many older ones stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeLimit {
    /// Bytes; the file is set aside before a write that would make it larger.
    pub bytes: u64,
    /// How many set-aside files stay: `name.1` (the newest) to `name.<keep>`.
    pub keep: u32,
}

/// Appends `bytes` in one write. The file is opened anew each time: whoever deletes, moves or rotates it meanwhile
/// takes no line away, and lines of several processes never mix. A new file belongs to the owner of its folder.
pub fn append(path: &Path, bytes: &[u8], limit: SizeLimit) -> io::Result<()> {
    let mut file = open(path)?;
    let size = file.metadata()?.len();
    if size > 0 && size.saturating_add(bytes.len() as u64) > limit.bytes {
        rotate(path, &file, bytes.len() as u64, limit)?;
        file = open(path)?;
    }
    write(&mut file, bytes)
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true);
    refuse_foreign_links(&mut options, path);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        other => return other,
    }
    match options.create_new(true).open(path) {
        Ok(file) => {
            // A folder whose owner cannot be given files (a share) keeps what root made.
            let _ = super::adopt(path);
            Ok(file)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => options.create_new(false).open(path),
        Err(error) => Err(error),
    }
}

/// Under Windows another process's lock, held while it rotates, makes a write fail: it is over in a moment.
fn write(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    const LOCK_VIOLATION: i32 = 33;
    for _ in 0..40 {
        match file.write_all(bytes) {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(LOCK_VIOLATION) => {
                std::thread::sleep(Duration::from_millis(5));
            }
            other => return other,
        }
    }
    file.write_all(bytes)
}

/// Sets the file aside. Two processes that want to at once take turns by a lock on the file itself, and the second
/// finds a small one in its place.
fn rotate(path: &Path, file: &File, coming: u64, limit: SizeLimit) -> io::Result<()> {
    file.lock()?;
    let still_large = fs::metadata(path).is_ok_and(|now| now.len().saturating_add(coming) > limit.bytes);
    if still_large {
        for number in (1..limit.keep).rev() {
            match fs::rename(aside(path, number), aside(path, number + 1)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        match limit.keep {
            0 => fs::remove_file(path)?,
            _ => fs::rename(path, aside(path, 1))?,
        }
    }
    file.unlock()
}

fn aside(path: &Path, number: u32) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{number}"));
    PathBuf::from(name)
}

/// Root writing into somebody else's folder follows no link there: it could lead anywhere.
#[cfg(unix)]
fn refuse_foreign_links(options: &mut OpenOptions, path: &Path) {
    use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
    let foreign = path
        .parent()
        .and_then(|folder| fs::metadata(folder).ok())
        .is_some_and(|it| it.uid() != 0);
    if foreign && rustix::process::geteuid().is_root() {
        options.custom_flags(libc::O_NOFOLLOW);
    }
}

#[cfg(not(unix))]
fn refuse_foreign_links(_: &mut OpenOptions, _: &Path) {}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: SizeLimit = SizeLimit { bytes: 100, keep: 2 };

    #[test]
    fn a_full_file_is_set_aside_and_the_oldest_goes() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        for line in 0..40 {
            append(&path, format!("line {line:03}\n").as_bytes(), SMALL).unwrap();
        }
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(read("a.log").ends_with("line 039\n"));
        assert!(read("a.log.1").len() <= 100 && read("a.log.2").len() <= 100);
        let all = read("a.log.2") + &read("a.log.1") + &read("a.log");
        let expected: String = (40 - all.len() / 9..40)
            .map(|line| format!("line {line:03}\n"))
            .collect();
        assert_eq!(all, expected);
        assert!(!folder.path().join("a.log.3").exists());
    }

    #[test]
    fn many_writers_lose_no_line_while_the_file_rotates() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        let limit = SizeLimit {
            bytes: 2_000,
            keep: 50,
        };
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let path = &path;
                scope.spawn(move || {
                    for line in 0..200 {
                        append(path, format!("{writer} {line}\n").as_bytes(), limit).unwrap();
                    }
                });
            }
        });
        let mut lines: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .flat_map(|entry| {
                let text = fs::read_to_string(entry.unwrap().path()).unwrap();
                text.lines().map(str::to_owned).collect::<Vec<_>>()
            })
            .collect();
        lines.sort();
        lines.dedup();
        assert_eq!(lines.len(), 1_600);
    }

    #[test]
    fn a_deleted_file_begins_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        append(&path, b"one\n", SMALL).unwrap();
        fs::remove_file(&path).unwrap();
        append(&path, b"two\n", SMALL).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two\n");
    }
}
