//! The axis of StringToSign: how the text was hashed and the hash written down.

use super::codec::{
    base64, base64_bare, base64_url, hex, hex_number, hex_separated, hex_signed, hex_unpadded,
    hex_upper, hmac_sha1, join, latin1_to_utf8, lossy_utf8, md5, sha1, sha224, sha256, sha384,
    sha512,
};
use super::deviations::Deviation;
use super::facts::{Facts, Row, rows};

/// How a row makes the message of the last HMAC.
#[derive(Clone, Copy)]
pub enum Hash {
    /// From the 20 bytes of SHA1(text).
    Sha1(fn(&[u8]) -> Vec<u8>),
    /// From the text.
    Text(fn(&[u8]) -> Vec<u8>),
    /// From the text and the right keys; `None` without them.
    Keyed(fn(&[u8], &Facts<'_>) -> Option<Vec<u8>>),
}

use Hash::{Keyed, Sha1, Text};

/// The right way.
pub const RIGHT: Hash = Sha1(hex);

/// Rows of the axis.
pub const ROWS: &[Row<Hash>] = rows! {
    // Habit from S3 and OSS; three or four of ten in the field survey.
    NoSha1 {
        "text" 1 Text(<[u8]>::to_vec);
    }
    RawDigest {
        "raw" 3 Sha1(<[u8]>::to_vec);
    }
    // Written down in another way.
    DigestEncoding {
        "upper-case" 3 Sha1(hex_upper);
        "base64" 3 Sha1(base64);
        "base64-unpadded" 5 Sha1(base64_bare);
        "base64-url" 5 Sha1(base64_url);
        "base64-of-hex" 4 Sha1(|d| base64(&hex(d)));
        "hex-of-hex" 5 Sha1(|d| hex(&hex(d)));
        "line-feed-behind" 3 Sha1(|d| join(&[&hex(d), b"\n"]));
        "crlf-behind" 4 Sha1(|d| join(&[&hex(d), b"\r\n"]));
        "openssl-prefix" 3 Sha1(|d| join(&[b"(stdin)= ", &hex(d)]));
        "openssl-prefix-line-feed" 5 Sha1(|d| join(&[b"(stdin)= ", &hex(d), b"\n"]));
        "openssl-3-prefix" 3 Sha1(|d| join(&[b"SHA1(stdin)= ", &hex(d)]));
        "openssl-3-prefix-line-feed" 4 Sha1(|d| join(&[b"SHA1(stdin)= ", &hex(d), b"\n"]));
        "blank-before" 5 Sha1(|d| join(&[b" ", &hex(d)]));
        "sha1sum" 3 Sha1(|d| join(&[&hex(d), b"  -"]));
        "sha1sum-line-feed" 3 Sha1(|d| join(&[&hex(d), b"  -\n"]));
        "name-before" 4 Sha1(|d| join(&[b"sha1=", &hex(d)]));
        "name-line-before" 5 Sha1(|d| join(&[b"sha1\n", &hex(d)]));
        "double-quotes" 5 Sha1(|d| join(&[b"\"", &hex(d), b"\""]));
        "byte-literal" 5 Sha1(|d| join(&[b"b'", &hex(d), b"'"]));
        "latin1-as-utf8" 5 Sha1(latin1_to_utf8);
        "lossy-utf8" 5 Sha1(lossy_utf8);
        "zeros-lost" 5 Sha1(hex_unpadded);
        "number" 5 Sha1(hex_number);
        "sign-extended" 5 Sha1(hex_signed);
        "hyphens" 5 Sha1(|d| hex_separated(d, b'-').to_ascii_uppercase());
        "first-32" 5 Sha1(|d| hex(d).get(..32).unwrap_or_default().to_vec());
    }
    // Twice.
    DigestTwice {
        "hex" 3 Sha1(|d| hex(&sha1(&hex(d))));
        "raw" 4 Sha1(|d| hex(&sha1(d)));
        "all-raw" 5 Sha1(|d| sha1(&sha1(d)));
    }
    // Another hash.
    OtherDigest {
        "sha256" 4 Text(|t| hex(&sha256(t)));
        "sha256-raw" 5 Text(sha256);
        "sha256-base64" 5 Text(|t| base64(&sha256(t)));
        "sha256-upper-case" 5 Text(|t| hex_upper(&sha256(t)));
        "md5" 4 Text(|t| hex(&md5(t)));
        "md5-raw" 5 Text(md5);
        "md5-base64" 4 Text(|t| base64(&md5(t)));
        "md5-upper-case" 5 Text(|t| hex_upper(&md5(t)));
        "sha512" 5 Text(|t| hex(&sha512(t)));
        "sha384" 5 Text(|t| hex(&sha384(t)));
        "sha224" 5 Text(|t| hex(&sha224(t)));
        // Keyed; field survey F10 has HMAC(SignKey, policy) here.
        "hmac-sign-key" 4 Keyed(|t, f| Some(hex(&hmac_sha1(f.sign_key.as_ref()?, t))));
        "hmac-sign-key-raw" 5 Keyed(|t, f| Some(hmac_sha1(f.sign_key.as_ref()?, t)));
        "hmac-secret-key" 4 Keyed(|t, f| Some(hex(&hmac_sha1(f.inputs.secret_key?, t))));
        "secret-before" 5 Keyed(|t, f| Some(hex(&sha1(&join(&[f.inputs.secret_key?, t])))));
        "secret-behind" 5 Keyed(|t, f| Some(hex(&sha1(&join(&[t, f.inputs.secret_key?])))));
        "sign-key-behind" 5 Keyed(|t, f| Some(hex(&sha1(&join(&[t, f.sign_key.as_ref()?])))));
    }
};

impl Hash {
    /// The message; `digest` is SHA1(text).
    pub fn apply(self, text: &[u8], digest: &[u8], facts: &Facts<'_>) -> Option<Vec<u8>> {
        match self {
            Sha1(make) => Some(make(digest)),
            Text(make) => Some(make(text)),
            Keyed(make) => make(text, facts),
        }
    }
}
