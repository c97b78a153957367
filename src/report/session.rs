//! Writes a saved session, `postdoc/evidence/1`: what was given, as it was given, with every secret blanked out
//! in place ([`veil`](super::veil)), so that a colleague who loads it sees the same screens. Keys are not
//! written at all.
//!
//! It stands here and not beside its reader (`evidence::session`), because what is secret is known to the
//! redactor. It must not know where the text goes.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::json::pretty;
use super::redact::Redactor;
use super::veil::Veil;
use crate::cos::times::Instant;
use crate::diagnosis::Clock;
use crate::evidence::masked::is_masked;
use crate::evidence::session::{IN_PLACE, MASKED, MORE, MOST, ORDER, PASTES, PROVED, SCHEMA};
use crate::evidence::{Evidence, Reading};

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
    if !evidence.said.is_empty() {
        let said = evidence.said.iter();
        let said = said.map(|(node, word)| (node.clone(), redactor.text(word).into()));
        members.insert("say".to_owned(), Value::Object(said.collect()));
    }
    if !evidence.proved.is_empty() {
        members.insert(PROVED.to_owned(), evidence.proved.clone().into());
    }
    let mut out = pretty(&Value::Object(members).into());
    out.push('\n');
    out
}

/// Whether every masked signature is as long as it was: nobody had masked one before.
fn is_in_place(evidence: &Evidence) -> bool {
    let forms = evidence.readings.iter();
    let forms = forms.filter_map(|reading| reading.holds.form.as_ref());
    let mut signatures = forms.flat_map(|form| form.named(evidence, "q-signature"));
    evidence.masked_in_place || !signatures.any(|(_, field)| is_masked(&evidence.text(field.value)))
}

fn moment(seconds: i64) -> Value {
    Instant::from_seconds(seconds).to_iso().into()
}

fn put_pastes(members: &mut Map<String, Value>, evidence: &Evidence, redactor: &Redactor) {
    let veil = Veil::new(evidence, redactor);
    let mut more = Vec::new();
    let mut order = Vec::new();
    for reading in &evidence.readings {
        let Some(name) = member(reading) else {
            continue;
        };
        let paste = written(reading, veil.paste(redactor, reading.source));
        if !members.contains_key(name) {
            members.insert(name.to_owned(), paste);
            order.push(name);
        } else if more.len() < MOST {
            more.push(json!({ "slot": name, "paste": paste }));
            order.push(MORE);
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

/// The member a reading is saved as. Keys are not, nor are flags, which have members of their own.
fn member(reading: &Reading) -> Option<&'static str> {
    let holds = &reading.holds;
    if reading.reader == "option" {
        None
    } else if holds.request.is_some() {
        Some("request")
    } else if holds.form.is_some() {
        Some("form")
    } else if holds.policy.is_some() {
        Some("policy")
    } else if holds.answer.is_some() {
        Some("answer")
    } else {
        None
    }
}

/// A paste as a member's value: text; base64 where it is none, or where a body is judged to the byte.
fn written(reading: &Reading, bytes: Vec<u8>) -> Value {
    let request = reading.holds.request.as_ref();
    let exact = reading.file.is_some() && request.is_some_and(|request| request.body_exact);
    let encoded = |bytes: &[u8]| {
        if reading.file.is_some() {
            json!({ "base64": STANDARD.encode(bytes) })
        } else {
            json!({ "base64": STANDARD.encode(bytes), "pasted": true })
        }
    };
    if exact {
        return encoded(&bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => encoded(error.as_bytes()),
    }
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
