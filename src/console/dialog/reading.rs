//! Something to read, longer than a line: the help, the problems, a script, a reason.

/// What is read. The text itself is made from the state while it is drawn, so it is never out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    Help,
    Problems,
    /// What this is, and which version.
    About,
    /// A heading and paragraphs.
    Text {
        title: String,
        text: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    pub page: Page,
    /// The first line shown.
    pub scroll: usize,
}

impl Reading {
    pub fn new(page: Page) -> Self {
        Self { page, scroll: 0 }
    }
}
