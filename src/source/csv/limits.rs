//! What this reader bears, so that no file can exhaust the machine.

/// Bytes of one row, line breaks in quotes included.
pub(super) const ROW: usize = 256 * 1024;
/// Columns of one row.
pub(super) const COLUMNS: usize = 4096;
/// Files of one folder.
pub(super) const FILES: usize = 100_000;
/// Rejected rows of one file that are told one by one; all are counted.
pub(super) const REJECTIONS: usize = 1000;
/// Different unknown queue names that are told one by one.
pub(super) const UNKNOWN_NAMES: usize = 1000;
/// Characters of what a row is rejected for.
pub(super) const FOUND: usize = 60;
/// Bytes in hand at once, for each thread; more than one row.
pub(super) const BUFFER: usize = 2 * ROW;
/// Threads of one reading. Each holds its own cells, so more would cost memory and gain little.
pub(super) const THREADS: usize = 4;
/// Bytes of a file that one thread takes at a time.
pub(super) const CHUNK: u64 = 8 << 20;
/// Bytes from which encoding, separator and quoting are found.
pub(super) const SAMPLE: usize = 64 * 1024;

/// What a trial looks at: files told one by one, files opened, rows, bytes of all files together.
pub(super) const TRIAL_FILES: usize = 200;
pub(super) const TRIAL_OPENED: usize = 20;
pub(super) const TRIAL_ROWS: u64 = 20_000;
pub(super) const TRIAL_BYTES: u64 = 8 << 20;
/// Files larger than this are not compared with each other in a trial.
pub(super) const TRIAL_TWIN: u64 = 1 << 20;
/// What a trial shows: characters of a cell, cells of a row, and bytes of all rows together.
pub(super) const TRIAL_CELL: usize = 100;
pub(super) const TRIAL_COLUMNS: usize = 200;
pub(super) const TRIAL_TEXT: usize = 4 << 20;
/// Rejected rows behind the shown ones.
pub(super) const TRIAL_REJECTED: usize = 20;
