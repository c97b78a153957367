//! Finds a policy's JSON in a log line (`policy={"expiration"…}`, `[time] ERROR: {"expiration":…} []`). Apart
//! from the reading of whole texts, because here the first object that is a policy counts and the rest of the
//! line is not looked at. It knows no form: a line with other fields beside is none of its business.

use super::super::base64::{Blank, unpack};
use super::super::brackets::balanced;
use super::{Likeness, begins_like_json, likeness, unescaped};
use crate::json;
use crate::text::{Place, Sources};

/// So many opening braces are tried.
const TRIES: usize = 16;

/// So many lines of a log are looked at.
const LINES: usize = 64;

/// What stands around the object, at most, in bytes.
const AROUND: usize = 512;

/// The object's place. With `forced` any text may stand around it.
pub(super) fn embedded(sources: &mut Sources, place: Place, forced: bool) -> Option<Place> {
    let text = sources.slice(place);
    let is_list = text.first() == Some(&b'[');
    if (begins_like_json(text) && !is_list) || (is_list && json::parse(text).is_valid()) {
        return None;
    }
    let spans = objects(text, forced);
    spans.into_iter().find_map(|(start, end)| {
        let inner = place.part(start..end);
        // Tried on a copy: what fails leaves no source behind.
        let mut trial = sources.clone();
        let plain = unescaped(&mut trial, inner);
        let document = json::parse(trial.slice(plain));
        (likeness(&document) == Likeness::Post && document.is_valid()).then_some(inner)
    })
}

/// The base64 in a line of a log that ends with base64 and SHA1 of a policy, as the guides tell to print them.
pub(super) fn logged(sources: &Sources, place: Place) -> Option<Place> {
    let text = sources.slice(place);
    let lines = text.split(|byte| *byte == b'\n').take(LINES);
    let mut at = 0;
    for line in lines {
        if let Some((start, end)) = coded(line) {
            return Some(place.part(at + start..at + end));
        }
        at += line.len() + 1;
    }
    None
}

/// The last word but one of a line, where it is a policy's base64 and the last one 40 digits.
fn coded(line: &[u8]) -> Option<(usize, usize)> {
    let line = line.trim_ascii_end();
    let (front, digits) = line.split_at_checked(line.len().checked_sub(40)?)?;
    if !digits.iter().all(u8::is_ascii_hexdigit) || !front.ends_with(b" ") {
        return None;
    }
    let front = front.trim_ascii_end();
    let start = front.iter().rposition(u8::is_ascii_whitespace);
    let start = start.map_or(0, |blank| blank + 1);
    let word = front.get(start..)?;
    let json = unpack(word, Blank::Skip).ok()?.bytes;
    (start <= AROUND && likeness(&json::parse(&json)) == Likeness::Post)
        .then_some((start, front.len()))
}

/// Where balanced objects stand, in order.
fn objects(text: &[u8], forced: bool) -> Vec<(usize, usize)> {
    let starts = memchr::memchr_iter(b'{', text).take(TRIES);
    let spans = starts.filter_map(|start| Some((start, start + balanced(text.get(start..)?)?)));
    let allowed = |(start, end): &(usize, usize)| {
        let around = [text.get(..*start), text.get(*end..)];
        forced || around.into_iter().flatten().all(is_log)
    };
    spans.filter(allowed).collect()
}

/// Whether this can stand around a policy in a log: some of a line, without form fields.
fn is_log(text: &[u8]) -> bool {
    let text = text.trim_ascii();
    text.len() <= AROUND
        && memchr::memchr2(b'\n', b'&', text).is_none()
        && memchr::memmem::find(text, b"q-").is_none()
}
