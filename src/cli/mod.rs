//! The command line (spec page 8): one file per subcommand. A contract: scripts of administrators call these.

/// Words beside the answer, on standard error. Nobody may be listening: that is no reason to panic.
macro_rules! remark {
    ($($words:tt)*) => {
        $crate::cli::here::remark(format_args!($($words)*))
    };
}

pub mod agents;
mod alias;
pub mod backup;
pub mod check;
pub mod completions;
pub mod config;
pub mod console;
mod deeds;
pub mod demo;
pub mod edge;
mod engine;
mod global;
mod help;
mod here;
pub mod import;
pub mod init;
pub mod machines;
pub mod man;
mod map;
pub mod passcode;
pub mod queues;
pub mod register;
pub mod restore;
pub mod script;
pub mod service;
pub mod status;
pub mod tools;
mod tree;
pub mod wfm;
mod wrong;

pub use edge::{Status, Usage};
pub use global::Global;

use crate::i18n::Words;
use clap::{Parser, Subcommand};
use std::ffi::OsString;
use std::process::ExitCode;

/// Brings what a contact centre's telephone system knows into its workforce-management queues.
#[derive(Debug, Parser)]
#[command(
    name = "xlink",
    version,
    disable_help_subcommand = true,
    after_help = "Examples:\n  xlink                  open the console\n  xlink demo             see it at work, with a contact centre of its own\n  xlink init /srv/xlink  make the three files\n  xlink check            is everything working?"
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    /// Without a command the console opens.
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Agents(agents::Args),
    Backup(backup::Args),
    Check(check::Args),
    Completions(completions::Args),
    Config(config::Args),
    Demo(demo::Args),
    Init(init::Args),
    Import(import::Args),
    Man(man::Args),
    Map(map::Args),
    Passcode(passcode::Args),
    Register(register::Args),
    Queues(queues::Args),
    Restore(restore::Args),
    Script(script::Args),
    Service(service::Args),
    Status(status::Args),
    Tree(tree::Args),
    Wfm(Box<wfm::Args>),
}

impl Cli {
    fn run(self) -> color_eyre::Result<Status> {
        let global = self.global;
        match self.command {
            None => console::run(&global),
            Some(Command::Agents(args)) => agents::run(&global, args),
            Some(Command::Backup(args)) => backup::run(&global, args),
            Some(Command::Check(args)) => check::run(&global, args),
            Some(Command::Completions(args)) => completions::run(&global, args),
            Some(Command::Config(args)) => config::run(&global, args),
            Some(Command::Demo(args)) => demo::run(&global, args),
            Some(Command::Init(args)) => init::run(&global, args),
            Some(Command::Map(args)) => map::run(&global, args),
            Some(Command::Import(args)) => import::run(&global, args),
            Some(Command::Man(args)) => man::run(&global, args),
            Some(Command::Passcode(args)) => passcode::run(&global, args),
            Some(Command::Register(args)) => register::run(&global, args),
            Some(Command::Queues(args)) => queues::run(&global, args),
            Some(Command::Restore(args)) => restore::run(&global, args),
            Some(Command::Script(args)) => script::run(&global, args),
            Some(Command::Service(args)) => service::run(&global, args),
            Some(Command::Status(args)) => status::run(&global, args),
            Some(Command::Tree(args)) => tree::run(&global, args),
            Some(Command::Wfm(args)) => wfm::run(&global, *args),
        }
    }
}

/// Runs the program with these arguments, the first of which is the name it was started under.
pub fn main(arguments: Vec<OsString>) -> ExitCode {
    edge::install();
    crate::passcode::no_core_dumps();
    demo::end_with_standard_input();
    let arguments = match alias::rewrite(arguments, &global::holds_an_installation) {
        alias::Rewritten::Arguments(arguments) => arguments,
        alias::Rewritten::ServiceSwitches => {
            let words = asked_words(&[]);
            return edge::print(&format!("{}\n", words.say("alias-service-switches")));
        }
    };
    match Cli::try_parse_from(&arguments) {
        Ok(cli) => {
            let (verbose, global) = (cli.global.verbose, cli.global.clone());
            edge::finish(cli.run(), verbose, || {
                service::words(&global, &global.directory())
            })
        }
        Err(error) => {
            let words = asked_words(&arguments);
            let error = help::in_words(words.language(), &arguments).unwrap_or(error);
            edge::not_understood(&error, words)
        }
    }
}

/// The language of whoever asked, when the line cannot be parsed or asks for help.
fn asked_words(arguments: &[OsString]) -> Words {
    let global = Global::asked(arguments);
    service::words(&global, &global.directory())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_shows_examples() {
        fn walk(command: &clap::Command, path: &str) {
            let path = format!("{path} {}", command.get_name());
            let help = command
                .get_after_help()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                command.has_subcommands() || help.contains("Example"),
                "{path} shows no example"
            );
            command.get_subcommands().for_each(|sub| walk(sub, &path));
        }
        walk(&Cli::command(), "");
    }
}
