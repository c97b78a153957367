//! The SecretKey mistyped: every key at edit distance one, also with another KeyTime, every two substitutions, and an
//! invisible character between any two. The found key is never
//! kept; what leaves is the position and the kind of character.

use zeroize::Zeroizing;

use super::super::codec::hex;
use super::super::compose::{Message, Recipe, Work};
use super::super::hits::{Class, Position, TypoKind};
use super::super::output::Fit;
use super::super::sha1::{Key, blocks};
use super::super::slugs::Slug;
use super::{Caught, messages};

/// Longer keys are no SecretKey; temporary ones have up to 64 characters.
const LONGEST: usize = 128;
/// Two substitutions grow with the square of the length.
const LONGEST_TWICE: usize = 48;

/// Rows up to this weight are likely beside a typing error.
const LIKELY: u8 = 3;

/// Characters that nobody sees in a key, and the form of the departure.
pub(super) const INVISIBLE: [(&str, &str); 12] = [
    ("blank-inside", " "),
    ("tab-inside", "\t"),
    ("line-feed-inside", "\n"),
    ("crlf-inside", "\r\n"),
    ("no-break-space-inside", "\u{a0}"),
    ("soft-hyphen-inside", "\u{ad}"),
    ("zero-width-space-inside", "\u{200b}"),
    ("zero-width-joiner-inside", "\u{200d}"),
    ("direction-mark-inside", "\u{200e}"),
    ("word-joiner-inside", "\u{2060}"),
    ("ideographic-space-inside", "\u{3000}"),
    ("byte-order-mark-inside", "\u{feff}"),
];

const LETTERS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Base64 and its URL alphabet, for temporary keys.
const WIDE: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/=-_";

fn class(byte: u8) -> Class {
    match byte {
        b'0'..=b'9' => Class::Digit,
        b'a'..=b'z' => Class::Lower,
        b'A'..=b'Z' => Class::Upper,
        _ => Class::Other,
    }
}

fn alphabet(secret: &[u8]) -> &'static [u8] {
    if secret.iter().all(u8::is_ascii_alphanumeric) {
        LETTERS
    } else {
        WIDE
    }
}

/// One change.
#[derive(Clone, Copy)]
struct Edit {
    at: usize,
    kind: TypoKind,
    byte: u8,
}

impl Edit {
    fn apply(self, secret: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let mut text = Zeroizing::new(Vec::with_capacity(secret.len() + 1));
        text.extend_from_slice(secret);
        match self.kind {
            TypoKind::Substituted => *text.get_mut(self.at)? = self.byte,
            TypoKind::Inserted => text.insert(self.at, self.byte),
            TypoKind::Deleted => {
                text.remove(self.at);
            }
            TypoKind::Swapped => text.swap(self.at, self.at + 1),
        }
        Some(text)
    }

    fn caught(self, way: Recipe, fit: Fit) -> Caught {
        Caught {
            slugs: vec![(Slug::SecretTypo, String::new())],
            way,
            positions: vec![self.position()],
            fit,
        }
    }

    fn position(self) -> Position {
        Position {
            at: self.at + 1,
            kind: self.kind,
            class: class(self.byte),
        }
    }
}

/// Every change of one character.
fn edits(secret: &[u8]) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, own) in secret.iter().enumerate() {
        edits.push(Edit {
            at,
            kind: TypoKind::Deleted,
            byte: *own,
        });
        if let Some(next) = secret.get(at + 1).filter(|next| *next != own) {
            edits.push(Edit {
                at,
                kind: TypoKind::Swapped,
                byte: *next,
            });
        }
        for byte in alphabet(secret).iter().filter(|byte| *byte != own) {
            edits.push(Edit {
                at,
                kind: TypoKind::Substituted,
                byte: *byte,
            });
        }
    }
    for at in 0..=secret.len() {
        for byte in alphabet(secret) {
            edits.push(Edit {
                at,
                kind: TypoKind::Inserted,
                byte: *byte,
            });
        }
    }
    edits
}

/// Edit distance one, along every single message, and with the likeliest ways to make SignKey.
pub(super) fn one(work: &Work<'_>) -> Vec<Caught> {
    let Some(secret) = work.axes.facts.inputs.secret_key else {
        return Vec::new();
    };
    if secret.is_empty() || secret.len() > LONGEST {
        return Vec::new();
    }
    let messages = messages(work, true);
    let right = messages.get(..1).unwrap_or_default();
    let time = blocks(work.axes.facts.key_time);
    work.share(&edits(secret), 64, |chunk, caught| {
        let mut tried = 0;
        for edit in chunk {
            let Some(text) = edit.apply(secret) else {
                continue;
            };
            let key = Key::new(&text);
            let raw = super::super::sha1::bytes(&key.mac(&time));
            let hex = Zeroizing::new(hex(&raw));
            // The right derivation with all messages; raw bytes and the key itself with the right one.
            let ways: [(usize, Key, &[Message]); 3] = [
                (0, Key::new(&hex), &messages),
                (Work::row_of(Slug::RawSignkeyBytes), Key::new(&raw), right),
                (Work::row_of(Slug::SignkeySkipped), key, right),
            ];
            for (derivation, key, messages) in ways {
                tried += messages.len();
                for message in messages {
                    if let Some(fit) = work.fit(&key.mac(&message.blocks)) {
                        let way = Recipe {
                            derivation,
                            ..message.recipe
                        };
                        caught.push(edit.caught(way, fit));
                    }
                }
            }
        }
        tried
    })
}

/// Edit distance one together with another KeyTime, along the right message.
pub(super) fn with_key_time(work: &Work<'_>) -> Vec<Caught> {
    let Some(secret) = work.axes.facts.inputs.secret_key else {
        return Vec::new();
    };
    if secret.is_empty() || secret.len() > LONGEST {
        return Vec::new();
    }
    let messages = work.messages(0, false);
    let times = other_times(work);
    work.share(&edits(secret), 16, |chunk, caught| {
        let mut tried = 0;
        for edit in chunk {
            let Some(text) = edit.apply(secret) else {
                continue;
            };
            let mistyped = Key::new(&text);
            for (time, blocks) in &times {
                let raw = super::super::sha1::bytes(&mistyped.mac(blocks));
                let key = Key::new(&Zeroizing::new(hex(&raw)));
                tried += messages.len();
                for message in &messages {
                    if let Some(fit) = work.fit(&key.mac(&message.blocks)) {
                        let way = Recipe {
                            time: *time,
                            ..message.recipe
                        };
                        caught.push(edit.caught(way, fit));
                    }
                }
            }
        }
        tried
    })
}

/// The KeyTimes that are likely beside the right one, with their rows.
fn other_times(work: &Work<'_>) -> Vec<(usize, Vec<[u8; 64]>)> {
    let rows = work.axes.times.iter().enumerate().skip(1);
    let likely = rows.filter(|(_, value)| value.name.is_some_and(|name| name.weight <= LIKELY));
    likely
        .map(|(row, value)| (row, blocks(&value.bytes)))
        .collect()
}

/// An invisible character somewhere inside the key.
pub(super) fn invisible(work: &Work<'_>) -> Vec<Caught> {
    let Some(secret) = work.axes.facts.inputs.secret_key else {
        return Vec::new();
    };
    if secret.is_empty() || secret.len() > LONGEST {
        return Vec::new();
    }
    let messages = messages(work, false);
    let time = blocks(work.axes.facts.key_time);
    let places: Vec<usize> = (0..=secret.len()).collect();
    work.share(&places, 8, |chunk, caught| {
        let mut tried = 0;
        for at in chunk {
            let (head, tail) = secret.split_at_checked(*at).unwrap_or((secret, b""));
            for (name, character) in INVISIBLE {
                let text = Zeroizing::new([head, character.as_bytes(), tail].concat());
                let raw = super::super::sha1::bytes(&Key::new(&text).mac(&time));
                let key = Key::new(&Zeroizing::new(hex(&raw)));
                tried += messages.len();
                for message in &messages {
                    if let Some(fit) = work.fit(&key.mac(&message.blocks)) {
                        caught.push(Caught {
                            slugs: vec![(Slug::SecretWhitespace, (*name).to_owned())],
                            way: message.recipe,
                            positions: vec![Position {
                                at: at + 1,
                                kind: TypoKind::Inserted,
                                class: Class::Other,
                            }],
                            fit,
                        });
                    }
                }
            }
        }
        tried
    })
}

/// Every two substitutions, along the right recipe and the base64 text.
pub(super) fn two(work: &Work<'_>) -> Vec<Caught> {
    let Some(secret) = work.axes.facts.inputs.secret_key else {
        return Vec::new();
    };
    if secret.is_empty() || secret.len() > LONGEST_TWICE {
        return Vec::new();
    }
    let letters = alphabet(secret);
    let messages = work.messages(0, false);
    if messages.is_empty() {
        return Vec::new();
    }
    let time = blocks(work.axes.facts.key_time);
    let places: Vec<(usize, usize)> = (0..secret.len())
        .flat_map(|first| (first + 1..secret.len()).map(move |second| (first, second)))
        .collect();
    work.share(&places, 1, |chunk, caught| {
        let mut tried = 0;
        for (first, second) in chunk {
            for one in letters
                .iter()
                .filter(|byte| secret.get(*first) != Some(*byte))
            {
                let edit = Edit {
                    at: *first,
                    kind: TypoKind::Substituted,
                    byte: *one,
                };
                let Some(mut text) = edit.apply(secret) else {
                    continue;
                };
                for two in letters
                    .iter()
                    .filter(|byte| secret.get(*second) != Some(*byte))
                {
                    let other = Edit {
                        at: *second,
                        kind: TypoKind::Substituted,
                        byte: *two,
                    };
                    if let Some(place) = text.get_mut(*second) {
                        *place = *two;
                    }
                    let raw = super::super::sha1::bytes(&Key::new(&text).mac(&time));
                    let key = Key::new(&hex(&raw));
                    tried += messages.len();
                    for message in &messages {
                        if let Some(fit) = work.fit(&key.mac(&message.blocks)) {
                            caught.push(Caught {
                                slugs: vec![(Slug::SecretTypo, String::new())],
                                way: message.recipe,
                                positions: vec![edit.position(), other.position()],
                                fit,
                            });
                        }
                    }
                }
            }
        }
        tried
    })
}
