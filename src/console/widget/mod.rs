//! The parts that every pane and dialog is drawn with.

mod bar;
pub mod button;
mod canvas;
pub mod editor;
pub mod field;
mod finder;
pub mod list;
mod spark;
mod spot;
pub mod text;
pub mod window;

pub use bar::progress_bar;
pub use canvas::Canvas;
pub use editor::Editor;
pub use finder::{Finder, Heard};
pub use list::List;
pub use spark::levels;
pub use spot::{Does, Spot};

/// A line of parts in their styles.
pub type StyledLine = Vec<(String, ratatui::style::Style)>;
