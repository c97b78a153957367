//! What a search starts from: the evidence as bytes, and the few things every axis derives from it once.
//! Also the shape of an axis' table. Secrets pass through here, so nothing in this file prints.

use zeroize::Zeroizing;

use super::codec::{base64, hex, hmac_sha1, unhex};
use super::deviations::Deviation;
use super::writer::Style;
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
    /// The departure that it is.
    pub deviation: Deviation,
    /// Which of its forms.
    pub form: &'static str,
    /// How unlikely it is, 1 to 5 (ranking prior of the field survey).
    pub weight: u8,
    /// The transform.
    pub make: F,
}

/// A table of rows, by the departure that they are: the form, its weight, the transform.
macro_rules! rows {
    ($($deviation:ident { $($form:literal $weight:literal $make:expr;)+ })+) => {
        &[$($(Row {
            deviation: Deviation::$deviation,
            form: $form,
            weight: $weight,
            make: $make,
        },)+)+]
    };
}
pub(super) use rows;

/// The transform that an index stands for: 0 is the right one, those of the table follow.
pub fn chosen<F: Copy>(rows: &[Row<F>], right: F, index: usize) -> Option<F> {
    match index.checked_sub(1) {
        None => Some(right),
        Some(row) => rows.get(row).map(|row| row.make),
    }
}

/// A transform of the right text of an axis that needs nothing but the evidence.
pub enum Make {
    /// A text in which `<it>` is the right one, and `<start>`, `<end>`, `<base64>` … what the evidence holds.
    As(&'static str),
    /// The right text changed.
    It(fn(&[u8]) -> Vec<u8>),
    /// The `policy` field changed.
    Base64(fn(&[u8]) -> Vec<u8>),
    /// Another value that was given.
    Given(for<'a> fn(&Inputs<'a>) -> Option<&'a [u8]>),
    /// The policy written by a library, and the base64 of that.
    Written(Style),
    /// See [`Self::Written`].
    Written64(Style),
    /// Anything else; `None` where it does not apply.
    With(fn(&Facts<'_>) -> Option<Vec<u8>>),
}

impl Make {
    /// The text; `it` is the right one of the axis.
    pub fn apply(&self, facts: &Facts<'_>, it: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::As(text) => facts.filled(text, it),
            Self::It(make) => Some(make(it)),
            Self::Base64(make) => Some(make(&facts.base64)),
            Self::Given(field) => field(facts.inputs).map(<[u8]>::to_vec),
            Self::Written(style) => style.write(facts.tree.as_ref()?),
            Self::Written64(style) => Some(base64(&style.write(facts.tree.as_ref()?)?)),
            Self::With(make) => make(facts),
        }
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

    /// A template with its names filled in; `None` where one of them was not given.
    fn filled(&self, template: &str, it: &[u8]) -> Option<Vec<u8>> {
        let mut parts: Vec<&[u8]> = Vec::new();
        let mut rest = template;
        while let Some((before, behind)) = rest.split_once('<') {
            let (name, tail) = behind.split_once('>').unwrap_or_default();
            let named = match name {
                "it" => Some(it),
                "start" => Some(self.ends?.0),
                "end" => Some(self.ends?.1),
                "time" => Some(self.key_time),
                "id" => Some(self.inputs.secret_id?),
                "base64" => Some(self.base64.as_slice()),
                "sign-key" => Some(self.sign_key.as_ref()?.as_slice()),
                "expiration" => Some(self.expiration.as_ref()?.as_bytes()),
                _ => None,
            };
            parts.extend([before.as_bytes(), named.unwrap_or(b"<")]);
            rest = if named.is_some() { tail } else { behind };
        }
        parts.push(rest.as_bytes());
        // Of its size from the start: nothing of a secret stays behind in a smaller one.
        Some(parts.concat())
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
