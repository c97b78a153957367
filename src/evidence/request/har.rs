//! Requests in JSON, whatever program wrote it: a HAR (whole, one entry, or its request), collections of REST clients,
//! sessions of proxies, the events of browsers' drivers and of functions, options of a client. A request is an object
//! with an address and a method, or with a multipart text in it; that text is found wherever it stands. A string that
//! holds such a document, or a whole message, is read as one. Of many requests the upload to COS is taken; requests to
//! other hosts are not even read, and the card says how many there were.

use super::super::base64::{Blank, unpack};
use super::super::decode::{json_text, plain, trimmed};
use super::super::draft::{Draft, Shows, base_name, weight};
use super::super::{Answer, Fidelity, FilePart, Note, Reading, Value, answer, form};
use super::body::Came;
use super::copies::Characters;
use super::{Header, Request, Taken, body, copies, http, several, yaml};
use crate::evidence::answer::Wrapper;
use crate::json::{self, Kind, Node, Text};
use crate::text::{Bytes, Label, Place, SourceId, Sources, Span};

/// So many bytes of an archive are read: 32 MiB.
const ARCHIVE_LIMIT: usize = 32 * 1024 * 1024;

/// So deep in a request its body stands.
const DEPTH: usize = 3;

/// So many strings of a document are looked into, and so deep in each other.
const STRINGS: usize = 256;

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
    let named: [&[u8]; 4] = [b"request", b"method", b"headers", b"form-data"];
    let look = matches!(bytes.first(), Some(b'{' | b'[' | b'"'));
    let has = |name: &&[u8]| bytes.has(name);
    if !look || bytes.len() > ARCHIVE_LIMIT || !named.iter().any(has) {
        return None;
    }
    document(sources, place, DEPTH)
}

/// Reads a document, and those that are strings in it.
fn document(sources: &mut Sources, place: Place, depth: usize) -> Option<Taken> {
    let text = sources.window(place, None);
    let document = json::parse(sources.bytes(text));
    let root = document.root.as_ref()?;
    // Code may hold an object like a request whose fields are elsewhere.
    let strict = document.is_valid();
    let read = |taken: &Taken| strict || taken.reading.holds.form.is_some();
    let taken = sources.attempt(|sources| chosen(sources, place, text, root).filter(read));
    let upload = |taken: &Taken| taken.reading.holds.request.is_some();
    if depth == 0 || taken.as_ref().is_some_and(upload) {
        return taken;
    }
    sources
        .attempt(|sources| inside(sources, place, text, root, depth - 1))
        .or(taken)
}

/// A request in a string of a document.
fn inside(
    sources: &mut Sources,
    place: Place,
    text: SourceId,
    root: &Node,
    depth: usize,
) -> Option<Taken> {
    let mut strings = Vec::new();
    let mut todo = vec![root];
    while let Some(node) = todo.pop() {
        let own = node.as_text().map(|text| &text.value);
        let holds = own.is_some_and(|value| value.contains("orm-data") && value.len() > 64);
        strings.extend(node.as_text().filter(|_| holds));
        todo.extend(children(node).map(|(_, child)| child));
    }
    strings.into_iter().take(STRINGS).find_map(|string| {
        sources.attempt(|sources| {
            let value = json_text(sources, text, string);
            let mut taken = match sources.slice(value.place).trim_ascii_start().first()? {
                b'{' | b'[' | b'"' => document(sources, value.place, depth)?,
                _ => http::messages(sources, value.place, Came::Copied(Characters::AsSent))?,
            };
            taken.reading.source = place.source;
            taken.used = place.span;
            taken.reading.holds.request.is_some().then_some(taken)
        })
    })
}

/// What stands in a node, with the names of members.
fn children(node: &Node) -> impl Iterator<Item = (&str, &Node)> {
    let items = node.as_array().unwrap_or_default().iter();
    let members = node.as_object().unwrap_or_default().iter();
    let members = members.map(|member| (member.name.value.as_str(), &member.value));
    items.map(|item| ("", item)).chain(members)
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
    let mut todo = vec![(root, None)];
    while let Some((node, beside)) = todo.pop() {
        let response = ["response", "res"].iter().find_map(|name| node.get(name));
        let response = response.or(beside);
        if let Some((reader, rank)) = kind(node, response) {
            found.push(Candidate {
                request: node,
                response,
                reader,
                rank,
            });
            continue;
        }
        let inner =
            children(node).map(|(name, child)| (child, response.filter(|_| name == "request")));
        let mut inner: Vec<_> = inner.collect();
        inner.reverse();
        todo.extend(inner);
    }
    found
}

fn word<'a>(node: &'a Node, name: &str) -> Option<&'a str> {
    Some(node.get(name)?.as_text()?.value.as_str())
}

/// The first of several members that is a string.
fn string<'a>(node: &'a Node, names: &[&str]) -> Option<&'a Text> {
    names.iter().find_map(|name| node.get(name)?.as_text())
}

/// Which tool's request it is, and how much it looks like an upload to COS; `None` for another node.
fn kind(request: &Node, response: Option<&Node>) -> Option<(&'static str, u8)> {
    request.as_object()?;
    let body = multipart(request, DEPTH);
    let host = url(request).or_else(|| string(request, &["host", "hostname"]));
    let method = string(request, &["method", "httpMethod"]);
    let has = |name: &str| request.get(name).is_some();
    let reader = if has("postData") || has("httpVersion") || body.is_some() {
        "har"
    } else if has("header")
        || request
            .get("url")
            .is_some_and(|url| url.as_object().is_some())
    {
        "postman"
    } else if has("headers") || has("body") {
        "insomnia"
    } else {
        return None;
    };
    let addressed = url(request).is_some() && method.is_some();
    let own_headers = HEADERS.iter().any(|name| has(name));
    if !addressed && !(body.is_some() && (host.is_some() || own_headers)) {
        return None;
    }
    let own = host.is_some_and(|host| is_own(&host.value));
    let posts = method.is_none_or(|method| method.value.eq_ignore_ascii_case("POST"));
    let form = looks_like_form(request, body);
    let refused = response
        .and_then(|response| number(response.get("status")?))
        .is_some_and(|status| status == 0 || status >= 400);
    if !(posts && (own || form)) && !(own && has("postData")) {
        return Some((reader, 0));
    }
    Some((
        reader,
        1 + u8::from(refused) + 2 * u8::from(own) + 4 * u8::from(form && posts),
    ))
}

fn url(request: &Node) -> Option<&Text> {
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

/// The multipart text somewhere in a request, and whether it is base64 of one.
fn multipart(node: &Node, depth: usize) -> Option<(&Text, bool)> {
    children(node).find_map(|(name, child)| {
        if name.starts_with("res") {
            return None;
        }
        let Some(text) = child.as_text() else {
            let deeper = depth.checked_sub(1)?;
            return multipart(child, deeper).filter(|_| child.as_array().is_none());
        };
        let value = text.value.trim_start();
        let shown = value.starts_with("--") && value.contains("orm-data");
        // Base64 of two dashes.
        let coded = value.len() > 256 && value.starts_with("LS0");
        (shown || coded).then_some((text, coded))
    })
}

fn looks_like_form(request: &Node, body: Option<(&Text, bool)>) -> bool {
    let signs = ["\"policy\"", "name=\"key\"", "q-ak", "q-signature"];
    if let Some((text, coded)) = body {
        return coded || signs.iter().any(|sign| text.value.contains(sign));
    }
    !fields(request, DEPTH + 1).is_empty()
}

/// The list of objects in a request that has most names of form fields; every client calls it otherwise.
fn fields(node: &Node, depth: usize) -> &[Node] {
    let known = |list: &[Node]| {
        let names = list
            .iter()
            .filter_map(|item| string(item, &["name", "key"]));
        names.filter(|name| weight(&name.value) > 0).count()
    };
    let inner =
        children(node).filter(|(name, _)| !name.starts_with("res") && !name.starts_with("header"));
    let lists = inner.filter_map(|(_, child)| match child.as_array() {
        Some(list) => Some(list),
        None => Some(fields(child, depth.checked_sub(1)?)),
    });
    let best = lists.max_by_key(|list| known(list)).unwrap_or_default();
    if known(best) > 1 { best } else { &[] }
}

/// Files that a client keeps in a list of their own; it sends them behind the fields.
fn files(request: &Node) -> &[Node] {
    let list = request.get("body").and_then(|body| body.get("files"));
    list.and_then(Node::as_array).unwrap_or_default()
}

fn number(node: &Node) -> Option<u16> {
    let Kind::Number(text) = &node.kind else {
        return None;
    };
    text.parse().ok()
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
    let method = string(node, &["method", "httpMethod"]);
    request.method = method.map(|method| json_text(sources, text, method));
    let address = url(node).map(|url| json_text(sources, text, url));
    if !address.is_some_and(|url| request.goes_to(sources, url)) {
        let host = string(node, &["host", "hostname"]);
        request.host = host.map(|host| json_text(sources, text, host));
        let path = string(node, &["path", "rawPath"]);
        request.path = path.map(|path| json_text(sources, text, path));
    }
    request.headers = headers(sources, text, node, &mut request.host);
    if copies::writes_boundary(candidate.reader) {
        request.drop_template(sources);
    }
    request.headers_complete = candidate.reader == "har" && request.headers.len() > 2;
    if let Some((data, coded)) = multipart(node, DEPTH) {
        let value = unpacked(sources, text, data, coded);
        body::copied(sources, reading, &mut request, value, Characters::AsSent);
        size_from_length(sources, reading, &request);
    } else if let Some(data) = node
        .get("postData")
        .and_then(|data| string(data, &["text"]))
        && !data.value.trim().is_empty()
    {
        reading.notes.push(Note::new("body-not-multipart"));
        let value = json_text(sources, text, data);
        reading.holds.form = form::body(sources, value.place);
    }
    if reading.holds.form.is_none() {
        listed(sources, text, node, reading);
    }
    reading.holds.request = Some(request);
}

/// A string's value, taken out of base64 where it is coded so.
fn unpacked(sources: &mut Sources, source: SourceId, text: &Text, coded: bool) -> Value {
    let value = json_text(sources, source, text);
    match unpack(text.value.as_bytes(), Blank::Skip) {
        Ok(unpacked) if coded => {
            let window = sources.window(value.place, None);
            let source = sources.derive(unpacked.bytes, window, unpacked.map, None);
            Value {
                place: sources.whole(source),
            }
        }
        _ => value,
    }
}

/// What a message's headers are called.
const HEADERS: [&str; 4] = ["headers", "header", "reqHeader", "requestHeaders"];

/// The headers of a message: a list of objects, or an object, at most in a member of a member.
fn headers_of(node: &Node) -> Vec<(&Text, &Text)> {
    let names = || HEADERS.iter().chain(&["request", "req"]).rev();
    let mut todo: Vec<&Node> = names().filter_map(|name| node.get(name)).collect();
    while let Some(list) = todo.pop() {
        let members = list.as_object().unwrap_or_default().iter();
        let members = members.filter_map(|member| Some((&member.name, member.value.as_text()?)));
        let items = list.as_array().unwrap_or_default().iter();
        let items = items.filter(|item| !is_off(item));
        let items = items.filter_map(|item| {
            let name = string(item, &["name", "key"])?;
            Some((name, string(item, &["value"])?))
        });
        let is_header = |name: &str| {
            name.contains('-')
                || name.starts_with(':')
                || ["host", "accept"].contains(&name.to_ascii_lowercase().as_str())
        };
        let found: Vec<_> = items.chain(members).collect();
        if found.iter().any(|(name, _)| is_header(&name.value)) {
            return found;
        }
        todo.extend(names().filter_map(|name| list.get(name)));
    }
    Vec::new()
}

/// The headers of a message as values; what names the host goes to `host` where nothing else does.
fn headers(
    sources: &mut Sources,
    text: SourceId,
    node: &Node,
    host: &mut Option<Value>,
) -> Vec<Header> {
    let mut headers = Vec::new();
    for (name, value) in headers_of(node) {
        let of_host = matches!(
            name.value.to_ascii_lowercase().as_str(),
            "host" | ":authority"
        );
        let value = json_text(sources, text, value);
        if of_host && host.is_none() {
            *host = Some(value);
        }
        if !name.value.starts_with(':') {
            let name = json_text(sources, text, name);
            headers.push(Header { name, value });
        }
    }
    headers
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
    let fields = fields(node, DEPTH + 1).iter().map(|item| (item, false));
    let files = files(node).iter().map(|item| (item, true));
    for (item, of_files) in fields.chain(files).filter(|(item, _)| !is_off(item)) {
        let Some(name) = string(item, &["name", "key"]) else {
            continue;
        };
        let name = json_text(sources, text, name);
        let marked = item.get("isFile").is_some_and(|node| is(node, true));
        let is_file = of_files || marked || word(item, "type") == Some("file");
        let filename = string(item, &["fileName", "filename", "file"]);
        let filename = filename.filter(|name| !name.value.is_empty());
        let filename = filename.or_else(|| string(item, &["src"]).filter(|_| is_file));
        if let (true, filename) | (false, filename @ Some(_)) = (is_file, filename) {
            let filename = filename.map(|name| json_text(sources, text, name));
            let content_type = string(item, &["contentType"]);
            let file = FilePart {
                filename: filename.map(|path| base_name(sources, path.place)),
                content_type: content_type.map(|kind| json_text(sources, text, kind)),
                size: None,
            };
            draft.file(name, plain(text, item.span.start..item.span.start), file);
        } else if let Some(value) = string(item, &["value"]) {
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
    let declared = request.content_length(sources);
    let copied = request.body.map_or(0, |body| body.span.len());
    let Some(size) = declared.and_then(|length| length.checked_sub(copied)) else {
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
    let content = ["content", "body"].iter().find_map(|name| {
        let content = response.get(name)?;
        let coded = word(content, "encoding") == Some("base64") || content.get("text").is_none();
        let inner = string(content, &["text", "encoded"]).map(|text| (text, coded));
        inner.or_else(|| Some((content.as_text()?, false)))
    });
    let content = content.filter(|(content, _)| !content.value.trim().is_empty());
    let mut found = None;
    if let Some((content, coded)) = content {
        let value = unpacked(sources, text, content, coded);
        let window = sources.window(value.place, Some(Label::plain("answer")));
        let whole = sources.whole(window);
        found = answer::read(sources, whole, false).and_then(|reading| reading.holds.answer);
    }
    let status = ["status", "statusCode"]
        .iter()
        .find_map(|name| response.get(name));
    let status = status.and_then(|node| Some((number(node)?, plain(text, node.span))));
    let mut answer = match (found, status) {
        (Some(answer), _) => answer,
        (None, Some(status)) => bare(status),
        (None, None) => return,
    };
    answer.status = answer.status.or(status.filter(|(status, _)| *status > 0));
    for header in headers(sources, text, response, &mut None) {
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
        status: (status > 0).then_some((status, at)),
        wrapper: Some(wrapper),
        ..Answer::new(at.place)
    }
}
