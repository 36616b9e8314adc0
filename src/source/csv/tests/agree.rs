//! The quick way and the careful way see the same rows, wherever chunks are cut.

use super::*;
use proptest::prelude::*;

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// Reads the file in chunks of this size.
fn read(place: &Place, chunk: u64, days: DayRange) -> Outcome {
    let source = place.source();
    let tree = source.tree().unwrap();
    let request = ContactRequest {
        days,
        tree: &tree,
        queues: &[0],
        metrics: &[0, 2],
    };
    let plan = Plan::new(source.contacts().unwrap(), &source.contact_scale, &request);
    let files = listing::list(&place.dir.path().join("in")).unwrap();
    let (sink, watch) = (Collector::default(), Listener::default());
    let job = contact::Job {
        plan: &plan,
        files: &files,
        sink: &sink,
        watch: &watch,
        hashes: false,
        chunk,
    };
    Outcome::new(contact::read(&job).unwrap(), sink, watch)
}

/// What a reading told, without what differs by the file's form.
fn told(outcome: Outcome) -> impl PartialEq + std::fmt::Debug {
    let file = outcome.report.files[0].clone();
    (
        outcome.rows,
        outcome.rejected,
        (file.state, file.rows, file.rejected, file.passed_over, file.days),
        (
            outcome.report.rows,
            outcome.report.unknown_queues,
            outcome.report.ambiguous_rows,
        ),
    )
}

fn cell(of: &'static [&'static str]) -> impl Strategy<Value = String> {
    prop::sample::select(of).prop_map(str::to_owned)
}

const DATES: &[&str] = &[
    "23.12.2014",
    "24.12.2014",
    "2014-12-24",
    "241214",
    "1.1.15",
    " 23.12.2014",
    "32.12.2014",
    "",
    "29.03.2026",
    "25.10.2026",
    "20141224",
];
const TIMES: &[&str] = &[
    "08:15", "08:15:59", "8:15", "0815", "24:00", "23:59:59", "8.5", "08:60", "", "9:50 AM", "02:30",
    "02:30:00", "08:15:0x", "08-15-00",
];
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "17",
    "12345678",
    "123456789",
    "",
    " 3 ",
    "1,5",
    "1.234",
    "x",
    "-2",
    "1e3",
    "0:03:00",
    "00000001",
    "99999999999999999",
];
const QUEUES: &[&str] = &[
    "UHD_DE_IN",
    "UHD_EN_IN",
    " UHD_DE_IN ",
    "Other",
    "",
    "uhd_de_in",
    "Müller",
];

fn row() -> impl Strategy<Value = String> {
    let cells = (
        cell(QUEUES),
        cell(DATES),
        cell(TIMES),
        cell(NUMBERS),
        cell(NUMBERS),
        cell(NUMBERS),
    );
    cells.prop_map(|(a, b, c, d, e, f)| format!("{a};{b};{c};{d};{e};{f}"))
}

fn line() -> impl Strategy<Value = String> {
    let fine = (0..86_400_u32, 0..99_u32).prop_map(|(at, n)| {
        let (hour, minute, second) = (at / 3600, at / 60 % 60, at % 60);
        format!("UHD_DE_IN;23.12.2014;{hour:02}:{minute:02}:{second:02};{n};0;{n}")
    });
    prop_oneof![
        4 => fine,
        4 => row(),
        1 => row().prop_map(|row| row + ";extra;cells"),
        1 => row().prop_map(|row| row.rsplit_once(';').map(|(row, _)| row.to_owned()).unwrap()),
        1 => "[ -!#-~é;]{0,60}",
        1 => Just(String::new()),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let line = (line(), prop_oneof![Just("\n"), Just("\r\n")]).prop_map(|(line, end)| line + end);
    (prop::collection::vec(line, 0..40), any::<bool>()).prop_map(|(lines, cut)| {
        let text = format!("Queue;Date;Time;Offered;Handled;AHT\r\n{}", lines.concat());
        if cut {
            text.trim_end_matches(['\r', '\n']).to_owned()
        } else {
            text
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn the_quick_and_the_careful_way_agree(
        text in text(),
        chunk in prop::sample::select(vec![1_u64, 7, 64, 1000, 1 << 20]),
        one_day in any::<bool>(),
        zone in any::<bool>(),
    ) {
        let days = if one_day { DayRange { first: date(2014, 12, 24), last: date(2014, 12, 24) } } else { ALL };
        let make = |content: Vec<u8>| {
            let place = Place::example();
            let place = if zone { place.zone(SourceZone::Named("Europe/Paris".to_owned())) } else { place };
            place.file("a.csv", content);
            place
        };
        let quick = told(read(&make(text.clone().into_bytes()), chunk, days));
        let marked: Vec<u8> = [&[0xFF, 0xFE][..], &utf16(&text)].concat();
        let careful = told(read(&make(marked), chunk, days));
        prop_assert_eq!(&format!("{quick:#?}"), &format!("{careful:#?}"));
    }

    #[test]
    fn a_trial_and_an_import_agree(text in text(), zone in any::<bool>()) {
        let place = Place::example();
        let place = if zone { place.zone(SourceZone::Named("Europe/Paris".to_owned())) } else { place };
        place.file("a.csv", text);
        let import = read(&place, 1 << 20, ALL);
        let request = TrialRequest { kind: DataKind::Contacts, queues: &[0], metrics: &[0, 2], rows: 500 };
        let trial = place.source().trial(&request, &mut |_| {}, &Listener::default()).unwrap();
        let (mut rows, mut rejected) = (Vec::new(), Vec::new());
        for row in trial.rows {
            match row.reading {
                TrialReading::Contact(contact) if contact.queue == Some(0) => rows.push(Row {
                    file: 0,
                    at: contact.at,
                    queue: 0,
                    values: [0, 2].map(|metric| contact.cells[metric].value.clone().unwrap()).to_vec(),
                    weights: Vec::new(),
                }),
                TrialReading::Rejected { column, found, why } => {
                    rejected.push(RejectedRow { place: row.file, line: row.line, column, found, why });
                }
                _ => {}
            }
        }
        rows.sort_by(|a, b| a.partial_cmp(b).unwrap());
        prop_assert_eq!(rows, import.rows);
        prop_assert_eq!(rejected, import.rejected);
        prop_assert_eq!(trial.unlisted, import.report.unknown_queues);
    }

    #[test]
    fn timestamps_in_one_cell_agree_too(
        stamps in prop::collection::vec("([0-3 ][0-9][.]1[0-2][.]2014|2014-1[0-2]-[0-3][0-9]|20141224 {0,2})[T ]([0-2][0-9]:[0-6][0-9](:[0-6][0-9])?|[0-9]:15 PM|T08:15)(Z|\\+01:00)?", 1..20),
        chunk in prop::sample::select(vec![16_u64, 1 << 20]),
    ) {
        let make = |content: Vec<u8>| {
            let place = Place::example().contacts(|contacts| {
                contacts.moment = MomentColumns::One(column(2));
                contacts.column_names = names("Queue;Stamp;Calls;Handled;AHT");
                contacts.aht_columns = vec![column(5)];
            });
            place.file("a.csv", content);
            place
        };
        let lines: String = stamps.iter().map(|stamp| format!("UHD_DE_IN;{stamp};1;1;2.5\n")).collect();
        let text = format!("Queue;Stamp;Calls;Handled;AHT\n{lines}");
        let quick = told(read(&make(text.clone().into_bytes()), chunk, ALL));
        let careful = told(read(&make([&[0xFF, 0xFE][..], &utf16(&text)].concat()), chunk, ALL));
        prop_assert_eq!(&format!("{quick:#?}"), &format!("{careful:#?}"));
    }

    #[test]
    fn no_file_makes_it_fall_over(content in prop::collection::vec(prop::sample::select(b"\";\n\r\0ab1.: \xFF\xFE\xC3\xA9".to_vec()), 0..300)) {
        let place = Place::example().contacts(|contacts| contacts.separator = None);
        place.file("a.csv", content);
        let outcome = read(&place, 16, ALL);
        prop_assert_eq!(&outcome.report.files[0].state, &FileState::Read);
    }
}

#[test]
fn rows_are_the_same_however_a_file_is_cut() {
    let place = Place::example();
    let lines: String = (0..2000)
        .map(|n| {
            format!(
                "UHD_DE_IN;23.12.2014;{:02}:{:02};{n};1;{}\n",
                n / 60 % 24,
                n % 60,
                n * 7 % 100
            )
        })
        .collect();
    place.file(
        "a.csv",
        format!("Queue;Date;Time;Offered;Handled;AHT\n{lines}bad\n"),
    );
    let whole = told(read(&place, 1 << 30, ALL));
    for chunk in [1, 13, 100, 4096, 20_000] {
        assert_eq!(
            format!("{:?}", told(read(&place, chunk, ALL))),
            format!("{whole:?}"),
            "{chunk}"
        );
    }
}

#[test]
fn a_quote_far_behind_the_first_rows_turns_the_file_to_the_careful_way() {
    let place = Place::example();
    let row = "UHD_DE_IN;23.12.2014;08:15;1;1;180\n";
    let many = row.repeat(4 * limits::SAMPLE / row.len());
    place.file(
        "a.csv",
        format!("header\n{many}\"UHD_DE_IN\";23.12.2014;08:16;\"1\";1;\"0:03\n:00\"\n{row}bad\n"),
    );
    let outcome = read(&place, 1000, ALL);
    let rows = 4 * limits::SAMPLE / row.len() + 1;
    assert_eq!(outcome.rows.len(), rows);
    let lines: Vec<u64> = outcome.rejected.iter().map(|row| row.line).collect();
    assert_eq!(lines, [rows as u64 + 1, rows as u64 + 4]);
}
