//! Half of the evidence, torn bodies, masked values, other ways of signing: what was not seen is asked for, never
//! called missing or wrong. And where something is wrong, the places are the very bytes.

use crate::support::{FILE, SECRET_ID, SECRET_KEY, START, Upload, answer, at, loud, machine};
use postdoc::diagnosis::{Diagnosis, Effort, Finding, FindingId, NowFrom, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};

const NOTHING: [&str; 0] = [];

fn small() -> Upload {
    Upload {
        size: 30,
        ..Upload::default()
    }
}

fn evidence(inputs: &[(Slot, &str)]) -> Evidence {
    let mut evidence = Evidence::default();
    for (slot, text) in inputs {
        evidence
            .add(text.as_bytes(), Some(*slot), None)
            .unwrap_or_else(|error| panic!("{slot:?}: {error}"));
    }
    evidence
}

fn judge(inputs: &[(Slot, &str)]) -> Diagnosis {
    diagnose(&evidence(inputs), &at(START + 60), Effort::Quick)
}

fn http() -> String {
    String::from_utf8(small().written("http")).unwrap()
}

fn torn(from: &str, to: &str) -> String {
    let text = http();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn pairs(fields: &[(&str, &str)]) -> String {
    serde_json::to_string(fields).unwrap()
}

fn needs(diagnosis: &Diagnosis) -> Vec<&'static str> {
    diagnosis
        .needs
        .iter()
        .map(|need| need.kind.slug())
        .collect()
}

fn walked(diagnosis: &Diagnosis) -> Vec<String> {
    let steps = diagnosis.path.iter();
    steps
        .map(|step| format!("{}={}", step.node, step.answer))
        .collect()
}

fn find(diagnosis: &Diagnosis, id: FindingId) -> &Finding {
    diagnosis
        .findings
        .iter()
        .find(|finding| finding.id == id)
        .unwrap_or_else(|| panic!("{}: {:?}", id.id(), loud(diagnosis)))
}

#[test]
fn a_torn_body_lacks_no_field_and_breaks_no_condition() {
    let head = "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\n";
    let (own_head, body) = {
        let text = http();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    };
    let boundary = "----WebKitFormBoundary9JtEhEGHSdx8Patg";
    let mut texts = vec![
        format!("{own_head}\r\n\r\n{}", body.replace("\r\n", "\n")),
        torn("name=\"q-ak\"\r\n\r\n", "name=\"q-ak\"\r\n"),
        torn(" name=\"q-ak\"", ""),
        torn("form-data; name=\"q-ak\"", "attachment; name=\"q-ak\""),
        torn("boundary=----WebKit", "boundary=----webkit"),
        torn(&format!("; boundary={boundary}"), ""),
        torn(
            &format!("\r\n--{boundary}\r\nContent-Disposition: form-data; name=\"q-ak\""),
            "\r\nContent-Disposition: form-data; name=\"q-ak\"",
        ),
        format!(
            "{head}Content-Type: application/x-www-form-urlencoded\r\n\r\n{}",
            String::from_utf8(small().written("url-encoded")).unwrap()
        ),
        format!(
            "{head}Content-Type: application/json\r\n\r\n{}",
            String::from_utf8(small().written("object")).unwrap()
        ),
    ];
    // Cut off anywhere behind the head.
    let full = http();
    texts.extend(
        (own_head.len() + 60..full.len() - 3)
            .step_by(7)
            .map(|end| full[..end].to_owned()),
    );
    for text in texts {
        let diagnosis = judge(&[(Slot::Request, &text)]);
        for finding in &diagnosis.findings {
            let id = finding.id.id();
            let allowed = id.starts_with("multipart.") || id == "request.not-form-data";
            assert!(allowed, "{id} of a body of {} bytes:\n{text}", text.len());
        }
    }
}

#[test]
fn a_second_fault_is_found_in_a_torn_body_too() {
    let text = torn("name=\"acl\"\r\n\r\ndefault", "name=\"acl\"\r\ndefault").replacen(
        "uploads/photo.png",
        "elsewhere/photo.png",
        1,
    );
    let diagnosis = judge(&[(Slot::Request, &text)]);
    let ids: Vec<&str> = diagnosis
        .findings
        .iter()
        .map(|finding| finding.id.id())
        .collect();
    assert!(ids.contains(&"multipart.no-blank-line"), "{ids:?}");
    assert!(ids.contains(&"condition.mismatch"), "{ids:?}");
}

#[test]
fn where_the_request_went() {
    let path_style = torn(
        "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos",
        "POST /examplebucket-1250000000/ HTTP/1.1\r\nHost: cos",
    );
    assert_eq!(loud(&judge(&[(Slot::Request, &path_style)])), NOTHING);
    let elsewhere = path_style.replacen("/examplebucket-", "/otherbucket-", 1);
    assert_eq!(
        loud(&judge(&[(Slot::Request, &elsewhere)])),
        ["condition.mismatch error bucket"]
    );
    // Which bucket a domain of one's own stands for cannot be seen.
    let custom = torn(
        "examplebucket-1250000000.cos.ap-tokyo.myqcloud.com",
        "upload.my.website",
    );
    let diagnosis = judge(&[(Slot::Request, &custom)]);
    assert_eq!(loud(&diagnosis), NOTHING);
    assert_eq!(needs(&diagnosis), ["bucket", "answer"]);
    let put = judge(&[(Slot::Request, &torn("POST /", "PUT /"))]);
    assert_eq!(loud(&put), ["request.method error -"]);
    let object = judge(&[(Slot::Request, &torn("POST / ", "POST /uploads/photo.png "))]);
    assert_eq!(loud(&object), ["request.path warning -"]);
}

#[test]
fn a_bucket_flag_without_appid_accuses_nobody() {
    let mut evidence = evidence(&[(Slot::Form, &small().form_json())]);
    crate::support::postdoc_options(&mut evidence, "examplebucket", 30);
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    assert_eq!(loud(&diagnosis), NOTHING);
}

#[test]
fn fields_behind_the_file_are_one_fault_in_an_ordered_form_and_none_in_an_object() {
    let mut first = small();
    first.fields.insert(0, ("file".to_owned(), FILE.to_owned()));
    for (way, wanted) in [
        ("http", &["form.field-after-file error key"][..]),
        ("pairs", &["form.field-after-file error key"]),
        ("object", &[]),
    ] {
        let diagnosis = diagnose(&first.evidence_by(way), &at(START + 60), Effort::None);
        assert_eq!(loud(&diagnosis), wanted, "{way}");
    }
    let mut last = small();
    last.fields
        .push(("policy".to_owned(), crate::support::POLICY.to_owned()));
    last.fields.push((
        "q-signature".to_owned(),
        crate::support::SIGNATURE.to_owned(),
    ));
    last.fields.push(("file".to_owned(), FILE.to_owned()));
    last.fields.push(("submit".to_owned(), "Upload".to_owned()));
    let diagnosis = diagnose(&last.evidence_by("http"), &at(START + 60), Effort::None);
    assert_eq!(loud(&diagnosis), ["form.field-after-file warning submit"]);
}

const HEADER_STRING: &str = "q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1795435200;1795437000&q-key-time=1795435200;1795437000&q-header-list=&q-url-param-list=&q-signature=7758dc9a832e9d301dca704cacbf9d9f8172fdef";

#[test]
fn other_ways_to_sign_are_told_apart_and_not_accused() {
    let mode = |fields: &[(&str, &str)]| {
        let diagnosis = judge(&[(Slot::Form, &pairs(fields))]);
        let finding = find(&diagnosis, FindingId::FormOtherSigningMode);
        let word = finding.get_word("mode").unwrap().to_owned();
        (word, loud(&diagnosis), diagnosis.verdict)
    };
    let quiet = |word: &str| (word.to_owned(), Vec::<String>::new(), Verdict::Sound);
    // A mini program's SDK and a cloud function's upload.
    let fields = [
        ("key", "a/b.png"),
        ("Signature", HEADER_STRING),
        ("x-cos-security-token", "exampleToken"),
        ("x-cos-meta-fileid", "f00d"),
        ("success_action_status", "200"),
        ("Content-Type", ""),
        ("file", "@b.png"),
    ];
    assert_eq!(mode(&fields), quiet("signature-field"));
    let fields = [
        ("key", "a/b.png"),
        ("Content-Type", "image/png"),
        ("file", "@b.png"),
    ];
    assert_eq!(mode(&fields), quiet("anonymous"));
    let other = |fields: &[(&str, &str)]| mode(fields).0;
    assert_eq!(
        other(&[
            ("key", "a"),
            ("policy", "e30="),
            ("x-amz-algorithm", "AWS4-HMAC-SHA256"),
            ("x-amz-signature", "00")
        ]),
        "s3-v4"
    );
    assert_eq!(
        other(&[
            ("key", "a"),
            ("policy", "e30="),
            ("OSSAccessKeyId", "LTAI"),
            ("signature", "AAAA")
        ]),
        "oss"
    );
    assert_eq!(
        other(&[
            ("key", "a"),
            ("policy", "e30="),
            ("AWSAccessKeyId", "AKIA"),
            ("signature", "AAAA")
        ]),
        "s3-v2"
    );
}

/// Inputs, the verdict, the needs.
type Part<'a> = (&'a [(Slot, &'a str)], Verdict, &'a [&'a str]);

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn any_part_of_the_evidence_gives_what_it_can_and_asks_for_the_rest() {
    let upload = small();
    let signature = answer(
        "SignatureDoesNotMatch",
        "The Signature you specified is invalid.",
    );
    let key = answer(
        "AccessDenied",
        "Condition key key doesn't match the value uploads/",
    );
    let keys = format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"}}");
    let bare: String = {
        let mut fields = upload.pairs();
        fields.retain(|(name, _)| name != "policy" && name != "file");
        serde_json::to_string(&fields).unwrap()
    };
    let rows: &[Part<'_>] = &[
        (
            &[(Slot::Policy, &upload.policy)],
            Verdict::Undetermined,
            &["form", "bucket", "file-size", "answer"],
        ),
        (
            &[(Slot::Policy, &upload.encoded_value())],
            Verdict::Undetermined,
            &["form", "bucket", "file-size", "answer"],
        ),
        (
            &[(Slot::Form, &bare)],
            Verdict::Undetermined,
            &["policy", "answer"],
        ),
        (
            &[(Slot::Form, &bare), (Slot::Policy, &upload.policy)],
            Verdict::Sound,
            &["bucket", "file-size", "answer"],
        ),
        (
            &[(Slot::Error, &signature)],
            Verdict::Undetermined,
            &["policy", "form", "policy-sha1", "secret-key"],
        ),
        (
            &[(Slot::Error, &key)],
            Verdict::Undetermined,
            &["form", "policy"],
        ),
        (
            &[(Slot::Error, &key), (Slot::Keys, &keys)],
            Verdict::Undetermined,
            &["form", "policy"],
        ),
        (
            &[(Slot::Keys, &keys)],
            Verdict::Undetermined,
            &["form", "policy", "answer"],
        ),
        (
            // The answer's Resource has the bucket.
            &[(Slot::Error, &key), (Slot::Policy, &upload.policy)],
            Verdict::Undetermined,
            &["form", "file-size"],
        ),
        (
            &[(Slot::Error, &key), (Slot::Form, &bare)],
            Verdict::Undetermined,
            &["policy"],
        ),
    ];
    for (inputs, verdict, wanted) in rows {
        let diagnosis = judge(inputs);
        assert_eq!(loud(&diagnosis), NOTHING, "{inputs:?}");
        assert_eq!(diagnosis.verdict, *verdict, "{inputs:?}");
        assert_eq!(needs(&diagnosis), *wanted, "{inputs:?}");
    }
}

#[test]
fn a_signing_service_s_answer_is_part_of_a_form() {
    let upload = small();
    let text = format!(
        r#"{{"code":0,"data":{{"cosHost":"examplebucket-1250000000.cos.ap-tokyo.myqcloud.com","cosKey":"uploads/a.png","policy":"{}","qSignAlgorithm":"sha1","qAk":"{SECRET_ID}","qKeyTime":"{}","qSignature":"{}"}}}}"#,
        upload.encoded_value(),
        upload.key_time,
        upload.signature_value()
    );
    assert_eq!(loud(&judge(&[(Slot::Form, &text)])), NOTHING);
    let broken = text.replacen("uploads/a.png", "a.png", 1);
    assert_eq!(
        loud(&judge(&[(Slot::Form, &broken)])),
        ["condition.mismatch error key"]
    );
}

#[test]
fn masked_values_agree_where_they_can_and_are_asked_for() {
    let text = small().form_json();
    let signature = small().signature_value();
    let masked =
        text.replacen(SECRET_ID, "AKIDQjz3****9U5q", 1)
            .replacen(&signature[20..], "****", 1);
    let diagnosis = judge(&[(Slot::Form, &masked)]);
    assert_eq!(loud(&diagnosis), NOTHING);
    assert!(needs(&diagnosis).contains(&"secret-id"));
    let other = text.replacen(SECRET_ID, "AKIDQjz3****9U5Q", 1);
    assert_eq!(
        loud(&judge(&[(Slot::Form, &other)])),
        ["condition.mismatch error q-ak"]
    );
    // Stars in an object key are stars.
    let stars = text.replacen("uploads/photo.png", "up***/photo.png", 1);
    assert_eq!(
        loud(&judge(&[(Slot::Form, &stars)])),
        ["condition.mismatch error key"]
    );
}

#[test]
fn the_clock_comes_from_the_best_witness() {
    // RequestId of 2026-11-23 12:01:00 UTC.
    let id = {
        use base64::Engine as _;
        let text = format!("{:08x}_2eb02a09_ccc8_84d3", START + 60);
        base64::engine::general_purpose::STANDARD.encode(text)
    };
    let told = format!(
        "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message><RequestId>{id}</RequestId></Error>"
    );
    let form = small().form_json();
    let inputs = [(Slot::Error, told.as_str()), (Slot::Form, form.as_str())];
    // Weeks later, by this machine's clock, the upload was still in time when COS saw it.
    let late = diagnose(
        &evidence(&inputs),
        &machine(START + 2_000_000),
        Effort::None,
    );
    assert_eq!(late.times.now.from, NowFrom::RequestId);
    assert_eq!(loud(&late), ["answer.permission-denied error* permission"]);
    let given = diagnose(&evidence(&inputs), &at(START + 2_000_000), Effort::None);
    assert_eq!(given.times.now.from, NowFrom::Given);
    assert!(loud(&given).contains(&"policy.expired error expiration".to_owned()));
    // With an answer that tells no time, this machine's clock proves nothing.
    let bare = answer("AccessDenied", "Access Denied.");
    let inputs = [(Slot::Error, bare.as_str()), (Slot::Form, form.as_str())];
    let unsure = diagnose(
        &evidence(&inputs),
        &machine(START + 2_000_000),
        Effort::None,
    );
    assert_eq!(
        loud(&unsure),
        ["answer.permission-denied error* permission"]
    );
    assert!(needs(&unsure).contains(&"request-id"));
}

#[test]
fn the_places_are_the_bytes_that_differ() {
    let text = small().field("key", "Uploads/photo.png").form_json();
    let evidence = evidence(&[(Slot::Form, &text)]);
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    let finding = find(&diagnosis, FindingId::ConditionMismatch);
    let bytes =
        |at: postdoc::text::Place| String::from_utf8_lossy(evidence.sources.slice(at)).into_owned();
    assert_eq!(bytes(finding.places[0].place), "Uploads/photo.png");
    assert_eq!(bytes(finding.places[0].focus.unwrap()), "U");
    assert_eq!(bytes(finding.places[1].place), "uploads/");
    assert_eq!(bytes(finding.places[1].focus.unwrap()), "u");
    assert_eq!(
        finding.places[1].pointer.as_deref(),
        Some("/conditions/2/2")
    );
    assert_eq!(finding.places[0].field.as_deref(), Some("key"));
    // The form's place is the paste's own.
    let start = text.find("Uploads/photo.png").unwrap();
    let at = finding.places[0].place;
    let chain = evidence.sources.chain(at);
    let outer = chain.last().map_or(at, |(_, place)| *place);
    assert_eq!((outer.span.start, outer.span.end), (start, start + 17));
    // What is absent has no place of its own: the condition that demands it is shown.
    let text = small().without("acl").form_json();
    let diagnosis = judge(&[(Slot::Form, &text)]);
    let finding = find(&diagnosis, FindingId::ConditionFieldMissing);
    assert_eq!(finding.places.len(), 1);
    assert_eq!(
        finding.places[0].pointer.as_deref(),
        Some("/conditions/0/acl")
    );
    assert_eq!(finding.expected.as_deref(), Some("default"));
    assert_eq!(finding.actual, None);
}

#[test]
fn a_place_in_the_policy_is_found_in_the_body_too() {
    let upload = small().policy_replaced("\"conditions\"", "\"Conditions\"");
    let text = upload.written("http");
    let mut evidence = Evidence::default();
    evidence.add(&text, Some(Slot::Request), None).unwrap();
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    let finding = find(&diagnosis, FindingId::PolicyMisspeltMember);
    let policy = evidence.sources.slice(finding.places[0].place);
    assert_eq!(policy, b"Conditions");
    let lifted = finding
        .places
        .iter()
        .find(|mark| mark.lifted)
        .expect("a place in the body");
    // 4 characters of base64 for 3 bytes: the ten bytes are inside these.
    let encoded = evidence.sources.slice(lifted.place);
    assert!((13..=20).contains(&encoded.len()), "{}", encoded.len());
    let whole = upload.encoded_value();
    let at = whole.find(std::str::from_utf8(encoded).unwrap()).unwrap();
    let json = upload.policy.find("Conditions").unwrap();
    assert_eq!(at / 4, json / 3);
}

#[test]
fn the_path_answers_from_evidence_then_from_what_was_said() {
    let q_ak = answer(
        "AccessDenied",
        &format!("Condition key q-ak doesn't match the value {SECRET_ID}"),
    );
    let form = small().without("q-ak").form_json();
    let diagnosis = judge(&[(Slot::Error, &q_ak), (Slot::Form, &form)]);
    assert_eq!(
        walked(&diagnosis),
        ["answer=AccessDenied_q-ak", "q-ak.in-form=no"]
    );
    assert_eq!(
        diagnosis.path[1].because,
        [FindingId::ConditionFieldMissing]
    );
    let sound = small().form_json();
    let diagnosis = judge(&[(Slot::Error, &q_ak), (Slot::Form, &sound)]);
    assert_eq!(
        walked(&diagnosis),
        [
            "answer=AccessDenied_q-ak",
            "q-ak.in-form=yes",
            "q-ak.equal=yes",
            "q-ak.console=unknown"
        ]
    );
    assert_eq!(diagnosis.verdict, Verdict::Undetermined);
    // On the phone.
    let mut evidence = evidence(&[(Slot::Error, &q_ak)]);
    evidence
        .said
        .insert("q-ak.in-form".to_owned(), "no".to_owned());
    let diagnosis = diagnose(&evidence, &machine(START), Effort::None);
    assert_eq!(loud(&diagnosis), ["condition.field-missing error* q-ak"]);
    assert_eq!(diagnosis.verdict, Verdict::Fault);
    // Evidence goes before what is said.
    let mut evidence = self::evidence(&[(Slot::Error, &q_ak), (Slot::Form, &sound)]);
    evidence
        .said
        .insert("q-ak.in-form".to_owned(), "no".to_owned());
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    assert_eq!(loud(&diagnosis), NOTHING);
}

#[test]
fn a_line_of_a_log_is_not_what_the_form_carried() {
    let quoted = serde_json::to_string(&small().policy).unwrap();
    for text in [format!("policy: {quoted}"), quoted] {
        let diagnosis = judge(&[(Slot::Policy, &text)]);
        assert_eq!(loud(&diagnosis), NOTHING, "{text}");
        assert_eq!(diagnosis.verdict, Verdict::Undetermined);
    }
}

#[test]
fn json_with_words_around_it_is_a_copy() {
    let text = format!("the policy is {} ok", small().policy);
    let diagnosis = judge(&[(Slot::Policy, &text)]);
    assert_eq!(loud(&diagnosis), NOTHING);
}

#[test]
fn an_answer_from_before_the_form_was_signed_is_another_s() {
    let told = "<Error><Code>SignatureDoesNotMatch</Code><Message>The Signature you specified is invalid.</Message><RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId></Error>";
    let form = small().form_json();
    let inputs = [(Slot::Error, told), (Slot::Form, form.as_str())];
    let diagnosis = diagnose(&evidence(&inputs), &machine(START + 60), Effort::None);
    assert_eq!(diagnosis.verdict, Verdict::Mismatch);
    assert_eq!(loud(&diagnosis), ["answer.other-request error q-key-time"]);
}

#[test]
fn a_form_whose_policy_does_not_decode_takes_no_proof_from_the_policy_beside_it() {
    let sound = small();
    let torn = Upload {
        encoded: Some(sound.encoded_value().replace('y', "*")),
        ..sound.clone()
    };
    let form = torn.form_json();
    for (message, field) in [
        ("Condition key acls doesn't match the value XXXX", "acls"),
        (
            "You post object request has been expired, expiration time: 1621188104 but the time now : 1621245817",
            "expiration",
        ),
    ] {
        let told = answer("AccessDenied", message);
        let alone = [(Slot::Policy, sound.policy.as_str()), (Slot::Error, &told)];
        let beside = [alone[0], (Slot::Form, &form), alone[1]];
        for inputs in [&alone[..], &beside[..]] {
            let diagnosis = judge(inputs);
            let foreign = find(&diagnosis, FindingId::AnswerOtherRequest);
            assert_eq!(foreign.field.as_deref(), Some(field));
            assert_eq!(diagnosis.verdict, Verdict::Mismatch);
        }
    }
}
