//! *Fill in*: what the files themselves tell of their columns goes into the fields that are still empty. Nothing that a
//! person or the file says is changed, and nothing is saved.

use super::{Act, FormDialog, Outcome};
use crate::console::look::Look;
use crate::console::state::State;
use crate::engine::{Level, Looks, Preview, SampleColumn};
use crate::model::DataKind;

/// Names of columns as telephone systems write them, in the three languages; letters and digits alone count.
const QUEUE: &[&str] = &[
    "queue",
    "skill",
    "vdn",
    "group",
    "gruppe",
    "groupe",
    "warteschlange",
    "file",
    "service",
    "csq",
];
const AGENT: &[&str] = &[
    "agent",
    "login",
    "employee",
    "mitarbeiter",
    "conseiller",
    "personid",
    "extension",
];
const STATE: &[&str] = &[
    "activity",
    "state",
    "status",
    "event",
    "reason",
    "aktivität",
    "activité",
    "statut",
    "zustand",
];
const HANDLING: &[&str] = &[
    "aht",
    "averagehandlingtime",
    "averagehandletime",
    "avghandlingtime",
    "avghandletime",
    "avgcalltime",
    "dmt",
    "duréemoyennedetraitement",
    "durchschnittlichebearbeitungszeit",
    "bearbeitungszeit",
];

const DATE: &[&str] = &["date", "datum", "day", "tag", "jour"];
const TIME: &[&str] = &[
    "time",
    "uhrzeit",
    "zeit",
    "heure",
    "starttime",
    "interval",
    "intervalle",
];

/// The names of the keys for one kind of data (spec page 2).
struct Keys {
    header_lines: &'static str,
    column_names: &'static str,
    date_order: &'static str,
}

const CONTACTS: Keys = Keys {
    header_lines: "HeaderLines",
    column_names: "ColumnNames",
    date_order: "DateOrder",
};

const ACTIVITIES: Keys = Keys {
    header_lines: "ActivityHeaderLines",
    column_names: "ActivityColumnNames",
    date_order: "ActivityDateOrder",
};

/// Keys with the values that the columns suggest, in the order in which people fill them in.
fn proposals(preview: &Preview) -> Vec<(&'static str, String)> {
    let columns = &preview.columns;
    let keys = match preview.kind {
        DataKind::Contacts => &CONTACTS,
        DataKind::Activities => &ACTIVITIES,
    };
    let mut found = Vec::new();
    if preview.header_lines > 0 {
        found.push((keys.header_lines, preview.header_lines.to_string()));
    }
    if preview.header_lines > 0 && columns.iter().all(|column| !column.header.is_empty()) {
        let names: Vec<&str> = columns.iter().map(|column| column.header.as_str()).collect();
        found.push((keys.column_names, names.join(";")));
    }
    match preview.kind {
        DataKind::Contacts => contacts(columns, &mut found),
        DataKind::Activities => activities(columns, &mut found),
    }
    // More than one is a person's choice.
    if let [order] = preview.date_orders.as_slice() {
        found.push((keys.date_order, order.clone()));
    }
    found
}

fn contacts(columns: &[SampleColumn], found: &mut Vec<(&'static str, String)>) {
    let mut put = |key, column: Option<&SampleColumn>| {
        found.extend(column.map(|column| (key, column.number.to_string())));
    };
    put("GroupColumn", text_column(columns, QUEUE));
    match of(columns, Looks::Moment).next() {
        Some(moment) => put("TimeStampColumn", Some(moment)),
        None => {
            // One bad cell among the first rows does not hide the column.
            let dates = of(columns, Looks::Date).next();
            put("DateColumn", dates.or_else(|| called(columns, DATE)));
            let times = of(columns, Looks::Time).next();
            put("TimeColumn", times.or_else(|| called(columns, TIME)));
        }
    }
    put("AHTColumn", called(columns, HANDLING));
}

fn activities(columns: &[SampleColumn], found: &mut Vec<(&'static str, String)>) {
    let mut put = |key, column: Option<&SampleColumn>| {
        found.extend(column.map(|column| (key, column.number.to_string())));
    };
    put("AgentColumn", named(columns, AGENT));
    put("ActivityColumn", named(columns, STATE));
    let moments: Vec<&SampleColumn> = of(columns, Looks::Moment).collect();
    if let Some(start) = moments.first() {
        put("ActivityStartTimeStampColumn", Some(start));
        put("ActivityEndTimeStampColumn", moments.get(1).copied());
        return;
    }
    let (mut dates, mut times) = (of(columns, Looks::Date), of(columns, Looks::Time));
    put("ActivityStartDateColumn", dates.next());
    put("ActivityStartTimeColumn", times.next());
    put("ActivityEndDateColumn", dates.next());
    put("ActivityEndTimeColumn", times.next());
}

fn of(columns: &[SampleColumn], looks: Looks) -> impl Iterator<Item = &SampleColumn> {
    columns.iter().filter(move |column| column.looks == looks)
}

/// A column with one of these names.
fn called<'a>(columns: &'a [SampleColumn], names: &[&str]) -> Option<&'a SampleColumn> {
    columns
        .iter()
        .find(|column| names.contains(&bare(&column.header).as_str()))
}

/// A column whose name holds one of these words; the earlier word counts for more.
fn named<'a>(columns: &'a [SampleColumn], words: &[&str]) -> Option<&'a SampleColumn> {
    words.iter().find_map(|word| {
        let holds = |column: &&SampleColumn| bare(&column.header).contains(word);
        columns.iter().find(holds)
    })
}

/// The same among the columns of text; where no name fits, the only one there is.
fn text_column<'a>(columns: &'a [SampleColumn], words: &[&str]) -> Option<&'a SampleColumn> {
    let texts: Vec<&SampleColumn> = of(columns, Looks::Text).collect();
    let fits = words.iter().find_map(|word| {
        texts
            .iter()
            .copied()
            .find(|column| bare(&column.header).contains(word))
    });
    match texts.as_slice() {
        [only] => Some(only),
        _ => fits.or_else(|| named(columns, words)),
    }
}

fn bare(name: &str) -> String {
    let letters = name.chars().filter(|character| character.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl FormDialog {
    /// The button: fills what the columns tell, and the names of queues as soon as the rows say them.
    pub fn fill_in(&mut self, state: &State) -> Outcome {
        let Some(preview) = self.preview().filter(|preview| !preview.columns.is_empty()) else {
            return Self::say(Level::Warning, state.look.say("form-fill-nothing"));
        };
        let found = proposals(preview);
        let mut filled = self.put_empty(found, &state.look);
        let queues = self.names_of_queues();
        filled.extend(self.put_empty(vec![("Groups", queues)], &state.look));
        self.filled = filled;
        self.filling = !self.filled.is_empty();
        if !self.filling {
            let what = state.look.say(match self.preview().map(|preview| preview.kind) {
                Some(DataKind::Activities) => "form-group-agents",
                Some(DataKind::Contacts) | None => "form-group-calls",
            });
            let values = [("what", what.into())];
            return Self::say(Level::Fine, state.look.with("form-fill-full", &values));
        }
        self.rows_anew().and(self.tell_filled(state))
    }

    /// The rows were read with what was filled in: now they tell every queue, not the first ones alone.
    pub fn filled_rows(&mut self, state: &State) -> Option<Act> {
        if self.rows.is_waiting() || !std::mem::take(&mut self.filling) {
            return None;
        }
        let groups = self
            .fields
            .iter()
            .position(|field| field.key.eq_ignore_ascii_case("Groups"))?;
        let filled = self.filled.contains(&self.fields[groups].label(&state.look));
        let unlisted = &self.preview()?.unlisted;
        let more: Vec<String> = unlisted.iter().map(|(name, _)| name.clone()).collect();
        if filled && !more.is_empty() {
            let known = self.fields[groups].raw();
            self.fields[groups].put(&format!("{};{}", known.trim_end_matches(';'), more.join(";")));
        }
        Some(self.tell_filled(state))
    }

    fn tell_filled(&self, state: &State) -> Act {
        let values = [("keys", self.filled.join(", ").into())];
        Act::Say(Level::Fine, state.look.with("form-filled", &values))
    }

    /// The queues that the newest file names first; which column holds them stands in its field by now.
    fn names_of_queues(&self) -> String {
        match self.preview().map(|preview| preview.kind) {
            Some(DataKind::Contacts) => self.names_found("Groups").join(";"),
            _ => String::new(),
        }
    }

    /// Puts values into fields that say nothing yet; returns their labels.
    fn put_empty(&mut self, values: Vec<(&'static str, String)>, look: &Look) -> Vec<String> {
        let mut filled = Vec::new();
        for (key, value) in values {
            let mut fields = self.fields.iter_mut();
            let empty = fields.find(|field| field.key.eq_ignore_ascii_case(key) && field.raw().is_empty());
            if let Some(field) = empty.filter(|_| !value.is_empty()) {
                field.put(&value);
                filled.push(field.label(look));
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ..super::super::tests::preview()
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
}
