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
