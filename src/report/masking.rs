//! A paste with its secrets blanked out and nothing moved: every masked byte becomes `*`, line ends and quotes
//! stay, and inside base64 the characters are exchanged for those of stars, so that a policy still decodes and
//! every line, column and length is what it was.
//!
//! It stands apart from the redactor, which shortens what it masks: this is for pastes that are read again
//! (a saved session), where a run of stars is understood as a masked value (`evidence::masked`). It must not
//! know what a session looks like.

use std::collections::BTreeMap;

use memchr::memmem;

use super::redact::{Redactor, SIGNATURE_DIGITS, decoded, merged};
use crate::evidence::Evidence;
use crate::text::{Place, SourceId, Sources, Span, base64, hex};

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
        let changes = self.changes.get(&source);
        let is_out = |at| {
            left_out
                .iter()
                .any(|span| (span.start..span.end).contains(&at))
        };
        let mut out = Vec::with_capacity(bytes.len());
        for (at, byte) in bytes.iter().enumerate() {
            let keeps = matches!(byte, 0 | b'\n' | b'\r');
            match changes.and_then(|changes| changes.get(&at)) {
                _ if is_out(at) => out.push(if keeps { *byte } else { b' ' }),
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
        let coded = matches!(behind, [b'%', b'3', b'd' | b'D', ..]);
        let marks = behind
            .iter()
            .take(16)
            .take_while(|byte| !byte.is_ascii_alphanumeric());
        let skip = if coded { 3 } else { marks.count() };
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

/// A source that was decoded from base64: where in its parent each character stands, and which it is in the standard
/// alphabet.
struct Packed<'a> {
    letters: Vec<(Span, u8)>,
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
        let holds = |packed: &Self| {
            let letters: Vec<u8> = packed.letters.iter().map(|(_, letter)| *letter).collect();
            decoded(&letters).is_some_and(|inside| inside.starts_with(bytes))
        };
        // A blank is a line's indentation, or a `+` that a URL decoder took for one.
        let read = |blank| Self::read(sources, outer, blank).filter(holds);
        read(false).or_else(|| read(true))
    }

    fn read(sources: &'a Sources, outer: Place, blank: bool) -> Option<Self> {
        let text = sources.slice(outer);
        let mut letters = Vec::new();
        let mut url = false;
        let mut at = 0;
        while let Some(byte) = text.get(at) {
            let spelt = text.get(at + 1..at + 3).and_then(hex::pair);
            let (letter, len) = match (byte, spelt) {
                (b'%', Some(inner)) => (inner, 3),
                (byte, _) => (*byte, 1),
            };
            let standard = match letter {
                b'-' => Some(b'+'),
                b'_' => Some(b'/'),
                b' ' if blank => Some(b'+'),
                b'+' | b'/' => Some(letter),
                _ => Some(letter).filter(u8::is_ascii_alphanumeric),
            };
            if let Some(standard) = standard {
                url |= matches!(letter, b'-' | b'_');
                let start = outer.span.start + at;
                letters.push((Span::new(start, start + len), standard));
            } else if !matches!(letter, b'=' | b' ' | b'\t' | b'\r' | b'\n') {
                return None;
            }
            at += len;
        }
        Some(Self {
            letters,
            url,
            above: sources.bytes(outer.source),
        })
    }

    /// Exchanges the characters that hold a changed byte; the bits of its neighbours stay.
    fn carry(&self, bytes: &[u8], changes: &Changes, target: &mut Changes) {
        let mut blanked = bytes.to_vec();
        for (at, byte) in changes {
            if let Some(place) = blanked.get_mut(*at) {
                *place = byte.unwrap_or(b'*');
            }
        }
        let [before, after] = [bytes, &blanked].map(base64);
        let letters = before.bytes().zip(after.bytes()).zip(&self.letters);
        for ((before, after), (span, _)) in letters {
            let written = match after {
                b'+' if self.url => b'-',
                b'/' if self.url => b'_',
                letter => letter,
            };
            if before != after {
                write(self.above, *span, Some(written), target);
            }
        }
    }
}
