//! `init`, `config`, `passcode` and `map` as an administrator's scripts call them, through the real program.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

struct Shell {
    folder: tempfile::TempDir,
}

impl Shell {
    /// An installation as `xlink init` makes it.
    fn new() -> Self {
        let shell = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let output = shell.run(&["init", shell.path().to_str().unwrap()]);
        assert_eq!(status(&output), 0, "{output:?}");
        shell
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
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

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What stands on standard output of a command that must succeed.
    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(status(&output), 0, "{arguments:?}: {output:?}");
        stdout(&output)
    }

    fn typed(&self, arguments: &[&str], input: &str) -> Output {
        let mut child = self.command(arguments).stdin(Stdio::piped()).spawn().unwrap();
        // A command that refuses its arguments reads nothing.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// A file's text; new files have the platform's line ends.
    fn text(&self, name: &str) -> String {
        let text = std::fs::read_to_string(self.path().join(name)).unwrap();
        if cfg!(windows) {
            text.replace("\r\n", "\n")
        } else {
            text
        }
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path().join(name), text).unwrap();
    }

    /// What the WFM server told last.
    fn catalog(&self) {
        let catalog = r#"{"read":0,"catalog":{"stamp":{"store":"s","epoch":1},"revision":1,
            "external_systems":[{"name":"CSV","interface":"csv","phonelink":true,"timelink":false,"active":true,"time_zone":"UTC"}],
            "queues":[{"id":1002,"parent":1,"name":"Hotline","short_name":"HL","active":true,"interval":15,"time_zone":"UTC","value_types":[1003,1004]}],
            "value_types":[{"id":1003,"name":"Calls Offered","unit":"count","decimals":0},{"id":1004,"name":"Calls Handled","unit":"count","decimals":0}],
            "activities":[],"employees":[]}}"#;
        std::fs::create_dir_all(self.path().join("state")).unwrap();
        std::fs::write(self.path().join("state/catalog.json"), catalog).unwrap();
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn init_makes_the_files_the_samples_and_the_aliases_and_keeps_what_is_there() {
    let shell = Shell::new();
    for name in ["isps.cfg", "isps_Ul.ini", "acd_map.ini"] {
        assert_eq!(
            shell.text(name),
            shell.text(&format!("sample-configurations/{name}"))
        );
    }
    assert!(
        shell
            .text("isps_Ul.ini")
            .contains("1=WFM,0,xlink@xxxx.com,<password from generator>")
    );
    assert!(shell.text("isps.cfg").contains("iwfm-xxxx"));
    let mapped = shell
        .text("acd_map.ini")
        .lines()
        .filter(|line| !line.starts_with(';'))
        .count();
    assert_eq!(mapped, 0);
    for alias in ["isps_Ul", "isps_uls", "register", "support-applications/Passcode"] {
        let path = shell
            .path()
            .join(format!("{alias}{}", std::env::consts::EXE_SUFFIX));
        assert!(std::fs::metadata(&path).unwrap().is_file(), "{alias}");
    }
    let passcode = format!("support-applications/Passcode{}", std::env::consts::EXE_SUFFIX);
    let passcode = shell.path().join(passcode);
    let made = Command::new(passcode)
        .env_remove("XLINK_DIR")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(
        shell.path().join("state/key").exists(),
        "an alias belongs to the folder it stands in: {made:?}"
    );
    shell.write("acd_map.ini", "mine");
    std::fs::rename(shell.path().join("isps.cfg"), shell.path().join("ISPS.CFG")).unwrap();
    let again = shell.ok(&["init", shell.path().to_str().unwrap()]);
    assert_eq!(shell.text("acd_map.ini"), "mine");
    assert!(!shell.path().join("isps.cfg").exists() || cfg!(any(windows, target_os = "macos")));
    assert!(
        again.contains("kept") && again.contains("ISPS.CFG") && !again.contains("made"),
        "{again}"
    );
}

#[test]
fn whoever_stops_reading_stops_no_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut init = Command::new(env!("CARGO_BIN_EXE_xlink"))
        .args(["init", folder.path().to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(init.stdout.take());
    let output = init.wait_with_output().unwrap();
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
    assert!(folder.path().join("support-applications").is_dir());
}

#[test]
fn init_makes_the_folder_and_refuses_when_only_looking() {
    let shell = Shell::new();
    let deep = shell.path().join("a/b");
    let refused = shell.run(&["--read-only", "init", deep.to_str().unwrap()]);
    assert_eq!(status(&refused), 64);
    assert!(!deep.exists());
    shell.ok(&["init", deep.to_str().unwrap()]);
    assert!(deep.join("isps_Ul.ini").exists());
}

#[test]
fn config_reads_and_edits_in_place() {
    let shell = Shell::new();
    assert_eq!(
        shell.ok(&["config", "get", "ISPS.CFG", "ies system wfm", "name"]),
        "WFM\n"
    );
    let before = shell.text("isps.cfg");
    shell.ok(&[
        "config",
        "set",
        "isps.cfg",
        "IES System WFM",
        "Url",
        "https://iwfm-5y2jgr6o.injixo.com/iwfm/",
    ]);
    let after = "iwfms://iwfm-5y2jgr6o.injixo.com:45054";
    assert_eq!(
        shell.text("isps.cfg"),
        before.replace("iwfms://iwfm-xxxx.injixo.com:45054", after)
    );
    assert_eq!(
        shell.ok(&["config", "get", "isps.cfg", "IES System WFM", "Url"]),
        format!("{after}\n")
    );
    let copies = std::fs::read_dir(shell.path())
        .unwrap()
        .filter(|entry| {
            let name = entry.as_ref().unwrap().file_name().to_string_lossy().into_owned();
            name.starts_with("isps2") && name.ends_with(".cfg") && name.len() == "isps220317121603.cfg".len()
        })
        .count();
    assert_eq!(copies, 1);
    shell.ok(&["config", "set", "isps_Ul.ini", "CSV", "TimeZone", "-2"]);
    assert!(shell.text("isps_Ul.ini").ends_with("\n\n[CSV]\nTimeZone=-2\n"));
    shell.ok(&["config", "set", "isps_Ul.ini", "General", "WriteAlways", "1"]);
    assert!(
        shell
            .text("isps_ul.log")
            .contains("set WriteAlways in [General] of isps_Ul.ini to \"1\"")
    );
}

#[test]
fn config_says_what_is_wrong() {
    let shell = Shell::new();
    let before = shell.text("isps_Ul.ini");
    for arguments in [
        ["config", "set", "isps_Ul.ini", "General", "WriteAlways", "yes"],
        ["config", "set", "isps_Ul.ini", "DB", "1", "WFM"],
        ["config", "set", "isps.cfg", "IES System WFM", "Url", "server"],
        ["config", "set", "acd_map.ini", "x", "y", "z"],
        [
            "--read-only",
            "config",
            "set",
            "isps_Ul.ini",
            "General",
            "WriteAlways=1",
        ],
    ] {
        let output = shell.run(&arguments);
        assert_eq!(status(&output), 64, "{arguments:?}: {output:?}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(shell.text("isps_Ul.ini"), before);
    let absent = shell.run(&["config", "get", "isps_Ul.ini", "General", "Nothing"]);
    assert_eq!(status(&absent), 2);
    assert!(
        stderr(&absent).contains("has no Nothing in [General]"),
        "{absent:?}"
    );
    std::fs::remove_file(shell.path().join("isps.cfg")).unwrap();
    let missing = shell.run(&["config", "set", "isps.cfg", "IES System WFM", "Name", "X"]);
    assert_eq!(status(&missing), 2);
    assert!(!shell.path().join("isps.cfg").exists());
}

#[test]
fn passcode_prints_only_the_passcode_and_set_puts_it_into_db() {
    let shell = Shell::new();
    let made = shell.typed(&["passcode"], "secret word \n");
    assert_eq!(status(&made), 0, "{made:?}");
    let passcode = stdout(&made);
    let passcode = passcode.strip_suffix('\n').unwrap();
    assert!(
        !passcode.is_empty()
            && passcode
                .bytes()
                .all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte))
    );
    let before = shell.text("isps_Ul.ini");
    let set = shell.typed(&["passcode", "--set"], "secret word \n");
    assert_eq!(status(&set), 0, "{set:?}");
    let passcode = stdout(&set);
    assert_eq!(
        shell.text("isps_Ul.ini"),
        before.replace("<password from generator>", passcode.trim())
    );
    for place in [stderr(&set), shell.text("isps_ul.log")] {
        assert!(
            !place.contains("secret word") && !place.contains(passcode.trim()),
            "{place}"
        );
    }
}

#[test]
fn with_several_lines_in_db_a_name_is_needed() {
    let shell = Shell::new();
    shell.write("isps_Ul.ini", "[DB]\n1=WFM,0,xlink,AA\n2=Other,0,xlink,BB\n");
    assert_eq!(status(&shell.typed(&["passcode", "--set"], "x\n")), 64);
    assert_eq!(status(&shell.typed(&["passcode", "--set", "Nobody"], "x\n")), 64);
    let set = shell.typed(&["passcode", "--set", "other"], "x\n");
    assert_eq!(status(&set), 0, "{set:?}");
    assert_eq!(
        shell.text("isps_Ul.ini"),
        format!("[DB]\n1=WFM,0,xlink,AA\n2=Other,0,xlink,{}", stdout(&set))
    );
}

#[test]
fn mappings_are_added_listed_replaced_and_removed() {
    let shell = Shell::new();
    let empty = shell.text("acd_map.ini");
    assert_eq!(
        shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Calls"]),
        "added WFM:1:1002:1003=CSV:Hotline:Calls\n"
    );
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    shell.ok(&["map", "add", "WFM:1:1002:1003", "$1.BAS"]);
    let lines =
        "WFM:1:1002:1003=CSV:Hotline:Calls\nWFM:1:1002:1003=CSV:Hotline:Mails\nWFM:1:1002:1003=$1.BAS\n";
    assert_eq!(shell.text("acd_map.ini"), format!("{empty}{lines}"));
    assert_eq!(shell.ok(&["map", "list"]), lines);
    shell.ok(&["map", "remove", "WFM:1:1002:1003", "CSV:Hotline:Mails"]);
    assert_eq!(
        shell.ok(&["map", "replace", "CSV:", "ACD:"]),
        "WFM:1:1002:1003=ACD:Hotline:Calls\n"
    );
    assert_eq!(status(&shell.run(&["map", "replace", "CSV:", "ACD:"])), 1);
    shell.ok(&["map", "remove", "WFM:1:1002:1003"]);
    assert_eq!(shell.text("acd_map.ini"), empty);
    assert_eq!(status(&shell.run(&["map", "remove", "WFM:1:1002:1003"])), 2);
    assert_eq!(status(&shell.run(&["map", "add", "WFM:1:1002", "x"])), 64);
}

#[test]
fn a_queue_and_value_type_may_be_named() {
    let shell = Shell::new();
    assert_eq!(
        status(&shell.run(&["map", "add", "Hotline/Calls Offered", "CSV:a:b"])),
        2,
        "no catalogue yet"
    );
    shell.catalog();
    shell.ok(&["map", "add", "hotline/calls offered", "CSV:a:b"]);
    assert!(shell.text("acd_map.ini").ends_with("\nWFM:1:1002:1003=CSV:a:b\n"));
    assert_eq!(
        status(&shell.run(&["map", "add", "Hotline/Nothing", "CSV:a:b"])),
        64
    );
    let unknown = shell.run(&["map", "add", "WFM:1:9999:1003", "CSV:a:b"]);
    assert_eq!(
        status(&unknown),
        1,
        "written, with a word about the unknown queue"
    );
    assert!(stderr(&unknown).contains("9999"));
    let json: serde_json::Value =
        serde_json::from_slice(&shell.run(&["map", "list", "--json"]).stdout).unwrap();
    assert_eq!(json[0]["queue_name"], "Hotline");
    assert_eq!(json[0]["path"], "CSV:a:b");
}

#[test]
fn mappings_are_corrected_with_the_originals_words() {
    let shell = Shell::new();
    shell.catalog();
    shell.write(
        "acd_map.ini",
        "WFM:7:1002:1003=$522.BAS\r\nWFM:7:1002:1004=$1.BAS\r\nWFM:1:1002:1004=$2.BAS\r\n",
    );
    let said = shell.ok(&["map", "correct"]);
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines[..9],
        [
            "** ANALYSING MAPFILE STARTED **",
            "Invalid Mapping detected and automatically corrected:",
            "\tWFM:7:1002:1003=$522.BAS",
            "Updated to:",
            "\tWFM:1:1002:1003=$522.BAS",
            "Invalid Mapping(s) detected and automatically removed:",
            "\tWFM:7:1002:1004=$1.BAS",
            "The following valid mapping was identified:",
            "\tWFM:1:1002:1004=$2.BAS",
        ]
    );
    assert!(lines[9].starts_with("The file '") && lines[9].contains("' has been backed up to the file '"));
    assert_eq!(lines[10], "** ANALYSING MAPFILE COMPLETED **");
    assert_eq!(
        shell.text("acd_map.ini"),
        "WFM:1:1002:1003=$522.BAS\r\nWFM:1:1002:1004=$2.BAS\r\n"
    );
    let log = shell.text("isps_ul.log");
    assert!(
        log.contains(" > Updated to:") && log.contains(" > \tWFM:1:1002:1003=$522.BAS"),
        "{log}"
    );
}

#[test]
fn names_are_mapped_one_to_one() {
    let shell = Shell::new();
    shell.catalog();
    let section = "[CSV]\nSource=acd\nColumnNames=q;t;CallsOffered\nGroupColumn=1\nTimeStampColumn=2\nDateOrder=ymd\nGroups=HOTLINE;x\n";
    shell.write("isps_Ul.ini", &format!("[DB]\n1=WFM,0,xlink,AA\n{section}"));
    let before = shell.text("acd_map.ini");
    let line = "WFM:1:1002:1003=CSV:HOTLINE:CallsOffered\n";
    assert_eq!(shell.ok(&["map", "auto"]), line);
    assert_eq!(shell.text("acd_map.ini"), before);
    assert_eq!(shell.ok(&["map", "auto", "--yes"]), line);
    assert_eq!(shell.text("acd_map.ini"), format!("{before}{line}"));
    assert_eq!(shell.ok(&["map", "auto", "--yes"]), "");
}

#[test]
fn similar_names_are_proposed_on_demand_with_how_similar_they_are() {
    let shell = Shell::new();
    shell.catalog();
    let section = "[CSV]\nSource=acd\nColumnNames=q;t;CallsOffered;Answered\nGroupColumn=1\nTimeStampColumn=2\nDateOrder=ymd\nGroups=HOTLINE;x\n";
    shell.write("isps_Ul.ini", &format!("[DB]\n1=WFM,0,xlink,AA\n{section}"));
    let before = shell.text("acd_map.ini");
    let same = "WFM:1:1002:1003=CSV:HOTLINE:CallsOffered\n";
    let similar = "; 93 % similar to Hotline/Calls Handled, whose queue has other value types from here\nWFM:1:1002:1004=CSV:HOTLINE:Answered\n";
    assert_eq!(shell.ok(&["map", "auto"]), same);
    assert_eq!(
        shell.ok(&["map", "auto", "--similar"]),
        format!("{same}{similar}")
    );
    assert_eq!(shell.text("acd_map.ini"), before);
    shell.ok(&["map", "auto", "--similar", "--yes"]);
    let lines = format!("{same}WFM:1:1002:1004=CSV:HOTLINE:Answered\n");
    assert_eq!(shell.text("acd_map.ini"), format!("{before}{lines}"));
}

#[test]
fn a_metric_that_fits_two_is_not_added_without_a_look() {
    let shell = Shell::new();
    shell.catalog();
    let section = "[CSV]\nSource=acd\nColumnNames=q;t;Offered\nGroupColumn=1\nTimeStampColumn=2\nDateOrder=ymd\nGroups=HOTLINES;HOTLINEN\n";
    shell.write("isps_Ul.ini", &format!("[DB]\n1=WFM,0,xlink,AA\n{section}"));
    let before = shell.text("acd_map.ini");
    let said = shell.run(&["map", "auto", "--similar", "--yes"]);
    assert_eq!(status(&said), 1, "{said:?}");
    assert!(
        stderr(&said).contains("1 proposal needs a look first"),
        "{said:?}"
    );
    assert_eq!(shell.text("acd_map.ini"), before);
    let listed = shell.ok(&["map", "auto", "--similar"]);
    assert!(
        listed.contains("; look first: another one fits as well\n"),
        "{listed}"
    );
}

#[test]
fn a_text_is_replaced_in_one_level_and_what_leads_nowhere_is_said() {
    let shell = Shell::new();
    shell.catalog();
    let section = "[CSV]\nSource=acd\nColumnNames=q;t;HOTLINE\nGroupColumn=1\nTimeStampColumn=2\nDateOrder=ymd\nGroups=HOTLINE;DESK\n";
    shell.write("isps_Ul.ini", &format!("[DB]\n1=WFM,0,xlink,AA\n{section}"));
    let before = shell.text("acd_map.ini");
    shell.ok(&["map", "add", "WFM:1:1002:1003", "CSV:HOTLINE:HOTLINE"]);
    assert_eq!(
        shell.ok(&["map", "replace", "--in", "queue", "HOTLINE", "DESK"]),
        "WFM:1:1002:1003=CSV:DESK:HOTLINE\n"
    );
    let nowhere = shell.run(&["map", "replace", "--in", "metric", "HOTLINE", "DESK"]);
    assert_eq!(status(&nowhere), 1);
    assert!(
        stderr(&nowhere).contains("“CSV:DESK:DESK” does not exist"),
        "{nowhere:?}"
    );
    let line = "WFM:1:1002:1003=CSV:DESK:DESK\n";
    assert_eq!(shell.text("acd_map.ini"), format!("{before}{line}"));
    assert_eq!(
        status(&shell.run(&["map", "replace", "--in", "nothing", "a", "b"])),
        64
    );
}

#[test]
fn words_come_in_the_language_asked_for() {
    let shell = Shell::new();
    let said = shell.ok(&["--lang", "de", "map", "add", "WFM:1:2:3", "CSV:a:b"]);
    assert_eq!(said, "hinzugefügt: WFM:1:2:3=CSV:a:b\n");
    shell.ok(&["config", "set", "isps_Ul.ini", "General", "Language", "fr"]);
    assert_eq!(
        shell.ok(&["map", "add", "WFM:1:2:3", "CSV:a:c"]),
        "ajouté : WFM:1:2:3=CSV:a:c\n"
    );
}

#[test]
fn a_folder_without_an_installation_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere");
    for arguments in [
        &["import", "-p", "-d", "2026-03-02"][..],
        &["status"],
        &["agents"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
        command
            .args(arguments)
            .arg("--dir")
            .arg(&nowhere)
            .env("LANG", "C");
        let output = command.output().unwrap();
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(
            stderr(&output).contains("holds no installation"),
            "{}",
            stderr(&output)
        );
    }
    assert!(!nowhere.exists());
}
