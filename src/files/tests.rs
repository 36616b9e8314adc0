use super::*;
use jiff::ToSpan;
use jiff::civil::date;
use std::path::{Path, PathBuf};

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn file(folder: &tempfile::TempDir, name: &str, content: &[u8]) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    path
}

#[test]
fn encodings_are_found() {
    let cases: [(&[u8], Encoding, usize, &str); 8] = [
        (b"Service 1", Encoding::Ascii, 0, "Service 1"),
        (b"R\xE9clamations", Encoding::Windows1252, 0, "Réclamations"),
        ("Müller".as_bytes(), Encoding::Utf8, 0, "Müller"),
        (b"\xEF\xBB\xBFM\xC3\xBCller", Encoding::Utf8, 3, "Müller"),
        (b"\xEF\xBB\xBFM\xFCller", Encoding::Windows1252, 3, "Müller"),
        (b"\xFF\xFEM\0\xFC\0", Encoding::Utf16Le, 2, "Mü"),
        (b"\xFE\xFF\0M\0\xFC", Encoding::Utf16Be, 2, "Mü"),
        (b"[\0D\0B\0]\0", Encoding::Utf16Le, 0, "[DB]"),
    ];
    for (bytes, encoding, mark, text) in cases {
        assert_eq!(decode(bytes), (text.to_owned(), Detected { encoding, mark }));
    }
}

#[test]
fn a_character_that_the_encoding_lacks_is_refused_in_words() {
    assert_eq!(Encoding::Ascii.encode("é€"), Ok(vec![0xE9, 0x80]));
    let error = Encoding::Windows1252.encode("Łódź").unwrap_err();
    assert_eq!(error.character, 'Ł');
    assert!(error.to_string().contains("Windows-1252"), "{error}");
    assert_eq!(
        Encoding::Utf16Le.encode("é😀").unwrap(),
        [0xE9, 0, 0x3D, 0xD8, 0, 0xDE]
    );
}

#[test]
fn a_file_is_found_in_any_spelling_and_two_spellings_are_an_error_that_names_both() {
    let folder = folder();
    assert!(find(folder.path(), "isps_Ul.ini").unwrap().is_none());
    let shouted = file(&folder, "ISPS_UL.INI", b"");
    assert_eq!(find(folder.path(), "isps_Ul.ini").unwrap(), Some(shouted));
    if cfg!(target_os = "linux") {
        file(&folder, "isps_ul.ini", b"");
        let error = find(folder.path(), "isps_Ul.ini").unwrap_err().to_string();
        assert!(
            error.contains("ISPS_UL.INI") && error.contains("isps_ul.ini"),
            "{error}"
        );
    }
}

#[test]
fn a_file_that_changed_meanwhile_is_not_overwritten() {
    let folder = folder();
    let path = file(&folder, "isps.cfg", b"old");
    let seen = Fingerprint::of(b"old");
    std::fs::write(&path, "theirs").unwrap();
    let error = replace(&path, b"mine", Some(seen), Rights::Usual).unwrap_err();
    assert!(matches!(error, FileError::Changed { .. }));
    assert_eq!(std::fs::read(&path).unwrap(), b"theirs");
    replace(&path, b"mine", Some(Fingerprint::of(b"theirs")), Rights::Usual).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"mine");
    std::fs::remove_file(&path).unwrap();
    assert!(matches!(
        replace(&path, b"mine", Some(seen), Rights::Usual),
        Err(FileError::Changed { .. })
    ));
}

#[cfg(unix)]
#[test]
fn links_and_rights_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder();
    let target = file(&folder, "real.ini", b"old");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.ini");
    std::os::unix::fs::symlink("real.ini", &link).unwrap();
    replace(&link, b"new", None, Rights::OwnerOnly).unwrap();
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(std::fs::read(&target).unwrap(), b"new");
    assert_eq!(
        std::fs::metadata(&target).unwrap().permissions().mode() & 0o777,
        0o640
    );
    let key = folder.path().join("key");
    replace(&key, b"secret", None, Rights::OwnerOnly).unwrap();
    assert_eq!(
        std::fs::metadata(&key).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let state = folder.path().join("a/state");
    create_private_folder(&state).unwrap();
    assert_eq!(
        std::fs::metadata(&state).unwrap().permissions().mode() & 0o777,
        0o700
    );
}

#[test]
fn a_write_protected_file_is_said_before_the_edit_begins() {
    let folder = folder();
    let path = file(&folder, "isps.cfg", b"old");
    ensure_writable(&path).unwrap();
    ensure_writable(&folder.path().join("new.ini")).unwrap();
    let mut rights = std::fs::metadata(&path).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&path, rights).unwrap();
    assert!(matches!(ensure_writable(&path), Err(FileError::ReadOnly { .. })));
    assert!(matches!(
        replace(&path, b"new", None, Rights::Usual),
        Err(FileError::ReadOnly { .. })
    ));
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
}

#[test]
fn a_copy_is_named_as_the_original_names_one() {
    let at = date(2022, 3, 17).at(12, 16, 3, 0);
    assert_eq!(
        copy_name(Path::new("/x/Acd_map.ini"), at),
        "Acd_map220317121603.ini"
    );
}

#[test]
fn twenty_copies_are_kept_and_foreign_ones_are_never_deleted() {
    let folder = folder();
    let path = file(&folder, "acd_map.ini", b"0");
    let foreign = file(&folder, "acd_map200101000000.ini", b"by hand");
    let other = file(&folder, "isps.cfg", b"x");
    let copies = Copies::new(folder.path().join("copies"));
    let start = date(2026, 1, 1).at(0, 0, 0, 0);
    let made: Vec<PathBuf> = (0..25)
        .map(|number: u8| {
            std::fs::write(&path, [b'a' + number]).unwrap();
            let copy = copies
                .make(&path, start.saturating_add(i64::from(number / 2).seconds()))
                .unwrap();
            if number == 1 {
                std::fs::write(&copy, "kept by hand").unwrap();
            }
            copy
        })
        .collect();
    copies.make(&other, start).unwrap();
    assert!(foreign.exists());
    assert!(!made[0].exists());
    assert!(
        made[1].exists(),
        "a copy that somebody changed is not ours any more"
    );
    assert!(made[2..5].iter().all(|copy| !copy.exists()));
    assert!(made[5..].iter().all(|copy| copy.exists()));
    assert_eq!(std::fs::read(&made[24]).unwrap(), [b'a' + 24]);
}

#[test]
fn a_lock_is_held_once() {
    let folder = folder();
    let path = folder.path().join("lock");
    let held = LockFile::take(&path).unwrap();
    assert!(matches!(LockFile::take(&path), Err(FileError::InUse { .. })));
    drop(held);
    LockFile::take(&path).unwrap();
}

#[test]
fn moving_never_overwrites() {
    let folder = folder();
    let done = folder.path().join("done");
    create_folder(&done).unwrap();
    std::fs::write(done.join("calls.csv"), "earlier").unwrap();
    let path = file(&folder, "calls.csv", b"today");
    let went = transfer(&path, &done).unwrap();
    assert_eq!(went.file_name().unwrap(), "calls (2).csv");
    assert_eq!(std::fs::read(went).unwrap(), b"today");
    assert_eq!(std::fs::read(done.join("calls.csv")).unwrap(), b"earlier");
    assert!(!path.exists());
}

#[cfg(unix)]
#[test]
fn root_follows_no_link_of_another_account_to_what_is_not_theirs() {
    if !rustix::process::geteuid().is_root() {
        eprintln!("skipped: needs root");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let (mine, link) = (folder.path().join("mine"), folder.path().join("link"));
    std::fs::write(&mine, "root's").unwrap();
    std::os::unix::fs::symlink(&mine, &link).unwrap();
    std::os::unix::fs::lchown(&link, Some(65_534), Some(65_534)).unwrap();
    assert!(replace(&link, b"theirs", None, Rights::Usual).is_err());
    assert_eq!(std::fs::read(&mine).unwrap(), b"root's");
    std::os::unix::fs::chown(&mine, Some(65_534), Some(65_534)).unwrap();
    replace(&link, b"theirs", None, Rights::Usual).unwrap();
    assert_eq!(std::fs::read(&mine).unwrap(), b"theirs");
}
