//! The promise about bounds: of more things than anybody sends the first are kept, a note says so, and nothing that may
//! have been left out is called absent.

use postdoc::diagnosis::{Clock, Effort, FindingId, diagnose};
use postdoc::evidence::Evidence;
use postdoc::json::ITEM_LIMIT;

const MANY: usize = 2 * ITEM_LIMIT;

fn policy(conditions: &str) -> String {
    format!(r#"{{"expiration":"2026-11-23T12:30:00Z","conditions":[{conditions}]}}"#)
}

#[test]
fn of_too_much_the_first_are_kept_and_a_note_says_so() {
    let part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n";
    let head = "POST / HTTP/1.1\r\nHost: b-1250000000.cos.ap-tokyo.myqcloud.com\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n";
    let options = "-F x-cos-meta-a=b ".repeat(MANY);
    let command = format!("curl {options} https://b-1250000000.cos.ap-tokyo.myqcloud.com/");
    let rows = [
        (
            "conditions",
            policy(&vec![r#"{"acl":"private"}"#; MANY].join(",")),
        ),
        ("conditions", policy(&vec!["1"; MANY].join(","))),
        (
            "fields",
            "key=a&policy=e30&".to_owned() + &"x-cos-meta-a=b&".repeat(MANY),
        ),
        (
            "fields",
            "key=a\npolicy=e30=\n".to_owned() + &"x-cos-meta-a=b\n".repeat(MANY),
        ),
        ("fields", format!("{head}{}--b--\r\n", part.repeat(MANY))),
        ("fields", command),
    ];
    for (what, text) in rows {
        let mut evidence = Evidence::default();
        evidence.add(text.as_bytes(), None, None).unwrap();
        let diagnosis = diagnose(&evidence, &Clock::default(), Effort::None);
        let capped = diagnosis
            .findings
            .iter()
            .find(|one| one.id == FindingId::EvidenceCapped);
        let lead = &text[..40];
        let capped = capped.unwrap_or_else(|| panic!("{lead}: {:?}", diagnosis.findings));
        assert_eq!(capped.get_word("what"), Some(what), "{lead}");
        assert!(
            diagnosis.findings.len() < 200,
            "{lead}: {}",
            diagnosis.findings.len()
        );
        let absent = [
            FindingId::FormFieldMissing,
            FindingId::PolicyRequiredConditionMissing,
        ];
        let accused = diagnosis
            .findings
            .iter()
            .find(|one| absent.contains(&one.id));
        assert_eq!(accused, None, "{lead}");
    }
}

/// Lines too short to be a form, a part or a log's, a million of them: nobody reads them, and nobody cuts them first.
#[test]
fn dust_is_nothing_anybody_reads() {
    for line in ["a\n", "```\n"] {
        let text = line.repeat(600 * 1024 / line.len());
        let mut evidence = Evidence::default();
        let read = evidence.add(text.as_bytes(), None, None);
        assert!(read.is_err(), "{line:?}: {:?}", evidence.readings);
    }
}
