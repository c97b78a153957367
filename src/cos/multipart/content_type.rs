//! Reads the request's `Content-Type` (RFC 2045 section 5.1, RFC 2046 section 5.1.1) tolerantly and says
//! how it departs. Apart from the body's reader, because it has coordinates of its own: the header's value.

use super::bytes::{all_white, cut, holds, is_blank, is_token, starts, tail, trim};
use super::defects::{Defects, Report};
use super::{ContentType, HeaderBoundary, HeaderOddity, Kind, Within};
use crate::text::Span;

/// The longest boundary RFC 2046 allows.
const LONGEST: usize = 70;

/// Reads the header's value.
pub(super) fn read(value: &[u8]) -> ContentType {
    let whole = trim(value, Span::new(0, value.len()));
    let media = cut(value, whole)
        .iter()
        .take_while(|byte| !matches!(byte, b';' | b',') && !byte.is_ascii_whitespace())
        .count();
    let media_type = Span::new(whole.start, whole.start + media);
    let text = cut(value, media_type);
    let mut header = ContentType {
        media_type,
        form_data: text.eq_ignore_ascii_case(b"multipart/form-data"),
        multipart: starts(text, b"multipart/"),
        ..ContentType::default()
    };
    let mut at = media_type.end;
    while at < whole.end {
        at = parameter(value, whole.end, at, &mut header);
    }
    header
}

/// Reads one parameter with the separator before it; returns where the next one begins.
fn parameter(value: &[u8], end: usize, at: usize, header: &mut ContentType) -> usize {
    let rest = |from: usize| cut(value, Span::new(from, end));
    let white = |from: usize| {
        rest(from)
            .iter()
            .take_while(|byte| byte.is_ascii_whitespace())
            .count()
    };
    let sign = at + white(at);
    let name_at = match rest(sign).first() {
        None => return end,
        Some(b';') => sign + 1 + white(sign + 1),
        Some(byte) => {
            if !holds(rest(sign), b"boundary") && !rest(sign).contains(&b'=') {
                return end;
            }
            let mark = if *byte == b',' { sign + 1 } else { sign };
            let span = Span::new(at.min(sign), mark);
            header.oddities.push((HeaderOddity::Separator, span));
            mark + white(mark)
        }
    };
    let name = rest(name_at)
        .iter()
        .take_while(|byte| is_token(**byte))
        .count();
    let name_span = Span::new(name_at, name_at + name);
    let is_boundary = cut(value, name_span).eq_ignore_ascii_case(b"boundary");
    let equals = name_span.end + white(name_span.end);
    if rest(equals).first() != Some(&b'=') {
        if is_boundary {
            let behind = equals + usize::from(rest(equals).first() == Some(&b':'));
            let span = Span::new(name_span.end, behind);
            header.oddities.push((HeaderOddity::NoEquals, span));
        }
        return next_parameter(value, end, name_span.end);
    }
    let start = equals + 1 + white(equals + 1);
    let (found, next) = parameter_value(value, end, start, header, is_boundary);
    if is_boundary {
        if equals > name_span.end || start > equals + 1 {
            let span = Span::new(name_span.end, start);
            header.oddities.push((HeaderOddity::Blanks, span));
        }
        keep(header, found);
    } else if resembles_boundary(cut(value, name_span)) {
        header.oddities.push((HeaderOddity::Misspelt, name_span));
    }
    next
}

/// Keeps the first boundary; a second one with another value is an oddity.
fn keep(header: &mut ContentType, found: HeaderBoundary) {
    match &header.boundary {
        None => header.boundary = Some(found),
        Some(first) if first.text == found.text => {}
        Some(_) => header
            .oddities
            .push((HeaderOddity::SecondBoundary, found.span)),
    }
}

/// Where the parameter behind `at` begins: at the next semicolon.
fn next_parameter(value: &[u8], end: usize, at: usize) -> usize {
    let rest = cut(value, Span::new(at, end));
    rest.iter()
        .position(|byte| *byte == b';')
        .map_or(end, |semicolon| at + semicolon)
        .max(at)
}

/// Reads a parameter's value from `start` on; returns it and where the next separator is looked for.
fn parameter_value(
    value: &[u8],
    end: usize,
    start: usize,
    header: &mut ContentType,
    is_boundary: bool,
) -> (HeaderBoundary, usize) {
    let rest = cut(value, Span::new(start, end));
    if rest.first() == Some(&b'"') {
        return quoted_value(value, end, start, header, is_boundary);
    }
    let mut length = rest
        .iter()
        .position(|byte| *byte == b';')
        .unwrap_or(rest.len());
    let text = rest.get(..length).unwrap_or_default();
    let second = text
        .iter()
        .position(|byte| *byte == b',')
        .filter(|comma| holds(tail(text, *comma), b"multipart/"));
    if let Some(comma) = second {
        let span = Span::new(start + comma, end);
        header.oddities.push((HeaderOddity::SecondValue, span));
        length = comma;
    }
    let span = trim(value, Span::new(start, start + length));
    let text = cut(value, span).to_vec();
    if is_boundary && let Some(odd) = text.iter().position(|byte| !is_token(*byte)) {
        let span = Span::new(span.start + odd, span.start + odd + 1);
        header.oddities.push((HeaderOddity::NeedsQuotes, span));
    }
    let found = HeaderBoundary {
        span,
        quoted: false,
        text,
    };
    (
        found,
        if second.is_some() {
            end
        } else {
            start + length
        },
    )
}

/// Reads a value in quotes; `start` is the opening quote.
fn quoted_value(
    value: &[u8],
    end: usize,
    start: usize,
    header: &mut ContentType,
    is_boundary: bool,
) -> (HeaderBoundary, usize) {
    let mut text = Vec::new();
    let mut at = start + 1;
    let mut closed = None;
    while let Some(byte) = cut(value, Span::new(at, end)).first() {
        match byte {
            b'"' => {
                closed = Some(at);
                break;
            }
            b'\\' if at + 1 < end => {
                text.extend(value.get(at + 1));
                at += 2;
            }
            _ => {
                text.push(*byte);
                at += 1;
            }
        }
    }
    let last = closed.unwrap_or(at.min(end));
    let next = next_parameter(value, end, (last + 1).min(end));
    let behind = trim(value, Span::new((last + 1).min(end), next));
    if is_boundary {
        if closed.is_none() {
            let span = Span::empty(last);
            header.oddities.push((HeaderOddity::UnclosedQuote, span));
        } else if !all_white(cut(value, behind)) {
            header.oddities.push((HeaderOddity::BehindQuote, behind));
        }
    }
    let found = HeaderBoundary {
        span: Span::new(start + 1, last),
        quoted: true,
        text,
    };
    (found, next)
}

/// Whether a parameter's name is `boundary` but for a letter or two.
fn resembles_boundary(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    super::delimiter::slip(&name, b"boundary").is_some()
        || matches!(
            name.as_slice(),
            b"bound" | b"boundry" | b"bundary" | b"boundaries"
        )
}

/// Reports what is wrong with the header. `boundary` is the one the body was read with, to name what
/// should stand there.
pub(super) fn judge(
    value: &[u8],
    header: &ContentType,
    body_is_multipart: bool,
    boundary: &[u8],
    defects: &mut Defects,
) {
    let whole = Span::new(0, value.len());
    let mut add = |(kind, shape, span, rule, wanted, must): Departure| {
        defects.add(Report {
            bytes: value,
            within: Within::Header,
            kind,
            shape,
            span,
            around: whole,
            rule,
            wanted,
            must,
        });
    };
    if !header.form_data && (body_is_multipart || header.multipart) {
        let wanted = b"multipart/form-data".to_vec();
        let span = header.media_type;
        add((
            Kind::ContentType,
            "media-type",
            span,
            "rfc7578-4",
            wanted,
            true,
        ));
    }
    header.oddities.iter().filter_map(odd).for_each(&mut add);
    match &header.boundary {
        Some(found) => invalid(header, found, boundary).into_iter().for_each(add),
        None => missing(value, header, boundary).into_iter().for_each(add),
    }
}

/// Kind, shape, place, rule, what should stand there, whether a MUST breaks.
type Departure = (Kind, &'static str, Span, &'static str, Vec<u8>, bool);

/// The departure behind an oddity; what needs quotes is judged with the boundary itself.
fn odd((oddity, span): &(HeaderOddity, Span)) -> Option<Departure> {
    let (kind, shape, wanted, must): (_, _, &[u8], _) = match oddity {
        HeaderOddity::Separator => (Kind::ContentType, "separator", b"; ", true),
        HeaderOddity::SecondValue => (Kind::ContentType, "second-value", b"", true),
        HeaderOddity::NoEquals => (Kind::BoundaryMissing, "no-equals", b"=", true),
        HeaderOddity::Misspelt => (Kind::BoundaryMissing, "misspelt", b"boundary", true),
        HeaderOddity::Blanks => (Kind::BoundaryInvalid, "blanks", b"=", false),
        HeaderOddity::UnclosedQuote => (Kind::BoundaryInvalid, "unclosed-quote", b"\"", true),
        HeaderOddity::BehindQuote => (Kind::BoundaryInvalid, "behind-quote", b"", false),
        HeaderOddity::SecondBoundary => (Kind::BoundaryInvalid, "second", b"", true),
        HeaderOddity::NeedsQuotes => return None,
    };
    Some((kind, shape, *span, "rfc2045-5.1", wanted.to_vec(), must))
}

/// A multipart type without a boundary, unless an oddity says already why there is none.
fn missing(value: &[u8], header: &ContentType, boundary: &[u8]) -> Option<Departure> {
    let told = |(oddity, _): &(HeaderOddity, Span)| {
        matches!(oddity, HeaderOddity::NoEquals | HeaderOddity::Misspelt)
    };
    if !header.multipart || header.oddities.iter().any(told) {
        return None;
    }
    let wanted = [b"; boundary=", boundary].concat();
    let end = Span::empty(trim(value, Span::new(0, value.len())).end);
    let kind = Kind::BoundaryMissing;
    Some((kind, "missing", end, "rfc2046-5.1.1", wanted, true))
}

/// What RFC 2046 has against a boundary.
fn invalid(header: &ContentType, found: &HeaderBoundary, boundary: &[u8]) -> Option<Departure> {
    let (shape, span, wanted, must) = invalid_boundary(header, found, boundary)?;
    let kind = Kind::BoundaryInvalid;
    Some((kind, shape, span, "rfc2046-5.1.1", wanted, must))
}

/// Shape, place, what should stand there, whether a MUST breaks.
fn invalid_boundary(
    header: &ContentType,
    found: &HeaderBoundary,
    boundary: &[u8],
) -> Option<(&'static str, Span, Vec<u8>, bool)> {
    if found.text.is_empty() {
        return Some(("empty", found.span, boundary.to_vec(), true));
    }
    let verbatim = found.text.len() == found.span.len();
    let one = |at: usize| {
        let start = found.span.start + at;
        if verbatim {
            Span::new(start, start + 1)
        } else {
            found.span
        }
    };
    if let Some(at) = found.text.iter().position(|byte| !is_boundary_byte(*byte)) {
        return Some(("character", one(at), Vec::new(), true));
    }
    if found.text.last().copied().is_some_and(is_blank) {
        return Some(("last-blank", one(found.text.len() - 1), Vec::new(), true));
    }
    if found.text.len() > LONGEST {
        let span = Span::new(found.span.start + LONGEST, found.span.end);
        let span = if verbatim { span } else { found.span };
        return Some(("too-long", span, Vec::new(), true));
    }
    let odd = header
        .oddities
        .iter()
        .find(|(oddity, _)| *oddity == HeaderOddity::NeedsQuotes);
    odd.map(|_| {
        let wanted = [b"\"", found.text.as_slice(), b"\""].concat();
        ("needs-quotes", found.span, wanted, false)
    })
}

/// A character of a boundary (`bchars`).
pub(super) const fn is_boundary_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'\''
                | b'('
                | b')'
                | b'+'
                | b'_'
                | b','
                | b'-'
                | b'.'
                | b'/'
                | b':'
                | b'='
                | b'?'
                | b' '
        )
}
