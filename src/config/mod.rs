//! The three files of an installation: isps.cfg, isps_Ul.ini, acd_map.ini (spec page 1).
//!
//! Every key has one description ([`Key`]) that feeds the parser, the findings, the samples and the forms. Reading gives
//! typed [`Settings`] and every [`Finding`] at once; writing goes through a [`ChangeSet`], which touches nothing but the
//! values it names.

mod address;
mod change;
mod draft;
pub mod external;
mod finding;
mod general;
mod installation;
pub mod keys;
mod login;
mod obscured;
pub mod samples;
mod section;
mod settings;
mod sheet;
mod table;
mod template;
mod text_file;
mod universal;
mod value;
mod watch;
mod wfm;

pub use crate::ini::Style;
pub use address::{WfmAddress, WfmUrl};
pub use change::{Change, ChangeSet, Conflict, OnConflict, SaveError, Saved};
pub use external::ExternalSettings;
pub use finding::{Finding, Level, Template};
pub use general::{AutoImport, General, LanguageCode};
pub use installation::{ConfigFile, Installation, OpenedFile, Replaced};
pub use keys::{Key, Kind};
pub use login::{Login, LoginGap};
pub use obscured::reveal_obscured;
pub use section::same_name;
pub use settings::{Settings, findings_of};
pub use sheet::{Difference, DifferentLine, STRUCK_OUT, Sheet, Standing, Wanted};
pub use template::TEMPLATES;
pub use text_file::{LineChange, SaveTextError, TextFile, line_changes};
pub use value::{Wrong, check, zone_shift};
pub use watch::{Look, Settling, look_at, look_at_configuration};
pub use wfm::{Hidden, WfmSystem, draft as wfm_draft};

#[cfg(test)]
mod tests;
