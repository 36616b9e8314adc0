//! The rows of one file, one after another, the careful way: with quotes, in any encoding.

use super::limits;
use super::open::Opened;
use super::record::{Broken, Cut, Record};
use crate::files::Encoding;
use encoding_rs::{Decoder, UTF_16BE, UTF_16LE};
use std::io;

/// Reads a file from its beginning.
pub(super) struct Stream<'a> {
    opened: &'a Opened,
    decoder: Option<Decoder>,
    /// Next byte of the file to read.
    place: u64,
    raw: Vec<u8>,
    text: Vec<u8>,
    /// Where the next row begins in `text`.
    at: usize,
    ended: bool,
    /// The line on which the next row begins.
    line: u64,
    header_left: u32,
    pub record: Record,
}

/// One step through a file.
pub(super) enum Step {
    /// The record holds a row that begins on this line.
    Row {
        line: u64,
    },
    Broken {
        line: u64,
        why: Broken,
        found: Vec<u8>,
    },
    End,
}

impl<'a> Stream<'a> {
    pub fn new(opened: &'a Opened, header_lines: u32) -> Self {
        let decoder = opened.wide.map(|encoding| match encoding {
            Encoding::Utf16Be => UTF_16BE.new_decoder_without_bom_handling(),
            _ => UTF_16LE.new_decoder_without_bom_handling(),
        });
        Self {
            opened,
            decoder,
            place: opened.mark,
            raw: Vec::new(),
            text: Vec::with_capacity(limits::BUFFER),
            at: 0,
            ended: false,
            line: 1,
            header_left: header_lines,
            record: Record::default(),
        }
    }

    /// Bytes of the file that were read so far.
    pub fn place(&self) -> u64 {
        self.place
    }

    /// The next row behind the header lines; empty lines and rows of separators alone are passed over.
    pub fn next(&mut self) -> io::Result<Step> {
        loop {
            let rest = &self.text[self.at..];
            if rest.is_empty() && self.ended {
                return Ok(Step::End);
            }
            let cut = if rest.is_empty() {
                Cut::More
            } else {
                self.record.cut(rest, self.opened.separator, self.ended)
            };
            let line = self.line;
            match cut {
                Cut::More => self.fill()?,
                Cut::Row { used, lines } => {
                    self.at += used;
                    self.line += lines;
                    if self.is_header() || self.record.is_blank() {
                        continue;
                    }
                    return Ok(Step::Row { line });
                }
                Cut::Broken { used, why } => {
                    let found = rest[..rest.len().min(limits::FOUND * 4)].to_vec();
                    self.at += used;
                    if used == 0 {
                        self.pass_over_line()?;
                    }
                    self.line += 1;
                    if self.is_header() {
                        continue;
                    }
                    return Ok(Step::Broken { line, why, found });
                }
            }
        }
    }

    fn is_header(&mut self) -> bool {
        let header = self.header_left > 0;
        self.header_left = self.header_left.saturating_sub(1);
        header
    }

    fn pass_over_line(&mut self) -> io::Result<()> {
        loop {
            match memchr::memchr(b'\n', &self.text[self.at..]) {
                Some(end) => {
                    self.at += end + 1;
                    return Ok(());
                }
                None if self.ended => {
                    self.at = self.text.len();
                    return Ok(());
                }
                None => {
                    self.at = self.text.len();
                    self.fill()?;
                }
            }
        }
    }

    /// Makes room and reads on.
    fn fill(&mut self) -> io::Result<()> {
        self.text.drain(..self.at);
        self.at = 0;
        self.raw.resize(limits::BUFFER / 4, 0);
        let read = self.opened.read_at(&mut self.raw, self.place)?;
        self.place += read as u64;
        self.ended = read == 0 || self.place >= self.opened.size;
        match &mut self.decoder {
            None => self.text.extend_from_slice(&self.raw[..read]),
            Some(decoder) => {
                let mut text = String::new();
                let need = decoder.max_utf8_buffer_length(read);
                text.reserve(need.unwrap_or(read * 3 + 16));
                let _ = decoder.decode_to_string(&self.raw[..read], &mut text, self.ended);
                self.text.extend_from_slice(text.as_bytes());
            }
        }
        Ok(())
    }
}
