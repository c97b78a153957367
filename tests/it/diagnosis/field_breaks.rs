//! Sound uploads broken in one place (or two), as programs and other services' test suites break them, told in COS's
//! terms: with the answer COS gives, and without any. Each row says everything that may be heard above a note.

use crate::support::inputs::WAYS;
use crate::support::{POLICY, START, Upload, answer, at, loud};
use postdoc::diagnosis::{CaseFrom, Diagnosis, Effort, FindingId, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};

const Q_AK: &str = "AccessDenied_q-ak";
const EXPIRATION: &str = "AccessDenied_Expiration";
const SIGNATURE: &str = "SignatureDoesNotMatch_POSTSignature";
const FORMAT: &str = "InvalidPolicyDocument_JSONFormat";
const BUCKET: &str = "AccessDenied_BucketNotConsistent";
const CONDITION: &str = "AccessDenied_Condition";
/// No error, or one outside the seven.
const NONE: &str = "";

/// What is broken; how; the condition key COS names, if it names one; the case; all that is heard above a note, `*`
/// where it explains the answer.
type Row = (
    &'static str,
    fn(Upload) -> Upload,
    &'static str,
    &'static str,
    &'static [&'static str],
);

fn with(policy: &str) -> Upload {
    Upload {
        policy: policy.to_owned(),
        ..Upload::default()
    }
}

/// A sound policy's conditions with another entry among them.
fn entry(upload: Upload, text: &str) -> Upload {
    upload.policy_replaced(
        "{ \"acl\": \"default\" }",
        &format!("{{ \"acl\": \"default\" }},\n    {text}"),
    )
}

fn only_conditions(text: &str) -> Upload {
    with(&format!(
        r#"{{"expiration":"2026-11-23T12:30:00Z","conditions":{text}}}"#
    ))
}

const REQUIRED: [&str; 3] = [
    "policy.required-condition-missing warning q-sign-algorithm",
    "policy.required-condition-missing warning q-ak",
    "policy.required-condition-missing warning q-sign-time",
];

fn message(case: &str, key: &str) -> (String, String) {
    let (code, text) = match case {
        Q_AK => (
            "AccessDenied",
            format!(
                "Condition key q-ak doesn't match the value {}",
                crate::support::SECRET_ID
            ),
        ),
        SIGNATURE => (
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.".to_owned(),
        ),
        FORMAT => (
            "InvalidPolicyDocument",
            "You must provide condition if you specify a policy in post object request.".to_owned(),
        ),
        BUCKET => (
            "AccessDenied",
            "Condition key bucket doesn't match the value [bucket-appid]".to_owned(),
        ),
        CONDITION => (
            "AccessDenied",
            format!("Condition key {key} doesn't match the value XXXXX"),
        ),
        other => panic!("{other} has no message here"),
    };
    (code.to_owned(), text)
}

fn sorted(mut lines: Vec<String>) -> Vec<String> {
    lines.sort();
    lines
}

fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (story, change, key, case, wanted) in rows {
        let upload = change(Upload::default());
        let alone = upload.diagnose("");
        let bare = sorted(wanted.iter().map(|line| line.replace('*', "")).collect());
        let found = sorted(loud(&alone));
        if found != bare {
            wrong.push(format!(
                "{story}, alone:\n   wanted {bare:?}\n   found  {found:?}"
            ));
        }
        let predicted = alone.case.as_ref().map_or(NONE, |case| case.id.id());
        if predicted != *case {
            wrong.push(format!("{story}, alone: case {predicted}, wanted {case}"));
        }
        let error = bare.iter().any(|line| line.contains(" error "));
        let verdict = if error {
            Verdict::Fault
        } else {
            Verdict::Sound
        };
        if alone.verdict != verdict {
            wrong.push(format!("{story}, alone: {:?}", alone.verdict));
        }
        if *case == NONE || *case == EXPIRATION {
            continue;
        }
        let (code, text) = message(case, key);
        let told = upload.diagnose(&answer(&code, &text));
        if loud(&told) != *wanted {
            wrong.push(format!(
                "{story}, answered:\n   wanted {wanted:?}\n   found  {:?}",
                loud(&told)
            ));
        }
        if let Some(line) = mislabelled(&told, case) {
            wrong.push(format!("{story}, answered: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn mislabelled(told: &Diagnosis, case: &str) -> Option<String> {
    let found = told.case.as_ref()?;
    let right = told.verdict == Verdict::Fault
        && found.id.id() == case
        && found.from == CaseFrom::Answer
        && told.branch == case;
    (!right).then(|| format!("{:?} {found:?} {}", told.verdict, told.branch))
}

const UNREADABLE: &[Row] = &[
    (
        "an empty policy field",
        |u| Upload {
            encoded: Some(String::new()),
            ..u
        },
        "",
        FORMAT,
        &["policy.missing error* policy"],
    ),
    (
        "base64 of two words",
        |u| Upload {
            encoded: Some("aW52YWxpZCBqc29u".to_owned()),
            ..u
        },
        "",
        FORMAT,
        &["policy.not-json error* policy"],
    ),
    (
        "a text with characters outside the alphabet",
        |u| Upload {
            encoded: Some("{policy goes here!}".replace(['{', '}'], "")),
            ..u
        },
        "",
        FORMAT,
        &["policy.not-base64 error* policy"],
    ),
    (
        "no expiration",
        |u| u.policy_replaced("\"expiration\": \"2026-11-23T12:30:00.000Z\",", ""),
        "",
        FORMAT,
        &["policy.expiration-missing error* expiration"],
    ),
    (
        "EXPIRATION",
        |u| u.policy_replaced("\"expiration\"", "\"EXPIRATION\""),
        "",
        FORMAT,
        &["policy.misspelt-member error* expiration"],
    ),
    (
        "CONDITIONS",
        |u| u.policy_replaced("\"conditions\"", "\"CONDITIONS\""),
        "",
        FORMAT,
        &["policy.misspelt-member error* conditions"],
    ),
    (
        "condition, singular",
        |u| u.policy_replaced("\"conditions\"", "\"condition\""),
        "",
        FORMAT,
        &["policy.misspelt-member error* conditions"],
    ),
    (
        "conditions: true",
        |_| only_conditions("true"),
        "",
        FORMAT,
        &["policy.conditions-not-array error* conditions"],
    ),
    (
        "conditions: null",
        |_| only_conditions("null"),
        "",
        FORMAT,
        &["policy.conditions-not-array error* conditions"],
    ),
    (
        "conditions as the text of an array",
        |_| only_conditions(r#""[{\"acl\":\"default\"}]""#),
        "",
        FORMAT,
        &["policy.conditions-not-array error* conditions"],
    ),
    (
        "conditions: [true]",
        |u| entry(u, "true"),
        "",
        FORMAT,
        &["policy.condition-shape error* conditions"],
    ),
    (
        "an empty object among the conditions",
        |u| entry(u, "{}"),
        "",
        FORMAT,
        &["policy.condition-shape error* conditions"],
    ),
    (
        "an empty array among the conditions",
        |u| entry(u, "[]"),
        "",
        FORMAT,
        &["policy.condition-shape error* conditions"],
    ),
    (
        "content-length-range with one number",
        |u| u.policy_replaced("1, 1048576", "0"),
        "",
        FORMAT,
        &["policy.condition-shape error* conditions"],
    ),
    (
        "eq with four elements",
        |u| entry(u, r#"["eq", "$acl", "default", "too many"]"#),
        "",
        FORMAT,
        &["policy.condition-shape error* acl"],
    ),
    (
        "a name that is no string",
        |u| entry(u, r#"["eq", false, "default"]"#),
        "",
        FORMAT,
        &["policy.condition-shape error* conditions"],
    ),
    (
        "several pairs in one object, all of them right",
        |u| {
            u.policy_replaced(
                r#"{ "acl": "default" }"#,
                r#"{ "acl": "default", "Content-Type": "image/png" }"#,
            )
        },
        "",
        FORMAT,
        &["policy.condition-shape error* acl"],
    ),
    (
        "all conditions in one object",
        |u| {
            u.policy_replaced("\"conditions\": [", "\"conditions\": {")
            .policy_replaced("    { \"acl\": \"default\" },\n    { \"bucket\": \"examplebucket-1250000000\" },\n    [ \"starts-with\", \"$key\", \"uploads/\" ],\n    [ \"starts-with\", \"$Content-Type\", \"image/\" ],\n    [ \"content-length-range\", 1, 1048576 ],\n    { \"q-sign-algorithm\": \"sha1\" }", "\"acl\": \"default\"")
            .policy_replaced(&format!(",\n    {{ \"q-ak\": \"{}\" }}", crate::support::SECRET_ID), "")
            .policy_replaced(&format!(",\n    {{ \"q-sign-time\": \"{START};{}\" }}\n  ]", crate::support::END), "}")
        },
        "",
        FORMAT,
        &["policy.conditions-not-array error* conditions"],
    ),
    (
        "a trailing comma",
        |u| u.policy_replaced("{ \"acl\": \"default\" },", "{ \"acl\": \"default\" },,"),
        "",
        FORMAT,
        &["policy.not-json error* policy"],
    ),
    (
        "single quotes",
        |u| u.policy_replaced("\"acl\": \"default\"", "'acl': 'default'"),
        "",
        FORMAT,
        &["policy.not-json error* policy"],
    ),
    (
        "text behind the last brace",
        |mut u| {
            u.policy.push_str("\nnull");
            u
        },
        "",
        FORMAT,
        &["policy.not-json error* policy"],
    ),
    (
        "cut off in the middle",
        |mut u| {
            u.policy.truncate(160);
            u
        },
        "",
        FORMAT,
        &["policy.not-json error* policy"],
    ),
    (
        "a key prefix in another encoding than UTF-8",
        |u| Upload {
            encoded: Some(base64_of(
                &u.policy.replace("\"uploads/\"", "\"*\""),
                b'*',
                b"\xc9\xcf/",
            )),
            ..u
        },
        "",
        FORMAT,
        &["policy.not-utf8 error* policy"],
    ),
];

#[test]
fn a_policy_that_no_reader_of_policies_takes() {
    check(UNREADABLE);
}

/// Base64 of a text in which one byte is replaced by others.
fn base64_of(text: &str, mark: u8, bytes: &[u8]) -> String {
    use base64::Engine as _;
    let mut all = Vec::new();
    for byte in text.bytes() {
        if byte == mark {
            all.extend(bytes);
        } else {
            all.push(byte);
        }
    }
    base64::engine::general_purpose::STANDARD.encode(all)
}

const UNUSUAL: &[Row] = &[
    (
        "an operator in other letters",
        |u| u.policy_replaced("\"starts-with\", \"$key\"", "\"StArTs-WiTh\", \"$KeY\""),
        "",
        NONE,
        &["policy.condition-operator warning key"],
    ),
    (
        "an operator of no service",
        |u| entry(u, r#"["ends-with", "$key", ".png"]"#),
        "",
        NONE,
        &["policy.condition-operator warning conditions"],
    ),
    (
        "no $ in an array",
        |u| u.policy_replaced("\"$key\"", "\"key\""),
        "",
        NONE,
        &["policy.condition-name warning key"],
    ),
    (
        "a doubled $",
        |u| u.policy_replaced("\"$key\"", "\"$$key\""),
        "",
        NONE,
        &["policy.condition-name warning key"],
    ),
    (
        "names in any letter case",
        |u| {
            u.policy_replaced("\"bucket\"", "\"bUcKeT\"")
                .policy_replaced("\"acl\"", "\"AcL\"")
                .policy_replaced("$Content-Type", "$CoNtEnT-TyPe")
        },
        "",
        NONE,
        &[],
    ),
    (
        "a number as a value",
        |u| {
            entry(
                u.field("success_action_status", "200"),
                r#"{"success_action_status": 200}"#,
            )
        },
        "",
        NONE,
        &["policy.condition-value-type warning success_action_status"],
    ),
    (
        "sizes as strings",
        |u| u.policy_replaced("1, 1048576", "\"1\", \"1048576\""),
        "",
        NONE,
        &[
            "policy.condition-value-type warning conditions",
            "policy.condition-value-type warning conditions",
        ],
    ),
    (
        "null as a value",
        |u| {
            entry(
                u.field("success_action_redirect", ""),
                r#"{"success_action_redirect": null}"#,
            )
        },
        "",
        NONE,
        &["policy.condition-value-type warning success_action_redirect"],
    ),
    (
        "expiration: true",
        |u| u.policy_replaced("\"2026-11-23T12:30:00.000Z\"", "true"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "expiration in words",
        |u| u.policy_replaced("2026-11-23T12:30:00.000Z", "in half an hour"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "expiration with an offset",
        |u| u.policy_replaced("2026-11-23T12:30:00.000Z", "2026-11-23T20:30:00+08:00"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "Python's str() of a time",
        |u| u.policy_replaced("2026-11-23T12:30:00.000Z", "2026-11-23 12:30:00+00:00"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "a format letter left standing",
        |u| u.policy_replaced("12:30:00.000Z", "12:30:00.SSSZ"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "Unix seconds",
        |u| u.policy_replaced("\"2026-11-23T12:30:00.000Z\"", "1795437000"),
        "",
        NONE,
        &["policy.expiration-format warning expiration"],
    ),
    (
        "a member twice",
        |u| {
            u.policy_replaced(
                "\"expiration\"",
                "\"expiration\": \"2026-11-23T12:30:00Z\", \"expiration\"",
            )
        },
        "",
        NONE,
        &["policy.duplicate-member warning expiration"],
    ),
    (
        "a condition called q-key-time",
        |u| u.policy_replaced("\"q-sign-time\"", "\"q-key-time\""),
        "",
        NONE,
        &["policy.condition-name warning q-key-time"],
    ),
    (
        "no q-* conditions at all",
        |_| only_conditions(r#"[["starts-with","$key","uploads/"]]"#),
        "",
        NONE,
        &REQUIRED,
    ),
    (
        "success_action_status of no meaning",
        |u| u.field("success_action_status", "404"),
        "",
        NONE,
        &["form.success-status warning success_action_status"],
    ),
    (
        "a key that begins with a backslash",
        |u| {
            u.field("key", "\\$foo.txt")
                .policy_replaced("\"uploads/\"", "\"\\\\$foo\"")
        },
        "",
        NONE,
        &["form.key-leading-slash warning key"],
    ),
    (
        "URL-safe base64",
        |u| {
            let u = u.policy_replaced("uploads/\" ]", "uploads/\" ],  [\"starts-with\", \"$key\", \"uploads/\"], [\"starts-with\",\"$x-cos-meta-a\",\"\u{fb}\u{ff}\u{fe}???>>>~~~\"]").field("x-cos-meta-a", "\u{fb}\u{ff}\u{fe}???>>>~~~");
            let text = u.encoded_value().replace('+', "-").replace('/', "_");
            assert!(text.contains('-') || text.contains('_'));
            Upload {
                encoded: Some(text),
                ..u
            }
        },
        "",
        NONE,
        &["policy.base64-variant warning policy"],
    ),
    (
        "base64 in lines of 76",
        |u| {
            let text = u.encoded_value();
            let lines: Vec<&str> = text
                .as_bytes()
                .chunks(76)
                .map(|line| std::str::from_utf8(line).unwrap())
                .collect();
            Upload {
                encoded: Some(lines.join("\n")),
                ..u
            }
        },
        "",
        NONE,
        &["policy.base64-variant warning policy"],
    ),
    (
        "milliseconds in both KeyTimes",
        |u| {
            let time = format!("{}000;{}000", START, crate::support::END);
            let policy = crate::support::policy(&time);
            Upload {
                policy,
                key_time: time.clone(),
                ..u
            }
            .field("q-key-time", &time)
        },
        "",
        NONE,
        &[
            "key-time.milliseconds warning q-key-time",
            "key-time.milliseconds warning q-key-time",
        ],
    ),
    (
        "an empty token with a permanent key",
        |u| u.field("x-cos-security-token", ""),
        "",
        NONE,
        &["form.value-undefined warning x-cos-security-token"],
    ),
];

#[test]
fn shapes_that_nobody_has_seen_refused_warn_only() {
    check(UNUSUAL);
}

const BROKEN: &[Row] = &[
    (
        "no key",
        |u| u.without("key"),
        "key",
        CONDITION,
        &["condition.field-missing error* key"],
    ),
    (
        "the key of another folder",
        |u| u.field("key", "my-key"),
        "key",
        CONDITION,
        &["condition.mismatch error* key"],
    ),
    (
        "a condition on metadata that is not sent",
        |u| entry(u, r#"["starts-with", "$x-cos-meta-foo", "bar"]"#),
        "x-cos-meta-foo",
        CONDITION,
        &["condition.field-missing error* x-cos-meta-foo"],
    ),
    (
        "an empty prefix still wants the field",
        |u| entry(u, r#"["starts-with", "$success_action_redirect", ""]"#),
        "success_action_redirect",
        CONDITION,
        &["condition.field-missing error* success_action_redirect"],
    ),
    (
        "metadata of another value",
        |u| {
            entry(
                u.field("x-cos-meta-foo", "barclamp"),
                r#"["eq", "$x-cos-meta-foo", ""]"#,
            )
        },
        "x-cos-meta-foo",
        CONDITION,
        &["condition.mismatch error* x-cos-meta-foo"],
    ),
    (
        "metadata of another path",
        |u| {
            entry(
                u.field("x-cos-meta-path", "forbidden/value"),
                r#"["starts-with", "$x-cos-meta-path", "allowed/"]"#,
            )
        },
        "x-cos-meta-path",
        CONDITION,
        &["condition.mismatch error* x-cos-meta-path"],
    ),
    (
        "the object form's value",
        |u| {
            entry(
                u.field("Content-Type", "text/html")
                    .policy_replaced("\"image/\"", "\"\""),
                r#"{"content-type": "application/xml"}"#,
            )
        },
        "content-type",
        CONDITION,
        &["condition.mismatch error* Content-Type"],
    ),
    (
        "a redirect to another page",
        |u| {
            entry(
                u.field("success_action_redirect", "http://my.website/ok"),
                r#"["starts-with", "$success_action_redirect", "https://my.website/"]"#,
            )
        },
        "success_action_redirect",
        CONDITION,
        &["condition.mismatch error* success_action_redirect"],
    ),
    (
        "one of two conditions on the key",
        |u| entry(u, r#"["starts-with", "$key", "uploads/2026/"]"#),
        "key",
        CONDITION,
        &["condition.mismatch error* key"],
    ),
    (
        "a number that is not the form's",
        |u| {
            entry(
                u.field("success_action_status", "201"),
                r#"{"success_action_status": 200}"#,
            )
        },
        "success_action_status",
        CONDITION,
        &[
            "condition.mismatch error* success_action_status",
            "policy.condition-value-type warning success_action_status",
        ],
    ),
    (
        "no $, and another value",
        |u| {
            u.policy_replaced(
                "[ \"starts-with\", \"$Content-Type\", \"image/\" ]",
                "[\"eq\", \"content-type\", \"binary/octet-stream\"]",
            )
        },
        "content-type",
        CONDITION,
        &[
            "condition.mismatch error* Content-Type",
            "policy.condition-name warning* Content-Type",
        ],
    ),
    (
        "${filename} in the policy, the file's name known",
        |u| {
            u.field("key", "uploads/${filename}").policy_replaced(
                "[ \"starts-with\", \"$key\", \"uploads/\" ]",
                r#"{"key": "uploads/${filename}"}"#,
            )
        },
        "key",
        CONDITION,
        &["condition.mismatch error* key"],
    ),
    (
        "KeyTime read from the clock a second time",
        |u| {
            u.field(
                "q-key-time",
                &format!("{};{}", START + 1, crate::support::END + 1),
            )
        },
        "q-sign-time",
        CONDITION,
        &["condition.mismatch error* q-key-time"],
    ),
    (
        "only the end of KeyTime in the form",
        |u| u.field("q-key-time", &crate::support::END.to_string()),
        "q-sign-time",
        CONDITION,
        &["condition.mismatch error* q-key-time"],
    ),
    (
        "sha256 for sha1",
        |u| u.field("q-sign-algorithm", "sha256"),
        "q-sign-algorithm",
        CONDITION,
        &["condition.mismatch error* q-sign-algorithm"],
    ),
    (
        "the bucket with a dollar, of another name",
        |u| {
            u.policy_replaced(
                "{ \"bucket\": \"examplebucket-1250000000\" }",
                r#"["eq", "$bucket", "wrong-bucket-name"]"#,
            )
        },
        "bucket",
        BUCKET,
        &["condition.mismatch error* bucket"],
    ),
    (
        "the bucket by its prefix, of another account",
        |u| {
            u.policy_replaced(
                "{ \"bucket\": \"examplebucket-1250000000\" }",
                r#"["starts-with", "$bucket", "otherbucket-"]"#,
            )
        },
        "bucket",
        BUCKET,
        &["condition.mismatch error* bucket"],
    ),
    (
        "another SecretId",
        |u| u.field("q-ak", "AKIDzzzzltompVjBni5LitkWHFlFpwkn9U5q"),
        "q-ak",
        Q_AK,
        &["condition.mismatch error* q-ak"],
    ),
    (
        "no q-ak",
        |u| u.without("q-ak"),
        "q-ak",
        Q_AK,
        &["condition.field-missing error* q-ak"],
    ),
    (
        "no q-key-time",
        |u| u.without("q-key-time"),
        "q-sign-time",
        CONDITION,
        &["condition.field-missing error* q-key-time"],
    ),
    (
        "two conditions broken, one of them named",
        |u| u.field("acl", "private").field("key", "elsewhere/a.png"),
        "acl",
        CONDITION,
        &[
            "condition.mismatch error* acl",
            "condition.mismatch error key",
        ],
    ),
];

#[test]
fn conditions_that_the_form_breaks() {
    check(BROKEN);
}

#[test]
fn several_pairs_in_one_object_are_compared_all_the_same() {
    let upload = Upload::default().policy_replaced(
        r#"{ "acl": "default" }"#,
        r#"{ "acl": "private", "Content-Type": "image/png" }"#,
    );
    let told = upload.diagnose("");
    let both = [
        "policy.condition-shape error acl",
        "condition.mismatch error acl",
    ];
    assert_eq!(loud(&told), both);
    let case = told.case.expect("a case");
    assert_eq!((case.id.id(), case.also[0].id()), (FORMAT, CONDITION));
    let (code, text) = message(CONDITION, "acl");
    assert_eq!(
        loud(&upload.diagnose(&answer(&code, &text))),
        [
            "condition.mismatch error* acl",
            "policy.condition-shape error acl"
        ]
    );
}

const OTHERS: &[Row] = &[
    (
        "no signature",
        |u| {
            let mut u = u;
            u.fields.push(("policy".to_owned(), POLICY.to_owned()));
            u
        },
        "",
        SIGNATURE,
        &["form.field-missing error* q-signature"],
    ),
    (
        "a file too large",
        |u| Upload {
            size: 1_048_577,
            ..u
        },
        "",
        NONE,
        &["condition.size error file"],
    ),
    (
        "a file too small",
        |u| Upload { size: 0, ..u },
        "",
        NONE,
        &["condition.size error file"],
    ),
    (
        "a range below zero",
        |u| u.policy_replaced("1, 1048576", "-1, 0"),
        "",
        NONE,
        &[
            "condition.size error file",
            "policy.condition-shape warning conditions",
        ],
    ),
    (
        "a range that is no number",
        |u| u.policy_replaced("1, 1048576", "12, false"),
        "",
        NONE,
        &["policy.condition-shape warning conditions"],
    ),
    (
        "a temporary key without its token",
        |u| temporary(u),
        "",
        NONE,
        &["form.security-token-missing error x-cos-security-token"],
    ),
    (
        "a temporary key's token under another name",
        |u| temporary(u).field("token", "exampleToken"),
        "",
        NONE,
        &["form.security-token-name error x-cos-security-token"],
    ),
    (
        "a temporary key's token never filled in",
        |u| temporary(u).field("x-cos-security-token", "undefined"),
        "",
        NONE,
        &["form.value-undefined error x-cos-security-token"],
    ),
    (
        "no key, and no condition on it",
        |u| {
            u.without("key")
                .policy_replaced("    [ \"starts-with\", \"$key\", \"uploads/\" ],\n", "")
        },
        "",
        NONE,
        &["form.field-missing error key"],
    ),
];

#[test]
fn what_leads_to_no_documented_case_or_to_the_signature() {
    check(OTHERS);
}

fn temporary(upload: Upload) -> Upload {
    let id = "AKIDexampleExampleExampleExampleExampleExampleExampleExampleExample0";
    upload
        .policy_replaced(crate::support::SECRET_ID, id)
        .field("q-ak", id)
}

#[test]
fn expired_by_every_clock() {
    let ends = |text: &str| Upload::default().policy_replaced("2026-11-23T12:30:00.000Z", text);
    let message = |expiration: i64, now: i64| {
        answer(
            "AccessDenied",
            &format!(
                "You post object request has been expired, expiration time: {expiration} but the time now : {now}"
            ),
        )
    };
    // At the very second nothing is said; a second later it is over.
    let at_end = |now: i64| {
        let evidence = Upload::default().evidence("");
        loud(&diagnose(&evidence, &at(now), Effort::None))
    };
    assert_eq!(at_end(crate::support::END), [""; 0]);
    let late = [
        "policy.expired error expiration",
        "key-time.expired warning q-key-time",
    ];
    assert_eq!(at_end(crate::support::END + 1), late);
    // COS's own numbers count, whatever --now says.
    let told = Upload::default().diagnose(&message(crate::support::END, crate::support::END + 5));
    assert_eq!(loud(&told), ["policy.expired error* expiration"]);
    assert_eq!(told.verdict, Verdict::Fault);
    // A form of time that only COS can read.
    let told = ends("2026-11-23 12:30:00")
        .diagnose(&message(crate::support::END, crate::support::END + 5));
    assert_eq!(
        loud(&told),
        [
            "policy.expired error* expiration",
            "policy.expiration-format warning expiration"
        ]
    );
    // Without the policy.
    let mut evidence = Evidence::default();
    let text = message(1_621_188_104, 1_621_245_817);
    evidence
        .add(text.as_bytes(), Some(Slot::Error), None)
        .unwrap();
    let told = diagnose(&evidence, &crate::support::machine(START), Effort::None);
    assert_eq!(loud(&told), ["policy.expired error* expiration"]);
    assert_eq!(told.times.now.instant, 1_621_245_817);
    // The message without its numbers, and only this machine's clock.
    let mut evidence = ends("2026-11-23T11:00:00Z").evidence("");
    let text = "AccessDenied You post object request has been expired";
    evidence
        .add(text.as_bytes(), Some(Slot::Error), None)
        .unwrap();
    let told = diagnose(
        &evidence,
        &crate::support::machine(START + 60),
        Effort::None,
    );
    assert_eq!(loud(&told), ["policy.expired error* expiration"]);
    assert_eq!(told.verdict, Verdict::Fault);
}

#[test]
fn local_time_labelled_z() {
    let shifted = |hours: i64, now: i64| {
        let end =
            postdoc::cos::times::Instant::from_seconds(crate::support::END + hours * 3600).to_iso();
        let upload = Upload::default().policy_replaced("2026-11-23T12:30:00.000Z", &end);
        loud(&diagnose(&upload.evidence(""), &at(now), Effort::None))
    };
    let west = ["policy.expiration-local-time error expiration"];
    let east = ["policy.expiration-local-time warning expiration"];
    for (hours, wanted) in [
        (-5, &west[..]),
        (-8, &west),
        (8, &east),
        (9, &east),
        (5, &east),
        (1, &[]),
        (3, &[]),
        (0, &[]),
    ] {
        assert_eq!(shifted(hours, START + 60), wanted, "{hours}");
    }
    // An hour west, still alive.
    assert_eq!(
        shifted(-1, START - 3600),
        ["key-time.not-yet warning q-key-time"]
    );
}

/// What a way of writing cannot keep: a list of lines ends a value at the line's end and trims it, an object shows
/// no file.
fn keeps(way: &str, story: &str) -> bool {
    !(way == "lines" && story == "base64 in lines of 76")
}

#[test]
fn the_same_fault_is_found_in_whatever_way_the_form_is_handed_over() {
    let mut wrong = Vec::new();
    for (story, change, _, _, wanted) in all() {
        let upload = change(Upload::default());
        for way in WAYS.into_iter().filter(|way| keeps(way, story)) {
            let evidence = upload.evidence_by(way);
            let found = sorted(loud(&diagnose(&evidence, &at(START + 60), Effort::None)));
            let bare = sorted(wanted.iter().map(|line| line.replace('*', "")).collect());
            if found != bare {
                wrong.push(format!(
                    "{way}, {story}:\n   wanted {bare:?}\n   found  {found:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn all() -> impl Iterator<Item = &'static Row> {
    [UNREADABLE, UNUSUAL, BROKEN, OTHERS].into_iter().flatten()
}

/// Parameters beyond those of the table of ids.
const MORE: &[(FindingId, &[&str])] = &[(
    FindingId::PolicyExpirationLocalTime,
    &["behind", "expiration", "now", "now_from"],
)];

#[test]
fn every_finding_carries_its_parameters_and_no_others() {
    for (story, change, ..) in all() {
        for finding in change(Upload::default()).diagnose("").findings {
            let more = MORE.iter().find(|(id, _)| *id == finding.id);
            let declared = finding.id.params();
            for name in declared {
                let has = finding.params.iter().any(|(known, _)| known == name);
                assert!(has, "{story}: {} has no {name}", finding.id.id());
            }
            for (name, _) in &finding.params {
                let known =
                    declared.contains(name) || more.is_some_and(|(_, names)| names.contains(name));
                assert!(known, "{story}: {} has {name}", finding.id.id());
            }
        }
    }
}
