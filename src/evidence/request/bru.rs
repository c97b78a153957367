//! Bruno's `.bru` files: blocks with a title and a line for each member. A form's members become fields, the file
//! is `@file(path)`. It must not know other formats.

use super::super::draft::Draft;
use super::super::{Fidelity, Value};
use super::export::Export;
use super::{Header, Taken, several};
use crate::text::{Bytes, Place, Sources, Span};

/// What a form's block is called.
const FORM: &[u8] = b"body:multipart-form {";

/// Blocks that hold the address.
const METHODS: [&[u8]; 7] = [
    b"post", b"get", b"put", b"delete", b"patch", b"head", b"options",
];

/// Reads the requests of a paste; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let text = sources.slice(place);
    memchr::memmem::find(text, FORM)?;
    let mut starts: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        if title(line)
            .is_some_and(|title| title == b"meta" || (title == b"post" && starts.is_empty()))
        {
            starts.push(at);
        }
        at += line.len();
    }
    several::best(sources, place, starts, one)
}

/// The title of a line that opens a block.
fn title(line: &[u8]) -> Option<&[u8]> {
    let title = line.trim_ascii_end().strip_suffix(b" {")?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b":-_".contains(byte);
    title.iter().all(plain).then_some(title)
}

fn one(sources: &mut Sources, place: Place) -> Option<Taken> {
    let text = sources.slice(place).to_vec();
    let value = |span: Span| Value {
        place: place.part(span),
    };
    let mut export = Export::new(place, "bruno", Fidelity::BrowserCopy);
    let mut block: Option<&[u8]> = None;
    let mut at = 0;
    let mut end = 0;
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        let start = at;
        at += line.len();
        let bare = line.trim_ascii_end();
        if bare == b"}" {
            block = None;
            end = start + 1;
        } else if let Some(title) = title(line).filter(|_| block.is_none()) {
            block = Some(title);
            if METHODS.contains(&title) {
                export.request.method = Some(value(Span::new(start, start + title.len())));
            }
        } else if let (Some(block), Some((name, content))) = (block, member(&text, start, bare)) {
            let (name, content) = (value(name), value(content));
            let of_method = METHODS.contains(&block);
            match block {
                b"headers" => export.request.headers.push(Header {
                    name,
                    value: content,
                }),
                b"body:multipart-form" => field(sources, name, content, &mut export.fields),
                _ if of_method && sources.slice(name.place) == b"url" => {
                    export.request.goes_to(sources, content).then_some(())?;
                }
                _ => {}
            }
        } else if block.is_none() && !bare.is_empty() && end > 0 {
            break;
        }
    }
    let used = place.part(Span::new(0, end)).span;
    Some(export.taken(sources, used))
}

/// Name and value of `  name: value`; one that is switched off (`~name`) is none.
fn member(text: &[u8], start: usize, line: &[u8]) -> Option<(Span, Span)> {
    let lead = line.indent();
    let colon = memchr::memchr(b':', line)?;
    let value = line.get(colon + 1..)?;
    let from = start + line.len() - value.trim_ascii_start().len();
    let name = Span::new(start + lead, start + colon);
    let off = text.get(name.start) == Some(&b'~');
    (!off && !name.is_empty()).then_some((name, Span::new(from, start + line.len())))
}

/// A text, or `@file(photo.png) @contentType(image/png)`.
fn field(sources: &Sources, name: Value, value: Value, draft: &mut Draft) {
    let bytes = sources.slice(value.place);
    let inside = |mark: &[u8]| {
        let from = memchr::memmem::find(bytes, mark)? + mark.len();
        let end = from + memchr::memchr2(b')', b'|', bytes.get(from..)?)?;
        Some(value.place.part(Span::new(from, end)))
    };
    match inside(b"@file(").filter(|_| bytes.starts_with(b"@file(")) {
        Some(path) => {
            let content_type = inside(b"@contentType(").map(|place| Value { place });
            draft.path(sources, name, path, content_type);
        }
        None => draft.text(name, value),
    }
}
