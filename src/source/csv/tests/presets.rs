//! The presets for CSV interfaces of the original (spec pages 2 and 9), each with a file as its vendor's export gives it.

use super::*;
use crate::config::external::ExternalSettings;
use crate::config::{Installation, samples};
use crate::source::ActivityRecord;

/// A source out of the preset as it stands, with these queues and these files.
struct Preset {
    folder: TempDir,
    settings: CsvSettings,
}

impl Preset {
    fn new(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let sample = samples::presets().into_iter().find(|sample| sample.name == name);
        let text = sample
            .unwrap()
            .text
            .replace("Groups=\n", "Groups=Sales;Support\n");
        std::fs::write(folder.path().join("isps_Ul.ini"), text).unwrap();
        let (settings, _) = Installation::open(folder.path()).load();
        let system = settings.systems().remove(0);
        let (Some(ExternalSettings::Csv(settings)), of_section) =
            settings.external_with_findings(&system, None)
        else {
            panic!("{name} is no CSV section");
        };
        assert_eq!(of_section, []);
        Self {
            folder,
            settings: *settings,
        }
    }

    fn file(&self, folder: &str, content: &str) {
        let folder = self.folder.path().join(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("export.csv"), content).unwrap();
    }

    /// The metrics' names, and per queue and time the values told.
    fn calls(&self) -> (Vec<String>, Vec<String>) {
        let source = CsvSource::new(self.settings.clone()).unwrap();
        let tree = source.tree().unwrap();
        let (queues, metrics): (Vec<usize>, Vec<usize>) = (
            (0..tree.queues.len()).collect(),
            (0..tree.metrics.len()).collect(),
        );
        let (sink, watch) = (Collector::default(), Listener::default());
        let request = ContactRequest {
            days: ALL,
            tree: &tree,
            queues: &queues,
            metrics: &metrics,
        };
        let report = source.read_contacts(&request, &sink, &watch).unwrap();
        let outcome = Outcome::new(report, sink, watch);
        assert_eq!(outcome.rejected, []);
        let shown_row = |row: &Row| {
            let value = |value: &Option<f64>| value.map_or("-".to_owned(), |value| value.to_string());
            let values: Vec<String> = row.values.iter().map(value).collect();
            let queue = &tree.queues[row.queue as usize].levels[0];
            format!("{queue} {} {}", &shown(row.at)[..16], values.join(" "))
        };
        let names = tree.metrics.iter().map(|metric| metric.name.clone()).collect();
        (names, outcome.rows.iter().map(shown_row).collect())
    }

    fn agents(&self) -> Vec<String> {
        let source = CsvSource::new(self.settings.clone()).unwrap();
        let (mut records, watch) = (Vec::new(), Listener::default());
        let mut sink = |record| records.push(record);
        source
            .read_activities(&ActivityRequest { days: ALL }, &mut sink, &watch)
            .unwrap();
        assert_eq!(*watch.rejected.lock().unwrap(), []);
        let names = source.activities();
        let told = |record: &ActivityRecord| {
            let named = names.iter().find(|(id, _)| *id == record.activity);
            let end = record
                .end
                .map_or("…".to_owned(), |end| shown(end)[11..].to_owned());
            let off = if record.log_off { ", logs off" } else { "" };
            format!(
                "{} {} {}–{end}{off}",
                record.agent,
                named.map_or("?", |(_, name)| name),
                &shown(record.start)[11..]
            )
        };
        records.iter().map(told).collect()
    }
}

macro_rules! sample {
    ($name:literal) => {
        include_str!(concat!("../../../../config/presets/samples/", $name))
    };
}

const CHANNEL: [&str; 6] = ["Offered", "Answered", "Abandoned", "AHT", "ASA", "SLA"];
const CALLS: [&str; 3] = [
    "Sales 2026-03-02T09:00 12 11 1 245 8.5 91.7",
    "Support 2026-03-02T09:00 4 3 1 410 21 75",
    "Sales 2026-03-02T09:15 9 9 0 238 6 100",
];

#[test]
fn ipfx() {
    let preset = Preset::new("ipfx-csv.ini");
    preset.file("acd", sample!("ipfx-calls.csv"));
    let (names, rows) = preset.calls();
    assert_eq!(
        names.join(" "),
        "CallsOffered CallsAbandoned AvgAnswerTime AvgCallTime AvgWrapupTime SLA_percent"
    );
    assert_eq!(rows[0], "Sales 2026-03-02T09:00 12 1 8.5 245 31 91.7");
}

#[test]
fn eight_by_eight() {
    let preset = Preset::new("8x8-csv.ini");
    preset.file("acd/calls", sample!("8x8-calls.csv"));
    preset.file("acd/agents", sample!("8x8-agents.csv"));
    let (names, rows) = preset.calls();
    assert_eq!(names, CHANNEL);
    assert_eq!(rows, CALLS);
    assert_eq!(
        preset.agents(),
        [
            "1001 Wait 08:58:10–09:02:40",
            "1001 Call 09:02:40–09:06:45",
            "1002 Preview 09:00:00–09:00:20"
        ]
    );
}

#[test]
fn ipscape() {
    let preset = Preset::new("ipscape-csv.ini");
    preset.file("acd/calls", sample!("ipscape-calls.csv"));
    preset.file("acd/agents", sample!("ipscape-agents.csv"));
    let (names, rows) = preset.calls();
    assert_eq!(names, CHANNEL);
    assert_eq!(rows, CALLS);
    assert_eq!(
        preset.agents(),
        ["1001 Login 08:58:10–09:02:40", "1001 Chat 09:02:40–09:06:45"]
    );
}

#[test]
fn rostrvm() {
    let preset = Preset::new("rostrvm-csv.ini");
    preset.file("acd/calls", sample!("rostrvm-calls.csv"));
    preset.file("acd/agents", sample!("rostrvm-agents.csv"));
    let (names, rows) = preset.calls();
    assert_eq!(
        (names.len(), names[3].as_str(), names[11].as_str()),
        (12, "WebChatOffered", "OutboundAHT")
    );
    assert_eq!(
        rows,
        [
            "Sales 2026-03-02T09:00 12 11 245 3 3 610 5 2 1800 7 4 130",
            "Support 2026-03-02T09:00 4 3 410 - - - 1 1 900 - - -"
        ]
    );
    assert_eq!(
        preset.agents(),
        [
            "1001 Ready 08:58:10–…",
            "1001 Busy 09:02:40–…",
            "1001 Log-off 17:00:00–…, logs off"
        ]
    );
}
