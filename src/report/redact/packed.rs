//! What text is wrapped in, taken off again: escapes one by one, base64 a run at a time. Apart, because whoever looks
//! for a known secret and whoever looks for an unknown one must see through the same wrappings. It must not know what
//! a secret is.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::general_purpose::{GeneralPurpose, NO_PAD};

use crate::text::{Span, hex};

/// A run of base64 shorter than this holds nothing that is not found without decoding it.
pub(super) const SHORTEST: usize = 16;

/// The byte that the next ones stand for (none for what only separates), and how many these are.
pub(super) fn step(rest: &[u8]) -> (Option<u8>, usize) {
    match rest {
        [b'\\', b'n' | b'r' | b't', ..] => (None, 2),
        [b'&', b'#', tail @ ..] => character_reference(tail),
        _ => {
            let leads = [b"%".as_slice(), b"\\x", b"\\u00"].into_iter();
            let mut digits = leads.filter_map(|lead| Some((lead, rest.strip_prefix(lead)?)));
            let byte = digits.find_map(|(lead, digits)| {
                let byte = hex::pair(digits.get(..2)?)?;
                Some((Some(byte), lead.len() + 2))
            });
            byte.unwrap_or_else(|| plain(rest))
        }
    }
}

/// The same without escapes.
pub(super) fn plain(rest: &[u8]) -> (Option<u8>, usize) {
    match rest {
        // A byte order mark, zero-width characters.
        [0xEF, 0xBB, 0xBF, ..] | [0xE2, 0x80, 0x8B..=0x8F, ..] => (None, 3),
        // U+FF01 to U+FF5E: full-width forms of ASCII.
        [0xEF, 0xBC, low @ 0x81..=0xBF, ..] => (Some(low - 0x60), 3),
        [0xEF, 0xBD, low @ 0x80..=0x9E, ..] => (Some(low - 0x20), 3),
        [byte, ..] => (Some(*byte), 1),
        [] => (None, 1),
    }
}

/// `65;` or `x41;` behind `&#`.
fn character_reference(tail: &[u8]) -> (Option<u8>, usize) {
    let digits = tail.iter().take(8).position(|byte| *byte == b';');
    let code = digits
        .and_then(|end| tail.get(..end))
        .and_then(|digits| match digits {
            [b'x' | b'X', digits @ ..] => u8::try_from(hex::number(digits)?).ok(),
            _ => std::str::from_utf8(digits).ok()?.parse().ok(),
        });
    match (code, digits) {
        (Some(code), Some(end)) => (Some(code), end + 3),
        _ => (Some(b'&'), 1),
    }
}

/// Bits behind the last byte are nobody's.
const LENIENT: GeneralPurpose =
    GeneralPurpose::new(&STANDARD, NO_PAD.with_decode_allow_trailing_bits(true));

/// Runs of characters of base64, of at least so many.
pub(super) fn runs(text: &[u8], shortest: usize) -> impl Iterator<Item = Span> + use<'_> {
    let mut at = 0;
    let runs = text.split(|byte| !(byte.is_ascii_alphanumeric() || b"+/-_".contains(byte)));
    runs.filter_map(move |run| {
        let start = at;
        at += run.len() + 1;
        (run.len() >= shortest).then_some(Span::new(start, start + run.len()))
    })
}

/// The bytes that a run of base64 holds, in either alphabet; a digit too many at its end is left.
pub(in crate::report) fn decoded(run: &[u8]) -> Option<Vec<u8>> {
    let whole = run.get(..run.len() - usize::from(run.len() % 4 == 1))?;
    let standard = whole.iter().map(|byte| match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => *other,
    });
    let standard: Vec<u8> = standard.collect();
    LENIENT.decode(standard).ok()
}

/// Whether it is mostly text: letters glued to the front of base64 decode to noise, and so does a wrong offset.
pub(super) fn is_legible(bytes: &[u8]) -> bool {
    let plain = bytes.iter().filter(|byte| matches!(byte, b' '..=b'~'));
    plain.count() * 4 >= bytes.len() * 3
}
