//! A made-up upload with planted faults, its evidence read by the real readers and its diagnosis written by
//! hand, so that these tests fail for the report's sake only.

use postdoc::cos::DocumentedCase;
use postdoc::cos::times::Instant;
use postdoc::diagnosis::finding::Mark;
use postdoc::diagnosis::verdict::Times;
use postdoc::diagnosis::{
    Case, CaseFrom, Diagnosis, Finding, FindingId, Need, NeedKind, Now, NowFrom, Step, Verdict, Who,
};
use postdoc::evidence::{Evidence, Slot};
use postdoc::text::Place;

/// The pair that Tencent prints in its own documents.
pub const SECRET_ID: &str = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q";
pub const SECRET_KEY: &str = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";

pub const ANSWER: &str = "<?xml version='1.0' encoding='utf-8' ?>
<Error>
\t<Code>AccessDenied</Code>
\t<Message>Condition key q-ak doesn&apos;t match the value AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q</Message>
\t<Resource>examplebucket-1250000000.cos.ap-tokyo.myqcloud.com</Resource>
\t<RequestId>NWQ2NzgxMzZfMmViMDJhMDlfY2NjOF84NGQz</RequestId>
</Error>";

pub const POLICY: &str = r#"{
    "expiration": "2019-08-30T09:38:12.414Z",
    "conditions": [
        { "q-ak": "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q" },
        [ "starts-with", "$key", "写真/" ]
    ]
}"#;

pub const FORM: &str = r#"[
  ["key", "写真/東京.png"],
  ["q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q"],
  ["q-key-time", "1567150692;1567157892"],
  ["q-signature", "7758dc9a832e9d301dca704cacbf9d9f8172fdef"],
  ["x-cos-security-token", "dG9rZW4tdG9rZW4tdG9rZW4tdG9rZW4tdG9rZW4="]
]"#;

pub fn evidence() -> Evidence {
    let mut evidence = Evidence::default();
    let keys = format!(r#"{{"secretId":"{SECRET_ID}","secretKey":"{SECRET_KEY}"}}"#);
    for (text, slot, file) in [
        (ANSWER, Slot::Error, "error.xml"),
        (POLICY, Slot::Policy, "policy.json"),
        (FORM, Slot::Form, "form.json"),
        (keys.as_str(), Slot::Keys, "keys.json"),
    ] {
        evidence
            .add(text.as_bytes(), Some(slot), Some(file))
            .unwrap();
    }
    evidence
}

/// The first place of `text` in the paste that a reading was made from.
pub fn place(evidence: &Evidence, reading: usize, text: &str) -> Place {
    let source = evidence.readings[reading].source;
    let bytes = evidence.sources.bytes(source);
    let found = bytes
        .windows(text.len())
        .position(|window| window == text.as_bytes());
    let at = found.unwrap_or_else(|| panic!("{text} is not in reading {reading}"));
    Place::new(source, at..at + text.len())
}

fn pointed(place: Place, pointer: &str) -> Mark {
    Mark {
        pointer: Some(pointer.to_owned()),
        ..Mark::new(place)
    }
}

pub fn diagnosis(evidence: &Evidence) -> Diagnosis {
    let wrong = "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5Q";
    let in_form = place(evidence, 2, wrong);
    let mut mismatch = Finding::new(FindingId::ConditionMismatch)
        .field("q-ak")
        .mark(Mark {
            field: Some(String::from("q-ak")),
            focus: Some(in_form.part(35..36)),
            ..Mark::new(in_form)
        })
        .mark(pointed(place(evidence, 1, SECRET_ID), "/conditions/0/q-ak"))
        .expected(SECRET_ID)
        .actual(wrong)
        .word("rule", "exact")
        .int("at", 35)
        .word("difference", "letter-case");
    mismatch.explains_answer = true;
    let expired = Finding::new(FindingId::PolicyExpired)
        .field("expiration")
        .mark(pointed(
            place(evidence, 1, "2019-08-30T09:38:12.414Z"),
            "/expiration",
        ))
        .actual("2019-08-30T09:38:12.414Z")
        .int("behind", 57_713)
        .int("expiration", 1_567_157_892)
        .int("now", 1_567_215_605)
        .word("now_from", "request-id");
    Diagnosis {
        verdict: Verdict::Fault,
        case: Some(Case {
            id: DocumentedCase::QAk,
            from: CaseFrom::Answer,
            also: vec![DocumentedCase::Expiration],
        }),
        branch: String::from("AccessDenied_q-ak"),
        path: vec![
            Step {
                node: "q-ak.in-form",
                answer: String::from("yes"),
                because: vec![],
                open: false,
            },
            Step {
                node: "q-ak.equal",
                answer: String::from("no"),
                because: vec![FindingId::ConditionMismatch],
                open: false,
            },
        ],
        findings: vec![mismatch, expired],
        needs: vec![Need {
            kind: NeedKind::Body,
            who: Who::Customer,
            secret: false,
        }],
        times: Times {
            now: Now {
                instant: 1_567_215_605,
                from: NowFrom::RequestId,
            },
            expiration: Some(Instant {
                seconds: 1_567_157_892,
                nanos: 414_000_000,
            }),
            key_time: Some((1_567_150_692, 1_567_157_892)),
        },
    }
}
