//! Finds signatures in text, wherever they stand, and says what of them is masked: all behind the digits that
//! reports print.
//!
//! It stands apart from the [index](super::secret_index), which masks every piece of a secret in every encoding: a
//! signature may be compared, so its head stays, and only a whole one is one. It must not know where they come from.

use memchr::memmem;

use super::kind::SIGNATURE_DIGITS;
use super::secret_index::merged;
use crate::text::Span;

/// So many are told apart: an upload has one.
const MOST: usize = 64;

/// All signatures, and how many bytes of each are printed.
#[derive(Default)]
pub(in crate::report) struct Signatures {
    known: Vec<(String, usize)>,
}

impl Signatures {
    /// Takes a signature, and gives back the part of it to mask; `None` where all of it is printed.
    pub(super) fn add(&mut self, signature: &str) -> Option<Span> {
        let (head, _) = signature.char_indices().nth(SIGNATURE_DIGITS)?;
        let is_new = !self.known.iter().any(|(known, _)| known == signature);
        if is_new && self.has_room() {
            self.known.push((signature.to_owned(), head));
        }
        Some(Span::new(head, signature.len()))
    }

    /// Whether another one is told apart.
    pub(super) fn has_room(&self) -> bool {
        self.known.len() < MOST
    }

    /// The tails of all signatures in a text, in order, merged; of those with at least `shortest` bytes.
    pub(in crate::report) fn find(&self, text: &[u8], shortest: usize) -> Vec<Span> {
        let known = self.known.iter();
        let long = known.filter(|(signature, _)| signature.len() >= shortest);
        let found = long.flat_map(|(signature, head)| {
            let starts = memmem::find_iter(text, signature.as_bytes());
            starts.map(move |at| Span::new(at + head, at + signature.len()))
        });
        merged(found.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(all: &[&str], text: &str) -> String {
        let mut signatures = Signatures::default();
        for signature in all {
            signatures.add(signature);
        }
        let mut out = text.to_owned();
        for span in signatures.find(text.as_bytes(), 0).iter().rev() {
            out.replace_range(span.start..span.end, "****");
        }
        out
    }

    #[test]
    fn every_signature_keeps_its_head_alone() {
        let one = "7758dc9a832e9d301dca704cacbf9d9f8172fdef";
        let other = "0000dc9a832e9d301dca704cacbf9d9f8172fdef";
        let longer = format!("{one}ff");
        let wide = "\u{e9}".repeat(40);
        let rows = [
            (format!("a {one}."), "a 7758dc9a832e9d30****.".to_owned()),
            (
                format!("{one}{other}"),
                "7758dc9a832e9d30****0000dc9a832e9d30****".to_owned(),
            ),
            (longer.clone(), "7758dc9a832e9d30****".to_owned()),
            (
                format!("x{wide}y"),
                format!("x{}****y", "\u{e9}".repeat(16)),
            ),
            ("too short".to_owned(), "too short".to_owned()),
        ];
        for (text, wanted) in rows {
            let all = [one, other, &longer, &wide, "too short"];
            assert_eq!(masked(&all, &text), wanted);
        }
    }

    proptest! {
        #[test]
        fn no_signature_survives(
            all in proptest::collection::vec("[ab\u{e9}]{17,90}", 1..12),
            lead in "[ab ]{0,40}",
        ) {
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            let shown = masked(&all, &format!("{lead}{}", all.concat()));
            for value in &all {
                prop_assert!(!shown.contains(value), "{value} in {shown}");
            }
        }
    }
}
