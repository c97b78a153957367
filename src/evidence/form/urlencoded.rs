//! Form fields as `name=value&name=value`, the body of an ordinary form or the query of an address.

use super::super::decode::{Spelling, spelt};
use super::super::draft::{Draft, Shows, name_weight, split};
use super::super::{Fidelity, Note, Reading};
use super::is_secret;
use crate::text::{Bytes, Place, Sources, Span};

/// Reads url-encoded text.
pub(super) fn read(sources: &mut Sources, place: Place, forced: bool) -> Option<Reading> {
    let bytes = sources.slice(place);
    let start = usize::from(bytes.starts_with(b"?"));
    let place = place.part(Span::new(start, bytes.len()));
    let draft = fields(sources, place)?;
    let names_it = draft.known(sources) > 1 && draft.weight(sources) > draft.known(sources);
    let authorization = draft.has(sources, "q-header-list") && !draft.has(sources, "policy");
    if !(names_it || forced && draft.len() > 1) {
        return None;
    }
    let mut reading = Reading::new(place.source, "url-encoded", Fidelity::Wire);
    reading.missing = vec!["file-bytes", "headers"];
    let all = !authorization && draft.len() > 2;
    if authorization {
        reading.notes.push(Note::new("form-authorization-string"));
    }
    let shows = Shows { all, ..Shows::LIST };
    reading.holds.form = Some(draft.finish(sources, Fidelity::Wire, shows));
    Some(reading)
}

/// The pairs of a text that holds nothing else. `+` is a blank unless nothing in the text is encoded: then
/// somebody joined the values by hand.
pub(in crate::evidence) fn fields(sources: &mut Sources, place: Place) -> Option<Draft> {
    let bytes = sources.slice(place);
    let foreign = bytes
        .iter()
        .any(|byte| byte.is_ascii_whitespace() || b"<>{}\"".contains(byte));
    if foreign || memchr::memchr2(b'&', b'=', bytes).is_none() {
        return None;
    }
    let spelling = if memchr::memchr(b'%', bytes).is_some() {
        Spelling::Form
    } else {
        Spelling::Percent
    };
    let mut pairs = Vec::new();
    for part in split(bytes, 0, bytes.len(), b'&') {
        if part.is_empty() {
            continue;
        }
        let middle = part.start + memchr::memchr(b'=', bytes.cut(part))?;
        pairs.push((
            Span::new(part.start, middle),
            Span::new(middle + 1, part.end),
        ));
    }
    let known = |(name, _): &(Span, Span)| name_weight(bytes.cut(*name)) > 0;
    if pairs.len() < 2 && !pairs.iter().any(known) {
        return None;
    }
    let mut draft = Draft::default();
    for (name, value) in pairs {
        let name = spelt(sources, place.part(name), spelling);
        if is_secret(&sources.text(name.place)) {
            continue;
        }
        let value = spelt(sources, place.part(value), spelling);
        draft.listed(sources, name, value);
    }
    Some(draft)
}
