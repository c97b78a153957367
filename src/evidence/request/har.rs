//! Requests in archives: a HAR (whole, one entry, or its request), a Postman collection, an Insomnia export. Of
//! many requests the upload to COS is taken; requests to other hosts are not even read, and the card says how
//! many there were.

use super::super::base64::{Blank, unpack};
use super::super::decode::{json_text, plain, trimmed};
use super::super::draft::{Draft, Shows};
use super::super::{Answer, Fidelity, FilePart, Note, Reading, Value, answer, form};
use super::copies::Characters;
use super::{Header, Request, Taken, copies, curl, several, target, yaml};
use crate::cos::answers::Meaning;
use crate::evidence::answer::Wrapper;
use crate::json::{self, Kind, Node};
use crate::text::{Label, Place, SourceId, Sources, Span};

/// So many bytes of an archive are read: 32 MiB.
const ARCHIVE_LIMIT: usize = 32 * 1024 * 1024;

/// One request in an archive.
struct Candidate<'a> {
    request: &'a Node,
    response: Option<&'a Node>,
    reader: &'static str,
    /// How much it looks like the upload that is asked about.
    rank: u8,
}

/// Reads an archive.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let place = trimmed(sources, place);
    let bytes = sources.slice(place);
    let named: [&[u8]; 2] = [b"\"request\"", b"\"method\""];
    let look = bytes.first() == Some(&b'{') || bytes.first() == Some(&b'[');
    let has = |name: &&[u8]| memchr::memmem::find(bytes, name).is_some();
    if !look || bytes.len() > ARCHIVE_LIMIT || !named.iter().any(has) {
        return None;
    }
    let text = sources.window(place, None);
    let document = json::parse(sources.bytes(text));
    chosen(sources, place, text, document.root.as_ref()?)
}

/// Reads an export of Insomnia 5, which is YAML.
pub(super) fn export(sources: &mut Sources, place: Place, _forced: bool) -> Option<Taken> {
    let bytes = sources.slice(place);
    if bytes.len() > ARCHIVE_LIMIT {
        return None;
    }
    let start = memchr::memmem::find_iter(bytes, b"collection.insomnia.rest/").next()?;
    let start = memchr::memrchr(b'\n', bytes.get(..start)?).map_or(0, |end| end + 1);
    let place = place.part(Span::new(start, bytes.len()));
    let text = sources.window(place, None);
    let root = yaml::parse(sources.bytes(text))?;
    let used = Span::new(place.span.start, place.span.start + root.span.end);
    let mut taken = chosen(sources, place, text, &root)?;
    taken.used = used;
    Some(taken)
}

/// Takes the upload out of an archive.
fn chosen(sources: &mut Sources, place: Place, text: SourceId, root: &Node) -> Option<Taken> {
    let mut found = candidates(root);
    let all = found.len();
    found.retain(|candidate| candidate.rank > 0);
    if all == 0 {
        return None;
    }
    // The last of the best: the newest attempt.
    let best = found
        .iter()
        .enumerate()
        .max_by_key(|(_, candidate)| candidate.rank);
    let Some((index, best)) = best else {
        // Another kind of text may hold a form of its own.
        if memchr::memmem::find(sources.bytes(text), b"q-signature").is_some() {
            return None;
        }
        // No upload in it, but an archive all the same.
        let mut reading = Reading::new(place.source, "har", Fidelity::BrowserCopy);
        reading
            .notes
            .push(Note::new("har-no-upload").arg("count", all.to_string()));
        return Some(Taken {
            reading,
            used: place.span,
        });
    };
    let mut reading = Reading::new(place.source, best.reader, Fidelity::BrowserCopy);
    reading.missing = vec!["file-bytes", "content-length"];
    if all > found.len() {
        let count = (all - found.len()).to_string();
        reading
            .notes
            .push(Note::new("har-dropped").arg("count", count));
    }
    if found.len() > 1 {
        let note = Note::new("har-candidates").arg("count", found.len().to_string());
        reading
            .notes
            .push(note.arg("taken", (index + 1).to_string()));
    }
    request(sources, text, best, &mut reading);
    if let Some(response) = best.response {
        respond(sources, text, response, &mut reading);
    }
    Some(Taken {
        reading,
        used: place.span,
    })
}

/// All nodes that are requests, in the order of the text.
fn candidates(root: &Node) -> Vec<Candidate<'_>> {
    let mut found = Vec::new();
    let mut todo = vec![root];
    while let Some(node) = todo.pop() {
        let inner = node
            .get("request")
            .filter(|inner| inner.as_object().is_some());
        let (request, response) = match inner {
            Some(inner) => (inner, node.get("response")),
            None => (node, None),
        };
        if let Some((reader, rank)) = kind(request, response) {
            found.push(Candidate {
                request,
                response,
                reader,
                rank,
            });
            continue;
        }
        match &node.kind {
            Kind::Array(items) => todo.extend(items.iter().rev()),
            Kind::Object(members) => todo.extend(members.iter().rev().map(|member| &member.value)),
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Invalid => {}
        }
    }
    found
}

fn word<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    Some(node.get(name)?.as_text()?.value.as_str())
}

/// Which tool's request it is, and how much it looks like an upload to COS; `None` for another node.
fn kind(request: &Node, response: Option<&Node>) -> Option<(&'static str, u8)> {
    request.as_object()?;
    let url = url(request)?;
    let method = word(request, "method")?;
    let reader = if request.get("postData").is_some() || request.get("httpVersion").is_some() {
        "har"
    } else if request.get("header").is_some() || request.get("url").is_some_and(is_object) {
        "postman"
    } else if request.get("headers").is_some() || request.get("body").is_some() {
        "insomnia"
    } else {
        return None;
    };
    let own = is_own(&url.value);
    let posts = method.eq_ignore_ascii_case("POST");
    let form = looks_like_form(request);
    let refused = response
        .and_then(|response| number(response.get("status")?))
        .is_some_and(|status| status == 0 || status >= 400);
    if !(posts && (own || form)) && !(own && request.get("postData").is_some()) {
        return Some((reader, 0));
    }
    Some((
        reader,
        1 + u8::from(refused) + 2 * u8::from(own) + 4 * u8::from(form && posts),
    ))
}

fn is_object(node: &Node) -> bool {
    node.as_object().is_some()
}

fn url(request: &Node) -> Option<&json::Text> {
    let url = ["url", "endpoint"]
        .iter()
        .find_map(|name| request.get(name))?;
    url.as_text().or_else(|| url.get("raw")?.as_text())
}

fn is_own(url: &str) -> bool {
    let host = url.split_once("//").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', '?']).next().unwrap_or_default();
    several::is_own(host)
}

fn looks_like_form(request: &Node) -> bool {
    let signs = ["\"policy\"", "name=\"key\"", "q-ak", "q-signature"];
    if let Some(text) = request.get("postData").and_then(|data| word(data, "text")) {
        return signs.iter().any(|sign| text.contains(sign));
    }
    !params(request).is_empty()
}

/// Where clients keep the fields as a list of objects: HAR, Postman, Insomnia, Bruno, Thunder Client, Hoppscotch.
const FIELD_LISTS: [(&str, &str); 6] = [
    ("postData", "params"),
    ("body", "formdata"),
    ("body", "params"),
    ("body", "multipartForm"),
    ("body", "form"),
    ("body", "body"),
];

/// The fields as a list of objects, where the archive has them so.
fn params(request: &Node) -> &[Node] {
    let mut lists = FIELD_LISTS
        .iter()
        .filter_map(|(outer, inner)| request.get(outer)?.get(inner)?.as_array());
    lists.find(|list| !list.is_empty()).unwrap_or_default()
}

/// Files that a client keeps in a list of their own; it sends them behind the fields.
fn files(request: &Node) -> &[Node] {
    let list = request.get("body").and_then(|body| body.get("files"));
    list.and_then(Node::as_array).unwrap_or_default()
}

fn number(node: &Node) -> Option<u16> {
    match &node.kind {
        Kind::Number(text) => text.parse().ok(),
        Kind::Null
        | Kind::Bool(_)
        | Kind::String(_)
        | Kind::Array(_)
        | Kind::Object(_)
        | Kind::Invalid => None,
    }
}

/// Fills method, address, headers and form.
fn request(
    sources: &mut Sources,
    text: SourceId,
    candidate: &Candidate<'_>,
    reading: &mut Reading,
) {
    let node = candidate.request;
    let mut request = Request::default();
    let method = node.get("method").and_then(Node::as_text);
    request.method = method.map(|method| json_text(sources, text, method));
    let address = url(node).map(|url| json_text(sources, text, url));
    if let Some(address) = address.and_then(|url| target::address(sources, url)) {
        request.host = Some(address.host);
        request.path = address.path;
    }
    request.headers = headers(sources, text, node);
    if copies::writes_boundary(candidate.reader) {
        drop_template(sources, &mut request);
    }
    request.headers_complete = candidate.reader == "har" && request.headers.len() > 2;
    let data = node
        .get("postData")
        .and_then(|data| data.get("text")?.as_text());
    let data = data.filter(|data| !data.value.trim().is_empty());
    if let Some(data) = data {
        let mut value = json_text(sources, text, data);
        let coded = node.get("postData").and_then(|data| word(data, "encoding"));
        if coded == Some("base64")
            && let Ok(unpacked) = unpack(data.value.as_bytes(), Blank::Skip)
        {
            let window = sources.window(value.place, None);
            let source = sources.derive(unpacked.bytes, window, unpacked.map, None);
            value.place = sources.whole(source);
        }
        let is_multipart = sources
            .slice(value.place)
            .trim_ascii_start()
            .starts_with(b"--");
        if is_multipart {
            curl::copied(sources, reading, &mut request, value, Characters::AsSent);
            size_from_length(sources, reading, &request);
        } else {
            reading.notes.push(Note::new("body-not-multipart"));
            reading.holds.form = form::body(sources, value.place);
        }
    }
    if reading.holds.form.is_none() {
        listed(sources, text, node, reading);
    }
    reading.holds.request = Some(request);
}

fn headers(sources: &mut Sources, text: SourceId, node: &Node) -> Vec<Header> {
    let list = node.get("headers").or_else(|| node.get("header"));
    let list = list.and_then(Node::as_array).unwrap_or_default();
    let mut headers = Vec::new();
    for item in list {
        let name = ["name", "key"]
            .iter()
            .find_map(|name| item.get(name)?.as_text());
        let value = item.get("value").and_then(Node::as_text);
        if let (Some(name), Some(value)) = (name, value)
            && !name.value.starts_with(':')
            && !is_off(item)
        {
            let name = json_text(sources, text, name);
            let value = json_text(sources, text, value);
            headers.push(Header { name, value });
        }
    }
    headers
}

/// A Content-Type without boundary, where the program writes the boundary when it sends.
pub(super) fn drop_template(sources: &Sources, request: &mut Request) {
    request.headers.retain(|header| {
        let name = sources.slice(header.name.place);
        let value = sources.text(header.value.place).to_ascii_lowercase();
        !name.eq_ignore_ascii_case(b"content-type") || value.contains("boundary=")
    });
}

fn is_off(item: &Node) -> bool {
    let says = |name: &str, word: bool| item.get(name).is_some_and(|node| is(node, word));
    says("disabled", true) || says("enabled", false) || says("active", false)
}

fn is(node: &Node, word: bool) -> bool {
    matches!(&node.kind, Kind::Bool(said) if *said == word)
}

/// Fields that are listed one by one.
fn listed(sources: &mut Sources, text: SourceId, node: &Node, reading: &mut Reading) {
    let mut draft = Draft::default();
    let fields = params(node).iter().map(|item| (item, false));
    let files = files(node).iter().map(|item| (item, true));
    for (item, of_files) in fields.chain(files).filter(|(item, _)| !is_off(item)) {
        let string = |names: &[&str]| names.iter().find_map(|name| item.get(name)?.as_text());
        let Some(name) = string(&["name", "key"]) else {
            continue;
        };
        let name = json_text(sources, text, name);
        let marked = item.get("isFile").is_some_and(|node| is(node, true));
        let is_file = of_files || marked || word(item, "type") == Some("file");
        let filename = string(&["fileName", "filename"]).filter(|name| !name.value.is_empty());
        let filename = filename.or_else(|| string(&["src"]).filter(|_| is_file));
        if let (true, filename) | (false, filename @ Some(_)) = (is_file, filename) {
            let filename = filename.map(|name| json_text(sources, text, name));
            let filename = filename.map(|path| super::super::draft::base_name(sources, path.place));
            let content_type = string(&["contentType"]);
            let file = FilePart {
                filename,
                content_type: content_type.map(|kind| json_text(sources, text, kind)),
                size: None,
            };
            draft.file(name, plain(text, item.span.start..item.span.start), file);
        } else if let Some(value) = string(&["value"]) {
            let value = json_text(sources, text, value);
            draft.text(name, value);
        }
    }
    if !draft.is_empty() {
        let form = draft.finish(sources, Fidelity::BrowserCopy, Shows::ALL);
        reading.holds.form = Some(form);
    }
}

/// From Chrome's HAR the file's size follows: Content-Length less the bytes of the text.
fn size_from_length(sources: &Sources, reading: &mut Reading, request: &Request) {
    let declared = request.headers.iter().find_map(|header| {
        let name = sources.slice(header.name.place);
        let text = sources.text(header.value.place);
        name.eq_ignore_ascii_case(b"content-length")
            .then(|| text.trim().parse().ok())?
    });
    let copied = request.body.map_or(0, |body| body.span.len());
    let Some(size) = declared.and_then(|length: usize| length.checked_sub(copied)) else {
        return;
    };
    let fields = reading
        .holds
        .form
        .iter_mut()
        .flat_map(|form| &mut form.fields);
    let mut files: Vec<_> = fields.filter(|field| field.file.is_some()).collect();
    if let [only] = files.as_mut_slice()
        && only.value.place.span.is_empty()
        && let Some(file) = &mut only.file
    {
        file.size = u64::try_from(size).ok();
    }
}

/// The response beside the request.
fn respond(sources: &mut Sources, text: SourceId, response: &Node, reading: &mut Reading) {
    let content = response
        .get("content")
        .and_then(|content| content.get("text")?.as_text());
    let content = content.filter(|content| !content.value.trim().is_empty());
    let mut found = None;
    if let Some(content) = content {
        let value = json_text(sources, text, content);
        let window = sources.window(value.place, Some(Label::plain("answer")));
        let whole = sources.whole(window);
        found = answer::read(sources, whole, false).and_then(|reading| reading.holds.answer);
    }
    let status = response.get("status");
    let status = status.and_then(|node| Some((number(node)?, plain(text, node.span))));
    let mut answer = match (found, status) {
        (Some(answer), _) => answer,
        (None, Some(status)) => bare(status),
        (None, None) => return,
    };
    answer.status = answer.status.or(status.filter(|(status, _)| *status > 0));
    for header in headers(sources, text, response) {
        let name = sources.text(header.name.place).to_lowercase();
        match name.as_str() {
            "x-cos-request-id" => answer.request_id = answer.request_id.or(Some(header.value)),
            "date" => answer.date = answer.date.or(Some(header.value)),
            _ => {}
        }
    }
    reading.holds.answer = Some(answer);
}

/// An answer of which only the status is there.
fn bare((status, at): (u16, Value)) -> Answer {
    let wrapper = match status {
        0 => Wrapper::Hidden,
        200..=399 => Wrapper::Success,
        _ => Wrapper::Status,
    };
    Answer {
        place: at.place,
        code: None,
        message: None,
        resource: None,
        request_id: None,
        server_time: None,
        date: None,
        status: (status > 0).then_some((status, at)),
        string_to_sign: None,
        format_string: None,
        meaning: Meaning::Unknown,
        wrapper: Some(wrapper),
        retyped: false,
    }
}
