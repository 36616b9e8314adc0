//! Two bars on a terminal: the day in hand, and all days. Nothing anywhere else.

use super::Terms;
use crate::engine::ImportProgress;
use crate::i18n::Words;
use indicatif::{MultiProgress, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::IsTerminal;

const STEPS: u64 = 1000;

pub(super) struct Bars {
    words: Words,
    day: ProgressBar,
    all: ProgressBar,
}

impl Bars {
    pub(super) fn new(terms: &Terms<'_>) -> Self {
        let shown = std::io::stderr().is_terminal() && !terms.json;
        let target = if shown {
            ProgressDrawTarget::stderr_with_hz(4)
        } else {
            ProgressDrawTarget::hidden()
        };
        let bars = MultiProgress::with_draw_target(target);
        let style = |template: &str| {
            // The templates are ours and valid; a faulty one would only look plainer.
            let style =
                ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
            style.progress_chars(if terms.global.ascii { "#>-" } else { "━╸─" })
        };
        let day = bars.add(ProgressBar::new(STEPS).with_style(style("{prefix:28!} {bar:30} {percent:>3} %")));
        let all = bars
            .add(ProgressBar::new(STEPS).with_style(style("{prefix:28!} {bar:30} {percent:>3} %  {msg}")));
        Self {
            words: terms.words,
            day,
            all,
        }
    }

    pub(super) fn show(&self, import: &ImportProgress) {
        let place = |fraction: f64| (fraction.clamp(0.0, 1.0) * STEPS as f64) as u64;
        self.day.set_prefix(format!("{} {}", import.day, import.system));
        self.day.set_position(place(import.day_fraction));
        self.all.set_prefix(self.words.with(
            "import-day-of",
            &[
                ("day", (import.day_index + 1).into()),
                ("days", import.days.into()),
            ],
        ));
        self.all.set_position(place(import.fraction));
        let left = import
            .seconds_left
            .map(|seconds| self.words.with("import-left", &[("seconds", seconds.into())]));
        self.all.set_message(left.unwrap_or_default());
    }

    pub(super) fn finish(&self) {
        self.day.finish_and_clear();
        self.all.finish_and_clear();
    }
}
