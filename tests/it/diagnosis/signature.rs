//! Wrong signatures inside whole uploads: the search's result arrives as a finding with its slugs, and a right
//! signature beside SignatureDoesNotMatch is a mismatch.

use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, answer, at, loud};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature::{hmac_sha1, sign_key, signature, string_to_sign};
use postdoc::diagnosis::{Diagnosis, Effort, Verdict, diagnose};
use postdoc::evidence::Slot;

const REFUSED: (&str, &str) = (
    "SignatureDoesNotMatch",
    "The Signature you specified is invalid.",
);

fn with_keys(upload: &Upload, effort: Effort) -> Diagnosis {
    let mut evidence = upload.evidence(&answer(REFUSED.0, REFUSED.1));
    let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    diagnose(&evidence, &at(START + 60), effort)
}

#[test]
fn each_common_mistake_is_named() {
    let upload = Upload::default();
    let time = format!("{START};{END}");
    let key = sign_key(SECRET_KEY.as_bytes(), time.as_bytes());
    let policy = upload.policy.clone();
    let encoded = STANDARD.encode(&policy);
    let cases = [
        (
            signature(&key, &string_to_sign(encoded.as_bytes())),
            vec!["signed-base64-policy"],
        ),
        (
            STANDARD.encode(hmac_sha1(SECRET_KEY.as_bytes(), encoded.as_bytes())),
            vec!["oss-or-s3-v2-signature"],
        ),
        (
            signature(
                &sign_key(format!("{SECRET_KEY}\n").as_bytes(), time.as_bytes()),
                &string_to_sign(policy.as_bytes()),
            ),
            vec!["secret-whitespace"],
        ),
        (
            signature(&key, &string_to_sign(format!("{policy}\n").as_bytes())),
            vec!["policy-trailing-newline"],
        ),
    ];
    for (sent, slugs) in cases {
        let upload = Upload {
            signature: Some(sent),
            ..Upload::default()
        };
        let diagnosis = with_keys(&upload, Effort::Quick);
        assert_eq!(
            loud(&diagnosis),
            ["signature.explained error* q-signature"],
            "{slugs:?}"
        );
        assert_eq!(diagnosis.findings[0].deviations, slugs);
        assert_eq!(diagnosis.verdict, Verdict::Fault);
    }
}

#[test]
fn a_right_signature_beside_the_answer_is_a_mismatch() {
    let diagnosis = with_keys(&Upload::default(), Effort::Quick);
    assert_eq!(loud(&diagnosis), [""; 0]);
    assert_eq!(diagnosis.verdict, Verdict::Mismatch);
}

#[test]
fn a_signature_of_nobodys_is_unexplained_with_a_count() {
    let upload = Upload {
        signature: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
        ..Upload::default()
    };
    let diagnosis = with_keys(&upload, Effort::Quick);
    assert_eq!(
        loud(&diagnosis),
        ["signature.unexplained error* q-signature"]
    );
}
