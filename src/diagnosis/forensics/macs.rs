//! The axis of the last step: how key and message were combined. The right one runs on prepared states
//! (`sha1`); these are the rest.

use super::codec::{
    hex, hmac_md5, hmac_sha1, hmac_sha224, hmac_sha256, hmac_sha384, hmac_sha512, join, md5, sha1,
    sha256, sha512,
};
use super::deviations::Deviation;
use super::facts::{Row, rows};

/// A combination, and how many bytes it makes.
#[derive(Clone, Copy)]
pub struct Combine {
    /// From key and message.
    pub apply: fn(&[u8], &[u8]) -> Vec<u8>,
    /// Bytes of the result; 0 where it depends on the inputs.
    pub length: usize,
    /// Which of the two it uses.
    pub uses: Uses,
}

/// What a combination depends on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Uses {
    /// Key and message.
    Both,
    /// The message alone: provable without any key.
    Message,
    /// The key alone.
    Key,
}

const fn both(length: usize, apply: fn(&[u8], &[u8]) -> Vec<u8>) -> Combine {
    Combine {
        apply,
        length,
        uses: Uses::Both,
    }
}

const fn alone(uses: Uses, apply: fn(&[u8], &[u8]) -> Vec<u8>) -> Combine {
    Combine {
        apply,
        length: 20,
        uses,
    }
}

/// 40 hexadecimal letters or 20 bytes, as bytes.
fn bytes(text: &[u8]) -> Vec<u8> {
    if text.len() == 40 {
        super::codec::unhex(text).unwrap_or_default()
    } else {
        text.to_vec()
    }
}

/// Rows of the axis.
pub const ROWS: &[Row<Combine>] = rows! {
    HmacArgumentsSwapped {
        "sha1" 3 both(20, |k, m| hmac_sha1(m, k));
    }
    HmacTwice {
        "hex" 4 both(20, |k, m| hmac_sha1(k, &hex(&hmac_sha1(k, m))));
        "raw" 4 both(20, |k, m| hmac_sha1(k, &hmac_sha1(k, m)));
        "then-sha1" 4 both(20, |k, m| sha1(&hex(&hmac_sha1(k, m))));
        "then-sha1-raw" 5 both(20, |k, m| sha1(&hmac_sha1(k, m)));
    }
    PlainHash {
        "key-message" 4 both(20, |k, m| sha1(&join(&[k, m])));
        "message-key" 4 both(20, |k, m| sha1(&join(&[m, k])));
        "key-message-key" 5 both(20, |k, m| sha1(&join(&[k, m, k])));
        "message" 4 alone(Uses::Message, |_, m| sha1(m));
    }
    HmacSkipped {
        "string-to-sign" 3 alone(Uses::Message, |_, m| bytes(m));
        "sign-key" 3 alone(Uses::Key, |k, _| bytes(k));
    }
    HmacOtherHash {
        "sha256" 3 both(32, hmac_sha256);
        "sha256-swapped" 5 both(32, |k, m| hmac_sha256(m, k));
        "md5" 4 both(16, hmac_md5);
        "sha512" 4 both(64, hmac_sha512);
        "sha384" 5 both(48, hmac_sha384);
        "sha224" 5 both(28, hmac_sha224);
    }
    PlainHash {
        "sha256-key-message" 5 both(32, |k, m| sha256(&join(&[k, m])));
        "sha256-message-key" 5 both(32, |k, m| sha256(&join(&[m, k])));
        "md5-key-message" 5 both(16, |k, m| md5(&join(&[k, m])));
        "md5-message-key" 5 both(16, |k, m| md5(&join(&[m, k])));
        "sha512-key-message" 5 both(64, |k, m| sha512(&join(&[k, m])));
        "sha512-message-key" 5 both(64, |k, m| sha512(&join(&[m, k])));
    }
};
