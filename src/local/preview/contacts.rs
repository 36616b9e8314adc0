//! Call data: what each row would come to, by the plan of an import with the draft's tree.

use super::Looked;
use crate::config::same_name;
use crate::engine::{ContactFate, ContactRow, Feed, MetricCell, Notice, Preview, PreviewCounts, RowOutcome};
use crate::import::intervals::Grid;
use crate::import::plan::{Materials, Parameter, Plan, SystemTree, Wiring};
use crate::local::setup::Setup;
use crate::local::{Core, planned};
use crate::mapping::MappingLine;
use crate::model::{DataKind, IntervalLength, MetricPath, QueueId, UtcSecond, ValueTypeId};
use crate::source::{
    DayRange, Source, SourceTree, TimeScale, TreeMatch, TrialContact, TrialReading, TrialRequest,
};
use crate::time::{Zone, date_from_days};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

const DAY: i64 = 86_400;
/// Broken mappings that are told one by one.
const MOST_MAPPING_NOTICES: usize = 20;

pub(super) fn preview(
    core: &Core,
    setup: &Setup,
    system: &str,
    source: &dyn Source,
    mut look: Looked,
) -> Preview {
    let tree = match source.tree() {
        Ok(tree) => tree,
        Err(error) => return look.preview(Err(error), PreviewCounts::default(), &mut |_| RowOutcome::Unread),
    };
    let mut view = View::new(core, setup, system, source, Arc::new(tree), &mut look.notices);
    let request = TrialRequest {
        kind: DataKind::Contacts,
        queues: &view.queues,
        metrics: &view.metrics,
        rows: look.rows,
    };
    let asked: HashSet<usize> = view.queues.iter().copied().collect();
    let mut counts = PreviewCounts::default();
    let count = &mut |reading: &TrialReading| {
        counts.rows += 1;
        match reading {
            TrialReading::Contact(contact) => match fate(contact, &asked) {
                ContactFate::Imported => counts.imported += 1,
                ContactFate::NotMapped => counts.not_mapped += 1,
                ContactFate::Unlisted => counts.unlisted += 1,
            },
            TrialReading::Rejected { .. } => counts.rejected += 1,
            TrialReading::Activity(_) | TrialReading::Unread => {}
        }
    };
    let trial = source.trial(&request, count, &look.watch);
    look.preview(trial, counts, &mut |reading| match reading {
        TrialReading::Contact(contact) => {
            let fate = fate(&contact, &asked);
            RowOutcome::Contact(view.row(contact, fate))
        }
        _ => RowOutcome::Unread,
    })
}

fn fate(contact: &TrialContact, asked: &HashSet<usize>) -> ContactFate {
    match contact.queue {
        None => ContactFate::Unlisted,
        Some(queue) if asked.contains(&queue) => ContactFate::Imported,
        Some(_) => ContactFate::NotMapped,
    }
}

/// Which value types a metric of a source's queue feeds.
type Feeds = HashMap<(usize, usize), Vec<Fed>>;

/// One of them.
struct Fed {
    queue: QueueId,
    value_type: ValueTypeId,
    parameter: u16,
    zone: Zone,
    length: IntervalLength,
}

/// Where rows lead to.
struct View {
    tree: Arc<SourceTree>,
    /// As an import would ask for them.
    queues: Vec<usize>,
    metrics: Vec<usize>,
    feeds: Feeds,
    scale: TimeScale,
    /// The source's own zone, where it is known.
    zone: Option<Zone>,
    /// One day of a zone and interval length.
    grids: HashMap<(String, u16, Date), Grid>,
}

impl View {
    fn new(
        core: &Core,
        setup: &Setup,
        system: &str,
        source: &dyn Source,
        tree: Arc<SourceTree>,
        notices: &mut Vec<Notice>,
    ) -> Self {
        let scale = source.scale(DataKind::Contacts);
        let mut trees = planned::trees(setup, &mut Vec::new());
        trees.retain(|name, _| !same_name(name, system));
        let of_draft = SystemTree {
            tree: Some(tree.clone()),
            interval: None,
        };
        trees.insert(system.to_owned(), of_draft);
        let plan = Plan::make(&Materials {
            wfm: &setup.wfm,
            catalog: setup.catalog.as_deref(),
            lines: &lines_of(&setup.mapping_lines, system),
            file: &setup.mapping_file,
            systems: &trees,
            script: &|file| planned::script(&core.installation, file),
            machine: &core.machine,
        })
        .only(&BTreeSet::from([system.to_owned()]));
        notices.extend(plan.notices.iter().take(MOST_MAPPING_NOTICES).cloned());
        let index = plan.systems.iter().position(|planned| planned.name == system);
        let mut requests = Wiring::new(&plan, any_day(), &|_| scale).0.requests;
        let request = index.and_then(|index| requests.remove(&index));
        let (queues, metrics) =
            request.map_or_else(Default::default, |request| (request.queues, request.metrics));
        Self {
            feeds: index.map(|index| feeds(&plan, index)).unwrap_or_default(),
            zone: source
                .zone_name(DataKind::Contacts)
                .and_then(|name| Zone::named(name).ok()),
            grids: HashMap::new(),
            tree,
            queues,
            metrics,
            scale,
        }
    }

    fn row(&mut self, contact: TrialContact, fate: ContactFate) -> ContactRow {
        let prefix = MetricPath::join([self.tree.system.as_str(), contact.name.as_str()]);
        let metrics = contact
            .cells
            .iter()
            .enumerate()
            .map(|(metric, cell)| {
                let path = match contact.queue {
                    Some(queue) => self.tree.path(TreeMatch { queue, metric }),
                    None => MetricPath::join([prefix.as_str(), &self.tree.metrics[metric].name]),
                };
                let (value, trouble) = match &cell.value {
                    Ok(value) => (*value, None),
                    Err(why) => (None, Some(why.clone())),
                };
                let feeds = match (contact.queue, value) {
                    (Some(queue), Some(_)) => self.feeds_of(queue, metric, contact.at),
                    _ => Vec::new(),
                };
                MetricCell {
                    path,
                    column: cell.column,
                    value,
                    trouble,
                    feeds,
                }
            })
            .collect();
        ContactRow {
            fate,
            queue: prefix.as_str().to_owned(),
            moment: self.moment(contact.at),
            day: date_from_days(contact.day),
            ambiguous: contact.ambiguous,
            metrics,
        }
    }

    /// Civil time as it stands after the shift, or with the offset of the source's zone.
    fn moment(&self, at: i64) -> String {
        match &self.zone {
            Some(zone) => zone.format_seconds(UtcSecond(at)),
            None => {
                let text = Zone::utc().format_seconds(UtcSecond(at));
                text.trim_end_matches("+00:00").to_owned()
            }
        }
    }

    fn feeds_of(&mut self, queue: usize, metric: usize, at: i64) -> Vec<Feed> {
        let (scale, grids) = (self.scale, &mut self.grids);
        let fed = self.feeds.get(&(queue, metric)).map_or(&[][..], Vec::as_slice);
        fed.iter()
            .filter_map(|fed| {
                let day = match scale {
                    TimeScale::Civil => date_from_days(at.div_euclid(DAY)),
                    TimeScale::Instant => fed.zone.date_of(UtcSecond(at)),
                };
                let grid = grids
                    .entry((fed.zone.name().to_owned(), fed.length.minutes(), day))
                    .or_insert_with(|| {
                        let one = DayRange {
                            first: day,
                            last: day,
                        };
                        Grid::new(&fed.zone, fed.length, one, scale)
                    });
                let interval = grid.days().first()?.interval_at(at)?;
                Some(Feed {
                    queue: fed.queue,
                    value_type: fed.value_type,
                    parameter: fed.parameter,
                    day,
                    start: interval.start,
                    minutes: interval.minutes,
                })
            })
            .collect()
    }
}

/// What an import asks of a source is the same on every day.
fn any_day() -> DayRange {
    let day = Date::constant(2000, 1, 1);
    DayRange {
        first: day,
        last: day,
    }
}

fn feeds(plan: &Plan, index: usize) -> Feeds {
    let mut feeds = Feeds::new();
    for target in &plan.targets {
        for (parameter, of) in (1_u16..).zip(&target.parameters) {
            if let Parameter::Metric { system, at } = *of
                && system == index
            {
                feeds.entry((at.queue, at.metric)).or_default().push(Fed {
                    queue: target.queue,
                    value_type: target.value_type,
                    parameter,
                    zone: target.zone.clone(),
                    length: target.length,
                });
            }
        }
    }
    feeds
}

/// All lines of the value types of which one names this system.
fn lines_of(lines: &[MappingLine], system: &str) -> Vec<MappingLine> {
    let names = |line: &&MappingLine| {
        let path = line.metric().map_or("", |path| path.as_str());
        let mut colons = path.match_indices(':');
        colons.any(|(colon, _)| same_name(&path[..colon], system))
    };
    let keys: HashSet<(QueueId, ValueTypeId)> = lines
        .iter()
        .filter(names)
        .map(|line| (line.queue, line.value_type))
        .collect();
    lines
        .iter()
        .filter(|line| keys.contains(&(line.queue, line.value_type)))
        .cloned()
        .collect()
}
