//! The original's program names: arguments are rewritten before they are parsed (spec pages 5 and 8).

use std::ffi::OsString;
use std::path::{Path, PathBuf};

pub(super) enum Rewritten {
    Arguments(Vec<OsString>),
    /// Nothing to run: the service's switches are to be shown.
    ServiceSwitches,
}

/// `is_installation` tells whether a folder holds the three files: a program started under an alias belongs to the
/// installation in whose folder (or `support-applications` below it) the alias stands.
pub(super) fn rewrite(arguments: Vec<OsString>, is_installation: &dyn Fn(&Path) -> bool) -> Rewritten {
    let program = PathBuf::from(arguments.first().cloned().unwrap_or_default());
    let name = program
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .to_lowercase();
    let rest: Vec<OsString> = arguments.iter().skip(1).cloned().collect();
    let words = match name.as_str() {
        "isps_ul" if rest.iter().any(is_import_switch) => import(&rest),
        "isps_ul" => rest,
        "isps_uls" => match service(&rest) {
            Some(words) => words,
            None => return Rewritten::ServiceSwitches,
        },
        "passcode" => prefixed(&["passcode"], rest),
        "register" => register(rest),
        _ => return Rewritten::Arguments(arguments),
    };
    let mut rewritten = vec![OsString::from("xlink")];
    rewritten.extend(
        own_folder(&program, &words, is_installation)
            .into_iter()
            .flatten(),
    );
    rewritten.extend(words);
    Rewritten::Arguments(rewritten)
}

fn prefixed(first: &[&str], rest: Vec<OsString>) -> Vec<OsString> {
    first.iter().map(OsString::from).chain(rest).collect()
}

/// A switch in the original's manner, `-install` or `/install` in any case: its lower-case name.
fn switch(word: &OsString) -> Option<String> {
    let word = word.to_str()?;
    let name = word.strip_prefix(['-', '/'])?;
    (!name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic())).then(|| name.to_lowercase())
}

fn is_import_switch(word: &OsString) -> bool {
    switch(word).is_some_and(|name| matches!(name.as_str(), "p" | "t" | "pt" | "tp"))
}

/// `/P -t /d 01/02/2022 -l 3` → `import -p -t -d 01/02/2022 -L 3`.
fn import(rest: &[OsString]) -> Vec<OsString> {
    let words = rest.iter().map(|word| match switch(word).as_deref() {
        Some("l") => "-L".into(),
        Some(name @ ("p" | "t" | "pt" | "tp" | "d")) => format!("-{name}").into(),
        _ => word.clone(),
    });
    std::iter::once(OsString::from("import")).chain(words).collect()
}

fn service(rest: &[OsString]) -> Option<Vec<OsString>> {
    let (at, command) = rest
        .iter()
        .enumerate()
        .find_map(|(at, word)| match switch(word)?.as_str() {
            "install" => Some((at, "install")),
            "remove" => Some((at, "remove")),
            "console" => Some((at, "run")),
            _ => None,
        })?;
    let others = rest
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != at)
        .map(|(_, word)| word.clone());
    Some(prefixed(&["service", command], others.collect()))
}

/// `ixculcmm.dll /system` → `register --system`; the library's name has no meaning any more.
fn register(rest: Vec<OsString>) -> Vec<OsString> {
    let words = rest
        .into_iter()
        .filter(|word| !word.to_string_lossy().to_lowercase().ends_with("ixculcmm.dll"))
        .map(|word| match switch(&word).as_deref() {
            Some("system") => "--system".into(),
            Some("user") => "--user".into(),
            _ => word,
        });
    prefixed(&["register"], words.collect())
}

fn own_folder(
    program: &Path,
    words: &[OsString],
    is_installation: &dyn Fn(&Path) -> bool,
) -> Option<[OsString; 2]> {
    let named = words
        .iter()
        .any(|word| word.to_string_lossy().starts_with("--dir"));
    if named || std::env::var_os("XLINK_DIR").is_some() {
        return None;
    }
    let folder = program.parent().filter(|folder| !folder.as_os_str().is_empty())?;
    [Some(folder), folder.parent()]
        .into_iter()
        .flatten()
        .map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        })
        .find(|folder| is_installation(folder))
        .map(|folder| ["--dir".into(), folder.as_os_str().to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rewritten(line: &[&str]) -> String {
        match rewrite(line.iter().map(OsString::from).collect(), &|folder| {
            folder == Path::new("/srv/xlink")
        }) {
            Rewritten::Arguments(words) => words
                .iter()
                .map(|word| word.to_string_lossy())
                .collect::<Vec<_>>()
                .join(" "),
            Rewritten::ServiceSwitches => "the switches".to_owned(),
        }
    }

    #[test]
    fn the_original_switches_in_any_case() {
        assert_eq!(rewritten(&["isps_uls", "-install"]), "xlink service install");
        assert_eq!(rewritten(&["ISPS_ULS.EXE", "/Remove"]), "xlink service remove");
        assert_eq!(rewritten(&["isps_uls", "-console"]), "xlink service run");
        assert_eq!(
            rewritten(&["isps_uls", "-install", "--manager", "standalone"]),
            "xlink service install --manager standalone"
        );
        assert_eq!(
            rewritten(&["register", "ixculcmm.dll", "/SYSTEM"]),
            "xlink register --system"
        );
        assert_eq!(rewritten(&["register"]), "xlink register");
        assert_eq!(rewritten(&["Passcode"]), "xlink passcode");
        assert_eq!(rewritten(&["isps_Ul"]), "xlink");
        assert_eq!(
            rewritten(&["isps_Ul", "/p", "-T", "/d", "01/02/2022", "-l", "3"]),
            "xlink import -p -t -d 01/02/2022 -L 3"
        );
    }

    #[test]
    fn without_a_switch_the_service_prints_its_switches() {
        assert_eq!(rewritten(&["isps_uls"]), "the switches");
    }

    #[test]
    fn an_alias_belongs_to_the_installation_it_stands_in() {
        assert_eq!(
            rewritten(&["/srv/xlink/isps_uls", "-install"]),
            "xlink --dir /srv/xlink service install"
        );
        assert_eq!(
            rewritten(&["/srv/xlink/support-applications/Passcode"]),
            "xlink --dir /srv/xlink passcode"
        );
        assert_eq!(
            rewritten(&["/srv/xlink/isps_Ul", "--dir", "/other"]),
            "xlink --dir /other"
        );
    }

    #[test]
    fn under_its_own_name_nothing_is_rewritten() {
        assert_eq!(
            rewritten(&["xlink", "register", "/system"]),
            "xlink register /system"
        );
    }
}
