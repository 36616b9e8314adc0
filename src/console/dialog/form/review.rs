//! What is read before a form does something.

pub use crate::console::dialog::review::Tone;

/// What a button of it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// Back to the form.
    Back,
    Save,
    /// The form closes, and what was typed is lost.
    Leave,
    /// The file is shown as text, and what was typed is lost.
    Raw,
    /// What the other one wrote counts.
    Reload,
    /// The difference between the file as it stands now and as it would.
    Difference,
    Overwrite,
    /// The certificate with this fingerprint is trusted from now on.
    Pin(String),
    RemoveSection,
}

/// Lines to read, with buttons of a form.
pub type Review = crate::console::dialog::review::Review<Press>;
