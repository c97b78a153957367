//! What leaves the wizard: the questions to read aloud, the message that asks for evidence, the report. All
//! in the customer's language, all without secrets.

use std::fmt::Write as _;

use super::call;
use super::command::Command;
use super::heard::Heard;
use super::model::Model;

use crate::diagnosis::forensics::Deviation;
use crate::diagnosis::{Finding, FindingId, Need, NeedKind, NowFrom, Step, Verdict};
use crate::evidence::Value;
use crate::locale::{Args, Catalogue, Lang};
use crate::remedy::permission::Target;
use crate::remedy::sign::{self, Resend};
use crate::remedy::{Change, Choice};
use crate::report::{Report, Words, markdown, session};

/// The questions of the call card.
pub fn questions(model: &Model) -> String {
    let words = model.words_in(model.customer);
    let mut text = String::new();
    let mut asked = call::questions(model);
    asked.retain(|question| question.said.is_none());
    for (number, question) in asked.iter().enumerate() {
        let written = words.question(question.node, call::field(model, question.node).as_deref());
        let _ = writeln!(text, "{}. {written}", number + 1);
        for heard in Heard::of(question.node) {
            if heard.text(model).is_empty() {
                let label = words.word(heard.label());
                let _ = writeln!(text, "   {label}{}", words.word("report-colon").trim_end());
            }
        }
        for answer in &question.words {
            let _ = writeln!(text, "   - {}", answered(&words, question.node, answer));
        }
    }
    text
}

/// An answer to a question, in words.
pub fn answered(words: &Words<'_>, node: &'static str, answer: &str) -> String {
    words.answer(&Step {
        node,
        answer: answer.to_owned(),
        because: Vec::new(),
        open: false,
    })
}

/// The message that asks for what would settle more, best first, and for nothing secret.
pub fn request(model: &Model) -> String {
    let words = model.words_in(model.customer);
    let mut text = words.word("wizard-request-greeting");
    text.push_str("\n\n");
    if asks_for_row(model) {
        let _ = writeln!(text, "- {}", words.question("hidden.row", None));
    }
    for need in wanted(model) {
        let id = format!("need-{}", need.kind.slug());
        let ask = words.catalogue.attr(&id, "ask", &Args::new());
        let ask = ask.unwrap_or_else(|| words.need(need).title);
        let _ = writeln!(text, "- {ask}");
    }
    if let Some((action, resource)) = permission(model, &words) {
        let args = Args::new()
            .text("action", action)
            .text("resource", resource);
        let allow = words.catalogue.say("wizard-call-allow", &args);
        let _ = writeln!(text, "\n{allow}");
    }
    if let Some(resend) = resend(model) {
        let _ = write!(
            text,
            "\n{}\n\n{}\n",
            words.word("remedy-resend-heading"),
            resend.line
        );
        for said in words.resend(&resend) {
            let _ = writeln!(text, "- {said}");
        }
    }
    text.push('\n');
    text.push_str(&words.catalogue.say("wizard-request-not-send", &Args::new()));
    text.push('\n');
    text
}

/// The line that shows COS's answer where the browser hides it, every secret a variable.
pub fn resend(model: &Model) -> Option<Resend> {
    let clean = |text: &str| handed(model, text);
    sign::resend(
        &model.exam.evidence,
        &model.exam.facts,
        &model.exam.diagnosis,
        clean,
    )
}

/// Whether the browser hides the answer.
fn is_hidden(model: &Model) -> bool {
    model.exam.diagnosis.branch == "none.hidden"
}

/// Whether the row in the Network tab is asked for: nobody can copy a hidden answer, but its row can be read off.
pub fn asks_for_row(model: &Model) -> bool {
    is_hidden(model) && !model.exam.evidence.said.contains_key("hidden.row")
}

/// What is asked for, best first: nothing secret, and no answer that is hidden.
pub fn wanted(model: &Model) -> Vec<&Need> {
    let had = |need: &&Need| !(need.secret || is_hidden(model) && need.kind == NeedKind::Answer);
    model.exam.diagnosis.needs.iter().filter(had).collect()
}

/// What a key without permission has to be allowed, and on what.
pub fn permission(model: &Model, words: &Words<'_>) -> Option<(String, String)> {
    let found = model.exam.diagnosis.findings.iter();
    let mut found = found.filter(|finding| finding.id == FindingId::AnswerPermissionDenied);
    let finding = found.next()?;
    let value = |name| finding.get_word(name).map(|text| words.value(text));
    value("action").zip(value("resource"))
}

/// A ticket in the order of Tencent's form: which request, when, where, how to see it again, what was checked and what
/// was not.
pub fn ticket(model: &Model, lang: Lang) -> String {
    let words = Words {
        catalogue: Catalogue::get(lang),
        ..model.words_in(model.customer)
    };
    let mut text = String::new();
    let mut line = |id: &str, value: Option<&str>| {
        let known = value.filter(|text| *text != "*" && !text.is_empty());
        let unknown = match id {
            "wizard-ticket-time" => "wizard-ticket-no-time",
            _ => "wizard-ticket-unknown",
        };
        let value = known.map_or_else(|| words.word(unknown), str::to_owned);
        let args = Args::new().text("value", value);
        let _ = writeln!(text, "{}", words.catalogue.say(id, &args));
    };
    let answer = model.exam.facts.answer.as_ref();
    let held =
        |value: Option<Value>| value.map(|value| words.value(&model.exam.evidence.text(value)));
    let said = [
        answer.and_then(|it| it.code),
        answer.and_then(|it| it.message),
    ];
    let said: Vec<String> = said.into_iter().filter_map(held).collect();
    let said = said.join(": ");
    let target = Target::of(&model.exam.evidence);
    let [region, bucket, key] =
        [&target.region, &target.bucket, &target.key].map(|text| words.value(text));
    let now = model.exam.diagnosis.times.now;
    // This machine's clock says when somebody asked, not when COS refused.
    let time = (now.from != NowFrom::Machine).then(|| words.moment(now.instant));
    let host = model
        .exam
        .facts
        .request
        .as_ref()
        .and_then(|request| request.host);
    line(
        "wizard-ticket-subject",
        Some(&words.branch(&model.exam.diagnosis.branch)),
    );
    line("wizard-ticket-time", time.as_deref());
    line("wizard-ticket-region", Some(&region));
    line("wizard-ticket-bucket", Some(&bucket));
    let request_id = held(answer.and_then(|answer| answer.request_id));
    line("wizard-ticket-request-id", request_id.as_deref());
    line("wizard-ticket-send", held(host).as_deref());
    line("wizard-ticket-key", Some(&key));
    line("wizard-ticket-answer", Some(&said));
    checked(model, &words, &mut text);
    text
}

/// The questions that were answered, then those that were not.
fn checked(model: &Model, words: &Words<'_>, text: &mut String) {
    let path = model.exam.diagnosis.path.iter();
    let (open, known): (Vec<&Step>, Vec<&Step>) = path
        .filter(|step| !["answer", "predict"].contains(&step.node))
        .partition(|step| step.open || step.answer == "unknown");
    for (id, steps) in [
        ("wizard-ticket-checked", known),
        ("wizard-ticket-open", open),
    ] {
        if !steps.is_empty() {
            let _ = writeln!(text, "\n{}", words.word(id));
        }
        for step in steps {
            let field = call::field(model, step.node);
            let asked = words.spoken(step.node, field.as_deref());
            let told = if step.open {
                String::new()
            } else {
                words.answer(step)
            };
            let _ = writeln!(text, "- {}", format!("{asked} {told}").trim_end());
        }
    }
}

/// The corrected values that mend a finding; those of its own field where there are any.
pub fn changes<'a>(model: &'a Model, finding: &Finding) -> Vec<&'a Change> {
    let corrected = model.exam.remedy.corrected.as_ref();
    // Values for the clock of an answer to another request would mend nothing.
    let corrected = corrected.filter(|_| model.exam.diagnosis.verdict != Verdict::Mismatch);
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
    model.exam.remedy.choices.iter().filter(mine)
}

/// What the key that copies the fix copies: the first corrected value of the finding on the screen.
pub fn fix(model: &Model) -> Option<String> {
    let finding = super::problems::current(model)?;
    let changes = changes(model, finding);
    let value = changes.into_iter().find_map(|change| change.to.as_deref());
    Some(handed(model, value?))
}

/// The corrected policy, without secrets; as base64 or as JSON.
pub fn policy(model: &Model, encoded: bool) -> Option<String> {
    let corrected = model.exam.remedy.corrected.as_ref()?;
    let text = if encoded {
        corrected.policy_base64.as_deref()
    } else {
        corrected.policy.as_deref()
    };
    Some(handed(model, text?))
}

/// The corrected form as JSON, without secrets: its token is masked like everywhere.
pub fn form(model: &Model) -> Option<String> {
    let form = model.exam.remedy.corrected.as_ref()?.form.iter();
    let pairs: serde_json::Value = form
        .map(|(name, value)| serde_json::json!([name, value]))
        .collect();
    Some(handed(model, &format!("{pairs:#}")))
}

/// A value that is handed out, without secrets.
fn handed(model: &Model, text: &str) -> String {
    model.exam.redactor.handed(text).into_owned()
}

/// What was given, for a colleague: without keys, every secret masked.
pub fn session(model: &Model) -> String {
    let mut evidence = model.exam.evidence.clone();
    let proof = model
        .exam
        .diagnosis
        .findings
        .iter()
        .find(|one| is_proof(one.id));
    if let Some(proof) = proof {
        let words = std::iter::once(proof.id.id()).chain(proof.deviations.iter().copied());
        evidence.proved = words.map(str::to_owned).collect();
    }
    session::render(&evidence, &model.exam.redactor, &model.settings.clock)
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
    let (id, deviations) = model.exam.evidence.proved.split_first()?;
    let again = model
        .exam
        .diagnosis
        .findings
        .iter()
        .any(|one| is_proof(one.id));
    let id = FindingId::from_id(id).filter(|id| is_proof(*id) && !again)?;
    let mut finding = Finding::new(id);
    let known = deviations
        .iter()
        .filter_map(|slug| Deviation::from_slug(slug));
    finding.deviations = known.map(Deviation::slug).collect();
    let args = Args::new().text("title", words.finding(&finding).title);
    Some(words.catalogue.say("wizard-proved-before", &args))
}

/// What a command hands out, with its language where it is prose.
pub fn of(model: &Model, command: Command) -> Option<(String, Option<Lang>)> {
    let customer = model.customer;
    // The ticket in the other language: the screen's, or where that is the customer's, the next one.
    let other = if model.lang == customer {
        model.lang.next()
    } else {
        model.lang
    };
    let (prose, lang) = match command {
        Command::CopyQuestions => (questions(model), customer),
        Command::CopyRequest => (request(model), customer),
        Command::CopyTicket => (ticket(model, customer), customer),
        Command::OtherTicket => (ticket(model, other), other),
        Command::CopyReport => (report(model), customer),
        _ => {
            let value = match command {
                Command::CopyFix => fix(model),
                Command::CopyPolicy => policy(model, false),
                Command::CopyBase64 => policy(model, true),
                Command::CopyForm => form(model),
                Command::CopyCurl => resend(model).map(|resend| resend.line),
                _ => None,
            };
            return Some((value?, None));
        }
    };
    Some((prose, Some(lang)))
}

/// The report, as Markdown.
pub fn report(model: &Model) -> String {
    let zone = model.settings.clock.offset;
    let report = Report::new(
        &model.exam.evidence,
        &model.exam.diagnosis,
        model.customer,
        zone,
    );
    markdown::render(&report.remedy(&model.exam.remedy))
}
