//! Small readings of bytes that all parts of the scanner share: cuts that cannot panic, line breaks of
//! every kind, and what a header line looks like. Apart, so that they are written once; knows no boundary.

use memchr::{memchr2, memrchr2};

use crate::text::Span;

/// How far back a header line's begin is looked for: no real Content-Disposition comes near.
const LINE_BACK: usize = 512;

/// So far into its line `form-data` may stand: `Content-Disposition: ` and some slips.
pub(super) const DISPOSITION: usize = 64;

/// The bytes of a range; what lies outside is left out.
pub(super) fn cut(bytes: &[u8], span: Span) -> &[u8] {
    let end = span.end.min(bytes.len());
    bytes.get(span.start.min(end)..end).unwrap_or_default()
}

/// The bytes from `at` on.
pub(super) fn tail(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at..).unwrap_or_default()
}

/// How many bytes at the beginning are so.
pub(super) fn run(bytes: &[u8], is: impl Fn(u8) -> bool) -> usize {
    let other = bytes.iter().position(|byte| !is(*byte));
    other.unwrap_or(bytes.len())
}

/// A line break as it stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Break {
    /// CRLF: the right one.
    CrLf,
    /// LF alone.
    Lf,
    /// CR alone.
    Cr,
    /// CR CR LF: a CRLF whose LF was widened once more.
    CrCrLf,
    /// No break: the text begins, ends or goes on.
    None,
}

impl Break {
    /// Its length in bytes.
    pub(super) const fn len(self) -> usize {
        match self {
            Self::CrLf => 2,
            Self::Lf | Self::Cr => 1,
            Self::CrCrLf => 3,
            Self::None => 0,
        }
    }

    /// Whether it is a break, but not CRLF.
    pub(super) const fn wrong(self) -> bool {
        matches!(self, Self::Lf | Self::Cr | Self::CrCrLf)
    }
}

/// The break that begins at `at`.
pub(super) fn break_at(bytes: &[u8], at: usize) -> Break {
    match tail(bytes, at) {
        [b'\r', b'\n', ..] => Break::CrLf,
        [b'\r', b'\r', b'\n', ..] => Break::CrCrLf,
        [b'\r', ..] => Break::Cr,
        [b'\n', ..] => Break::Lf,
        _ => Break::None,
    }
}

/// The break that ends before `at`. A CR in front of a CRLF is taken for the value's last byte.
pub(super) fn break_before(bytes: &[u8], at: usize) -> Break {
    match bytes.get(..at).unwrap_or_default() {
        [.., b'\r', b'\n'] => Break::CrLf,
        [.., b'\n'] => Break::Lf,
        [.., b'\r'] => Break::Cr,
        _ => Break::None,
    }
}

/// The line that begins at `from`, up to its break or `limit`, and the break.
pub(super) fn line(bytes: &[u8], from: usize, limit: usize) -> (Span, Break) {
    let limit = limit.min(bytes.len());
    let within = cut(bytes, Span::new(from, limit));
    match memchr2(b'\r', b'\n', within) {
        Some(at) => (
            Span::new(from, from + at),
            break_at(cut(bytes, Span::new(0, limit)), from + at),
        ),
        None => (Span::new(from, limit.max(from)), Break::None),
    }
}

/// Where the line that holds `at` begins, not before `floor`; `None` if that is too far off.
pub(super) fn line_start(bytes: &[u8], at: usize, floor: usize) -> Option<usize> {
    line_start_within(bytes, at, floor, LINE_BACK)
}

/// As [`line_start`], for a line of which at most `reach` bytes stand before `at`.
pub(super) fn line_start_within(
    bytes: &[u8],
    at: usize,
    floor: usize,
    reach: usize,
) -> Option<usize> {
    let from = at.saturating_sub(reach).max(floor);
    match memrchr2(b'\r', b'\n', cut(bytes, Span::new(from, at))) {
        Some(found) => Some(from + found + 1),
        None if from == floor => Some(floor),
        None => None,
    }
}

/// The range without blanks (space, tab) at its ends.
pub(super) fn trim(bytes: &[u8], span: Span) -> Span {
    let text = cut(bytes, span);
    let lead = run(text, is_blank);
    let last = text.iter().rposition(|byte| !is_blank(*byte));
    Span::new(lead, last.map_or(lead, |at| at + 1)).shifted(span.start)
}

/// Space or tab.
pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

/// A character of a `token` (RFC 2045 section 5.1, and what HTTP adds nothing to).
pub(super) fn is_token(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"()<>@,;:\\\"/[]?=".contains(&byte)
}

/// Whether `text` begins with `prefix`, letter case aside.
pub(super) fn starts(text: &[u8], prefix: &[u8]) -> bool {
    text.get(..prefix.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// Whether `text` holds `part`, letter case aside. For short texts only.
pub(super) fn holds(text: &[u8], part: &[u8]) -> bool {
    text.windows(part.len().max(1))
        .any(|window| window.eq_ignore_ascii_case(part))
}

/// Whether nothing but white space is left.
pub(super) fn all_white(text: &[u8]) -> bool {
    text.iter()
        .all(|byte| byte.is_ascii_whitespace() || *byte == 0)
}

/// Whether the bytes at `at` begin a Content-Disposition line, well written or not.
pub(super) fn disposition_at(bytes: &[u8], at: usize) -> bool {
    let head = cut(bytes, Span::new(at, at + DISPOSITION));
    let (line, _) = line(head, 0, head.len());
    let line = cut(head, line);
    starts(line, b"content") && holds(line, b"isposition") || starts(line, b"form-data;")
}

/// The headers a part is known to carry; with these a line is a header even without its colon.
pub(super) const KNOWN: [&[u8]; 9] = [
    b"content-disposition",
    b"content-type",
    b"content-transfer-encoding",
    b"content-length",
    b"content-id",
    b"content-description",
    b"content-language",
    b"content-encoding",
    b"mime-version",
];

/// Whether the bytes at `at` begin a line that reads `token:` (blanks before the colon allowed), and where
/// its name ends and its colon stands.
pub(super) fn header_shape(bytes: &[u8], line: Span) -> Option<(usize, usize)> {
    let text = cut(bytes, line);
    let name = run(text, is_token);
    let blanks = run(tail(text, name), is_blank);
    (name > 0 && text.get(name + blanks) == Some(&b':'))
        .then_some((line.start + name, line.start + name + blanks))
}

/// Whether the line looks like a header of a part, well written or not.
pub(super) fn header_like(bytes: &[u8], at: usize) -> bool {
    let head = cut(bytes, Span::new(at, at + LINE_BACK));
    let (line, _) = line(head, 0, head.len());
    header_shape(head, line).is_some()
        || KNOWN.iter().any(|name| starts(head, name))
        || disposition_at(bytes, at)
}
