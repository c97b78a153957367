//! What a delimiter line looks like (RFC 2046 section 5.1.1), and the lines that were meant to be one: dashes
//! missing or too many, other letters, blanks, quotes, no line break before it. Apart, because the sweep
//! only asks "is this one?"; knows nothing of parts.

use super::bytes::{Break, cut, is_blank, run, tail, trim};
use super::departures::{DELIMITERS, Departure};
use super::{Comparison, Kind};
use crate::text::Span;

/// A delimiter as RFC 2046 writes it, with whatever ends its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exact {
    /// Its first dash.
    pub start: usize,
    /// Behind the boundary.
    pub name_end: usize,
    /// Behind the closing dashes, or the boundary.
    pub end: usize,
    /// Whether it has the closing dashes.
    pub closing: bool,
    /// The break before it.
    pub before: Break,
    /// Where the break behind it begins (behind the padding).
    pub line_end: usize,
    /// The break behind it.
    pub after: Break,
    /// Where the next line begins.
    pub next: usize,
}

/// A line that was meant as a delimiter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Miss {
    /// What is wrong with it, as departures are called.
    pub shape: &'static str,
    /// The wrong bytes.
    pub wrong: Span,
    /// What should stand there.
    pub wanted: Vec<u8>,
    /// Where the delimiter's text begins; what stands before it on the line is the value's end.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The line has the closing dashes missing, or one of them.
const NOT_CLOSED: &str = "not-closed";
/// It does not begin a line.
pub(super) const NO_LINE_BREAK: &str = "no-line-break";
/// It ends too early.
pub(super) const CUT: &str = "cut";
/// It is not there at all: a part begins inside a text value.
pub(super) const ABSENT: &str = "absent";

impl Miss {
    /// Its kind: without a line break it stands in a value.
    pub(super) fn kind_or(&self, other: Kind) -> Kind {
        if self.shape == NO_LINE_BREAK {
            Kind::BoundaryInData
        } else {
            other
        }
    }

    /// The departure it is.
    pub(super) fn departure(&self, kind: Kind) -> Departure<'_> {
        Departure {
            kind,
            shape: self.shape,
            rule: DELIMITERS,
            wanted: &self.wanted,
            must: true,
        }
    }
}

/// `--boundary`, with `--` behind it for the last one.
pub(super) fn text(boundary: &[u8], closing: bool) -> Vec<u8> {
    let close: &[u8] = if closing { b"--" } else { b"" };
    [b"--", boundary, close].concat()
}

/// Lines longer than the delimiter by more than this are only looked at for a delimiter at their end.
const SLACK: usize = 16;

/// Compares a line with the delimiter that should stand there; `None` if it has nothing of it, or is it.
pub(super) fn near_miss(body: &[u8], line: Span, boundary: &[u8], closing: bool) -> Option<Miss> {
    let want = text(boundary, closing);
    let end = trim(body, line).end.max(line.start);
    let line = Span::new(line.start, end);
    let found = cut(body, line);
    if found == want || found.is_empty() || boundary.is_empty() {
        return None;
    }
    let (shape, wrong, wanted) = damage(found, &want, closing)?;
    // What stands before it on the line is the value's end.
    let lead = if shape == NO_LINE_BREAK {
        wrong.start
    } else {
        0
    };
    Some(Miss {
        shape,
        wrong: wrong.shifted(line.start),
        wanted,
        start: line.start + lead,
        end,
    })
}

/// How a line differs from the delimiter that should stand there.
fn damage(found: &[u8], want: &[u8], closing: bool) -> Found {
    let short = found.len() <= want.len() + SLACK;
    let near = || {
        dashes(found, want)
            .or_else(|| letter_case(found, want))
            .or_else(|| without(found, want, "quotes", is_quote))
            .or_else(|| without(found, want, "blank", is_blank))
            .or_else(|| unclosed(found, want, closing))
    };
    if let Some(found) = short.then(near).flatten() {
        return Some(found);
    }
    if found.ends_with(want) {
        let at = found.len() - want.len();
        return Some((NO_LINE_BREAK, Span::empty(at), b"\r\n".to_vec()));
    }
    if !short {
        return None;
    }
    if found.starts_with(want) {
        let rest = Span::new(want.len(), found.len());
        return Some(("tail", rest, Vec::new()));
    }
    if let Some((wrong, wanted)) = slip(found, want) {
        return Some(("slip", wrong, cut(want, wanted).to_vec()));
    }
    let begun = want.starts_with(found) && found.len() >= 4 && found.len() * 2 >= want.len();
    begun.then(|| {
        (
            CUT,
            Span::empty(found.len()),
            tail(want, found.len()).to_vec(),
        )
    })
}

/// A quotation mark of ASCII.
const fn is_quote(byte: u8) -> bool {
    matches!(byte, b'"' | b'\'')
}

/// What a comparison found: the shape, the wrong bytes of the line, what should stand there.
type Found = Option<(&'static str, Span, Vec<u8>)>;

/// The same but for the number of leading dashes.
fn dashes(found: &[u8], want: &[u8]) -> Found {
    let [has, needs] = [found, want].map(|text| run(text, |byte| byte == b'-'));
    if has == needs || found.get(has..) != want.get(needs..) || needs == want.len() {
        return None;
    }
    if has > needs {
        return Some(("many-dashes", Span::new(0, has - needs), Vec::new()));
    }
    let lacking = needs - has;
    let shape = if lacking == 1 {
        "few-dashes"
    } else {
        "no-dashes"
    };
    Some((shape, Span::empty(0), vec![b'-'; lacking]))
}

/// The same but for letter case.
fn letter_case(found: &[u8], want: &[u8]) -> Found {
    if !found.eq_ignore_ascii_case(want) {
        return None;
    }
    let differs = |(a, b): (&u8, &u8)| a != b;
    let first = found.iter().zip(want).position(differs)?;
    let last = found.iter().zip(want).rposition(differs)?;
    let span = Span::new(first, last + 1);
    Some(("case", span, cut(want, span).to_vec()))
}

/// The same but for some bytes that do not belong there.
fn without(found: &[u8], want: &[u8], shape: &'static str, foreign: impl Fn(u8) -> bool) -> Found {
    let rest = found.iter().filter(|byte| !foreign(**byte));
    if found.len() == want.len() || !rest.eq(want.iter()) {
        return None;
    }
    let first = found.iter().position(|byte| foreign(*byte))?;
    let length = run(tail(found, first), foreign);
    Some((shape, Span::new(first, first + length), Vec::new()))
}

/// A close delimiter without its dashes, with one of them, or with something else in their place.
fn unclosed(found: &[u8], want: &[u8], closing: bool) -> Found {
    let opening = want.strip_suffix(b"--").filter(|_| closing)?;
    let behind = found.strip_prefix(opening)?;
    if matches!(behind, b"" | b"-") {
        let missing = want.get(found.len()..).unwrap_or_default();
        return Some((NOT_CLOSED, Span::empty(found.len()), missing.to_vec()));
    }
    let span = Span::new(opening.len(), found.len());
    (!behind.starts_with(b"--")).then(|| (NOT_CLOSED, span, b"--".to_vec()))
}

/// Where two texts of the same purpose differ by a slip of one or two characters: the differing range of
/// each. `None` if they are equal, or differ in more, or are too short to tell.
pub(super) fn slip(found: &[u8], want: &[u8]) -> Option<(Span, Span)> {
    let shorter = found.len().min(want.len());
    if found == want || shorter < 4 {
        return None;
    }
    let same = |(a, b): &(&u8, &u8)| a == b;
    let head = found.iter().zip(want).take_while(same).count();
    let backwards = found.iter().rev().zip(want.iter().rev());
    let tail = backwards.take(shorter - head).take_while(same).count();
    let [a, b] = [found, want].map(|text| Span::new(head, text.len() - tail));
    if a.len().max(b.len()) <= 2 {
        return Some((a, b));
    }
    let others = found.iter().zip(want).filter(|pair| !same(pair)).count();
    let one = Span::new(head, head + 1);
    (found.len() == want.len() && others <= 2).then_some((one, one))
}

/// How header and body differ in their boundary, and what that is called. Each comes with where it stands.
pub(super) fn compare(ours: (&[u8], Span), theirs: (&[u8], Span)) -> (Comparison, &'static str) {
    let (header, body) = (ours.0, theirs.0);
    let bare = |text: &[u8], drop: fn(u8) -> bool| {
        let kept = text.iter().position(|byte| !drop(*byte));
        let last = text.iter().rposition(|byte| !drop(*byte));
        let kept = kept
            .zip(last)
            .map(|(first, last)| Span::new(first, last + 1));
        kept.map(|span| cut(text, span).to_vec())
    };
    let same = |drop: fn(u8) -> bool| {
        let header = bare(header, drop);
        header.is_some() && header == bare(body, drop)
    };
    let shapes = [
        ("header-case", header.eq_ignore_ascii_case(body)),
        ("header-dashes", same(|byte| byte == b'-')),
        ("header-quotes", same(is_quote)),
        (
            "header-edges",
            same(|byte| is_blank(byte) || matches!(byte, b';' | b',')),
        ),
        ("header-slip", slip(header, body).is_some()),
        (
            "header-cut",
            header.starts_with(body) || body.starts_with(header),
        ),
    ];
    let shape = shapes.into_iter().find(|(_, is)| *is);
    let compared = Comparison {
        header: ours.1,
        body: theirs.1,
        at: header.iter().zip(body).take_while(|(a, b)| a == b).count(),
    };
    (compared, shape.map_or("header-other", |(shape, _)| shape))
}
