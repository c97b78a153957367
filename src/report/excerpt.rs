//! The line a place stands in, as it can be shown: without secrets, every character visible, cut to a
//! width around the marks, with the marks in display columns. Places in a body also get their bytes.
//!
//! It is apart because the text report, Markdown, JSON and the wizard must agree on every column. It knows
//! places and the redactor, no finding and no words.

use super::Redactor;
use super::redact::MASK;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::diagnosis::Finding;
use crate::diagnosis::finding::Mark;
use crate::evidence::Evidence;
use crate::text::visible::visible;
use crate::text::{Label, Place, SourceId, Span, hex, lines, width};

/// How far around a mark a line is looked at: a line of base64 may be megabytes long.
const REACH: usize = 512;

/// The longest `excerpt` of the JSON contract, in characters.
const EXCERPT_CHARS: usize = 120;

/// Bytes shown as hexadecimal digits.
const HEX_BYTES: usize = 32;

/// Bytes a row of the hex view holds.
const ROW: usize = 16;

/// What a line was cut with.
const CUT: &str = "..";

/// Where a place stands in the named source that holds it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Spot {
    /// The source's name.
    pub label: Label,
    /// The place in the coordinates of that source.
    pub place: Place,
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalars, from 1.
    pub column: usize,
}

/// A line with marks.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Excerpt {
    /// Where its first mark stands.
    pub spot: Spot,
    /// The line as shown.
    pub text: String,
    /// The marks: first display column from 0 and width, at least 1, in order.
    pub marks: Vec<(usize, usize)>,
    /// The characters inside the marks that make the difference; empty where all of them do.
    pub focus: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The line below: `^` under what is wrong, `-` under the rest of a mark.
    pub fn carets(&self) -> String {
        let within = |ranges: &[(usize, usize)], column: usize| {
            ranges
                .iter()
                .any(|(start, width)| (*start..start + width).contains(&column))
        };
        let end = self.marks.iter().map(|(start, width)| start + width).max();
        (0..end.unwrap_or(0))
            .map(|column| {
                let marked = within(&self.marks, column);
                match (marked, within(&self.focus, column)) {
                    (true, true) => '^',
                    (true, false) if self.focus.is_empty() => '^',
                    (true, false) => '-',
                    (false, _) => ' ',
                }
            })
            .collect()
    }
}

/// A few bytes as hexadecimal digits and as text, one row of up to 16.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct HexRow {
    /// Offset of the first byte in the source.
    pub offset: usize,
    /// `0d 0a 2d 2d`
    pub hex: String,
    /// The same as printable ASCII, `.` for the rest.
    pub text: String,
    /// The marked bytes: first and number.
    pub mark: (usize, usize),
}

/// One character (or masked run) of a line.
struct Cell {
    span: Span,
    text: String,
    width: usize,
}

/// The marks of a finding by the line they are in, the first of each leading.
pub fn by_line<'a>(evidence: &Evidence, finding: &'a Finding) -> Vec<Vec<&'a Mark>> {
    let mut lines: Vec<(Vec<&Mark>, (SourceId, usize))> = Vec::new();
    for mark in finding.places.iter().filter(|mark| !mark.lifted) {
        let Some(spot) = spot(evidence, mark.place) else {
            continue;
        };
        let at = (spot.place.source, spot.line);
        match lines.iter_mut().find(|(_, known)| *known == at) {
            Some((marks, _)) => marks.push(mark),
            None => lines.push((vec![mark], at)),
        }
    }
    lines.into_iter().map(|(marks, _)| marks).collect()
}

/// Finds the nearest named source of a place, and its line and column there.
pub fn spot(evidence: &Evidence, place: Place) -> Option<Spot> {
    let (label, place) = evidence.sources.named(place)?;
    let bytes = evidence.sources.bytes(place.source);
    let position = lines::position(bytes, place.span.start);
    Some(Spot {
        label,
        place,
        line: position.line,
        column: position.column,
    })
}

/// The bytes of a place as text for JSON: the range alone, without secrets, at most 120 characters.
/// The second part is the bytes in hexadecimal digits, where they are not UTF-8.
pub fn range_text(
    evidence: &Evidence,
    redactor: &Redactor,
    place: Place,
) -> (String, Option<String>) {
    let bytes = evidence.sources.bytes(place.source);
    let end = place.span.end.min(bytes.len());
    let start = place.span.start.min(end);
    let part = Place::new(place.source, start..end.min(start.saturating_add(REACH)));
    let slice = evidence.sources.slice(part);
    let pieces = redactor.pieces(evidence, part);
    let shown = pieces.iter().map(|(span, masked)| {
        let text = evidence.sources.text(Place::new(place.source, *span));
        if *masked { MASK.into() } else { text }
    });
    let mut out: String = shown.collect();
    if out.chars().count() > EXCERPT_CHARS {
        out = out.chars().take(EXCERPT_CHARS - 1).collect();
        out.push('…');
    }
    let torn = |error: std::str::Utf8Error| error.error_len().is_some() || part.span == place.span;
    let is_torn = std::str::from_utf8(slice).is_err_and(torn);
    let hidden = pieces.iter().any(|(_, masked)| *masked);
    let head = slice.get(..HEX_BYTES).unwrap_or(slice);
    let hex = (is_torn && !hidden).then(|| hex::hex(head));
    (out, hex)
}

/// The line of the first mark with all marks that stand in it, at most `width` columns wide. The marks
/// must be in one named source.
pub fn excerpt(
    evidence: &Evidence,
    redactor: &Redactor,
    marks: &[&Mark],
    width: usize,
) -> Option<Excerpt> {
    let first = spot(evidence, marks.first()?.place)?;
    let bytes = evidence.sources.bytes(first.place.source);
    let at = first.place.span.start.min(bytes.len());
    let line = near(bytes, lines::line_span(bytes, at), at);
    let here = |place: Place| {
        let (_, place) = evidence.sources.named(place)?;
        let same = place.source == first.place.source;
        let within = line.start <= place.span.start && place.span.start <= line.end;
        (same && within).then_some(place.span)
    };
    let spans: Vec<Span> = marks.iter().filter_map(|mark| here(mark.place)).collect();
    let focus: Vec<Span> = marks.iter().filter_map(|mark| here(mark.focus?)).collect();
    let cells = cells(evidence, redactor, first.place, line, at);
    let cut = line_is_cut(bytes, line);
    let window = Window::around(&cells, *spans.first()?, width, cut);
    Some(Excerpt {
        spot: first,
        text: window.text(&cells),
        marks: window.columns(&cells, &spans),
        focus: window.columns(&cells, &focus),
    })
}

/// The line before the one a place stands in, or, of a first line, the one after it: its number and its text
/// in at most `width` columns. `None` where there is none, or where it is blank.
pub fn context(
    evidence: &Evidence,
    redactor: &Redactor,
    place: Place,
    width: usize,
) -> Option<(usize, String)> {
    let found = spot(evidence, place)?;
    let source = found.place.source;
    let bytes = evidence.sources.bytes(source);
    let here = lines::line_span(bytes, found.place.span.start.min(bytes.len()));
    let (at, number) = if found.line > 1 {
        let before = bytes.get(..here.start).unwrap_or_default();
        let ended = before.strip_suffix(b"\n").unwrap_or(before);
        let ended = ended.strip_suffix(b"\r").unwrap_or(ended);
        (ended.len(), found.line - 1)
    } else {
        let next = here.end + break_len(bytes, here.end);
        (
            Some(next).filter(|it| (here.end + 1..bytes.len()).contains(it))?,
            2,
        )
    };
    let line = lines::line_span(bytes, at);
    let line = near(bytes, line, line.start);
    let start = Place::new(source, line.start..line.start);
    let cells = cells(evidence, redactor, start, line, line.start);
    let text: String = cells.iter().map(|cell| cell.text.as_str()).collect();
    (!text.trim().is_empty()).then(|| (number, width::truncate(&text, width)))
}

/// Whether the part that was looked at begins or ends inside the line.
fn line_is_cut(bytes: &[u8], line: Span) -> (bool, bool) {
    let breaks = |byte: Option<&u8>| matches!(byte, None | Some(b'\n' | b'\r'));
    let before = line.start.checked_sub(1).and_then(|at| bytes.get(at));
    (!breaks(before), !breaks(bytes.get(line.end)))
}

/// The line as cells; a line end is a cell of its own where a mark reaches into it.
fn cells(
    evidence: &Evidence,
    redactor: &Redactor,
    place: Place,
    line: Span,
    at: usize,
) -> Vec<Cell> {
    let bytes = evidence.sources.bytes(place.source);
    let shows_break = place.span.end > line.end || at >= line.end && !place.span.is_empty();
    let end = if shows_break {
        line.end + break_len(bytes, line.end)
    } else {
        line.end
    };
    let mut cells = Vec::new();
    let shown = Place::new(place.source, line.start..end);
    for (span, masked) in redactor.pieces(evidence, shown) {
        if !masked {
            plain_cells(&mut cells, bytes, span);
        } else if !span.is_empty() {
            cells.push(cell(span, MASK.to_owned()));
        }
    }
    cells
}

/// What one person would call a character each, and every stray byte.
fn plain_cells(cells: &mut Vec<Cell>, bytes: &[u8], span: Span) {
    let mut at = span.start;
    let part = bytes.get(span.start..span.end).unwrap_or_default();
    for chunk in part.utf8_chunks() {
        for grapheme in chunk.valid().graphemes(true) {
            let end = at + grapheme.len();
            cells.push(cell(Span::new(at, end), visible(grapheme.as_bytes())));
            at = end;
        }
        for byte in chunk.invalid() {
            cells.push(cell(Span::new(at, at + 1), visible(&[*byte])));
            at += 1;
        }
    }
}

fn cell(span: Span, text: String) -> Cell {
    let width = width::columns(&text);
    Cell { span, text, width }
}

/// The part of a long line that is looked at, cut between characters.
fn near(bytes: &[u8], line: Span, at: usize) -> Span {
    let start = line.start.max(at.saturating_sub(REACH));
    let end = line.end.min(at.saturating_add(REACH));
    let inside = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xC0 == 0x80);
    let whole = |at: usize, edge: usize| {
        let mut next = at..at + 4;
        let at_edge = at == edge;
        next.find(|at| at_edge || !inside(at)).unwrap_or(at)
    };
    Span::new(whole(start, line.start), whole(end, line.end))
}

/// How many bytes the line end at `at` has.
fn break_len(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..).unwrap_or_default() {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// The cells a range covers: index of the first and of the one behind the last.
fn marked(cells: &[Cell], span: Span) -> (usize, usize) {
    let first = cells.partition_point(|cell| cell.span.end <= span.start);
    let behind = cells.partition_point(|cell| cell.span.start < span.end);
    (first, behind.max(first))
}

/// The cells of a line that are shown.
struct Window {
    from: usize,
    to: usize,
    /// Whether something is left out in front and behind.
    cut: (bool, bool),
}

impl Window {
    /// As much of the mark as there is room for, then context on both sides.
    fn around(cells: &[Cell], mark: Span, width: usize, cut: (bool, bool)) -> Self {
        let total: usize = cells.iter().map(|cell| cell.width).sum();
        let dots = |cut: bool| if cut { CUT.len() } else { 0 };
        if total + dots(cut.0) + dots(cut.1) <= width {
            return Self {
                from: 0,
                to: cells.len(),
                cut,
            };
        }
        let mark = marked(cells, mark);
        let room = width.saturating_sub(2 * CUT.len()).max(1);
        let width_of = |index: usize| cells.get(index).map_or(0, |cell| cell.width);
        let (mut from, mut to) = (mark.0.min(cells.len()), mark.0.min(cells.len()));
        let mut used = 0;
        let mut fits = |index: usize| {
            let wide = used + width_of(index);
            used = if wide <= room { wide } else { used };
            wide <= room
        };
        while to < mark.1 && fits(to) {
            to += 1;
        }
        let whole = to >= mark.1;
        loop {
            let left = from > 0 && fits(from - 1);
            from -= usize::from(left);
            let right = whole && to < cells.len() && fits(to);
            to += usize::from(right);
            if !left && !right {
                break;
            }
        }
        let cut = (from > 0 || cut.0, to < cells.len() || cut.1);
        Self { from, to, cut }
    }

    fn shown<'a>(&self, cells: &'a [Cell]) -> &'a [Cell] {
        cells.get(self.from..self.to).unwrap_or_default()
    }

    fn text(&self, cells: &[Cell]) -> String {
        let mut text = String::from(if self.cut.0 { CUT } else { "" });
        text.extend(self.shown(cells).iter().map(|cell| cell.text.as_str()));
        text.push_str(if self.cut.1 { CUT } else { "" });
        text
    }

    /// First column and width of each range that is seen.
    fn columns(&self, cells: &[Cell], spans: &[Span]) -> Vec<(usize, usize)> {
        let lead = if self.cut.0 { CUT.len() } else { 0 };
        let column = |index: usize| {
            let before = index.clamp(self.from, self.to) - self.from;
            let widths = self.shown(cells).iter().take(before).map(|cell| cell.width);
            lead + widths.sum::<usize>()
        };
        let mut found: Vec<(usize, usize)> = spans
            .iter()
            .map(|span| marked(cells, *span))
            .filter(|(start, end)| *start <= self.to && *end >= self.from)
            .map(|(start, end)| (column(start), (column(end) - column(start)).max(1)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The bytes around a place, in rows of 16, for places in a body. Rows that hold a piece of a secret are
/// left out.
pub fn hex_rows(evidence: &Evidence, redactor: &Redactor, place: Place) -> Vec<HexRow> {
    let Some((_, place)) = evidence.sources.named(place) else {
        return Vec::new();
    };
    let bytes = evidence.sources.bytes(place.source);
    let first = place.span.start.min(bytes.len()).saturating_sub(8) / ROW * ROW;
    let end = place.span.end.max(place.span.start + 1) + 8;
    let rows = (first..end.min(bytes.len())).step_by(ROW).take(3);
    let secret = |offset: usize| {
        let row = Place::new(place.source, offset..(offset + ROW).min(bytes.len()));
        let pieces = redactor.pieces(evidence, row);
        pieces.iter().any(|(_, masked)| *masked)
    };
    rows.filter(|offset| !secret(*offset))
        .map(|offset| hex_row(bytes, offset, place.span))
        .collect()
}

fn hex_row(bytes: &[u8], offset: usize, mark: Span) -> HexRow {
    let row = bytes.get(offset..).unwrap_or_default();
    let row = row.get(..ROW).unwrap_or(row);
    let digits: Vec<String> = row.iter().map(|byte| format!("{byte:02x}")).collect();
    let end = offset + row.len();
    let [start, stop] = [mark.start, mark.end].map(|at| at.clamp(offset, end) - offset);
    let inside = mark.start < offset + ROW && (mark.start >= offset || mark.end > offset);
    let printable = |byte: &u8| match byte {
        b' '..=b'~' => char::from(*byte),
        _ => '.',
    };
    HexRow {
        offset,
        hex: digits.join(" "),
        text: row.iter().map(printable).collect(),
        mark: (start, if inside { (stop - start).max(1) } else { 0 }),
    }
}
