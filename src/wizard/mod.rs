//! The four steps: a model, one pure `update`, one `view`. No component tree and no async runtime; each screen
//! has one list of commands that feeds key bar, help page, dispatch and tests.
//!
//! It may know every room below; `cli` alone knows it. Terminal input and output go through `terminal`, what
//! is shown of the evidence through `report`'s redactor, and all words come from the catalogues.

mod call;
pub mod catching;
pub mod command;
pub mod demo;
mod documents;
mod dropped;
mod editor;
mod exam;
mod files;
mod heard;
mod howto;
mod inventory;
mod key_boxes;
pub mod keymap;
mod letters;
mod menu;
pub mod model;
pub mod msg;
mod plain;
mod problems;
mod route;
mod run;
pub mod script;
mod secret;
mod text_box;
pub mod update;
pub mod view;
mod what_if;

pub use plain::{Ending, run_plain};
pub use run::{Options, find, read, run};

/// Needs listed at step 4; the report has them all.
const NEEDS_SHOWN: usize = 5;
