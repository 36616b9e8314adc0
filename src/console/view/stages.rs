//! Source → import → script → outbox → WFM, with counts and rates.

use crate::console::state::{Link, State};
use crate::console::widget::{Canvas, text};
use crate::engine::{ConnectionPhase, Level, Snapshot, SystemPhase};

/// One stage of the pipe.
struct Stage {
    name: &'static str,
    count: u64,
    /// The words' key of what is counted.
    unit: &'static str,
    rate: String,
    /// What went wrong here: how often, and the words' key.
    trouble: Option<(u64, &'static str)>,
    /// Whether this stage lets anything through.
    blocked: Option<Level>,
}

pub fn draw(state: &State, canvas: &mut Canvas<'_>) {
    let Some(snapshot) = &state.engine.snapshot else {
        canvas.put(1, 0, &state.look.say("console-asking"), state.look.theme.faint);
        return;
    };
    let stages = stages(state, snapshot);
    let width = canvas.width();
    let count = stages.len() as u16;
    for (stage, index) in stages.iter().zip(0..) {
        let x = 1 + (width - 1) * index / count;
        let end = 1 + (width - 1) * (index + 1) / count;
        let last = index + 1 == count;
        draw_stage(state, canvas, stage, x, end.saturating_sub(1), last);
    }
}

fn stages(state: &State, snapshot: &Snapshot) -> [Stage; 5] {
    let (flow, look) = (&snapshot.flow, &state.look);
    let trouble = |count: u64, key| (count > 0).then_some((count, key));
    let failed = snapshot
        .systems
        .iter()
        .any(|system| matches!(system.phase, SystemPhase::Failed { .. }));
    let connection = state.engine.wfm().map(|wfm| &wfm.phase);
    let wfm = match connection {
        Some(ConnectionPhase::Refused { .. }) => Some(Level::Error),
        Some(ConnectionPhase::Away { .. } | ConnectionPhase::NotConfigured { .. }) => Some(Level::Warning),
        Some(ConnectionPhase::Connecting | ConnectionPhase::Connected) | None => None,
    };
    [
        Stage {
            name: "console-stage-source",
            count: flow.rows,
            unit: "console-unit-rows",
            rate: look.rate(flow.rows_per_second),
            trouble: trouble(flow.rejected_rows, "console-unit-rejected"),
            blocked: failed.then_some(Level::Error),
        },
        Stage {
            name: "console-stage-import",
            count: flow.intervals,
            unit: "console-unit-intervals",
            rate: String::new(),
            trouble: None,
            blocked: snapshot.schedule.held.then_some(Level::Warning),
        },
        Stage {
            name: "console-stage-script",
            count: flow.script_values,
            unit: "console-unit-values",
            rate: look.rate(flow.values_per_second),
            trouble: trouble(flow.rejected_values, "console-unit-rejected"),
            blocked: None,
        },
        Stage {
            name: "console-stage-outbox",
            count: snapshot.outbox.values + snapshot.outbox.agent_days,
            unit: "console-unit-waiting",
            rate: String::new(),
            trouble: None,
            blocked: None,
        },
        Stage {
            name: "console-stage-wfm",
            count: flow.acknowledged,
            unit: "console-unit-stored",
            rate: look.rate(flow.acknowledged_per_second),
            trouble: trouble(flow.refused, "console-unit-refused"),
            blocked: wfm,
        },
    ]
}

fn draw_stage(state: &State, canvas: &mut Canvas<'_>, stage: &Stage, x: u16, end: u16, last: bool) {
    let (look, theme) = (&state.look, &state.look.theme);
    let cells = end.saturating_sub(x);
    let name = look.say(stage.name);
    let mut at = x;
    if let Some(level) = stage.blocked {
        let sign = if level == Level::Error {
            look.glyphs.bad
        } else {
            look.glyphs.warning
        };
        at = canvas.put(at, 0, sign, theme.level(level)) + 1;
    }
    at = canvas.put_within(at, 0, end.saturating_sub(at), &name, theme.strong);
    if !last && at + 3 < end {
        let dead = matches!(state.engine.link, Link::Lost(_));
        let head = if dead {
            look.glyphs.blocked
        } else {
            look.glyphs.arrow
        };
        canvas.line(at + 1, 0, end - at - 2, look.glyphs.horizontal, theme.rule);
        canvas.put(end - 1, 0, head, theme.rule);
    }
    let unit = look.with(stage.unit, &[("count", stage.count.into())]);
    let trouble = stage.trouble.map(|(count, key)| {
        let words = look.with(key, &[("count", count.into())]);
        (look.count(count), words)
    });
    if canvas.height() >= 3 {
        counted(state, canvas, x, cells, &unit, stage, "");
        let end = canvas.put_within(x, 2, cells, &stage.rate, theme.busy);
        let gap = if stage.rate.is_empty() { x } else { end + 2 };
        if let Some((number, words)) = trouble {
            let room = (x + cells).saturating_sub(gap);
            let full = vec![
                format!("{number} {words}"),
                format!("{} {number}", look.glyphs.warning),
            ];
            let text = super::fitting(full, room);
            canvas.put_within(gap, 2, room, &text, theme.warning);
        }
        return;
    }
    counted(state, canvas, x, cells, &unit, stage, &stage.rate);
}

/// The count with its unit, shortened as the column asks; the rate behind it where there is room.
fn counted(
    state: &State,
    canvas: &mut Canvas<'_>,
    x: u16,
    cells: u16,
    unit: &str,
    stage: &Stage,
    rate: &str,
) {
    let (look, theme) = (&state.look, &state.look.theme);
    let full = look.count(stage.count);
    let short = look.short_count(stage.count, 5);
    let numbers = super::fitting(
        vec![
            format!("{full} {unit}"),
            format!("{short} {unit}"),
            full.clone(),
            short.clone(),
        ],
        cells,
    );
    let number_style = if stage.count == 0 { theme.faint } else { theme.text };
    let end = canvas.put_within(x, 1, cells, &numbers, number_style);
    if !rate.is_empty() && end + 1 + text::width(rate) <= x + cells {
        canvas.put(end + 1, 1, rate, theme.busy);
    }
}
