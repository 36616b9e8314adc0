//! The installation as an administrator knows it, step by step, on the real program: server, user, `init`, `passcode`,
//! the files, `register`, `isps_uls -install`, `check`, an import, and the console in a terminal (spec pages 5, 6 and 8).
#![cfg(unix)]

mod support {
    pub mod terminal;
}
mod wfm;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use support::terminal::Terminal;
use wfm::{Served, xlink};

const USER: &str = "xlink";
const PASSWORD: &str = " a password with blanks ";

/// Two queues under a site, and one value type of which only one is mapped.
const CATALOG: &str = r#"
[[value_type]]
id = 1003
name = "Calls Offered"
unit = "count"
[[value_type]]
id = 1005
name = "Handling Time"
unit = "seconds"
[[queue]]
id = 1001
name = "Service Centre"
time_zone = "Europe/Berlin"
[[queue]]
id = 1002
parent = 1001
name = "Hotline"
time_zone = "Europe/Berlin"
value_types = [1003, 1005]
[[queue]]
id = 1004
parent = 1001
name = "Réclamations"
time_zone = "Europe/Berlin"
value_types = [1003]
[[external_system]]
name = "CSV"
type = "csv"
phonelink = true
"#;

/// The section of the external system, as a person would type it.
const SECTION: &str = "\n[CSV]\nSource=acd\nSeparatorCharacter=3\nHeaderLines=1\n\
    ColumnNames=Queue;Date;Time;Offered\nGroupColumn=1\nGroups=Sales;Complaints\n\
    DateColumn=2\nTimeColumn=3\nDateOrder=ymd\nInterval=15\n";

const CALLS: &str = "Queue;Date;Time;Offered\nSales;2026-03-02;09:00:00;12\nSales;2026-03-02;09:15:00;7\n\
    Complaints;2026-03-02;09:00:00;3\n";

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    fn directory(&self) -> PathBuf {
        self.folder.path().join("xlink")
    }

    /// Runs the program under one of its names, in the installation directory.
    fn run(&self, name: &str, arguments: &[&str], input: &str) -> Output {
        let mut command = match name {
            "xlink" => xlink(&[]),
            alias => Command::new(self.directory().join(alias)),
        };
        command
            .current_dir(self.directory())
            .args(arguments)
            .env("LANG", "en_US.UTF-8")
            .env_remove("XLINK_DIR");
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    /// Runs `xlink` in the installation directory; it must succeed. Returns standard output.
    fn xlink(&self, arguments: &[&str], input: &str) -> String {
        said(self.run("xlink", arguments, input), arguments)
    }

    fn alias(&self, program: &str, arguments: &[&str]) -> String {
        said(self.run(program, arguments, ""), arguments)
    }
}

fn said(output: Output, arguments: &[&str]) -> String {
    let text = String::from_utf8(output.stdout).unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{arguments:?} ended with {}:\n{text}{errors}",
        output.status
    );
    text
}

impl Drop for Site {
    fn drop(&mut self) {
        self.run("xlink", &["service", "stop"], "");
    }
}

#[test]
fn an_administrator_installs_it_and_sees_the_queues() {
    let site = Site {
        folder: tempfile::tempdir().unwrap(),
    };
    let data = site.folder.path().join("wfm");

    // The WFM server, its user, what it knows.
    wfm::wfm(&data, &["user", "set", USER], &format!("{PASSWORD}\n"));
    let catalog = site.folder.path().join("catalog.toml");
    fs::write(&catalog, CATALOG).unwrap();
    wfm::wfm(&data, &["catalog", "apply", catalog.to_str().unwrap()], "");
    let server = Served::start(&data, &["--self-signed"]);
    let fingerprint = server.lines[0].strip_prefix("SHA-256 ").unwrap();
    let url = server
        .lines
        .last()
        .unwrap()
        .strip_prefix("listening on ")
        .unwrap();

    // The files, ready to fill in.
    fs::create_dir(site.directory()).unwrap();
    site.xlink(&["init", "."], "");
    for name in [
        "isps.cfg",
        "isps_Ul.ini",
        "acd_map.ini",
        "sample-configurations/isps_Ul.ini",
    ] {
        assert!(site.directory().join(name).is_file(), "{name}");
    }

    // The password becomes a passcode, and user and passcode are put into [DB] with an editor.
    let passcode = site.run("support-applications/Passcode", &[], &format!("{PASSWORD}\n"));
    let passcode = said(passcode, &["Passcode"]);
    let passcode = passcode.trim_end();
    assert!(
        passcode
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'A'..=b'F').contains(&b)),
        "{passcode}"
    );
    let main = site.directory().join("isps_Ul.ini");
    let before = fs::read_to_string(&main).unwrap();
    let placeholder = "1=WFM,0,xlink@xxxx.com,<password from generator>";
    assert!(before.contains(placeholder));
    let line = format!("1=WFM,0,{USER},{passcode}");
    fs::write(&main, before.replace(placeholder, &line) + SECTION).unwrap();

    // The host into isps.cfg, in place.
    site.xlink(&["config", "set", "isps.cfg", "IES System WFM", "Url", url], "");
    site.xlink(
        &[
            "config",
            "set",
            "isps.cfg",
            "IES System WFM",
            "SSLFingerprint",
            fingerprint,
        ],
        "",
    );
    fs::create_dir(site.directory().join("acd")).unwrap();
    fs::write(site.directory().join("acd/calls.csv"), CALLS).unwrap();
    fs::write(
        site.directory().join("acd_map.ini"),
        "WFM:1001:1002:1003=CSV:Sales:Offered\nWFM:1001:1004:1003=CSV:Complaints:Offered\n",
    )
    .unwrap();

    // The channel, the service.
    assert_eq!(
        site.alias("register", &["ixculcmm.dll", "/system"]),
        "ixculcmm.dll registered SYSTEM GLOBAL\n"
    );
    assert_eq!(
        site.alias("isps_uls", &["-install", "--manager", "standalone"]),
        "ISPS Xlink installed.\nStarting up ISPS Xlink.\nISPS Xlink started.\n"
    );

    // Is everything working? Warnings may remain (such as a machine without the group xlink), errors may not.
    let check = site.run("xlink", &["check", "--json"], "");
    assert!(
        check.status.code() < Some(2),
        "{}",
        String::from_utf8_lossy(&check.stdout)
    );

    // A day of calls, through the service, to the server.
    site.alias("isps_Ul", &["-p", "-d", "03/02/2026", "-L", "1"]);
    let values = wfm::wfm(&data, &["values", "--csv"], "");
    let mut values: Vec<&str> = values.lines().skip(1).collect();
    values.sort_unstable();
    assert_eq!(
        values,
        [
            "1002,Hotline,1003,Calls Offered,Historical,2026-03-02T09:00+01:00,12",
            "1002,Hotline,1003,Calls Offered,Historical,2026-03-02T09:15+01:00,7",
            "1004,Réclamations,1003,Calls Offered,Historical,2026-03-02T09:00+01:00,3",
        ]
    );

    see_the_console(&site);
    site.alias("isps_uls", &["-remove"]);
}

/// External systems on the left, the folder WFM with its queues on the right.
fn see_the_console(site: &Site) {
    let directory = site.directory();
    let arguments = ["--dir", directory.to_str().unwrap()];
    let mut terminal = Terminal::open(120, 36, env!("CARGO_BIN_EXE_xlink"), &arguments);
    let seen = |pane: usize, name: &'static str| move |screen: &[String]| panes(screen)[pane].contains(name);
    terminal.until("the external system", seen(0, "CSV"));
    terminal.until("the folder WFM", seen(1, "WFM"));
    let screen = terminal.until("the queue that holds the others", seen(1, "Service Centre"));
    assert!(
        panes(&screen)[0].contains("Sales") && !panes(&screen)[1].contains("Sales"),
        "{screen:#?}"
    );
    // The trees open as far as the screen holds them.
    terminal.until("the queue Hotline", seen(1, "Hotline"));
    terminal.until("the queue Réclamations", seen(1, "Réclamations"));
    terminal.keys("q");
    assert!(terminal.ended(), "{:#?}", terminal.screen());
}

/// What stands in the left and in the right tree.
fn panes(screen: &[String]) -> [String; 2] {
    let rows = screen
        .iter()
        .skip_while(|line| !line.contains("Interface"))
        .filter_map(|line| line.split_once('│'));
    rows.fold([String::new(), String::new()], |[left, right], (one, other)| {
        [left + one + "\n", right + other + "\n"]
    })
}
