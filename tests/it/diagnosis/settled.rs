//! Which of several findings is told, how loudly and in which order, and what a check must let pass: promises that
//! no example happens to need.

use std::fmt::Write as _;

use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, answer, at, loud, machine};
use postdoc::cos::DocumentedCase;
use postdoc::cos::multipart;
use postdoc::diagnosis::{
    Clock, Diagnosis, Effort, Finding, FindingId, NowFrom, Severity, Verdict, diagnose,
};
use postdoc::evidence::{Evidence, Slot};

fn given(upload: &Upload, told: &str, keys: &str, clock: &Clock) -> Diagnosis {
    let mut evidence = upload.evidence(told);
    if !keys.is_empty() {
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    diagnose(&evidence, clock, Effort::Quick)
}

fn pasted(inputs: &[(Slot, &str)], clock: &Clock) -> Diagnosis {
    let mut evidence = Evidence::default();
    for (slot, text) in inputs {
        evidence.add(text.as_bytes(), Some(*slot), None).unwrap();
    }
    diagnose(&evidence, clock, Effort::Quick)
}

fn has(diagnosis: &Diagnosis, id: FindingId) -> bool {
    diagnosis.findings.iter().any(|finding| finding.id == id)
}

fn find(diagnosis: &Diagnosis, id: FindingId) -> &Finding {
    let mut found = diagnosis.findings.iter();
    found
        .find(|finding| finding.id == id)
        .unwrap_or_else(|| panic!("{}", id.id()))
}

fn position(diagnosis: &Diagnosis, id: FindingId) -> usize {
    let mut found = diagnosis.findings.iter();
    found
        .position(|finding| finding.id == id)
        .unwrap_or_else(|| panic!("{}", id.id()))
}

/// The sound policy with another entry in front.
fn with_entry(entry: &str) -> Upload {
    Upload::default().policy_replaced("{ \"acl\"", &format!("{entry},\n    {{ \"acl\""))
}

const EXPIRED: &str = "AccessDenied";

#[test]
fn of_one_id_so_many_findings_are_told_and_no_more() {
    let mut entries = String::new();
    for number in 0..100 {
        let _ = write!(entries, "{{\"x-cos-meta-{number}\":\"a\"}},");
    }
    let diagnosis = with_entry(entries.trim_end_matches(',')).diagnose("");
    let absent = |finding: &&Finding| finding.id == FindingId::ConditionFieldMissing;
    assert_eq!(diagnosis.findings.iter().filter(absent).count(), 64);
}

/// A RequestId of a day before KeyTime began.
fn of_a_day_before(code: &str, message: &str) -> String {
    let id = "NmIwMzA1YzhfNDgzNjQwMGJfMTMwZWFfNWFhZTE=";
    let moment = postdoc::cos::request_id::time(id).unwrap();
    assert!(
        (START - 90_000..START - 60_000).contains(&moment),
        "{}",
        START - moment
    );
    answer(code, message).replace(
        "<TraceId>",
        &format!("<RequestId>{id}</RequestId><TraceId>"),
    )
}

#[test]
fn a_key_time_that_has_not_begun_gives_way_to_the_answer_that_is_anothers() {
    let told = of_a_day_before("AccessDenied", "Access Denied.");
    let early = given(&Upload::default(), &told, "", &machine(START - 5000));
    assert_eq!(
        find(&early, FindingId::AnswerOtherRequest).get_word("how"),
        Some("request-id")
    );
    assert!(!has(&early, FindingId::KeyTimeNotYet));
    // Beside what another answer tells of another request, and without one, it is told.
    let foreign = answer(
        "AccessDenied",
        "Condition key x-cos-meta-a doesn't match the value b",
    );
    let early = given(&Upload::default(), &foreign, "", &machine(START - 5000));
    assert!(has(&early, FindingId::AnswerOtherRequest));
    assert!(has(&early, FindingId::KeyTimeNotYet));
    assert!(has(
        &given(&Upload::default(), "", "", &machine(START - 5000)),
        FindingId::KeyTimeNotYet
    ));
}

#[test]
fn a_signature_made_with_another_pair_is_not_unexplained_beside() {
    let keys = "{\"secretId\":\"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\",\"secretKey\":\"Gu5t9xGARNpq86cd98joQYCN3EXAMPLE\"}";
    let other = given(&Upload::default(), "", keys, &at(START + 60));
    assert!(has(&other, FindingId::KeysOtherPair));
    assert!(!has(&other, FindingId::SignatureUnexplained));
    let same = keys.replace("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", SECRET_ID);
    let wrong = given(&Upload::default(), "", &same, &at(START + 60));
    assert!(has(&wrong, FindingId::SignatureUnexplained));
}

#[test]
fn a_policy_that_lives_too_long_does_not_explain_why_it_expired() {
    // 07:00 on that evening: eight and a half hours behind KeyTime's start.
    let late = START + 8 * 3600 + 1800;
    let upload = Upload::default().policy_replaced("T12:30:00.000Z", "T20:30:00.000Z");
    let told = answer(
        EXPIRED,
        &format!(
            "You post object request has been expired, expiration time: {late} but the time now : {}",
            late + 9
        ),
    );
    let diagnosis = upload.diagnose(&told);
    let zone = find(&diagnosis, FindingId::PolicyExpirationLocalTime);
    assert_eq!(
        (zone.severity, zone.explains_answer),
        (Severity::Warning, false)
    );
    assert!(find(&diagnosis, FindingId::PolicyExpired).explains_answer);
}

#[test]
fn a_warning_that_explains_the_answer_stands_before_others() {
    let upload = Upload {
        policy: Upload::default()
            .policy
            .replace("    { \"q-sign-algorithm\": \"sha1\" },\n", ""),
        ..Upload::default()
    };
    let mut pairs = upload.pairs();
    pairs.last_mut().unwrap().0 = "file[]".to_owned();
    let form = serde_json::to_string(&pairs).unwrap();
    let told = answer("InvalidArgument", "Invalid Argument");
    let diagnosis = pasted(
        &[(Slot::Form, &form), (Slot::Error, &told)],
        &at(START + 60),
    );
    assert!(find(&diagnosis, FindingId::FormFileFieldName).explains_answer);
    let order = [
        FindingId::FormFileFieldName,
        FindingId::PolicyRequiredConditionMissing,
    ];
    assert!(
        position(&diagnosis, order[0]) < position(&diagnosis, order[1]),
        "{:?}",
        loud(&diagnosis)
    );
}

#[test]
fn keys_are_mended_before_conditions() {
    let upload = Upload::default().field("key", "elsewhere/photo.png");
    let keys = "{\"secretId\":\"AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\"}";
    let diagnosis = given(&upload, "", keys, &at(START + 60));
    let ids: Vec<&str> = diagnosis
        .findings
        .iter()
        .map(|finding| finding.id.id())
        .collect();
    assert_eq!(
        ids.get(..2),
        Some(&["keys.other-pair", "condition.mismatch"][..])
    );
}

#[test]
fn an_upload_that_was_stored_is_sound_and_no_hidden_answer() {
    for told in [
        "HTTP/1.1 204 No Content\r\nServer: tencent-cos\r\n\r\n",
        "204 No Content",
    ] {
        let diagnosis = Upload::default().diagnose(told);
        assert_eq!(
            (diagnosis.branch.as_str(), diagnosis.verdict),
            ("none", Verdict::Sound),
            "{told}"
        );
    }
}

#[test]
fn beside_an_answer_outside_the_seven_none_of_them_is_predicted() {
    let wrong = Upload::default().field("key", "elsewhere/photo.png");
    let alone = wrong.diagnose("");
    assert_eq!(alone.case.unwrap().id, DocumentedCase::Condition);
    let beside = wrong.diagnose(&answer(
        "NoSuchBucket",
        "The specified bucket does not exist.",
    ));
    assert_eq!(beside.case, None);
}

#[test]
fn a_policy_out_of_a_log_is_asked_for_again() {
    let typed = serde_json::to_string(&Upload::default().policy).unwrap();
    let told = answer(
        "AccessDenied",
        "Condition key q-ak doesn't match the value XXXX",
    );
    let form = Upload::default()
        .form_json()
        .replace("\"policy\"", "\"x-cos-meta-policy\"");
    let diagnosis = pasted(
        &[
            (Slot::Policy, &typed),
            (Slot::Form, &form),
            (Slot::Error, &told),
        ],
        &at(START + 60),
    );
    assert!(has(&diagnosis, FindingId::PolicyTextAltered));
    assert!(
        diagnosis
            .needs
            .iter()
            .any(|need| need.kind.slug() == "policy")
    );
}

#[test]
fn of_a_field_that_stands_twice_both_must_break_a_condition() {
    let twice = |second: &str| {
        let mut upload = Upload::default();
        upload
            .fields
            .insert(1, ("key".to_owned(), second.to_owned()));
        has(&upload.diagnose(""), FindingId::ConditionMismatch)
    };
    assert!(!twice("elsewhere/photo.png"));
    let mut both = Upload::default().field("key", "elsewhere/photo.png");
    both.fields
        .insert(1, ("key".to_owned(), "nowhere/photo.png".to_owned()));
    assert!(has(&both.diagnose(""), FindingId::ConditionMismatch));
}

#[test]
fn a_file_names_path_may_be_stripped_and_a_variable_elsewhere_may_stay() {
    for file in ["C:\\Users\\taro\\photo.png", "a/photo.png", "photo.png"] {
        let upload = Upload {
            file: file.to_owned(),
            ..with_entry("{ \"key\": \"uploads/photo.png\" }")
        };
        let upload = upload.field("key", "uploads/${filename}");
        let wire = upload.evidence_by("http");
        let diagnosis = diagnose(&wire, &at(START + 60), Effort::Quick);
        assert!(!has(&diagnosis, FindingId::ConditionMismatch), "{file}");
    }
    for wanted in ["${filename}", "photo.png"] {
        let upload = with_entry(&format!("{{ \"x-cos-meta-name\": \"{wanted}\" }}"));
        let diagnosis = upload.field("x-cos-meta-name", "${filename}").diagnose("");
        assert!(!has(&diagnosis, FindingId::ConditionMismatch), "{wanted}");
    }
    let other = with_entry("{ \"x-cos-meta-name\": \"other.png\" }")
        .field("x-cos-meta-name", "${filename}");
    assert!(has(&other.diagnose(""), FindingId::ConditionMismatch));
}

#[test]
fn a_masked_value_keeps_a_prefix_that_is_seen() {
    let prefixed = |prefix: &str, sent: &str| {
        let entry = format!("[ \"starts-with\", \"$q-ak\", \"{prefix}\" ]");
        let upload = Upload {
            signature: None,
            ..with_entry(&entry)
        };
        let policy = upload
            .policy
            .replace(&format!("    {{ \"q-ak\": \"{SECRET_ID}\" }},\n"), "");
        let upload = Upload { policy, ..upload }.field("q-ak", sent);
        has(&upload.diagnose(""), FindingId::ConditionMismatch)
    };
    assert!(!prefixed("AKID", "AKIDQj****9U5q"));
    assert!(!prefixed("AKIDQjz3ltomp", "AKIDQj****9U5q"));
    assert!(prefixed("AKIDz8", "AKIDQj****9U5q"));
}

#[test]
fn a_letter_that_looks_alike_is_no_fault_in_what_was_typed_by_hand() {
    let upload = with_entry("{ \"key\": \"uploads/Il.png\" }").field("key", "uploads/lI.png");
    let wire = upload.diagnose("");
    assert_eq!(
        find(&wire, FindingId::ConditionMismatch).severity,
        Severity::Error
    );
    // Signs of full width tell that somebody typed it.
    let lines: Vec<String> = upload
        .pairs()
        .iter()
        .map(|(name, value)| format!("{name}\u{ff1a}{value}"))
        .collect();
    let typed = pasted(&[(Slot::Form, &lines.join("\n"))], &at(START + 60));
    assert_eq!(
        find(&typed, FindingId::ConditionMismatch).severity,
        Severity::Note
    );
}

#[test]
fn bounds_in_the_wrong_order_are_a_fault_of_the_policy_and_not_of_the_file() {
    let swapped = Upload::default()
        .policy_replaced("1, 1048576 ]", "1048576, 1 ]")
        .diagnose("");
    assert!(has(&swapped, FindingId::PolicyConditionShape));
    assert!(!has(&swapped, FindingId::ConditionSize));
}

#[test]
fn the_date_of_the_response_counts_before_its_request_id() {
    let body = of_a_day_before("AccessDenied", "Access Denied.");
    let told = format!(
        "HTTP/1.1 403 Forbidden\r\nDate: Mon, 23 Nov 2026 12:01:00 GMT\r\nContent-Type: application/xml\r\n\r\n{body}"
    );
    let diagnosis = pasted(&[(Slot::Error, &told)], &machine(START + 9000));
    assert_eq!(
        (diagnosis.times.now.from, diagnosis.times.now.instant),
        (NowFrom::Date, START + 60)
    );
}

#[test]
fn what_stands_behind_a_missing_comma_is_judged_all_the_same() {
    let torn =
        Upload::default().policy_replaced("{ \"acl\": \"default\" },", "{ \"acl\": \"default\" }");
    let diagnosis = torn.field("key", "elsewhere/photo.png").diagnose("");
    assert!(has(&diagnosis, FindingId::PolicyNotJson));
    assert_eq!(
        find(&diagnosis, FindingId::ConditionMismatch)
            .field
            .as_deref(),
        Some("key")
    );
}

#[test]
fn an_authorization_header_is_another_way_to_sign() {
    let request = "POST / HTTP/1.1\r\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\r\nAuthorization: q-sign-algorithm=sha1&q-ak=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE&q-sign-time=1;2&q-key-time=1;2&q-header-list=&q-url-param-list=&q-signature=7758dc9a832e9d301dca704cacbf9d9f8172fdef\r\nContent-Type: multipart/form-data; boundary=AaB03x\r\n\r\n--AaB03x\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na.png\r\n--AaB03x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\nx\r\n--AaB03x--\r\n";
    let diagnosis = pasted(&[(Slot::Request, request)], &at(START + 60));
    let mode = find(&diagnosis, FindingId::FormOtherSigningMode);
    assert_eq!(mode.get_word("mode"), Some("authorization-header"));
    assert_eq!(loud(&diagnosis), [""; 0]);
}

#[test]
fn a_whole_signature_in_one_field_is_another_way_to_sign_beside_a_policy_too() {
    let signed = format!(
        "q-sign-algorithm=sha1&q-ak={SECRET_ID}&q-signature={}",
        "0".repeat(40)
    );
    for (value, mode) in [
        (signed.as_str(), Some("signature-field")),
        (&"0".repeat(40), None),
    ] {
        let form = Upload::default().field("Signature", value).form_json();
        let form = form.replace("q-signature\"", "q-other\"");
        let diagnosis = pasted(&[(Slot::Form, &form)], &at(START + 60));
        let told = diagnosis
            .findings
            .iter()
            .find_map(|finding| finding.get_word("mode"));
        assert_eq!(told, mode);
        assert_eq!(has(&diagnosis, FindingId::FormFieldMissing), mode.is_none());
    }
}

#[test]
fn over_another_writing_of_a_printed_policy_a_signature_is_right() {
    let upload = Upload::default();
    let value: serde_json::Value = serde_json::from_str(&upload.policy).unwrap();
    let compact = Upload {
        policy: value.to_string(),
        ..upload.clone()
    };
    let signed = Upload {
        signature: Some(compact.signature_value()),
        ..upload.clone()
    };
    let keys = format!("SecretId: {SECRET_ID}\nSecretKey: {SECRET_KEY}\n");
    let form = signed.form_json();
    let printed = form.lines().filter(|line| !line.contains("\"policy\""));
    let printed = printed.collect::<Vec<_>>().join("\n");
    for (form, policy, right) in [(&form, "", false), (&printed, upload.policy.as_str(), true)] {
        let mut inputs = vec![(Slot::Form, form.as_str()), (Slot::Keys, keys.as_str())];
        inputs.extend((!policy.is_empty()).then_some((Slot::Policy, policy)));
        let diagnosis = pasted(&inputs, &at(START + 60));
        assert_eq!(has(&diagnosis, FindingId::SignatureExplained), !right);
        assert_eq!(has(&diagnosis, FindingId::SignatureCorrect), right);
        assert_eq!(has(&diagnosis, FindingId::PolicyTextAltered), right);
    }
}

#[test]
fn a_name_with_an_escape_is_the_name_that_it_spells() {
    let upload = Upload::default().policy_replaced("\"q-ak\"", "\"q\\u002dak\"");
    assert_eq!(loud(&upload.diagnose("")), [""; 0]);
    let other = upload.field("q-ak", "AKIDanotherone");
    let diagnosis = other.diagnose("");
    let found = find(&diagnosis, FindingId::ConditionMismatch);
    assert_eq!(found.field.as_deref(), Some("q-ak"));
}

/// A body in a copy with plain line ends, whose last delimiter was never written.
const UNCLOSED: &str = "POST / HTTP/1.1\nHost: examplebucket-1250000000.cos.ap-tokyo.myqcloud.com\nContent-Type: multipart/form-data; boundary=AaB03x\n\n--AaB03x\nContent-Disposition: form-data; name=\"key\"\n\na.png\n--AaB03x\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\n\nx\n";

#[test]
fn what_a_copy_lacks_at_its_end_is_a_guess_beside_a_refused_body_only() {
    let message = DocumentedCase::PostBody.message();
    let told = answer("MalformedPOSTRequest", message);
    let refused = pasted(
        &[(Slot::Error, &told), (Slot::Request, UNCLOSED)],
        &at(START + 60),
    );
    let found = find(&refused, FindingId::MultipartNoClosingBoundary);
    assert!(found.severity == Severity::Warning && found.explains_answer);
    assert_eq!(refused.verdict, Verdict::Fault);
    let alone = pasted(&[(Slot::Request, UNCLOSED)], &at(START + 60));
    assert!(!has(&alone, FindingId::MultipartNoClosingBoundary));
}

#[test]
fn an_expiration_that_is_a_zone_away_may_have_been_read_in_that_zone() {
    for (apart, offset) in [
        (8 * 3600, 8 * 3600),
        (-5 * 3600, -5 * 3600),
        (8 * 3600 + 7, 0),
    ] {
        let message = format!(
            "You post object request has been expired, expiration time: {} but the time now : {}",
            END - apart,
            END + 86_400
        );
        let diagnosis = Upload::default().diagnose(&answer(EXPIRED, &message));
        let other = find(&diagnosis, FindingId::AnswerOtherRequest);
        assert_eq!(other.get_int("offset"), Some(offset));
    }
}

#[test]
fn a_line_that_begins_like_a_delimiter_and_goes_on_stays_in_its_value() {
    let body = b"--AaB03x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--AaB03xyz\r\ntwo\r\n--AaB03x--\r\n";
    let scan = multipart::scan(body, Some(b"multipart/form-data; boundary=AaB03x"));
    assert_eq!(scan.parts.len(), 1);
    let value = scan.parts[0].value;
    assert!(body[value.start..value.end].ends_with(b"two"));
}

#[test]
fn code_that_only_names_its_fields_is_not_found_sound() {
    let policy = Upload::default().policy;
    let code = |key: &str| {
        format!(
            "fd.append('key', {key});\nfd.append('acl', acl);\nfd.append('Content-Type', type);\nfd.append('policy', policy);\nfd.append('q-sign-algorithm', 'sha1');\nfd.append('q-ak', ak);\nfd.append('q-key-time', time);\nfd.append('q-signature', signature);\nfd.append('file', file);\nfetch('https://examplebucket-1250000000.cos.ap-tokyo.myqcloud.com/', {{ method: 'POST', body: fd }});\n"
        )
    };
    for (key, wanted) in [
        ("key", Verdict::Undetermined),
        ("'uploads/a.png'", Verdict::Sound),
    ] {
        let found = pasted(
            &[(Slot::Policy, policy.as_str()), (Slot::Request, &code(key))],
            &at(START + 60),
        );
        assert_eq!(loud(&found), Vec::<String>::new(), "{key}");
        assert_eq!(found.verdict, wanted, "{key}");
    }
}

fn field_of(diagnosis: &Diagnosis, id: FindingId) -> Option<&str> {
    let mut found = diagnosis.findings.iter().filter(|it| it.id == id);
    found.next()?.field.as_deref()
}

#[test]
fn of_what_was_stored_one_half_is_enough_to_be_sound() {
    let stored = "HTTP/1.1 204 No Content\r\n\r\n";
    let policy = Upload::default().policy;
    let diagnosis = pasted(
        &[(Slot::Error, stored), (Slot::Policy, &policy)],
        &at(START + 60),
    );
    assert_eq!(diagnosis.verdict, Verdict::Sound);
}

#[test]
fn a_case_is_not_told_beside_itself() {
    let named = answer("AccessDenied", DocumentedCase::QAk.message());
    let upload = Upload::default().field("q-ak", "AKIDanotherone");
    let case = upload
        .field("key", "elsewhere.png")
        .diagnose(&named)
        .case
        .unwrap();
    assert_eq!(
        (case.id, case.also),
        (DocumentedCase::QAk, vec![DocumentedCase::Condition])
    );
}

#[test]
fn of_a_prefix_only_what_stands_before_the_files_name_can_break_it() {
    let longer = |key: &str| {
        let upload = Upload::default().policy_replaced("\"uploads/\"", "\"uploads/2026\"");
        let mut upload = upload.field("key", key);
        upload.file.clear();
        field_of(&upload.diagnose(""), FindingId::ConditionMismatch).map(str::to_owned)
    };
    assert_eq!(longer("uploads/${filename}.png"), None);
    assert_eq!(longer("other/${filename}.png").as_deref(), Some("key"));
}

#[test]
fn stars_in_an_object_key_hide_nothing() {
    let upload = with_entry("{ \"key\": \"uploads/a***c.png\" }");
    let other = upload
        .clone()
        .field("key", "uploads/a***b.png")
        .diagnose("");
    assert_eq!(field_of(&other, FindingId::ConditionMismatch), Some("key"));
    assert_eq!(
        loud(&upload.field("key", "uploads/a***c.png").diagnose("")),
        [""; 0]
    );
}

#[test]
fn a_condition_on_the_file_asks_for_no_text_field() {
    let form = with_entry("[ \"starts-with\", \"$file\", \"\" ]").form_json();
    let texts = form.lines().filter(|line| !line.contains("\"file\""));
    let texts = texts
        .collect::<Vec<_>>()
        .join("\n")
        .replace("],\n]", "]\n]");
    let diagnosis = pasted(&[(Slot::Form, &texts)], &at(START + 60));
    assert!(
        diagnosis
            .findings
            .iter()
            .all(|it| it.id != FindingId::ConditionFieldMissing)
    );
}

#[test]
fn both_ends_of_a_range_belong_to_it() {
    for (size, outside) in [(0, true), (1, false), (1_048_576, false), (1_048_577, true)] {
        let upload = Upload {
            size,
            ..Upload::default()
        };
        let diagnosis = upload.diagnose("");
        assert_eq!(has(&diagnosis, FindingId::ConditionSize), outside, "{size}");
    }
}

#[test]
fn another_letter_case_is_told_beside_another_fields_absence() {
    let upload = Upload::default()
        .without("key")
        .field("Key", "uploads/photo.png");
    let diagnosis = upload.without("q-sign-algorithm").diagnose("");
    assert_eq!(
        field_of(&diagnosis, FindingId::FormFieldNameCase),
        Some("Key")
    );
    assert!(has(&diagnosis, FindingId::ConditionFieldMissing));
}

#[test]
fn a_file_that_is_too_large_is_not_why_it_is_called_too_small() {
    let upload = Upload {
        size: 2_000_000,
        ..Upload::default()
    };
    for (code, explains) in [("EntityTooLarge", true), ("EntityTooSmall", false)] {
        let diagnosis = upload.diagnose(&answer(code, ""));
        let size = find(&diagnosis, FindingId::ConditionSize);
        assert_eq!(size.explains_answer, explains, "{code}");
    }
}

#[test]
fn what_another_request_was_told_is_explained_by_nothing_here() {
    let message = format!(
        "You post object request has been expired, expiration time: {} but the time now : {}",
        START - 999,
        START
    );
    let mut upload = Upload::default();
    upload.policy = upload.policy.replace("12:30:00.000Z", "12:00:10.000Z");
    let diagnosis = upload.diagnose(&answer(EXPIRED, &message));
    assert_eq!(diagnosis.verdict, Verdict::Mismatch);
    assert!(
        diagnosis
            .findings
            .iter()
            .all(|finding| !finding.explains_answer)
    );
}

#[test]
fn what_two_dollars_or_null_mean_nobody_knows() {
    for entry in ["[ \"eq\", \"$$key\", \"elsewhere\" ]", "{ \"key\": null }"] {
        let diagnosis = with_entry(entry).diagnose("");
        assert!(!has(&diagnosis, FindingId::ConditionMismatch), "{entry}");
    }
}

#[test]
fn a_key_of_unusual_shape_is_told_where_the_shape_is_the_proved_mistake() {
    let keys = format!("SecretId: {SECRET_ID}\nSecretKey: {SECRET_KEY}Q\n");
    let diagnosis = given(&Upload::default(), "", &keys, &at(START + 60));
    assert!(has(&diagnosis, FindingId::SignatureExplained));
    assert!(has(&diagnosis, FindingId::KeysSecretKeyShape));
}

#[test]
fn what_was_stored_was_in_time() {
    let mut upload = Upload::default();
    upload.policy = upload.policy.replace("T12:30:00", "T11:30:07");
    let stored = "HTTP/1.1 204 No Content\r\nDate: Mon, 23 Nov 2026 12:01:00 GMT\r\n\r\n";
    for (told, severity) in [("", Severity::Error), (stored, Severity::Note)] {
        let diagnosis = upload.diagnose(told);
        let expired = find(&diagnosis, FindingId::PolicyExpired);
        assert_eq!(expired.severity, severity, "{told}");
    }
}

#[test]
fn a_note_explains_no_answer() {
    let mut upload = Upload::default();
    upload.policy = upload
        .policy
        .replace("2026-11-23T12:30:00.000Z", "2026-01-01T00:00:00Z");
    let message = format!(
        "You post object request has been expired, expiration time: 1767225600 but the time now : {START}"
    );
    let diagnosis = upload.diagnose(&answer(EXPIRED, &message));
    assert!(find(&diagnosis, FindingId::PolicyExpired).explains_answer);
    assert!(!find(&diagnosis, FindingId::PolicyExpirationHardCoded).explains_answer);
}

#[test]
fn an_answer_whole_hours_off_names_the_zone_beside_the_other_policy() {
    for (apart, offset) in [
        (8 * 3600, 8 * 3600),
        (-5 * 3600, -5 * 3600),
        (8 * 3600 + 7, 0),
    ] {
        let printed = END - apart;
        let message = format!(
            "You post object request has been expired, expiration time: {printed} but the time now : {}",
            printed + 9
        );
        let diagnosis = Upload::default().diagnose(&answer(EXPIRED, &message));
        let other = find(&diagnosis, FindingId::AnswerOtherRequest);
        assert_eq!(other.get_int("offset"), Some(offset), "{apart}");
        assert_eq!(diagnosis.verdict, Verdict::Mismatch);
    }
}

#[test]
fn what_a_measured_body_without_its_closing_boundary_lacks_is_told_beside() {
    let wire = |upload: &Upload, cut: bool| {
        let text = String::from_utf8(upload.written("http")).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let end = body.rfind("\r\n--").unwrap() + 2;
        let body = &body[..end];
        let length = body.len() + usize::from(cut) * 100;
        let lines = head
            .lines()
            .filter(|line| !line.starts_with("Content-Length"));
        let head = lines.collect::<Vec<_>>().join("\r\n");
        format!("{head}\r\nContent-Length: {length}\r\n\r\n{body}")
    };
    let lacking = Upload::default().without("acl");
    for (cut, told) in [(false, true), (true, false)] {
        let diagnosis = pasted(&[(Slot::Request, &wire(&lacking, cut))], &at(START + 60));
        let closing = [
            FindingId::MultipartNoClosingBoundary,
            FindingId::MultipartTruncated,
        ];
        assert!(
            has(&diagnosis, closing[usize::from(cut)]),
            "{:?}",
            loud(&diagnosis)
        );
        assert_eq!(
            has(&diagnosis, FindingId::ConditionFieldMissing),
            told,
            "{:?}",
            loud(&diagnosis)
        );
    }
}

#[test]
fn what_one_field_lacks_is_told_beside_what_another_does() {
    let form = Upload::default().without("acl").form_json();
    let form = form.replace("q-signature\"", "x-cos-meta-other\"");
    let diagnosis = pasted(&[(Slot::Form, &form)], &at(START + 60));
    let found = |id| field_of(&diagnosis, id);
    assert_eq!(found(FindingId::FormFieldMissing), Some("q-signature"));
    assert_eq!(found(FindingId::ConditionFieldMissing), Some("acl"));
}

#[test]
fn a_condition_whose_name_is_misspelt_is_not_missing_too() {
    let missing = |from: &str, to: &str| {
        let diagnosis = Upload::default().policy_replaced(from, to).diagnose("");
        let all = diagnosis.findings.iter();
        let all = all.filter(|it| it.id == FindingId::PolicyRequiredConditionMissing);
        all.filter_map(|it| it.field.clone()).collect::<Vec<_>>()
    };
    assert_eq!(missing("\"q-sign-time\"", "\"q-sign-tiem\""), [""; 0]);
    assert_eq!(missing("\"q-sign-time\"", "\"q-key-time\""), [""; 0]);
    let entry = format!("    {{ \"q-ak\": \"{SECRET_ID}\" }},\n");
    assert_eq!(missing(&entry, ""), ["q-ak"]);
}

#[test]
fn a_name_that_is_to_become_another_is_not_told_to_change_its_letters() {
    let form = Upload::default().form_json();
    let form = form.replace("q-signature\"", "signature\"");
    let diagnosis = pasted(&[(Slot::Form, &form)], &at(START + 60));
    let missing = find(&diagnosis, FindingId::FormFieldMissing);
    assert_eq!(missing.actual.as_deref(), Some("signature"));
    assert!(!has(&diagnosis, FindingId::FormFieldNameCase));
}

#[test]
fn an_answer_has_the_branch_of_its_code_and_a_missing_permission_its_own() {
    for (code, message, branch) in [
        ("Forbidden", "Access Denied.", "other.AccessDenied"),
        (
            "AccessForbidden",
            "You are denied by bucket referer rule",
            "other.AccessForbidden",
        ),
    ] {
        let diagnosis = Upload::default().diagnose(&answer(code, message));
        assert_eq!(diagnosis.branch, branch, "{code}");
    }
}

#[test]
fn a_value_outside_its_domain_is_told_beside_a_mismatch_that_may_be_the_copys() {
    let upload = Upload::default().field("acl", "defau1t");
    let pairs = upload.pairs();
    let typed: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}\u{ff1a}{value}"))
        .collect();
    let typed = pasted(&[(Slot::Form, &typed.join("\n"))], &at(START + 60));
    assert_eq!(
        find(&typed, FindingId::ConditionMismatch).severity,
        Severity::Note
    );
    assert!(has(&typed, FindingId::FormFieldValue));
    assert!(!has(&upload.diagnose(""), FindingId::FormFieldValue));
}

#[test]
fn a_star_is_the_cause_where_only_the_beginning_is_demanded() {
    for (entry, difference) in [
        ("[ \"starts-with\", \"$x-cos-meta-a\", \"b*\" ]", true),
        ("{ \"x-cos-meta-a\": \"b*\" }", false),
    ] {
        let diagnosis = with_entry(entry).field("x-cos-meta-a", "bc").diagnose("");
        let mismatch = find(&diagnosis, FindingId::ConditionMismatch);
        let wildcard = mismatch.get_word("difference") == Some("wildcard");
        assert_eq!(wildcard, difference, "{entry}");
    }
}

#[test]
fn a_key_without_value_is_refused_where_the_policy_says_so() {
    for (entry, severity) in [
        (
            "[ \"starts-with\", \"$key\", \"uploads/\" ]",
            Severity::Error,
        ),
        ("[ \"starts-with\", \"$key\", \"\" ]", Severity::Warning),
    ] {
        let upload =
            Upload::default().policy_replaced("[ \"starts-with\", \"$key\", \"uploads/\" ]", entry);
        let diagnosis = upload.field("key", "undefined").diagnose("");
        let found = find(&diagnosis, FindingId::FormValueUndefined);
        assert_eq!(found.severity, severity, "{entry}");
    }
}

#[test]
fn a_look_alike_may_be_the_policys_copy_too() {
    let upload = with_entry("{ \"key\": \"uploads/Il.png\" }").field("key", "uploads/lI.png");
    let printed = serde_json::to_string(&upload.policy).unwrap();
    let form = upload.form_json();
    let form = form.replace("\"policy\"", "\"x-cos-meta-policy\"");
    let inputs = [(Slot::Policy, printed.as_str()), (Slot::Form, &form)];
    let diagnosis = pasted(&inputs, &at(START + 60));
    let mismatch = find(&diagnosis, FindingId::ConditionMismatch);
    assert_eq!(mismatch.severity, Severity::Note);
}

#[test]
fn a_field_nobody_documents_is_called_as_the_form_calls_it() {
    let upload = with_entry("{ \"x-thing\": \"a\" }").field("X-Thing", "b");
    let diagnosis = upload.diagnose("");
    let named = field_of(&diagnosis, FindingId::ConditionMismatch);
    assert_eq!(named, Some("X-Thing"));
}
