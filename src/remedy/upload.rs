//! The upload as it is being mended: policy text, form, request and keys as plain values that rules may change,
//! and back again to evidence, so that the engine can judge every step of the work. Apart from evidence,
//! which is what was given and never changes. It judges nothing.

use std::fmt;

use zeroize::Zeroizing;

use super::edits::Edited;
use crate::cos::signature;
use crate::evidence::policy::decode_field;
use crate::evidence::{
    Evidence, Facts, Fidelity, Field, FilePart, Form, Header, Keys, PolicyText, Reading, Request,
    Value,
};
use crate::text::{Label, Sources, base64};

/// What stands where a value is secret or not known yet; masked values agree with everything.
pub(crate) const UNKNOWN: &str = "****************************************";

/// A policy larger than this, in bytes, or a form of more fields is no upload that somebody wants mended.
const POLICY_LIMIT: usize = 64 * 1024;
/// See [`POLICY_LIMIT`].
const FIELDS_LIMIT: usize = 1000;

/// One form field.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) value: Vec<u8>,
    pub(crate) file: Option<File>,
}

impl Entry {
    pub(crate) fn text(name: &str, value: &str) -> Self {
        Self {
            name: name.to_owned(),
            value: value.as_bytes().to_vec(),
            file: None,
        }
    }

    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// Its value; of a file `@` and its name.
    pub(crate) fn handed(&self) -> String {
        match &self.file {
            Some(file) => format!("@{}", file.name.as_deref().unwrap_or_default()),
            None => self.shown(),
        }
    }

    /// What is not UTF-8 becomes U+FFFD.
    pub(crate) fn shown(&self) -> String {
        String::from_utf8_lossy(&self.value).into_owned()
    }
}

/// What is known of the file.
#[derive(Clone, Default, Eq, PartialEq)]
pub(crate) struct File {
    pub(crate) name: Option<String>,
    pub(crate) kind: Option<String>,
    pub(crate) size: Option<u64>,
}

/// The keys, wiped with the upload.
#[derive(Clone, Default, Eq, PartialEq)]
pub(crate) struct Secrets {
    pub(crate) id: Option<String>,
    pub(crate) key: Option<Zeroizing<Vec<u8>>>,
    pub(crate) token: Option<Zeroizing<String>>,
    pub(crate) sign_key: Option<Zeroizing<String>>,
    pub(crate) key_time: Option<String>,
    pub(crate) expires: Option<i64>,
    pub(crate) starts: Option<i64>,
    pub(crate) temporary: bool,
}

/// The request's head, as far as it is judged again.
#[derive(Clone, Default, Eq, PartialEq)]
pub(crate) struct Head {
    pub(crate) method: Option<String>,
    pub(crate) path: Option<String>,
    pub(crate) host: Option<String>,
    /// Headers that take part in signing.
    pub(crate) headers: Vec<(String, String)>,
}

/// The upload.
#[derive(Clone, Eq, PartialEq)]
pub(crate) struct Upload {
    /// The policy's JSON.
    pub(crate) policy: Option<Edited>,
    /// Whether a form was given, and what its source shows.
    pub(crate) form: Option<Shown>,
    pub(crate) fields: Vec<Entry>,
    pub(crate) head: Option<Head>,
    pub(crate) bucket: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) file_size: Option<u64>,
    pub(crate) secrets: Secrets,
    /// Whether the signature that was sent cannot be the right one any more.
    pub(crate) stale: bool,
}

/// What the form's source shows (see [`Form`]).
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) struct Shown {
    complete: bool,
    file: bool,
    policy: bool,
    fidelity: Fidelity,
}

/// Headers without which the request would be signed in another way.
const SIGNING_HEADERS: [&str; 2] = ["authorization", "x-cos-security-token"];

/// Nearly every value of it may be secret.
impl fmt::Debug for Upload {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self
            .fields
            .iter()
            .map(|entry| entry.name.as_str())
            .collect();
        formatter
            .debug_struct("Upload")
            .field("fields", &names)
            .finish_non_exhaustive()
    }
}

impl Upload {
    /// The upload as it was given.
    pub(crate) fn new(evidence: &Evidence, facts: &Facts) -> Self {
        let text = |value: Value| evidence.text(value).into_owned();
        let form = facts.form.as_ref();
        let size = facts.file_size.as_ref().map(|(size, _)| *size);
        Self {
            policy: policy(evidence, facts).map(Edited::new),
            form: form.map(|form| Shown {
                complete: form.complete,
                file: form.shows_file,
                policy: form.shows_policy,
                fidelity: facts.form_fidelity.unwrap_or(Fidelity::Wire),
            }),
            fields: form.map(|form| fields(evidence, form)).unwrap_or_default(),
            head: facts
                .request
                .as_ref()
                .map(|request| head(evidence, request)),
            bucket: facts.bucket.as_ref().map(|(bucket, _)| bucket.clone()),
            file_name: facts.file_name.map(text),
            file_size: size,
            secrets: secrets(evidence, &facts.keys),
            stale: false,
        }
    }

    /// The index of the first field of this name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|entry| entry.is(name))
    }

    /// The first field of this name.
    pub(crate) fn field(&self, name: &str) -> Option<&Entry> {
        self.fields.iter().find(|entry| entry.is(name))
    }

    /// The same, to be changed.
    pub(crate) fn field_mut(&mut self, name: &str) -> Option<&mut Entry> {
        self.fields.iter_mut().find(|entry| entry.is(name))
    }

    /// A text field's value.
    pub(crate) fn value(&self, name: &str) -> Option<String> {
        self.field(name)
            .filter(|entry| entry.file.is_none())
            .map(Entry::shown)
    }

    /// The policy's text as it is now.
    pub(crate) fn policy_text(&self) -> Option<&[u8]> {
        self.policy.as_ref().map(Edited::bytes)
    }

    /// The policy's text as the `policy` field has it.
    pub(crate) fn policy_base64(&self) -> Option<String> {
        self.policy_text().map(base64)
    }

    /// Whether it is larger than any that somebody mends.
    pub(crate) fn is_large(&self) -> bool {
        let text = self.policy_text().unwrap_or_default();
        text.len() > POLICY_LIMIT || self.fields.len() > FIELDS_LIMIT
    }

    /// SignKey, as far as the keys at hand give it.
    pub(crate) fn sign_key(&self, key_time: Option<&str>) -> Option<String> {
        let secret = self.secrets.key.as_ref().zip(key_time);
        let made = secret.map(|(key, time)| signature::sign_key(key, time.as_bytes()));
        made.or_else(|| Some(self.secrets.sign_key.as_ref()?.trim().to_owned()))
    }

    /// The right signature, as far as the keys at hand give it.
    pub(crate) fn signature(&self, key_time: Option<&str>) -> Option<String> {
        let text = signature::string_to_sign(self.policy_text()?);
        Some(signature::signature(&self.sign_key(key_time)?, &text))
    }

    /// The policy's text follows the `policy` field, where there was none before.
    pub(crate) fn decode(&mut self) {
        let mut sources = Sources::default();
        let Some(entry) = self.field("policy").filter(|_| self.policy.is_none()) else {
            return;
        };
        let value = put(&mut sources, &entry.value, "form");
        let json = decode_field(&mut sources, value, Fidelity::Wire).json;
        self.policy = json.map(|json| Edited::new(sources.slice(json.place).to_vec()));
    }

    /// Adds a text field in front of the file.
    pub(crate) fn add(&mut self, name: &str, value: &str) {
        let file = self.fields.iter().position(|entry| entry.file.is_some());
        let at = file.unwrap_or(self.fields.len());
        self.fields.insert(at, Entry::text(name, value));
    }

    /// Another bucket, which stands in the host or in the path, too.
    pub(crate) fn set_bucket(&mut self, value: &str) {
        let old = self.bucket.replace(value.to_owned());
        let old = old.filter(|old| !old.is_empty());
        if let Some((head, old)) = self.head.as_mut().zip(old) {
            for part in [&mut head.host, &mut head.path] {
                *part = part.as_ref().map(|text| text.replace(&old, value));
            }
        }
    }

    /// The `policy` field follows the policy's text.
    pub(crate) fn encode(&mut self) {
        let Some(encoded) = self.policy_base64().map(String::into_bytes) else {
            return;
        };
        for entry in self.fields.iter_mut().filter(|entry| entry.is("policy")) {
            if entry.file.is_none() {
                entry.value.clone_from(&encoded);
            }
        }
    }

    /// The upload as evidence, without an answer.
    pub(crate) fn evidence(&self) -> Evidence {
        let mut evidence = Evidence::default();
        let sources = &mut evidence.sources;
        let mut readings = vec![self.rest(sources)];
        if let Some(shown) = self.form {
            readings.push(self.form_reading(sources, shown));
        }
        let sent = self.form.is_some() && self.position("policy").is_some();
        if let Some(text) = self.policy_base64().filter(|_| !sent) {
            let value = put(sources, text.as_bytes(), "policy");
            let mut reading = Reading::new(value.place.source, "base64", Fidelity::BrowserCopy);
            let decoded = decode_field(sources, value, Fidelity::BrowserCopy);
            reading.holds.policy = Some(decoded);
            readings.push(reading);
        }
        evidence.readings = readings;
        evidence
    }

    fn form_reading(&self, sources: &mut Sources, shown: Shown) -> Reading {
        let mut form = Form {
            ordered: true,
            complete: shown.complete,
            shows_file: shown.file,
            shows_policy: shown.policy,
            ..Form::default()
        };
        for entry in &self.fields {
            let name = put(sources, entry.name.as_bytes(), "form");
            let value = put(sources, &entry.value, "form");
            let text = |sources: &mut Sources, text: &Option<String>| {
                text.as_ref()
                    .map(|text| put(sources, text.as_bytes(), "form"))
            };
            let file = entry.file.as_ref().map(|file| FilePart {
                filename: text(sources, &file.name),
                content_type: text(sources, &file.kind),
                size: file.size,
            });
            if entry.is("policy") && file.is_none() && form.policy.is_none() {
                form.policy = Some(decode_field(sources, value, shown.fidelity));
            }
            form.fields.push(Field { name, value, file });
        }
        let source = put(sources, b"", "form").place.source;
        let mut reading = Reading::new(source, "pairs", shown.fidelity);
        reading.holds.form = Some(form);
        reading
    }

    /// Request, keys and what flags fill, as one reading.
    fn rest(&self, sources: &mut Sources) -> Reading {
        let mut put = |text: &[u8], label| put(sources, text, label);
        let source = put(b"", "option").place.source;
        let mut reading = Reading::new(source, "option", Fidelity::Wire);
        let holds = &mut reading.holds;
        let mut option =
            |text: &Option<String>, label| text.as_ref().map(|text| put(text.as_bytes(), label));
        holds.bucket = option(&self.bucket, "option");
        holds.file_name = option(&self.file_name, "option");
        if let Some(head) = &self.head {
            let headers = head.headers.iter().filter_map(|(name, value)| {
                Some(Header {
                    name: option(&Some(name.clone()), "request")?,
                    value: option(&Some(value.clone()), "request")?,
                })
            });
            let headers = headers.collect();
            holds.request = Some(Request {
                method: option(&head.method, "request"),
                path: option(&head.path, "request"),
                host: option(&head.host, "request"),
                headers,
                ..Request::default()
            });
        }
        let secrets = &self.secrets;
        holds.keys = Some(Keys {
            secret_id: option(&secrets.id, "keys"),
            key_time: option(&secrets.key_time, "keys"),
            secret_key: secrets.key.as_ref().map(|key| put(key, "keys")),
            token: (secrets.token.as_ref()).map(|token| put(token.as_bytes(), "keys")),
            sign_key: (secrets.sign_key.as_ref()).map(|key| put(key.as_bytes(), "keys")),
            expires: secrets.expires.map(|at| (at, put(b"", "keys"))),
            starts: secrets.starts.map(|at| (at, put(b"", "keys"))),
            temporary: secrets.temporary,
        });
        holds.file_size = self.file_size.map(|size| (size, put(b"", "option")));
        reading
    }
}

fn put(sources: &mut Sources, bytes: &[u8], label: &'static str) -> Value {
    let source = sources.add(bytes.to_vec(), Label::plain(label));
    Value {
        place: sources.whole(source),
    }
}

/// The policy's JSON; where the field cannot be decoded, a policy that was given beside it.
fn policy(evidence: &Evidence, facts: &Facts) -> Option<Vec<u8>> {
    let text = |policy: &PolicyText| Some(evidence.bytes(policy.json?).to_vec());
    let mut all = facts.policy.iter().chain(&facts.other_policies);
    all.find_map(text)
}

fn fields(evidence: &Evidence, form: &Form) -> Vec<Entry> {
    let text = |value: Value| evidence.text(value).into_owned();
    let entries = form.fields.iter().map(|field| {
        let file = field.file.as_ref().map(|file| File {
            name: file.filename.map(text),
            kind: file.content_type.map(text),
            size: file.size,
        });
        let name = text(field.name);
        // A file's content is not needed; a text field sent as a file is a value all the same.
        let content = file.is_none() || crate::cos::fields::find(&name).is_some() && name != "file";
        let value = if content {
            evidence.bytes(field.value).to_vec()
        } else {
            Vec::new()
        };
        Entry { name, value, file }
    });
    entries.collect()
}

fn head(evidence: &Evidence, request: &Request) -> Head {
    let text = |value: Value| evidence.text(value).into_owned();
    let headers = request.headers.iter().filter(|header| {
        let name = evidence.text(header.name).to_ascii_lowercase();
        SIGNING_HEADERS.contains(&name.as_str())
    });
    Head {
        method: request.method.map(text),
        path: request.path.map(text),
        host: request.host.map(text),
        headers: headers
            .map(|header| (text(header.name), text(header.value)))
            .collect(),
    }
}

fn secrets(evidence: &Evidence, keys: &Keys) -> Secrets {
    let text = |value: Value| evidence.text(value).into_owned();
    Secrets {
        id: keys.secret_id.map(text),
        key: keys
            .secret_key
            .map(|value| Zeroizing::new(evidence.bytes(value).to_vec())),
        token: keys.token.map(|value| Zeroizing::new(text(value))),
        sign_key: keys.sign_key.map(|value| Zeroizing::new(text(value))),
        key_time: keys.key_time.map(text),
        expires: keys.expires.map(|(at, _)| at),
        starts: keys.starts.map(|(at, _)| at),
        temporary: keys.temporary,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Slot;
    use crate::remedy::sign::{Theirs, sign};

    #[test]
    fn nothing_that_holds_a_secret_prints_it() {
        const SECRET: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
        const TOKEN: &str = "PlantedTokenPlantedToken0123456789";
        let sign_key = signature::sign_key(SECRET.as_bytes(), b"1567150692;1567157892");
        let mut evidence = Evidence::default();
        let keys = format!(
            "SecretId=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q\nSecretKey={SECRET}\nToken={TOKEN}\nSignKey={sign_key}\nKeyTime=1567150692;1567157892\n"
        );
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
        let policy = br#"{"expiration":"2019-08-30T09:38:12Z","conditions":[{"acl":"default"}]}"#;
        evidence.add(policy, Some(Slot::Policy), None).unwrap();
        let form = format!(
            "key=a.png\nacl=default\nx-cos-security-token={TOKEN}\nq-sign-algorithm=sha1\n"
        );
        evidence
            .add(form.as_bytes(), Some(Slot::Form), None)
            .unwrap();
        let theirs = Theirs::read(format!("signKey={sign_key}\n").as_bytes()).unwrap();
        let facts = evidence.facts();
        let upload = Upload::new(&evidence, &facts);
        assert!(upload.secrets.key.is_some() && upload.secrets.token.is_some());
        let printed = [
            format!("{evidence:?}"),
            format!("{:?}", sign(&evidence, 0).unwrap()),
            format!("{theirs:?}"),
            format!("{upload:?}"),
        ];
        for text in printed {
            for secret in [SECRET, TOKEN, sign_key.as_str()] {
                let head = secret.get(..12).unwrap();
                let bytes = format!("{:?}", &secret.as_bytes()[..6]);
                let bytes = bytes.trim_matches(['[', ']']);
                assert!(
                    !text.contains(head) && !text.contains(bytes),
                    "{head} in {text}"
                );
            }
        }
    }
}
