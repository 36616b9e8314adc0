//! `xlink import` (spec pages 4 and 8).

mod answer;
mod dry;
mod interrupt;
mod progress;
mod run;
mod values;

use super::{Global, Status, Usage};
use crate::cli::edge::Above;
use crate::config::Installation;
use crate::control::Client;
use crate::engine::{Engine, ImportRequest, ImportWhat};
use crate::i18n::{Language, Words};
use crate::model::{Worded, message};
use crate::time::{DateStyle, parse_date};
use jiff::civil::Date;
use std::path::PathBuf;
use std::time::Duration;

/// Imports call data, agent data or both for whole days. Asks the service when it runs; does the work itself when not.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  xlink import -p -d 2026-03-01\n  xlink import -p -t -d 03/01/2026 -L 7\n  xlink import -p -d 2026-03-01 --to 2026-03-31 --system CSV\n  xlink import -p -d 2026-03-01 --dry-run --values values.csv\n  xlink import --cancel",
    group(clap::ArgGroup::new("steer").args(["cancel", "hold", "resume"]).conflicts_with_all(["contacts", "activities", "date"]))
)]
pub struct Args {
    /// Call data (PhoneLink).
    #[arg(short = 'p')]
    contacts: bool,
    /// Agent data (TimeLink).
    #[arg(short = 't')]
    activities: bool,
    /// First day: YYYY-MM-DD or MM/DD/YYYY (DD/MM/YYYY when Language or --lang says French or German).
    #[arg(short = 'd', value_name = "DATE")]
    date: Option<String>,
    /// How many days.
    #[arg(short = 'L', value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: Option<u32>,
    /// Last day.
    #[arg(long, value_name = "DATE", conflicts_with = "days")]
    to: Option<String>,
    /// Only this external system; may be given several times.
    #[arg(long, value_name = "NAME")]
    system: Vec<String>,
    /// Read, put into intervals and run scripts, deliver nothing; touches neither ledger nor files.
    #[arg(long)]
    dry_run: bool,
    /// Write the values of a dry run to this file, as `xlink wfm values --csv` does.
    #[arg(long, value_name = "FILE.csv", requires = "dry_run")]
    values: Option<PathBuf>,
    /// The summary as JSON on standard output.
    #[arg(long)]
    json: bool,
    /// Seconds to wait for the WFM server without contact.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    wait: u64,
    /// Cancel the import that the service runs.
    #[arg(long)]
    cancel: bool,
    /// Let the service's automatic imports wait.
    #[arg(long)]
    hold: bool,
    /// Let them go on.
    #[arg(long)]
    resume: bool,
}

/// What all steps of the command need.
struct Terms<'a> {
    global: &'a Global,
    words: Words,
    directory: PathBuf,
    request: ImportRequest,
    json: bool,
    wait: Duration,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    if args.cancel || args.hold || args.resume {
        return steer(&directory, &args);
    }
    let language = language(global, &directory);
    let request = request(&args, language)?;
    let terms = Terms {
        global,
        words: global.words(language),
        directory,
        request,
        json: args.json,
        wait: Duration::from_secs(args.wait),
    };
    if args.dry_run {
        dry::run(&terms, args.values.as_deref())
    } else if global.read_only {
        Err(Usage::new(message!(
            "cli-import-read-only",
            "--read-only imports nothing; --dry-run shows what an import would bring"
        ))
        .into())
    } else {
        run::run(&terms)
    }
}

fn steer(directory: &std::path::Path, args: &Args) -> color_eyre::Result<Status> {
    let service = Client::connect(directory)
        .above(|| message!("cli-only-service", "only a running service can be steered"))?;
    if args.cancel {
        service.cancel_import()?;
    } else {
        service.hold(args.hold)?;
    }
    Ok(Status::Done)
}

/// What `--lang` or the installation say; never the environment, so that a script means the same everywhere.
fn language(global: &Global, directory: &std::path::Path) -> Option<Language> {
    let of_installation = || {
        let (settings, _) = Installation::open(directory).load();
        settings
            .general
            .language
            .and_then(|language| language.code().parse().ok())
    };
    global.lang.or_else(of_installation)
}

fn request(args: &Args, language: Option<Language>) -> color_eyre::Result<ImportRequest> {
    let what = match (args.contacts, args.activities) {
        (true, false) => ImportWhat::Contacts,
        (false, true) => ImportWhat::Activities,
        (true, true) => ImportWhat::Both,
        (false, false) => {
            return Err(Usage::new(message!(
                "cli-import-what",
                "say what to import: -p call data, -t agent data, or both"
            ))
            .into());
        }
    };
    let style = match language {
        Some(Language::French | Language::German) => DateStyle::DayFirst,
        Some(Language::English) | None => DateStyle::MonthFirst,
    };
    let read = |text: &str| parse_date(text, style).map_err(|error| Usage::new(error.message()));
    let first = read(
        args.date
            .as_deref()
            .ok_or_else(|| Usage::new(message!("cli-import-first", "name the first day: -d 2026-03-01")))?,
    )?;
    let last = match (&args.to, args.days) {
        (Some(to), _) => read(to)?,
        (None, days) => later(first, days.unwrap_or(1) - 1)?,
    };
    if last < first {
        return Err(Usage::new(message!(
            "cli-import-order",
            "the last day, {last}, is earlier than the first, {first}",
            last = last,
            first = first,
        ))
        .into());
    }
    Ok(ImportRequest {
        what,
        first,
        last,
        systems: args.system.clone(),
    })
}

fn later(first: Date, days: u32) -> Result<Date, Usage> {
    let span = jiff::Span::new().try_days(i64::from(days));
    span.and_then(|span| first.checked_add(span)).map_err(|_| {
        Usage::new(message!(
            "cli-import-beyond",
            "the last day lies beyond all calendars"
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Args as _, FromArgMatches};
    use jiff::civil::date;

    fn parsed(line: &[&str]) -> Result<Args, clap::Error> {
        let command = Args::augment_args(clap::Command::new("import").no_binary_name(true));
        Args::from_arg_matches(&command.try_get_matches_from(line)?)
    }

    fn asked(line: &[&str], language: Option<Language>) -> Result<ImportRequest, String> {
        request(&parsed(line).map_err(|error| error.to_string())?, language)
            .map_err(|error| error.to_string())
    }

    #[test]
    fn days_are_counted_or_named() {
        let week = asked(&["-p", "-d", "2026-03-01", "-L", "7"], None).unwrap();
        assert_eq!((week.first, week.last), (date(2026, 3, 1), date(2026, 3, 7)));
        assert_eq!(week.what, ImportWhat::Contacts);
        let named = asked(
            &[
                "-pt",
                "-d",
                "2026-03-01",
                "--to",
                "2026-03-02",
                "--system",
                "A",
                "--system",
                "B",
            ],
            None,
        )
        .unwrap();
        assert_eq!((named.last, named.what), (date(2026, 3, 2), ImportWhat::Both));
        assert_eq!(named.systems, ["A", "B"]);
        assert_eq!(
            asked(&["-t", "-d", "2026-03-01"], None).unwrap().last,
            date(2026, 3, 1)
        );
    }

    #[test]
    fn dates_with_slashes_follow_the_language_of_the_installation() {
        let line = ["-p", "-d", "03/04/2026"];
        assert_eq!(asked(&line, None).unwrap().first, date(2026, 3, 4));
        assert_eq!(
            asked(&line, Some(Language::English)).unwrap().first,
            date(2026, 3, 4)
        );
        assert_eq!(
            asked(&line, Some(Language::German)).unwrap().first,
            date(2026, 4, 3)
        );
        assert_eq!(
            asked(&line, Some(Language::French)).unwrap().first,
            date(2026, 4, 3)
        );
    }

    #[test]
    fn wrong_usage_is_said() {
        for line in [
            &["-d", "2026-03-01"][..],
            &["-p"],
            &["-p", "-d", "2026-02-30"],
            &["-p", "-d", "2026-03-02", "--to", "2026-03-01"],
            &["-p", "-d", "2026-03-02", "--to", "2026-03-03", "-L", "2"],
            &["-p", "-d", "2026-03-02", "-L", "0"],
            &["-p", "-d", "2026-03-02", "--values", "x.csv"],
            &["--cancel", "-p"],
        ] {
            assert!(asked(line, None).is_err(), "{line:?}");
        }
    }
}
