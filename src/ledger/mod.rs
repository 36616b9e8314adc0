//! The ledger: what of which day is imported, rejected, sent and acknowledged, and the durable outbox
//! (spec page 1, “What xlink itself keeps”; page 4, “Delivery: nothing lost, nothing doubled”).
//!
//! One table of cells holds, under each key, what the WFM shall have (`wanted`) and what it said it has (`confirmed`).
//! The outbox is not a second copy: it is the cells where the two differ. So one key never waits twice, the newer value
//! replaces the older, and an unchanged value never travels again. A cell waits, stands in one open batch, is refused,
//! or is settled; a batch keeps its number and its values until it is answered, whatever happens to this process.
//!
//! Every operation is one durable transaction. Writers wait for each other; what the screen asks is read beside them.

mod agents;
mod batch;
mod catalog;
mod contribution;
mod copy;
mod day;
mod display;
mod error;
mod file;
mod forget;
mod outbox;
mod reconcile;
mod record;
mod refused;
mod restored;
mod scan;
mod schema;
mod stamp;
mod store;
#[cfg(test)]
mod tests;
mod told;
mod values;

pub use agents::{SeenIds, UnknownQueue};
pub use batch::{Batch, BatchContent, BatchLimits, BatchReply, Settled};
pub use catalog::KeptCatalog;
pub use contribution::Contribution;
pub use copy::{copy_in, copy_out};
pub use day::{DayState, Target};
pub use display::{Cell, CellState, SystemCounts};
pub use error::LedgerError;
pub use file::{KnownFile, ReadFile};
pub use forget::KEPT_DAYS;
pub use outbox::{OutboxLevel, OutboxState};
pub use reconcile::{ReadBack, Reconciled};
pub use record::{DayResult, Recorded, SystemDay};
pub use refused::RefusedDay;
pub use restored::RestoredValues;
pub use store::Ledger;
