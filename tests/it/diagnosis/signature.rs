//! Wrong signatures inside whole uploads: the search's result arrives as a finding with its slugs, and a right
//! signature beside SignatureDoesNotMatch is a mismatch.

use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, answer, at, loud};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::cos::signature::{hmac_sha1, sign_key, signature, string_to_sign};
use postdoc::diagnosis::{Diagnosis, Effort, FindingId, Verdict, diagnose};
use postdoc::evidence::{Evidence, Flag, Slot};

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

#[test]
fn of_a_masked_signature_sixty_four_bits_prove_and_one_digit_does_not() {
    let right = Upload::default().signature_value();
    let masked = |seen: usize| format!("{}{}", &right[..seen], "*".repeat(40 - seen));
    for (seen, proves) in [(16, true), (15, false), (1, false)] {
        let upload = Upload {
            signature: Some(masked(seen)),
            ..Upload::default()
        };
        let diagnosis = with_keys(&upload, Effort::Quick);
        let correct = diagnosis.findings.iter();
        let correct = correct.filter(|finding| finding.id == FindingId::SignatureCorrect);
        assert_eq!(correct.count() == 1, proves, "{seen} digits");
    }
}

#[test]
fn a_policy_field_that_holds_the_signature_is_that_and_no_recipe() {
    let signature = "f4124f250b496e49a1b50591385f07e2a9607258";
    for field in [signature.to_owned(), STANDARD.encode(signature)] {
        let upload = Upload {
            encoded: Some(field),
            signature: Some(signature.to_owned()),
            ..Upload::default()
        };
        let found = loud(&with_keys(&upload, Effort::Quick));
        let has = |id: &str| found.iter().any(|line| line.starts_with(id));
        assert!(has("policy.holds-signature"), "{found:?}");
        assert!(!has("signature.explained"), "{found:?}");
    }
}

#[test]
fn a_header_style_signature_is_proved_without_the_policy_with_every_host_at_hand() {
    let time = format!("{START};{END}");
    let key = sign_key(SECRET_KEY.as_bytes(), time.as_bytes());
    let host = |region: &str| format!("host=examplebucket-1250000000.cos.{region}.myqcloud.com");
    let refused = answer(REFUSED.0, REFUSED.1);
    let resource = "other-1250000000.cos.ap-seoul.myqcloud.com";
    let own = "examplebucket-1250000000.cos.ap-tokyo.myqcloud.com";
    let placed = refused.replace(own, resource);
    let refused = refused.replace(own, "");
    let request = format!("POST / HTTP/1.1\r\nHost: {resource}\r\n\r\n");
    let named = format!("host={resource}");
    // Nothing, the bucket's host, a region that nobody named; without any bucket the answer's own host, that of the
    // request, and a region's, with the bucket in the path.
    for (list, told, bucket, request) in [
        (String::new(), &refused, true, ""),
        (host("ap-tokyo"), &refused, true, ""),
        (host("eu-frankfurt"), &refused, true, ""),
        (named.clone(), &placed, false, ""),
        (named, &refused, false, request.as_str()),
        (
            "host=cos.ap-mumbai.myqcloud.com".to_owned(),
            &refused,
            false,
            "",
        ),
    ] {
        let digest = string_to_sign(format!("post\n/\n\n{list}\n").as_bytes());
        let sent = signature(&key, &format!("sha1\n{time}\n{digest}\n"));
        let pairs = serde_json::json!([
            ["key", "uploads/photo.png"],
            ["q-sign-algorithm", "sha1"],
            ["q-ak", SECRET_ID],
            ["q-key-time", time],
            ["q-signature", sent],
            ["file", "@photo.png"]
        ]);
        let mut evidence = Evidence::default();
        let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
        for (paste, slot) in [
            (pairs.to_string(), Slot::Form),
            (told.clone(), Slot::Error),
            (keys, Slot::Keys),
            (request.to_owned(), Slot::Request),
        ] {
            if !paste.is_empty() {
                evidence.add(paste.as_bytes(), Some(slot), None).unwrap();
            }
        }
        if bucket {
            let option = evidence.add_option(Flag::Bucket, "examplebucket-1250000000");
            option.unwrap();
        }
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
        let explained = diagnosis.findings.iter();
        let mut explained = explained.filter(|one| one.id == FindingId::SignatureExplained);
        let slugs = explained.next().map(|finding| finding.deviations.clone());
        assert_eq!(slugs, Some(vec!["header-style-string-to-sign"]), "{list:?}");
    }
}

#[test]
fn over_an_undefined_key_time_nothing_is_right_and_the_policy_s_counts() {
    let upload = Upload::default();
    // Signed over the field's own nothing.
    let over_nothing = Upload {
        signature: Some(
            Upload {
                key_time: "undefined".into(),
                ..upload.clone()
            }
            .signature_value(),
        ),
        ..upload.clone().field("q-key-time", "undefined")
    };
    let diagnosis = with_keys(&over_nothing, Effort::Quick);
    let explained = diagnosis.findings.iter();
    let mut explained = explained.filter(|one| one.id == FindingId::SignatureExplained);
    let slugs = explained.next().map(|finding| finding.deviations.clone());
    assert_eq!(slugs, Some(vec!["key-time-empty"]));
    // Signed over the policy's.
    let over_policy = upload.field("q-key-time", "undefined");
    let diagnosis = with_keys(&over_policy, Effort::Quick);
    let has = |id| diagnosis.findings.iter().any(|finding| finding.id == id);
    assert!(has(FindingId::SignatureCorrect) && !has(FindingId::SignatureExplained));
}

#[test]
fn a_proved_signature_ends_the_doubt_about_the_key_s_shape() {
    let secret = "SecretKeyOfNobodyInParticular001";
    let time = format!("{START};{END}");
    let key = sign_key(secret.as_bytes(), time.as_bytes());
    let policy = Upload::default().policy;
    for (text, doubts) in [(policy.clone(), false), (format!("{policy}?"), true)] {
        let upload = Upload {
            signature: Some(signature(&key, &string_to_sign(text.as_bytes()))),
            ..Upload::default()
        };
        let mut evidence = upload.evidence("");
        let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{secret}"}}"#);
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::Quick);
        let doubt = diagnosis.findings.iter();
        let doubt = doubt.filter(|one| one.id == FindingId::KeysSecretKeyShape);
        assert_eq!(doubt.count() == 1, doubts);
    }
}

#[test]
fn a_token_that_is_sent_with_a_line_end_is_told() {
    for (tail, told) in [("\n", true), (" ", true), ("\u{200b}", true), ("", false)] {
        let upload = Upload::default().field("x-cos-security-token", &format!("t0ken{tail}"));
        let found = loud(&upload.diagnose(""));
        let line = "form.security-token-space warning x-cos-security-token";
        assert_eq!(found.iter().any(|one| one == line), told, "{found:?}");
    }
}
