//! The terminal: taken over, and given back whatever happens.

mod clipboard;
mod ending;
mod input;
mod pen;
mod quiet;

pub use clipboard::Between;
pub use ending::Endings;
pub use input::{Input, read_inputs};
pub use quiet::Quiet;

use super::ConsoleError;
use super::memory::Mouse;
use super::state::State;
use super::view;
use ratatui::Terminal;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
use ratatui::crossterm::style::ResetColor;
use ratatui::crossterm::terminal::{
    EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, size,
};
use ratatui::crossterm::{cursor, execute};
use ratatui::layout::Size;
use std::io::{self, IsTerminal, Stdout};
use std::panic::PanicHookInfo;
use std::sync::Arc;
use std::thread;

type Hook = Arc<dyn Fn(&PanicHookInfo<'_>) + Sync + Send>;

/// The terminal while the console has it. Dropping gives it back.
pub struct Screen {
    terminal: Terminal<Quiet<Stdout>>,
    previous_hook: Hook,
    mouse: Mouse,
    between: Between,
}

impl Screen {
    /// Takes the terminal over: raw mode, the alternate screen, pastes told apart from typing. The mouse stays the
    /// terminal's, so that text can be marked and copied.
    pub fn open(between: Between) -> Result<Self, ConsoleError> {
        refuse_without_terminal()?;
        enable_raw_mode().map_err(ConsoleError::Terminal)?;
        let previous_hook = hook_panics();
        let opened = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| Terminal::new(Quiet::new(io::stdout(), Self::size())));
        match opened {
            Ok(terminal) => Ok(Self {
                terminal,
                previous_hook,
                mouse: Mouse::Terminal,
                between,
            }),
            Err(error) => {
                restore();
                unhook(&previous_hook);
                Err(ConsoleError::Terminal(error))
            }
        }
    }

    pub fn size() -> Size {
        let (width, height) = size().unwrap_or((80, 24));
        Size { width, height }
    }

    /// Gives a text to the person's clipboard, as far as the terminal allows that.
    pub fn copy(&mut self, text: &str) -> io::Result<()> {
        // On Windows a pipe may stand in the terminal's place.
        if !io::stdout().is_terminal() {
            return Ok(());
        }
        let sequence = clipboard::copying(text, self.between);
        self.terminal.backend_mut().tell(&sequence)
    }

    fn give_mouse_to(&mut self, mouse: Mouse) -> io::Result<()> {
        if self.mouse == mouse {
            return Ok(());
        }
        self.mouse = mouse;
        match mouse {
            Mouse::Console => take_mouse(self.terminal.backend_mut()),
            Mouse::Terminal => execute!(io::stdout(), DisableMouseCapture),
        }
    }

    /// Draws one frame. Only cells that changed are written; nothing at all when none did.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
        self.give_mouse_to(state.mouse.owner)?;
        self.terminal.draw(|frame| view::view(state, frame)).map(|_| ())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        restore();
        unhook(&self.previous_hook);
    }
}

/// On Windows a pipe may carry the picture on (spec: the program must not refuse then); elsewhere escape codes would
/// only litter a file.
fn refuse_without_terminal() -> Result<(), ConsoleError> {
    if cfg!(windows) || io::stdout().is_terminal() {
        Ok(())
    } else {
        Err(ConsoleError::NoTerminal)
    }
}

/// Presses, and movements with a button down. Every movement besides, which crossterm asks for too, would flood a slow
/// line.
#[cfg(unix)]
fn take_mouse(quiet: &mut Quiet<Stdout>) -> io::Result<()> {
    quiet.tell("\x1b[?1000h\x1b[?1002h\x1b[?1006h")
}

#[cfg(windows)]
fn take_mouse(_: &mut Quiet<Stdout>) -> io::Result<()> {
    execute!(io::stdout(), ratatui::crossterm::event::EnableMouseCapture)
}

/// Gives the terminal back. Errors are of no use here: the line may be gone. Each step by itself: a Windows console that
/// never gave its mouse refuses the first.
fn restore() {
    let _ = execute!(io::stdout(), DisableMouseCapture);
    let _ = execute!(io::stdout(), DisableBracketedPaste, ResetColor);
    let _ = execute!(io::stdout(), LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
}

/// A panic of the drawing thread gives the terminal back before it is reported. One of a worker is caught there and
/// becomes a message on the screen; printing it would only garble the picture.
fn hook_panics() -> Hook {
    let previous: Hook = Arc::from(std::panic::take_hook());
    let (drawing, chained) = (thread::current().id(), Arc::clone(&previous));
    std::panic::set_hook(Box::new(move |info| {
        if thread::current().id() == drawing {
            restore();
            chained(info);
        }
    }));
    previous
}

fn unhook(previous: &Hook) {
    // Hooks cannot be set while a panic is under way; then the process ends soon anyway.
    if !thread::panicking() {
        let previous = Arc::clone(previous);
        std::panic::set_hook(Box::new(move |info| previous(info)));
    }
}

#[cfg(all(test, unix))]
mod tests;
