//! Text, JSON and Markdown of a diagnosis; redaction; sessions.

pub mod common;
mod hidden;
pub mod holes;
mod looks;
mod remedy;
mod schema;
mod secrets;
mod session;
mod tokens;
