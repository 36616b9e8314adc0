//! Days of the command line: both ends inclusive, in each queue's (system's) local days.

use crate::cli::{Global, Usage};
use crate::i18n::Language;
use crate::model::{Worded, message};
use crate::time::{DateStyle, parse_date};
use jiff::civil::Date;

#[derive(Debug, clap::Args)]
pub(super) struct Days {
    /// First day (2026-03-01, or 03/01/2026).
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day, inclusive.
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
}

impl Days {
    pub fn read(&self, global: &Global) -> color_eyre::Result<(Option<Date>, Option<Date>)> {
        // Never by the environment, so that a script means the same everywhere (spec page 4).
        let style = match global.lang {
            Some(Language::French | Language::German) => DateStyle::DayFirst,
            _ => DateStyle::MonthFirst,
        };
        let day = |text: &Option<String>| {
            text.as_deref()
                .map(|text| parse_date(text, style).map_err(|error| Usage::new(error.message())))
                .transpose()
        };
        let (from, to) = (day(&self.from)?, day(&self.to)?);
        if let (Some(from), Some(to)) = (from, to)
            && from > to
        {
            return Err(Usage::new(message!(
                "wfm-days-reversed",
                "--from {from} is later than --to {to}",
                from = from,
                to = to,
            ))
            .into());
        }
        Ok((from, to))
    }
}
