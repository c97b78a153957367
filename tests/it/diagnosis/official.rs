//! The nine official samples of 436/14690 and the published signature vector: what Tencent itself shows as right
//! must be right here, and the one sample that contradicts itself must be found out.

use crate::support::{at, loud, postdoc_options};
use postdoc::diagnosis::{Effort, FindingId, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};
use serde_json::Value;

fn samples() -> Vec<Value> {
    let text = include_str!("../../data/post-object-samples.json");
    let data: Value = serde_json::from_str(text).unwrap();
    data["samples"].as_array().unwrap().clone()
}

fn pairs(sample: &Value) -> String {
    let rows: Vec<String> = sample["fields_in_order"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| {
            let value = match field.get("filename").and_then(Value::as_str) {
                Some(filename) => format!("@{filename}"),
                None => field["value"].as_str().unwrap().to_owned(),
            };
            serde_json::to_string(&[field["name"].as_str().unwrap(), &value]).unwrap()
        })
        .collect();
    format!("[{}]", rows.join(",\n"))
}

#[test]
fn eight_of_the_nine_official_samples_are_sound_and_the_second_names_two_buckets() {
    for sample in samples() {
        let number = sample["sample"].as_i64().unwrap();
        let mut evidence = Evidence::default();
        evidence
            .add(pairs(&sample).as_bytes(), Some(Slot::Form), None)
            .unwrap();
        postdoc_options(&mut evidence, "examplebucket-1250000000", 16);
        // The moment of the sample's own Date header.
        let now = i64::from_str_radix(
            &sample["request_id_decoded_prefix"].as_str().unwrap()[..8],
            16,
        );
        let diagnosis = diagnose(&evidence, &at(now.unwrap()), Effort::Quick);
        if number == 2 {
            assert_eq!(loud(&diagnosis), ["condition.mismatch error bucket"]);
            assert_eq!(diagnosis.verdict, Verdict::Fault);
        } else {
            assert_eq!(loud(&diagnosis), [""; 0], "sample {number}");
            assert_eq!(diagnosis.verdict, Verdict::Sound, "sample {number}");
        }
    }
}

#[test]
fn the_published_signature_is_proved_right() {
    let text = include_str!("../../data/post-signature-official.json");
    let vector: Value = serde_json::from_str(text).unwrap();
    let mut evidence = Evidence::default();
    let mut form = vector["form_fields"].as_object().unwrap().clone();
    for (name, value) in [
        ("key", "folder/subfolder/a.png"),
        ("acl", "default"),
        ("Content-Type", "image/png"),
        ("success_action_redirect", "https://my.website/ok"),
        ("x-cos-server-side-encryption", "AES256"),
    ] {
        form.insert(name.to_owned(), Value::String(value.to_owned()));
    }
    let form = serde_json::to_string(&form).unwrap();
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    let keys = format!(
        r#"{{"secretId":"{}","secretKey":"{}"}}"#,
        vector["secret_id"].as_str().unwrap(),
        vector["secret_key"].as_str().unwrap()
    );
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    postdoc_options(&mut evidence, "examplebucket-1250000000", 16);
    let diagnosis = diagnose(&evidence, &at(1_567_150_700), Effort::Quick);
    assert_eq!(loud(&diagnosis), [""; 0]);
    assert!(
        diagnosis
            .findings
            .iter()
            .any(|finding| finding.id == FindingId::SignatureCorrect)
    );
    assert!(
        diagnosis
            .findings
            .iter()
            .all(|finding| finding.severity == Severity::Note)
    );
}
