//! Reading contacts: many files on several threads.
//!
//! Files are cut into chunks at line ends; threads take chunk after chunk. A file whose rows cannot be cut that way
//! (quotes, UTF-16) is read once more from its beginning, by one thread. What was read of a file counts only when all of
//! it was read and the file is still as it was listed.

mod chunk;
mod file;
pub(super) mod plan;
mod scan;
mod taker;

use super::duplicates::{self, Twin};
use super::limits;
use super::tally::UnknownNames;
use crate::model::FileStamp;
use crate::source::{ContactSink, FileRead, FileState, ReadReport, SourceError, Watch};
use file::FileWork;
use plan::Plan;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// One reading.
pub(super) struct Job<'a> {
    pub plan: &'a Plan<'a>,
    pub files: &'a [FileStamp],
    pub sink: &'a dyn ContactSink,
    pub watch: &'a dyn Watch,
    /// Whether each file's hash is wanted.
    pub hashes: bool,
    /// Fewer than [`limits::CHUNK`] in tests only.
    pub chunk: u64,
}

/// What all threads share.
pub(super) struct Shared<'a> {
    pub job: &'a Job<'a>,
    done: AtomicU64,
    total: u64,
    pub unknown: Mutex<UnknownNames>,
    pub rows_of_days: AtomicU64,
    pub ambiguous: AtomicU64,
}

impl Shared<'_> {
    /// Counts bytes that were read; false when somebody cancelled.
    pub fn progress(&self, bytes: u64) -> bool {
        let done = self.done.fetch_add(bytes, Ordering::Relaxed) + bytes;
        self.job.watch.progress(done.min(self.total), self.total);
        !self.job.watch.cancelled()
    }
}

/// Reads all files.
pub(super) fn read(job: &Job<'_>) -> Result<ReadReport, SourceError> {
    let twins = duplicates::find(job.files, || job.watch.cancelled());
    let shared = Shared {
        job,
        done: AtomicU64::new(0),
        total: job.files.iter().map(|file| file.size).sum(),
        unknown: Mutex::default(),
        rows_of_days: AtomicU64::new(0),
        ambiguous: AtomicU64::new(0),
    };
    let mut read: Vec<Option<FileRead>> = vec![None; job.files.len()];
    let firsts: Vec<usize> = (0..job.files.len())
        .filter(|index| twins[*index].of.is_none())
        .collect();
    pass(&shared, &firsts, &twins, &mut read)?;
    // A twin of a file that could not be counted is read after all.
    for index in 0..job.files.len() {
        let Some(first) = twins[index].of else { continue };
        let others = twins
            .iter()
            .enumerate()
            .take(index)
            .filter(|(_, twin)| twin.of == Some(first));
        let counted = std::iter::once(first)
            .chain(others.map(|(index, _)| index))
            .find(|index| matches!(&read[*index], Some(file) if file.state == FileState::Read));
        match counted {
            Some(of) => {
                shared.progress(job.files[index].size);
                read[index] = Some(FileRead {
                    stamp: job.files[index].clone(),
                    state: FileState::Duplicate(of),
                    hash: twins[index].hash.clone(),
                    rows: 0,
                    rejected: 0,
                    passed_over: 0,
                    days: read[of]
                        .as_ref()
                        .map_or_else(BTreeMap::new, |file| file.days.clone()),
                });
            }
            None => pass(&shared, &[index], &twins, &mut read)?,
        }
    }
    let files: Vec<FileRead> = read.into_iter().flatten().collect();
    Ok(ReadReport {
        rows: shared.rows_of_days.into_inner(),
        rejected: files.iter().map(|file| file.rejected).sum(),
        unknown_queues: shared
            .unknown
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .into_names(),
        ambiguous_rows: shared.ambiguous.into_inner(),
        files,
    })
}

/// Reads these files on as many threads as there is work for.
fn pass(
    shared: &Shared<'_>,
    files: &[usize],
    twins: &[Twin],
    read: &mut [Option<FileRead>],
) -> Result<(), SourceError> {
    let works: Vec<FileWork<'_>> = files
        .iter()
        .map(|index| FileWork::new(shared, *index, twins[*index].hash.clone()))
        .collect();
    let chunks: Vec<(usize, usize)> = works
        .iter()
        .enumerate()
        .flat_map(|(work, file)| (0..file.chunks()).map(move |chunk| (work, chunk)))
        .collect();
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut buffer = Vec::new();
        while !shared.job.watch.cancelled()
            && let Some((work, chunk)) = chunks.get(next.fetch_add(1, Ordering::Relaxed))
        {
            works[*work].take(*chunk, &mut buffer);
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(limits::THREADS).min(chunks.len());
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(worker);
        }
        worker();
    });
    if shared.job.watch.cancelled() {
        return Err(SourceError::Cancelled);
    }
    for (index, work) in files.iter().zip(works) {
        read[*index] = work.into_read();
    }
    Ok(())
}
