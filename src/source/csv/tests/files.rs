//! Files: which are read, in what encoding, and what becomes of them.

use super::*;
use std::sync::Arc;

const HEADER: &str = "Queue;Date;Time;CallsOffered;CallsHandled;AHT\r\n";
const ROW: &str = "UHD_DE_IN;23.12.2014;08:15;1;1;180\r\n";

fn utf16(text: &str, big: bool) -> Vec<u8> {
    let unit = |unit: u16| {
        if big {
            unit.to_be_bytes()
        } else {
            unit.to_le_bytes()
        }
    };
    "\u{feff}"
        .encode_utf16()
        .chain(text.encode_utf16())
        .flat_map(unit)
        .collect()
}

fn accents() -> Place {
    Place::example().contacts(|contacts| contacts.groups = names("Réclamations;Müller"))
}

#[test]
fn unfinished_files_of_other_programs_are_left_alone() {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{ROW}"));
    for name in [".hidden", "~lock", "b.tmp", "c.TMP", "d.part"] {
        place.file(name, format!("{HEADER}{ROW}{ROW}"));
    }
    std::fs::create_dir(place.dir.path().join("in/folder")).unwrap();
    place.file("without-extension", format!("{HEADER}{ROW}{ROW}{ROW}"));
    let outcome = place.read();
    assert_eq!(outcome.report.files.len(), 2);
    assert_eq!(outcome.rows.len(), 4);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let place = Place::example().contacts(|contacts| contacts.source.push("nowhere"));
    let tree = place.source().tree().unwrap();
    let request = ContactRequest {
        days: ALL,
        tree: &tree,
        queues: &[],
        metrics: &[],
    };
    let error = place
        .source()
        .read_contacts(&request, &Collector::default(), &Listener::default());
    assert!(matches!(error, Err(SourceError::Folder { .. })), "{error:?}");
}

#[test]
fn all_encodings_are_read() {
    let text =
        format!("{HEADER}Réclamations;23.12.2014;08:15;1;1;180\r\nMüller;23.12.2014;08:16;2;1;180\r\n");
    let windows = encoding_rs::WINDOWS_1252.encode(&text).0.into_owned();
    let bare: Vec<u8> = utf16(&text, false)[2..].to_vec();
    for (name, bytes) in [
        ("UTF-8", text.clone().into_bytes()),
        ("UTF-8 with mark", format!("\u{feff}{text}").into_bytes()),
        ("Windows-1252", windows),
        ("UTF-16LE", utf16(&text, false)),
        ("UTF-16BE", utf16(&text, true)),
        ("UTF-16LE without mark", bare),
    ] {
        let place = accents();
        place.file("a.csv", bytes);
        let outcome = place.read();
        let queues: Vec<u32> = outcome.rows.iter().map(|row| row.queue).collect();
        assert_eq!(queues, [0, 1], "{name}: {outcome:#?}");
    }
}

#[test]
fn a_mark_before_the_first_row_is_no_part_of_it() {
    let place = Place::example().contacts(|contacts| contacts.header_lines = 0);
    place.file("a.csv", format!("\u{feff}{ROW}"));
    place.file("b.csv", utf16(&ROW.replace("08:15", "08:16"), false));
    assert_eq!(place.read().rows.len(), 2);
}

#[test]
fn quotes_are_read_and_a_lost_one_costs_one_row() {
    let place = Place::example().contacts(|contacts| contacts.groups = names("Say \"Hi\"; Two\nlines;Plain"));
    place.file(
        "a.csv",
        "\"Queue\";Date;Time;\"Calls\nOffered\";CallsHandled;AHT\r\n\
         \"Say \"\"Hi\"\"\";\"23.12.2014\";\"08:15\";\"1\";\"1\";\"0:03:00\"\r\n\
         \" Two\nlines\";23.12.2014;08:16;1;1;180\r\n\
         \"Plain;23.12.2014;08:17;1;1;180\r\n\
         \"Plain\";23.12.2014;08:18;1;1;180\r\n\
         Plain;23.12.2014;08:19;\"one\";1;180",
    );
    let outcome = place.read();
    let queues: Vec<u32> = outcome.rows.iter().map(|row| row.queue).collect();
    assert_eq!(queues, [0, 1, 2], "{outcome:#?}");
    let lines: Vec<(u64, Option<u16>)> = outcome
        .rejected
        .iter()
        .map(|row| (row.line, row.column))
        .collect();
    assert_eq!(lines, [(6, Some(1)), (8, Some(4))]);
}

#[test]
fn the_separator_is_found_when_none_is_set() {
    for separator in [";", ",", "\t", "|"] {
        let place = Place::example().contacts(|contacts| contacts.separator = None);
        place.file("a.csv", format!("{HEADER}{ROW}").replace(';', separator));
        assert_eq!(place.read().rows.len(), 1, "{separator:?}");
    }
}

#[test]
fn a_space_or_a_dot_may_separate() {
    for (number, separator) in [(b' ', " "), (b'.', ".")] {
        let place = Place::example().contacts(|contacts| contacts.separator = Some(number));
        place.file(
            "a.csv",
            "h\nUHD_DE_IN;23/12/2014;08:15;1;1;180\n".replace(';', separator),
        );
        assert_eq!(place.read().rows.len(), 1, "{separator:?}");
    }
}

#[test]
fn header_lines_are_skipped_and_the_last_line_needs_no_end() {
    let place = Place::example().contacts(|contacts| contacts.header_lines = 3);
    place.file(
        "a.csv",
        format!(
            "{HEADER}{HEADER}\n{ROW}{}",
            ROW.trim_end().replace("08:15", "08:30")
        ),
    );
    place.file("empty.csv", "");
    place.file("header only.csv", HEADER);
    let outcome = place.read();
    assert_eq!(outcome.times(), ["2014-12-23T08:15:00", "2014-12-23T08:30:00"]);
    assert_eq!(outcome.report.rejected, 0);
}

#[test]
fn rows_of_all_files_are_read_once_each_and_twins_once_in_all() {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{ROW}"));
    place.file("b.csv", format!("{HEADER}{ROW}"));
    place.file("c.csv", format!("{HEADER}{}", ROW.replace("08:15", "08:20")));
    place.file("d.csv", format!("{HEADER}{ROW}"));
    let outcome = place.read();
    let states: Vec<FileState> = outcome
        .report
        .files
        .iter()
        .map(|file| file.state.clone())
        .collect();
    assert_eq!(
        states,
        [
            FileState::Read,
            FileState::Duplicate(0),
            FileState::Read,
            FileState::Duplicate(0)
        ]
    );
    assert_eq!(outcome.rows.len(), 2);
    assert_eq!(outcome.report.files[1].days, outcome.report.files[0].days);
    assert_eq!(outcome.report.files[0].hash, outcome.report.files[3].hash);
}

#[test]
fn hashes_are_there_when_files_are_to_leave_or_are_increments() {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{ROW}"));
    assert_eq!(place.read().report.files[0].hash, None);
    let place = place.contacts(|contacts| contacts.files_are_increments = true);
    let hash = place.read().report.files[0].hash.clone().unwrap();
    let place = place.contacts(|contacts| {
        contacts.files_are_increments = false;
        contacts.after = AfterImport::Delete;
    });
    assert_eq!(place.read().report.files[0].hash, Some(hash.clone()));
    assert_eq!(hash.len(), 64);
}

fn listen(act: impl FnOnce() + Send + 'static) -> Listener {
    Listener {
        at_progress: Mutex::new(Some(Box::new(act))),
        ..Listener::default()
    }
}

fn read_with(place: &Place, watch: Listener) -> Result<Outcome, SourceError> {
    let source = place.source();
    let tree = source.tree().unwrap();
    let sink = Collector::default();
    let request = ContactRequest {
        days: ALL,
        tree: &tree,
        queues: &[0, 1],
        metrics: &[0],
    };
    let report = source.read_contacts(&request, &sink, &watch)?;
    Ok(Outcome::new(report, sink, watch))
}

#[test]
fn a_file_that_grows_while_it_is_read_waits() {
    let place = Place::example();
    let path = place.file("a.csv", format!("{HEADER}{ROW}bad row\n"));
    let watch = listen(move || {
        let mut file = std::fs::File::options().append(true).open(path).unwrap();
        std::io::Write::write_all(&mut file, ROW.as_bytes()).unwrap();
    });
    let outcome = read_with(&place, watch).unwrap();
    assert_eq!(outcome.report.files[0].state, FileState::Growing);
    assert!(
        outcome.rows.is_empty() && outcome.rejected.is_empty(),
        "{outcome:#?}"
    );
    assert_eq!((outcome.report.rows, outcome.report.rejected), (0, 0));
    assert_eq!(place.read().rows.len(), 2, "the next import reads it");
}

#[test]
fn the_twin_of_a_growing_file_is_read_itself() {
    let place = Place::example();
    let path = place.file("a.csv", format!("{HEADER}{ROW}"));
    place.file("b.csv", format!("{HEADER}{ROW}"));
    let watch = listen(move || std::fs::write(path, format!("{HEADER}{ROW}{ROW}")).unwrap());
    let outcome = read_with(&place, watch).unwrap();
    let states: Vec<FileState> = outcome
        .report
        .files
        .iter()
        .map(|file| file.state.clone())
        .collect();
    assert_eq!(states, [FileState::Growing, FileState::Read]);
    assert_eq!(outcome.rows.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_locked_file_waits() {
    let place = Place::example();
    let path = place.file("a.csv", format!("{HEADER}{ROW}"));
    let held = std::fs::File::options().write(true).open(path).unwrap();
    held.lock().unwrap();
    assert_eq!(place.read().report.files[0].state, FileState::Growing);
    drop(held);
    assert_eq!(place.read().report.files[0].state, FileState::Read);
}

#[test]
fn a_file_that_went_away_is_failed_and_the_others_count() {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{ROW}"));
    let path = place.file("b.csv", format!("{HEADER}{ROW}{ROW}"));
    let files = listing::list(&place.dir.path().join("in")).unwrap();
    std::fs::remove_file(path).unwrap();
    let source = place.source();
    let tree = source.tree().unwrap();
    let request = ContactRequest {
        days: ALL,
        tree: &tree,
        queues: &[0],
        metrics: &[0],
    };
    let plan = Plan::new(source.contacts().unwrap(), &source.contact_scale, &request);
    let (sink, watch) = (Collector::default(), Listener::default());
    let job = contact::Job {
        plan: &plan,
        files: &files,
        sink: &sink,
        watch: &watch,
        hashes: false,
        chunk: 64,
    };
    let outcome = Outcome::new(contact::read(&job).unwrap(), sink, watch);
    assert!(matches!(outcome.report.files[1].state, FileState::Failed(_)));
    assert_eq!(outcome.rows.len(), 1);
}

#[test]
fn a_cancelled_reading_says_so() {
    let place = Place::example();
    place.file("a.csv", format!("{HEADER}{ROW}"));
    let watch = Listener {
        cancelled: AtomicBool::new(true),
        ..Listener::default()
    };
    assert_eq!(read_with(&place, watch).unwrap_err(), SourceError::Cancelled);
    let watch = Arc::new(Listener::default());
    let cancels = Arc::clone(&watch);
    *watch.at_progress.lock().unwrap() =
        Some(Box::new(move || cancels.cancelled.store(true, Ordering::SeqCst)));
    let tree = place.source().tree().unwrap();
    let request = ContactRequest {
        days: ALL,
        tree: &tree,
        queues: &[0],
        metrics: &[0],
    };
    let read = place
        .source()
        .read_contacts(&request, &Collector::default(), &*watch);
    assert_eq!(read.unwrap_err(), SourceError::Cancelled);
}

#[test]
fn a_survey_tells_the_days_of_new_files_only() {
    let place = Place::example();
    let known = place.file("a.csv", format!("{HEADER}{ROW}"));
    place.file(
        "b.csv",
        format!("{HEADER}New;1.8.2010;8;1;1;1\nUHD_DE_IN;2.8.2010;8;x;1;1\nbad\n"),
    );
    let watch = Listener::default();
    let survey = place
        .source()
        .survey(DataKind::Contacts, &|stamp| stamp.path == known, &watch)
        .unwrap();
    assert_eq!(survey.len(), 1);
    assert_eq!(
        survey[0].days,
        BTreeMap::from([(date(2010, 8, 1), 1), (date(2010, 8, 2), 1)])
    );
    assert!(
        watch.rejected.into_inner().unwrap().is_empty(),
        "they are told when they are imported"
    );
}

fn stamps(place: &Place) -> Vec<FileStamp> {
    place
        .read()
        .report
        .files
        .into_iter()
        .map(|file| file.stamp)
        .collect()
}

#[test]
fn files_move_to_the_destination_under_a_free_name() {
    let place = Place::example().contacts(|contacts| contacts.after = AfterImport::Move);
    let path = place.file("a.csv", format!("{HEADER}{ROW}"));
    std::fs::write(place.out().join("a.csv"), "an older one").unwrap();
    let consumed = place.source().consume(DataKind::Contacts, &stamps(&place));
    let went = consumed[0].outcome.clone().unwrap().unwrap();
    assert!(!path.exists() && went.starts_with(place.out()));
    assert_ne!(went.file_name().unwrap(), "a.csv");
    assert_eq!(
        std::fs::read_to_string(place.out().join("a.csv")).unwrap(),
        "an older one"
    );
    assert_eq!(std::fs::read_to_string(went).unwrap(), format!("{HEADER}{ROW}"));
}

#[test]
fn a_file_that_is_not_the_one_that_was_read_stays() {
    let place = Place::example().contacts(|contacts| contacts.after = AfterImport::Delete);
    let path = place.file("a.csv", format!("{HEADER}{ROW}"));
    let read = stamps(&place);
    place.file("a.csv", format!("{HEADER}{ROW}{ROW}"));
    assert!(
        place.source().consume(DataKind::Contacts, &read)[0]
            .outcome
            .is_err()
    );
    assert!(path.exists());
    let outcome = &place.source().consume(DataKind::Contacts, &stamps(&place))[0].outcome;
    assert_eq!(outcome, &Ok(None));
    assert!(!path.exists());
}

#[test]
fn nothing_leaves_where_the_settings_do_not_say_so() {
    let place = Place::example();
    let path = place.file("a.csv", format!("{HEADER}{ROW}"));
    let read = stamps(&place);
    assert!(
        place.source().consume(DataKind::Contacts, &read)[0]
            .outcome
            .is_err()
    );
    let place = place.contacts(|contacts| {
        contacts.after = AfterImport::Move;
        contacts.destination = None;
    });
    assert!(
        place.source().consume(DataKind::Contacts, &read)[0]
            .outcome
            .is_err()
    );
    let place = place.contacts(|contacts| contacts.destination = Some(contacts.source.clone()));
    assert!(
        place.source().consume(DataKind::Contacts, &read)[0]
            .outcome
            .is_err()
    );
    let elsewhere = place.out().join("b.csv");
    std::fs::write(&elsewhere, "x").unwrap();
    let strange = FileStamp {
        path: elsewhere.clone(),
        ..read[0].clone()
    };
    let place = place.contacts(|contacts| contacts.after = AfterImport::Delete);
    assert!(
        place.source().consume(DataKind::Contacts, &[strange])[0]
            .outcome
            .is_err()
    );
    assert!(path.exists() && elsewhere.exists());
}

#[test]
fn rejected_rows_are_told_up_to_a_limit_and_counted_beyond() {
    let place = Place::example();
    place.file(
        "a.csv",
        format!("{HEADER}{}", "bad\n".repeat(limits::REJECTIONS + 500)),
    );
    let outcome = place.read();
    assert_eq!(outcome.rejected.len(), limits::REJECTIONS);
    assert_eq!(outcome.report.rejected, limits::REJECTIONS as u64 + 500);
    assert_eq!(
        outcome.rejected.last().unwrap().line,
        limits::REJECTIONS as u64 + 1
    );
}

#[test]
fn endless_lines_are_rejected_and_the_rows_around_them_count() {
    for quote in ["", "\""] {
        let place = Place::example();
        let endless = "x".repeat(3 * limits::BUFFER + 17);
        let last = ROW.replace("08:15", "09:00");
        place.file("a.csv", format!("{HEADER}{ROW}{quote}{endless}\n{last}"));
        let outcome = place.read();
        assert_eq!(
            outcome.times(),
            ["2014-12-23T08:15:00", "2014-12-23T09:00:00"],
            "{quote}"
        );
        assert_eq!(outcome.report.rejected, 1);
        assert_eq!(outcome.rejected[0].line, 3);
    }
}
