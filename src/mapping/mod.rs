//! acd_map.ini: mappings, matching with trees, correction (spec pages 1 and 4).
//!
//! [`MapFile`] is the file, byte for byte, and its edits; [`Mappings`] is what its lines mean.

mod auto;
mod correct;
mod edit;
mod file;
mod findings;
mod line;
mod map_edit;
mod mappings;
mod offer;
mod parents;
mod replace;
mod resolve;
mod store;
mod trace;

pub use auto::{Doubt, Likeness, Proposal, Reach, Sides, bare, propose};
pub use correct::{Corrected, Correction, correct, log_lines};
pub use edit::MapError;
pub use file::MapFile;
pub use findings::{TEMPLATES, World, judge};
pub use line::{Left, LeftError, MappingLine, target_of};
pub use map_edit::MapEdit;
pub use mappings::{Mapping, Mappings};
pub use offer::Offer;
pub use replace::{Known, PathPart, Replace, Replacement, Verdict, replacements};
pub use resolve::{Resolver, resolve, system_of};
pub use store::{MapStore, SaveMapError};
pub use trace::{Trace, Went};

#[cfg(test)]
mod tests;
