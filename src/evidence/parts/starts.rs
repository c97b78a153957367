//! Where a part begins that shows itself by a mark: a delimiter of a body, a request line, a status line, COS's
//! tags, a bracket, base64 of a brace, pairs joined by `&`; and where it ends. One pass over the lines. It knows
//! the marks only: whether a part is what it looks like is its reader's business.

use super::super::brackets::balanced;
use super::super::draft::{alias, name_weight};
use super::super::policy::is_coded;
use crate::json::{self, ErrorKind};
use crate::text::{Bytes, Span};

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

impl Start {
    fn new(grammar: Grammar, from: usize, end: usize) -> Self {
        Self {
            span: Span::new(from, end),
            grammar,
            assigned: false,
        }
    }

    /// Whether only its reader knows where it ends; a bracket or a tag is one thing to its end.
    pub(super) fn is_open(&self) -> bool {
        matches!(self.grammar, Grammar::Body | Grammar::Request)
    }
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
        self.behind(if start.is_open() {
            self.text.line_end(start.span.start)
        } else {
            start.span.end
        });
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Option<Start> {
        while self.at < self.text.len() {
            let end = self.text.line_end(self.at);
            if let Some(start) = self.on_line(Span::new(self.at, end)) {
                return Some(start);
            }
            self.at = end + 1;
        }
        None
    }

    fn on_line(&mut self, line: Span) -> Option<Start> {
        let text = self.text.cut(line);
        let from = line.start + text.indent();
        let trimmed = text.trim_ascii();
        if trimmed.len() > 2 && trimmed.starts_with(b"--") && is_delimiter(self.text, line.end) {
            let end = closing_delimiter(self.text, trimmed, line.end);
            return Some(Start::new(
                Grammar::Body,
                from,
                end.unwrap_or(self.text.len()),
            ));
        }
        if is_request_line(trimmed) || is_devtools_head(trimmed) {
            return Some(Start::new(
                Grammar::Request,
                from,
                self.message_end(line.end),
            ));
        }
        if is_status_line(trimmed) {
            return Some(Start::new(Grammar::Answer, from, self.answer_end(from)));
        }
        let end = from + trimmed.len();
        let pairs = is_pairs(trimmed).then(|| Start::new(Grammar::Pairs, from, end));
        let marks = [self.tags(line), self.value(line), self.coded(line), pairs];
        marks
            .into_iter()
            .flatten()
            .min_by_key(|start| start.span.start)
    }

    /// Behind a request: its head, and its body where that is a multipart one.
    fn message_end(&self, from: usize) -> usize {
        let mut at = self.text.next_line(from);
        let mut in_head = true;
        while at < self.text.len() {
            let end = self.text.line_end(at);
            let line = self.text.cut(at..end).trim_ascii();
            if line.starts_with(b"--") && is_delimiter(self.text, end) {
                return closing_delimiter(self.text, line, end).unwrap_or(self.text.len());
            }
            // `100 Continue` stands between the head and the body, a preflight and its response in front of both.
            let begins = is_status_line(line) || is_request_line(line);
            if !(in_head || line.is_empty() || begins) {
                break;
            }
            in_head = begins || in_head && !line.is_empty();
            at = self.text.next_line(end);
        }
        self.text.len()
    }

    /// Behind a response: its head and the tags below.
    fn answer_end(&self, from: usize) -> usize {
        let near = self.text.after(from).near(ANSWER_REACH);
        let blanks = [b"\r\n\r\n".as_slice(), b"\n\n"].into_iter();
        let heads =
            blanks.filter_map(|blank| Some(memchr::memmem::find(near, blank)? + blank.len()));
        let Some(head) = heads.min() else {
            return self.head_end(from);
        };
        let below = near.after(head);
        let tags = below.trim_ascii_start().starts_with(b"<");
        from + head + closing_tag(below).filter(|_| tags).unwrap_or(0)
    }

    /// Behind the header fields of a response that nothing follows.
    fn head_end(&self, from: usize) -> usize {
        const NAMES: [&str; 8] = [
            "server",
            "date",
            "etag",
            "location",
            "connection",
            "content-",
            "x-",
            "access-control-",
        ];
        let is_field = |line: &[u8]| {
            line.contains(&b':') && NAMES.iter().any(|name| line.begins(name.as_bytes()))
        };
        let mut end = self.text.line_end(from);
        loop {
            let start = self.text.next_line(end);
            let next = self.text.line_end(start);
            if !is_field(self.text.cut(start..next)) {
                return end;
            }
            end = next;
        }
    }

    /// `<?xml … </Error>`, `<Error>…</Error>` anywhere on a line.
    fn tags(&self, line: Span) -> Option<Start> {
        let text = self.text.cut(line);
        let open = memchr::memchr_iter(b'<', text).find(|at| {
            let rest = text.after(*at);
            rest.starts_with(b"<?xml") || rest.starts_with(b"<Error>")
        })?;
        let from = line.start + open;
        let end = closing_tag(self.text.after(from).near(ANSWER_REACH))?;
        Some(Start::new(Grammar::Answer, from, from + end))
    }

    /// A bracket behind nothing, a heading or a name.
    fn value(&mut self, line: Span) -> Option<Start> {
        let near = self.text.cut(line).near(LEAD);
        let open = memchr::memchr2(b'{', b'[', near).filter(|open| is_lead(near.before(*open)))?;
        let from = line.start + open;
        let mut end = self.closing(from)?;
        if self.is_among_fields(line, end, |_| None) {
            return None;
        }
        // Nothing but the value stands on these lines: whoever signed them signed the sign too.
        let behind = self.text.cut(end..self.text.line_end(end));
        let lead = near.before(open).trim_ascii_end();
        if lead.is_empty() && behind.trim_ascii() == b";" {
            end += behind.trim_ascii_end().len();
        }
        let mut start = Start::new(Grammar::Value, from, end);
        start.assigned = lead.ends_with(b"=");
        Some(start)
    }

    /// Where the bracket at `from` closes.
    fn closing(&mut self, from: usize) -> Option<usize> {
        let near = self.text.after(from).near(self.budget);
        let found = balanced(near);
        if found.is_none() {
            self.budget -= near.len();
        }
        self.torn(from, found).or(found).map(|len| from + len)
    }

    /// The length of JSON in which a quote is missing: brackets and quotes count wrongly in it, and the text behind it
    /// would seem to be its own.
    fn torn(&mut self, from: usize, balanced: Option<usize>) -> Option<usize> {
        let rest = self.text.after(from);
        let near = rest.near(balanced.unwrap_or(rest.len()).min(TORN_REACH));
        if !rest.after(1).trim_ascii_start().starts_with(b"\"") || self.budget < near.len() {
            return None;
        }
        self.budget -= near.len();
        let document = json::parse(near);
        let unclosed = |error: &json::Error| error.kind == ErrorKind::UnclosedString;
        let torn = document.errors.iter().any(unclosed);
        let end = document.root.filter(|_| torn)?.span.end;
        rest.before(end).ends_with(b"}").then_some(end)
    }

    /// Base64 of a brace, alone on its lines or behind a heading.
    fn coded(&self, line: Span) -> Option<Start> {
        let text = self.text.cut(line);
        let word = text.trim_ascii_end();
        let word = word.before(word.len() - word.run_back(|byte| b"'\"`;,)".contains(&byte)));
        let mut open = word.len() - word.run_back(is_base64);
        // `name=eyJ…`: the name belongs to the lead.
        if !is_coded(word.after(open)) {
            let mut signs = memchr::memchr_iter(b'=', word.after(open));
            open += signs.find(|at| is_coded(word.after(open + at + 1)))? + 1;
        }
        if open > LEAD || !is_lead(text.before(open)) {
            return None;
        }
        let end = self.coded_end(line.start + word.len());
        let alone = !self.is_among_fields(line, end, names_signed);
        alone.then(|| Start::new(Grammar::Coded, line.start + open, end))
    }

    /// Behind the lines that go on with it, where it was wrapped.
    fn coded_end(&self, mut end: usize) -> usize {
        loop {
            let line = self.text.next_line(end);
            let bytes = self.text.cut(line..self.text.line_end(line));
            let text = bytes.trim_ascii();
            let goes_on = line > end
                && text.len() >= 4
                && !text.starts_with(b"--")
                && text.iter().all(|byte| is_base64(*byte));
            if !goes_on || name_weight(text) > 0 || self.text.before(end).ends_with(b"=") {
                return end;
            }
            end = line + bytes.trim_ascii_end().len();
        }
    }

    /// Whether a value is that of a field in a list: its own line, or the one above it, names a field or is `signed` by
    /// one that it names, and so does the line in front or behind.
    fn is_among_fields(&self, line: Span, end: usize, signed: fn(&[u8]) -> Option<bool>) -> bool {
        let names = |line: &[u8]| names_field(line) || signed(line).is_some();
        let own = names(self.text.cut(line));
        let mut quoted = false;
        let (mut above, mut below) = (false, false);
        let (mut start, mut end) = (line.start, end);
        // A log may put a line of its own between two of them.
        for _ in 0..if own { NEAR } else { 1 } {
            let before = self.text.before(start).trim_ascii_end();
            start = before.line_start(before.len());
            above |= names(before.after(start));
            quoted |= signed(before.after(start)) == Some(true);
            let rest = self.text.after(self.text.line_end(end));
            let under = rest.trim_ascii_start();
            end = self.text.line_end(self.text.len() - under.len());
            below |= names(under.before(under.line_end(0)));
        }
        if own {
            above || below
        } else {
            quoted || above && below
        }
    }
}

/// Behind the line of the delimiter that closes a body.
fn closing_delimiter(text: &[u8], delimiter: &[u8], from: usize) -> Option<usize> {
    let rest = text.after(from);
    let closing = [b"\n", delimiter, b"--"].concat();
    let ends = |at: &usize| {
        matches!(
            rest.get(at + closing.len()),
            None | Some(b'\r' | b'\n' | b' ')
        )
    };
    let found = memchr::memmem::find_iter(rest, &closing).find(ends)?;
    Some(text.next_line(text.line_end(from + found + 1)))
}

/// The length of what ends in the closing tag of an answer.
fn closing_tag(text: &[u8]) -> Option<usize> {
    Some(memchr::memmem::find(text, b"</Error>")? + b"</Error>".len())
}

/// Whether the line behind a delimiter, which ends at `end`, is the head of a part.
pub(super) fn is_delimiter(text: &[u8], end: usize) -> bool {
    let line = text
        .after(text.next_line(end))
        .near(LEAD)
        .trim_ascii_start();
    line.begins(b"content-disposition:") || line.begins(b"content-type:")
}

/// Whether a line names a field: `name=value`, `- name: value`, `'name' => value`, `| name | value |`, the name alone.
pub(super) fn names_field(line: &[u8]) -> bool {
    let near = line.trim_ascii().near(LEAD);
    // A number, a bullet, a quote.
    let rest = near.after(near.run(|byte| !byte.is_ascii_alphabetic()));
    let len = rest.run(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let name = rest.before(len);
    let known = || name_weight(name) > 0 || alias(&String::from_utf8_lossy(name)).is_some();
    let behind = line.trim_ascii().after(near.len() - rest.len() + len);
    let behind = behind.after(behind.run(|byte| b"'\"`* ".contains(&byte)));
    let ends = behind.is_empty() || b":=\t,]|".contains(behind.first().unwrap_or(&b':'));
    let wide = ["\u{ff1a}", "\u{ff1d}"];
    let ends = ends || wide.iter().any(|sign| behind.starts_with(sign.as_bytes()));
    len > 0 && ends && known()
}

/// Whether a line has one of the fields that sign in it, behind other words (`multipart field policy = 'eyJ…'`,
/// `--form-string 'q-ak=…'`, `name=\"policy\"`); true where its name stands in quotes.
fn names_signed(line: &[u8]) -> Option<bool> {
    const NAMES: [&str; 5] = [
        "policy",
        "q-ak",
        "q-key-time",
        "q-sign-algorithm",
        "q-signature",
    ];
    let near = line.near(LEAD);
    NAMES.iter().find_map(|name| {
        let at = memchr::memmem::find(near, name.as_bytes())?;
        let behind = near.after(at + name.len());
        let signs = behind.run(|byte| b"\"'`\\ ".contains(&byte));
        let before = near.before(at).last()?;
        let quoted = b"\"'`".contains(before);
        let valued = behind
            .after(signs)
            .first()
            .is_some_and(|sign| b"=:,".contains(sign));
        let closed = quoted && signs > 0;
        (closed || valued && (quoted || *before == b' ')).then_some(closed)
    })
}

/// The multipart bodies of a text from their first delimiter to behind the closing one: what stands between is theirs,
/// whatever it looks like.
pub(super) fn bodies(text: &[u8]) -> Vec<Span> {
    let mut bodies: Vec<Span> = Vec::new();
    // Bytes that may still be searched for delimiters that never close.
    let mut budget = 4 * text.len() + 65_536;
    for at in memchr::memmem::find_iter(text, b"--") {
        let starts_line = at == 0 || text.get(at - 1) == Some(&b'\n');
        let behind = bodies.last().is_none_or(|body| at >= body.end);
        if !starts_line || !behind {
            continue;
        }
        let end = text.line_end(at);
        if !is_delimiter(text, end) {
            continue;
        }
        match closing_delimiter(text, text.cut(at..end).trim_ascii_end(), end) {
            Some(end) => bodies.push(Span::new(at, end)),
            None => budget = budget.saturating_sub(text.len() - end),
        }
        if budget == 0 {
            break;
        }
    }
    bodies
}

/// The lines of a text that stand in no body of it, without their ends.
pub(super) fn outside_bodies(text: &[u8]) -> Vec<Span> {
    let bodies = bodies(text);
    let outside = |line: &Span| {
        let next = bodies.partition_point(|body| body.end <= line.start);
        bodies.get(next).is_none_or(|body| line.start < body.start)
    };
    text.line_spans().filter(outside).collect()
}

/// `POST /path HTTP/1.1`
pub(super) fn is_request_line(line: &[u8]) -> bool {
    let method = line.run(|byte| byte.is_ascii_uppercase());
    let version = memchr::memmem::rfind(line, b" HTTP/");
    let digit = version.is_some_and(|at| line.len() - at <= 9);
    // A file of requests (`.http`, hurl) leaves the version out and names the whole address.
    let target = line.after(method + 1);
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
    let version = rest.run(|byte| !byte.is_ascii_whitespace());
    let status = rest.after(version).trim_ascii_start();
    (1..4).contains(&version) && status.len() > 2 && status.near(3).iter().all(u8::is_ascii_digit)
}

/// `name=value&name=value` with two names that forms have.
pub(super) fn is_pairs(line: &[u8]) -> bool {
    if memchr::memchr(b'&', line).is_none() || line.iter().any(u8::is_ascii_whitespace) {
        return false;
    }
    let query = line.strip_prefix(b"?").unwrap_or(line);
    let pairs = query.split(|byte| *byte == b'&').take(32);
    let names = pairs.filter_map(|pair| pair.get(..memchr::memchr(b'=', pair)?));
    names.filter(|name| name_weight(name) > 0).count() > 1
}

/// Whether this may stand in front of a value on its line: nothing, a bullet, a heading, a name and its separator.
fn is_lead(lead: &[u8]) -> bool {
    let lead = lead.trim_ascii();
    let lead = trim_quotes(lead.strip_suffix(b"\xEF\xBB\xBF").unwrap_or(lead));
    let wide = ["\u{ff1a}", "\u{ff1d}", "\u{300d}", "\u{3011}"];
    let sign = lead.last().is_none_or(|byte| b":=>-*|]".contains(byte));
    sign || wide.iter().any(|mark| lead.ends_with(mark.as_bytes()))
}

/// Without the quotes (and Python's or PowerShell's prefixes of them) at the end.
fn trim_quotes(lead: &[u8]) -> &[u8] {
    let quotes = lead.run_back(|byte| b"'\"`".contains(&byte));
    let bare = lead.before(lead.len() - quotes);
    let prefix = matches!(bare, [.., b' ' | b'=' | b':', b'b' | b'r' | b'@' | b'$']);
    let len = bare.len() - usize::from(quotes > 0 && prefix);
    bare.before(len).trim_ascii_end()
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=-_".contains(&byte)
}
