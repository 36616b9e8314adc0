//! `init`, `config` and `passcode` as an administrator's scripts call them, through the real program.

mod support {
    pub mod shell;
}

use std::process::{Command, Stdio};
use support::shell::{Shell, status, stderr, stdout};

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
