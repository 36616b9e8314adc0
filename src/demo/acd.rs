//! The simulated systems at work: a file per day of history, and for today one that grows as calls end.

use super::feed::{Kind, Row, rows};
use super::world::ZONE;
use super::{HISTORY_DAYS, Plan};
use crate::files::{self, Encoding, FileError, Rights};
use crate::model::{Message, UtcSecond, Worded, message};
use crate::time::{Clock, Zone, ZoneError};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Why the simulated systems cannot write.
#[derive(Debug, thiserror::Error)]
pub enum AcdError {
    #[error(transparent)]
    Zone(#[from] ZoneError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error("{}", self.message())]
    Write { path: PathBuf, why: std::io::Error },
    #[error("{}", self.message())]
    Calendar,
}

impl Worded for AcdError {
    fn message(&self) -> Message {
        match self {
            Self::Zone(why) => why.message(),
            Self::File(why) => why.message(),
            Self::Write { path, why } => message!(
                "demo-unwritten",
                "cannot write {path}: {why}",
                path = path.display(),
                why = files::reason(why)
            ),
            Self::Calendar => message!("demo-calendar", "the clock shows a day beyond all calendars"),
        }
    }
}

/// What was written in one go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tick {
    /// Calls and chats that ended.
    pub contacts: usize,
    /// Agents whose status changed.
    pub changes: usize,
}

/// The telephone system and the chat platform of the demo.
pub struct Acd {
    folder: PathBuf,
    zone: Zone,
    clock: Clock,
    plan: Plan,
    days: BTreeMap<(Kind, Date), DayFile>,
}

/// A file of which more is to come.
struct DayFile {
    path: PathBuf,
    rows: Vec<Row>,
    written: usize,
}

impl Acd {
    /// Lays out the folders `calls`, `chats` and `agents` below `folder`.
    pub fn open(folder: &Path, clock: Clock, plan: Plan) -> Result<Self, AcdError> {
        for kind in Kind::ALL {
            files::create_folder(&folder.join(kind.folder()))?;
        }
        Ok(Self {
            folder: folder.to_owned(),
            zone: Zone::named(ZONE)?,
            clock,
            plan,
            days: BTreeMap::new(),
        })
    }

    /// The day that the systems are in.
    pub fn today(&self) -> Date {
        self.zone.date_of(self.clock.now())
    }

    /// The first day of history.
    pub fn first_day(&self) -> Result<Date, AcdError> {
        let span = jiff::Span::new().days(i64::from(HISTORY_DAYS));
        self.today().checked_sub(span).map_err(|_| AcdError::Calendar)
    }

    /// Writes the days before today, as far as they are not there yet; `progress` hears of each one.
    pub fn write_history(&self, mut progress: impl FnMut(Date)) -> Result<(), AcdError> {
        let today = self.today();
        for date in self
            .first_day()?
            .series(jiff::Span::new().days(1))
            .take_while(|date| *date < today)
        {
            progress(date);
            for kind in Kind::ALL {
                let rows = rows(kind, &self.zone.day(date), &self.zone, self.plan);
                // The last calls of a day end on the next one.
                let known = rows.iter().filter(|row| row.at <= self.clock.now().0).count();
                self.put_whole(&self.path(kind, date), kind, &rows[..known])?;
            }
        }
        Ok(())
    }

    /// Writes what ended since the last time, whole lines in one go.
    pub fn tick(&mut self) -> Result<Tick, AcdError> {
        let now = self.clock.now();
        self.open_days(now)?;
        let mut tick = Tick::default();
        for ((kind, _), file) in &mut self.days {
            let count = file.append(now)?;
            match kind {
                Kind::Agents => tick.changes += count,
                Kind::Calls | Kind::Chats => tick.contacts += count,
            }
        }
        let today = self.zone.date_of(now);
        self.days
            .retain(|(_, date), file| *date == today || file.written < file.rows.len());
        Ok(tick)
    }

    /// Today's files, and yesterday's until its last call has ended.
    fn open_days(&mut self, now: UtcSecond) -> Result<(), AcdError> {
        let today = self.zone.date_of(now);
        if self.days.contains_key(&(Kind::Calls, today)) {
            return Ok(());
        }
        let yesterday = today.yesterday().map_err(|_| AcdError::Calendar)?;
        for (kind, date) in Kind::ALL
            .into_iter()
            .flat_map(|kind| [(kind, yesterday), (kind, today)])
        {
            if self.days.contains_key(&(kind, date)) {
                continue;
            }
            let path = self.path(kind, date);
            let rows = rows(kind, &self.zone.day(date), &self.zone, self.plan);
            let written = rows.iter().filter(|row| row.at <= now.0).count();
            self.put_whole(&path, kind, &rows[..written])?;
            self.days.insert((kind, date), DayFile { path, rows, written });
        }
        Ok(())
    }

    fn path(&self, kind: Kind, date: Date) -> PathBuf {
        let folder = kind.folder();
        self.folder.join(folder).join(format!("{folder}_{date}.csv"))
    }

    /// Puts a file that holds exactly these rows; one that does already stays as it is.
    fn put_whole(&self, path: &Path, kind: Kind, rows: &[Row]) -> Result<(), AcdError> {
        let mut bytes = line(kind.header());
        rows.iter().for_each(|row| bytes.extend(line(&row.text)));
        if files::read_if_there(path)?.is_some_and(|there| there == bytes) {
            return Ok(());
        }
        Ok(files::replace(path, &bytes, None, Rights::Usual)?)
    }
}

impl DayFile {
    fn append(&mut self, now: UtcSecond) -> Result<usize, AcdError> {
        let due = self.rows[self.written..].partition_point(|row| row.at <= now.0);
        if due == 0 {
            return Ok(0);
        }
        let bytes: Vec<u8> = self.rows[self.written..self.written + due]
            .iter()
            .flat_map(|row| line(&row.text))
            .collect();
        files::open_append(&self.path)?
            .write_all(&bytes)
            .map_err(|why| AcdError::Write {
                path: self.path.clone(),
                why,
            })?;
        self.written += due;
        Ok(due)
    }
}

/// As the ACD writes it: Windows-1252, CRLF.
fn line(text: &str) -> Vec<u8> {
    // The world's names were chosen out of this encoding; a test holds them to it.
    let mut bytes = Encoding::Windows1252
        .encode(text)
        .unwrap_or_else(|_| text.as_bytes().to_vec());
    bytes.extend_from_slice(b"\r\n");
    bytes
}
