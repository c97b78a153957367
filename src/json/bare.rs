//! What stands without quotes: the three literals, numbers, and words that are neither.
//!
//! Apart from the reader because it is all about single tokens; it must not know where they stand.

use super::{ErrorKind, Kind};
use crate::text::{Bytes, Span};

/// Where a bare value that starts at `at` ends. A colon may stand inside (a date without quotes).
pub(super) fn value_end(bytes: &[u8], at: usize) -> usize {
    end_at(bytes, at, |byte| {
        matches!(byte, b',' | b'[' | b']' | b'{' | b'}')
    })
}

/// Where a bare name that starts at `at` ends.
pub(super) fn name_end(bytes: &[u8], at: usize) -> usize {
    end_at(bytes, at, |byte| {
        matches!(byte, b',' | b'[' | b']' | b'{' | b'}' | b':' | b'=')
    })
}

fn end_at(bytes: &[u8], start: usize, stop: impl Fn(u8) -> bool) -> usize {
    let mut at = start;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied();
        let comment = byte == b'/'
            && (next == Some(b'*') || (next == Some(b'/') && !preceded(bytes, at, b':')));
        if at > start && byte == b'"' {
            // The closing quote of a word whose opening one is missing belongs to the word.
            let closes = matches!(
                next,
                None | Some(b',' | b':' | b']' | b'}' | b' ' | b'\t' | b'\n' | b'\r')
            );
            return if closes { at + 1 } else { at };
        }
        if byte <= b' ' || ((comment || wide_separator(bytes, at)) && at > start) || stop(byte) {
            break;
        }
        at += 1;
    }
    at
}

/// A full-width comma, colon or semicolon, or an ideographic comma.
fn wide_separator(bytes: &[u8], at: usize) -> bool {
    matches!(
        bytes.get(at..at.saturating_add(3)),
        Some([0xEF, 0xBC, 0x8C | 0x9A | 0x9B] | [0xE3, 0x80, 0x81])
    )
}

fn preceded(bytes: &[u8], at: usize, by: u8) -> bool {
    at.checked_sub(1).and_then(|before| bytes.get(before)) == Some(&by)
}

/// What a bare token is, and what is wrong with it.
pub(super) fn read(token: &[u8]) -> (Kind, Option<ErrorKind>) {
    match token {
        b"true" => return (Kind::Bool(true), None),
        b"false" => return (Kind::Bool(false), None),
        b"null" => return (Kind::Null, None),
        _ => {}
    }
    let numeric = token
        .first()
        .is_some_and(|byte| byte.is_ascii_digit() || b"+-.".contains(byte))
        && token
            .iter()
            .all(|byte| byte.is_ascii_hexdigit() || b"+-.xX_".contains(byte));
    if !numeric {
        return (Kind::Invalid, Some(ErrorKind::UnknownWord));
    }
    // The grammar of RFC 8259, section 6, and the range of floating point are `serde_json`'s.
    let sound = serde_json::from_slice::<f64>(token).is_ok();
    let text = String::from_utf8_lossy(token).into_owned();
    (Kind::Number(text), (!sound).then_some(ErrorKind::BadNumber))
}

/// Whether a bare token starts at `at`: anything that is no punctuation.
pub(super) fn starts(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"+-._$@<\\*%&!~^`|?".contains(&byte)
}

/// Whether the token would be a value by itself.
pub(super) fn is_value(bytes: &[u8], span: Span) -> bool {
    let token = bytes.cut(span);
    read(token).1.is_none()
}
