//! Time: the clock as a value, zones, local days of 23, 24 or 25 hours with their intervals, and recognising dates and
//! times in text (spec pages 2 and 4).

mod civil;
mod clock;
mod day;
mod entry;
mod format;
pub mod recognise;
mod zone;

pub use civil::{DateOrder, date_from_days, days_since_1970, weekday};
pub use clock::Clock;
pub use day::{Interval, LocalDay};
pub use entry::{DateStyle, EntryError, parse_date};
pub use format::{Format, FormatError, Found};
pub use zone::{Placed, PlacedKind, Zone, ZoneError};
