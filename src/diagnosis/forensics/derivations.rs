//! The axis of SignKey: how it was made of SecretKey and KeyTime, and how its 20 bytes were written down. Most
//! rows only write the HMAC down differently, and these are the ones that work from a SignKey alone.

use super::codec::{
    base64, base64_bare, base64_url, hex, hex_number, hex_separated, hex_signed, hex_unpadded,
    hex_upper, hmac_md5, hmac_sha1, hmac_sha256, hmac_sha512, join, latin1_to_utf8, lossy_utf8,
    md5, sha1, sha256, utf16, wrapped,
};
use super::deviations::Deviation;
use super::facts::{Row, rows};

/// How a row makes the key.
#[derive(Clone, Copy)]
pub enum Derive {
    /// From the 20 bytes of HMAC-SHA1(SecretKey, KeyTime).
    Mac(fn(&[u8]) -> Vec<u8>),
    /// From SecretKey and KeyTime.
    Parts(fn(&[u8], &[u8]) -> Vec<u8>),
    /// From SecretKey alone: KeyTime does not matter.
    Secret(fn(&[u8]) -> Vec<u8>),
    /// From KeyTime alone: SecretKey does not matter.
    Time(fn(&[u8]) -> Vec<u8>),
}

use Derive::{Mac, Parts, Secret, Time};

/// The right way.
pub const RIGHT: Derive = Mac(hex);

/// Rows of the axis.
pub const ROWS: &[Row<Derive>] = rows! {
    // Field survey F1 and G1.
    RawSignkeyBytes {
        "raw" 1 Mac(<[u8]>::to_vec);
    }
    // Field survey F5; habit from S3 and OSS.
    SignkeySkipped {
        "secret-key" 2 Secret(<[u8]>::to_vec);
    }
    SignkeyArgumentsSwapped {
        "hex" 3 Parts(|s, t| hex(&hmac_sha1(t, s)));
        "raw" 4 Parts(|s, t| hmac_sha1(t, s));
        "upper-case" 5 Parts(|s, t| hex_upper(&hmac_sha1(t, s)));
        "base64" 5 Parts(|s, t| base64(&hmac_sha1(t, s)));
    }
    // The 20 bytes written in another way.
    SignkeyEncoding {
        "upper-case" 3 Mac(hex_upper);
        "base64" 3 Mac(base64);
        "base64-unpadded" 5 Mac(base64_bare);
        "base64-url" 5 Mac(base64_url);
        "base64-of-hex" 4 Mac(|m| base64(&hex(m)));
        "hex-of-hex" 5 Mac(|m| hex(&hex(m)));
        "base64-line-feed" 5 Mac(|m| join(&[&base64(m), b"\n"]));
        "line-feed-behind" 3 Mac(|m| join(&[&hex(m), b"\n"]));
        "crlf-behind" 4 Mac(|m| join(&[&hex(m), b"\r\n"]));
        "openssl-prefix" 3 Mac(|m| join(&[b"(stdin)= ", &hex(m)]));
        "openssl-prefix-line-feed" 5 Mac(|m| join(&[b"(stdin)= ", &hex(m), b"\n"]));
        "openssl-3-prefix" 3 Mac(|m| join(&[b"SHA1(stdin)= ", &hex(m)]));
        "openssl-3-hmac-prefix" 5 Mac(|m| join(&[b"HMAC-SHA1(stdin)= ", &hex(m)]));
        "blank-before" 5 Mac(|m| join(&[b" ", &hex(m)]));
        "sha1sum-name" 5 Mac(|m| join(&[&hex(m), b"  -"]));
        "double-quotes" 5 Mac(|m| join(&[b"\"", &hex(m), b"\""]));
        "byte-literal" 5 Mac(|m| join(&[b"b'", &hex(m), b"'"]));
        "latin1-as-utf8" 4 Mac(latin1_to_utf8);
        "lossy-utf8" 4 Mac(lossy_utf8);
        "zeros-lost" 5 Mac(hex_unpadded);
        "number" 5 Mac(hex_number);
        "sign-extended" 5 Mac(hex_signed);
        "hyphens" 5 Mac(|m| hex_separated(m, b'-').to_ascii_uppercase());
        "colons" 5 Mac(|m| hex_separated(m, b':'));
        "utf16" 5 Mac(|m| utf16(&hex(m), false, false));
        "wrapped" 5 Mac(|m| wrapped(&base64(m), 76, b"\r\n", true));
    }
    // No HMAC at all; field survey G2 puts the key behind the text.
    SignkeyPlainHash {
        "secret-time" 4 Parts(|s, t| hex(&sha1(&join(&[s, t]))));
        "time-secret" 4 Parts(|s, t| hex(&sha1(&join(&[t, s]))));
        "secret-time-raw" 5 Parts(|s, t| sha1(&join(&[s, t])));
        "time-secret-raw" 5 Parts(|s, t| sha1(&join(&[t, s])));
        "md5-secret-time" 5 Parts(|s, t| hex(&md5(&join(&[s, t]))));
        "md5-time-secret" 5 Parts(|s, t| hex(&md5(&join(&[t, s]))));
        "sha256-secret-time" 5 Parts(|s, t| hex(&sha256(&join(&[s, t]))));
        "sha256-time-secret" 5 Parts(|s, t| hex(&sha256(&join(&[t, s]))));
        "secret-alone" 5 Secret(|s| hex(&sha1(s)));
        "time-alone" 5 Time(|t| hex(&sha1(t)));
        "concatenated" 5 Parts(|s, t| join(&[s, t]));
        "concatenated-time-first" 5 Parts(|s, t| join(&[t, s]));
    }
    // Another hash.
    SignkeyOtherHash {
        "sha256" 4 Parts(|s, t| hex(&hmac_sha256(s, t)));
        "sha256-raw" 4 Parts(hmac_sha256);
        "sha256-base64" 5 Parts(|s, t| base64(&hmac_sha256(s, t)));
        "md5" 4 Parts(|s, t| hex(&hmac_md5(s, t)));
        "md5-raw" 5 Parts(hmac_md5);
        "sha512" 5 Parts(|s, t| hex(&hmac_sha512(s, t)));
        "sha512-raw" 5 Parts(hmac_sha512);
    }
    // Another input: PHP's `true` in the key's place, one argument too few, one step too many.
    SignkeyOtherInput {
        "key-is-true" 3 Time(|t| hex(&hmac_sha1(b"1", t)));
        "key-is-true-secret" 4 Secret(|s| hex(&hmac_sha1(b"1", s)));
        "key-empty" 4 Time(|t| hex(&hmac_sha1(b"", t)));
        "key-empty-secret" 5 Secret(|s| hex(&hmac_sha1(b"", s)));
        "message-empty" 4 Secret(|s| hex(&hmac_sha1(s, b"")));
        "secret-twice" 5 Secret(|s| hex(&hmac_sha1(s, s)));
        "time-twice" 5 Time(|t| hex(&hmac_sha1(t, t)));
        "message-sha1" 4 Secret(|s| hex(&hmac_sha1(s, b"sha1")));
        "key-time-itself" 4 Time(<[u8]>::to_vec);
        "sha1-of-time" 5 Parts(|s, t| hex(&hmac_sha1(s, &hex(&sha1(t)))));
        "twice" 4 Parts(|s, t| hex(&hmac_sha1(&hex(&hmac_sha1(s, t)), t)));
        "twice-raw" 5 Parts(|s, t| hex(&hmac_sha1(&hmac_sha1(s, t), t)));
        "hashed" 5 Mac(|m| hex(&sha1(&hex(m))));
        "hashed-raw" 5 Mac(|m| hex(&sha1(m)));
    }
    // Cut.
    SignkeyTruncated {
        "first-32" 5 Mac(|m| head(&hex(m), 32));
        "first-20" 5 Mac(|m| head(&hex(m), 20));
        "first-16" 5 Mac(|m| head(&hex(m), 16));
        "first-16-raw" 5 Mac(|m| head(m, 16));
        "raw-to-nul" 5 Mac(|m| m.split(|b| *b == 0).next().unwrap_or(m).to_vec());
    }
};

fn head(bytes: &[u8], length: usize) -> Vec<u8> {
    bytes.get(..length).unwrap_or(bytes).to_vec()
}

impl Derive {
    /// The key; `mac` is HMAC-SHA1(secret, time).
    pub fn apply(self, secret: &[u8], time: &[u8], mac: &[u8]) -> Vec<u8> {
        match self {
            Mac(make) => make(mac),
            Parts(make) => make(secret, time),
            Secret(make) => make(secret),
            Time(make) => make(time),
        }
    }
}
