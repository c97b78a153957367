//! Where a part begins that shows itself by a mark: a delimiter of a body, a request line, a status line, COS's
//! tags, a bracket, base64 of a brace, pairs joined by `&`; and where it ends. One pass over the lines. It knows
//! the marks only: whether a part is what it looks like is its reader's business.

use super::super::brackets::balanced;
use super::super::draft::{alias, weight};
use super::super::policy::is_coded;
use crate::json::{self, ErrorKind};
use crate::text::Span;

/// What a part begins with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Grammar {
    /// A delimiter line and a part's head below it.
    Body,
    /// A request line.
    Request,
    /// A status line, or the tags of an answer.
    Answer,
    /// A bracket.
    Value,
    /// Base64 of a text that begins with a brace.
    Coded,
    /// `name=value&name=value`
    Pairs,
}

/// A part that may begin here.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    pub span: Span,
    pub grammar: Grammar,
    /// Whether it is a value that code gives a name.
    pub assigned: bool,
}

/// What stands in front of a value on its line, at most: a heading, a name, a time and a speaker.
const LEAD: usize = 96;

/// So far JSON with a quote missing is looked at.
const TORN_REACH: usize = 64 * 1024;

/// So far an answer's closing tag is looked for.
const ANSWER_REACH: usize = 64 * 1024;

/// So many lines away a field's neighbour may stand.
const NEAR: usize = 2;

/// Walks over a text.
pub(super) struct Starts<'a> {
    text: &'a [u8],
    at: usize,
    /// Bytes that may still be read in search of closing brackets that never come.
    budget: usize,
}

impl<'a> Starts<'a> {
    pub(super) fn new(text: &'a [u8]) -> Self {
        Self {
            text,
            at: 0,
            budget: 4 * text.len() + 65_536,
        }
    }

    /// Goes on behind a part.
    pub(super) fn behind(&mut self, end: usize) {
        self.at = self.at.max(end);
    }

    /// Nobody reads what begins here: goes on behind its line, or behind the whole of it where it is one thing.
    pub(super) fn pass(&mut self, start: Start) {
        let end = match start.grammar {
            Grammar::Body | Grammar::Request => line_end(self.text, start.span.start),
            Grammar::Answer | Grammar::Value | Grammar::Coded | Grammar::Pairs => start.span.end,
        };
        self.behind(end);
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Option<Start> {
        while self.at < self.text.len() {
            let end = line_end(self.text, self.at);
            if let Some(start) = self.on_line(Span::new(self.at, end)) {
                return Some(start);
            }
            self.at = end + 1;
        }
        None
    }

    fn on_line(&mut self, line: Span) -> Option<Start> {
        let text = self.text.get(line.start..line.end).unwrap_or_default();
        let lead = text.len() - text.trim_ascii_start().len();
        let from = line.start + lead;
        let trimmed = text.trim_ascii();
        let start = |grammar, end| Start {
            span: Span::new(from, end),
            grammar,
            assigned: false,
        };
        if trimmed.len() > 2 && trimmed.starts_with(b"--") && is_delimiter(self.text, line.end) {
            return Some(start(Grammar::Body, self.body_end(trimmed, line.end)));
        }
        if is_request_line(trimmed) || is_devtools_head(trimmed) {
            return Some(start(Grammar::Request, self.message_end(line.end)));
        }
        if is_status_line(trimmed) {
            return Some(start(Grammar::Answer, self.answer_end(from)));
        }
        let pairs = is_pairs(trimmed).then(|| start(Grammar::Pairs, from + trimmed.len()));
        let marks = [self.tags(line), self.value(line), self.coded(line), pairs];
        marks
            .into_iter()
            .flatten()
            .min_by_key(|start| start.span.start)
    }

    /// Behind the closing delimiter's line, or the text's end.
    fn body_end(&self, delimiter: &[u8], from: usize) -> usize {
        self.closing_delimiter(delimiter, from)
            .unwrap_or(self.text.len())
    }

    /// Behind the closing delimiter's line.
    fn closing_delimiter(&self, delimiter: &[u8], from: usize) -> Option<usize> {
        let rest = self.text.get(from..).unwrap_or_default();
        let closing = [delimiter, b"--"].concat();
        let ends = |at: &usize| {
            let behind = rest.get(at + closing.len()).copied();
            let before = at.checked_sub(1).and_then(|at| rest.get(at));
            before == Some(&b'\n') && matches!(behind, None | Some(b'\r' | b'\n' | b' '))
        };
        let found = memchr::memmem::find_iter(rest, &closing).find(ends);
        found.map(|at| line_start(self.text, line_end(self.text, from + at)))
    }

    /// Behind a request: its head, and its body where that is a multipart one.
    fn message_end(&self, from: usize) -> usize {
        let mut at = line_start(self.text, from);
        let mut in_head = true;
        while at < self.text.len() {
            let end = line_end(self.text, at);
            let line = self.text.get(at..end).unwrap_or_default().trim_ascii();
            if line.starts_with(b"--") && is_delimiter(self.text, end) {
                return self.body_end(line, end);
            }
            // `100 Continue` stands between the head and the body, a preflight and its response in front of both.
            let begins = is_status_line(line) || is_request_line(line);
            if !(in_head || line.is_empty() || begins) {
                break;
            }
            in_head = begins || in_head && !line.is_empty();
            at = line_start(self.text, end);
        }
        self.text.len()
    }

    /// Behind a response: its head and the tags below.
    fn answer_end(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or_default();
        let near = rest.get(..ANSWER_REACH.min(rest.len())).unwrap_or_default();
        let blank = [b"\r\n\r\n".as_slice(), b"\n\n"]
            .iter()
            .filter_map(|blank| Some(memchr::memmem::find(near, blank)? + blank.len()))
            .min();
        let Some(head) = blank else {
            return self.head_end(from);
        };
        let below = near.get(head..).unwrap_or_default();
        if below.trim_ascii_start().starts_with(b"<") {
            let close = memchr::memmem::find(below, b"</Error>");
            let close = close.map(|at| at + b"</Error>".len());
            return from + head + close.unwrap_or(0);
        }
        from + head
    }

    /// Behind the header fields of a response that nothing follows.
    fn head_end(&self, from: usize) -> usize {
        let names = [
            "server",
            "date",
            "etag",
            "location",
            "connection",
            "content-",
            "x-",
            "access-control-",
        ];
        let mut end = line_end(self.text, from);
        loop {
            let start = line_start(self.text, end);
            let next = line_end(self.text, start);
            let line = self.text.get(start..next).unwrap_or_default();
            let is_field = names.iter().any(|name| {
                let own = line.get(..name.len()).unwrap_or_default();
                own.eq_ignore_ascii_case(name.as_bytes()) && line.contains(&b':')
            });
            if !is_field {
                return end;
            }
            end = next;
        }
    }

    /// `<?xml … </Error>`, `<Error>…</Error>` anywhere on a line.
    fn tags(&self, line: Span) -> Option<Start> {
        let text = self.text.get(line.start..line.end)?;
        let open = memchr::memchr_iter(b'<', text).find(|at| {
            let rest = text.get(*at..).unwrap_or_default();
            rest.starts_with(b"<?xml") || rest.starts_with(b"<Error>")
        })?;
        let from = line.start + open;
        let rest = self.text.get(from..)?;
        let near = rest.get(..ANSWER_REACH.min(rest.len()))?;
        let end = memchr::memmem::find(near, b"</Error>")? + b"</Error>".len();
        Some(Start {
            span: Span::new(from, from + end),
            grammar: Grammar::Answer,
            assigned: false,
        })
    }

    /// A bracket behind nothing, a heading or a name.
    fn value(&mut self, line: Span) -> Option<Start> {
        let text = self.text.get(line.start..line.end)?;
        let near = text.get(..LEAD.min(text.len()))?;
        let open = memchr::memchr2(b'{', b'[', near).filter(|open| is_lead(near.get(..*open)))?;
        let from = line.start + open;
        let mut end = self.closing(from)?;
        if self.is_among_fields(line, end) {
            return None;
        }
        // Nothing but the value stands on these lines: whoever signed them signed the sign too.
        let behind = self.text.get(end..line_end(self.text, end))?;
        if near.get(..open)?.trim_ascii().is_empty() && behind.trim_ascii() == b";" {
            end += behind.trim_ascii_end().len();
        }
        Some(Start {
            span: Span::new(from, end),
            grammar: Grammar::Value,
            assigned: near.get(..open)?.trim_ascii_end().ends_with(b"="),
        })
    }

    /// Where the bracket at `from` closes.
    fn closing(&mut self, from: usize) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let reach = rest.len().min(self.budget);
        let found = balanced(rest.get(..reach)?);
        if found.is_none() {
            self.budget -= reach;
        }
        self.torn(from, found).or(found).map(|len| from + len)
    }

    /// The length of JSON in which a quote is missing: brackets and quotes count wrongly in it, and the text behind it
    /// would seem to be its own.
    fn torn(&mut self, from: usize, balanced: Option<usize>) -> Option<usize> {
        let rest = self.text.get(from..)?;
        let inside = rest.get(1..)?.trim_ascii_start();
        let reach = balanced.unwrap_or(rest.len()).min(TORN_REACH);
        if !inside.starts_with(b"\"") || self.budget < reach {
            return None;
        }
        self.budget -= reach;
        let document = json::parse(rest.get(..reach)?);
        let unclosed = |error: &json::Error| error.kind == ErrorKind::UnclosedString;
        let root = document
            .root
            .filter(|_| document.errors.iter().any(unclosed))?;
        let closed = rest.get(root.span.end.checked_sub(1)?) == Some(&b'}');
        closed.then_some(root.span.end)
    }

    /// Base64 of a brace, alone on its lines or behind a heading.
    fn coded(&self, line: Span) -> Option<Start> {
        let text = self.text.get(line.start..line.end)?;
        let word = text.trim_ascii_end();
        let marks = word
            .iter()
            .rev()
            .take_while(|byte| b"'\"`;,)".contains(byte))
            .count();
        let word = word.get(..word.len() - marks)?;
        let len = word
            .iter()
            .rev()
            .take_while(|byte| is_base64(**byte))
            .count();
        let open = word.len() - len;
        let token = word.get(open..)?;
        // `name=eyJ…`: the name belongs to the lead.
        let skip =
            memchr::memchr_iter(b'=', token).find(|at| token.get(at + 1..).is_some_and(is_coded));
        let (open, token) = match skip {
            Some(at) if !is_coded(token) => (open + at + 1, token.get(at + 1..)?),
            Some(_) | None => (open, token),
        };
        if !is_coded(token) || open > LEAD || !is_lead(text.get(..open)) {
            return None;
        }
        let from = line.start + open;
        let end = self.coded_end(from + token.len());
        if self.is_among_fields(line, end) {
            return None;
        }
        Some(Start {
            span: Span::new(from, end),
            grammar: Grammar::Coded,
            assigned: false,
        })
    }

    /// Behind the lines that go on with it, where it was wrapped.
    fn coded_end(&self, mut end: usize) -> usize {
        loop {
            let line = line_start(self.text, end);
            let close = line_end(self.text, line);
            let text = self.text.get(line..close).unwrap_or_default().trim_ascii();
            let goes_on = line > end
                && text.len() >= 4
                && !text.starts_with(b"--")
                && text.iter().all(|byte| is_base64(*byte));
            let named = weight(&String::from_utf8_lossy(text)) > 0;
            if !goes_on || named || self.text.get(end - 1) == Some(&b'=') {
                return end;
            }
            end = line
                + self
                    .text
                    .get(line..close)
                    .unwrap_or_default()
                    .trim_ascii_end()
                    .len();
        }
    }

    /// Whether a value is that of a field in a list: its own line, or the one above it, names a field, and so does
    /// the line in front or behind.
    fn is_among_fields(&self, line: Span, end: usize) -> bool {
        let own = self.text.get(line.start..line.end).unwrap_or_default();
        let (mut above, mut below) = (false, false);
        let (mut start, mut end) = (line.start, end);
        // A log may put a line of its own between two of them.
        for _ in 0..if names_field(own) { NEAR } else { 1 } {
            let over = self.line_above(start);
            above |= over.is_some_and(names_field);
            start = start.saturating_sub(over.map_or(0, <[u8]>::len) + 1);
            let under = self.line_below(end);
            below |= under.is_some_and(names_field);
            end =
                (line_end(self.text, end) + 1 + under.map_or(0, <[u8]>::len)).min(self.text.len());
        }
        if names_field(own) {
            above || below
        } else {
            above && below
        }
    }

    fn line_above(&self, at: usize) -> Option<&'a [u8]> {
        let before = self.text.get(..at)?.trim_ascii_end();
        let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1);
        before.get(start..).filter(|line| !line.is_empty())
    }

    fn line_below(&self, at: usize) -> Option<&'a [u8]> {
        let end = line_end(self.text, at.min(self.text.len()));
        let rest = self.text.get(end..)?.trim_ascii_start();
        let len = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        rest.get(..len).filter(|line| !line.is_empty())
    }
}

/// Whether the line behind a delimiter, which ends at `end`, is the head of a part.
pub(super) fn is_delimiter(text: &[u8], end: usize) -> bool {
    let next = line_start(text, end);
    let line = text
        .get(next..(next + LEAD).min(text.len()))
        .unwrap_or_default();
    let line = line.trim_ascii_start();
    let begins = |word: &[u8]| {
        line.get(..word.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(word))
    };
    begins(b"content-disposition:") || begins(b"content-type:")
}

/// Whether a line names a field: `name=value`, `- name: value`, `'name' => value`, `| name | value |`, the name alone.
pub(super) fn names_field(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    let near = line.get(..LEAD.min(line.len())).unwrap_or_default();
    // A number, a bullet, a quote.
    let Some(open) = near.iter().position(u8::is_ascii_alphabetic) else {
        return false;
    };
    let rest = line.get(open..).unwrap_or_default();
    let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let len = rest.iter().take_while(is_name).count();
    let name = String::from_utf8_lossy(rest.get(..len).unwrap_or_default());
    let known = weight(&name) > 0 || alias(&name).is_some();
    let behind = rest.get(len..).unwrap_or_default();
    let signs = behind
        .iter()
        .take_while(|byte| b"'\"`* ".contains(byte))
        .count();
    let behind = behind.get(signs..).unwrap_or_default();
    let ends = behind.is_empty() || b":=\t,]|".contains(behind.first().unwrap_or(&b':'));
    let wide =
        behind.starts_with("\u{ff1a}".as_bytes()) || behind.starts_with("\u{ff1d}".as_bytes());
    len > 0 && known && (ends || wide)
}

/// The multipart bodies of a text from their first delimiter to behind the closing one: what stands between is theirs,
/// whatever it looks like.
pub(super) fn bodies(text: &[u8]) -> Vec<Span> {
    let walk = Starts::new(text);
    let mut bodies: Vec<Span> = Vec::new();
    let mut budget = walk.budget;
    for at in memchr::memmem::find_iter(text, b"--") {
        let starts_line = at == 0 || text.get(at - 1) == Some(&b'\n');
        let behind = bodies.last().is_none_or(|body| at >= body.end);
        let end = line_end(text, at);
        if !starts_line || !behind || !is_delimiter(text, end) {
            continue;
        }
        let delimiter = text.get(at..end).unwrap_or_default().trim_ascii_end();
        match walk.closing_delimiter(delimiter, end) {
            Some(end) => bodies.push(Span::new(at, end)),
            None => budget = budget.saturating_sub(text.len() - end),
        }
        if budget == 0 {
            break;
        }
    }
    bodies
}

/// Where the line at `from` ends, without its end.
pub(super) fn line_end(text: &[u8], from: usize) -> usize {
    let rest = text.get(from..).unwrap_or_default();
    from + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
}

/// Where the line behind the line end at `end` begins.
pub(super) fn line_start(text: &[u8], end: usize) -> usize {
    match text.get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => end,
    }
}

/// `POST /path HTTP/1.1`
pub(super) fn is_request_line(line: &[u8]) -> bool {
    let method = line
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    let version = memchr::memmem::rfind(line, b" HTTP/");
    let digit = version.is_some_and(|at| line.len() - at <= 9);
    // A file of requests (`.http`, hurl) leaves the version out and names the whole address.
    let target = line.get(method + 1..).unwrap_or_default();
    let whole = target.starts_with(b"http://") || target.starts_with(b"https://");
    let address = whole && memchr::memchr2(b' ', b'\t', target).is_none();
    (3..=10).contains(&method) && line.get(method) == Some(&b' ') && (digit || address)
}

/// The first line of a request's headers as DevTools copy them: a pseudo-header of HTTP/2, or "Request URL".
pub(super) fn is_devtools_head(line: &[u8]) -> bool {
    let titles: [&[u8]; 3] = [b":method:", b":authority:", b"Request URL"];
    titles.iter().any(|title| line.starts_with(title))
}

/// `HTTP/1.1 403 Forbidden`
pub(super) fn is_status_line(line: &[u8]) -> bool {
    let rest = line.strip_prefix(b"HTTP/").unwrap_or_default();
    let version = rest
        .iter()
        .take_while(|byte| !byte.is_ascii_whitespace())
        .count();
    let status = rest.get(version..).unwrap_or_default().trim_ascii_start();
    version > 0
        && version < 4
        && status
            .get(..3)
            .is_some_and(|code| code.iter().all(u8::is_ascii_digit))
}

/// `name=value&name=value` with two names that forms have.
pub(super) fn is_pairs(line: &[u8]) -> bool {
    if memchr::memchr(b'&', line).is_none() || line.iter().any(u8::is_ascii_whitespace) {
        return false;
    }
    let query = line.strip_prefix(b"?").unwrap_or(line);
    let names = query
        .split(|byte| *byte == b'&')
        .take(32)
        .filter_map(|pair| {
            let at = memchr::memchr(b'=', pair)?;
            pair.get(..at)
        });
    names
        .filter(|name| weight(&String::from_utf8_lossy(name)) > 0)
        .count()
        > 1
}

/// Whether this may stand in front of a value on its line: nothing, a bullet, a heading, a name and its separator.
fn is_lead(lead: Option<&[u8]>) -> bool {
    let lead = lead.unwrap_or_default().trim_ascii();
    let lead = trim_quotes(lead.strip_suffix(b"\xEF\xBB\xBF").unwrap_or(lead));
    let wide = ["\u{ff1a}", "\u{ff1d}", "\u{300d}", "\u{3011}"];
    lead.is_empty()
        || matches!(
            lead.last(),
            Some(b':' | b'=' | b'>' | b'-' | b'*' | b'|' | b']')
        )
        || wide.iter().any(|mark| lead.ends_with(mark.as_bytes()))
}

/// Without the quotes (and Python's or PowerShell's prefixes of them) at the end.
fn trim_quotes(lead: &[u8]) -> &[u8] {
    let quotes = lead
        .iter()
        .rev()
        .take_while(|byte| b"'\"`".contains(byte))
        .count();
    let bare = lead.get(..lead.len() - quotes).unwrap_or_default();
    let prefix = |bare: &[u8]| matches!(bare, [.., b' ' | b'=' | b':', b'b' | b'r' | b'@' | b'$']);
    let bare = if quotes > 0 && prefix(bare) {
        bare.get(..bare.len() - 1).unwrap_or_default()
    } else {
        bare
    };
    bare.trim_ascii_end()
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte)
}
