//! Form fields as programs write them, with literals in quotes: a Python dict or list of pairs, a PHP array, an
//! object literal in JavaScript, the entries of a FormData that a console logs one by one, objects of a name and its
//! contents (Guzzle, Postman's Swift).

use super::super::decode::plain;
use super::super::draft::{Draft, Shows, name_weight};
use super::super::literal::{Code, Dialect, Member};
use super::super::{Fidelity, FilePart, Note, Reading, Value};
use super::framed::{is_shown, shape};
use super::is_secret;
use crate::text::{Bytes, Place, Sources, Span};

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
    let mut reading = Reading::new(place.source, "dump", Fidelity::LogText);
    reading.missing = vec!["file-bytes", "headers", "order", "exact-bytes"];
    let mut draft = Draft::default();
    let mut shows = Shows::MAP;
    let code = Code {
        bytes: &bytes,
        base: place.span.start,
        dialect: Dialect::Program,
    };
    let (members, pairs) = literal(code)?;
    // Where a value shows itself outside a literal, this is no code.
    let unread = |member: &Member| {
        let name = String::from_utf8_lossy(member.name.text.bytes());
        let word = shape(&name, bytes.after(member.at.start));
        !member.value.is_known() && word.is_none() && is_shown(&bytes, &name)
    };
    if members.iter().any(unread) {
        return None;
    }
    let unknown = members
        .iter()
        .filter(|member| !member.value.is_known())
        .count();
    if unknown > 0 {
        let note = Note::new("code-variables").arg("count", unknown.to_string());
        reading.notes.push(note);
    }
    shows.order = pairs || sends_in_order(sources, place);
    reading
        .missing
        .retain(|missing| *missing != "order" || !shows.order);
    put(sources, place, code, members, &mut draft);
    // What a program printed or wrote need not be all that was sent.
    shows.all = false;
    reading.holds.form = Some(draft.finish(sources, Fidelity::LogText, shows));
    Some(reading)
}

/// What sends the members of an array or object in the order in which they are written.
const IN_ORDER: [&[u8]; 4] = [
    b"CURLOPT_POSTFIELDS",
    b"RestClient",
    b"http.file(",
    b"'form-data', Content",
];

/// Whether one of them stands in the paste; its line may have gone to the reader of addresses.
fn sends_in_order(sources: &Sources, place: Place) -> bool {
    let paste = sources.bytes(sources.in_paste(place).source);
    IN_ORDER.iter().any(|sender| paste.has(sender))
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
        let filled = members
            .iter()
            .filter(|member| !member.value.text.bytes().is_empty());
        let names = filled.map(|member| member.name.text.bytes());
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
    let near = bytes.after(open + 1).near(64).trim_ascii_start();
    let Some((quote @ (b'\'' | b'"'), rest)) = near.split_first() else {
        return false;
    };
    let len = memchr::memchr(*quote, rest).unwrap_or_default();
    let comma = rest.after(len + 1).trim_ascii_start();
    name_weight(rest.before(len)) > 0 && comma.starts_with(b",")
}

/// Whether a bracket begins with a member called `name` or `key`.
fn opens_named(bytes: &[u8], open: usize) -> bool {
    let near = bytes.after(open + 1).near(64).trim_ascii_start();
    let name = near.strip_prefix(b"@").unwrap_or(near);
    let name = name.after(usize::from(matches!(name, [b'"' | b'\'', ..])));
    name.starts_with(b"name") || name.starts_with(b"key")
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
    code: Code<'_>,
    members: Vec<Member>,
    draft: &mut Draft,
) {
    let mut taken = 0;
    for member in members {
        let of_value = member.name.start < taken;
        if of_value || is_secret(&String::from_utf8_lossy(member.name.text.bytes())) {
            continue;
        }
        let name = member
            .name
            .text
            .into_value(sources, place.source, member.name.start);
        let called_file = sources.text(name.place).eq_ignore_ascii_case("file");
        let start = member.value.start;
        let written = code.bytes.after(member.at.start);
        // A time goes on behind the sign that ends a statement.
        let more = |len: &usize| *len > member.value.text.bytes().len();
        let word = shape(&sources.text(name.place), written)
            .filter(|len| !member.value.is_known() || more(len));
        if let Some(len) = word {
            // Objective-C leaves out the quotes around words.
            let at = Span::new(member.at.start, member.at.start + len);
            taken = at.end;
            draft.text(name, plain(place.source, place.part(at).span));
            continue;
        }
        if called_file {
            let (content, file) = file(sources, place, code, member.at);
            draft.file(name, content, file);
            continue;
        }
        let value = member.value.text.into_value(sources, place.source, start);
        draft.listed(sources, name, value);
    }
}

/// A file in code: `('photo.png', open(…), 'image/png')`, `open('photo.png', 'rb')`, `@photo.png`.
fn file(sources: &mut Sources, place: Place, code: Code<'_>, at: Span) -> (Value, FilePart) {
    let text = code.bytes.cut(at);
    // An object that was printed tells more than its name.
    let named = memchr::memmem::find(text, b"filename").unwrap_or(0);
    let quote = text
        .iter()
        .skip(named)
        .position(|byte| matches!(byte, b'\'' | b'"'));
    let quote = quote.map(|quote| named + quote);
    let named = quote.map(|quote| code.expression(at.start + quote).0);
    let named = named.filter(|name| name.is_known() && !name.text.bytes().is_empty());
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

/// Whether names are those of a form: two of them at least, and one that only forms have.
fn is_form<'a>(names: impl Iterator<Item = &'a [u8]>) -> bool {
    let weights = names.map(name_weight).filter(|weight| *weight > 0);
    let (known, sum) = weights.fold((0, 0), |(known, sum), weight| (known + 1, sum + weight));
    known > 1 && sum > known
}
