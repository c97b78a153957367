//! What is read from a paste.

mod copies;
mod requests;
