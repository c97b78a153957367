//! The JSON schemas in `docs/schema` describe what is written, and all of it.

use crate::support::faults::ROWS;
use crate::support::inputs::WAYS;
use crate::support::{SECRET_KEY, START, Upload, answer, at, machine, postdoc_options};
use boon::{Compiler, SchemaIndex, Schemas};
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::Slot;
use postdoc::locale::Lang;
use postdoc::remedy;
use postdoc::report::{Redactor, Report, json, session};
use serde_json::{Value, json};

/// A schema that takes no member it does not describe, as the contract may be extended and the file then has to say so.
struct Closed(Schemas, SchemaIndex);

impl Closed {
    fn new(name: &str) -> Self {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("docs/schema")
            .join(name);
        let mut schema: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        schema["$id"] = json!(format!("https://postdoc.invalid/{name}"));
        close(&mut schema);
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        compiler
            .add_resource("https://postdoc.invalid/it", schema)
            .unwrap();
        let index = compiler
            .compile("https://postdoc.invalid/it", &mut schemas)
            .unwrap();
        Self(schemas, index)
    }

    fn takes(&self, value: &Value, what: &str) {
        if let Err(error) = self.0.validate(value, self.1) {
            panic!("{what}: {error:#}\n{value:#}");
        }
    }
}

fn close(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.contains_key("properties") && !members.contains_key("additionalProperties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            members.values_mut().for_each(close);
        }
        Value::Array(items) => items.iter_mut().for_each(close),
        _ => {}
    }
}

#[test]
fn every_diagnosis_and_every_saved_session_follows_its_schema() {
    let diagnosis_schema = Closed::new("diagnosis-1.schema.json");
    let session_schema = Closed::new("evidence-1.schema.json");
    let answers = [
        String::new(),
        answer(
            "AccessDenied",
            "Condition key q-ak doesn't match the value XXXXXX",
        ),
        answer(
            "SignatureDoesNotMatch",
            "The Signature you specified is invalid.",
        ),
        "403".to_owned(),
    ];
    for (index, row) in ROWS.iter().enumerate() {
        let upload = (row.make)(Upload::default());
        let mut evidence = upload.evidence_by(WAYS[index % WAYS.len()]);
        let answer = &answers[index % answers.len()];
        if !answer.is_empty() {
            evidence
                .add(answer.as_bytes(), Some(Slot::Error), Some("answer.xml"))
                .unwrap();
        }
        postdoc_options(&mut evidence, &upload.bucket, upload.size);
        if index % 2 == 0 {
            let keys = format!("SecretKey={SECRET_KEY}");
            evidence
                .add(keys.as_bytes(), Some(Slot::Keys), None)
                .unwrap();
        }
        let clock = if index % 3 == 0 {
            machine(START + 60)
        } else {
            at(START + 60)
        };
        let diagnosis = diagnose(&evidence, &clock, Effort::Quick);
        let remedy = remedy::remedy(&evidence, &diagnosis, &clock);
        let report = Report::new(&evidence, &diagnosis, Lang::ALL[index % Lang::ALL.len()], 0)
            .remedy(&remedy);
        let told = serde_json::from_str(&json::compact(&json::value(&report))).unwrap();
        diagnosis_schema.takes(&told, row.name);
        let saved = session::render(&evidence, &Redactor::new(&evidence), &clock);
        session_schema.takes(&serde_json::from_str(&saved).unwrap(), row.name);
    }
}

#[test]
fn a_member_that_the_schema_does_not_know_is_seen() {
    let schema = Closed::new("evidence-1.schema.json");
    assert!(
        schema
            .0
            .validate(&json!({"polcy": "e30="}), schema.1)
            .is_err()
    );
    assert!(
        schema
            .0
            .validate(&json!({"policy": "e30="}), schema.1)
            .is_ok()
    );
}
