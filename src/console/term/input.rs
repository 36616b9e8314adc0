//! What comes from the keyboard and the mouse.

use super::super::keys::Key;
use crate::console::Ended;
use crate::console::pointer::{Clicks, Gesture, Pointer};
use ratatui::crossterm::event::{Event, MouseButton, MouseEvent, MouseEventKind, poll, read};
use ratatui::layout::{Position, Size};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Key(Key),
    Pointer(Pointer),
    Paste(String),
    Resized(Size),
}

/// How often it looks whether the console has ended.
const LOOK: Duration = Duration::from_millis(250);

/// Reads until the console has ended, `take` wants no more, or there is nothing left to read from.
pub fn read_inputs(ended: &AtomicBool, mut take: impl FnMut(Result<Input, Ended>) -> bool) {
    let mut clicks = Clicks::default();
    while !ended.load(Ordering::Relaxed) {
        let event = match poll(LOOK) {
            Ok(false) => continue,
            Ok(true) => read(),
            Err(error) => Err(error),
        };
        let input = match event {
            Ok(event) => understand(event, &mut clicks).map(Ok),
            Err(_) => Some(Err(Ended::LineDropped)),
        };
        let last = matches!(input, Some(Err(_)));
        if input.is_some_and(|input| !take(input)) || last {
            return;
        }
    }
}

fn understand(event: Event, clicks: &mut Clicks) -> Option<Input> {
    match event {
        Event::Key(key) => Key::from_event(&key).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(width, height) => Some(Input::Resized(Size { width, height })),
        Event::Mouse(event) => pointer(event, clicks).map(Input::Pointer),
        Event::FocusGained | Event::FocusLost => None,
    }
}

fn pointer(event: MouseEvent, clicks: &mut Clicks) -> Option<Pointer> {
    let at = Position::new(event.column, event.row);
    let gesture = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => clicks.press(at, Instant::now()),
        MouseEventKind::Drag(MouseButton::Left) => Gesture::Drag,
        MouseEventKind::Up(MouseButton::Left) => Gesture::Release,
        MouseEventKind::ScrollUp => Gesture::WheelUp,
        MouseEventKind::ScrollDown => Gesture::WheelDown,
        _ => return None,
    };
    Some(Pointer { gesture, at })
}
