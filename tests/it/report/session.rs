//! A saved session: a colleague who loads it sees the same places and findings, and no secret is in it.

use crate::support::faults::ROWS;
use crate::support::inputs::WAYS;
use crate::support::{SECRET_KEY, START, Upload, at, machine, postdoc_options};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use postdoc::diagnosis::{Clock, Effort, diagnose};
use postdoc::evidence::session::from_session;
use postdoc::evidence::{Evidence, Reading, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Redactor, Report, json, session};
use serde_json::Value;

/// Evidence without what is never saved.
fn without_keys(evidence: &Evidence) -> Evidence {
    let mut evidence = evidence.clone();
    for index in (0..evidence.readings.len()).rev() {
        let holds = &evidence.readings[index].holds;
        if holds.keys.is_some()
            && holds.form.is_none()
            && holds.request.is_none()
            && holds.policy.is_none()
            && holds.answer.is_none()
        {
            evidence.readings.remove(index);
        } else {
            evidence.readings[index].holds.keys = None;
        }
    }
    evidence
}

/// The whole diagnosis as a program sees it; a masked value is `#`, however long the mask.
fn told(evidence: &Evidence, clock: &Clock) -> Value {
    let diagnosis = diagnose(evidence, clock, Effort::Quick);
    let report = Report::new(evidence, &diagnosis, Lang::En, 0);
    let mut told: Value = serde_json::from_str(&json::compact(&json::value(&report))).unwrap();
    smooth(&mut told);
    // The names of files and what a mask leaves of the bytes inside a value are not what is compared.
    for input in told["inputs"].as_array_mut().unwrap() {
        input["file"] = Value::Null;
    }
    let inputs = told["inputs"].as_array_mut().unwrap();
    inputs.sort_by_key(Value::to_string);
    told
}

fn smooth(value: &mut Value) {
    match value {
        Value::String(text) => {
            let mut out = String::new();
            for letter in text.chars() {
                let mask = matches!(letter, '*' | '…');
                if !mask {
                    out.push(letter);
                } else if !out.ends_with('#') {
                    out.push('#');
                }
            }
            *text = out;
        }
        Value::Array(items) => items.iter_mut().for_each(smooth),
        Value::Object(members) => members.values_mut().for_each(smooth),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn saved(evidence: &Evidence, clock: &Clock) -> String {
    session::render(evidence, &Redactor::new(evidence), clock)
}

/// What the colleague gets, on a machine whose clock is a day ahead.
fn colleague(text: &str, mine: &Clock) -> (Evidence, Clock) {
    let session = from_session(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"));
    let clock = Clock {
        given: session.now,
        machine: session.saved.unwrap_or(mine.machine + 86_400),
        offset: mine.offset,
    };
    (session.evidence, clock)
}

fn same(name: &str, evidence: &Evidence, clock: &Clock) {
    let text = saved(evidence, clock);
    let (loaded, their_clock) = colleague(&text, clock);
    let (mine, theirs) = (
        told(&without_keys(evidence), clock),
        told(&loaded, &their_clock),
    );
    if mine != theirs {
        let (mine, theirs) = (format!("{mine:#}"), format!("{theirs:#}"));
        let differs = mine
            .lines()
            .zip(theirs.lines())
            .filter(|(one, two)| one != two);
        let differs: Vec<_> = differs.take(6).collect();
        panic!("{name}: {differs:#?}\nmine {mine}\nsaved {text}");
    }
}

#[test]
fn every_broken_upload_of_the_demo_looks_the_same_to_a_colleague() {
    for index in 0..postdoc::wizard::demo::uploads::DEMOS.len() {
        let (evidence, now) = postdoc::wizard::demo::evidence(index).unwrap();
        same(&format!("demo {index}"), &evidence, &machine(now));
    }
}

#[test]
fn every_fault_looks_the_same_to_a_colleague() {
    for row in ROWS {
        let upload = (row.make)(Upload::default());
        same(row.name, &upload.evidence(""), &at(START + 60));
        let answer = crate::support::answer("AccessDenied", "Access Denied.");
        same(row.name, &upload.evidence(&answer), &machine(START + 60));
    }
}

#[test]
fn whatever_it_was_pasted_as() {
    for row in ROWS.iter().step_by(7) {
        for way in WAYS {
            let upload = Upload {
                size: 400,
                ..(row.make)(Upload::default())
            };
            let evidence = upload.evidence_by(way);
            same(
                &format!("{} as {way}", row.name),
                &evidence,
                &machine(START + 60),
            );
        }
    }
}

/// A session token as an STS answer has one.
const TOKEN: &str = "mG4sQ0zXv8Tn2LrBk7WyHc1DfUj5Pa9Eeq/x3RtZi6Ns+VbMo4wJGdYhFuAlCpOi";

/// A sound upload with a temporary key's token in form and policy.
fn with_token() -> Upload {
    let mut upload = Upload {
        size: 400,
        ..Upload::default()
    }
    .field("x-cos-security-token", TOKEN);
    let condition = format!("{{ \"x-cos-security-token\": \"{TOKEN}\" }},\n    {{ \"acl\"");
    upload.policy = upload.policy.replacen("{ \"acl\"", &condition, 1);
    upload
}

fn policy_json(evidence: &Evidence) -> String {
    let json = evidence.facts().policy.unwrap().json.unwrap();
    evidence.text(json).into_owned()
}

#[test]
fn a_token_inside_the_policy_s_base64_becomes_stars_and_the_policy_still_decodes() {
    let upload = with_token();
    for way in WAYS {
        let evidence = upload.evidence_by(way);
        let text = saved(&evidence, &at(START + 60));
        let (loaded, _) = colleague(&text, &at(START + 60));
        let stars = "*".repeat(TOKEN.len());
        assert_eq!(
            policy_json(&loaded),
            upload.policy.replace(TOKEN, &stars),
            "{way}"
        );
        same(way, &evidence, &at(START + 60));
    }
}

/// The same base64 as other tools write it.
#[test]
fn whatever_alphabet_line_ends_or_escapes_its_base64_has() {
    let upload = with_token();
    let sound = upload.encoded_value();
    let wrapped: Vec<String> = sound
        .as_bytes()
        .chunks(76)
        .map(|line| String::from_utf8_lossy(line).into())
        .collect();
    let spellings = [
        URL_SAFE_NO_PAD.encode(&upload.policy),
        wrapped.join("\r\n"),
        sound
            .replace('+', "%2B")
            .replace('/', "%2F")
            .replace('=', "%3D"),
        sound.replace('+', " "),
        STANDARD.encode(&sound),
    ];
    for encoded in spellings {
        let upload = Upload {
            encoded: Some(encoded.clone()),
            ..upload.clone()
        };
        let php = upload.form_json().replace('/', "\\/");
        let escaped = upload
            .form_json()
            .replace('=', "\\u003d")
            .replace('A', "\\u0041");
        for form in [upload.form_json(), php, escaped] {
            let mut evidence = Evidence::default();
            evidence
                .add(form.as_bytes(), Some(Slot::Form), None)
                .unwrap();
            let text = saved(&evidence, &at(START + 60));
            let (loaded, _) = colleague(&text, &at(START + 60));
            let stars = "*".repeat(TOKEN.len());
            assert_eq!(
                policy_json(&loaded),
                upload.policy.replace(TOKEN, &stars),
                "{encoded}"
            );
        }
    }
}

#[test]
fn a_body_of_bytes_is_saved_as_bytes_and_judged_to_the_byte() {
    let upload = with_token();
    let mut body = upload.written("http");
    let at_file = body.windows(6).position(|six| six == b"xxxxxx").unwrap();
    body[at_file..at_file + 4].copy_from_slice(&[0x89, 0xFF, 0xFE, 0x00]);
    for file in [Some("upload.http"), None] {
        let mut evidence = Evidence::default();
        evidence.add(&body, Some(Slot::Request), file).unwrap();
        let text = saved(&evidence, &at(START + 60));
        assert!(text.contains("\"base64\""), "{text}");
        same("bytes", &evidence, &at(START + 60));
        let (loaded, _) = colleague(&text, &at(START + 60));
        let held = loaded.sources.bytes(loaded.readings[0].source).to_vec();
        assert_eq!(held.len(), body.len(), "nothing moved");
        assert!(!held.windows(6).any(|six| six == &TOKEN.as_bytes()[..6]));
    }
    // A body of plain text, judged to the byte because it is a file: it lacks its last line.
    let cut = &upload.written("http")[..body.len() - 30];
    let head = cut.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    let mut evidence = Evidence::default();
    evidence
        .add(&cut[head..], Some(Slot::Request), Some("body.bin"))
        .unwrap();
    same("a cut body", &evidence, &at(START + 60));
}

#[test]
fn keys_are_not_written_and_what_stands_beside_them_is() {
    let mut evidence = Upload::default().evidence("");
    let keys = format!(
        "SecretId={}\nSecretKey={SECRET_KEY}\n",
        crate::support::SECRET_ID
    );
    evidence
        .add(keys.as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    let mixed = format!(
        "key=a.png\nq-ak={}\npolicy=abcd\nTmpSecretKey: \"{SECRET_KEY}\"\n",
        crate::support::SECRET_ID
    );
    evidence.add(mixed.as_bytes(), None, None).unwrap();
    let text = saved(&evidence, &at(START + 60));
    assert!(!text.contains("\"keys\""), "{text}");
    assert!(!text.contains(&SECRET_KEY[..6]), "{text}");
    let (loaded, _) = colleague(&text, &at(START + 60));
    let alone = |reading: &&Reading| reading.reader != "option" && reading.holds.keys.is_none();
    let kept = evidence.readings.iter().filter(alone).count();
    assert_eq!(loaded.readings.iter().filter(alone).count(), kept);
}

#[test]
fn the_order_in_which_things_were_given_is_kept() {
    let mut evidence = Evidence::default();
    let later = Upload::default().field("key", "uploads/other.png");
    for (bytes, slot) in [
        (
            crate::support::answer("AccessDenied", "Access Denied."),
            Slot::Error,
        ),
        (Upload::default().form_json(), Slot::Form),
        (
            crate::support::answer("NoSuchBucket", "The specified bucket does not exist."),
            Slot::Error,
        ),
        (later.form_json(), Slot::Form),
    ] {
        evidence.add(bytes.as_bytes(), Some(slot), None).unwrap();
    }
    postdoc_options(&mut evidence, "examplebucket-1250000000", 12);
    evidence
        .said
        .insert("q-ak.console".to_owned(), "yes".to_owned());
    same("two of each", &evidence, &machine(START + 60));
    let (loaded, _) = colleague(
        &saved(&evidence, &machine(START + 60)),
        &machine(START + 60),
    );
    let readers = |evidence: &Evidence| -> Vec<&str> {
        let pastes = evidence
            .readings
            .iter()
            .filter(|reading| reading.reader != "option");
        pastes.map(|reading| reading.reader).collect()
    };
    assert_eq!(readers(&loaded), readers(&evidence));
    assert_eq!(loaded.said, evidence.said);
}

#[test]
fn a_session_of_a_session_is_the_same_session() {
    let evidence = with_token().evidence_by("curl");
    let clock = machine(START + 60);
    let once = saved(&evidence, &clock);
    let (loaded, their_clock) = colleague(&once, &clock);
    assert_eq!(saved(&loaded, &their_clock), once);
}

#[test]
fn a_signature_s_tail_is_masked_and_its_wrong_shape_is_still_seen() {
    let signature = Upload::default().signature_value();
    let upload = Upload {
        signature: Some(signature[..39].to_owned()),
        ..Upload::default()
    };
    let clock = at(START + 60);
    let text = saved(&upload.evidence(""), &clock);
    assert!(
        text.contains(&signature[..16]) && !text.contains(&signature[..17]),
        "{text}"
    );
    let (loaded, _) = colleague(&text, &clock);
    assert!(told(&loaded, &clock).to_string().contains("truncated"));
    // A mask of the user's own tells no length.
    let upload = Upload {
        signature: Some(format!("{}****", &signature[..16])),
        ..Upload::default()
    };
    let text = saved(&upload.evidence(""), &clock);
    let (loaded, _) = colleague(&text, &clock);
    assert!(
        !told(&loaded, &clock).to_string().contains("truncated"),
        "{text}"
    );
}
