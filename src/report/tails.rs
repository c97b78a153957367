//! Finds signatures in text, wherever they stand, and says what of them is masked: all behind the digits that
//! reports print.
//!
//! It stands apart from the [needles](super::needles), which mask every piece of a secret in every encoding: a
//! signature may be compared, so its head stays, and only a whole one is one. It reads a text once, however
//! many signatures there are. It must not know where they come from.

use std::collections::HashMap;

use super::needles::{Grams, merged, roll};
use super::redact::SIGNATURE_DIGITS;
use crate::text::Span;

/// A signature is longer than what is printed of it, so that many bytes of it are always there.
const HEAD: usize = SIGNATURE_DIGITS + 1;

/// Of a longer one, so many bytes are looked up: no signature is longer, so it is something else.
const STEM: usize = 64;

/// So many long ones with one stem are told apart; of more, whatever stands behind the stem is masked.
const ALIKE: usize = 8;

/// All signatures, by their hashes.
#[derive(Default)]
pub(super) struct Tails {
    heads: Grams,
    /// Those up to [`STEM`] bytes, whole.
    whole: Grams,
    /// The longer ones, by their stems.
    long: HashMap<Vec<u8>, Vec<String>>,
    any: bool,
}

impl Tails {
    /// Adds a signature; one that is printed whole is left alone.
    pub(super) fn add(&mut self, signature: &str) {
        let bytes = signature.as_bytes();
        if signature.chars().nth(SIGNATURE_DIGITS).is_none() {
            return;
        }
        self.any = true;
        roll(bytes.get(..HEAD).unwrap_or_default(), HEAD, |_, hash| {
            self.heads.insert(hash);
        });
        let Some(stem) = bytes.get(..STEM + 1).and_then(|more| more.get(..STEM)) else {
            self.whole
                .insert(prefixes(bytes).last().unwrap_or_default());
            return;
        };
        let alike = self.long.entry(stem.to_vec()).or_default();
        if alike.len() <= ALIKE && !alike.iter().any(|known| known == signature) {
            alike.push(signature.to_owned());
        }
    }

    /// The tails of all signatures in a text, in order, merged; of those with at least `shortest` bytes.
    pub(super) fn find(&self, text: &[u8], shortest: usize) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        if !self.any {
            return found;
        }
        // What lies inside a long one was compared already.
        let mut behind = 0;
        roll(text, HEAD, |at, hash| {
            if at < behind || !self.heads.contains(hash) {
                return;
            }
            let rest = text.get(at..).unwrap_or_default();
            let len = self.len(rest);
            if len < shortest.max(HEAD) {
                return;
            }
            if len > STEM {
                behind = at + len;
            }
            let head = head(rest);
            found.push(Span::new(at + head.min(len), at + len));
        });
        merged(found)
    }

    /// How long the longest signature is that `text` begins with; 0 if there is none.
    fn len(&self, text: &[u8]) -> usize {
        let near = text.get(..STEM).unwrap_or(text);
        if let Some(alike) = self.long.get(near) {
            let shared = alike.iter().map(|known| shared(known.as_bytes(), text));
            let len = shared.max().unwrap_or(0);
            return if alike.len() > ALIKE { text.len() } else { len };
        }
        let mut len = 0;
        for (at, hash) in prefixes(near).enumerate().skip(HEAD - 1) {
            if self.whole.contains(hash) {
                len = at + 1;
            }
        }
        len
    }
}

/// How many bytes of a signature a text begins with, to the end of a character.
fn shared(signature: &[u8], text: &[u8]) -> usize {
    let same = signature
        .iter()
        .zip(text)
        .take_while(|(one, two)| one == two);
    let len = same.count();
    let rest = text.get(len..).unwrap_or_default();
    len + rest
        .iter()
        .take_while(|byte| is_inner(**byte))
        .count()
        .min(3)
}

/// Whether a byte of UTF-8 continues a character.
fn is_inner(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

/// How many bytes the printed characters of a signature have.
fn head(signature: &[u8]) -> usize {
    let mut starts = signature
        .iter()
        .enumerate()
        .filter(|(_, byte)| !is_inner(**byte));
    starts
        .nth(SIGNATURE_DIGITS)
        .map_or(signature.len(), |(at, _)| at)
}

/// The hash of every beginning of a text, the shortest first.
fn prefixes(text: &[u8]) -> impl Iterator<Item = u64> {
    text.iter().scan(0xCBF2_9CE4_8422_2325_u64, |sum, byte| {
        *sum = (*sum ^ u64::from(*byte)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        *sum ^= *sum >> 29;
        Some(*sum)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tails(all: &[&str]) -> Tails {
        let mut tails = Tails::default();
        for signature in all {
            tails.add(signature);
        }
        tails
    }

    fn masked(tails: &Tails, text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        for span in tails.find(text.as_bytes(), 0) {
            out.push_str(text.get(at..span.start).unwrap_or_default());
            out.push_str("****");
            at = span.end;
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }

    const ONE: &str = "7758dc9a832e9d301dca704cacbf9d9f8172fdef";

    #[test]
    fn every_signature_keeps_its_head_alone() {
        let other = "0000dc9a832e9d301dca704cacbf9d9f8172fdef";
        let tails = tails(&[ONE, other, "too short"]);
        let text = format!(
            "a {ONE} b {other}, {ONE}{other} {} too short",
            ONE.get(..39).unwrap()
        );
        let shown = masked(&tails, &text);
        let (head, second) = (ONE.get(..16).unwrap(), other.get(..16).unwrap());
        assert_eq!(
            shown,
            format!(
                "a {head}**** b {second}****, {head}****{second}**** {} too short",
                ONE.get(..39).unwrap()
            )
        );
    }

    #[test]
    fn of_two_with_one_beginning_the_longer_counts_and_characters_stay_whole() {
        let longer = format!("{ONE}00");
        assert_eq!(
            masked(&tails(&[ONE, &longer]), &longer),
            "7758dc9a832e9d30****"
        );
        let wide = "\u{e9}".repeat(40);
        let shown = masked(&tails(&[&wide]), &format!("x{wide}y"));
        assert_eq!(shown, format!("x{}****y", "\u{e9}".repeat(16)));
    }

    #[test]
    fn many_long_values_that_begin_alike_leave_nothing() {
        let all: Vec<String> = (0..100)
            .map(|at| format!("{}{at:03}end", ONE.repeat(3)))
            .collect();
        let tails = tails(&all.iter().map(String::as_str).collect::<Vec<_>>());
        for value in &all {
            assert_eq!(masked(&tails, &format!("{value}.")), "7758dc9a832e9d30****");
        }
    }

    proptest! {
        #[test]
        fn no_signature_survives(
            all in proptest::collection::vec("[ab\u{e9}]{17,90}", 1..12),
            lead in "[ab ]{0,40}",
        ) {
            let tails = tails(&all.iter().map(String::as_str).collect::<Vec<_>>());
            let text = format!("{lead}{}", all.concat());
            let shown = masked(&tails, &text);
            for value in &all {
                prop_assert!(!shown.contains(value.as_str()), "{value} in {shown}");
            }
        }
    }
}
