//! What is read from a paste.

mod answers;
mod bounds;
mod composed;
mod copies;
mod parts;
mod requests;
