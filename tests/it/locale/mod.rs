//! The catalogues.

pub mod catalogues;
mod glossary;
mod parity;
