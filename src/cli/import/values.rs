//! `--values FILE.csv`: the values of a dry run in the form of `xlink wfm values --csv`.

use crate::cli::edge::Above;
use crate::files::{self, Rights};
use crate::model::{Catalog, IntervalValue, Message, QueueId, message};
use crate::time::Zone;
use std::collections::HashMap;
use std::path::Path;

const HEADER: [&str; 7] = [
    "queue_id",
    "queue",
    "value_type_id",
    "value_type",
    "version",
    "interval_start",
    "value",
];

/// Writes the values in the order of queue, value type and interval. Without a catalogue names are empty and the zone is
/// the machine's.
pub(super) fn write(
    file: &Path,
    mut values: Vec<IntervalValue>,
    catalog: Option<&Catalog>,
) -> color_eyre::Result<()> {
    values.sort_unstable_by_key(|value| value.key);
    let queues: HashMap<QueueId, (&str, Zone)> = catalog
        .iter()
        .flat_map(|catalog| &catalog.queues)
        .map(|queue| {
            let zone = Zone::named(&queue.time_zone).unwrap_or_else(|_| Zone::utc());
            (queue.id, (queue.name.as_str(), zone))
        })
        .collect();
    let machine = Zone::machine();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for IntervalValue { key, value } in values {
        let (queue, zone) = queues
            .get(&key.queue)
            .map_or(("", &machine), |(name, zone)| (*name, zone));
        let value_type = catalog.and_then(|catalog| catalog.value_type(key.value_type));
        writer.write_record([
            key.queue.to_string().as_str(),
            queue,
            &key.value_type.to_string(),
            value_type.map_or("", |value_type| &value_type.name),
            key.version.name(),
            &zone.format(key.start),
            &value.to_string(),
        ])?;
    }
    let bytes = writer.into_inner().above(unwritten)?;
    files::replace(file, &bytes, None, Rights::Usual).above(unwritten)?;
    Ok(())
}

fn unwritten() -> Message {
    message!("cli-values-unwritten", "cannot write the values")
}
