//! The console of the real program in a real terminal (spec page 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}
mod wfm;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use support::terminal::Terminal;
use wfm::Served;

fn console(directory: &Path, arguments: &[&str]) -> Terminal {
    let mut all = vec!["--dir", directory.to_str().unwrap()];
    all.extend(arguments);
    Terminal::open(80, 24, env!("CARGO_BIN_EXE_xlink"), &all)
}

fn shows(screen: &[String], words: &str) -> bool {
    screen.iter().any(|line| line.contains(words))
}

/// A console on an empty folder, once it is there and the first steps, which open by themselves, are closed.
fn on_nothing(folder: &Path) -> Terminal {
    let mut terminal = console(folder, &[]);
    terminal.until("the first steps", |screen| {
        shows(screen, "no service") && shows(screen, "1. Make the files")
    });
    terminal.leave_first_steps();
    terminal
}

#[test]
fn without_anything_it_opens_says_what_is_missing_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = on_nothing(folder.path());
    let screen = terminal.screen();
    for words in [
        "Interface",
        "iWFM Queues",
        "Assigned value types",
        "Flow",
        "no WFM set up",
        "xlink init",
    ] {
        assert!(shows(&screen, words), "{words}:\n{}", screen.join("\n"));
    }
    terminal.keys("?");
    terminal.sees("Everywhere on the main screen");
    terminal.keys("\x1b");
    terminal.gone("Everywhere on the main screen");
    terminal.keys("q");
    assert!(terminal.ended());
    assert!(terminal.given_back());
}

#[test]
fn it_can_be_read_in_other_languages_and_without_line_drawing() {
    let folder = tempfile::tempdir().unwrap();
    let mut german = console(folder.path(), &["--lang", "de"]);
    german.until("German", |screen| {
        shows(screen, "Schnittstelle") && shows(screen, "Zugeordnete Wertetypen")
    });
    let mut ascii = console(folder.path(), &["--ascii", "--lang", "fr"]);
    ascii.sees("Files d'attente iWFM");
    let screen = ascii.screen();
    assert!(!shows(&screen, "─") && shows(&screen, "---"));
}

#[test]
fn resizing_is_followed_and_too_small_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = on_nothing(folder.path());
    terminal.resize(120, 36);
    terminal.until("the wide screen", |screen| {
        screen.len() == 36 && shows(&screen[35..], "quit")
    });
    terminal.resize(40, 10);
    terminal.sees("xlink needs at");
    terminal.resize(80, 24);
    terminal.sees("iWFM Queues");
}

#[test]
fn a_paste_outside_a_field_runs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = on_nothing(folder.path());
    terminal.keys("\x1b[200~qqq\x1b[201~");
    terminal.sees("Pasted text is only taken in a field");
}

#[test]
fn while_nothing_changes_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let terminal = on_nothing(folder.path());
    // The last frames may still be under way: on a busy machine an engine and its first state take their time.
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let before = terminal.written();
        std::thread::sleep(Duration::from_secs(3));
        if terminal.written() == before {
            return;
        }
        assert!(Instant::now() < deadline, "it never rests");
    }
}

#[test]
fn signals_end_it_with_the_terminal_given_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut terminal = on_nothing(folder.path());
        let process = terminal.process().to_string();
        assert!(
            std::process::Command::new("kill")
                .args(["-s", signal, &process])
                .status()
                .unwrap()
                .success()
        );
        assert!(terminal.ended(), "{signal}");
        assert!(terminal.given_back(), "{signal}");
    }
}

#[test]
fn without_a_terminal_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let output = wfm::xlink(&["--dir", folder.path().to_str().unwrap()])
        .output()
        .unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && words.contains("needs a terminal"),
        "{words}"
    );
    assert!(output.stdout.is_empty());
}

/// An installation joined to a WFM server with one queue, and an external system with one queue.
fn installation(folder: &Path, server: &Served) -> PathBuf {
    let directory = folder.join("xlink");
    let text = directory.to_str().unwrap();
    let url = server
        .lines
        .last()
        .unwrap()
        .strip_prefix("listening on ")
        .unwrap();
    assert!(wfm::xlink(&["init", text]).status().unwrap().success());
    let replace = |file: &str, from: &str, to: &str| {
        let path = directory.join(file);
        let content = fs::read_to_string(&path).unwrap();
        assert!(content.contains(from), "{from}");
        fs::write(&path, content.replace(from, to)).unwrap();
    };
    replace("isps.cfg", "iwfms://iwfm-xxxx.injixo.com:45054", url);
    replace("isps_Ul.ini", "xlink@xxxx.com", wfm::USER);
    let mut child = wfm::xlink(&["--dir", text, "passcode", "--set"])
        .stdin(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(
        &mut child.stdin.take().unwrap(),
        format!("{}\n", wfm::PASSWORD).as_bytes(),
    )
    .unwrap();
    assert!(child.wait().unwrap().success());
    wfm::add_csv_system(&directory);
    directory
}

#[test]
fn a_mapping_is_assigned_and_removed_by_keys_and_only_its_line_differs_on_disk() {
    let folder = tempfile::tempdir().unwrap();
    let data = wfm::prepared();
    let server = Served::start(data.path(), &["--plain"]);
    let directory = installation(folder.path(), &server);
    let file = directory.join("acd_map.ini");
    let before = fs::read_to_string(&file).unwrap();
    let mut terminal = console(&directory, &[]);
    terminal.until("the queues", |screen| {
        shows(screen, "Hotline") && shows(screen, "Sales")
    });
    // Right: the first value type of “Hotline”. Left: the only one of “Sales”.
    terminal.keys("/Offered\r");
    terminal.sees("Hotline · Calls Offered");
    terminal.keys("\x1b[Z/Offered\r\r");
    terminal.sees("Para1  CSV:Sales:Offered");
    let line = "WFM:0:1002:1003=CSV:Sales:Offered";
    let after = fs::read_to_string(&file).unwrap();
    assert_eq!(after.lines().filter(|each| *each == line).count(), 1, "{after}");
    assert!(
        after.lines().filter(|each| *each != line).eq(before.lines()),
        "{after}"
    );
    // Below: Enter asks, and «No» is focused.
    terminal.keys("\t\t\r");
    terminal.sees("Remove the assignment?");
    terminal.keys("\r");
    terminal.gone("Remove the assignment?");
    assert_eq!(fs::read_to_string(&file).unwrap(), after);
    terminal.keys("\r");
    terminal.sees("Remove the assignment?");
    terminal.keys("\t\r");
    terminal.sees("was removed");
    assert_eq!(fs::read_to_string(&file).unwrap(), before);
}

#[test]
fn read_only_changes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = wfm::prepared();
    let server = Served::start(data.path(), &["--plain"]);
    let directory = installation(folder.path(), &server);
    let before = fs::read(directory.join("acd_map.ini")).unwrap();
    let mut terminal = console(&directory, &["--read-only"]);
    terminal.sees("read-only");
    terminal.keys("i");
    terminal.sees("nothing was changed");
    terminal.keys("q");
    assert!(terminal.ended());
    assert_eq!(fs::read(directory.join("acd_map.ini")).unwrap(), before);
}

/// The line drops in the middle of an edit: the file is as before or as after, and nothing lies beside it.
#[test]
fn an_edit_under_way_when_it_is_ended_is_whole_or_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let data = wfm::prepared();
    let server = Served::start(data.path(), &["--plain"]);
    let directory = installation(folder.path(), &server);
    let file = directory.join("acd_map.ini");
    let before = fs::read_to_string(&file).unwrap();
    let after = format!("{}WFM:0:1002:1003=CSV:Sales:Offered", before);
    for signal in ["TERM", "HUP", "INT"] {
        let mut terminal = console(&directory, &[]);
        terminal.until("the queues", |screen| {
            shows(screen, "Hotline") && shows(screen, "Sales")
        });
        terminal.keys("/Offered\r");
        terminal.sees("Hotline · Calls Offered");
        terminal.keys("\x1b[Z/Offered\r\r");
        let process = terminal.process().to_string();
        let mut kill = std::process::Command::new("kill");
        assert!(kill.args(["-s", signal, &process]).status().unwrap().success());
        assert!(terminal.ended() && terminal.given_back(), "{signal}");
        let found = fs::read_to_string(&file).unwrap();
        assert!(
            found == before || found.trim_end() == after.trim_end(),
            "{signal}: {found}"
        );
        let beside = fs::read_dir(&directory).unwrap();
        for entry in beside {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(
                !name.contains("tmp") && !name.starts_with('.'),
                "{signal}: {name}"
            );
        }
        fs::write(&file, &before).unwrap();
    }
}
