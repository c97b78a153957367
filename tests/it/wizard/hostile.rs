//! The promise about hostile text, as the screen shows it: pastes full of characters without a shape, sequences of a
//! terminal and torn UTF-8, at every step, alone or inside what is read; and no cell of any screen holds one. Two hundred
//! pastes, with `POSTDOC_MANY=10` two thousand. What may not come out is another crate's word.

use icu_properties::props::{DefaultIgnorableCodePoint, GeneralCategory as Category};
use icu_properties::{CodePointMapData, CodePointSetData};
use postdoc::locale::Lang;
use postdoc::wizard::script;

use crate::support::{Upload, inputs::WAYS, many};
use crate::wizard::driver::Wizard;

const PASTES: usize = 200;

/// Whether a terminal would hide it or obey it.
fn is_hidden(char: char) -> bool {
    let category = CodePointMapData::<Category>::new().get(char);
    let shapeless = [
        Category::Control,
        Category::Format,
        Category::LineSeparator,
        Category::ParagraphSeparator,
        Category::PrivateUse,
        Category::Unassigned,
    ];
    shapeless.contains(&category)
        || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(char)
}

struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        usize::try_from((mixed ^ (mixed >> 27)) >> 16).unwrap() % end
    }
}

const ORDERS: &[&[u8]] = &[
    b"\x1b]52;c;cm0gLXJm\x07",
    b"\x1b[2J",
    b"\x1b]0;title\x1b\\",
    b"\x1bP1$r\x1b\\",
    b"\x9b31m",
    b"\xc2\x9b2J",
    b"\x1b[201~\x11",
    b"\xff\xfe",
    b"\xe3\x81",
    b"\xed\xa0\x80",
    b"\r",
    b"\x08\x08\x08",
    b"\x7f",
    b"\x0e",
    b"\0",
];

/// A few hostile characters.
fn hostile(dice: &mut Dice) -> Vec<u8> {
    let mut bytes = Vec::new();
    for _ in 0..=dice.below(6) {
        if dice.below(3) == 0 {
            bytes.extend_from_slice(ORDERS[dice.below(ORDERS.len())]);
            continue;
        }
        let planes = [
            0x80..0x300,
            0x300..0x3000,
            0xE000..0x11_0000,
            0xFE00..0x1_0000,
            0xE_0000..0xE_1000,
        ];
        let plane = &planes[dice.below(planes.len())];
        let code =
            plane.start + u32::try_from(dice.below((plane.end - plane.start) as usize)).unwrap();
        if let Some(char) = char::from_u32(code) {
            bytes.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
        }
    }
    bytes
}

/// Something people paste, with hostile characters in it.
fn paste(dice: &mut Dice) -> Vec<u8> {
    let upload = Upload {
        size: 40,
        ..Upload::default()
    };
    let mut text = match dice.below(5) {
        0 => Vec::new(),
        1 => b"<Error><Code>AccessDenied</Code><Message>Condition key key doesn't match the value </Message></Error>".to_vec(),
        2 => upload.policy.clone().into_bytes(),
        _ => upload.written(WAYS[dice.below(WAYS.len())]),
    };
    for _ in 0..=dice.below(4) {
        let at = dice.below(text.len() + 1);
        text.splice(at..at, hostile(dice));
    }
    text
}

#[test]
fn no_hostile_paste_puts_a_hidden_character_into_a_cell() {
    let pastes = PASTES * many();
    let mut screens = 0;
    for number in 0..pastes {
        let mut dice = Dice(number as u64);
        let lang = Lang::ALL[number % Lang::ALL.len()];
        let (columns, rows) = [(80, 24), (60, 16), (120, 40)][dice.below(3)];
        let mut wizard = Wizard::new(lang, columns, rows);
        wizard.keys(["", "<ctrl-n>", "<ctrl-n><ctrl-n>", "<ctrl-d>"][dice.below(4)]);
        for keys in ["", "<ctrl-n>", "<ctrl-d>"] {
            if keys.is_empty() {
                let paste = paste(&mut dice);
                wizard.event(script::paste(&paste));
            }
            wizard.keys(keys);
            let (buffer, _) = wizard.frame();
            screens += 1;
            for (index, cell) in buffer.content().iter().enumerate() {
                let found = cell.symbol().chars().find(|char| is_hidden(*char));
                assert_eq!(
                    found,
                    None,
                    "paste {number}, cell {index} of\n{}",
                    wizard.screen()
                );
            }
        }
    }
    eprintln!("0 hidden characters in {pastes} pastes, {screens} screens");
}
