//! Corrected values, diagnosed again.

mod faults;
mod howto_lines;
mod sign;
mod snippets;
mod trial;
