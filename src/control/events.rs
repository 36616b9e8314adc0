//! Events on their way to one client. A client that reads slowly gets fewer of them, never old ones, and holds up
//! nobody else.

use crate::engine::{Event, Snapshot};
use crate::model::QueueId;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// More waiting notices than this, and the oldest go.
const MOST_WAITING: usize = 500;
/// More changed queues than this are told as “many”.
const MOST_QUEUES: usize = 2_000;

/// What waits for one client: the newest state, and what must not be lost, in order.
pub(super) struct Outlet {
    waiting: Mutex<Waiting>,
    changed: Condvar,
    /// The shortest time between two states.
    pace: Duration,
}

#[derive(Default)]
struct Waiting {
    snapshot: Option<Box<Snapshot>>,
    catalog: bool,
    mappings: bool,
    /// `Some(empty)`: many.
    values: Option<Vec<QueueId>>,
    others: VecDeque<Event>,
    last_sent: Option<Instant>,
    ended: bool,
}

/// What the writer of a connection is to do next.
#[derive(Debug)]
pub(super) enum Next {
    Send(Vec<Event>),
    /// Nothing happened for this long: shows whether the client still lives.
    Idle,
    Ended,
}

impl Outlet {
    pub fn new(pace: Duration) -> Self {
        Self {
            waiting: Mutex::default(),
            changed: Condvar::new(),
            pace,
        }
    }

    pub fn put(&self, event: Event) {
        let mut waiting = self.lock();
        match event {
            Event::Snapshot(snapshot) => waiting.snapshot = Some(snapshot),
            Event::CatalogChanged => waiting.catalog = true,
            Event::MappingsChanged => waiting.mappings = true,
            Event::ValuesChanged(queues) => waiting.add_values(queues),
            other => {
                if waiting.others.len() >= MOST_WAITING {
                    waiting.others.pop_front();
                }
                waiting.others.push_back(other);
            }
        }
        drop(waiting);
        self.changed.notify_one();
    }

    pub fn end(&self) {
        self.lock().ended = true;
        self.changed.notify_one();
    }

    /// Waits for something to send, at most `idle`.
    pub fn next(&self, idle: Duration) -> Next {
        let deadline = Instant::now() + idle;
        let mut waiting = self.lock();
        loop {
            let now = Instant::now();
            let events = waiting.take(now, self.pace);
            if !events.is_empty() {
                return Next::Send(events);
            }
            if waiting.ended {
                return Next::Ended;
            }
            if now >= deadline {
                return Next::Idle;
            }
            let until = waiting.due(self.pace).map_or(deadline, |due| due.min(deadline));
            let pause = until.saturating_duration_since(now);
            waiting = self
                .changed
                .wait_timeout(waiting, pause)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Waiting {
    fn add_values(&mut self, queues: Vec<QueueId>) {
        let many = queues.is_empty() || self.values.as_ref().is_some_and(Vec::is_empty);
        let all = self.values.get_or_insert_default();
        all.extend(queues);
        all.sort_unstable();
        all.dedup();
        if many || all.len() > MOST_QUEUES {
            all.clear();
        }
    }

    /// When what waits for its pace may go.
    fn due(&self, pace: Duration) -> Option<Instant> {
        let waits = self.catalog || self.mappings || self.values.is_some() || self.snapshot.is_some();
        self.last_sent.filter(|_| waits).map(|last| last + pace)
    }

    /// Changes and values follow the pace of states; what happened once goes at once.
    fn take(&mut self, now: Instant, pace: Duration) -> Vec<Event> {
        let mut events: Vec<Event> = self.others.drain(..).collect();
        let paced = self.ended || self.last_sent.is_none_or(|last| now >= last + pace);
        if paced {
            events.extend(std::mem::take(&mut self.catalog).then_some(Event::CatalogChanged));
            events.extend(std::mem::take(&mut self.mappings).then_some(Event::MappingsChanged));
            events.extend(self.values.take().map(Event::ValuesChanged));
            events.extend(self.snapshot.take().map(Event::Snapshot));
            if !events.is_empty() {
                self.last_sent = Some(now);
            }
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Level, Notice};

    fn notice(number: usize) -> Event {
        Event::Notice(Notice {
            level: Level::Warning,
            place: String::new(),
            text: number.to_string().into(),
            hint: "".into(),
        })
    }

    fn sent(outlet: &Outlet) -> Vec<Event> {
        match outlet.next(Duration::ZERO) {
            Next::Send(events) => events,
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_waits_becomes_one() {
        let outlet = Outlet::new(Duration::ZERO);
        outlet.put(Event::ValuesChanged(vec![QueueId(2)]));
        outlet.put(Event::CatalogChanged);
        outlet.put(Event::ValuesChanged(vec![QueueId(1), QueueId(2)]));
        outlet.put(Event::CatalogChanged);
        assert_eq!(
            sent(&outlet),
            [
                Event::CatalogChanged,
                Event::ValuesChanged(vec![QueueId(1), QueueId(2)])
            ]
        );
        outlet.put(Event::ValuesChanged(vec![QueueId(2)]));
        outlet.put(Event::ValuesChanged(vec![]));
        outlet.put(Event::ValuesChanged(vec![QueueId(3)]));
        assert_eq!(sent(&outlet), [Event::ValuesChanged(vec![])]);
        assert!(sent(&outlet).is_empty());
    }

    #[test]
    fn memory_has_an_end_when_nobody_reads() {
        let outlet = Outlet::new(Duration::ZERO);
        for number in 0..2 * MOST_WAITING {
            outlet.put(notice(number));
            outlet.put(Event::ValuesChanged(
                (0..50).map(|at| QueueId((number * 50 + at) as u32)).collect(),
            ));
        }
        let events = sent(&outlet);
        assert_eq!(events.len(), MOST_WAITING + 1);
        assert_eq!(events[0], notice(MOST_WAITING));
        assert_eq!(events[MOST_WAITING], Event::ValuesChanged(vec![]));
    }

    #[test]
    fn states_keep_their_pace_and_what_happened_goes_at_once() {
        let outlet = Outlet::new(Duration::from_secs(3600));
        outlet.put(Event::MappingsChanged);
        assert_eq!(sent(&outlet), [Event::MappingsChanged]);
        outlet.put(Event::MappingsChanged);
        assert!(sent(&outlet).is_empty());
        outlet.put(notice(1));
        assert_eq!(sent(&outlet), [notice(1)]);
        outlet.end();
        assert_eq!(sent(&outlet), [Event::MappingsChanged]);
        assert!(matches!(outlet.next(Duration::ZERO), Next::Ended));
    }
}
