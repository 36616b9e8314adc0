//! Ten million calls as an ACD would export them: 30 days, 200 queues, half a gigabyte.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

pub const QUEUES: usize = 200;
pub const DAYS: u32 = 30;

/// How the rows are laid out in files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// A file for each day.
    Daily,
    /// One file.
    One,
}

impl Layout {
    pub fn name(self) -> &'static str {
        match self {
            Self::Daily => "30 files",
            Self::One => "one file",
        }
    }
}

/// Names as they are met: of different lengths, alike in their beginnings.
pub fn queue_name(number: usize) -> String {
    const KINDS: [&str; 5] = ["Hotline", "Service", "Sales", "Complaints", "UHD_DE_IN"];
    format!("{} {number:03}", KINDS[number % KINDS.len()])
}

/// Makes the files unless they are there, and gives their folder.
pub fn prepare(target: &Path, rows: u64, layout: Layout) -> io::Result<PathBuf> {
    let kind = match layout {
        Layout::Daily => "daily",
        Layout::One => "one",
    };
    let folder = target.join(format!("bench-calls-{rows}-{kind}"));
    let done = folder.join(".complete");
    if done.exists() {
        return Ok(folder);
    }
    std::fs::create_dir_all(&folder)?;
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let names: Vec<String> = (0..QUEUES).map(queue_name).collect();
    let file =
        |name: &str| File::create(folder.join(name)).map(|file| BufWriter::with_capacity(1 << 20, file));
    let mut out = None;
    for day in 0..DAYS {
        if out.is_none() || layout == Layout::Daily {
            let mut fresh = file(&format!("calls-{:02}.csv", day + 1))?;
            fresh.write_all(b"Queue;Timestamp;CallId;Offered;Answered;Abandoned;WaitTime;TalkTime\r\n")?;
            out = Some(fresh);
        }
        let Some(out) = &mut out else { continue };
        let (first, last) = (
            rows * u64::from(day) / u64::from(DAYS),
            rows * u64::from(day + 1) / u64::from(DAYS),
        );
        for row in first..last {
            // Calls come in the order of their ends, so their beginnings are nearly sorted.
            let even = (row - first) * 86_400 / (last - first);
            let at = even.saturating_sub(random.below(300));
            let answered = u64::from(random.below(100) < 92);
            write!(
                out,
                "{};2026-01-{:02} {:02}:{:02}:{:02};{};1;{answered};{};{};{}\r\n",
                names[random.below(QUEUES as u64) as usize],
                day + 1,
                at / 3600,
                at / 60 % 60,
                at % 60,
                10_000_000 + row,
                1 - answered,
                random.below(180),
                answered * random.below(900),
            )?;
        }
    }
    drop(out);
    File::create(done)?;
    Ok(folder)
}

/// A small generator of our own, so that the data are the same everywhere and always.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
