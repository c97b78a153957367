//! The commands: arguments, streams, exit status.

mod batch;
pub mod common;
mod large;
mod network;
mod readme;
mod sign;
mod status;
