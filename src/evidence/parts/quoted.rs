//! Takes the marks of a quoted mail (`> `) off the lines of a text, with the way back. Apart, because the same
//! marks lead the lines of `curl -v`, which must keep them. It knows nothing of what the lines say.

use super::super::decode::Decoded;
use crate::text::{Place, Sources};

/// The text without its marks; `None` where it has none.
pub(super) fn unquoted(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    memchr::memchr(b'>', text)?;
    let lines = || text.split_inclusive(|byte| *byte == b'\n');
    let quoted = lines().filter(|line| mark(line) > 0).count();
    let traced = |line: &[u8]| line.starts_with(b"< ") || line.starts_with(b"* ");
    if quoted < 2 || lines().any(traced) {
        return None;
    }
    let mut decoded = Decoded::default();
    let mut at = place.span.start;
    for line in lines() {
        let mark = mark(line);
        decoded.copy(at + mark, line.get(mark..).unwrap_or_default());
        at += line.len();
    }
    let source = decoded.into_source(sources, place.source, None);
    Some(sources.whole(source))
}

/// How many bytes of marks lead a line.
fn mark(line: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
        // Deeper blanks are the text's own.
        let deep = blanks > usize::from(at > 0) + 1;
        if deep || rest.get(blanks) != Some(&b'>') {
            break;
        }
        at += blanks + 1;
    }
    at + usize::from(at > 0 && line.get(at) == Some(&b' '))
}
