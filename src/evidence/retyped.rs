//! Folds text that went through a chat or a picture (full-width letters, typographic quotes, a long-vowel
//! mark for a hyphen) for reading, with the way back. What was folded is counted, because such text never
//! proves a difference in white space, syntax or look-alike letters. It folds signs and knows nothing of
//! what they say.

use crate::text::{ByteMap, Span};

/// Folded text.
#[derive(Clone, Debug)]
pub struct Folding {
    /// The text after folding.
    pub bytes: Vec<u8>,
    /// Its way back.
    pub map: ByteMap,
    /// What was folded.
    pub counts: Counts,
}

/// How many characters of each kind were folded.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Counts {
    /// Full-width forms of ASCII characters.
    pub full_width: usize,
    /// Typographic quotes and apostrophes.
    pub quotes: usize,
    /// Blanks of another width: the ideographic one, those of web pages.
    pub spaces: usize,
    /// Dashes and long-vowel marks between Latin letters or digits.
    pub hyphens: usize,
}

impl Counts {
    /// All together.
    pub const fn total(self) -> usize {
        self.full_width + self.quotes + self.spaces + self.hyphens
    }
}

/// The kinds of folded characters.
#[derive(Clone, Copy)]
enum Kind {
    FullWidth,
    Quote,
    Space,
    Hyphen,
}

/// Folds a text; `None` if there is nothing to fold. Bytes that are no UTF-8 stay as they are.
pub fn fold(text: &[u8]) -> Option<Folding> {
    if text.is_ascii() {
        return None;
    }
    let mut folding = Folding {
        bytes: Vec::with_capacity(text.len()),
        map: ByteMap::default(),
        counts: Counts::default(),
    };
    let mut at = 0;
    for chunk in text.utf8_chunks() {
        fold_valid(&mut folding, chunk.valid(), at);
        at += chunk.valid().len();
        let invalid = chunk.invalid();
        folding.bytes.extend_from_slice(invalid);
        folding.map.copy(at, invalid.len());
        at += invalid.len();
    }
    (folding.counts.total() > 0).then_some(folding)
}

fn fold_valid(folding: &mut Folding, text: &str, base: usize) {
    let mut characters = text.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        let at = base + offset;
        let length = character.len_utf8();
        let next = characters.peek().map(|(_, next)| *next);
        if let Some((byte, kind)) = plain(character, folding.bytes.last().copied(), next) {
            folding.bytes.push(byte);
            folding.map.replace(1, Span::new(at, at + length));
            folding.counts.add(kind);
        } else {
            let bytes = text.get(offset..offset + length).unwrap_or_default();
            folding.bytes.extend_from_slice(bytes.as_bytes());
            folding.map.copy(at, length);
        }
    }
}

impl Counts {
    fn add(&mut self, kind: Kind) {
        match kind {
            Kind::FullWidth => self.full_width += 1,
            Kind::Quote => self.quotes += 1,
            Kind::Space => self.spaces += 1,
            Kind::Hyphen => self.hyphens += 1,
        }
    }
}

/// The ASCII character that a typed one stands for.
fn plain(character: char, before: Option<u8>, after: Option<char>) -> Option<(u8, Kind)> {
    match character {
        '\u{ff01}'..='\u{ff5e}' => Some((full_width(character)?, Kind::FullWidth)),
        '\u{201c}'..='\u{201f}' => Some((b'"', Kind::Quote)),
        '\u{2018}'..='\u{201b}' => Some((b'\'', Kind::Quote)),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => {
            Some((b' ', Kind::Space))
        }
        '\u{30fc}' | '\u{ff70}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            let latin = |byte: u8| byte.is_ascii_alphanumeric();
            let next = after.and_then(|next| full_width(next).or_else(|| u8::try_from(next).ok()));
            (before.is_some_and(latin) && next.is_some_and(latin)).then_some((b'-', Kind::Hyphen))
        }
        _ => None,
    }
}

fn full_width(character: char) -> Option<u8> {
    let code = u32::from(character);
    (0xff01..=0xff5e)
        .contains(&code)
        .then(|| u8::try_from(code - 0xfee0).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_chat_text_is_folded_and_every_sign_found_again() {
        let typed =
            "\u{ff1c}\u{ff23}ode\u{ff1e}\u{3000}q\u{30fc}ak doesn\u{2019}t \u{201c}x\u{201d}";
        let folding = fold(typed.as_bytes()).unwrap();
        assert_eq!(folding.bytes, b"<Code> q-ak doesn't \"x\"");
        let counts = Counts {
            full_width: 3,
            quotes: 3,
            spaces: 1,
            hyphens: 1,
        };
        assert_eq!(folding.counts, counts);
        let at = folding.bytes.iter().position(|byte| *byte == b'-').unwrap();
        let lifted = folding.map.lift(Span::new(at, at + 1));
        assert_eq!(typed.get(lifted.start..lifted.end), Some("\u{30fc}"));
    }

    #[test]
    fn a_long_vowel_mark_in_a_japanese_word_stays() {
        assert!(fold("\u{30a8}\u{30e9}\u{30fc}".as_bytes()).is_none());
        assert!(fold(b"plain - ascii").is_none());
        assert!(fold("\u{e9} \u{2014} \u{e9}".as_bytes()).is_none());
    }

    proptest! {
        #[test]
        fn the_map_covers_every_byte(text in proptest::collection::vec(prop_oneof![
            any::<u8>().prop_map(|byte| vec![byte]),
            "[\u{ff01}-\u{ff5e}\u{3000}\u{30fc}\u{2019}a-z]".prop_map(String::into_bytes),
        ], 0..40)) {
            let text = text.concat();
            if let Some(folding) = fold(&text) {
                prop_assert_eq!(folding.map.len(), folding.bytes.len());
                let whole = folding.map.lift(Span::new(0, folding.bytes.len()));
                prop_assert_eq!(whole, Span::new(0, text.len()));
            }
        }
    }
}
