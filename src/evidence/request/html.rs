//! An HTML form as it stands in a page: fields in document order, where it goes and how it is encoded. What a
//! template fills in later (`{{ policy }}`, `<?= $policy ?>`) is unknown and becomes `***`.

use super::super::decode::{Decoded, Spelling, renamed, spelt};
use super::super::draft::Shows;
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Note, Value};
use super::export::Export;
use super::{Header, Request, Taken};
use crate::text::{Bytes, Place, Sources, Span};

/// The form's end is not farther behind its last tag.
const CLOSE_LIMIT: usize = 4096;

/// What opens and closes a template's placeholder.
const PLACEHOLDERS: [(&[u8], &[u8]); 4] = [
    (b"{{", b"}}"),
    (b"<?", b"?>"),
    (b"<%", b"%>"),
    (b"{%", b"%}"),
];

/// A placeholder is not longer than this.
const PLACEHOLDER_LIMIT: usize = 1024;

/// So many attributes of a tag are kept.
const ATTRIBUTE_LIMIT: usize = 64;

/// A tag with its attributes, as ranges of the text.
struct Tag {
    name: String,
    span: Span,
    attributes: Vec<(String, Span)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<Span> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| *value)
    }

    fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }
}

/// Reads the form of a page: of several the one with most fields.
pub(super) fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Taken> {
    let tags = tags(sources.slice(place));
    let is_field = |tag: &Tag| matches!(tag.name.as_str(), "input" | "textarea" | "select");
    if !tags.iter().any(is_field) {
        return None;
    }
    let bytes = sources.slice(place).to_vec();
    let mut best: Option<(usize, Taken)> = None;
    for (from, to) in forms(&tags) {
        let page = Page {
            place,
            bytes: &bytes,
            tags: tags.get(from..to).unwrap_or_default(),
        };
        let known = best.as_ref().map(|(weight, _)| *weight);
        let better = sources.attempt(|sources| {
            let read = page.read(sources)?;
            known.is_none_or(|known| read.0 > known).then_some(read)
        });
        best = better.or(best);
    }
    let (weight, taken) = best?;
    (weight >= 2 || forced).then_some(taken)
}

/// The ranges of tags between `<form` and `</form>`; all of them where there is no form around the fields.
fn forms(tags: &[Tag]) -> Vec<(usize, usize)> {
    let mut forms = Vec::new();
    let mut open = None;
    for (at, tag) in tags.iter().enumerate() {
        match tag.name.as_str() {
            "form" => {
                if let Some(from) = open.replace(at) {
                    forms.push((from, at));
                }
            }
            "/form" => forms.extend(open.take().map(|from| (from, at))),
            _ => {}
        }
    }
    forms.extend(open.map(|from| (from, tags.len())));
    if forms.is_empty() {
        forms.push((0, tags.len()));
    }
    forms
}

/// A form in a page.
struct Page<'a> {
    place: Place,
    bytes: &'a [u8],
    /// The form's tag, if there is one, and those in it.
    tags: &'a [Tag],
}

impl Page<'_> {
    fn read(&self, sources: &mut Sources) -> Option<(usize, Taken)> {
        let first = self.tags.first()?;
        let mut export = Export::new(self.place, "html", Fidelity::BrowserCopy);
        export.reading.missing = vec!["file-bytes", "headers", "answer"];
        for (index, tag) in self.tags.iter().enumerate() {
            self.field(sources, index, tag, &mut export);
        }
        let weight = export.fields.weight(sources);
        let whole = first.name == "form";
        if !whole {
            export.shows = Shows {
                order: true,
                ..Shows::default()
            };
        }
        let placeholders = std::mem::take(&mut export.unknown);
        if placeholders > 0 {
            let note = Note::new("html-template").arg("count", placeholders.to_string());
            export.reading.notes.push(note);
        }
        let request = whole.then(|| self.request(sources, first)).flatten();
        let end = self.tags.last().map_or(first.span.end, |tag| tag.span.end);
        let near = self.bytes.get(end..)?;
        let close = memchr::memmem::find(near, b"</form>").filter(|at| *at < CLOSE_LIMIT);
        let end = end + close.map_or(0, |at| at + b"</form>".len());
        let used = self.place.part(Span::new(first.span.start, end)).span;
        let mut taken = export.taken(sources, used);
        taken.reading.holds.request = request;
        Some((weight, taken))
    }

    fn value(&self, span: Span) -> Value {
        Value {
            place: self.place.part(span),
        }
    }

    /// Where the form goes. How it is encoded and with which method is only certain where the page itself sends
    /// it: a form without an address is sent by a script.
    fn request(&self, sources: &mut Sources, form: &Tag) -> Option<Request> {
        let action = self.place.part(form.get("action")?);
        let action = spelt(sources, action, Spelling::References);
        let mut request = Request::to(sources, action)?;
        let at = self.value(form.span);
        request.method = Some(match form.get("method") {
            Some(method) => self.value(method),
            None => renamed(sources, "GET", at),
        });
        let enctype = form.get("enctype").map(|span| self.value(span));
        let multipart = |enctype: Value| {
            let text = sources.text(enctype.place);
            text.trim().eq_ignore_ascii_case("multipart/form-data")
        };
        if !enctype.is_some_and(multipart) {
            let default = "application/x-www-form-urlencoded";
            let value = enctype.unwrap_or_else(|| renamed(sources, default, at));
            let name = renamed(sources, "Content-Type", at);
            request.headers.push(Header { name, value });
        }
        Some(request)
    }

    fn field(&self, sources: &mut Sources, index: usize, tag: &Tag, export: &mut Export) {
        let name = tag.get("name").filter(|name| !name.is_empty());
        let Some(name) = name.filter(|_| !tag.has("disabled")) else {
            return;
        };
        let kind = tag.get("type").unwrap_or_default();
        let kind = self.bytes.cut(kind).to_ascii_lowercase();
        let behind = self.tags.get(index + 1..).unwrap_or_default();
        let value = match (tag.name.as_str(), kind.as_slice()) {
            ("input", b"checkbox" | b"radio") if !tag.has("checked") => return,
            ("input", b"button" | b"reset" | b"image") | ("button", b"button" | b"reset") => return,
            ("input" | "button", _) => tag.get("value").unwrap_or(Span::empty(tag.span.end)),
            ("textarea", _) => text_area(self.bytes, tag, behind.first()),
            ("select", _) => selected(behind, tag),
            _ => return,
        };
        let name = spelt(sources, self.place.part(name), Spelling::References);
        if kind == b"file" {
            let nothing = self.value(Span::empty(tag.span.end));
            export.fields.file(name, nothing, FilePart::default());
        } else {
            let value = filled(sources, self.place.part(value), &mut export.unknown);
            export.fields.text(name, value);
        }
    }
}

/// The text of a textarea, without the line end in front that HTML leaves out.
fn text_area(bytes: &[u8], tag: &Tag, next: Option<&Tag>) -> Span {
    let end = next.map_or(bytes.len(), |next| next.span.start);
    let text = Span::new(tag.span.end, end);
    let skip = match bytes.cut(text) {
        [b'\r', b'\n', ..] => 2,
        [b'\n', ..] => 1,
        _ => 0,
    };
    Span::new(text.start + skip, text.end)
}

/// The value of the selected option, else of the first.
fn selected(tags: &[Tag], select: &Tag) -> Span {
    let options = tags.iter().take_while(|tag| tag.name != "/select");
    let options: Vec<&Tag> = options.filter(|tag| tag.name == "option").collect();
    let chosen = options
        .iter()
        .find(|tag| tag.has("selected"))
        .or(options.first());
    let value = chosen.and_then(|tag| tag.get("value"));
    value.unwrap_or(Span::empty(select.span.end))
}

/// A value with its references undone and its placeholders marked as unknown.
fn filled(sources: &mut Sources, place: Place, placeholders: &mut usize) -> Value {
    let bytes = sources.slice(place);
    let mut decoded = Decoded::default();
    let mut at = 0;
    let mut any = false;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let near = rest.get(..PLACEHOLDER_LIMIT.min(rest.len()));
        let opened = PLACEHOLDERS.iter().find(|(open, _)| rest.starts_with(open));
        let len = opened
            .zip(near)
            .and_then(|((_, close), near)| Some(memchr::memmem::find(near, close)? + close.len()));
        let start = place.span.start + at;
        if let Some(len) = len {
            decoded.put_char(UNKNOWN, Span::new(start, start + len));
        } else {
            decoded.copy(start, rest.before(1));
        }
        any |= len.is_some();
        at += len.unwrap_or(1);
    }
    if any {
        *placeholders += 1;
        return decoded.into_value(sources, place.source, place.span.start);
    }
    spelt(sources, place, Spelling::References)
}

/// All tags of a text. Comments and scripts are left out.
fn tags(bytes: &[u8]) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let start = at + open;
        let rest = bytes.after(start);
        if rest.starts_with(b"<!--") {
            at = memchr::memmem::find(rest, b"-->").map_or(bytes.len(), |end| start + end + 3);
            continue;
        }
        if !rest
            .get(1)
            .is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/')
        {
            at = start + 1;
            continue;
        }
        let Some(tag) = tag(bytes, start) else {
            // It never ends, and so does nothing behind it.
            break;
        };
        at = tag.span.end;
        if tag.name == "script" || tag.name == "style" {
            let rest = bytes.after(at);
            at += memchr::memmem::find(rest, b"</").unwrap_or(rest.len());
        }
        tags.push(tag);
    }
    tags
}

/// The tag at `start`, if one stands there.
fn tag(bytes: &[u8], start: usize) -> Option<Tag> {
    let name_len = bytes.get(start + 1..)?.iter();
    let name_len = name_len
        .take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'/')
        .count();
    let name = bytes
        .cut(start + 1..start + 1 + name_len)
        .to_ascii_lowercase();
    let mut tag = Tag {
        name: String::from_utf8_lossy(&name).into_owned(),
        span: Span::new(start, start),
        attributes: Vec::new(),
    };
    let mut at = start + 1 + name_len;
    loop {
        match bytes.get(at)? {
            b'>' => {
                tag.span.end = at + 1;
                return Some(tag);
            }
            b'/' => at += 1,
            byte if byte.is_ascii_whitespace() => at += 1,
            _ => at = attribute(bytes, at, &mut tag)?,
        }
    }
}

/// Reads one attribute; returns the byte behind it.
fn attribute(bytes: &[u8], start: usize, tag: &mut Tag) -> Option<usize> {
    let rest = bytes.get(start..)?;
    let len = rest
        .iter()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/'))?
        .max(1);
    let name = bytes.cut(start..start + len).to_ascii_lowercase();
    let name = String::from_utf8_lossy(&name).into_owned();
    let skip = |at: usize| {
        let rest = bytes.after(at);
        at + rest.indent()
    };
    let mut at = skip(start + len);
    let mut value = Span::empty(start + len);
    let mut end = start + len;
    if bytes.get(at) == Some(&b'=') {
        at = skip(at + 1);
        let quote = bytes
            .get(at)
            .copied()
            .filter(|byte| matches!(byte, b'"' | b'\''));
        let from = at + usize::from(quote.is_some());
        let rest = bytes.get(from..)?;
        let len = match quote {
            Some(quote) => memchr::memchr(quote, rest)?,
            None => rest
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || *byte == b'>')?,
        };
        value = Span::new(from, from + len);
        end = value.end + usize::from(quote.is_some());
    }
    if tag.attributes.len() < ATTRIBUTE_LIMIT && !tag.has(&name) {
        tag.attributes.push((name, value));
    }
    Some(end)
}
