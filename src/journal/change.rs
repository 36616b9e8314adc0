//! Who changed which key.

/// A key that somebody changed in one of the files.
#[derive(Debug, Clone, Copy)]
pub struct Change<'a> {
    /// Who; [`person`] tells it for this process.
    pub who: &'a str,
    pub file: &'a str,
    /// Empty for acd_map.ini, which has no sections.
    pub section: &'a str,
    pub key: &'a str,
    /// `None`: the key was not there.
    pub before: Option<&'a str>,
    /// `None`: the key is gone.
    pub after: Option<&'a str>,
    pub value: Shown,
}

/// Whether a key's values may stand in a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Openly,
    /// Passwords, passcodes and what holds them.
    Never,
}

impl Change<'_> {
    pub(super) fn line(&self) -> String {
        let Self {
            who,
            file,
            section,
            key,
            ..
        } = self;
        let place = match section.is_empty() {
            true => format!("{key} in {file}"),
            false => format!("{key} in [{section}] of {file}"),
        };
        match (self.value, self.before, self.after) {
            (_, Some(_), None) => format!("{who} removed {place}"),
            (Shown::Never, _, _) => format!("{who} changed {place} (its value is secret)"),
            (Shown::Openly, Some(before), Some(after)) => {
                format!("{who} changed {place} from \"{before}\" to \"{after}\"")
            }
            (Shown::Openly, None, after) => format!("{who} set {place} to \"{}\"", after.unwrap_or_default()),
        }
    }
}

/// The name of whoever runs this process, as far as the system tells: `martin`, `martin as root`.
pub fn person() -> String {
    let named = |variable| std::env::var(variable).ok().filter(|name| !name.is_empty());
    if cfg!(windows) {
        return named("USERNAME").unwrap_or_else(|| "somebody".to_owned());
    }
    let account = named("USER")
        .or_else(|| named("LOGNAME"))
        .unwrap_or_else(own_account);
    match named("SUDO_USER") {
        Some(caller) if caller != account => format!("{caller} as {account}"),
        _ => account,
    }
}

/// Services and timetables run without USER in their environment.
#[cfg(unix)]
fn own_account() -> String {
    crate::files::account_label(rustix::process::geteuid().as_raw())
}

#[cfg(not(unix))]
fn own_account() -> String {
    "somebody".to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGE: Change<'_> = Change {
        who: "martin",
        file: "isps_Ul.ini",
        section: "General",
        key: "WriteAlways",
        before: Some("0"),
        after: Some("1"),
        value: Shown::Openly,
    };

    #[test]
    fn a_change_names_who_where_and_what() {
        assert_eq!(
            CHANGE.line(),
            r#"martin changed WriteAlways in [General] of isps_Ul.ini from "0" to "1""#
        );
        let set = Change {
            before: None,
            ..CHANGE
        };
        assert_eq!(
            set.line(),
            r#"martin set WriteAlways in [General] of isps_Ul.ini to "1""#
        );
        let removed = Change {
            after: None,
            section: "",
            key: "WFM:1:2:3",
            file: "acd_map.ini",
            ..CHANGE
        };
        assert_eq!(removed.line(), "martin removed WFM:1:2:3 in acd_map.ini");
    }

    #[test]
    fn a_secret_value_is_never_told() {
        let line = Change {
            value: Shown::Never,
            key: "Password",
            ..CHANGE
        }
        .line();
        assert_eq!(
            line,
            "martin changed Password in [General] of isps_Ul.ini (its value is secret)"
        );
    }
}
