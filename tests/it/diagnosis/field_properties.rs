//! What must hold of any upload: signed rightly it is sound and proved, one change gives an error that names the
//! changed field, and taking an input away never makes an error.

use std::collections::BTreeSet;

use crate::support::inputs::WAYS;
use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, answer, at, loud};
use postdoc::diagnosis::{Diagnosis, Effort, FindingId, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// How a condition on a field is written.
#[derive(Clone, Copy, Debug)]
enum Form {
    None,
    Object,
    Eq,
    Prefix,
    EmptyPrefix,
}

fn form() -> impl Strategy<Value = Form> {
    select(vec![
        Form::None,
        Form::Object,
        Form::Eq,
        Form::Prefix,
        Form::EmptyPrefix,
    ])
}

fn json(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

fn condition(name: &str, value: &str, form: Form) -> Option<String> {
    let field = json(&format!("${name}"));
    Some(match form {
        Form::None => return None,
        Form::Object => format!("{{{}:{}}}", json(name), json(value)),
        Form::Eq => format!("[\"eq\",{field},{}]", json(value)),
        Form::Prefix => {
            let half = value.chars().count() / 2;
            let head: String = value.chars().take(half).collect();
            format!("[\"starts-with\",{field},{}]", json(&head))
        }
        Form::EmptyPrefix => format!("[\"starts-with\",{field},\"\"]"),
    })
}

/// Fields a form may have besides the signature's, with values that are right.
const EXTRAS: [(&str, &str); 10] = [
    ("Content-Type", "image/png"),
    ("Cache-Control", "max-age=86400"),
    (
        "Content-Disposition",
        "attachment; filename*=UTF-8''a%20b.png",
    ),
    ("acl", "public-read"),
    ("success_action_status", "201"),
    ("success_action_redirect", "https://my.website/done?a=1&b=2"),
    ("x-cos-meta-author", "\u{5c71}\u{7530} <taro@example.com>"),
    ("x-cos-storage-class", "STANDARD_IA"),
    ("x-cos-traffic-limit", "819200"),
    ("name", "photo.png"),
];

fn segment() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9 _.()+=&%'~!,\\-\u{4e00}-\u{4e20}\u{3042}-\u{3060}\u{1f600}-\u{1f610}]{1,12}"
}

fn key() -> impl Strategy<Value = String> {
    // Quotes around a whole value are those of the text that it is pasted in.
    let quoted = |key: &str| {
        key.len() > 1
            && ['"', '\'', '`']
                .iter()
                .any(|quote| key.starts_with(*quote) && key.ends_with(*quote))
    };
    let any = prop::collection::vec(segment(), 1..4)
        .prop_map(|parts| parts.join("/"))
        // Lists of lines trim their values; a key with blanks at its ends is told of in its own test.
        .prop_filter("no blank at an end", |key| {
            key.trim() == key && !["undefined", "null"].contains(&key.as_str())
        });
    any.prop_filter("quotes are no part of a loose value", move |key| {
        !quoted(key)
    })
}

prop_compose! {
    fn upload()(
        key in key(),
        key_form in form(),
        extras in subsequence(EXTRAS.to_vec(), 0..EXTRAS.len()),
        forms in prop::collection::vec(form(), EXTRAS.len()),
        required in prop::collection::vec(select(vec![Form::Object, Form::Eq]), 3),
        order in any::<prop::sample::Index>(),
        spaced in any::<bool>(),
        fraction in any::<bool>(),
        size in 0_u64..2000,
        life in 120_i64..3600,
    ) -> (Upload, Vec<(String, Form)>) {
        let time = format!("{START};{}", START + life);
        let mut fields: Vec<(String, String)> = vec![
            ("key".to_owned(), key.clone()),
            ("q-sign-algorithm".to_owned(), "sha1".to_owned()),
            ("q-ak".to_owned(), SECRET_ID.to_owned()),
            ("q-key-time".to_owned(), time.clone()),
        ];
        fields.extend(extras.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let turn = order.index(fields.len());
        fields.rotate_left(turn);
        let mut ruled = vec![("key".to_owned(), key_form)];
        let mut conditions: Vec<String> = condition("key", &key, key_form).into_iter().collect();
        for ((name, value), form) in extras.iter().zip(&forms) {
            conditions.extend(condition(name, value, *form));
            ruled.push(((*name).to_owned(), *form));
        }
        for ((name, value), form) in [("q-sign-algorithm", "sha1"), ("q-ak", SECRET_ID), ("q-sign-time", &time)].into_iter().zip(&required) {
            conditions.extend(condition(name, value, *form));
        }
        conditions.push("{\"bucket\":\"examplebucket-1250000000\"}".to_owned());
        conditions.push(format!("[\"content-length-range\",0,{}]", size.max(1)));
        let turn = order.index(conditions.len());
        conditions.rotate_left(turn);
        let end = postdoc::cos::times::Instant::from_seconds(START + life).to_iso();
        let plain = end.split('.').next().unwrap().trim_end_matches('Z').to_owned();
        let end = if fraction { format!("{plain}.000Z") } else { format!("{plain}Z") };
        let (comma, colon) = if spaced { (",\r\n  ", ": ") } else { (",", ":") };
        let policy = format!(
            "{{\"expiration\"{colon}\"{end}\"{comma}\"conditions\"{colon}[{}]}}",
            conditions.join(comma)
        );
        let upload = Upload { policy, fields, size, key_time: time, ..Upload::default() };
        (upload, ruled)
    }
}

fn keys() -> String {
    format!("{{\"secretId\":\"{SECRET_ID}\",\"secretKey\":\"{SECRET_KEY}\"}}")
}

fn judged(upload: &Upload, way: &str) -> Diagnosis {
    let mut evidence = upload.evidence_by(way);
    evidence
        .add(keys().as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    diagnose(&evidence, &at(START + 60), Effort::None)
}

fn proved(diagnosis: &Diagnosis) -> bool {
    diagnosis
        .findings
        .iter()
        .any(|finding| finding.id == FindingId::SignatureCorrect)
}

fn error_on(diagnosis: &Diagnosis, field: &str) -> bool {
    diagnosis.findings.iter().any(|finding| {
        finding.severity == Severity::Error
            && finding
                .field
                .as_deref()
                .is_some_and(|blamed| blamed.eq_ignore_ascii_case(field))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: std::env::var("POSTDOC_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(96), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_rightly_signed_upload_is_sound_and_proved((upload, _) in upload(), way in select(WAYS.to_vec())) {
        let diagnosis = judged(&upload, way);
        prop_assert_eq!(loud(&diagnosis), Vec::<String>::new(), "{}\n{}", way, upload.policy);
        prop_assert!(proved(&diagnosis));
        prop_assert_eq!(diagnosis.verdict, Verdict::Sound);
        prop_assert_eq!(diagnosis.case, None);
    }

    #[test]
    fn a_field_changed_against_its_condition_is_named((upload, ruled) in upload(), which in any::<prop::sample::Index>(), way in select(WAYS.to_vec())) {
        let exact: Vec<&(String, Form)> = ruled.iter().filter(|(_, form)| matches!(form, Form::Object | Form::Eq)).collect();
        prop_assume!(!exact.is_empty());
        let (name, _) = which.get(&exact);
        let mut changed = upload.clone();
        let value = changed.fields.iter_mut().find(|(field, _)| field == name).map(|(_, value)| value).unwrap();
        value.push('x');
        prop_assert!(error_on(&judged(&changed, way), name), "{}", upload.policy);
        let (code, message) = ("AccessDenied", format!("Condition key {name} doesn't match the value XXXX"));
        let mut evidence = changed.evidence_by(way);
        evidence.add(answer(code, &message).as_bytes(), Some(Slot::Error), None).unwrap();
        let told = diagnose(&evidence, &at(START + 60), Effort::None);
        let explained = told.findings.first().unwrap();
        prop_assert!(explained.explains_answer && error_on(&told, name));
        prop_assert_eq!(told.verdict, Verdict::Fault);
    }

    #[test]
    fn a_conditioned_field_left_out_is_named((upload, ruled) in upload(), which in any::<prop::sample::Index>(), way in select(WAYS.to_vec())) {
        let conditioned: Vec<String> = ruled.iter().filter(|(_, form)| !matches!(form, Form::None)).map(|(name, _)| name.clone())
            .chain(["q-ak", "q-key-time", "q-sign-algorithm"].map(str::to_owned)).collect();
        let name = which.get(&conditioned);
        let mut changed = upload.clone();
        changed.fields.retain(|(field, _)| field != name);
        let diagnosis = judged(&changed, way);
        let errors: Vec<&str> = diagnosis.findings.iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.id.id()).collect();
        prop_assert!(errors.contains(&"condition.field-missing"), "{:?}", errors);
        prop_assert!(error_on(&diagnosis, name));
        // One fault, one finding.
        prop_assert_eq!(errors.len(), 1, "{:?}", errors);
    }

    #[test]
    fn a_wrong_signature_is_never_called_right((upload, _) in upload(), digit in 0_usize..40) {
        let mut text: Vec<char> = upload.signature_value().chars().collect();
        text[digit] = if text[digit] == '0' { '1' } else { '0' };
        let wrong = Upload { signature: Some(text.into_iter().collect()), ..upload };
        let diagnosis = judged(&wrong, "pairs");
        prop_assert!(!proved(&diagnosis));
        prop_assert!(error_on(&diagnosis, "q-signature"));
    }

    #[test]
    fn another_bucket_a_past_time_and_another_size_are_errors((upload, _) in upload(), late in 1_i64..100_000) {
        let other = Upload { bucket: "otherbucket-1250000000".to_owned(), ..upload.clone() };
        prop_assert!(error_on(&judged(&other, "http"), "bucket"));
        let large = Upload { size: upload.size.max(1) + 1, ..upload.clone() };
        prop_assert!(error_on(&judged(&large, "http"), "file"));
        let (_, end) = upload.key_time.split_once(';').unwrap();
        let evidence = upload.evidence_by("http");
        let diagnosis = diagnose(&evidence, &at(end.parse::<i64>().unwrap() + late), Effort::None);
        prop_assert!(error_on(&diagnosis, "expiration"));
    }

    #[test]
    fn taking_an_input_away_never_makes_an_error(
        (upload, _) in upload(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), "[a-z/ ]{0,3}"), 0..3),
        torn in any::<bool>(),
        case in select(vec!["q-ak", "bucket", "key", "signature", "format", "expired", ""]),
        mask in 0_u32..256,
    ) {
        let mut upload = upload;
        for (which, tail) in damage {
            let at = which.index(upload.fields.len());
            if tail.is_empty() {
                upload.fields.remove(at);
            } else if let Some((_, value)) = upload.fields.get_mut(at) {
                value.push_str(tail.trim_end());
            }
        }
        if torn {
            let text = upload.encoded_value();
            upload.encoded = Some(text.replace('y', "*"));
        }
        let inputs = inputs(&upload, case);
        let all = errors(&upload, &inputs, u32::MAX);
        let some = errors(&upload, &inputs, mask);
        prop_assert!(some.is_subset(&all), "{:08b}: {:?} are new", mask, some.difference(&all).collect::<Vec<_>>());
    }
}

/// Everything one might have of an upload, each as a paste of its own.
fn inputs(upload: &Upload, case: &str) -> Vec<(Slot, Vec<u8>)> {
    let told = match case {
        "signature" => answer(
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.",
        ),
        "format" => answer(
            "InvalidPolicyDocument",
            "You must provide condition if you specify a policy in post object request.",
        ),
        "expired" => {
            let (_, end) = upload.key_time.split_once(';').unwrap();
            let late = end.parse::<i64>().unwrap() + 9;
            let text = format!(
                "You post object request has been expired, expiration time: {end} but the time now : {late}"
            );
            answer("AccessDenied", &text)
        }
        "" => "Failed to fetch".to_owned(),
        key => answer(
            "AccessDenied",
            &format!("Condition key {key} doesn't match the value XXXX"),
        ),
    };
    vec![
        (Slot::Request, upload.written("http")),
        (Slot::Form, upload.written("pairs")),
        (Slot::Policy, upload.policy.clone().into_bytes()),
        (Slot::Keys, keys().into_bytes()),
        (Slot::Error, told.into_bytes()),
    ]
}

/// What the errors blame, of the inputs a mask leaves; bits behind them are the flags. (Not their ids: with the
/// policy at hand an absent field is a condition's, without it the form's.)
fn errors(upload: &Upload, inputs: &[(Slot, Vec<u8>)], mask: u32) -> BTreeSet<Option<String>> {
    let mut evidence = Evidence::default();
    for (index, (slot, text)) in inputs.iter().enumerate() {
        if mask & (1 << index) != 0 {
            evidence.add(text, Some(*slot), None).unwrap();
        }
    }
    if mask & (1 << inputs.len()) != 0 {
        crate::support::postdoc_options(&mut evidence, &upload.bucket, upload.size);
    }
    let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
    let errors = diagnosis
        .findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| finding.field).collect()
}
