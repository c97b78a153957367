//! Decides with which boundary a body is read, before it is swept: the header's, if the body has it; else
//! the one the body's own lines agree on; and what the body is, if it has none. Apart from the sweep, which
//! takes its boundary as given.

use memchr::memmem;

use super::bytes::{cut, disposition_at, starts, tail};
use super::defects::Defects;
use super::delimiter::{compare, near_miss, text};
use super::departures::{self as told, DELIMITERS, Departure};
use super::sweep::Sweep;
use super::{Boundary, Comparison, Content, Kind, Scan, Value, Within, content, guess};
use crate::text::Span;

/// How far into a body a line end written out as letters is looked for.
const WRITTEN_OUT: usize = 256;

/// A body, read, and its departures.
type Read<'a> = (Scan, Defects<'a>);

/// Reads the body; `announced` is the header's boundary.
pub(super) fn read<'a>(body: &'a [u8], announced: Option<&Value>) -> Read<'a> {
    if content::is_utf16(body) {
        return not_multipart(body);
    }
    if let Some(header) = announced {
        let needle = text(&header.text, false);
        if Sweep::new(body, &header.text, &needle).any() {
            return swept(body, &header.text, false, None);
        }
        let behind = memmem::find(body, &needle).map(|at| at + needle.len());
        if let Some(read) = behind.and_then(|at| written_out(body, at)) {
            return read;
        }
        if !body.is_empty() && body.len() <= needle.len() && needle.starts_with(body) {
            return cut_off(body, &header.text);
        }
    }
    match guess::delimiter_line(body) {
        Some(line) => guessed(body, line, announced),
        None => unguessed(body, announced),
    }
}

/// Reads the body with the boundary its own lines have.
fn guessed<'a>(body: &'a [u8], line: Span, announced: Option<&Value>) -> Read<'a> {
    if let Some(read) = written_out_in(body, line) {
        return read;
    }
    let bytes = cut(body, line);
    let dashed = bytes.starts_with(b"--") && bytes.len() > 2;
    let lead = if dashed { 2 } else { 0 };
    let own = tail(bytes, lead);
    let Some(header) = announced else {
        return swept(body, own, true, None);
    };
    if !dashed && near_miss(body, line, &header.text, false).is_some() {
        return swept(body, &header.text, false, None);
    }
    let place = Span::new(line.start + lead, line.end);
    let (compared, shape) = compare((&header.text, header.span), (own, place));
    let departure = Departure {
        kind: Kind::BoundaryMismatch,
        shape,
        rule: DELIMITERS,
        wanted: &header.text,
        must: true,
    };
    swept(body, own, true, Some((compared, departure)))
}

/// Sweeps with a boundary and tells of the header's other one.
fn swept<'a>(
    body: &'a [u8],
    boundary: &[u8],
    guessed: bool,
    compared: Option<(Comparison, Departure<'_>)>,
) -> Read<'a> {
    let needle = text(boundary, false);
    let (mut scan, mut defects) = Sweep::new(body, boundary, &needle).run();
    if scan.delimiters.is_empty() {
        (scan, defects) = not_multipart(body);
    } else {
        if let Some((comparison, departure)) = compared {
            defects.note(departure, comparison.body);
            scan.compared = Some(comparison);
        }
        let told = defects.has(Kind::NoClosingBoundary) || defects.has(Kind::Truncated);
        if scan.parts.is_empty() && !told {
            let at = Span::new(scan.preamble.end, scan.epilogue.start);
            defects.note(told::NO_PARTS, at);
        }
    }
    scan.boundary = Some(Boundary {
        text: boundary.to_vec(),
        guessed,
    });
    (scan, defects)
}

/// A body without a line that could be a delimiter.
fn unguessed<'a>(body: &'a [u8], announced: Option<&Value>) -> Read<'a> {
    if body.starts_with(b"-") && body.iter().all(|byte| *byte == b'-') {
        return cut_off(body, b"");
    }
    if disposition_at(body, 0) || starts(body, b"content-") {
        return match announced {
            Some(header) => swept(body, &header.text, false, None),
            None => only(body, told::NO_OPENING, Span::empty(0)),
        };
    }
    let begin = Span::new(0, body.len().min(WRITTEN_OUT));
    let read = body.starts_with(b"--").then(|| written_out_in(body, begin));
    read.flatten().unwrap_or_else(|| not_multipart(body))
}

/// A body of which nothing but one departure is told.
fn only<'a>(body: &'a [u8], departure: Departure<'_>, span: Span) -> Read<'a> {
    let mut defects = Defects::new(body, Within::Body);
    defects.note(departure, span);
    (Scan::default(), defects)
}

/// A body that is something else, or nothing.
fn not_multipart(body: &[u8]) -> Read<'_> {
    let what = content::kind(body);
    let kind = match what {
        Content::Empty => Kind::Empty,
        Content::Json | Content::UrlEncoded | Content::Utf16 | Content::File | Content::Text => {
            Kind::NotMultipart
        }
    };
    let departure = Departure {
        kind,
        shape: what.slug(),
        ..told::NO_OPENING
    };
    let (mut scan, defects) = only(body, departure, Span::new(0, body.len().min(1)));
    scan.content = Some(what);
    (scan, defects)
}

/// A body cut off inside its first delimiter.
fn cut_off<'a>(body: &'a [u8], boundary: &[u8]) -> Read<'a> {
    let wanted = text(boundary, false);
    let rest = told::CUT_IN_DELIMITER.wanting(tail(&wanted, body.len()));
    let (mut scan, defects) = only(body, rest, Span::empty(body.len()));
    scan.boundary = (!boundary.is_empty()).then(|| Boundary {
        text: boundary.to_vec(),
        guessed: false,
    });
    (scan, defects)
}

/// A body whose line ends are written out as backslash, r, backslash, n, in this line.
fn written_out_in(body: &[u8], line: Span) -> Option<Read<'_>> {
    let text = cut(body, line);
    let at = memmem::find(text, b"\\r\\n").or_else(|| memmem::find(text, b"\\n"))?;
    written_out(body, line.start + at)
}

/// The same, at this byte.
fn written_out(body: &[u8], at: usize) -> Option<Read<'_>> {
    let mut escapes = [b"\\r\\n".as_slice(), b"\\n"].into_iter();
    let escape = escapes.find(|escape| tail(body, at).starts_with(escape))?;
    let span = Span::new(at, at + escape.len());
    Some(only(body, told::WRITTEN_OUT, span))
}
