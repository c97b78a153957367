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

/// How the value of a Content-Disposition begins that lacks its name.
const FORM_DATA: [&[u8]; 3] = [b"form-data;", b": form-data", b":form-data"];

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
        part: Part::default(),
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
    block.part.span = Span::new(from, value);
    block.part.value = Span::empty(value);
    block.judge();
    block.part
}

/// The reading of one header block.
struct Block<'a, 'd> {
    body: &'a [u8],
    from: usize,
    limit: usize,
    bounded: bool,
    at: usize,
    part: Part,
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
        if self.part.headers.is_empty()
            && text.start == self.from
            && disposition_at(self.body, next)
        {
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
        let (name, value) = if let Some((name, colon)) = header_shape(self.body, text) {
            if colon > name {
                let blanks = Span::new(name, colon);
                self.defects.note(told::BLANK_BEFORE_COLON, blanks);
            }
            (Span::new(text.start, name), colon + 1)
        } else if let Some(known) = KNOWN.iter().find(|known| starts(bytes, known)) {
            let name = Span::new(text.start, text.start + known.len());
            let foreign = |byte: u8| !byte.is_ascii_alphanumeric() && byte != b'"';
            let sign = Span::new(name.end, name.end + run(tail(bytes, known.len()), foreign));
            self.defects.note(told::NO_COLON, sign);
            (name, sign.end)
        } else if FORM_DATA.iter().any(|value| starts(bytes, value)) {
            let colon = run(bytes, |byte| matches!(byte, b':' | b' '));
            let missing = Span::new(text.start, text.start + colon);
            self.defects.note(told::DISPOSITION_NO_NAME, missing);
            (Span::empty(text.start), missing.end)
        } else {
            return false;
        };
        self.push(name, Span::new(value, text.end));
        true
    }

    fn push(&mut self, name: Span, value: Span) {
        self.seen_disposition |= name.is_empty() || is_disposition(self.body, name).is_some();
        self.part.headers.push(PartHeader {
            name,
            value: trim(self.body, value),
        });
    }

    /// A line that begins with a blank goes on with the header before it.
    fn folded(&mut self, text: Span, blanks: usize) {
        let rest = Span::new(text.start + blanks, text.end);
        if let Some(last) = self.part.headers.last_mut() {
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
        if !self.part.headers.is_empty() {
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
        if !self.in_open_quote(text) {
            return false;
        }
        let (body, value) = (self.body, trim(self.body, text));
        let Some(last) = self.part.headers.last_mut() else {
            return false;
        };
        let brk = Span::new(last.value.end, text.start);
        last.value = Span::new(last.value.start, value.end);
        let coded = |byte: &u8| if *byte == b'\r' { *b"%0D" } else { *b"%0A" };
        let wanted: Vec<u8> = cut(body, brk).iter().flat_map(coded).collect();
        self.defects.note(told::RAW_BREAK.wanting(&wanted), brk);
        true
    }

    /// Whether the last header has an open quote that the line `text` may close.
    fn in_open_quote(&self, text: Span) -> bool {
        self.part.headers.last().is_some_and(|last| {
            let value = cut(self.body, last.value);
            value.len() <= RAW_REACH
                && memchr::memchr_iter(b'\n', value).count() < RAW_BREAKS
                && cut(self.body, text).contains(&b'"')
                && has_open_quote(value)
        })
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
        let body = self.body;
        let headers = &mut self.part.headers;
        let mut names = headers.iter().map(|header| header.name);
        let first = names.position(|name| is_disposition(body, name).is_some());
        let other = names.position(|name| !is_known(cut(body, name)));
        // What looks like a further header is the value's first line.
        let value = first.zip(other).map(|(first, other)| first + 1 + other);
        let begins = value.and_then(|at| Some(headers.drain(at..).next()?.name.start));
        let at = begins.unwrap_or(self.limit);
        if begins.is_some() || !headers.is_empty() {
            self.defects.note(told::NO_BLANK_LINE, Span::empty(at));
        }
        at
    }

    /// Finds the headers that count and tells what is wrong with them.
    fn judge(&mut self) {
        for header in self.part.headers.clone() {
            let (name, value) = (cut(self.body, header.name), cut(self.body, header.value));
            if name.eq_ignore_ascii_case(b"content-type") {
                self.part.content_type.get_or_insert(header.value);
            } else if name.eq_ignore_ascii_case(b"content-transfer-encoding") {
                self.part.transfer_encoding.get_or_insert(header.value);
                // COS stores what is sent: an encoded part stays encoded.
                let mut coded = [b"base64".as_slice(), b"quoted-printable"].into_iter();
                if coded.any(|word| value.eq_ignore_ascii_case(word)) {
                    self.defects.note(told::TRANSFER_ENCODING, header.value);
                }
            } else if let Some(exact) = is_disposition(self.body, header.name) {
                self.disposition(header, exact);
            }
        }
        if self.part.disposition.is_none() && !self.truncated && !self.garbled {
            let here = Span::empty(self.from);
            self.defects.note(told::DISPOSITION_ABSENT, here);
        }
    }

    /// Reads a Content-Disposition; of several the first counts.
    fn disposition(&mut self, header: PartHeader, exact: bool) {
        if self.part.disposition.is_some() {
            let span = Span::new(header.name.start, header.value.end);
            self.defects.note(told::DISPOSITION_REPEATED, span);
            return;
        }
        if !exact && !header.name.is_empty() {
            self.defects.note(told::DISPOSITION_MISSPELT, header.name);
        }
        self.part.disposition = Some(header.value);
        let mut unheard = Defects::new(self.body, Within::Body);
        let cut = self.cut_header && self.part.headers.last() == Some(&header);
        let defects = if cut {
            &mut unheard
        } else {
            &mut *self.defects
        };
        disposition::read(self.body, header.value, &mut self.part, defects);
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
    let letters = name.iter().filter(|byte| byte.is_ascii_alphanumeric());
    let letters = letters.map(u8::to_ascii_lowercase).take(32);
    let letters: Vec<u8> = letters.collect();
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
