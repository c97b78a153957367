//! What is read from a paste.

mod answers;
mod bounds;
mod copies;
mod parts;
mod requests;
