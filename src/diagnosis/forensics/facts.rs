//! What a search starts from: the evidence as bytes, and the few things every axis derives from it once.
//! Also the shape of an axis' table. Secrets pass through here, so nothing in this file prints.

use zeroize::Zeroizing;

use super::codec::{base64, hex, hmac_sha1, unhex};
use super::slugs::Slug;
use crate::json::{self, Node};

/// The evidence, as bytes and independent of where it was read. `None` is "not given", never "missing".
#[derive(Clone, Default)]
pub struct Inputs<'a> {
    /// The JSON inside the `policy` field, byte for byte; empty where it is not known.
    pub policy: &'a [u8],
    /// The text of the `policy` field.
    pub policy_base64: Option<&'a [u8]>,
    /// Other copies of the policy (a paste, a log) that may have been signed.
    pub other_texts: Vec<&'a [u8]>,
    /// `q-key-time` of the form.
    pub key_time: Option<&'a [u8]>,
    /// `q-sign-time` of the policy, where it differs.
    pub sign_time: Option<&'a [u8]>,
    /// SecretKey.
    pub secret_key: Option<&'a [u8]>,
    /// SecretId (`q-ak`).
    pub secret_id: Option<&'a [u8]>,
    /// SignKey, where only that was given.
    pub sign_key: Option<&'a [u8]>,
    /// Session token of a temporary key.
    pub token: Option<&'a [u8]>,
    /// Host of the request.
    pub host: Option<&'a [u8]>,
    /// Other hosts that may have been signed: of the answer's Resource, of the bucket in every region.
    pub other_hosts: Vec<Vec<u8>>,
    /// Path of the request.
    pub path: Option<&'a [u8]>,
    /// `key` of the form.
    pub object_key: Option<&'a [u8]>,
    /// `examplebucket-1250000000`.
    pub bucket: Option<&'a [u8]>,
    /// `ap-tokyo`
    pub region: Option<&'a [u8]>,
    /// All text fields of the form, in order.
    pub fields: Vec<(&'a [u8], &'a [u8])>,
    /// The signature to explain, as sent.
    pub signature: &'a [u8],
}

impl std::fmt::Debug for Inputs<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Inputs")
            .field("policy", &self.policy.len())
            .field("has_secret_key", &self.secret_key.is_some())
            .field("has_sign_key", &self.sign_key.is_some())
            .field("signature", &self.signature.len())
            .finish_non_exhaustive()
    }
}

/// Bytes that are wiped when they are no longer needed.
pub type Bytes = Zeroizing<Vec<u8>>;

/// Rows of this weight join others only in the background.
pub const RARE: u8 = 5;

/// One row of an axis' table.
pub struct Row<F> {
    /// Its name in the contract.
    pub slug: Slug,
    /// Which of the slug's forms it is.
    pub id: &'static str,
    /// How unlikely it is, 1 to 5 (ranking prior of the field survey).
    pub weight: u8,
    /// The transform.
    pub make: F,
}

/// A transform that needs nothing but the evidence; `None` where it does not apply.
pub type Make = fn(&Facts<'_>) -> Option<Vec<u8>>;

/// A row whose transform needs nothing but the evidence.
pub const fn row(slug: Slug, id: &'static str, weight: u8, make: Make) -> Row<Make> {
    Row {
        slug,
        id,
        weight,
        make,
    }
}

/// The evidence with what every axis derives from it.
pub struct Facts<'a> {
    /// As given.
    pub inputs: &'a Inputs<'a>,
    /// SecretKey; empty where none was given.
    pub secret: &'a [u8],
    /// KeyTime: the form's, else the policy's.
    pub key_time: &'a [u8],
    /// Start and end of KeyTime, as written.
    pub ends: Option<(&'a [u8], &'a [u8])>,
    /// The two as numbers.
    pub times: Option<(i64, i64)>,
    /// The `policy` field's text; made of the policy where it was not given.
    pub base64: Vec<u8>,
    /// The policy's tree, where it is JSON.
    pub tree: Option<Node>,
    /// The policy's `expiration`.
    pub expiration: Option<String>,
    /// The right SignKey, as text.
    pub sign_key: Option<Bytes>,
}

impl<'a> Facts<'a> {
    /// Derives what every axis needs.
    pub fn new(inputs: &'a Inputs<'a>) -> Self {
        let key_time = inputs.key_time.or(inputs.sign_time).unwrap_or_default();
        let ends = memchr::memchr(b';', key_time).and_then(|at| {
            Some((
                key_time.get(..at)?.trim_ascii(),
                key_time.get(at + 1..)?.trim_ascii(),
            ))
        });
        let tree = json::parse(inputs.policy).root;
        let expiration = tree
            .as_ref()
            .and_then(|node| node.get("expiration"))
            .and_then(Node::as_text)
            .map(|text| text.value.clone());
        Self {
            inputs,
            secret: inputs.secret_key.unwrap_or_default(),
            key_time,
            ends,
            times: ends.and_then(|(start, end)| Some((number(start)?, number(end)?))),
            base64: inputs
                .policy_base64
                .map_or_else(|| base64(inputs.policy), <[u8]>::to_vec),
            tree,
            expiration,
            sign_key: Self::right_sign_key(inputs, key_time),
        }
    }

    fn right_sign_key(inputs: &Inputs<'_>, key_time: &[u8]) -> Option<Bytes> {
        let raw = match (inputs.secret_key, inputs.sign_key) {
            (Some(secret), _) => Zeroizing::new(hmac_sha1(secret, key_time)),
            (None, Some(given)) => Zeroizing::new(unhex(given.trim_ascii())?),
            (None, None) => return None,
        };
        Some(Zeroizing::new(hex(&raw)))
    }

    /// Whether there is a policy: without one, only what needs none can be proved.
    pub fn has_policy(&self) -> bool {
        !self.inputs.policy.is_empty()
    }

    /// Whether anything can be keyed at all.
    pub fn has_key(&self) -> bool {
        self.sign_key.is_some()
    }

    /// The value of a form field, compared without letter case.
    pub fn field(&self, name: &str) -> Option<&'a [u8]> {
        self.inputs
            .fields
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name.as_bytes()))
            .map(|(_, value)| *value)
    }
}

/// A decimal number.
pub fn number(text: &[u8]) -> Option<i64> {
    std::str::from_utf8(text).ok()?.parse().ok()
}
