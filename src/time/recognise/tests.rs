use super::*;
use jiff::civil::date as on;
use proptest::prelude::*;

fn at(hour: u32, minute: u32, second: u32) -> Option<u32> {
    Some(hour * 3600 + minute * 60 + second)
}

#[test]
fn times_are_recognised_by_themselves() {
    for (text, expected) in [
        ("9:50 AM", at(9, 50, 0)),
        ("12:00 PM", at(12, 0, 0)),
        ("12:00 AM", at(0, 0, 0)),
        ("12:30 am", at(0, 30, 0)),
        ("9:50:34 AM", at(9, 50, 34)),
        ("9:50:34 pm", at(21, 50, 34)),
        ("9:50PM", at(21, 50, 0)),
        ("9\u{202f}PM", at(21, 0, 0)),
        ("08:48", at(8, 48, 0)),
        ("8:48", at(8, 48, 0)),
        ("08:48:00", at(8, 48, 0)),
        ("08:48:59.999", at(8, 48, 59)),
        ("0848", at(8, 48, 0)),
        ("848", at(8, 48, 0)),
        ("084800", at(8, 48, 0)),
        ("84800", at(8, 48, 0)),
        ("84801", at(8, 48, 1)),
        (".5", at(0, 30, 0)),
        ("8.5", at(8, 30, 0)),
        ("12,7", at(12, 42, 0)),
        ("8.25", at(8, 15, 0)),
        ("8,0", at(8, 0, 0)),
        ("8", at(8, 0, 0)),
        ("08", at(8, 0, 0)),
        ("0", at(0, 0, 0)),
        ("000", at(0, 0, 0)),
        ("  8:48  ", at(8, 48, 0)),
    ] {
        assert_eq!(time(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn twenty_four_is_the_next_midnight() {
    for text in ["24:00", "24:00:00", "24", "2400", "240000", "24.0", "24,00"] {
        assert_eq!(time(text.as_bytes()), Some(86_400), "{text}");
    }
    assert_eq!(
        moment(b"31.12.2019 24:00", DateOrder::Dmy).unwrap().civil,
        moment(b"01.01.2020 00:00", DateOrder::Dmy).unwrap().civil
    );
}

#[test]
fn what_is_no_time_is_not_guessed() {
    for text in [
        "",
        " ",
        ":",
        "8:",
        ":30",
        "8:5",
        "8:60",
        "08:48:60",
        "25",
        "24:01",
        "24:00:01",
        "860",
        "0860",
        "084861",
        "1234567",
        "8.",
        ".",
        "24.1",
        "8.5.5",
        "13:00 PM",
        "0:30 AM",
        "8.5 PM",
        "AM",
        "noon",
        "-8",
        "+8:00",
        "8:48:00:00",
        "008:48",
        "8;48",
        "8:48:00.",
        "0x12",
    ] {
        assert_eq!(time(text.as_bytes()), None, "{text}");
    }
}

#[test]
fn dates_are_recognised_in_their_order() {
    let day = Some(on(2019, 9, 2));
    for text in [
        "02/09/2019",
        "02/09/19",
        "2/9/19",
        "020919",
        "02092019",
        "02.09.2019",
        "2.9.19",
        "02-09-2019",
        "2-9-2019",
        " 02/09/2019 ",
    ] {
        assert_eq!(date(text.as_bytes(), DateOrder::Dmy), day, "{text}");
    }
    for text in [
        "09/02/2019",
        "09/02/19",
        "9/2/19",
        "090219",
        "09022019",
        "9.2.2019",
        "09-02-19",
    ] {
        assert_eq!(date(text.as_bytes(), DateOrder::Mdy), day, "{text}");
    }
    let day = Some(on(2010, 8, 16));
    for text in [
        "2010-08-16",
        "20100816",
        "100816",
        "2010.8.16",
        "2010/08/16",
        "10-08-16",
    ] {
        assert_eq!(date(text.as_bytes(), DateOrder::Ymd), day, "{text}");
    }
}

#[test]
fn a_leading_four_digit_year_is_always_year_month_day() {
    for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
        for text in ["2010-08-06", "2010/8/6", "20100806"] {
            assert_eq!(
                date(text.as_bytes(), order),
                Some(on(2010, 8, 6)),
                "{text} {order:?}"
            );
        }
        assert_eq!(
            moment(b"2010-08-06T08:00:00", order).unwrap().civil,
            moment(b"06.08.2010 08:00", DateOrder::Dmy).unwrap().civil
        );
    }
}

#[test]
fn two_digit_years_turn_after_68() {
    for (text, year) in [
        ("010100", 2000),
        ("010168", 2068),
        ("010169", 1969),
        ("010199", 1999),
    ] {
        assert_eq!(date(text.as_bytes(), DateOrder::Dmy), Some(on(year, 1, 1)));
    }
}

#[test]
fn what_is_no_date_is_not_guessed() {
    for (text, order) in [
        ("", DateOrder::Dmy),
        ("30/02/2019", DateOrder::Dmy),
        ("29.02.2019", DateOrder::Dmy),
        ("13/13/2019", DateOrder::Dmy),
        ("16/08/2010", DateOrder::Mdy),
        ("16.08.2010", DateOrder::Ymd),
        ("2019-13-01", DateOrder::Ymd),
        ("02/09-2019", DateOrder::Dmy),
        ("02/09", DateOrder::Dmy),
        ("02/09/2019/1", DateOrder::Dmy),
        ("02/09/219", DateOrder::Dmy),
        ("02/09/9", DateOrder::Dmy),
        ("001/09/2019", DateOrder::Dmy),
        ("0209", DateOrder::Dmy),
        ("0209201", DateOrder::Dmy),
        ("01.01.0001", DateOrder::Dmy),
        ("0001-01-01", DateOrder::Ymd),
        ("31.04.2019", DateOrder::Dmy),
        ("a/b/c", DateOrder::Dmy),
        ("02,09,2019", DateOrder::Dmy),
        ("-2/9/2019", DateOrder::Dmy),
    ] {
        assert_eq!(date(text.as_bytes(), order), None, "{text} {order:?}");
    }
}

#[test]
fn timestamps_are_recognised() {
    let civil = days(b"02.09.2019", DateOrder::Dmy).unwrap() * DAY + 4120;
    for (text, offset) in [
        ("02/09/2019T01:08:40", None),
        ("02/09/2019 01:08:40", None),
        ("02/09/2019  1:08:40 AM", None),
        ("02/09/2019T01:08:40Z", Some(0)),
        ("02/09/2019 01:08:40Z", Some(0)),
        ("02/09/2019T01:08:40+00:00", Some(0)),
        ("02/09/2019 01:08:40 +00:00", Some(0)),
        ("02/09/2019T01:08:40-03:30", Some(-12_600)),
        ("02/09/2019T01:08:40+0530", Some(19_800)),
        ("02/09/2019T01:08:40+02", Some(7_200)),
        ("02-09-2019 010840", None),
        ("2019-09-02T01:08:40.123Z", Some(0)),
    ] {
        let found = moment(text.as_bytes(), DateOrder::Dmy);
        assert_eq!(found, Some(Moment { civil, offset }), "{text}");
    }
    assert_eq!(
        moment(b"2010-08-16T08:15", DateOrder::Ymd).unwrap().civil,
        days(b"100816", DateOrder::Ymd).unwrap() * DAY + 29_700
    );
}

#[test]
fn what_is_no_timestamp_is_not_guessed() {
    for text in [
        "02/09/2019",
        "02/09/2019T",
        "T08:00",
        "08:00",
        "02/09/2019X08:00",
        "02/09/2019 08:00+1",
        "02/09/2019 08:00+19:00",
        "02/09/2019 08:00+01:60",
        "02/09/2019 08:00 CET",
        "32/09/2019 08:00",
    ] {
        assert_eq!(moment(text.as_bytes(), DateOrder::Dmy), None, "{text}");
    }
}

#[test]
fn durations_are_seconds_or_hours_minutes_seconds() {
    for (text, seconds) in [
        ("180", 180.0),
        ("0", 0.0),
        ("12.5", 12.5),
        ("12,25", 12.25),
        (".5", 0.5),
        ("180.1234", 180.1234),
        ("0:03:00", 180.0),
        ("00:03:00", 180.0),
        ("100:00:01", 360_001.0),
        ("0:00:01.5", 1.5),
    ] {
        assert_eq!(duration(text.as_bytes()), Some(seconds), "{text}");
    }
    for text in [
        "", ".", "5.", "1.234", "1,234", "1.2.3", "-5", "3:00", "0:60:00", "0:00:60", "0:1:00", "x", "1 2",
    ] {
        assert_eq!(duration(text.as_bytes()), None, "{text}");
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        for order in [DateOrder::Dmy, DateOrder::Mdy, DateOrder::Ymd] {
            let _ = (date(&bytes, order), moment(&bytes, order));
        }
        let _ = (time(&bytes), duration(&bytes));
    }

    #[test]
    fn every_second_comes_back(second in 0_u32..86_400, days_in in -20_000_i64..70_000) {
        let (h, m, s) = (second / 3600, second / 60 % 60, second % 60);
        let day = date_from_days(days_in);
        for text in [
            format!("{:02}.{:02}.{:04} {h:02}:{m:02}:{s:02}", day.day(), day.month(), day.year()),
            format!("{}/{}/{}T{h}:{m:02}:{s:02}", day.day(), day.month(), day.year()),
            format!("{day} {h:02}{m:02}{s:02}"),
            format!("{:04}{:02}{:02}T{h}{m:02}{s:02}", day.year(), day.month(), day.day()),
            format!("{:02}{:02}{:04} {h:02}:{m:02}:{s:02}", day.day(), day.month(), day.year()),
        ] {
            let found = moment(text.as_bytes(), DateOrder::Dmy).map(|moment| moment.civil);
            let expected = (1900..2200).contains(&day.year()).then_some(days_in * DAY + i64::from(second));
            if text.contains("T") && h < 10 && text.len() == 14 {
                continue;
            }
            prop_assert_eq!(found, expected, "{}", text);
        }
    }
}
