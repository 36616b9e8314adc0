//! What changes many mappings at once, in the real program in a real terminal: keys go in, and of acd_map.ini only what was
//! ticked differs (spec pages 4 and 6).
#![cfg(unix)]

mod support {
    pub mod terminal;
}

use std::fs;
use std::path::Path;
use support::terminal::Terminal;

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
    terminal.sees("Hotline");
    terminal.sees("HOTLINE");
    terminal
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
    terminal.choose("Map by Name");
    terminal.sees("Same names: 1. Similar: 2. Ticked: 1");
    // Systems without a section are told with the reason.
    terminal.sees("Gone cannot be read:");
    // One of the similar ones that follow is ticked too: the answered calls.
    terminal.keys("\x1b[B\x1b[B ");
    terminal.sees("[x] Hotline · Calls Answered");
    terminal.sees("Ticked: 2");
    terminal.keys("\r");
    terminal.sees("2 assignments were made");
    let added = b"\r\nWFM:1:1002:1003=CSV:HOTLINE:CallsOffered\r\nWFM:1:1002:1004=CSV:HOTLINE:CallsHandled";
    let expected = [MAP, added].concat();
    assert_eq!(
        map(folder.path()).escape_ascii().to_string(),
        expected.escape_ascii().to_string()
    );
    terminal.keys("u");
    terminal.sees("Taken back");
    until_map(&mut terminal, folder.path(), MAP);
    terminal.keys("q");
    assert!(terminal.ended());
}

#[test]
fn another_acd_takes_the_place_of_the_old_one_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let before = [MAP, b"\nWFM:1:1002:1003=\tCSV:HOTLINE:CallsOffered\n"].concat();
    let mut terminal = console(folder.path(), &before, MAIN);
    terminal.keys("R");
    terminal.sees("Type what is to be replaced");
    terminal.keys("HOT");
    terminal.sees("Lines that change: 2");
    terminal.keys("\x7f\x7f\x7fCSV\tNew\t");
    // In the system's name only.
    terminal.keys("\x1b[C");
    terminal.sees("< the external system's name >");
    terminal.sees("New:HOTLINE:CallsOffered");
    // The new system has no such metric: the first line is left as it is.
    terminal.sees("With a warning: 1");
    terminal.keys("\t");
    terminal.sees("The external system has no such path");
    terminal.keys(" ");
    terminal.sees("ticked: 1");
    terminal.keys("\r");
    terminal.sees("1 path was replaced");
    let expected = [MAP, b"\nWFM:1:1002:1003=\tNew:HOTLINE:CallsOffered\n"].concat();
    assert_eq!(
        map(folder.path()).escape_ascii().to_string(),
        expected.escape_ascii().to_string()
    );
    terminal.keys("u");
    terminal.sees("Taken back");
    until_map(&mut terminal, folder.path(), &before);
    terminal.keys("q");
    assert!(terminal.ended());
}

#[test]
fn mappings_are_corrected_after_a_question_with_the_originals_words() {
    let folder = tempfile::tempdir().unwrap();
    let before = b"; B\xfcro\nWFM:7:1002:1003 = CSV:HOTLINE:CallsOffered\r\nWFM:7:1002:1004=$1.BAS\r\nWFM:1:1002:1004=$2.BAS";
    let mut terminal = console(folder.path(), before, MAIN);
    terminal.choose("Correct Mappings");
    terminal.sees("2 mappings name a parent queue");
    terminal.sees("+ WFM:1:1002:1003=CSV:HOTLINE:CallsOffered");
    terminal.sees("= WFM:1:1002:1004=$2.BAS");
    // «No» has the focus: nothing happens.
    terminal.keys("\r");
    terminal.sees("[ No ]");
    terminal.keys("\r");
    terminal.gone("[ No ]");
    assert_eq!(map(folder.path()), before);
    terminal.keys("\r");
    terminal.sees("[ No ]");
    terminal.keys("\t\r");
    terminal.sees("** ANALYSING MAPFILE COMPLETED **");
    terminal.sees("has been backed up to the file");
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
    terminal.keys("\x1b");
    terminal.gone("ANALYSING");
    terminal.keys("u");
    terminal.sees("Taken back");
    until_map(&mut terminal, folder.path(), before);
    terminal.choose("Correct Mappings");
    terminal.sees("2 mappings name a parent queue");
    terminal.keys("\x1b");
    terminal.gone("name a parent queue");
    terminal.keys("q");
    assert!(terminal.ended());
}
