//! Sections of CSV systems (spec page 2).

use super::super::external::{ActivityEnd, AfterImport, Column, CsvSettings, MomentColumns, SourceZone};
use super::super::*;
use super::{CFG, DB, home};
use crate::time::DateOrder;
use std::path::Path;

fn column(number: u16) -> Column {
    Column(number.try_into().unwrap())
}

fn csv(section: &str) -> Result<CsvSettings, Vec<Finding>> {
    let home = home(CFG, &format!("{DB}[CSV]\n{section}"));
    match home.settings().external("CSV", Some("csv"))? {
        ExternalSettings::Csv(csv) => Ok(*csv),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_csv_example_of_the_spec() {
    let csv = csv(concat!(
        "Source=acd\nDestination=/done\nDeleteImportFiles=1\n",
        "ColumnNames=Queue;Date;Time;CallsOffered;CallsHandled;AHT\n",
        "GroupColumn=1\nDateColumn=2\nTimeColumn=3\nHeaderLines=1 ;one\nHeaderLines=\nInterval=15\n",
        "AHTColumn=6\nGroups=UHD_DE_IN;UHD_EN_IN;\nDateOrder=dmy\nSeparatorCharacter=3 ;semicolon\nTimeZone=-08:00\n",
    ))
    .unwrap();
    let contacts = csv.contacts.unwrap();
    assert!(contacts.source.is_absolute() && contacts.source.ends_with("acd"));
    assert_eq!(contacts.destination.as_deref(), Some(Path::new("/done")));
    assert_eq!(contacts.after, AfterImport::Move);
    assert_eq!(contacts.groups, ["UHD_DE_IN", "UHD_EN_IN"]);
    assert_eq!(contacts.header_lines, 1);
    assert_eq!(contacts.separator, Some(b';'));
    assert_eq!(
        contacts.moment,
        MomentColumns::Two {
            date: column(2),
            time: column(3)
        }
    );
    assert_eq!(contacts.aht_columns, [column(6)]);
    let metrics: Vec<&str> = contacts
        .metric_columns()
        .into_iter()
        .map(|(_, name)| name)
        .collect();
    assert_eq!(metrics, ["CallsOffered", "CallsHandled", "AHT"]);
    assert_eq!(csv.common.time_zone, SourceZone::Shift(-8 * 3600));
    assert_eq!(csv.common.time_zone_timelink, SourceZone::Shift(-8 * 3600));
    assert_eq!(csv.activities, None);
}

#[test]
fn agent_data_of_a_csv_source() {
    let base = "ActivitySource=agents\nAgentColumn=1\nActivityColumn=2\nActivityStartTimeStampColumn=3;4\n\
                ActivityIdentifiers=1;2;9\nActivityDescriptions=Call;Break;Off\nLogOffActivities=9;\n";
    let read = |more: &str| csv(&format!("{base}{more}")).unwrap().activities.unwrap();
    let moment = read(
        "ActivityTimeSpanType = 1 ;(start and end time only)\nActivityEndTimeStampColumn=5;6\nActivityStartTimeStampFormat=yyyy-mm-dd;HH:MM:SS\n",
    );
    assert_eq!(
        moment.start,
        MomentColumns::Two {
            date: column(3),
            time: column(4)
        }
    );
    assert_eq!(
        moment.end,
        ActivityEnd::Moment {
            columns: MomentColumns::Two {
                date: column(5),
                time: column(6)
            },
            format: None
        }
    );
    assert_eq!(moment.activities[1], ("2".to_owned(), "Break".to_owned()));
    assert_eq!(moment.log_off_activities, ["9"]);
    assert_eq!(
        read("ActivityTimeSpanType=2\nDateOrder=ymd\n").end,
        ActivityEnd::Next
    );
    assert_eq!(read("DateOrder=ymd\n").date_order, DateOrder::Ymd);
    assert_eq!(
        read("ActivityTimeSpanType=0\nActivityDurationColumn=7\n").end,
        ActivityEnd::Duration(column(7))
    );
    let missing = csv(&format!("{base}ActivityTimeSpanType=0\n")).unwrap_err();
    assert_eq!(missing[0].text.english(), "[CSV] names no ActivityDurationColumn");
}

#[test]
fn what_a_section_lacks_is_told_all_at_once() {
    let findings = csv("Source=acd\nGroupColumn=x\nTimeZone=Mars/Olympus\n").unwrap_err();
    let said: Vec<&str> = findings.iter().map(|finding| finding.text.english()).collect();
    assert_eq!(
        said,
        [
            "TimeZone: “Mars/Olympus” is neither a number of hours (`-2`, `06:30`, `-3.5`) nor a time zone such as Europe/Paris",
            "[CSV] names no ColumnNames",
            "GroupColumn: “x” is not a column; columns count from 1",
            "[CSV] names no Groups",
            "[CSV] names no DateColumn",
            "[CSV] names no TimeColumn",
        ]
    );
}

#[test]
fn time_zones_as_samples_write_them() {
    let zone = |text: &str| match csv(&format!(
        "Source=a\nGroupColumn=1\nGroups=x\nColumnNames=q;t\nTimeStampColumn=2\nDateOrder=ymd\nTimeZone={text}\n"
    )) {
        Ok(csv) => csv.common.time_zone,
        Err(findings) => panic!("{text}: {findings:?}"),
    };
    for (text, seconds) in [
        ("-2", -7200),
        ("2", 7200),
        ("-3.5", -12_600),
        ("-08:00", -28_800),
        ("06:30", 23_400),
        ("0", 0),
        ("00:00", 0),
        ("", 0),
        ("3,5", 12_600),
        ("+1 ;hour", 3600),
    ] {
        assert_eq!(zone(text), SourceZone::Shift(seconds), "{text}");
    }
    assert_eq!(zone("Europe/Paris"), SourceZone::Named("Europe/Paris".to_owned()));
}

#[test]
fn moving_without_a_destination_leaves_the_files_and_says_so() {
    let home = home(
        CFG,
        &format!(
            "{DB}[CSV]\nSource=a\nGroupColumn=1\nGroups=x;x\nColumnNames=q;t;n\nTimeStampColumn=2\nDeleteImportFiles=1\n"
        ),
    );
    let (settings, findings) = home.settings().external_with_findings("csv", None);
    let Some(ExternalSettings::Csv(csv)) = settings else {
        panic!("{findings:?}")
    };
    assert_eq!(csv.contacts.unwrap().after, AfterImport::Leave);
    let said: Vec<&str> = findings.iter().map(|finding| finding.id()).collect();
    assert_eq!(
        said,
        ["move-without-destination", "duplicate-name", "date-order-assumed"]
    );
}

#[test]
fn the_kind_of_a_section_follows_from_the_catalogue_else_from_its_keys() {
    let home = home(
        CFG,
        &format!(
            "{DB}[Uni]\nSource=DSN\nQueueSQL=select 1 ;x\nQueueSQLSize=9\nPassword=$$$:4cdNGNkbm9ydGVs\n[CMS]\nIgnoreBreaks=1\nTimeZone=12\n"
        ),
    );
    let unsupported = |interface: &str| {
        Ok(ExternalSettings::Unsupported {
            interface: interface.to_owned(),
        })
    };
    let settings = home.settings();
    assert_eq!(settings.systems(), ["Uni", "CMS"]);
    assert_eq!(settings.external("Uni", None), unsupported("universal"));
    assert_eq!(
        settings.external("CMS", Some("Avaya CMS")),
        unsupported("Avaya CMS")
    );
    assert_eq!(
        settings.external("None", None).unwrap_err()[0].id(),
        "section-missing"
    );
    let unknown = home
        .findings()
        .into_iter()
        .filter(|finding| finding.contains("no key that xlink knows"))
        .count();
    assert_eq!(unknown, 0);
}

#[test]
fn separators() {
    let table = keys::find_key(&[keys::CSV], "separatorcharacter").unwrap();
    for good in ["0", "4", ";", "|", "; ;comment", "3 ; semicolon", ","] {
        assert_eq!(check(table, good), Ok(()), "{good}");
    }
    for bad in ["5", "ab", "é", ";;"] {
        assert!(check(table, bad).is_err(), "{bad}");
    }
}
