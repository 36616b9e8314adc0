//! The left side as an administrator types it: numbers, or names.

use crate::cli::Usage;
use crate::cli::here::Here;
use crate::config::same_name;
use crate::mapping::Left;
use crate::model::{Catalog, Queue, ValueType};

/// `WFM:parent:queue:valuetype`, or `queue name/value type name` of the catalogue.
pub(in crate::cli) fn read(here: &Here, catalog: Option<&Catalog>, text: &str) -> color_eyre::Result<Left> {
    if let Ok(left) = text.parse() {
        return Ok(left);
    }
    if !text.contains('/') {
        return Err(Usage::new(here.words.with("map-no-left", &[("left", text.into())])).into());
    }
    let known = here.catalog()?;
    let catalog = catalog.unwrap_or(&known);
    let found = named(catalog, text);
    match found.as_slice() {
        [(queue, value_type)] => Ok(Left {
            system: here.wfm()?.to_owned(),
            parent: queue.parent,
            queue: queue.id,
            value_type: value_type.id,
        }),
        [] => Err(Usage::new(here.words.with("map-no-name", &[("left", text.into())])).into()),
        several => {
            let wfm = here.wfm()?;
            let said: Vec<String> = several
                .iter()
                .map(|(queue, value_type)| format!("{wfm}:{}:{}:{}", queue.parent, queue.id, value_type.id))
                .collect();
            let values = [("left", text.into()), ("several", said.join(", ").into())];
            Err(Usage::new(here.words.with("map-several", &values)).into())
        }
    }
}

/// Names may hold slashes themselves, so each one may divide.
fn named<'a>(catalog: &'a Catalog, text: &str) -> Vec<(&'a Queue, &'a ValueType)> {
    let mut found = Vec::new();
    for (slash, _) in text.match_indices('/') {
        let (queue_name, value_type_name) = (&text[..slash], &text[slash + 1..]);
        let called =
            |queue: &&Queue| same_name(&queue.name, queue_name) || same_name(&queue.short_name, queue_name);
        for queue in catalog.queues.iter().filter(called) {
            let value_types = queue.value_types.iter().filter_map(|id| catalog.value_type(*id));
            found.extend(
                value_types
                    .filter(|value_type| same_name(&value_type.name, value_type_name))
                    .map(|value_type| (queue, value_type)),
            );
        }
    }
    found
}
