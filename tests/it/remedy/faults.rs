//! Every fault that can be mended, each put into a sound upload: the remedy makes it sound again, with and without
//! keys, and changes nothing in the policy's text but the bytes that were wrong.

use crate::support::faults::{ROWS, Swapped, key_time};
use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, at, postdoc_options};
use postdoc::diagnosis::{Diagnosis, Effort, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::{ChangeKind, Corrected, Picks, Remedy, Side, remedy, remedy_with};

fn keys() -> String {
    format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#)
}

fn evidence(upload: &Upload, with_keys: bool) -> Evidence {
    let mut evidence = upload.evidence("");
    if with_keys {
        evidence
            .add(keys().as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    evidence
}

fn mended(evidence: &Evidence) -> (Diagnosis, Remedy) {
    let clock = at(START + 60);
    let diagnosis = diagnose(evidence, &clock, Effort::Quick);
    let remedy = remedy(evidence, &diagnosis, &clock);
    (diagnosis, remedy)
}

fn said(diagnosis: &Diagnosis) -> Vec<String> {
    crate::support::loud(diagnosis)
}

/// The corrected form, read again as somebody would paste it.
fn again(corrected: &Corrected, size: u64, with_keys: bool) -> Diagnosis {
    let rows: Vec<String> = corrected
        .form
        .iter()
        .map(|(name, value)| serde_json::to_string(&[name, value]).unwrap())
        .collect();
    let mut evidence = Evidence::default();
    evidence
        .add(
            format!("[{}]", rows.join(",")).as_bytes(),
            Some(Slot::Form),
            None,
        )
        .unwrap();
    postdoc_options(&mut evidence, corrected.bucket.as_deref().unwrap(), size);
    if with_keys {
        evidence
            .add(keys().as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    diagnose(&evidence, &at(corrected.now), Effort::Quick)
}

#[test]
fn every_fault_is_mended_with_and_without_keys() {
    let mut complaints = Vec::new();
    for row in ROWS {
        for with_keys in [true, false] {
            let upload = (row.make)(Upload::default());
            let (before, remedy) = mended(&evidence(&upload, with_keys));
            let Some(corrected) = remedy.corrected else {
                complaints.push(format!(
                    "{} (keys {with_keys}): {:?} -> no remedy; choices {:?} not here {:?}",
                    row.name,
                    said(&before),
                    remedy
                        .choices
                        .iter()
                        .map(|choice| &choice.field)
                        .collect::<Vec<_>>(),
                    remedy.not_here,
                ));
                continue;
            };
            let after = again(&corrected, upload.size, with_keys);
            let errors = after
                .findings
                .iter()
                .any(|finding| finding.severity == Severity::Error);
            if after.verdict != Verdict::Sound || errors || !corrected.verified {
                complaints.push(format!(
                    "{} (keys {with_keys}): {:?}",
                    row.name,
                    said(&after)
                ));
            }
            if corrected.patch.is_empty() == row.policy {
                complaints.push(format!(
                    "{} (keys {with_keys}): {:?}",
                    row.name, corrected.patch
                ));
            }
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// The bytes in which two texts differ, as a range of the second.
fn window(sound: &str, broken: &str) -> (usize, usize) {
    let head = sound
        .bytes()
        .zip(broken.bytes())
        .take_while(|(one, two)| one == two)
        .count();
    let rest = sound.len().min(broken.len()) - head;
    let tail = sound.bytes().rev().zip(broken.bytes().rev()).take(rest);
    let tail = tail.take_while(|(one, two)| one == two).count();
    (head, broken.len() - tail)
}

#[test]
fn the_patch_touches_nothing_but_what_was_wrong() {
    let mut complaints = Vec::new();
    // A condition that is added stands behind the others, not where one was taken away.
    let added = ["q-sign-algorithm has no condition"];
    for row in ROWS
        .iter()
        .filter(|row| row.policy && !added.contains(&row.name))
    {
        let upload = (row.make)(Upload::default());
        let sound = Upload::default().policy;
        let (_, remedy) = mended(&evidence(&upload, true));
        let corrected = remedy.corrected.unwrap();
        let (start, end) = window(&sound, &upload.policy);
        let mended = corrected.policy.unwrap_or_default();
        let (from, to) = window(&mended, &upload.policy);
        if from + 24 < start || to > end + 24 {
            complaints.push(format!(
                "{} {start}..{end}: {from}..{to}\n{:#?}",
                row.name, corrected.patch
            ));
        }
    }
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

/// Pairs of which one takes away what the other would need.
const HOPELESS: &[(&str, &str)] = &[
    ("conditions are null", "no brackets at the end"),
    ("the policy as a JSON string", "no brackets at the end"),
];

#[test]
fn any_two_faults_at_once_are_mended_together() {
    let mut complaints = Vec::new();
    let mut done = 0;
    for (index, one) in ROWS.iter().enumerate() {
        for other in ROWS.iter().skip(index + 1).step_by(9) {
            let first = (one.make)(Upload::default());
            let upload = (other.make)(first.clone());
            // A fault whose place the first one took away cannot be made.
            if upload.pairs() == first.pairs() && upload.bucket == first.bucket {
                continue;
            }
            if HOPELESS.contains(&(one.name, other.name)) {
                continue;
            }
            done += 1;
            let (before, remedy) = mended(&evidence(&upload, true));
            let Some(corrected) = remedy.corrected else {
                complaints.push(format!(
                    "{} + {}: {:?} -> {:?} {:?}",
                    one.name,
                    other.name,
                    said(&before),
                    remedy.not_here,
                    remedy
                        .choices
                        .iter()
                        .map(|choice| &choice.field)
                        .collect::<Vec<_>>()
                ));
                continue;
            };
            let after = again(&corrected, upload.size, true);
            if after.verdict != Verdict::Sound {
                complaints.push(format!("{} + {}: {:?}", one.name, other.name, said(&after)));
            }
        }
    }
    let share = complaints.len() * 100 / done;
    assert!(
        complaints.is_empty(),
        "{share} % of {done}\n{}\n",
        complaints.join("\n")
    );
}

#[test]
fn a_sound_upload_has_no_remedy() {
    for with_keys in [true, false] {
        let (diagnosis, remedy) = mended(&evidence(&Upload::default(), with_keys));
        assert_eq!(diagnosis.verdict, Verdict::Sound);
        assert!(
            remedy.corrected.is_none() && remedy.choices.is_empty() && remedy.not_here.is_empty()
        );
    }
}

#[test]
fn the_documented_side_is_taken_and_the_other_one_is_offered_proved() {
    let upload = Upload::default().field("key", "images/photo.png");
    let evidence = evidence(&upload, true);
    let (diagnosis, remedy) = mended(&evidence);
    let [choice] = remedy.choices.as_slice() else {
        panic!("{:?}", remedy.choices);
    };
    assert_eq!((choice.field.as_str(), choice.taken), ("key", Some(0)));
    let sides: Vec<_> = choice
        .options
        .iter()
        .map(|it| (it.side, it.value.as_str()))
        .collect();
    assert_eq!(
        sides,
        [(Side::Policy, "uploads/photo.png"), (Side::Form, "images/")]
    );
    let corrected = remedy.corrected.unwrap();
    assert!(corrected.patch.is_empty());
    let other = choice.options[1].corrected.as_ref().unwrap();
    assert_eq!(other.patch.len(), 2);
    let pick = Picks::from([((choice.finding, choice.field.clone()), 1)]);
    let picked = remedy_with(&evidence, &diagnosis, &at(START + 60), &pick)
        .corrected
        .unwrap();
    assert_eq!(picked.policy, other.policy);
    assert_eq!(again(&picked, upload.size, true).verdict, Verdict::Sound);
}

#[test]
fn what_nobody_can_know_is_not_picked() {
    let upload = Upload::default().field("Content-Type", "text/plain");
    let mut upload = upload;
    upload.file = "notes".to_owned();
    let (_, remedy) = mended(&evidence(&upload, true));
    assert!(remedy.corrected.is_none());
    assert_eq!(remedy.choices.len(), 1);
    assert_eq!(remedy.choices[0].taken, None);
    assert!(remedy.choices[0].options[0].corrected.is_some());
}

#[test]
fn without_the_key_the_signature_is_a_need_and_not_the_old_one() {
    let upload = Upload::default().swapped("\"conditions\"", "\"Conditions\"");
    let (_, remedy) = mended(&evidence(&upload, false));
    let corrected = remedy.corrected.unwrap();
    assert_eq!(corrected.needs, [postdoc::diagnosis::NeedKind::SecretKey]);
    assert_eq!(corrected.signature, None);
    let sent = corrected
        .form
        .iter()
        .find(|(name, _)| name == "q-signature")
        .unwrap();
    assert!(sent.1.chars().all(|letter| letter == '*'), "{sent:?}");
    let kinds: Vec<_> = corrected.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, [ChangeKind::Policy, ChangeKind::Form]);
}

#[test]
fn fields_behind_the_file_go_in_front_of_it() {
    let mut pairs = Upload::default().pairs();
    let file = pairs.remove(pairs.len() - 1);
    pairs.insert(1, file);
    let rows: Vec<String> = pairs
        .iter()
        .map(|(name, value)| serde_json::to_string(&[name, value]).unwrap())
        .collect();
    let mut evidence = Evidence::default();
    evidence
        .add(
            format!("[{}]", rows.join(",")).as_bytes(),
            Some(Slot::Form),
            None,
        )
        .unwrap();
    let (before, remedy) = mended(&evidence);
    assert!(!said(&before).is_empty());
    let corrected = remedy.corrected.unwrap();
    let names: Vec<_> = corrected
        .form
        .iter()
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(names.last(), Some(&"file"));
    assert_eq!(names.len(), pairs.len());
    assert_eq!(corrected.changes.len(), 1);
    assert_eq!(corrected.changes[0].kind, ChangeKind::Order);
}

#[test]
fn no_secret_stands_in_a_remedy() {
    for row in ROWS {
        let upload = (row.make)(Upload::default());
        let (_, remedy) = mended(&evidence(&upload, true));
        let all = format!("{remedy:?}");
        for at in 0..SECRET_KEY.len() - 6 {
            assert!(!all.contains(&SECRET_KEY[at..at + 6]), "{}", row.name);
        }
    }
}

/// Keys and form that do not belong together: what is mended then is the form, and it is signed anew.
#[test]
fn the_keys_at_hand_are_the_ones_to_use() {
    let temporary = "AKIDtmp0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmno_-";
    let other = "AKIDzzzzltompVjBni5LitkWHFlFpwkn9U5q";
    let token = "made-up-token-made-up-token-made-up-token-made-up-token";
    let rows = [
        (
            "another id",
            format!(r#"{{"secretId":"{other}","secretKey":"{SECRET_KEY}"}}"#),
            other,
        ),
        (
            "a temporary pair",
            format!(
                r#"{{"tmpSecretId":"{temporary}","tmpSecretKey":"{SECRET_KEY}","sessionToken":"{token}"}}"#
            ),
            temporary,
        ),
        (
            "a blank behind the key",
            format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY} "}}"#),
            SECRET_ID,
        ),
    ];
    for (name, keys, id) in rows {
        let mut upload = Upload::default();
        if name.starts_with("a blank") {
            upload.signature = Some("0123456789012345678901234567890123456789".to_owned());
        }
        let mut evidence = upload.evidence("");
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
        let (before, remedy) = mended(&evidence);
        let corrected = remedy
            .corrected
            .unwrap_or_else(|| panic!("{name}: {:?}", said(&before)));
        let value = |name: &str| {
            corrected
                .form
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.clone())
        };
        assert_eq!(value("q-ak").as_deref(), Some(id), "{name}");
        assert_eq!(value("q-signature"), corrected.signature, "{name}");
        assert!(corrected.policy.unwrap().contains(id), "{name}");
        assert_eq!(
            value("x-cos-security-token").is_some(),
            id == temporary,
            "{name}"
        );
    }
}

#[test]
fn a_file_of_the_wrong_size_is_a_question() {
    let upload = Upload {
        size: 2_000_000,
        ..Upload::default()
    };
    let (_, remedy) = mended(&evidence(&upload, true));
    assert!(remedy.corrected.is_none());
    let [choice] = remedy.choices.as_slice() else {
        panic!("{:?}", remedy.choices);
    };
    let widened = choice.options[1].corrected.as_ref().unwrap();
    assert!(
        widened
            .policy
            .as_ref()
            .unwrap()
            .contains("[ \"content-length-range\", 1, 2000000 ]")
    );
    assert!(choice.options[0].corrected.is_none());
}

#[test]
fn a_missing_permission_is_said_to_be_somebody_elses() {
    let evidence =
        Upload::default().evidence(&crate::support::answer("AccessDenied", "Access Denied."));
    let (_, remedy) = mended(&evidence);
    assert!(remedy.corrected.is_none());
    let wanted = [(
        postdoc::diagnosis::FindingId::AnswerPermissionDenied,
        postdoc::diagnosis::Who::AccountOwner,
    )];
    assert_eq!(remedy.not_here, wanted);
}

#[test]
fn a_sign_key_is_enough_as_long_as_its_key_time_stays() {
    let key = postdoc::cos::signature::sign_key(
        SECRET_KEY.as_bytes(),
        Upload::default().key_time.as_bytes(),
    );
    for (upload, open) in [
        (
            Upload::default().swapped("\"conditions\"", "\"Conditions\""),
            false,
        ),
        (
            key_time(
                Upload::default(),
                &format!("{};{}", START - 86400, END - 86400),
            ),
            true,
        ),
    ] {
        let mut evidence = upload.evidence("");
        evidence
            .add(format!("SignKey={key}").as_bytes(), Some(Slot::Keys), None)
            .unwrap();
        let (before, remedy) = mended(&evidence);
        let corrected = remedy
            .corrected
            .unwrap_or_else(|| panic!("{:?}", said(&before)));
        assert_eq!(corrected.signature.is_none(), open);
        assert_eq!(!corrected.needs.is_empty(), open);
        assert!(!format!("{corrected:?}").contains(&key));
    }
}

#[test]
fn an_expiration_is_made_for_the_moment_after_the_refusal() {
    let message = "You post object request has been expired, expiration time: 1795437000 but the time now : 1795500000";
    let evidence = Upload::default().evidence(&crate::support::answer("AccessDenied", message));
    let clock = postdoc::diagnosis::Clock {
        machine: 1_795_600_000,
        offset: 0,
        given: None,
    };
    let diagnosis = diagnose(&evidence, &clock, Effort::Quick);
    let corrected = remedy(&evidence, &diagnosis, &clock).corrected.unwrap();
    assert_eq!(corrected.now, 1_795_600_000);
    assert_eq!(corrected.key_time.as_deref(), Some("1795600000;1795601800"));
    assert!(
        corrected
            .policy
            .unwrap()
            .contains("\"2026-11-25T10:16:40.000Z\"")
    );
}

#[test]
fn the_policy_beside_a_form_without_one_is_mended_too() {
    let upload = Upload::default().swapped("\"conditions\"", "\"Conditions\"");
    let pairs: Vec<(String, String)> = upload
        .pairs()
        .into_iter()
        .filter(|(name, _)| name != "policy")
        .collect();
    let object: serde_json::Map<String, serde_json::Value> = pairs
        .into_iter()
        .map(|(name, value)| (name, value.into()))
        .collect();
    let mut evidence = Evidence::default();
    let form = serde_json::Value::Object(object).to_string();
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    evidence
        .add(upload.policy.as_bytes(), Some(Slot::Policy), None)
        .unwrap();
    evidence
        .add(keys().as_bytes(), Some(Slot::Keys), None)
        .unwrap();
    postdoc_options(&mut evidence, &upload.bucket, upload.size);
    let (before, remedy) = mended(&evidence);
    let corrected = remedy
        .corrected
        .unwrap_or_else(|| panic!("{:?}", said(&before)));
    assert!(corrected.form.iter().any(|(name, _)| name == "policy"));
    assert_eq!(again(&corrected, upload.size, true).verdict, Verdict::Sound);
}

/// The upload as the bytes of a request.
fn request(upload: &Upload, line: &str, content_type: &str) -> String {
    let mut body = String::new();
    for (name, value) in upload.pairs() {
        let head = format!("--b0undary\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.push_str(&head);
        if name == "file" {
            body.push_str("; filename=\"photo.png\"\r\nContent-Type: image/png\r\n\r\nmade up\r\n");
        } else {
            body.push_str("\r\n\r\n");
            body.push_str(&value);
            body.push_str("\r\n");
        }
    }
    body.push_str("--b0undary--\r\n");
    format!(
        "{line} HTTP/1.1\r\nHost: {}.cos.ap-tokyo.myqcloud.com\r\nContent-Type: {content_type}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        upload.bucket,
        body.len()
    )
}

/// A request with one fault, what kind of change mends it, and in which field.
fn requests() -> Vec<(&'static str, String, ChangeKind, &'static str)> {
    const TYPE: &str = "multipart/form-data; boundary=b0undary";
    let made = |line: &str, kind: &str| request(&Upload::default(), line, kind);
    let whole = made("POST /", TYPE);
    let none = made("POST /", "multipart/form-data");
    let other = made("POST /", "multipart/form-data; boundary=other");
    let json = made("POST /", "application/json");
    let path = made("POST /uploads/photo.png", TYPE);
    let end = whole.replace("--b0undary--\r\n", "");
    let blank = whole.replacen("name=\"acl\"\r\n\r\n", "name=\"acl\"\r\n", 1);
    let bucket = whole.replacen("Host: examplebucket", "Host: otherbucket", 1);
    vec![
        ("PUT", made("PUT /", TYPE), ChangeKind::Request, "method"),
        ("path", path, ChangeKind::Request, "path"),
        ("no boundary", none, ChangeKind::Body, ""),
        ("other boundary", other, ChangeKind::Body, ""),
        ("no form", json, ChangeKind::Request, "Content-Type"),
        ("no end", end, ChangeKind::Body, ""),
        ("no blank line", blank, ChangeKind::Body, ""),
        ("another bucket", bucket, ChangeKind::Request, "bucket"),
    ]
}

#[test]
fn a_broken_request_gives_the_right_form_and_says_what_belongs_there() {
    for (name, text, kind, field) in requests() {
        let mut evidence = Evidence::default();
        let file = Some("request.http");
        evidence
            .add(text.as_bytes(), Some(Slot::Request), file)
            .unwrap();
        let (before, remedy) = mended(&evidence);
        let corrected = remedy
            .corrected
            .unwrap_or_else(|| panic!("{name}: {:?} {:?}", said(&before), remedy.not_here));
        let same = |change: &postdoc::remedy::Change| {
            change.kind == kind && (field.is_empty() || change.field == field)
        };
        let found = corrected.changes.iter().any(same);
        assert!(found, "{name}: {:?} {:?}", said(&before), corrected.changes);
        let after = again(&corrected, Upload::default().size, false);
        assert_eq!(after.verdict, Verdict::Sound, "{name}");
    }
}

/// What chance does to an upload: bytes of the policy or of a field's value replaced, taken away, put in.
fn damaged(at: &[(u16, u8, u8)]) -> Upload {
    let mut upload = Upload::default();
    for (place, what, letter) in at {
        let letter = char::from(letter % 0x60 + 0x20);
        let text = match what % 4 {
            0 => &mut upload.fields[usize::from(*place) % 6].1,
            _ => &mut upload.policy,
        };
        let mut letters: Vec<char> = text.chars().collect();
        let index = usize::from(*place) % (letters.len() + 1);
        match what / 4 % 3 {
            0 if index < letters.len() => letters[index] = letter,
            1 if index < letters.len() => drop(letters.remove(index)),
            _ => letters.insert(index, letter),
        }
        *text = letters.into_iter().collect();
    }
    upload
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_handed_out_is_sound_when_it_is_read_again(
        damage in proptest::collection::vec(proptest::prelude::any::<(u16, u8, u8)>(), 1..5),
        with_keys: bool,
    ) {
        let upload = damaged(&damage);
        let (_, remedy) = mended(&evidence(&upload, with_keys));
        if let Some(corrected) = remedy.corrected {
            let after = again(&corrected, upload.size, with_keys);
            proptest::prop_assert_eq!(after.verdict, Verdict::Sound, "{:?}", said(&after));
        }
    }
}

#[test]
fn an_upload_without_measure_is_left_alone() {
    let entries = vec!["{\"a\":\"b\",\"c\":\"d\"}"; 200_000].join(",");
    let upload =
        Upload::default().swapped("\"conditions\": [", &format!("\"conditions\": [{entries},"));
    let evidence = evidence(&upload, false);
    let clock = at(START + 60);
    let diagnosis = Diagnosis::default();
    assert!(remedy(&evidence, &diagnosis, &clock).corrected.is_none());
}

#[test]
fn names_and_values_that_a_policy_writes_with_escapes_are_mended_like_others() {
    for (from, to, field, value) in [
        (
            r#""acl": "default""#,
            r#""\u0061cl": "default""#,
            "acl",
            "private",
        ),
        (
            r#""acl": "default""#,
            r#""acl": "\u0064efault""#,
            "acl",
            "private",
        ),
        (
            "\"$key\", \"uploads/\"",
            "\"\\u0024key\", \"uploads\\/\"",
            "key",
            "other/a.png",
        ),
        (
            "\"$key\", \"uploads/\"",
            "\"$k\\u0065y\", \"uploads\\u002f\"",
            "key",
            "other/a.png",
        ),
        (
            "\"q-ak\"",
            "\"q\\u002dak\"",
            "q-ak",
            "AKIDAnotherOne0000000000000000000000",
        ),
    ] {
        let upload = Upload::default().policy_replaced(from, to);
        assert_eq!(said(&mended(&evidence(&upload, true)).0), [""; 0], "{to}");
        let upload = upload.field(field, value);
        let (diagnosis, remedy) = mended(&evidence(&upload, false));
        assert!(!said(&diagnosis).is_empty(), "{to}: nothing found");
        let sides = remedy.choices.iter().flat_map(|choice| &choice.options);
        let others = sides.filter_map(|side| side.corrected.as_ref());
        let all: Vec<&Corrected> = remedy.corrected.iter().chain(others).collect();
        assert!(!all.is_empty(), "{to}: {remedy:?}");
        for corrected in all {
            let left = said(&again(corrected, upload.size, false));
            assert_eq!(left, [""; 0], "{to}: {corrected:?}");
        }
    }
}
