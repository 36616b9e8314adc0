//! The terminal: taken over, and given back whatever happens.

mod ending;
mod input;
mod quiet;

pub use ending::Endings;
pub use input::{Input, read_inputs};
pub use quiet::Quiet;

use super::ConsoleError;
use super::state::State;
use super::view;
use ratatui::Terminal;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste};
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
}

impl Screen {
    /// Takes the terminal over: raw mode, the alternate screen, pastes told apart from typing. The mouse stays the
    /// terminal's, so that text can be marked and copied.
    pub fn open() -> Result<Self, ConsoleError> {
        refuse_without_terminal()?;
        enable_raw_mode().map_err(ConsoleError::Terminal)?;
        let previous_hook = hook_panics();
        let opened = execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste)
            .and_then(|()| Terminal::new(Quiet::new(io::stdout())));
        match opened {
            Ok(terminal) => Ok(Self {
                terminal,
                previous_hook,
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

    /// Draws one frame. Only cells that changed are written; nothing at all when none did.
    pub fn draw(&mut self, state: &State) -> io::Result<()> {
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

/// Gives the terminal back. Errors are of no use here: the line may be gone.
fn restore() {
    let _ = execute!(
        io::stdout(),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
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
