//! Characters that nobody sees in a SecretKey: each of them before, behind and around it, between any two of its
//! characters, several times over, and behind what else is used in its place.

use zeroize::Zeroizing;

use super::super::axes::Axis;
use super::super::compose::{Found, Recipe, Work};
use super::super::deviations::{Class, Deviation, Position, TypoKind};
use super::super::output::Fit;
use super::keys::{Time, Ways, secret};
use super::messages;

/// Those with a name of their own; the others are named by their number.
const NAMED: [(&str, &str); 14] = [
    ("blank", " "),
    ("tab", "\t"),
    ("line-feed", "\n"),
    ("carriage-return", "\r"),
    ("crlf", "\r\n"),
    ("blank-line-feed", " \n"),
    ("no-break-space", "\u{a0}"),
    ("soft-hyphen", "\u{ad}"),
    ("zero-width-space", "\u{200b}"),
    ("zero-width-joiner", "\u{200d}"),
    ("direction-mark", "\u{200e}"),
    ("word-joiner", "\u{2060}"),
    ("ideographic-space", "\u{3000}"),
    ("byte-order-mark", "\u{feff}"),
];
/// Of these several may stand in a row.
const REPEATED: usize = 5;
/// How many.
const MOST: usize = 8;

/// Controls, blanks of other widths, fillers, joiners, marks of direction.
const OTHERS: [(u32, u32); 15] = [
    (0x01, 0x08),
    (0x0b, 0x0c),
    (0x0e, 0x1f),
    (0x7f, 0x85),
    (0x34f, 0x34f),
    (0x61c, 0x61c),
    (0x115f, 0x1160),
    (0x1680, 0x1680),
    (0x180e, 0x180e),
    (0x2000, 0x200a),
    (0x200c, 0x200f),
    (0x2028, 0x202f),
    (0x205f, 0x2069),
    (0x3164, 0x3164),
    (0xfe0e, 0xfe0f),
];

struct Character {
    id: String,
    text: String,
}

fn characters() -> Vec<Character> {
    let named = NAMED.map(|(id, text)| Character {
        id: id.to_owned(),
        text: text.to_owned(),
    });
    let numbers = OTHERS.into_iter().flat_map(|(first, last)| first..=last);
    let others = numbers.filter_map(char::from_u32);
    let unnamed = |it: &char| !NAMED.iter().any(|(_, text)| text.starts_with(*it));
    let others = others.filter(unnamed).map(|character| Character {
        id: format!("u+{:04x}", u32::from(character)),
        text: character.into(),
    });
    named.into_iter().chain(others).collect()
}

#[derive(Clone, Copy)]
enum Place {
    Before,
    Behind,
    Around,
    /// Before the character with this index.
    Inside(usize),
}

impl Place {
    const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Behind => "behind",
            Self::Around => "around",
            Self::Inside(_) => "inside",
        }
    }
}

/// A text with an invisible character somewhere.
struct Soiled<'a> {
    /// Row of the secrets, and its text.
    row: usize,
    text: &'a [u8],
    character: &'a Character,
    count: usize,
    place: Place,
}

impl Soiled<'_> {
    fn text(&self) -> Zeroizing<Vec<u8>> {
        let run = self.character.text.repeat(self.count);
        let run = run.as_bytes();
        let (head, tail): (&[u8], &[u8]) = match self.place {
            Place::Before => (b"", self.text),
            Place::Behind => (self.text, b""),
            Place::Around => return Zeroizing::new([run, self.text, run].concat()),
            Place::Inside(at) => self.text.split_at_checked(at).unwrap_or((self.text, b"")),
        };
        Zeroizing::new([head, run, tail].concat())
    }

    fn found(&self, fit: Fit) -> Found {
        let (id, place) = (&self.character.id, self.place.word());
        let form = match self.count {
            1 => format!("{id}-{place}"),
            count => format!("{id}-{count}-{place}"),
        };
        let position = match self.place {
            Place::Inside(at) => Some(Position {
                at: at + 1,
                kind: TypoKind::Inserted,
                class: Class::Other,
            }),
            Place::Before | Place::Behind | Place::Around => None,
        };
        Found {
            scanned: vec![(Deviation::SecretWhitespace, form)],
            positions: position.into_iter().collect(),
            ..Found::new(Recipe::of(Axis::Secret, self.row), fit)
        }
    }
}

/// Every invisible character at every place.
pub(super) fn invisible(work: &Work<'_>) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let characters = characters();
    let mut items = Vec::new();
    let mut add = |row, text, character, count, place| {
        items.push(Soiled {
            row,
            text,
            character,
            count,
            place,
        });
    };
    for (index, character) in characters.iter().enumerate() {
        let most = if index < REPEATED { MOST } else { 1 };
        for count in 1..=most {
            for place in [Place::Before, Place::Behind, Place::Around] {
                add(0, secret, character, count, place);
            }
        }
        for at in 1..secret.len() {
            add(0, secret, character, 1, Place::Inside(at));
        }
    }
    // Another text in the key's place, as a line of a file.
    for (row, value) in work.axes.secrets.iter().enumerate().skip(1) {
        let white = value
            .name
            .is_some_and(|name| name.deviation == Deviation::SecretWhitespace);
        for character in characters.iter().take(REPEATED).filter(|_| !white) {
            add(row, &value.bytes, character, 1, Place::Behind);
        }
    }
    let ways = Ways::new(vec![Time::right(work)], messages(work, false), false);
    ways.search(work, &items, 64, |item, trial| {
        trial.key(&item.text(), |fit| item.found(fit));
    })
}

/// A form of each kind, for the words that are to be said of them.
#[cfg(test)]
pub(super) fn forms() -> Vec<String> {
    let named = NAMED.iter().map(|(id, _)| *id).chain(["u+2009", "blank-3"]);
    let places = ["before", "behind", "around", "inside"];
    named
        .flat_map(|id| places.map(|place| format!("{id}-{place}")))
        .collect()
}
