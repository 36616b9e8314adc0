//! Opening one file: what its first bytes tell, and reading at any place of it.

use super::record::{Cut, Record};
use super::{limits, listing, separator};
use crate::files::{self, Encoding};
use crate::model::FileStamp;
use crate::source::FileState;
use std::fs::{File, TryLockError};
use std::io;

/// What has to be known of a kind of data to open its files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shape {
    /// `None`: found from the file.
    pub separator: Option<u8>,
    pub header_lines: u32,
    /// Fewer columns reject a row.
    pub columns: usize,
}

/// An open file.
#[derive(Debug)]
pub(super) struct Opened {
    file: File,
    /// Bytes that were there when it was listed; what was written since belongs to the next import.
    pub size: u64,
    pub separator: u8,
    /// As it was recognised from the first bytes.
    pub encoding: Encoding,
    /// `None`: bytes that ASCII is a part of. Else UTF-16.
    pub wide: Option<Encoding>,
    /// Length of the byte order mark.
    pub mark: u64,
    /// Where the rows begin, when the file's first bytes already show it, and the number of lines before.
    pub rows: Option<(u64, u64)>,
    /// Whether a quote was seen.
    pub quoted: bool,
}

impl Opened {
    /// # Errors
    /// What the file's state is instead: growing when somebody has locked it, or failed, with the reason.
    pub fn open(stamp: &FileStamp, shape: Shape) -> Result<Self, FileState> {
        let file = File::open(&stamp.path).map_err(|why| state_of(&why))?;
        match file.try_lock_shared() {
            Err(TryLockError::WouldBlock) => return Err(FileState::Growing),
            // Locks are advice here, and not every file system has them.
            Err(TryLockError::Error(_)) => {}
            Ok(()) => {
                let _ = file.unlock();
            }
        }
        let mut this = Self {
            file,
            size: stamp.size,
            separator: shape.separator.unwrap_or(b';'),
            encoding: Encoding::Ascii,
            wide: None,
            mark: 0,
            rows: None,
            quoted: false,
        };
        let mut sample = vec![0; limits::SAMPLE.min(usize::try_from(stamp.size).unwrap_or(limits::SAMPLE))];
        let read = this.read_at(&mut sample, 0).map_err(|why| state_of(&why))?;
        sample.truncate(read);
        let detected = files::detect(&sample);
        this.mark = detected.mark as u64;
        this.encoding = detected.encoding;
        let sample = &sample[detected.mark.min(read)..];
        if matches!(detected.encoding, Encoding::Utf16Le | Encoding::Utf16Be) {
            this.wide = Some(detected.encoding);
            let text = detected.encoding.decode(sample);
            this.learn(text.as_bytes(), shape, false);
            this.rows = None;
        } else {
            this.learn(sample, shape, sample.len() as u64 + this.mark == stamp.size);
        }
        Ok(this)
    }

    /// Learns separator, header and quoting from the first text.
    fn learn(&mut self, sample: &[u8], shape: Shape, whole: bool) {
        let (used, lines, complete) = header(sample, self.separator, shape.header_lines);
        if shape.separator.is_none() {
            let rows = if sample.len() > used {
                &sample[used..]
            } else {
                sample
            };
            self.separator = separator::find(rows, shape.columns);
        }
        if complete || whole {
            self.rows = Some((self.mark + used as u64, lines));
        }
        self.quoted = memchr::memchr(b'"', sample).is_some();
    }

    /// Fills the buffer from this place on as far as the file goes.
    pub fn read_at(&self, buffer: &mut [u8], place: u64) -> io::Result<usize> {
        let left = usize::try_from(self.size.saturating_sub(place)).unwrap_or(usize::MAX);
        let wanted = buffer.len().min(left);
        let mut done = 0;
        while done < wanted {
            match read_once(&self.file, &mut buffer[done..wanted], place + done as u64) {
                Ok(0) => break,
                Ok(read) => done += read,
                Err(why) if why.kind() == io::ErrorKind::Interrupted => {}
                Err(why) => return Err(why),
            }
        }
        Ok(done)
    }

    /// For who must know which file it is.
    pub fn file(&self) -> &File {
        &self.file
    }

    /// SHA-256 of the whole content, hexadecimal.
    pub fn hash(&self) -> io::Result<String> {
        use sha2::{Digest, Sha256};
        let (mut hasher, mut place) = (Sha256::new(), 0);
        let mut buffer = vec![0; limits::BUFFER];
        loop {
            let read = self.read_at(&mut buffer, place)?;
            if read == 0 {
                return Ok(hex::encode(hasher.finalize()));
            }
            hasher.update(&buffer[..read]);
            place += read as u64;
        }
    }

    /// Whether the file is still as it was listed, now that it was read.
    pub fn is_whole(&self, stamp: &FileStamp) -> bool {
        let same = |now: &std::fs::Metadata| listing::stamp(&stamp.path, now) == *stamp;
        self.file.metadata().is_ok_and(|now| same(&now)) && listing::is_unchanged(stamp)
    }
}

/// Passes over the header: bytes, lines, and whether all of it was there.
fn header(text: &[u8], separator: u8, lines: u32) -> (usize, u64, bool) {
    let (mut record, mut used, mut passed) = (Record::default(), 0, 0);
    for _ in 0..lines {
        match record.cut(&text[used..], separator, false) {
            Cut::Row { used: more, lines } => {
                used += more;
                passed += lines;
            }
            Cut::Broken { used: more, .. } if more > 0 => {
                used += more;
                passed += 1;
            }
            Cut::Broken { .. } | Cut::More => return (text.len(), passed, false),
        }
    }
    (used, passed, true)
}

/// What an error of the file system makes of a file.
pub(super) fn state_of(why: &io::Error) -> FileState {
    // 32: another program has it open for itself; 33: it locked this part of it.
    let locked = cfg!(windows) && matches!(why.raw_os_error(), Some(32 | 33));
    if locked || why.kind() == io::ErrorKind::ResourceBusy {
        FileState::Growing
    } else {
        FileState::Failed(files::reason(why))
    }
}

#[cfg(unix)]
fn read_once(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, place)
}

#[cfg(windows)]
fn read_once(file: &File, buffer: &mut [u8], place: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, place)
}
