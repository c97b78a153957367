//! Corrected values of random broken uploads, read out of every report again and judged by the reader of the documents
//! that shares no code with the program: all of them whole, all of them accepted. `POSTDOC_MANY=1` makes 2 000 in
//! place of a few dozen, `POSTDOC_SEED=n` others.

use crate::diagnosis::independent::document::{self, Sent};
use crate::diagnosis::independent::{Dice, shown, upload};
use crate::support::at;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use postdoc::diagnosis::{Effort, diagnose};
use postdoc::evidence::{Evidence, Slot};
use postdoc::locale::Lang;
use postdoc::remedy::{Corrected, Remedy, remedy};
use postdoc::report::{Report, json, markdown, text};
use serde_json::Value;

type Form = Vec<(String, String)>;

fn evidence(sent: &Sent) -> Evidence {
    let mut evidence = Evidence::default();
    let rows: Vec<Value> = sent
        .fields
        .iter()
        .map(|(name, value)| serde_json::json!([name, value]))
        .collect();
    let form = Value::Array(rows).to_string();
    evidence
        .add(form.as_bytes(), Some(Slot::Form), None)
        .unwrap();
    crate::support::postdoc_options(&mut evidence, &sent.bucket, sent.size);
    if let Some((id, secret)) = &sent.keys {
        let keys = format!(r#"{{"secretId":"{id}","secretKey":"{secret}"}}"#);
        evidence
            .add(keys.as_bytes(), Some(Slot::Keys), None)
            .unwrap();
    }
    evidence
}

/// The form that a report prints, by its lines of `name=value`.
fn printed(report: &str, indent: &str) -> Form {
    let lines = report.lines().filter_map(|line| line.strip_prefix(indent));
    let pairs = lines.filter_map(|line| line.split_once('='));
    let name = |name: &str| !name.is_empty() && !name.contains([' ', '|']);
    pairs
        .filter(|(known, _)| name(known))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// The part of a report between the form's heading and what follows it.
fn part<'r>(report: &'r str, heading: &str) -> &'r str {
    let at = report
        .find(heading)
        .unwrap_or_else(|| panic!("no {heading} in\n{report}"));
    let rest = &report[at + heading.len()..];
    let rest = rest.strip_prefix("\n\n```text\n").unwrap_or(rest);
    rest.split("\n```").next().unwrap()
}

fn from_json(said: &str) -> Form {
    let said: Value = serde_json::from_str(said).unwrap();
    let form = said["remedy"]["form"].as_array().unwrap().iter();
    form.map(|row| {
        let text = |at: usize| row[at].as_str().unwrap().to_owned();
        (text(0), text(1))
    })
    .collect()
}

/// Whether a report's escapes leave a value as it is.
fn is_plain(text: &str) -> bool {
    postdoc::text::visible::visible(text.as_bytes()) == text
}

/// What is wrong with a corrected form that a report hands out.
fn complaint(sent: &Sent, corrected: &Corrected, form: &Form, cut: bool) -> Option<String> {
    let secret = "BQYIM75p8x0iWVFSIgqEKwFprpRSVHlz";
    let value = |name: &str| {
        let same = |(known, _): &&(String, String)| known.eq_ignore_ascii_case(name);
        form.iter().find(same).map(|(_, value)| value.clone())
    };
    let policy = value("policy")?;
    let Ok(policy) = STANDARD.decode(&policy) else {
        return Some(format!("the policy is not whole: {policy}"));
    };
    let policy = String::from_utf8(policy).unwrap();
    let key_time = value("q-key-time").unwrap_or_default();
    let mut again = sent.clone();
    again.fields.clone_from(form);
    again.now = corrected.now;
    again.bucket = corrected.bucket.clone().unwrap_or_default();
    again.wire = false;
    for (name, value) in &mut again.fields {
        let open = name == "q-signature"
            && (corrected
                .needs
                .iter()
                .any(|need| need.slug() == "secret-key")
                || cut);
        // A token is a secret: whoever copies the form has it.
        if name.eq_ignore_ascii_case("x-cos-security-token") && value.starts_with("****") {
            "tok3n/abc+DEF==".clone_into(value);
        } else if open && value.contains("****") {
            *value = document::sign(secret, &key_time, &policy);
        } else if value.contains("****") {
            return Some(format!("{name} is not whole: {value}"));
        }
    }
    let reading = document::read(&again);
    let refused = !reading.refusals.is_empty();
    refused.then(|| format!("refused: {:?}\n  {}", reading.refusals, shown(&again)))
}

/// All that is wrong with what the reports say about one remedy.
fn complaints(sent: &Sent, evidence: &Evidence, remedy: &Remedy, lang: Lang) -> Vec<String> {
    let Some(corrected) = &remedy.corrected else {
        return Vec::new();
    };
    let clock = at(sent.now);
    let diagnosis = diagnose(evidence, &clock, Effort::None);
    let report = Report::new(evidence, &diagnosis, lang, 0).remedy(remedy);
    let (said, markdown) = (
        text::render(&report, text::Layout::default()),
        markdown::render(&report),
    );
    let whole = from_json(&json::render(&report));
    let mut found: Vec<String> = complaint(sent, corrected, &whole, false)
        .into_iter()
        .collect();
    if whole
        .iter()
        .all(|(name, value)| is_plain(name) && is_plain(value))
    {
        let heading = report.words().word("remedy-form");
        let in_text = printed(part(&said, &heading), "    ");
        let in_markdown = printed(part(&markdown, &heading), "");
        found.extend(complaint(sent, corrected, &in_text, false));
        found.extend(complaint(sent, corrected, &in_markdown, true));
        if in_text.len() < whole.len() || in_markdown.len() < whole.len() {
            found.push(format!(
                "{in_text:?}\n  {in_markdown:?}\n  against {whole:?}"
            ));
        }
    }
    found
}

#[test]
fn corrected_values_are_whole_and_accepted_by_a_reader_of_the_documents() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let wanted = if std::env::var_os("POSTDOC_MANY").is_some() {
        2000
    } else {
        40
    };
    let mut dice = Dice(number("POSTDOC_SEED").unwrap_or(5));
    let (mut verified, mut tried) = (0, 0);
    let mut all = Vec::new();
    while verified < wanted {
        let (mut sent, _) = upload(&mut dice);
        sent.wire = false;
        tried += 1;
        let with_keys = dice.one_in(2);
        // Without keys nobody can know whose id it is, and whether a signature is right.
        sent.keys = sent.keys.filter(|_| with_keys);
        let lang = [Lang::En, Lang::Ja, Lang::Zh][dice.below(3)];
        let evidence = evidence(&sent);
        let clock = at(sent.now);
        let diagnosis = diagnose(&evidence, &clock, Effort::None);
        let remedy = remedy(&evidence, &diagnosis, &clock);
        let sides = remedy.choices.iter().flat_map(|choice| &choice.options);
        verified += usize::from(remedy.corrected.is_some());
        let mut found = complaints(&sent, &evidence, &remedy, lang);
        for other in sides.filter_map(|option| option.corrected.as_ref()) {
            verified += 1;
            found.extend(complaint(&sent, other, &other.form, false));
        }
        for text in found {
            all.push(format!(
                "{lang:?} keys {with_keys}: {text}\n  of {}",
                shown(&sent)
            ));
        }
    }
    println!(
        "{verified} verified remedies of {tried} uploads, {} complaints",
        all.len()
    );
    assert!(all.is_empty(), "{}\n{}", all.len(), all.join("\n"));
}
