//! `xlink check`: is everything working? (spec page 5)

use super::{Global, Status, engine};
use crate::check::{self, Level, Report, Row, Subject};
use crate::config::Installation;
use crate::i18n::Words;
use crate::time::Clock;
use std::io::{IsTerminal, Write};

/// Looks at every step of the installation and says what was found and what to do. Status 0: all well; 1: warnings; 2:
/// errors. Nothing is changed.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  xlink check\n  xlink check --offline\n  xlink check --json | jq '.rows[] | select(.level != \"ok\")'"
)]
pub struct Args {
    /// For machines: one object with `status` and `rows` (step, level, place, found, hint).
    #[arg(long)]
    json: bool,
    /// Ask no network.
    #[arg(long)]
    offline: bool,
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let directory = global.directory();
    let subject = Subject {
        engine: engine::for_looking(&directory),
        installation: Installation::open(&directory),
        offline: args.offline,
        clock: Clock::system(),
    };
    let mut out = std::io::stdout().lock();
    let painter = Painter {
        colours: global.colours() && out.is_terminal(),
        words: super::service::words(global, &directory),
    };
    let mut written = Ok(());
    let report = check::run(&subject, &mut |row| {
        if !args.json && written.is_ok() {
            written = writeln!(out, "{}", painter.row(row)).and_then(|()| out.flush());
        }
    });
    written?;
    match args.json {
        true => writeln!(out, "{}", json(&report)?)?,
        false => writeln!(out, "\n{}", verdict(&report, painter.words))?,
    }
    Ok(match report.level() {
        Level::Fine => Status::Done,
        Level::Warning => Status::Warnings,
        Level::Error => Status::Failed,
    })
}

fn json(report: &Report) -> serde_json::Result<String> {
    let status = check::level_name(report.level());
    serde_json::to_string_pretty(&serde_json::json!({ "status": status, "rows": report.rows }))
}

fn verdict(report: &Report, words: Words) -> String {
    let count = |level: Level| report.rows.iter().filter(|row| row.level == level).count();
    match (count(Level::Error), count(Level::Warning)) {
        (0, 0) => words.say("check-fine"),
        (errors, warnings) => {
            let values = [("errors", errors.into()), ("warnings", warnings.into())];
            words.with("check-verdict", &values)
        }
    }
}

struct Painter {
    colours: bool,
    words: Words,
}

impl Painter {
    /// Level, step, place and finding on one line; what to do on the next.
    fn row(&self, row: &Row) -> String {
        let (word, colour) = match row.level {
            Level::Fine => ("check-level-fine", "32"),
            Level::Warning => ("check-level-warning", "33"),
            Level::Error => ("check-level-error", "31"),
        };
        let word = padded(&self.words.say(word), LEVEL);
        let word = match self.colours {
            true => format!("\x1b[{colour}m{word}\x1b[0m"),
            false => word,
        };
        let step = padded(&self.words.say(row.step.words()), STEP);
        let place = if row.place.is_empty() {
            String::new()
        } else {
            format!("{}: ", row.place)
        };
        let mut line = format!("{word}  {step}  {place}{}", self.words.tell(&row.found));
        if !row.hint.is_empty() {
            let indent = " ".repeat(LEVEL + STEP + 4);
            line.push_str(&format!("\n{indent}→ {}", self.words.tell(&row.hint)));
        }
        line
    }
}

/// Columns for the level and the step, in every language.
const LEVEL: usize = 13;
const STEP: usize = 17;

fn padded(text: &str, width: usize) -> String {
    let blanks = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text));
    format!("{text}{}", " ".repeat(blanks))
}
