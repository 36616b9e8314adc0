use super::*;
use crate::config::ConfigFile;
use crate::model::UtcSecond;
use std::fs;
use std::path::Path;

fn rows(folder: &Path) -> Vec<Row> {
    let subject = Subject {
        installation: Installation::open(folder),
        engine: Err("no service runs".into()),
        offline: true,
        clock: Clock::fixed(UtcSecond(0)),
    };
    let mut told = Vec::new();
    let report = run(&subject, &mut |row| told.push(row.clone()));
    assert_eq!(told, report.rows);
    let mut steps: Vec<Step> = report.rows.iter().map(|row| row.step).collect();
    let unsorted = steps.clone();
    steps.sort();
    assert_eq!(unsorted, steps, "the rows stand in order");
    report.rows
}

fn of(rows: &[Row], step: Step) -> Vec<(Level, &str)> {
    rows.iter()
        .filter(|row| row.step == step)
        .map(|row| (row.level, row.found.english()))
        .collect()
}

#[test]
fn a_folder_that_is_not_there_is_said_first() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows(&folder.path().join("nowhere"));
    assert_eq!(
        (rows[0].level, rows[0].found.english()),
        (Level::Error, "there is no such folder")
    );
}

#[test]
fn missing_files_are_named_one_by_one() {
    let folder = tempfile::tempdir().unwrap();
    let rows = rows(folder.path());
    assert_eq!(of(&rows, Step::Files), [(Level::Error, "the file is missing"); 3]);
    assert!(
        rows.iter()
            .any(|row| row.step == Step::Mappings && row.found.english().contains("nothing is mapped"))
    );
}

#[test]
fn scripts_are_held_against_their_mappings() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "isps.cfg",
        "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://127.0.0.1:1\"\n",
    );
    write(
        "isps_Ul.ini",
        "[DB]\n1=WFM,0,xlink,3951BCCDDCDCAC5B4C\n[General]\nProtocol=1\n",
    );
    write(
        "acd_map.ini",
        "WFM:0:1:1=CSV:A:Calls\nWFM:0:1:1=CSV:B:Calls\nWFM:0:1:1=$1.BAS\nWFM:0:2:1=CSV:A:Calls\nWFM:0:2:1=$2.BAS\n",
    );
    write(
        "$1.BAS",
        "Dim Result As Long\nDim Para1 As Long\nSub Main()\nResult = Para1 * 100\nEnd Sub\n",
    );
    write("$2.BAS", "Sub Main()\nResult = (1 +\nEnd Sub\n");
    let rows = rows(folder.path());
    let scripts = of(&rows, Step::Scripts);
    assert_eq!(scripts.len(), 2, "{scripts:?}");
    assert_eq!(scripts[0].0, Level::Warning);
    assert!(
        scripts[0]
            .1
            .starts_with("parameters declared: 1, metrics mapped to "),
        "{}",
        scripts[0].1
    );
    assert_eq!(scripts[1].0, Level::Error);
    let mends: Vec<&Mend> = rows
        .iter()
        .filter(|row| row.step == Step::Scripts)
        .map(|row| &row.mend)
        .collect();
    assert_eq!(
        mends,
        [&Mend::Script("$1.BAS".into()), &Mend::Script("$2.BAS".into())]
    );
    let passcode = of(&rows, Step::Passcode);
    assert_eq!(passcode.len(), 1);
    assert_eq!(passcode[0].0, Level::Error);
}

#[test]
fn no_secret_stands_in_a_report() {
    let folder = tempfile::tempdir().unwrap();
    let cfg = "[IES System WFM]\nName = \"WFM\"\nUrl = \"iwfm://127.0.0.1:1\"\nProxy = \"http://me:s3cret@proxy:8080\"\n";
    fs::write(folder.path().join("isps.cfg"), cfg).unwrap();
    fs::write(
        folder.path().join("isps_Ul.ini"),
        "[DB]\n1=WFM,0,xlink,s3cret\n2=s3cret\n",
    )
    .unwrap();
    let report = serde_json::to_string(&rows(folder.path())).unwrap();
    assert!(!report.contains("s3cret"), "{report}");
    assert!(report.contains("\"level\":\"error\""));
}

#[test]
fn a_row_says_where_it_is_mended() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "isps.cfg",
        "[IES System Berlin]\nName = \"WFM\"\nUrl = \"nonsense\"\nConnectTimeout = 0\n",
    );
    write(
        "isps_Ul.ini",
        "[DB]\n1=WFM,0,<user>,3951\nnonsense\n[General]\nLogDir=a\nProtokol=1\nWriteAlways=1\nWriteAlways=2\n[CSV]\nGroups=1\n",
    );
    write("acd_map.ini", "WFM:0:1\nWFM:0:1:1=CSV:A:Calls\n");
    let rows = rows(folder.path());
    let mended = |place: &str| {
        let found: Vec<&Mend> = rows
            .iter()
            .filter(|row| row.place == place || row.place.starts_with(&format!("{place}:")))
            .map(|row| &row.mend)
            .collect();
        let all: Vec<(&str, &Mend)> = rows.iter().map(|row| (row.place.as_str(), &row.mend)).collect();
        assert!(!found.is_empty(), "{place}: {all:?}");
        found
    };
    let key = |file, section: &str, key: &str| Mend::Key {
        file,
        section: section.into(),
        key: key.into(),
    };
    let berlin = |name| key(ConfigFile::Connection, "IES System Berlin", name);
    assert_eq!(mended("isps.cfg:3"), [&berlin("Url")]);
    assert_eq!(mended("isps.cfg:4"), [&berlin("ConnectTimeout")]);
    assert_eq!(mended("isps_Ul.ini:2"), [&Mend::Login("WFM".into())]);
    let (file, main) = (ConfigFile::Main, ConfigFile::Main);
    assert_eq!(mended("isps_Ul.ini:3"), [&Mend::Line { file, line: 3 }]);
    assert_eq!(mended("isps_Ul.ini:6"), [&key(main, "General", "Protokol")]);
    assert!(mended("isps_Ul.ini:8").contains(&&Mend::Line { file, line: 8 }));
    assert!(mended("isps_Ul.ini:9").contains(&&key(main, "CSV", "")));
    let file = ConfigFile::Mappings;
    assert_eq!(mended("acd_map.ini:1"), [&Mend::Line { file, line: 1 }]);
    let broken = rows.iter().filter(|row| row.level > Level::Fine);
    let nowhere: Vec<&Row> = broken.filter(|row| row.mend == Mend::Elsewhere).collect();
    assert!(
        nowhere.iter().all(|row| matches!(
            row.step,
            Step::ExternalSystems | Step::Rights | Step::Clock | Step::Catalog
        )),
        "{nowhere:#?}"
    );
}
