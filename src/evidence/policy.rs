//! Reads a policy: the base64 of the form field, JSON text, JSON with `\"` out of a log; tells a CAM policy
//! apart; and undoes the encoding so that every byte of the JSON knows its characters in the paste.

mod embedded;

pub use super::base64::Base64Oddity;
use super::base64::{Blank, Unpacked, unpack};
use super::decode::{Escapes, Spelling, plain, spelt, trimmed};
use super::{Fidelity, Note, Reading, Value};
use crate::json::{self, ErrorKind, Kind};
use crate::text::{Bytes, Label, Place, SourceId, Sources, Span};

/// The encoded text in reports.
const ENCODED: Label = Label {
    source: "policy",
    layer: Some("base64"),
};

/// The JSON in reports.
const JSON: Label = Label::plain("policy");

/// Decoded policies are cut here: 8 MiB.
const DECODED_LIMIT: usize = super::PASTE_LIMIT;

/// How many levels of backslashes a log may have put around a text.
const ESCAPE_LEVELS: usize = 3;

/// A policy as far as it could be decoded.
#[derive(Clone, Debug)]
pub struct PolicyText {
    /// The encoded text (label `policy`, layer `base64`), where there was one.
    pub encoded: Option<Value>,
    /// The JSON text (label `policy`): decoded, or as given. `None` when decoding failed.
    pub json: Option<Value>,
    /// How it was written.
    pub coding: Coding,
    /// How near the JSON's bytes are to those that were signed. Base64 from a wire or a copy is exact.
    pub fidelity: Fidelity,
    /// What was changed to read it (log escapes undone, full-width forms folded): the finding
    /// `policy.text-altered`.
    pub altered: bool,
}

/// How the policy field was written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Coding {
    /// Standard base64.
    Base64,
    /// Decodes only leniently: why, and where in the encoded text.
    Variant(Base64Oddity, Span),
    /// Not base64: the first character that cannot be, in the encoded text.
    NotBase64(Span),
    /// JSON text, given as such.
    Json,
    /// JSON text in the place where base64 belongs (the form field).
    Unencoded,
    /// The value is a signature (40 hexadecimal digits, or 28 base64 characters of 20 bytes).
    Signature,
}

/// Decodes the text of a `policy` form field.
pub fn decode_field(sources: &mut Sources, value: Value, fidelity: Fidelity) -> PolicyText {
    decode(sources, value, fidelity, Coding::Unencoded)
}

/// Decodes a policy; `as_json` is how JSON text is called here.
fn decode(sources: &mut Sources, value: Value, fidelity: Fidelity, as_json: Coding) -> PolicyText {
    let text = sources.slice(trimmed(sources, value.place));
    if begins_like_json(text) {
        return unencoded(sources, value.place, fidelity, as_json);
    }
    // Base64 survives a log, but not a hand.
    let exact = if fidelity == Fidelity::Retyped {
        fidelity
    } else {
        fidelity.max(Fidelity::BrowserCopy)
    };
    let encoded = window(sources, value.place, ENCODED);
    let (json, coding) = unencode(sources, encoded);
    PolicyText {
        encoded: Some(plain(encoded, sources.whole(encoded).span)),
        json: json.map(|json| plain(json, sources.whole(json).span)),
        coding,
        fidelity: exact,
        altered: false,
    }
}

/// A place as a source of its own, named unless the paste itself is already called so.
fn window(sources: &mut Sources, place: Place, label: Label) -> SourceId {
    let named = sources.named(place).is_some_and(|(name, _)| name == label);
    sources.window(place, (!named).then_some(label))
}

/// JSON text, with the backslashes of a log undone.
fn unencoded(
    sources: &mut Sources,
    place: Place,
    fidelity: Fidelity,
    coding: Coding,
) -> PolicyText {
    let json = unescaped(sources, place);
    let altered = json.source != place.source;
    // An unescaped text is shown where it was pasted.
    let (labelled, nearest) = if altered {
        (json.source, Fidelity::LogText)
    } else {
        (window(sources, json, JSON), fidelity)
    };
    PolicyText {
        encoded: (coding == Coding::Unencoded).then_some(Value { place }),
        json: Some(plain(labelled, sources.whole(labelled).span)),
        coding,
        fidelity: fidelity.min(nearest),
        altered,
    }
}

/// Whether a text (without white space in front) begins as JSON objects do, also in a log's spelling.
fn begins_like_json(text: &[u8]) -> bool {
    let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
    let text = text.trim_ascii_start();
    let inside = text.strip_prefix(b"\"").map(<[u8]>::trim_ascii_start);
    text.starts_with(b"{")
        || text.starts_with(b"[")
        || inside.is_some_and(|inside| inside.starts_with(b"{"))
}

/// Undoes the backslashes in front of quotes, as often as there are any; the same place where there are none.
fn unescaped(sources: &mut Sources, place: Place) -> Place {
    let mut at = trimmed(sources, place);
    if let Some(literal) = string_literal(sources, at) {
        at = literal;
    }
    for _ in 0..ESCAPE_LEVELS {
        let text = sources.slice(at);
        let first = memchr::memchr(b'"', text);
        let escaped = first.is_some_and(|quote| quote > 0 && text.get(quote - 1) == Some(&b'\\'));
        if !escaped {
            break;
        }
        at = spelt(sources, at, Spelling::Literal(Escapes::SCRIPT)).place;
    }
    if at.source == place.source { place } else { at }
}

/// The inside of a text that is one JSON string (`"{\"expiration\":…}"`).
fn string_literal(sources: &mut Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    let is_literal = text.len() > 1 && text.starts_with(b"\"") && text.ends_with(b"\"");
    if !is_literal {
        return None;
    }
    let inside = place.part(1..text.len() - 1);
    if sources.slice(inside).has(b"\\\"") {
        return Some(inside);
    }
    let source = sources.window(inside, None);
    Some(sources.whole(source))
}

/// Undoes base64 in all its variants.
fn unencode(sources: &mut Sources, encoded: SourceId) -> (Option<SourceId>, Coding) {
    let whole = sources.whole(encoded);
    let text = sources.slice(whole);
    if is_signature(text.trim_ascii()) {
        return (None, Coding::Signature);
    }
    if let Some(inside) = unquoted(text) {
        let oddity = Coding::Variant(Base64Oddity::Quoted, whole.span);
        // Python's `b` in front is a letter of base64 itself, and shifts all that follows.
        let quote = Span::new(inside.start - 1, inside.start);
        let letter = inside.start.checked_sub(2).and_then(|at| text.get(at));
        let shifted = letter == Some(&b'b');
        let inner = sources.window(whole.part(inside), None);
        return match unpack_into(sources, inner) {
            Ok((json, _)) if shifted => (Some(json), Coding::NotBase64(quote)),
            Ok((json, _)) => (Some(json), oddity),
            Err(at) => (None, Coding::NotBase64(at.shifted(inside.start))),
        };
    }
    match unpack_into(sources, encoded) {
        // Base64 of the signature's own digits.
        Ok((inner, _)) if is_signature(sources.bytes(inner).trim_ascii()) => {
            (None, Coding::Signature)
        }
        Ok((json, None)) => (Some(json), Coding::Base64),
        Ok((json, Some((oddity, at)))) => (Some(json), Coding::Variant(oddity, at)),
        Err(at) => (None, Coding::NotBase64(at)),
    }
}

type Odd = Option<(Base64Oddity, Span)>;

/// Decodes a source; a text encoded twice is decoded twice.
fn unpack_into(sources: &mut Sources, encoded: SourceId) -> Result<(SourceId, Odd), Span> {
    let text = sources.bytes(encoded);
    if text.trim_ascii().is_empty() {
        return Err(Span::empty(0));
    }
    let is_json = |out: &Unpacked| begins_like_json(&out.bytes);
    let mut out = unpack(text, Blank::Skip);
    let sound = (out.as_ref()).is_ok_and(|out| is_json(out) && is_text(&out.bytes));
    if !sound && memchr::memchr(b' ', text.trim_ascii()).is_some() {
        let plus = unpack(text, Blank::Plus).ok().filter(is_json);
        out = plus.map_or(out, Ok);
    }
    let mut out = out?;
    if out.bytes.len() > DECODED_LIMIT {
        return Err(Span::empty(text.len()));
    }
    let inner = unpack(&out.bytes, Blank::Skip).ok().filter(is_json);
    if let Some(inner) = inner.filter(|_| !is_json(&out)) {
        let whole = Span::new(0, text.len());
        let middle = sources.derive(out.bytes, encoded, out.map, None);
        let json = sources.derive(inner.bytes, middle, inner.map, Some(JSON));
        return Ok((json, Some((Base64Oddity::Twice, whole))));
    }
    let oddity = out.oddity.take();
    let json = sources.derive(out.bytes, encoded, out.map, Some(JSON));
    Ok((json, oddity))
}

/// Bytes of the shortest decoded text that is taken for a policy without being asked: `{"a":""}`.
const SHORTEST: usize = 8;

fn is_text(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok()
}

/// 40 hexadecimal digits, or base64 of 20 bytes that are no text.
fn is_signature(text: &[u8]) -> bool {
    let hex = text.len() == 40 && text.iter().all(u8::is_ascii_hexdigit);
    let base64 = text.len() == 28
        && text.ends_with(b"=")
        && unpack(text, Blank::Skip).is_ok_and(|out| {
            out.bytes.len() == 20 && !begins_like_json(&out.bytes) && !is_text(&out.bytes)
        });
    hex || base64
}

/// The inside of `"…"`, `'…'` or Python's `b'…'`.
fn unquoted(text: &[u8]) -> Option<Span> {
    let lead = text.indent();
    let text = text.trim_ascii();
    let skip = usize::from(matches!(text, [b'b', b'\'' | b'"', ..]));
    let quote = *text.get(skip)?;
    let closes = text.len() > skip + 1 && text.last() == Some(&quote);
    (closes && matches!(quote, b'"' | b'\''))
        .then(|| Span::new(lead + skip + 1, lead + text.len() - 1))
}

/// What a JSON text is, by its members.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Likeness {
    Post,
    Cam,
    Other,
}

/// What names show of other things that expire.
const EXPIRING: [&str; 6] = [
    "credential",
    "response",
    "secret",
    "tmp",
    "session",
    "token",
];

/// Whether a member's name is one word that begins so.
fn is_called(member: &json::Member, start: &str) -> bool {
    let name = member.name.value.trim();
    name.as_bytes().begins(start.as_bytes())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte))
}

/// Compares the members with those of a POST policy and of a CAM policy.
fn likeness(document: &json::Document) -> Likeness {
    let Some(Kind::Object(members)) = document.root.as_ref().map(|root| &root.kind) else {
        return Likeness::Other;
    };
    let has = |start: &str| members.iter().any(|member| is_called(member, start));
    if has("statement") {
        Likeness::Cam
    } else if has("condition") || has("expir") && !EXPIRING.iter().any(|other| has(other)) {
        Likeness::Post
    } else {
        Likeness::Other
    }
}

/// Whether a text is a policy of CAM.
pub(crate) fn is_cam(text: &[u8]) -> bool {
    likeness(&json::parse(text)) == Likeness::Cam
}

/// Whether JSON with mistakes names the members of a policy as JSON does, one of them in quotes, or has both: any
/// source code has a bracket with a word like `expiration` in it.
fn shows_names(text: &[u8], document: &json::Document) -> bool {
    let members = document.root.as_ref().and_then(json::Node::as_object);
    let mut known = 0;
    for member in members.unwrap_or_default() {
        if is_called(member, "condition") || is_called(member, "expir") {
            let before = member.name.span.start.checked_sub(1);
            let bare = before
                .and_then(|at| text.get(at))
                .is_none_or(|byte| byte.is_ascii_whitespace() || matches!(byte, b'{' | b','));
            known += if bare { 1 } else { 2 };
        }
    }
    known > 1
}

/// Whether a text in brackets that is no JSON is written in a program's language, with names for values: what is sent
/// is made of it, and is not known.
fn is_code(text: &[u8], document: &json::Document, assigned: bool) -> bool {
    const PRINTED: [&[u8]; 6] = [b"True", b"False", b"None", b"undefined", b"NaN", b"nil"];
    let slice = |span: Span| text.cut(span);
    let has = |kind: ErrorKind| document.errors.iter().any(|error| error.kind == kind);
    let called = |error: &json::Error| {
        let behind = text.after(error.span.end);
        let behind = behind.trim_ascii_start().first().copied();
        behind.is_some_and(|byte| byte.is_ascii_alphabetic() || b"(.[+".contains(&byte))
    };
    let foreign = has(ErrorKind::UnquotedName) || has(ErrorKind::SingleQuotes);
    let word = |error: &json::Error| {
        let word = slice(error.span);
        error.kind == ErrorKind::UnknownWord
            && word.first().is_some_and(u8::is_ascii_alphabetic)
            && !PRINTED.contains(&word)
            && (foreign || called(error))
    };
    assigned && (foreign || has(ErrorKind::UnknownWord)) || document.errors.iter().any(word)
}

/// Whether a value of JSON stands for one that a template puts there.
fn is_template(node: &json::Node) -> bool {
    match &node.kind {
        Kind::String(text) => is_placeholder(&text.value),
        Kind::Array(items) => items.iter().any(is_template),
        Kind::Object(members) => members.iter().any(|member| is_template(&member.value)),
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Invalid => false,
    }
}

/// Whether a text is a placeholder of a template: `{{policy}}`, `${POLICY}`, `<policy>`, and nothing else.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim();
    let inside = |open: &str, close: &str| {
        let inner = text.strip_prefix(open)?.strip_suffix(close)?;
        (!inner.contains(['{', '}', '<', '>'])).then_some(inner.trim())
    };
    let shell = inside("${", "}").filter(|name| *name != "filename");
    let any = inside("{{", "}}").or(shell).or_else(|| inside("<", ">"));
    any.is_some_and(|name| !name.is_empty())
}

/// Takes a policy out of a reading of code that gives it a name.
pub(super) fn only_sent(sources: &Sources, reading: &mut Reading) {
    let json = reading.holds.policy.as_ref().and_then(|policy| policy.json);
    let Some(text) = json.map(|json| sources.slice(json.place)) else {
        return;
    };
    if is_code(text, &json::parse(text), true) {
        reading.holds.policy = None;
        reading.notes.push(Note::new("policy-code"));
    }
}

/// Whether a long text has more blanks than base64 in which every `+` was lost: its letters would decode to something.
fn is_prose(text: &[u8]) -> bool {
    text.len() > 4096 && memchr::memchr_iter(b' ', text).count() * 16 > text.len()
}

/// Reads a paste as a policy.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let place = trimmed(sources, place);
    if place.span.is_empty() {
        return None;
    }
    let embedded = embedded::embedded(sources, place, forced);
    let place = embedded.unwrap_or(place);
    let place = embedded::logged(sources, place).unwrap_or(place);
    let as_json = begins_like_json(sources.slice(place));
    if !(as_json || forced) && is_prose(sources.slice(place)) {
        return None;
    }
    let fidelity = if as_json {
        Fidelity::LogText
    } else {
        Fidelity::BrowserCopy
    };
    let mut policy = decode(sources, Value { place }, fidelity, Coding::Json);
    policy.altered |= embedded.is_some();
    let text = policy
        .json
        .map(|json| sources.slice(json.place))
        .unwrap_or_default();
    let document = json::parse(text);
    let likeness = likeness(&document);
    let code = as_json
        && (is_code(text, &document, false) || document.root.as_ref().is_some_and(is_template));
    let known = match likeness {
        Likeness::Post => document.is_valid() || shows_names(text, &document),
        // Code that writes one down, torn or with names of variables, is none.
        Likeness::Cam => document.is_valid(),
        // Three letters that happen to decode to `{` and something are no policy.
        Likeness::Other => {
            !as_json && begins_like_json(text) && is_text(text) && text.len() >= SHORTEST
        }
    };
    if !known && !forced {
        return None;
    }
    let reader = if as_json { "json-text" } else { "base64" };
    let mut reading = Reading::new(place.source, reader, policy.fidelity);
    reading.missing = if as_json {
        vec!["exact-bytes", "form"]
    } else {
        vec!["form"]
    };
    if policy.altered {
        reading.notes.push(Note::new("policy-unescaped"));
    }
    if likeness == Likeness::Cam {
        reading.notes.push(Note::new("policy-cam"));
    }
    if code && !forced {
        reading.notes.push(Note::new("policy-code"));
    } else {
        reading.holds.policy = Some(policy);
    }
    Some(reading)
}

/// So much of a base64 text is decoded to see how it begins.
const HEAD: usize = 8;

/// Whether a word is base64 of a text that begins with a brace (in a list or not), long enough for a policy.
pub(super) fn is_coded(word: &[u8]) -> bool {
    let head = word.get(..HEAD).filter(|_| word.len() >= 4 * HEAD);
    let plain = head.and_then(|head| unpack(head, Blank::Skip).ok());
    plain.is_some_and(|out| {
        let text = out
            .bytes
            .strip_prefix(b"\xEF\xBB\xBF")
            .unwrap_or(&out.bytes);
        let text = text.trim_ascii_start();
        let item = text.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
        item.unwrap_or(text).starts_with(b"{")
    })
}

/// The label of a paste that is a policy.
pub(super) fn label(text: &[u8]) -> Label {
    // A brace is in no base64: JSON in a log line.
    if begins_like_json(text) || memchr::memchr(b'{', text).is_some() {
        JSON
    } else {
        ENCODED
    }
}
