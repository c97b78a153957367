//! Siblings of one mistake: the same kind in another field, another spelling, another copy. What is refused is named
//! in each, and what is not known accuses in none.

use crate::support::{self, SECRET_ID, SECRET_KEY, START, Upload, answer, at, machine};
use postdoc::diagnosis::{Diagnosis, Effort, FindingId, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};

fn judge(upload: &Upload, told: &str, keys: bool) -> Diagnosis {
    let mut evidence = upload.evidence(told);
    if keys {
        let keys = format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"}}");
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    diagnose(&evidence, &at(START + 60), Effort::Quick)
}

/// Everything above a note, without the mark of what explains the answer.
fn loud(diagnosis: &Diagnosis) -> Vec<String> {
    let lines = support::loud(diagnosis).into_iter();
    lines.map(|line| line.replace('*', "")).collect()
}

/// The sound policy with one entry more, in front.
fn with_entry(entry: &str) -> Upload {
    Upload::default().policy_replaced("{ \"acl\"", &format!("{entry},\n    {{ \"acl\""))
}

#[test]
fn a_slip_in_the_name_of_a_condition_is_told_as_one_in_short_names_too() {
    let sound = Upload::default().policy;
    for (written, slip, wanted) in [
        ("\"q-sign-time\"", "\"q-sign-tiem\"", "q-sign-time"),
        ("\"q-ak\"", "\"q-ka\"", "q-ak"),
        ("\"q-ak\"", "\"q-aks\"", "q-ak"),
        ("\"q-ak\"", "\"q_ak\"", "q-ak"),
        ("\"$key\"", "\"$kye\"", "$key"),
        ("\"$key\"", "\"$keys\"", "$key"),
        (
            "\"q-sign-algorithm\"",
            "\"q-sign-algoritm\"",
            "q-sign-algorithm",
        ),
        ("\"$Content-Type\"", "\"$Content-Tipe\"", "$Content-Type"),
        ("\"acl\"", "\"\u{430}cl\"", "acl"),
        ("\"acl\"", "\"alc\"", "acl"),
    ] {
        assert!(sound.contains(written), "{written}");
        let diagnosis = judge(&Upload::default().policy_replaced(written, slip), "", false);
        let named = diagnosis
            .findings
            .iter()
            .find(|it| it.id == FindingId::PolicyConditionName && it.severity == Severity::Error);
        assert_eq!(
            named.and_then(|it| it.get_word("wanted")),
            Some(wanted),
            "{slip}: {:?}",
            loud(&diagnosis)
        );
    }
    // A field of one's own is sent under its own name.
    let own = with_entry("{\"keyz\":\"v\"}");
    assert_eq!(
        loud(&judge(&own, "", false)),
        ["condition.field-missing error keyz"]
    );
}

#[test]
fn an_operator_is_told_by_what_it_was_meant_to_be() {
    for (operator, wanted) in [
        ("startsWith", "starts-with"),
        ("starts_with", "starts-with"),
        ("starts-wiht", "starts-with"),
        ("start-with", "starts-with"),
        ("EQ", "eq"),
        ("in", ""),
        ("contains", ""),
    ] {
        let value = if wanted == "eq" {
            "uploads/photo.png"
        } else {
            "uploads/"
        };
        let entry = format!("[\"{operator}\",\"$key\",\"{value}\"]");
        let diagnosis = judge(&with_entry(&entry), "", false);
        let told = diagnosis
            .findings
            .iter()
            .find(|it| it.id == FindingId::PolicyConditionOperator);
        assert_eq!(
            told.and_then(|it| it.get_word("wanted")),
            Some(wanted),
            "{operator}: {:?}",
            loud(&diagnosis)
        );
    }
    for range in [
        "content-length-raneg",
        "content_length_range",
        "Content-Length-Range",
    ] {
        let diagnosis = judge(&with_entry(&format!("[\"{range}\",1,1048576]")), "", false);
        assert_eq!(loud(&diagnosis).len(), 1, "{range}: {:?}", loud(&diagnosis));
    }
    let object = judge(
        &with_entry("{\"content-length-range\":[1,5000]}"),
        "",
        false,
    );
    assert_eq!(loud(&object), ["policy.condition-shape error conditions"]);
}

#[test]
fn a_star_behind_a_content_type_is_disputed_however_it_is_written() {
    let star =
        |value: &str| Upload::default().policy_replaced("\"image/\"", &format!("\"{value}\""));
    for value in ["image/*", "image*", "*", "*/*"] {
        let alone = judge(&star(value), "", false);
        assert_eq!(
            loud(&alone),
            ["policy.condition-wildcard warning Content-Type"],
            "{value}"
        );
        let named = answer(
            "AccessDenied",
            &format!("Condition key Content-Type doesn't match the value {value}"),
        );
        let named = judge(&star(value), &named, false);
        assert_eq!(named.verdict, Verdict::Fault, "{value}");
    }
    // Another family breaks it in either reading, and so does a pattern behind the star.
    for value in ["text/*", "image/*.gif"] {
        assert_eq!(
            judge(&star(value), "", false).verdict,
            Verdict::Fault,
            "{value}"
        );
    }
}

#[test]
fn a_mask_differs_from_nothing_that_its_visible_ends_allow() {
    for (field, masked, differs) in [
        ("q-key-time", "1795435200;17954*****", false),
        ("q-key-time", "1795435200;18*****", true),
        ("q-ak", "AKIDQjxxxxxxxxxxxxxx", false),
        ("q-ak", "AKIDZzxxxxxxxxxxxxxx", true),
        ("acl", "def\u{2026}", false),
    ] {
        let diagnosis = judge(&Upload::default().field(field, masked), "", false);
        let told = loud(&diagnosis)
            .iter()
            .any(|it| it.starts_with("condition.mismatch"));
        assert_eq!(told, differs, "{field} {masked}: {:?}", loud(&diagnosis));
    }
}

#[test]
fn values_out_of_their_domain_are_told_once() {
    for (field, value, wanted) in [
        ("Content-MD5", "51f459ce523d57871c94a232d54b2875", "error"),
        ("Content-MD5", "UfRZzlI9V4cclKIy1UsodQ== ", "error"),
        ("Content-MD5", "", "warning"),
        ("x-cos-traffic-limit", "819199", "error"),
        ("x-cos-storage-class", "standard", "warning"),
        ("x-cos-server-side-encryption", "aws:kms", "warning"),
        ("x-cos-meta-my_name", "v", "warning"),
        ("x-cos-meta-", "v", "warning"),
    ] {
        let diagnosis = judge(&Upload::default().field(field, value), "", false);
        assert_eq!(
            loud(&diagnosis),
            [format!("form.field-value {wanted} {field}")],
            "{field}={value}"
        );
    }
    let algorithm = |value: &str, policy: bool| {
        let upload = Upload::default().field("q-sign-algorithm", value);
        let wanted = format!("\"q-sign-algorithm\": \"{value}\"");
        if policy {
            upload.policy_replaced("\"q-sign-algorithm\": \"sha1\"", &wanted)
        } else {
            upload
        }
    };
    for (value, wanted) in [("sha256", "error"), ("", "error"), ("SHA1", "warning")] {
        let told = answer(
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.",
        );
        let diagnosis = judge(&algorithm(value, true), &told, false);
        assert_eq!(
            loud(&diagnosis),
            [format!("form.field-value {wanted} q-sign-algorithm")],
            "{value}"
        );
        assert!(
            diagnosis.findings.iter().any(|it| it.explains_answer),
            "{value}"
        );
        let alone = judge(&algorithm(value, false), "", false);
        assert_eq!(
            loud(&alone),
            ["condition.mismatch error q-sign-algorithm"],
            "{value}"
        );
    }
}

#[test]
fn over_a_key_time_that_is_none_no_signature_is_right() {
    for (value, told) in [
        ("undefined", "form.value-undefined error q-key-time"),
        ("NaN;NaN", "key-time.format error q-key-time"),
        ("", "key-time.format error q-key-time"),
    ] {
        let sound = Upload::default();
        let time = sound.key_time.clone();
        let mut upload = sound
            .policy_replaced(&time, value)
            .field("q-key-time", value);
        value.clone_into(&mut upload.key_time);
        let diagnosis = judge(&upload, "", true);
        assert_eq!(loud(&diagnosis), [told], "{value}");
        let right = diagnosis
            .findings
            .iter()
            .any(|it| it.id == FindingId::SignatureCorrect);
        assert!(!right, "{value}");
    }
}

#[test]
fn what_cos_stored_was_in_time_and_wants_nothing_more() {
    let late = |told: &str| {
        let evidence = Upload::default().evidence(told);
        diagnose(&evidence, &at(START + 90_000), Effort::None)
    };
    assert_eq!(late("").verdict, Verdict::Fault);
    let stored = late("HTTP/1.1 204 No Content\r\nServer: tencent-cos\r\n\r\n");
    assert_eq!(
        (stored.verdict, loud(&stored).len()),
        (Verdict::Sound, 0),
        "{:?}",
        loud(&stored)
    );
    let mut alone = Evidence::default();
    alone
        .add(
            b"HTTP/1.1 204 No Content\r\nServer: tencent-cos\r\n\r\n",
            Some(Slot::Error),
            None,
        )
        .unwrap();
    assert!(
        diagnose(&alone, &machine(START), Effort::None)
            .needs
            .is_empty()
    );
}

#[test]
fn by_this_machine_s_clock_nothing_is_more_than_a_note_beside_an_answer_to_another_request() {
    let told = answer(
        "AccessDenied",
        "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817",
    );
    let evidence = Upload::default().evidence(&told);
    let diagnosis = diagnose(&evidence, &machine(START + 900_000), Effort::None);
    assert_eq!(diagnosis.verdict, Verdict::Mismatch);
    assert_eq!(loud(&diagnosis), ["answer.other-request error expiration"]);
}
