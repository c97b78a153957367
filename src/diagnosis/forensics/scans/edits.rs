//! The SecretKey changed in one place: mistyped (every key at edit distance one, also with another KeyTime or with
//! something behind it, and every two substitutions), or with characters that nobody sees before, behind, around and
//! inside it. The found key is never kept; what leaves is the position and the kind of character.

use zeroize::Zeroizing;

use super::super::Depth;
use super::super::axes::Axis;
use super::super::compose::{Found, Recipe, Work};
use super::super::deviations::{Class, Deviation, Position, TypoKind};
use super::super::facts::Bytes;
use super::super::output::Fit;
use super::keys::{Time, Ways, secret};
use super::messages;

/// Two substitutions grow with the square of the length.
const LONGEST_TWICE: usize = 48;

/// What a line of a file leaves behind a mistyped key.
const ENDS: [(&str, &[u8]); 3] = [
    ("line-feed-behind", b"\n"),
    ("crlf-behind", b"\r\n"),
    ("blank-behind", b" "),
];

const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Base64 and its URL alphabet, for temporary keys.
const WIDE: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/=-_";

/// Invisible characters with a name of their own; the others are named by their number.
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

/// One change of a text that was taken for the SecretKey.
struct Edit<'a> {
    /// Row of the secrets, and its text.
    row: usize,
    text: &'a [u8],
    /// So many bytes from here on become others.
    at: usize,
    lost: usize,
    put: Bytes,
    /// Whether these stand at the end as well.
    around: bool,
    /// What it is called: of a typing error nothing.
    form: String,
    position: Option<Position>,
}

impl<'a> Edit<'a> {
    /// A typing error in the SecretKey; `of` is the byte whose kind is told.
    fn typo(
        text: &'a [u8],
        kind: TypoKind,
        at: usize,
        (lost, put): (usize, &[u8]),
        of: u8,
    ) -> Self {
        let class = match of {
            b'0'..=b'9' => Class::Digit,
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            _ => Class::Other,
        };
        let put = Zeroizing::new(put.to_vec());
        let at_one = at + 1;
        Self {
            row: 0,
            text,
            at,
            lost,
            put,
            around: false,
            form: String::new(),
            position: Some(Position {
                at: at_one,
                kind,
                class,
            }),
        }
    }

    /// An invisible character, so many times, at a place.
    fn invisible(
        row: usize,
        text: &'a [u8],
        character: &(String, String),
        count: usize,
        place: &str,
    ) -> Self {
        let (id, character) = character;
        let form = match count {
            1 => format!("{id}-{place}"),
            count => format!("{id}-{count}-{place}"),
        };
        Self {
            row,
            text,
            at: if place == "behind" { text.len() } else { 0 },
            lost: 0,
            put: Zeroizing::new(character.repeat(count).into_bytes()),
            around: place == "around",
            form,
            position: None,
        }
    }

    /// The same inside, before the character with this index.
    fn inside(mut self, at: usize) -> Self {
        let (kind, class) = (TypoKind::Inserted, Class::Other);
        self.at = at;
        self.position = Some(Position {
            at: at + 1,
            kind,
            class,
        });
        self
    }

    fn text(&self) -> Bytes {
        let (head, rest) = self
            .text
            .split_at_checked(self.at)
            .unwrap_or((self.text, b""));
        let tail = rest.get(self.lost..).unwrap_or_default();
        let end = if self.around { &self.put[..] } else { b"" };
        Zeroizing::new([head, &self.put, tail, end].concat())
    }

    fn found(&self, fit: Fit) -> Found {
        let typo = self.form.is_empty();
        let deviation = if typo {
            Deviation::SecretTypo
        } else {
            Deviation::SecretWhitespace
        };
        Found {
            scanned: vec![(deviation, self.form.clone())],
            positions: self.position.into_iter().collect(),
            ..Found::new(Recipe::of(Axis::Secret, self.row), fit)
        }
    }
}

/// The letters that may stand in a key.
fn alphabet(secret: &[u8]) -> &'static [u8] {
    if secret.iter().all(u8::is_ascii_alphanumeric) {
        LETTERS
    } else {
        WIDE
    }
}

/// Every other letter in one place.
fn substitutions(secret: &[u8], at: usize) -> impl Iterator<Item = Edit<'_>> {
    let own = secret.get(at).copied();
    let others = alphabet(secret)
        .iter()
        .filter(move |byte| Some(**byte) != own);
    others.map(move |byte| Edit::typo(secret, TypoKind::Substituted, at, (1, &[*byte]), *byte))
}

/// Every change of one character.
fn typos(secret: &[u8]) -> Vec<Edit<'_>> {
    let mut edits = Vec::new();
    for (at, own) in secret.iter().enumerate() {
        edits.push(Edit::typo(secret, TypoKind::Deleted, at, (1, b""), *own));
        if let Some(next) = secret.get(at + 1).filter(|next| *next != own) {
            let pair = (2, &[*next, *own][..]);
            edits.push(Edit::typo(secret, TypoKind::Swapped, at, pair, *next));
        }
        edits.extend(substitutions(secret, at));
    }
    for at in 0..=secret.len() {
        let letters = alphabet(secret).iter();
        edits.extend(
            letters.map(|byte| Edit::typo(secret, TypoKind::Inserted, at, (0, &[*byte]), *byte)),
        );
    }
    edits
}

/// Tries edits along some ways.
fn along(work: &Work<'_>, ways: &Ways, edits: &[Edit<'_>], chunk: usize) -> Vec<Found> {
    ways.search(work, edits, chunk, |edit, trial| {
        trial.key(&edit.text(), |fit| edit.found(fit));
    })
}

/// Edit distance one, along every single message, and with the likeliest ways to make SignKey.
pub(super) fn one(work: &Work<'_>) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let ways = Ways::new(vec![Time::right(work)], messages(work, true), true);
    along(work, &ways, &typos(secret), 64)
}

/// Edit distance one together with another KeyTime, or with the end of a line, along the right message.
pub(super) fn beside(work: &Work<'_>, depth: Depth) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let edits = typos(secret);
    let right = || work.messages(0, false);
    let ways = Ways::new(Time::others(work, depth), right(), false);
    let found = along(work, &ways, &edits, 16);
    if !found.is_empty() || depth != Depth::Usual {
        return found;
    }
    let ways = Ways::new(vec![Time::right(work)], right(), false);
    ways.search(work, &edits, 64, |edit, trial| {
        for (form, end) in ENDS {
            let text = Zeroizing::new([&edit.text()[..], end].concat());
            trial.key(&text, |fit| {
                let mut found = edit.found(fit);
                let end = (Deviation::SecretWhitespace, form.to_owned());
                found.scanned.push(end);
                found
            });
        }
    })
}

/// Every two substitutions, along the right recipe and the base64 text.
pub(super) fn two(work: &Work<'_>) -> Vec<Found> {
    let Some(secret) = secret(work).filter(|secret| secret.len() <= LONGEST_TWICE) else {
        return Vec::new();
    };
    let right = work.messages(0, false);
    if right.is_empty() {
        return Vec::new();
    }
    let places: Vec<(usize, usize)> = (0..secret.len())
        .flat_map(|first| (first + 1..secret.len()).map(move |second| (first, second)))
        .collect();
    let ways = Ways::new(vec![Time::right(work)], right, false);
    ways.search(work, &places, 1, |(first, second), trial| {
        let seconds: Vec<Edit<'_>> = substitutions(secret, *second).collect();
        for one in substitutions(secret, *first) {
            let mut text = one.text();
            for two in &seconds {
                if let (Some(place), Some(byte)) = (text.get_mut(two.at), two.put.first()) {
                    *place = *byte;
                }
                trial.key(&text, |fit| {
                    let mut found = one.found(fit);
                    found.positions.extend(two.position);
                    found
                });
            }
        }
    })
}

/// Invisible characters, named and by their number.
fn characters() -> Vec<(String, String)> {
    let named = NAMED.map(|(id, text)| (id.to_owned(), text.to_owned()));
    let numbers = OTHERS.into_iter().flat_map(|(first, last)| first..=last);
    let others = numbers.filter_map(char::from_u32);
    let unnamed = |it: &char| !NAMED.iter().any(|(_, text)| text.starts_with(*it));
    let others = others.filter(unnamed);
    let others = others.map(|it| (format!("u+{:04x}", u32::from(it)), it.into()));
    named.into_iter().chain(others).collect()
}

/// Every invisible character at every place, and behind what else is used in the key's place, as a line of a file.
pub(super) fn invisible(work: &Work<'_>) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let characters = characters();
    let mut edits = Vec::new();
    for (index, character) in characters.iter().enumerate() {
        let most = if index < REPEATED { MOST } else { 1 };
        for count in 1..=most {
            let places = ["before", "behind", "around"];
            edits.extend(places.map(|place| Edit::invisible(0, secret, character, count, place)));
        }
        let inside = |at| Edit::invisible(0, secret, character, 1, "inside").inside(at);
        edits.extend((1..secret.len()).map(inside));
    }
    for (row, value) in work.axes.secrets.iter().enumerate().skip(1) {
        let name = value.name.map(|name| name.deviation);
        let likely = characters.iter().take(REPEATED);
        let likely = likely.filter(|_| name != Some(Deviation::SecretWhitespace));
        edits.extend(likely.map(|it| Edit::invisible(row, &value.bytes, it, 1, "behind")));
    }
    let ways = Ways::new(vec![Time::right(work)], messages(work, false), false);
    along(work, &ways, &edits, 64)
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
