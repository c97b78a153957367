//! Form fields in JSON: a list of pairs, a list of `{"name":…,"value":…}` objects, or an object; also where
//! the fields are deep inside the answer of a signing service (`{"url":…,"fields":{…}}`).

use std::cmp::Reverse;
use std::collections::HashSet;

use super::super::decode::{json_text, json_value, plain, renamed};
use super::super::draft::{Draft, Shows, alias, is_field, weight};
use super::super::policy::{self, PolicyText};
use super::super::{FilePart, Note, Reading, Request, Value};
use super::is_secret;
use crate::evidence::Fidelity;
use crate::json::{self, ErrorKind, Kind, Member, Node, Text};
use crate::text::{Bytes, Place, SourceId, Sources};

/// Members that show an object to be a signing service's answer, to which a page adds fields of its own.
const SERVICE_WORDS: &[&str] = &[
    "url",
    "host",
    "coshost",
    "endpoint",
    "action",
    "uploadurl",
    "bucket",
    "region",
    "code",
    "msg",
    "message",
    "data",
    "expire",
    "expires_in",
    "expiredtime",
    "starttime",
    "callback",
    "policyobj",
];

/// Members that say where the form goes.
const TARGET_WORDS: &[&str] = &[
    "url",
    "host",
    "coshost",
    "endpoint",
    "action",
    "uploadurl",
    "uploadhost",
    "uri",
];

/// One field as the tree holds it.
struct Entry<'a> {
    name: &'a Text,
    value: Option<&'a Node>,
    filename: Option<&'a Text>,
    content_type: Option<&'a Text>,
    size: Option<u64>,
}

/// Reads JSON.
pub(super) fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let first = sources.slice(place).trim_ascii_start().first().copied();
    if !matches!(first, Some(b'{' | b'[')) {
        return None;
    }
    let text = sources.window(place, None);
    let document = json::parse(sources.bytes(text));
    if !forced
        && document.errors.iter().any(|error| {
            is_other_language(error.kind) || sources.bytes(text).cut(error.span) == b"=>"
        })
    {
        return None;
    }
    let root = document.root.as_ref()?;
    let found = best(root)?;
    if !found.is_form() && !forced {
        return None;
    }
    let is_object = found.node.as_object().is_some();
    let mut reading = Reading::new(
        place.source,
        if is_object { "object" } else { "pairs" },
        Fidelity::Wire,
    );
    reading.missing = vec!["file-bytes", "headers"];
    if is_object {
        reading.missing.push("order");
    }
    if !document.errors.is_empty() {
        reading.notes.push(Note::new("form-json-broken"));
    }
    let mut partial = is_object && (found.depth > 0 || is_service(found.node));
    let mut draft = Draft::default();
    let names = found.entries.iter();
    let names: HashSet<String> = names.map(|entry| entry.name.value.to_lowercase()).collect();
    // A server's answer may call a field as its page calls it; in a list of what was sent a name is what was sent.
    let names = is_object.then_some(&names);
    for entry in &found.entries {
        partial |= add(sources, text, entry, names, &mut draft);
    }
    if partial {
        reading.notes.push(Note::new("form-of-service"));
    }
    let mut shows = if is_object { Shows::MAP } else { Shows::LIST };
    shows.all = !partial;
    reading.holds.policy = own_policy(sources, text, found.node);
    reading.holds.request = address(sources, text, root, found.node);
    reading.holds.form = Some(draft.finish(sources, reading.fidelity, shows));
    Some(reading)
}

/// Whether a mistake in JSON is another language's right spelling: `dump` reads that.
fn is_other_language(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::SingleQuotes | ErrorKind::UnquotedName | ErrorKind::UnknownWord
    )
}

struct Found<'a> {
    node: &'a Node,
    entries: Vec<Entry<'a>>,
    weight: usize,
    depth: usize,
}

impl Found<'_> {
    /// Whether two of its names are those of forms (in an object one that only forms have), or one is `policy` with
    /// base64 of a policy.
    fn is_form(&self) -> bool {
        let known = |entry: &&Entry<'_>| names_weight(&entry.name.value) > 0;
        let coded = |entry: &Entry<'_>| {
            let value = entry.value.and_then(Node::as_text);
            entry.name.value.eq_ignore_ascii_case("policy")
                && value.is_some_and(|text| policy::is_coded(text.value.as_bytes()))
        };
        let names = self.entries.iter().filter(known);
        let names: HashSet<&str> = names.map(|entry| entry.name.value.as_str()).collect();
        let names = names.len();
        let list = self.node.as_array().is_some();
        (names > 1 && (list || self.weight > names)) || self.entries.iter().any(coded)
    }
}

/// The array or object that looks most like a form; of equals the outermost.
fn best(root: &Node) -> Option<Found<'_>> {
    let mut best: Option<Found<'_>> = None;
    let mut todo = vec![(root, 0)];
    while let Some((node, depth)) = todo.pop() {
        if let Some(entries) = entries(node) {
            let weights = entries.iter().map(|entry| names_weight(&entry.name.value));
            let found = Found {
                node,
                weight: weights.sum(),
                entries,
                depth,
            };
            let rank = |found: &Found<'_>| (found.weight, Reverse(found.depth));
            if best.as_ref().is_none_or(|best| rank(&found) > rank(best)) {
                best = Some(found);
            }
        }
        match &node.kind {
            Kind::Array(items) => todo.extend(items.iter().map(|item| (item, depth + 1))),
            Kind::Object(members) => {
                todo.extend(members.iter().map(|member| (&member.value, depth + 1)));
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Invalid => {}
        }
    }
    best
}

fn names_weight(name: &str) -> usize {
    weight(name).max(alias(name).map_or(0, weight))
}

/// The fields of a node, if it has the shape of any.
fn entries(node: &Node) -> Option<Vec<Entry<'_>>> {
    if let Some(members) = node.as_object().filter(|members| !members.is_empty()) {
        return Some(members.iter().flat_map(member).collect());
    }
    let items = node.as_array().filter(|items| !items.is_empty())?;
    items.iter().map(item).collect()
}

/// A member is one field; a list of texts one for each, as maps of form values have them.
fn member(member: &Member) -> impl Iterator<Item = Entry<'_>> {
    let listed = member.value.as_array().filter(|items| {
        let texts = items.iter().all(|item| item.as_text().is_some());
        texts && !items.is_empty()
    });
    let values = listed.unwrap_or(std::slice::from_ref(&member.value));
    values.iter().map(|value| Entry {
        name: &member.name,
        value: Some(value),
        filename: None,
        content_type: None,
        size: None,
    })
}

/// `["name","value"]`, `["file","@photo.png",48211]`, or an object with `name` (or `key`) and `value`.
fn item(node: &Node) -> Option<Entry<'_>> {
    if let Some(pair) = node.as_array() {
        let name = pair.first()?.as_text()?;
        return Some(Entry {
            name,
            value: pair.get(1),
            filename: None,
            content_type: None,
            size: pair.get(2).and_then(number),
        });
    }
    let text = |names: &[&str]| names.iter().find_map(|name| node.get(name)?.as_text());
    node.as_object()?;
    let value = ["value", "src", "text", "content", "contents"]
        .iter()
        .find_map(|name| node.get(name));
    let filename = text(&["filename", "fileName"]);
    value.or(filename.and(Some(node)))?;
    let is_file = text(&["type"]).is_some_and(|text| text.value == "file");
    Some(Entry {
        name: text(&["name", "key"])?,
        value,
        filename: filename.or_else(|| value.filter(|_| is_file)?.as_text()),
        content_type: text(&["contentType", "content_type"]),
        size: node.get("size").and_then(number),
    })
}

fn number(node: &Node) -> Option<u64> {
    match &node.kind {
        Kind::Number(text) => text.parse().ok(),
        Kind::String(text) => text.value.parse().ok(),
        Kind::Null | Kind::Bool(_) | Kind::Array(_) | Kind::Object(_) | Kind::Invalid => None,
    }
}

/// Adds one field; whether its name had to be translated.
fn add(
    sources: &mut Sources,
    source: SourceId,
    entry: &Entry<'_>,
    names: Option<&HashSet<String>>,
    draft: &mut Draft,
) -> bool {
    if is_secret(&entry.name.value) {
        return false;
    }
    let mut name = json_text(sources, source, entry.name);
    let free = |wanted: &&str| names.is_some_and(|names| !names.contains(*wanted));
    let wanted = alias(&entry.name.value).filter(free);
    if let Some(wanted) = wanted {
        name = renamed(sources, wanted, name);
    }
    let structured = entry
        .value
        .is_some_and(|node| matches!(node.kind, Kind::Array(_) | Kind::Object(_)));
    let is_file = entry.name.value.eq_ignore_ascii_case("file");
    if structured && !is_file {
        return wanted.is_some();
    }
    let value = match entry.value {
        Some(node) if !structured => json_value(sources, source, node),
        Some(_) | None => plain(source, entry.name.span.end..entry.name.span.end),
    };
    if let Some(filename) = entry.filename {
        let file = FilePart {
            filename: Some(json_text(sources, source, filename)),
            content_type: entry
                .content_type
                .map(|text| json_text(sources, source, text)),
            size: entry.size,
        };
        let content = Value {
            place: value.place.part(0..0),
        };
        draft.file(name, content, file);
    } else {
        draft.listed(sources, name, value);
        if entry.size.is_some() {
            draft.sized(entry.size);
        }
    }
    wanted.is_some()
}

/// Whether an object is what a signing service answers.
fn is_service(node: &Node) -> bool {
    node.as_object().unwrap_or_default().iter().any(|member| {
        let name = member.name.value.to_ascii_lowercase();
        SERVICE_WORDS.contains(&name.as_str()) && !is_field(&name)
    })
}

/// A `policy` member that is the policy itself and not its base64.
fn own_policy(sources: &mut Sources, source: SourceId, node: &Node) -> Option<PolicyText> {
    let object = ["policy", "policyObj", "policyObject"]
        .iter()
        .filter_map(|name| node.get(name))
        .find(|value| value.as_object().is_some())?;
    let reading = policy::read(sources, Place::new(source, object.span), true)?;
    reading.holds.policy
}

/// Where the form goes, if an object around it says so; the nearest one counts.
fn address(sources: &mut Sources, source: SourceId, root: &Node, form: &Node) -> Option<Request> {
    let around = around(root, form);
    let text = around.iter().rev().find_map(|node| {
        node.as_object()?.iter().find_map(|member| {
            let name = member.name.value.to_ascii_lowercase();
            let value = &member.value;
            let text = value.as_text().or_else(|| value.get("raw")?.as_text())?;
            // A path is one inside the bucket, unless it is a whole address.
            let whole = name == "path" && text.value.starts_with("http");
            (whole || TARGET_WORDS.contains(&name.as_str())).then_some(text)
        })
    })?;
    let url = json_text(sources, source, text);
    Request::to(sources, url)
}

/// The nodes that hold a node, outermost first, and the node itself.
fn around<'a>(root: &'a Node, inner: &'a Node) -> Vec<&'a Node> {
    let holds =
        |node: &Node| node.span.start <= inner.span.start && inner.span.end <= node.span.end;
    let mut found = vec![root];
    while let Some(last) = found.last().filter(|last| last.span != inner.span) {
        let next = match &last.kind {
            Kind::Array(items) => items.iter().find(|item| holds(item)),
            Kind::Object(members) => {
                let mut values = members.iter().map(|member| &member.value);
                values.find(|value| holds(value))
            }
            Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::String(_) | Kind::Invalid => None,
        };
        match next {
            Some(next) => found.push(next),
            None => break,
        }
    }
    found
}
