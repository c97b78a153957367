//! Corrected values, diagnosed again.

mod faults;
mod howto_lines;
mod many;
mod sign;
mod snippets;
mod trial;
