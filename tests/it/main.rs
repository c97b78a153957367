//! Every integration test, as one program: each room of the house has a folder, `support` makes the uploads.
//! One program links the crate once; as forty-five they took most of the time of a test run.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    clippy::format_collect,
    clippy::too_many_lines,
    clippy::disallowed_methods,
    clippy::needless_pass_by_value,
    clippy::print_stderr,
    reason = "a test may fail loudly, and a table may be long"
)]
#![allow(dead_code, reason = "support offers more than each test uses")]

mod catch;
mod cli;
mod cos;
mod diagnosis;
mod evidence;
mod fuzz;
mod house;
mod locale;
mod remedy;
mod report;
mod support;
mod terminal;
mod wizard;
