//! How fast the console is, and how little it says: the real program in a pseudo-terminal of 80×24 (spec page 6, *How it
//! behaves*). `cargo bench --bench console`
//!
//! The aims: a first screen within 30 ms of a cold start; a key answered within 16 ms with 10,000 queues × 10 value types
//! on either side; nothing written while nothing changes; under 300 bytes a second while data flows.

#[cfg(not(unix))]
fn main() {
    println!("The console's bench needs a pseudo-terminal of Unix.");
}

#[cfg(unix)]
fn main() {
    unix::main();
}

#[cfg(unix)]
mod unix {
    use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
    use std::fs;
    use std::io::{Read, Write};
    use std::path::{Path, PathBuf};
    use std::sync::mpsc::{Receiver, channel};
    use std::time::{Duration, Instant};
    use xlink::ledger::KeptCatalog;
    use xlink::model::*;

    const XLINK: &str = env!("CARGO_BIN_EXE_xlink");
    const COLUMNS: u16 = 80;
    const ROWS: u16 = 24;
    const STARTS: usize = 21;
    const QUEUES: u32 = 10_000;
    const VALUE_TYPES: u32 = 10;

    pub fn main() {
        let folder = tempfile::tempdir().expect("a folder");
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).expect("a folder");
        let large = folder.path().join("large");
        large_installation(&large);
        println!("xlink's console in a pseudo-terminal of {COLUMNS}×{ROWS}");
        starts("first screen, an empty folder", &empty, folder.path());
        starts("first screen, 10,000 × 10 on either side", &large, folder.path());
        keys(&large, folder.path());
        silence(&large, folder.path());
        flow(folder.path());
    }

    /// A program in its terminal.
    struct Terminal {
        child: Box<dyn Child + Send + Sync>,
        keys: Box<dyn Write + Send>,
        _master: Box<dyn MasterPty + Send>,
        pieces: Receiver<(Instant, Vec<u8>)>,
        screen: vt100::Parser,
        started: Instant,
        bytes: usize,
    }

    impl Terminal {
        fn open(home: &Path, arguments: &[&str]) -> Self {
            let size = PtySize {
                rows: ROWS,
                cols: COLUMNS,
                pixel_width: 0,
                pixel_height: 0,
            };
            let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
            let mut command = CommandBuilder::new(XLINK);
            command.args(arguments);
            command.env("TERM", "xterm-256color");
            command.env("LANG", "en_US.UTF-8");
            command.env("XDG_STATE_HOME", home);
            for name in ["XLINK_DIR", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "LC_ALL"] {
                command.env_remove(name);
            }
            let mut output = pair.master.try_clone_reader().expect("its output");
            let keys = pair.master.take_writer().expect("its keys");
            let (sender, pieces) = channel();
            std::thread::spawn(move || {
                let mut buffer = [0; 65_536];
                while let Ok(count @ 1..) = output.read(&mut buffer) {
                    if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                        return;
                    }
                }
            });
            let started = Instant::now();
            let child = pair.slave.spawn_command(command).expect("xlink starts");
            drop(pair.slave);
            Self {
                child,
                keys,
                _master: pair.master,
                pieces,
                screen: vt100::Parser::new(ROWS, COLUMNS, 0),
                started,
                bytes: 0,
            }
        }

        /// Takes what comes within this time; when the last of it came.
        fn take(&mut self, patience: Duration) -> Option<Instant> {
            let (at, piece) = self.pieces.recv_timeout(patience).ok()?;
            self.bytes += piece.len();
            self.screen.process(&piece);
            Some(at)
        }

        fn shows(&self, words: &str) -> bool {
            self.screen.screen().contents().contains(words)
        }

        /// When these words stood on the screen, from the start of the program.
        fn until(&mut self, words: &str) -> Duration {
            while !self.shows(words) {
                let Some(at) = self.take(Duration::from_secs(120)) else {
                    panic!("{words:?} did not come:\n{}", self.screen.screen().contents());
                };
                if self.shows(words) {
                    return at.duration_since(self.started);
                }
            }
            self.started.elapsed()
        }

        /// Until nothing has come for a while.
        fn settle(&mut self, quiet: Duration) {
            while self.take(quiet).is_some() {}
        }

        /// How long until the answer to a key has come whole; `None`: it changes nothing.
        fn press(&mut self, key: &str) -> Option<Duration> {
            self.settle(Duration::from_millis(1));
            let pressed = Instant::now();
            self.keys.write_all(key.as_bytes()).expect("a key");
            self.keys.flush().expect("a key");
            let mut last = self.take(Duration::from_millis(400))?;
            while let Some(at) = self.take(Duration::from_millis(2)) {
                last = at;
            }
            Some(last.duration_since(pressed))
        }
    }

    impl Drop for Terminal {
        fn drop(&mut self) {
            // It may have ended; then there is nobody to end.
            let _ = self.keys.write_all(b"q");
            for _ in 0..100 {
                if matches!(self.child.try_wait(), Ok(Some(_))) {
                    return;
                }
                while self.take(Duration::from_millis(20)).is_some() {}
            }
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }

    fn milliseconds(time: Duration) -> String {
        format!("{:.1} ms", time.as_secs_f64() * 1_000.0)
    }

    fn spread(mut times: Vec<Duration>) -> String {
        times.sort();
        let (middle, worst) = (times[times.len() / 2], times[times.len() - 1]);
        format!("median {}, worst {}", milliseconds(middle), milliseconds(worst))
    }

    fn directory(folder: &Path) -> [&str; 2] {
        ["--dir", folder.to_str().expect("a name in UTF-8")]
    }

    fn starts(what: &str, folder: &Path, home: &Path) {
        // The last line of the first frame: everything above it is drawn.
        let times = (0..STARTS)
            .map(|_| Terminal::open(home, &directory(folder)).until("q quit"))
            .collect();
        println!("  {what}: {}", spread(times));
    }

    /// Keys one after another, each after a rest, on both trees with every row open.
    fn keys(folder: &Path, home: &Path) {
        let mut terminal = Terminal::open(home, &directory(folder));
        let filled = terminal.until("Queue 00001 · Metric1");
        println!("  both trees filled: {}", milliseconds(filled));
        for (side, turn) in [("right", ""), ("left", "\x1b[Z")] {
            // A mapping and a tree that are on their way would be measured too.
            terminal.settle(Duration::from_millis(1_500));
            if !turn.is_empty() {
                terminal.press(turn);
            }
            terminal.press("\x1b[H");
            terminal.press("+");
            let mut times = Vec::new();
            let moves = [
                "\x1b[B", "\x1b[6~", "j", "\x1b[F", "\x1b[A", "\x1b[5~", "\x1b[H", "l", "h", "l",
            ];
            for key in moves.iter().cycle().take(60) {
                std::thread::sleep(Duration::from_millis(130));
                times.extend(terminal.press(key));
            }
            println!("  keys on the {side}, 110,000 rows open: {}", spread(times));
            let mut times = Vec::new();
            for key in ["/", "9", "9", "9", "9", "\x7f", "8", "\x1b"] {
                std::thread::sleep(Duration::from_millis(130));
                times.extend(terminal.press(key));
            }
            println!("  letters of a search on the {side}: {}", spread(times));
        }
    }

    fn silence(folder: &Path, home: &Path) {
        let mut terminal = Terminal::open(home, &directory(folder));
        terminal.until("Queue 00001 · Metric1");
        terminal.settle(Duration::from_secs(3));
        let before = terminal.bytes;
        let until = Instant::now() + Duration::from_secs(10);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            terminal.take(left);
        }
        println!(
            "  written in 10 s while nothing changes: {} bytes",
            terminal.bytes - before
        );
    }

    /// The demo's live flow, once its history is through.
    fn flow(home: &Path) {
        let mut terminal = Terminal::open(home, &["demo"]);
        terminal.until("WFM connected");
        for (what, seconds) in [("its history comes in", 20), ("a minute later", 60)] {
            let seconds: Vec<usize> = (0..seconds).map(|_| a_second(&mut terminal)).collect();
            let (all, most) = (seconds.iter().sum::<usize>(), seconds.iter().max());
            println!(
                "  the demo's live flow, {what}: {} bytes a second, at most {} in one",
                all / seconds.len(),
                most.copied().unwrap_or(0)
            );
        }
        terminal.keys.write_all(b"q").expect("a key");
        terminal.settle(Duration::from_secs(5));
    }

    fn a_second(terminal: &mut Terminal) -> usize {
        let before = terminal.bytes;
        let until = Instant::now() + Duration::from_secs(1);
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            terminal.take(left);
        }
        terminal.bytes - before
    }

    /// 10,000 queues × 10 value types on either side, the first two of each queue mapped.
    fn large_installation(folder: &Path) {
        let made = std::process::Command::new(XLINK).arg("init").arg(folder).output();
        assert!(made.expect("xlink starts").status.success());
        let add = |file: &str, text: String| {
            let path = folder.join(file);
            let before = fs::read_to_string(&path).expect("a file");
            fs::write(path, before + &text).expect("it is written");
        };
        let name = |number: u32| format!("Queue {number:05}");
        let metric = |number: u32| format!("Metric{number}");
        let names: Vec<String> = (1..=QUEUES).map(name).collect();
        let metrics: Vec<String> = (1..=VALUE_TYPES).map(metric).collect();
        add(
            "isps_Ul.ini",
            format!(
                "\n[CSV]\nSource=acd\nSeparatorCharacter=3\nColumnNames=Queue;Date;Time;{}\nGroupColumn=1\nGroups={}\n\
                 DateColumn=2\nTimeColumn=3\nDateOrder=ymd\n",
                metrics.join(";"),
                names.join(";")
            ),
        );
        fs::create_dir(folder.join("acd")).expect("a folder");
        let mappings = (1..=QUEUES).flat_map(|queue| {
            (1..=2).map(move |number| {
                format!(
                    "WFM:0:{queue}:{}=CSV:{}:{}\n",
                    1_000 + number,
                    name(queue),
                    metric(number)
                )
            })
        });
        add("acd_map.ini", mappings.collect());
        let state: PathBuf = folder.join("state");
        fs::create_dir_all(&state).expect("a folder");
        let kept = serde_json::to_vec(&catalog(&names, &metrics)).expect("a catalogue");
        fs::write(state.join("catalog.json"), kept).expect("it is written");
    }

    fn catalog(names: &[String], metrics: &[String]) -> KeptCatalog {
        let value_types: Vec<ValueType> = metrics
            .iter()
            .zip(1_001..)
            .map(|(name, id)| ValueType {
                id: ValueTypeId(id),
                name: name.clone(),
                unit: Unit::Count,
                decimals: 0,
            })
            .collect();
        let queues = names.iter().zip(1..).map(|(name, id)| Queue {
            id: QueueId(id),
            parent: QueueId::NONE,
            name: name.clone(),
            short_name: name.clone(),
            active: true,
            interval: IntervalLength::QUARTER,
            time_zone: "Europe/Berlin".to_owned(),
            value_types: value_types.iter().map(|each| each.id).collect(),
        });
        KeptCatalog {
            read: UtcSecond(1_780_000_000),
            catalog: Catalog {
                stamp: StoreStamp {
                    store: "bench".to_owned(),
                    epoch: 1,
                },
                revision: 1,
                external_systems: vec![ExternalSystem {
                    name: "CSV".to_owned(),
                    interface: "csv".to_owned(),
                    phonelink: true,
                    timelink: false,
                    active: true,
                    time_zone: "Europe/Berlin".to_owned(),
                }],
                queues: queues.collect(),
                value_types: value_types.clone(),
                activities: Vec::new(),
                employees: Vec::new(),
            },
        }
    }
}
