//! Whatever a session token is called, it stands in no output: every spelling of its name, in the lines of a form
//! and behind `export`.

use crate::support::{SECRET_ID, SECRET_KEY, START, Upload, at};
use postdoc::cos::signature;
use postdoc::diagnosis::{Effort, Finding, FindingId, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::report::{Redactor, Report, json, markdown, session, text};

const TOKEN: &str = "8tQmZr0vXy3LwPk5NbCd7FhJ2sGa9eUi8tQmZr0vXy3LwPk5NbCd7FhJ2sGa9eUi";

const SPELLINGS: [&str; 22] = [
    "token",
    "Token",
    "cosToken",
    "cos-token",
    "cos_token",
    "COS_TOKEN",
    "CosToken",
    "tencentCloudToken",
    "tencentcloud-token",
    "TENCENTCLOUD_TOKEN",
    "TENCENT_CLOUD_TOKEN",
    "tencentToken",
    "qcloudToken",
    "QCLOUD-TOKEN",
    "securityToken",
    "TENCENTCLOUD_SECURITY_TOKEN",
    "sessionToken",
    "TENCENTCLOUD_SESSION_TOKEN",
    "session-token",
    "tmpToken",
    "stsToken",
    "my_cos_token",
];

/// All that is said about it: text, JSON, Markdown and the saved session.
fn outputs(evidence: &Evidence) -> [String; 4] {
    let clock = at(START + 60);
    let diagnosis = diagnose(evidence, &clock, Effort::Quick);
    let report = Report::new(evidence, &diagnosis, Lang::En, 0);
    [
        text::render(&report, text::Layout::default()),
        json::compact(&json::value(&report)),
        markdown::render(&report),
        session::render(evidence, &Redactor::new(evidence), &clock),
    ]
}

fn assert_hidden(name: &str, evidence: &Evidence) {
    for out in outputs(evidence) {
        for piece in TOKEN.as_bytes().windows(8) {
            let piece = std::str::from_utf8(piece).unwrap();
            assert!(!out.contains(piece), "{name}: {piece} in {out}");
        }
    }
}

fn form_lines(upload: &Upload) -> String {
    let pairs = upload.pairs();
    let lines = pairs.iter();
    let lines = lines.map(|(name, value)| format!("{name}={value}\n"));
    lines.collect()
}

#[test]
fn a_token_above_the_lines_of_a_form_is_hidden_and_missed_in_the_form() {
    let sound = form_lines(&Upload::default());
    for name in SPELLINGS {
        let mut evidence = Evidence::default();
        let paste = format!("{name}={TOKEN}\n{sound}");
        evidence.add(paste.as_bytes(), None, None).unwrap();
        assert_hidden(name, &evidence);
        let mut evidence = Evidence::default();
        let keys = format!("SecretId={SECRET_ID}\nSecretKey={SECRET_KEY}");
        let paste = format!("{keys}\n{paste}");
        evidence.add(paste.as_bytes(), None, None).unwrap();
        assert_hidden(name, &evidence);
        let findings = diagnose(&evidence, &at(START + 60), Effort::Quick).findings;
        // As a field's name, some spellings are known for what they are.
        let missing = |finding: &Finding| {
            matches!(
                finding.id,
                FindingId::FormSecurityTokenMissing | FindingId::FormSecurityTokenName
            )
        };
        let ids: Vec<FindingId> = findings.iter().map(|finding| finding.id).collect();
        // This one is how programs abbreviate the field itself, and it is read as that.
        let is_field = name == "securityToken";
        assert!(is_field || findings.iter().any(missing), "{name}: {ids:?}");
    }
}

#[test]
fn a_token_behind_export_is_hidden() {
    let sound = form_lines(&Upload::default());
    for name in SPELLINGS {
        let paste = format!("export SECRET_KEY={SECRET_KEY}\nexport {name}='{TOKEN}'\n");
        for slot in [None, Some(Slot::Keys)] {
            let mut evidence = Evidence::default();
            evidence.add(paste.as_bytes(), slot, None).unwrap();
            evidence.add(sound.as_bytes(), None, None).unwrap();
            assert_hidden(name, &evidence);
        }
        let mut evidence = Evidence::default();
        let paste = format!("export {name}={TOKEN}\n{sound}");
        evidence
            .add(paste.as_bytes(), Some(Slot::Form), None)
            .unwrap();
        assert_hidden(name, &evidence);
    }
}

#[test]
fn of_thousands_of_secrets_none_is_left_standing() {
    let digits = |at: usize| signature::hex(&signature::hmac_sha1(b"x", at.to_string().as_bytes()));
    for name in ["q-signature", "x-cos-security-token"] {
        let lines = (0..9000).map(|at| format!("{name}={}\n", digits(at)));
        let paste = format!("key=a/b.png\n{}", lines.collect::<String>());
        let mut evidence = Evidence::default();
        evidence
            .add(paste.as_bytes(), Some(Slot::Form), None)
            .unwrap();
        let redactor = Redactor::new(&evidence);
        for out in outputs(&evidence) {
            for at in (0..9000).step_by(97) {
                assert!(!out.contains(&digits(at)[..17]), "{name} {at}");
            }
        }
        let said = redactor.text(&digits(8999)).into_owned();
        assert!(!said.contains(&digits(8999)[16..]), "{name}: {said}");
    }
}

#[test]
fn tokens_of_something_else_are_no_tokens_of_a_key() {
    let sound = form_lines(&Upload::default());
    for name in ["_token", "csrfToken", "csrf-token", "accessToken"] {
        let mut evidence = Evidence::default();
        let paste = format!("{name}={TOKEN}\n{sound}");
        evidence.add(paste.as_bytes(), None, None).unwrap();
        assert_eq!(evidence.facts().keys.token, None, "{name}");
    }
}
