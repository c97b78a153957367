//! A multipart body, alone or behind a head: its parts become the form, without a copy of any of them. Whether
//! the body is the very bytes that were sent is decided here too, since only such a body is judged by its
//! length, its line ends and its end.

use super::super::decode::{Decoded, plain};
use super::super::draft::{Draft, Shows};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Form, Note, Reading, Value};
use super::copies::{self, Characters};
use super::{Request, Taken};
use crate::cos::multipart::{Kind, Parameter, Part, Scan, scan};
use crate::text::{Bytes, Label, Place, SourceId, Sources, Span};

/// So far into a text a delimiter line may stand for it to be taken as a body.
const LOOK: usize = 4096;

/// Reads a body without its head.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let bytes = sources.slice(place);
    let looks = bytes.before(LOOK.min(bytes.len()));
    let start = looks.indent();
    // Some logs print parts in a way of their own, `name = key`.
    let has_part = || {
        find_ignoring_case(looks, b"content-disposition").is_some()
            && memchr::memmem::find(looks, b"; name = ").is_none()
    };
    if !looks.get(start..)?.starts_with(b"--") || !has_part() {
        return None;
    }
    let body = place.part(Span::new(start, bytes.len()));
    let window = sources.window(body, None);
    let mut reading = Reading::new(place.source, "multipart", Fidelity::BrowserCopy);
    reading.missing = vec!["headers"];
    let mut request = Request {
        body: Some(sources.whole(window)),
        ..Request::default()
    };
    let (form, used) = take(
        sources,
        &mut reading,
        &mut request,
        window,
        None,
        Came::Raw(HeadEnds::Lf),
    );
    reading.holds.form = form;
    reading.holds.request = Some(request);
    let used = Span::new(place.span.start, body.span.start + used);
    Some(Taken { reading, used })
}

fn find_ignoring_case(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len())
        .position(|part| part.eq_ignore_ascii_case(word))
}

/// Scans a body, fills the request's part of it and gives the form, and where a response behind the body
/// begins (else the body's end).
pub(super) fn take(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    body: SourceId,
    content_type: Option<Value>,
    came: Came,
) -> (Option<Form>, usize) {
    let header = content_type.map(|value| sources.slice(value.place).to_vec());
    let mut bytes = sources.bytes(body);
    let mut found = scan(bytes, header.as_deref());
    let end = response(bytes, &found).unwrap_or(bytes.len());
    if end < bytes.len() {
        bytes = bytes.before(end);
        found = scan(bytes, header.as_deref());
    }
    let place = Place::new(body, 0..end);
    request.body = Some(place);
    // A body of LF alone behind a head of CRLF was sent like that; with a head of LF, or none, the text only
    // went through something that knows no CR.
    let cr = has_cr(bytes, &found);
    let without_cr = came == Came::Raw(HeadEnds::Lf) && !cr;
    // A program's own words in front of the body: it is set out in another way than it was sent.
    let front = found.delimiters.first().map_or(0, |first| first.span.start);
    let front = bytes.before(front).trim_ascii();
    let led = came == Came::Raw(HeadEnds::Lf) && !front.is_empty();
    let mixed = led && cr && !request.headers.is_empty();
    let told = matches!(came, Came::Copied(_)) || mixed || is_dotted(bytes, &found);
    let is_copy = told || without_cr || is_copied(sources, request, &found, cr);
    request.body_exact = !is_copy;
    if !is_copy && request.content_length(sources) == Some(found.len) {
        end_by_length(&mut found, sources.bytes(body));
    }
    let boundary = found.boundary.as_ref().map_or(&[][..], |one| &one.text);
    let characters = match came {
        Came::Copied(characters) if characters != Characters::AsSent => characters,
        _ if is_dotted(bytes, &found) => Characters::Dots,
        _ if is_copy => copies::of_text(bytes, boundary),
        _ => Characters::AsSent,
    };
    if is_copy {
        reading.fidelity = reading.fidelity.min(Fidelity::BrowserCopy);
        reading.missing.extend(["file-bytes", "content-length"]);
        if without_cr {
            reading.missing.push("line-endings");
        }
    } else {
        reading.fidelity = Fidelity::Wire;
    }
    let read = View {
        body,
        characters,
        exact: request.body_exact,
    };
    let form = read.form(sources, &found, reading.fidelity);
    reading.notes.extend(
        form.as_ref()
            .and_then(|form| lost(sources, form, characters)),
    );
    request.multipart = Some(found);
    (form, end)
}

/// Scans a body that was received: these are the bytes that were sent, but for what was left out of a file.
pub(super) fn received(
    sources: &mut Sources,
    request: &mut Request,
    body: SourceId,
    gaps: &[(usize, u64)],
) -> Option<Form> {
    let header = request.content_type(sources);
    let header = header.map(|value| sources.slice(value.place).to_vec());
    let mut found = scan(sources.bytes(body), header.as_deref());
    let left_out = gaps.iter().map(|(_, bytes)| bytes).sum::<u64>();
    let whole = u64::try_from(found.len).map_or(u64::MAX, |length| length + left_out);
    let declared = request.content_length(sources);
    if declared.and_then(|length| u64::try_from(length).ok()) == Some(whole) {
        end_by_length(&mut found, sources.bytes(body));
    }
    let view = View {
        body,
        characters: Characters::AsSent,
        exact: true,
    };
    let mut form = view.form(sources, &found, Fidelity::Wire);
    if form.is_none() && found.len <= super::super::PASTE_LIMIT {
        form = super::super::form::body(sources, sources.whole(body));
    }
    for (at, bytes) in gaps {
        let fields = form.iter_mut().flat_map(|form| &mut form.fields);
        let cut = fields.filter(|field| {
            let span = field.value.place.span;
            field.value.place.source == body && span.start <= *at && *at <= span.end
        });
        for file in cut.filter_map(|field| field.file.as_mut()) {
            file.size = file.size.map(|size| size.saturating_add(*bytes));
        }
        found.len = found
            .len
            .saturating_add(usize::try_from(*bytes).unwrap_or(usize::MAX));
    }
    request.body = Some(sources.whole(body));
    request.body_exact = true;
    request.multipart = Some(found);
    form
}

/// Where Content-Length is that of the bytes that are there, nothing was cut: the last part ends with the body, and
/// only its boundary is absent.
fn end_by_length(found: &mut Scan, bytes: &[u8]) {
    let unclosed = found.defect(Kind::NoClosingBoundary);
    if unclosed.is_some_and(|defect| defect.shape == "no-close")
        && let Some(last) = found.parts.last_mut()
    {
        let value = bytes.get(last.value.start..last.value.end);
        let line_end = value.is_some_and(|value| value.ends_with(b"\r\n"));
        last.value.end -= if line_end { 2 } else { 0 };
        last.ended = true;
    }
}

/// Tells how many values this way of copying does not hold.
fn lost(sources: &Sources, form: &Form, characters: Characters) -> Option<Note> {
    if !matches!(characters, Characters::Dots | Characters::Marked) {
        return None;
    }
    let fields = form.fields.iter().filter(|field| field.file.is_none());
    let count = fields
        .filter(|field| sources.text(field.value.place).contains(UNKNOWN))
        .count();
    (count > 0).then(|| Note::new("copy-characters").arg("count", count.to_string()))
}

/// How a body came here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Came {
    /// As it stands in the paste, behind a head with such line ends.
    Raw(HeadEnds),
    /// Out of a tool's copy, which treated characters so.
    Copied(Characters),
}

/// Where a response begins that was pasted behind the body: behind the last delimiter, at a line's beginning.
fn response(bytes: &[u8], found: &Scan) -> Option<usize> {
    let from = found.delimiters.last().map_or(0, |last| last.span.end);
    let tail = bytes.get(from..)?;
    let starts: [&[u8]; 4] = [b"\nHTTP/", b"\n<?xml", b"\n<Error>", b"\n< HTTP/"];
    let at = starts
        .iter()
        .filter_map(|mark| memchr::memmem::find(tail, mark))
        .min()?;
    Some(from + at + 1)
}

/// How the lines of the head in front of a body end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum HeadEnds {
    /// In CRLF.
    Crlf,
    /// In LF, or there is no head.
    Lf,
}

/// Whether a picture shows that a capture wrote its bytes as dots (Wireshark's stream as ASCII).
fn is_dotted(bytes: &[u8], found: &Scan) -> bool {
    let marks: [&[u8]; 4] = [b".PNG", b"....JFIF", b"....Exif", b".....ftyp"];
    let mut files = found.parts.iter().filter(|part| part.file);
    files.any(|part| {
        let content = bytes.get(part.value.start..part.value.end);
        content.is_some_and(|content| {
            let near = content.before(16.min(content.len()));
            let marked = marks.iter().any(|mark| near.has(mark));
            // Printable text alone lacks the first byte of a picture.
            let bare = content.starts_with(b"PNG\r\n") || content.starts_with(b"PNG\n");
            marked && near.is_ascii() || bare
        })
    })
}

/// Whether there is a CR around the parts' headers; a file's content does not count.
fn has_cr(bytes: &[u8], found: &Scan) -> bool {
    let in_span = |span: Span| {
        let from = span.start.saturating_sub(2);
        memchr::memchr(b'\r', bytes.cut(from..span.end)).is_some()
    };
    let look = Span::new(0, LOOK.min(bytes.len()));
    let mut heads = found
        .parts
        .iter()
        .map(|part| Span::new(part.span.start, part.value.start));
    heads.any(in_span) || (found.parts.is_empty() && in_span(look))
}

/// Whether the body shows that a browser's tools made it: a browser's boundary, and nothing where the file's
/// content belongs.
fn is_copied(sources: &Sources, request: &Request, found: &Scan, cr: bool) -> bool {
    let files = || found.parts.iter().filter(|part| part.file);
    let empty = files().count() > 0 && files().all(|part| part.value.is_empty());
    let browser = found
        .boundary
        .as_ref()
        .is_some_and(|boundary| is_browser(&boundary.text));
    let declared = request.content_length(sources);
    // No browser ends lines in LF: "Copy POST Data" drops the CR. A length that fits shows that none was dropped.
    browser && !cr && declared != Some(found.len)
        || empty && browser && declared.is_none_or(|length| length > found.len)
}

/// Whether a boundary has the shape browsers give it.
fn is_browser(boundary: &[u8]) -> bool {
    let dashes = boundary.run(|byte| byte == b'-');
    let rest = boundary.after(dashes);
    rest.starts_with(b"WebKitFormBoundary")
        || rest.starts_with(b"geckoformboundary")
        || (dashes >= 20 && !rest.is_empty() && rest.iter().all(u8::is_ascii_digit))
}

/// A body and how its values are read.
struct View {
    body: SourceId,
    characters: Characters,
    exact: bool,
}

impl View {
    /// The parts as form fields. A part without a name is nobody's field.
    fn form(&self, sources: &mut Sources, found: &Scan, fidelity: Fidelity) -> Option<Form> {
        let mut draft = Draft::default();
        draft.leave(found.beyond);
        for part in &found.parts {
            // Of a text that is cut off nobody knows what it was.
            let whole = part.ended || part.file;
            let Some(name) = part.name.as_ref().filter(|_| whole) else {
                continue;
            };
            let name = self.parameter(sources, name);
            if part.file {
                let file = self.file(sources, part);
                draft.file(name, plain(self.body, part.value), file);
            } else {
                let value = copies::value(sources, self.body, part.value, self.characters);
                draft.text(name, value);
            }
        }
        if draft.is_empty() {
            return None;
        }
        let ended = found.parts.last().is_some_and(|part| part.ended);
        let shows = if ended {
            Shows::ALL
        } else {
            Shows {
                order: true,
                ..Shows::default()
            }
        };
        Some(draft.finish(sources, fidelity, shows))
    }

    fn file(&self, sources: &mut Sources, part: &Part) -> FilePart {
        let filename = part.filename.as_ref();
        FilePart {
            filename: filename.map(|name| self.parameter(sources, name)),
            content_type: part.content_type.map(|span| plain(self.body, span)),
            size: (part.ended && (self.exact || !part.value.is_empty()))
                .then(|| u64::try_from(part.value.len()).unwrap_or(u64::MAX)),
        }
    }

    fn parameter(&self, sources: &mut Sources, name: &Parameter) -> Value {
        if self.characters == Characters::AsSent {
            return parameter(sources, self.body, name);
        }
        copies::value(sources, self.body, name.span, self.characters)
    }
}

/// A parameter where it stands, or decoded where it was written with backslashes.
fn parameter(sources: &mut Sources, body: SourceId, parameter: &Parameter) -> Value {
    let value = plain(body, parameter.span);
    if sources.slice(value.place) == parameter.text.as_bytes() {
        return value;
    }
    let mut decoded = Decoded::default();
    decoded.put(parameter.text.as_bytes(), parameter.span);
    decoded.into_value(sources, body, parameter.span.start)
}

/// A body out of a file has the line ends that were sent, as long as it came alone: a head that somebody
/// typed around it tells by its own line ends (see `take`).
pub(super) fn exact(sources: &Sources, reading: &mut Reading) {
    let Some(request) = reading.holds.request.as_mut() else {
        return;
    };
    let Some(found) = request.multipart.as_ref() else {
        return;
    };
    let alone = reading.reader == "multipart" && !request.body_exact;
    let cr = || {
        has_cr(
            request.body.map_or(&[][..], |body| sources.slice(body)),
            found,
        )
    };
    if !alone || is_copied(sources, request, found, cr()) {
        return;
    }
    request.body_exact = true;
    reading.fidelity = Fidelity::Wire;
    reading.missing = vec!["headers"];
    let Some(form) = reading.holds.form.as_mut() else {
        return;
    };
    if let Some(policy) = &mut form.policy {
        policy.fidelity = Fidelity::Wire;
    }
    for field in &mut form.fields {
        if let Some(file) = &mut field.file {
            file.size = Some(u64::try_from(field.value.place.span.len()).unwrap_or(u64::MAX));
        }
    }
}

/// A multipart text out of a browser's copy: text fields are exact, the rest is not there.
pub(super) fn copied(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    text: Value,
    characters: Characters,
) {
    let body = sources.window(text.place, Some(Label::plain("body")));
    scanned(sources, reading, request, body, characters);
}

/// The same of a text that is a source of its own.
pub(super) fn scanned(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    body: SourceId,
    characters: Characters,
) {
    let missing = reading.missing.clone();
    let content_type = request.content_type(sources);
    let came = Came::Copied(characters);
    let (form, end) = take(sources, reading, request, body, content_type, came);
    request.body = Some(Place::new(body, 0..end));
    request.body_exact = false;
    reading.fidelity = Fidelity::BrowserCopy;
    reading.missing = missing;
    reading.holds.form = form.map(without_sizes);
}

/// A form out of a copy, in which the content of a file is not what was sent: its size is unknown.
fn without_sizes(mut form: Form) -> Form {
    for file in form
        .fields
        .iter_mut()
        .filter_map(|field| field.file.as_mut())
    {
        file.size = None;
    }
    form
}
