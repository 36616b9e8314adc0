//! `xlink` without a command: the console (spec page 6).

use super::engine::{self, Answers, Found, Use};
use super::tools::Here;
use super::{Global, Status};
use crate::config::Installation;
use crate::console::{self, Colours, Custody, Ended, GlyphSet, Memory, Reconnect, Rights, Search, Setup};
use crate::i18n::Language;
use crate::time::Clock;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub fn run(global: &Global) -> color_eyre::Result<Status> {
    open(global, &global.directory())
}

/// Opens the console on an installation, be there a service or not.
pub fn open(global: &Global, directory: &Path) -> color_eyre::Result<Status> {
    let memory = Memory::read(Memory::usual_file());
    let chosen = memory.chosen();
    let (rights, purpose) = if global.read_only {
        (Rights::ReadOnly, Use::Looking)
    } else {
        (Rights::Full, Use::Working)
    };
    let words = global.words(chosen.language.or_else(|| language(directory)));
    let custody = Arc::new(Custody::default());
    let setup = Setup {
        reconnect: reconnect(directory.to_owned(), purpose, Arc::clone(&custody)),
        tools: Arc::new(Here {
            directory: directory.to_owned(),
            words,
            custody: Arc::clone(&custody),
        }),
        custody,
        directory: directory.to_owned(),
        words,
        glyphs: if global.ascii {
            GlyphSet::Ascii
        } else {
            GlyphSet::Lines
        },
        colours: match global.theme {
            Some(theme) => theme,
            None if !global.colours() => Colours::None,
            None => chosen.theme.unwrap_or_default(),
        },
        rights,
        memory,
        line: console::line(|name| std::env::var(name).ok()),
        clock: Clock::system(),
        zone: jiff::tz::TimeZone::system(),
    };
    match console::run(setup)? {
        Ended::ByPerson | Ended::BySignal | Ended::LineDropped => Ok(Status::Done),
    }
}

/// `Language` of isps_Ul.ini.
fn language(directory: &Path) -> Option<Language> {
    let language = Installation::open(directory).language()?;
    language.code().parse().ok()
}

/// How the console gets from one engine to the next: to the service as soon as one answers, to this process when the
/// service is gone. A service that starts while this process holds the ledger waits for it, so it is let go first.
fn reconnect(directory: PathBuf, purpose: Use, custody: Arc<Custody>) -> Reconnect {
    let mut present = Answers::Nobody;
    Box::new(move |search| {
        if custody.is_hands_off() {
            // A backup is restored or the service started: the ledger is let go until that is through.
            if search == Search::InProcess && present == Answers::Nobody {
                return None;
            }
            present = Answers::Nobody;
            return Some(engine::ledger_in_hand(&directory).engine);
        }
        let found = match (engine::service(&directory), search) {
            (Ok(Some(service)), _) => Found {
                engine: service,
                answers: Answers::Service,
            },
            (_, Search::Lost | Search::InProcess)
                if engine::service_lives(&directory) && present != Answers::Nobody =>
            {
                engine::service_starts(&directory)
            }
            (_, Search::InProcess) if present == Answers::ThisProcess => return None,
            (_, Search::InProcess) => {
                let found = engine::whatever_there_is(&directory, purpose);
                if found.answers == Answers::Nobody {
                    return None;
                }
                found
            }
            (_, Search::First | Search::Lost) => engine::whatever_there_is(&directory, purpose),
        };
        present = found.answers;
        Some(found.engine)
    })
}
