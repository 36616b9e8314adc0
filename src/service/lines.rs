//! What happens, in lines that an administrator understands (`isps_uls.log`). They are the same in every language: logs
//! are searched.

use crate::engine::{ConnectionPhase, ConnectionState, Event, Level, Notice, Snapshot};
use crate::time::Zone;
use std::collections::BTreeMap;

/// Turns events into log lines; remembers what was said, so that nothing is said twice.
pub(super) struct Lines {
    zone: Zone,
    connections: BTreeMap<String, String>,
    said: Vec<String>,
}

/// Notices remembered; the oldest may be said again.
const MOST_SAID: usize = 1_000;

impl Lines {
    pub fn new(zone: Zone) -> Self {
        Self {
            zone,
            connections: BTreeMap::new(),
            said: Vec::new(),
        }
    }

    pub fn of(&mut self, event: &Event) -> Vec<String> {
        match event {
            Event::Snapshot(snapshot) => self.of_snapshot(snapshot),
            Event::CatalogChanged => vec!["The catalogue of the WFM server was read.".to_owned()],
            Event::Notice(text) => self.once(notice(text)),
            // The engine writes the end of an import down itself.
            Event::ImportEnded(_) | Event::MappingsChanged | Event::ValuesChanged(_) => Vec::new(),
        }
    }

    fn of_snapshot(&mut self, snapshot: &Snapshot) -> Vec<String> {
        let mut lines = Vec::new();
        for connection in &snapshot.connections {
            let line = self.connection(connection);
            let key = phase_key(&connection.phase);
            if let Some(line) = line
                && self.connections.insert(connection.name.clone(), key.clone()) != Some(key)
            {
                lines.push(line);
            }
        }
        for text in &snapshot.notices {
            lines.extend(self.once(notice(text)));
        }
        // What is mended may come again and is said again then.
        let standing: Vec<String> = snapshot.notices.iter().map(notice).collect();
        self.said.retain(|line| standing.contains(line));
        lines
    }

    fn once(&mut self, line: String) -> Vec<String> {
        if self.said.contains(&line) {
            return Vec::new();
        }
        if self.said.len() >= MOST_SAID {
            self.said.remove(0);
        }
        self.said.push(line.clone());
        vec![line]
    }

    fn connection(&self, connection: &ConnectionState) -> Option<String> {
        let ConnectionState { name, url, .. } = connection;
        match &connection.phase {
            ConnectionPhase::Connecting => None,
            ConnectionPhase::Connected => Some(format!("Connected to {name} at {url}.")),
            ConnectionPhase::NotConfigured { missing } => {
                Some(format!("{name} is not configured yet: {missing}"))
            }
            ConnectionPhase::Refused { why } => Some(format!(
                "{name} refused the sign-in: {why}. It is not tried again until the configuration changes or somebody asks."
            )),
            ConnectionPhase::Away { why, retry } => Some(format!(
                "Enterprise Server {name} not available ({url}): {why}. Values wait in the outbox; next attempt {}.",
                self.zone.log_time(*retry)
            )),
        }
    }
}

/// A new attempt that ends the same way is no news.
fn phase_key(phase: &ConnectionPhase) -> String {
    match phase {
        ConnectionPhase::Away { why, .. } => format!("away {why}"),
        other => format!("{other:?}"),
    }
}

/// A finding or trouble as a line.
pub fn notice(notice: &Notice) -> String {
    let level = match notice.level {
        Level::Fine => "",
        Level::Warning => "Warning: ",
        Level::Error => "Error: ",
    };
    let place = if notice.place.is_empty() {
        String::new()
    } else {
        format!("{}: ", notice.place)
    };
    let hint = if notice.hint.is_empty() {
        String::new()
    } else {
        format!(" ({})", notice.hint)
    };
    format!("{level}{place}{}{hint}", notice.text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Automatic, Flow, Host, Outbox, Schedule};
    use crate::model::UtcSecond;

    fn snapshot(phase: ConnectionPhase, notices: &[&str]) -> Event {
        let automatic = Automatic {
            setting: "none".to_owned(),
            next: None,
        };
        let notice = |text: &&str| Notice {
            level: Level::Warning,
            place: "acd_map.ini:3".to_owned(),
            text: (*text).into(),
            hint: "".into(),
        };
        let connection = ConnectionState {
            name: "WFM".to_owned(),
            url: "iwfm://wfm:45054".to_owned(),
            phase,
            since: UtcSecond(0),
        };
        Event::Snapshot(Box::new(Snapshot {
            taken: UtcSecond(0),
            directory: String::new(),
            host: Host::InProcess,
            connections: vec![connection],
            catalog_revision: None,
            catalog_read: None,
            systems: vec![],
            import: None,
            last_import: None,
            flow: Flow::default(),
            outbox: Outbox::default(),
            schedule: Schedule {
                held: false,
                contacts: automatic.clone(),
                activities: automatic,
            },
            mappings_revision: 0,
            mappings: 0,
            notices: notices.iter().map(notice).collect(),
        }))
    }

    fn away(retry: i64) -> ConnectionPhase {
        ConnectionPhase::Away {
            why: "connection refused".into(),
            retry: UtcSecond(retry),
        }
    }

    #[test]
    fn a_connection_is_told_when_it_changes_and_not_at_every_attempt() {
        let mut lines = Lines::new(Zone::utc());
        assert_eq!(
            lines.of(&snapshot(away(0), &[])),
            [
                "Enterprise Server WFM not available (iwfm://wfm:45054): connection refused. Values wait in the outbox; \
              next attempt 01/01/70 00:00:00."
            ]
        );
        assert!(lines.of(&snapshot(ConnectionPhase::Connecting, &[])).is_empty());
        assert!(lines.of(&snapshot(away(60), &[])).is_empty());
        assert_eq!(
            lines.of(&snapshot(ConnectionPhase::Connected, &[])),
            ["Connected to WFM at iwfm://wfm:45054."]
        );
        assert_eq!(lines.of(&snapshot(away(90), &[])).len(), 1);
    }

    #[test]
    fn a_notice_is_said_once_until_it_was_mended() {
        let mut lines = Lines::new(Zone::utc());
        let connected = || ConnectionPhase::Connected;
        lines.of(&snapshot(connected(), &[]));
        assert_eq!(
            lines.of(&snapshot(connected(), &["gone"])),
            ["Warning: acd_map.ini:3: gone"]
        );
        assert!(lines.of(&snapshot(connected(), &["gone"])).is_empty());
        assert!(lines.of(&snapshot(connected(), &[])).is_empty());
        assert_eq!(lines.of(&snapshot(connected(), &["gone"])).len(), 1);
    }
}
