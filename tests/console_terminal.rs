//! The console of the real program and the terminal it runs in: themes, mouse, clipboard, and every way out (spec page 6,
//! *How it behaves*).
#![cfg(unix)]

mod support {
    pub mod terminal;
}
mod wfm;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use support::terminal::Terminal;
use wfm::eventually;

const XLINK: &str = env!("CARGO_BIN_EXE_xlink");

/// A console on a folder, whose own choices are kept in another.
fn console(folder: &Path, home: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Terminal {
    let mut all = vec!["--dir", folder.to_str().unwrap()];
    all.extend(arguments);
    let mut variables = vec![("XDG_STATE_HOME", home.to_str().unwrap())];
    variables.extend(environment);
    let mut terminal = Terminal::with(80, 24, XLINK, &all, &variables);
    terminal.until("the first screen", |screen| screen[0].contains("xlink"));
    terminal
}

/// The same on a folder where nothing is set up, once the first steps, which open by themselves, are closed.
fn on_nothing(folder: &Path, home: &Path, environment: &[(&str, &str)]) -> Terminal {
    let mut terminal = console(folder, home, &[], environment);
    terminal.leave_first_steps();
    terminal
}

#[test]
fn a_theme_chosen_in_the_console_is_tried_at_once_and_there_the_next_time() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut terminal = on_nothing(folder.path(), home.path(), &[]);
    assert_eq!(terminal.background(), vt100::Color::Default);
    terminal.sees("no service");
    assert!(
        fs::read_dir(home.path()).unwrap().next().is_none(),
        "nothing is written at start"
    );
    terminal.keys(":theme\r");
    terminal.sees("High contrast");
    terminal.keys("\x1b[B");
    eventually("the dark ground", || {
        terminal.background() != vt100::Color::Default
    });
    let dark = terminal.background();
    terminal.keys("\r");
    let file = home.path().join("xlink/console.toml");
    eventually("the file", || file.exists());
    assert_eq!(fs::read_to_string(&file).unwrap(), "theme = \"dark\"\n");
    terminal.keys("q");
    assert!(terminal.ended() && terminal.given_back());
    let again = console(folder.path(), home.path(), &[], &[]);
    assert_eq!(again.background(), dark);
    let other = console(folder.path(), home.path(), &["--theme", "terminal"], &[]);
    assert_eq!(other.background(), vt100::Color::Default);
    let none = console(folder.path(), home.path(), &[], &[("NO_COLOR", "1")]);
    assert_eq!(none.background(), vt100::Color::Default);
    assert!(!none.has_written("\x1b[36m") && !none.has_written(";36m"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "theme = \"dark\"\n");
}

#[test]
fn true_colours_are_written_only_where_they_are_announced() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let light = |environment: &[(&str, &str)]| {
        console(folder.path(), home.path(), &["--theme", "light"], environment)
    };
    let announced = light(&[("COLORTERM", "truecolor")]);
    assert!(matches!(announced.background(), vt100::Color::Rgb(..)));
    let silent = light(&[]);
    assert!(matches!(silent.background(), vt100::Color::Idx(16..)));
}

#[test]
fn a_broken_file_of_choices_is_passed_over_with_a_word() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::create_dir(home.path().join("xlink")).unwrap();
    fs::write(home.path().join("xlink/console.toml"), "theme = pink\n").unwrap();
    let mut terminal = console(folder.path(), home.path(), &[], &[]);
    terminal.sees("is passed over");
    terminal.leave_first_steps();
    terminal.keys("q");
    assert!(terminal.ended());
}

#[test]
fn the_language_changes_while_it_runs() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut terminal = on_nothing(folder.path(), home.path(), &[]);
    terminal.sees("Assigned value types");
    terminal.keys(":language\r");
    terminal.sees("Deutsch");
    terminal.keys("\x1b[F\r");
    terminal.sees("Zugeordnete Wertetypen");
    terminal.keys("q");
    assert!(terminal.ended());
    let mut again = console(folder.path(), home.path(), &[], &[]);
    again.sees("Schnittstelle");
}

#[test]
fn the_mouse_works_on_request_and_is_given_back_on_every_way_out() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for way_out in ["q", "TERM", "HUP", "INT"] {
        let mut terminal = on_nothing(folder.path(), home.path(), &[]);
        if way_out == "q" {
            assert!(!terminal.has_mouse(), "not unless asked for");
            terminal.keys("M");
        }
        eventually("the mouse", || terminal.has_mouse());
        // A click on “xlink” opens the menus; one on “Help” leads there.
        terminal.keys("\x1b[<0;3;1M\x1b[<0;3;1m");
        let screen = terminal.until("the menus", |screen| screen[0].contains("Settings"));
        let column = screen[0].find("Help").unwrap() + 2;
        terminal.keys(&format!("\x1b[<0;{column};1M\x1b[<0;{column};1m"));
        terminal.sees("About");
        terminal.keys("\x1b");
        terminal.until("the main screen", |screen| !screen[0].contains("Settings"));
        if way_out == "q" {
            terminal.keys("q");
        } else {
            let process = terminal.process().to_string();
            let kill = Command::new("kill").args(["-s", way_out, &process]).status();
            assert!(kill.unwrap().success());
        }
        assert!(terminal.ended(), "{way_out}");
        assert!(terminal.given_back(), "{way_out}");
    }
}

#[test]
fn copying_reaches_the_terminal_and_the_text_stands_alone_on_a_line() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut terminal = on_nothing(folder.path(), home.path(), &[]);
    terminal.sees("no WFM set up");
    terminal.keys("y");
    terminal.sees("Copied (");
    let screen = terminal.screen();
    assert!(!screen[23].starts_with(' '), "{}", screen[23]);
    eventually("the sequence", || terminal.has_written("\x1b]52;c;"));
    let environment = [("TMUX", "/tmp/tmux-0/default,1,0")];
    let mut tmux = on_nothing(folder.path(), home.path(), &environment);
    tmux.sees("no WFM set up");
    tmux.keys("y");
    eventually("the wrapped sequence", || {
        tmux.has_written("\x1bPtmux;\x1b\x1b]52;c;")
    });
}

#[test]
fn it_ends_when_the_line_drops() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut terminal = console(folder.path(), home.path(), &[], &[]);
    terminal.drop_line("?");
    assert!(terminal.ended());
}

/// Without its input it would draw for nobody: it says so before it touches the screen.
#[cfg(target_os = "linux")]
#[test]
fn it_ends_without_a_terminal_to_read_from() {
    let folder = tempfile::tempdir().unwrap();
    // Away from the terminal (setsid) nothing but standard input is left to read from.
    let shell = format!(
        "exec setsid -w {XLINK} --dir {} < /dev/null",
        folder.path().display()
    );
    let mut terminal = Terminal::open(80, 24, "sh", &["-c", &shell]);
    terminal.sees("cannot be used");
    assert!(!terminal.ended() && terminal.given_back());
    assert!(!terminal.has_written("\x1b[?1049h"));
}

/// An installation with an external system, and no WFM to reach.
fn mapped_installation(folder: &Path) -> std::path::PathBuf {
    let directory = folder.join("xlink");
    assert!(
        wfm::xlink(&["init", directory.to_str().unwrap()])
            .status()
            .unwrap()
            .success()
    );
    wfm::add_csv_system(&directory);
    directory
}

#[test]
fn a_read_only_console_without_a_service_leaves_no_trace() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let directory = mapped_installation(folder.path());
    let list = || {
        let mut names: Vec<_> = fs::read_dir(&directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        names
    };
    let before = list();
    let mut terminal = console(&directory, home.path(), &["--read-only"], &[]);
    terminal.sees("p problems");
    terminal.keys("p");
    terminal.sees("without --read-only");
    terminal.keys("q");
    for key in ["i", "x", "a", "r", "s", "d"] {
        terminal.keys(key);
    }
    terminal.sees("nothing was changed");
    terminal.keys("M");
    eventually("the mouse", || terminal.has_mouse());
    terminal.keys("q");
    assert!(terminal.ended() && terminal.given_back());
    assert_eq!(list(), before);
    assert!(fs::read_dir(home.path()).unwrap().next().is_none());
}

/// `xlink … | head -1`: the reader has seen enough, and nothing fails.
#[test]
fn commands_end_well_when_nobody_reads_on() {
    let folder = tempfile::tempdir().unwrap();
    let directory = mapped_installation(folder.path());
    let backup = folder.path().join("backup.tar");
    let (directory, backup) = (directory.to_str().unwrap(), backup.to_str().unwrap());
    for arguments in [
        vec!["--dir", directory, "backup", backup],
        vec!["--dir", directory, "config", "list"],
        vec!["--dir", directory, "register", "--user"],
        vec!["--dir", directory, "check", "--offline"],
        vec!["--help"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = wfm::xlink(&arguments)
            .stdin(Stdio::piped())
            .stdout(writer.try_clone().unwrap())
            .stderr(writer)
            .spawn()
            .unwrap();
        // The passphrase of a backup.
        let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"a good passphrase\n");
        let status = child.wait().unwrap();
        assert_ne!(status.code(), Some(101), "{arguments:?} panicked");
        assert!(status.code().is_some(), "{arguments:?}: {status}");
    }
}

/// Removes the service of an installation, whatever becomes of the test.
struct Removed(std::path::PathBuf);

impl Removed {
    fn service(&self, words: &[&str]) -> bool {
        let directory = self.0.to_str().unwrap();
        let all = [&["--dir", directory, "service"], words].concat();
        wfm::xlink(&all).output().unwrap().status.success()
    }
}

impl Drop for Removed {
    fn drop(&mut self) {
        self.service(&["remove"]);
    }
}

#[test]
fn the_console_lets_go_of_the_ledger_for_the_service_that_it_starts() {
    let (folder, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let installation = Removed(mapped_installation(folder.path()));
    assert!(installation.service(&["install", "--manager", "standalone"]));
    assert!(installation.service(&["stop"]));
    let mut terminal = console(&installation.0, home.path(), &[], &[]);
    terminal.sees("names no address");
    terminal.keys(":service start\r");
    terminal.sees("service running");
    terminal.keys("\x1b");
    terminal.gone("Stop");
    terminal.keys("q");
    assert!(terminal.ended() && terminal.given_back());
    assert!(installation.service(&["stop"]));
}
