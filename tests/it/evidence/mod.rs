//! What is read from a paste.

mod parts;
mod copies;
mod requests;
