//! The part of a log that is held: some thousand lines, whatever the size of the file.

use crate::console::widget::Finder;
use crate::journal::{LogLine, LogPage};

/// Lines held at most; what lies farther away is read again when it is wanted.
const MOST: usize = 4_000;

#[derive(Debug, Clone, Default)]
pub struct Window {
    pub lines: Vec<LogLine>,
    /// What the lines were taken from begins and ends here.
    pub from: u64,
    pub to: u64,
    /// Bytes of the file.
    pub size: u64,
    /// How the file begins.
    pub head: Vec<u8>,
}

impl Window {
    pub fn replace(&mut self, page: LogPage) {
        *self = Self {
            lines: page.lines,
            from: page.from,
            to: page.to,
            size: page.size,
            head: page.head,
        };
    }

    /// Adds earlier lines; returns how many.
    pub fn prepend(&mut self, page: LogPage) -> usize {
        let added = page.lines.len();
        self.from = page.from;
        self.lines.splice(0..0, page.lines);
        if self.lines.len() > MOST {
            self.to = self.lines[MOST].at;
            self.lines.truncate(MOST);
        }
        added
    }

    /// Adds later lines; returns how many of the first had to go.
    pub fn append(&mut self, page: LogPage) -> usize {
        // An unfinished line is there in full now.
        self.lines.retain(|line| line.at < page.from);
        self.lines.extend(page.lines);
        self.to = page.to;
        self.size = page.size;
        self.head = page.head;
        let gone = self.lines.len().saturating_sub(MOST);
        self.lines.drain(..gone);
        if gone > 0 {
            self.from = self.lines.first().map_or(self.from, |line| line.at);
        }
        gone
    }

    /// The next line behind or before this one in which the text stands.
    pub fn hit(&self, from: usize, forward: bool, finder: &Finder) -> Option<usize> {
        let is = |index: &usize| {
            self.lines
                .get(*index)
                .is_some_and(|line| finder.is_in(&line.text))
        };
        if forward {
            (from + 1..self.lines.len()).find(is)
        } else {
            (0..from.min(self.lines.len())).rev().find(is)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(range: std::ops::Range<u64>) -> LogPage {
        LogPage {
            from: range.start,
            to: range.end,
            size: 1_000_000,
            lines: range
                .map(|at| LogLine {
                    at,
                    text: format!("line {at}"),
                    cut: false,
                })
                .collect(),
            ..LogPage::default()
        }
    }

    #[test]
    fn what_is_held_stays_small_in_both_directions() {
        let mut window = Window::default();
        window.replace(page(50_000..50_400));
        for step in 1..=20 {
            window.append(page(50_000 + step * 400..50_400 + step * 400));
        }
        assert_eq!(
            (window.lines.len(), window.from, window.to),
            (MOST, 54_400, 58_400)
        );
        for step in 1..=20 {
            assert_eq!(
                window.prepend(page(54_400 - step * 400..54_800 - step * 400)),
                400
            );
        }
        assert_eq!(
            (window.lines.len(), window.from, window.to),
            (MOST, 46_400, 50_400)
        );
    }

    #[test]
    fn an_unfinished_line_is_replaced_by_the_whole_one() {
        let mut window = Window::default();
        let mut first = page(0..3);
        first.to = 2;
        window.replace(first);
        window.append(page(2..4));
        let at: Vec<u64> = window.lines.iter().map(|line| line.at).collect();
        assert_eq!(at, [0, 1, 2, 3]);
    }
}
