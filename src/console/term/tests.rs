//! A panic gives the terminal back before it is reported: tried in a process of its own, in a pseudo-terminal.

use super::*;
use crate::console::fixture;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::Read;

const ASKED: &str = "XLINK_TEST_PANIC";

/// What the other process does: takes the terminal over, the mouse too, and fails. Run by itself it does nothing.
#[test]
fn fails_when_asked_to() {
    let Ok(how) = std::env::var(ASKED) else { return };
    let mut screen = Screen::open(Between::Nothing).unwrap();
    let mut state = fixture::running();
    state.mouse.owner = Mouse::Console;
    screen.draw(&state).unwrap();
    if how == "worker" {
        let fault = thread::spawn(|| panic!("behind the screen")).join();
        assert!(fault.is_err());
        return;
    }
    panic!("in front of the person");
}

/// Everything the other process wrote.
fn output(how: &str) -> String {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "console::term::tests::fails_when_asked_to",
        "--nocapture",
    ]);
    command.env(ASKED, how);
    command.env("RUST_BACKTRACE", "0");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let mut bytes = Vec::new();
    // On Linux the last read fails when the other side is gone: everything was read by then.
    let _ = reader.read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

const MODES: [(&str, &str); 4] = [
    ("\x1b[?1049h", "\x1b[?1049l"),
    ("\x1b[?2004h", "\x1b[?2004l"),
    ("\x1b[?1000h", "\x1b[?1000l"),
    ("\x1b[?1006h", "\x1b[?1006l"),
];

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_reported() {
    let written = output("screen");
    let reported = written.find("in front of the person").unwrap();
    for (on, off) in MODES {
        let (on, off) = (written.find(on).unwrap(), written.find(off).unwrap());
        assert!(
            on < off && off < reported,
            "{off} comes after the report:\n{written:?}"
        );
    }
    let shown = written.rfind("\x1b[?25h").unwrap();
    assert!(written.rfind("\x1b[?25l").is_none_or(|hidden| hidden < shown));
}

#[test]
fn a_panic_behind_the_screen_is_not_printed_over_it() {
    let written = output("worker");
    assert!(!written.contains("behind the screen"), "{written:?}");
    for (_, off) in MODES {
        assert!(written.contains(off), "{off}");
    }
}
