//! Running a program and seeing what it needs.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What one run told and took.
#[derive(Debug, Clone)]
pub struct Measured {
    /// As the program calls itself.
    pub name: Option<String>,
    /// As the program measured them.
    pub seconds: f64,
    pub rows: u64,
    pub groups: u64,
    /// Sum of all cells; `None` where the program does not tell it.
    pub total: Option<f64>,
    /// Peak bytes of memory beside mapped files; 0 where the system does not tell.
    pub memory: u64,
}

/// Runs a program that prints `name, seconds, rows, groups, total`, tab separated.
pub fn run(command: &mut Command) -> Result<Measured, String> {
    let (text, memory) = watch(command)?;
    let mut parts = text.trim_end().split('\t');
    let mut next = || parts.next().ok_or_else(|| format!("unexpected: {text}"));
    let name = Some(next()?.trim().to_owned()).filter(|name| !name.is_empty());
    let mut number = || next()?.parse::<f64>().map_err(|why| format!("{why}: {text}"));
    Ok(Measured {
        name,
        seconds: number()?,
        rows: number()? as u64,
        groups: number()? as u64,
        total: Some(number()?),
        memory,
    })
}

/// Runs it to its end: what it printed, and its peak of memory.
pub fn watch(command: &mut Command) -> Result<(String, u64), String> {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|why| why.to_string())?;
    let mut peak = 0;
    while child.try_wait().map_err(|why| why.to_string())?.is_none() {
        peak = peak.max(anonymous(&child));
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().map_err(|why| why.to_string())?;
    if output.status.success() {
        Ok((String::from_utf8_lossy(&output.stdout).into_owned(), peak))
    } else {
        Err(String::from_utf8_lossy(&output.stderr).into_owned())
    }
}

/// Memory that belongs to no file.
fn anonymous(child: &Child) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("RssAnon:"))
        .and_then(|rest| rest.split_whitespace().next())
        .and_then(|kilobytes| kilobytes.parse::<u64>().ok())
        .map_or(0, |kilobytes| kilobytes * 1024)
}
