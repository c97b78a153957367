//! The broken uploads of the demo, made with the engine's own signer so that each is wrong in exactly the
//! place it shows. Apart from the demo itself because this is data; it knows no screen.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::cos::signature::{sign_key, signature, string_to_sign};
use crate::cos::times::Instant;

/// Tencent's published example pair (436/14690).
const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
/// See [`SECRET_ID`].
const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
const BUCKET: &str = "examplebucket-1250000000";
/// 2026-11-23 12:00:00 UTC, and half an hour later.
const START: i64 = 1_795_435_200;
const END: i64 = START + 1800;
/// Seconds that Virginia's winter time is behind UTC.
const VIRGINIA: i64 = 5 * 3600;

/// What a demo has to paste.
#[derive(Clone, Debug)]
pub struct Samples {
    /// COS's response, or what the browser says instead.
    pub answer: String,
    /// The policy and the form.
    pub upload: String,
    /// Keys, where they help.
    pub keys: Option<String>,
    /// This machine's clock, Unix seconds.
    pub now: i64,
}

/// A built-in upload.
#[derive(Debug)]
pub struct Demo {
    /// Its short name.
    pub name: &'static str,
    /// The branch of the tree it shows.
    pub branch: &'static str,
    /// Makes what it pastes.
    pub make: fn() -> Samples,
}

const fn demo(name: &'static str, branch: &'static str, make: fn() -> Samples) -> Demo {
    Demo { name, branch, make }
}

/// All, in the order of the menu.
pub const DEMOS: [Demo; 12] = [
    demo(
        "double-fault",
        "SignatureDoesNotMatch_POSTSignature",
        double_fault,
    ),
    demo("q-ak", "AccessDenied_q-ak", q_ak),
    demo("expiration", "AccessDenied_Expiration", expired),
    demo(
        "signature",
        "SignatureDoesNotMatch_POSTSignature",
        wrong_signature,
    ),
    demo("policy", "InvalidPolicyDocument_JSONFormat", broken_json),
    demo("bucket", "AccessDenied_BucketNotConsistent", bucket),
    demo("condition", "AccessDenied_Condition", condition),
    demo("body", "MalformedPOSTRequest_POSTBody", body),
    demo("hidden", "none.hidden", hidden),
    demo("permission", "other.AccessDenied", permission),
    demo("temporary-keys", "other.InvalidAccessKeyId", temporary_keys),
    demo("zone", "AccessDenied_Expiration", zone),
];

/// An upload; sound until something in it is changed.
struct Upload {
    policy: String,
    fields: Vec<(&'static str, String)>,
    signature: String,
}

fn policy(expiration: i64) -> String {
    let expiration = Instant::from_seconds(expiration).to_iso();
    format!(
        r#"{{"expiration":"{expiration}","conditions":[{{"bucket":"{BUCKET}"}},["starts-with","$key","uploads/"],{{"q-sign-algorithm":"sha1"}},{{"q-ak":"{SECRET_ID}"}},{{"q-sign-time":"{START};{END}"}}]}}"#
    )
}

fn key() -> String {
    sign_key(SECRET_KEY.as_bytes(), format!("{START};{END}").as_bytes())
}

impl Upload {
    fn new(policy: String) -> Self {
        let fields = vec![
            ("key", "uploads/photo.png".to_owned()),
            ("policy", STANDARD.encode(&policy)),
            ("q-sign-algorithm", "sha1".to_owned()),
            ("q-ak", SECRET_ID.to_owned()),
            ("q-key-time", format!("{START};{END}")),
        ];
        let signature = signature(&key(), &string_to_sign(policy.as_bytes()));
        Self {
            policy,
            fields,
            signature,
        }
    }

    fn sound() -> Self {
        Self::new(policy(END))
    }

    fn with(mut self, name: &str, value: &str) -> Self {
        for (known, old) in &mut self.fields {
            if *known == name {
                value.clone_into(old);
            }
        }
        self
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        pairs.extend(
            self.fields
                .iter()
                .map(|(name, value)| (*name, value.as_str())),
        );
        pairs.push(("q-signature", &self.signature));
        pairs.push(("file", "@photo.png"));
        pairs
    }

    fn curl(&self) -> String {
        let mut line = format!("curl -X POST 'https://{BUCKET}.cos.ap-tokyo.myqcloud.com/'");
        for (name, value) in self.pairs() {
            // A semicolon ends the value of -F.
            let flag = if value.contains(';') {
                "--form-string"
            } else {
                "-F"
            };
            let _ = write!(line, " \\\n  {flag} '{name}={value}'");
        }
        line
    }

    fn form(&self) -> String {
        form(&self.pairs())
    }

    /// The request as it goes over the wire, a small file in it.
    fn request(&self) -> String {
        const BOUNDARY: &str = "----FormBoundary9JtEhEGHSdx8Patg";
        let mut body = String::new();
        for (name, value) in self.pairs() {
            let (file, value) = if name == "file" {
                (
                    "; filename=\"photo.png\"\r\nContent-Type: image/png",
                    "example file",
                )
            } else {
                ("", value)
            };
            let _ = write!(
                body,
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n{value}\r\n"
            );
        }
        let _ = write!(body, "--{BOUNDARY}--\r\n");
        // The mistake: a hand-made part whose headers do not end.
        let body = body.replacen("name=\"q-ak\"\r\n\r\n", "name=\"q-ak\"\r\n", 1);
        format!(
            "POST / HTTP/1.1\r\nHost: {BUCKET}.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
    }
}

/// A form as a JSON list of pairs.
pub fn form(pairs: &[(&str, &str)]) -> String {
    let rows: Vec<String> = pairs
        .iter()
        .map(|(name, value)| serde_json::json!([name, value]).to_string())
        .collect();
    format!("[\n{}\n]", rows.join(",\n"))
}

fn answer(code: &str, message: &str, now: i64) -> String {
    let message = message.replace('\'', "&apos;");
    let id = STANDARD.encode(format!("{now:08x}_6b2a0f0a_14f3_1a2b3c"));
    format!(
        "<?xml version='1.0' encoding='utf-8' ?>\n<Error>\n\t<Code>{code}</Code>\n\t<Message>{message}</Message>\n\t<Resource>{BUCKET}.cos.ap-tokyo.myqcloud.com/uploads/photo.png</Resource>\n\t<RequestId>{id}</RequestId>\n</Error>"
    )
}

fn samples(code: &str, message: &str, upload: String) -> Samples {
    let now = START + 60;
    Samples {
        answer: answer(code, message, now),
        upload,
        keys: None,
        now,
    }
}

fn denied(key: &str, value: &str, upload: String) -> Samples {
    let message = format!("Condition key {key} doesn't match the value {value}");
    samples("AccessDenied", &message, upload)
}

fn keys() -> String {
    format!("SecretId={SECRET_ID}\nSecretKey={SECRET_KEY}\n")
}

fn signed_wrong(upload: &Upload) -> Samples {
    let message = "The Signature you specified is invalid.";
    Samples {
        keys: Some(keys()),
        ..samples("SignatureDoesNotMatch", message, upload.curl())
    }
}

fn double_fault() -> Samples {
    let mut upload = Upload::new(policy(END - VIRGINIA));
    let encoded = STANDARD.encode(&upload.policy);
    upload.signature = signature(&key(), &string_to_sign(encoded.as_bytes()));
    signed_wrong(&upload)
}

fn q_ak() -> Samples {
    // A small L in the place of a capital I.
    let upload = Upload::sound().with("q-ak", &SECRET_ID.replacen('I', "l", 1));
    denied("q-ak", SECRET_ID, upload.form())
}

fn too_late(expiration: i64, now: i64) -> Samples {
    let message = format!(
        "You post object request has been expired, expiration time: {expiration} but the time now : {now}"
    );
    Samples {
        answer: answer("AccessDenied", &message, now),
        upload: Upload::new(policy(expiration)).curl(),
        keys: None,
        now,
    }
}

fn expired() -> Samples {
    too_late(END, END + 3725)
}

fn zone() -> Samples {
    too_late(END - VIRGINIA, START + 60)
}

fn wrong_signature() -> Samples {
    let mut upload = Upload::sound();
    upload.signature = signature(SECRET_KEY, &string_to_sign(upload.policy.as_bytes()));
    signed_wrong(&upload)
}

fn broken_json() -> Samples {
    let upload = Upload::new(policy(END).replacen("}]}", "},]}", 1));
    let message = "You must provide condition if you specify a policy in post object request.";
    samples("InvalidPolicyDocument", message, upload.form())
}

fn bucket() -> Samples {
    let upload = Upload::new(policy(END).replacen(BUCKET, "examplebucket", 1));
    denied("bucket", BUCKET, upload.curl())
}

fn condition() -> Samples {
    let upload = Upload::sound().with("key", "photos/photo.png");
    denied("key", "uploads/", upload.form())
}

fn body() -> Samples {
    let message = "The body of your POST request is not well-formed multipart/form-data.";
    samples("MalformedPOSTRequest", message, Upload::sound().request())
}

fn hidden() -> Samples {
    let upload = Upload::sound().with("key", "photos/photo.png");
    Samples {
        answer: format!(
            "Access to XMLHttpRequest at 'https://{BUCKET}.cos.ap-tokyo.myqcloud.com/' from origin 'https://www.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
        ),
        ..samples("", "", upload.form())
    }
}

fn permission() -> Samples {
    samples("AccessDenied", "Access Denied.", Upload::sound().curl())
}

/// As long as those of an STS answer, which tells them from permanent ones.
const TEMPORARY_ID: &str = "AKIDmadeUpTemporarySecretId0123456789abcdefghijklmnopqrstuvwxyzABCDE";

fn temporary_keys() -> Samples {
    // The field has the name that the SDK's answer uses, not the one COS reads.
    let policy = Upload::sound().policy.replace(SECRET_ID, TEMPORARY_ID);
    let mut upload = Upload::new(policy).with("q-ak", TEMPORARY_ID);
    let token = "mG4sQ0zXv8Tn2LrBk7WyHc1DfUj5Pa9EeqKx3RtZi6Ns0VbMo4wJ";
    upload.fields.insert(1, ("token", token.to_owned()));
    Samples {
        keys: Some(
            serde_json::json!({"credentials": {
                "tmpSecretId": TEMPORARY_ID, "tmpSecretKey": SECRET_KEY, "sessionToken": token
            }, "expiredTime": END})
            .to_string(),
        ),
        ..samples(
            "InvalidAccessKeyId",
            "The Access Key Id you provided does not exist in our records",
            upload.curl(),
        )
    }
}
