//! *Fill in*: what the files themselves tell of their columns goes into the fields that are still empty. Nothing that a
//! person or the file says is changed, and nothing is saved.

use super::field::Field;
use super::{Act, FormDialog, Outcome};
use crate::console::look::Look;
use crate::console::state::State;
use crate::engine::{Level, Looks, Preview, SampleColumn};
use crate::mapping::bare;
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

/// How far filling in has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Filling {
    #[default]
    Idle,
    /// The rows as the form stands are still being read.
    Wanted,
    /// The rows are read with what was filled in: then they tell every queue, not the first ones alone.
    Further(Filled),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    /// Labels of the fields.
    fields: Vec<String>,
    /// What `Groups` says since it was filled.
    queues: Option<String>,
}

impl FormDialog {
    /// The button. What an older reading told of another folder is waited out.
    pub fn fill_in(&mut self, state: &State) -> Outcome {
        let outcome = self.rows_anew();
        if self.rows.is_waiting() {
            self.filling = Filling::Wanted;
            let reading = state.look.say("form-rows-reading");
            return outcome.and(Act::Say(Level::Fine, reading));
        }
        self.fill(state)
    }

    /// The rows have come: goes on with what waited for them.
    pub fn fill_further(&mut self, state: &State) -> Outcome {
        if self.rows.is_waiting() {
            return Outcome::stay();
        }
        match std::mem::take(&mut self.filling) {
            Filling::Idle => Outcome::stay(),
            Filling::Wanted => self.fill(state),
            Filling::Further(filled) => {
                self.add_queues(&filled);
                Outcome::stay().and(tell(&filled, state))
            }
        }
    }

    /// Fills what the columns tell, and the names of queues as far as the newest file says them.
    fn fill(&mut self, state: &State) -> Outcome {
        let Some(preview) = self.preview().filter(|preview| !preview.columns.is_empty()) else {
            return Self::say(Level::Warning, state.look.say("form-fill-nothing"));
        };
        let found = proposals(preview);
        let mut fields = self.put_empty(found, &state.look);
        let queues = self.names_of_queues();
        let groups = self.put_empty(vec![("Groups", queues)], &state.look);
        let is_filled = !groups.is_empty();
        let queues = self
            .groups()
            .filter(|_| is_filled)
            .map(|groups| groups.raw().to_string());
        fields.extend(groups);
        if fields.is_empty() {
            let what = state.look.say(match self.preview().map(|preview| preview.kind) {
                Some(DataKind::Activities) => "form-group-agents",
                Some(DataKind::Contacts) | None => "form-group-calls",
            });
            let values = [("what", what.into())];
            return Self::say(Level::Fine, state.look.with("form-fill-full", &values));
        }
        let filled = Filled { fields, queues };
        let told = tell(&filled, state);
        self.filling = Filling::Further(filled);
        self.rows_anew().and(told)
    }

    /// Queues that the rows tell besides, unless somebody has changed `Groups` meanwhile.
    fn add_queues(&mut self, filled: &Filled) {
        let Some(preview) = self.preview() else { return };
        let more: Vec<String> = preview.unlisted.iter().map(|(name, _)| name.clone()).collect();
        if let (Some(groups), Some(queues)) = (self.groups(), &filled.queues)
            && groups.raw().as_str() == queues
            && !more.is_empty()
        {
            groups.put(&format!("{};{}", queues.trim_end_matches(';'), more.join(";")));
        }
    }

    fn groups(&mut self) -> Option<&mut Field> {
        let mut fields = self.fields.iter_mut();
        fields.find(|field| field.key.eq_ignore_ascii_case("Groups"))
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

fn tell(filled: &Filled, state: &State) -> Act {
    let values = [("keys", filled.fields.join(", ").into())];
    Act::Say(Level::Fine, state.look.with("form-filled", &values))
}

#[cfg(test)]
mod tests;
