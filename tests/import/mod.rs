//! A WFM server with a catalogue, and an installation joined to it: real programs in temporary folders.
#![allow(dead_code, reason = "each test program uses a part")]

use crate::wfm::{self, PASSWORD, Served, USER, xlink};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

pub struct Joined {
    pub folder: tempfile::TempDir,
    pub served: Served,
}

/// Queue, value type, interval start as shown → value as shown.
pub type Values = BTreeMap<(String, String, String), String>;

impl Joined {
    /// `section` and `mappings` may name the folders `calls` and `agents` of the installation.
    pub fn new(catalog: &str, sections: &str, mappings: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("wfm");
        wfm::wfm(&data, &["user", "set", USER], &format!("{PASSWORD}\n"));
        wfm::wfm(&data, &["catalog", "apply", "-"], catalog);
        let served = Served::start(&data, &["--plain"]);
        let joined = Self { folder, served };
        let here = joined.installation();
        for name in ["calls", "agents", "done"] {
            std::fs::create_dir_all(here.join(name)).unwrap();
        }
        let url = joined.served.lines.last().unwrap().replace("listening on ", "");
        let passcode = joined.passcode();
        std::fs::write(
            here.join("isps.cfg"),
            format!("[IES System WFM]\nName = \"WFM\"\nUrl = \"{url}\"\n"),
        )
        .unwrap();
        joined.write_main(&format!(
            "[DB]\n1=WFM,0,{USER},{passcode}\n\n[General]\n\n{sections}"
        ));
        std::fs::write(here.join("acd_map.ini"), mappings).unwrap();
        joined
    }

    pub fn installation(&self) -> PathBuf {
        self.folder.path().join("xlink")
    }

    fn passcode(&self) -> String {
        std::fs::create_dir_all(self.installation()).unwrap();
        let mut child = xlink(&["passcode", "--dir"])
            .arg(self.installation())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{PASSWORD}").unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }

    pub fn write_main(&self, text: &str) {
        std::fs::write(self.installation().join("isps_Ul.ini"), text).unwrap();
    }

    /// Adds lines to `[General]`.
    pub fn general(&self, lines: &str) {
        let path = self.installation().join("isps_Ul.ini");
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(
            &path,
            text.replacen("[General]\n", &format!("[General]\n{lines}\n"), 1),
        )
        .unwrap();
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        xlink(arguments)
            .arg("--dir")
            .arg(self.installation())
            .output()
            .unwrap()
    }

    /// Imports, which must end with this status; the summary.
    pub fn import(&self, arguments: &[&str], status: i32) -> serde_json::Value {
        let mut line = vec!["import", "--json"];
        line.extend(arguments);
        let output = self.run(&line);
        let (out, said) = (
            String::from_utf8_lossy(&output.stdout),
            String::from_utf8_lossy(&output.stderr),
        );
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{out}\n{said}");
        serde_json::from_str(&out).unwrap()
    }

    /// `xlink wfm values --csv`
    pub fn values_csv(&self) -> String {
        wfm::wfm(&self.folder.path().join("wfm"), &["values", "--csv"], "")
    }

    pub fn values(&self) -> Values {
        values(&self.values_csv())
    }

    /// `xlink wfm activities --csv`, without its header.
    pub fn activities(&self) -> Vec<Vec<String>> {
        let text = wfm::wfm(&self.folder.path().join("wfm"), &["activities", "--csv"], "");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        reader
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect()
    }
}

/// The rows of a file in the form of `xlink wfm values --csv`.
pub fn values(text: &str) -> Values {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(
        header.join(","),
        "queue_id,queue,value_type_id,value_type,version,interval_start,value"
    );
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            assert_eq!(&record[4], "Historical");
            (
                (record[1].to_owned(), record[3].to_owned(), record[5].to_owned()),
                record[6].to_owned(),
            )
        })
        .collect()
}

pub fn copy_all(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

/// Shows the first differences only.
pub fn assert_same(found: &Values, expected: &Values) {
    let missing = expected
        .iter()
        .filter(|(key, value)| found.get(*key) != Some(value));
    let foreign = found.iter().filter(|(key, _)| !expected.contains_key(*key));
    let wrong: Vec<String> = missing
        .map(|(key, value)| format!("{key:?}: {:?} instead of {value}", found.get(key)))
        .chain(foreign.map(|(key, value)| format!("{key:?}: {value} instead of nothing")))
        .take(10)
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
