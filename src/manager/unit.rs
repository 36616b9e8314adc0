//! The unit file that systemd reads.

use super::{Kind, Plan, STOP_WITHIN};

/// Marks whose unit it is; read back by [`directory_in`].
const MARK: &str = "# Installation: ";

/// The unit of the service of one installation.
pub(super) fn text(plan: &Plan, account: &str) -> String {
    let directory = plan.directory.to_string_lossy();
    let program = plan.program.to_string_lossy().into_owned();
    let command: Vec<String> = std::iter::once(program)
        .chain(plan.command_line(Kind::Systemd))
        .map(|word| quoted(&word))
        .collect();
    format!(
        "# Written by xlink service install; `xlink service remove` takes it away.\n\
         {MARK}{directory}\n\
         [Unit]\n\
         Description=ISPS Xlink\n\
         Wants=network-online.target\n\
         After=network-online.target\n\
         \n\
         [Service]\n\
         Type=notify\n\
         ExecStart={command}\n\
         WorkingDirectory={folder}\n\
         User={account}\n\
         Restart=on-failure\n\
         RestartSec=10\n\
         WatchdogSec=120\n\
         TimeoutStopSec={stop}\n\
         NoNewPrivileges=yes\n\
         \n\
         [Install]\n\
         WantedBy=multi-user.target\n",
        command = command.join(" "),
        folder = directory.replace('%', "%%"),
        // Its own limit comes first; this one is for a service that hangs.
        stop = STOP_WITHIN.as_secs() + 2,
    )
}

/// The installation directory that a unit belongs to.
pub(super) fn directory_in(unit: &str) -> Option<&str> {
    unit.lines().find_map(|line| line.strip_prefix(MARK))
}

/// A word of a command as systemd reads it.
fn quoted(word: &str) -> String {
    let mut quoted = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '%' | '$' => quoted.extend([c, c]),
            _ => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_runs_this_installation_as_its_owner() {
        let plan = Plan {
            directory: "/srv/100% \"real\"".into(),
            program: "/opt/x link/xlink".into(),
            arguments: vec!["--log-format".to_owned(), "json".to_owned()],
        };
        let unit = text(&plan, "martin");
        let command = r#"ExecStart="/opt/x link/xlink" "--dir" "/srv/100%% \"real\"" "service" "run" "--manager" "systemd" "--log-format" "json""#;
        assert!(unit.lines().any(|line| line == command), "{unit}");
        assert!(
            unit.contains("\nUser=martin\n") && unit.contains("\nType=notify\n"),
            "{unit}"
        );
        assert_eq!(directory_in(&unit), Some("/srv/100% \"real\""));
        assert_eq!(directory_in("[Unit]\nDescription=other\n"), None);
    }
}
