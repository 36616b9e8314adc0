//! Reading one chunk of a file: the lines that begin in it.

use super::taker::{Quoted, Taker};
use crate::source::csv::limits;
use crate::source::csv::open::Opened;
use crate::source::csv::record::Broken;
use memchr::{memchr, memrchr};
use std::io;
use std::ops::Range;

pub(super) enum Ended {
    /// All lines were taken: so many.
    Lines(u64),
    /// `progress` said no.
    Stopped,
    Quoted,
}

/// Takes the lines whose first byte lies in `range`. `progress` hears of bytes read and may stop it.
pub(super) fn read(
    opened: &Opened,
    number: usize,
    range: Range<u64>,
    buffer: &mut Vec<u8>,
    taker: &mut Taker<'_>,
    mut progress: impl FnMut(u64) -> bool,
) -> io::Result<Ended> {
    let rows = opened.rows.map_or(opened.mark, |(rows, _)| rows);
    let begin = range.start.max(rows);
    if range.end <= begin {
        return Ok(Ended::Lines(0));
    }
    // One byte for a line end that the file lacks.
    buffer.resize(limits::BUFFER + 1, 0);
    // A line that began in the chunk before belongs to it: reading begins one byte early, and the first line end found
    // there may be the one just before this chunk.
    let mut skipping = begin > rows;
    let mut place = if skipping { begin - 1 } else { begin };
    let (mut kept, mut lines) = (0, 0);
    loop {
        let read = opened.read_at(&mut buffer[kept..limits::BUFFER], place)?;
        place += read as u64;
        let mut have = kept + read;
        let begins = place - have as u64;
        let ended = read == 0 || place >= opened.size;
        if !progress(read as u64) {
            return Ok(Ended::Stopped);
        }
        if ended && have > 0 && buffer[have - 1] != b'\n' {
            buffer[have] = b'\n';
            have += 1;
        }
        let mut from = 0;
        if skipping {
            match memchr(b'\n', &buffer[..have]) {
                Some(end) => (from, skipping) = (end + 1, false),
                None if ended => return Ok(Ended::Lines(lines)),
                None => {
                    kept = 0;
                    continue;
                }
            }
        }
        let limit = last_line_end(&buffer[..have], begins, range.end, from);
        let finished = ended || limit.is_some();
        let to = match limit {
            Some(end) => end,
            None if ended => have,
            None => memrchr(b'\n', &buffer[from..have]).map_or(from, |end| from + end + 1),
        };
        match taker.lines(&buffer[from..to], opened.separator, number, lines) {
            Ok(taken) => lines += taken,
            Err(Quoted) => return Ok(Ended::Quoted),
        }
        if finished {
            return Ok(Ended::Lines(lines));
        }
        if to == from && have - from > limits::ROW {
            taker.broken(Broken::TooLong, &buffer[from..have], number, lines);
            lines += 1;
            (skipping, kept) = (true, 0);
            continue;
        }
        buffer.copy_within(to..have, 0);
        kept = have - to;
    }
}

/// Where the last line that begins before `end` (a place in the file) ends in the buffer, if it does.
fn last_line_end(buffer: &[u8], begins: u64, end: u64, from: usize) -> Option<usize> {
    let before_end = usize::try_from((end.saturating_sub(1)).saturating_sub(begins)).ok()?;
    if from > before_end {
        return Some(from);
    }
    let rest = buffer.get(before_end..)?;
    memchr(b'\n', rest).map(|found| before_end + found + 1)
}
