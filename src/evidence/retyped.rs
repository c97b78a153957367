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
    /// Full-width forms of ASCII characters, and letters that print in one.
    pub full_width: usize,
    /// Typographic quotes and apostrophes.
    pub quotes: usize,
    /// Blanks of another width: the ideographic one, those of web pages, those without any.
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

/// What stands for a typed character: nothing, a sign or two.
type Plain = (Vec<u8>, Kind);

/// Folds a text; `None` if there is nothing to fold. Bytes that are no UTF-8 stay as they are.
pub fn fold(text: &[u8]) -> Option<Folding> {
    folded(text, plain)
}

/// So many characters without width are a chat's; a single one may be the value's.
const INVISIBLE: usize = 3;

/// The digits of a time.
const TIME: usize = 9;

/// Undoes what nobody types: characters without width all over a text, letters that print in one, a full-width sign
/// between two times.
pub fn repair(text: &[u8]) -> Option<Folding> {
    let shown = String::from_utf8_lossy(text);
    let spread = shown.chars().filter(|one| is_invisible(*one)).count() >= INVISIBLE;
    let nobody = |one: char, out: &[u8], rest: &str| {
        let times = || {
            let before = out
                .iter()
                .rev()
                .take(TIME)
                .filter(|byte| byte.is_ascii_digit());
            let after = rest.bytes().take(TIME).filter(u8::is_ascii_digit);
            before.count() == TIME && after.count() == TIME
        };
        match one {
            '\u{ff1b}' if times() => Some((vec![b';'], Kind::FullWidth)),
            '\u{fb01}' | '\u{fb02}' | '\u{ad}' => plain(one, out, rest),
            _ if is_invisible(one) && spread => plain(one, out, rest),
            _ => None,
        }
    };
    folded(text, nobody)
}

fn folded(text: &[u8], plain: impl Fn(char, &[u8], &str) -> Option<Plain>) -> Option<Folding> {
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
        let valid = chunk.valid();
        for (offset, character) in valid.char_indices() {
            let end = offset + character.len_utf8();
            let rest = valid.get(end..).unwrap_or_default();
            if let Some((bytes, kind)) = plain(character, &folding.bytes, rest) {
                folding.bytes.extend_from_slice(&bytes);
                folding
                    .map
                    .replace(bytes.len(), Span::new(at + offset, at + end));
                folding.counts.add(kind);
            } else {
                let own = valid.get(offset..end).unwrap_or_default();
                folding.bytes.extend_from_slice(own.as_bytes());
                folding.map.copy(at + offset, own.len());
            }
        }
        at += valid.len();
        let invalid = chunk.invalid();
        folding.bytes.extend_from_slice(invalid);
        folding.map.copy(at, invalid.len());
        at += invalid.len();
    }
    (folding.counts.total() > 0).then_some(folding)
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

/// The ASCII characters that a typed one stands for.
fn plain(character: char, out: &[u8], rest: &str) -> Option<Plain> {
    let next = rest.chars().next();
    let one = |byte: u8, kind: Kind| Some((vec![byte], kind));
    match character {
        '\u{ff01}'..='\u{ff5e}' => one(full_width(character)?, Kind::FullWidth),
        '\u{fb01}' => Some((b"fi".to_vec(), Kind::FullWidth)),
        '\u{fb02}' => Some((b"fl".to_vec(), Kind::FullWidth)),
        '\u{201c}'..='\u{201f}' => one(b'"', Kind::Quote),
        '\u{2018}'..='\u{201b}' => one(b'\'', Kind::Quote),
        '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => {
            one(b' ', Kind::Space)
        }
        '\u{2028}' | '\u{2029}' => one(b'\n', Kind::Space),
        '\u{30fc}' | '\u{ff70}' | '\u{2010}'..='\u{2015}' | '\u{2212}' => {
            let latin = |byte: u8| byte.is_ascii_alphanumeric();
            let next = next.and_then(|next| full_width(next).or_else(|| u8::try_from(next).ok()));
            let between = out.last().copied().is_some_and(latin) && next.is_some_and(latin);
            one(b'-', Kind::Hyphen).filter(|_| between)
        }
        // Joined pictures and scripts need theirs.
        _ if is_invisible(character) => {
            let joins = matches!(character, '\u{200c}' | '\u{200d}' | '\u{ad}');
            let plain =
                out.last().is_none_or(u8::is_ascii) && next.is_none_or(|next| next.is_ascii());
            let marks = out.is_empty() && character == '\u{feff}';
            (!marks && (plain || !joins)).then(|| (Vec::new(), Kind::Space))
        }
        _ => None,
    }
}

const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}'
    )
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
