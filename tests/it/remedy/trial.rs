//! "What if": a value is tried and the verdict follows; what was given stays as it is.

use crate::support::{END, SECRET_ID, SECRET_KEY, START, Upload, at};
use postdoc::diagnosis::{Effort, FindingId, Severity, Verdict, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::remedy::trial::{Knob, Outcome, Setting, Trial};

fn trial(evidence: &Evidence, now: i64) -> Trial {
    let diagnosis = diagnose(evidence, &at(now), Effort::Quick);
    Trial::new(evidence, &evidence.facts(), &diagnosis, &at(now)).unwrap()
}

fn of(upload: &Upload, keys: bool) -> Trial {
    trial(&evidence(upload, keys), START + 60)
}

fn evidence(upload: &Upload, keys: bool) -> Evidence {
    let mut evidence = upload.evidence("");
    if keys {
        let pair = format!("SecretId={SECRET_ID}\nSecretKey={SECRET_KEY}\n");
        evidence
            .add(pair.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    evidence
}

fn errors(outcome: &Outcome) -> Vec<String> {
    let findings = outcome.diagnosis.findings.iter();
    let errors = findings.filter(|finding| finding.severity == Severity::Error);
    errors.filter_map(|finding| finding.field.clone()).collect()
}

fn knob(trial: &Trial, name: &str, wanted: fn(&Knob) -> bool) -> Setting {
    let found = trial
        .settings()
        .into_iter()
        .find(|one| one.name == name && wanted(&one.knob));
    found.unwrap_or_else(|| panic!("no knob {name}: {:#?}", trial.settings()))
}

const fn policy(knob: &Knob) -> bool {
    matches!(knob, Knob::Policy(_))
}

const fn form(knob: &Knob) -> bool {
    matches!(knob, Knob::Field(..))
}

type Row = (
    &'static str,
    fn(Upload) -> Upload,
    &'static str,
    fn(&Knob) -> bool,
    &'static str,
);

const ROWS: &[Row] = &[
    (
        "q-ak of the form",
        |u| u.field("q-ak", "AKIDsomebodyelse"),
        "q-ak",
        form,
        SECRET_ID,
    ),
    (
        "q-ak of the policy",
        |u| u.policy_replaced(SECRET_ID, "AKIDsomebodyelse"),
        "q-ak",
        policy,
        SECRET_ID,
    ),
    (
        "the object key",
        |u| u.field("key", "elsewhere/a.png"),
        "key",
        form,
        "uploads/a.png",
    ),
    (
        "the prefix",
        |u| u.policy_replaced("uploads/", "upload/files/"),
        "key",
        policy,
        "up",
    ),
    (
        "the bucket of the policy",
        |u| u.policy_replaced("examplebucket-1250000000", "examplebucket"),
        "bucket",
        policy,
        "examplebucket-1250000000",
    ),
    (
        "the expiration",
        |u| u.policy_replaced("2026-11-23T12:30:00.000Z", "2026-11-23T11:30:00.000Z"),
        "expiration",
        policy,
        "2026-11-23T12:31:00.000Z",
    ),
    (
        "the range of sizes",
        |u| u.policy_replaced("1048576", "1024"),
        "content-length-range",
        policy,
        r#"["content-length-range", 1, 50000]"#,
    ),
    (
        "a field that was never sent",
        |u| u.without("acl"),
        "acl",
        form,
        "default",
    ),
    (
        "another bucket of the request",
        |mut u| {
            "otherbucket-1250000000".clone_into(&mut u.bucket);
            u
        },
        "bucket",
        |knob| *knob == Knob::Bucket,
        "examplebucket-1250000000",
    ),
];

#[test]
fn the_right_value_makes_the_verdict_sound_and_taking_it_back_does_not() {
    for (name, make, field, wanted, right) in ROWS {
        for keys in [false, true] {
            let mut trial = of(&make(Upload::default()), keys);
            let before = trial.outcome();
            assert!(
                !before.is_sound(),
                "{name}: {:#?}",
                before.diagnosis.findings
            );
            assert!(before.gone.is_empty() && !trial.is_changed(), "{name}");
            let setting = knob(&trial, field, *wanted);
            assert!(trial.set(&setting.knob, right), "{name}");
            let after = trial.outcome();
            assert!(after.is_sound(), "{name}: {:#?}", after.diagnosis.findings);
            assert!(!after.gone.is_empty() && trial.is_changed(), "{name}");
            trial.set(&setting.knob, setting.value.as_deref().unwrap_or_default());
            assert!(!trial.outcome().is_sound() && !trial.is_changed(), "{name}");
            trial.set(&setting.knob, right);
            trial.reset();
            assert!(!trial.outcome().is_sound() && !trial.is_changed(), "{name}");
        }
    }
}

#[test]
fn a_wrong_value_in_a_sound_upload_is_refused_for_that_field_and_nothing_else() {
    for (field, wanted, wrong) in [
        ("q-ak", form as fn(&Knob) -> bool, "AKIDsomebodyelse"),
        ("q-ak", policy, "AKIDsomebodyelse"),
        ("key", form, "elsewhere/a.png"),
        ("acl", policy, "private"),
        ("bucket", policy, "otherbucket-1250000000"),
        ("Content-Type", form, "text/plain"),
    ] {
        let mut trial = of(&Upload::default(), true);
        assert!(trial.outcome().is_sound());
        let setting = knob(&trial, field, wanted);
        trial.set(&setting.knob, wrong);
        let outcome = trial.outcome();
        assert_eq!(outcome.diagnosis.verdict, Verdict::Fault, "{field}");
        assert_eq!(errors(&outcome), [field]);
    }
}

#[test]
fn the_signature_follows_the_policy_unless_it_was_wrong_before() {
    let mut sound = of(&Upload::default(), true);
    let prefix = knob(&sound, "key", policy);
    sound.set(&prefix.knob, "up");
    let outcome = sound.outcome();
    assert!(outcome.is_sound() && outcome.signed_anew);

    let wrong = Upload {
        signature: Some("0123456789abcdef0123456789abcdef01234567".to_owned()),
        ..Upload::default()
    };
    let mut wrong = of(&wrong, true);
    wrong.set(&prefix.knob, "up");
    let outcome = wrong.outcome();
    assert!(!outcome.signed_anew);
    assert_eq!(errors(&outcome), ["q-signature"]);
}

#[test]
fn another_moment_is_a_value_like_any_other() {
    let mut trial = of(&Upload::default(), false);
    let now = knob(&trial, "", |knob| *knob == Knob::Now);
    assert_eq!(now.value.as_deref(), Some("2026-11-23T12:01:00Z"));
    assert!(trial.set(&Knob::Now, &(END + 60).to_string()));
    let ids: Vec<FindingId> = trial
        .outcome()
        .diagnosis
        .findings
        .iter()
        .map(|f| f.id)
        .collect();
    assert!(ids.contains(&FindingId::PolicyExpired), "{ids:?}");
    assert!(!trial.set(&Knob::Now, "soon"), "no moment changes nothing");
    assert!(
        !trial.set(&Knob::FileSize, "large"),
        "no size changes nothing"
    );
    let ids: Vec<FindingId> = trial
        .outcome()
        .diagnosis
        .findings
        .iter()
        .map(|f| f.id)
        .collect();
    assert!(ids.contains(&FindingId::PolicyExpired), "{ids:?}");
}

#[test]
fn what_no_value_can_mend_stays() {
    let upload = Upload::default().field("q-ak", "AKIDsomebodyelse");
    let mut body = String::new();
    for (name, value) in upload.pairs() {
        let part = format!("--b0undary\r\nContent-Disposition: form-data; name=\"{name}\"");
        body.push_str(&match name.as_str() {
            "file" => format!("{part}; filename=\"photo.png\"\r\n\r\npicture\r\n"),
            // Its blank line is missing.
            "acl" => format!("{part}\r\n{value}\r\n"),
            _ => format!("{part}\r\n\r\n{value}\r\n"),
        });
    }
    body.push_str("--b0undary--\r\n");
    let mut evidence = Evidence::default();
    evidence.add(body.as_bytes(), None, None).unwrap();
    let mut trial = trial(&evidence, START + 60);
    let setting = knob(&trial, "q-ak", form);
    trial.set(&setting.knob, SECRET_ID);
    let outcome = trial.outcome();
    assert!(
        outcome
            .gone
            .iter()
            .any(|one| one.field.as_deref() == Some("q-ak"))
    );
    assert!(!outcome.beside.is_empty() && !outcome.is_sound());
}

#[test]
fn the_knobs_of_the_blamed_field_come_first() {
    let trial = of(&Upload::default().field("key", "elsewhere/a.png"), false);
    let settings = trial.settings();
    assert!(
        settings[..2].iter().all(|one| one.name == "key"),
        "{settings:#?}"
    );
    assert_eq!(settings.last().unwrap().knob, Knob::PolicyText);
}

#[test]
fn policy_text_that_is_no_json_is_mended_as_a_whole() {
    let broken = Upload::default().policy_replaced("\"default\" },", "\"default\" }");
    let mut trial = of(&broken, false);
    assert!(!trial.outcome().is_sound());
    assert!(trial.set(&Knob::PolicyText, &Upload::default().policy));
    assert!(
        trial.outcome().is_sound(),
        "{:#?}",
        trial.outcome().diagnosis.findings
    );
}

#[test]
fn a_token_is_never_a_knob() {
    let upload = Upload::default().field("x-cos-security-token", "TokenTokenToken");
    let settings = of(&upload, false).settings();
    assert!(
        settings
            .iter()
            .all(|one| one.name != "x-cos-security-token")
    );
    assert!(
        settings
            .iter()
            .all(|one| one.value.as_deref() != Some("TokenTokenToken"))
    );
}

#[test]
fn whoever_reads_an_answer_later_does_not_make_the_upload_late() {
    let upload = Upload::default().field("q-ak", "AKIDsomebodyelse");
    let refused = crate::support::answer(
        "AccessDenied",
        "Condition key q-ak doesn't match the value AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q",
    );
    let expired =
        crate::support::answer("AccessDenied", "You post object request has been expired");
    for (answer, late) in [(refused, false), (expired, true)] {
        let evidence = upload.evidence(&answer);
        let clock = crate::support::machine(END + 86_400);
        let diagnosis = diagnose(&evidence, &clock, Effort::Quick);
        let mut trial = Trial::new(&evidence, &evidence.facts(), &diagnosis, &clock).unwrap();
        trial.set(&knob(&trial, "q-ak", form).knob, SECRET_ID);
        let outcome = trial.outcome();
        assert_eq!(
            outcome.is_sound(),
            !late,
            "{:#?}",
            outcome.diagnosis.findings
        );
    }
}

#[test]
fn a_signature_that_was_explained_stays_so_until_the_right_one_is_typed() {
    let base64 = Upload::default().encoded_value();
    let key = postdoc::cos::signature::sign_key(
        SECRET_KEY.as_bytes(),
        Upload::default().key_time.as_bytes(),
    );
    let text = postdoc::cos::signature::string_to_sign(base64.as_bytes());
    let upload = Upload {
        signature: Some(postdoc::cos::signature::signature(&key, &text)),
        ..Upload::default()
    };
    let mut trial = of(&upload, true);
    let ids = |trial: &Trial| -> Vec<FindingId> {
        let findings = trial.outcome().diagnosis.findings;
        findings.iter().map(|finding| finding.id).collect()
    };
    assert!(
        ids(&trial).contains(&FindingId::SignatureExplained),
        "{:?}",
        ids(&trial)
    );
    let setting = knob(&trial, "q-signature", form);
    trial.set(&setting.knob, "0123456789abcdef0123456789abcdef01234567");
    assert!(!trial.outcome().is_sound());
    trial.set(&setting.knob, &Upload::default().signature_value());
    assert!(trial.outcome().is_sound());
}
