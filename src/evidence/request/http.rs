//! A raw HTTP request: request line or pseudo-headers, headers, body, and a response behind it. Also the header
//! blocks that DevTools copy (no request line, no body; in newer versions names and values on lines of their
//! own) and the trace of `curl -v`. The body stays where it is, whatever its size.

use super::super::decode::plain;
use super::super::{Fidelity, Note, Reading, Value, answer, form};
use super::body::{self, HeadEnds};
use super::{Header, Request, Taken, target};
use crate::text::{Label, Place, SourceId, Sources, Span};

/// So many lines a head may have.
const LINE_LIMIT: usize = 10_000;

/// What DevTools call the parts of a request line.
const GENERAL: [(&str, &str); 4] = [
    ("request url", ":url"),
    ("request method", ":method"),
    ("status code", ":status"),
    ("remote address", ":remote"),
];

/// Headers that only a request has.
const OF_A_REQUEST: [&str; 6] = [
    "host",
    ":authority",
    ":method",
    ":path",
    "request url",
    "request method",
];

/// How a head is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Style {
    /// With a request line.
    Raw,
    /// Headers only.
    Block,
    /// Names and values on lines of their own.
    Alternating,
    /// `> ` before every line.
    Trace,
}

/// A head as it is read. All spans are ranges of the text.
#[derive(Debug, Default)]
struct Head {
    method: Option<Span>,
    target: Option<Span>,
    headers: Vec<(Span, Span)>,
    /// The byte behind the head and its empty line.
    end: usize,
    /// Whether its lines end in CRLF.
    crlf: bool,
}

/// Reads a request.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    let start = text.len() - text.trim_ascii_start().len();
    let style = style(text, start)?;
    let head = head(text, start, style);
    if style != Style::Raw && !is_request(text, &head) {
        return None;
    }
    let mut reading = Reading::new(place.source, "http", Fidelity::BrowserCopy);
    let mut request = request(sources, place, &head);
    request.headers_complete = style != Style::Trace;
    let rest = place.part(Span::new(head.end, sources.slice(place).len()));
    let used = if style == Style::Trace {
        whole_trace(sources, &mut reading, place)
    } else {
        rest_of(sources, &mut reading, &mut request, rest, head.crlf)
    };
    reading.holds.request = Some(request);
    Some(Taken {
        reading,
        used: Span::new(place.span.start, used),
    })
}

/// What a text's first lines show it to be.
fn style(text: &[u8], start: usize) -> Option<Style> {
    let first = line(text, start);
    let bytes = cut(text, first);
    if request_line(bytes).is_some() {
        return Some(Style::Raw);
    }
    let trace = bytes.starts_with(b"* ") || bytes.starts_with(b"> ");
    if trace && trace_line(text).is_some() {
        return Some(Style::Trace);
    }
    let (_, value) = header(text, first).or_else(|| {
        // DevTools' section titles.
        let sections: [&[u8]; 2] = [b"General", b"Request Headers"];
        let in_section = sections.iter().any(|title| bytes.starts_with(title));
        in_section
            .then(|| header(text, line(text, next(text, first.end))))
            .flatten()
    })?;
    Some(if value.is_empty() {
        Style::Alternating
    } else {
        Style::Block
    })
}

fn trace_line(text: &[u8]) -> Option<usize> {
    let look = text.get(..65_536.min(text.len()))?;
    memchr::memmem::find_iter(look, b"> ").find(|at| {
        let begins = *at == 0 || look.get(at - 1) == Some(&b'\n');
        begins && request_line(cut(text, line(text, at + 2))).is_some()
    })
}

fn cut(text: &[u8], span: Span) -> &[u8] {
    text.get(span.start..span.end).unwrap_or_default()
}

/// The line at `from`, without its end.
fn line(text: &[u8], from: usize) -> Span {
    let rest = text.get(from..).unwrap_or_default();
    let len = memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
    Span::new(from, from + len)
}

/// The byte behind the line end at `end`.
fn next(text: &[u8], end: usize) -> usize {
    match text.get(end..) {
        Some([b'\r', b'\n', ..]) => end + 2,
        Some([_, ..]) => end + 1,
        _ => end,
    }
}

/// Method and target of a request line, as ranges of the line.
fn request_line(line: &[u8]) -> Option<(Span, Span)> {
    let method = line
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase())
        .count();
    let line = line.trim_ascii_end();
    let target_start = method + 1;
    if !(3..=10).contains(&method) || line.get(method) != Some(&b' ') {
        return None;
    }
    let rest = line.get(target_start..)?;
    let version = memchr::memmem::rfind(rest, b" HTTP/");
    let target = rest.get(..version.unwrap_or(rest.len()))?;
    let is_target = target.starts_with(b"/") || target.starts_with(b"http") || target == b"*";
    let plain = memchr::memchr(b' ', target).is_none();
    let fits = if version.is_some() {
        !target.is_empty()
    } else {
        is_target && plain
    };
    fits.then(|| {
        (
            Span::new(0, method),
            Span::new(target_start, target_start + target.len()),
        )
    })
}

/// Name and value of a header line.
fn header(text: &[u8], line: Span) -> Option<(Span, Span)> {
    let bytes = cut(text, line);
    let pseudo = usize::from(bytes.starts_with(b":"));
    let colon = memchr::memchr(b':', bytes.get(pseudo..)?)? + pseudo;
    let name = bytes.get(..colon)?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_ :.".contains(byte);
    let sound = colon > pseudo && name.iter().all(is_name) && !name.starts_with(b" ");
    if !sound || bytes.get(colon + 1..)?.starts_with(b"//") {
        return None;
    }
    let value = bytes.get(colon + 1..)?;
    let lead = value.len() - value.trim_ascii_start().len();
    let from = line.start + colon + 1 + lead;
    let name_len = name.trim_ascii_end().len();
    let value = Span::new(from, from + value.trim_ascii().len());
    Some((Span::new(line.start, line.start + name_len), value))
}

/// Reads the head from `start` on.
fn head(text: &[u8], start: usize, style: Style) -> Head {
    let mut head = Head::default();
    let mut at = start;
    if style == Style::Trace {
        at = trace_line(text).unwrap_or(start);
    }
    for index in 0..LINE_LIMIT {
        if at >= text.len() {
            break;
        }
        let mut line = line(text, at);
        let behind = next(text, line.end);
        if style == Style::Trace {
            if !cut(text, line).starts_with(b"> ") {
                break;
            }
            line.start += 2;
        }
        let bytes = cut(text, line);
        if index > 0 && bytes.starts_with(b"--") {
            break;
        }
        head.crlf |= text.get(line.end) == Some(&b'\r');
        at = behind;
        if bytes.trim_ascii().is_empty() {
            if style == Style::Raw || !goes_on(text, at) {
                break;
            }
            continue;
        }
        at = take_line(text, line, behind, style, &mut head);
    }
    head.end = at.min(text.len());
    head
}

/// Whether behind an empty line DevTools' next section of headers begins.
fn goes_on(text: &[u8], at: usize) -> bool {
    let first = line(text, at);
    let bytes = cut(text, first).trim_ascii();
    let is_title = bytes.ends_with(b"Headers") || bytes == b"General";
    is_title || (!bytes.starts_with(b"--") && header(text, first).is_some())
}

/// Takes one line of a head; returns where the next one begins.
fn take_line(text: &[u8], line_at: Span, behind: usize, style: Style, head: &mut Head) -> usize {
    let bytes = cut(text, line_at);
    let first = head.headers.is_empty() && head.method.is_none();
    if let Some((method, target)) = request_line(bytes).filter(|_| first) {
        head.method = Some(method.shifted(line_at.start));
        head.target = Some(target.shifted(line_at.start));
        return behind;
    }
    if matches!(bytes.first(), Some(b' ' | b'\t'))
        && let Some((_, value)) = head.headers.last_mut()
    {
        // A folded line continues the value above it.
        let end = line_at.start + bytes.trim_ascii_end().len();
        value.end = end.max(value.end);
        return behind;
    }
    let Some((name, mut value)) = header(text, line_at) else {
        return behind;
    };
    let mut at = behind;
    if style == Style::Alternating && value.is_empty() {
        value = line(text, behind);
        at = next(text, value.end);
    }
    head.headers.push((name, value));
    at
}

/// Whether a block of headers is that of a request.
fn is_request(text: &[u8], head: &Head) -> bool {
    head.method.is_some()
        || head.headers.iter().any(|(name, value)| {
            let name = String::from_utf8_lossy(cut(text, *name)).to_lowercase();
            OF_A_REQUEST.contains(&name.as_str())
                || (name == "content-type" && cut(text, *value).starts_with(b"multipart/"))
        })
}

/// The request of a head.
fn request(sources: &mut Sources, place: Place, head: &Head) -> Request {
    let value = |span: Span| Value {
        place: place.part(span),
    };
    let mut request = Request {
        method: head.method.map(value),
        ..Request::default()
    };
    let mut url = head.target.map(value);
    for (name, text) in &head.headers {
        let header = Header {
            name: value(*name),
            value: value(*text),
        };
        let called = sources.text(header.name.place).to_lowercase();
        let general = GENERAL.iter().find(|(name, _)| *name == called);
        match general.map_or(called.as_str(), |(_, name)| name) {
            ":method" => request.method = Some(header.value),
            ":path" => request.path = Some(header.value),
            ":authority" => request.host = Some(header.value),
            ":url" => url = Some(header.value),
            ":status" | ":remote" | ":scheme" => {}
            "host" => {
                request.host = request.host.or(Some(header.value));
                request.headers.push(header);
            }
            _ => request.headers.push(header),
        }
    }
    if let Some(url) = url {
        let absolute = !sources.slice(url.place).starts_with(b"/");
        let address = absolute.then(|| target::address(sources, url)).flatten();
        if let Some(address) = address {
            request.host = request.host.or(Some(address.host));
            request.path = request.path.or(address.path);
        } else {
            request.path = request.path.or(Some(url));
        }
    }
    request
}

/// A trace holds no body, but the answer; it is read as a whole.
fn whole_trace(sources: &mut Sources, reading: &mut Reading, place: Place) -> usize {
    reading.missing = vec!["body", "file-bytes"];
    let window = answer_window(sources, place);
    let whole = sources.whole(window);
    reading.holds.answer = answer::read(sources, whole, false).and_then(|more| more.holds.answer);
    place.span.end
}

fn answer_window(sources: &mut Sources, place: Place) -> SourceId {
    sources.window(place, Some(Label::plain("answer")))
}

/// What stands behind the head: the body, and perhaps a response. Returns where the request ends, in the
/// coordinates of the paste.
fn rest_of(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    rest: Place,
    crlf: bool,
) -> usize {
    let bytes = sources.slice(rest);
    let nothing = bytes
        .get(..64.min(bytes.len()))
        .unwrap_or_default()
        .trim_ascii()
        .is_empty()
        && bytes.trim_ascii().is_empty();
    let answered = bytes.starts_with(b"HTTP/") || bytes.trim_ascii_start().starts_with(b"<");
    if nothing || answered {
        reading.missing = vec!["body", "file-bytes"];
        if nothing && declares_none(sources, request) {
            reading.missing.clear();
            request.body = Some(rest.part(Span::empty(0)));
            request.body_exact = true;
        }
        return rest.span.start;
    }
    let content_type = content_type(sources, request);
    let body = sources.window(rest, Some(Label::plain("body")));
    let ends = if crlf { HeadEnds::Crlf } else { HeadEnds::Lf };
    let (form, end) = body::take(sources, reading, request, body, content_type, ends);
    reading.holds.form = form;
    if reading.holds.form.is_none() && end <= super::super::PASTE_LIMIT {
        reading.notes.push(Note::new("body-not-multipart"));
        let part = Place::new(body, 0..end);
        reading.holds.form = form::body(sources, part);
    }
    rest.span.start + end
}

/// Whether the head itself says that no body follows.
fn declares_none(sources: &Sources, request: &Request) -> bool {
    request.headers.iter().any(|header| {
        sources
            .slice(header.name.place)
            .eq_ignore_ascii_case(b"content-length")
            && sources.slice(header.value.place) == b"0"
    })
}

/// The value of the last Content-Type header.
pub(super) fn content_type(sources: &Sources, request: &Request) -> Option<Value> {
    let headers = request.headers.iter().rev();
    headers
        .map(|header| (header, sources.slice(header.name.place)))
        .find(|(_, name)| name.eq_ignore_ascii_case(b"content-type"))
        .map(|(header, _)| plain(header.value.place.source, header.value.place.span))
}
