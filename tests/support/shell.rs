//! The real program in an installation of its own, as an administrator's scripts call it.
#![allow(dead_code, reason = "each test program uses a part")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

pub struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    /// An installation as `xlink init` makes it.
    pub fn new() -> Self {
        let shell = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let output = shell.run(&["init", shell.path().to_str().unwrap()]);
        assert_eq!(status(&output), 0, "{output:?}");
        shell
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
        command
            .args(arguments)
            .env("XLINK_DIR", self.path())
            .env("LC_ALL", "C")
            .env_remove("RUST_BACKTRACE")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What stands on standard output of a command that must succeed.
    pub fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(status(&output), 0, "{arguments:?}: {output:?}");
        stdout(&output)
    }

    pub fn typed(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A command that refuses its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// A file's text; new files have the platform's line ends.
    pub fn text(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.path().join(name)).unwrap();
        if cfg!(windows) {
            text.replace("\r\n", "\n")
        } else {
            text
        }
    }

    pub fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap();
    }

    /// A source CSV with these metrics and queues.
    pub fn section(&self, metrics: &str, queues: &str) {
        let csv = format!(
            "[CSV]\nSource=acd\nColumnNames=q;t;{metrics}\nGroupColumn=1\nTimeStampColumn=2\nDateOrder=ymd\nGroups={queues}\n"
        );
        self.write("isps_Ul.ini", &format!("[DB]\n1=WFM,0,xlink,AA\n{csv}"));
    }

    /// What the WFM server told last.
    pub fn catalog(&self) {
        let catalog = r#"{"read":0,"catalog":{"stamp":{"store":"s","epoch":1},"revision":1,
            "external_systems":[{"name":"CSV","interface":"csv","phonelink":true,"timelink":false,"active":true,"time_zone":"UTC"}],
            "queues":[{"id":1002,"parent":1,"name":"Hotline","short_name":"HL","active":true,"interval":15,"time_zone":"UTC","value_types":[1003,1004]}],
            "value_types":[{"id":1003,"name":"Calls Offered","unit":"count","decimals":0},{"id":1004,"name":"Calls Handled","unit":"count","decimals":0}],
            "activities":[],"employees":[]}}"#;
        std::fs::create_dir_all(self.path().join("state")).unwrap();
        std::fs::write(self.path().join("state/catalog.json"), catalog).unwrap();
    }
}

pub fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
