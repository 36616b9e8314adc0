use super::*;
use std::path::Path;

fn key(folder: &Path) -> InstallationKey {
    InstallationKey::read_or_make(&folder.join("state")).unwrap()
}

#[test]
fn a_passcode_opens_where_it_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path());
    let passcode = make(&key, &Password::new(" päß wörd ".into())).unwrap();
    assert!(
        passcode
            .bytes()
            .all(|byte| byte.is_ascii_digit() || (b'A'..=b'F').contains(&byte)),
        "{passcode}"
    );
    let again = InstallationKey::read(&folder.path().join("state")).unwrap();
    assert_eq!(open(&again, &passcode).unwrap().reveal(), " päß wörd ");
    assert_eq!(
        open(&again, &passcode.to_lowercase()).unwrap().reveal(),
        " päß wörd "
    );
    assert_ne!(make(&key, &Password::new(" päß wörd ".into())).unwrap(), passcode);
}

#[test]
fn a_passcode_that_does_not_open_says_why() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (key, other) = (key(here.path()), key(there.path()));
    let passcode = make(&key, &Password::new("secret".into())).unwrap();
    let error = |key: &InstallationKey, text: &str| open(key, text).unwrap_err();
    assert_eq!(error(&other, &passcode), PasscodeError::OtherInstallation);
    assert_eq!(error(&key, "3951BCCDDCDCAC5B4C"), PasscodeError::Foreign);
    assert_eq!(
        error(&key, "<password from generator>"),
        PasscodeError::NotAPasscode
    );
    assert_eq!(error(&key, ""), PasscodeError::NotAPasscode);
    assert_eq!(
        error(&key, &passcode[..passcode.len() - 1]),
        PasscodeError::Damaged
    );
    assert_eq!(error(&key, &passcode[..20]), PasscodeError::Damaged);
    let last = passcode.chars().last().unwrap();
    let changed = format!(
        "{}{}",
        &passcode[..passcode.len() - 1],
        if last == '0' { '1' } else { '0' }
    );
    assert_eq!(error(&key, &changed), PasscodeError::Damaged);
    assert_eq!(
        make(&key, &Password::new(String::new())),
        Err(PasscodeError::Empty)
    );
    assert_eq!(
        make(&key, &Password::new("a\nb".into())),
        Err(PasscodeError::LineEnd)
    );
}

#[test]
fn a_line_loses_its_line_end_only() {
    let line = |text: &'static str| Password::from_line(text.as_bytes()).map(|p| p.reveal().to_owned());
    assert_eq!(line(" secret \r\nmore").unwrap(), " secret ");
    assert_eq!(line("secret").unwrap(), "secret");
    assert_eq!(line("\n").unwrap(), "");
    let long: &'static str = Box::leak("x".repeat(MAX_PASSWORD + 1).into_boxed_str());
    assert!(line(long).is_err());
}

#[test]
fn a_password_is_never_shown() {
    let password = Password::new("hunter42".into());
    assert!(!format!("{password:?}").contains("hunter"));
}

#[test]
fn nothing_but_a_key_is_taken_for_one() {
    let folder = tempfile::tempdir().unwrap();
    let state = folder.path().join("state");
    assert!(matches!(InstallationKey::read(&state), Err(KeyError::Missing(_))));
    std::fs::create_dir(&state).unwrap();
    std::fs::write(state.join("key"), "short").unwrap();
    let error = InstallationKey::read_or_make(&state).unwrap_err().to_string();
    // DPAPI refuses it before we do.
    assert!(
        error.contains("is not a key of xlink") || cfg!(windows),
        "{error}"
    );
    assert_eq!(std::fs::read(state.join("key")).unwrap(), b"short");
}

#[cfg(unix)]
#[test]
fn only_its_owner_reads_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    key(folder.path());
    let mode = |path: &str| folder.path().join(path).metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("state"), mode("state/key")), (0o700, 0o600));
}
