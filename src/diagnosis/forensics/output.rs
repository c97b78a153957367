//! The axis of the output: what the submitted text can stand for. It is read, not searched: upper case, base64, masks,
//! cuts and decorations are undone here, and every way to read it becomes a target for the search.

use super::codec::{hex_number, hex_unpadded, unbase64, unhex, unpercent, without};
use super::deviations::Deviation::{
    self, SignatureBase64, SignatureDecorated, SignatureEncoded, SignatureOfHex,
    SignatureTruncated, SignatureUpperCase, SignatureZerosLost,
};

/// Fewer known bits than this prove nothing: at 64, all recipes together hit by chance once in 10^10 searches.
pub const KNOWN_BITS: u32 = 64;
/// Longer texts are no signature in any writing.
const LONGEST: usize = 1024;
/// Bytes of the hashes: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512.
const LENGTHS: [usize; 6] = [16, 20, 28, 32, 48, 64];

/// One way to read the submitted text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reading {
    /// The bytes, as far as known.
    bytes: Vec<u8>,
    /// Which of their bits are known.
    mask: Vec<u8>,
    /// Departures from 40 lower-case digits, in the order of undoing.
    deviations: Vec<Deviation>,
}

impl Reading {
    fn whole(bytes: Vec<u8>, deviations: Vec<Deviation>) -> Self {
        Self {
            mask: vec![0xff; bytes.len()],
            bytes,
            deviations,
        }
    }

    /// How many bits are known.
    fn known(&self) -> u32 {
        self.mask.iter().map(|byte| byte.count_ones()).sum()
    }

    /// Whether these bytes agree with all that is known.
    fn fits(&self, mac: &[u8]) -> bool {
        let known = self.bytes.iter().zip(&self.mask);
        mac.len() == self.bytes.len()
            && mac
                .iter()
                .zip(known)
                .all(|(byte, (want, mask))| byte & mask == *want)
    }
}

/// All readings of a submitted signature.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// Whole, masked and cut readings.
    readings: Vec<Reading>,
    /// The text, if zeros may have been lost in it.
    unpadded: Option<Vec<u8>>,
}

/// Which reading a result agreed with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fit {
    /// A row of `readings`.
    Reading(usize),
    /// The text without leading zeros.
    ZerosLost,
}

impl Target {
    /// Reads a submitted signature.
    pub fn read(signature: &[u8]) -> Self {
        let mut target = Self::default();
        if signature.len() > LONGEST {
            return target;
        }
        let mut deviations = Vec::new();
        let text = undecorate(signature, &mut deviations);
        // Text of hexadecimal digits alone is not base64: half the alphabet would be missing.
        if !target.read_hex(&text, &deviations) {
            target.read_base64(&text, &deviations);
        }
        target
            .readings
            .retain(|reading| reading.known() >= KNOWN_BITS);
        target
    }

    /// Many whole signatures at once, for tests over the tables.
    #[cfg(test)]
    pub fn of(wanted: &[Vec<u8>]) -> Self {
        let whole = |bytes: &Vec<u8>| Reading::whole(bytes.clone(), Vec::new());
        Self {
            readings: wanted.iter().map(whole).collect(),
            unpadded: None,
        }
    }

    /// The first words of the 20-byte readings, masked: what a result is compared with before all else.
    pub fn words(&self) -> Vec<(u32, u32)> {
        let word = |bytes: &[u8]| {
            bytes
                .first_chunk::<4>()
                .map_or(0, |word| u32::from_be_bytes(*word))
        };
        let whole = self.readings.iter().filter(|it| it.bytes.len() == 20);
        let mut words: Vec<_> = whole
            .map(|reading| (word(&reading.bytes), word(&reading.mask)))
            .collect();
        if self.has_length(20) && words.is_empty() {
            // Lost zeros: everything must be looked at.
            words.push((0, 0));
        }
        words
    }

    /// The reading a result agrees with.
    pub fn fit(&self, mac: &[u8]) -> Option<Fit> {
        if let Some(found) = self.readings.iter().position(|reading| reading.fits(mac)) {
            return Some(Fit::Reading(found));
        }
        let text = self.unpadded.as_ref()?;
        (hex_unpadded(mac) == *text || hex_number(mac) == *text).then_some(Fit::ZerosLost)
    }

    /// Whether any reading has this many bytes.
    pub fn has_length(&self, length: usize) -> bool {
        (self.unpadded.is_some() && length == 20)
            || self
                .readings
                .iter()
                .any(|reading| reading.bytes.len() == length)
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.unpadded.is_none()
    }

    /// What departs in the way that a fit was written.
    pub fn deviations(&self, fit: Fit) -> Vec<Deviation> {
        let read = |index: usize| Some(self.readings.get(index)?.deviations.clone());
        match fit {
            Fit::Reading(index) => read(index).unwrap_or_default(),
            Fit::ZerosLost => vec![SignatureZerosLost],
        }
    }

    fn read_hex(&mut self, text: &[char], deviations: &[Deviation]) -> bool {
        let Some(units) = units(text, hex_unit) else {
            return false;
        };
        let mut deviations = deviations.to_vec();
        if text.iter().any(|c| matches!(c, 'A'..='F')) {
            deviations.push(SignatureUpperCase);
        }
        self.read_units(&units, 4, &deviations);
        let plain: Vec<u8> = text.iter().filter_map(|c| u8::try_from(*c).ok()).collect();
        if (24..40).contains(&plain.len()) && units.iter().all(Option::is_some) {
            self.unpadded = Some(plain.to_ascii_lowercase());
        }
        if let Some(inner) = unhex(&plain).filter(|_| plain.len() >= 2 * 28) {
            self.read_inner(&inner, &deviations);
        }
        true
    }

    fn read_base64(&mut self, text: &[char], deviations: &[Deviation]) {
        let end = text.iter().rposition(|c| *c != '=').map_or(0, |at| at + 1);
        let bare = text.get(..end).unwrap_or_default();
        if let Some(units) = units(bare, base64_unit) {
            self.read_units(&units, 6, &[deviations, &[SignatureBase64]].concat());
        }
        let plain: Vec<u8> = text.iter().filter_map(|c| u8::try_from(*c).ok()).collect();
        if let Some(inner) = unbase64(&plain).filter(|inner| inner.len() >= 24) {
            self.read_inner(&inner, deviations);
            // An HMAC with the text behind it.
            if inner.get(20..).is_some_and(|text| text.starts_with(b"a=")) {
                let deviations = [deviations, &[SignatureBase64]].concat();
                self.readings.push(Reading::whole(inner, deviations));
            }
        }
    }

    /// The text inside an encoding was hexadecimal or base64 itself.
    fn read_inner(&mut self, inner: &[u8], deviations: &[Deviation]) {
        let mut deviations = [deviations, &[SignatureOfHex]].concat();
        let of_hash = |bytes: &Vec<u8>| LENGTHS.contains(&bytes.len());
        if let Some(bytes) = unhex(inner).filter(of_hash) {
            self.readings.push(Reading::whole(bytes, deviations));
        } else if let Some(bytes) =
            unbase64(inner).filter(|bytes| inner.is_ascii() && of_hash(bytes))
        {
            deviations.push(SignatureBase64);
            self.readings.push(Reading::whole(bytes, deviations));
        }
    }

    /// Whole, masked and cut readings of digits that carry `width` bits each.
    fn read_units(&mut self, units: &[Option<u8>], width: usize, deviations: &[Deviation]) {
        let digits = |length: usize| (length * 8).div_ceil(width);
        let count = units.len();
        if let Some(length) = LENGTHS.into_iter().find(|length| digits(*length) == count) {
            self.readings
                .extend(reading(units, width, length, deviations));
        } else if let Some(filled) = units_filled(units, digits(20)) {
            self.readings
                .extend(reading(&filled, width, 20, deviations));
        }
        let length = if count < digits(20) { 20 } else { 32 };
        let cut = count < digits(length) && count != digits(20);
        if cut && units.iter().all(Option::is_some) {
            let missing = vec![None; digits(length) - count];
            let deviations = [deviations, &[SignatureTruncated]].concat();
            let front = [units, &missing].concat();
            let back = [&missing, units].concat();
            self.readings
                .extend(reading(&front, width, length, &deviations));
            if width == 4 {
                self.readings
                    .extend(reading(&back, width, length, &deviations));
            }
        }
    }
}

fn reading(
    units: &[Option<u8>],
    width: usize,
    length: usize,
    deviations: &[Deviation],
) -> Option<Reading> {
    let mut bytes = vec![0u8; length];
    let mut mask = vec![0u8; length];
    for (index, unit) in units.iter().enumerate() {
        let Some(value) = unit else { continue };
        for bit in 0..width {
            let at = index * width + bit;
            let Some(seen) = mask.get_mut(at / 8) else {
                continue;
            };
            let place = 0x80u8 >> (at % 8);
            *seen |= place;
            if value >> (width - 1 - bit) & 1 == 1 {
                *bytes.get_mut(at / 8)? |= place;
            }
        }
    }
    Some(Reading {
        bytes,
        mask,
        deviations: deviations.to_vec(),
    })
}

/// The one masked run stretched or shrunk so that all is `length` long.
fn units_filled(units: &[Option<u8>], length: usize) -> Option<Vec<Option<u8>>> {
    let first = units.iter().position(Option::is_none)?;
    let last = units.iter().rposition(Option::is_none)?;
    let (head, tail) = (units.get(..first)?, units.get(last + 1..)?);
    if units.get(first..=last)?.iter().any(Option::is_some) {
        return None;
    }
    let hidden = length.checked_sub(head.len() + tail.len())?;
    Some([head, &vec![None; hidden], tail].concat())
}

/// Every character as a digit or as a mask; `None` if one is neither.
fn units(text: &[char], unit: fn(char) -> Option<u8>) -> Option<Vec<Option<u8>>> {
    text.iter()
        .map(|c| match c {
            '*' | '\u{2022}' | '\u{2026}' | '\u{b7}' | '?' | '\u{25cf}' => Some(None),
            'x' | 'X' if unit(*c).is_none() => Some(None),
            c => unit(*c).map(Some),
        })
        .collect()
}

fn hex_unit(c: char) -> Option<u8> {
    c.to_digit(16).and_then(|value| u8::try_from(value).ok())
}

fn base64_unit(c: char) -> Option<u8> {
    let value = match c {
        'A'..='Z' => u32::from(c) - u32::from('A'),
        'a'..='z' => u32::from(c) - u32::from('a') + 26,
        '0'..='9' => u32::from(c) - u32::from('0') + 52,
        '+' | '-' | ' ' => 62,
        '/' | '_' => 63,
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// What programs print in front of a signature.
const PREFIXES: [&str; 8] = [
    "HMAC-SHA1(stdin)= ",
    "SHA1(stdin)= ",
    "(stdin)= ",
    "sha1=",
    "SHA1=",
    "sha1:",
    "q-signature=",
    "0x",
];

/// Takes off what stands around the signature, and notes it.
fn undecorate(signature: &[u8], deviations: &mut Vec<Deviation>) -> Vec<char> {
    let mut text = String::from_utf8_lossy(signature).into_owned();
    let mut note = |slug: Deviation| {
        if !deviations.contains(&slug) {
            deviations.push(slug);
        }
    };
    if let Some((_, behind)) = text.split_once("&q-signature=") {
        text = behind.split('&').next().unwrap_or_default().to_owned();
        note(SignatureDecorated);
    }
    let decoded = unpercent(text.as_bytes());
    if decoded != text.as_bytes() {
        text = String::from_utf8_lossy(&decoded).into_owned();
        note(SignatureEncoded);
    }
    while let Some(inner) = stripped(&text) {
        text = inner;
        note(SignatureDecorated);
    }
    let joined = without(text.as_bytes(), b"-: ");
    let groups = text.len() - joined.len();
    if groups > 4 && joined.iter().all(u8::is_ascii_hexdigit) {
        note(SignatureEncoded);
        return joined.iter().map(|byte| char::from(*byte)).collect();
    }
    text.chars().collect()
}

/// One layer less, if there is one.
fn stripped(text: &str) -> Option<String> {
    let trimmed = text
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\0'));
    if trimmed.len() < text.len() {
        return Some(trimmed.to_owned());
    }
    if let Some(rest) = PREFIXES.iter().find_map(|prefix| text.strip_prefix(prefix)) {
        return Some(rest.to_owned());
    }
    for (open, close) in [
        ("b'", "'"),
        ("b\"", "\""),
        ("\"", "\""),
        ("'", "'"),
        ("<", ">"),
    ] {
        if let Some(inner) = text
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
        {
            return Some(inner.to_owned());
        }
    }
    text.strip_suffix("  -")
        .or_else(|| text.strip_suffix(" *-"))
        .map(str::to_owned)
}
