//! Form fields as programs print or write them: a Python dict or list of pairs, a PHP array (source, `print_r`,
//! `var_dump`), Java's `Map.toString`, Go's `map[…]`, an object literal in JavaScript, the entries of a FormData
//! that a console logs one by one, objects of a name and its contents (Guzzle, Postman's Swift).

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, weight};
use super::super::loose::{Code, Member};
use super::super::{Fidelity, FilePart, Note, Reading, Value};
use super::is_secret;
use super::rows::shows;
use crate::text::{Place, Sources, Span};

/// So many brackets of a text are tried.
const TRIES: usize = 16;

/// Longer texts are no dump of a form: 1 MiB.
const DUMP_LIMIT: usize = 1024 * 1024;

/// Reads dumps and literals.
pub(super) fn read(sources: &mut Sources, place: Place, _forced: bool) -> Option<Reading> {
    if place.span.len() > DUMP_LIMIT {
        return None;
    }
    let bytes = sources.slice(place).to_vec();
    let readers = [printed, typed, java, dart, go];
    let printed = readers.iter().find_map(|read| {
        let pairs = read(&bytes);
        is_form(names(&bytes, &pairs)).then_some(pairs)
    });
    let mut reading = Reading::new(place.source, "dump", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "order", "exact-bytes"];
    let mut draft = Draft::default();
    let mut shows = Shows::MAP;
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
    };
    let written = printed.is_none().then(|| literal(code)).flatten();
    if let Some((members, pairs)) = written {
        let unknown = members.iter().filter(|member| member.value.unknown).count();
        if unknown > 0 {
            let note = Note::new("code-variables").arg("count", unknown.to_string());
            reading.notes.push(note);
        }
        shows.order = pairs;
        put(sources, place, &bytes, members, &mut draft);
    } else {
        listed(sources, place, printed?, &mut draft);
    }
    // What a program printed or wrote need not be all that was sent.
    shows.all = false;
    reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    Some(reading)
}

/// Puts names and values that stand in the text as they are into a form.
fn listed(sources: &Sources, place: Place, pairs: Pairs, draft: &mut Draft) {
    for (name, value) in pairs {
        let name = plain(place.source, place.part(name).span);
        if !is_secret(&sources.text(name.place)) {
            let value = plain(place.source, place.part(value).span);
            draft.listed(sources, name, value);
        }
    }
}

/// The bracket whose members look most like a form, and whether it is a list of pairs.
fn literal(code: Code<'_>) -> Option<(Vec<Member>, bool)> {
    let mut best: Option<(usize, Vec<Member>, bool)> = None;
    let opens =
        (0..code.bytes.len()).filter(|at| matches!(code.bytes.get(*at), Some(b'{' | b'[' | b'(')));
    let mut behind = 0;
    for open in opens.take(TRIES) {
        if open < behind {
            continue;
        }
        let (members, end) = code.members(open);
        let names = members.iter().map(|member| member.name.text.bytes());
        let sum: usize = names.clone().map(name_weight).sum();
        let first = code.bytes.get(code.skip(open + 1)).copied();
        if is_form(names) && best.as_ref().is_none_or(|(known, _, _)| sum > *known) {
            best = Some((sum, members, matches!(first, Some(b'(' | b'['))));
            behind = end;
        }
    }
    let listed = || {
        let members = members_alone(code);
        is_form(members.iter().map(|member| member.name.text.bytes())).then_some((members, true))
    };
    best.map(|(_, members, pairs)| (members, pairs))
        .or_else(listed)
}

/// Members that stand in brackets of their own: `['key', 'a']` on each line of a console, `["name" => "key",
/// "contents" => "a"]` in a list.
fn members_alone(code: Code<'_>) -> Vec<Member> {
    let mut members = Vec::new();
    let mut behind = 0;
    // Bytes that may still be looked at in brackets that turn out to hold something else.
    let mut budget = 4 * code.bytes.len();
    for open in memchr::memchr3_iter(b'{', b'[', b'(', code.bytes) {
        if open < behind || budget == 0 {
            continue;
        }
        let (member, end) = if opens_pair(code.bytes, open) {
            code.pair(open)
        } else if opens_named(code.bytes, open) {
            of_name_and_value(code, open)
        } else {
            continue;
        };
        budget = budget.saturating_sub(end - open);
        if let Some(member) = member {
            behind = end;
            members.push(member);
        }
    }
    members
}

/// Whether a bracket begins with the name of a field in quotes and a comma.
fn opens_pair(bytes: &[u8], open: usize) -> bool {
    let near = bytes
        .get(open + 1..(open + 64).min(bytes.len()))
        .unwrap_or_default();
    let near = near.trim_ascii_start();
    let Some((quote @ (b'\'' | b'"'), rest)) = near.split_first() else {
        return false;
    };
    let Some(len) = memchr::memchr(*quote, rest) else {
        return false;
    };
    let (name, behind) = rest.split_at(len);
    let comma = behind.get(1..).unwrap_or_default().trim_ascii_start();
    name_weight(name) > 0 && comma.starts_with(b",")
}

/// Whether a bracket begins with a member called `name` or `key`.
fn opens_named(bytes: &[u8], open: usize) -> bool {
    let near = bytes
        .get(open + 1..(open + 64).min(bytes.len()))
        .unwrap_or_default();
    let near = near.trim_ascii_start();
    let near = near.strip_prefix(b"@").unwrap_or(near);
    let near = near
        .strip_prefix(b"\"")
        .or(near.strip_prefix(b"'"))
        .unwrap_or(near);
    near.starts_with(b"name") || near.starts_with(b"key")
}

/// `{"name": "key", "value": "a"}` as a member.
fn of_name_and_value(code: Code<'_>, open: usize) -> (Option<Member>, usize) {
    let (inner, end) = code.members(open);
    let (mut name, mut value) = (None, None);
    for member in inner {
        match member.name.text.bytes() {
            b"name" | b"key" if member.value.quoted => name = Some(member.value),
            b"value" | b"contents" | b"src" => value = Some((member.value, member.at)),
            _ => {}
        }
    }
    let name = name.filter(|name| name_weight(name.text.bytes()) > 0);
    let member = name.zip(value);
    let member = member.map(|(name, (value, at))| Member { name, value, at });
    (member, end)
}

/// Puts members into a form.
pub(in crate::evidence) fn put(
    sources: &mut Sources,
    place: Place,
    bytes: &[u8],
    members: Vec<Member>,
    draft: &mut Draft,
) {
    for member in members {
        if is_secret(&String::from_utf8_lossy(member.name.text.bytes())) {
            continue;
        }
        let name = member
            .name
            .text
            .into_value(sources, place.source, member.name.start);
        let called_file = sources.text(name.place).eq_ignore_ascii_case("file");
        let start = member.value.start;
        if called_file {
            let (content, file) = file(sources, place, bytes, member.at);
            draft.file(name, content, file);
            continue;
        }
        let value = member.value.text.into_value(sources, place.source, start);
        draft.listed(sources, name, value);
    }
}

/// A file in code: `('photo.png', open(…), 'image/png')`, `open('photo.png', 'rb')`, `@photo.png`.
fn file(sources: &mut Sources, place: Place, bytes: &[u8], at: Span) -> (Value, FilePart) {
    let code = Code {
        bytes,
        base: place.span.start,
    };
    let text = bytes.get(at.start..at.end).unwrap_or_default();
    let quote = text.iter().position(|byte| matches!(byte, b'\'' | b'"'));
    let named = quote.map(|quote| code.expression(at.start + quote).0);
    let named = named.filter(|name| !name.unknown && !name.text.bytes().is_empty());
    let filename = named.map(|name| {
        let path = name.text.into_value(sources, place.source, name.start);
        let marked = sources.slice(path.place).starts_with(b"@");
        let path = path.place.part(usize::from(marked)..path.place.span.len());
        super::super::draft::base_name(sources, path)
    });
    let content = plain(place.source, place.part(Span::empty(at.start)).span);
    (
        content,
        FilePart {
            filename,
            ..FilePart::default()
        },
    )
}

type Pairs = Vec<(Span, Span)>;

fn names<'a>(bytes: &'a [u8], pairs: &Pairs) -> impl Iterator<Item = &'a [u8]> {
    pairs
        .iter()
        .map(|(name, _)| bytes.get(name.start..name.end).unwrap_or_default())
}

fn name_weight(name: &[u8]) -> usize {
    weight(&String::from_utf8_lossy(name))
}

/// Whether names are those of a form: two of them at least, and one that only forms have.
fn is_form<'a>(names: impl Iterator<Item = &'a [u8]>) -> bool {
    let weights = names.map(name_weight).filter(|weight| *weight > 0);
    let (known, sum) = weights.fold((0, 0), |(known, sum), weight| (known + 1, sum + weight));
    known > 1 && sum > known
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + memchr::memchr2(b'\r', b'\n', rest).unwrap_or(rest.len())
}

/// PHP's `print_r`: `[key] => value` on lines.
fn printed(bytes: &[u8]) -> Pairs {
    let mut pairs = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"] => ") {
        let before = bytes.get(at.saturating_sub(128)..at).unwrap_or_default();
        let Some(open) = memchr::memrchr(b'[', before) else {
            continue;
        };
        let name = Span::new(at - (before.len() - open) + 1, at);
        pairs.push((name, Span::new(at + 5, line_end(bytes, at + 5))));
    }
    pairs
}

/// PHP's `var_dump`: `["key"]=>`, and `string(5) "value"` on the next line.
fn typed(bytes: &[u8]) -> Pairs {
    let mut pairs = Vec::new();
    for at in memchr::memmem::find_iter(bytes, b"\"]=>") {
        let before = bytes.get(at.saturating_sub(128)..at).unwrap_or_default();
        let Some(open) = memchr::memrchr(b'"', before) else {
            continue;
        };
        let name = Span::new(at - (before.len() - open) + 1, at);
        let rest = bytes.get(at + 4..).unwrap_or_default();
        let lead = at + 4 + rest.len() - rest.trim_ascii_start().len();
        let line = bytes.get(lead..line_end(bytes, lead)).unwrap_or_default();
        let open = memchr::memchr(b'(', line).map(|open| open + 1);
        let close = memchr::memchr(b')', line);
        let (Some(open), Some(close)) = (open, close) else {
            continue;
        };
        let inside = Span::new(lead + open, lead + close);
        if !line.starts_with(b"string(") {
            pairs.push((name, inside));
            continue;
        }
        let number = String::from_utf8_lossy(line.get(open..close).unwrap_or_default()).parse();
        let start = lead + close + 3;
        let end = start.saturating_add(number.unwrap_or(0)).min(bytes.len());
        pairs.push((name, Span::new(start, end)));
    }
    pairs
}

/// Java's `{key=value, other=value}`: a comma ends a value only where a name and `=` follow.
fn java(bytes: &[u8]) -> Pairs {
    bracketed(bytes, b"{", b'}', b", ", b'=')
}

/// Dart's `{key: value, other: value}`, where a value shows that it is no code with names of variables.
fn dart(bytes: &[u8]) -> Pairs {
    let mut pairs = bracketed(bytes, b"{", b'}', b", ", b':');
    let text = |span: Span| bytes.get(span.start..span.end).unwrap_or_default();
    for (_, value) in &mut pairs {
        let blank = text(*value).len() - text(*value).trim_ascii_start().len();
        value.start += blank;
    }
    let shown = pairs
        .iter()
        .any(|(name, value)| shows(text(*name), text(*value)));
    if shown { pairs } else { Vec::new() }
}

/// The pairs between brackets of one line.
fn bracketed(bytes: &[u8], open: &[u8], close: u8, separator: &[u8], mark: u8) -> Pairs {
    let Some(at) = memchr::memmem::find(bytes, open) else {
        return Vec::new();
    };
    let from = at + open.len();
    let line = bytes.get(from..line_end(bytes, from)).unwrap_or_default();
    let end = memchr::memrchr(close, line).map_or(bytes.len(), |at| from + at);
    separated(bytes, from, end, separator, mark)
}

/// Go's `map[key:value other:value]`, with `[value]` for lists of one.
fn go(bytes: &[u8]) -> Pairs {
    let mut pairs = bracketed(bytes, b"map[", b']', b" ", b':');
    for (_, value) in &mut pairs {
        let text = bytes.get(value.start..value.end).unwrap_or_default();
        if text.len() > 1 && text.starts_with(b"[") && text.ends_with(b"]") {
            *value = Span::new(value.start + 1, value.end - 1);
        }
    }
    pairs
}

/// Splits where a separator, a name and the mark behind names stand in a row.
fn separated(bytes: &[u8], from: usize, end: usize, separator: &[u8], mark: u8) -> Pairs {
    let text = bytes.get(..end).unwrap_or_default();
    let name_at = |at: usize| {
        let rest = text.get(at..).unwrap_or_default();
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_.$".contains(byte);
        let len = rest.iter().take(128).take_while(is_name).count();
        (len > 0 && rest.get(len) == Some(&mark)).then(|| Span::new(at, at + len))
    };
    let mut pairs: Pairs = Vec::new();
    let Some(mut name) = name_at(from) else {
        return pairs;
    };
    let rest = text.get(from..).unwrap_or_default();
    for at in memchr::memmem::find_iter(rest, separator) {
        let Some(next) = name_at(from + at + separator.len()) else {
            continue;
        };
        pairs.push((name, Span::new(name.end + 1, from + at)));
        name = next;
    }
    pairs.push((name, Span::new(name.end + 1, end)));
    pairs
}
