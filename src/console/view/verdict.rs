//! One line: the running import, or where the pipe is stuck, in words.

use crate::console::state::{Link, State};
use crate::console::widget::{Canvas, progress_bar, text};
use crate::engine::{
    ConnectionPhase, Host, ImportPhase, ImportProgress, ImportTrigger, ImportWhat, Level, Snapshot,
    SystemPhase,
};

pub fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let progress = state
        .engine
        .snapshot
        .as_ref()
        .and_then(|snapshot| snapshot.import.as_ref());
    if let Some(progress) = progress.filter(|_| state.engine.link == Link::Answering) {
        return draw_progress(state, canvas, progress);
    }
    let (level, words) = verdict(state);
    let (glyphs, theme) = (state.look.glyphs, &state.look.theme);
    let sign = glyphs.level(level);
    let x = canvas.put(1, 0, sign, theme.level(level)) + 1;
    canvas.put(x, 0, &words, theme.text);
}

/// The words' key for what an import reads.
pub fn import_kind(progress: &ImportProgress) -> &'static str {
    match (&progress.trigger, progress.what) {
        (ImportTrigger::CatchUp, _) => "console-import-catching-up",
        (_, ImportWhat::Contacts) => "console-import-calls",
        (_, ImportWhat::Activities) => "console-import-agents",
        (_, ImportWhat::Both) => "console-import-both",
    }
}

fn draw_progress(state: &State, canvas: &mut Canvas<'_>, progress: &ImportProgress) {
    let (look, theme) = (&state.look, &state.look.theme);
    let what = look.say(import_kind(progress));
    let phase = look.say(match progress.phase {
        ImportPhase::Reading => "console-phase-reading",
        ImportPhase::Scripting => "console-phase-scripting",
        ImportPhase::Delivering => "console-phase-delivering",
    });
    let values = [
        ("day", progress.day.to_string().into()),
        ("number", (progress.day_index + 1).into()),
        ("days", progress.days.into()),
    ];
    let day = look.with("console-import-day", &values);
    let dot = look.glyphs.dot;
    let system = if progress.system.is_empty() {
        phase.clone()
    } else {
        format!("{}: {phase}", progress.system)
    };
    let width = canvas.width();
    let left = progress.seconds_left.map_or_else(String::new, |seconds| {
        look.with("console-time-left", &[("time", look.duration(seconds).into())])
    });
    let tail = format!("{:>5} {left}", look.percent(progress.fraction));
    let tail_cells = text::width(&tail).max(18);
    let room = width.saturating_sub(tail_cells + 16);
    let head = super::fitting(
        vec![
            format!("{what} {dot} {day} {dot} {system}"),
            format!("{what} {dot} {day} {dot} {phase}"),
            format!("{what} {dot} {day}"),
            day,
        ],
        room,
    );
    let x = canvas.put(1, 0, look.glyphs.busy, theme.busy) + 1;
    let x = canvas.put_within(x, 0, room, &head, theme.text) + 2;
    let cells = width.saturating_sub(x + tail_cells + 1).min(50);
    progress_bar(canvas, look, x, 0, cells, progress.fraction);
    canvas.put(x + cells, 0, &tail, theme.strong);
}

/// Where it is stuck, else what comes next.
fn verdict(state: &State) -> (Level, String) {
    let look = &state.look;
    if let Link::Lost(why) = &state.engine.link {
        return (
            Level::Error,
            look.with("console-service-lost", &[("why", look.tell(why).into())]),
        );
    }
    let Some(snapshot) = &state.engine.snapshot else {
        return (Level::Fine, look.say("console-asking"));
    };
    connection(state, snapshot)
        .or_else(|| sources(state, snapshot))
        .unwrap_or_else(|| flowing(state, snapshot))
}

fn connection(state: &State, snapshot: &Snapshot) -> Option<(Level, String)> {
    let look = &state.look;
    let waiting = snapshot.outbox.values + snapshot.outbox.agent_days;
    let number = look.count(waiting);
    if let Some(notice) = state.engine.nobody() {
        return Some((notice.level, look.tell(&notice.text)));
    }
    let Some(wfm) = state.engine.wfm() else {
        return Some((Level::Warning, look.say("console-verdict-no-wfm")));
    };
    match &wfm.phase {
        ConnectionPhase::NotConfigured { missing } => Some((
            Level::Warning,
            look.with(
                "console-verdict-not-configured",
                &[("missing", look.tell(missing).into())],
            ),
        )),
        ConnectionPhase::Refused { why } => {
            let values = [
                ("since", look.moment(wfm.since, state.now).into()),
                ("why", look.tell(why).into()),
                ("count", waiting.into()),
                ("number", number.into()),
            ];
            Some((Level::Error, look.with("console-verdict-refused", &values)))
        }
        ConnectionPhase::Away { why, retry } => {
            let values = [
                ("since", look.moment(wfm.since, state.now).into()),
                ("why", look.tell(why).into()),
                ("count", waiting.into()),
                ("number", number.into()),
                ("retry", look.clock(*retry).into()),
            ];
            Some((Level::Warning, look.with("console-verdict-away", &values)))
        }
        ConnectionPhase::Connecting => Some((Level::Fine, look.say("console-connecting"))),
        ConnectionPhase::Connected => None,
    }
}

fn sources(state: &State, snapshot: &Snapshot) -> Option<(Level, String)> {
    let look = &state.look;
    let outbox = &snapshot.outbox;
    if outbox.limit_bytes > 0 && outbox.bytes >= outbox.limit_bytes / 10 * 9 {
        let percent = look.percent(outbox.bytes as f64 / outbox.limit_bytes as f64);
        return Some((
            Level::Error,
            look.with("console-verdict-outbox", &[("percent", percent.into())]),
        ));
    }
    let failed = snapshot.systems.iter().find_map(|system| match &system.phase {
        SystemPhase::Failed { why } => Some((&system.name, why)),
        SystemPhase::Idle | SystemPhase::Reading | SystemPhase::Off { .. } => None,
    });
    if let Some((name, why)) = failed {
        let values = [("name", name.clone().into()), ("why", look.tell(why).into())];
        return Some((Level::Error, look.with("console-verdict-source", &values)));
    }
    if snapshot.schedule.held {
        return Some((Level::Warning, look.say("console-verdict-held")));
    }
    let unmapped = state.mapped().is_some_and(|mappings| mappings.is_empty());
    if unmapped && state.catalog().is_some() {
        return Some((Level::Warning, look.say("console-verdict-unmapped")));
    }
    None
}

fn flowing(state: &State, snapshot: &Snapshot) -> (Level, String) {
    let look = &state.look;
    let waiting = snapshot.outbox.values + snapshot.outbox.agent_days;
    if waiting > 0 {
        let values = [("count", waiting.into()), ("number", look.count(waiting).into())];
        return (Level::Fine, look.with("console-verdict-under-way", &values));
    }
    let schedule = &snapshot.schedule;
    if snapshot.host == Host::InProcess {
        return (Level::Fine, look.say("console-verdict-no-service"));
    }
    let next = [schedule.contacts.next, schedule.activities.next]
        .into_iter()
        .flatten()
        .min();
    match next {
        Some(next) => (
            Level::Fine,
            look.with(
                "console-verdict-next",
                &[("at", look.moment(next, state.now).into())],
            ),
        ),
        None => (Level::Fine, look.say("console-verdict-by-hand")),
    }
}
