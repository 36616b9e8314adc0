//! The ways the console is ended from outside: signals, a line that dropped, a console window that is closed.

#[cfg(unix)]
pub use unix::Endings;
#[cfg(windows)]
pub use windows::Endings;

#[cfg(unix)]
mod unix {
    use crate::console::Ended;
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::{Handle, Signals};
    use std::io::{self, IsTerminal};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;

    /// Watches for the end until dropped.
    pub struct Endings {
        signals: Handle,
    }

    impl Endings {
        /// Calls `end` from another thread once somebody wants the console to end.
        pub fn watch(
            ended: Arc<AtomicBool>,
            end: impl Fn(Ended) + Clone + Send + 'static,
        ) -> io::Result<Self> {
            let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT])?;
            let handle = signals.handle();
            let on_signal = end.clone();
            thread::Builder::new()
                .name("console-signals".into())
                .spawn(move || {
                    for signal in signals.forever() {
                        let how = if signal == SIGHUP {
                            Ended::LineDropped
                        } else {
                            Ended::BySignal
                        };
                        on_signal(how);
                    }
                })?;
            if io::stdin().is_terminal() {
                thread::Builder::new()
                    .name("console-line".into())
                    .spawn(move || watch_line(&ended, &end))?;
            }
            Ok(Self { signals: handle })
        }
    }

    impl Drop for Endings {
        fn drop(&mut self) {
            self.signals.close();
        }
    }

    /// Reading a terminal that is gone spins without an error (crossterm passes over it), so the line is watched here:
    /// with no event asked for, only its end is reported.
    fn watch_line(ended: &AtomicBool, end: &impl Fn(Ended)) {
        let second = Timespec {
            tv_sec: 1,
            tv_nsec: 0,
        };
        while !ended.load(Ordering::Relaxed) {
            let stdin = io::stdin();
            let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
            match poll(&mut watched, Some(&second)) {
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) if watched[0].revents().intersects(PollFlags::HUP | PollFlags::ERR) => {
                    return end(Ended::LineDropped);
                }
                // This system cannot poll a terminal: the signal alone must do.
                Ok(_) | Err(_) => return,
            }
        }
    }
}

#[cfg(windows)]
mod windows {
    use crate::console::Ended;
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;
    use windows_sys::Win32::System::Console::{
        CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT, CTRL_SHUTDOWN_EVENT, SetConsoleCtrlHandler,
    };

    static CLOSING: AtomicBool = AtomicBool::new(false);
    static GIVEN_BACK: AtomicBool = AtomicBool::new(false);

    /// Watches for the end until dropped.
    pub struct Endings;

    impl Endings {
        /// Calls `end` from another thread once somebody wants the console to end.
        pub fn watch(
            ended: Arc<AtomicBool>,
            end: impl Fn(Ended) + Clone + Send + 'static,
        ) -> io::Result<Self> {
            CLOSING.store(false, Ordering::SeqCst);
            GIVEN_BACK.store(false, Ordering::SeqCst);
            // SAFETY: the handler is a plain function without captured state and lives as long as the program.
            if unsafe { SetConsoleCtrlHandler(Some(on_close), 1) } == 0 {
                return Err(io::Error::last_os_error());
            }
            thread::Builder::new()
                .name("console-closing".into())
                .spawn(move || {
                    while !ended.load(Ordering::Relaxed) {
                        if CLOSING.load(Ordering::SeqCst) {
                            return end(Ended::LineDropped);
                        }
                        thread::sleep(Duration::from_millis(100));
                    }
                })?;
            Ok(Self)
        }
    }

    impl Drop for Endings {
        fn drop(&mut self) {
            GIVEN_BACK.store(true, Ordering::SeqCst);
            // SAFETY: takes away the very handler that `watch` set.
            unsafe { SetConsoleCtrlHandler(Some(on_close), 0) };
        }
    }

    /// Windows ends the program when this returns, five seconds later at the latest: time to finish.
    unsafe extern "system" fn on_close(event: u32) -> i32 {
        if !matches!(event, CTRL_CLOSE_EVENT | CTRL_LOGOFF_EVENT | CTRL_SHUTDOWN_EVENT) {
            return 0;
        }
        CLOSING.store(true, Ordering::SeqCst);
        for _ in 0..40 {
            if GIVEN_BACK.load(Ordering::SeqCst) {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
        1
    }
}
