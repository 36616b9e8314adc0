//! What the log says about starting what is due.

use crate::engine::EngineError;

/// Remembers the last failure, so that it is said once and not every second.
#[derive(Debug, Default)]
pub(super) struct Due {
    failed: Option<String>,
}

impl Due {
    /// The line to log, if any.
    pub fn judge(&mut self, started: Result<Option<u64>, EngineError>) -> Option<String> {
        match started {
            Ok(_) => {
                let failed = self.failed.take();
                failed.map(|_| "Automatic imports are started again.".to_owned())
            }
            Err(error) => {
                let line = format!("Error: what is due could not be started: {error}");
                let news = self.failed.as_ref() != Some(&line);
                self.failed = Some(line.clone());
                news.then_some(line)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_said_once_and_its_end_too() {
        let failed = || Err(EngineError::Failed("the disk is full".into()));
        let mut due = Due::default();
        assert_eq!(due.judge(Ok(None)), None);
        assert!(
            due.judge(failed())
                .is_some_and(|line| line.contains("the disk is full"))
        );
        assert_eq!(due.judge(failed()), None);
        assert!(due.judge(Ok(Some(7))).is_some());
        assert_eq!(due.judge(Ok(None)), None);
    }
}
