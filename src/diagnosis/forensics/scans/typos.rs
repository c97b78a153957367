//! The SecretKey mistyped: every key at edit distance one, also with another KeyTime or with something behind it, and
//! every two substitutions. The found key is never kept; what leaves is the position and the kind of character.

use zeroize::Zeroizing;

use super::super::Depth;
use super::super::compose::{Found, Recipe, Work};
use super::super::deviations::{Class, Deviation, Position, TypoKind};
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

    fn found(self, fit: Fit) -> Found {
        Found {
            scanned: vec![(Deviation::SecretTypo, String::new())],
            positions: vec![self.position()],
            ..Found::new(Recipe::default(), fit)
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
    let mut add = |at, kind, byte| edits.push(Edit { at, kind, byte });
    for (at, own) in secret.iter().enumerate() {
        add(at, TypoKind::Deleted, *own);
        if let Some(next) = secret.get(at + 1).filter(|next| *next != own) {
            add(at, TypoKind::Swapped, *next);
        }
        for byte in alphabet(secret).iter().filter(|byte| *byte != own) {
            add(at, TypoKind::Substituted, *byte);
        }
    }
    for at in 0..=secret.len() {
        for byte in alphabet(secret) {
            add(at, TypoKind::Inserted, *byte);
        }
    }
    edits
}

/// Edit distance one, along every single message, and with the likeliest ways to make SignKey.
pub(super) fn one(work: &Work<'_>) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let ways = Ways::new(vec![Time::right(work)], messages(work, true), true);
    ways.search(work, &edits(secret), 64, |edit, trial| {
        if let Some(text) = edit.apply(secret) {
            trial.key(&text, |fit| edit.found(fit));
        }
    })
}

/// Edit distance one together with another KeyTime, or with the end of a line, along the right message.
pub(super) fn beside(work: &Work<'_>, depth: Depth) -> Vec<Found> {
    let Some(secret) = secret(work) else {
        return Vec::new();
    };
    let edits = edits(secret);
    let right = || work.messages(0, false);
    let ways = Ways::new(Time::others(work, depth), right(), false);
    let mut found = ways.search(work, &edits, 16, |edit, trial| {
        if let Some(text) = edit.apply(secret) {
            trial.key(&text, |fit| edit.found(fit));
        }
    });
    if found.is_empty() && depth == Depth::Usual {
        let ways = Ways::new(vec![Time::right(work)], right(), false);
        found = ways.search(work, &edits, 64, |edit, trial| {
            let Some(text) = edit.apply(secret) else {
                return;
            };
            for (form, end) in ENDS {
                let text = Zeroizing::new([text.as_slice(), end].concat());
                trial.key(&text, |fit| {
                    let mut found = edit.found(fit);
                    let end = (Deviation::SecretWhitespace, form.to_owned());
                    found.scanned.push(end);
                    found
                });
            }
        });
    }
    found
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
    let substitutions = |at: usize| {
        let own = secret.get(at).copied();
        let others = alphabet(secret)
            .iter()
            .filter(move |byte| Some(**byte) != own);
        others.map(move |byte| Edit {
            at,
            kind: TypoKind::Substituted,
            byte: *byte,
        })
    };
    let places: Vec<(usize, usize)> = (0..secret.len())
        .flat_map(|first| (first + 1..secret.len()).map(move |second| (first, second)))
        .collect();
    let ways = Ways::new(vec![Time::right(work)], right, false);
    ways.search(work, &places, 1, |(first, second), trial| {
        for one in substitutions(*first) {
            let Some(mut text) = one.apply(secret) else {
                continue;
            };
            for two in substitutions(*second) {
                if let Some(place) = text.get_mut(two.at) {
                    *place = two.byte;
                }
                trial.key(&text, |fit| {
                    let mut found = one.found(fit);
                    found.positions.push(two.position());
                    found
                });
            }
        }
    })
}
