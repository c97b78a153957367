//! The seven documented messages, each with several causes and a sound upload beside it: the case, the field, the
//! finding that explains the answer, and nothing else above a note.

use crate::support::{END, START, Upload, answer, loud};
use postdoc::diagnosis::{CaseFrom, Verdict};

const Q_AK: (&str, &str) = (
    "AccessDenied",
    "Condition key q-ak doesn't match the value AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
);
const BODY: (&str, &str) = (
    "MalformedPOSTRequest",
    "The body of your POST request is not well-formed multipart/form-data.",
);
const SIGNATURE: (&str, &str) = (
    "SignatureDoesNotMatch",
    "The Signature you specified is invalid.",
);
const FORMAT: (&str, &str) = (
    "InvalidPolicyDocument",
    "You must provide condition if you specify a policy in post object request.",
);
const BUCKET: (&str, &str) = (
    "AccessDenied",
    "Condition key bucket doesn't match the value examplebucket-1250000000",
);

fn expired(at: i64) -> (&'static str, String) {
    let now = START + 60;
    (
        "AccessDenied",
        format!(
            "You post object request has been expired, expiration time: {at} but the time now : {now}"
        ),
    )
}

fn condition(key: &str, value: &str) -> (&'static str, String) {
    (
        "AccessDenied",
        format!("Condition key {key} doesn't match the value {value}"),
    )
}

/// The upload with its answer has exactly these findings above a note, the verdict is a fault, and the case is
/// the answer's.
#[track_caller]
fn fault(upload: &Upload, (code, message): (&str, &str), case: &str, wanted: &[&str]) {
    let diagnosis = upload.diagnose(&answer(code, message));
    assert_eq!(loud(&diagnosis), wanted);
    assert_eq!(diagnosis.verdict, Verdict::Fault);
    let found = diagnosis.case.expect("a case");
    assert_eq!((found.id.id(), found.from), (case, CaseFrom::Answer));
}

#[test]
fn a_sound_upload_is_sound_and_beside_an_answer_it_does_not_explain_undetermined() {
    let upload = Upload::default();
    let alone = upload.diagnose("");
    assert_eq!(loud(&alone), [""; 0]);
    assert_eq!(alone.verdict, Verdict::Sound);
    assert_eq!(alone.case, None);
    // Of the seven only the expiry is left out: its two numbers prove it, or belong to another policy.
    let (code, key) = condition("key", "uploads/");
    for (code, message) in [Q_AK, SIGNATURE, FORMAT, BUCKET, (code, key.as_str()), BODY] {
        let diagnosis = upload.diagnose(&answer(code, message));
        assert_eq!(loud(&diagnosis), [""; 0], "{message}");
        assert_eq!(diagnosis.verdict, Verdict::Undetermined, "{message}");
    }
}

#[test]
fn q_ak_absent_other_retyped_swapped_or_never_filled_in() {
    const CASE: &str = "AccessDenied_q-ak";
    let sound = Upload::default;
    fault(
        &sound().without("q-ak"),
        Q_AK,
        CASE,
        &["condition.field-missing error* q-ak"],
    );
    let other = "AKIDzzzzltompVjBni5LitkWHFlFpwkn9U5q";
    fault(
        &sound().field("q-ak", other),
        Q_AK,
        CASE,
        &["condition.mismatch error* q-ak"],
    );
    let look_alike = "AKlDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
    fault(
        &sound().field("q-ak", look_alike),
        Q_AK,
        CASE,
        &["condition.mismatch error* q-ak"],
    );
    let space = format!("{} ", crate::support::SECRET_ID);
    fault(
        &sound().field("q-ak", &space),
        Q_AK,
        CASE,
        &["condition.mismatch error* q-ak"],
    );
    fault(
        &sound().field("q-ak", "undefined"),
        Q_AK,
        CASE,
        &["form.value-undefined error* q-ak"],
    );
    fault(
        &sound().field("q-ak", &crate::support::SECRET_ID.to_lowercase()),
        Q_AK,
        CASE,
        &["condition.mismatch error* q-ak"],
    );
}

#[test]
fn expired_because_late_local_short_or_written_by_hand() {
    const CASE: &str = "AccessDenied_Expiration";
    let with = |text: &str| Upload::default().policy_replaced("2026-11-23T12:30:00.000Z", text);
    let message = |at: i64| expired(at);
    // An hour before it was sent.
    let (code, text) = message(START - 3600);
    fault(
        &with("2026-11-23T11:00:00.000Z"),
        (code, &text),
        CASE,
        &["policy.expired error* expiration"],
    );
    // Virginia's local time labelled Z.
    let (code, text) = message(END - 5 * 3600);
    fault(
        &with("2026-11-23T07:30:00Z"),
        (code, &text),
        CASE,
        &["policy.expiration-local-time error* expiration"],
    );
    // Twelve hours where there are twenty-four.
    let (code, text) = message(END - 12 * 3600);
    fault(
        &with("2026-11-23T00:30:00Z"),
        (code, &text),
        CASE,
        &[
            "policy.expired error* expiration",
            "policy.expiration-twelve-hour warning* expiration",
        ],
    );
    // Written by hand long ago.
    let (code, text) = message(1_577_836_800);
    fault(
        &with("2020-01-01T00:00:00Z"),
        (code, &text),
        CASE,
        &["policy.expired error* expiration"],
    );
    // Made to live no time at all.
    let (code, text) = message(START + 5);
    fault(
        &with("2026-11-23T12:00:05Z"),
        (code, &text),
        CASE,
        &[
            "policy.expired error* expiration",
            "policy.expiration-too-short warning* expiration",
        ],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn a_policy_that_is_no_base64_no_json_no_object_or_has_no_conditions() {
    const CASE: &str = "InvalidPolicyDocument_JSONFormat";
    let sound = Upload::default;
    let with = |from: &str, to: &str| sound().policy_replaced(from, to);
    let encoded = |text: &str| Upload {
        encoded: Some(text.to_owned()),
        ..sound()
    };
    let plain = Upload {
        encoded: Some(sound().policy),
        ..sound()
    };
    fault(
        &plain,
        FORMAT,
        CASE,
        &["policy.sent-unencoded error* policy"],
    );
    fault(
        &encoded("eyJ*?="),
        FORMAT,
        CASE,
        &["policy.not-base64 error* policy"],
    );
    fault(
        &encoded("7758dc9a832e9d301dca704cacbf9d9f8172fdef"),
        FORMAT,
        CASE,
        &["policy.holds-signature error* policy"],
    );
    fault(
        &with("\" }\n  ]", "\" },\n  ]"),
        FORMAT,
        CASE,
        &["policy.not-json error* policy"],
    );
    fault(
        &with("\"conditions\"", "\"Conditions\""),
        FORMAT,
        CASE,
        &["policy.misspelt-member error* conditions"],
    );
    let only = |text: &str| Upload {
        policy: text.to_owned(),
        ..sound()
    };
    fault(
        &only(r#"{"expiration":"2026-11-23T12:30:00Z"}"#),
        FORMAT,
        CASE,
        &["policy.conditions-missing error* conditions"],
    );
    fault(
        &only(r#"{"expiration":"2026-11-23T12:30:00Z","conditions":[]}"#),
        FORMAT,
        CASE,
        &["policy.conditions-empty error* conditions"],
    );
    fault(
        &only(r#"{"expiration":"2026-11-23T12:30:00Z","conditions":{"acl":"default"}}"#),
        FORMAT,
        CASE,
        &["policy.conditions-not-array error* conditions"],
    );
    fault(
        &only(r#"["expiration"]"#),
        FORMAT,
        CASE,
        &["policy.not-object error* policy"],
    );
    fault(
        &only(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:PostObject"],"resource":["*"]}]}"#,
        ),
        FORMAT,
        CASE,
        &["policy.other-kind error* policy"],
    );
}

#[test]
fn a_bucket_without_appid_of_another_account_or_in_other_letters() {
    const CASE: &str = "AccessDenied_BucketNotConsistent";
    let with = |name: &str| Upload::default().policy_replaced("examplebucket-1250000000", name);
    for name in [
        "examplebucket",
        "examplebucket-1250000001",
        "ExampleBucket-1250000000",
        "examplebucket-1250000000 ",
    ] {
        let (code, message) = condition("bucket", name);
        fault(
            &with(name),
            (code, &message),
            CASE,
            &["condition.mismatch error* bucket"],
        );
    }
    let elsewhere = Upload {
        bucket: "otherbucket-1250000000".to_owned(),
        ..Upload::default()
    };
    let diagnosis = elsewhere.diagnose(&format!(
        "<Code>{}</Code><Message>{}</Message>",
        BUCKET.0, BUCKET.1
    ));
    assert_eq!(loud(&diagnosis), ["condition.mismatch error* bucket"]);
}

#[test]
fn a_field_that_breaks_its_condition() {
    const CASE: &str = "AccessDenied_Condition";
    let sound = Upload::default;
    let (code, key) = condition("key", "uploads/");
    for value in [
        "/uploads/photo.png",
        "Uploads/photo.png",
        "photo.png",
        "upload/photo.png",
    ] {
        fault(
            &sound().field("key", value),
            (code, &key),
            CASE,
            &["condition.mismatch error* key"],
        );
    }
    let (_, kind) = condition("Content-Type", "image/");
    fault(
        &sound().field("Content-Type", "application/octet-stream"),
        (code, &kind),
        CASE,
        &["condition.mismatch error* Content-Type"],
    );
    fault(
        &sound().without("Content-Type"),
        (code, &kind),
        CASE,
        &["condition.field-missing error* Content-Type"],
    );
    let star = sound().policy_replaced("\"image/\"", "\"image/*\"");
    let (_, message) = condition("Content-Type", "image/*");
    fault(
        &star,
        (code, &message),
        CASE,
        &["condition.mismatch error* Content-Type"],
    );
    let (_, message) = condition("acl", "default");
    fault(
        &sound().field("acl", "private"),
        (code, &message),
        CASE,
        &["condition.mismatch error* acl"],
    );
    let later = format!("{};{}", START + 1, END + 1);
    let (_, message) = condition("q-sign-time", &format!("{START};{END}"));
    fault(
        &sound().field("q-key-time", &later),
        (code, &message),
        CASE,
        &["condition.mismatch error* q-key-time"],
    );
}

#[test]
fn a_signature_of_the_wrong_shape_or_no_signature() {
    const CASE: &str = "SignatureDoesNotMatch_POSTSignature";
    let signed = |text: &str| Upload {
        signature: Some(text.to_owned()),
        ..Upload::default()
    };
    for text in [
        "d1jcmoMunTAdynBMrL+dn4Fy/e8=",
        "7758DC9A832E9D301DCA704CACBF9D9F8172FDEF",
        "",
        "7758dc9a832e9d30",
    ] {
        fault(
            &signed(text),
            SIGNATURE,
            CASE,
            &["signature.shape error* q-signature"],
        );
    }
    fault(
        &signed("undefined"),
        SIGNATURE,
        CASE,
        &["form.value-undefined error* q-signature"],
    );
}

#[test]
fn two_faults_are_both_told_and_only_one_is_the_answers() {
    let upload = Upload::default()
        .field("key", "other/photo.png")
        .policy_replaced("2026-11-23T12:30:00.000Z", "2026-11-23T11:00:00.000Z");
    let (code, message) = condition("key", "uploads/");
    let diagnosis = upload.diagnose(&answer(code, &message));
    assert_eq!(
        loud(&diagnosis),
        [
            "condition.mismatch error* key",
            "policy.expired error expiration"
        ]
    );
}

#[test]
fn an_answer_to_another_request_is_told_and_how_it_is_known() {
    let upload = Upload::default();
    let (code, message) = expired(START - 999);
    let other = upload.diagnose(&answer(code, &message));
    assert_eq!(other.verdict, Verdict::Mismatch);
    assert_eq!(other.findings[0].get_word("how"), Some("expiration"));
    let (code, message) = condition("x-cos-storage-class", "STANDARD");
    let other = upload.diagnose(&answer(code, &message));
    assert_eq!(other.verdict, Verdict::Mismatch);
    assert_eq!(other.findings[0].get_word("how"), Some("condition"));
    let elsewhere = Upload {
        bucket: "otherbucket-1250000000".to_owned(),
        ..Upload::default()
    };
    let other = elsewhere.diagnose(&answer(SIGNATURE.0, SIGNATURE.1));
    assert_eq!(other.verdict, Verdict::Mismatch);
    assert_eq!(other.findings[0].get_word("how"), Some("resource"));
}

#[test]
fn a_size_answer_under_access_denied_is_about_this_policy() {
    let upload = Upload::default().policy_replaced("1048576", "1024");
    let denied = answer(
        "AccessDenied",
        "Condition key content-length-range doesn't match the value ",
    );
    let told = upload.diagnose(&denied);
    let ids: Vec<&str> = told.findings.iter().map(|one| one.id.id()).collect();
    assert!(ids.contains(&"condition.size"), "{ids:?}");
    assert!(!ids.contains(&"answer.other-request"), "{ids:?}");
}
