//! What is read from a paste.

mod requests;
