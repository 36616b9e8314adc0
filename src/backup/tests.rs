use super::*;
use crate::ledger::Ledger;
use crate::model::UtcSecond;
use crate::passcode::{InstallationKey, Password, make, open};
use crate::time::Clock;
use std::fs;
use std::path::Path;

fn installation(folder: &Path) -> InstallationKey {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("ISPS_UL.INI"), b"[DB]\r\n1=WFM,0,xlink,\xFC\r\n").unwrap();
    fs::write(folder.join("isps.cfg"), "[IES System WFM]\n").unwrap();
    fs::write(folder.join("acd_map.ini"), "WFM:1:2:3=$1.BAS\n").unwrap();
    fs::write(folder.join("$1.BAS"), "Result = 1").unwrap();
    fs::write(folder.join("isps_uls.log"), "not part of it").unwrap();
    InstallationKey::read_or_make(&folder.join("state")).unwrap()
}

fn passphrase(text: &str) -> Password {
    Password::new(text.to_owned())
}

#[test]
fn an_installation_moves_to_another_server() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new, file) = (
        folder.path().join("old"),
        folder.path().join("new"),
        folder.path().join("b.tar"),
    );
    let clock = Clock::fixed(UtcSecond(1_647_519_363));
    let key = installation(&old);
    let passcode = make(&key, &passphrase("secret")).unwrap();
    let running = Ledger::open(&old.join("state")).unwrap();

    let names = write(&old, &file, &passphrase("moving"), &clock).unwrap();
    assert_eq!(
        names,
        [
            "$1.BAS",
            "ISPS_UL.INI",
            "acd_map.ini",
            "isps.cfg",
            "state/ledger.db"
        ]
    );
    drop(running);

    let restored = read(&file, &passphrase("moving"))
        .unwrap()
        .restore(&new, false, &clock)
        .unwrap();
    assert_eq!((restored.files, restored.kept.len()), (names, 0));
    for name in ["ISPS_UL.INI", "isps.cfg", "acd_map.ini", "$1.BAS"] {
        assert_eq!(
            fs::read(new.join(name)).unwrap(),
            fs::read(old.join(name)).unwrap(),
            "{name}"
        );
    }
    let there = InstallationKey::read(&new.join("state")).unwrap();
    assert_eq!(open(&there, &passcode).unwrap().reveal(), "secret");
    Ledger::open(&new.join("state")).unwrap();
}

#[test]
fn nothing_is_overwritten_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let (here, file) = (folder.path().join("here"), folder.path().join("b.tar"));
    let clock = Clock::fixed(UtcSecond(1_647_519_363));
    installation(&here);
    write(&here, &file, &passphrase("p"), &clock).unwrap();
    assert!(matches!(
        write(&here, &file, &passphrase("p"), &clock),
        Err(BackupError::Exists(_))
    ));

    fs::write(here.join("acd_map.ini"), "mine").unwrap();
    let backup = read(&file, &passphrase("p")).unwrap();
    let refused = backup.restore(&here, false, &clock).unwrap_err().to_string();
    assert!(
        refused.starts_with("acd_map.ini would be overwritten"),
        "{refused}"
    );
    assert_eq!(fs::read(here.join("acd_map.ini")).unwrap(), b"mine");

    let restored = backup.restore(&here, true, &clock).unwrap();
    assert_eq!(fs::read(&restored.kept[0]).unwrap(), b"mine");
    assert_eq!(fs::read(here.join("acd_map.ini")).unwrap(), b"WFM:1:2:3=$1.BAS\n");
}

#[test]
fn another_passphrase_or_a_changed_archive_does_not_open() {
    let folder = tempfile::tempdir().unwrap();
    let (here, file) = (folder.path().join("here"), folder.path().join("b.tar"));
    let clock = Clock::fixed(UtcSecond(0));
    installation(&here);
    assert!(matches!(
        write(&here, &file, &passphrase(""), &clock),
        Err(BackupError::EmptyPassphrase)
    ));
    assert!(!file.exists());
    write(&here, &file, &passphrase("right"), &clock).unwrap();
    assert!(matches!(
        read(&file, &passphrase("wrong")),
        Err(BackupError::Sealed(_))
    ));

    let mut bytes = fs::read(&file).unwrap();
    let at = bytes
        .windows(10)
        .rposition(|window| window == b"Result = 1")
        .unwrap();
    bytes[at + 9] = b'2';
    fs::write(&file, bytes).unwrap();
    let target = folder.path().join("new");
    let error = read(&file, &passphrase("right"))
        .unwrap()
        .restore(&target, false, &clock)
        .unwrap_err();
    assert!(error.to_string().contains("$1.BAS was changed"), "{error}");
    assert!(!target.exists());

    fs::write(&file, "no archive").unwrap();
    assert!(matches!(
        read(&file, &passphrase("right")),
        Err(BackupError::NotABackup { .. })
    ));
}
