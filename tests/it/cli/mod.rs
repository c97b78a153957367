//! The commands: arguments, streams, exit status.

mod batch;
pub mod common;
mod readme;
mod sign;
mod status;
