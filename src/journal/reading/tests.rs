use super::*;

fn numbered(lines: std::ops::Range<u32>) -> String {
    lines
        .map(|number| format!("03/17/22 12:15:48 > line {number}\n"))
        .collect()
}

fn texts(page: &LogPage) -> Vec<&str> {
    page.lines.iter().map(|line| line.parts().1).collect()
}

fn all() -> Wanted {
    Wanted::default()
}

fn text(text: &str) -> Wanted {
    Wanted {
        text: text.into(),
        trouble: false,
    }
}

#[test]
fn a_large_log_is_read_from_its_end_and_both_ways_from_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, numbered(0..20_000)).unwrap();
    let end = read_log(&path, Place::End, 3, &all(), b"").unwrap();
    assert_eq!(texts(&end), ["line 19997", "line 19998", "line 19999"]);
    assert_eq!((end.to, end.size), (end.size, end.size));
    let before = read_log(&path, Place::Before(end.from), 4_000, &all(), &end.head).unwrap();
    assert_eq!(before.lines.len(), 4_000);
    assert_eq!(texts(&before).last(), Some(&"line 19996"));
    let back = read_log(&path, Place::After(before.from), 4_003, &all(), &end.head).unwrap();
    assert_eq!(
        texts(&back)[3_999..],
        ["line 19996", "line 19997", "line 19998", "line 19999"]
    );
    let start = read_log(&path, Place::Start, 2, &all(), b"").unwrap();
    assert!(start.at_start());
    assert_eq!(texts(&start), ["line 0", "line 1"]);
    let around = read_log(&path, Place::Around(start.to), 2, &all(), b"").unwrap();
    assert_eq!(texts(&around), ["line 0", "line 1", "line 2", "line 3"]);
    assert_eq!(
        read_log(&path, Place::Before(0), 5, &all(), b"").unwrap().lines,
        []
    );
}

#[test]
fn only_lines_that_hold_a_text_are_found_in_any_case() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, numbered(0..5_000)).unwrap();
    let page = read_log(&path, Place::Start, 100, &text("LINE 77"), b"").unwrap();
    assert_eq!(page.lines.len(), 11);
    assert_eq!(page.to, page.size);
    let page = read_log(&path, Place::End, 2, &text("line 77"), b"").unwrap();
    assert_eq!(texts(&page), ["line 778", "line 779"]);
    fs::write(&path, "03/17/22 12:15:48 > Error: no\nall is well\n").unwrap();
    let trouble = Wanted {
        trouble: true,
        ..Wanted::default()
    };
    let page = read_log(&path, Place::Start, 9, &trouble, b"").unwrap();
    assert_eq!(
        (texts(&page), page.lines[0].weight()),
        (vec!["Error: no"], Weight::Error)
    );
}

#[test]
fn an_unfinished_line_is_shown_and_looked_at_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, "one\ntwo\nthr").unwrap();
    let page = read_log(&path, Place::End, 9, &all(), b"").unwrap();
    assert_eq!((texts(&page), page.to), (vec!["one", "two", "thr"], 8));
    fs::write(&path, "one\ntwo\nthree\n").unwrap();
    let more = read_log(&path, Place::After(page.to), 9, &all(), &page.head[..3]).unwrap();
    assert_eq!((texts(&more), more.to), (vec!["three"], 14));
}

#[test]
fn a_log_that_was_set_aside_is_another_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, numbered(0..100)).unwrap();
    let page = read_log(&path, Place::End, 1, &all(), b"").unwrap();
    fs::write(&path, "03/18/22 00:00:00 > new\n").unwrap();
    assert!(
        read_log(&path, Place::After(page.to), 1, &all(), &page.head)
            .unwrap()
            .other
    );
    fs::write(&path, "x".repeat(10_000)).unwrap();
    assert!(
        read_log(&path, Place::After(page.to), 1, &all(), &page.head)
            .unwrap()
            .other
    );
}

#[test]
fn a_line_without_end_costs_no_memory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.log");
    fs::write(&path, "y".repeat(5_000_000)).unwrap();
    for place in [Place::End, Place::Start] {
        let page = read_log(&path, place, 100, &all(), b"").unwrap();
        assert!(
            page.lines
                .iter()
                .all(|line| line.cut && line.text.len() == LONGEST),
            "{place:?}"
        );
    }
}

#[test]
fn the_services_log_stands_first_and_set_aside_ones_behind_theirs() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "b.log",
        "isps_uls.log.1",
        "isps_ul.log",
        "isps_uls.log",
        "x.ini",
        "a.log.2",
        "a.log",
    ] {
        fs::write(folder.path().join(name), "x\n").unwrap();
    }
    let found = logs(&[folder.path().to_owned(), folder.path().join("no")]);
    let names: Vec<&str> = found.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "isps_uls.log",
            "isps_uls.log.1",
            "isps_ul.log",
            "a.log",
            "a.log.2",
            "b.log"
        ]
    );
}

#[test]
fn a_stamp_is_told_from_text() {
    let line = |text: &str| LogLine {
        at: 0,
        text: text.into(),
        cut: false,
    };
    assert_eq!(
        line("03/17/22 12:15:48 > \tx > y").parts(),
        (Some("03/17/22 12:15:48"), "\tx > y")
    );
    assert_eq!(line("a > b").parts(), (None, "a > b"));
}
