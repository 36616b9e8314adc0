//! The file edge: encodings and line ends, fingerprints, safe replacing with dated copies, locks.
//!
//! Everything that xlink writes to disk goes through here (databases and log lines apart), so that the rules of spec
//! page 1 *Save* hold everywhere: nothing half-written, links followed, rights kept, earlier versions kept.

#[cfg(unix)]
mod account;
pub mod append;
mod copies;
mod encoding;
mod error;
mod fingerprint;
mod folder;
mod identity;
mod lock;
mod lookup;
mod owner;
mod replace;
mod transfer;

#[cfg(unix)]
pub use account::{AccountEntry, account, account_label};
pub use copies::{Copies, copy_name};
pub use encoding::{CharacterLacking, Detected, Encoding, decode, detect};
pub use error::{FileError, in_words, reason};
pub use fingerprint::Fingerprint;
pub use folder::{create_folder, create_private_folder, remove_folder};
pub use identity::Identity;
pub use lock::LockFile;
pub use lookup::{find, names};
pub use owner::adopt;
pub use replace::{Rights, ensure_writable, read, read_if_there, replace, write_new};
pub use transfer::{
    copy_new, duplicate_new, link_or_copy, open_append, open_new, remove, rename_over, transfer,
};

#[cfg(test)]
mod tests;
