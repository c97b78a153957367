//! A browser's "copy as fetch" (also for Node.js), and what people write by hand in that shape: an address and
//! an object with `method`, `headers` and `body`.

use super::super::literal::{Code, Dialect, Literal};
use super::super::{Fidelity, form};
use super::export::Export;
use super::{Header, Taken, curl, several};
use crate::text::{Bytes, Label, Place, Sources, Span};

/// The length of `fetch(` and of `.post(`.
const CALL: usize = 6;

/// Reads the calls of `fetch` that name an address; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let bytes = sources.slice(place);
    let calls: [&[u8]; 2] = [b"fetch(", b".post("];
    let mut starts: Vec<usize> = Vec::new();
    for call in calls {
        starts.extend(memchr::memmem::find_iter(bytes, call).filter(|at| {
            let rest = bytes.after(at + CALL).trim_ascii_start();
            matches!(rest.first(), Some(b'"' | b'\'' | b'`'))
        }));
    }
    starts.sort_unstable();
    several::best(sources, place, starts, one)
}

fn one(sources: &mut Sources, place: Place) -> Option<Taken> {
    let bytes = sources.slice(place).to_vec();
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
        dialect: Dialect::Program,
    };
    let value = |sources: &mut Sources, text: Literal| {
        text.text.into_value(sources, place.source, text.start)
    };
    let mut export = Export::new(place, "fetch", Fidelity::BrowserCopy);
    let quote = code.skip(CALL);
    let mut url = Literal::at(code.base + quote);
    let mut end = code.string(quote, &mut url)?;
    let url = value(sources, url);
    export.request.goes_to(sources, url).then_some(())?;
    let comma = code.skip(end);
    let open = code.skip(comma + 1);
    let mut body = None;
    if bytes.get(comma) == Some(&b',') && bytes.get(open) == Some(&b'{') {
        let (members, close) = code.members(open);
        end = close;
        for member in members {
            match member.name.text.bytes() {
                b"method" if member.value.quoted => {
                    export.request.method = Some(value(sources, member.value));
                }
                b"headers" if bytes.get(member.at.start) == Some(&b'{') => {
                    let headers = code.members(member.at.start).0.into_iter();
                    for header in headers.filter(|header| header.value.quoted) {
                        let name = value(sources, header.name);
                        let value = value(sources, header.value);
                        export.request.headers.push(Header { name, value });
                    }
                }
                b"body" if member.value.quoted => body = Some(value(sources, member.value)),
                _ => {}
            }
        }
    }
    if let Some(text) = body {
        let (reading, request) = (&mut export.reading, &mut export.request);
        let label = Some(Label::plain("body"));
        if !curl::text(sources, reading, request, text, label) {
            reading.holds.form = form::body(sources, text.place);
        }
    }
    // Other clients give fields in the place of a body; those are read as code.
    let bodiless = export.request.body.is_none();
    if bodiless && !bytes.starts_with(b"fetch") {
        return None;
    }
    let rest = bytes.after(end);
    let close = rest.iter().take_while(|byte| b");, \t".contains(byte));
    let used = place.part(Span::new(0, end + close.count())).span;
    Some(export.taken(sources, used))
}
