//! The days behind: written by the telephone system, then imported with everybody watching.

use super::pulse::Heart;
use crate::engine::{Engine, EngineError, ImportWhat};
use std::time::{Duration, Instant};

/// Looks again after so long.
const LOOK: Duration = Duration::from_millis(150);

pub(super) fn make(heart: &mut Heart) {
    if let Err(error) = heart.acd.write_history(|_| ()) {
        heart.trouble(&error);
        return;
    }
    let yesterday = heart.acd.today().yesterday();
    let (Ok(first), Ok(last)) = (heart.acd.first_day(), yesterday) else {
        return;
    };
    let voice = heart.voice;
    let range = [
        ("first", first.to_string().into()),
        ("last", last.to_string().into()),
    ];
    voice.say(&voice.words.with("demo-history-starts", &range));
    let number = loop {
        match heart.start_import(ImportWhat::Both, first, last) {
            Ok(Some(number)) => break number,
            Ok(None) | Err(EngineError::Busy(_) | EngineError::Unreachable(_)) => {}
            Err(error) => return heart.trouble(&error),
        }
        if pause(heart) {
            return;
        }
    };
    loop {
        match heart.client().and_then(|client| client.summary(number)) {
            Ok(Some(summary)) => {
                let counts = [
                    ("rows", summary.rows.into()),
                    ("values", summary.written.into()),
                    ("seconds", format!("{:.1}", summary.seconds).into()),
                ];
                voice.say(&voice.words.with("demo-history-done", &counts));
                return;
            }
            Ok(None) => {}
            Err(error) => return heart.trouble(&error),
        }
        if pause(heart) {
            return;
        }
    }
}

/// True when the demo ends meanwhile. No row is written: an import would pass a growing file over.
fn pause(heart: &Heart) -> bool {
    heart.is_stopped_before(Instant::now() + LOOK)
}
