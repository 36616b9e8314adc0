//! The service as scripts of administrators see it: the real binary, real processes, real files (spec page 5).
#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const THREE_LINES: &str = "ISPS Xlink installed.\nStarting up ISPS Xlink.\nISPS Xlink started.\n";

/// An installation that is complete but for a server that answers. Its service ends with it.
struct Installation {
    folder: tempfile::TempDir,
}

impl Installation {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let installation = Self { folder };
        // Port 1 on loopback refuses at once.
        installation.write(
            "isps.cfg",
            "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://127.0.0.1:1\"\n",
        );
        installation.write("isps_Ul.ini", "[DB]\n1=WFM,0,xlink,AA\n[General]\nProtocol=1\n");
        installation.write("acd_map.ini", "; none yet\n");
        installation
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    fn log(&self) -> String {
        fs::read_to_string(self.path().join("isps_uls.log")).unwrap_or_default()
    }

    fn xlink(&self, arguments: &[&str]) -> Output {
        self.as_program(Path::new(env!("CARGO_BIN_EXE_xlink")), arguments)
    }

    fn as_program(&self, program: &Path, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env("XLINK_DIR", self.path())
            .env("LANG", "de_DE.UTF-8")
            .stdin(Stdio::null());
        command.output().unwrap()
    }

    fn install(&self) -> Output {
        let output = self.xlink(&["service", "install", "--manager", "standalone"]);
        assert!(output.status.success(), "{output:?}");
        output
    }

    fn pid(&self) -> Option<u32> {
        let status = self.xlink(&["service", "status", "--json"]);
        let json: serde_json::Value = serde_json::from_slice(&status.stdout).unwrap();
        json["pid"].as_u64().map(|pid| pid as u32)
    }

    fn kill(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.pid().unwrap() as i32).unwrap();
        rustix::process::kill_process(pid, signal).unwrap();
    }
}

impl Drop for Installation {
    fn drop(&mut self) {
        self.xlink(&["service", "stop"]);
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < deadline, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn installing_says_exactly_three_lines_in_every_language() {
    let installation = Installation::new();
    assert_eq!(text(&installation.install().stdout), THREE_LINES);
    assert!(installation.pid().is_some());
    // Once more is no mistake, and the same service goes on.
    let before = installation.pid();
    assert_eq!(text(&installation.install().stdout), THREE_LINES);
    assert_eq!(installation.pid(), before);
    assert!(
        installation.log().contains(" > ISPS Xlink "),
        "{}",
        installation.log()
    );
}

#[test]
fn the_original_switches_install_and_remove() {
    let installation = Installation::new();
    let alias = installation.path().join("isps_uls");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_xlink"), &alias).unwrap();
    let installed = installation.as_program(&alias, &["-install", "--manager", "standalone"]);
    assert_eq!(text(&installed.stdout), THREE_LINES, "{installed:?}");
    let removed = installation.as_program(&alias, &["/REMOVE"]);
    assert!(removed.status.success(), "{removed:?}");
    assert_eq!(installation.pid(), None);
    let status = installation.xlink(&["service", "status", "--json"]);
    assert!(
        text(&status.stdout).contains(r#""state":"not-installed""#),
        "{status:?}"
    );
}

#[test]
fn errors_in_the_files_are_shown_and_prevent_nothing() {
    let installation = Installation::new();
    installation.write(
        "isps_Ul.ini",
        "[DB]\nnonsense\n[General]\nCatchUpDays=many\n[CSV]\n",
    );
    let output = installation.install();
    assert_eq!(text(&output.stdout), THREE_LINES);
    assert!(
        text(&output.stderr).contains("CatchUpDays"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn what_cannot_be_installed_or_started_is_said_with_the_reason() {
    let installation = Installation::new();
    let refused = installation.xlink(&["service", "install", "--manager", "windows", "--lang", "en"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(refused.stdout.is_empty());
    assert!(
        text(&refused.stderr).contains("this build of xlink has no Windows service"),
        "{refused:?}"
    );

    // Another xlink, such as an import from the command line, owns the ledger.
    let state = installation.path().join("state");
    fs::create_dir(&state).unwrap();
    let lock = fs::File::create(state.join("lock")).unwrap();
    lock.lock().unwrap();
    let output = installation.xlink(&["service", "install", "--manager", "standalone", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stdout),
        "ISPS Xlink installed.\nStarting up ISPS Xlink.\n"
    );
    let why = text(&output.stderr);
    assert!(
        why.contains("installed, but not started") && why.contains("rc=32"),
        "{why}"
    );
    drop(lock);
    let started = installation.xlink(&["service", "start"]);
    assert_eq!(
        text(&started.stdout),
        "Starting up ISPS Xlink.\nISPS Xlink started.\n",
        "{started:?}"
    );
}

#[test]
fn one_service_runs_for_one_installation() {
    let installation = Installation::new();
    installation.install();
    let second = installation.xlink(&["service", "run"]);
    assert_eq!(second.status.code(), Some(2));
    assert!(text(&second.stderr).contains("rc=32"), "{second:?}");
}

#[test]
fn changed_files_are_taken_over_while_it_runs() {
    let installation = Installation::new();
    installation.install();
    let url = |installation: &Installation| {
        let status = installation.xlink(&["status", "--json"]);
        let json: serde_json::Value = serde_json::from_slice(&status.stdout).unwrap();
        json["connection"]["url"].as_str().unwrap_or_default().to_owned()
    };
    assert_eq!(url(&installation), "iwfm://127.0.0.1:1");
    installation.write(
        "isps.cfg",
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://127.0.0.1:2\"\n",
    );
    until("the new address is used", || {
        url(&installation) == "iwfm://127.0.0.1:2"
    });
    assert!(
        installation
            .log()
            .contains("The configuration changed and was taken over.")
    );
}

#[test]
fn it_stops_by_signal_and_comes_back_after_being_killed() {
    let installation = Installation::new();
    installation.install();
    installation.kill(rustix::process::Signal::TERM);
    until("the log's last word", || {
        installation.log().ends_with("ISPS Xlink stopped.\n")
    });
    until("the service is gone", || installation.pid().is_none());
    assert!(installation.xlink(&["service", "start"]).status.success());
    installation.kill(rustix::process::Signal::KILL);
    until("the killed service is gone", || installation.pid().is_none());
    let started = installation.xlink(&["service", "restart"]);
    assert!(started.status.success(), "{started:?}");
    assert!(installation.pid().is_some());
    assert!(
        !fs::read_to_string(installation.path().join("state/service.err"))
            .unwrap()
            .contains("panicked")
    );
}

#[test]
fn the_state_of_things_is_told_with_and_without_a_service() {
    let installation = Installation::new();
    let status = |installation: &Installation| -> serde_json::Value {
        let output = installation.xlink(&["status", "--json"]);
        assert!(output.status.success(), "{output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let before = status(&installation);
    assert_eq!(before["service"]["state"], "not-installed");
    assert_eq!(before["connection"]["state"], "no-service");
    assert_eq!(before["outbox"]["values"], 0);
    assert!(
        !installation.path().join("state").exists(),
        "asking makes nothing"
    );
    installation.install();
    assert_eq!(status(&installation)["service"]["state"], "running");
    until("the server is found away", || {
        status(&installation)["connection"]["state"] == "away"
    });
    installation.xlink(&["service", "stop"]);
    let after = status(&installation);
    assert_eq!(after["service"]["state"], "stopped");
    assert!(after["queues"].is_array() && after["outbox"]["oldest"].is_null());
}

#[test]
fn register_says_exactly_what_is_searched_for() {
    let installation = Installation::new();
    let alias: PathBuf = installation.path().join("register");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_xlink"), &alias).unwrap();
    let system = installation.as_program(&alias, &["ixculcmm.dll", "/system"]);
    assert_eq!(
        text(&system.stdout),
        "ixculcmm.dll registered SYSTEM GLOBAL\n",
        "{system:?}"
    );
    let user = installation.xlink(&["register"]);
    assert_eq!(text(&user.stdout), "ixculcmm.dll registered\n", "{user:?}");
    installation.install();
    assert!(installation.path().join("ixculcmm/control.sock").exists());
}

#[test]
fn in_the_foreground_it_shows_its_log_in_either_form() {
    let installation = Installation::new();
    for format in ["text", "json"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
        command
            .args(["service", "run", "--log-format", format])
            .env("XLINK_DIR", installation.path());
        let child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        until("it is ready", || installation.pid() == Some(child.id()));
        installation.kill(rustix::process::Signal::INT);
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{output:?}");
        let lines = text(&output.stdout);
        let last = lines.lines().last().unwrap_or_default();
        match format {
            "text" => assert!(last.ends_with(" > ISPS Xlink stopped."), "{lines}"),
            _ => {
                let record: serde_json::Value = serde_json::from_str(last).unwrap();
                assert_eq!(
                    (&record["log"], &record["text"]),
                    (&"isps_uls.log".into(), &"ISPS Xlink stopped.".into())
                );
                let kept = fs::read_to_string(installation.path().join("isps_uls.jsonl")).unwrap();
                assert!(kept.trim_end().ends_with(last), "{kept}");
            }
        }
    }
}

#[test]
fn protocol_0_writes_no_log() {
    let installation = Installation::new();
    installation.write("isps_Ul.ini", "[DB]\n1=WFM,0,xlink,AA\n[General]\nProtocol=0\n");
    installation.install();
    installation.xlink(&["service", "stop"]);
    assert!(!installation.path().join("isps_uls.log").exists());
}
