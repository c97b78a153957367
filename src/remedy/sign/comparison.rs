//! The developer's own intermediate values against the right ones: the first step that departs, and where a single
//! slip explains it, which. Apart from the signature search, which starts from the end of the chain; here
//! every step is given and nothing is searched.

use super::{Missing, Signing, StepName, masked, without_key};
use crate::cos::signature::{hex, hmac_sha1, string_to_sign};
use crate::evidence::Evidence;
use crate::evidence::masked::{agree, is_masked};
use crate::text::base64;
use crate::text::hex::unhex;
use crate::text::slugs::slugs;

use zeroize::Zeroizing;

/// A prefix of this many digits is enough to compare a hash by, and safe to send.
const PREFIX: usize = 8;

/// A paste longer than this, in bytes, is more than the values of four steps.
const LONGEST: usize = 64 * 1024;

/// Values out of somebody's code, by name.
#[derive(Clone, Default)]
pub struct Theirs {
    values: Vec<(&'static str, Zeroizing<String>)>,
}

/// Names only: among the values may be a SignKey.
impl std::fmt::Debug for Theirs {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let names = self.values.iter().map(|(name, value)| (name, value.len()));
        formatter.debug_map().entries(names).finish()
    }
}

/// The first value that is another one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Departure {
    /// The step it belongs to.
    pub step: StepName,
    /// Which of the values: `keyTime`, `signKey`, `policyBytes`, `policySha1`, `stringToSign`, `signature`.
    pub given: &'static str,
    /// Theirs; a SignKey masked.
    pub yours: String,
    /// The right one; a SignKey masked.
    pub right: String,
    /// A slip that explains it.
    pub hint: Option<Hint>,
    /// Whether none of the values before it was given.
    pub first: bool,
}

slugs! {
    /// Slips that one step shows by itself, by the deviations of the signature search; the last one is the first of its
    /// kind turned round.
    #[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
    #[expect(missing_docs, reason = "each is explained by its message")]
    pub enum Hint {
        SignedBase64Policy = "signed-base64-policy",
        TrailingNewline = "policy-trailing-newline",
        LineEndings = "policy-line-endings",
        ByteOrderMark = "policy-bom",
        SignKeyArguments = "signkey-arguments-swapped",
        HmacArguments = "hmac-arguments-swapped",
        UpperCase = "signature-upper-case",
        Base64Output = "signature-base64",
        RawSignKey = "raw-signkey-bytes",
        SignedPolicy = "no-sha1",
        Milliseconds = "key-time-milliseconds",
        NoTrailingNewline = "policy-trailing-newline",
    }
}

impl Hint {
    /// The message that says it.
    pub fn message(self) -> String {
        let less = if self == Self::NoTrailingNewline {
            "no-"
        } else {
            ""
        };
        format!("remedy-hint-{less}{}", self.slug())
    }
}

/// Only letters and digits of a name count.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_ascii_lowercase()
}

/// The names and values of a JSON object, or of `name = value` lines, and how many lines there are.
fn pairs(text: &[u8]) -> (Vec<(String, String)>, usize) {
    if let Ok(serde_json::Value::Object(members)) = serde_json::from_slice(text) {
        let count = members.len();
        let text = |value: serde_json::Value| match value {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        };
        let members = members.into_iter().map(|(name, value)| (name, text(value)));
        return (members.collect(), count);
    }
    let text = String::from_utf8_lossy(text);
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let pairs = lines
        .clone()
        .filter_map(|line| line.split_once(['=', ':', '\t']));
    let pairs = pairs.map(|(name, value)| {
        let value = value.trim().trim_end_matches([',', ';']);
        (
            name.to_owned(),
            value.trim_matches(['"', '\'', '`']).to_owned(),
        )
    });
    (pairs.collect(), lines.count())
}

impl Theirs {
    /// Reads a JSON object or `name = value` lines. `None` where no name is known.
    pub fn read(text: &[u8]) -> Option<Self> {
        Self::of(pairs(text).0)
    }

    fn of(pairs: Vec<(String, String)>) -> Option<Self> {
        let known = |name: &str| NAMES.iter().find(|(known, _)| *known == plain(name));
        let values = pairs.into_iter().filter_map(|(name, value)| {
            let value = Zeroizing::new(value);
            known(&name).map(|(_, name)| (*name, value))
        });
        let values: Vec<_> = values.collect();
        (!values.is_empty()).then_some(Self { values })
    }

    /// A paste that is nothing but such values, one of them from the middle of the recipe: a KeyTime and a
    /// signature alone are a form.
    pub fn recognise(text: &[u8]) -> Option<Self> {
        if text.len() > LONGEST {
            return None;
        }
        let (pairs, lines) = pairs(text);
        let theirs = Self::of(pairs)?;
        let middle = ["policyBytes", "policySha1", "stringToSign"];
        let whole = theirs.values.len() == lines;
        (whole && middle.iter().any(|name| theirs.get(name).is_some())).then_some(theirs)
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.values.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// Names people give the values, folded, and the name they have here.
const NAMES: &[(&str, &str)] = &[
    ("keytime", "keyTime"),
    ("qkeytime", "keyTime"),
    ("signtime", "keyTime"),
    ("signkey", "signKey"),
    ("policybytes", "policyBytes"),
    ("policylength", "policyBytes"),
    ("bytes", "policyBytes"),
    ("policysha1", "policySha1"),
    ("sha1", "policySha1"),
    ("sha1policy", "policySha1"),
    ("stringtosign", "stringToSign"),
    ("signature", "signature"),
    ("qsignature", "signature"),
];

impl Departure {
    /// The message that says it.
    pub const fn message(&self) -> &'static str {
        if self.first {
            "remedy-departs-first"
        } else {
            "remedy-departs"
        }
    }

    /// The same for a screen or a file: what `clean` would change may be a key in the wrong variable.
    pub fn without_secrets(mut self, clean: impl Fn(&str) -> String) -> Self {
        self.yours = clean(&self.yours);
        self
    }
}

/// Somebody's values beside the right ones.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Compared {
    /// The first that is another one.
    pub departure: Option<Departure>,
    /// Whether some could not be compared, because the key that makes them was not given.
    pub open: bool,
}

/// Compares somebody's values as far as the evidence goes: without a key only what comes before it.
///
/// # Errors
/// When there is no policy text to compare with.
pub fn compare(evidence: &Evidence, now: i64, theirs: &Theirs) -> Result<Compared, Missing> {
    let signing = without_key(evidence, &evidence.facts(), now)?;
    let keyed = ["signKey", "signature"];
    Ok(Compared {
        departure: signing.departs(theirs),
        open: signing.sign_key.is_empty() && keyed.iter().any(|name| theirs.get(name).is_some()),
    })
}

/// Whether a value is the right one, or what of it may be sent: its first digits, or a part masked.
fn is_same(yours: &str, right: &str) -> bool {
    let prefix = yours.len() >= PREFIX && right.starts_with(yours);
    let mask = is_masked(yours) && agree(yours, right);
    yours == right || right.len() == 40 && (prefix || mask)
}

impl Signing {
    /// The first of somebody's values that is another one; `None` where all that were given agree.
    pub fn departs(&self, theirs: &Theirs) -> Option<Departure> {
        let bytes = self.policy.len().to_string();
        let (sha1, text) = (&self.string_to_sign, StepName::StringToSign);
        let rows = [
            (StepName::KeyTime, "keyTime", self.key_time.as_str()),
            (StepName::SignKey, "signKey", self.sign_key.as_str()),
            (text, "policyBytes", bytes.as_str()),
            (text, "policySha1", sha1.as_str()),
            (text, "stringToSign", sha1.as_str()),
            (StepName::Signature, "signature", self.signature.as_str()),
        ];
        let mut first = true;
        rows.into_iter().find_map(|(step, given, right)| {
            let yours = theirs.get(given).filter(|_| !right.is_empty())?.trim();
            if is_same(yours, right) {
                first = false;
                return None;
            }
            Some(Departure {
                step,
                given,
                yours: self.shown(step, yours),
                right: self.shown(step, right),
                hint: self.hint(given, yours, right),
                first,
            })
        })
    }

    /// A value as it may be shown; the variables may be mixed up.
    fn shown(&self, step: StepName, value: &str) -> String {
        let key = self.sign_key.as_str();
        if step == StepName::SignKey || !key.is_empty() && value.contains(key) {
            masked(value)
        } else {
            value.to_owned()
        }
    }

    fn hint(&self, given: &str, yours: &str, right: &str) -> Option<Hint> {
        if yours.eq_ignore_ascii_case(right) && yours != right {
            return Some(Hint::UpperCase);
        }
        match given {
            "keyTime" => self.key_time_hint(yours),
            "signKey" => self.sign_key_hint(yours, right),
            "policyBytes" => self.length_hint(yours.parse().ok()?),
            "signature" => self.signature_hint(yours, right),
            _ => self.text_hint(yours),
        }
    }

    fn key_time_hint(&self, yours: &str) -> Option<Hint> {
        let (start, end) = yours.split_once(';')?;
        let millis = start.len() == 13 && end.len() == 13;
        let same = self.key_time.split(';').zip([start, end]);
        let all = millis && same.clone().all(|(right, yours)| yours.starts_with(right));
        all.then_some(Hint::Milliseconds)
    }

    fn sign_key_hint(&self, yours: &str, right: &str) -> Option<Hint> {
        let swapped = self.swapped.as_ref().is_some_and(|it| **it == yours);
        let raw = unhex(right.as_bytes())?;
        let found = swapped.then_some(Hint::SignKeyArguments);
        found.or((yours == base64(&raw)).then_some(Hint::Base64Output))
    }

    /// The first text that people hash instead of the policy of which this is true.
    fn text_where(&self, is: impl Fn(&[u8]) -> bool) -> Option<Hint> {
        let policy = self.policy.as_slice();
        let crlf = String::from_utf8_lossy(policy).replace('\n', "\r\n");
        let texts: [(Hint, &[&[u8]]); 5] = [
            (Hint::SignedBase64Policy, &[self.policy_base64.as_bytes()]),
            (Hint::TrailingNewline, &[policy, b"\n"]),
            (Hint::NoTrailingNewline, &[policy.trim_ascii_end()]),
            (Hint::LineEndings, &[crlf.as_bytes()]),
            (Hint::ByteOrderMark, &[b"\xEF\xBB\xBF", policy]),
        ];
        let found = texts.into_iter().find(|(_, text)| is(&text.concat()));
        found.map(|(hint, _)| hint)
    }

    fn length_hint(&self, yours: usize) -> Option<Hint> {
        let found = self.text_where(|text| text.len() == yours);
        found.filter(|_| yours != self.policy.len())
    }

    fn text_hint(&self, yours: &str) -> Option<Hint> {
        if yours.as_bytes() == self.policy || yours == self.policy_base64 {
            return Some(Hint::SignedPolicy);
        }
        let long = yours.len() >= PREFIX;
        self.text_where(|text| long && string_to_sign(text).starts_with(yours))
    }

    fn signature_hint(&self, yours: &str, right: &str) -> Option<Hint> {
        let (key, text) = (self.sign_key.as_bytes(), self.string_to_sign.as_bytes());
        let raw = unhex(key).unwrap_or_default();
        let mac = |key: &[u8], text: &[u8]| hex(&hmac_sha1(key, text));
        let bytes = unhex(right.as_bytes()).unwrap_or_default();
        let encoded = self.policy_base64.as_bytes();
        let made = [
            (Hint::HmacArguments, mac(text, key)),
            (Hint::RawSignKey, mac(&raw, text)),
            (Hint::SignedPolicy, mac(key, &self.policy)),
            (Hint::SignedBase64Policy, mac(key, encoded)),
            (Hint::Base64Output, base64(&bytes)),
        ];
        let made = made.into_iter().find(|(_, value)| value == yours);
        let other = |text: &[u8]| yours == mac(key, string_to_sign(text).as_bytes());
        made.map(|(hint, _)| hint)
            .or_else(|| self.text_where(other))
    }
}
