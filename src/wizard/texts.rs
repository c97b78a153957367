//! What leaves the wizard: the questions to read aloud, the message that asks for evidence, the report. All
//! in the customer's language, all without secrets.

use std::fmt::Write as _;

use super::call;
use super::items::Action;
use super::model::Model;
use super::words;
use crate::cos::times::Instant;
use crate::diagnosis::forensics::Slug;
use crate::diagnosis::{Finding, FindingId, NowFrom, Step, Verdict};
use crate::evidence::Value;
use crate::locale::{Args, Catalogue};
use crate::remedy::permission::Target;
use crate::remedy::sign::{self, Resend};
use crate::remedy::words as ids;
use crate::remedy::{Change, Choice};
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
    let mut asked = call::questions(model);
    asked.retain(|question| question.said.is_none());
    for (number, question) in asked.iter().enumerate() {
        let written = words.question(question.node, call::field(model, question.node).as_deref());
        let _ = writeln!(text, "{}. {written}", number + 1);
        for answer in &question.words {
            let _ = writeln!(text, "   - {}", answered(&words, question.node, answer));
        }
    }
    text
}

/// An answer in words.
fn answered(words: &Words<'_>, node: &'static str, answer: &str) -> String {
    words.answer(&Step {
        node,
        answer: answer.to_owned(),
        because: Vec::new(),
        open: false,
    })
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
    if let Some(allow) = allow(model, &words) {
        let _ = writeln!(text, "\n{allow}");
    }
    if let Some(resend) = resend(model) {
        let _ = write!(text, "\n{}\n\n{}\n", words.word(ids::RESEND), resend.line);
        for said in words.resend(&resend) {
            let _ = writeln!(text, "- {said}");
        }
    }
    text.push('\n');
    text.push_str(&words.catalogue.say(words::REQUEST_NOT_SEND, &Args::new()));
    text.push('\n');
    text
}

/// The line that shows COS's answer where the browser hides it, every secret a variable.
pub fn resend(model: &Model) -> Option<Resend> {
    let clean = |text: &str| model.redactor.handed(text).into_owned();
    sign::resend(&model.evidence, &model.facts, &model.diagnosis, clean)
}

/// What a key without permission has to be allowed, as a sentence.
pub fn allow(model: &Model, words: &Words<'_>) -> Option<String> {
    let found = model.diagnosis.findings.iter();
    let mut found = found.filter(|finding| finding.id == FindingId::AnswerPermissionDenied);
    let finding = found.next()?;
    let value = |name| finding.get_word(name).map(|text| words.value(text));
    let args = Args::new()
        .text("action", value("action")?)
        .text("resource", value("resource")?);
    Some(words.catalogue.say(words::CALL_ALLOW, &args))
}

/// What support asks for when a ticket is opened: which request, when, where, and what was checked already.
pub fn ticket(model: &Model) -> String {
    let words = customer(model);
    let unknown = words.word(words::TICKET_UNKNOWN);
    let mut text = words.word(words::TICKET_INTRO);
    text.push_str("\n\n");
    let answer = model.facts.answer.as_ref();
    let held = |value: Option<Value>| value.map(|value| model.evidence.text(value).into_owned());
    let code = held(answer.and_then(|answer| answer.code));
    let message = held(answer.and_then(|answer| answer.message));
    let said: Vec<String> = [code, message].into_iter().flatten().collect();
    let target = Target::of(&model.evidence);
    let known = |text: String| Some(text).filter(|text| text != "*" && !text.is_empty());
    let now = model.diagnosis.times.now;
    let time = Instant::from_seconds(now.instant).to_iso();
    // This machine's clock says when somebody asked, not when COS refused.
    let time = Some(time).filter(|_| now.from != NowFrom::Machine);
    for (id, value) in [
        (words::TICKET_ANSWER, known(said.join(": "))),
        (
            words::TICKET_REQUEST_ID,
            held(answer.and_then(|answer| answer.request_id)),
        ),
        (words::TICKET_TIME, time),
        (words::TICKET_BUCKET, known(target.bucket)),
        (words::TICKET_REGION, known(target.region)),
        (words::TICKET_KEY, known(target.key)),
    ] {
        let value = value.map_or_else(|| unknown.clone(), |value| words.value(&value));
        let args = Args::new().text("value", value);
        let _ = writeln!(text, "{}", words.catalogue.say(id, &args));
    }
    let checked = model.diagnosis.path.iter();
    let checked = checked.filter(|step| step.node != "answer" && step.answer != "unknown");
    for (number, step) in checked.enumerate() {
        if number == 0 {
            let _ = writeln!(text, "\n{}", words.word(words::TICKET_CHECKED));
        }
        let _ = writeln!(text, "- {}  {}", words.node(step.node), words.answer(step));
    }
    text
}

/// The corrected values that mend a finding; those of its own field where there are any.
pub fn changes<'a>(model: &'a Model, finding: &Finding) -> Vec<&'a Change> {
    let corrected = model.remedy.corrected.as_ref();
    // Values for the clock of an answer to another request would mend nothing.
    let corrected = corrected.filter(|_| model.diagnosis.verdict != Verdict::Mismatch);
    let all = corrected.map_or(&[][..], |corrected| &corrected.changes);
    let mine: Vec<&Change> = all
        .iter()
        .filter(|change| change.finding == finding.id && change.from != change.to)
        .collect();
    let own = |change: &&Change| finding.field.as_ref() == Some(&change.field);
    if mine.is_empty() {
        // Another finding's change mends this one, too.
        return all.iter().filter(own).collect();
    }
    if mine.iter().any(own) {
        return mine.into_iter().filter(own).collect();
    }
    mine
}

/// Where a finding can be mended in two ways and nobody said which.
pub fn choices<'a>(model: &'a Model, finding: &Finding) -> impl Iterator<Item = &'a Choice> {
    let (id, field) = (finding.id, finding.field.clone());
    let mine = move |choice: &&Choice| {
        choice.finding == id
            && choice.taken.is_none()
            && field.as_ref().is_none_or(|field| *field == choice.field)
    };
    model.remedy.choices.iter().filter(mine)
}

/// What the key that copies the fix copies: the first corrected value of the finding on the screen.
pub fn fix(model: &Model) -> Option<String> {
    let finding = super::items::current(model)?;
    let changes = changes(model, finding);
    let value = changes
        .into_iter()
        .find_map(|change| change.to.as_deref())?;
    Some(model.redactor.handed(value).into_owned())
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
    Some(model.redactor.handed(&text).into_owned())
}

/// What was given, for a colleague: without keys, every secret masked.
pub fn session(model: &Model) -> String {
    let mut evidence = model.evidence.clone();
    let proof = model.diagnosis.findings.iter().find(|one| is_proof(one.id));
    if let Some(proof) = proof {
        let words = std::iter::once(proof.id.id()).chain(proof.deviations.iter().copied());
        evidence.proved = words.map(str::to_owned).collect();
    }
    session::render(&evidence, &model.redactor, &model.settings.clock)
}

/// Whether only a key shows it.
pub fn is_proof(id: FindingId) -> bool {
    matches!(
        id,
        FindingId::SignatureExplained | FindingId::SignatureCorrect
    )
}

/// What the keys had proved when the evidence was saved, where nothing proves it now.
pub fn proved_before(model: &Model, words: &Words<'_>) -> Option<String> {
    let (id, deviations) = model.evidence.proved.split_first()?;
    let again = model.diagnosis.findings.iter().any(|one| is_proof(one.id));
    let id = FindingId::from_id(id).filter(|id| is_proof(*id) && !again)?;
    let mut finding = Finding::new(id);
    let known = deviations.iter().filter_map(|slug| Slug::from_id(slug));
    finding.deviations = known.map(Slug::id).collect();
    let args = Args::new().text("title", words.finding(&finding).title);
    Some(words.catalogue.say(words::PROVED_BEFORE, &args))
}

/// The report, as Markdown.
pub fn report(model: &Model) -> String {
    let zone = model.settings.clock.offset;
    let report = Report::new(&model.evidence, &model.diagnosis, model.customer, zone);
    markdown::render(&report.remedy(&model.remedy))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;
    use crate::wizard::model::Settings;

    #[test]
    fn a_ticket_says_what_support_asks_for_and_no_secret() {
        for lang in Lang::ALL {
            let mut model = Model::new(Settings::default(), lang, (80, 24));
            let temporary = crate::wizard::demo::uploads::DEMOS
                .iter()
                .position(|demo| demo.name == "temporary-keys");
            let (evidence, _) = crate::wizard::demo::evidence(temporary.unwrap()).unwrap();
            model.load(evidence);
            let text = ticket(&model);
            for wanted in [
                "RequestId",
                "NmIw",
                "examplebucket-1250000000",
                "ap-tokyo",
                "InvalidAccessKeyId",
                "2026-11-23T",
                "uploads/",
            ] {
                assert!(text.contains(wanted), "{wanted}: {text}");
            }
            assert!(
                !text.contains("mG4sQ0") && !text.contains("BQYIM7"),
                "{text}"
            );
        }
    }
}
