//! Everybody who listens to this engine's events.

use crate::engine::Event;
use crossbeam_channel::{Receiver, Sender, TrySendError, bounded};
use std::sync::{Mutex, PoisonError};

/// A listener that falls this far behind loses events; states are replaced whole, so the next one mends it.
const PATIENCE: usize = 1024;

#[derive(Default)]
pub(super) struct Hub {
    listeners: Mutex<Vec<Sender<Event>>>,
}

impl Hub {
    pub(super) fn subscribe(&self) -> Receiver<Event> {
        let (sender, receiver) = bounded(PATIENCE);
        self.lock().push(sender);
        receiver
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    pub(super) fn tell(&self, event: &Event) {
        self.lock().retain(|listener| {
            !matches!(
                listener.try_send(event.clone()),
                Err(TrySendError::Disconnected(_))
            )
        });
    }

    /// All receivers disconnect.
    pub(super) fn close(&self) {
        self.lock().clear();
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Sender<Event>>> {
        self.listeners.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listener_hears_and_those_who_left_are_forgotten() {
        let hub = Hub::default();
        let (one, two) = (hub.subscribe(), hub.subscribe());
        hub.tell(&Event::CatalogChanged);
        assert!(one.try_recv().is_ok() && two.try_recv().is_ok());
        drop(one);
        hub.tell(&Event::MappingsChanged);
        assert_eq!(hub.lock().len(), 1);
        hub.close();
        assert!(two.try_recv().is_ok());
        assert!(two.recv().is_err());
    }
}
