//! A file as lines, byte for byte as it is on disk.

use crate::files::{CharacterLacking, Detected, Encoding, detect};
use crate::model::{Message, Worded, message};
use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

/// A text file. Its bytes are the truth; lines are views of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    bytes: Vec<u8>,
    encoding: Encoding,
    /// Length of the byte order mark.
    mark: usize,
    lines: Vec<LineSpan>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct LineSpan {
    /// Without the line end.
    content: Range<usize>,
    /// Where the next line begins.
    next: usize,
}

/// One change to a line. Lines count from 0, and as they were before any change of the same call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Puts `with` in the place of a part of the line; `part` counts bytes of the line's decoded text.
    Replace {
        line: usize,
        part: Range<usize>,
        with: String,
    },
    /// A new line behind this one; `None`: at the very beginning.
    InsertAfter { line: Option<usize>, text: String },
    /// Takes the line out, with its end.
    Remove { line: usize },
}

/// A change that the file's form does not allow. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message())]
pub enum TextError {
    Character(#[from] CharacterLacking),
    LineBreak,
    /// Written like this, the whole file would be taken for another encoding at the next reading.
    Ambiguous,
}

impl Worded for TextError {
    fn message(&self) -> Message {
        match self {
            Self::Character(why) => why.message(),
            Self::LineBreak => message!(
                "ini-line-break",
                "a value cannot hold a line break or a zero character"
            ),
            Self::Ambiguous => message!(
                "ini-ambiguous",
                "with this value the file's encoding could not be told any more: save the file as UTF-8 first"
            ),
        }
    }
}

impl Text {
    pub fn new(bytes: Vec<u8>) -> Self {
        let Detected { encoding, mark } = detect(&bytes);
        let lines = split(&bytes, encoding, mark);
        Self {
            bytes,
            encoding,
            mark,
            lines,
        }
    }

    /// As it stands, or will stand, on disk.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Number of lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A line's text without its end. Counted from 0; one that does not exist is empty.
    pub fn line(&self, line: usize) -> Cow<'_, str> {
        self.lines.get(line).map_or(Cow::Borrowed(""), |span| {
            self.encoding.decode(&self.bytes[span.content.clone()])
        })
    }

    pub fn lines(&self) -> impl Iterator<Item = Cow<'_, str>> {
        (0..self.len()).map(|line| self.line(line))
    }

    /// Makes all changes, or none. Every byte that they do not name stays as it was.
    pub fn apply(&mut self, changes: &[Change]) -> Result<(), TextError> {
        let mut pieces = Vec::with_capacity(changes.len());
        for change in changes {
            pieces.push(self.piece(change)?);
        }
        pieces.extend(self.end_before(changes).map(|range| (range, Vec::new())));
        // Stable: insertions behind the same line keep their order.
        pieces.sort_by_key(|(range, _)| (range.start, range.end));
        let mut bytes = Vec::with_capacity(self.bytes.len() + 64 * pieces.len());
        let mut at = 0;
        for (range, with) in pieces {
            let start = range.start.max(at);
            bytes.extend_from_slice(&self.bytes[at..start]);
            bytes.extend_from_slice(&with);
            at = range.end.max(at);
        }
        bytes.extend_from_slice(&self.bytes[at..]);
        let next = Self::new(bytes);
        if !next.reads_like(self) {
            return Err(TextError::Ambiguous);
        }
        *self = next;
        Ok(())
    }

    /// Whether the same bytes still mean the same characters. Plain ASCII may become anything that extends it.
    fn reads_like(&self, before: &Self) -> bool {
        let single = |encoding| matches!(encoding, Encoding::Ascii | Encoding::Windows1252);
        self.mark == before.mark
            && (self.encoding == before.encoding
                || self.encoding == Encoding::Ascii
                || before.is_empty()
                || (single(self.encoding) && single(before.encoding)))
    }

    /// The bytes that go and those that come.
    fn piece(&self, change: &Change) -> Result<(Range<usize>, Vec<u8>), TextError> {
        match change {
            Change::Replace { line, part, with } => {
                let text = self.line(*line);
                let start = self.lines[*line].content.start;
                let from = start + self.encoding.width(&text[..part.start]);
                let to = start + self.encoding.width(&text[..part.end]);
                Ok((from..to, self.encode(with)?))
            }
            Change::InsertAfter { line: None, text } => {
                let mut with = self.encode(text)?;
                with.extend(self.line_end(0));
                Ok((self.mark..self.mark, with))
            }
            Change::InsertAfter {
                line: Some(line),
                text,
            } => {
                let span = &self.lines[*line];
                let mut with = self.encode(text)?;
                let end = self.line_end(*line);
                if span.ended(self.encoding) {
                    with.extend(end);
                    return Ok((span.next..span.next, with));
                }
                // Behind a last line without an end the new one has none either.
                let mut behind = end;
                behind.append(&mut with);
                Ok((span.content.end..span.content.end, behind))
            }
            Change::Remove { line } => {
                let span = &self.lines[*line];
                Ok((span.content.start..span.next, Vec::new()))
            }
        }
    }

    /// When the last lines go and the very last had no end, the one that is last then has none either: what was put behind
    /// it is taken back without a trace.
    fn end_before(&self, changes: &[Change]) -> Option<Range<usize>> {
        let last = self.lines.last().filter(|last| !last.ended(self.encoding))?;
        let gone: HashSet<usize> = changes
            .iter()
            .filter_map(|change| match change {
                Change::Remove { line } => Some(*line),
                Change::Replace { .. } | Change::InsertAfter { .. } => None,
            })
            .collect();
        let kept = (0..self.lines.len()).rev().find(|line| !gone.contains(line))?;
        let comes =
            |change: &Change| matches!(change, Change::InsertAfter { line: Some(line), .. } if *line >= kept);
        if kept + 1 < self.lines.len() && !changes.iter().any(comes) {
            let span = &self.lines[kept];
            return Some(span.content.end..span.next.min(last.next));
        }
        None
    }

    fn encode(&self, text: &str) -> Result<Vec<u8>, TextError> {
        if text.contains(['\n', '\r', '\0']) {
            return Err(TextError::LineBreak);
        }
        Ok(self.encoding.encode(text)?)
    }

    /// The end of this line, or, when it has none, of the nearest one before it that has; else the platform's.
    fn line_end(&self, line: usize) -> Vec<u8> {
        let with_end = (0..self.lines.len().min(line + 1))
            .rev()
            .map(|line| &self.lines[line])
            .find(|span| span.ended(self.encoding));
        match with_end {
            Some(span) => self.bytes[span.content.end..span.next].to_vec(),
            None => {
                let end = if cfg!(windows) { "\r\n" } else { "\n" };
                match self.encoding {
                    Encoding::Utf16Le => end.bytes().flat_map(|byte| [byte, 0]).collect(),
                    Encoding::Utf16Be => end.bytes().flat_map(|byte| [0, byte]).collect(),
                    Encoding::Ascii | Encoding::Windows1252 | Encoding::Utf8 => end.as_bytes().to_vec(),
                }
            }
        }
    }
}

impl LineSpan {
    /// Whether a line feed stands behind it (and not only half a UTF-16 unit at the end of a torn file).
    fn ended(&self, encoding: Encoding) -> bool {
        self.next - self.content.end >= encoding.unit()
    }
}

fn split(bytes: &[u8], encoding: Encoding, mark: usize) -> Vec<LineSpan> {
    let unit = encoding.unit();
    let is = |at: usize, byte: u8| match encoding {
        Encoding::Utf16Le => bytes[at] == byte && bytes[at + 1] == 0,
        Encoding::Utf16Be => bytes[at] == 0 && bytes[at + 1] == byte,
        Encoding::Ascii | Encoding::Windows1252 | Encoding::Utf8 => bytes[at] == byte,
    };
    let whole = mark + (bytes.len() - mark) / unit * unit;
    let mut lines = Vec::new();
    let mut start = mark;
    for at in (mark..whole).step_by(unit) {
        if is(at, b'\n') {
            let end = if at > start && is(at - unit, b'\r') {
                at - unit
            } else {
                at
            };
            lines.push(LineSpan {
                content: start..end,
                next: at + unit,
            });
            start = at + unit;
        }
    }
    if start < bytes.len() {
        lines.push(LineSpan {
            content: start..whole,
            next: bytes.len(),
        });
    }
    lines
}
