//! `xlink script show|test`: the BASIC scripts of mappings (spec pages 3 and 8).

use super::edge::Above;
use super::here::{Here, here};
use super::{Global, Status};
use crate::config::ConfigFile;
use crate::files;
use crate::i18n::Words;
use crate::mapping::{MapStore, Mapping, Mappings};
use crate::model::{Message, Worded, message};
use crate::script::{Inputs, Program, default_script};
use color_eyre::eyre::bail;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Shows the script of a mapping, or tries a script file.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Prints the script of a value type; without one of its own, the default script for as many metrics as are mapped.
    #[command(
        after_help = "Examples:\n  xlink script show WFM:1:1002:1003\n  xlink script show \"Hotline/Calls Offered\""
    )]
    Show {
        /// WFM:parent:queue:valuetype, or queue name/value type name.
        left: String,
    },
    /// Checks a script's syntax; with values, runs it on them and prints Result alone.
    #[command(
        after_help = "Examples:\n  xlink script test '$1.BAS'\n  xlink script test '$1.BAS' --para 7 --para 2 --weekday 2 --minutes 480"
    )]
    Test(TestArgs),
}

#[derive(Debug, clap::Args)]
struct TestArgs {
    /// The script's file.
    file: PathBuf,
    /// Value of Para1; given again, of Para2 and so on.
    #[arg(long, value_name = "N", allow_hyphen_values = true, value_parser = number)]
    para: Vec<f64>,
    /// Day of the week, Sunday = 1 to Saturday = 7 [Monday when only other values are given].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=7))]
    weekday: Option<u8>,
    /// Start of the interval in minutes since midnight, 0 to 1439 [0 when only other values are given].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=1439))]
    minutes: Option<u16>,
}

/// A number with a decimal point or comma.
fn number(text: &str) -> Result<f64, Message> {
    match text.replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(number),
        _ => Err(message!(
            "script-not-a-number",
            "“{text}” is not a number",
            text = text
        )),
    }
}

pub fn run(global: &Global, args: Args) -> color_eyre::Result<Status> {
    match args.command {
        Command::Show { left } => show(&here(global)?, &left),
        Command::Test(args) => test(&args, global.words(None)),
    }
}

fn show(here: &Here, left: &str) -> color_eyre::Result<Status> {
    let catalog = here.known_catalog()?;
    let left = super::map::left(here, catalog.as_ref(), left)?;
    let store = MapStore::open(&here.installation)?;
    let mappings = Mappings::of(store.file.lines(), &left.system, catalog.as_ref());
    let Some(mapping) = mappings.get(left.queue, left.value_type) else {
        bail!(message!(
            "script-not-mapped",
            "{left} is not mapped in {file}: `xlink map add` maps it",
            left = left.to_string(),
            file = ConfigFile::Mappings.name(),
        ));
    };
    print(&script(here, mapping)?)?;
    Ok(Status::Done)
}

fn script(here: &Here, mapping: &Mapping) -> color_eyre::Result<String> {
    let Some((line, name)) = &mapping.script else {
        return Ok(default_script(u32::try_from(mapping.metrics.len())?));
    };
    match here.installation.script(name)? {
        Some(text) => Ok(text),
        None => bail!(message!(
            "script-not-there",
            "{file}, line {line}: the script {name} is not in {directory}: put the file there, or take the line out",
            file = ConfigFile::Mappings.name(),
            line = *line,
            name = name,
            directory = here.installation.directory().display(),
        )),
    }
}

fn print(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn test(args: &TestArgs, words: Words) -> color_eyre::Result<Status> {
    let name = args.file.display();
    let program = compile(&args.file)?;
    for warning in program.warnings() {
        remark!("{name}, {}", words.tell(&warning.message()));
    }
    let status = if program.warnings().is_empty() {
        Status::Done
    } else {
        Status::Warnings
    };
    let declared = program.parameters();
    if args.para.is_empty() && args.weekday.is_none() && args.minutes.is_none() {
        let values = [("file", name.to_string().into()), ("parameters", declared.into())];
        print(&format!("{}\n", words.with("script-fine", &values)))?;
        return Ok(status);
    }
    if args.para.len() != declared as usize {
        let values = [
            ("file", name.to_string().into()),
            ("parameters", declared.into()),
            ("given", args.para.len().into()),
        ];
        remark!("{}", words.with("script-count", &values));
    }
    let inputs = Inputs {
        parameters: &args.para,
        weekday: args.weekday.unwrap_or(2),
        minutes: args.minutes.unwrap_or(0),
    };
    let result = program.run(&inputs).above(|| {
        message!(
            "script-no-outcome",
            "{name} has no outcome for these values",
            name = args.file.display(),
        )
    })?;
    print(&format!("{}\n", result.0))?;
    Ok(status)
}

fn compile(file: &Path) -> color_eyre::Result<Program> {
    let (text, _) = files::decode(&files::read(file)?);
    Ok(Program::compile(&text).above(|| {
        message!(
            "script-does-not-run",
            "{file} is not a script that runs",
            file = file.display(),
        )
    })?)
}
