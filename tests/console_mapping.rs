//! What changes many mappings at once, in the real program in a real terminal: keys go in, and of acd_map.ini only what was
//! ticked differs (spec pages 4 and 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}

use std::fs;
use std::path::Path;
use support::terminal::{Step, Terminal};

const MAIN: &str = "[DB]\r\n1=WFM,0,xlink@xxxx.com,<password from generator>\r\n\r\n\
    [CSV]\r\nSource=acd\r\nColumnNames=Queue;Time;CallsOffered;CallsHandled;AHT\r\nGroupColumn=1\r\nTimeStampColumn=2\r\n\
    DateOrder=ymd\r\nGroups=HOTLINE;Reclamation;\r\n\r\n\
    [New]\r\nSource=new\r\nColumnNames=Queue;Time;CallsOffered\r\nGroupColumn=1\r\nTimeStampColumn=2\r\nDateOrder=ymd\r\n\
    Groups=HOTLINE;\r\n";
const CONNECTION: &str =
    "[IES System WFM]\r\nName = \"WFM\"\r\nUrl = \"iwfms://iwfm-xxxx.injixo.com:45054\"\r\n";
/// A comment in Windows-1252, odd blanks, mixed line ends, a broken line, no line end at the end.
const MAP: &[u8] = b"; B\xfcro\r\nWFM:1:1002:1005 = CSV:HOTLINE:AHT \nnonsense\r\nWFM:1:1002:1005=$1.BAS";
/// What the WFM server told last.
const CATALOG: &str = r#"{"read":0,"catalog":{"stamp":{"store":"s","epoch":1},"revision":1,
    "external_systems":[
        {"name":"CSV","interface":"csv","phonelink":true,"timelink":false,"active":true,"time_zone":"UTC"},
        {"name":"New","interface":"csv","phonelink":true,"timelink":false,"active":true,"time_zone":"UTC"},
        {"name":"Gone","interface":"csv","phonelink":true,"timelink":false,"active":true,"time_zone":"UTC"}],
    "queues":[
        {"id":1002,"parent":1,"name":"Hotline","short_name":"HL","active":true,"interval":15,"time_zone":"UTC","value_types":[1003,1004,1005]},
        {"id":1003,"parent":1,"name":"Réclamations","short_name":"RE","active":true,"interval":15,"time_zone":"UTC","value_types":[1003]}],
    "value_types":[
        {"id":1003,"name":"Calls Offered","unit":"count","decimals":0},
        {"id":1004,"name":"Calls Answered","unit":"count","decimals":0},
        {"id":1005,"name":"Average Handling Time","unit":"seconds","decimals":0}],
    "activities":[],"employees":[]}}"#;

fn shows(screen: &[String], words: &str) -> bool {
    screen.iter().any(|line| line.contains(words))
}

fn until(terminal: &mut Terminal, words: &str) {
    terminal.until(words, |screen| shows(screen, words));
}

fn send(terminal: &mut Terminal, keys: &str) {
    terminal.step(Step::Type(keys));
}

/// An installation with these mappings, and a console on it in which the queues are known.
fn console(folder: &Path, map: &[u8], main: &str) -> Terminal {
    fs::write(folder.join("isps_Ul.ini"), main).unwrap();
    fs::write(folder.join("isps.cfg"), CONNECTION).unwrap();
    fs::write(folder.join("acd_map.ini"), map).unwrap();
    for name in ["acd", "new", "state"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join("state/catalog.json"), CATALOG).unwrap();
    let mut terminal = Terminal::open(
        100,
        30,
        env!("CARGO_BIN_EXE_xlink"),
        &["--dir", folder.to_str().unwrap()],
    );
    until(&mut terminal, "Hotline");
    until(&mut terminal, "HOTLINE");
    terminal
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

fn map(folder: &Path) -> Vec<u8> {
    fs::read(folder.join("acd_map.ini")).unwrap()
}

/// Waits until the file is so, and says how it is when it does not become so.
fn until_map(terminal: &mut Terminal, folder: &Path, wished: &[u8]) {
    terminal.until(&format!("{}", wished.escape_ascii()), |_| map(folder) == wished);
}

#[test]
fn names_are_mapped_and_taken_back_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let without_new = MAIN.split("[New]").next().unwrap();
    let mut terminal = console(folder.path(), MAP, without_new);
    choose(&mut terminal, "Map by Name");
    until(&mut terminal, "Same names: 1. Similar: 2. Ticked: 1");
    // Systems without a section are told with the reason.
    until(&mut terminal, "Gone cannot be read:");
    // One of the similar ones that follow is ticked too: the answered calls.
    send(&mut terminal, "\x1b[B\x1b[B ");
    until(&mut terminal, "[x] Hotline · Calls Answered");
    until(&mut terminal, "Ticked: 2");
    send(&mut terminal, "\r");
    until(&mut terminal, "2 assignments were made");
    let added = b"\r\nWFM:1:1002:1003=CSV:HOTLINE:CallsOffered\r\nWFM:1:1002:1004=CSV:HOTLINE:CallsHandled";
    let expected = [MAP, added].concat();
    assert_eq!(
        map(folder.path()).escape_ascii().to_string(),
        expected.escape_ascii().to_string()
    );
    send(&mut terminal, "u");
    until(&mut terminal, "Taken back");
    until_map(&mut terminal, folder.path(), MAP);
    send(&mut terminal, "q");
    assert!(terminal.ended());
}

#[test]
fn another_acd_takes_the_place_of_the_old_one_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let before = [MAP, b"\nWFM:1:1002:1003=\tCSV:HOTLINE:CallsOffered\n"].concat();
    let mut terminal = console(folder.path(), &before, MAIN);
    send(&mut terminal, "R");
    until(&mut terminal, "Type what is to be replaced");
    send(&mut terminal, "HOT");
    until(&mut terminal, "Lines that change: 2");
    send(&mut terminal, "\x7f\x7f\x7fCSV\tNew\t");
    // In the system's name only.
    send(&mut terminal, "\x1b[C");
    until(&mut terminal, "< the external system's name >");
    until(&mut terminal, "New:HOTLINE:CallsOffered");
    // The new system has no such metric: the first line is left as it is.
    until(&mut terminal, "With a warning: 1");
    send(&mut terminal, "\t");
    until(&mut terminal, "The external system has no such path");
    send(&mut terminal, " ");
    until(&mut terminal, "ticked: 1");
    send(&mut terminal, "\r");
    until(&mut terminal, "1 path was replaced");
    let expected = [MAP, b"\nWFM:1:1002:1003=\tNew:HOTLINE:CallsOffered\n"].concat();
    assert_eq!(
        map(folder.path()).escape_ascii().to_string(),
        expected.escape_ascii().to_string()
    );
    send(&mut terminal, "u");
    until(&mut terminal, "Taken back");
    until_map(&mut terminal, folder.path(), &before);
    send(&mut terminal, "q");
    assert!(terminal.ended());
}

#[test]
fn mappings_are_corrected_after_a_question_with_the_originals_words() {
    let folder = tempfile::tempdir().unwrap();
    let before = b"; B\xfcro\nWFM:7:1002:1003 = CSV:HOTLINE:CallsOffered\r\nWFM:7:1002:1004=$1.BAS\r\nWFM:1:1002:1004=$2.BAS";
    let mut terminal = console(folder.path(), before, MAIN);
    choose(&mut terminal, "Correct Mappings");
    until(&mut terminal, "2 mappings name a parent queue");
    until(&mut terminal, "+ WFM:1:1002:1003=CSV:HOTLINE:CallsOffered");
    until(&mut terminal, "= WFM:1:1002:1004=$2.BAS");
    // «No» has the focus: nothing happens.
    send(&mut terminal, "\r");
    until(&mut terminal, "[ No ]");
    send(&mut terminal, "\r");
    terminal.until("no question", |screen| !shows(screen, "[ No ]"));
    assert_eq!(map(folder.path()), before);
    send(&mut terminal, "\r");
    until(&mut terminal, "[ No ]");
    send(&mut terminal, "\t\r");
    until(&mut terminal, "** ANALYSING MAPFILE COMPLETED **");
    until(&mut terminal, "has been backed up to the file");
    let after = b"; B\xfcro\nWFM:1:1002:1003 = CSV:HOTLINE:CallsOffered\r\nWFM:1:1002:1004=$2.BAS";
    assert_eq!(
        map(folder.path()).escape_ascii().to_string(),
        after.escape_ascii().to_string()
    );
    let log = fs::read_to_string(folder.path().join("isps_ul.log")).unwrap();
    assert!(
        log.contains(" > Updated to:") && log.contains(" > \tWFM:1:1002:1003="),
        "{log}"
    );
    send(&mut terminal, "\x1b");
    terminal.until("the main screen", |screen| !shows(screen, "ANALYSING"));
    send(&mut terminal, "u");
    until(&mut terminal, "Taken back");
    until_map(&mut terminal, folder.path(), before);
    choose(&mut terminal, "Correct Mappings");
    until(&mut terminal, "2 mappings name a parent queue");
    send(&mut terminal, "\x1b");
    terminal.until("the main screen", |screen| !shows(screen, "name a parent queue"));
    send(&mut terminal, "q");
    assert!(terminal.ended());
}
