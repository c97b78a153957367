//! Reads evidence from one JSON object, `postdoc/evidence/1`: a saved session, and a line of `--batch`. Every
//! member is the text as it was given, so that reading it again gives the same screens. Keys can be read from it;
//! they are never written. Writing is `report::session`'s: what is secret is known there.

use std::collections::BTreeMap;

use super::{Evidence, Flag, Slot, Unread};
use crate::cos::times::parse_now;
use crate::json::{self, Kind, Node};
use crate::text::{Bytes, Span};

/// The schema's name.
pub const SCHEMA: &str = "postdoc/evidence/1";

/// What a saved session or a line of a batch holds.
#[derive(Clone, Debug, Default)]
pub struct Session {
    /// `id`: the caller's own name for it, text or number as written.
    pub id: Option<String>,
    /// `now`, given by hand, in Unix seconds.
    pub now: Option<i64>,
    /// `saved`: what the clock of the machine that saved it said, in Unix seconds.
    pub saved: Option<i64>,
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

/// The members that hold a paste, in the order in which they are read, and what each is.
pub const PASTES: [(&str, Slot); 5] = [
    ("request", Slot::Request),
    ("form", Slot::Form),
    ("policy", Slot::Policy),
    ("keys", Slot::Keys),
    ("answer", Slot::Error),
];

/// The member that holds further pastes of a kind that has one already: `[{"slot","paste"}]`.
pub const MORE: &str = "more";

/// So many of them are read: nobody pastes more, and every paste costs a walk over those before it.
pub const MOST: usize = 256;

/// The member that says in which order the pastes were given, where it is not that of [`PASTES`]: their names,
/// [`MORE`] once for each of its own.
pub const ORDER: &str = "order";

/// The member that says how secrets were masked.
pub const MASKED: &str = "masked";

/// Its value where a mask is as long as what it hides ([`Evidence::masked_in_place`]).
pub const IN_PLACE: &str = "in-place";

/// The member that says what the keys had proved ([`Evidence::proved`]).
pub const PROVED: &str = "proved";

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
        return Err(SessionError::NotJson {
            place: broken(error, text),
        });
    }
    let place = Span::empty(0);
    let root = document.root.as_ref();
    let root = root.ok_or(SessionError::NotJson { place })?;
    if root.as_object().is_none() {
        return Err(SessionError::NotObject { place: root.span });
    }
    check_schema(root)?;
    let mut session = Session {
        id: root.get("id").and_then(|node| scalar(text, node)),
        now: moment(text, root, "now")?,
        saved: moment(text, root, "saved")?,
        ..Session::default()
    };
    let saved = session.saved.is_some();
    let mut unread = None;
    for held in pastes(root)? {
        unread = unread.or(paste(&mut session.evidence, text, &held, saved)?);
    }
    for (name, flag) in FLAGS {
        if let Some((node, value)) = given(text, root, name, flag)? {
            let added = session.evidence.add_option(flag, &value);
            unless_empty(added, name, node)?;
        }
    }
    let in_place = is_masked_in_place(root)?;
    session.evidence.masked_in_place = (saved || in_place).then_some(in_place);
    session.evidence.said = said(text, root)?;
    for node in list(root, PROVED)? {
        let word = scalar(text, node).ok_or_else(|| wrong(PROVED, node))?;
        session.evidence.proved.push(word);
    }
    // What nobody reads stops the rest only where there is no rest.
    let evidence = &session.evidence;
    let nothing = evidence.readings.is_empty() && evidence.said.is_empty();
    match unread.filter(|_| nothing) {
        Some(error) => Err(error),
        None => Ok(session),
    }
}

/// Where a text stops being JSON: of what is never closed, where it was cut off.
fn broken(error: &json::Error, text: &[u8]) -> Span {
    use json::ErrorKind::{UnclosedArray, UnclosedObject, UnclosedString};
    if matches!(error.kind, UnclosedArray | UnclosedObject | UnclosedString) {
        Span::empty(text.trim_ascii_end().len())
    } else {
        error.span
    }
}

/// A paste in the file.
struct Held<'a> {
    /// The member that holds it.
    member: &'static str,
    /// The name of its kind.
    name: &'static str,
    /// What it is read as; what was pasted without a word about it has none.
    slot: Option<Slot>,
    node: &'a Node,
}

/// All pastes, in the order in which they were given.
fn pastes(root: &Node) -> Result<Vec<Held<'_>>, SessionError> {
    let own = PASTES.iter().filter_map(|(name, slot)| {
        Some(Held {
            member: name,
            name,
            slot: Some(*slot),
            node: root.get(name)?,
        })
    });
    let mut left: Vec<Held<'_>> = own.collect();
    let more = list(root, MORE)?;
    if let Some(beyond) = more.get(MOST) {
        return Err(wrong(MORE, beyond));
    }
    for item in more {
        let (name, slot) = match present(item, "slot") {
            Some(slot) => slot_of(slot).ok_or_else(|| wrong(MORE, item))?,
            None => (MORE, None),
        };
        left.push(Held {
            member: MORE,
            name,
            slot,
            node: item.get("paste").ok_or_else(|| wrong(MORE, item))?,
        });
    }
    let mut all = Vec::new();
    for node in list(root, ORDER)?.iter().take(left.len()) {
        let name = node.as_text().ok_or_else(|| wrong(ORDER, node))?;
        if let Some(at) = left.iter().position(|held| held.member == name.value) {
            all.push(left.remove(at));
        }
    }
    all.append(&mut left);
    Ok(all)
}

/// The slot that a text names.
fn slot_of(node: &Node) -> Option<(&'static str, Option<Slot>)> {
    let text = node.as_text()?;
    let (name, slot) = PASTES.iter().find(|(name, _)| *name == text.value)?;
    Some((name, Some(*slot)))
}

/// The items of a member that is a list; none where it is left out or null.
fn list<'a>(root: &'a Node, name: &str) -> Result<&'a [Node], SessionError> {
    let Some(node) = present(root, name) else {
        return Ok(&[]);
    };
    node.as_array().ok_or_else(|| wrong(name, node))
}

/// A member that says something.
fn present<'a>(root: &'a Node, name: &str) -> Option<&'a Node> {
    let node = root.get(name)?;
    (!matches!(node.kind, Kind::Null)).then_some(node)
}

fn is_masked_in_place(root: &Node) -> Result<bool, SessionError> {
    let Some(node) = present(root, MASKED) else {
        return Ok(false);
    };
    let masked = node.as_text().ok_or_else(|| wrong(MASKED, node))?;
    Ok(masked.value == IN_PLACE)
}

/// The value of a flag. Names are texts; a size is a number, or the text of one.
fn given<'a>(
    text: &[u8],
    root: &'a Node,
    name: &str,
    flag: Flag,
) -> Result<Option<(&'a Node, String)>, SessionError> {
    let Some(node) = present(root, name) else {
        return Ok(None);
    };
    let fits = match &node.kind {
        Kind::String(_) => true,
        Kind::Number(_) => flag == Flag::FileSize,
        _ => false,
    };
    let value = scalar(text, node).filter(|_| fits);
    Ok(Some((node, value.ok_or_else(|| wrong(name, node))?)))
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

/// A moment: RFC 3339 or Unix seconds.
fn moment(text: &[u8], root: &Node, name: &str) -> Result<Option<i64>, SessionError> {
    let Some(node) = present(root, name) else {
        return Ok(None);
    };
    let instant = scalar(text, node).and_then(|written| parse_now(&written));
    let instant = instant.ok_or_else(|| wrong(name, node))?;
    Ok(Some(instant.seconds))
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

/// Reads a member as a paste: a text, `{"base64":…}` for the very bytes of a file (with `"pasted": true`, of a
/// paste), or JSON that stands for itself. What no reader knows is left over, and why is returned.
///
/// What postdoc `saved` itself is never refused, and what a mask leaves of keys is no key.
fn paste(
    evidence: &mut Evidence,
    text: &[u8],
    held: &Held<'_>,
    saved: bool,
) -> Result<Option<SessionError>, SessionError> {
    let Held {
        name, slot, node, ..
    } = held;
    let raw = text.cut(node.span);
    let (bytes, file) = match &node.kind {
        Kind::Null => return Ok(None),
        Kind::String(value) => (value.value.clone().into_bytes(), None),
        Kind::Object(_) if node.get("base64").is_some() => {
            let encoded = node.get("base64").and_then(Node::as_text);
            let encoded = encoded.ok_or_else(|| wrong(name, node))?;
            let unpacked =
                super::base64::unpack(encoded.value.as_bytes(), super::base64::Blank::Skip);
            let unpacked = unpacked.map_err(|_| wrong(name, node))?;
            let pasted = node.get("pasted").map(|pasted| &pasted.kind);
            let file = Some(*name).filter(|_| !matches!(pasted, Some(Kind::Bool(true))));
            (unpacked.bytes, file)
        }
        Kind::Array(_) | Kind::Object(_) => (raw.to_vec(), None),
        Kind::Bool(_) | Kind::Number(_) | Kind::Invalid => return Err(wrong(name, node)),
    };
    let added = evidence.add(&bytes, *slot, file);
    if saved && *slot != Some(Slot::Keys) {
        evidence.forget_keys(*added.as_ref().unwrap_or(&usize::MAX));
    }
    let given = matches!(&added, Err(Unread::Empty))
        || (added.as_ref()).is_ok_and(|first| *first < evidence.readings.len());
    let unread = unless_empty(added, name, node).err();
    if unread.is_some() || saved && !given {
        evidence.leave(&bytes, if saved { file } else { Some(name) });
    }
    Ok(unread.filter(|_| !saved))
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
