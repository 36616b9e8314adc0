//! The rows of a day as the systems write them, each at the second at which it is known.

use super::Plan;
use super::agents;
use super::contacts::{Contact, contacts};
use super::random::Random;
use super::world::{SOURCE_QUEUES, System};
use crate::model::UtcSecond;
use crate::time::{LocalDay, Zone, days_since_1970};
use std::fmt::Write;

/// Which files a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Kind {
    Calls,
    Chats,
    Agents,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Calls, Self::Chats, Self::Agents];

    /// The folder of its files, and how their names begin.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Calls => "calls",
            Self::Chats => "chats",
            Self::Agents => "agents",
        }
    }

    pub fn header(self) -> &'static str {
        match self {
            Self::Calls => {
                "Queue;Date;Time;CallId;Offered;Answered;Abandoned;InTime;WaitTime;TalkTime;WrapTime"
            }
            Self::Chats => "Started,Queue,Offered,Answered,Abandoned,Duration",
            Self::Agents => "AgentID;StatusID;Since",
        }
    }
}

/// One line without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// When the system writes it: seconds since 1970.
    pub at: i64,
    pub text: String,
}

/// All rows of one kind of one local day, in the order in which they are written.
pub(super) fn rows(kind: Kind, day: &LocalDay, zone: &Zone, plan: Plan) -> Vec<Row> {
    let mut rows = match kind {
        Kind::Calls => of_contacts(System::Acd, day, plan, |number, queue, contact, random| {
            call(number, queue, contact, zone, random)
        }),
        Kind::Chats => of_contacts(System::Chat, day, plan, |_, queue, contact, _| {
            chat(queue, contact)
        }),
        Kind::Agents => agents::changes(day.date, zone, plan.seed)
            .into_iter()
            .map(|change| Row {
                at: change.at,
                text: format!(
                    "{};{};{}",
                    change.agent,
                    change.activity,
                    german(change.at, zone, ' ')
                ),
            })
            .collect(),
    };
    rows.sort_by_key(|row| row.at);
    rows
}

fn of_contacts(
    system: System,
    day: &LocalDay,
    plan: Plan,
    text: impl Fn(u64, &str, Contact, &mut Random) -> String,
) -> Vec<Row> {
    let first = days_since_1970(day.date) as u64 * 1_000_000;
    let mut random = Random::new(&[plan.seed, 99, first]);
    let mut rows = Vec::new();
    let queues = SOURCE_QUEUES
        .iter()
        .enumerate()
        .filter(|(_, queue)| queue.system == system);
    for (index, queue) in queues {
        for contact in contacts(queue, index, day, plan) {
            let number = first + rows.len() as u64;
            rows.push(Row {
                at: contact.end(),
                text: text(number, queue.name, contact, &mut random),
            });
        }
    }
    rows
}

/// Now and then a cell that nobody can read, as every ACD has them.
const BROKEN: [&str; 4] = ["n/a", "1.284", "--", "0:61:75"];

fn call(number: u64, queue: &str, contact: Contact, zone: &Zone, random: &mut Random) -> String {
    let mut text = format!("{queue};{};{number}", german(contact.start, zone, ';'));
    let answered = u8::from(contact.answered);
    let _ = write!(
        text,
        ";1;{answered};{};{};{}",
        1 - answered,
        u8::from(contact.in_time()),
        contact.wait
    );
    // Writing into a text cannot fail.
    let _ = match random.below(40_000) {
        0 => write!(text, ";{};{}", BROKEN[random.below(4) as usize], contact.wrap),
        _ => write!(text, ";{};{}", contact.talk, contact.wrap),
    };
    text
}

fn chat(queue: &str, contact: Contact) -> String {
    let started = Zone::utc().format_seconds(UtcSecond(contact.start));
    let answered = u8::from(contact.answered);
    format!(
        "{started},{queue},1,{answered},{},{}",
        1 - answered,
        contact.talk + contact.wrap
    )
}

/// `23.11.2026`, the separator, `08:15:00`.
fn german(at: i64, zone: &Zone, separator: char) -> String {
    let civil = zone.civil_seconds(UtcSecond(at));
    let date = crate::time::date_from_days(civil.div_euclid(86_400));
    let second = civil.rem_euclid(86_400);
    format!(
        "{:02}.{:02}.{:04}{separator}{:02}:{:02}:{:02}",
        date.day(),
        date.month(),
        date.year(),
        second / 3_600,
        second / 60 % 60,
        second % 60
    )
}
