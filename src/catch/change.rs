//! What changed from one upload to the next. It knows findings and no words.

use crate::diagnosis::{Finding, Severity};

/// Findings above a note, of two uploads.
#[derive(Clone, Debug, Default)]
pub struct Changes<'a> {
    /// The earlier one had them.
    pub gone: Vec<&'a Finding>,
    /// Both have them; as the later one has them.
    pub still: Vec<&'a Finding>,
    /// Only the later one has them.
    pub new: Vec<&'a Finding>,
}

/// Compares two uploads, a finding being known by its id and its field.
pub fn changes<'a>(before: &'a [Finding], now: &'a [Finding]) -> Changes<'a> {
    let loud = |finding: &&Finding| finding.severity != Severity::Note;
    let within = |list: &[Finding], finding: &Finding| {
        let same = |other: &Finding| (other.id, &other.field) == (finding.id, &finding.field);
        list.iter().filter(loud).any(same)
    };
    let (still, new) = now.iter().filter(loud).partition(|one| within(before, one));
    let gone = before.iter().filter(loud).filter(|one| !within(now, one));
    Changes {
        gone: gone.collect(),
        still,
        new,
    }
}
