//! Decides with which boundary a body is read, before it is swept: the header's, if the body has it; else
//! the one the body's own lines agree on; and what the body is, if it has none. Apart from the sweep, which
//! takes its boundary as given.

use memchr::memmem;

use super::body::{Sweep, Swept};
use super::bytes::{cut, starts, tail};
use super::defects::{Defects, Report};
use super::delimiter::{compare, near_miss, text};
use super::{
    Boundary, Comparison, Difference, HeaderBoundary, Instead, Kind, Within, guess, instead,
};
use crate::text::Span;

/// The section about delimiters.
const RULE: &str = "rfc2046-5.1.1";

/// How far into a body a line end written out as letters is looked for.
const WRITTEN_OUT: usize = 256;

/// A body, read.
#[derive(Debug, Default)]
pub(super) struct Whole {
    pub boundary: Option<Boundary>,
    pub compared: Option<Comparison>,
    pub swept: Swept,
    pub instead: Option<Instead>,
    pub defects: Defects,
}

/// Reads the body; `announced` is the header's boundary.
pub(super) fn read(body: &[u8], announced: Option<&HeaderBoundary>) -> Whole {
    if instead::is_utf16(body) {
        return not_multipart(body);
    }
    if let Some(header) = announced {
        let needle = text(&header.text, false);
        if Sweep::new(body, &header.text, &needle).any() {
            return swept(body, header.text.clone(), false, None);
        }
        if let Some(whole) = escaped(body, &needle) {
            return whole;
        }
        if is_begun(body, &needle) {
            return cut_off(body, &header.text);
        }
    }
    let Some(line) = guess::delimiter_line(body) else {
        return unguessed(body, announced);
    };
    guessed(body, line, announced)
}

/// Reads the body with the boundary its own lines have.
fn guessed(body: &[u8], line: Span, announced: Option<&HeaderBoundary>) -> Whole {
    let bytes = cut(body, line);
    if let Some(whole) = escaped_line(body, line) {
        return whole;
    }
    let dashed = bytes.starts_with(b"--") && bytes.len() > 2;
    let own = if dashed { tail(bytes, 2) } else { bytes };
    let Some(header) = announced else {
        return swept(body, own.to_vec(), true, None);
    };
    if !dashed && near_miss(body, line, &header.text, false).is_some() {
        return swept(body, header.text.clone(), false, None);
    }
    let at = if dashed { line.start + 2 } else { line.start };
    let compared = compare(
        (&header.text, header.span),
        (own, Span::new(at, at + own.len())),
    );
    swept(body, own.to_vec(), true, Some((compared, &header.text)))
}

/// Sweeps with a boundary and tells of the header's other one.
fn swept(
    body: &[u8],
    boundary: Vec<u8>,
    guessed: bool,
    compared: Option<(Comparison, &[u8])>,
) -> Whole {
    let needle = text(&boundary, false);
    let (swept, mut defects) = Sweep::new(body, &boundary, &needle).run();
    if let Some((comparison, wanted)) = compared {
        defects.add(Report {
            bytes: body,
            within: Within::Body,
            kind: Kind::BoundaryMismatch,
            shape: difference(comparison.how),
            span: comparison.body,
            around: Span::new(comparison.body.start.saturating_sub(2), comparison.body.end),
            rule: RULE,
            wanted: wanted.to_vec(),
            must: true,
        });
    }
    if swept.delimiters.is_empty() {
        let mut whole = not_multipart(body);
        whole.boundary = Some(Boundary {
            text: boundary,
            guessed,
        });
        return whole;
    }
    let told = defects.has(Kind::NoClosingBoundary) || defects.has(Kind::Truncated);
    if swept.parts.is_empty() && !told {
        let at = Span::new(swept.preamble.end, swept.epilogue.start);
        report(body, &mut defects, Kind::Empty, "no-parts", at, b"", false);
    }
    Whole {
        boundary: Some(Boundary {
            text: boundary,
            guessed,
        }),
        compared: compared.map(|(comparison, _)| comparison),
        swept,
        instead: None,
        defects,
    }
}

/// A body without a line that could be a delimiter.
fn unguessed(body: &[u8], announced: Option<&HeaderBoundary>) -> Whole {
    if body.starts_with(b"-") && body.iter().all(|byte| *byte == b'-') {
        return cut_off(body, b"");
    }
    let part = super::bytes::disposition_at(body, 0) || starts(body, b"content-");
    if part && let Some(header) = announced {
        return swept(body, header.text.clone(), false, None);
    }
    if part {
        let mut whole = Whole::default();
        let here = Span::empty(0);
        report(
            body,
            &mut whole.defects,
            Kind::NoOpeningBoundary,
            "absent",
            here,
            b"--",
            true,
        );
        return whole;
    }
    let begin = Span::new(0, body.len().min(WRITTEN_OUT));
    let whole = body.starts_with(b"--").then(|| escaped_line(body, begin));
    whole.flatten().unwrap_or_else(|| not_multipart(body))
}

/// A body that is something else, or nothing.
fn not_multipart(body: &[u8]) -> Whole {
    let what = instead::kind(body);
    let mut whole = Whole {
        instead: Some(what),
        ..Whole::default()
    };
    let kind = match what {
        Instead::Empty => Kind::Empty,
        Instead::Json | Instead::UrlEncoded | Instead::Utf16 | Instead::File | Instead::Text => {
            Kind::NotMultipart
        }
    };
    let first = Span::new(0, body.len().min(1));
    report(
        body,
        &mut whole.defects,
        kind,
        what.slug(),
        first,
        b"--",
        true,
    );
    whole
}

/// Whether the body is the beginning of its first delimiter and nothing more.
fn is_begun(body: &[u8], needle: &[u8]) -> bool {
    !body.is_empty() && body.len() <= needle.len() && needle.starts_with(body)
}

/// A body cut off inside its first delimiter.
fn cut_off(body: &[u8], boundary: &[u8]) -> Whole {
    let mut whole = Whole::default();
    let wanted = text(boundary, false);
    let rest = wanted.get(body.len()..).unwrap_or_default();
    let end = Span::empty(body.len());
    report(
        body,
        &mut whole.defects,
        Kind::Truncated,
        "in-delimiter",
        end,
        rest,
        true,
    );
    if !boundary.is_empty() {
        whole.boundary = Some(Boundary {
            text: boundary.to_vec(),
            guessed: false,
        });
    }
    whole
}

/// A body whose line ends are written out as backslash, r, backslash, n.
fn escaped(body: &[u8], needle: &[u8]) -> Option<Whole> {
    let at = memmem::find(body, needle)? + needle.len();
    written_out(body, at)
}

fn escaped_line(body: &[u8], line: Span) -> Option<Whole> {
    let at = memmem::find(cut(body, line), b"\\r\\n")
        .or_else(|| memmem::find(cut(body, line), b"\\n"))?;
    written_out(body, line.start + at)
}

fn written_out(body: &[u8], at: usize) -> Option<Whole> {
    let escape = [b"\\r\\n".as_slice(), b"\\n"]
        .into_iter()
        .find(|escape| tail(body, at).starts_with(escape))?;
    let mut whole = Whole::default();
    let span = Span::new(at, at + escape.len());
    report(
        body,
        &mut whole.defects,
        Kind::LineEndings,
        "written-out",
        span,
        b"\r\n",
        true,
    );
    Some(whole)
}

fn report(
    body: &[u8],
    defects: &mut Defects,
    kind: Kind,
    shape: &'static str,
    span: Span,
    wanted: &[u8],
    must: bool,
) {
    defects.add(Report {
        bytes: body,
        within: Within::Body,
        kind,
        shape,
        span,
        around: span,
        rule: RULE,
        wanted: wanted.to_vec(),
        must,
    });
}

/// The name under which a difference of boundaries is counted.
const fn difference(how: Difference) -> &'static str {
    match how {
        Difference::Case => "header-case",
        Difference::Dashes => "header-dashes",
        Difference::Quotes => "header-quotes",
        Difference::Edges => "header-edges",
        Difference::Cut => "header-cut",
        Difference::Slip => "header-slip",
        Difference::Other => "header-other",
    }
}
