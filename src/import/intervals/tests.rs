use super::*;
use crate::model::{IntervalLength, UtcSecond};
use crate::source::{ContactBlock, ContactColumn, ContactSink, DayRange, TimeScale};
use crate::time::Zone;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;

const NAN: f64 = f64::NAN;

fn zone(name: &str) -> Zone {
    Zone::named(name).unwrap()
}

fn minutes(minutes: u16) -> IntervalLength {
    IntervalLength::new(minutes).unwrap()
}

fn days(first: Date, last: Date) -> DayRange {
    DayRange { first, last }
}

/// Seconds of a civil clock.
fn civil(day: Date, hour: i64, minute: i64) -> i64 {
    civil_midnight(day) + hour * 3600 + minute * 60
}

fn block(rows: &[(u32, i64, &[f64])]) -> ContactBlock {
    let width = rows.first().map_or(0, |row| row.2.len());
    ContactBlock {
        queues: rows.iter().map(|row| row.0).collect(),
        times: rows.iter().map(|row| row.1).collect(),
        columns: (0..width)
            .map(|column| ContactColumn {
                values: rows.iter().map(|row| row.2[column]).collect(),
                weights: Vec::new(),
            })
            .collect(),
    }
}

fn one_lane(
    zone_name: &str,
    length: u16,
    range: DayRange,
    scale: TimeScale,
    metrics: &[Aggregation],
) -> Layout {
    let grid = Grid::new(&zone(zone_name), minutes(length), range, scale);
    Layout::new(1, vec![grid], [Lane { queue: 0, grid: 0 }], metrics)
}

fn read(layout: Layout, blocks: &[ContactBlock]) -> Window {
    let sink = Accumulator::new(layout, false);
    let mut part = sink.open(0);
    for block in blocks {
        part.rows(block);
    }
    part.close();
    sink.finish()
}

/// Index of the interval that begins at this local minute of the day; the first, where it occurs twice.
fn at(window: &Window, day: usize, minute: u16) -> usize {
    let intervals = window.layout().grids()[0].days()[day].intervals();
    intervals
        .iter()
        .position(|interval| interval.minutes == minute)
        .unwrap()
}

#[test]
fn raw_rows_add_up_in_their_interval() {
    let day = date(2010, 8, 16);
    let layout = one_lane(
        "Europe/Berlin",
        15,
        days(day, day),
        TimeScale::Civil,
        &[Aggregation::Sum],
    );
    let rows = [(8, 0), (8, 1), (8, 5), (8, 14), (8, 15)]
        .map(|(hour, minute)| (0, civil(day, hour, minute), &[1.0][..]));
    let window = read(layout, &[block(&rows)]);
    let cells = window.day(0, 0);
    assert_eq!(cells.value(at(&window, 0, 480), 0), Some(4.0));
    assert_eq!(cells.value(at(&window, 0, 495), 0), Some(1.0));
    assert_eq!(cells.value(at(&window, 0, 510), 0), None);
    assert_eq!(window.rows_of_day(0), 5);
}

#[test]
fn an_empty_cell_is_no_value_and_zero_is_one() {
    let day = date(2010, 8, 16);
    let metrics = [
        Aggregation::Sum,
        Aggregation::Mean,
        Aggregation::Minimum,
        Aggregation::Maximum,
    ];
    let layout = one_lane("UTC", 60, days(day, day), TimeScale::Civil, &metrics);
    let window = read(
        layout,
        &[block(&[
            (0, civil(day, 1, 0), &[NAN, 180.0, 7.0, NAN]),
            (0, civil(day, 1, 30), &[0.0, NAN, 3.0, NAN]),
            (0, civil(day, 1, 59), &[NAN, 0.0, 5.0, -2.0]),
        ])],
    );
    let value = |metric| window.day(0, 0).value(1, metric);
    assert_eq!(
        [value(0), value(1), value(2), value(3)],
        [Some(0.0), Some(90.0), Some(3.0), Some(-2.0)]
    );
    assert_eq!(window.day(0, 0).value(2, 0), None);
}

#[test]
fn a_weighted_mean_weighs() {
    let day = date(2010, 8, 16);
    let layout = one_lane("UTC", 60, days(day, day), TimeScale::Civil, &[Aggregation::Mean]);
    let mut rows = block(&[
        (0, civil(day, 1, 0), &[100.0]),
        (0, civil(day, 1, 1), &[200.0]),
        (0, civil(day, 2, 0), &[0.0]),
    ]);
    rows.columns[0].weights = vec![1.0, 3.0, 0.0];
    let window = read(layout, &[rows]);
    assert_eq!(window.day(0, 0).value(1, 0), Some(175.0));
    assert_eq!(window.day(0, 0).value(2, 0), Some(0.0));
}

#[test]
fn the_hour_that_does_not_exist_counts_in_the_hour_after() {
    let day = date(2026, 3, 29);
    let layout = one_lane(
        "Europe/Berlin",
        15,
        days(day, day),
        TimeScale::Civil,
        &[Aggregation::Sum],
    );
    assert_eq!(layout.grids()[0].days()[0].intervals().len(), 92);
    let window = read(
        layout,
        &[block(&[
            (0, civil(day, 2, 30), &[1.0]),
            (0, civil(day, 3, 30), &[2.0]),
        ])],
    );
    assert_eq!(window.day(0, 0).value(at(&window, 0, 210), 0), Some(3.0));
    assert_eq!((window.skipped(), window.repeated()), (1, 0));
}

#[test]
fn the_hour_that_occurs_twice_counts_in_the_first() {
    let day = date(2026, 10, 25);
    let layout = one_lane(
        "Europe/Berlin",
        15,
        days(day, day),
        TimeScale::Civil,
        &[Aggregation::Sum],
    );
    assert_eq!(layout.grids()[0].days()[0].intervals().len(), 100);
    let window = read(
        layout,
        &[block(&[
            (0, civil(day, 2, 15), &[1.0]),
            (0, civil(day, 3, 0), &[5.0]),
        ])],
    );
    let first = at(&window, 0, 135);
    assert_eq!(window.day(0, 0).value(first, 0), Some(1.0));
    assert_eq!(window.day(0, 0).value(first + 4, 0), None);
    assert_eq!(window.day(0, 0).value(at(&window, 0, 180), 0), Some(5.0));
    assert_eq!((window.skipped(), window.repeated()), (0, 1));
}

#[test]
fn instants_fill_both_hours_that_occur_twice() {
    let day = date(2026, 10, 25);
    let layout = one_lane(
        "Europe/Berlin",
        60,
        days(day, day),
        TimeScale::Instant,
        &[Aggregation::Sum],
    );
    let start = zone("Europe/Berlin").day(day).start.0;
    let rows: Vec<(u32, i64, &[f64])> = (0..25).map(|hour| (0, start + hour * 3600, &[1.0][..])).collect();
    let window = read(layout, &[block(&rows)]);
    assert!((0..25).all(|hour| window.day(0, 0).value(hour, 0) == Some(1.0)));
    assert_eq!(window.repeated(), 0);
}

#[test]
fn rows_of_other_days_are_passed_over() {
    let day = date(2026, 5, 5);
    let layout = one_lane(
        "Asia/Jerusalem",
        30,
        days(day, date(2026, 5, 6)),
        TimeScale::Civil,
        &[Aggregation::Sum],
    );
    let window = read(
        layout,
        &[block(&[
            (0, civil(date(2026, 5, 4), 23, 59), &[1.0]),
            (0, civil(date(2026, 5, 6), 23, 59), &[2.0]),
            (0, civil(date(2026, 5, 7), 0, 0), &[4.0]),
            (0, civil(day, 0, 0), &[8.0]),
        ])],
    );
    assert_eq!(window.day(0, 0).value(0, 0), Some(8.0));
    assert_eq!(window.day(0, 1).value(47, 0), Some(2.0));
    assert_eq!(window.outside(), 2);
}

#[test]
fn one_source_queue_feeds_queues_with_other_intervals_and_zones() {
    let day = date(2026, 7, 1);
    let range = days(day, day);
    let grids = vec![
        Grid::new(&zone("Europe/Berlin"), minutes(15), range, TimeScale::Civil),
        Grid::new(&zone("Europe/London"), minutes(60), range, TimeScale::Civil),
    ];
    let lanes = [
        Lane { queue: 1, grid: 1 },
        Lane { queue: 1, grid: 0 },
        Lane { queue: 0, grid: 0 },
    ];
    let layout = Layout::new(3, grids, lanes, &[Aggregation::Sum]);
    assert_eq!(layout.queues(), [0, 1]);
    let window = read(
        layout,
        &[block(&[
            (1, civil(day, 9, 20), &[1.0]),
            (1, civil(day, 9, 40), &[1.0]),
            (2, civil(day, 9, 40), &[100.0]),
        ])],
    );
    let quarter = window.layout().lane(Lane { queue: 1, grid: 0 }).unwrap();
    let hour = window.layout().lane(Lane { queue: 1, grid: 1 }).unwrap();
    assert_eq!(window.day(quarter, 0).value(37, 0), Some(1.0));
    assert_eq!(window.day(hour, 0).value(9, 0), Some(2.0));
    let starts = [0, 1].map(|grid| window.layout().grids()[grid].days()[0].intervals()[0].start.0);
    assert_eq!(starts[1] - starts[0], 3600);
}

#[test]
fn a_part_that_is_dropped_counts_nothing() {
    let day = date(2026, 7, 1);
    let sink = Accumulator::new(
        one_lane("UTC", 15, days(day, day), TimeScale::Civil, &[Aggregation::Sum]),
        false,
    );
    let rows = block(&[(0, civil(day, 0, 0), &[1.0])]);
    let mut lost = sink.open(0);
    lost.rows(&rows);
    drop(lost);
    for _ in 0..2 {
        let mut part = sink.open(1);
        part.rows(&rows);
        part.close();
    }
    let window = sink.finish();
    assert_eq!(window.day(0, 0).value(0, 0), Some(2.0));
    assert_eq!(window.rows_of_day(0), 2);
}

#[test]
fn what_each_file_told_is_kept_by_itself_where_files_are_increments() {
    let day = date(2026, 7, 1);
    let metrics = [Aggregation::Mean, Aggregation::Sum];
    let sink = Accumulator::new(
        one_lane("UTC", 15, days(day, day), TimeScale::Civil, &metrics),
        true,
    );
    for (file, values) in [(0, [10.0, NAN]), (1, [20.0, 3.0]), (1, [60.0, 4.0])] {
        let mut part = sink.open(file);
        part.rows(&block(&[(0, civil(day, 0, 20), &values)]));
        part.close();
    }
    let mut window = sink.finish();
    let told = window.files()[&1].of_day(window.layout(), 0);
    let mean = SparseRow {
        lane: 0,
        day: 0,
        interval: 1,
        metric: 0,
        amount: 80.0,
        weight: 2.0,
    };
    let sum = SparseRow {
        metric: 1,
        amount: 7.0,
        weight: 1.0,
        ..mean
    };
    assert_eq!(told, [mean, sum]);
    assert_eq!(window.files()[&0].of_day(window.layout(), 0).len(), 1);
    assert_eq!(window.day(0, 0).value(1, 0), Some(30.0));
    window.add(mean);
    assert_eq!(window.day(0, 0).value(1, 0), Some(34.0));
    window.add(SparseRow { interval: 5, ..sum });
    assert_eq!(window.day(0, 0).value(5, 1), Some(7.0));
    assert_eq!(window.day(0, 0).value(5, 0), None);
}

#[test]
fn windows_hold_at_least_a_day() {
    assert_eq!(days_of_window(200 * 96 * 5), 41);
    assert_eq!(days_of_window(0), WINDOW_CELLS);
    assert_eq!(days_of_window(usize::MAX), 1);
}

proptest! {
    /// However rows are cut into blocks and parts, every row of the window counts exactly once, in the interval that
    /// holds its moment.
    #[test]
    fn every_row_counts_once(
        rows in prop::collection::vec((0u32..3, 0i64..4 * 86_400, 0u32..1000), 0..200),
        cut in 1usize..50,
        name in prop::sample::select(vec!["UTC", "Europe/Berlin", "Africa/Cairo", "America/St_Johns", "Asia/Kathmandu"]),
        length in prop::sample::select(vec![1u16, 15, 30, 60, 1440]),
        base in prop::sample::select(vec![date(2026, 3, 28), date(2026, 10, 24), date(2026, 4, 23), date(2026, 10, 29), date(2026, 6, 1)]),
    ) {
        let range = days(base.tomorrow().unwrap(), base.tomorrow().unwrap().tomorrow().unwrap());
        let zone = zone(name);
        let begin = zone.day(base).start.0;
        let grid = Grid::new(&zone, minutes(length), range, TimeScale::Instant);
        let lanes = (0..3).map(|queue| Lane { queue, grid: 0 });
        let sink = Accumulator::new(Layout::new(3, vec![grid], lanes, &[Aggregation::Sum]), false);
        let mut expected: BTreeMap<(u32, UtcSecond), f64> = BTreeMap::new();
        let mut outside = 0;
        for &(queue, after, amount) in &rows {
            let at = UtcSecond(begin + after);
            let day = zone.day(zone.date_of(at));
            if (range.first..=range.last).contains(&day.date) {
                let interval = day.intervals(minutes(length)).find(|i| i.start <= at && at < i.end).unwrap();
                *expected.entry((queue, interval.start)).or_default() += f64::from(amount);
            } else {
                outside += 1;
            }
        }
        for piece in rows.chunks(cut) {
            let values: Vec<[f64; 1]> = piece.iter().map(|row| [f64::from(row.2)]).collect();
            let rows: Vec<(u32, i64, &[f64])> =
                piece.iter().zip(&values).map(|(row, value)| (row.0, begin + row.1, &value[..])).collect();
            let mut part = sink.open(0);
            part.rows(&block(&rows));
            part.close();
        }
        let window = sink.finish();
        let mut found = BTreeMap::new();
        for lane in 0..3 {
            for (day, grid_day) in window.layout().grids()[0].days().iter().enumerate() {
                for (index, interval) in grid_day.intervals().iter().enumerate() {
                    if let Some(value) = window.day(lane, day).value(index, 0) {
                        found.insert((lane as u32, interval.start), value);
                    }
                }
            }
        }
        prop_assert_eq!(found, expected);
        prop_assert_eq!(window.outside(), outside);
    }
}
