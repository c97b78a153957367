//! What is read from a paste.

mod bounds;
mod copies;
mod parts;
mod requests;
