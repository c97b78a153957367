//! What is read from a paste.

mod copies;
mod parts;
mod requests;
