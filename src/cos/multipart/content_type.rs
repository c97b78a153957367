//! Reads the request's `Content-Type` (RFC 2045 section 5.1, RFC 2046 section 5.1.1) tolerantly and says
//! how it departs. Apart from the body's reader, because it has coordinates of its own: the header's value.

use super::bytes::{cut, holds, is_blank, is_token, starts, tail, trim};
use super::defects::Defects;
use super::departures::{self as told, Departure};
use super::parameters::{Dialect, Parameters};
use super::{ContentType, Kind, Value};
use crate::text::Span;

/// The longest boundary RFC 2046 allows.
const LONGEST: usize = 70;

const DIALECT: Dialect = Dialect {
    name: b"boundary",
    pairs: |_| true,
    separator: told::TYPE_SEPARATOR,
    no_equals: told::BOUNDARY_NO_EQUALS,
    blanks: told::BOUNDARY_BLANKS,
    unclosed: [Some(told::BOUNDARY_UNCLOSED), None],
    behind_quote: told::BOUNDARY_BEHIND_QUOTE,
};

/// Reads the header's value.
pub(super) fn read<'a>(value: &'a [u8], defects: &mut Defects<'a>) -> ContentType {
    let whole = trim(value, Span::new(0, value.len()));
    let mut parameters = Parameters {
        text: value,
        line: whole,
        at: whole.start,
        dialect: &DIALECT,
        defects,
    };
    let media_type =
        parameters.skip(|byte| !matches!(byte, b';' | b',') && !byte.is_ascii_whitespace());
    let text = cut(value, media_type);
    let mut header = ContentType {
        media_type,
        form_data: text.eq_ignore_ascii_case(b"multipart/form-data"),
        multipart: starts(text, b"multipart/"),
        boundary: None,
    };
    while let Some((name, found)) = parameters.next() {
        let Some(mut found) = found else { continue };
        if !parameters.counts(name) {
            if resembles_boundary(cut(value, name)) {
                parameters.defects.note(told::BOUNDARY_MISSPELT, name);
            }
            continue;
        }
        if let Some(comma) = second_value(&found) {
            found.span = trim(value, Span::new(found.span.start, comma));
            found.text = cut(value, found.span).to_vec();
            let rest = Span::new(comma, whole.end);
            parameters.defects.note(told::SECOND_VALUE, rest);
            parameters.at = whole.end;
        }
        match &header.boundary {
            None => header.boundary = Some(found),
            Some(first) if first.text == found.text => {}
            Some(_) => parameters.defects.note(told::SECOND_BOUNDARY, found.span),
        }
    }
    header
}

/// Where a second header value begins behind a comma.
fn second_value(found: &Value) -> Option<usize> {
    let comma = memchr::memchr(b',', &found.text).filter(|_| !found.quoted)?;
    holds(tail(&found.text, comma), b"multipart/").then_some(found.span.start + comma)
}

/// Whether a parameter's name is `boundary` but for a letter or two.
fn resembles_boundary(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    super::delimiter::slip(&name, b"boundary").is_some()
        || [b"bound".as_slice(), b"boundry", b"bundary", b"boundaries"].contains(&name.as_slice())
}

/// Notes what is wrong with the header as a whole. `boundary` is the one the body was read with, to name what
/// should stand there.
pub(super) fn judge(
    value: &[u8],
    header: &ContentType,
    body_is_multipart: bool,
    boundary: &[u8],
    defects: &mut Defects<'_>,
) {
    if !header.form_data && (body_is_multipart || header.multipart) {
        defects.note(told::MEDIA_TYPE, header.media_type);
    }
    let Some(found) = &header.boundary else {
        if header.multipart && !defects.has(Kind::BoundaryMissing) {
            let wanted = [b"; boundary=", boundary].concat();
            let end = trim(value, Span::new(0, value.len())).end;
            defects.note(told::BOUNDARY_MISSING.wanting(&wanted), Span::empty(end));
        }
        return;
    };
    if found.text.is_empty() {
        defects.note(told::BOUNDARY_EMPTY.wanting(boundary), found.span);
    } else if let Some((departure, span)) = invalid(found) {
        defects.note(departure, span);
    } else if !found.quoted && !found.text.iter().all(|byte| is_token(*byte)) {
        let wanted = [b"\"", found.text.as_slice(), b"\""].concat();
        defects.note(told::BOUNDARY_NEEDS_QUOTES.wanting(&wanted), found.span);
    }
}

/// What RFC 2046 has against a boundary, and at which byte.
fn invalid(found: &Value) -> Option<(Departure<'static>, Span)> {
    let text = found.text.as_slice();
    let (departure, bytes) = if let Some(at) = text.iter().position(|it| !is_boundary_byte(*it)) {
        (told::BOUNDARY_CHARACTER, at..at + 1)
    } else if text.last().copied().is_some_and(is_blank) {
        (told::BOUNDARY_LAST_BLANK, text.len() - 1..text.len())
    } else if text.len() > LONGEST {
        (told::BOUNDARY_TOO_LONG, LONGEST..text.len())
    } else {
        return None;
    };
    // With quoted pairs in it no byte of the value stands where it is counted.
    let verbatim = text.len() == found.span.len();
    let span = Span::new(bytes.start, bytes.end).shifted(found.span.start);
    Some((departure, if verbatim { span } else { found.span }))
}

/// A character of a boundary (`bchars`).
pub(super) fn is_boundary_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte)
}
