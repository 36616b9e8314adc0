//! Encodings met in the three files and in sources (spec page 1, *Common rules*).

use crate::model::{Message, Worded, message};
use encoding_rs::WINDOWS_1252;
use std::borrow::Cow;

/// How a file's bytes become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// Seven bits only; becomes Windows-1252 with its first accent.
    Ascii,
    Windows1252,
    Utf8,
    Utf16Le,
    Utf16Be,
}

/// What a file's bytes tell about themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Detected {
    pub encoding: Encoding,
    /// Length of the byte order mark in front, 0 when there is none.
    pub mark: usize,
}

/// A character that a file's encoding cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub struct CharacterLacking {
    pub character: char,
    pub encoding: Encoding,
}

impl Worded for CharacterLacking {
    fn message(&self) -> Message {
        let Self { character, encoding } = self;
        message!(
            "files-character-lacking",
            "the character “{character}” cannot be written in this file, whose encoding is {encoding}: save the file as UTF-8 first, or use another character",
            character = *character,
            encoding = encoding.name()
        )
    }
}

impl Encoding {
    /// As administrators know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascii => "ASCII (Windows-1252 with its first accent)",
            Self::Windows1252 => "Windows-1252",
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }

    /// The text of these bytes, which hold no byte order mark. Every UTF-16 unit without its partner becomes U+FFFD.
    pub fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Self::Ascii | Self::Utf8 => String::from_utf8_lossy(bytes),
            Self::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
            Self::Utf16Le => Cow::Owned(decode_utf16(bytes, u16::from_le_bytes)),
            Self::Utf16Be => Cow::Owned(decode_utf16(bytes, u16::from_be_bytes)),
        }
    }

    /// The bytes of this text. Characters that the encoding lacks are refused, never replaced.
    pub fn encode(self, text: &str) -> Result<Vec<u8>, CharacterLacking> {
        match self {
            Self::Utf8 => Ok(text.as_bytes().to_vec()),
            Self::Utf16Le => Ok(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Self::Utf16Be => Ok(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Self::Ascii | Self::Windows1252 => {
                let lacking = text.chars().find(|character| !in_windows_1252(*character));
                match lacking {
                    Some(character) => Err(CharacterLacking {
                        character,
                        encoding: self,
                    }),
                    None => Ok(WINDOWS_1252.encode(text).0.into_owned()),
                }
            }
        }
    }

    /// How many bytes this text, as [`Encoding::decode`] gave it, takes in the file.
    pub fn width(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Ascii | Self::Windows1252 => text.chars().count(),
            Self::Utf16Le | Self::Utf16Be => text.encode_utf16().count() * 2,
        }
    }

    /// Bytes of one code unit.
    pub fn unit(self) -> usize {
        match self {
            Self::Utf16Le | Self::Utf16Be => 2,
            Self::Ascii | Self::Windows1252 | Self::Utf8 => 1,
        }
    }
}

fn in_windows_1252(character: char) -> bool {
    let mut buffer = [0; 4];
    character.is_ascii() || !WINDOWS_1252.encode(character.encode_utf8(&mut buffer)).2
}

fn decode_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

/// Finds a file's encoding: byte order mark, then UTF-16 by its zero bytes, then valid UTF-8, else Windows-1252.
pub fn detect(bytes: &[u8]) -> Detected {
    let (encoding, mark) = match bytes {
        // A mark that does not tell the truth: the bytes behind it are read as what they can be.
        [0xEF, 0xBB, 0xBF, rest @ ..] if std::str::from_utf8(rest).is_err() => (Encoding::Windows1252, 3),
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
        [0xFF, 0xFE, ..] => (Encoding::Utf16Le, 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16Be, 2),
        _ => (without_mark(bytes), 0),
    };
    Detected { encoding, mark }
}

fn without_mark(bytes: &[u8]) -> Encoding {
    if let Some(encoding) = utf16_by_zeros(bytes) {
        return encoding;
    }
    if bytes.is_ascii() {
        return Encoding::Ascii;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        Err(_) => Encoding::Windows1252,
    }
}

/// UTF-16 of mostly Latin letters has a zero in every second byte, and on one side only.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |first: usize| {
        sample
            .iter()
            .skip(first)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 4;
    match (even, odd) {
        (0, odd) if odd > many => Some(Encoding::Utf16Le),
        (even, 0) if even > many => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// The whole text of a file, without its byte order mark.
pub fn decode(bytes: &[u8]) -> (String, Detected) {
    let detected = detect(bytes);
    let text = detected.encoding.decode(&bytes[detected.mark..]).into_owned();
    (text, detected)
}
