//! What comes from the keyboard.

use super::super::keys::Key;
use crate::console::Ended;
use ratatui::crossterm::event::{Event, poll, read};
use ratatui::layout::Size;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Paste(String),
    Resized(Size),
}

/// How often it looks whether the console has ended.
const LOOK: Duration = Duration::from_millis(250);

/// Reads until the console has ended, `take` wants no more, or there is nothing left to read from.
pub fn read_inputs(ended: &AtomicBool, mut take: impl FnMut(Result<Input, Ended>) -> bool) {
    while !ended.load(Ordering::Relaxed) {
        let event = match poll(LOOK) {
            Ok(false) => continue,
            Ok(true) => read(),
            Err(error) => Err(error),
        };
        let input = match event {
            Ok(event) => understand(event).map(Ok),
            Err(_) => Some(Err(Ended::LineDropped)),
        };
        let last = matches!(input, Some(Err(_)));
        if input.is_some_and(|input| !take(input)) || last {
            return;
        }
    }
}

fn understand(event: Event) -> Option<Input> {
    match event {
        Event::Key(key) => Key::from_event(&key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resized(Size { width, height })),
        Event::FocusGained | Event::FocusLost | Event::Mouse(_) => None,
    }
}
