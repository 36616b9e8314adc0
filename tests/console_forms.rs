//! Forms of the real program in a real terminal: keys go in, and of the bytes on disk only the changed values differ
//! (spec pages 1 and 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}

use std::fs;
use std::path::Path;
use support::terminal::{Step, Terminal};

/// Windows-1252, mixed line ends, comments, odd blanks, a broken line, no line end at the end.
const MAIN: &[u8] = b"; B\xfcro Z\xfcrich\r\n[DB]\r\n1=WFM,0,xlink@xxxx.com,<password from generator>\r\n\r\n\
    [GENERAL]\n  WriteAlways   =  0   ; nie\r\nPROTOCOL=0\r\nnonsense\r\nFoo = bar\r\n\r\n[CSV]\r\nSource=acd\r\n\
    Groups=Service 1;R\xe9clamations;\r\nGroupColumn=1";
const CONNECTION: &[u8] = b"# where\r\n[IES System WFM]\r\nName = \"WFM\"\r\nUrl                     = \"iwfms://iwfm-xxxx.injixo.com:45054\"\r\n";

fn shows(screen: &[String], words: &str) -> bool {
    screen.iter().any(|line| line.contains(words))
}

fn console(folder: &Path, arguments: &[&str]) -> Terminal {
    fs::write(folder.join("isps_Ul.ini"), MAIN).unwrap();
    fs::write(folder.join("isps.cfg"), CONNECTION).unwrap();
    fs::write(folder.join("acd_map.ini"), b"").unwrap();
    let mut all = vec!["--dir", folder.to_str().unwrap()];
    all.extend(arguments);
    let mut terminal = Terminal::open(80, 24, env!("CARGO_BIN_EXE_xlink"), &all);
    until(&mut terminal, "quit");
    terminal
}

fn until(terminal: &mut Terminal, words: &str) {
    terminal.until(words, |screen| shows(screen, words));
}

fn send(terminal: &mut Terminal, keys: &str) {
    terminal.step(Step::Type(keys));
}

/// Opens a menu entry by its name in the palette.
fn choose(terminal: &mut Terminal, entry: &str) {
    send(terminal, ":");
    until(terminal, "Commands");
    send(terminal, entry);
    terminal.until(entry, |screen| {
        screen.iter().filter(|line| line.contains(" > ")).count() == 1
    });
    send(terminal, "\r");
}

/// From any field of a form: the button that stands so many steps before the first field.
fn back_to_button(terminal: &mut Terminal, steps: usize) {
    send(terminal, &"\x1b[Z".repeat(steps));
}

fn replaced(bytes: &[u8], old: &str, new: &str) -> Vec<u8> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    assert_eq!(text.matches(old).count(), 1);
    let latin = |character: char| u8::try_from(u32::from(character)).unwrap();
    text.replace(old, new).chars().map(latin).collect()
}

#[test]
fn a_switch_changes_its_one_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = console(folder.path(), &[]);
    choose(&mut terminal, "Write Null");
    until(&mut terminal, "Write null values");
    send(&mut terminal, " ");
    until(&mut terminal, "< on >");
    // Four fields above it, then Close, Raw, Save.
    back_to_button(&mut terminal, 4 + 3);
    send(&mut terminal, "\r");
    until(&mut terminal, "isps_Ul.ini will change like this");
    until(&mut terminal, "+   WriteAlways   =  1   ; nie");
    send(&mut terminal, "\r");
    until(&mut terminal, "Saved.");
    let after = fs::read(folder.path().join("isps_Ul.ini")).unwrap();
    assert_eq!(after, replaced(MAIN, "=  0   ;", "=  1   ;"));
    send(&mut terminal, "\x1b");
    terminal.until("the main screen", |screen| !shows(screen, "General settings"));
    send(&mut terminal, "q");
    assert!(terminal.ended());
}

#[test]
fn the_browsers_address_is_pasted_and_user_and_passcode_are_set() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = console(folder.path(), &[]);
    choose(&mut terminal, "Connection");
    until(&mut terminal, "WFM systems");
    send(&mut terminal, "\r");
    until(&mut terminal, "Not configured yet");
    send(
        &mut terminal,
        "\t\x1b[200~https://iwfm-5y2jgr6o.injixo.com/iwfm/\x1b[201~",
    );
    terminal.until("the host", |screen| {
        shows(screen, "iwfm-5y2jgr6o.injixo.com") && !shows(screen, "https:")
    });
    // Close, Raw, Look at server, Save.
    back_to_button(&mut terminal, 1 + 4);
    send(&mut terminal, "\r");
    until(&mut terminal, "isps.cfg will change like this");
    send(&mut terminal, "\r");
    until(&mut terminal, "Saved.");
    let after = fs::read(folder.path().join("isps.cfg")).unwrap();
    assert_eq!(after, replaced(CONNECTION, "iwfm-xxxx", "iwfm-5y2jgr6o"));
    send(&mut terminal, "\x1b");
    terminal.until("the main screen", |screen| !shows(screen, "Pinned certificate"));

    choose(&mut terminal, "Login");
    until(&mut terminal, "Login to the WFM system WFM");
    send(&mut terminal, "xlink@injixo.com\t\r");
    until(&mut terminal, "Repeat:");
    send(&mut terminal, "geheim\rgeheim\r");
    until(&mut terminal, "Passcode: ");
    assert!(!shows(&terminal.screen(), "geheim"));
    send(&mut terminal, "\r");
    until(&mut terminal, "there: Enter makes another");
    // The focus is on Save.
    send(&mut terminal, "\r");
    until(&mut terminal, "+ 1=WFM,0,xlink@injixo.com,***");
    send(&mut terminal, "\r");
    until(&mut terminal, "Saved.");
    let after = fs::read(folder.path().join("isps_Ul.ini")).unwrap();
    let text = String::from_utf8_lossy(&after).into_owned();
    let line = text.lines().find(|line| line.starts_with("1=")).unwrap();
    let passcode = line.strip_prefix("1=WFM,0,xlink@injixo.com,").unwrap();
    assert!(
        passcode.len() > 60 && passcode.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{line}"
    );
    assert!(!passcode.bytes().any(|byte| byte.is_ascii_lowercase()), "{line}");
    let expected = replaced(
        MAIN,
        "xlink@xxxx.com,<password from generator>",
        &format!("xlink@injixo.com,{passcode}"),
    );
    assert_eq!(after, expected);
    let logs = fs::read_dir(folder.path()).unwrap().flatten();
    for log in logs.filter(|entry| {
        entry
            .path()
            .extension()
            .is_some_and(|extension| extension == "log")
    }) {
        let log = fs::read_to_string(log.path()).unwrap_or_default();
        assert!(!log.contains("geheim") && !log.contains(passcode), "{log}");
    }
}

#[test]
fn a_list_is_edited_and_what_another_editor_wrote_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("isps_Ul.ini");
    let mut terminal = console(folder.path(), &[]);
    choose(&mut terminal, "Configuration");
    until(&mut terminal, "External systems");
    send(&mut terminal, "\r");
    until(&mut terminal, "External system CSV");
    // Groups: the eighth field.
    send(&mut terminal, &"\t".repeat(7));
    until(&mut terminal, "Groups: ");
    send(&mut terminal, "\r");
    terminal.until("the list", |screen| shows(screen, "  1  Service 1"));
    send(&mut terminal, "a\x1b[200~Zürich\rBern\r\x1b[201~");
    terminal.until("both", |screen| shows(screen, "  3  Bern"));
    send(&mut terminal, "\x1b");
    until(&mut terminal, "a add");
    send(&mut terminal, "\x1b");
    terminal.until("the form", |screen| !shows(screen, "  3  Bern"));
    // Meanwhile somebody else.
    let theirs = replaced(MAIN, "PROTOCOL=0", "PROTOCOL=1");
    fs::write(&file, &theirs).unwrap();
    back_to_button(&mut terminal, 7 + 5);
    send(&mut terminal, "\r");
    until(&mut terminal, "will change like this");
    send(&mut terminal, "\r");
    until(&mut terminal, "Saved.");
    let expected = replaced(&theirs, "Service 1;R", "Service 1;Z\u{fc}rich;Bern;R");
    assert_eq!(fs::read(&file).unwrap(), expected);
}

#[test]
fn the_file_as_text_keeps_every_other_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = console(folder.path(), &[]);
    choose(&mut terminal, "General");
    until(&mut terminal, "General settings");
    back_to_button(&mut terminal, 2);
    send(&mut terminal, "\r");
    until(&mut terminal, "isps_Ul.ini as text");
    // At the value of the first field: one byte is another one.
    until(&mut terminal, "PROTOCOL=0");
    send(&mut terminal, "\x1b[3~1");
    until(&mut terminal, "PROTOCOL=1");
    send(&mut terminal, "\t\t");
    until(&mut terminal, "[ Save ]");
    send(&mut terminal, "\r");
    until(&mut terminal, "will change like this");
    send(&mut terminal, "\r");
    until(&mut terminal, "Saved.");
    let after = fs::read(folder.path().join("isps_Ul.ini")).unwrap();
    assert_eq!(after, replaced(MAIN, "PROTOCOL=0", "PROTOCOL=1"));
}
