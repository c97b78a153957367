//! How two readings of the same thing become one: what is absent is filled in, what differs is a conflict, and
//! a masked value gives way to the whole one it agrees with.

use std::collections::HashMap;

use super::super::{
    Answer, Evidence, Field, FilePart, Form, Keys, PolicyText, Request, Value, masked,
};
use super::Conflict;
use crate::cos::answers::Meaning;
use crate::text::Sources;

/// Whether two values can be the same one, masks respected.
fn agree(evidence: &Evidence, one: Value, other: Value) -> bool {
    one == other
        || evidence.bytes(one) == evidence.bytes(other)
        || masked::agree(&evidence.text(one), &evidence.text(other))
}

fn is_masked(evidence: &Evidence, value: Value) -> bool {
    masked::mask(&evidence.text(value)).is_some()
}

/// Fills an empty slot, prefers a whole value to a masked one, and notes what differs.
fn slot(
    evidence: &Evidence,
    name: &str,
    kept: &mut Option<Value>,
    other: Option<Value>,
    conflicts: &mut Vec<Conflict>,
) {
    let Some(other) = other else {
        return;
    };
    match *kept {
        None => *kept = Some(other),
        Some(value) if !agree(evidence, value, other) => conflicts.push(Conflict {
            slot: name.to_owned(),
            kept: value,
            other,
        }),
        Some(value) if is_masked(evidence, value) => *kept = Some(other),
        Some(_) => {}
    }
}

/// Adds to a request what another copy of it knows.
pub(super) fn request(
    evidence: &Evidence,
    kept: &mut Request,
    other: &Request,
    conflicts: &mut Vec<Conflict>,
) {
    let same_host = match (kept.host, other.host) {
        (Some(one), Some(two)) => evidence.text(one).eq_ignore_ascii_case(&evidence.text(two)),
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    if !same_host {
        slot(evidence, "host", &mut kept.host, other.host, conflicts);
        return;
    }
    kept.host = kept.host.or(other.host);
    kept.path = kept.path.or(other.path);
    kept.method = kept.method.or(other.method);
    if kept.headers.is_empty() {
        kept.headers.clone_from(&other.headers);
        kept.headers_complete = other.headers_complete;
    }
    if kept.body.is_none() {
        kept.body = other.body;
        kept.body_exact = other.body_exact;
        kept.multipart.clone_from(&other.multipart);
    }
}

/// Adds to a form what another one knows. A field that a complete form lacks was not sent, whatever another
/// list says; what its source could not show is taken from there.
pub(super) fn form(
    evidence: &Evidence,
    kept: &mut Form,
    other: &Form,
    conflicts: &mut Vec<Conflict>,
) {
    let lower = |field: &Field| evidence.text(field.name).to_lowercase();
    let mut index: HashMap<String, usize> = HashMap::new();
    for (at, field) in kept.fields.iter().enumerate() {
        index.entry(lower(field)).or_insert(at);
    }
    let mut added = Vec::new();
    for field in &other.fields {
        let name = evidence.text(field.name).into_owned();
        let found = match &field.file {
            Some(_) => kept.file_index(evidence),
            None => index.get(&lower(field)).copied(),
        };
        if let Some(own) = found.and_then(|at| kept.fields.get_mut(at)) {
            same_field(evidence, &name, own, field, conflicts);
        } else if may_add(kept, field, &name) {
            added.push(field.clone());
        }
    }
    insert(evidence, kept, added);
    if kept.policy.is_none() && kept.named(evidence, "policy").next().is_some() {
        kept.policy.clone_from(&other.policy);
    }
}

fn may_add(kept: &Form, field: &Field, name: &str) -> bool {
    match (&field.file, name.eq_ignore_ascii_case("policy")) {
        (Some(_), _) => !kept.shows_file,
        (None, true) => !kept.shows_policy,
        (None, false) => !kept.complete,
    }
}

/// Text fields go in front of the file, as no source says that they stood behind it.
fn insert(evidence: &Evidence, kept: &mut Form, added: Vec<Field>) {
    let (files, texts): (Vec<_>, Vec<_>) =
        added.into_iter().partition(|field| field.file.is_some());
    let at = kept.file_index(evidence).unwrap_or(kept.fields.len());
    kept.fields.splice(at..at, texts);
    kept.fields.extend(files);
}

fn same_field(
    evidence: &Evidence,
    name: &str,
    kept: &mut Field,
    other: &Field,
    conflicts: &mut Vec<Conflict>,
) {
    match (&mut kept.file, &other.file) {
        (Some(file), Some(more)) => fill_file(file, more),
        (None, None) if name.eq_ignore_ascii_case("policy") => {
            same_policy_field(evidence, kept, other, conflicts);
        }
        (None, None) => {
            let mut value = Some(kept.value);
            slot(evidence, name, &mut value, Some(other.value), conflicts);
            kept.value = value.unwrap_or(kept.value);
        }
        (Some(_), None) | (None, Some(_)) => {}
    }
}

fn fill_file(file: &mut FilePart, more: &FilePart) {
    file.filename = file.filename.or(more.filename);
    file.content_type = file.content_type.or(more.content_type);
    file.size = file.size.or(more.size);
}

/// A cut policy field gives way to a whole one; whether two whole ones differ is seen in their JSON.
fn same_policy_field(
    evidence: &Evidence,
    kept: &mut Field,
    other: &Field,
    conflicts: &mut Vec<Conflict>,
) {
    let agree = agree(evidence, kept.value, other.value);
    if agree && is_masked(evidence, kept.value) {
        kept.value = other.value;
    } else if !agree && !same_decoded(evidence, kept.value, other.value) {
        conflicts.push(Conflict {
            slot: "policy".to_owned(),
            kept: kept.value,
            other: other.value,
        });
    }
}

/// Whether two encoded policies decode to the same bytes.
fn same_decoded(evidence: &Evidence, one: Value, other: Value) -> bool {
    use super::super::base64::{Blank, unpack};
    let decode = |value: Value| unpack(evidence.bytes(value), Blank::Skip).map(|out| out.bytes);
    matches!((decode(one), decode(other)), (Ok(one), Ok(other)) if one == other)
}

fn json<'a>(evidence: &'a Evidence, policy: &PolicyText) -> Option<&'a [u8]> {
    policy.json.map(|json| evidence.bytes(json))
}

/// Whether two policies are the same bytes.
pub(super) fn same_bytes(evidence: &Evidence, one: &PolicyText, other: &PolicyText) -> bool {
    match (json(evidence, one), json(evidence, other)) {
        (Some(one), Some(other)) => one == other,
        (None, None) => one
            .encoded
            .zip(other.encoded)
            .is_some_and(|(one, other)| evidence.bytes(one) == evidence.bytes(other)),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

/// Whether a text is a policy of CAM: what a key may do, not what a form must hold.
pub(super) fn is_cam(evidence: &Evidence, policy: &PolicyText) -> bool {
    json(evidence, policy).is_some_and(super::super::policy::is_cam)
}

/// The two policies as a conflict, unless they say the same (white space and order of members aside) or one
/// of them is of another kind.
pub(super) fn policy_conflict(
    evidence: &Evidence,
    kept: &PolicyText,
    other: &PolicyText,
) -> Option<(Value, Value)> {
    let places = (kept.json.or(kept.encoded)?, other.json.or(other.encoded)?);
    if is_cam(evidence, other) {
        return None;
    }
    let (Some(one), Some(two)) = (json(evidence, kept), json(evidence, other)) else {
        return Some(places);
    };
    let parse = |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).ok();
    let same = match (parse(one), parse(two)) {
        (Some(one), Some(two)) => one == two,
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => without_blanks(one) == without_blanks(two),
    };
    (!same).then_some(places)
}

fn without_blanks(text: &[u8]) -> Vec<u8> {
    let kept = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    kept.copied().collect()
}

/// The keys of all readings, the later ones first.
pub(super) fn keys(evidence: &Evidence, conflicts: &mut Vec<Conflict>) -> Keys {
    let mut all = Keys::default();
    let given = evidence
        .readings
        .iter()
        .rev()
        .filter_map(|reading| reading.holds.keys.as_ref());
    for keys in given {
        let mut fill = |name: &str, kept: &mut Option<Value>, other: Option<Value>| {
            slot(evidence, name, kept, other, conflicts);
        };
        fill("secret-id", &mut all.secret_id, keys.secret_id);
        fill("secret-key", &mut all.secret_key, keys.secret_key);
        fill("token", &mut all.token, keys.token);
        fill("key-time", &mut all.key_time, keys.key_time);
        fill("sign-key", &mut all.sign_key, keys.sign_key);
        all.expires = all.expires.or(keys.expires);
        all.starts = all.starts.or(keys.starts);
        all.temporary |= keys.temporary;
    }
    all
}

/// Whether COS said something in it, and not only a library around it.
fn says_something(answer: &Answer) -> bool {
    answer.wrapper.is_none() && (answer.code.is_some() || answer.meaning != Meaning::Unknown)
}

/// The latest answer, an answer of COS before a library's sentence around it; what it lacks is taken from the
/// others of the same words.
pub(super) fn answer(evidence: &Evidence, conflicts: &mut Vec<Conflict>) -> Option<Answer> {
    let given = evidence
        .readings
        .iter()
        .rev()
        .filter_map(|reading| reading.holds.answer.as_ref());
    let mut given: Vec<&Answer> = given.collect();
    given.sort_by_key(|answer| !says_something(answer));
    let (first, rest) = given.split_first()?;
    let mut kept = (*first).clone();
    for other in rest {
        let (one, two) = (whole(&kept), whole(other));
        if says_something(other) && !same_words(&evidence.sources, &kept, other) {
            conflicts.push(Conflict {
                slot: "answer".to_owned(),
                kept: one,
                other: two,
            });
            continue;
        }
        kept.resource = kept.resource.or(other.resource);
        kept.request_id = kept.request_id.or(other.request_id);
        kept.server_time = kept.server_time.or(other.server_time);
        kept.date = kept.date.or(other.date);
        kept.status = kept.status.or(other.status);
        kept.string_to_sign = kept.string_to_sign.or(other.string_to_sign);
        kept.format_string = kept.format_string.or(other.format_string);
    }
    Some(kept)
}

fn whole(answer: &Answer) -> Value {
    answer.message.or(answer.code).unwrap_or(Value {
        place: answer.place,
    })
}

pub(super) fn same_words(sources: &Sources, one: &Answer, other: &Answer) -> bool {
    let same = |one: Option<Value>, other: Option<Value>| match (one, other) {
        (Some(one), Some(other)) => sources.slice(one.place) == sources.slice(other.place),
        (Some(_) | None, None) | (None, Some(_)) => true,
    };
    let ids = same(one.request_id, other.request_id);
    ids && same(one.code, other.code) && same(one.message, other.message)
}
