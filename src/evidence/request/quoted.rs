//! A request inside string literals: `send: b'POST / HTTP/1.1\r\n…'` of Python's http.client, a dump printed with
//! Go's `%q`, `b'--boundary\r\n…'`, and the `_streams` of Node's form-data, which hold each part's head and its value
//! apart. The escapes are undone with the way back. Apart from the captures that have
//! lines, since here a whole message stands on one.

use super::super::brackets::closing;
use super::super::decode::{Decoded, Escapes, Spelling, undo};
use crate::text::{Bytes, Span};

/// Such a literal is one of bytes.
pub(super) const BYTES: Spelling = Spelling::Literal(Escapes::SHELL);

/// So far behind a quote its text shows what it is.
const LOOK: usize = 256;

/// The literals of a text that hold a request's head or a body, put together.
pub(super) fn read(text: &[u8], base: usize) -> Option<(Decoded, Span)> {
    let mut sent = Decoded::default();
    let mut used = Span::default();
    let mut at = 0;
    let mut boundary: Option<&[u8]> = None;
    while let Some(found) = next(text, at) {
        let rest = text.cut(found);
        undo(rest, base + found.start, BYTES, &mut sent);
        let first = used.end == 0;
        let start = if first { found.start - 1 } else { used.start };
        at = (found.end + 1).min(text.len());
        if rest.starts_with(b"--") && rest.ends_with(b"\\r\\n\\r\\n") {
            boundary = rest.get(..memchr::memchr(b'\\', rest).unwrap_or(0));
            at = part_value(text, at, base, &mut sent);
        }
        used = Span::new(start, at);
    }
    if let Some(boundary) = boundary {
        let end = Span::empty(base + used.end);
        sent.put(&[boundary, b"--\r\n"].concat(), end);
    }
    (used.end > 0).then_some((sent, used))
}

/// The value of a part whose head is a literal of its own: the next literal; a file is something else. Returns the
/// byte behind it.
fn part_value(text: &[u8], head: usize, base: usize, sent: &mut Decoded) -> usize {
    let rest = text.after(head);
    let gap = rest
        .iter()
        .take_while(|byte| **byte == b',' || byte.is_ascii_whitespace())
        .count();
    let open = head + gap;
    let mut end = head;
    if let Some(&quote @ (b'\'' | b'"' | b'`')) = text.get(open) {
        let inner = text.after(open + 1);
        let len = closing(inner, 0, quote).unwrap_or(inner.len());
        let value = inner.before(len);
        undo(value, base + open + 1, BYTES, sent);
        end = (open + len + 2).min(text.len());
    }
    sent.put(b"\r\n", Span::empty(base + end));
    end
}

/// The text between the quotes of the next literal that holds a message or a part of one.
pub(super) fn next(text: &[u8], from: usize) -> Option<Span> {
    let mut at = from;
    loop {
        let rest = text.get(at..)?;
        let open = at + memchr::memchr2(b'\'', b'"', rest)?;
        let inner = text.get(open + 1..)?;
        // A member of an object belongs to what that is: an archive, options of a call.
        let lead = text.get(..open)?.trim_ascii_end().strip_suffix(b":");
        let member = lead.is_some_and(|lead| {
            lead.ends_with(b"\"") || lead.ends_with(b"'") || memchr::memchr(b'{', lead).is_some()
        });
        if !member && is_message(inner.get(..LOOK.min(inner.len()))?) {
            let quote = *text.get(open)?;
            return Some(Span::new(
                open + 1,
                open + 1 + closing(inner, 0, quote).unwrap_or(inner.len()),
            ));
        }
        at = open + 1;
    }
}

fn is_message(text: &[u8]) -> bool {
    let lower = text.to_ascii_lowercase();
    let has = |mark: &str| memchr::memmem::find(&lower, mark.as_bytes()).is_some();
    // nginx writes the line end in hexadecimal digits.
    let breaks = |before: &str, behind: &str| {
        let mut ends = ["\\r\\n", "\\x0d\\x0a"].into_iter();
        ends.any(|end| has(&[before, end, behind].concat()))
    };
    (text.starts_with(b"--") && breaks("", "content-disposition"))
        || (text.starts_with(b"POST ") && breaks(" http/1.1", ""))
}
