//! What a report says about mending: only what was proved, whole where it is to be copied, safe where it is sent.

use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, at};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::remedy::remedy;
use postdoc::report::{Report, json, markdown, text};
use serde_json::Value;

/// The three reports on an upload.
struct Said {
    json: Value,
    text: String,
    markdown: String,
}

fn said(evidence: &Evidence, lang: Lang) -> Said {
    let clock = at(START + 60);
    let diagnosis = diagnose(evidence, &clock, Effort::Usual);
    let remedy = remedy(evidence, &diagnosis, &clock);
    let report = Report::new(evidence, &diagnosis, lang, 0).remedy(&remedy);
    Said {
        json: serde_json::from_str(&json::render(&report)).unwrap(),
        text: text::render(&report, text::Layout::default()),
        markdown: markdown::render(&report),
    }
}

fn evidence(upload: &Upload, keys: bool) -> Evidence {
    let mut evidence = Evidence::default();
    let form = upload.form_json();
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    crate::support::postdoc_options(&mut evidence, &upload.bucket, upload.size);
    if keys {
        let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    evidence
}

fn misspelt() -> Upload {
    Upload::default().policy_replaced("\"conditions\"", "\"Conditions\"")
}

#[test]
fn the_corrected_upload_stands_in_json_as_it_can_be_sent() {
    let Said { json, .. } = said(&evidence(&misspelt(), true), Lang::En);
    let remedy = &json["remedy"];
    let sound = Upload::default();
    assert_eq!(remedy["verified"], true);
    assert_eq!(remedy["policy"], sound.policy);
    assert_eq!(remedy["policy_base64"], STANDARD.encode(&sound.policy));
    assert_eq!(remedy["signature"], sound.signature_value());
    assert_eq!(remedy["choices"], serde_json::json!([]));
    let form: Vec<(String, String)> = serde_json::from_value(remedy["form"].clone()).unwrap();
    assert_eq!(form, sound.pairs());
    let change = &remedy["changes"][0];
    assert_eq!(
        (&change["kind"], &change["field"]),
        (&"policy".into(), &"conditions".into())
    );
}

#[test]
fn what_only_looks_the_same_before_and_after_is_told_apart() {
    let exact = Upload::default().policy_replaced(
        "[ \"starts-with\", \"$key\", \"uploads/\" ]",
        "{ \"key\": \"uploads/photo.png\" }",
    );
    for (sent, seen) in [
        ("uploads/photo.png ", "uploads/photo.png\\u{20} becomes"),
        (
            "uploads/\u{440}hoto.png",
            "uploads/\\u{440}hoto.png becomes",
        ),
    ] {
        let upload = exact.clone().field("key", sent);
        let Said { text, .. } = said(&evidence(&upload, true), Lang::En);
        assert!(text.contains(seen), "{sent}:\n{text}");
    }
}

#[test]
fn the_patch_is_shown_line_by_line_and_the_form_whole() {
    for lang in Lang::ALL {
        let Said { text, markdown, .. } = said(&evidence(&misspelt(), true), lang);
        for out in [&text, &markdown] {
            for line in ["- 3 |   \"Conditions\": [", "+ 3 |   \"conditions\": ["] {
                assert!(out.contains(line), "{out}");
            }
            let policy = format!("policy={}\n", Upload::default().encoded_value());
            assert!(out.contains(&policy), "{out}");
            assert!(!out.contains('⟨'), "words are missing: {out}");
        }
    }
}

#[test]
fn a_report_that_is_sent_holds_no_signature_that_could_be_used() {
    let Said { text, markdown, .. } = said(&evidence(&misspelt(), true), Lang::En);
    let signature = Upload::default().signature_value();
    assert!(text.contains(&signature), "{text}");
    assert!(!markdown.contains(&signature[..17]), "{markdown}");
    assert!(markdown.contains(&signature[..16]), "{markdown}");
    for out in [text, markdown] {
        for piece in SECRET_KEY.as_bytes().windows(6) {
            assert!(!out.contains(std::str::from_utf8(piece).unwrap()), "{out}");
        }
    }
}

#[test]
fn without_a_key_the_new_signature_is_a_need() {
    let Said { json, text, .. } = said(&evidence(&misspelt(), false), Lang::En);
    assert_eq!(json["remedy"]["signature"], Value::Null);
    assert_eq!(json["remedy"]["needs"], serde_json::json!(["secret-key"]));
    assert!(text.contains("The signature must be recomputed"), "{text}");
}

#[test]
fn what_nobody_can_know_is_offered_and_not_picked() {
    let mut upload = Upload::default().field("Content-Type", "text/plain");
    "notes".clone_into(&mut upload.file);
    let Said {
        json,
        text,
        markdown,
    } = said(&evidence(&upload, true), Lang::En);
    let remedy = &json["remedy"];
    assert_eq!(
        (&remedy["verified"], &remedy["policy"]),
        (&false.into(), &Value::Null)
    );
    let choice = &remedy["choices"][0];
    assert_eq!(
        (&choice["field"], &choice["taken"]),
        (&"Content-Type".into(), &Value::Null)
    );
    assert_eq!(choice["options"][0]["corrected"]["verified"], true);
    for out in [text, markdown] {
        assert!(out.contains("cannot know which one is right"), "{out}");
    }
}

#[test]
fn a_sound_upload_needs_no_word_about_mending() {
    let Said {
        json,
        text,
        markdown,
    } = said(&evidence(&Upload::default(), true), Lang::En);
    assert_eq!(json["remedy"], Value::Null);
    for out in [text, markdown] {
        assert!(!out.contains("Corrected values"), "{out}");
    }
}

#[test]
fn who_can_mend_a_missing_permission_is_named() {
    let mut evidence = evidence(&Upload::default(), true);
    let answer = "<Error><Code>AccessDenied</Code><Message>Access Denied.</Message></Error>";
    evidence
        .add(answer.as_bytes(), Some(Slot::Error), None)
        .unwrap();
    let Said { json, text, .. } = said(&evidence, Lang::En);
    let not_here = &json["remedy"]["not_here"];
    assert_eq!(not_here[0]["who"], "account-owner", "{not_here}");
    assert!(text.contains("Who can fix it: the account owner"), "{text}");
}

#[test]
fn three_megabytes_of_noise_are_not_printed_back() {
    let mut state = 1_u32;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    })
    .take(300_000)
    .collect();
    let mut evidence = Evidence::default();
    evidence.add(&noise, Some(Slot::Error), None).unwrap();
    let Said {
        json,
        text,
        markdown,
    } = said(&evidence, Lang::En);
    let message = json["answer"]["message"].as_str().unwrap();
    assert!(message.chars().count() <= 1000 && message.ends_with('…'));
    for out in [text, markdown] {
        assert!(out.len() < 8 * 1024, "{} bytes", out.len());
    }
}

#[test]
fn a_cam_policy_beside_access_denied_is_checked_and_accused_of_nothing() {
    let resource = "qcs::cos:ap-tokyo:uid/1250000000:examplebucket-1250000000/uploads/*";
    let cam = |action: &str, resource: &str| {
        format!(
            r#"{{"version":"2.0","statement":[{{"effect":"allow","action":["{action}"],"resource":["{resource}"]}}]}}"#
        )
    };
    let cases = [
        (
            cam("name/cos:PutObject", resource),
            "other-action",
            "name/cos:PutObject",
        ),
        (
            cam("name/cos:PostObject", resource),
            "allowed",
            "name/cos:PostObject",
        ),
        (
            cam(
                "name/cos:PostObject",
                &resource.replace("uploads", "photos"),
            ),
            "resource",
            "photos",
        ),
    ];
    for (policy, says, named) in cases {
        for form in [true, false] {
            let mut evidence = Evidence::default();
            if form {
                evidence = self::evidence(&Upload::default(), false);
            }
            let answer = crate::support::answer("AccessDenied", "Access Denied.");
            for (text, slot) in [
                (answer.as_str(), Slot::Error),
                (policy.as_str(), Slot::Policy),
            ] {
                evidence.add(text.as_bytes(), Some(slot), None).unwrap();
            }
            for lang in Lang::ALL {
                let said = said(&evidence, lang);
                if form || says != "resource" {
                    assert_eq!(said.json["remedy"]["permission"]["says"], says, "{policy}");
                    assert!(said.text.contains(named), "{}", said.text);
                    assert!(said.markdown.contains(named), "{}", said.markdown);
                }
                assert!(
                    !said.json["findings"].to_string().contains("policy."),
                    "{}",
                    said.text
                );
            }
        }
    }
}

#[test]
fn where_the_code_is_at_fault_the_right_code_stands_in_the_language_of_the_paste() {
    let upload = Upload {
        signature: Some("0123456789ABCDEF0123456789ABCDEF01234567".to_owned()),
        ..Upload::default()
    };
    for (agent, lead) in [
        ("python-requests/2.32.3", "def sign(secret_key"),
        ("GuzzleHttp/7", "function sign($secretKey"),
        ("Go-http-client/1.1", "func sign(secretKey"),
        ("Mozilla/5.0", ""),
    ] {
        let http = String::from_utf8_lossy(&upload.written("http")).into_owned();
        let http = http.replacen("Host:", &format!("User-Agent: {agent}\r\nHost:"), 1);
        let mut evidence = Evidence::default();
        evidence
            .add(http.as_bytes(), Some(Slot::Request), Some("a.http"))
            .unwrap();
        let diagnosis = diagnose(&evidence, &at(START + 60), Effort::None);
        for lang in Lang::ALL {
            let report = Report::new(&evidence, &diagnosis, lang, 0);
            for out in [
                text::render(&report, text::Layout::default()),
                markdown::render(&report),
            ] {
                assert!(out.contains(lead), "{agent}:\n{out}");
                let any = out.contains("sign(") && out.contains("keyTime is");
                assert!(!lead.is_empty() || !any, "{agent}:\n{out}");
            }
        }
    }
}

/// The right code comes in the language that the paste tells; where nothing tells it, it is asked for.
#[test]
fn the_code_that_does_it_right_is_in_every_report_or_its_language_is_asked() {
    let late = Upload::default().policy_replaced("12:30:00.000Z", "11:30:00.000Z");
    let said_in = |agent: &str| {
        let mut evidence = late.evidence_by("http");
        if !agent.is_empty() {
            let head = format!("POST / HTTP/1.1\r\nHost: a.example\r\nUser-Agent: {agent}\r\n\r\n");
            evidence
                .add(head.as_bytes(), Some(Slot::Request), None)
                .unwrap();
        }
        said(&evidence, Lang::En)
    };
    let php = said_in("GuzzleHttp/7");
    let code = &php.json["remedy"]["code"];
    assert_eq!(
        (&code["language"], &code["ask"]),
        (&Value::from("php"), &Value::Null)
    );
    assert_eq!(code["snippets"][0]["topic"], "expiration");
    for report in [&php.text, &php.markdown] {
        assert!(report.contains("gmdate('Y-m-d"), "{report}");
    }
    let open = said_in("");
    let code = &open.json["remedy"]["code"];
    assert_eq!(
        (
            &code["language"],
            code["snippets"].as_array().unwrap().len()
        ),
        (&Value::Null, 0)
    );
    for report in [
        open.text.replace("\n    ", " "),
        open.markdown,
        code["ask"].to_string(),
    ] {
        assert!(
            report.contains("Which language signs the policy?"),
            "{report}"
        );
    }
    assert_eq!(
        said(&evidence(&Upload::default(), true), Lang::En).json["remedy"],
        Value::Null
    );
}
