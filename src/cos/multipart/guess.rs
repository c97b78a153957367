//! Guesses the boundary from a body, for a header that has none or another one: the lines that stand above
//! Content-Disposition headers vote. Apart from the sweep, because it runs only when the header does not help.

use std::cmp::Reverse;

use memchr::memmem;

use super::bytes::{break_before, cut, disposition_at, header_like, line, line_start, trim};
use crate::text::Span;

/// So many parts are asked; more would not change the vote.
const VOTERS: usize = 64;

/// The longest line that is taken for a delimiter: RFC 2046 allows 72, twice that is still one.
const LONGEST: usize = 256;

/// How far into the body the first line is looked for, behind blank lines.
const LEADING: usize = 256;

/// The line most parts stand behind, whole; else the first line, if it begins as a delimiter does.
pub(super) fn delimiter_line(body: &[u8]) -> Option<Span> {
    let mut votes: Vec<(Span, usize)> = Vec::new();
    let asked = memmem::find_iter(body, b"form-data").take(VOTERS * 4);
    for line in asked.filter_map(|found| voter(body, found)) {
        let same = |(other, _): &&mut (Span, usize)| cut(body, *other) == cut(body, line);
        match votes.iter_mut().find(same) {
            Some((_, count)) => *count += 1,
            None => votes.push((line, 1)),
        }
    }
    let winner = votes.iter().max_by_key(|(line, count)| {
        let dashed = cut(body, *line).starts_with(b"--");
        (*count, dashed, Reverse(line.start))
    });
    winner.map(|(line, _)| *line).or_else(|| first_line(body))
}

/// The line above the header block whose `form-data` stands at `found`.
fn voter(body: &[u8], found: usize) -> Option<Span> {
    let mut start = line_start(body, found, 0)?;
    if !disposition_at(body, start) {
        return None;
    }
    for _ in 0..4 {
        let end = start - break_before(body, start).len();
        let above = line_start(body, end, 0)?;
        if above == start {
            return None;
        }
        let text = trim(body, Span::new(above, end));
        if !text.is_empty() && !header_like(body, above) {
            let dashes = cut(body, text).starts_with(b"--");
            return (text.len() <= LONGEST && (dashes || above == 0)).then_some(text);
        }
        start = above;
    }
    None
}

/// The first line that is not blank, if it begins with two dashes and goes on.
fn first_line(body: &[u8]) -> Option<Span> {
    let lead = cut(body, Span::new(0, LEADING));
    let start = lead.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let (text, _) = line(body, start, body.len().min(start + LONGEST + 1));
    let text = trim(body, text);
    let bytes = cut(body, text);
    let named = bytes.iter().any(|byte| *byte != b'-');
    (bytes.starts_with(b"--") && named && text.len() <= LONGEST).then(|| {
        let end = if bytes.ends_with(b"--") {
            text.end - 2
        } else {
            text.end
        };
        Span::new(text.start, end)
    })
}
