//! Values of the value types on screen.

use crate::console::effect::ValueTypeKey;
use crate::engine::LiveValue;
use crate::model::QueueId;
use std::collections::HashMap;

/// What was asked and what came. At most one question is on its way.
#[derive(Debug, Clone, Default)]
pub struct LiveCache {
    values: HashMap<ValueTypeKey, Option<LiveValue>>,
    on_its_way: bool,
    stale: bool,
}

impl LiveCache {
    pub fn of(&self, key: ValueTypeKey) -> Option<&LiveValue> {
        self.values.get(&key)?.as_ref()
    }

    /// Notes that values of these queues changed; none named means all.
    pub fn changed(&mut self, queues: &[QueueId]) {
        self.stale |= queues.is_empty() || self.values.keys().any(|(queue, _)| queues.contains(queue));
    }

    /// What to ask for, given what is on screen: at once when something there was never asked, and once a second what
    /// changed.
    pub fn wanted(&mut self, on_screen: Vec<ValueTypeKey>, second: bool) -> Option<Vec<ValueTypeKey>> {
        let new = on_screen.iter().any(|key| !self.values.contains_key(key));
        if self.on_its_way || on_screen.is_empty() || !(new || self.stale && second) {
            return None;
        }
        self.on_its_way = true;
        self.stale &= !second && new;
        Some(on_screen)
    }

    /// Takes an answer; what the engine said nothing about is known to have no value.
    pub fn arrived(&mut self, asked: &[ValueTypeKey], values: Vec<LiveValue>) {
        self.on_its_way = false;
        // Far more than any screen shows; old rows scrolled away are asked again when they come back.
        if self.values.len() > 5_000 {
            self.values.clear();
        }
        for key in asked {
            self.values.entry(*key).or_insert(None);
        }
        for value in values {
            self.values.insert((value.queue, value.value_type), Some(value));
        }
    }

    /// The question failed: what was shown stays, and it is asked again with the next change.
    pub fn failed(&mut self, asked: &[ValueTypeKey]) {
        self.arrived(asked, Vec::new());
    }

    /// Another engine answers: everything is asked again.
    pub fn forget_questions(&mut self) {
        self.on_its_way = false;
        self.stale = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ValueTypeId;

    fn key(queue: u32) -> ValueTypeKey {
        (QueueId(queue), ValueTypeId(1))
    }

    #[test]
    fn rows_that_come_on_screen_are_asked_at_once_and_changed_ones_with_the_second() {
        let mut live = LiveCache::default();
        assert_eq!(live.wanted(vec![], true), None);
        assert_eq!(live.wanted(vec![key(1)], false), Some(vec![key(1)]));
        assert_eq!(
            live.wanted(vec![key(1), key(2)], false),
            None,
            "one question at a time"
        );
        live.arrived(&[key(1)], vec![]);
        assert_eq!(live.wanted(vec![key(1)], true), None);
        live.changed(&[QueueId(7)]);
        assert_eq!(live.wanted(vec![key(1)], true), None, "another queue changed");
        live.changed(&[QueueId(1)]);
        assert_eq!(live.wanted(vec![key(1)], false), None);
        assert_eq!(live.wanted(vec![key(1)], true), Some(vec![key(1)]));
        live.failed(&[key(1)]);
        assert_eq!(live.wanted(vec![key(1)], true), None);
    }
}
