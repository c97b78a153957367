//! Reads the header block of one part (RFC 2046 section 5.1, RFC 7578 section 4) line by line and finds where
//! its value begins, also where the empty line that says so is missing. Apart from the sweep, because it
//! looks at a few lines only; knows nothing of boundaries but where the next delimiter stands.

use super::bytes::{
    Break, KNOWN, break_at, cut, disposition_at, header_like, header_shape, is_blank, line, run,
    starts, tail, trim,
};
use super::defects::Defects;
use super::departures as told;
use super::{Part, PartHeader, Within, disposition};
use crate::text::Span;

/// How many raw line breaks inside one quoted name are followed.
const RAW_BREAKS: usize = 4;

/// A header longer than this is not looked through for an open quote at every line that folds it.
const RAW_REACH: usize = 1024;

/// A longer line that is no header is the value's.
const LONGEST_HEADER: usize = 256;

/// Reads the headers from `from` on. `limit` is where the next delimiter stands, or the body's end; `bounded`
/// tells the first. The part's value is empty: only where it begins is known.
pub(super) fn read<'a>(
    body: &'a [u8],
    from: usize,
    limit: usize,
    bounded: bool,
    defects: &mut Defects<'a>,
) -> Part {
    let mut block = Block {
        body,
        from,
        limit,
        bounded,
        at: from,
        headers: Vec::new(),
        seen_disposition: false,
        truncated: false,
        cut_header: false,
        garbled: false,
        defects,
    };
    let value = loop {
        if let Some(value) = block.next_line() {
            break value;
        }
    };
    let mut part = Part {
        span: Span::new(from, value),
        headers: std::mem::take(&mut block.headers),
        value: Span::empty(value),
        ..Part::default()
    };
    block.judge(&mut part);
    part
}

/// The reading of one header block.
struct Block<'a, 'd> {
    body: &'a [u8],
    from: usize,
    limit: usize,
    bounded: bool,
    at: usize,
    headers: Vec<PartHeader>,
    seen_disposition: bool,
    truncated: bool,
    /// Whether the last header is the one the body ends in.
    cut_header: bool,
    /// Whether a line was a header that cannot be read: the one that is missing may be it.
    garbled: bool,
    defects: &'d mut Defects<'a>,
}

impl Block<'_, '_> {
    /// Reads one line; where the value begins, if it was the last one.
    fn next_line(&mut self) -> Option<usize> {
        if self.at >= self.limit {
            return Some(self.without_blank_line());
        }
        let (text, brk) = line(self.body, self.at, self.limit);
        let blanks = run(cut(self.body, text), is_blank);
        if text.is_empty() {
            return self.blank_line(text, brk);
        }
        if blanks == text.len() && (brk != Break::None || self.bounded) {
            self.defects.line_end(text.end, brk);
            self.defects.note(told::BLANK_NOT_EMPTY, text);
            return Some(text.end + brk.len());
        }
        let halved = brk == Break::Cr && text.end + 1 == self.limit;
        if (brk == Break::None || halved) && !self.bounded {
            return Some(self.cut_off(text));
        }
        if blanks > 0 {
            self.folded(text, blanks);
        } else if !self.header(text)
            && let Some(value) = self.no_header(text)
        {
            return Some(value);
        }
        self.go_on(text, brk);
        None
    }

    /// The empty line: the value begins behind it, unless the headers only begin there.
    fn blank_line(&mut self, text: Span, brk: Break) -> Option<usize> {
        let next = text.end + brk.len();
        self.defects.line_end(text.end, brk);
        if self.headers.is_empty() && text.start == self.from && disposition_at(self.body, next) {
            let span = Span::new(text.start, next);
            self.defects.note(told::BLANK_FIRST, span);
            self.at = next;
            return None;
        }
        Some(next)
    }

    /// Goes to the next line.
    fn go_on(&mut self, text: Span, brk: Break) {
        let mut brk = brk;
        if brk == Break::CrCrLf {
            let next = text.end + brk.len();
            let block_goes_on = matches!(tail(self.body, next), [b'\r' | b'\n', ..])
                || header_like(self.body, next);
            if !block_goes_on {
                brk = Break::Cr;
            }
        }
        self.at = text.end + brk.len();
        let (behind, _) = line(self.body, self.at, self.limit);
        if !self.in_open_quote(behind) || header_like(self.body, behind.start) {
            self.defects.line_end(text.end, brk);
        }
        if brk == Break::None {
            self.at = self.limit;
        }
    }

    /// Reads a header line; false if it is none.
    fn header(&mut self, text: Span) -> bool {
        let bytes = cut(self.body, text);
        if let Some((name_end, colon)) = header_shape(self.body, text) {
            if colon > name_end {
                let blanks = Span::new(name_end, colon);
                self.defects.note(told::BLANK_BEFORE_COLON, blanks);
            }
            self.push(
                Span::new(text.start, name_end),
                Span::new(colon + 1, text.end),
            );
            return true;
        }
        if let Some(known) = KNOWN.iter().find(|known| starts(bytes, known)) {
            let name = Span::new(text.start, text.start + known.len());
            let rest = tail(bytes, known.len());
            let sign = run(rest, |byte| !byte.is_ascii_alphanumeric() && byte != b'"');
            let sign = Span::new(name.end, name.end + sign);
            self.defects.note(told::NO_COLON, sign);
            self.push(name, Span::new(sign.end, text.end));
            return true;
        }
        let values = [b"form-data;".as_slice(), b": form-data", b":form-data"];
        if values.iter().any(|value| starts(bytes, value)) {
            let colon = run(bytes, |byte| matches!(byte, b':' | b' '));
            let missing = Span::new(text.start, text.start + colon);
            self.defects.note(told::DISPOSITION_NO_NAME, missing);
            self.push(Span::empty(text.start), Span::new(missing.end, text.end));
            return true;
        }
        false
    }

    fn push(&mut self, name: Span, value: Span) {
        self.seen_disposition |= name.is_empty() || is_disposition(self.body, name).is_some();
        self.headers.push(PartHeader {
            name,
            value: trim(self.body, value),
        });
    }

    /// A line that begins with a blank goes on with the header before it.
    fn folded(&mut self, text: Span, blanks: usize) {
        let rest = Span::new(text.start + blanks, text.end);
        if let Some(last) = self.headers.last_mut() {
            last.value = Span::new(last.value.start, trim(self.body, rest).end);
            return;
        }
        let blank = Span::new(text.start, rest.start);
        self.defects.note(told::LEADING_BLANK, blank);
        self.header(rest);
    }

    /// A line that is no header: the rest of a broken one, a stray line, or already the value.
    fn no_header(&mut self, text: Span) -> Option<usize> {
        if self.joins(text) {
            return None;
        }
        let (_, brk) = line(self.body, text.start, self.limit);
        let next = text.end + brk.len();
        if !self.seen_disposition && next < self.limit && disposition_at(self.body, next) {
            self.defects.note(told::NO_HEADER, text);
            return None;
        }
        if self.is_broken_header(text, next) {
            self.defects.note(told::NO_HEADER, text);
            self.garbled = true;
            return None;
        }
        if !self.headers.is_empty() {
            let here = Span::empty(text.start);
            self.defects.note(told::NO_BLANK_LINE, here);
        }
        Some(text.start)
    }

    /// Whether the line stands where only a header can: the empty line is still to come right behind it, or
    /// another header is. `next` is where the next line begins.
    fn is_broken_header(&self, text: Span, next: usize) -> bool {
        let behind = break_at(self.body, next);
        let value = next + behind.len();
        let blank_line = behind != Break::None && value < self.limit;
        let colon = cut(self.body, text).contains(&b':') && header_like(self.body, next);
        text.len() <= LONGEST_HEADER && (blank_line || colon)
    }

    /// Whether the line is the end of a name that holds a raw line break; it is then read as that.
    fn joins(&mut self, text: Span) -> bool {
        let Some(last) = self.headers.last().copied() else {
            return false;
        };
        if !self.in_open_quote(text) {
            return false;
        }
        let brk = Span::new(last.value.end, text.start);
        let wanted: Vec<u8> = cut(self.body, brk)
            .iter()
            .flat_map(|byte| if *byte == b'\r' { *b"%0D" } else { *b"%0A" })
            .collect();
        self.defects.note(told::RAW_BREAK.wanting(&wanted), brk);
        if let Some(last) = self.headers.last_mut() {
            last.value = Span::new(last.value.start, trim(self.body, text).end);
        }
        true
    }

    /// Whether the last header has an open quote that the line `text` may close.
    fn in_open_quote(&self, text: Span) -> bool {
        let Some(last) = self.headers.last() else {
            return false;
        };
        if last.value.len() > RAW_REACH {
            return false;
        }
        let value = cut(self.body, last.value);
        let breaks = memchr::memchr_iter(b'\n', value).count();
        breaks < RAW_BREAKS && cut(self.body, text).contains(&b'"') && has_open_quote(value)
    }

    fn cut_in_headers(&mut self) {
        self.truncated = true;
        let end = Span::empty(self.body.len());
        self.defects.note(told::CUT_IN_HEADERS, end);
    }

    /// The body ends inside a header line: what there is of it is kept, and nothing but the end is blamed.
    fn cut_off(&mut self, text: Span) -> usize {
        self.cut_in_headers();
        if let Some((name_end, colon)) = header_shape(self.body, text) {
            self.push(
                Span::new(text.start, name_end),
                Span::new(colon + 1, text.end),
            );
            self.cut_header = true;
        }
        self.limit
    }

    /// The next delimiter, or the end, came before an empty line.
    fn without_blank_line(&mut self) -> usize {
        if !self.bounded {
            self.cut_in_headers();
            return self.limit;
        }
        let disposition = self
            .headers
            .iter()
            .position(|header| is_disposition(self.body, header.name).is_some());
        let value = disposition.and_then(|first| {
            self.headers
                .iter()
                .skip(first + 1)
                .position(|header| !is_known(cut(self.body, header.name)))
                .map(|at| first + 1 + at)
        });
        if let Some(header) = value.and_then(|at| self.headers.get(at).copied()) {
            self.headers.truncate(value.unwrap_or_default());
            let at = header.name.start;
            self.defects.note(told::NO_BLANK_LINE, Span::empty(at));
            return at;
        }
        if !self.headers.is_empty() {
            let here = Span::empty(self.limit);
            self.defects.note(told::NO_BLANK_LINE, here);
        }
        self.limit
    }

    /// Finds the headers that count and tells what is wrong with them.
    fn judge(&mut self, part: &mut Part) {
        let mut found: Option<PartHeader> = None;
        for header in part.headers.clone() {
            let name = cut(self.body, header.name);
            if name.eq_ignore_ascii_case(b"content-type") {
                part.content_type.get_or_insert(header.value);
            } else if name.eq_ignore_ascii_case(b"content-transfer-encoding") {
                part.transfer_encoding.get_or_insert(header.value);
                // COS stores what is sent: an encoded part stays encoded.
                let coded = [b"base64".as_slice(), b"quoted-printable"];
                let value = cut(self.body, header.value);
                if coded.iter().any(|word| value.eq_ignore_ascii_case(word)) {
                    self.defects.note(told::TRANSFER_ENCODING, header.value);
                }
            }
            let Some(exact) = is_disposition(self.body, header.name) else {
                continue;
            };
            if found.is_some() {
                let span = Span::new(header.name.start, header.value.end);
                self.defects.note(told::DISPOSITION_REPEATED, span);
                continue;
            }
            if !exact && !header.name.is_empty() {
                self.defects.note(told::DISPOSITION_MISSPELT, header.name);
            }
            found = Some(header);
        }
        match found {
            Some(header) => {
                part.disposition = Some(header.value);
                let mut unheard = Defects::new(self.body, Within::Body);
                let last = part.headers.last() == Some(&header);
                let defects = if self.cut_header && last {
                    &mut unheard
                } else {
                    &mut *self.defects
                };
                disposition::read(self.body, header.value, part, defects);
            }
            None if self.truncated || self.garbled => {}
            None => {
                let here = Span::empty(self.from);
                self.defects.note(told::DISPOSITION_ABSENT, here);
            }
        }
    }
}

/// Whether a header name is Content-Disposition: `Some(true)` exactly, `Some(false)` misspelt.
fn is_disposition(body: &[u8], name: Span) -> Option<bool> {
    let name = cut(body, name);
    if name.eq_ignore_ascii_case(b"content-disposition") {
        return Some(true);
    }
    if name.is_empty() {
        return Some(false);
    }
    let letters: Vec<u8> = name
        .iter()
        .filter(|byte| byte.is_ascii_alphanumeric())
        .map(u8::to_ascii_lowercase)
        .take(32)
        .collect();
    let want = b"contentdisposition";
    let near = letters == want || super::delimiter::slip(&letters, want).is_some();
    (near || letters == b"disposition").then_some(false)
}

/// Whether a header is one that parts carry, so that it is not the first line of a value.
fn is_known(name: &[u8]) -> bool {
    KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known))
        || starts(name, b"x-")
        || starts(name, b"content-")
        || name.is_empty()
}

/// Whether a quote is opened and not closed.
fn has_open_quote(value: &[u8]) -> bool {
    let mut open = false;
    let mut escaped = false;
    for byte in value {
        match byte {
            b'\\' if open => escaped = !escaped,
            b'"' if !escaped => open = !open,
            _ => escaped = false,
        }
        if *byte != b'\\' {
            escaped = false;
        }
    }
    open
}
