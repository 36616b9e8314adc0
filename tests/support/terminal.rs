//! A real terminal around the real program: what it draws is read back from an emulated screen.
#![allow(dead_code, reason = "each test program uses a part")]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub struct Terminal {
    parser: Arc<Mutex<vt100::Parser>>,
    child: Box<dyn Child + Send + Sync>,
    /// How many bytes the program has written.
    written: Arc<AtomicUsize>,
    /// What they were.
    output: Arc<Mutex<Vec<u8>>>,
    line_dropped: Arc<AtomicBool>,
    /// Where the person's own choices would be kept; gone with the terminal.
    _home: tempfile::TempDir,
    /// This and the master closed, the line has dropped.
    keys: Option<Box<dyn Write + Send>>,
    master: Option<Box<dyn MasterPty + Send>>,
}

/// The marks around a frame.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// How many of these bytes end no later than a frame begins that is not there to its end. Half a frame would show words of
/// two moments, and a test would type too early.
fn whole(pending: &[u8]) -> usize {
    let last = |mark: &[u8]| pending.windows(mark.len()).rposition(|part| part == mark);
    match (last(BEGIN), last(END)) {
        (Some(begin), None) => begin,
        (Some(begin), Some(end)) if end < begin => begin,
        _ => {
            let begun = (1..BEGIN.len())
                .rev()
                .find(|cut| pending.ends_with(&BEGIN[..*cut]));
            pending.len() - begun.unwrap_or(0)
        }
    }
}

const PATIENCE: Duration = Duration::from_secs(60);

impl Terminal {
    pub fn open(columns: u16, rows: u16, program: &str, arguments: &[&str]) -> Self {
        Self::with(columns, rows, program, arguments, &[])
    }

    /// The same with more of an environment.
    pub fn with(
        columns: u16,
        rows: u16,
        program: &str,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Self {
        let home = tempfile::tempdir().unwrap();
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        for name in [
            "XLINK_DIR",
            "NO_COLOR",
            "COLORTERM",
            "TMUX",
            "STY",
            "SSH_CONNECTION",
            "SSH_TTY",
            "LC_ALL",
            "LC_MESSAGES",
        ] {
            command.env_remove(name);
        }
        command.env("XDG_STATE_HOME", home.path());
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let terminal = Self {
            parser: Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0))),
            child,
            written: Arc::default(),
            output: Arc::default(),
            line_dropped: Arc::default(),
            _home: home,
            keys: Some(keys),
            master: Some(pair.master),
        };
        terminal.follow(reader);
        terminal
    }

    /// Draws what the program writes, whole frames at a time, as a terminal does.
    fn follow(&self, mut reader: Box<dyn Read + Send>) {
        let (screen, written) = (self.parser.clone(), self.written.clone());
        let (output, dropped) = (self.output.clone(), self.line_dropped.clone());
        std::thread::spawn(move || {
            let mut buffer = [0; 8192];
            let mut pending = Vec::new();
            while let Ok(count) = reader.read(&mut buffer) {
                pending.extend_from_slice(&buffer[..count]);
                let whole = if count == 0 {
                    pending.len()
                } else {
                    whole(&pending)
                };
                screen.lock().unwrap().process(&pending[..whole]);
                pending.drain(..whole);
                output.lock().unwrap().extend_from_slice(&buffer[..count]);
                written.fetch_add(count, Ordering::SeqCst);
                if count == 0 || dropped.load(Ordering::SeqCst) {
                    return;
                }
            }
            // On Linux the end is an error.
            screen.lock().unwrap().process(&pending);
        });
    }

    /// How many bytes the program has written so far.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::SeqCst)
    }

    /// Whether the screen becomes the person's own again: no alternate screen, no marked pastes, the cursor shown.
    pub fn given_back(&self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let parser = self.parser.lock().unwrap();
            let screen = parser.screen();
            let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
            if !screen.alternate_screen() && !screen.bracketed_paste() && !screen.hide_cursor() && !mouse {
                return true;
            }
            drop(parser);
            std::thread::sleep(Duration::from_millis(30));
        }
        false
    }

    /// Whether the program has the mouse.
    pub fn has_mouse(&self) -> bool {
        let parser = self.parser.lock().unwrap();
        parser.screen().mouse_protocol_mode() != vt100::MouseProtocolMode::None
    }

    /// The background in the middle of the first line.
    pub fn background(&self) -> vt100::Color {
        let parser = self.parser.lock().unwrap();
        let cell = parser.screen().cell(0, 30);
        cell.map_or(vt100::Color::Default, vt100::Cell::bgcolor)
    }

    /// Whether the program has written this.
    pub fn has_written(&self, sequence: &str) -> bool {
        let output = self.output.lock().unwrap();
        output
            .windows(sequence.len())
            .any(|part| part == sequence.as_bytes())
    }

    /// The line drops: nobody is at the other end any more. `key` makes the program write something once more: only then
    /// does the reading end close.
    pub fn drop_line(&mut self, key: &str) {
        self.line_dropped.store(true, Ordering::SeqCst);
        self.keys(key);
        self.keys = None;
        self.master = None;
    }

    pub fn process(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize {
            rows,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        self.parser.lock().unwrap().screen_mut().set_size(rows, columns);
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// The screen's lines.
    pub fn screen(&self) -> Vec<String> {
        let parser = self.parser.lock().unwrap();
        let columns = parser.screen().size().1;
        parser.screen().rows(0, columns).collect()
    }

    /// Waits until the screen is as wished; returns it.
    pub fn until(&mut self, what: &str, wished: impl Fn(&[String]) -> bool) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            if wished(&screen) {
                return screen;
            }
            assert!(
                Instant::now() < deadline,
                "{what} did not come:\n{}",
                screen.join("\n")
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().iter().any(|line| line.contains(words))
    }

    /// Waits until the words stand on one line; returns that line.
    pub fn sees(&mut self, words: &str) -> String {
        let holds = |line: &String| line.contains(words);
        let screen = self.until(words, |screen| screen.iter().any(holds));
        screen.into_iter().find(holds).unwrap_or_default()
    }

    /// Waits until the words stand nowhere any more.
    pub fn gone(&mut self, words: &str) {
        let holds = |line: &String| line.contains(words);
        self.until(&format!("the end of “{words}”"), |screen| {
            !screen.iter().any(holds)
        });
    }

    /// What a person types.
    pub fn keys(&mut self, keys: &str) {
        let line = self.keys.as_mut().unwrap();
        line.write_all(keys.as_bytes()).unwrap();
        line.flush().unwrap();
    }

    /// Closes the first steps, which open by themselves where nothing is set up.
    pub fn leave_first_steps(&mut self) {
        let title = "─ First steps ─";
        self.sees(title);
        self.keys("\x1b");
        self.gone(title);
    }

    /// Opens a menu entry by its name in the list of commands.
    pub fn choose(&mut self, entry: &str) {
        self.keys(":");
        self.sees("Commands");
        self.keys(entry);
        // What was typed may name a menu itself.
        let lines = 1 + usize::from(entry.contains(" > "));
        self.until(entry, |screen| {
            screen.iter().filter(|line| line.contains(" > ")).count() == lines
        });
        self.keys("\r");
    }

    /// Whether the program ended well.
    pub fn ended(&mut self) -> bool {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.success();
            }
            std::thread::sleep(Duration::from_millis(30));
        }
        false
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // It has mostly ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
