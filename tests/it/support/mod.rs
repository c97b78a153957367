//! Uploads made in code: a policy, a signed form, an answer, each to be broken in one place. Tests of the engine and
//! of the commands build on it, so that a fault is one line and everything around it is sound.

pub mod faults;
pub mod inputs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature;
use postdoc::diagnosis::{Clock, Diagnosis, Effort, Finding, Severity, diagnose};
use postdoc::evidence::{Evidence, Slot};

/// Tencent's published example pair (436/14690).
pub const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
/// See [`SECRET_ID`].
pub const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
/// 2026-11-23 12:00:00 UTC.
pub const START: i64 = 1_795_435_200;
/// Half an hour later.
pub const END: i64 = START + 1800;

/// Stands for the policy's base64 in [`Upload::fields`].
pub const POLICY: &str = "{policy}";
/// Stands for the signature.
pub const SIGNATURE: &str = "{signature}";
/// Stands for the file.
pub const FILE: &str = "{file}";

/// How many times as much a test does as it does unasked: `POSTDOC_MANY`.
pub fn many() -> usize {
    let asked = std::env::var("POSTDOC_MANY").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(1)
}

/// An upload; sound until something in it is changed.
#[derive(Clone, Debug)]
pub struct Upload {
    /// The policy's JSON text.
    pub policy: String,
    /// The `policy` field as sent; made from `policy` where `None`.
    pub encoded: Option<String>,
    /// Text fields in order. `policy` and `q-signature` are put in front of the first `q-*` field and at the end
    /// unless they stand here themselves, as [`POLICY`] and [`SIGNATURE`]; so is the file (`file`, [`FILE`]).
    pub fields: Vec<(String, String)>,
    /// `q-signature`; the right one where `None`.
    pub signature: Option<String>,
    /// The file's name.
    pub file: String,
    /// The file's size in bytes.
    pub size: u64,
    /// The request's bucket.
    pub bucket: String,
    /// KeyTime, for signing.
    pub key_time: String,
}

impl Default for Upload {
    fn default() -> Self {
        let key_time = format!("{START};{END}");
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        Self {
            policy: policy(&key_time),
            encoded: None,
            fields: vec![
                field("key", "uploads/photo.png"),
                field("Content-Type", "image/png"),
                field("acl", "default"),
                field("q-sign-algorithm", "sha1"),
                field("q-ak", SECRET_ID),
                field("q-key-time", &key_time),
            ],
            signature: None,
            file: "photo.png".to_owned(),
            size: 48_211,
            bucket: "examplebucket-1250000000".to_owned(),
            key_time,
        }
    }
}

/// The policy of a sound upload.
pub fn policy(key_time: &str) -> String {
    format!(
        r#"{{
  "expiration": "2026-11-23T12:30:00.000Z",
  "conditions": [
    {{ "acl": "default" }},
    {{ "bucket": "examplebucket-1250000000" }},
    [ "starts-with", "$key", "uploads/" ],
    [ "starts-with", "$Content-Type", "image/" ],
    [ "content-length-range", 1, 1048576 ],
    {{ "q-sign-algorithm": "sha1" }},
    {{ "q-ak": "{SECRET_ID}" }},
    {{ "q-sign-time": "{key_time}" }}
  ]
}}"#
    )
}

impl Upload {
    /// With one place of the policy's text replaced.
    pub fn policy_replaced(mut self, from: &str, to: &str) -> Self {
        assert!(self.policy.contains(from), "{from} is not in the policy");
        self.policy = self.policy.replacen(from, to, 1);
        self
    }

    /// With another value for a field, or a new field in front of `q-*`.
    pub fn field(mut self, name: &str, value: &str) -> Self {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => value.clone_into(known),
            None => self.fields.insert(1, (name.to_owned(), value.to_owned())),
        }
        self
    }

    /// Without a field.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }

    /// The signature the form carries.
    pub fn signature_value(&self) -> String {
        self.signature.clone().unwrap_or_else(|| {
            let key = signature::sign_key(SECRET_KEY.as_bytes(), self.key_time.as_bytes());
            signature::signature(&key, &signature::string_to_sign(self.policy.as_bytes()))
        })
    }

    /// The `policy` field.
    pub fn encoded_value(&self) -> String {
        self.encoded
            .clone()
            .unwrap_or_else(|| STANDARD.encode(&self.policy))
    }

    /// All fields in order, the file last unless it stands elsewhere.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs = self.fields.clone();
        let stands =
            |pairs: &[(String, String)], value: &str| pairs.iter().any(|(_, known)| known == value);
        if !stands(&pairs, POLICY) {
            let at = pairs
                .iter()
                .position(|(name, _)| name.starts_with("q-"))
                .unwrap_or(pairs.len());
            pairs.insert(at, ("policy".to_owned(), POLICY.to_owned()));
            if !stands(&pairs, SIGNATURE) {
                pairs.push(("q-signature".to_owned(), SIGNATURE.to_owned()));
            }
        }
        if !stands(&pairs, FILE) {
            pairs.push(("file".to_owned(), FILE.to_owned()));
        }
        for (_, value) in &mut pairs {
            match value.as_str() {
                POLICY => *value = self.encoded_value(),
                SIGNATURE => *value = self.signature_value(),
                FILE => *value = format!("@{}", self.file),
                _ => {}
            }
        }
        pairs
    }

    /// The form as a JSON list of pairs, a pair a line.
    pub fn form_json(&self) -> String {
        let rows: Vec<String> = self
            .pairs()
            .iter()
            .map(|(name, value)| serde_json::to_string(&[name, value]).unwrap())
            .collect();
        format!("[\n{}\n]", rows.join(",\n"))
    }

    /// The evidence: form, bucket, size, and the answer if there is one.
    pub fn evidence(&self, answer: &str) -> Evidence {
        let mut evidence = Evidence::default();
        evidence
            .add(self.form_json().as_bytes(), Some(Slot::Form), None)
            .expect("the form is read");
        postdoc_options(&mut evidence, &self.bucket, self.size);
        if !answer.is_empty() {
            evidence
                .add(answer.as_bytes(), Some(Slot::Error), None)
                .expect("the answer is read");
        }
        evidence
    }

    /// The diagnosis a minute after KeyTime's start.
    pub fn diagnose(&self, answer: &str) -> Diagnosis {
        diagnose(&self.evidence(answer), &at(START + 60), Effort::Quick)
    }
}

/// Fills what no paste holds.
pub fn postdoc_options(evidence: &mut Evidence, bucket: &str, size: u64) {
    use postdoc::evidence::Flag;
    evidence.add_option(Flag::Bucket, bucket).expect("a bucket");
    evidence
        .add_option(Flag::FileSize, &size.to_string())
        .expect("a size");
}

/// A clock that was given.
pub fn at(instant: i64) -> Clock {
    Clock {
        machine: instant,
        offset: 0,
        given: Some(instant),
    }
}

/// Only this machine's clock.
pub fn machine(instant: i64) -> Clock {
    Clock {
        machine: instant,
        offset: 0,
        given: None,
    }
}

/// COS's answer as XML.
pub fn answer(code: &str, message: &str) -> String {
    let message = message
        .replace('&', "&amp;")
        .replace('\'', "&apos;")
        .replace('<', "&lt;");
    format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{code}</Code>\n\t<Message>{message}</Message>\n\t<Resource>examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/uploads/photo.png</Resource>\n\t<TraceId>OGVm</TraceId>\n</Error>"
    )
}

/// One finding as a line: id, severity, field.
pub fn line(finding: &Finding) -> String {
    let mark = if finding.explains_answer { "*" } else { "" };
    let field = finding.field.as_deref().unwrap_or("-");
    format!(
        "{} {}{mark} {field}",
        finding.id.id(),
        finding.severity.slug()
    )
}

/// All findings above a note, a line each.
pub fn loud(diagnosis: &Diagnosis) -> Vec<String> {
    let loud = diagnosis
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Note);
    loud.map(line).collect()
}
