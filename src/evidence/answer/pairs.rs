//! Finds named values in text that is no XML: response headers, SDK error objects as JSON or printed,
//! log lines. `Error Code: AccessDenied`, `"statusCode":403` and `x-cos-request-id: N…` are all pairs.

use std::ops::Range;

use super::super::brackets::closing;
use super::layers;
use super::part::{Part, Slot, trimmed};
use crate::text::{Bytes, Span};

/// Names without blanks, hyphens, underscores and letter case.
const NAMES: &[(&str, Slot)] = &[
    ("code", Slot::Code),
    ("errorcode", Slot::Code),
    ("errcode", Slot::Code),
    ("coserrorcode", Slot::Code),
    ("message", Slot::Message),
    ("errormessage", Slot::Message),
    ("coserrormessage", Slot::Message),
    ("errmsg", Slot::Message),
    ("errormsg", Slot::Message),
    ("msg", Slot::Message),
    ("error", Slot::Error),
    ("errordescription", Slot::Error),
    ("stringtosign", Slot::StringToSign),
    ("formatstring", Slot::FormatString),
    ("resource", Slot::Resource),
    ("resourceaddr", Slot::Resource),
    ("requestid", Slot::RequestId),
    ("reqid", Slot::RequestId),
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
pub(super) fn pairs(bytes: &[u8]) -> Vec<Part> {
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
            found.push(Part {
                slot,
                name,
                value,
                spelling: quoted.then_some(layers::STRING),
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
    let rest = bytes.after(from);
    // A header panel puts the value on the next line.
    let spread = matches!(slot, Slot::RequestId | Slot::Date | Slot::Mark);
    let blank =
        |byte: &u8| matches!(byte, b' ' | b'\t') || (spread && matches!(byte, b'\n' | b'\r'));
    let skip = rest
        .iter()
        .position(|byte| !blank(byte))
        .unwrap_or(rest.len());
    let start = from + skip;
    let rest = rest.after(skip);
    if let Some(quote) = rest.first().filter(|byte| matches!(byte, b'"' | b'\'')) {
        let end = closing(rest, 1, *quote).unwrap_or(rest.len());
        return (Span::new(start + 1, start + end), true, start + end + 1);
    }
    let end = match slot {
        Slot::Message | Slot::Error => sentence_end(rest),
        // Lines of their own, up to the next name of a printed object.
        Slot::StringToSign | Slot::FormatString => printed_end(rest),
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
    // What is called an error may be an object with the names that count.
    let next = if slot == Slot::Error {
        start
    } else {
        start + end
    };
    (value, false, next)
}

/// Where a value of several lines ends that stands in a printed object: before `, Name=`, or at its bracket.
fn printed_end(text: &[u8]) -> usize {
    let text = text.before(text.len().min(4096));
    let named = |at: usize| {
        let rest = text.after(at + 1).trim_ascii_start();
        let name = rest.iter().position(|byte| !byte.is_ascii_alphanumeric());
        name.is_some_and(|end| end > 0 && matches!(rest.get(end), Some(b'=' | b':')))
    };
    let comma = memchr::memchr_iter(b',', text).find(|at| named(*at));
    let bracket = memchr::memchr2(b'}', b'<', text);
    comma.into_iter().chain(bracket).min().unwrap_or(text.len())
}

/// Where a sentence ends that stands in a line: at the line's end, at a tag, or where the next name begins.
pub(super) fn sentence_end(text: &[u8]) -> usize {
    const NEXT: [&str; 13] = [
        " (service:",
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
    let lower = text.before(line.min(8192)).to_ascii_lowercase();
    NEXT.iter()
        .filter_map(|next| memchr::memmem::find(&lower, next.as_bytes()))
        .min()
        .unwrap_or(line)
}

/// The status of a response: the last one a status line, a member or a sentence gives, from 200 on.
pub(super) fn status_in_text(bytes: &[u8]) -> Option<(u16, Span)> {
    said(bytes, |from| number_at(bytes, from))
}

/// Whether a response has a status that HTTP does not know: Qiniu has some from 600 on.
pub(super) fn has_own_status(bytes: &[u8]) -> bool {
    let ends = |at: usize| {
        !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
            && !bytes.after(at).trim_ascii_start().starts_with(b"ms")
    };
    let found = said(bytes, |from| number_in(bytes, from, 600..800));
    found.is_some_and(|(_, span)| ends(span.end))
}

/// The last number behind one of the words that a status follows.
fn said(bytes: &[u8], number: impl Fn(usize) -> Option<(u16, Span)>) -> Option<(u16, Span)> {
    const BEFORE: [&str; 15] = [
        // OkHttp's log.
        "<--",
        "http/1.1",
        "http/1.0",
        "http/2",
        "http/3",
        "status code",
        "status of",
        "status:",
        "err_failed",
        "http status",
        "http",
        "[code",
        "ステータスコード",
        "状态码",
        "状态代码",
    ];
    let lower = bytes.to_ascii_lowercase();
    let mut last = None;
    for words in BEFORE {
        // `success_action_status: 200` is a field.
        let begins = |at: &usize| {
            let before = at.checked_sub(1).and_then(|at| lower.get(at));
            !before.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(byte))
        };
        for at in memchr::memmem::find_iter(&lower, words).filter(begins) {
            last = last.max(number(at + words.len()).map(|(status, span)| (span, status)));
        }
    }
    last.map(|(span, status)| (status, span))
}

/// The line of a browser's console, `POST https://… 403 (Forbidden)`: method, status and the line.
pub(super) fn console_line(bytes: &[u8]) -> Option<(&str, u16, Span)> {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let start = at;
        at += line.len();
        let Ok(text) = std::str::from_utf8(line) else {
            continue;
        };
        let mut words = text.split_ascii_whitespace();
        let method = words.find(|word| ["POST", "OPTIONS", "PUT"].contains(word));
        let (Some(method), Some(url)) = (method, words.next()) else {
            continue;
        };
        if !url.starts_with("http") {
            continue;
        }
        let behind = text.find(url).unwrap_or_default() + url.len();
        if let Some((status, span)) = number_at(bytes, start + behind) {
            return Some((method, status, span));
        }
    }
    None
}

/// Whether a status refuses an upload: one of COS's, or of what stands before it (nginx writes 499).
fn refuses(status: u16) -> bool {
    matches!(status, 400..=431 | 451 | 499..=511)
}

/// Whether a number is an amount: a unit stands behind it, or what it measures in front of it.
fn measures(bytes: &[u8], start: usize, end: usize) -> bool {
    let word = |text: &[u8]| text.to_ascii_lowercase();
    let before = word(bytes.cut(start.saturating_sub(16)..start));
    let behind = word(bytes.cut(end..bytes.len().min(end + 6)));
    let behind = behind.trim_ascii_start();
    let unit = behind
        .split(|byte| !byte.is_ascii_alphabetic())
        .next()
        .unwrap_or_default();
    let units: [&[u8]; 9] = [
        b"b", b"kb", b"mb", b"byte", b"bytes", b"ms", b"s", b"px", b"kib",
    ];
    units.contains(&unit)
        || ["length", "size", "port"]
            .iter()
            .any(|it| memchr::memmem::find(&before, it.as_bytes()).is_some())
}

/// The only number of a few words that can be a refusal's status: `403`, `HTTP 403`, `upload failed (400)`.
pub(super) fn bare_status(bytes: &[u8]) -> Option<(u16, Span)> {
    const LONGEST: usize = 160;
    let text = bytes.trim_ascii();
    let few = text.len() <= LONGEST && text.split(|byte| *byte == b'\n').count() <= 2;
    if !few || text.iter().any(|byte| b"{}=<>&;".contains(byte)) {
        return None;
    }
    let mut found = None;
    let mut at = 0;
    while let Some(skip) = bytes.get(at..)?.iter().position(u8::is_ascii_digit) {
        let start = at + skip;
        let rest = bytes.after(start);
        let end = rest.iter().position(|byte| !byte.is_ascii_digit());
        let end = start + end.unwrap_or(rest.len());
        let joined = |byte: Option<&u8>| {
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-_/.".contains(byte))
        };
        let before = start.checked_sub(1).and_then(|before| bytes.get(before));
        let free = !joined(before) && !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
        let refusal =
            |(status, _): &(u16, Span)| free && refuses(*status) && !measures(bytes, start, end);
        if let Some(status) = number_at(bytes, start).filter(refusal) {
            if found.is_some() {
                return None;
            }
            found = Some(status);
        }
        at = end;
    }
    found
}

/// Three digits behind a few blanks or signs, a status from 200 to 599.
pub(super) fn number_at(bytes: &[u8], from: usize) -> Option<(u16, Span)> {
    number_in(bytes, from, 200..600)
}

fn number_in(bytes: &[u8], from: usize, range: Range<u16>) -> Option<(u16, Span)> {
    let head = bytes.get(from..bytes.len().min(from + 16))?;
    let mut skip = 0;
    while let Some(rest) = head.get(skip..) {
        match rest {
            [b' ' | b':' | b'"' | b'=' | b'(' | b'\n' | b'\r' | b'\t', ..] => skip += 1,
            [0xEF, 0xBC, 0x9A, ..] => skip += 3,
            _ => break,
        }
    }
    let digits = head.get(skip..skip + 3)?;
    let free = head
        .get(skip + 3)
        .is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let value: u16 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let known = digits.iter().all(u8::is_ascii_digit) && range.contains(&value);
    (known && free).then(|| (value, Span::new(from + skip, from + skip + 3)))
}
