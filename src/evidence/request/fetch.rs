//! A browser's "copy as fetch" (also for Node.js), and what people write by hand in that shape: an address and
//! an object with `method`, `headers` and `body`.

use super::super::brackets::balanced;
use super::super::decode::{json_text, json_value, plain};
use super::super::{Fidelity, Reading, form};
use super::copies::Characters;
use super::{Header, Request, Taken, body, several, target};
use crate::json::{self, Node};
use crate::text::{Place, SourceId, Sources, Span};

/// Reads the calls of `fetch` that name an address; of several the one that uploads to COS.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let bytes = sources.slice(place);
    let calls: [&[u8]; 2] = [b"fetch(", b".post("];
    let mut starts: Vec<usize> = Vec::new();
    for call in calls {
        starts.extend(memchr::memmem::find_iter(bytes, call).filter(|at| {
            let rest = bytes.get(at + 6..).unwrap_or_default().trim_ascii_start();
            matches!(rest.first(), Some(b'"' | b'\'' | b'`'))
        }));
    }
    starts.sort_unstable();
    several::best(sources, place, starts, one)
}

fn one(sources: &mut Sources, place: Place) -> Option<Taken> {
    let bytes = sources.slice(place);
    let is_fetch = bytes.starts_with(b"fetch");
    let rest = bytes.get(6..)?;
    let open = rest.len() - rest.trim_ascii_start().len();
    let quote = *rest.get(open)?;
    let len = memchr::memchr(quote, rest.get(open + 1..)?)?;
    let url_at = 6 + open + 1;
    let url = plain(
        place.source,
        place.part(Span::new(url_at, url_at + len)).span,
    );
    let address = target::address(sources, url)?;
    let mut reading = Reading::new(place.source, "fetch", Fidelity::BrowserCopy);
    reading.missing = vec!["file-bytes", "content-length", "answer"];
    let mut request = Request {
        host: Some(address.host),
        path: address.path,
        ..Request::default()
    };
    let behind = url_at + len + 1;
    let end = behind + options(sources, &mut reading, &mut request, place, behind);
    // Other clients give fields in the place of a body; those are read as code.
    if !is_fetch && request.body.is_none() {
        return None;
    }
    reading.holds.request = Some(request);
    let rest = sources.slice(place).get(end..).unwrap_or_default();
    let close = rest
        .iter()
        .take_while(|byte| b");, \t".contains(byte))
        .count();
    let used = place.part(Span::new(0, end + close)).span;
    Some(Taken { reading, used })
}

/// Reads the object behind the address; returns how many bytes it takes.
fn options(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    place: Place,
    behind: usize,
) -> usize {
    let rest = sources.slice(place).get(behind..).unwrap_or_default();
    let lead = rest.len() - rest.trim_ascii_start().len();
    let comma = rest.get(lead) == Some(&b',');
    let object = rest.get(lead + 1..).unwrap_or_default();
    let open = lead + 1 + object.len() - object.trim_ascii_start().len();
    let len = rest
        .get(open..)
        .filter(|rest| comma && rest.starts_with(b"{"));
    let Some(len) = len.and_then(balanced) else {
        return 0;
    };
    let at = Span::new(behind + open, behind + open + len);
    let text = sources.window(place.part(at), None);
    let document = json::parse(sources.bytes(text));
    if let Some(root) = &document.root {
        take(sources, reading, request, text, root);
    }
    open + len
}

fn take(
    sources: &mut Sources,
    reading: &mut Reading,
    request: &mut Request,
    text: SourceId,
    root: &Node,
) {
    let method = root.get("method").filter(|node| node.as_text().is_some());
    request.method = method.map(|node| json_value(sources, text, node));
    let headers = root
        .get("headers")
        .and_then(Node::as_object)
        .unwrap_or_default();
    for member in headers {
        if let Some(value) = member.value.as_text() {
            let name = json_text(sources, text, &member.name);
            let value = json_text(sources, text, value);
            request.headers.push(Header { name, value });
        }
    }
    let Some(body) = root.get("body").and_then(Node::as_text) else {
        return;
    };
    let value = json_text(sources, text, body);
    if body.value.trim_start().starts_with("--") {
        body::copied(sources, reading, request, value, Characters::AsSent);
    } else {
        reading.holds.form = form::body(sources, value.place);
    }
}
