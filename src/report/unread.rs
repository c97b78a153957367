//! What was given and nobody reads, line by line, for every report: a reader of the report sees how much of a paste
//! the verdict rests on. Apart from the layouts, which only write it down. Secrets are masked like everywhere.

use super::{Report, excerpt};
use crate::text::lines::{line_span, position};
use crate::text::{Place, Sources};

/// So many lines of all pastes are listed.
const MOST: usize = 100;

/// One line that was left.
pub struct Line {
    /// The file it stands in.
    pub file: Option<String>,
    /// Its number, from 1.
    pub number: usize,
    /// The column where it begins.
    pub column: usize,
    /// Its bytes in the paste.
    pub place: Place,
    /// What it says, as far as it may be shown.
    pub text: String,
}

/// The lines that were left, at most [`MOST`], and how many there are.
pub fn lines(report: &Report<'_>) -> (Vec<Line>, usize) {
    let evidence = report.evidence;
    let mut found = Vec::new();
    let mut count = 0;
    for left in &evidence.left {
        for place in lines_of(&evidence.sources, evidence.sources.in_paste(left.place)) {
            count += 1;
            if found.len() >= MOST {
                continue;
            }
            let bytes = evidence.sources.bytes(place.source);
            let at = position(bytes, place.span.start);
            found.push(Line {
                file: left.file.clone(),
                number: at.line,
                column: at.column,
                place,
                text: excerpt::range_text(evidence, &report.redactor, place).0,
            });
        }
    }
    (found, count)
}

/// The lines of a place that hold something.
fn lines_of(sources: &Sources, place: Place) -> impl Iterator<Item = Place> {
    let bytes = sources.bytes(place.source);
    let mut at = place.span.start;
    std::iter::from_fn(move || {
        while at < place.span.end {
            let from = at;
            let end = line_span(bytes, from).end.min(place.span.end);
            at = end.max(from) + 1;
            let text = bytes.get(from..end).unwrap_or_default();
            if !text.trim_ascii().is_empty() {
                let lead = text.len() - text.trim_ascii_start().len();
                let end = from + text.trim_ascii_end().len();
                return Some(Place::new(place.source, from + lead..end));
            }
        }
        None
    })
}
