//! Bytes and how programs write them: hexadecimal, base64 and its accidents, percent-encoding, text encodings
//! gone wrong. And the hash functions. Small total functions that the axes' tables are made of; it knows
//! nothing of recipes.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use hmac::{Hmac, KeyInit, Mac as _};
use md5::Md5;
use sha1::{Digest, Sha1};
use sha2::{Sha224, Sha256, Sha384, Sha512};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_allow_trailing_bits(true)
    .with_decode_padding_mode(DecodePaddingMode::Indifferent);
const DECODE: GeneralPurpose = GeneralPurpose::new(&base64::alphabet::STANDARD, LENIENT);

/// Parts put together.
pub fn join(parts: &[&[u8]]) -> Vec<u8> {
    parts.concat()
}

/// Lower-case hexadecimal text.
pub fn hex(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for byte in bytes {
        out.push(hex_digit(byte >> 4));
        out.push(hex_digit(byte & 15));
    }
    out
}

/// One lower-case digit of a number below 16.
pub const fn hex_digit(value: u8) -> u8 {
    if value < 10 {
        b'0' + value
    } else {
        b'a' + value - 10
    }
}

/// Upper-case hexadecimal text.
pub fn hex_upper(bytes: &[u8]) -> Vec<u8> {
    hex(bytes).to_ascii_uppercase()
}

/// Every byte on its own, leading zero lost (Java `Integer.toHexString(b & 0xff)`, PHP `dechex`).
pub fn hex_unpadded(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for byte in bytes {
        if *byte > 15 {
            out.push(hex_digit(byte >> 4));
        }
        out.push(hex_digit(byte & 15));
    }
    out
}

/// The whole as one number (Java `new BigInteger(1, bytes).toString(16)`).
pub fn hex_number(bytes: &[u8]) -> Vec<u8> {
    let text = hex(bytes);
    let zeros = text.iter().take_while(|digit| **digit == b'0').count();
    text.get(zeros..).unwrap_or_default().to_vec()
}

/// Signed bytes (Java `Integer.toHexString(b)`): `ffffff` before every byte from 0x80 up.
pub fn hex_signed(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for byte in bytes {
        if *byte > 127 {
            out.extend_from_slice(b"ffffff");
        }
        out.extend(hex_unpadded(&[*byte]));
    }
    out
}

/// Digits with something between the bytes.
pub fn hex_separated(bytes: &[u8], separator: u8) -> Vec<u8> {
    bytes
        .iter()
        .map(|byte| hex(&[*byte]))
        .collect::<Vec<_>>()
        .join(&separator)
}

/// Reads hexadecimal text of either case.
pub fn unhex(text: &[u8]) -> Option<Vec<u8>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: &u8| {
        char::from(*byte)
            .to_digit(16)
            .and_then(|value| u8::try_from(value).ok())
    };
    text.chunks_exact(2)
        .map(|pair| Some(digit(pair.first()?)? << 4 | digit(pair.last()?)?))
        .collect()
}

/// Standard base64.
pub fn base64(bytes: &[u8]) -> Vec<u8> {
    STANDARD.encode(bytes).into_bytes()
}

/// Without padding.
pub fn base64_bare(bytes: &[u8]) -> Vec<u8> {
    STANDARD_NO_PAD.encode(bytes).into_bytes()
}

/// URL-safe alphabet.
pub fn base64_url(bytes: &[u8]) -> Vec<u8> {
    URL_SAFE.encode(bytes).into_bytes()
}

/// URL-safe alphabet without padding.
pub fn base64_url_bare(bytes: &[u8]) -> Vec<u8> {
    URL_SAFE_NO_PAD.encode(bytes).into_bytes()
}

/// Reads either alphabet, padded or not; a blank is a lost `+`.
pub fn unbase64(text: &[u8]) -> Option<Vec<u8>> {
    let folded: Vec<u8> = text
        .iter()
        .map(|byte| match byte {
            b'-' | b' ' => b'+',
            b'_' => b'/',
            other => *other,
        })
        .collect();
    DECODE.decode(folded).ok()
}

/// Lines of `columns`, with `end` between them, and behind the last if `closed`.
pub fn wrapped(text: &[u8], columns: usize, end: &[u8], closed: bool) -> Vec<u8> {
    let mut out = text.chunks(columns.max(1)).collect::<Vec<_>>().join(end);
    if closed {
        out.extend_from_slice(end);
    }
    out
}

/// `encodeURIComponent`; `keep` are further letters left alone.
pub fn percent(bytes: &[u8], keep: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() * 2);
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || keep.contains(byte) {
            out.push(*byte);
        } else {
            out.push(b'%');
            out.extend(hex_upper(&[*byte]));
        }
    }
    out
}

/// Undoes percent-encoding; what is no escape stays.
pub fn unpercent(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((first, tail)) = rest.split_first() {
        let escape = tail.get(..2).filter(|_| *first == b'%').and_then(unhex);
        if let Some(byte) = escape {
            out.extend(byte);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(*first);
            rest = tail;
        }
    }
    out
}

/// Every `from` becomes `to`.
pub fn replace(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut last = 0;
    for at in memchr::memmem::find_iter(text, from) {
        out.extend_from_slice(text.get(last..at).unwrap_or_default());
        out.extend_from_slice(to);
        last = at + from.len();
    }
    out.extend_from_slice(text.get(last..).unwrap_or_default());
    out
}

/// Without the given bytes.
pub fn without(text: &[u8], unwanted: &[u8]) -> Vec<u8> {
    text.iter()
        .copied()
        .filter(|byte| !unwanted.contains(byte))
        .collect()
}

/// UTF-16 of a UTF-8 text.
pub fn utf16(text: &[u8], big_endian: bool, mark: bool) -> Vec<u8> {
    let text = String::from_utf8_lossy(text);
    let mark = mark.then_some(0xfeff);
    mark.into_iter()
        .chain(text.encode_utf16())
        .flat_map(|unit| {
            if big_endian {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        })
        .collect()
}

/// Bytes taken for Latin-1 and written as UTF-8 (CryptoJS `enc.Latin1` into `enc.Utf8`, Node `binary`).
pub fn latin1_to_utf8(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .map(|byte| char::from(*byte))
        .collect::<String>()
        .into_bytes()
}

/// Bytes taken for UTF-8: what is none becomes U+FFFD (Node `toString()`, Java `new String(bytes)`).
pub fn lossy_utf8(bytes: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(bytes).into_owned().into_bytes()
}

/// SHA-1.
pub fn sha1(bytes: &[u8]) -> Vec<u8> {
    Sha1::digest(bytes).to_vec()
}

/// SHA-224.
pub fn sha224(bytes: &[u8]) -> Vec<u8> {
    Sha224::digest(bytes).to_vec()
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// SHA-384.
pub fn sha384(bytes: &[u8]) -> Vec<u8> {
    Sha384::digest(bytes).to_vec()
}

/// SHA-512.
pub fn sha512(bytes: &[u8]) -> Vec<u8> {
    Sha512::digest(bytes).to_vec()
}

/// MD5.
pub fn md5(bytes: &[u8]) -> Vec<u8> {
    Md5::digest(bytes).to_vec()
}

macro_rules! hmacs {
    ($($(#[doc = $doc:literal])+ $name:ident = $hash:ty;)+) => {
        $($(#[doc = $doc])+
        pub fn $name(key: &[u8], message: &[u8]) -> Vec<u8> {
            // Every key length is allowed; the fallback is never taken.
            Hmac::<$hash>::new_from_slice(key).map_or_else(
                |_| Vec::new(),
                |mut mac| {
                    mac.update(message);
                    mac.finalize().into_bytes().to_vec()
                },
            )
        })+
    };
}

hmacs! {
    /// HMAC-SHA1.
    hmac_sha1 = Sha1;
    /// HMAC-SHA224.
    hmac_sha224 = Sha224;
    /// HMAC-SHA256.
    hmac_sha256 = Sha256;
    /// HMAC-SHA384.
    hmac_sha384 = Sha384;
    /// HMAC-SHA512.
    hmac_sha512 = Sha512;
    /// HMAC-MD5.
    hmac_md5 = Md5;
}
