//! Old days go when nobody needs them, and an import of one is right all the same.

use super::*;
use crate::ledger::KEPT_DAYS;

const A_DAY: i64 = 86_400;

/// An import of the day that begins `offset` days after [`DAY`], recorded at `recorded`.
fn import(offset: i64, recorded: i64, values: &[(i64, i64)]) -> DayResult {
    let from = MIDNIGHT + offset * A_DAY;
    let mut result = day_of(&[]);
    result.day = DAY.checked_add(jiff::Span::new().days(offset)).expect("a date");
    (result.began, result.ended) = (UtcSecond(recorded), UtcSecond(recorded));
    result.values = values
        .iter()
        .map(|&(interval, amount)| value(1, offset * 96 + interval, amount))
        .collect();
    let mut of_system = system(None);
    of_system.targets[0].from = UtcSecond(from);
    of_system.targets[0].to = UtcSecond(from + A_DAY);
    result.systems = vec![of_system];
    result
}

fn known(ledger: &Ledger, offset: i64) -> usize {
    let from = MIDNIGHT + offset * A_DAY;
    ledger
        .cells(
            QueueId(1),
            ValueTypeId(7),
            UtcSecond(from),
            UtcSecond(from + A_DAY),
        )
        .expect("works")
        .len()
}

#[test]
fn a_delivered_day_is_forgotten_a_waiting_or_lately_imported_one_is_not() {
    let Room { ledger, _folder } = room();
    let later = MIDNIGHT + i64::from(KEPT_DAYS + 10) * A_DAY;
    let recorded = |offset| MIDNIGHT + offset * A_DAY;
    for offset in [0, 1, 3, 20] {
        ledger
            .record(&import(offset, recorded(offset), &[(0, 100), (1, 200)]))
            .expect("records");
    }
    // Imported again by hand, a hundred days later.
    ledger
        .record(&import(2, later - 60, &[(0, 100)]))
        .expect("records");
    deliver_all(&ledger);
    ledger
        .record(&import(3, recorded(3), &[(0, 150), (1, 200)]))
        .expect("records");

    assert_eq!(ledger.forget_old(UtcSecond(later), 0).expect("works"), 5);
    let left: Vec<usize> = [0, 1, 2, 3, 20].map(|offset| known(&ledger, offset)).into();
    assert_eq!(left, [0, 0, 1, 1, 2]);
    assert_eq!(
        ledger.outbox().expect("works").values,
        1,
        "what waits is never forgotten"
    );
    assert_eq!(
        ledger
            .last_complete_day("CSV", DataKind::Contacts)
            .expect("works"),
        Some(date(2026, 3, 22))
    );
    assert_eq!(
        ledger.forget_old(UtcSecond(later + 3600), 0).expect("works"),
        0,
        "once a day"
    );

    let far = ledger
        .forget_old(UtcSecond(later + A_DAY), 3 * KEPT_DAYS)
        .expect("works");
    assert_eq!(far, 0, "further reaching settings keep more");
}

#[test]
fn an_import_of_a_forgotten_day_sends_only_what_the_wfm_lacks() {
    let Room { ledger, _folder } = room();
    ledger
        .record(&import(0, MIDNIGHT, &[(0, 100), (1, 200)]))
        .expect("records");
    deliver_all(&ledger);
    let later = MIDNIGHT + 200 * A_DAY;
    assert_eq!(ledger.forget_old(UtcSecond(later), 0).expect("works"), 2);

    let read = ReadBack {
        stamp: stamp(1),
        queues: vec![QueueId(1)],
        from: UtcSecond(MIDNIGHT),
        to: UtcSecond(MIDNIGHT + A_DAY),
        values: vec![value(1, 0, 100), value(1, 1, 200)],
    };
    ledger.reconcile(&read, UtcSecond(later)).expect("works");
    let again = ledger
        .record(&import(0, later, &[(0, 100), (1, 250)]))
        .expect("records");
    assert_eq!((again.unchanged, again.written), (1, 1));
    assert_eq!(values_of(&next(&ledger)), [value(1, 1, 250)]);
}

#[test]
fn a_file_that_still_shall_go_keeps_its_day() {
    let Room { ledger, _folder } = room();
    let mut result = import(0, MIDNIGHT, &[(0, 100)]);
    let mut unclean = file("a.csv", &[DAY]);
    unclean.clean = false;
    result.systems[0].files = vec![unclean.clone()];
    ledger.record(&result).expect("records");
    deliver_all(&ledger);
    let later = MIDNIGHT + 200 * A_DAY;
    ledger.forget_old(UtcSecond(later), 0).expect("works");
    assert_eq!(known(&ledger, 0), 1);
    ledger
        .mark_consumed("CSV", DataKind::Contacts, &[unclean.stamp], UtcSecond(later))
        .expect("works");
    ledger.forget_old(UtcSecond(later + A_DAY), 0).expect("works");
    assert_eq!(known(&ledger, 0), 0);
}

#[test]
fn the_file_on_disk_stops_growing() {
    let Room { ledger, _folder } = room();
    let mut sizes = Vec::new();
    let values: Vec<(i64, i64)> = (0..96).map(|interval| (interval, 100 + interval)).collect();
    for offset in 0..300 {
        let now = MIDNIGHT + offset * A_DAY;
        ledger.record(&import(offset, now, &values)).expect("records");
        if offset % 10 == 9 {
            deliver_all(&ledger);
            ledger.forget_old(UtcSecond(now), 0).expect("works");
            sizes.push(ledger.pages().expect("works"));
        }
    }
    let (filled, end) = (sizes[12], sizes[29]);
    assert!(end <= filled + filled / 10, "{sizes:?}");
}
