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

use crate::text;
pub use crate::text::hex::{unhex, unpercent};

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
    text::hex::hex(bytes).into_bytes()
}

/// Upper-case hexadecimal text.
pub fn hex_upper(bytes: &[u8]) -> Vec<u8> {
    hex(bytes).to_ascii_uppercase()
}

/// Every byte on its own, leading zero lost (Java `Integer.toHexString(b & 0xff)`, PHP `dechex`).
pub fn hex_unpadded(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes.iter().map(|byte| format!("{byte:x}"));
    digits.collect::<String>().into_bytes()
}

/// The whole as one number (Java `new BigInteger(1, bytes).toString(16)`).
pub fn hex_number(bytes: &[u8]) -> Vec<u8> {
    let text = hex(bytes);
    let zeros = text.iter().take_while(|digit| **digit == b'0').count();
    text.get(zeros..).unwrap_or_default().to_vec()
}

/// Signed bytes (Java `Integer.toHexString(b)`): `ffffff` before every byte from 0x80 up.
pub fn hex_signed(bytes: &[u8]) -> Vec<u8> {
    let digits = bytes
        .iter()
        .map(|byte| format!("{:x}", i32::from(byte.cast_signed())));
    digits.collect::<String>().into_bytes()
}

/// Digits with something between the bytes.
pub fn hex_separated(bytes: &[u8], separator: u8) -> Vec<u8> {
    bytes
        .iter()
        .map(|byte| hex(&[*byte]))
        .collect::<Vec<_>>()
        .join(&separator)
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

macro_rules! hashes {
    ($($digest:ident $hmac:ident = $hash:ty;)+) => {
        $(#[doc = concat!("Digest: ", stringify!($hash), ".")]
        pub fn $digest(bytes: &[u8]) -> Vec<u8> {
            <$hash>::digest(bytes).to_vec()
        }

        #[doc = concat!("HMAC of ", stringify!($hash), ".")]
        pub fn $hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
            // Every key length is allowed; the fallback is never taken.
            let Ok(mut mac) = Hmac::<$hash>::new_from_slice(key) else {
                return Vec::new();
            };
            mac.update(message);
            mac.finalize().into_bytes().to_vec()
        })+
    };
}

hashes! {
    sha1 hmac_sha1 = Sha1;
    sha224 hmac_sha224 = Sha224;
    sha256 hmac_sha256 = Sha256;
    sha384 hmac_sha384 = Sha384;
    sha512 hmac_sha512 = Sha512;
    md5 hmac_md5 = Md5;
}
