//! Finds the reader for a paste: the hint first, then by content. One paste may hold several things (a curl
//! line with the answer below it); each part goes to its reader and the reading holds them all.
//!
//! Readers of requests know their texts by their syntax and come first, whatever the box: a curl line in the
//! box for the error is still a curl line. Among the others the hint decides who tries first, and only the
//! hinted one may take a text by force.

use super::decode::{trimmed, utf16};
use super::request::{self, Taken};
use super::{Form, PASTE_LIMIT, Reading, Slot, Unread, answer, form, keys, policy};
use crate::text::{Label, Place, Shared, Sources, Span};

/// A text shorter than this beside what was recognised holds nothing.
const REST_LIMIT: usize = 8;

/// One way to read a paste.
#[derive(Clone, Copy)]
struct Reader {
    /// Its name, for texts that nobody knows.
    name: &'static str,
    label: fn(&[u8]) -> Label,
    read: fn(&mut Sources, Place, bool) -> Option<Taken>,
}

const ERROR: Reader = Reader {
    name: "answer",
    label: |_| Label::plain("answer"),
    read: |sources, place, forced| {
        let reading = answer::read(sources, place, forced)?;
        let used = reading
            .holds
            .answer
            .as_ref()
            .map_or(place, |answer| answer.place);
        let used = outermost(sources, used, place);
        Some(Taken { reading, used })
    },
};

const POLICY: Reader = Reader {
    name: "policy",
    label: |bytes| policy::label(bytes.trim_ascii()),
    read: |sources, place, forced| whole(policy::read(sources, place, forced), place),
};

const FORM: Reader = Reader {
    name: "form",
    label: |_| Label::plain("form"),
    read: |sources, place, forced| whole(form::read(sources, place, forced), place),
};

const KEYS: Reader = Reader {
    name: "keys",
    label: |_| Label::plain("keys"),
    read: |sources, place, forced| whole(keys::read(sources, place, forced), place),
};

fn whole(reading: Option<Reading>, place: Place) -> Option<Taken> {
    reading.map(|reading| Taken {
        reading,
        used: place.span,
    })
}

/// The range of `within`'s source that a place was decoded from.
fn outermost(sources: &Sources, place: Place, within: Place) -> Span {
    let mut at = place;
    while at.source != within.source {
        match sources.lift(at) {
            Some(outer) => at = outer,
            None => return within.span,
        }
    }
    at.span
}

/// Reads a paste. See [`super::Evidence::add`].
///
/// # Errors
/// When nothing was given or no reader knows it.
pub fn recognise(
    sources: &mut Sources,
    bytes: &[u8],
    hint: Option<Slot>,
    file: Option<&str>,
) -> Result<Reading, Unread> {
    if bytes.trim_ascii().is_empty() || bytes == b"\xEF\xBB\xBF" {
        return Err(Unread::Empty);
    }
    let paste = Shared::from(bytes.to_vec());
    let mut tried = Vec::new();
    for (reader, forced) in order(bytes, hint) {
        if !tried.contains(&reader.name) {
            tried.push(reader.name);
        }
        let found = sources.attempt(|sources| {
            let place = root(sources, bytes, &paste, (reader.label)(bytes));
            let Taken { reading, used } = (reader.read)(sources, place, forced)?;
            Some((reading, place, used))
        });
        let Some((mut reading, place, used)) = found else {
            continue;
        };
        beside(sources, &mut reading, place, used);
        if file.is_some() {
            request::exact(sources, &mut reading);
        }
        reading.hint = hint;
        reading.file = file.map(str::to_owned);
        return Ok(reading);
    }
    if bytes.len() > PASTE_LIMIT {
        return Err(Unread::TooLarge);
    }
    Err(Unread::Unrecognised { tried })
}

/// Adds the paste; its place leaves out a byte order mark.
fn root(sources: &mut Sources, bytes: &[u8], paste: &Shared, label: Label) -> Place {
    if bytes.len() <= PASTE_LIMIT
        && let Some(source) = utf16(bytes, label, sources)
    {
        return sources.whole(source);
    }
    let source = sources.add(paste.clone(), label);
    let start = if bytes.starts_with(b"\xEF\xBB\xBF") {
        3
    } else {
        0
    };
    Place::new(source, start..bytes.len())
}

/// Who tries, in which order, and who by force.
fn order(bytes: &[u8], hint: Option<Slot>) -> Vec<(Reader, bool)> {
    let large = bytes.len() > PASTE_LIMIT;
    let mut order: Vec<(Reader, bool)> = (request::READERS.iter())
        .filter(|reader| reader.any_size || !large)
        .map(|reader| {
            let reader = Reader {
                name: reader.name,
                label: reader.label,
                read: reader.read,
            };
            (reader, false)
        })
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
fn mentions_secret(bytes: &[u8]) -> bool {
    memchr::memchr2_iter(b's', b'S', bytes).any(|at| {
        let six = bytes.get(at..at + 6);
        six.is_some_and(|six| six.eq_ignore_ascii_case(b"secret"))
    })
}

/// Reads what stands before and behind the part that was recognised, and what the same text holds besides.
fn beside(sources: &mut Sources, reading: &mut Reading, place: Place, used: Span) {
    if sources.slice(place).len() > PASTE_LIMIT {
        return;
    }
    let before = Place::new(
        place.source,
        place.span.start..used.start.max(place.span.start),
    );
    let behind = Place::new(place.source, used.end.min(place.span.end)..place.span.end);
    for rest in [behind, before] {
        take_rest(sources, reading, rest);
    }
    let used = Place::new(place.source, used);
    if reading.holds.form.is_some() && mentions_secret(sources.slice(used)) {
        let keys = keys::read(sources, used, false).and_then(|more| more.holds.keys);
        let keys = keys.filter(|keys| keys.secret_key.is_some() || keys.sign_key.is_some());
        reading.holds.keys = reading.holds.keys.take().or(keys);
    } else if reading.holds.keys.is_some() {
        let form = form::read(sources, used, false).and_then(|more| more.holds.form);
        let form = form.filter(|form| is_signed(sources, form));
        reading.holds.form = reading.holds.form.take().or(form);
    }
}

/// Whether a list of names is surely a form: it has a policy or a signature.
fn is_signed(sources: &Sources, form: &Form) -> bool {
    form.fields.iter().any(|field| {
        let name = sources.text(field.name.place);
        name.eq_ignore_ascii_case("policy") || name.eq_ignore_ascii_case("q-signature")
    })
}

/// Gives a remaining text to whoever surely knows it; only slots that are still empty are filled.
fn take_rest(sources: &mut Sources, reading: &mut Reading, rest: Place) {
    let rest = trimmed(sources, rest);
    if rest.span.len() < REST_LIMIT {
        return;
    }
    for reader in [ERROR, POLICY, FORM, KEYS] {
        let holds = &mut reading.holds;
        let taken = sources.attempt(|sources| {
            let label = (reader.label)(sources.slice(rest));
            let part = sources.window(rest, Some(label));
            let part = sources.whole(part);
            let taken = (reader.read)(sources, part, false)?;
            let more = &taken.reading.holds;
            let fresh = (holds.answer.is_none() && more.answer.is_some())
                || (holds.policy.is_none() && more.policy.is_some())
                || (holds.form.is_none() && more.form.is_some())
                || (holds.keys.is_none() && more.keys.is_some());
            fresh.then_some(taken)
        });
        let Some(taken) = taken else {
            continue;
        };
        let more = taken.reading.holds;
        holds.answer = holds.answer.take().or(more.answer);
        holds.policy = holds.policy.take().or(more.policy);
        holds.form = holds.form.take().or(more.form);
        holds.keys = holds.keys.take().or(more.keys);
        holds.request = holds.request.take().or(more.request);
        reading.notes.extend(taken.reading.notes);
        return;
    }
}
