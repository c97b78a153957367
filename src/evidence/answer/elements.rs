//! Finds the elements of an answer in any text that holds its tags: whole XML, a fragment, a browser's
//! view, a truncated log line. It is not an XML parser and needs none: an answer is a flat list of
//! elements, and what people paste is rarely well formed.

use memchr::memmem;

use super::super::decode::Spelling;
use super::part::{Part, Slot, trimmed};
use crate::text::{Bytes, Span};

/// The elements, and the bytes they were taken from.
#[derive(Default)]
pub(super) struct Elements {
    /// In the order of the text; values without white space around them, escapes still in them.
    pub list: Vec<Part>,
    /// From `<?xml` or the first tag to the end of the last.
    pub span: Span,
    /// Whether an `Error` element surrounds them.
    pub rooted: bool,
}

/// Names that an answer of any service may hold. Others are not elements of an answer.
const NAMES: [(&str, Slot); 17] = [
    ("code", Slot::Code),
    ("message", Slot::Message),
    ("resource", Slot::Resource),
    ("requestid", Slot::RequestId),
    ("servertime", Slot::ServerTime),
    ("stringtosign", Slot::StringToSign),
    ("formatstring", Slot::FormatString),
    ("traceid", Slot::Mark),
    ("hostid", Slot::Mark),
    ("ec", Slot::Mark),
    ("bucketname", Slot::Mark),
    ("recommenddoc", Slot::Mark),
    ("awsaccesskeyid", Slot::Mark),
    ("ossaccesskeyid", Slot::Mark),
    ("region", Slot::Mark),
    ("argumentname", Slot::Mark),
    ("argumentvalue", Slot::Mark),
];

/// Reads them: those inside the first `Error` element, or all there are.
pub(super) fn elements(bytes: &[u8]) -> Elements {
    let root = memmem::find(bytes, b"<Error").filter(|at| {
        // `<ErrorDocument>` is another element.
        !bytes.get(at + 6).is_some_and(u8::is_ascii_alphanumeric)
    });
    let mut found = Elements {
        rooted: root.is_some(),
        ..Elements::default()
    };
    let start = root.unwrap_or(0);
    let closing =
        root.and_then(|at| memmem::find(bytes.get(at..)?, b"</Error>").map(|end| at + end));
    let end = closing.unwrap_or(bytes.len());
    let mut at = start;
    let mut last = start;
    while let Some(open) = bytes
        .get(at..end)
        .and_then(|rest| memchr::memchr(b'<', rest))
    {
        let open = at + open;
        let Some((slot, name, behind)) = tag(bytes.cut(open..end)) else {
            at = open + 1;
            continue;
        };
        let (value, next) = text_of(bytes, open + behind, end);
        if found.list.is_empty() && root.is_none() {
            found.span.start = open;
        }
        found.list.push(Part {
            slot,
            name: name.shifted(open),
            value,
            spelling: Some(Spelling::References),
        });
        last = next;
        at = next;
    }
    if let Some(root) = root {
        found.span.start = declaration(bytes, root);
        last = closing.map_or(last, |at| at + "</Error>".len());
    }
    found.span = Span::new(found.span.start, last);
    found
}

/// The start of the declaration right in front of the root, else the root.
fn declaration(bytes: &[u8], root: usize) -> usize {
    let before = bytes.cut(root.saturating_sub(120)..root);
    memmem::rfind(before, b"<?xml").map_or(root, |at| root - before.len() + at)
}

/// A start tag of one of [`NAMES`]: what it stands for, where its name stands, and how long it is.
fn tag(text: &[u8]) -> Option<(Slot, Span, usize)> {
    let head = text.get(1..text.len().min(48))?;
    let close = memchr::memchr(b'>', head)?;
    let name = trimmed(text, Span::new(1, 1 + close));
    let called = text.get(name.start..name.end)?;
    let row = NAMES
        .iter()
        .find(|(known, _)| called.eq_ignore_ascii_case(known.as_bytes()));
    row.map(|(_, slot)| (*slot, name, close + 2))
}

/// The text from `start` to the next tag, and where to go on: behind the end tag if there is one.
fn text_of(bytes: &[u8], start: usize, end: usize) -> (Span, usize) {
    const OPEN: &[u8] = b"<![CDATA[";
    let rest = bytes.cut(start..end);
    let (from, length) = match rest.strip_prefix(OPEN) {
        Some(inner) => (
            start + OPEN.len(),
            memmem::find(inner, b"]]>").unwrap_or(inner.len()),
        ),
        None => (start, memchr::memchr(b'<', rest).unwrap_or(rest.len())),
    };
    let value = trimmed(bytes, Span::new(from, from + length));
    let behind = bytes.cut(from + length..end);
    let behind_data = behind.strip_prefix(b"]]>").unwrap_or(behind);
    let closed = behind_data
        .strip_prefix(b"</")
        .and_then(|name| memchr::memchr(b'>', name.before(name.len().min(40))));
    let next = match closed {
        Some(close) => end - behind_data.len() + 2 + close + 1,
        None => end - behind_data.len(),
    };
    (value, next)
}
