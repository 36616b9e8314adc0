//! The simulated contact centre looks like a real one and never contradicts itself.

use super::feed::{Kind, rows};
use super::*;
use crate::files::Encoding;
use crate::model::UtcSecond;
use crate::time::{Clock, Zone};
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, BTreeSet};

const MONDAY: Date = date(2026, 11, 23);

const PLAN: Plan = Plan { seed: 1, load: 1.0 };
/// For tests that write many days.
const QUIET: Plan = Plan { seed: 1, load: 0.03 };

fn zone() -> Zone {
    Zone::named(ZONE).unwrap()
}

fn of_day(kind: Kind, date: Date) -> Vec<String> {
    let zone = zone();
    rows(kind, &zone.day(date), &zone, PLAN)
        .into_iter()
        .map(|row| row.text)
        .collect()
}

#[test]
fn a_day_is_always_the_same_and_no_two_days_are() {
    assert_eq!(of_day(Kind::Calls, MONDAY), of_day(Kind::Calls, MONDAY));
    let tuesday = MONDAY.tomorrow().unwrap();
    assert_ne!(
        of_day(Kind::Calls, MONDAY).len(),
        of_day(Kind::Calls, tuesday).len()
    );
}

#[test]
fn calls_have_a_believable_shape() {
    let calls = of_day(Kind::Calls, MONDAY);
    assert!((50_000..110_000).contains(&calls.len()), "{}", calls.len());
    let cells: Vec<Vec<&str>> = calls.iter().map(|row| row.split(';').collect()).collect();
    let abandoned = cells.iter().filter(|cells| cells[6] == "1").count() as f64 / cells.len() as f64;
    assert!((0.03..0.2).contains(&abandoned), "{abandoned}");
    let at_night = cells.iter().filter(|cells| &cells[2][..2] == "03").count();
    let at_ten = cells.iter().filter(|cells| &cells[2][..2] == "10").count();
    assert!(at_night > 700 && at_ten > 2 * at_night, "{at_night} {at_ten}");
    let closed = cells
        .iter()
        .filter(|cells| cells[0] == "Réclamations")
        .all(|cells| ("08".."18").contains(&&cells[2][..2]));
    assert!(closed);
}

#[test]
fn somebody_calls_at_any_time_even_on_a_sunday_night() {
    let sunday = date(2026, 11, 22);
    let zone = zone();
    let rows = rows(Kind::Calls, &zone.day(sunday), &zone, PLAN);
    let mut gaps: Vec<i64> = rows.windows(2).map(|pair| pair[1].at - pair[0].at).collect();
    gaps.sort_unstable();
    assert!(
        gaps[gaps.len() * 95 / 100] <= 15,
        "{:?}",
        &gaps[gaps.len() - 20..]
    );
}

#[test]
fn there_is_some_trouble_to_look_at() {
    let calls: Vec<String> = (0..3)
        .flat_map(|day| {
            of_day(
                Kind::Calls,
                MONDAY.checked_add(jiff::Span::new().days(day)).unwrap(),
            )
        })
        .collect();
    let broken = calls.iter().filter(|row| {
        let talk = row.split(';').nth(9).unwrap();
        talk.parse::<u32>().is_err()
    });
    assert!((1..20).contains(&broken.count()));
    assert!(calls.iter().any(|row| row.starts_with("VIP Pilot;")));
    let strangers = (0..7).map(|day| MONDAY.checked_add(jiff::Span::new().days(day)).unwrap());
    assert!(
        strangers
            .map(|day| of_day(Kind::Agents, day))
            .any(|rows| rows.iter().any(|row| row.starts_with("1999;")))
    );
}

#[test]
fn every_row_can_be_written_in_windows_1252() {
    for kind in Kind::ALL {
        assert!(
            of_day(kind, MONDAY)
                .iter()
                .all(|row| Encoding::Windows1252.encode(row).is_ok())
        );
    }
}

#[test]
fn agents_begin_with_ready_and_end_with_a_log_off() {
    let zone = zone();
    let mut last: BTreeMap<u32, u32> = BTreeMap::new();
    for day in [date(2026, 11, 20), date(2026, 11, 21)] {
        for change in agents::changes(day, &zone, 1) {
            let before = last.insert(change.agent, change.activity);
            assert_ne!(before, Some(change.activity), "{change:?}");
            if before == Some(world::LOG_OFF) {
                assert_eq!(change.activity, world::READY);
            }
        }
    }
    assert!(last.len() > 30);
}

#[test]
fn a_demo_that_is_started_again_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let noon = zone()
        .place(crate::time::days_since_1970(MONDAY) * 86_400 + 43_200)
        .at;
    let clock = Clock::fixed(noon);
    let mut acd = Acd::open(folder.path(), clock.clone(), QUIET).unwrap();
    acd.tick().unwrap();
    let path = folder.path().join("calls/calls_2026-11-23.csv");
    let first = std::fs::read(&path).unwrap();
    clock.advance(600);
    let tick = acd.tick().unwrap();
    let second = std::fs::read(&path).unwrap();
    assert!(tick.contacts > 5 && tick.changes > 0, "{tick:?}");
    assert!(second.starts_with(&first) && second.ends_with(b"\r\n"));
    assert_eq!(acd.tick().unwrap(), Tick::default());
    Acd::open(folder.path(), clock.clone(), QUIET)
        .unwrap()
        .tick()
        .unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), second);
}

#[test]
fn the_last_calls_of_a_day_end_on_the_next_and_lose_no_row() {
    let folder = tempfile::tempdir().unwrap();
    let day = zone().day(MONDAY);
    let clock = Clock::fixed(UtcSecond(day.end.0 - 30));
    let mut acd = Acd::open(folder.path(), clock.clone(), QUIET).unwrap();
    for _ in 0..200 {
        acd.tick().unwrap();
        clock.advance(60);
    }
    let written = std::fs::read(folder.path().join("calls/calls_2026-11-23.csv")).unwrap();
    let lines = written.iter().filter(|byte| **byte == b'\n').count();
    assert_eq!(lines, rows(Kind::Calls, &day, &zone(), QUIET).len() + 1);
    assert!(folder.path().join("calls/calls_2026-11-24.csv").exists());
}

#[test]
fn history_is_written_once() {
    let folder = tempfile::tempdir().unwrap();
    let clock = Clock::fixed(zone().day(MONDAY).start);
    let acd = Acd::open(folder.path(), clock, QUIET).unwrap();
    let mut days = Vec::new();
    acd.write_history(|day| days.push(day)).unwrap();
    assert_eq!(days.len() as u32, HISTORY_DAYS);
    assert_eq!(days.last(), MONDAY.yesterday().ok().as_ref());
    let path = folder.path().join("agents/agents_2026-11-20.csv");
    let before = std::fs::metadata(&path).unwrap().modified().unwrap();
    acd.write_history(|_| ()).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn the_catalogue_and_the_files_speak_of_the_same_things() {
    let catalog: toml::Table = catalog().parse().unwrap();
    let ids: BTreeSet<i64> = catalog["queue"]
        .as_array()
        .unwrap()
        .iter()
        .map(|queue| queue["id"].as_integer().unwrap())
        .collect();
    assert_eq!(ids.len(), world::WFM_QUEUES.len());
    let connection = Connection {
        url: "iwfms://localhost:1".into(),
        fingerprint: "AA".into(),
        user: "xlink@demo".into(),
        passcode: "00".into(),
    };
    let files = installation(&connection).unwrap();
    let map = files.iter().find(|file| file.name == "acd_map.ini").unwrap();
    let map = Encoding::Windows1252.decode(&map.bytes).into_owned();
    for line in map.lines().filter(|line| !line.starts_with(';')) {
        let (left, right) = line.split_once('=').unwrap();
        let queue: i64 = left.split(':').nth(2).unwrap().parse().unwrap();
        assert!(ids.contains(&queue), "{line}");
        if right.starts_with('$') {
            assert!(files.iter().any(|file| file.name == right), "{line}");
        } else {
            let source = right.split(':').nth(1).unwrap();
            assert!(
                world::SOURCE_QUEUES
                    .iter()
                    .any(|queue| queue.name == source && queue.listed),
                "{line}"
            );
        }
    }
}

#[test]
fn bulk_data_has_the_totals_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let size = bulk::Size {
        rows: 5_001,
        queues: 7,
        first_day: MONDAY,
        days: 3,
        seed: 5,
    };
    let expected = bulk::write(folder.path(), size).unwrap();
    let mut totals: BTreeMap<(String, String, u16), [u64; 5]> = BTreeMap::new();
    let mut rows = 0;
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(';').collect();
            let minutes: u16 =
                cells[2][..2].parse::<u16>().unwrap() * 60 + cells[2][3..5].parse::<u16>().unwrap() / 15 * 15;
            let total = totals
                .entry((cells[0].into(), cells[1].into(), minutes))
                .or_default();
            (0..5).for_each(|metric| total[metric] += cells[4 + metric].parse::<u64>().unwrap());
            rows += 1;
        }
    }
    assert_eq!(rows, 5_001);
    let told: BTreeMap<(String, String, u16), [u64; 5]> = expected
        .intervals()
        .map(|interval| {
            let day = interval.day.strftime("%d.%m.%Y").to_string();
            (
                (bulk::queue_name(interval.queue), day, interval.minutes),
                interval.totals,
            )
        })
        .collect();
    assert_eq!(told, totals);
}
