//! `xlink wfm …`: the Enterprise Server, and keeping its catalogue, users and values. Every command works whether the
//! server runs or not.

mod activities;
mod catalog;
mod dates;
mod output;
mod place;
mod restored;
mod self_signed;
mod serve;
mod things;
mod user;
mod values;

use super::{Global, Status};
use place::Place;

/// The Enterprise Server of the WFM side, and what it knows.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    Serve(serve::Args),
    Catalog(catalog::Args),
    User(user::Args),
    Values(values::Args),
    Activities(activities::Args),
    /// Queues: add, list, change, import, export.
    Queue(things::Queues),
    /// Value types: add, list, change, import, export.
    ValueType(things::ValueTypes),
    /// External systems: add, list, change, import, export.
    System(things::ExternalSystems),
    /// Activities of the WFM: add, list, change, import, export.
    Activity(things::Activities),
    /// Employees: add, list, change, import, export.
    Employee(things::Employees),
    Restored(restored::Args),
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    let place = args.place;
    match args.command {
        Command::Serve(args) => serve::run(global, &place, args),
        Command::Catalog(args) => catalog::run(global, &place, args),
        Command::User(args) => user::run(global, &place, args),
        Command::Values(args) => values::run(global, &place, &args),
        Command::Activities(args) => activities::run(global, &place, &args),
        Command::Queue(args) => args.run(global, &place),
        Command::ValueType(args) => args.run(global, &place),
        Command::System(args) => args.run(global, &place),
        Command::Activity(args) => args.run(global, &place),
        Command::Employee(args) => args.run(global, &place),
        Command::Restored(args) => restored::run(global, &place, args),
    }
}
