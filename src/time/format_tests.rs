use super::*;
use crate::time::{DateOrder, recognise};

fn read(format: &str, text: &str) -> Option<Found> {
    Format::compile(format).unwrap().read(text.as_bytes())
}

fn civil(text: &str) -> Option<i64> {
    recognise::moment(text.as_bytes(), DateOrder::Ymd).map(|moment| moment.civil)
}

#[test]
fn a_timestamp_is_read_as_its_format_says() {
    let expected = civil("2010-08-16 08:15:30");
    for (format, text) in [
        ("yyyy-mm-dd HH:MM:SS", "2010-08-16 08:15:30"),
        ("yyyy-MM-dd HH:mm:ss", "2010-08-16 08:15:30"),
        ("yyyy-mm-dd HH:MM:SS", "2010-8-16 8:15:30.250"),
        ("dd/mm/yyyy HH:MM:SS", "16/08/2010 08:15:30"),
        ("mm/dd/yy hh:mm:ss tt", "08/16/10 08:15:30 AM"),
        ("yyyymmddHHMMSS", "20100816081530"),
        ("yyyy-mm-ddTHH:MM:SSZ", "2010-08-16T08:15:30Z"),
        ("yyyy-MM-dd'T'HH:mm:ss", "2010-08-16T08:15:30"),
        ("HH:MM:SS dd.mm.yyyy", "08:15:30 16.08.2010"),
    ] {
        assert_eq!(read(format, text).unwrap().civil(), expected, "{format}: {text}");
    }
}

#[test]
fn formats_of_two_columns_go_pairwise() {
    let date = read("dd/mm/yyyy", "16/08/2010").unwrap();
    assert_eq!(
        (date.days, date.seconds),
        (recognise::days(b"100816", DateOrder::Ymd), None)
    );
    let time = read("HH:MM:SS", "24:00:00").unwrap();
    assert_eq!((time.days, time.seconds), (None, Some(86_400)));
    assert_eq!(read("HHMM", "0815").unwrap().seconds, Some(29_700));
}

#[test]
fn a_text_of_another_form_is_not_read() {
    for (format, text) in [
        ("yyyy-mm-dd HH:MM:SS", "16.08.2010 08:15:30"),
        ("yyyy-mm-dd HH:MM:SS", "2010-08-16"),
        ("yyyy-mm-dd HH:MM:SS", "2010-08-16 08:15:30 x"),
        ("yyyy-mm-dd HH:MM:SS", "2010-02-30 08:15:30"),
        ("yyyy-mm-dd HH:MM:SS", "2010-08-16 24:15:30"),
        ("dd/mm/yyyy", "16/08/10"),
        ("HHMM", "815"),
        ("hh:mm tt", "13:00 PM"),
        ("hh:mm tt", "1:00 xx"),
    ] {
        assert_eq!(read(format, text), None, "{format}: {text}");
    }
}

#[test]
fn a_format_that_says_too_little_is_refused() {
    for (format, why) in [
        ("dd/mm", "a date needs"),
        ("", "its hour"),
        ("MM:SS", "its hour"),
        ("yyyy-mm-dd MM:SS", "its hour"),
        ("yyy-mm-dd", "too long"),
        ("yyyy-mm-dd qq", "means nothing"),
        ("dd.dd.yyyy", "twice"),
    ] {
        let error = Format::compile(format).unwrap_err().to_string();
        assert!(error.contains(why), "{format}: {error}");
    }
}
