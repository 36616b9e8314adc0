//! The demo's own processes. None outlives the demo, however that ends: each holds the reading end of a pipe whose other
//! end only the demo has, and the system closes it with the demo.

use crate::cli::Global;
use crate::cli::edge::Above;
use crate::model::{Message, message};
use color_eyre::eyre::bail;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{ChildStdin, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// Set for the demo's processes alone.
const MARK: &str = "XLINK_ENDS_WITH_STANDARD_INPUT";

/// A process may take so long to end by itself.
const PATIENCE: Duration = Duration::from_secs(12);

/// In a process of a demo: ends it, in an orderly way, when the demo is gone. Elsewhere nothing.
pub fn end_with_standard_input() {
    if std::env::var_os(MARK).is_none() {
        return;
    }
    let watch = || {
        let _ = std::io::copy(&mut std::io::stdin().lock(), &mut std::io::sink());
        end_orderly();
    };
    if let Err(error) = std::thread::Builder::new().name("demo".to_owned()).spawn(watch) {
        let unnoticed = message!(
            "demo-unnoticed",
            "this process will not notice the end of its demo: {why}",
            why = crate::files::reason(&error)
        );
        remark!("xlink: {}", Global::default().words(None).tell(&unnoticed));
    }
}

/// As somebody's Ctrl+C would; whoever does not come to an end is ended.
#[cfg(unix)]
fn end_orderly() {
    use rustix::process::{Signal, getpid, kill_process};
    if kill_process(getpid(), Signal::TERM).is_ok() {
        std::thread::sleep(PATIENCE);
    }
    std::process::exit(0);
}

/// What is not delivered stands in the outbox, so nothing is lost by an end at once.
#[cfg(not(unix))]
fn end_orderly() {
    std::process::exit(0);
}

/// One of the demo's processes; dropping it ends it.
pub(super) struct Child {
    name: Message,
    process: std::process::Child,
    /// The demo's end of the pipe.
    life: Option<ChildStdin>,
}

impl Child {
    /// Starts this program with these arguments; what it says on standard error goes to `log`.
    pub fn start(name: Message, arguments: &[&std::ffi::OsStr], log: File) -> color_eyre::Result<Self> {
        let program = std::env::current_exe()
            .above(|| message!("cli-no-program", "the system does not tell where this program is"))?;
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env(MARK, "1")
            .env_remove("XLINK_DIR")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(log);
        apart(&mut command);
        let mut process = command
            .spawn()
            .above(|| message!("demo-unstarted", "{name} cannot be started", name = &name))?;
        let life = process.stdin.take();
        Ok(Self { name, process, life })
    }

    /// Lines of its standard output up to the first that begins with `last`, which is included.
    pub fn lines_until(&mut self, last: &str, log: &Path) -> color_eyre::Result<Vec<String>> {
        let Some(output) = self.process.stdout.take() else {
            bail!(message!(
                "demo-no-output",
                "{name} has no output",
                name = &self.name
            ));
        };
        let mut reader = BufReader::new(output);
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                bail!(message!(
                    "demo-not-started",
                    "{name} did not start; {log} tells why",
                    name = &self.name,
                    log = log.display(),
                ));
            }
            let line = line.trim_end().to_owned();
            let done = line.starts_with(last);
            lines.push(line);
            if done {
                self.drain(reader)?;
                return Ok(lines);
            }
        }
    }

    /// Reads on, so that the process never waits for a reader.
    pub fn drain(&self, mut output: impl Read + Send + 'static) -> color_eyre::Result<()> {
        std::thread::Builder::new()
            .name("output".to_owned())
            .spawn(move || {
                let _ = std::io::copy(&mut output, &mut std::io::sink());
            })?;
        Ok(())
    }

    /// The same for a process whose lines nobody wants.
    pub fn ignore_output(&mut self) -> color_eyre::Result<()> {
        match self.process.stdout.take() {
            Some(output) => self.drain(output),
            None => Ok(()),
        }
    }

    /// How it ended, if it did.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.process.try_wait().ok().flatten()
    }

    pub fn name(&self) -> &Message {
        &self.name
    }

    /// Tells it to end and waits for that.
    fn end(&mut self) {
        drop(self.life.take());
        let until = Instant::now() + PATIENCE;
        while self.ended().is_none() {
            if Instant::now() >= until {
                // Nothing is lost: what is not acknowledged stands in the outbox.
                let _ = self.process.kill();
                let _ = self.process.wait();
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end();
    }
}

/// Ctrl+C and a hang-up of the terminal are the demo's business, not its processes'.
#[cfg(unix)]
fn apart(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(windows)]
fn apart(command: &mut Command) {
    const CREATE_NEW_PROCESS_GROUP: u32 = 0x0000_0200;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    std::os::windows::process::CommandExt::creation_flags(
        command,
        CREATE_NEW_PROCESS_GROUP | CREATE_NO_WINDOW,
    );
}

#[cfg(not(any(unix, windows)))]
fn apart(_: &mut Command) {}
