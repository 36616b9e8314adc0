//! The contacts of a day.

use super::Plan;
use super::random::Random;
use super::world::SourceQueue;
use crate::model::IntervalLength;
use crate::time::{LocalDay, days_since_1970, weekday};

/// Answered within so many seconds counts for the service level.
const IN_TIME: u32 = 20;

/// One call or chat from its beginning to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Contact {
    /// Seconds since 1970 (UTC) at which it came in.
    pub start: i64,
    pub answered: bool,
    /// Seconds until it was answered or given up.
    pub wait: u32,
    /// Seconds; 0 when it was given up.
    pub talk: u32,
    /// Seconds of work after it.
    pub wrap: u32,
}

impl Contact {
    /// When everything about it is known: the ACD writes its row then.
    pub fn end(self) -> i64 {
        self.start + i64::from(self.wait) + i64::from(self.talk) + i64::from(self.wrap)
    }

    pub fn in_time(self) -> bool {
        self.answered && self.wait <= IN_TIME
    }
}

/// The contacts of one queue on one local day, in order of their beginning.
pub(super) fn contacts(queue: &SourceQueue, index: usize, day: &LocalDay, plan: Plan) -> Vec<Contact> {
    let mut random = Random::new(&[plan.seed, days_since_1970(day.date) as u64, index as u64]);
    let weekday = weekday(day.date);
    // No two Mondays are alike.
    let of_day = random.lognormal(1.0, 0.07);
    let mut contacts = Vec::with_capacity((queue.a_day * plan.load * 1.3) as usize);
    for quarter in day.intervals(IntervalLength::QUARTER) {
        let expected: f64 = (0..15)
            .map(|minute| queue.rhythm.weight(weekday, quarter.minutes + minute))
            .sum();
        let bustle = random.lognormal(1.0, 0.12);
        let count = random.poisson(expected * queue.a_day * plan.load * of_day * bustle);
        let pressure = (queue.rhythm.pressure(quarter.minutes) * bustle * of_day).min(1.4) * queue.strain;
        let length = (quarter.end.0 - quarter.start.0) as u64;
        let mut starts: Vec<i64> = (0..count)
            .map(|_| quarter.start.0 + random.below(length) as i64)
            .collect();
        starts.sort_unstable();
        contacts.extend(
            starts
                .into_iter()
                .map(|start| contact(queue, pressure, start, &mut random)),
        );
    }
    contacts
}

fn contact(queue: &SourceQueue, pressure: f64, start: i64, random: &mut Random) -> Contact {
    // Who finds somebody free waits for the ringing only; who does not waits the longer the more there is to do.
    let needed = match random.chance(0.08 + 0.75 * pressure) {
        true => 5.0 + random.exponential(10.0 + 110.0 * pressure * pressure),
        false => 2.0 + random.exponential(3.0),
    };
    let patience = 4.0 + random.exponential(queue.patience);
    if patience < needed {
        return Contact {
            start,
            answered: false,
            wait: patience as u32,
            talk: 0,
            wrap: 0,
        };
    }
    Contact {
        start,
        answered: true,
        wait: needed as u32,
        talk: random.lognormal(queue.talk, 0.65).clamp(3.0, 5_400.0) as u32,
        wrap: random.lognormal(queue.wrap, 0.8).min(1_800.0) as u32,
    }
}
