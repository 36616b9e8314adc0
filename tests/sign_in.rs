//! A refused password must not lock the user, whatever starts xlink again and again (spec page 4, “Delivery”; page 7).

mod import;
mod wfm;

use import::Joined;
use std::io::Write;
use std::process::Stdio;
use wfm::{PASSWORD, USER, xlink};

const SECTION: &str = "[CSV]\nSource=calls\nSeparatorCharacter=3\nHeaderLines=1\nColumnNames=Queue;Date;Time;Offered\n\
    GroupColumn=1\nGroups=Hotline\nDateColumn=2\nTimeColumn=3\nDateOrder=ymd\n";
const CALLS: &str = "Queue;Date;Time;Offered\nHotline;2010-08-01;09:00;12\n";

fn site() -> Joined {
    let joined = Joined::new(wfm::CATALOG, SECTION, "WFM:0:1002:1003=CSV:Hotline:Offered\n");
    std::fs::write(joined.installation().join("calls/a.csv"), CALLS).unwrap();
    joined
}

fn set_password(joined: &Joined, password: &str) {
    let mut child = xlink(&["passcode", "--set", "WFM", "--dir"])
        .arg(joined.installation())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    writeln!(child.stdin.take().unwrap(), "{password}").unwrap();
    assert!(child.wait().unwrap().success());
}

/// Imports in a process of its own; its status and what it said.
fn import_once(joined: &Joined) -> (Option<i32>, String) {
    let output = joined.run(&["import", "-p", "-d", "2010-08-01", "--wait", "1"]);
    let text = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(text).unwrap())
}

#[test]
fn processes_started_again_and_again_try_a_refused_password_once() {
    let joined = site();
    assert_eq!(
        import_once(&joined).0,
        Some(0),
        "the right password to begin with"
    );
    std::fs::write(
        joined.installation().join("calls/a.csv"),
        CALLS.replace("12", "15"),
    )
    .unwrap();
    set_password(&joined, "wrong");
    for round in 0..6 {
        let (status, said) = import_once(&joined);
        assert_eq!(status, Some(1), "{said}");
        assert_eq!(said.contains("is not tried again"), round > 0, "{said}");
    }
    let kept = std::fs::read_to_string(joined.installation().join("state/refused.json")).unwrap();
    assert!(!kept.contains("\"wrong\""), "{kept}");
    set_password(&joined, PASSWORD);
    let (status, said) = import_once(&joined);
    assert_eq!(
        status,
        Some(0),
        "five wrong ones would have locked the user: {said}"
    );
}

#[cfg(unix)]
#[test]
fn a_service_in_a_loop_of_restarts_does_not_lock_the_user() {
    let joined = site();
    set_password(&joined, "wrong");
    for _ in 0..6 {
        let mut service = xlink(&["service", "run", "--dir"])
            .arg(joined.installation())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        wfm::eventually("the refusal", || {
            let output = joined.run(&["status", "--json"]);
            let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
            report["connection"]["state"] == "refused"
        });
        service.kill().unwrap();
        service.wait().unwrap();
    }
    let data = joined.folder.path().join("wfm");
    let users = wfm::wfm(&data, &["user", "list"], "");
    assert!(!users.contains("locked since"), "{users}");
    set_password(&joined, PASSWORD);
    assert_eq!(import_once(&joined).0, Some(0));
}

#[test]
fn somebody_who_signs_in_by_hand_sets_it_going_again() {
    let joined = site();
    assert_eq!(import_once(&joined).0, Some(0));
    std::fs::write(
        joined.installation().join("calls/a.csv"),
        CALLS.replace("12", "15"),
    )
    .unwrap();
    set_password(&joined, "a new one");
    assert_eq!(import_once(&joined).0, Some(1));
    // The administrator of the WFM takes the password over, and nothing changes in the installation.
    let data = joined.folder.path().join("wfm");
    wfm::wfm(&data, &["user", "set", USER], "a new one\n");
    let (status, said) = import_once(&joined);
    assert_eq!(status, Some(1), "nobody asked: {said}");
    let check = joined.run(&["check"]);
    let said = String::from_utf8_lossy(&check.stdout);
    assert!(said.contains("is signed in and may import"), "{said}");
    assert_eq!(import_once(&joined).0, Some(0));
}
