//! The report to send: headline, what COS said, the marked places, the path, the other findings, the
//! corrected values, the versions, and a list of what was masked.
//!
//! It goes into tickets and chats, so nothing in it may act as markup: what came out of the evidence
//! stands in code blocks or code spans only, with fences longer than any run of backticks inside.

use std::fmt::Write as _;

use super::words::Said;
use super::{Report, Words, docs, excerpt, show};
use crate::diagnosis::finding::Mark;
use crate::diagnosis::{Finding, Severity};
use crate::locale::Args;
use crate::text::dates_of_request_id;

/// Columns of a code block.
const WIDTH: usize = 100;
