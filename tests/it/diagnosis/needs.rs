//! "More information needed": the deciding thing is asked first, what is known is never asked, and where all that
//! was given agrees and was refused all the same, the question is the one that separates what is left.

use crate::support::{START, Upload, answer, machine};
use postdoc::diagnosis::{Diagnosis, Effort, FindingId, Verdict, diagnose};
use postdoc::evidence::{Evidence, Flag, Slot};

fn judge(inputs: &[(Slot, &str)], said: &[(&str, &str)]) -> Diagnosis {
    let mut evidence = Evidence::default();
    for (slot, text) in inputs {
        evidence.add(text.as_bytes(), Some(*slot), None).unwrap();
    }
    for (node, word) in said {
        evidence.said.insert((*node).to_owned(), (*word).to_owned());
    }
    diagnose(&evidence, &machine(START + 60), Effort::Quick)
}

fn needs(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis
        .needs
        .iter()
        .map(|need| need.kind.slug())
        .collect()
}

#[test]
fn an_answer_alone_asks_for_what_decides_it() {
    for (code, message, wanted) in [
        (
            "EntityTooLarge",
            "Condition key content-length-range doesn't match the value ",
            "file-size policy",
        ),
        (
            "EntityTooSmall",
            "Your proposed upload is smaller than the minimum allowed object size.",
            "file-size policy",
        ),
        (
            "NoSuchBucket",
            "The specified bucket does not exist.",
            "bucket",
        ),
        ("BadDigest", "", "body"),
        ("MissingContentLength", "", "body"),
        ("MethodNotAllowed", "", "body"),
        ("KeyTooLong", "", "form policy"),
        (
            "InvalidAccessKeyId",
            "The Access Key Id you provided does not exist in our records",
            "form secret-id",
        ),
        (
            "InvalidPolicyDocument",
            "Condition you provide in policy is not well-formated",
            "policy",
        ),
        ("RequestTimeTooSkewed", "", "server-time form"),
        ("InternalError", "", "request-id"),
        ("AccessDenied", "Access Denied.", "permission"),
        (
            "AccessDenied",
            "Condition key q-ak doesn't match the value AKIDXXXX",
            "form policy",
        ),
        (
            "AccessDenied",
            "Condition key acl doesn't match the value private",
            "form policy",
        ),
        (
            "AccessDenied",
            "Condition key bucket doesn't match the value [bucket-appid]",
            "policy",
        ),
        (
            "AccessDenied",
            "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817",
            "policy",
        ),
        (
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.",
            "policy form policy-sha1 secret-key",
        ),
        (
            "InvalidPolicyDocument",
            "You must provide condition if you specify a policy in post object request.",
            "policy",
        ),
        (
            "MalformedPOSTRequest",
            "The body of your POST request is not well-formed multipart/form-data.",
            "body",
        ),
    ] {
        let told = answer(code, message);
        let diagnosis = judge(&[(Slot::Error, &told)], &[]);
        assert_eq!(needs(&diagnosis).join(" "), wanted, "{code} {message}");
    }
}

#[test]
fn what_is_known_is_not_asked() {
    let too_large = answer("EntityTooLarge", "");
    let policy = Upload::default().policy;
    let diagnosis = judge(&[(Slot::Error, &too_large), (Slot::Policy, &policy)], &[]);
    assert_eq!(needs(&diagnosis).first(), Some(&"file-size"));
    assert!(!needs(&diagnosis).contains(&"form"));
    let told = answer(
        "SignatureDoesNotMatch",
        "The Signature you specified is invalid.",
    );
    let nobody = judge(&[(Slot::Error, &told)], &[("signature.who-has-key", "no")]);
    assert_eq!(needs(&nobody), ["policy", "form", "policy-sha1"]);
    // A flag without APPID names no bucket, so the address is still asked for.
    let mut evidence = Upload::default().evidence("");
    Evidence::add_option(&mut evidence, Flag::Bucket, "examplebucket").unwrap();
    let known = diagnose(&evidence, &machine(START + 60), Effort::Quick);
    assert!(!needs(&known).contains(&"form") && !needs(&known).contains(&"policy"));
}

#[test]
fn where_all_agrees_and_was_refused_the_next_question_tells_which_request_it_was() {
    let upload = Upload {
        size: 30,
        ..Upload::default()
    };
    let wire = String::from_utf8(upload.written("http")).unwrap();
    for (code, message) in [
        (
            "AccessDenied",
            "Condition key q-ak doesn't match the value XXXXXX",
        ),
        (
            "AccessDenied",
            "Condition key bucket doesn't match the value XXXXXX",
        ),
        (
            "AccessDenied",
            "Condition key key doesn't match the value XXXXXX",
        ),
        (
            "InvalidPolicyDocument",
            "You must provide condition if you specify a policy in post object request.",
        ),
        (
            "MalformedPOSTRequest",
            "The body of your POST request is not well-formed multipart/form-data.",
        ),
    ] {
        let told = answer(code, message);
        let timed = told.replace(
            "<TraceId>",
            "<RequestId>NmIwNDJhZmNfNDgzNjQwMGJfMTMwZWFfNWFhZTE=</RequestId><TraceId>",
        );
        for (told, wanted) in [(told.as_str(), "request-id"), (timed.as_str(), "answer")] {
            let diagnosis = judge(&[(Slot::Request, &wire), (Slot::Error, told)], &[]);
            assert_eq!(diagnosis.verdict, Verdict::Undetermined, "{message}");
            assert_eq!(
                needs(&diagnosis).first(),
                Some(&wanted),
                "{message} {:?}",
                needs(&diagnosis)
            );
        }
    }
}

#[test]
fn an_answer_to_another_request_asks_for_this_ones_own() {
    let policy = Upload::default().policy;
    let told = answer(
        "AccessDenied",
        "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817",
    );
    let diagnosis = judge(&[(Slot::Policy, &policy), (Slot::Error, &told)], &[]);
    assert_eq!(diagnosis.verdict, Verdict::Mismatch);
    assert_eq!(needs(&diagnosis).first(), Some(&"answer"));
}

#[test]
fn two_buckets_in_the_answer_decide_it_without_form_and_policy() {
    let told = |value: &str| {
        answer(
            "AccessDenied",
            &format!("Condition key bucket doesn't match the value {value}"),
        )
    };
    // `answer` writes examplebucket-1250000000 as the Resource.
    let other = judge(&[(Slot::Error, &told("otherbucket-1250000000"))], &[]);
    let [finding] = other.findings.as_slice() else {
        panic!("{:?}", other.findings);
    };
    assert!(finding.id == FindingId::ConditionMismatch && finding.explains_answer);
    assert_eq!(finding.expected.as_deref(), Some("otherbucket-1250000000"));
    assert_eq!(finding.actual.as_deref(), Some("examplebucket-1250000000"));
    assert_eq!(finding.places.len(), 2);
    assert_eq!(other.verdict, Verdict::Fault);
    // The value is the request's own, or none: only the policy tells.
    for value in [
        "examplebucket-1250000000",
        "[bucket-appid]",
        "exam****-1250000000",
    ] {
        let same = judge(&[(Slot::Error, &told(value))], &[]);
        assert_eq!(same.verdict, Verdict::Undetermined, "{value}");
        assert_eq!(needs(&same), ["policy"], "{value}");
    }
    let policy = Upload::default()
        .policy
        .replace("examplebucket", "otherbucket");
    let beside = judge(
        &[(Slot::Policy, &policy), (Slot::Error, &told("XXXX"))],
        &[],
    );
    assert!(
        beside
            .findings
            .iter()
            .any(|finding| finding.explains_answer && finding.field.as_deref() == Some("bucket"))
    );
}
