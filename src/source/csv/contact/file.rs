//! The work on one file: its chunks, and what becomes of it when the last of them is done.

use super::Shared;
use super::chunk::{self, Ended};
use super::taker::Taker;
use crate::model::FileStamp;
use crate::source::csv::listing;
use crate::source::csv::open::{Opened, state_of};
use crate::source::csv::stream::{Step, Stream};
use crate::source::csv::tally::Rejections;
use crate::source::{FileRead, FileState};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

pub(super) struct FileWork<'a> {
    shared: &'a Shared<'a>,
    stamp: &'a FileStamp,
    /// In the list of all files.
    index: usize,
    hash: Option<String>,
    chunks: usize,
    left: AtomicUsize,
    /// The file has to be read from its beginning by one thread.
    careful: AtomicBool,
    inside: Mutex<Inside<'a>>,
}

#[derive(Default)]
struct Inside<'a> {
    /// While chunks are being read.
    opened: Option<Result<Arc<Opened>, FileState>>,
    /// Those that no thread holds right now.
    takers: Vec<Taker<'a>>,
    /// Lines of each chunk.
    lines: Vec<u64>,
    /// Why the file could not be read to its end.
    trouble: Option<FileState>,
    read: Option<FileRead>,
}

impl<'a> FileWork<'a> {
    pub fn new(shared: &'a Shared<'a>, index: usize, hash: Option<String>) -> Self {
        let stamp = &shared.job.files[index];
        let chunk = shared.job.chunk;
        // The last chunk is between a half and one and a half.
        let chunks = usize::try_from((stamp.size + chunk / 2) / chunk)
            .unwrap_or(usize::MAX)
            .max(1);
        Self {
            shared,
            stamp,
            index,
            hash,
            chunks,
            left: AtomicUsize::new(chunks),
            careful: AtomicBool::new(false),
            inside: Mutex::new(Inside {
                lines: vec![0; chunks],
                ..Inside::default()
            }),
        }
    }

    pub fn chunks(&self) -> usize {
        self.chunks
    }

    pub fn into_read(self) -> Option<FileRead> {
        self.inside
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .read
    }

    fn inside(&self) -> MutexGuard<'_, Inside<'a>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes one chunk; with the last one the file is done.
    pub fn take(&self, chunk: usize, buffer: &mut Vec<u8>) {
        if let Some(opened) = self.open() {
            self.read_chunk(&opened, chunk, buffer);
        }
        if self.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.finish();
        }
    }

    fn open(&self) -> Option<Arc<Opened>> {
        let mut inside = self.inside();
        let opened = inside.opened.get_or_insert_with(|| {
            let opened = Opened::open(self.stamp, self.shared.job.plan.shape())?;
            if opened.wide.is_some() || opened.quoted || opened.rows.is_none() {
                self.careful.store(true, Ordering::Release);
            }
            Ok(Arc::new(opened))
        });
        opened.as_ref().ok().cloned()
    }

    fn taker(&self) -> Taker<'a> {
        let known = self.inside().takers.pop();
        known.unwrap_or_else(|| Taker::new(self.shared.job.plan, self.shared.job.sink.open(self.index)))
    }

    fn read_chunk(&self, opened: &Opened, number: usize, buffer: &mut Vec<u8>) {
        if self.careful.load(Ordering::Acquire) {
            return;
        }
        let mut taker = self.taker();
        let size = self.shared.job.chunk;
        let end = if number + 1 == self.chunks {
            opened.size
        } else {
            (number as u64 + 1) * size
        };
        let ended = chunk::read(
            opened,
            number,
            number as u64 * size..end,
            buffer,
            &mut taker,
            |bytes| self.shared.progress(bytes) && !self.careful.load(Ordering::Acquire),
        );
        match ended {
            Ok(Ended::Lines(lines)) => {
                let mut inside = self.inside();
                inside.lines[number] = lines;
                inside.takers.push(taker);
            }
            // Cancelled, or another chunk met a quote: what this taker holds is forgotten with all the others.
            Ok(Ended::Stopped) => {}
            Ok(Ended::Quoted) => self.careful.store(true, Ordering::Release),
            Err(why) => {
                self.inside().trouble.get_or_insert(state_of(&why));
            }
        }
    }

    /// Judges the file once all chunks are done, and lets its rows count if it was whole.
    fn finish(&self) {
        let (opened, mut takers, lines, mut trouble) = {
            let mut inside = self.inside();
            (
                inside.opened.take(),
                std::mem::take(&mut inside.takers),
                std::mem::take(&mut inside.lines),
                inside.trouble.take(),
            )
        };
        if self.shared.job.watch.cancelled() {
            return;
        }
        let mut hash = self.hash.clone();
        let mut first_lines = vec![1];
        match opened {
            None => {}
            Some(Err(state)) => trouble = Some(state),
            Some(Ok(opened)) => {
                if self.careful.load(Ordering::Acquire) && trouble.is_none() {
                    takers.clear();
                    let mut taker = self.taker();
                    match self.read_carefully(&opened, &mut taker) {
                        Ok(true) => takers.push(taker),
                        Ok(false) => return,
                        Err(why) => trouble = Some(state_of(&why)),
                    }
                } else {
                    first_lines = beginnings(1 + opened.rows.map_or(0, |(_, lines)| lines), &lines);
                }
                if self.shared.job.hashes && hash.is_none() && trouble.is_none() {
                    match opened.hash() {
                        Ok(found) => hash = Some(found),
                        Err(why) => trouble = Some(state_of(&why)),
                    }
                }
                if trouble.is_none() && !opened.is_whole(self.stamp) {
                    trouble = Some(FileState::Growing);
                }
            }
        }
        let read = match trouble {
            Some(state) => self.report(state, None),
            None => self.count(takers, &first_lines, hash),
        };
        self.inside().read = Some(read);
    }

    /// False when cancelled.
    fn read_carefully(&self, opened: &Opened, taker: &mut Taker<'a>) -> std::io::Result<bool> {
        let mut stream = Stream::new(opened, self.shared.job.plan.shape().header_lines);
        let mut told = 0;
        loop {
            match stream.next()? {
                Step::Row { line } => {
                    if let Err(fault) = taker.row(&stream.record) {
                        taker.reject(fault, 0, line - 1);
                    }
                }
                Step::Broken { line, why, found } => taker.broken(why, &found, 0, line - 1),
                Step::End => return Ok(true),
            }
            if stream.place() > told {
                if !self.shared.progress(stream.place() - told) {
                    return Ok(false);
                }
                told = stream.place();
            }
        }
    }

    /// Lets the rows count.
    fn count(&self, takers: Vec<Taker<'a>>, first_lines: &[u64], hash: Option<String>) -> FileRead {
        let mut read = self.report(FileState::Read, hash);
        let mut rejections = Rejections::default();
        for mut taker in takers {
            read.rows += taker.counts.rows;
            read.passed_over += taker.counts.passed_over;
            taker.days.add_to(&mut read.days);
            rejections.merge(std::mem::take(&mut taker.rejections));
            let unknown = std::mem::take(&mut taker.unknown);
            self.shared
                .unknown
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .merge(unknown);
            self.shared
                .rows_of_days
                .fetch_add(taker.counts.rows_of_days, Ordering::Relaxed);
            self.shared
                .ambiguous
                .fetch_add(taker.counts.ambiguous, Ordering::Relaxed);
            taker.close();
        }
        read.rejected = rejections.count;
        for (row, day) in rejections.into_rows(&listing::name(self.stamp), first_lines) {
            self.shared.job.watch.rejected(row, day);
        }
        read
    }

    fn report(&self, state: FileState, hash: Option<String>) -> FileRead {
        FileRead {
            stamp: self.stamp.clone(),
            state,
            hash,
            rows: 0,
            rejected: 0,
            passed_over: 0,
            days: BTreeMap::new(),
        }
    }
}

/// The line on which each chunk begins.
fn beginnings(first: u64, lines: &[u64]) -> Vec<u64> {
    lines
        .iter()
        .scan(first, |next, lines| {
            let first = *next;
            *next += lines;
            Some(first)
        })
        .collect()
}
