//! The catalogues.

pub mod catalogues;
mod parity;
