//! Ctrl-C: the first one cancels the import, so that it ends with whole days; the second one ends the program.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From now on. Where the system gives no way to listen, Ctrl-C ends the program as it always does; whole days are
    /// kept all the same.
    pub(super) fn listen() -> Self {
        let happened = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&happened);
        let listener = std::thread::Builder::new()
            .name("interrupt".to_owned())
            .spawn(move || {
                let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
                    return;
                };
                runtime.block_on(async {
                    while tokio::signal::ctrl_c().await.is_ok() {
                        if flag.swap(true, Ordering::SeqCst) {
                            std::process::exit(2);
                        }
                    }
                });
            });
        drop(listener);
        Self(happened)
    }

    pub(super) fn happened(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
