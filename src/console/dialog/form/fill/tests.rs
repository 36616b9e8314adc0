use super::super::tests::{loaded, preview};
use super::super::{Answer, Subject, choose};
use super::*;
use crate::config::ConfigFile;
use crate::console::fixture;

/// The form of a section that says only where its files are; its first rows are being read.
fn reading(state: &State) -> FormDialog {
    let mut form = FormDialog::new(Subject::System(choose::system_named("CSV", state)));
    let file = loaded(ConfigFile::Main, "[CSV]\r\nSource=acd\r\n");
    form.arrived(Answer::Read(Ok(file)), state);
    assert!(form.rows.is_waiting());
    form
}

/// The rows come, with these queues that the form does not list.
fn rows_come(form: &mut FormDialog, unlisted: &[&str], state: &State) {
    let unlisted = unlisted.iter().map(|name| ((*name).to_owned(), 1)).collect();
    let found = Preview {
        unlisted,
        ..preview()
    };
    form.arrived(Answer::Preview(Ok(Box::new(found))), state);
}

fn said(form: &FormDialog, key: &str) -> String {
    let mut fields = form.fields.iter();
    let field = fields.find(|field| field.key == key);
    field.map(|field| field.raw().to_string()).unwrap_or_default()
}

#[test]
fn what_is_still_being_read_is_waited_for_and_the_rest_of_the_queues_follows() {
    let state = fixture::running();
    let mut form = reading(&state);
    form.fill_in(&state);
    assert_eq!(
        (said(&form, "GroupColumn"), said(&form, "Groups")),
        Default::default()
    );
    rows_come(&mut form, &["Neu"], &state);
    assert_eq!(said(&form, "GroupColumn"), "1");
    assert_eq!(said(&form, "Groups"), "Neu");
    assert!(form.rows.is_waiting(), "with what was filled in");
    rows_come(&mut form, &["Bern", "Wien"], &state);
    assert_eq!(said(&form, "Groups"), "Neu;Bern;Wien");
}

#[test]
fn what_somebody_wrote_meanwhile_stays() {
    let state = fixture::running();
    let mut form = reading(&state);
    rows_come(&mut form, &["Neu"], &state);
    form.fill_in(&state);
    if let Some(groups) = form.groups() {
        groups.put("Mine");
    }
    rows_come(&mut form, &["Bern"], &state);
    rows_come(&mut form, &["Bern"], &state);
    assert!(!form.rows.is_waiting());
    assert_eq!(said(&form, "Groups"), "Mine");
}

fn column(number: u16, header: &str, looks: Looks) -> SampleColumn {
    SampleColumn {
        number,
        header: header.into(),
        samples: Vec::new(),
        looks,
    }
}

fn proposed(kind: DataKind, columns: Vec<SampleColumn>, orders: &[&str]) -> Vec<(&'static str, String)> {
    proposals(&Preview {
        kind,
        columns,
        date_orders: orders.iter().map(|order| (*order).to_owned()).collect(),
        ..preview()
    })
}

#[test]
fn the_example_of_page_2_fills_itself_in() {
    let columns = vec![
        column(1, "Queue", Looks::Text),
        column(2, "Date", Looks::Date),
        // A cell of it was no time.
        column(3, "Time", Looks::Text),
        column(4, "CallsOffered", Looks::Number),
        column(5, "CallsHandled", Looks::Number),
        column(6, "AHT", Looks::Number),
    ];
    let expected = [
        ("HeaderLines", "1"),
        ("ColumnNames", "Queue;Date;Time;CallsOffered;CallsHandled;AHT"),
        ("GroupColumn", "1"),
        ("DateColumn", "2"),
        ("TimeColumn", "3"),
        ("AHTColumn", "6"),
        ("DateOrder", "dmy"),
    ];
    assert_eq!(
        proposed(DataKind::Contacts, columns, &["dmy"]),
        expected.map(|(key, value)| (key, value.to_owned()))
    );
}

#[test]
fn a_moment_wins_over_date_and_time_and_two_orders_are_a_persons_choice() {
    let columns = vec![
        column(1, "Date", Looks::Date),
        column(2, "Start", Looks::Moment),
        column(3, "Site", Looks::Text),
        column(4, "Warteschlange", Looks::Text),
    ];
    let found = proposed(DataKind::Contacts, columns, &["dmy", "mdy"]);
    let keys: Vec<&str> = found.iter().map(|(key, _)| *key).collect();
    assert_eq!(
        keys,
        ["HeaderLines", "ColumnNames", "GroupColumn", "TimeStampColumn"]
    );
    assert!(found.contains(&("GroupColumn", "4".to_owned())));
}

#[test]
fn agents_and_their_states_are_known_by_their_names() {
    let columns = vec![
        column(1, "Agent ID", Looks::Number),
        column(2, "Start", Looks::Moment),
        column(3, "End", Looks::Moment),
        column(4, "Status", Looks::Number),
    ];
    let found = proposed(DataKind::Activities, columns, &["ymd"]);
    for pair in [
        ("AgentColumn", "1"),
        ("ActivityColumn", "4"),
        ("ActivityStartTimeStampColumn", "2"),
        ("ActivityEndTimeStampColumn", "3"),
        ("ActivityDateOrder", "ymd"),
    ] {
        assert!(
            found.contains(&(pair.0, pair.1.to_owned())),
            "{pair:?} in {found:?}"
        );
    }
}
