//! Every fault that can be mended, each put into a sound upload: the remedy makes it sound again, with and without
//! keys, and changes nothing in the policy's text but the bytes that were wrong.

mod support;

use postdoc::diagnosis::{Diagnosis, Effort, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::{Corrected, Picks, Remedy, remedy, remedy_with};
use support::{END, SECRET_ID, SECRET_KEY, START, Upload, at, postdoc_options};

type Broken = fn(Upload) -> Upload;

/// A fault: its name, how to make it, whether the policy's text has to change.
struct Row {
    name: &'static str,
    make: Broken,
    policy: bool,
}

const fn row(name: &'static str, make: Broken) -> Row {
    Row { name, make, policy: false }
}

const fn in_policy(name: &'static str, make: Broken) -> Row {
    Row { name, make, policy: true }
}

const EXPIRATION: &str = "2026-11-23T12:30:00.000Z";

fn expiration(upload: Upload, value: &str) -> Upload {
    upload.policy_replaced(EXPIRATION, value)
}

fn moved_behind_file(upload: Upload) -> Upload {
    upload
}

fn key_time(mut upload: Upload, value: &str) -> Upload {
    let old = upload.key_time.clone();
    upload.policy = upload.policy.replace(&old, value);
    upload.key_time = value.to_owned();
    upload.field("q-key-time", value)
}

const ROWS: &[Row] = &[
    // q-ak
    row("q-ak differs by a letter", |u| u.field("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5p")),
    row("q-ak with a blank behind it", |u| u.field("q-ak", &format!("{SECRET_ID} "))),
    row("q-ak is missing", |u| u.without("q-ak")),
    row("q-ak is undefined", |u| u.field("q-ak", "undefined")),
    row("q-ak under another name", |u| u.without("q-ak").field("qAk", SECRET_ID)),
    in_policy("the policy's q-ak ends in a newline", |u| {
        u.policy_replaced(SECRET_ID, &format!("{SECRET_ID}\\n"))
    }),
    // expiration
    in_policy("expired yesterday", |u| expiration(u, "2026-11-22T12:30:00.000Z")),
    in_policy("local time west of Greenwich", |u| expiration(u, "2026-11-23T07:30:00.000Z")),
    in_policy("local time east of Greenwich", |u| expiration(u, "2026-11-23T21:30:00.000Z")),
    in_policy("twelve-hour clock", |u| expiration(u, "2026-11-23T00:30:00Z")),
    in_policy("an offset in place of Z", |u| expiration(u, "2026-11-23T20:30:00+08:00")),
    in_policy("no zone", |u| expiration(u, "2026-11-23 12:30:00")),
    in_policy("a Unix number", |u| {
        u.policy_replaced(&format!("\"{EXPIRATION}\""), &END.to_string())
    }),
    in_policy("a format letter left over", |u| expiration(u, "2026-11-23T12:30:00.SSSZ")),
    in_policy("six digits of fraction", |u| expiration(u, "2026-11-23T12:30:00.123456Z")),
    in_policy("expiration is missing", |u| {
        u.policy_replaced(&format!("\n  \"expiration\": \"{EXPIRATION}\","), "")
    }),
    in_policy("expiration is misspelt", |u| u.policy_replaced("\"expiration\"", "\"Expiration\"")),
    // conditions
    in_policy("Conditions", |u| u.policy_replaced("\"conditions\"", "\"Conditions\"")),
    in_policy("condition", |u| u.policy_replaced("\"conditions\"", "\"condition\"")),
    in_policy("conditions are missing", |mut u| {
        u.policy = format!("{{\n  \"expiration\": \"{EXPIRATION}\"\n}}");
        u
    }),
    in_policy("conditions are empty", |mut u| {
        u.policy = format!("{{\"expiration\":\"{EXPIRATION}\",\"conditions\":[]}}");
        u
    }),
    in_policy("conditions are null", |mut u| {
        u.policy = format!("{{\"expiration\":\"{EXPIRATION}\",\"conditions\":null}}");
        u
    }),
    in_policy("conditions are one object", |mut u| {
        u.policy = format!(
            "{{\"expiration\":\"{EXPIRATION}\",\"conditions\":{{\"acl\":\"default\",\"bucket\":\"{}\",\
             \"content-length-range\":[1, 1048576],\"q-sign-algorithm\":\"sha1\",\"q-ak\":\"{SECRET_ID}\",\
             \"q-sign-time\":\"{}\"}}}}",
            u.bucket, u.key_time
        );
        u
    }),
    in_policy("conditions are a string", |mut u| {
        let array = format!(
            r#"[{{"acl":"default"}},{{"q-sign-algorithm":"sha1"}},{{"q-ak":"{SECRET_ID}"}},{{"q-sign-time":"{}"}}]"#,
            u.key_time
        );
        let text = serde_json::to_string(&array).unwrap();
        u.policy = format!("{{\"expiration\":\"{EXPIRATION}\",\"conditions\":{text}}}");
        u
    }),
    in_policy("two pairs in one object", |u| {
        u.policy_replaced("\"acl\": \"default\" },\n    { ", "\"acl\": \"default\", ")
    }),
    in_policy("an empty entry", |u| u.policy_replaced("{ \"acl\": \"default\" },", "{},")),
    in_policy("an empty entry at the end", |u| u.policy_replaced("\" }\n  ]", "\" },\n    {}\n  ]")),
    in_policy("no dollar", |u| u.policy_replaced("\"$key\"", "\"key\"")),
    in_policy("two dollars", |u| u.policy_replaced("\"$key\"", "\"$$key\"")),
    in_policy("an operator in other spelling", |u| {
        u.policy_replaced("starts-with\", \"$key", "startsWith\", \"$key")
    }),
    in_policy("an operator as the name of an object", |u| {
        u.policy_replaced(
            "[ \"starts-with\", \"$key\", \"uploads/\" ]",
            "{ \"starts-with\": [ \"$key\", \"uploads/\" ] }",
        )
    }),
    in_policy("a number as a value", |u| {
        u.policy_replaced("{ \"acl\"", "{ \"success_action_status\": 200 },\n    { \"acl\"")
            .field("success_action_status", "200")
    }),
    in_policy("bounds as texts", |u| u.policy_replaced("1, 1048576", "\"1\", \"1048576\"")),
    in_policy("a wildcard in a prefix", |u| u.policy_replaced("image/", "image/*")),
    in_policy("a wildcard in an exact value", |u| {
        u.policy_replaced("[ \"starts-with\", \"$Content-Type\", \"image/\" ]", "{ \"Content-Type\": \"image/*\" }")
    }),
    in_policy("${filename} in the policy", |u| {
        u.policy_replaced("[ \"starts-with\", \"$key\", \"uploads/\" ]", "{ \"key\": \"uploads/${filename}\" }")
            .field("key", "uploads/${filename}")
    }),
    in_policy("q-sign-algorithm has no condition", |u| {
        u.policy_replaced("    { \"q-sign-algorithm\": \"sha1\" },\n", "")
    }),
    in_policy("q-sign-time has no condition", |u| {
        let line = format!(",\n    {{ \"q-sign-time\": \"{}\" }}", u.key_time);
        u.policy_replaced(&line, "")
    }),
    // JSON
    in_policy("a comma too many", |u| u.policy_replaced("\" }\n  ]", "\" },\n  ]")),
    in_policy("a comma too few", |u| u.policy_replaced("\"default\" },", "\"default\" }")),
    in_policy("single quotes", |u| u.policy_replaced("\"acl\"", "'acl'")),
    in_policy("typographic quotes", |u| u.policy_replaced("\"acl\"", "\u{201C}acl\u{201D}")),
    in_policy("a name without quotes", |u| u.policy_replaced("\"acl\"", "acl")),
    in_policy("a value without quotes", |u| u.policy_replaced("\"default\"", "default")),
    in_policy("a comment", |u| u.policy_replaced("\"default\" },", "\"default\" }, // as it is")),
    in_policy("a byte order mark", |mut u| {
        u.policy.insert(0, '\u{FEFF}');
        u
    }),
    in_policy("no bracket at the end", |mut u| {
        u.policy.truncate(u.policy.len() - 2);
        u
    }),
    in_policy("no brackets at the end", |mut u| {
        u.policy.truncate(u.policy.len() - 6);
        u
    }),
    in_policy("a semicolon behind the text", |mut u| {
        u.policy.push(';');
        u
    }),
    in_policy("a full-width colon", |u| u.policy_replaced("\"acl\":", "\"acl\"\u{FF1A}")),
    in_policy("a no-break space", |u| u.policy_replaced("{ \"acl\"", "{\u{A0}\"acl\"")),
    in_policy("a needless backslash", |u| u.policy_replaced("$key", "\\$key")),
    in_policy("a quote that is missing", |u| u.policy_replaced("\"default\"", "\"default")),
    in_policy("the wrong bracket", |u| u.policy_replaced("\"uploads/\" ]", "\"uploads/\" }")),
    // encoding
    row("the policy sent as JSON", |mut u| {
        u.encoded = Some(u.policy.clone());
        u
    }),
    row("base64 for URLs", |mut u| {
        u.encoded = Some(u.encoded_value().replace('+', "-").replace('/', "_").replace('=', ""));
        u
    }),
    row("base64 in lines", |mut u| {
        let text = u.encoded_value();
        let lines: Vec<&str> = (0..text.len()).step_by(64).map(|at| &text[at..(at + 64).min(text.len())]).collect();
        u.encoded = Some(lines.join("\n"));
        u
    }),
    row("base64 twice", |mut u| {
        use base64::Engine as _;
        u.encoded = Some(base64::engine::general_purpose::STANDARD.encode(u.encoded_value()));
        u
    }),
    // bucket
    in_policy("the policy's bucket without APPID", |u| {
        u.policy_replaced("examplebucket-1250000000", "examplebucket")
    }),
    row("another bucket in the request", |mut u| {
        u.bucket = "otherbucket-1250000000".to_owned();
        u
    }),
    // values
    row("key outside the prefix", |u| u.field("key", "photo.png")),
    row("key with a slash in front", |u| u.field("key", "/uploads/photo.png")),
    row("key in capitals", |u| u.field("key", "Uploads/photo.png")),
    row("key is missing", |u| u.without("key")),
    row("key is undefined", |u| u.field("key", "undefined")),
    row("acl differs", |u| u.field("acl", "private")),
    row("acl is missing", |u| u.without("acl")),
    row("a Content-Type of another kind", |u| u.field("Content-Type", "application/octet-stream")),
    row("Content-Type is missing", |u| u.without("Content-Type")),
    row("an optional field is undefined", |u| u.field("Cache-Control", "undefined")),
    row("a status that is none", |u| u.field("success_action_status", "299")),
    row("q-sign-algorithm in other words", |u| u.field("q-sign-algorithm", "HMAC-SHA1")),
    row("q-key-time differs from q-sign-time", |u| u.field("q-key-time", &format!("{};{}", START + 1, END + 1))),
    row("q-key-time is missing", |u| u.without("q-key-time")),
    row("q-key-time with a comma", |u| u.field("q-key-time", &format!("{START},{END}"))),
    row("q-key-time under the condition's name", |u| {
        let value = u.key_time.clone();
        u.without("q-key-time").field("q-sign-time", &value)
    }),
    in_policy("KeyTime in milliseconds", |u| key_time(u, &format!("{START}000;{END}000"))),
    in_policy("KeyTime reversed", |u| key_time(u, &format!("{END};{START}"))),
    in_policy("KeyTime of yesterday", |u| key_time(u, &format!("{};{}", START - 86400, END - 86400))),
    // the signature
    row("signature in base64", |mut u| {
        u.signature = Some("d1jcmoMuneEB3KcEysvynZ+Bcv3=".to_owned());
        u
    }),
    row("signature in capitals", |mut u| {
        u.signature = Some(u.signature_value().to_ascii_uppercase());
        u
    }),
    row("signature is empty", |mut u| {
        u.signature = Some(String::new());
        u
    }),
    row("signature is undefined", |mut u| {
        u.signature = Some("undefined".to_owned());
        u
    }),
];

fn keys() -> String {
    format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#)
}

fn evidence(upload: &Upload, with_keys: bool) -> Evidence {
    let mut evidence = upload.evidence("");
    if with_keys {
        evidence.add(keys().as_bytes(), Some(Slot::Keys), None).unwrap();
    }
    evidence
}

fn mended(evidence: &Evidence) -> (Diagnosis, Remedy) {
    let clock = at(START + 60);
    let diagnosis = diagnose(evidence, &clock, Effort::Quick);
    let remedy = remedy(evidence, &diagnosis, &clock);
    (diagnosis, remedy)
}

fn said(diagnosis: &Diagnosis) -> Vec<String> {
    support::loud(diagnosis)
}

/// The corrected form, read again as somebody would paste it.
fn again(corrected: &Corrected, size: u64, with_keys: bool) -> Diagnosis {
    let rows: Vec<String> =
        corrected.form.iter().map(|(name, value)| serde_json::to_string(&[name, value]).unwrap()).collect();
    let mut evidence = Evidence::default();
    evidence.add(format!("[{}]", rows.join(",")).as_bytes(), Some(Slot::Form), None).unwrap();
    postdoc_options(&mut evidence, corrected.bucket.as_deref().unwrap(), size);
    if with_keys {
        evidence.add(keys().as_bytes(), Some(Slot::Keys), None).unwrap();
    }
    diagnose(&evidence, &at(corrected.now), Effort::Quick)
}

#[test]
fn every_fault_is_mended_with_and_without_keys() {
    let mut complaints = Vec::new();
    for row in ROWS {
        for with_keys in [true, false] {
            let upload = (row.make)(Upload::default());
            let (before, remedy) = mended(&evidence(&upload, with_keys));
            let Some(corrected) = remedy.corrected else {
                complaints.push(format!(
                    "{} (keys {with_keys}): {:?} -> no remedy; choices {:?} not here {:?}",
                    row.name,
                    said(&before),
                    remedy.choices.iter().map(|choice| &choice.field).collect::<Vec<_>>(),
                    remedy.not_here,
                ));
                continue;
            };
            let after = again(&corrected, upload.size, with_keys);
            let errors = after.findings.iter().any(|finding| finding.severity == Severity::Error);
            if after.verdict != Verdict::Sound || errors || !corrected.verified {
                complaints.push(format!("{} (keys {with_keys}): {:?}", row.name, said(&after)));
            }
            if corrected.edits.is_empty() == row.policy {
                complaints.push(format!("{} (keys {with_keys}): {:?}", row.name, corrected.patch));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}
