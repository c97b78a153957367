//! What leaves the wizard: the questions to read aloud, the message that asks for evidence, the report. All
//! in the customer's language, all without secrets.

use std::fmt::Write as _;

use super::call;
use super::items::Action;
use super::model::Model;
use super::words;
use crate::locale::{Args, Catalogue};
use crate::report::{Report, Words, markdown, session};

/// Says things in the customer's language.
fn customer(model: &Model) -> Words<'_> {
    Words {
        catalogue: Catalogue::get(model.customer),
        redactor: &model.redactor,
        zone: model.settings.clock.offset,
    }
}

/// The questions of the call card.
pub fn questions(model: &Model) -> String {
    let words = customer(model);
    let mut text = String::new();
    for (number, question) in call::questions(model).iter().enumerate() {
        let _ = writeln!(text, "{}. {}", number + 1, words.node(question.node));
    }
    text
}

/// The message that asks for what would settle more, best first, and for nothing secret.
pub fn request(model: &Model) -> String {
    let words = customer(model);
    let mut text = words.word(words::REQUEST_GREETING);
    text.push_str("\n\n");
    for need in model.diagnosis.needs.iter().filter(|need| !need.secret) {
        let id = format!("need-{}", need.kind.slug());
        let ask = words.catalogue.attr(&id, "ask", &Args::new());
        let ask = ask.unwrap_or_else(|| words.need(need).title);
        let _ = writeln!(text, "- {ask}");
    }
    text.push('\n');
    text.push_str(&words.catalogue.say(words::REQUEST_NOT_SEND, &Args::new()));
    text.push('\n');
    text
}

/// A corrected value, without secrets: the token in a form is masked like everywhere.
pub fn corrected(model: &Model, action: Action) -> Option<String> {
    let corrected = model.remedy.corrected.as_ref()?;
    let text = match action {
        Action::CopyPolicy => corrected.policy.clone()?,
        Action::CopyBase64 => corrected.policy_base64.clone()?,
        Action::CopyForm => {
            let pairs: Vec<serde_json::Value> = corrected
                .form
                .iter()
                .map(|(name, value)| serde_json::json!([name, value]))
                .collect();
            format!("{:#}", serde_json::Value::from(pairs))
        }
        _ => return None,
    };
    Some(model.redactor.text(&text).into_owned())
}

/// What was given, for a colleague: without keys, every secret masked.
pub fn session(model: &Model) -> String {
    session::render(&model.evidence, &model.redactor, &model.settings.clock)
}

/// The report, as Markdown.
pub fn report(model: &Model) -> String {
    let zone = model.settings.clock.offset;
    let report = Report::new(&model.evidence, &model.diagnosis, model.customer, zone);
    markdown::render(&report.remedy(&model.remedy))
}
