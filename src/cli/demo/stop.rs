//! The word that it is time to stop.

use crate::cli::edge::Above;
use crate::model::{Message, message};
use crossbeam_channel::{Receiver, Sender};

/// A message comes with every request to stop. From now on a signal does not end this process by itself, so that it can
/// take its children with it.
pub(super) fn listen() -> color_eyre::Result<Receiver<&'static str>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .above(no_signals)?;
    let (said, stops) = crossbeam_channel::unbounded();
    let (ready, listening) = crossbeam_channel::bounded(1);
    std::thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            // Whoever asked has gone when nobody hears it any more.
            let _ = ready.send(runtime.block_on(tell(&said)));
        })
        .above(no_signals)?;
    // An error comes at once; silence means that the signals are listened for.
    match listening.recv_timeout(std::time::Duration::from_millis(20)) {
        Ok(Err(error)) => Err(error).above(no_signals).map_err(Into::into),
        _ => Ok(stops),
    }
}

pub(super) fn no_signals() -> Message {
    message!("demo-no-signals", "the system gives no signals")
}

#[cfg(unix)]
async fn tell(said: &Sender<&'static str>) -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    loop {
        let why = tokio::select! {
            _ = terminate.recv() => "SIGTERM",
            _ = hang_up.recv() => "SIGHUP",
            _ = interrupt.recv() => "Ctrl+C",
        };
        if said.send(why).is_err() {
            return Ok(());
        }
    }
}

#[cfg(not(unix))]
async fn tell(said: &Sender<&'static str>) -> std::io::Result<()> {
    loop {
        tokio::signal::ctrl_c().await?;
        if said.send("Ctrl+C").is_err() {
            return Ok(());
        }
    }
}
