//! The four steps: a model, one pure `update`, one `view`. No component tree and no async runtime; each screen
//! has one list of commands that feeds key bar, help page, dispatch and tests.
//!
//! It may know every room below; `cli` alone knows it. Terminal input and output go through `terminal`, what
//! is shown of the evidence through `report`'s redactor, and all words come from the catalogues.

mod call;
pub mod catching;
pub mod command;
pub mod demo;
mod dropped;
mod editor;
mod given;
mod heard;
mod howto;
mod items;
mod keep;
pub mod keymap;
mod letters;
pub mod model;
pub mod msg;
mod plain;
mod problems;
mod run;
pub mod script;
mod secret;
mod texts;
pub mod update;
pub mod view;
pub mod what_if;

pub use plain::{Ending, run_plain};
pub use run::{Options, find, run};

/// Needs listed at step 4; the report has them all.
const NEEDS_SHOWN: usize = 5;
