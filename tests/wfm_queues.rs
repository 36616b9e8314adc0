//! `xlink queues`: asked of the real server (spec page 8).

mod wfm;

use std::io::Write;
use std::path::Path;
use std::process::{Output, Stdio};
use wfm::*;

fn run(dir: &Path, arguments: &[&str], input: &str) -> Output {
    let mut child = xlink(arguments)
        .arg("--dir")
        .arg(dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// An installation joined to the server, one value type mapped.
fn installation(served: &Served) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let made = run(dir.path(), &["passcode"], &format!("{PASSWORD}\n"));
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let passcode = String::from_utf8(made.stdout).unwrap();
    let fingerprint = served.lines[0].strip_prefix("SHA-256 ").unwrap();
    let connection = format!(
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"{}\"\nSSLFingerprint = {fingerprint}\n",
        served.address()
    );
    std::fs::write(dir.path().join("isps.cfg"), connection).unwrap();
    let main = format!(
        "[DB]\n1=WFM,0,{USER},{}\n[General]\nProtocol=1\n",
        passcode.trim()
    );
    std::fs::write(dir.path().join("isps_Ul.ini"), main).unwrap();
    std::fs::write(
        dir.path().join("acd_map.ini"),
        "WFM:0:1002:1003=CSV:Service 1:Calls\n",
    )
    .unwrap();
    dir
}

#[test]
fn queues_are_listed_with_what_is_mapped() {
    let data = prepared();
    let mut served = Served::start(data.path(), &["--self-signed"]);
    let dir = installation(&served);
    let told = run(dir.path(), &["queues"], "");
    let text = String::from_utf8(told.stdout).unwrap();
    assert_eq!(
        told.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&told.stderr)
    );
    assert_eq!(
        text,
        "1002  Hotline\n    1003  Calls Offered: CSV:Service 1:Calls\n\
         1004  Closed  (inactive)\n    1003  Calls Offered: not mapped\n"
    );
    let told = run(dir.path(), &["queues", "--json"], "");
    let json: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(json[0]["value_types"][0]["metrics"][0], "CSV:Service 1:Calls");
    assert_eq!(json[1]["active"], false);
    served.kill();
    let told = run(dir.path(), &["queues", "--lang", "de"], "");
    let said = String::from_utf8(told.stderr).unwrap();
    assert_eq!(told.status.code(), Some(2));
    assert!(told.stdout.is_empty());
    assert!(
        said.contains("noch nicht bekannt") && !said.contains(PASSWORD),
        "{said}"
    );
}
