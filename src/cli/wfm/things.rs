//! `xlink wfm queue|value-type|system|activity|employee add|list|change|import|export`

use super::catalog::{nothing_to_change, put, read};
use super::output::{Cell, Format, Table};
use super::place::Place;
use crate::cli::edge::Above;
use crate::cli::here::tell;
use crate::cli::{Global, Status, Usage};
use crate::files::{Rights, replace};
use crate::model::message;
use crate::server::catalog::{CatalogError, Things};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// What can be done with things of one kind; `C` are its columns as options.
#[derive(Debug, clap::Subcommand)]
enum Command<C: clap::Args> {
    /// Adds one.
    #[command(
        after_help = "Example:\n  xlink wfm queue add 1002 --name Hotline --time-zone Europe/Berlin --value-types \"1003;1004\""
    )]
    Add {
        /// Its ID (a system: its name).
        key: String,
        #[command(flatten)]
        cells: C,
    },
    /// Changes what is named, leaves the rest.
    #[command(after_help = "Example:\n  xlink wfm queue change 1002 --active false")]
    Change {
        /// Its ID (a system: its name).
        key: String,
        #[command(flatten)]
        cells: C,
    },
    /// Lists all of them.
    #[command(after_help = "Example:\n  xlink wfm queue list --json")]
    List {
        #[command(flatten)]
        format: Format,
    },
    /// Adds and changes what a CSV file tells; its first line names the columns as `list` does.
    #[command(after_help = "Example:\n  xlink wfm queue import queues.csv")]
    Import {
        /// `-`: standard input.
        file: PathBuf,
    },
    /// Writes all of them into a CSV file, as `import` reads it.
    #[command(after_help = "Example:\n  xlink wfm queue export queues.csv")]
    Export {
        /// Without it: standard output.
        file: Option<PathBuf>,
    },
}

/// Options that stand for columns.
trait Cells: clap::Args {
    const THINGS: Things;
    fn cells(self) -> Vec<(&'static str, Option<String>)>;
}

macro_rules! things {
    ($(#[$doc:meta])* $name:ident, $cells:ident, $things:expr, { $($(#[$field_doc:meta])* $field:ident => $column:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, clap::Args)]
        pub(super) struct $name {
            #[command(subcommand)]
            command: Command<$cells>,
        }

        #[derive(Debug, clap::Args)]
        struct $cells {
            $($(#[$field_doc])* #[arg(long)] $field: Option<String>),+
        }

        impl Cells for $cells {
            const THINGS: Things = $things;
            fn cells(self) -> Vec<(&'static str, Option<String>)> {
                vec![$(($column, self.$field)),+]
            }
        }

        impl $name {
            pub(super) fn run(self, global: &Global, place: &Place) -> color_eyre::Result<Status> {
                run(global, place, self.command)
            }
        }
    };
}

things!(Queues, QueueCells, Things::Queues, {
    /// At most 50 characters.
    name => "name",
    /// ID of the queue above; 0: none.
    parent => "parent",
    /// At most 25 characters.
    short_name => "short_name",
    /// Minutes.
    interval => "interval",
    /// IANA name of the zone its data is in.
    time_zone => "time_zone",
    /// true or false.
    active => "active",
    /// IDs of its value types, separated by semicolons.
    value_types => "value_types",
});

things!(ValueTypes, ValueTypeCells, Things::ValueTypes, {
    /// What people see.
    name => "name",
    /// count, seconds, percent or number.
    unit => "unit",
    /// How many people see: 0, 1 or 2.
    decimals => "decimals",
});

things!(ExternalSystems, SystemCells, Things::ExternalSystems, {
    /// csv, universal, or a definition's name.
    r#type => "type",
    /// true: it brings contacts.
    phonelink => "phonelink",
    /// true: it brings agents' activities.
    timelink => "timelink",
    /// true or false.
    active => "active",
    /// IANA name of the zone of its agent data.
    time_zone => "time_zone",
});

things!(Activities, ActivityCells, Things::Activities, {
    /// What people see.
    name => "name",
    /// External activities that lead here: "CSV=2;CSV=3".
    external => "external",
});

things!(Employees, EmployeeCells, Things::Employees, {
    /// What people see.
    name => "name",
    /// External IDs: "CSV=1001;Mitel=77".
    external_ids => "external_ids",
});

fn run<C: Cells>(global: &Global, place: &Place, command: Command<C>) -> color_eyre::Result<Status> {
    match command {
        Command::Add { key, cells } => edit::<C>(global, place, &key, cells, Edit::Add),
        Command::Change { key, cells } => edit::<C>(global, place, &key, cells, Edit::Change),
        Command::List { format } => {
            let rows = C::THINGS.rows(&place.open(global)?.catalog()?);
            let mut table = Table::on_stdout(&format, C::THINGS.columns())?;
            write(&mut table, rows)?;
            table.finish()?;
            Ok(Status::Done)
        }
        Command::Import { file } => {
            let wrong = || {
                message!(
                    "wfm-not-imported",
                    "{file} was not imported",
                    file = file.display()
                )
            };
            let things = C::THINGS.read(&read(&file)?).above(wrong)?;
            Ok(put(global, place, &things).above(wrong)?)
        }
        Command::Export { file } => {
            let rows = C::THINGS.rows(&place.open(global)?.catalog()?);
            let mut bytes = Vec::new();
            let mut table = Table::new(&mut bytes, false, C::THINGS.columns())?;
            write(&mut table, rows)?;
            table.finish()?;
            match file {
                Some(file) => replace(&file, &bytes, None, Rights::Usual)?,
                None => std::io::Write::write_all(&mut std::io::stdout().lock(), &bytes)?,
            }
            Ok(Status::Done)
        }
    }
}

fn write<W: std::io::Write>(table: &mut Table<W>, rows: Vec<Vec<String>>) -> std::io::Result<()> {
    rows.into_iter()
        .try_for_each(|row| table.row(row.into_iter().map(Cell::text).collect()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edit {
    Add,
    Change,
}

/// The row as it is (nothing, when it is new) with the named cells put in.
fn edit<C: Cells>(
    global: &Global,
    place: &Place,
    key: &str,
    cells: C,
    edit: Edit,
) -> color_eyre::Result<Status> {
    let things = C::THINGS;
    let given: BTreeMap<&str, String> = cells
        .cells()
        .into_iter()
        .filter_map(|(column, value)| Some((column, value?)))
        .collect();
    let store = place.open_to_change(global)?;
    let mut wrong = None;
    let changed = store.change_catalog(&mut |catalog| {
        let known = things
            .rows(catalog)
            .into_iter()
            .find(|row| things.is_key(&row[0], key));
        let mut row: BTreeMap<&str, String> = match (known, edit) {
            (Some(_), Edit::Add) => return Err(CatalogError::Exists(key.to_owned())),
            (None, Edit::Change) => return Err(CatalogError::Missing(key.to_owned())),
            (Some(row), Edit::Change) => things.columns().iter().copied().zip(row).collect(),
            (None, Edit::Add) => [(things.columns()[0], key.trim().to_owned())].into(),
        };
        row.extend(given.clone());
        let row: BTreeMap<&str, &str> = row
            .iter()
            .map(|(column, cell)| (*column, cell.as_str()))
            .collect();
        match things.entry(&row) {
            Ok(file) => file.apply_to(catalog),
            Err(why) => {
                wrong = Some(why);
                Ok(())
            }
        }
    })?;
    if let Some(why) = wrong {
        return Err(Usage::new(why).into());
    }
    let told = match changed.things {
        0 => nothing_to_change(changed.revision),
        _ => message!(
            "wfm-done",
            "{key}: done (revision {revision})",
            key = key,
            revision = changed.revision,
        ),
    };
    tell(global.words(None).tell(&told))?;
    Ok(Status::Done)
}
