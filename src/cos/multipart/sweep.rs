//! The sweep over a body: from delimiter to delimiter, exact ones and those that were meant, handing each
//! part's first lines to the header reader. It goes on after a shape as the sender meant it.

use memchr::memmem;

use super::bytes::{
    Break, DISPOSITION, all_white, break_at, break_before, cut, disposition_at, header_like,
    is_blank, line, line_start, line_start_within, run, starts, tail,
};
use super::defects::Defects;
use super::delimiter::{ABSENT, CUT, Exact, Miss, NO_LINE_BREAK, near_miss, text};
use super::departures as told;
use super::{Delimiter, Kind, Part, Scan, Within, part};
use crate::json::ITEM_LIMIT;
use crate::text::Span;

/// White space of at most so many bytes at the end is nobody's value.
const TRAILING: usize = 64;

/// Lines that begin with the boundary and go on: so many are remembered.
const PREFIX_LINES: usize = 64;

/// How many header lines a part has above its Content-Disposition, at most.
const HEADERS_ABOVE: usize = 8;

/// What stands in every part's Content-Disposition.
const FORM_DATA: &[u8] = b"form-data";

/// So much is searched for the boundary and then for [`FORM_DATA`], while it is in the processor's cache.
const BLOCK: usize = 32 << 10;

impl Scan {
    /// Keeps a part, or counts it.
    fn keep(&mut self, part: Part) {
        if self.parts.len() < ITEM_LIMIT {
            self.parts.push(part);
        } else {
            self.beyond += 1;
        }
    }

    /// Takes a delimiter down; of too many the last one stands for those before it.
    fn mark(&mut self, span: Span, closing: bool) {
        if self.delimiters.len() > ITEM_LIMIT {
            self.delimiters.pop();
        }
        self.delimiters.push(Delimiter { span, closing });
    }
}

/// The sweep's state.
pub(super) struct Sweep<'a, 'b> {
    body: &'a [u8],
    boundary: &'b [u8],
    finder: memmem::Finder<'b>,
    dispositions: memmem::Finder<'static>,
    /// Where no [`FORM_DATA`] begins, known from the search for the boundary.
    clear: Span,
    /// How the first delimiter's line ends: the line ends this sender writes.
    style: Break,
    defects: Defects<'a>,
    scan: Scan,
    prefix_lines: Vec<Span>,
    /// The part whose value is being read, and where the value begins.
    open: Option<Part>,
}

impl<'a, 'b> Sweep<'a, 'b> {
    /// A sweep with this boundary; `needle` is `--` and the boundary.
    pub(super) fn new(body: &'a [u8], boundary: &'b [u8], needle: &'b [u8]) -> Self {
        Self {
            body,
            boundary,
            finder: memmem::Finder::new(needle),
            dispositions: memmem::Finder::new(FORM_DATA),
            clear: Span::empty(0),
            style: Break::None,
            defects: Defects::new(body, Within::Body),
            scan: Scan::default(),
            prefix_lines: Vec::new(),
            open: None,
        }
    }

    /// Whether any exact delimiter is there.
    pub(super) fn any(&mut self) -> bool {
        let found = self.next_exact(0).is_some();
        self.prefix_lines.clear();
        found
    }

    /// Runs over the body.
    pub(super) fn run(mut self) -> (Scan, Defects<'a>) {
        let mut at = 0;
        let mut exact = self.next_exact(0);
        loop {
            let limit = exact.map_or(self.body.len(), |exact| exact.start);
            if let Some((miss, next)) = self.meant(at, limit) {
                self.take_meant(&miss);
                at = self.begin_part(next, limit, exact.is_some());
                continue;
            }
            let Some(found) = exact else {
                break;
            };
            exact = self.next_exact(found.next);
            match self.weigh(&found, exact.as_ref()) {
                Weight::Data => at = found.next,
                Weight::End => {
                    self.close(&found);
                    self.scan.epilogue = Span::new(found.end, self.body.len());
                    return self.finish();
                }
                Weight::Nothing => {
                    self.close(&found);
                    at = found.next;
                }
                Weight::Begin => {
                    self.close(&found);
                    if exact.is_none() && self.nothing_behind(found.next) {
                        self.not_closed(&found);
                        return self.finish();
                    }
                    let limit = exact.map_or(self.body.len(), |exact| exact.start);
                    at = self.begin_part(found.next, limit, exact.is_some());
                }
            }
        }
        self.end_without_close();
        self.finish()
    }

    fn finish(mut self) -> (Scan, Defects<'a>) {
        for span in self.prefix_lines {
            let mut last = self.scan.delimiters.iter().rev().take(PREFIX_LINES);
            if !last.any(|delimiter| delimiter.span.start == span.start) {
                self.defects.note(told::PREFIX_LINE, span);
            }
        }
        (self.scan, self.defects)
    }

    fn nothing_behind(&self, at: usize) -> bool {
        let rest = tail(self.body, at);
        rest.len() <= TRAILING && all_white(rest)
    }

    /// The next delimiter as RFC 2046 writes it, from `from` on.
    fn next_exact(&mut self, from: usize) -> Option<Exact> {
        let mut at = from;
        loop {
            let start = self.find_boundary(at)?;
            if let Some(found) = self.exact_at(start) {
                return Some(found);
            }
            at = start + self.boundary.len() + 2;
        }
    }

    /// The next boundary from `from` on. What it passes over is searched for [`FORM_DATA`] on the way.
    fn find_boundary(&mut self, from: usize) -> Option<usize> {
        let needle = self.finder.needle().len();
        let mut at = from;
        while at < self.body.len() {
            let end = self.body.len().min(at + BLOCK);
            if let Some(found) = self.finder.find(self.window(at, end, needle)) {
                return Some(at + found);
            }
            if self.clear.end < at {
                self.clear = Span::empty(at);
            }
            let there = self
                .dispositions
                .find(self.window(at, end, FORM_DATA.len()));
            if self.clear.end == at && there.is_none() {
                self.clear.end = end;
            }
            at = end;
        }
        None
    }

    /// All that begins between `from` and `to` and is `len` long.
    fn window(&self, from: usize, to: usize, len: usize) -> &'a [u8] {
        let end = self.body.len().min(to + len - 1);
        cut(self.body, Span::new(from, end))
    }

    /// The next [`FORM_DATA`] that ends before `limit`.
    fn next_disposition(&self, from: usize, limit: usize) -> Option<usize> {
        let find = |from: usize, end: usize| {
            let there = cut(self.body, Span::new(from, end.max(from)));
            self.dispositions.find(there).map(|found| from + found)
        };
        if from >= self.clear.end {
            return find(from, limit);
        }
        let before = limit.min(self.clear.start + FORM_DATA.len() - 1);
        find(from, before).or_else(|| find(self.clear.end, limit))
    }

    /// Whether the boundary at `start` makes a delimiter there.
    fn exact_at(&mut self, start: usize) -> Option<Exact> {
        let before = break_before(self.body, start);
        let bom = start == 3 && self.body.starts_with(b"\xef\xbb\xbf");
        if start != 0 && before == Break::None && !bom {
            return None;
        }
        let name_end = start + 2 + self.boundary.len();
        let closing = tail(self.body, name_end).starts_with(b"--");
        let end = if closing { name_end + 2 } else { name_end };
        let line_end = end + run(tail(self.body, end), is_blank);
        let after = break_at(self.body, line_end);
        let clean = after != Break::None || line_end >= self.body.len();
        let next = line_end + after.len();
        let found = Exact {
            start,
            name_end,
            end,
            closing,
            before,
            line_end,
            after,
            next,
        };
        let own_style = start == 0 || bom || before == Break::CrLf || before == self.style;
        let own_end = !after.wrong() || after == self.style || after == Break::CrCrLf;
        let accepted = if clean {
            own_style && own_end
                || self.style == Break::None
                || !closing && header_like(self.body, next)
                || closing && self.nothing_behind(next)
        } else if !closing && disposition_at(self.body, line_end) {
            true
        } else if closing && own_style {
            self.finder.find(tail(self.body, end)).is_none()
        } else {
            if own_style && self.prefix_lines.len() < PREFIX_LINES {
                self.prefix_lines.push(Span::new(start, name_end));
            }
            false
        };
        accepted.then_some(found)
    }
}

/// What an exact delimiter is worth.
enum Weight {
    /// It begins a part.
    Begin,
    /// It ends the body.
    End,
    /// It ends a part, and the next delimiter begins one.
    Nothing,
    /// It stands in a value.
    Data,
}

impl Sweep<'_, '_> {
    /// Weighs an exact delimiter; `then` is the one behind it.
    fn weigh(&mut self, found: &Exact, then: Option<&Exact>) -> Weight {
        if !found.closing {
            let file = self.open.as_ref().is_some_and(|part| part.file);
            if file && !self.begins_part(found, then) {
                let span = Span::new(found.start, found.end);
                self.defects.note(told::DELIMITER_IN_DATA, span);
                return Weight::Data;
            }
            return Weight::Begin;
        }
        let close = Span::new(found.name_end, found.end);
        if disposition_at(self.body, found.next) && found.after != Break::None {
            self.defects.note(told::EARLY_CLOSE, close);
            return Weight::Begin;
        }
        let Some(then) = then else {
            return Weight::End;
        };
        let between = cut(self.body, Span::new(found.end, then.start));
        let close_by = between.len() <= TRAILING && all_white(between);
        if !close_by {
            let whole = Span::new(found.start, found.end);
            self.defects.note(told::DELIMITER_IN_DATA, whole);
            return Weight::Data;
        }
        if !then.closing && header_like(self.body, then.next) {
            self.defects.note(told::EARLY_CLOSE, close);
            return Weight::Nothing;
        }
        Weight::End
    }

    /// Whether a part begins behind the delimiter: a header, an empty line, the next delimiter, or the end.
    fn begins_part(&self, found: &Exact, then: Option<&Exact>) -> bool {
        let rest = tail(self.body, found.next);
        rest.is_empty()
            || matches!(rest, [b'\r' | b'\n', ..])
            || then.is_some_and(|then| then.start == found.next)
            || header_like(self.body, found.next)
            || found.after == Break::None
            || self.nothing_behind(found.next)
    }

    /// Ends the open part at an exact delimiter and takes the delimiter down.
    fn close(&mut self, found: &Exact) {
        let first = self.scan.delimiters.is_empty();
        let mut before = found.before;
        if before == Break::CrLf && self.style == Break::CrCrLf {
            let three = found.start >= 3 && break_at(self.body, found.start - 3) == Break::CrCrLf;
            before = if three { Break::CrCrLf } else { before };
        }
        if first {
            self.scan.preamble = Span::new(0, found.start);
            self.style = if found.after == Break::None {
                Break::CrLf
            } else {
                found.after
            };
            if found.start == 3 && before == Break::None {
                self.defects.note(told::BYTE_ORDER_MARK, Span::new(0, 3));
            }
        }
        if let Some(part) = self.open.as_ref() {
            if found.start < part.value.start + before.len() && !first {
                let here = Span::empty(found.start);
                if part.value.start == found.start
                    && before != Break::None
                    && !part.headers.is_empty()
                    && break_before(self.body, found.start - before.len()) != Break::None
                {
                    self.defects.note(told::SHARED_BREAK, here);
                }
            }
            self.end_part(found.start.saturating_sub(before.len()), true);
        }
        let end = found.start.saturating_sub(before.len());
        self.defects.line_end(end, before);
        self.behind(found);
        let span = Span::new(found.start, found.end);
        self.scan.mark(span, found.closing);
    }

    /// Judges what stands behind a delimiter on its line.
    fn behind(&mut self, found: &Exact) {
        let junk = found.after == Break::None && found.line_end < self.body.len();
        match (junk, found.closing) {
            (true, true) => {
                let (rest, _) = line(self.body, found.end, self.body.len().min(found.end + 256));
                self.defects.note(told::BEHIND_CLOSE, rest);
            }
            (true, false) => {
                let here = Span::new(found.name_end, found.line_end);
                self.defects.note(told::NO_LINE_END, here);
            }
            (false, true) => {}
            (false, false) => self.defects.line_end(found.line_end, found.after),
        }
    }

    /// Ends the open part's value at `end`; `ended` where a delimiter does.
    fn end_part(&mut self, end: usize, ended: bool) {
        if let Some(mut part) = self.open.take() {
            part.value = Span::new(part.value.start, end.max(part.value.start));
            part.span = Span::new(part.span.start, part.value.end);
            part.ended = ended;
            if ended {
                self.part_length(&part);
            }
            self.scan.keep(part);
        }
    }

    /// Compares a part's own Content-Length, which receivers ignore (RFC 7578 section 4.8), with its value.
    fn part_length(&mut self, part: &Part) {
        let mut headers = part.headers.iter();
        let named = |name: Span| cut(self.body, name).eq_ignore_ascii_case(b"content-length");
        let Some(header) = headers.find(|header| named(header.name)) else {
            return;
        };
        let length = part.value.len().to_string().into_bytes();
        if cut(self.body, header.value) != length {
            let departure = told::PART_LENGTH.wanting(&length);
            self.defects.note(departure, header.value);
        }
    }

    /// Reads the headers of a part; returns where its value begins.
    fn begin_part(&mut self, from: usize, limit: usize, bounded: bool) -> usize {
        let part = part::read(self.body, from, limit, bounded, &mut self.defects);
        let value = part.value.start;
        self.open = Some(part);
        value
    }

    /// The next delimiter that was meant but not written, before `limit`: found by the Content-Disposition
    /// behind it. Also returns where the part's headers begin.
    fn meant(&self, from: usize, limit: usize) -> Option<(Miss, usize)> {
        let mut at = from;
        while let Some(found) = self.next_disposition(at, limit) {
            at = found + 9;
            let Some(start) = line_start_within(self.body, found, from, DISPOSITION) else {
                continue;
            };
            if !disposition_at(self.body, start) {
                continue;
            }
            let start = self.first_header(start, from);
            if let Some(miss) = self.above(start, from) {
                return Some((miss, start));
            }
        }
        None
    }

    /// The first line of the header block that holds the header line at `start`.
    fn first_header(&self, start: usize, floor: usize) -> usize {
        let mut first = start;
        for _ in 0..HEADERS_ABOVE {
            let end = first - break_before(self.body, first).len();
            let Some(above) = line_start(self.body, end, floor) else {
                break;
            };
            let known = starts(tail(self.body, above), b"content-");
            if above >= first || end <= floor || !known {
                break;
            }
            first = above;
        }
        first
    }

    /// What stands above a header block that begins at `start`: a damaged delimiter, or none at all.
    fn above(&self, start: usize, floor: usize) -> Option<Miss> {
        let absent = Miss {
            shape: ABSENT,
            wrong: Span::empty(start),
            wanted: [text(self.boundary, false).as_slice(), b"\r\n"].concat(),
            start,
            end: start,
        };
        if start <= floor {
            return (floor == 0 && self.open.is_none()).then_some(absent);
        }
        let end = (start - break_before(self.body, start).len()).max(floor);
        let reach = end.saturating_sub(self.boundary.len() + 64).max(floor);
        let line_at = line_start(self.body, end, reach).unwrap_or(reach);
        let miss = near_miss(self.body, Span::new(line_at, end), self.boundary, false);
        if miss.is_some() {
            return miss;
        }
        let text_value = self
            .open
            .as_ref()
            .is_none_or(|part| !part.file && part.content_type.is_none());
        text_value.then_some(absent)
    }

    /// Ends the open part at a damaged delimiter and tells of the damage.
    fn take_meant(&mut self, miss: &Miss) {
        let first = self.scan.delimiters.is_empty();
        let kind = if first {
            Kind::NoOpeningBoundary
        } else {
            miss.kind_or(Kind::BoundaryMismatch)
        };
        self.defects.note(miss.departure(kind), miss.wrong);
        if first {
            self.scan.preamble = Span::new(0, miss.start);
        }
        self.end_at_miss(miss, false);
    }

    /// Ends the open part before a damaged delimiter and takes the delimiter down.
    fn end_at_miss(&mut self, miss: &Miss, closing: bool) {
        let before = break_before(self.body, miss.start);
        let end = miss.start - before.len();
        if miss.shape != NO_LINE_BREAK {
            self.defects.line_end(end, before);
        }
        self.end_part(end, true);
        if !closing && miss.end > miss.start {
            self.defects
                .line_end(miss.end, break_at(self.body, miss.end));
        }
        self.scan.mark(Span::new(miss.start, miss.end), closing);
    }

    /// The last delimiter begins a part, but nothing follows: it lacks its closing dashes.
    fn not_closed(&mut self, found: &Exact) {
        if let Some(last) = self.scan.delimiters.last_mut() {
            last.closing = true;
        }
        if self.scan.parts.is_empty() {
            let end = Span::empty(self.body.len());
            self.defects.note(told::CUT_IN_HEADERS.wanting(b""), end);
        } else {
            let here = Span::empty(found.name_end);
            self.defects.note(told::NOT_CLOSED, here);
        }
        self.scan.epilogue = Span::new(found.end, self.body.len());
    }

    /// The body ended without a close delimiter: a damaged one, one cut off, or none.
    fn end_without_close(&mut self) {
        let Some(value) = self.open.as_ref().map(|part| part.value.start) else {
            return;
        };
        let length = self.body.len();
        if !self.defects.has(Kind::Truncated) {
            if let Some(miss) = self.damaged_close(value) {
                let kind = miss.kind_or(Kind::NoClosingBoundary);
                self.defects.note(miss.departure(kind), miss.wrong);
                self.end_at_miss(&miss, true);
                self.scan.epilogue = Span::new(miss.end, length);
                return;
            }
            self.no_close(value);
        }
        self.end_part(length, false);
    }

    /// A last line that was meant as the close delimiter.
    fn damaged_close(&self, value: usize) -> Option<Miss> {
        let length = self.body.len();
        let floor = length
            .saturating_sub(self.boundary.len() + 2 * TRAILING)
            .max(value);
        let last = cut(self.body, Span::new(floor, length)).trim_ascii_end();
        let end = floor + last.len();
        let start = line_start(self.body, end, floor).unwrap_or(floor);
        let miss = near_miss(self.body, Span::new(start, end), self.boundary, true)?;
        let cut_off = miss.shape == CUT && end == length;
        (!cut_off).then_some(miss)
    }

    /// Tells that the close delimiter is absent: cut off inside it, or never written.
    fn no_close(&mut self, value: usize) {
        let length = self.body.len();
        let close = [b"\r\n", text(self.boundary, true).as_slice()].concat();
        let rest = tail(self.body, value);
        let mut begins = (1..close.len()).rev();
        let begun = begins.find(|size| rest.ends_with(cut(&close, Span::new(0, *size))));
        let begun = begun.unwrap_or(0);
        let departure = if begun > 2 {
            told::CUT_IN_DELIMITER
        } else {
            told::NO_CLOSE
        };
        let departure = departure.wanting(tail(&close, begun));
        self.defects.note(departure, Span::empty(length));
    }
}
