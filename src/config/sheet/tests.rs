//! What an edit changes, and what of it may be seen.

use super::*;
use crate::config::keys::{COMMON, CSV, GENERAL, GENERAL_SECTION};
use crate::files::Fingerprint;
use std::path::PathBuf;

fn sheet(text: &str) -> Sheet {
    let opened = OpenedFile {
        path: PathBuf::from("isps_Ul.ini"),
        bytes: text.as_bytes().to_vec(),
        fingerprint: Some(Fingerprint::of(text.as_bytes())),
    };
    Sheet::new(ConfigFile::Main, opened)
}

fn wanted(key: &str, value: &str) -> Wanted {
    Wanted {
        key: key.to_owned(),
        style: Style::Scalar,
        value: value.to_owned(),
    }
}

fn told(lines: &[DifferentLine]) -> Vec<String> {
    lines
        .iter()
        .map(|line| {
            let sign = match line.sort {
                Difference::Same => ' ',
                Difference::Goes => '-',
                Difference::Comes => '+',
            };
            format!("{sign}{} {}", line.line, line.text)
        })
        .collect()
}

#[test]
fn only_changed_lines_differ() {
    let sheet = sheet("[DB]\r\n1=WFM,0,xlink,ABCD\r\n[GENERAL]\r\nWriteAlways = 0 ; no\r\nProtocol=1\r\n");
    let set = sheet.changes(
        GENERAL_SECTION,
        &[wanted("WriteAlways", "1"), wanted("Protocol", "1")],
    );
    assert_eq!(set.changes.len(), 1);
    let lines = sheet.difference(&set).unwrap();
    assert_eq!(
        told(&lines),
        [
            " 3 [GENERAL]",
            "-4 WriteAlways = 0 ; no",
            "+4 WriteAlways = 1 ; no",
            " 5 Protocol=1"
        ]
    );
}

#[test]
fn secrets_are_struck_out() {
    let sheet = sheet("[DB]\n1=WFM,0,xlink,ABCD\n[X]\nPwd=geheim\n");
    let mut set = sheet.changes("DB", &[wanted("1", "WFM,0,xlink,FFFF")]);
    set.changes
        .extend(sheet.changes("X", &[wanted("Pwd", "other")]).changes);
    let shown = told(&sheet.difference(&set).unwrap()).join("\n");
    assert!(
        shown.contains("+2 1=WFM,0,xlink,***") && shown.contains("Pwd=***"),
        "{shown}"
    );
    for secret in ["ABCD", "FFFF", "geheim", "other"] {
        assert!(!shown.contains(secret), "{shown}");
        assert!(!format!("{set:?}").contains(secret), "{set:?}");
    }
}

#[test]
fn a_section_goes_whole_and_its_neighbour_keeps_its_comment() {
    let sheet = sheet("[A]\nx=1\n; about B\n[B]\ny=1\n[a]\nz=2\n");
    assert_eq!(sheet.without("A").unwrap(), b"; about B\n[B]\ny=1\n");
}

#[test]
fn text_edited_as_a_whole_keeps_the_bytes_of_other_lines() {
    let bytes = b"; caf\xe9\r\n[A]\nx = 1\r\n\r\ny=2".to_vec();
    let opened = OpenedFile {
        path: PathBuf::from("isps_Ul.ini"),
        fingerprint: Some(Fingerprint::of(&bytes)),
        bytes,
    };
    let sheet = Sheet::new(ConfigFile::Main, opened);
    let mut lines = sheet.lines();
    assert_eq!(sheet.rewritten(&lines).unwrap(), sheet.opened.bytes);
    lines[2] = "x = 3".to_owned();
    lines.insert(3, "z=\u{e4}".to_owned());
    assert_eq!(
        sheet.rewritten(&lines).unwrap(),
        b"; caf\xe9\r\n[A]\nx = 3\r\nz=\xe4\r\n\r\ny=2"
    );
    lines.remove(0);
    assert_eq!(
        sheet.rewritten(&lines).unwrap(),
        b"[A]\nx = 3\r\nz=\xe4\r\n\r\ny=2"
    );
    lines.truncate(0);
    assert_eq!(sheet.rewritten(&lines).unwrap(), b"");
    lines.extend(["1".to_owned(), "2".to_owned()]);
    lines.extend(sheet.lines());
    let shown = String::from_utf8_lossy(&sheet.rewritten(&lines).unwrap()).into_owned();
    assert!(shown.starts_with("1\r\n2\r\n; caf"), "{shown:?}");
}

#[test]
fn a_preset_becomes_a_section_of_another_name() {
    let sheet = sheet("[DB]\r\n1=x\r\n");
    let bytes = sheet.with_section("CSV", "; words\n[8x8]\nSource=a\n").unwrap();
    assert_eq!(bytes, b"[DB]\r\n1=x\r\n\r\n; words\r\n[CSV]\r\nSource=a\r\n");
}

#[test]
fn another_name_of_a_key_counts_and_unknown_ones_are_told() {
    let sheet = sheet("[S]\nIntervalDuration=15\nFoo=1\nGroups=a\nGroups=b\n");
    let interval = find_key(&[COMMON], "Interval").unwrap();
    assert_eq!(sheet.standing("S", interval).unwrap().key, "IntervalDuration");
    let groups = find_key(&[CSV], "Groups").unwrap();
    let standing = sheet.standing("S", groups).unwrap();
    assert_eq!(
        (standing.value.as_str(), standing.times, standing.line),
        ("b", 2, 5)
    );
    let unknown = sheet.unknown("S", &[CSV, COMMON]);
    assert_eq!(unknown.len(), 1);
    assert_eq!(unknown[0].key, "Foo");
    assert!(find_key(&[GENERAL], "Foo").is_none());
}
