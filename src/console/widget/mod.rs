//! The parts that every pane and dialog is drawn with.

mod bar;
mod canvas;
mod spark;
pub mod text;

pub use bar::progress_bar;
pub use canvas::Canvas;
pub use spark::levels;
