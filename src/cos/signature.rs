//! The POST signature, step by step (436/14690, section "signature protection"):
//! SignKey = hex(HMAC-SHA1(SecretKey, KeyTime)); StringToSign = hex(SHA1(policy));
//! Signature = hex(HMAC-SHA1(SignKey, StringToSign)), all lower-case hexadecimal text.
//! Only the right recipe; the wrong ones live in the forensics.

use hmac::{Hmac, KeyInit, Mac};
use sha1::{Digest, Sha1};

pub use crate::text::hex::hex;

/// HMAC-SHA1. A key of any length is allowed.
pub fn hmac_sha1(key: &[u8], message: &[u8]) -> [u8; 20] {
    // `new_from_slice` accepts every length for HMAC; the fallback is never taken.
    let Ok(mut mac) = Hmac::<Sha1>::new_from_slice(key) else {
        return [0; 20];
    };
    mac.update(message);
    mac.finalize().into_bytes().into()
}

/// SignKey: 40 lower-case hexadecimal digits. A live credential until KeyTime ends.
pub fn sign_key(secret_key: &[u8], key_time: &[u8]) -> String {
    hex(&hmac_sha1(secret_key, key_time))
}

/// StringToSign: the SHA-1 of the policy text before base64, 40 lower-case hexadecimal digits.
pub fn string_to_sign(policy: &[u8]) -> String {
    hex(&Sha1::digest(policy))
}

/// Signature, from the two texts above.
pub fn signature(sign_key: &str, string_to_sign: &str) -> String {
    hex(&hmac_sha1(sign_key.as_bytes(), string_to_sign.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_values_of_the_published_example_are_reproduced() {
        use base64::Engine as _;
        let vector: serde_json::Value = serde_json::from_str(include_str!(
            "../../tests/data/post-signature-official.json"
        ))
        .unwrap();
        let text = |name: &str| vector[name].as_str().unwrap();
        let policy = text("policy_text").as_bytes();
        assert_eq!(policy.len(), 555);
        assert_eq!(
            base64::engine::general_purpose::STANDARD.encode(policy),
            text("policy_base64")
        );
        let key = sign_key(text("secret_key").as_bytes(), text("key_time").as_bytes());
        assert_eq!(key, text("sign_key"));
        assert_eq!(string_to_sign(policy), text("string_to_sign"));
        assert_eq!(signature(&key, &string_to_sign(policy)), text("signature"));
    }

    #[test]
    fn a_trailing_newline_or_crlf_signs_something_else() {
        let vector: serde_json::Value = serde_json::from_str(include_str!(
            "../../tests/data/post-signature-official.json"
        ))
        .unwrap();
        let policy = vector["policy_text"].as_str().unwrap();
        let near = &vector["near_misses_for_string_to_sign"];
        assert_eq!(
            string_to_sign(format!("{policy}\n").as_bytes()),
            near["lf_plus_trailing_newline"]
        );
        assert_eq!(
            string_to_sign(policy.replace('\n', "\r\n").as_bytes()),
            near["crlf"]
        );
    }
}
