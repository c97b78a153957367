//! The readers as the cutter sees them: a name, what a part of theirs is called, how to read it, and which bytes of
//! the text it was read from. Who tries first on a text that shows no marks is settled here too.

use super::{Certainty, outermost_span};
use crate::evidence::brackets::balanced;
use crate::evidence::request::{self, RequestReader as Reader, Taken};
use crate::evidence::{PASTE_LIMIT, Reading, Slot, answer, form, keys, policy};
use crate::json;
use crate::text::{Bytes, Label, Place, Sources, Span};

const fn reader(
    name: &'static str,
    label: fn(&[u8]) -> Label,
    read: fn(&mut Sources, Place, bool) -> Option<Taken>,
) -> Reader {
    Reader {
        name,
        label,
        read,
        any_size: false,
    }
}

pub(super) static ERROR: Reader = reader(
    "answer",
    |_| Label::plain("answer"),
    |sources, place, forced| {
        let reading = answer::read(sources, place, forced)?;
        // An object is one thing to its end, whatever else it says.
        let text = sources.slice(place).trim_ascii();
        let object = text.starts_with(b"{") && balanced(text) == Some(text.len());
        Some(taken(sources, reading, place, object))
    },
);

pub(super) static POLICY: Reader = reader(
    "policy",
    |bytes| policy::label(bytes.trim_ascii()),
    |sources, place, forced| {
        let reading = policy::read(sources, place, forced)?;
        Some(taken(sources, reading, place, forced))
    },
);

pub(super) static FORM: Reader = reader(
    "form",
    |_| Label::plain("form"),
    |sources, place, forced| {
        let reading = form::read(sources, place, forced)?;
        let loose = matches!(reading.reader, "lines" | "rows" | "dump");
        let mut taken = taken(sources, reading, place, !loose);
        if loose {
            taken.used = with_brackets(sources, place, on_lines(sources, place, taken.used));
        }
        Some(taken)
    },
);

pub(super) static KEYS: Reader = reader(
    "keys",
    |_| Label::plain("keys"),
    |sources, place, forced| {
        let reading = keys::read(sources, place, forced)?;
        let is_value = matches!(sources.slice(place).trim_ascii().first(), Some(b'{' | b'['));
        let mut taken = taken(sources, reading, place, is_value);
        taken.used = on_lines(sources, place, taken.used);
        Some(taken)
    },
);

/// A reading with the bytes it was read from: all of them, or those that its values cover.
fn taken(sources: &Sources, reading: Reading, within: Place, whole: bool) -> Taken {
    let spans = values(&reading).into_iter().filter(|_| !whole);
    let spans = spans.map(|place| outermost_span(sources, place, within));
    let used = spans.reduce(Span::cover).unwrap_or(within.span);
    Taken { reading, used }
}

/// Where the values of a reading stand.
fn values(reading: &Reading) -> Vec<Place> {
    let holds = &reading.holds;
    let mut values = Vec::new();
    if let Some(request) = &holds.request {
        let headers = request.headers.iter().map(|header| Some(header.value));
        values.extend([request.method, request.path, request.host]);
        values.extend(headers);
    }
    values.extend(
        holds
            .policy
            .iter()
            .map(|policy| policy.encoded.or(policy.json)),
    );
    for field in holds.form.iter().flat_map(|form| &form.fields) {
        values.extend([Some(field.name), Some(field.value)]);
    }
    if let Some(keys) = &holds.keys {
        let slots = [keys.secret_id, keys.secret_key, keys.token];
        values.extend(slots.into_iter().chain([keys.key_time, keys.sign_key]));
    }
    let mut places: Vec<Place> = values
        .into_iter()
        .flatten()
        .map(|value| value.place)
        .collect();
    places.extend(holds.answer.iter().map(|answer| answer.place));
    places
}

/// All of the lines that a range stands on.
fn on_lines(sources: &Sources, within: Place, used: Span) -> Span {
    let text = sources.bytes(within.source);
    let (start, end) = (text.line_start(used.start), text.line_end(used.end));
    Span::new(start.max(within.span.start), end.min(within.span.end))
}

/// With the lines of brackets around it that dumps begin and end with (`array(2) {`, `Array`, `(`).
fn with_brackets(sources: &Sources, within: Place, lines: Span) -> Span {
    let text = sources.bytes(within.source);
    let opens = |line: &&[u8]| {
        let line = line.trim_ascii();
        line == b"Array" || line.last().is_some_and(|byte| b"{[(".contains(byte))
    };
    let closes = |line: &&[u8]| {
        !line.is_empty() && line.trim_ascii().iter().all(|byte| b")]};,".contains(byte))
    };
    let lengths = |line: &[u8]| line.len() + 1;
    let before = text.cut(within.span.start..lines.start);
    let above = before.strip_suffix(b"\n").unwrap_or(before);
    let above = above.rsplit(|byte| *byte == b'\n').take_while(opens);
    let below = text.cut(lines.end..within.span.end);
    let below = below.strip_prefix(b"\n").unwrap_or_default();
    let below = below.split(|byte| *byte == b'\n').take_while(closes);
    let start = lines.start.saturating_sub(above.map(lengths).sum());
    let end = lines.end + below.map(lengths).sum::<usize>();
    Span::new(start.max(within.span.start), end.min(within.span.end))
}

/// The end, in `within`, of the last value that a reading holds; a body ends with its closing delimiter.
pub(super) fn last_value(sources: &Sources, reading: &Reading, within: Place) -> usize {
    let mut places = values(reading);
    let request = reading.holds.request.as_ref();
    places.extend(request.and_then(|request| {
        let scan = request
            .multipart
            .as_ref()
            .filter(|scan| !scan.epilogue.is_empty());
        let body = request.body?;
        Some(scan.map_or(body, |scan| body.part(0..scan.epilogue.start)))
    }));
    let ends = places
        .into_iter()
        .map(|place| outermost_span(sources, place, within).end);
    ends.max().unwrap_or(within.span.end)
}

/// All of them.
pub(super) fn all() -> Vec<&'static Reader> {
    let own = [&ERROR, &POLICY, &FORM, &KEYS];
    request::READERS.iter().chain(own).collect()
}

/// Whether a reader reads what has no mark of its own.
pub(super) fn is_loose(reader: &Reader) -> bool {
    matches!(reader.name, "answer" | "policy" | "form" | "keys")
}

/// Whether a reader of requests finds itself anywhere in a text; the others begin at a mark.
pub(super) fn finds_itself(reader: &Reader) -> bool {
    !is_loose(reader) && !matches!(reader.name, "http" | "har" | "multipart")
}

/// A reader that is asked for a whole paste; by force, how sure that makes it.
pub(super) type Ask = (&'static Reader, Option<Certainty>);

/// Who is asked for a whole paste, and who by force, last.
pub(super) fn asks(readers: &[&'static Reader], bytes: &[u8], hint: Option<Slot>) -> Vec<Ask> {
    let large = bytes.len() > PASTE_LIMIT;
    let fits = readers.iter().filter(|reader| reader.any_size || !large);
    let mut asks: Vec<Ask> = fits.map(|reader| (*reader, None)).collect();
    if large {
        return asks;
    }
    // A SecretKey alone is one in every box: read as anything else it would be printed.
    if keys::has_key_shape(bytes.trim_ascii()) {
        return vec![(&KEYS, Some(Certainty::Grammar))];
    }
    let Some(hinted) = hint.and_then(hinted) else {
        return asks;
    };
    let sure = match hint {
        // A few words in the box for the error are what somebody heard, whatever else they could be.
        Some(Slot::Error) => is_words(bytes),
        // JSON that somebody calls the policy is it, whatever its values look like.
        Some(Slot::Policy) => bytes.has(b"\"conditions\"") && json::parse(bytes).is_valid(),
        _ => false,
    };
    asks.sort_by_key(|(reader, _)| reader.name != hinted.name);
    asks.extend(sure.then_some((hinted, Some(Certainty::Grammar))));
    asks.push((hinted, Some(Certainty::Asked)));
    asks
}

/// The reader of what somebody says that a paste is; a request has many.
fn hinted(hint: Slot) -> Option<&'static Reader> {
    match hint {
        Slot::Error => Some(&ERROR),
        Slot::Policy => Some(&POLICY),
        Slot::Form => Some(&FORM),
        Slot::Keys => Some(&KEYS),
        Slot::Request => None,
    }
}

/// Whether a reader is that of what somebody says that a paste is.
pub(super) fn is_hinted(reader: &Reader, hint: Option<Slot>) -> bool {
    let hinted = hint.and_then(hinted);
    hinted.is_some_and(|hinted| hinted.name == reader.name)
}

/// Whether a text is a few spoken words: one line of letters, digits and the marks of a sentence, no longer than
/// a message of COS, and no single word as long as a key.
fn is_words(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii();
    let spoken = |byte: &u8| byte.is_ascii_alphanumeric() || b" -_.,'()[]:".contains(byte);
    let longest = text.split(|byte| *byte == b' ').map(<[u8]>::len).max();
    text.len() <= 160 && text.iter().all(spoken) && longest.is_some_and(|longest| longest < 24)
}

/// Whether a text speaks of a secret, as texts with keys do.
pub(super) fn mentions_secret(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b's', b'S', bytes).any(|at| bytes.after(at).begins(b"secret"))
}
