use super::*;
use crate::ini::{Document, Style};
use crate::model::UtcSecond;
use crate::time::Clock;
use std::time::Duration;

mod csv;
mod samples;

struct Home {
    folder: tempfile::TempDir,
    installation: Installation,
}

const CFG: &str = "[IES System WFM]\r\nName = \"WFM\"\r\nUrl = \"iwfm://server\"\r\n";
const DB: &str = "[DB]\r\n1=WFM,0,xlink@injixo.com,3951BCCDDCDCAC5B4C\r\n";

fn home(cfg: &str, main: &str) -> Home {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("isps.cfg"), cfg).unwrap();
    std::fs::write(folder.path().join("isps_Ul.ini"), main).unwrap();
    let installation = Installation::open(folder.path()).with_clock(Clock::fixed(UtcSecond(1_647_519_363)));
    Home { folder, installation }
}

impl Home {
    fn settings(&self) -> Settings {
        self.installation.load().0
    }

    /// `file:line:column: text` of every finding.
    fn findings(&self) -> Vec<String> {
        let (_, findings) = self.installation.load();
        findings
            .iter()
            .map(|finding| format!("{}: {}", finding.place(), finding.text))
            .collect()
    }

    fn text(&self, name: &str) -> String {
        std::fs::read_to_string(self.folder.path().join(name)).unwrap()
    }
}

#[test]
fn the_samples_of_the_spec_are_understood_without_a_word() {
    let home = home(
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfms://iwfm-5y2jgr6o.injixo.com:45054\"\n",
        "[DB]\n1=WFM,0,xlink@injixo.com,3951BCCDDCDCAC5B4C\n[GENERAL]\nProtocol=1\n",
    );
    assert_eq!(home.findings(), Vec::<String>::new());
    let settings = home.settings();
    let wfm = settings.wfm("wfm").unwrap();
    assert_eq!(
        wfm.address.server().unwrap().to_string(),
        "iwfms://iwfm-5y2jgr6o.injixo.com:45054"
    );
    assert_eq!(wfm.connect_timeout, Duration::from_secs(10));
    let login = settings.login("WFM").unwrap();
    assert_eq!(
        (login.user.as_str(), login.flag.as_str()),
        ("xlink@injixo.com", "0")
    );
    assert_eq!(login.passcode.reveal(), "3951BCCDDCDCAC5B4C");
    assert!(!format!("{login:?}").contains("3951"));
}

#[test]
fn addresses() {
    let read = |text: &str| WfmUrl::from_input(text).map(|url| url.to_string());
    assert_eq!(read("iwfm://server").unwrap(), "iwfm://server:45054");
    assert_eq!(read("iwfms://host:80").unwrap(), "iwfms://host:80");
    assert_eq!(read("IWFMS://[::1]:7").unwrap(), "iwfms://[::1]:7");
    assert_eq!(
        read(" https://iwfm-5y2jgr6o.injixo.com/iwfm/?x=1 ").unwrap(),
        "iwfms://iwfm-5y2jgr6o.injixo.com:45054"
    );
    for wrong in [
        "server:45054",
        "https://example.org/",
        "iwfm://",
        "iwfm://h:0",
        "iwfm://h:x",
        "iwfm://[::1",
    ] {
        assert_eq!(read(wrong), None, "{wrong}");
    }
}

#[test]
fn placeholders_are_not_yet_configured() {
    let home = home(
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfms://iwfm-xxxx.injixo.com:45054\"\n",
        "[DB]\n1=WFM,0,xlink@xxxx.com,<password from generator>\n",
    );
    let settings = home.settings();
    assert_eq!(settings.wfm_systems[0].address, WfmAddress::NotConfigured);
    assert_eq!(settings.logins[0].gap(), Some(LoginGap::User));
    assert_eq!(
        home.findings(),
        [
            "isps.cfg:3:8: the address of [IES System WFM] is still the sample's: not yet configured",
            "isps_Ul.ini:2:1: the user of “WFM” is still the sample's: not yet configured",
        ]
    );
    let login = Login::parse("1", "WFM,0,xlink,<password from generator>", 1).unwrap();
    assert_eq!(login.gap(), Some(LoginGap::Passcode));
    assert_eq!(Login::parse("1", "A, B,0,xlink,FF", 1).unwrap().name, "A, B");
}

#[test]
fn a_server_files_own_sections_are_left_alone() {
    let home = home(
        &format!(
            "{CFG}[InVision Enterprise Server]\nServerPort=1\nFoo=2\n[IES System Local]\nX=1\n[{{6F-12}}]\nY=2\n"
        ),
        DB,
    );
    assert_eq!(home.findings(), Vec::<String>::new());
    assert_eq!(home.settings().wfm_systems.len(), 1);
}

#[test]
fn our_keys_of_a_wfm_system() {
    let print = "AB:".repeat(31) + "cd";
    let home = home(
        &format!(
            "{CFG}SSLCACertificate=ca.pem\nSSLFingerprint={print}\nProxy=http://u:secret@proxy:3128\nConnectTimeout=3 ; s\n"
        ),
        DB,
    );
    let settings = home.settings();
    let wfm = &settings.wfm_systems[0];
    assert_eq!(
        wfm.ca_certificate.as_deref(),
        Some(home.folder.path().join("ca.pem").as_path())
    );
    assert_eq!(wfm.fingerprint.unwrap()[30..], [0xAB, 0xCD]);
    assert_eq!(wfm.connect_timeout, Duration::from_secs(3));
    assert_eq!(wfm.proxy.as_ref().unwrap().reveal(), "http://u:secret@proxy:3128");
    assert!(
        !format!("{settings:?}").contains("u:secret"),
        "Debug shows a password"
    );
}

#[test]
fn general_has_defaults_and_reads_what_is_there() {
    let general = home(CFG, DB).settings().general;
    assert!(general.protocol && !general.write_always && !general.automatic_mapping_correction);
    assert_eq!(general.log_max_bytes, 10_240 * 1024);
    assert_eq!((general.catch_up_days, general.recollect_hours), (14, 24));
    assert_eq!(general.outbox_max_bytes, 1024 * 1024 * 1024);
    assert_eq!(general.auto_import_phonelink, AutoImport::None);
    let home = home(
        CFG,
        &format!(
            "{DB}[general]\nprotocol=0\nWriteAlways = 1 ;yes\nAutoImportPhoneLink=every 15 +00:05\n\
             AutoImportTimeLink = Daily 2:30\nLanguage=de\nCatchUpDays=3\n"
        ),
    );
    assert_eq!(home.findings(), Vec::<String>::new());
    let general = home.settings().general;
    assert!(!general.protocol && general.write_always);
    assert_eq!(
        general.auto_import_phonelink,
        AutoImport::Every {
            minutes: 15,
            reference: 5
        }
    );
    assert_eq!(general.auto_import_phonelink.to_string(), "every 15 +00:05");
    assert_eq!(general.auto_import_timelink, AutoImport::Daily { at: 150 });
    assert_eq!(general.language, Some(LanguageCode::German));
    assert_eq!(general.catch_up_days, 3);
}

#[test]
fn every_finding_is_told_at_once_with_its_place() {
    let home = home(
        "[IES System WFM]\nName=\"WFM\"\nUrl=\"http://x\"\nPort=5\nbroken\n",
        "stray=1\n[DB]\n1=WFM\n[General]\nProtocol = 7\nLanguage=es\nCatchUpDays=3\nCatchUpDays=4\nNonsense=1\n",
    );
    assert_eq!(
        home.findings(),
        [
            "isps.cfg:5:7: this line cannot be understood: expected “=” between a key and its value",
            "isps.cfg:4:6: “Port” in [IES System WFM] is no key that xlink knows; it is kept and has no effect",
            "isps.cfg:3:6: Url: “http://x” is not the address of a WFM server: expected iwfms://host:port (TLS) or iwfm://host:port",
            "isps_Ul.ini:1:1: “stray” stands before the first section and has no effect",
            "isps_Ul.ini:3:1: “1=…” is not a login: expected number=NAME,0,user,passcode",
            "isps_Ul.ini:8:13: “CatchUpDays” stands 2 times in [General]; the line 8 counts, which says “4”",
            "isps_Ul.ini:9:10: “Nonsense” in [General] is no key that xlink knows; it is kept and has no effect",
            "isps_Ul.ini:5:12: Protocol: “7” is neither 0 nor 1",
            "isps_Ul.ini:6:10: Language: “es” is none of en (English), fr (Français), de (Deutsch)",
            "isps.cfg:1:1: the WFM system “WFM” has no login in [DB]",
        ]
    );
}

#[test]
fn missing_files_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let (_, findings) = Installation::open(folder.path()).load();
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "isps.cfg: isps.cfg is missing (`xlink init` makes it, ready to fill in)",
            "isps_Ul.ini: isps_Ul.ini is missing (`xlink init` makes it, ready to fill in)",
        ]
    );
}

#[test]
fn obscured_passwords_are_read() {
    assert_eq!(
        reveal_obscured("$$$:4cdNGNkbm9ydGVs"),
        Some(Some("nortel".to_owned()))
    );
    assert_eq!(reveal_obscured("$$$:4cd!"), Some(None));
    assert_eq!(reveal_obscured("nortel"), None);
}

#[test]
fn a_change_touches_its_value_only_and_keeps_a_dated_copy() {
    let main = format!("{DB}; by hand\r\n[General]\r\nProtocol = 1 ;log\r\n");
    let home = home(CFG, &main);
    let opened = home.installation.read(ConfigFile::Main).unwrap();
    let document = Document::new(opened.bytes.clone());
    let mut set = ChangeSet::new(ConfigFile::Main, &opened);
    set.set(&document, "general", "protocol", Some("0"), Style::Scalar);
    // Meanwhile somebody changes another key: both stay.
    std::fs::write(
        home.folder.path().join("isps_Ul.ini"),
        main.replace("by hand", "by two hands"),
    )
    .unwrap();
    let saved = home.installation.save(&set, OnConflict::Ask).unwrap();
    assert!(saved.changed_meanwhile);
    assert_eq!(
        home.text("isps_Ul.ini"),
        main.replace("by hand", "by two hands")
            .replace("= 1 ;log", "= 0 ;log")
    );
    let copy = saved.replaced.copy.unwrap();
    assert!(
        copy.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("isps_Ul2203"),
        "{}",
        copy.display()
    );
    assert_eq!(
        std::fs::read_to_string(copy).unwrap(),
        main.replace("by hand", "by two hands")
    );
}

#[test]
fn the_same_key_changed_on_disk_is_a_conflict_until_a_person_overwrites() {
    let home = home(CFG, &format!("{DB}[General]\nProtocol=1\n"));
    let opened = home.installation.read(ConfigFile::Main).unwrap();
    let document = Document::new(opened.bytes.clone());
    let mut set = ChangeSet::new(ConfigFile::Main, &opened);
    set.set(&document, "General", "CatchUpDays", Some("5"), Style::Scalar);
    let theirs = format!("{DB}[General]\nProtocol=1\nCatchUpDays=9\n");
    std::fs::write(home.folder.path().join("isps_Ul.ini"), &theirs).unwrap();
    let Err(SaveError::Conflict(conflicts)) = home.installation.save(&set, OnConflict::Ask) else {
        panic!("no conflict");
    };
    assert_eq!(conflicts[0].theirs.as_deref(), Some("9"));
    assert_eq!(home.text("isps_Ul.ini"), theirs);
    home.installation.save(&set, OnConflict::Overwrite).unwrap();
    assert_eq!(home.text("isps_Ul.ini"), theirs.replace("=9", "=5"));
}

#[test]
fn replacing_a_file_that_somebody_changed_is_refused() {
    let home = home(CFG, DB);
    let opened = home.installation.read(ConfigFile::Connection).unwrap();
    std::fs::write(&opened.path, "theirs").unwrap();
    assert!(home.installation.replace(&opened, b"mine").is_err());
    assert_eq!(home.text("isps.cfg"), "theirs");
}
