//! Finds pieces of secrets in text, whatever they were wrapped in.
//!
//! It stands apart from the redactor because it knows no slots and no evidence: secrets go in as bytes,
//! ranges to mask come out. Two ideas carry it. Text is compared in a **normal form** that undoes what
//! does not change the meaning of a secret (letter case, white space, quotes, percent, JSON and HTML
//! escapes, full-width forms, base64url letters), with the way back for every byte. And every secret is
//! cut into **grams** of six characters in each encoding, so that a cut, split or truncated secret is
//! found as surely as a whole one.

use std::collections::{BTreeMap, HashSet};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

use super::packed::{self, plain, step};
use crate::text::{Span, hex};

/// The promise: never so many consecutive characters of a secret. Shorter secrets are masked where they
/// are the whole text.
const GRAM: usize = 6;

/// Hexadecimal digits that give four characters away. Six would find themselves in ordinary numbers.
const HEX_GRAM: usize = 8;

/// How much of a secret counts.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reach {
    /// Every piece: nothing of it may be read.
    Piece,
    /// So much in a row that it is no chance (`Reach::GRAMS`): the rest of a value is to be used.
    Most,
}

impl Reach {
    /// Of twelve characters in a row, that many grams: two values have them in common once in 10^14.
    const GRAMS: usize = 7;

    /// How many grams in a row a match is; a short secret has no more than its own.
    fn grams(self, shortest: Option<usize>) -> usize {
        match self {
            Self::Piece => 1,
            Self::Most => shortest.map_or(Self::GRAMS, |length| {
                (length + 1).saturating_sub(GRAM).clamp(1, Self::GRAMS)
            }),
        }
    }
}

/// Secrets beyond this are cut: a session token has about 1 000 characters.
const LONGEST: usize = 16 * 1024;

/// Bytes that may stand between the characters of a secret: control characters, blanks, quotes,
/// backslashes.
fn separates(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0x7F | b'\\' | b'"' | b'\'' | b'`')
}

/// Text in normal form, and which bytes each of its bytes came from.
struct Normal {
    bytes: Vec<u8>,
    from: Vec<Span>,
}

impl Normal {
    fn of(text: &[u8]) -> Self {
        Self::by(text, step)
    }

    /// The same with every `%`, `\\` and `&` taken as itself: what stands behind one may be the beginning of a
    /// secret and no escape.
    fn unescaped(text: &[u8]) -> Self {
        Self::by(text, plain)
    }

    fn by(text: &[u8], step: fn(&[u8]) -> (Option<u8>, usize)) -> Self {
        let mut normal = Self {
            bytes: Vec::with_capacity(text.len()),
            from: Vec::with_capacity(text.len()),
        };
        let mut at = 0;
        while let Some(rest) = text.get(at..)
            && !rest.is_empty()
        {
            let (byte, taken) = step(rest);
            // An escaped separator separates as well: `A\u0000B` is UTF-16 in a JSON string.
            if let Some(byte) = byte.filter(|byte| !separates(*byte)) {
                normal.bytes.push(fold(byte));
                normal.from.push(Span::new(at, at + taken));
            }
            at += taken;
        }
        normal
    }

    fn original(&self, first: usize, len: usize) -> Option<Span> {
        let start = self.from.get(first)?;
        let end = self.from.get(first + len - 1)?;
        Some(start.cover(*end))
    }
}

fn fold(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        other => other.to_ascii_lowercase(),
    }
}

/// Hashes of grams of one length, with a filter in front: almost every look-up ends there.
struct Grams {
    filter: Vec<u64>,
    hashes: HashSet<u64>,
}

impl Default for Grams {
    fn default() -> Self {
        Self {
            filter: vec![0; 1024],
            hashes: HashSet::default(),
        }
    }
}

impl Grams {
    fn cell(hash: u64) -> (usize, u64) {
        let bit = hash >> 48;
        (usize::try_from(bit >> 6).unwrap_or(0), 1 << (bit & 63))
    }

    /// Adds a gram.
    fn insert(&mut self, hash: u64) {
        let (cell, bit) = Self::cell(hash);
        if let Some(word) = self.filter.get_mut(cell) {
            *word |= bit;
        }
        self.hashes.insert(hash);
    }

    /// Whether a gram was added.
    fn contains(&self, hash: u64) -> bool {
        let (cell, bit) = Self::cell(hash);
        self.filter.get(cell).is_some_and(|word| word & bit != 0) && self.hashes.contains(&hash)
    }
}

/// The base of the rolling hash: an odd number without pattern.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

/// Tells of every gram of `length` bytes its hash, in order: the next one costs a byte, not a gram.
fn roll(bytes: &[u8], length: usize, mut tell: impl FnMut(usize, u64)) {
    let leading = (0..length).fold(1_u64, |power, _| power.wrapping_mul(BASE));
    let mut sum = 0_u64;
    let mut behind = bytes.iter();
    for (at, byte) in bytes.iter().enumerate() {
        sum = sum.wrapping_mul(BASE).wrapping_add(u64::from(*byte) + 1);
        if at >= length
            && let Some(gone) = behind.next()
        {
            sum = sum.wrapping_sub((u64::from(*gone) + 1).wrapping_mul(leading));
        }
        if at + 1 >= length {
            // Mixed once more, so that the upper bits are good enough for the filter.
            tell(at + 1 - length, (sum ^ (sum >> 29)).wrapping_mul(BASE));
        }
    }
}

/// So many bytes of secrets are cut into grams. Who gives more of them, different ones, gives no upload.
const MOST: usize = 256 * 1024;

/// All secrets, cut into grams.
#[derive(Default)]
pub(in crate::report) struct SecretIndex {
    by_length: BTreeMap<usize, Grams>,
    /// Characters of the shortest that was cut into grams.
    shortest: Option<usize>,
    /// Secrets too short for grams, in normal form.
    short: HashSet<Vec<u8>>,
    /// How many bytes were cut; beyond [`MOST`] every text is masked as a whole.
    cut: usize,
}

impl SecretIndex {
    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.cut == 0 && self.by_length.is_empty() && self.short.is_empty()
    }

    /// Adds a secret in all encodings.
    pub fn add(&mut self, secret: &[u8]) {
        let secret = secret.trim_ascii();
        let secret = secret.get(..LONGEST).unwrap_or(secret);
        let plain = Normal::of(secret).bytes;
        if plain.len() < GRAM {
            if !plain.is_empty() {
                self.short.insert(plain);
            }
            return;
        }
        self.cut += secret.len();
        self.shortest = Some(self.shortest.unwrap_or(plain.len()).min(plain.len()));
        if self.is_too_much() {
            return;
        }
        for written in spellings(secret) {
            self.add_spelling(&written);
        }
    }

    /// Whether there are too many secrets to tell them from anything else.
    fn is_too_much(&self) -> bool {
        self.cut > MOST
    }

    /// Adds bytes that nobody writes as text: only what can hold bytes holds them.
    pub fn add_bytes(&mut self, secret: &[u8]) {
        if secret.len() >= GRAM {
            self.add_spelling(secret);
        }
    }

    fn add_spelling(&mut self, written: &[u8]) {
        self.cut(written, GRAM);
        let reversed: Vec<u8> = written.iter().rev().copied().collect();
        self.cut(&reversed, GRAM);
        self.cut(hex::hex(written).as_bytes(), HEX_GRAM);
        self.add_base64(&reversed);
        self.add_base64(written);
        let wide: Vec<u8> = written.iter().flat_map(|byte| [*byte, 0]).collect();
        self.cut(hex::hex(&wide).as_bytes(), 2 * HEX_GRAM);
        self.add_base64(&wide);
    }

    /// The three ways in which a secret can lie inside base64.
    fn add_base64(&mut self, bytes: &[u8]) {
        for lead in 0..3 {
            self.cut(base64_inside(bytes, lead).as_bytes(), GRAM);
        }
    }

    fn cut(&mut self, text: &[u8], length: usize) {
        let normal = Normal::of(text).bytes;
        if normal.len() >= length {
            let grams = self.by_length.entry(length).or_default();
            roll(&normal, length, |_, hash| grams.insert(hash));
        }
    }

    /// The ranges of `text` that hold a piece of a secret, in order, merged.
    pub fn find(&self, text: &[u8]) -> Vec<Span> {
        self.find_by(text, Reach::Piece)
    }

    /// The same, of so much in a row.
    pub fn find_by(&self, text: &[u8], reach: Reach) -> Vec<Span> {
        if self.is_empty() || text.is_empty() {
            return Vec::new();
        }
        if self.is_too_much() {
            return vec![Span::new(0, text.len())];
        }
        let mut found = self.written(text, reach);
        // Base64 hides whatever encoding the text in it has, base64 too; letters may be glued to its front.
        for run in packed::runs(text, packed::SHORTEST) {
            for start in run.start..run.start + 4 {
                let inside = text.get(start..run.end).and_then(packed::decoded);
                let inside = inside.filter(|inside| packed::is_legible(inside));
                let inside = inside.map(|inside| self.written(&inside, reach));
                found.extend(inside.into_iter().flatten().map(|span| {
                    let end = start + (span.end * 4).div_ceil(3);
                    Span::new(start + span.start * 4 / 3, end.min(run.end))
                }));
            }
        }
        merged(found)
    }

    /// The same for a text as it stands.
    fn written(&self, text: &[u8], reach: Reach) -> Vec<Span> {
        let normal = Normal::of(text);
        if self.short.contains(&normal.bytes) {
            return vec![Span::new(0, text.len())];
        }
        let mut found = Vec::new();
        self.grams_in(&normal, reach, &mut found);
        if memchr::memchr3(b'%', b'\\', b'&', text).is_some() {
            self.grams_in(&Normal::unescaped(text), reach, &mut found);
        }
        found
    }

    fn grams_in(&self, normal: &Normal, reach: Reach, found: &mut Vec<Span>) {
        let least = reach.grams(self.shortest);
        for (length, grams) in &self.by_length {
            // The row of grams that ends with the last one found.
            let mut row = 0..0;
            let mut close = |row: std::ops::Range<usize>| {
                if row.len() >= least {
                    found.extend(normal.original(row.start, row.len() + length - 1));
                }
            };
            roll(&normal.bytes, *length, |first, hash| {
                if !grams.contains(hash) {
                    return;
                }
                if row.end == first {
                    row.end += 1;
                } else {
                    close(std::mem::replace(&mut row, first..first + 1));
                }
            });
            close(row);
        }
    }
}

/// The secret as it is, with `\/`, and percent-encoded, where these differ.
fn spellings(secret: &[u8]) -> Vec<Vec<u8>> {
    let mut all = vec![secret.to_vec()];
    let slashed = |byte: &u8| match byte {
        b'/' => vec![b'\\', b'/'],
        other => vec![*other],
    };
    let percent = |byte: &u8| match byte {
        b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b'~' => vec![*byte],
        other => format!("%{other:02X}").into_bytes(),
    };
    let slashed: Vec<u8> = secret.iter().flat_map(slashed).collect();
    let percent: Vec<u8> = secret.iter().flat_map(percent).collect();
    for other in [slashed, percent] {
        if !all.contains(&other) {
            all.push(other);
        }
    }
    all
}

/// The characters of base64 that `bytes` alone decide when `lead` bytes of a group stand in front.
fn base64_inside(bytes: &[u8], lead: usize) -> String {
    let mut padded = vec![0; lead];
    padded.extend_from_slice(bytes);
    let text = STANDARD_NO_PAD.encode(&padded);
    let first = (lead * 8).div_ceil(6);
    let last = padded.len() * 8 / 6;
    text.get(first..last.max(first))
        .unwrap_or_default()
        .to_owned()
}

/// Overlapping and touching ranges as one.
pub fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

    fn index(secret: &str) -> SecretIndex {
        let mut index = SecretIndex::default();
        index.add(secret.as_bytes());
        index
    }

    fn masked(index: &SecretIndex, text: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut at = 0;
        for span in index.find(text) {
            out.extend_from_slice(&text[at..span.start]);
            out.extend_from_slice(b"****");
            at = span.end;
        }
        out.extend_from_slice(&text[at..]);
        out
    }

    fn each(secret: &str, write: impl Fn(u32) -> String) -> Vec<u8> {
        let all: Vec<String> = secret.chars().map(|c| write(u32::from(c))).collect();
        all.concat().into_bytes()
    }

    /// The seven encodings of the promise, and some that people produce by accident.
    fn encodings(secret: &str) -> Vec<(&'static str, Vec<u8>)> {
        let utf16: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let base64 = |lead: &str| STANDARD_NO_PAD.encode(format!("{lead}{secret}\"}}"));
        let wrapped = secret
            .as_bytes()
            .chunks(5)
            .collect::<Vec<_>>()
            .join(&b"\r\n  "[..]);
        vec![
            ("plain", secret.into()),
            ("base64", base64("").into()),
            ("base64, one byte on", base64("{").into()),
            ("base64, two bytes on", base64("{\"").into()),
            (
                "base64url",
                base64("").replace('+', "-").replace('/', "_").into(),
            ),
            (
                "base64 of base64",
                STANDARD_NO_PAD.encode(base64("k=")).into(),
            ),
            ("hex", hex::hex(secret.as_bytes()).into()),
            (
                "hex, upper case",
                hex::hex(secret.as_bytes()).to_uppercase().into(),
            ),
            ("percent", each(secret, |c| format!("%{c:02x}"))),
            ("json", each(secret, |c| format!("\\u{c:04x}"))),
            ("html", each(secret, |c| format!("&#{c};"))),
            ("utf-16 in base64", STANDARD_NO_PAD.encode(&utf16).into()),
            (
                "utf-16 in JSON",
                each(secret, |c| format!("\\u{c:04x}\\u0000")),
            ),
            ("utf-16", utf16),
            ("reversed", secret.chars().rev().collect::<String>().into()),
            ("split across lines", wrapped),
            ("upper case", secret.to_uppercase().into()),
        ]
    }

    #[test]
    fn a_secret_is_found_in_every_encoding_and_a_chance_likeness_is_none_in_a_value_to_copy() {
        let index = index(SECRET);
        for (name, text) in encodings(SECRET) {
            let around = [b"before <", text.as_slice(), b"> after"].concat();
            let shown = String::from_utf8_lossy(&masked(&index, &around)).into_owned();
            let kept = shown.starts_with("before <") && shown.ends_with("> after");
            assert!(kept && shown.len() < 8 + 7 + 18, "{name}: {shown}");
            let found = index.find_by(&text, Reach::Most);
            let whole = |span: &Span| span.len() + 8 >= text.len();
            assert!(
                found.len() == 1 && found.iter().all(whole),
                "{name}: {found:?}"
            );
        }
        for piece in ["BQYIM7", "bqyim75p8x0", "xQlFZSU0"] {
            let text = format!("eyJleHBpcm{piece}F0aW9u");
            assert_eq!(index.find_by(text.as_bytes(), Reach::Most), [], "{piece}");
        }
        assert_ne!(index.find_by(b"BQYIM75p8x0i", Reach::Most), []);
    }

    #[test]
    fn a_short_secret_is_masked_in_a_value_to_copy_when_all_of_it_is_there() {
        let index = index("hunter22");
        assert_ne!(index.find_by(b"<hunter22>", Reach::Most), []);
        assert_eq!(index.find_by(b"<hunter2>", Reach::Most), []);
    }

    #[test]
    fn a_percent_encoded_secret_is_found_inside_base64() {
        let index = index("aB3+dE5/gH7+jK9/mN1+pQ3/sT5+vW7/");
        let written = "t=aB3%2BdE5%2FgH7%2BjK9%2FmN1%2BpQ3%2FsT5%2BvW7%2F";
        let text = STANDARD_NO_PAD.encode(format!("\u{1}\u{2}\u{3}\u{4}{written}"));
        let found = index.find(text.as_bytes());
        let span = found.first().copied().unwrap();
        assert!(found.len() == 1 && span.len() >= 60, "{found:?}");
    }

    #[test]
    fn ordinary_values_of_an_upload_are_left_alone() {
        let index = index(SECRET);
        for text in [
            "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
            "1567150692;1567157892",
            "7758dc9a832e9d301dca704cacbf9d9f8172fdef",
            "folder/subfolder/0123456789abcdef0123456789ABCDEF.png",
            "BQYIM",
            "{\"expiration\":\"2019-08-30T09:38:12.414Z\",\"conditions\":[]}",
        ] {
            assert_eq!(index.find(text.as_bytes()), [], "{text}");
        }
    }

    #[test]
    fn a_short_secret_is_masked_only_where_it_stands_alone() {
        let index = index("abc");
        assert_eq!(index.find(b"abc"), [Span::new(0, 3)]);
        assert_eq!(index.find(b"abcdef"), []);
    }

    #[test]
    fn a_piece_behind_what_looks_like_an_escape_is_found_all_the_same() {
        let index = index("AAAa00aaBBBb11bbCCCc22ccDDDd33dd");
        for lead in ["%", "%%", "\\x", "\\u00", "&#", "&#x"] {
            let text = format!("{lead}AAAa00");
            assert!(!index.find(text.as_bytes()).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_six_characters_of_any_secret_survive(
            secret in "[A-Za-z0-9]{32}|[A-Za-z0-9+/=_-]{40,120}",
            lead in "[ -~]{0,9}",
            from in 0_usize..26,
            len in 6_usize..40,
        ) {
            let index = index(&secret);
            let part: String = secret.chars().skip(from).take(len).collect();
            for (name, text) in encodings(&part) {
                let mut whole = lead.clone().into_bytes();
                whole.extend_from_slice(&text);
                let shown = masked(&index, &whole);
                for piece in secret.as_bytes().windows(6) {
                    for (_, written) in encodings(std::str::from_utf8(piece).unwrap()).into_iter().take(1) {
                        prop_assert!(
                            !shown.windows(written.len()).any(|window| window == written),
                            "{name}: {}", String::from_utf8_lossy(&shown)
                        );
                    }
                }
            }
        }

        #[test]
        fn ranges_lie_in_the_text_and_do_not_touch(text in proptest::collection::vec(any::<u8>(), 0..400)) {
            let found = index(SECRET).find(&text);
            for pair in found.windows(2) {
                prop_assert!(pair[0].end < pair[1].start);
            }
            prop_assert!(found.iter().all(|span| span.end <= text.len()));
        }
    }
}
