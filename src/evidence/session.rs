//! Evidence as one JSON object, `postdoc/evidence/1`: a saved session, and a line of `--batch`. Every member is
//! the text as it was given, so that reading it again gives the same screens. Keys can be read from it, but
//! are never written, and a token in a form is masked.

use std::collections::BTreeMap;

use super::{Evidence, Flag, Reading, Slot, Unread, Value};
use crate::json::{self, Kind, Node};
use crate::text::{SourceId, Span};

/// The schema's name.
pub const SCHEMA: &str = "postdoc/evidence/1";

/// What a saved session or a line of a batch holds.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// `id`: the caller's own name for it, text or number as written.
    pub id: Option<String>,
    /// `now`: RFC 3339 or Unix seconds, as written.
    pub now: Option<String>,
    /// All else.
    pub evidence: Evidence,
}

/// Why a session cannot be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SessionError {
    /// It is not JSON; the first mistake.
    #[error("not JSON, at byte {}", place.start)]
    NotJson {
        /// The bytes that are wrong.
        place: Span,
    },
    /// It is no object.
    #[error("no object")]
    NotObject {
        /// The value that stands there.
        place: Span,
    },
    /// `schema` is another one: a newer postdoc wrote it, or something else did.
    #[error("schema {found}, wanted {SCHEMA}")]
    Schema {
        /// What it says; empty where there is none.
        found: String,
        /// Where.
        place: Span,
    },
    /// A member is not what the schema wants.
    #[error("{member}: unexpected value")]
    Member {
        /// Its name.
        member: String,
        /// Its value.
        place: Span,
    },
    /// No reader knows a member's text.
    #[error("{member}: {why}")]
    Unread {
        /// Its name.
        member: String,
        /// Its value.
        place: Span,
        /// Why.
        why: Unread,
    },
}

/// The members that hold a paste, and what each is.
const PASTES: [(&str, Slot); 5] = [
    ("request", Slot::Request),
    ("form", Slot::Form),
    ("policy", Slot::Policy),
    ("keys", Slot::Keys),
    ("answer", Slot::Error),
];

const FLAGS: [(&str, Flag); 3] = [
    ("bucket", Flag::Bucket),
    ("file_name", Flag::FileName),
    ("file_size", Flag::FileSize),
];

/// Reads a session or a line of a batch.
///
/// # Errors
/// When it is no JSON object of this schema, or a member cannot be read; the error has the place.
pub fn from_session(text: &[u8]) -> Result<Session, SessionError> {
    let document = json::parse(text);
    if let Some(error) = document.errors.first() {
        return Err(SessionError::NotJson { place: error.span });
    }
    let root = document.root.as_ref();
    let Some(root) = root else {
        return Err(SessionError::NotJson {
            place: Span::empty(0),
        });
    };
    if root.as_object().is_none() {
        return Err(SessionError::NotObject { place: root.span });
    }
    check_schema(root)?;
    let mut session = Session {
        id: root.get("id").and_then(|node| scalar(text, node)),
        now: root.get("now").and_then(|node| scalar(text, node)),
        ..Session::default()
    };
    for (name, slot) in PASTES {
        if let Some(node) = root.get(name) {
            paste(&mut session.evidence, text, name, slot, node)?;
        }
    }
    for node in root
        .get("more")
        .and_then(Node::as_array)
        .unwrap_or_default()
    {
        let slot = node.get("slot").and_then(Node::as_text);
        let slot = slot.and_then(|slot| PASTES.iter().find(|(name, _)| *name == slot.value));
        let (name, slot) = slot.ok_or_else(|| wrong("more", node))?;
        let held = node.get("paste").ok_or_else(|| wrong("more", node))?;
        paste(&mut session.evidence, text, name, *slot, held)?;
    }
    for (name, flag) in FLAGS {
        let given = root
            .get(name)
            .and_then(|node| Some((node, scalar(text, node)?)));
        if let Some((node, value)) = given {
            let added = session.evidence.add_option(flag, &value);
            unless_empty(added, name, node)?;
        }
    }
    session.evidence.said = said(text, root)?;
    Ok(session)
}

fn wrong(member: &str, node: &Node) -> SessionError {
    SessionError::Member {
        member: member.to_owned(),
        place: node.span,
    }
}

fn check_schema(root: &Node) -> Result<(), SessionError> {
    let found = root.get("schema");
    let text = found
        .and_then(Node::as_text)
        .map(|text| text.value.as_str());
    // A line of a batch may leave it out.
    if found.is_none() || text == Some(SCHEMA) {
        return Ok(());
    }
    Err(SessionError::Schema {
        found: text.unwrap_or_default().to_owned(),
        place: found.map_or(root.span, Node::inner),
    })
}

/// A string's text, or a number as written.
fn scalar(text: &[u8], node: &Node) -> Option<String> {
    match &node.kind {
        Kind::String(value) => Some(value.value.clone()),
        Kind::Number(_) | Kind::Bool(_) => {
            let bytes = text.get(node.span.start..node.span.end)?;
            Some(String::from_utf8_lossy(bytes).into_owned())
        }
        Kind::Null | Kind::Array(_) | Kind::Object(_) | Kind::Invalid => None,
    }
}

/// Reads a member as a paste: a text, `{"base64":…}` for bytes, or JSON that stands for itself.
fn paste(
    evidence: &mut Evidence,
    text: &[u8],
    name: &str,
    slot: Slot,
    node: &Node,
) -> Result<(), SessionError> {
    let raw = text.get(node.span.start..node.span.end).unwrap_or_default();
    let (bytes, file) = match &node.kind {
        Kind::Null => return Ok(()),
        Kind::String(value) => (value.value.clone().into_bytes(), None),
        Kind::Object(_) if node.get("base64").is_some() => {
            let encoded = node.get("base64").and_then(Node::as_text);
            let encoded = encoded.ok_or_else(|| wrong(name, node))?;
            let unpacked =
                super::base64::unpack(encoded.value.as_bytes(), super::base64::Blank::Skip);
            let unpacked = unpacked.map_err(|_| wrong(name, node))?;
            (unpacked.bytes, Some(name))
        }
        Kind::Array(_) | Kind::Object(_) => (raw.to_vec(), None),
        Kind::Bool(_) | Kind::Number(_) | Kind::Invalid => return Err(wrong(name, node)),
    };
    let added = evidence.add(&bytes, Some(slot), file);
    unless_empty(added, name, node)
}

fn unless_empty(added: Result<usize, Unread>, name: &str, node: &Node) -> Result<(), SessionError> {
    match added {
        Ok(_) | Err(Unread::Empty) => Ok(()),
        Err(why @ (Unread::Unrecognised { .. } | Unread::TooLarge)) => Err(SessionError::Unread {
            member: name.to_owned(),
            place: node.span,
            why,
        }),
    }
}

fn said(text: &[u8], root: &Node) -> Result<BTreeMap<String, String>, SessionError> {
    let Some(node) = root.get("say") else {
        return Ok(BTreeMap::new());
    };
    let Some(members) = node.as_object() else {
        return Err(wrong("say", node));
    };
    let pairs = members.iter().filter_map(|member| {
        let answer = scalar(text, &member.value)?;
        Some((member.name.value.clone(), answer))
    });
    Ok(pairs.collect())
}

/// Writes a session. Keys stay out, and so do a token and anything else that is secret inside a paste: their
/// characters become `*`.
pub fn to_session(session: &Session) -> String {
    let evidence = &session.evidence;
    let secrets = secrets(evidence);
    let mut members = serde_json::Map::new();
    let mut put = |name: &str, value: serde_json::Value| {
        members.insert(name.to_owned(), value);
    };
    put("schema", SCHEMA.into());
    if let Some(id) = &session.id {
        put("id", id.clone().into());
    }
    let mut taken: Vec<&str> = Vec::new();
    let mut more: Vec<serde_json::Value> = Vec::new();
    for reading in &evidence.readings {
        let Some(name) = member(reading) else {
            continue;
        };
        let paste = written(evidence, reading.source, &secrets);
        if taken.contains(&name) {
            more.push(serde_json::json!({ "slot": name, "paste": paste }));
        } else {
            taken.push(name);
            put(name, paste);
        }
    }
    if !more.is_empty() {
        put("more", more.into());
    }
    for reading in &evidence.readings {
        let holds = &reading.holds;
        let text = |value: Value| evidence.text(value).into_owned();
        if let Some(bucket) = holds.bucket {
            put("bucket", text(bucket).into());
        }
        if let Some(name) = holds.file_name {
            put("file_name", text(name).into());
        }
        if let Some((size, _)) = holds.file_size {
            put("file_size", size.into());
        }
    }
    if let Some(now) = &session.now {
        put("now", now.clone().into());
    }
    if !evidence.said.is_empty() {
        put("say", serde_json::json!(evidence.said));
    }
    serde_json::Value::Object(members).to_string()
}

/// The member a reading is saved as. Keys are not, nor are flags, which have members of their own.
fn member(reading: &Reading) -> Option<&'static str> {
    let holds = &reading.holds;
    let only_keys = holds.keys.is_some() && holds.form.is_none() && holds.answer.is_none();
    if reading.reader == "option" || only_keys {
        None
    } else if holds.request.is_some() {
        Some("request")
    } else if holds.form.is_some() {
        Some("form")
    } else if holds.policy.is_some() {
        Some("policy")
    } else {
        Some("answer")
    }
}

/// Everything secret in the evidence: keys, and tokens in forms.
fn secrets(evidence: &Evidence) -> Vec<Vec<u8>> {
    let mut values: Vec<Value> = Vec::new();
    for reading in &evidence.readings {
        if let Some(keys) = &reading.holds.keys {
            values.extend(
                [keys.secret_key, keys.token, keys.sign_key]
                    .into_iter()
                    .flatten(),
            );
        }
        let fields = reading.holds.form.iter().flat_map(|form| &form.fields);
        let tokens =
            fields.filter(|field| evidence.text(field.name).to_lowercase().contains("token"));
        values.extend(tokens.map(|field| field.value));
    }
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for value in values {
        // The value as decoded, and as it stands in the paste.
        let mut at = Some(value.place);
        while let Some(place) = at {
            let bytes = evidence.sources.slice(place);
            if bytes.len() >= 4 {
                secrets.push(bytes.to_vec());
            }
            at = evidence.sources.lift(place);
        }
    }
    secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
    secrets.dedup();
    secrets
}

/// A paste as a member's value: text, or base64 where it is no text.
fn written(evidence: &Evidence, source: SourceId, secrets: &[Vec<u8>]) -> serde_json::Value {
    let mut bytes = evidence.sources.bytes(source).to_vec();
    for secret in secrets {
        let found: Vec<usize> = memchr::memmem::find_iter(&bytes, secret).collect();
        for at in found {
            if let Some(part) = bytes.get_mut(at..at + secret.len()) {
                part.fill(b'*');
            }
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => text.into(),
        Err(error) => {
            use ::base64::Engine;
            let engine = ::base64::engine::general_purpose::STANDARD;
            serde_json::json!({ "base64": engine.encode(error.as_bytes()) })
        }
    }
}
