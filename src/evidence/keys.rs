//! Reads keys: JSON, STS answers, `NAME=value` lines, what people copy from the console. Keys are places in
//! wiped memory like everything else; what makes them secret is the slot they are in, and the report room
//! masks by these slots.

mod scan;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::base64::{Blank, unpack};
use super::decode::{Escapes, Spelling, spelt};
use super::{Fidelity, Note, PASTE_LIMIT, Reading, Value};
use crate::cos::times;
use crate::text::{Bytes, Place, Sources};
use scan::{Found, Slot};

/// Keys, as far as given.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// `SecretId`
    pub secret_id: Option<Value>,
    /// `SecretKey`
    pub secret_key: Option<Value>,
    /// Session token of a temporary key.
    pub token: Option<Value>,
    /// `KeyTime`, if given beside the keys.
    pub key_time: Option<Value>,
    /// `SignKey`
    pub sign_key: Option<Value>,
    /// When a temporary key ends, Unix seconds.
    pub expires: Option<(i64, Value)>,
    /// When it was issued.
    pub starts: Option<(i64, Value)>,
    /// Whether the source says it is a temporary key (an STS answer, a token, `Tmp…` names).
    pub temporary: bool,
}

/// Reads a paste as keys. Without `forced` it has to hold a value that looks like one.
pub fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let place = place.part(0..PASTE_LIMIT);
    let bytes = sources.slice(place);
    let mut found = scan::named(bytes);
    scan::labelled(bytes, &mut found);
    let named = !found.is_empty();
    if !named {
        found = scan::bare(bytes, forced);
    }
    // Names whose values are none (the head of a table, a program's arguments), and no names at all.
    let pair = |one: &Found| matches!(one.name.slot, Slot::SecretId | Slot::SecretKey);
    let escaped = |one: &Found| one.quoted && bytes.cut(one.value).contains(&b'\\');
    let unfit = |one: &Found| pair(one) && !escaped(one) && !fits(bytes, one);
    let unfit = found.iter().any(unfit);
    if (unfit || found.is_empty() && forced)
        && let Some(shaped) = scan::shaped(bytes)
    {
        found.retain(|one| !pair(one));
        found.extend(shaped);
    }
    if found.is_empty() || !(forced || plausible(bytes, &found)) {
        return None;
    }
    let policy = bytes.has(b"conditions");
    let mut reading = Reading::new(place.source, reader(bytes, &found, named), Fidelity::Wire);
    let differs = |one: &Found| {
        let first = found.iter().find(|first| first.name.slot == one.name.slot);
        first.is_some_and(|first| bytes.cut(first.value) != bytes.cut(one.value))
    };
    if found.iter().any(differs) {
        reading.notes.push(Note::new("keys-several"));
    }
    let keys = keys(sources, place, &found, policy);
    reading.missing = missing(&keys);
    reading.holds.keys = Some(keys);
    Some(reading)
}

/// Whether a text is a SecretKey by its shape: 32 letters and digits with upper case, lower case and a digit,
/// that are not hexadecimal, no SecretId and no base64 of ASCII text (a RequestId, the beginning of a policy).
pub fn has_key_shape(text: &[u8]) -> bool {
    let has = |test: fn(&u8) -> bool| text.iter().any(test);
    text.len() == 32
        && text.iter().all(u8::is_ascii_alphanumeric)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_digit)
        && !text.iter().all(u8::is_ascii_hexdigit)
        && !text.starts_with(b"AKID")
        && !text.starts_with(b"IKID")
        && !STANDARD
            .decode(text)
            .is_ok_and(|decoded| decoded.is_ascii())
}

/// Whether one of the values is what its name says.
fn plausible(bytes: &[u8], found: &[Found]) -> bool {
    found.iter().any(|one| fits(bytes, one))
}

/// Whether a value is what its name says: a SecretId begins with `AKID` or `IKID`, a SecretKey is long and without
/// blanks, a SignKey is 40 hexadecimal digits.
fn fits(bytes: &[u8], one: &Found) -> bool {
    let value = bytes.cut(one.value).trim_ascii();
    match one.name.slot {
        Slot::SecretId => value.starts_with(b"AKID") || value.starts_with(b"IKID"),
        Slot::SecretKey => value.len() >= 30 && value.iter().copied().all(scan::is_base64),
        Slot::SignKey => value.len() == 40 && value.iter().all(u8::is_ascii_hexdigit),
        Slot::Token | Slot::KeyTime | Slot::Expires | Slot::Starts => false,
    }
}

fn reader(bytes: &[u8], found: &[Found], named: bool) -> &'static str {
    if found.iter().any(|one| one.name.temporary) || bytes.has(b"redentials") {
        "sts"
    } else if bytes.trim_ascii_start().starts_with(b"{") {
        "object"
    } else if named {
        "lines"
    } else {
        "bare"
    }
}

fn missing(keys: &Keys) -> Vec<&'static str> {
    [
        (keys.secret_id.is_none(), "secret-id"),
        (keys.secret_key.is_none(), "secret-key"),
        (keys.temporary && keys.token.is_none(), "token"),
    ]
    .into_iter()
    .filter_map(|(absent, name)| absent.then_some(name))
    .collect()
}

/// Puts the values in their slots. Beside a policy, `expiration` is the policy's and not the key's.
fn keys(sources: &mut Sources, place: Place, found: &[Found], policy: bool) -> Keys {
    let temporary = found
        .iter()
        .any(|one| one.name.temporary || one.name.slot == Slot::Token);
    let mut keys = Keys {
        temporary,
        ..Keys::default()
    };
    for one in found {
        let slot = match one.name.slot {
            Slot::SecretId => &mut keys.secret_id,
            Slot::SecretKey => &mut keys.secret_key,
            Slot::Token => &mut keys.token,
            Slot::KeyTime => &mut keys.key_time,
            Slot::SignKey => &mut keys.sign_key,
            Slot::Expires | Slot::Starts => {
                let times = if one.name.slot == Slot::Expires {
                    &mut keys.expires
                } else {
                    &mut keys.starts
                };
                if times.is_none() && temporary && !(policy && one.name.iso) {
                    *times = moment(sources, place.part(one.value));
                }
                continue;
            }
        };
        if slot.is_none() {
            *slot = Some(value(sources, place.part(one.value), one.quoted));
        }
    }
    keys
}

/// The value, with the escapes of its string undone, or the base64 in which Kubernetes keeps it.
fn value(sources: &mut Sources, place: Place, quoted: bool) -> Value {
    if quoted {
        return spelt(sources, place, Spelling::Literal(Escapes::PYTHON));
    }
    let text = sources.bytes(place.source);
    let stored = text.has(b"kind: Secret") && text.has(b"\ndata:");
    let unpacked = stored.then(|| unpack(sources.slice(place), Blank::Skip).ok());
    let Some(unpacked) = unpacked.flatten() else {
        return Value { place };
    };
    let window = sources.window(place, None);
    let source = sources.derive(unpacked.bytes, window, unpacked.map, None);
    Value {
        place: sources.whole(source),
    }
}

/// A moment as Unix seconds (milliseconds are divided) or as ISO text.
fn moment(sources: &Sources, place: Place) -> Option<(i64, Value)> {
    let text = sources.text(place);
    let text = text.trim();
    let seconds = match text.parse::<i64>() {
        Ok(number) if text.len() == 13 => number / 1000,
        Ok(number) => number,
        Err(_) => times::parse_now(text)?.seconds,
    };
    Some((seconds, Value { place }))
}

#[cfg(test)]
mod tests;
