//! A paste with its secrets blanked out and nothing moved: every masked byte becomes `*`, line ends and quotes
//! stay, and inside base64 the characters are exchanged for those of stars, so that a policy still decodes and
//! every line, column and length is what it was.
//!
//! It stands apart from the redactor, which shortens what it masks: this is for pastes that are read again
//! (a saved session), where a run of stars is understood as a masked value (`evidence::masked`). It must not
//! know what a session looks like.

use std::collections::BTreeMap;

use memchr::memmem;

use super::redact::{Redactor, SIGNATURE_DIGITS, merged};
use crate::evidence::Evidence;
use crate::text::{Place, SourceId, Sources, Span, hex};

/// What stands in place of a byte; `None` where it is left out.
type Changes = BTreeMap<usize, Option<u8>>;

/// The pastes of one piece of evidence, without their secrets.
pub struct MaskedPastes<'a> {
    evidence: &'a Evidence,
    changes: BTreeMap<SourceId, Changes>,
}

impl<'a> MaskedPastes<'a> {
    /// Finds what has to be blanked out, innermost first.
    pub fn new(evidence: &'a Evidence, redactor: &Redactor) -> Self {
        let sources = &evidence.sources;
        let mut masked = Self {
            evidence,
            changes: BTreeMap::new(),
        };
        let mut inside: BTreeMap<SourceId, Vec<Span>> = BTreeMap::new();
        for id in sources.ids().rev() {
            let packed = Packed::of(sources, id);
            let known = inside.remove(&id).unwrap_or_default();
            let is_paste = sources
                .get(id)
                .is_some_and(|source| source.parent.is_none());
            if packed.is_some() || is_paste {
                masked.blank(redactor, id, &known);
            }
            let whole = sources.whole(id);
            let Some(outer) = sources.lift(whole) else {
                continue;
            };
            let areas = inside.entry(outer.source).or_default();
            match &packed {
                Some(_) => areas.push(outer.span),
                None => areas.extend(known.iter().filter_map(|span| {
                    let place = sources.lift(Place::new(id, *span))?;
                    Some(place.span)
                })),
            }
            masked.carry(id, outer.source, packed.as_ref());
        }
        masked
    }

    /// A paste's bytes without secrets, and with nothing but line ends in what is `left_out`.
    pub fn paste(&self, redactor: &Redactor, source: SourceId, left_out: &[Span]) -> Vec<u8> {
        let bytes = self.evidence.sources.bytes(source);
        let none = Changes::new();
        let changes = self.changes.get(&source).unwrap_or(&none);
        let is_out = |at: usize| {
            left_out
                .iter()
                .any(|span| (span.start..span.end).contains(&at))
        };
        let mut out = Vec::with_capacity(bytes.len());
        for (at, byte) in bytes.iter().enumerate() {
            match changes.get(&at) {
                _ if is_out(at) => out.push(if matches!(byte, 0 | b'\n' | b'\r') {
                    *byte
                } else {
                    b' '
                }),
                None => out.push(*byte),
                Some(by) => out.extend(*by),
            }
        }
        // Nothing may be left, whatever went wrong above: then places give way.
        for span in redactor.secrets().find(&out) {
            star(&mut out, span);
        }
        out
    }

    /// Blanks out what is secret in a source itself; what was unpacked out of it was blanked there.
    fn blank(&mut self, redactor: &Redactor, id: SourceId, inside: &[Span]) {
        let bytes = self.evidence.sources.bytes(id);
        let whole = Span::new(0, bytes.len());
        let mut masked = redactor.spans(self.evidence, id, whole);
        masked.extend(signatures(redactor, bytes));
        if masked.is_empty() {
            return;
        }
        let kept = merged(inside.to_vec());
        let changes = self.changes.entry(id).or_default();
        for span in masked {
            for at in span.start..span.end {
                let area = kept.partition_point(|area| area.end <= at);
                let area = kept.get(area).filter(|area| area.start <= at);
                // Base64 that is masked from end to end need not decode.
                let decoded =
                    area.is_some_and(|area| area.start < span.start || span.end < area.end);
                if !decoded && blanks(bytes, at) {
                    changes.insert(at, Some(b'*'));
                }
            }
        }
    }

    /// Takes the changes of a source into the one it was decoded from.
    fn carry(&mut self, id: SourceId, outer: SourceId, packed: Option<&Packed<'_>>) {
        let Some(changes) = self.changes.remove(&id) else {
            return;
        };
        let sources = &self.evidence.sources;
        let target = self.changes.entry(outer).or_default();
        if let Some(packed) = packed {
            packed.carry(sources.bytes(id), &changes, target);
            return;
        }
        let above = sources.bytes(outer);
        for (at, byte) in changes {
            if let Some(place) = sources.lift(Place::new(id, at..at + 1)) {
                write(above, place.span, byte, target);
            }
        }
    }
}

/// Writes a byte over the spelling of another: `%2B`, `\u002b` and `\x2b` keep their form.
fn write(bytes: &[u8], span: Span, byte: Option<u8>, changes: &mut Changes) {
    let Some(byte) = byte else {
        changes.extend((span.start..span.end).map(|at| (at, None)));
        return;
    };
    if byte == b'*' {
        let all = (span.start..span.end).filter(|at| blanks(bytes, *at));
        changes.extend(all.map(|at| (at, Some(b'*'))));
        return;
    }
    let spelt = bytes.get(span.start..span.end).unwrap_or_default();
    let written = match spelt {
        [b'%', _, _] => format!("%{byte:02X}"),
        [b'\\', b'x', _, _] => format!("\\x{byte:02x}"),
        [b'\\', b'u', _, _, _, _] => format!("\\u{byte:04x}"),
        // UTF-16.
        [_, 0] => format!("{}\0", char::from(byte)),
        [0, _] => format!("\0{}", char::from(byte)),
        _ => char::from(byte).to_string(),
    };
    let mut letters = written.bytes();
    changes.extend((span.start..span.end).map(|at| (at, letters.next())));
}

/// Whether a byte is blanked out: white space, the zeros of UTF-16 and quotes carry no secret, and a paste without
/// them would be another one.
fn blanks(bytes: &[u8], at: usize) -> bool {
    let quote = |byte: Option<&u8>| matches!(byte, Some(b'"' | b'\'' | b'`'));
    match bytes.get(at) {
        None | Some(0 | b'\n' | b'\r' | b'\t' | b' ') => false,
        Some(b'\\') => !quote(bytes.get(at + 1)),
        byte => !quote(byte),
    }
}

fn star(bytes: &mut [u8], span: Span) {
    for at in span.start..span.end {
        if blanks(bytes, at)
            && let Some(byte) = bytes.get_mut(at)
        {
            *byte = b'*';
        }
    }
}

/// Tails of signatures wherever they stand: those of the form by value, and whatever follows the name.
fn signatures(redactor: &Redactor, bytes: &[u8]) -> Vec<Span> {
    let mut found = redactor.signatures().find(bytes, 2 * SIGNATURE_DIGITS);
    for at in memmem::find_iter(bytes, "q-signature") {
        let behind = bytes.get(at + 11..).unwrap_or_default();
        let skip = if let [b'%', b'3', b'd' | b'D', ..] = behind {
            3
        } else {
            let marks = behind.iter().take(16);
            let marks = marks.take_while(|byte| !byte.is_ascii_alphanumeric());
            marks.count()
        };
        let digits = behind
            .iter()
            .skip(skip)
            .take_while(|byte| byte.is_ascii_hexdigit());
        if digits.take(41).count() == 40 {
            let start = at + 11 + skip;
            found.push(Span::new(start + SIGNATURE_DIGITS, start + 40));
        }
    }
    found
}

/// A source that was decoded from base64: where in its parent each character of base64 stands.
struct Packed<'a> {
    sextets: Vec<(Span, u8)>,
    url: bool,
    above: &'a [u8],
}

impl<'a> Packed<'a> {
    /// The layer between a source and its parent, if it is base64: if that decodes to the same bytes.
    fn of(sources: &'a Sources, id: SourceId) -> Option<Self> {
        let bytes = sources.bytes(id);
        let outer = sources.lift(sources.whole(id))?;
        if outer.span.len() <= bytes.len() || bytes.is_empty() {
            return None;
        }
        let read = |blank| {
            let packed = Self::read(sources, outer, blank)?;
            packed.holds(bytes).then_some(packed)
        };
        // A blank is a line's indentation, or a `+` that a URL decoder took for one.
        read(None).or_else(|| read(Some(62)))
    }

    fn read(sources: &'a Sources, outer: Place, blank: Option<u8>) -> Option<Self> {
        let text = sources.slice(outer);
        let mut sextets = Vec::new();
        let mut url = false;
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            let spelt = text.get(at + 1..at + 3).and_then(hex::pair);
            let (letter, len) = match (byte, spelt) {
                (b'%', Some(inner)) => (inner, 3),
                (byte, _) => (*byte, 1),
            };
            let start = outer.span.start + at;
            let value = sextet(letter).or(blank.filter(|_| letter == b' '));
            if let Some(value) = value {
                url |= matches!(letter, b'-' | b'_');
                sextets.push((Span::new(start, start + len), value));
            } else if !matches!(letter, b'=' | b' ' | b'\t' | b'\r' | b'\n') {
                return None;
            }
            at += len;
        }
        Some(Self {
            sextets,
            url,
            above: sources.bytes(outer.source),
        })
    }

    fn holds(&self, bytes: &[u8]) -> bool {
        let sextet = |index: usize| self.sextets.get(index).map(|(_, value)| *value);
        let decoded = |index: usize| {
            let first = index * 4 / 3;
            let (high, low) = (sextet(first)?, sextet(first + 1)?);
            Some(match index % 3 {
                0 => high << 2 | low >> 4,
                1 => high << 4 | low >> 2,
                _ => high << 6 | low,
            })
        };
        let mut all = bytes.iter().enumerate();
        all.all(|(index, byte)| decoded(index) == Some(*byte))
    }

    /// Exchanges the characters that hold a changed byte; the bits of its neighbours stay.
    fn carry(&self, bytes: &[u8], changes: &Changes, target: &mut Changes) {
        let mut blanked = bytes.to_vec();
        for (at, byte) in changes {
            if let Some(place) = blanked.get_mut(*at) {
                *place = byte.unwrap_or(b'*');
            }
        }
        for at in changes.keys() {
            let first = at * 4 / 3;
            for index in first..=first + 1 {
                let Some((span, old)) = self.sextets.get(index) else {
                    continue;
                };
                let value = packed(&blanked, index, *old);
                if value != *old {
                    write(self.above, *span, Some(letter(value, self.url)), target);
                }
            }
        }
    }
}

/// Six bits of `bytes`; what lies behind the end is taken from `old`.
fn packed(bytes: &[u8], index: usize, old: u8) -> u8 {
    let first = index * 3 / 4;
    let get = |at: usize| bytes.get(at).copied();
    let value = match index % 4 {
        0 => get(first).map(|byte| byte >> 2),
        1 => get(first).map(|byte| byte << 4 | get(first + 1).map_or(old & 15, |next| next >> 4)),
        2 => get(first).map(|byte| byte << 2 | get(first + 1).map_or(old & 3, |next| next >> 6)),
        _ => get(first),
    };
    value.map_or(old, |value| value & 63)
}

fn sextet(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

fn letter(value: u8, url: bool) -> u8 {
    match (value, url) {
        (0..=25, _) => b'A' + value,
        (26..=51, _) => b'a' + value - 26,
        (52..=61, _) => b'0' + value - 52,
        (62, false) => b'+',
        (62, true) => b'-',
        (_, false) => b'/',
        (_, true) => b'_',
    }
}
