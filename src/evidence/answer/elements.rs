//! Finds the elements of an answer in any text that holds its tags: whole XML, a fragment, a browser's
//! view, a truncated log line. It is not an XML parser and needs none: an answer is a flat list of
//! elements, and what people paste is rarely well formed.

use memchr::memmem;

use crate::text::Span;

/// An element with text inside.
pub(super) struct Element {
    /// Its name in lower case.
    pub name: String,
    /// Its text, without white space around it, escapes still in it.
    pub value: Span,
}

/// The elements, and the bytes they were taken from.
#[derive(Default)]
pub(super) struct Elements {
    /// In the order of the text.
    pub list: Vec<Element>,
    /// From `<?xml` or the first tag to the end of the last.
    pub span: Span,
    /// Whether an `Error` element surrounds them.
    pub rooted: bool,
}

impl Elements {
    /// The first with this name.
    pub fn get(&self, name: &str) -> Option<&Element> {
        self.list.iter().find(|element| element.name == name)
    }
}

/// Names that an answer of any service may hold. Others are not elements of an answer.
const NAMES: [&str; 17] = [
    "code",
    "message",
    "resource",
    "requestid",
    "traceid",
    "servertime",
    "stringtosign",
    "formatstring",
    "hostid",
    "ec",
    "bucketname",
    "recommenddoc",
    "awsaccesskeyid",
    "ossaccesskeyid",
    "region",
    "argumentname",
    "argumentvalue",
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
        let Some((name, behind)) = tag(bytes.get(open..end).unwrap_or_default()) else {
            at = open + 1;
            continue;
        };
        let (value, next) = text_of(bytes, open + behind, end);
        if found.list.is_empty() && root.is_none() {
            found.span.start = open;
        }
        found.list.push(Element { name, value });
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
    let before = bytes
        .get(root.saturating_sub(120)..root)
        .unwrap_or_default();
    memmem::rfind(before, b"<?xml").map_or(root, |at| root - before.len() + at)
}

/// A start tag of one of [`NAMES`]: its name and how long it is.
fn tag(text: &[u8]) -> Option<(String, usize)> {
    let head = text.get(1..text.len().min(48))?;
    let close = memchr::memchr(b'>', head)?;
    let name = head.get(..close)?.trim_ascii().to_ascii_lowercase();
    let name = String::from_utf8(name).ok()?;
    NAMES.contains(&name.as_str()).then_some((name, close + 2))
}

/// The text from `start` to the next tag, and where to go on: behind the end tag if there is one.
fn text_of(bytes: &[u8], start: usize, end: usize) -> (Span, usize) {
    const OPEN: &[u8] = b"<![CDATA[";
    let rest = bytes.get(start..end).unwrap_or_default();
    let (from, length) = match rest.strip_prefix(OPEN) {
        Some(inner) => (
            start + OPEN.len(),
            memmem::find(inner, b"]]>").unwrap_or(inner.len()),
        ),
        None => (start, memchr::memchr(b'<', rest).unwrap_or(rest.len())),
    };
    let value = trimmed(bytes, Span::new(from, from + length));
    let behind = bytes.get(from + length..end).unwrap_or_default();
    let behind_data = behind.strip_prefix(b"]]>").unwrap_or(behind);
    let closed = behind_data
        .strip_prefix(b"</")
        .and_then(|name| memchr::memchr(b'>', name.get(..name.len().min(40)).unwrap_or_default()));
    let next = match closed {
        Some(close) => end - behind_data.len() + 2 + close + 1,
        None => end - behind_data.len(),
    };
    (value, next)
}

/// Without white space around it.
pub(super) fn trimmed(bytes: &[u8], span: Span) -> Span {
    let text = bytes.get(span.start..span.end).unwrap_or_default();
    let start = span.start + text.len() - text.trim_ascii_start().len();
    Span::new(start, span.start + text.trim_ascii_end().len())
}
