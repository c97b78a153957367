//! Finds named values in text that is no XML: response headers, SDK error objects as JSON or printed,
//! log lines. `Error Code: AccessDenied`, `"statusCode":403` and `x-cos-request-id: N…` are all pairs.

use super::elements::trimmed;
use crate::text::Span;

/// What a name stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Slot {
    Code,
    Message,
    Resource,
    RequestId,
    ServerTime,
    Status,
    Date,
    /// A header or member that only tells the service.
    Mark,
}

/// A name with its value.
pub(super) struct Pair {
    pub slot: Slot,
    /// Where the name stands.
    pub name: Span,
    /// The value without quotes.
    pub value: Span,
    /// Whether it stood in quotes, so that escapes in it count.
    pub quoted: bool,
}

/// Names without blanks, hyphens, underscores and letter case.
const NAMES: [(&str, Slot); 27] = [
    ("code", Slot::Code),
    ("errorcode", Slot::Code),
    ("errcode", Slot::Code),
    ("coserrorcode", Slot::Code),
    ("message", Slot::Message),
    ("errormessage", Slot::Message),
    ("coserrormessage", Slot::Message),
    ("errmsg", Slot::Message),
    ("msg", Slot::Message),
    ("resource", Slot::Resource),
    ("requestid", Slot::RequestId),
    ("xcosrequestid", Slot::RequestId),
    ("cosrequestid", Slot::RequestId),
    ("servertime", Slot::ServerTime),
    ("status", Slot::Status),
    ("statuscode", Slot::Status),
    ("httpstatus", Slot::Status),
    ("httpstatuscode", Slot::Status),
    ("date", Slot::Date),
    ("server", Slot::Mark),
    ("traceid", Slot::Mark),
    ("xcostraceid", Slot::Mark),
    ("hostid", Slot::Mark),
    ("xamzrequestid", Slot::Mark),
    ("xamzid2", Slot::Mark),
    ("xossrequestid", Slot::Mark),
    ("xguploaderuploadid", Slot::Mark),
];

/// All pairs with a name of the table, in the order of the text.
pub(super) fn pairs(bytes: &[u8]) -> Vec<Pair> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(skip) = bytes
        .get(at..)
        .and_then(|rest| memchr::memchr2(b':', b'=', rest))
    {
        let separator = at + skip;
        at = separator + 1;
        let Some((slot, name)) = name_before(bytes, separator) else {
            continue;
        };
        let (value, quoted, next) = value_behind(bytes, separator + 1, slot);
        at = next.max(at);
        if !value.is_empty() {
            found.push(Pair {
                slot,
                name,
                value,
                quoted,
            });
        }
    }
    found
}

/// The longest name.
const REACH: usize = 32;

/// The name that ends at a separator: all back to the last sign, or its last words.
fn name_before(bytes: &[u8], separator: usize) -> Option<(Slot, Span)> {
    let from = separator.saturating_sub(REACH);
    let before = bytes.get(from..separator)?.trim_ascii_end();
    let before = before
        .strip_suffix(b"\"")
        .or(before.strip_suffix(b"'"))
        .unwrap_or(before);
    let before = before.strip_suffix(b"\\").unwrap_or(before);
    let sign = |byte: &u8| !(byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_'));
    let start = before.iter().rposition(sign).map_or(0, |at| at + 1);
    let mut words = before.get(start..)?;
    loop {
        words = words.trim_ascii_start();
        let plain: String = words
            .iter()
            .filter(|byte| byte.is_ascii_alphanumeric())
            .map(|byte| char::from(byte.to_ascii_lowercase()))
            .collect();
        if let Some((_, slot)) = NAMES.iter().find(|(name, _)| *name == plain) {
            let end = from + before.len();
            return Some((*slot, Span::new(end - words.len(), end)));
        }
        let space = memchr::memchr(b' ', words)?;
        words = words.get(space..)?;
    }
}

/// The value behind a separator, whether it was quoted, and where to go on.
fn value_behind(bytes: &[u8], from: usize, slot: Slot) -> (Span, bool, usize) {
    let rest = bytes.get(from..).unwrap_or_default();
    // A header panel puts the value on the next line.
    let spread = matches!(slot, Slot::RequestId | Slot::Date | Slot::Mark);
    let blank =
        |byte: &u8| matches!(byte, b' ' | b'\t') || (spread && matches!(byte, b'\n' | b'\r'));
    let skip = rest
        .iter()
        .position(|byte| !blank(byte))
        .unwrap_or(rest.len());
    let start = from + skip;
    let rest = rest.get(skip..).unwrap_or_default();
    if let Some(quote) = rest.first().filter(|byte| matches!(byte, b'"' | b'\'')) {
        let end = closing(rest, *quote);
        return (Span::new(start + 1, start + end), true, start + end + 1);
    }
    let end = match slot {
        Slot::Message => sentence_end(rest),
        Slot::Date => memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
        Slot::Code
        | Slot::Resource
        | Slot::RequestId
        | Slot::ServerTime
        | Slot::Status
        | Slot::Mark => rest
            .iter()
            .position(|byte| byte.is_ascii_whitespace() || b",;)}]\"'<>(".contains(byte))
            .unwrap_or(rest.len()),
    };
    let value = trimmed(bytes, Span::new(start, start + end));
    (value, false, start + end)
}

/// Where the quote that opens `text` is closed, or its end.
fn closing(text: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(skip) = text
        .get(at..)
        .and_then(|rest| memchr::memchr2(quote, b'\\', rest))
    {
        at += skip;
        if text.get(at) == Some(&quote) {
            return at;
        }
        at += 2;
    }
    text.len()
}

/// Where a sentence ends that stands in a line: at the line's end, at a tag, or where the next name begins.
pub(super) fn sentence_end(text: &[u8]) -> usize {
    const NEXT: [&str; 12] = [
        " (status code",
        "(status code",
        ", requestid",
        ", request id",
        ", request_id",
        "; request",
        ", traceid",
        ", trace id",
        ", resource",
        ", status",
        ", code",
        ", 'resource'",
    ];
    let line = text
        .iter()
        .position(|byte| matches!(byte, b'\n' | b'\r' | b'<'))
        .unwrap_or(text.len());
    let lower = text
        .get(..line.min(8192))
        .unwrap_or_default()
        .to_ascii_lowercase();
    NEXT.iter()
        .filter_map(|next| memchr::memmem::find(&lower, next.as_bytes()))
        .min()
        .unwrap_or(line)
}

/// The status of a response: the last one a status line, a member or a sentence gives, from 200 on.
pub(super) fn status_in_text(bytes: &[u8]) -> Option<(u16, Span)> {
    const BEFORE: [&str; 10] = [
        "HTTP/1.1",
        "HTTP/1.0",
        "HTTP/2",
        "HTTP/3",
        "status code",
        "Status Code",
        "status of",
        "ERR_FAILED",
        "HTTP status",
        "HTTP",
    ];
    let mut last = None;
    for words in BEFORE {
        for at in memchr::memmem::find_iter(bytes, words) {
            last =
                last.max(number_at(bytes, at + words.len()).map(|(status, span)| (span, status)));
        }
    }
    last.map(|(span, status)| (status, span))
}

/// Three digits behind a few blanks or signs, a status from 200 to 599.
pub(super) fn number_at(bytes: &[u8], from: usize) -> Option<(u16, Span)> {
    let head = bytes.get(from..bytes.len().min(from + 12))?;
    let skip = head
        .iter()
        .position(|byte| !matches!(byte, b' ' | b':' | b'"' | b'='))?;
    let digits = head.get(skip..skip + 3)?;
    let free = head
        .get(skip + 3)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let value: u16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let known = digits.iter().all(u8::is_ascii_digit) && (200..600).contains(&value);
    (known && free).then(|| (value, Span::new(from + skip, from + skip + 3)))
}
