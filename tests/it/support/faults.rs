//! Every fault that can be mended, a line each: what the remedy has to make sound again, and what a saved session has
//! to carry to a colleague.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{END, SECRET_ID, START, Upload};

/// Breaks the policy's text in one place, if it still has it.
pub trait Swapped {
    /// Replaces the first of them.
    fn swapped(self, from: &str, to: &str) -> Self;
}

impl Swapped for Upload {
    fn swapped(mut self, from: &str, to: &str) -> Self {
        self.policy = self.policy.replacen(from, to, 1);
        self
    }
}

/// Makes a fault.
pub type Broken = fn(Upload) -> Upload;

/// A fault: its name, how to make it, whether the policy's text has to change.
pub struct Row {
    /// What is wrong.
    pub name: &'static str,
    /// Makes it.
    pub make: Broken,
    /// Whether the policy's text has to change.
    pub policy: bool,
}

const fn row(name: &'static str, make: Broken) -> Row {
    Row {
        name,
        make,
        policy: false,
    }
}

const fn in_policy(name: &'static str, make: Broken) -> Row {
    Row {
        name,
        make,
        policy: true,
    }
}

/// The sound upload's.
pub const EXPIRATION: &str = "2026-11-23T12:30:00.000Z";

/// With another expiration.
pub fn expiration(upload: Upload, value: &str) -> Upload {
    upload.swapped(EXPIRATION, value)
}

/// With another KeyTime in form and policy.
pub fn key_time(mut upload: Upload, value: &str) -> Upload {
    let old = upload.key_time.clone();
    upload.policy = upload.policy.replace(&old, value);
    value.clone_into(&mut upload.key_time);
    upload.field("q-key-time", value)
}

/// All faults.
pub const ROWS: &[Row] = &[
    // q-ak
    row("q-ak differs by a letter", |u| {
        u.field("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5p")
    }),
    row("q-ak with a blank behind it", |u| {
        u.field("q-ak", &format!("{SECRET_ID} "))
    }),
    row("q-ak is missing", |u| u.without("q-ak")),
    row("q-ak is undefined", |u| u.field("q-ak", "undefined")),
    row("q-ak under another name", |u| {
        u.without("q-ak").field("q-secret-id", SECRET_ID)
    }),
    in_policy("the policy's q-ak ends in a newline", |u| {
        u.swapped(SECRET_ID, &format!("{SECRET_ID}\\n"))
    }),
    // expiration
    in_policy("expired yesterday", |u| {
        expiration(u, "2026-11-22T12:30:00.000Z")
    }),
    in_policy("local time west of Greenwich", |u| {
        expiration(u, "2026-11-23T07:30:00.000Z")
    }),
    in_policy("local time east of Greenwich", |u| {
        expiration(u, "2026-11-23T21:30:00.000Z")
    }),
    in_policy("twelve-hour clock", |u| {
        expiration(u, "2026-11-23T00:30:00Z")
    }),
    in_policy("an offset in place of Z", |u| {
        expiration(u, "2026-11-23T20:30:00+08:00")
    }),
    in_policy("no zone", |u| expiration(u, "2026-11-23 12:30:00")),
    in_policy("a Unix number", |u| {
        u.swapped(&format!("\"{EXPIRATION}\""), &END.to_string())
    }),
    in_policy("a format letter left over", |u| {
        expiration(u, "2026-11-23T12:30:00.SSSZ")
    }),
    in_policy("six digits of fraction", |u| {
        expiration(u, "2026-11-23T12:30:00.123456Z")
    }),
    in_policy("expiration is missing", |u| {
        u.swapped(&format!("\n  \"expiration\": \"{EXPIRATION}\","), "")
    }),
    in_policy("expiration is misspelt", |u| {
        u.swapped("\"expiration\"", "\"Expiration\"")
    }),
    // conditions
    in_policy("Conditions", |u| {
        u.swapped("\"conditions\"", "\"Conditions\"")
    }),
    in_policy("condition", |u| {
        u.swapped("\"conditions\"", "\"condition\"")
    }),
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
        u.swapped("\"acl\": \"default\" },\n    { ", "\"acl\": \"default\", ")
    }),
    in_policy("an empty entry", |u| {
        u.swapped("{ \"acl\": \"default\" },", "{},")
    }),
    in_policy("an empty entry at the end", |u| {
        u.swapped("\" }\n  ]", "\" },\n    {}\n  ]")
    }),
    in_policy("no dollar", |u| u.swapped("\"$key\"", "\"key\"")),
    in_policy("two dollars", |u| u.swapped("\"$key\"", "\"$$key\"")),
    in_policy("an operator in other spelling", |u| {
        u.swapped("starts-with\", \"$key", "startsWith\", \"$key")
    }),
    in_policy("an operator as the name of an object", |u| {
        u.swapped(
            "[ \"starts-with\", \"$key\", \"uploads/\" ]",
            "{ \"starts-with\": [ \"$key\", \"uploads/\" ] }",
        )
    }),
    in_policy("a number as a value", |u| {
        u.swapped(
            "{ \"acl\"",
            "{ \"success_action_status\": 200 },\n    { \"acl\"",
        )
        .field("success_action_status", "200")
    }),
    in_policy("bounds as texts", |u| {
        u.swapped("1, 1048576", "\"1\", \"1048576\"")
    }),
    in_policy("a wildcard in a prefix", |u| u.swapped("image/", "image/*")),
    in_policy("a wildcard in an exact value", |u| {
        u.swapped(
            "[ \"starts-with\", \"$Content-Type\", \"image/\" ]",
            "{ \"Content-Type\": \"image/*\" }",
        )
    }),
    in_policy("${filename} in the policy", |u| {
        u.swapped(
            "[ \"starts-with\", \"$key\", \"uploads/\" ]",
            "{ \"key\": \"uploads/${filename}\" }",
        )
        .field("key", "uploads/${filename}")
    }),
    in_policy("q-sign-algorithm has no condition", |u| {
        u.swapped("    { \"q-sign-algorithm\": \"sha1\" },\n", "")
    }),
    in_policy("q-sign-time has no condition", |u| {
        let line = format!(",\n    {{ \"q-sign-time\": \"{}\" }}", u.key_time);
        u.swapped(&line, "")
    }),
    in_policy("the policy in an array", |mut u| {
        u.policy = format!("[{}]", u.policy);
        u
    }),
    in_policy("the policy as a JSON string", |mut u| {
        u.policy = serde_json::to_string(&u.policy).unwrap();
        u
    }),
    // JSON
    in_policy("a comma too many", |u| u.swapped("\" }\n  ]", "\" },\n  ]")),
    in_policy("a comma too few", |u| {
        u.swapped("\"default\" },", "\"default\" }")
    }),
    in_policy("single quotes", |u| u.swapped("\"acl\"", "'acl'")),
    in_policy("typographic quotes", |u| {
        u.swapped("\"acl\"", "\u{201C}acl\u{201D}")
    }),
    in_policy("a name without quotes", |u| u.swapped("\"acl\"", "acl")),
    in_policy("a value without quotes", |u| {
        u.swapped("\"default\"", "default")
    }),
    in_policy("a comment", |u| {
        u.swapped("\"default\" },", "\"default\" }, // as it is")
    }),
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
    in_policy("a full-width colon", |u| {
        u.swapped("\"acl\":", "\"acl\"\u{FF1A}")
    }),
    in_policy("a no-break space", |u| {
        u.swapped("{ \"acl\"", "{\u{A0}\"acl\"")
    }),
    in_policy("a needless backslash", |u| u.swapped("$key", "\\$key")),
    in_policy("a quote that is missing", |u| {
        u.swapped("\"default\"", "\"default")
    }),
    in_policy("the wrong bracket", |u| {
        u.swapped("\"uploads/\" ]", "\"uploads/\" }")
    }),
    // encoding
    row("the policy sent as JSON", |mut u| {
        u.encoded = Some(u.policy.clone());
        u
    }),
    row("base64 for URLs", |u| {
        let mut u = u
            .swapped(
                "{ \"acl\"",
                "{ \"x-cos-meta-a\": \"??>>??>>\" },\n    { \"acl\"",
            )
            .field("x-cos-meta-a", "??>>??>>");
        let encoded = STANDARD.encode(&u.policy);
        u.encoded = Some(encoded.replace('+', "-").replace('/', "_").replace('=', ""));
        u
    }),
    row("base64 in lines", |mut u| {
        let text = u.encoded_value();
        let lines: Vec<&str> = (0..text.len())
            .step_by(64)
            .map(|at| &text[at..(at + 64).min(text.len())])
            .collect();
        u.encoded = Some(lines.join("\n"));
        u
    }),
    row("base64 twice", |mut u| {
        u.encoded = Some(STANDARD.encode(u.encoded_value()));
        u
    }),
    // bucket
    in_policy("the policy's bucket without APPID", |u| {
        u.swapped("examplebucket-1250000000", "examplebucket")
    }),
    row("another bucket in the request", |mut u| {
        "otherbucket-1250000000".clone_into(&mut u.bucket);
        u
    }),
    // values
    row("key outside the prefix", |u| u.field("key", "photo.png")),
    row("key with a slash in front", |u| {
        u.field("key", "/uploads/photo.png")
    }),
    row("key in capitals", |u| u.field("key", "Uploads/photo.png")),
    row("key is missing", |u| u.without("key")),
    row("key is undefined", |u| u.field("key", "undefined")),
    row("acl differs", |u| u.field("acl", "private")),
    row("acl is missing", |u| u.without("acl")),
    row("a Content-Type of another kind", |u| {
        u.field("Content-Type", "application/octet-stream")
    }),
    row("Content-Type is missing", |u| u.without("Content-Type")),
    row("an optional field is undefined", |u| {
        u.field("Cache-Control", "undefined")
    }),
    row("a status that is none", |u| {
        u.field("success_action_status", "299")
    }),
    row("q-sign-algorithm in other words", |u| {
        u.field("q-sign-algorithm", "HMAC-SHA1")
    }),
    row("q-key-time differs from q-sign-time", |u| {
        u.field("q-key-time", &format!("{};{}", START + 1, END + 1))
    }),
    row("q-key-time is missing", |u| u.without("q-key-time")),
    row("q-key-time with a comma", |u| {
        u.field("q-key-time", &format!("{START},{END}"))
    }),
    row("q-key-time under the condition's name", |u| {
        let value = u.key_time.clone();
        u.without("q-key-time").field("q-sign-time", &value)
    }),
    in_policy("KeyTime in milliseconds", |u| {
        key_time(u, &format!("{START}000;{END}000"))
    }),
    in_policy("KeyTime reversed", |u| {
        key_time(u, &format!("{END};{START}"))
    }),
    in_policy("KeyTime of yesterday", |u| {
        key_time(u, &format!("{};{}", START - 86400, END - 86400))
    }),
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
