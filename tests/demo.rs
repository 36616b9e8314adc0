//! `xlink demo` as a whole: everything real, and nothing of it outlives it (spec page 8).
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn xlink(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
    command.args(arguments).env("LANG", "C").env_remove("XLINK_DIR");
    command
}

struct Demo {
    process: Child,
    lines: std::sync::mpsc::Receiver<String>,
}

impl Demo {
    fn start(folder: &Path) -> Self {
        let folder = folder.to_str().unwrap();
        let mut process = xlink(&["demo", "--no-console", "--load", "0.02", "--dir", folder])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(process.stdout.take().unwrap());
        let (tell, lines) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self { process, lines }
    }

    /// The first line that contains this.
    fn line(&self, part: &str) -> String {
        let until = Instant::now() + Duration::from_secs(120);
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self
                .lines
                .recv_timeout(left)
                .unwrap_or_else(|_| panic!("it never said “{part}”"));
            if line.contains(part) {
                return line;
            }
        }
    }

    fn end(mut self, signal: &str) -> Option<i32> {
        let pid = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args([signal, &pid])
                .status()
                .unwrap()
                .success()
        );
        self.process.wait().unwrap().code()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn wait_for(what: &str, condition: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(60);
    while !condition() {
        assert!(Instant::now() < until, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// How many values the demo's WFM server has.
fn values(folder: &Path) -> usize {
    let data = folder.join("wfm");
    let output = xlink(&["wfm", "values", "--data", data.to_str().unwrap()])
        .output()
        .unwrap();
    said(&output).lines().count()
}

fn nothing_runs(folder: &Path) -> bool {
    let installation = folder.join("xlink");
    let status = xlink(&[
        "--dir",
        installation.to_str().unwrap(),
        "service",
        "status",
        "--json",
    ])
    .output()
    .unwrap();
    let server = fs::File::open(folder.join("wfm/serve.lock")).map(|file| file.try_lock().is_ok());
    !said(&status).contains("\"running\"") && server.unwrap_or(true)
}

#[test]
fn a_demo_imports_its_history_goes_on_later_and_takes_everything_with_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("demo");
    let demo = Demo::start(&folder);
    assert!(demo.line("WFM server").contains("iwfms://127.0.0.1:"));
    let history = demo.line(" rows, ");
    assert!(
        !history.contains(" 0 rows") && !history.contains(" 0 values"),
        "{history}"
    );
    wait_for("the history arrives", || values(&folder) > 5_000);
    let ini = fs::read(folder.join("xlink/isps_Ul.ini")).unwrap();
    assert_eq!(demo.end("-TERM"), Some(0));
    assert!(nothing_runs(&folder));

    let before = values(&folder);
    let demo = Demo::start(&folder);
    demo.line("Ctrl+C stops it");
    // The same installation, with a passcode for today's password.
    let again = fs::read(folder.join("xlink/isps_Ul.ini")).unwrap();
    assert_ne!(ini, again);
    assert_eq!(ini.len(), again.len());
    assert!(values(&folder) >= before);
    assert_eq!(demo.end("-INT"), Some(0));
    assert!(nothing_runs(&folder));
}

#[test]
fn nothing_outlives_a_demo_that_is_killed() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("demo");
    let demo = Demo::start(&folder);
    demo.line("Ctrl+C stops it");
    assert!(!nothing_runs(&folder));
    assert_eq!(demo.end("-KILL"), None);
    wait_for("service and server end with their demo", || nothing_runs(&folder));
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("isps.cfg"), "mine").unwrap();
    let output = xlink(&["demo", "--no-console", "--dir", place.path().to_str().unwrap()])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("not a demo's folder"));
    assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
}
