//! What the service tells systemd; nothing where systemd did not start it.

use std::time::Duration;

/// Ready: the channel is open.
pub fn ready() {
    tell(What::Ready);
}

/// The stop has begun.
pub fn stopping() {
    tell(What::Stopping);
}

/// Alive.
pub fn watchdog() {
    tell(What::Watchdog);
}

enum What {
    Ready,
    Stopping,
    Watchdog,
}

/// How often [`watchdog`] must be called; `None`: nobody waits for it.
#[cfg(target_os = "linux")]
pub fn watchdog_every() -> Option<Duration> {
    sd_notify::watchdog_enabled().map(|limit| limit / 3)
}

#[cfg(target_os = "linux")]
fn tell(what: What) {
    use sd_notify::NotifyState;
    let state = match what {
        What::Ready => NotifyState::Ready,
        What::Stopping => NotifyState::Stopping,
        What::Watchdog => NotifyState::Watchdog,
    };
    // systemd finds out by itself when it is not told.
    if let Err(error) = sd_notify::notify(&[state]) {
        tracing::debug!("systemd was not told: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
pub fn watchdog_every() -> Option<Duration> {
    None
}

#[cfg(not(target_os = "linux"))]
fn tell(_: What) {}
