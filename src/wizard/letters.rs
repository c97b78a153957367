//! The letter behind a character that an input method or Caps Lock made of a key: with either on, `c` arrives as `ｃ`,
//! `C` or, where the keyboard writes kana, as the kana of that key. Apart from the keymap because it knows keyboards
//! and no command.

use crate::cos::answers::plain;

/// The kana of a Japanese keyboard, key by key, in the order of [`KEYS`].
const KANA: &str = "ヌフアウエオヤユヨワタテイスカンナニラセチトシハキクマノリツサソヒコミモ";
/// What the same keys write in Latin.
const KEYS: &str = "1234567890qwertyuiopasdfghjklzxcvbnm";
/// Kana that a single letter gives where an input method reads Latin letters.
const ROMAN: [(char, char); 6] = [
    ('ア', 'a'),
    ('イ', 'i'),
    ('ウ', 'u'),
    ('エ', 'e'),
    ('オ', 'o'),
    ('ン', 'n'),
];

/// What may have been meant by a typed character, the nearest first; itself before all.
pub(super) fn behind(typed: char) -> impl Iterator<Item = char> {
    let narrow = plain(typed);
    let small = narrow.to_ascii_lowercase();
    let roman = ROMAN.iter().find(|(kana, _)| *kana == narrow);
    let mut keys = KANA.chars().zip(KEYS.chars());
    let key = keys.find(|(kana, _)| *kana == narrow);
    let letters = [Some(typed), Some(narrow), Some(small)];
    let kana = [roman.map(|(_, letter)| *letter), key.map(|(_, key)| key)];
    letters.into_iter().chain(kana).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_and_digit_is_found_behind_its_wide_capital_and_kana_form() {
        assert_eq!(KANA.chars().count(), KEYS.chars().count());
        for (kana, key) in KANA.chars().zip(KEYS.chars()) {
            let wide = char::from_u32(u32::from(key) + 0xfee0).unwrap();
            let hiragana = char::from_u32(u32::from(kana) - 0x60).unwrap();
            for typed in [key, wide, key.to_ascii_uppercase(), kana, hiragana] {
                assert!(behind(typed).any(|letter| letter == key), "{typed} {key}");
            }
        }
    }

    #[test]
    fn what_was_typed_comes_first_and_nothing_is_read_into_other_characters() {
        for (typed, letters) in [
            ('S', "SSs"),
            ('Ｓ', "ＳSs"),
            ('ｃ', "ｃcc"),
            ('い', "いイイie"),
            ('ｿ', "ｿソソc"),
            ('\u{3000}', "\u{3000}  "),
            ('漢', "漢漢漢"),
        ] {
            assert_eq!(behind(typed).collect::<String>(), letters);
        }
    }
}
