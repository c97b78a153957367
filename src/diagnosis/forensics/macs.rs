//! The axis of the last step: how key and message were combined. The right one runs on prepared states
//! (`sha1`); these are the rest.

use super::codec::{
    hex, hmac_md5, hmac_sha1, hmac_sha224, hmac_sha256, hmac_sha384, hmac_sha512, join, md5, sha1,
    sha256, sha512,
};
use super::facts::Row;
use super::slugs::Slug::{
    self, HmacArgumentsSwapped, HmacOtherHash, HmacSkipped, HmacTwice, PlainHash,
};

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

const fn row(
    slug: Slug,
    id: &'static str,
    weight: u8,
    length: usize,
    apply: fn(&[u8], &[u8]) -> Vec<u8>,
) -> Row<Combine> {
    Row {
        slug,
        id,
        weight,
        make: Combine {
            apply,
            length,
            uses: Uses::Both,
        },
    }
}

const fn alone(
    slug: Slug,
    id: &'static str,
    weight: u8,
    uses: Uses,
    apply: fn(&[u8], &[u8]) -> Vec<u8>,
) -> Row<Combine> {
    Row {
        slug,
        id,
        weight,
        make: Combine {
            apply,
            length: 20,
            uses,
        },
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
pub const ROWS: &[Row<Combine>] = &[
    row(HmacArgumentsSwapped, "sha1", 3, 20, |k, m| hmac_sha1(m, k)),
    row(HmacTwice, "hex", 4, 20, |k, m| {
        hmac_sha1(k, &hex(&hmac_sha1(k, m)))
    }),
    row(HmacTwice, "raw", 4, 20, |k, m| {
        hmac_sha1(k, &hmac_sha1(k, m))
    }),
    row(HmacTwice, "then-sha1", 4, 20, |k, m| {
        sha1(&hex(&hmac_sha1(k, m)))
    }),
    row(HmacTwice, "then-sha1-raw", 5, 20, |k, m| {
        sha1(&hmac_sha1(k, m))
    }),
    row(PlainHash, "key-message", 4, 20, |k, m| sha1(&join(&[k, m]))),
    row(PlainHash, "message-key", 4, 20, |k, m| sha1(&join(&[m, k]))),
    row(PlainHash, "key-message-key", 5, 20, |k, m| {
        sha1(&join(&[k, m, k]))
    }),
    alone(PlainHash, "message", 4, Uses::Message, |_, m| sha1(m)),
    alone(HmacSkipped, "string-to-sign", 3, Uses::Message, |_, m| {
        bytes(m)
    }),
    alone(HmacSkipped, "sign-key", 3, Uses::Key, |k, _| bytes(k)),
    row(HmacOtherHash, "sha256", 3, 32, hmac_sha256),
    row(HmacOtherHash, "sha256-swapped", 5, 32, |k, m| {
        hmac_sha256(m, k)
    }),
    row(HmacOtherHash, "md5", 4, 16, hmac_md5),
    row(HmacOtherHash, "sha512", 4, 64, hmac_sha512),
    row(HmacOtherHash, "sha384", 5, 48, hmac_sha384),
    row(HmacOtherHash, "sha224", 5, 28, hmac_sha224),
    row(PlainHash, "sha256-key-message", 5, 32, |k, m| {
        sha256(&join(&[k, m]))
    }),
    row(PlainHash, "sha256-message-key", 5, 32, |k, m| {
        sha256(&join(&[m, k]))
    }),
    row(PlainHash, "md5-key-message", 5, 16, |k, m| {
        md5(&join(&[k, m]))
    }),
    row(PlainHash, "md5-message-key", 5, 16, |k, m| {
        md5(&join(&[m, k]))
    }),
    row(PlainHash, "sha512-key-message", 5, 64, |k, m| {
        sha512(&join(&[k, m]))
    }),
    row(PlainHash, "sha512-message-key", 5, 64, |k, m| {
        sha512(&join(&[m, k]))
    }),
];
