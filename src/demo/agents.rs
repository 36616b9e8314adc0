//! The agents' day: shifts, conversations, breaks. The ACD writes a row whenever somebody's status changes.

use super::names::{AGENTS, FIRST_AGENT, STRANGER};
use super::random::Random;
use super::world::{CALL, LOG_OFF, LUNCH, MEETING, PAUSE, READY, TRAINING, WRAP_UP};
use crate::time::{Zone, days_since_1970};
use jiff::civil::Date;

/// From now on the agent does this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    /// Seconds since 1970 (UTC).
    pub at: i64,
    /// ID in the ACD.
    pub agent: u32,
    pub activity: u32,
}

/// Shifts: first hour and how many of ten people have it.
const SHIFTS: [(u32, u32); 4] = [(6, 3), (9, 6), (13, 9), (22, 10)];
const HOURS: i64 = 8;

/// All changes on one local day, those of the night shift that began the day before included, in order of time.
pub(super) fn changes(date: Date, zone: &Zone, seed: u64) -> Vec<Change> {
    let day = zone.day(date);
    let mut changes = Vec::new();
    for began in [date.yesterday().ok(), Some(date)].into_iter().flatten() {
        for agent in (FIRST_AGENT..FIRST_AGENT + AGENTS).chain([STRANGER]) {
            shift(agent, began, zone, seed, &mut changes);
        }
    }
    changes.retain(|change| (day.start.0..day.end.0).contains(&change.at));
    changes.sort_unstable();
    changes
}

/// The changes of the shift that an agent began on this day, if they worked.
fn shift(agent: u32, date: Date, zone: &Zone, seed: u64, changes: &mut Vec<Change>) {
    let day_number = days_since_1970(date);
    let mut random = Random::new(&[seed, 77, u64::from(agent), day_number as u64]);
    // Five days of seven, each with days off of their own; the stranger comes twice a week.
    let turn = (day_number + i64::from(agent)).rem_euclid(7);
    if turn > 4 || (agent == STRANGER && turn > 1) || random.chance(0.04) {
        return;
    }
    let hour = match agent {
        STRANGER => 9,
        agent => SHIFTS
            .iter()
            .find(|(_, below)| agent % 10 < *below)
            .map_or(9, |(hour, _)| *hour),
    };
    let midnight = days_since_1970(date) * 86_400;
    let start = zone.place(midnight + i64::from(hour) * 3_600).at.0 + random.below(240) as i64 - 120;
    let end = start + HOURS * 3_600 + random.below(900) as i64;
    let mut pauses = pauses(start, &mut random);
    pauses.reverse();
    let mut at = start;
    let mut put = |at: i64, activity: u32| changes.push(Change { at, agent, activity });
    while at < end {
        if let Some((from, activity, seconds)) = pauses.last().copied()
            && at >= from
        {
            pauses.pop();
            put(at, activity);
            at += seconds;
            continue;
        }
        put(at, READY);
        at += 5 + random.exponential(80.0) as i64;
        put(at, CALL);
        at += random.lognormal(220.0, 0.6).clamp(10.0, 3_000.0) as i64;
        put(at, WRAP_UP);
        at += 5 + random.lognormal(40.0, 0.7).min(900.0) as i64;
    }
    put(at, LOG_OFF);
}

/// When a break is due, what it is, and for how many seconds.
fn pauses(start: i64, random: &mut Random) -> Vec<(i64, u32, i64)> {
    let mut pauses = vec![
        (
            start + 6_600 + random.below(1_800) as i64,
            PAUSE,
            840 + random.below(180) as i64,
        ),
        (
            start + 13_500 + random.below(3_600) as i64,
            LUNCH,
            1_740 + random.below(240) as i64,
        ),
        (
            start + 21_600 + random.below(1_800) as i64,
            PAUSE,
            840 + random.below(240) as i64,
        ),
    ];
    if random.chance(0.12) {
        pauses.push((start + 9_900, TRAINING, 3_600));
    }
    if random.chance(0.25) {
        pauses.push((start + 18_900, MEETING, 1_500 + random.below(600) as i64));
    }
    pauses.sort_unstable();
    pauses
}
