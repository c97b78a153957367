//! An HTML form as it stands in a page: fields in document order, where it goes and how it is encoded. What a
//! template fills in later (`{{ policy }}`, `<?= $policy ?>`) is unknown and becomes `***`.

use super::super::decode::{Decoded, Spelling, plain, renamed, spelt};
use super::super::draft::{Draft, Shows};
use super::super::masked::UNKNOWN;
use super::super::{Fidelity, FilePart, Note, Reading, Value};
use super::{Header, Request, Taken};
use crate::text::{Place, Sources, Span};

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
        let part = tags.get(from..to).unwrap_or_default();
        let known = best.as_ref().map(|(weight, _)| *weight);
        let better = sources.attempt(|sources| {
            let read = one(sources, place, &bytes, part)?;
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

fn one(sources: &mut Sources, place: Place, bytes: &[u8], tags: &[Tag]) -> Option<(usize, Taken)> {
    let first = tags.first()?;
    let mut draft = Draft::default();
    let mut placeholders = 0;
    for (index, tag) in tags.iter().enumerate() {
        field(
            sources,
            place,
            bytes,
            tags,
            index,
            tag,
            &mut draft,
            &mut placeholders,
        );
    }
    let weight = draft.weight(sources);
    let mut reading = Reading::new(place.source, "html", Fidelity::BrowserCopy);
    reading.missing = vec!["file-bytes", "headers", "answer"];
    if placeholders > 0 {
        let note = Note::new("html-template").arg("count", placeholders.to_string());
        reading.notes.push(note);
    }
    let whole = first.name == "form";
    let shows = if whole {
        Shows::ALL
    } else {
        Shows {
            order: true,
            ..Shows::default()
        }
    };
    reading.holds.form = Some(draft.finish(sources, Fidelity::BrowserCopy, shows));
    reading.holds.request = whole.then(|| request(sources, place, first)).flatten();
    let end = tags.last().map_or(first.span.end, |tag| tag.span.end);
    let close = bytes
        .get(end..)
        .and_then(|rest| rest.starts_with(b"</form>").then_some(7));
    let close = close.or_else(|| {
        let found = memchr::memmem::find(bytes.get(end..)?, b"</form>")?;
        (found < 4096).then_some(found + 7)
    });
    let used = place
        .part(Span::new(first.span.start, end + close.unwrap_or(0)))
        .span;
    Some((weight, Taken { reading, used }))
}

/// Where the form goes. How it is encoded and with which method is only certain where the page itself sends
/// it: a form without an address is sent by a script.
fn request(sources: &mut Sources, place: Place, form: &Tag) -> Option<Request> {
    let action = spelt(
        sources,
        place.part(form.get("action")?),
        Spelling::References,
    );
    let mut request = Request::to(sources, action)?;
    let at = plain(place.source, place.part(form.span).span);
    let value = |span: Span| plain(place.source, place.part(span).span);
    request.method = match form.get("method") {
        Some(method) => Some(value(method)),
        None => Some(renamed(sources, "GET", at)),
    };
    let enctype = form.get("enctype").map(value);
    let is_multipart = enctype.is_some_and(|enctype| {
        sources
            .text(enctype.place)
            .trim()
            .eq_ignore_ascii_case("multipart/form-data")
    });
    if !is_multipart {
        let sent =
            enctype.unwrap_or_else(|| renamed(sources, "application/x-www-form-urlencoded", at));
        let name = renamed(sources, "Content-Type", at);
        request.headers.push(Header { name, value: sent });
    }
    Some(request)
}

#[expect(clippy::too_many_arguments, reason = "one tag in its surroundings")]
fn field(
    sources: &mut Sources,
    place: Place,
    bytes: &[u8],
    tags: &[Tag],
    index: usize,
    tag: &Tag,
    draft: &mut Draft,
    placeholders: &mut usize,
) {
    let Some(name) = tag.get("name").filter(|name| !name.is_empty()) else {
        return;
    };
    if tag.has("disabled") {
        return;
    }
    let kind = tag
        .get("type")
        .map(|span| cut(bytes, span).to_ascii_lowercase());
    let kind = kind.as_deref().unwrap_or_default();
    let value = match (tag.name.as_str(), kind) {
        ("input", b"checkbox" | b"radio") if !tag.has("checked") => return,
        ("input", b"button" | b"reset" | b"image") | ("button", b"button" | b"reset") => return,
        ("input" | "button", _) => tag.get("value").unwrap_or(Span::empty(tag.span.end)),
        ("textarea", _) => text_area(bytes, tag, tags.get(index + 1)),
        ("select", _) => selected(tags.get(index + 1..).unwrap_or_default(), tag),
        _ => return,
    };
    let name = spelt(sources, place.part(name), Spelling::References);
    if kind == b"file" {
        let nothing = plain(place.source, place.part(Span::empty(tag.span.end)).span);
        draft.file(name, nothing, FilePart::default());
        return;
    }
    let value = filled(sources, place.part(value), placeholders);
    draft.text(name, value);
}

/// The text of a textarea, without the line end in front that HTML leaves out.
fn text_area(bytes: &[u8], tag: &Tag, next: Option<&Tag>) -> Span {
    let end = next.map_or(bytes.len(), |next| next.span.start);
    let text = Span::new(tag.span.end, end);
    let skip = match cut(bytes, text) {
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
    let bytes = sources.slice(place).to_vec();
    let mut decoded = Decoded::default();
    let mut at = 0;
    let mut any = false;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let open = PLACEHOLDERS.iter().find(|(open, _)| rest.starts_with(open));
        let near = rest
            .get(..PLACEHOLDER_LIMIT.min(rest.len()))
            .unwrap_or_default();
        let close =
            open.and_then(|(_, close)| Some(memchr::memmem::find(near, close)? + close.len()));
        if let Some(len) = close {
            any = true;
            let start = place.span.start + at;
            decoded.put_char(UNKNOWN, Span::new(start, start + len));
            at += len;
        } else {
            decoded.copy(place.span.start + at, rest.get(..1).unwrap_or_default());
            at += 1;
        }
    }
    if any {
        *placeholders += 1;
        return decoded.into_value(sources, place.source, place.span.start);
    }
    spelt(sources, place, Spelling::References)
}

fn cut(bytes: &[u8], span: Span) -> &[u8] {
    bytes.get(span.start..span.end).unwrap_or_default()
}

/// All tags of a text. Comments and scripts are left out.
fn tags(bytes: &[u8]) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(open) = bytes.get(at..).and_then(|rest| memchr::memchr(b'<', rest)) {
        let start = at + open;
        let rest = bytes.get(start..).unwrap_or_default();
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
            let rest = bytes.get(at..).unwrap_or_default();
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
    let name = cut(bytes, Span::new(start + 1, start + 1 + name_len)).to_ascii_lowercase();
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
    let name = cut(bytes, Span::new(start, start + len)).to_ascii_lowercase();
    let name = String::from_utf8_lossy(&name).into_owned();
    let skip = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_ascii_start().len()
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
