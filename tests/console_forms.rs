//! Forms of the real program in a real terminal: keys go in, and of the bytes on disk only the changed values differ
//! (spec pages 1 and 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}

use std::fs;
use std::path::Path;
use support::terminal::Terminal;

/// Windows-1252, mixed line ends, comments, odd blanks, a broken line, no line end at the end.
const MAIN: &[u8] = b"; B\xfcro Z\xfcrich\r\n[DB]\r\n1=WFM,0,xlink@xxxx.com,<password from generator>\r\n\r\n\
    [GENERAL]\n  WriteAlways   =  0   ; nie\r\nPROTOCOL=0\r\nnonsense\r\nFoo = bar\r\n\r\n[CSV]\r\nSource=acd\r\n\
    Groups=Service 1;R\xe9clamations;\r\nGroupColumn=1";
const CONNECTION: &[u8] = b"# where\r\n[IES System WFM]\r\nName = \"WFM\"\r\nUrl                     = \"iwfms://iwfm-xxxx.injixo.com:45054\"\r\n";

fn console(folder: &Path, arguments: &[&str]) -> Terminal {
    fs::write(folder.join("isps_Ul.ini"), MAIN).unwrap();
    fs::write(folder.join("isps.cfg"), CONNECTION).unwrap();
    fs::write(folder.join("acd_map.ini"), b"").unwrap();
    let mut all = vec!["--dir", folder.to_str().unwrap()];
    all.extend(arguments);
    let mut terminal = Terminal::open(80, 24, env!("CARGO_BIN_EXE_xlink"), &all);
    terminal.sees("quit");
    terminal
}

/// From any field of a form: the button that stands so many steps before the first field.
fn back_to_button(terminal: &mut Terminal, steps: usize) {
    terminal.keys(&"\x1b[Z".repeat(steps));
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
    terminal.choose("Write Null");
    terminal.sees("Write null values");
    terminal.keys(" ");
    terminal.sees("< on >");
    // Four fields above it, then Close, Raw, Save.
    back_to_button(&mut terminal, 4 + 3);
    terminal.keys("\r");
    terminal.sees("isps_Ul.ini will change like this");
    terminal.sees("+   WriteAlways   =  1   ; nie");
    terminal.keys("\r");
    terminal.sees("Saved.");
    let after = fs::read(folder.path().join("isps_Ul.ini")).unwrap();
    assert_eq!(after, replaced(MAIN, "=  0   ;", "=  1   ;"));
    terminal.keys("\x1b");
    terminal.gone("General settings");
    terminal.keys("q");
    assert!(terminal.ended());
}

#[test]
fn the_browsers_address_is_pasted_and_user_and_passcode_are_set() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = console(folder.path(), &[]);
    terminal.choose("Connection");
    terminal.sees("WFM systems");
    terminal.keys("\r");
    terminal.sees("Not configured yet");
    terminal.keys("\t\x1b[200~https://iwfm-5y2jgr6o.injixo.com/iwfm/\x1b[201~");
    terminal.sees("iwfm-5y2jgr6o.injixo.com");
    terminal.gone("https:");
    // Close, Raw, Look at server, Save.
    back_to_button(&mut terminal, 1 + 4);
    terminal.keys("\r");
    terminal.sees("isps.cfg will change like this");
    terminal.keys("\r");
    terminal.sees("Saved.");
    let after = fs::read(folder.path().join("isps.cfg")).unwrap();
    assert_eq!(after, replaced(CONNECTION, "iwfm-xxxx", "iwfm-5y2jgr6o"));
    terminal.keys("\x1b");
    terminal.gone("Pinned certificate");

    terminal.choose("Login");
    terminal.sees("Login to the WFM system WFM");
    terminal.keys("xlink@injixo.com\t\r");
    terminal.sees("Repeat:");
    terminal.keys("geheim\rgeheim\r");
    terminal.sees("Passcode: ");
    assert!(!terminal.shows("geheim"));
    terminal.keys("\r");
    terminal.sees("there: Enter makes another");
    // The focus is on Save.
    terminal.keys("\r");
    terminal.sees("+ 1=WFM,0,xlink@injixo.com,***");
    terminal.keys("\r");
    terminal.sees("Saved.");
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
    terminal.choose("Configuration");
    terminal.sees("External systems");
    terminal.keys("\r");
    terminal.sees("External system CSV");
    // Groups: the eighth field.
    terminal.keys(&"\t".repeat(7));
    terminal.sees("Groups: ");
    terminal.keys("\r");
    terminal.sees("  1  Service 1");
    terminal.keys("a\x1b[200~Zürich\rBern\r\x1b[201~");
    terminal.sees("  3  Bern");
    terminal.keys("\x1b");
    terminal.sees("a add");
    terminal.keys("\x1b");
    terminal.gone("  3  Bern");
    // Meanwhile somebody else.
    let theirs = replaced(MAIN, "PROTOCOL=0", "PROTOCOL=1");
    fs::write(&file, &theirs).unwrap();
    // Past the six buttons, to the first.
    back_to_button(&mut terminal, 7 + 6);
    terminal.keys("\r");
    terminal.sees("will change like this");
    terminal.keys("\r");
    terminal.sees("Saved.");
    let expected = replaced(&theirs, "Service 1;R", "Service 1;Z\u{fc}rich;Bern;R");
    assert_eq!(fs::read(&file).unwrap(), expected);
}

#[test]
fn the_file_as_text_keeps_every_other_byte() {
    let folder = tempfile::tempdir().unwrap();
    let mut terminal = console(folder.path(), &[]);
    terminal.choose("General");
    terminal.sees("General settings");
    back_to_button(&mut terminal, 2);
    terminal.keys("\r");
    terminal.sees("isps_Ul.ini as text");
    // At the value of the first field: one byte is another one.
    terminal.sees("PROTOCOL=0");
    terminal.keys("\x1b[3~1");
    terminal.sees("PROTOCOL=1");
    terminal.keys("\t\t");
    terminal.sees("[ Save ]");
    terminal.keys("\r");
    terminal.sees("will change like this");
    terminal.keys("\r");
    terminal.sees("Saved.");
    let after = fs::read(folder.path().join("isps_Ul.ini")).unwrap();
    assert_eq!(after, replaced(MAIN, "PROTOCOL=0", "PROTOCOL=1"));
}
