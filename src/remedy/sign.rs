//! The four steps of the POST signature (436/14690) with formula, input and value, so that somebody can put a
//! print behind each line of their own code, and the form they make. Apart from the recipe itself
//! (`cos::signature`), which knows one input and one output; this file knows what to show of each.
//!
//! SignKey is a credential until KeyTime ends: it is shown as its first and last four digits, and neither
//! SecretKey nor token ever leaves this file.

mod comparison;
mod render;
mod resend;

use zeroize::Zeroizing;

use super::rules::fitting;
use crate::cos::fields::FILENAME;
use crate::cos::policy::{Policy, Rule};
use crate::cos::{signature, times};
use crate::evidence::masked::is_masked;
use crate::evidence::{Evidence, Facts, Value};
use crate::json;

pub use comparison::{Compared, Departure, Hint, Theirs, compare};
pub use render::{curl, env, form, html, json};
pub use resend::{Resend, resend};

/// What stands for the token in what is ready to run: a variable of the shell.
pub const TOKEN: &str = "$COS_TOKEN";
/// What stands for a field whose value is secret: `$COS_POLICY`, for the token [`TOKEN`].
pub fn variable(name: &str) -> String {
    if name.eq_ignore_ascii_case("x-cos-security-token") {
        TOKEN.to_owned()
    } else {
        format!("${}", shell_name(name))
    }
}

/// A field's name as a variable of a shell.
fn shell_name(name: &str) -> String {
    let letters = name.chars().map(|letter| match letter {
        letter if letter.is_ascii_alphanumeric() => letter.to_ascii_uppercase(),
        _ => '_',
    });
    format!("COS_{}", letters.collect::<String>())
}

/// What stands for the region where nobody knows it.
pub const REGION: &str = "REGION";
/// Stands for a bucket that is not known.
pub const BUCKET: &str = "BUCKET-APPID";
/// What stands for the file.
pub const FILE: &str = "FILE";

/// The first and the last four characters of a SignKey.
pub fn masked(key: &str) -> String {
    let tail = key.len().checked_sub(4).and_then(|at| key.get(at..));
    match (key.get(..4), tail) {
        (Some(head), Some(tail)) if key.len() >= 16 => format!("{head}****{tail}"),
        _ => "****".to_owned(),
    }
}

/// The steps, in their order.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum StepName {
    /// `start;end`
    KeyTime,
    /// From SecretKey and KeyTime.
    SignKey,
    /// From the policy's text.
    StringToSign,
    /// From the two before.
    Signature,
}

impl StepName {
    /// Its name in 436/14690.
    pub const fn name(self) -> &'static str {
        let [name, ..] = self.row();
        name
    }

    /// The message that says in words what goes in and what comes out.
    pub const fn message(self) -> &'static str {
        let [_, message, _] = self.row();
        message
    }

    /// Its formula.
    pub const fn formula(self) -> &'static str {
        let [.., formula] = self.row();
        formula
    }

    #[rustfmt::skip]
    const fn row(self) -> [&'static str; 3] {
        match self {
            Self::KeyTime => ["KeyTime", "remedy-step-key-time", "start;end"],
            Self::SignKey =>
                ["SignKey", "remedy-step-sign-key", "hex(HMAC-SHA1(key = SecretKey, message = KeyTime))"],
            Self::StringToSign => ["StringToSign", "remedy-step-string-to-sign", "hex(SHA1(policy))"],
            Self::Signature =>
                ["Signature", "remedy-step-signature", "hex(HMAC-SHA1(key = SignKey, message = StringToSign))"],
        }
    }
}

/// One step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// Which.
    pub name: StepName,
    /// What goes in, by name; a secret as its length in characters.
    pub inputs: Vec<(&'static str, Input)>,
    /// What comes out; SignKey masked.
    pub value: String,
}

/// What goes into a step.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Input {
    /// A value as text.
    Text(String),
    /// A secret of so many characters.
    Secret(usize),
    /// A text of so many bytes.
    Bytes(usize),
}

/// Why nothing can be signed.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Missing {
    /// No policy text.
    #[error("no policy")]
    Policy,
    /// Neither SecretKey nor SignKey.
    #[error("no key")]
    Key,
    /// The key is masked.
    #[error("masked key")]
    Masked,
}

/// The right values.
#[derive(Clone)]
pub struct Signing {
    /// `start;end`, Unix seconds.
    pub key_time: String,
    /// The bytes that are hashed and encoded.
    pub policy: Vec<u8>,
    /// The same in base64: the `policy` field.
    pub policy_base64: String,
    /// 40 hexadecimal digits.
    pub string_to_sign: String,
    /// 40 hexadecimal digits.
    pub signature: String,
    /// All text fields, in an order COS takes; the token as [`TOKEN`].
    pub fields: Vec<(String, String)>,
    /// The policy's bucket, else the request's.
    pub bucket: Option<String>,
    /// The region, where a host names it.
    pub region: Option<String>,
    /// Length of the SecretKey in characters, where one was given.
    secret_length: Option<usize>,
    sign_key: Zeroizing<String>,
    /// What comes out when key and message change places, the commonest slip of this step.
    swapped: Option<Zeroizing<String>>,
}

/// Signs the policy of the evidence with its keys. `now` (Unix seconds) only counts where neither keys nor policy
/// name a KeyTime.
///
/// # Errors
/// When there is no policy text, no key, or a masked one.
pub fn sign(evidence: &Evidence, now: i64) -> Result<Signing, Missing> {
    let facts = evidence.facts();
    let keys = &facts.keys;
    let counts = keys.secret_key.or(keys.sign_key);
    let signing = without_key(evidence, &facts, now)?;
    match counts {
        None => Err(Missing::Key),
        Some(value) if is_masked(&evidence.text(value)) => Err(Missing::Masked),
        Some(_) => Ok(signing),
    }
}

/// The same as far as it goes: without a key SignKey and Signature are empty.
fn without_key(evidence: &Evidence, facts: &Facts, now: i64) -> Result<Signing, Missing> {
    let keys = &facts.keys;
    let json = facts.policy.as_ref().and_then(|policy| policy.json);
    let text = exact(evidence, json.ok_or(Missing::Policy)?).to_vec();
    let policy = Policy::read(&json::parse(&text));
    let key_time = key_time(evidence, facts, &policy, now);
    let whole = |value: &Value| !is_masked(&evidence.text(*value));
    let secret = keys.secret_key.filter(whole);
    let secret = secret.map(|value| evidence.bytes(value));
    let given = keys.sign_key.filter(whole);
    let given = given.map(|value| evidence.text(value).trim().to_owned());
    let made = secret.map(|key| signature::sign_key(key, key_time.as_bytes()));
    let sign_key = made.or(given);
    let string_to_sign = signature::string_to_sign(&text);
    let signature = sign_key.as_ref();
    let signature = signature.map(|key| signature::signature(key, &string_to_sign));
    let signature = signature.unwrap_or_default();
    let policy_base64 = crate::text::base64(&text);
    let signed = [&policy_base64, &key_time, &signature].map(String::as_str);
    let fields = text_fields(evidence, facts, &policy, signed);
    let sent_to = || facts.bucket.as_ref().map(|(bucket, _)| bucket.clone());
    let swapped = secret.map(|key| signature::sign_key(key_time.as_bytes(), key));
    Ok(Signing {
        bucket: demanded_value(&policy, "bucket").or_else(sent_to),
        region: region(evidence, facts),
        secret_length: secret.map(|key| String::from_utf8_lossy(key).chars().count()),
        sign_key: Zeroizing::new(sign_key.unwrap_or_default()),
        swapped: swapped.map(Zeroizing::new),
        key_time,
        policy: text,
        policy_base64,
        string_to_sign,
        signature,
        fields,
    })
}

/// Neither the SignKey nor a signature that would be accepted.
impl std::fmt::Debug for Signing {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Signing")
            .field("key_time", &self.key_time)
            .field("policy_bytes", &self.policy.len())
            .field("secret_length", &self.secret_length)
            .finish_non_exhaustive()
    }
}

impl Signing {
    /// The same for a screen or a file: a value that `clean` would change holds a secret, and the variable of a
    /// shell stands in its place ([`variable`]). What stands in a policy is signed as it is, so a policy with a
    /// token in it is not written out at all.
    pub fn without_secrets(mut self, clean: impl Fn(&str) -> String) -> Self {
        let policy = String::from_utf8_lossy(&self.policy);
        if clean(&policy) != policy {
            let hidden = variable("policy");
            let mut fields = self.fields.iter_mut();
            if let Some((_, value)) = fields.find(|(_, value)| *value == self.policy_base64) {
                value.clone_from(&hidden);
            }
            self.policy_base64 = hidden;
        }
        // The signature is what is asked for here.
        let others = self
            .fields
            .iter_mut()
            .filter(|(name, _)| name != "q-signature");
        for (name, value) in others {
            if clean(value) != *value {
                *value = variable(name);
            }
        }
        self.bucket = self.bucket.map(|bucket| clean(&bucket));
        self
    }

    /// The names of the variables that whoever runs the form has to set.
    pub fn variables(&self) -> Vec<String> {
        let fields = self.fields.iter();
        let all = fields.filter(|(name, value)| variable(name) == *value);
        all.map(|(_, value)| value.trim_start_matches('$').to_owned())
            .collect()
    }

    /// What whoever uses the form has to put in: the variables, and the words that stand for bucket, region and file.
    pub fn open(&self) -> Vec<String> {
        let words = [
            (self.bucket.is_none(), BUCKET),
            (self.region.is_none(), REGION),
            (true, FILE),
        ];
        let words = words.into_iter().filter(|(open, _)| *open);
        let words = words.map(|(_, word)| word.to_owned());
        self.variables().into_iter().chain(words).collect()
    }

    /// SignKey as it may be shown.
    pub fn sign_key(&self) -> String {
        masked(&self.sign_key)
    }

    /// The four steps.
    pub fn steps(&self) -> Vec<Step> {
        let text = |text: &str| Input::Text(text.to_owned());
        let secret = self.secret_length.map_or(text(""), Input::Secret);
        let (start, end) = (self.key_time.split_once(';')).unwrap_or((&self.key_time, ""));
        let (time, to_sign) = (&self.key_time, &self.string_to_sign);
        let sign_key = self.sign_key();
        let of_key = vec![("SecretKey", secret), ("KeyTime", text(time))];
        let of_text = vec![("policy", Input::Bytes(self.policy.len()))];
        let key = ("SignKey", text(&sign_key));
        let of_both = vec![key, ("StringToSign", text(to_sign))];
        let of_time = vec![("start", text(start)), ("end", text(end))];
        let steps = [
            (StepName::KeyTime, of_time, time.clone()),
            (StepName::SignKey, of_key, sign_key),
            (StepName::StringToSign, of_text, to_sign.clone()),
            (StepName::Signature, of_both, self.signature.clone()),
        ];
        let step = |(name, inputs, value)| Step {
            name,
            inputs,
            value,
        };
        steps.map(step).into()
    }

    /// Where the form goes; [`REGION`] and a word for the bucket where they are not known.
    pub fn url(&self) -> String {
        address(self.bucket.as_deref(), self.region.as_deref())
    }
}

fn address(bucket: Option<&str>, region: Option<&str>) -> String {
    let bucket = bucket.unwrap_or(BUCKET);
    let region = region.unwrap_or(REGION);
    format!("https://{bucket}.cos.{region}.myqcloud.com/")
}

/// The policy's bytes as they are signed: all of a file, with the line end that editors put behind it, because so
/// `sha1sum` and `base64` read it, too. A paste has no such end of its own.
fn exact(evidence: &Evidence, json: Value) -> &[u8] {
    let text = evidence.bytes(json);
    let origin = |source| {
        let mut at = evidence.sources.whole(source);
        while let Some(above) = evidence.sources.lift(at) {
            at = above;
        }
        at.source
    };
    let own = origin(json.place.source);
    let files = evidence.readings.iter().filter(|one| one.file.is_some());
    let file = files.map(|one| one.source).find(|source| *source == own);
    let whole = file.map(|source| evidence.sources.bytes(source));
    whole
        .filter(|whole| whole.trim_ascii() == text)
        .unwrap_or(text)
}

/// All text fields: what the policy demands, then what signs it (the policy's base64, KeyTime, Signature).
fn text_fields(
    evidence: &Evidence,
    facts: &Facts,
    policy: &Policy,
    [policy_base64, key_time, signature]: [&str; 3],
) -> Vec<(String, String)> {
    let keys = &facts.keys;
    let file = facts.file_name.map(|value| evidence.text(value));
    let mut fields = demanded(policy, &file.unwrap_or_default());
    let id = keys.secret_id;
    let id = id.map(|value| evidence.text(value).trim().to_owned());
    let id = id.or_else(|| demanded_value(policy, "q-ak"));
    let signing = [
        ("policy", policy_base64),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", id.as_deref().unwrap_or_default()),
        ("q-key-time", key_time),
        ("q-signature", signature),
    ];
    let token = (keys.token.is_some() || keys.temporary).then_some(("x-cos-security-token", TOKEN));
    let own = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    fields.extend(signing.into_iter().chain(token).map(own));
    fields
}

/// The KeyTime the policy demands, else the one beside the keys, else from now to the expiration. A SignKey
/// without its SecretKey was made for the KeyTime beside it and is good for no other.
fn key_time(evidence: &Evidence, facts: &Facts, policy: &Policy, now: i64) -> String {
    let beside = facts.keys.key_time;
    let beside = beside.map(|value| evidence.text(value).trim().to_owned());
    let demanded = demanded_value(policy, "q-sign-time").filter(|time| !is_masked(time));
    let known = if facts.keys.secret_key.is_some() {
        demanded.or(beside)
    } else {
        beside.or(demanded)
    };
    if let Some(known) = known {
        return known;
    }
    let text = policy.expirations.last();
    let text = text.and_then(|(_, node)| node.as_text());
    let expiration = text.map(|text| times::expiration(&text.value));
    let end = match expiration {
        Some(times::Expiration::Documented(instant)) if instant.seconds > now => instant.seconds,
        _ => now.saturating_add(times::LIFE),
    };
    format!("{now};{end}")
}

fn region(evidence: &Evidence, facts: &Facts) -> Option<String> {
    let request = facts.request.as_ref()?;
    let host = evidence.text(request.host?);
    crate::cos::host::target(&host, "/").region
}

fn demanded_value(policy: &Policy, field: &str) -> Option<String> {
    let mut rules = policy.on(field);
    let exact = rules.find(|(entry, _)| matches!(entry.rule, Rule::Exact(_)));
    exact.map(|(_, rule)| rule.value.clone())
}

/// The fields the policy demands, with values it allows; `key` always.
fn demanded(policy: &Policy, file: &str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = Vec::new();
    let rules = policy.entries.iter().filter_map(|it| it.rule.of_field());
    for (rule, prefix) in rules {
        let name = rule.field.as_str();
        let signing = name
            .get(..2)
            .is_some_and(|head| head.eq_ignore_ascii_case("q-"));
        let known = |(known, _): &(String, String)| known.eq_ignore_ascii_case(name);
        let other = ["bucket", "policy", "file"].contains(&name);
        if !signing && !other && !fields.iter().any(known) {
            fields.push((name.to_owned(), allowed(name, &rule.value, prefix, file)));
        }
    }
    if !fields
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("key"))
    {
        fields.insert(0, ("key".to_owned(), FILENAME.to_owned()));
    }
    fields
}

/// A value that a condition allows.
fn allowed(name: &str, value: &str, prefix: bool, file: &str) -> String {
    if !prefix {
        return value.to_owned();
    }
    if name.eq_ignore_ascii_case("key") {
        return format!("{value}{FILENAME}");
    }
    // `image/` is the beginning of a type and none itself: whoever sends the form knows it.
    let fits = fitting(name, value, "", file).filter(|value| !value.ends_with('/'));
    let open = value.ends_with('/') && name.eq_ignore_ascii_case("content-type");
    let other = if open {
        variable(name)
    } else {
        value.to_owned()
    };
    fits.unwrap_or(other)
}
