//! Frames: four bytes of length, then JSON.

use crate::model::{Message, Worded, message};
use serde::{Serialize, de::DeserializeOwned};
use std::io::{self, Read, Write};

/// The longest question, in bytes. It also bounds what a stranger can make the service hold.
pub(super) const LONGEST_QUESTION: usize = 4 << 20;
/// The longest answer: trees and catalogues of large systems.
pub(super) const LONGEST_ANSWER: usize = 256 << 20;
/// The longest greeting.
pub(super) const LONGEST_GREETING: usize = 4 << 10;

/// Why a frame could not travel.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message())]
pub(super) enum FrameError {
    Closed,
    Io(#[from] io::Error),
    TooLong {
        length: usize,
        limit: usize,
    },
    /// Not JSON, or JSON of another version.
    NotUnderstood(#[from] serde_json::Error),
}

impl Worded for FrameError {
    fn message(&self) -> Message {
        match self {
            Self::Closed => message!("control-frame-closed", "the other side closed the channel"),
            Self::Io(why) => crate::files::reason(why),
            Self::TooLong { length, limit } => message!(
                "control-frame-too-long",
                "a message of {length} bytes is over the limit of {limit}",
                length = *length,
                limit = *limit
            ),
            Self::NotUnderstood(why) => message!(
                "control-frame-not-understood",
                "a message could not be understood: {why}",
                why = why.to_string()
            ),
        }
    }
}

pub(super) fn write<T: Serialize>(
    mut stream: impl Write,
    message: &T,
    limit: usize,
) -> Result<(), FrameError> {
    let mut frame = vec![0; 4];
    serde_json::to_writer(&mut frame, message)?;
    let length = frame.len() - 4;
    let written = u32::try_from(length).ok().filter(|_| length <= limit);
    let Some(prefix) = written else {
        return Err(FrameError::TooLong { length, limit });
    };
    frame[..4].copy_from_slice(&prefix.to_be_bytes());
    stream.write_all(&frame)?;
    stream.flush()?;
    Ok(())
}

pub(super) fn read<T: DeserializeOwned>(mut stream: impl Read, limit: usize) -> Result<T, FrameError> {
    let mut prefix = [0; 4];
    fill(&mut stream, &mut prefix)?;
    let length = u32::from_be_bytes(prefix) as usize;
    if length > limit {
        return Err(FrameError::TooLong { length, limit });
    }
    // Grows as bytes come: a length alone takes no memory.
    let mut body = Vec::with_capacity(length.min(64 << 10));
    stream.take(length as u64).read_to_end(&mut body)?;
    if body.len() < length {
        return Err(FrameError::Closed);
    }
    Ok(serde_json::from_slice(&body)?)
}

fn fill(stream: &mut impl Read, buffer: &mut [u8]) -> Result<(), FrameError> {
    match stream.read_exact(buffer) {
        Err(error) if is_end(&error) => Err(FrameError::Closed),
        other => Ok(other?),
    }
}

fn is_end(error: &io::Error) -> bool {
    use io::ErrorKind::{BrokenPipe, ConnectionAborted, ConnectionReset, UnexpectedEof};
    matches!(
        error.kind(),
        UnexpectedEof | BrokenPipe | ConnectionReset | ConnectionAborted
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        write(&mut bytes, &("Müller", 7), 100).unwrap();
        write(&mut bytes, &("two", 8), 100).unwrap();
        let mut stream = bytes.as_slice();
        assert_eq!(
            read::<(String, u32)>(&mut stream, 100).unwrap(),
            ("Müller".to_owned(), 7)
        );
        assert_eq!(
            read::<(String, u32)>(&mut stream, 100).unwrap(),
            ("two".to_owned(), 8)
        );
        assert!(matches!(read::<u32>(&mut stream, 100), Err(FrameError::Closed)));
    }

    #[test]
    fn limits_hold_on_both_sides() {
        let mut bytes = Vec::new();
        let long = "x".repeat(200);
        assert!(matches!(
            write(&mut bytes, &long, 100),
            Err(FrameError::TooLong {
                length: 202,
                limit: 100
            })
        ));
        let huge = [0xff, 0xff, 0xff, 0xff, b'"'];
        assert!(matches!(
            read::<String>(&huge[..], 100),
            Err(FrameError::TooLong { .. })
        ));
    }

    #[test]
    fn a_frame_cut_off_or_garbled_is_an_error() {
        let mut bytes = Vec::new();
        write(&mut bytes, &"whole", 100).unwrap();
        assert!(matches!(
            read::<String>(&bytes[..6], 100),
            Err(FrameError::Closed)
        ));
        assert!(matches!(
            read::<u32>(&bytes[..], 100),
            Err(FrameError::NotUnderstood(_))
        ));
    }
}
