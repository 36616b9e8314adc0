use super::*;
#[cfg(unix)]
use std::fs;

fn plan(folder: &Path) -> Plan {
    Plan {
        directory: folder.to_owned(),
        program: "/opt/xlink".into(),
        arguments: vec![],
    }
}

/// Writes a shell program that can be run at once. Another process writes it: a handle open for writing here could be
/// inherited by a child that another test starts just then, and a file somebody has open for writing cannot be run.
#[cfg(unix)]
fn write_program(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    let written = std::process::Command::new("sh")
        .args(["-c", "printf '#!/bin/sh\\n%s\\n' \"$2\" > \"$1\"", "sh"])
        .arg(path)
        .arg(text)
        .status()
        .unwrap();
    assert!(written.success());
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn managers_have_names() {
    for kind in Kind::ALL {
        assert_eq!(kind.name().parse(), Ok(kind));
    }
    let message = "upstart".parse::<Kind>().unwrap_err().to_string();
    assert!(
        message.contains("upstart") && message.contains("standalone"),
        "{message}"
    );
}

#[test]
fn what_this_build_lacks_is_said_plainly() {
    for kind in [Kind::Windows, Kind::Launchd] {
        let message = of_kind(kind).err().unwrap().to_string();
        assert!(
            message.contains("this build of xlink has no") && message.contains("standalone"),
            "{message}"
        );
    }
}

#[test]
fn standalone_is_installed_once_its_plan_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let phase = || Standalone.status(folder.path()).unwrap().phase;
    assert_eq!(phase(), Phase::NotInstalled);
    assert!(installed(folder.path()).is_none());
    let message = Standalone.start(folder.path()).unwrap_err().to_string();
    assert!(message.contains("not installed"), "{message}");
    Standalone.install(&plan(folder.path())).unwrap();
    assert_eq!(phase(), Phase::Stopped);
    assert_eq!(installed(folder.path()).unwrap().kind(), Kind::Standalone);
    Standalone.stop(folder.path()).unwrap();
    Standalone.remove(folder.path()).unwrap();
    assert_eq!(phase(), Phase::NotInstalled);
    assert!(Standalone.remove(folder.path()).is_err());
}

#[test]
fn installing_into_no_folder_installs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    let message = Standalone.install(&plan(&missing)).unwrap_err().to_string();
    assert!(
        message.starts_with("ISPS Xlink could not be installed: "),
        "{message}"
    );
    assert!(!missing.exists());
}

#[test]
fn a_presence_counts_whoever_started_the_service() {
    let folder = tempfile::tempdir().unwrap();
    let presence = Presence::take(folder.path()).unwrap();
    assert_eq!(Standalone.status(folder.path()).unwrap().phase, Phase::Starting);
    presence.ready().unwrap();
    assert_eq!(
        Standalone.status(folder.path()).unwrap().phase,
        Phase::Running(Some(std::process::id()))
    );
}

#[cfg(unix)]
mod detached {
    use super::*;

    fn script(folder: &Path, text: &str) -> PathBuf {
        let path = folder.join("program");
        write_program(&path, text);
        path
    }

    #[test]
    fn a_service_that_ends_at_once_leaves_its_last_words() {
        let folder = tempfile::tempdir().unwrap();
        let program = script(folder.path(), "echo 'the ledger is in use (rc=32)' >&2; exit 2");
        Standalone
            .install(&Plan {
                program,
                ..plan(folder.path())
            })
            .unwrap();
        let message = Standalone.start(folder.path()).unwrap_err().to_string();
        assert!(
            message.starts_with("ISPS Xlink could not be started: the ledger is in use (rc=32)"),
            "{message}"
        );
    }

    #[test]
    fn a_program_that_is_gone_is_named() {
        let folder = tempfile::tempdir().unwrap();
        Standalone
            .install(&Plan {
                program: folder.path().join("gone"),
                ..plan(folder.path())
            })
            .unwrap();
        let message = Standalone.start(folder.path()).unwrap_err().to_string();
        assert!(message.contains("gone could not be run"), "{message}");
    }

    /// Handles, session and arguments of a detached process, as it sees them itself.
    #[test]
    #[cfg(target_os = "linux")]
    fn a_detached_process_has_nothing_inherited_and_a_session_of_its_own() {
        let folder = tempfile::tempdir().unwrap();
        let kept_open = fs::File::open(folder.path()).unwrap();
        // Without the mark, a child would inherit it.
        rustix::io::fcntl_setfd(&kept_open, rustix::io::FdFlags::empty()).unwrap();
        let text = "ls -l /proc/self/fd > fds; cut -d' ' -f6 /proc/self/stat > session; echo \"$@\" > arguments; exit 1";
        let program = script(folder.path(), text);
        Standalone
            .install(&Plan {
                program,
                ..plan(folder.path())
            })
            .unwrap();
        let message = Standalone.start(folder.path()).unwrap_err().to_string();
        assert!(
            message.starts_with("ISPS Xlink could not be started: "),
            "{message}"
        );
        assert!(folder.path().join("arguments").exists(), "{message}");
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(
            !read("fds").contains(&format!("-> {}\n", folder.path().display())),
            "{}",
            read("fds")
        );
        // As the child reads its own: the session that this test runs in may have begun outside its process namespace,
        // and is 0 then.
        let stat = fs::read_to_string("/proc/self/stat").unwrap();
        let (_, after_name) = stat.rsplit_once(") ").unwrap();
        let own_session = after_name.split(' ').nth(3).unwrap();
        assert_ne!(read("session").trim(), own_session);
        let expected = format!(
            "--dir {} service run --manager standalone",
            folder.path().display()
        );
        assert_eq!(read("arguments").trim(), expected);
    }
}

#[cfg(unix)]
mod with_systemctl {
    use super::*;

    /// A `systemctl` that writes down what it is asked and answers from a file.
    fn systemd(folder: &Path) -> Systemd {
        let program = folder.join("systemctl");
        let text = format!(
            "echo \"$@\" >> {0}/asked\ncat {0}/answer 2>/dev/null || true",
            folder.display()
        );
        write_program(&program, &text);
        Systemd::at(folder, &program)
    }

    #[test]
    fn the_unit_is_written_enabled_started_and_taken_away() {
        let (machine, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let systemd = systemd(machine.path());
        systemd.install(&plan(home.path())).unwrap();
        let unit = machine.path().join("isps-xlink.service");
        assert!(fs::read_to_string(&unit).unwrap().contains("service\" \"run\""));
        systemd.start(home.path()).unwrap();
        systemd.stop(home.path()).unwrap();
        systemd.remove(home.path()).unwrap();
        assert!(!unit.exists());
        let asked = fs::read_to_string(machine.path().join("asked"))
            .unwrap()
            .replace("--no-ask-password ", "");
        assert_eq!(
            asked.lines().collect::<Vec<_>>(),
            [
                "daemon-reload",
                "enable isps-xlink.service",
                "start isps-xlink.service",
                "stop isps-xlink.service",
                "disable --now isps-xlink.service",
                "daemon-reload",
            ]
        );
    }

    #[test]
    fn a_machine_has_one_registered_service() {
        let (machine, home, other) = (
            tempfile::tempdir().unwrap(),
            tempfile::tempdir().unwrap(),
            tempfile::tempdir().unwrap(),
        );
        let systemd = systemd(machine.path());
        systemd.install(&plan(home.path())).unwrap();
        systemd.install(&plan(home.path())).unwrap();
        let message = systemd.install(&plan(other.path())).unwrap_err().to_string();
        assert!(
            message.contains("registered on this machine already"),
            "{message}"
        );
        assert!(systemd.stop(other.path()).is_err());
        assert_eq!(systemd.status(other.path()).unwrap().phase, Phase::NotInstalled);
    }

    #[test]
    fn status_is_what_systemd_tells() {
        let (machine, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let systemd = systemd(machine.path());
        systemd.install(&plan(home.path())).unwrap();
        let answer = "MainPID=4711\nActiveState=active\nUnitFileState=enabled\nUser=martin\n";
        fs::write(machine.path().join("answer"), answer).unwrap();
        let expected = Status {
            phase: Phase::Running(Some(4711)),
            manager: Kind::Systemd,
            automatic: true,
            account: "martin".to_owned(),
        };
        assert_eq!(systemd.status(home.path()).unwrap(), expected);
        fs::write(machine.path().join("answer"), "MainPID=0\nActiveState=failed\n").unwrap();
        assert_eq!(systemd.status(home.path()).unwrap().phase, Phase::Failed);
    }

    #[test]
    fn a_refusal_is_told_with_what_systemctl_said() {
        let (machine, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let systemd = systemd(machine.path());
        write_program(
            &machine.path().join("systemctl"),
            "echo 'Access denied' >&2; exit 4",
        );
        let message = systemd.install(&plan(home.path())).unwrap_err().to_string();
        assert!(
            message.contains("systemctl daemon-reload: Access denied"),
            "{message}"
        );
    }
}
