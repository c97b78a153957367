//! A raw HTTP request: request line or pseudo-headers, headers, body, and a response behind it. Also the header
//! blocks that DevTools copy (no request line, no body; in newer versions names and values on lines of their
//! own) and the trace of `curl -v`. The body stays where it is, whatever its size.

use super::super::decode::{Decoded, plain, undo};
use super::super::draft::{Draft, Shows, weight};
use super::super::message::address;
use super::super::{Fidelity, Note, Reading, Value, answer, form};
use super::body::{self, Came, HeadEnds};
use super::copies::Characters;
use super::{Header, Request, Taken, quoted, several};
use crate::text::{Bytes, Label, Place, SourceId, Sources, Span, hex};

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
    /// Whether lines stand in it that are no headers, so that somebody set it out in another way.
    odd: bool,
    /// How far the headers are indented that such a list has below its title.
    indent: usize,
}

/// Reads a request; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    let start = text.indent();
    match style(text, start) {
        Some(Style::Raw) | None => messages(sources, place, Came::Raw(HeadEnds::Lf)),
        Some(style) => one(sources, place, style, Came::Raw(HeadEnds::Lf))
            .or_else(|| messages(sources, place, Came::Raw(HeadEnds::Lf))),
    }
}

/// Reads the requests with a request line. `came` says how their bodies came here where the text does not.
pub(super) fn messages(sources: &mut Sources, place: Place, came: Came) -> Option<Taken> {
    let starts = request_lines(sources.slice(place));
    several::best(sources, place, starts, |sources, place| {
        one(sources, place, Style::Raw, came)
    })
}

/// Where request lines begin: one inside a body begins nothing.
fn request_lines(text: &[u8]) -> Vec<usize> {
    let methods: [&[u8]; 7] = [
        b"POST ",
        b"GET ",
        b"PUT ",
        b"OPTIONS ",
        b"HEAD ",
        b"DELETE ",
        b"PATCH ",
    ];
    let mut found: Vec<usize> = Vec::new();
    for method in methods {
        let starts = memchr::memmem::find_iter(text, method).filter(|at| {
            let before = text.before(*at);
            let begins = before.last().is_none_or(|byte| b"\r\n".contains(byte))
                || before.len() < 64 && before.trim_ascii().is_empty();
            begins && request_line(text.cut(line(text, *at))).is_some()
        });
        found.extend(starts.take(LINE_LIMIT));
    }
    found.sort_unstable();
    let mut behind = 0;
    let mut next = found.clone().into_iter().skip(1);
    found.retain(|at| {
        let next = next.next();
        let begins = *at >= behind;
        if begins {
            behind = body_end(text, *at, next).unwrap_or(0);
        }
        begins
    });
    found
}

/// Behind the closing delimiter of the body of the request at a byte, where the body begins before the next one.
fn body_end(text: &[u8], at: usize, next: Option<usize>) -> Option<usize> {
    let open = at + memchr::memmem::find(text.get(at..next.unwrap_or(text.len()))?, b"\n--")? + 1;
    let delimiter = text.cut(line(text, open));
    let closing = [b"\n", delimiter, b"--"].concat();
    Some(open + memchr::memmem::find(text.get(open..)?, &closing)? + closing.len())
}

fn one(sources: &mut Sources, place: Place, style: Style, came: Came) -> Option<Taken> {
    let text = sources.slice(place);
    let start = text.indent();
    let head = head(text, start, style);
    if style != Style::Raw && !is_request(text, &head) {
        return None;
    }
    let mut reading = Reading::new(place.source, "http", Fidelity::BrowserCopy);
    let mut request = request(sources, place, &head);
    let documented = request.drop_placeholders(sources);
    request.headers_complete = style != Style::Trace && !head.odd && !documented;
    let rest = place.part(Span::new(head.end, sources.slice(place).len()));
    let used = if style == Style::Trace {
        whole_trace(sources, &mut reading, place)
    } else if let Some(end) = section(sources, rest, &mut reading) {
        request.drop_template(sources);
        request.headers_complete = false;
        end
    } else if style != Style::Raw && !sources.slice(rest).trim_ascii_start().starts_with(b"--") {
        // Rows of a pane are no head in front of a body.
        reading.missing = vec!["body", "file-bytes"];
        rest.span.start
    } else {
        let came = match came {
            Came::Raw(_) if head.odd => Came::Copied(Characters::AsSent),
            Came::Raw(_) if head.crlf => Came::Raw(HeadEnds::Crlf),
            came @ (Came::Raw(_) | Came::Copied(_)) => came,
        };
        rest_of(sources, &mut reading, &mut request, rest, came)
    };
    let answered = |(name, _): &(Span, Span)| {
        sources
            .slice(place)
            .cut(*name)
            .eq_ignore_ascii_case(b"status code")
    };
    if head.headers.iter().any(answered) {
        // DevTools' pane shows both heads: the response's is an answer without its text.
        let pane = answer_window(sources, place.part(Span::new(start, head.end)));
        let pane = sources.whole(pane);
        let answer = answer::read(sources, pane, false);
        reading.holds.answer = answer.and_then(|more| more.holds.answer);
    }
    reading.holds.request = Some(request);
    let from = place.part(Span::empty(start)).span.start;
    Some(Taken {
        reading,
        used: Span::new(from, used),
    })
}

/// The request of a head that was received, with its empty line.
pub(super) fn received(sources: &mut Sources, place: Place) -> Request {
    let head = head(sources.slice(place), 0, Style::Raw);
    let mut request = request(sources, place, &head);
    request.headers_complete = true;
    request
}

/// hurl's `[Multipart]` below the headers: a line for each field, the file as `file,photo.png; image/png`.
/// Returns where it ends.
fn section(sources: &mut Sources, rest: Place, reading: &mut Reading) -> Option<usize> {
    let text = sources.slice(rest).to_vec();
    let mut at = text.indent();
    let title = text.cut(line(&text, at)).trim_ascii();
    if !title.starts_with(b"[Multipart") {
        return None;
    }
    let mut draft = Draft::default();
    at = text.next_line(line(&text, at).end);
    while at < text.len() {
        let span = line(&text, at);
        let bytes = text.cut(span);
        if bytes.starts_with(b"HTTP") {
            // The answer that the file demands.
            at = text.next_line(span.end);
            break;
        }
        if bytes.starts_with(b"[") || request_line(bytes).is_some() {
            break;
        }
        let field = header(&text, span).filter(|_| !bytes.starts_with(b"#"));
        // A heading, or keys that stand below.
        let ends = |(name, value): &(Span, Span)| {
            let name = String::from_utf8_lossy(text.cut(*name));
            form::is_secret(&name) || value.is_empty() && weight(&name) == 0
        };
        if !draft.is_empty() && field.as_ref().is_some_and(ends) {
            break;
        }
        at = text.next_line(span.end);
        let Some((name, value)) = field else { continue };
        let name = plain(rest.source, rest.part(name).span);
        match text.cut(value).strip_prefix(b"file,") {
            Some(path) => {
                let from = value.end - path.len();
                let len = memchr::memchr(b';', path).unwrap_or(path.len());
                let path = rest.part(Span::new(from, from + len));
                draft.path(sources, name, path, None);
            }
            None => draft.text(name, unescaped(sources, rest.part(value))),
        }
    }
    reading.reader = "hurl";
    reading.missing = vec!["file-bytes", "content-length", "answer"];
    reading.holds.form = Some(draft.finish(sources, Fidelity::BrowserCopy, Shows::ALL));
    Some(rest.span.start + at)
}

/// hurl's `\#` is `#`, its `\\` is `\`.
fn unescaped(sources: &mut Sources, place: Place) -> Value {
    let bytes = sources.slice(place);
    let base = place.span.start;
    let mut decoded = Decoded::default();
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match bytes.get(at + 1) {
            Some(&marked @ (b'#' | b'\\' | b':' | b'{')) if byte == b'\\' => {
                decoded.put(&[marked], Span::new(base + at, base + at + 2));
                at += 2;
            }
            _ => {
                decoded.copy(base + at, &[byte]);
                at += 1;
            }
        }
    }
    decoded.into_value(sources, place.source, base)
}

/// What a text's first lines show it to be.
fn style(text: &[u8], start: usize) -> Option<Style> {
    let first = line(text, start);
    let bytes = text.cut(first);
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
            .then(|| header(text, line(text, text.next_line(first.end))))
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
        begins && request_line(text.cut(line(text, at + 2))).is_some()
    })
}

/// The line at `from`, without its end.
fn line(text: &[u8], from: usize) -> Span {
    Span::new(from, text.line_end(from))
}

/// Method and target of a request line, as ranges of the line.
fn request_line(line: &[u8]) -> Option<(Span, Span)> {
    let method = line.run(|byte| byte.is_ascii_uppercase());
    let line = line.trim_ascii_end();
    let target_start = method + 1;
    if !(3..=10).contains(&method) || line.get(method) != Some(&b' ') {
        return None;
    }
    let rest = line.get(target_start..)?;
    let version = memchr::memmem::rfind(rest, b" HTTP/").filter(|at| rest.len() - at <= 9);
    let target = rest.get(..version.unwrap_or(rest.len()))?;
    let target_start = target_start + target.indent();
    let target = target.trim_ascii();
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
    let bytes = text.cut(line);
    let pseudo = usize::from(bytes.starts_with(b":"));
    let colon = memchr::memchr(b':', bytes.get(pseudo..)?)? + pseudo;
    let name = bytes.get(..colon)?;
    let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_ :.".contains(byte);
    let sound = colon > pseudo && name.iter().all(is_name) && !name.starts_with(b" ");
    if !sound || bytes.get(colon + 1..)?.starts_with(b"//") {
        return None;
    }
    let value = bytes.get(colon + 1..)?;
    let lead = value.indent();
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
        let behind = text.next_line(line.end);
        if style == Style::Trace {
            if !text.cut(line).starts_with(b"> ") {
                break;
            }
            line.start += 2;
        }
        let bytes = text.cut(line);
        let body = bytes.trim_ascii_start().starts_with(b"--");
        if index > 0 && (body || bytes.starts_with(b"[Multipart")) {
            break;
        }
        head.crlf |= text.get(line.end) == Some(&b'\r');
        at = behind;
        if bytes.trim_ascii().is_empty() {
            if style == Style::Raw || !goes_on(text, at, style) {
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
fn goes_on(text: &[u8], at: usize, style: Style) -> bool {
    let first = line(text, at);
    let bytes = text.cut(first).trim_ascii();
    let is_title = bytes.ends_with(b"Headers") || bytes == b"General";
    let is_field = |name: &[u8]| {
        let name = String::from_utf8_lossy(name);
        weight(&name) > 1 || name.eq_ignore_ascii_case("key")
    };
    // A name without a value is the title of something else, unless values stand on lines of their own.
    let is_header = |(name, value): (Span, Span)| {
        let title = value.is_empty() && style != Style::Alternating;
        !title && !is_field(text.cut(name))
    };
    is_title || (!bytes.starts_with(b"--") && header(text, first).is_some_and(is_header))
}

/// Takes one line of a head; returns where the next one begins.
fn take_line(text: &[u8], line_at: Span, behind: usize, style: Style, head: &mut Head) -> usize {
    let bytes = text.cut(line_at);
    let first = head.headers.is_empty() && head.method.is_none();
    if let Some((method, target)) = request_line(bytes).filter(|_| first) {
        head.method = Some(method.shifted(line_at.start));
        head.target = Some(target.shifted(line_at.start));
        return behind;
    }
    let indent = bytes.indent();
    let inner = header(text, Span::new(line_at.start + indent, line_at.end));
    let titled = |head: &Head| {
        head.headers
            .last()
            .is_none_or(|(_, value)| value.is_empty())
    };
    let listed = indent > 0 && inner.is_some() && (titled(head) || indent == head.indent);
    if listed {
        head.odd = true;
        head.indent = indent;
    }
    if head.indent > 0 && !listed {
        return behind;
    }
    if indent > 0
        && !listed
        && let Some((_, value)) = head.headers.last_mut()
    {
        // A folded line continues the value above it.
        let end = line_at.start + bytes.trim_ascii_end().len();
        value.end = end.max(value.end);
        return behind;
    }
    let Some((name, mut value)) = inner else {
        head.odd = true;
        return behind;
    };
    if listed {
        // The title of a list is none.
        head.headers.pop_if(|(_, value)| value.is_empty());
    }
    let mut at = behind;
    if style == Style::Alternating && value.is_empty() {
        value = line(text, behind);
        at = text.next_line(value.end);
    }
    head.headers.push((name, value));
    at
}

/// Whether a block of headers is that of a request.
fn is_request(text: &[u8], head: &Head) -> bool {
    head.method.is_some()
        || head.headers.iter().any(|(name, value)| {
            let name = String::from_utf8_lossy(text.cut(*name)).to_lowercase();
            OF_A_REQUEST.contains(&name.as_str())
                || (name == "content-type" && text.cut(*value).starts_with(b"multipart/"))
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
        let to = absolute.then(|| address(sources, url)).flatten();
        let (host, path) = to.map_or((None, Some(url)), |(host, path)| (Some(host), path));
        request.host = request.host.or(host);
        request.path = request.path.or(path);
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
    mut came: Came,
) -> usize {
    let rest = below_title(sources, request, rest);
    let rest = rest.part(Span::new(interim(sources.slice(rest)), rest.span.len()));
    let bytes = sources.slice(rest);
    let nothing =
        bytes.before(64.min(bytes.len())).trim_ascii().is_empty() && bytes.trim_ascii().is_empty();
    if let Some(len) = not_shown(bytes) {
        reading.missing = vec!["body", "file-bytes"];
        return rest.span.start + len;
    }
    let answered = bytes.starts_with(b"HTTP/") || bytes.trim_ascii_start().starts_with(b"<");
    if nothing || answered {
        reading.missing = vec!["body", "file-bytes"];
        if nothing && request.content_length(sources) == Some(0) {
            reading.missing.clear();
            request.body = Some(rest.part(Span::empty(0)));
            request.body_exact = true;
        }
        return rest.span.start;
    }
    if let Some(end) = listed(sources, reading, rest) {
        return end;
    }
    let content_type = request.content_type(sources);
    // What was put together out of a capture is pointed at in the capture.
    let pasted = sources
        .get(rest.source)
        .is_some_and(|source| source.label.is_some());
    let label = pasted.then_some(Label::plain("body"));
    let sent = sources.window(rest, label);
    let bytes = sources.bytes(sent);
    let undone = if request.is_chunked(sources) {
        unchunk(bytes)
    } else {
        let copy = literal(bytes).or_else(|| spaced(bytes));
        if copy.is_some() {
            came = Came::Copied(Characters::AsSent);
        }
        copy
    };
    let (body, behind) = match undone {
        Some((text, end)) => (text.into_source(sources, sent, None), Some(end)),
        None => (sent, None),
    };
    let (form, end) = body::take(sources, reading, request, body, content_type, came);
    reading.holds.form = form;
    if reading.holds.form.is_none() && end <= super::super::PASTE_LIMIT {
        reading.notes.push(Note::new("body-not-multipart"));
        let part = Place::new(body, 0..end);
        reading.holds.form = form::body(sources, part);
    }
    rest.span.start + behind.unwrap_or(end)
}

/// The fields behind a head as a tool lists them, and no body: returns where they end.
fn listed(sources: &mut Sources, reading: &mut Reading, rest: Place) -> Option<usize> {
    let text = sources.slice(rest);
    let delimiter = text.starts_with(b"--") || text.has(b"\n--");
    if delimiter || text.len() > super::super::PASTE_LIMIT {
        return None;
    }
    let found = sources.attempt(|sources| {
        let found = form::read(sources, rest, false)?;
        matches!(found.reader, "lines" | "rows" | "dump").then_some(found)
    })?;
    reading.missing = found.missing;
    reading.fidelity = reading.fidelity.min(found.fidelity);
    reading.notes.extend(found.notes);
    reading.holds.form = found.holds.form;
    Some(rest.span.end)
}

/// HTTPie's note in the place of a body that it does not show: the byte behind it.
fn not_shown(text: &[u8]) -> Option<usize> {
    let near = text.get(..512.min(text.len()))?;
    let rule = near.trim_ascii_start();
    memchr::memmem::find(near, b"| NOTE: binary data not shown")?;
    let start = near.len() - rule.len();
    let first = line(near, start);
    let ends = memchr::memmem::rfind(near, near.cut(first))?;
    rule.starts_with(b"+--")
        .then_some(ends + near.cut(first).len())
}

/// The body below JMeter's "POST data:", up to what it writes behind it; the headers stand there.
fn below_title(sources: &mut Sources, request: &mut Request, rest: Place) -> Place {
    let text = sources.slice(rest);
    let start = text.indent();
    let title = line(text, start);
    if !text.cut(title).starts_with(b"POST data:") {
        return rest;
    }
    let from = text.next_line(title.end);
    let Some(mark) = memchr::memmem::rfind(text, b"Request Headers:") else {
        return rest.part(Span::new(from, text.len()));
    };
    let head = head(text, text.next_line(line(text, mark).end), Style::Block);
    let cookies = memchr::memmem::rfind(text.cut(0..mark), b"\n[no cookies]");
    let of_head = self::request(sources, rest, &head);
    request.headers.extend(of_head.headers);
    request.host = request.host.or(of_head.host);
    rest.part(Span::new(from, cookies.unwrap_or(mark)))
}

/// A body that a program printed as a literal (`b'--…'`) behind the head: its text and the byte behind it.
fn literal(text: &[u8]) -> Option<(Decoded, usize)> {
    let start = text.indent();
    let near = text.get(start..(start + 4).min(text.len()))?;
    let quoted = near.strip_prefix(b"b").unwrap_or(near);
    if !quoted.starts_with(b"'--") && !quoted.starts_with(b"\"--") {
        return None;
    }
    let found = quoted::next(text, start).filter(|found| found.start <= start + 2)?;
    let mut decoded = Decoded::default();
    undo(text.cut(found), found.start, quoted::BYTES, &mut decoded);
    Some((decoded, (found.end + 1).min(text.len())))
}

/// Postman's console shows an empty line as a blank, and `<name>` for a file, with no empty line above it.
fn spaced(text: &[u8]) -> Option<(Decoded, usize)> {
    if !text.starts_with(b"--") || memchr::memmem::find(text, b"\n \n").is_none() {
        return None;
    }
    let mut decoded = Decoded::default();
    let mut at = 0;
    let mut in_head = false;
    while at < text.len() {
        let span = line(text, at);
        let bytes = text.cut(span);
        if bytes.starts_with(b"HTTP/") {
            break;
        }
        let to = text.next_line(span.end);
        let blank = bytes == b" ";
        if in_head && bytes.starts_with(b"<") && bytes.ends_with(b">") {
            decoded.put(b"\n", Span::empty(at));
            in_head = false;
        }
        if !blank {
            decoded.copy(at, bytes);
        }
        decoded.copy(span.end, text.cut(span.end..to));
        in_head |= bytes.starts_with(b"Content-Disposition");
        in_head &= !blank && !bytes.is_empty();
        at = to;
    }
    Some((decoded, at))
}

/// The bytes of interim responses (`100 Continue`) that a capture holds between head and body.
fn interim(text: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = text.after(at);
        let lead = rest.before(64.min(rest.len()));
        let lead = lead.indent();
        let head = rest.after(lead);
        if !head.starts_with(b"HTTP/1.1 1") && !head.starts_with(b"HTTP/1.0 1") {
            return at;
        }
        let ends: [&[u8]; 2] = [b"\r\n\r\n", b"\n\n"];
        let end = ends
            .iter()
            .filter_map(|end| Some(memchr::memmem::find(head, end)? + end.len()));
        match end.min() {
            Some(end) => at += lead + end,
            None => return at,
        }
    }
}

/// The content of chunks and the byte behind them ; `None` where a proxy has joined them.
fn unchunk(text: &[u8]) -> Option<(Decoded, usize)> {
    let mut decoded = Decoded::default();
    let mut at = 0;
    let mut any = false;
    loop {
        let size_line = line(text, at);
        let digits = text.cut(size_line).split(|byte| *byte == b';').next()?;
        let size = (digits.len() <= 16)
            .then(|| hex::number(digits.trim_ascii()))
            .flatten();
        let size = size.and_then(|size| usize::try_from(size).ok());
        let Some(size) = size else {
            // Cut off, or no chunks at all.
            return any.then_some((decoded, text.len()));
        };
        let from = text.next_line(size_line.end);
        if size == 0 {
            return any.then(|| (decoded, text.next_line(line(text, from).end)));
        }
        let end = (from + size).min(text.len());
        decoded.copy(from, text.cut(from..end));
        any = true;
        at = text.next_line(end);
        if at >= text.len() {
            return Some((decoded, text.len()));
        }
    }
}
