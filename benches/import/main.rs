//! How fast an import is, beside polars and DuckDB doing the same group-by in the same run.
//!
//! `cargo bench --bench import` makes ten million calls in the target folder, runs each program three times and prints
//! the best and the median, with the memory beside mapped files. `-- --rows 1000000` takes fewer. Polars and DuckDB come
//! from PyPI into a virtual environment in the target folder; without Python or network they are left out, in words.

mod data;
mod direct;
mod installation;
mod measure;

use data::Layout;
use measure::{Measured, run};
use std::path::{Path, PathBuf};
use std::process::Command;

const CHILD: &str = "XLINK_BENCH_DIRECT";
const RUNS: usize = 3;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    if let Some(folder) = std::env::var_os(CHILD) {
        return child(Path::new(&folder));
    }
    let arguments: Vec<String> = std::env::args().collect();
    let rows = arguments
        .iter()
        .position(|argument| argument == "--rows")
        .and_then(|at| arguments.get(at + 1))
        .map_or(Ok(10_000_000), |rows| rows.parse())?;
    let target = target();
    let python = python(&target);
    for layout in [Layout::Daily, Layout::One] {
        let folder = data::prepare(&target, rows, layout)?;
        println!(
            "\n{rows} calls in {}, {} queues, {} days",
            layout.name(),
            data::QUEUES,
            data::DAYS
        );
        println!(
            "{:<28} {:>9} {:>9} {:>12} {:>9}  sum of all cells",
            "", "best s", "median s", "memory MB", "groups"
        );
        contest(&folder, python.as_deref())?;
    }
    Ok(())
}

/// Measures all on one folder, and holds their sums against each other.
fn contest(folder: &Path, python: Option<&Path>) -> Result<(), Box<dyn std::error::Error>> {
    let mut reference = None;
    let mut tell = |name: &str, runs: Vec<Measured>| {
        let mut seconds: Vec<f64> = runs.iter().map(|run| run.seconds).collect();
        seconds.sort_by(f64::total_cmp);
        let memory = runs.iter().map(|run| run.memory).max().unwrap_or(0);
        let Some(last) = runs.last() else { return };
        let name = last.name.clone().unwrap_or_else(|| name.to_owned());
        let told = last.total.map(|total| (last.rows, last.groups, total));
        let shown = last
            .total
            .map_or_else(|| "–".to_owned(), |total| total.to_string());
        println!(
            "{name:<28} {:>9.3} {:>9.3} {:>12} {:>9}  {}",
            seconds[0],
            seconds[seconds.len() / 2],
            memory >> 20,
            last.groups,
            shown
        );
        match (reference, told) {
            (_, None) => {}
            (None, told) => reference = told,
            (Some(reference), Some(told)) if reference != told => {
                println!("  DIFFERS: {told:?} instead of {reference:?}");
            }
            (Some(_), Some(_)) => {}
        }
    };
    let repeat = |command: &dyn Fn() -> Command| {
        (0..RUNS)
            .map(|_| run(&mut command()))
            .collect::<Result<Vec<_>, _>>()
    };
    let itself = std::env::current_exe()?;
    let direct = || {
        let mut command = Command::new(&itself);
        command.env(CHILD, folder);
        command
    };
    tell("xlink, into intervals", repeat(&direct)?);
    let installation = installation::prepare(&target(), folder)?;
    let whole = (0..RUNS)
        .map(|_| dry_run(&installation))
        .collect::<Result<Vec<_>, _>>();
    match whole {
        Ok(runs) => tell("xlink import --dry-run", runs),
        Err(why) => println!("xlink import --dry-run: {why}"),
    }
    if let Some(python) = python {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/import/peers.py");
        for peer in ["polars", "duckdb"] {
            let command = || {
                let mut command = Command::new(python);
                command.arg(&script).arg(peer).arg(folder.join("*.csv"));
                command
            };
            match repeat(&command) {
                Ok(runs) => tell(peer, runs),
                Err(why) => println!("{peer}: {why}"),
            }
        }
    }
    Ok(())
}

/// The real program: reads, puts into intervals, runs three million scripts, tells the summary. Its time is that of the
/// whole process.
fn dry_run(installation: &Path) -> Result<Measured, String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xlink"));
    command.arg("--dir").arg(installation);
    command.args([
        "import",
        "-p",
        "-d",
        "2026-01-01",
        "-L",
        &data::DAYS.to_string(),
        "--dry-run",
        "--json",
    ]);
    let start = std::time::Instant::now();
    let (text, memory) = measure::watch(&mut command)?;
    let seconds = start.elapsed().as_secs_f64();
    let summary: serde_json::Value = serde_json::from_str(&text).map_err(|why| format!("{why}: {text}"))?;
    let number = |name: &str| {
        summary[name]
            .as_u64()
            .ok_or_else(|| format!("no “{name}” in {text}"))
    };
    Ok(Measured {
        name: None,
        seconds,
        rows: number("rows")?,
        groups: number("intervals")?,
        total: None,
        memory,
    })
}

/// What is measured, in a process of its own so that its memory can be seen.
fn child(folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let start = std::time::Instant::now();
    let sums = direct::run(folder)?;
    println!(
        "\t{}\t{}\t{}\t{}",
        start.elapsed().as_secs_f64(),
        sums.rows,
        sums.groups,
        sums.total
    );
    Ok(())
}

/// Python with both peers; says why when there is none.
fn python(target: &Path) -> Option<PathBuf> {
    let home = target.join("bench-venv");
    let python = if cfg!(windows) {
        home.join("Scripts/python.exe")
    } else {
        home.join("bin/python")
    };
    let works = |mut command: Command| command.output().is_ok_and(|output| output.status.success());
    let arguments = |program: &Path, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments);
        command
    };
    let has_both = || works(arguments(&python, &["-c", "import polars, duckdb"]));
    if has_both() {
        return Some(python);
    }
    println!("fetching polars and DuckDB from PyPI into {}", home.display());
    let made = works(arguments(
        Path::new("python3"),
        &["-m", "venv", &home.to_string_lossy()],
    ));
    let fetched = made
        && works(arguments(
            &python,
            &["-m", "pip", "install", "--quiet", "polars", "duckdb"],
        ));
    if fetched && has_both() {
        return Some(python);
    }
    println!(
        "polars and DuckDB could not be installed (no python3 with venv, or no network): measuring xlink alone"
    );
    None
}

fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("target"),
        PathBuf::from,
    )
}
