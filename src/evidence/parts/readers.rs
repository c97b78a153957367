//! The readers as the cutter sees them: a name, what a part of theirs is called, how to read it, and which bytes of
//! the text it was read from. Who tries first on a text that shows no marks is settled here too.

use super::outermost_span;
use crate::evidence::brackets::balanced;
use crate::evidence::request::{self, Taken};
use crate::evidence::{PASTE_LIMIT, Reading, Slot, answer, form, keys, policy};
use crate::text::{Label, Place, Sources, Span};

/// One way to read a text.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    /// Its name, for texts that nobody knows.
    pub name: &'static str,
    pub label: fn(&[u8]) -> Label,
    pub read: fn(&mut Sources, Place, bool) -> Option<Taken>,
}

pub(super) const ERROR: Reader = Reader {
    name: "answer",
    label: |_| Label::plain("answer"),
    read: |sources, place, forced| {
        let reading = answer::read(sources, place, forced)?;
        let at = reading.holds.answer.as_ref().map(|answer| answer.place);
        // An object is one thing to its end, whatever else it says.
        let text = sources.slice(place).trim_ascii();
        let object = text.starts_with(b"{") && balanced(text) == Some(text.len());
        let at = at.filter(|_| !object);
        Some(taken(sources, reading, place, at))
    },
};

pub(super) const POLICY: Reader = Reader {
    name: "policy",
    label: |bytes| policy::label(bytes.trim_ascii()),
    read: |sources, place, forced| {
        let reading = policy::read(sources, place, forced)?;
        let policy = reading.holds.policy.as_ref().filter(|_| !forced);
        let at = policy.and_then(|policy| policy.encoded.or(policy.json));
        let at = at.map(|value| value.place);
        Some(taken(sources, reading, place, at))
    },
};

pub(super) const FORM: Reader = Reader {
    name: "form",
    label: |_| Label::plain("form"),
    read: |sources, place, forced| {
        let reading = form::read(sources, place, forced)?;
        let loose = matches!(reading.reader, "lines" | "rows" | "dump");
        let fields = reading.holds.form.iter().flat_map(|form| &form.fields);
        let values = fields.flat_map(|field| [field.name.place, field.value.place]);
        let used = loose.then(|| lines_of(sources, place, values)).flatten();
        let used = used.map(|used| framed(sources, place, used));
        let used = used.unwrap_or(place.span);
        Some(Taken { reading, used })
    },
};

/// With the lines of brackets around it that dumps begin and end with (`array(2) {`, `Array`, `(`).
fn framed(sources: &Sources, within: Place, lines: Span) -> Span {
    let text = sources.bytes(within.source);
    let opens = |line: &[u8]| {
        let line = line.trim_ascii();
        line == b"Array" || line.last().is_some_and(|byte| b"{[(".contains(byte))
    };
    let closes = |line: &[u8]| {
        !line.is_empty() && line.trim_ascii().iter().all(|byte| b")]};,".contains(byte))
    };
    let (mut start, mut end) = (lines.start, lines.end);
    let before = text.get(within.span.start..start).unwrap_or_default();
    for line in before
        .strip_suffix(b"\n")
        .unwrap_or(before)
        .rsplit(|byte| *byte == b'\n')
        .take_while(|line| opens(line))
    {
        start = start.saturating_sub(line.len() + 1).max(within.span.start);
    }
    let behind = text.get(end..within.span.end).unwrap_or_default();
    for line in behind
        .strip_prefix(b"\n")
        .unwrap_or_default()
        .split(|byte| *byte == b'\n')
        .take_while(|line| closes(line))
    {
        end += line.len() + 1;
    }
    Span::new(start, end.min(within.span.end))
}

pub(super) const KEYS: Reader = Reader {
    name: "keys",
    label: |_| Label::plain("keys"),
    read: |sources, place, forced| {
        let reading = keys::read(sources, place, forced)?;
        let values = reading.holds.keys.iter().flat_map(|keys| {
            let slots = [
                keys.secret_id,
                keys.secret_key,
                keys.token,
                keys.key_time,
                keys.sign_key,
            ];
            slots.into_iter().flatten().map(|value| value.place)
        });
        let is_value = matches!(sources.slice(place).trim_ascii().first(), Some(b'{' | b'['));
        let used = (!is_value)
            .then(|| lines_of(sources, place, values))
            .flatten();
        let used = used.unwrap_or(place.span);
        Some(Taken { reading, used })
    },
};

fn taken(sources: &Sources, reading: Reading, place: Place, at: Option<Place>) -> Taken {
    let used = at.map_or(place.span, |at| outermost_span(sources, at, place));
    Taken { reading, used }
}

/// The lines of `within` that these places stand on.
fn lines_of(sources: &Sources, within: Place, places: impl Iterator<Item = Place>) -> Option<Span> {
    let spans = places.map(|place| outermost_span(sources, place, within));
    let cover = spans.reduce(Span::cover)?;
    let text = sources.bytes(within.source);
    let before = text.get(..cover.start)?;
    let start = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |end| end + 1);
    let behind = text.get(cover.end..)?;
    let end = memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len());
    Some(Span::new(
        start.max(within.span.start),
        (cover.end + end).min(within.span.end),
    ))
}

/// The end, in `within`, of the last value that a reading holds; a body ends with its closing delimiter.
pub(super) fn last_value(sources: &Sources, reading: &Reading, within: Place) -> usize {
    let holds = &reading.holds;
    let mut places: Vec<Place> = Vec::new();
    if let Some(request) = &holds.request {
        let head = [request.method, request.path, request.host];
        let headers = request.headers.iter().map(|header| header.value);
        places.extend(
            head.into_iter()
                .flatten()
                .chain(headers)
                .map(|value| value.place),
        );
        places.extend(request.body.map(|body| match &request.multipart {
            Some(scan) if !scan.epilogue.is_empty() => body.part(0..scan.epilogue.start),
            Some(_) | None => body,
        }));
    }
    for field in holds.form.iter().flat_map(|form| &form.fields) {
        places.extend([field.name.place, field.value.place]);
    }
    places.extend(holds.answer.iter().map(|answer| answer.place));
    let ends = places
        .into_iter()
        .map(|place| outermost_span(sources, place, within).end);
    ends.max().unwrap_or(within.span.end)
}

/// Readers of requests that find themselves anywhere in a text.
pub(super) fn requests() -> impl Iterator<Item = Reader> {
    let anchored = ["http", "har", "multipart"];
    let free = request::READERS
        .iter()
        .filter(move |reader| !anchored.contains(&reader.name));
    free.map(of_request)
}

/// The reader with this name.
pub(super) fn called(name: &str) -> Option<Reader> {
    let own = [ERROR, POLICY, FORM, KEYS];
    let requests = request::READERS.iter().map(of_request);
    own.into_iter()
        .chain(requests)
        .find(|reader| reader.name == name)
}

fn of_request(reader: &request::RequestReader) -> Reader {
    Reader {
        name: reader.name,
        label: reader.label,
        read: reader.read,
    }
}

/// Who tries, in which order, and who by force.
pub(super) fn order(bytes: &[u8], hint: Option<Slot>) -> Vec<(Reader, bool)> {
    let large = bytes.len() > PASTE_LIMIT;
    let mut order: Vec<(Reader, bool)> = (request::READERS.iter())
        .filter(|reader| reader.any_size || !large)
        .map(|reader| (of_request(reader), false))
        .collect();
    if large {
        return order;
    }
    // A SecretKey alone is one in every box: read as anything else it would be printed.
    if keys::has_key_shape(bytes.trim_ascii()) {
        order.insert(0, (KEYS, true));
    }
    let hinted = match hint {
        Some(Slot::Error) => Some(ERROR),
        Some(Slot::Policy) => Some(POLICY),
        Some(Slot::Form) => Some(FORM),
        Some(Slot::Keys) => Some(KEYS),
        Some(Slot::Request) | None => None,
    };
    order.extend(hinted.map(|reader| (reader, false)));
    // A few words in the box for the error are what somebody heard, whatever else they could be.
    if hint == Some(Slot::Error) && is_words(bytes) {
        order.push((ERROR, true));
    }
    let rest = if mentions_secret(bytes) {
        [ERROR, POLICY, KEYS, FORM]
    } else {
        [ERROR, POLICY, FORM, KEYS]
    };
    order.extend(rest.map(|reader| (reader, false)));
    order.extend(hinted.map(|reader| (reader, true)));
    order
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
    memchr::memchr2_iter(b's', b'S', bytes).any(|at| {
        let six = bytes.get(at..at + 6);
        six.is_some_and(|six| six.eq_ignore_ascii_case(b"secret"))
    })
}
