//! The system's word that it is time to stop.

use crossbeam_channel::Receiver;
use std::io;

/// A message comes with every request to stop: from a signal, from Ctrl+C. The second one ends the process at once.
#[cfg(unix)]
pub(super) fn stops() -> io::Result<Receiver<&'static str>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let (stop, stops) = crossbeam_channel::unbounded();
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGINT, SIGHUP])?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for signal in &mut signals {
                let name = match signal {
                    SIGTERM => "SIGTERM",
                    SIGINT => "SIGINT",
                    _ => "SIGHUP",
                };
                if stop.send(name).is_err() {
                    return;
                }
            }
        })?;
    Ok(stops)
}

#[cfg(not(unix))]
pub(super) fn stops() -> io::Result<Receiver<&'static str>> {
    let (stop, stops) = crossbeam_channel::unbounded();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if stop.send("Ctrl+C").is_err() {
                        return;
                    }
                }
            });
        })?;
    Ok(stops)
}
