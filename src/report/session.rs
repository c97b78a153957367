//! Writes a saved session, `postdoc/evidence/1`: what was given, as it was given, with every secret blanked out
//! in place (`masking`), so that a colleague who loads it sees the same screens. Keys are not
//! written at all.
//!
//! It stands here and not beside its reader (`evidence::session`), because what is secret is known to the
//! redactor. It must not know where the text goes.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::json::pretty;
use super::masking::MaskedPastes;
use super::redact::Redactor;
use crate::cos::times::{Instant, parse_now};
use crate::diagnosis::Clock;
use crate::evidence::masked::is_masked;
use crate::evidence::session::{IN_PLACE, MASKED, MORE, MOST, ORDER, PASTES, PROVED, SCHEMA};
use crate::evidence::{Evidence, Reading, Slot};
use crate::text::{SourceId, Span};

/// The session as text, with the clocks that the diagnosis was made with.
pub fn render(evidence: &Evidence, redactor: &Redactor, clock: &Clock) -> String {
    let mut members = Map::new();
    members.insert("schema".to_owned(), SCHEMA.into());
    put_pastes(&mut members, evidence, redactor);
    put_options(&mut members, evidence, redactor);
    if is_in_place(evidence) {
        members.insert(MASKED.to_owned(), IN_PLACE.into());
    }
    if let Some(now) = clock.given {
        members.insert("now".to_owned(), moment(now));
    }
    members.insert("saved".to_owned(), moment(clock.machine));
    let clean = |text: &str| redactor.text(text).into_owned();
    let said = evidence.said.iter();
    let said: Map<_, _> = said
        .map(|(node, word)| (clean(node), clean(word).into()))
        .collect();
    if !said.is_empty() {
        members.insert("say".to_owned(), said.into());
    }
    let proved: Vec<String> = evidence.proved.iter().map(|word| clean(word)).collect();
    if !proved.is_empty() {
        members.insert(PROVED.to_owned(), proved.into());
    }
    pretty(&Value::Object(members).into()) + "\n"
}

/// Whether every masked signature is as long as it was: there is one, and nobody had masked one before.
fn is_in_place(evidence: &Evidence) -> bool {
    let forms = evidence.readings.iter();
    let forms = forms.filter_map(|reading| reading.holds.form.as_ref());
    let signatures = forms.flat_map(|form| form.named(evidence, "q-signature"));
    let mut masked = signatures.map(|(_, field)| is_masked(&evidence.text(field.value)));
    let own = || masked.next() == Some(false) && !masked.any(|masked| masked);
    evidence.masked_in_place.unwrap_or_else(own)
}

fn moment(seconds: i64) -> Value {
    let written = Instant::from_seconds(seconds).to_iso();
    let same = parse_now(&written).is_some_and(|instant| instant.seconds == seconds);
    if same { written.into() } else { seconds.into() }
}

/// Something that was pasted: all of it, and what was read from it.
struct Paste<'a> {
    source: SourceId,
    file: Option<&'a str>,
    readings: Vec<&'a Reading>,
}

/// All pastes that hold something but keys, in the order in which they were given.
fn pastes(evidence: &Evidence) -> Vec<Paste<'_>> {
    let mut all: BTreeMap<SourceId, Paste<'_>> = BTreeMap::new();
    let read = evidence
        .readings
        .iter()
        .filter(|one| one.reader != "option");
    let read = read.map(|one| (one.in_paste(evidence), one.file.as_deref(), Some(one)));
    let left = evidence.left.iter().map(|left| {
        let place = evidence.sources.in_paste(left.place);
        (place, left.file.as_deref(), None)
    });
    for (place, file, reading) in read.chain(left) {
        let paste = all.entry(place.source).or_insert_with(|| Paste {
            source: place.source,
            file,
            readings: Vec::new(),
        });
        paste.readings.extend(reading);
    }
    let blank = |paste: &Paste<'_>| {
        let bytes = evidence.sources.bytes(paste.source);
        paste.readings.is_empty() && bytes.trim_ascii().is_empty()
    };
    let secret = |paste: &Paste<'_>| {
        !paste.readings.is_empty() && paste.readings.iter().all(|one| is_keys(one))
    };
    all.into_values()
        .filter(|paste| !blank(paste) && !secret(paste))
        .collect()
}

/// Whether a reading holds keys and nothing else.
fn is_keys(reading: &Reading) -> bool {
    reading.holds.keys.is_some() && member(reading).is_none()
}

fn put_pastes(members: &mut Map<String, Value>, evidence: &Evidence, redactor: &Redactor) {
    let masked = MaskedPastes::new(evidence, redactor);
    let mut more = Vec::new();
    let mut order = Vec::new();
    for paste in pastes(evidence) {
        let bytes = masked.paste(redactor, paste.source, &keys(evidence, &paste));
        let (slot, written) = written(&paste, bytes);
        let name = slot.map(name);
        match name.filter(|name| !members.contains_key(*name)) {
            Some(name) => {
                members.insert(name.to_owned(), written);
                order.push(name);
            }
            None if more.len() < MOST => {
                let mut paste = json!({ "paste": written });
                if let (Some(name), Some(members)) = (name, paste.as_object_mut()) {
                    members.insert("slot".to_owned(), name.into());
                }
                more.push(paste);
                order.push(MORE);
            }
            None => {}
        }
    }
    if !more.is_empty() {
        members.insert(MORE.to_owned(), more.into());
    }
    let rank = |name: &&str| {
        let known = PASTES.iter().position(|(member, _)| member == name);
        known.unwrap_or(PASTES.len())
    };
    if !order.is_sorted_by_key(rank) {
        members.insert(ORDER.to_owned(), order.into());
    }
}

/// Where keys stand in a paste and nothing else does: they are left out.
fn keys(evidence: &Evidence, paste: &Paste<'_>) -> Vec<Span> {
    let place = |one: &&Reading| (is_keys(one), one.in_paste(evidence).span);
    let places: Vec<(bool, Span)> = paste.readings.iter().map(place).collect();
    let alone = |keys: &Span| {
        let apart = |other: &Span| other.end <= keys.start || keys.end <= other.start;
        places
            .iter()
            .all(|(is_keys, other)| *is_keys || apart(other))
    };
    let keys = places
        .iter()
        .filter(|(is_keys, _)| *is_keys)
        .map(|(_, span)| *span);
    keys.filter(alone).collect()
}

/// The slot a reading belongs to. Keys have none here, nor have flags, which have members of their own.
fn member(reading: &Reading) -> Option<Slot> {
    let holds = &reading.holds;
    let held = [
        (Slot::Request, holds.request.is_some()),
        (Slot::Form, holds.form.is_some()),
        (Slot::Policy, holds.policy.is_some()),
        (Slot::Error, holds.answer.is_some()),
    ];
    let mut held = held.into_iter().filter(|_| reading.reader != "option");
    held.find(|(_, held)| *held).map(|(slot, _)| slot)
}

fn name(slot: Slot) -> &'static str {
    let known = PASTES.iter().find(|(_, own)| *own == slot);
    known.map_or(MORE, |(name, _)| name)
}

/// A masked paste is read again at most so often until it is saved under the same name as before.
const SETTLED: usize = 4;

/// A paste as a value, and the slot under which its reader finds in it what was found before: a masked text may be
/// another thing than it was, and is then saved as what it has become.
fn written(paste: &Paste<'_>, bytes: Vec<u8>) -> (Option<Slot>, Value) {
    let mut way = Way::of(&paste.readings, paste.file, &bytes);
    for _ in 0..SETTLED {
        let mut again = Evidence::default();
        let read = again.add(&bytes, way.slot, way.file);
        let readings: Vec<&Reading> = again.readings.iter().collect();
        let next = Way::of(&readings, way.file, &bytes);
        if read.is_err() || next == way {
            break;
        }
        way = next;
    }
    let file = way.file.is_some();
    let value = match String::from_utf8(bytes) {
        Ok(written) if way.text && !file => written.into(),
        Ok(written) => encoded(written.as_bytes(), file),
        Err(error) => encoded(error.as_bytes(), file),
    };
    (way.slot, value)
}

/// How a paste is written: its slot, that of what it holds, else the one it was given for, else none; its file; and
/// whether as text, where that is read the same.
#[derive(Clone, Copy, PartialEq)]
struct Way<'a> {
    slot: Option<Slot>,
    file: Option<&'a str>,
    text: bool,
}

impl<'a> Way<'a> {
    /// The first way in which the bytes are read as they were, else the first in which they are read at all.
    fn of(readings: &[&Reading], file: Option<&'a str>, bytes: &[u8]) -> Self {
        let holds = readings.iter().find_map(|one| member(one));
        let given = readings.iter().find_map(|one| one.hint);
        let exact = |one: &&Reading| (one.holds.request.as_ref()).is_some_and(|one| one.body_exact);
        let exact = file.is_some() && readings.iter().any(exact);
        let text = !exact && std::str::from_utf8(bytes).is_ok();
        let wanted = shape(readings.iter().copied());
        let read = |way: &Self| {
            let mut again = Evidence::default();
            again.add(bytes, way.slot, way.file).ok()?;
            Some(shape(again.readings.iter()))
        };
        let files = [text.then_some(None), Some(file)];
        let slots = [holds, given, None].into_iter();
        let all = slots.flat_map(|slot| {
            let files = files.into_iter().flatten();
            files.map(move |file| Self { slot, file, text })
        });
        let same = all.clone().find(|way| read(way).as_ref() == Some(&wanted));
        let any = || all.clone().find(|way| read(way).is_some());
        same.or_else(any).unwrap_or(Self {
            slot: None,
            file,
            text,
        })
    }
}

fn encoded(bytes: &[u8], file: bool) -> Value {
    let mut value = json!({ "base64": STANDARD.encode(bytes) });
    if !file && let Some(members) = value.as_object_mut() {
        members.insert("pasted".to_owned(), true.into());
    }
    value
}

/// What readings found, without what a mask changes; keys are not saved.
fn shape<'a>(readings: impl Iterator<Item = &'a Reading>) -> Vec<(&'static str, [usize; 6])> {
    let shapes = readings.filter(|one| !is_keys(one)).map(|one| {
        let holds = &one.holds;
        let request = holds.request.as_ref();
        let fields = holds.form.as_ref().map_or(0, |form| form.fields.len() + 1);
        let found = [
            usize::from(holds.answer.is_some()),
            usize::from(holds.policy.is_some()),
            fields,
            request.map_or(0, |request| request.headers.len() + 1),
            usize::from(request.is_some_and(|request| request.body_exact)),
            one.fidelity as usize,
        ];
        (one.reader, found)
    });
    shapes.collect()
}

fn put_options(members: &mut Map<String, Value>, evidence: &Evidence, redactor: &Redactor) {
    for reading in &evidence.readings {
        let holds = &reading.holds;
        for (name, value) in [("bucket", holds.bucket), ("file_name", holds.file_name)] {
            if let Some(value) = value {
                let text = evidence.text(value);
                members.insert(name.to_owned(), redactor.text(&text).into());
            }
        }
        if let Some((size, _)) = holds.file_size {
            members.insert("file_size".to_owned(), size.into());
        }
    }
}
