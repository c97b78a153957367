//! The shape that a saved session and a line of `--batch` share (`postdoc/evidence/1`), read into evidence.
//!
//! Apart from the readers because it holds what they take, already sorted: each member goes to the reader
//! of its box. Unknown members are ignored, so that a colleague's newer postdoc may add some; another
//! major version is refused.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};

use super::Failure;
use crate::cos::times::parse_now;
use crate::evidence::{Evidence, Flag, Slot, Unread};

/// The version of the shape.
pub const SCHEMA: &str = "postdoc/evidence/1";

/// What a session holds beside evidence.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Loaded {
    /// `id`, as given.
    pub id: Option<Value>,
    /// `now`, Unix seconds.
    pub now: Option<i64>,
}

/// Why a session could not be read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Damage {
    /// Not a JSON object: what the reader says, without the text itself.
    NotJson(String),
    /// Another version.
    Newer(String),
    /// A member that nobody can read.
    Member(&'static str),
}

impl Damage {
    /// Its name in error objects and message ids.
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "not-json",
            Self::Newer(_) => "other-version",
            Self::Member(_) => "member",
        }
    }

    /// What stands for `$detail` in its message.
    pub fn detail(&self) -> String {
        match self {
            Self::NotJson(detail) | Self::Newer(detail) => detail.clone(),
            Self::Member(name) => (*name).to_owned(),
        }
    }

    /// As the failure of a file.
    pub fn about(self, file: &str) -> Failure {
        let reason = match self {
            Self::NotJson(_) => "cli-session-not-json",
            Self::Newer(_) => "cli-session-other-version",
            Self::Member(_) => "cli-session-member",
        };
        Failure::NotUnderstood {
            file: file.to_owned(),
            reason,
            tried: Vec::new(),
        }
    }
}

/// Adds a session to the evidence.
pub fn read(evidence: &mut Evidence, bytes: &[u8]) -> Result<Loaded, Damage> {
    let members = match serde_json::from_slice(bytes) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return Err(Damage::NotJson(String::from("{}"))),
        Err(error) => return Err(Damage::NotJson(position(&error))),
    };
    version(&members)?;
    for (name, slot) in [
        ("request", Slot::Request),
        ("form", Slot::Form),
        ("policy", Slot::Policy),
        ("answer", Slot::Error),
        ("keys", Slot::Keys),
    ] {
        if let Some(value) = present(&members, name) {
            let bytes = bytes_of(value).ok_or(Damage::Member(name))?;
            match evidence.add(&bytes, Some(slot), None) {
                Ok(_) | Err(Unread::Empty) => {}
                Err(Unread::Unrecognised { .. } | Unread::TooLarge) => {
                    return Err(Damage::Member(name));
                }
            }
        }
    }
    for (name, flag) in [
        ("bucket", Flag::Bucket),
        ("file_name", Flag::FileName),
        ("file_size", Flag::FileSize),
    ] {
        if let Some(value) = present(&members, name) {
            let text = scalar(value).ok_or(Damage::Member(name))?;
            evidence.add_option(flag, &text).map_err(|_| Damage::Member(name))?;
        }
    }
    said(evidence, &members)?;
    let now = present(&members, "now")
        .map(|value| scalar(value).and_then(|text| parse_now(&text)).ok_or(Damage::Member("now")))
        .transpose()?;
    Ok(Loaded {
        id: members.get("id").cloned(),
        now: now.map(|now| now.seconds),
    })
}

fn version(members: &Map<String, Value>) -> Result<(), Damage> {
    match members.get("schema") {
        None => Ok(()),
        Some(Value::String(schema)) if schema == SCHEMA => Ok(()),
        Some(Value::String(schema)) => Err(Damage::Newer(schema.clone())),
        Some(_) => Err(Damage::Member("schema")),
    }
}

fn said(evidence: &mut Evidence, members: &Map<String, Value>) -> Result<(), Damage> {
    let Some(value) = present(members, "say") else {
        return Ok(());
    };
    let answers = value.as_object().ok_or(Damage::Member("say"))?;
    for (node, answer) in answers {
        let answer = scalar(answer).ok_or(Damage::Member("say"))?;
        evidence.said.insert(node.clone(), answer);
    }
    Ok(())
}

fn present<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    members.get(name).filter(|value| !value.is_null())
}

/// Text as it is, `{"base64": …}` decoded, lists and objects as JSON.
fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    match value {
        Value::String(text) => Some(text.clone().into_bytes()),
        Value::Object(members) if members.len() == 1 && members.contains_key("base64") => {
            STANDARD.decode(members.get("base64")?.as_str()?).ok()
        }
        Value::Array(_) | Value::Object(_) => serde_json::to_vec(value).ok(),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(yes) => Some(String::from(if *yes { "yes" } else { "no" })),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Line and column only: the parser's own sentence may quote what it saw.
fn position(error: &serde_json::Error) -> String {
    format!("{}:{}", error.line(), error.column())
}
