//! What can be chosen on each screen with arrows and Enter, as one list a screen: the view marks them, Enter
//! acts on them. Every choice is here, because with an input method on, letters never arrive.

use super::call::{self, Question};
use super::heard::Heard;
use super::model::{KeyField, Model, Screen, Section};
use super::{given, texts};
use crate::cos::answers::{Choice, search};
use crate::diagnosis::{Finding, FindingId, NeedKind, Severity, Verdict};
use crate::locale::{Args, Catalogue, Lang};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A message of step 1.
    Choice(Choice),
    /// A question of the call card.
    Question(Question),
    /// A box for what is read aloud to answer it.
    Heard(Heard),
    /// An answer to the question that is open.
    Answer(Question, &'static str),
    /// A field of step 3.
    Field(KeyField),
    /// Something that would settle more.
    Need(NeedKind),
    /// A side of a value that could have been meant in two ways: the remedy's choice and its side.
    Pick(usize, usize),
    /// Something given, by its reading: it can be taken away.
    Given(usize),
    /// Warnings or notes, folded or not.
    Fold(Severity),
    /// Something to do.
    Action(Action),
}

/// Things to do that are no keys of their own.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Action {
    /// On to the next step.
    Continue,
    /// "I don't have it": on, too.
    Skip,
    /// How to get it.
    HowTo,
    /// Receive the upload here.
    Catch,
    /// Read the draft as the policy, whatever it looks like.
    AsPolicy,
    /// Read it as the form.
    AsForm,
    /// Read it as keys.
    AsKeys,
    /// Read it as COS's response.
    AsAnswer,
    /// The questions, onto the clipboard.
    CopyQuestions,
    /// The message that asks for evidence.
    CopyRequest,
    /// What a ticket needs, onto the clipboard.
    CopyTicket,
    /// To step 2.
    GiveEvidence,
    /// The call card.
    Call,
    /// The report, onto the clipboard.
    CopyReport,
    /// The report, into a file.
    SaveReport,
    /// What was given, into a file.
    SaveSession,
    /// The whole tree.
    Tree,
    /// Values to try out.
    WhatIf,
    /// The search for everything.
    Deep,
    /// The corrected policy, as JSON.
    CopyPolicy,
    /// The corrected policy, as base64.
    CopyBase64,
    /// The corrected form, as JSON.
    CopyForm,
    /// The curl line that shows the answer the browser hides.
    CopyCurl,
}

/// The items of the screen the model is on, in the order shown.
pub fn items(model: &Model) -> Vec<Item> {
    match model.screen {
        Screen::Error => choices(model),
        Screen::Call => asked(model)
            .into_iter()
            .chain(curl(model))
            .chain(actions(&[
                Action::CopyQuestions,
                Action::CopyRequest,
                Action::CopyTicket,
                Action::GiveEvidence,
            ]))
            .collect(),
        Screen::Upload => upload(model),
        Screen::Keys => key_fields(model)
            .into_iter()
            .map(Item::Field)
            .chain(actions(&[Action::Continue]))
            .collect(),
        Screen::Diagnosis => diagnosis(model),
    }
}

/// Whether uploads can be received: in a demo nobody sends any.
pub fn may_catch(model: &Model) -> bool {
    !model.settings.demo && model.demo.chosen.is_none()
}

/// The fields of step 3 that the verdict still needs; all of them where nothing is known of the upload.
pub fn key_fields(model: &Model) -> Vec<KeyField> {
    let keys = &model.facts.keys;
    let Some(form) = &model.facts.form else {
        return KeyField::ALL.to_vec();
    };
    let sent = |name: &str| form.named(&model.evidence, name).next().is_some();
    let needed = |kind| model.diagnosis.needs.iter().any(|need| need.kind == kind);
    let wanted = |field: &KeyField| match field {
        KeyField::SecretId => keys.secret_id.is_none() && !sent("q-ak"),
        KeyField::SecretKey => keys.secret_key.is_none(),
        KeyField::Token => keys.token.is_none() && sent("x-cos-security-token"),
        KeyField::SignKey => keys.sign_key.is_none() && needed(NeedKind::SignKey),
    };
    KeyField::ALL.into_iter().filter(wanted).collect()
}

/// The item that Enter would act on.
pub fn selected(model: &Model) -> Option<Item> {
    items(model).into_iter().nth(model.spot().selected?)
}

/// Where a line to run would show COS's answer.
fn curl(model: &Model) -> Option<Item> {
    texts::resend(model).map(|_| Item::Action(Action::CopyCurl))
}

fn actions(list: &[Action]) -> Vec<Item> {
    list.iter().copied().map(Item::Action).collect()
}

/// The questions; behind the one that is open, its answers.
fn asked(model: &Model) -> Vec<Item> {
    let mut list = Vec::new();
    for question in call::conversation(model) {
        let open = model.asking == Some(question.node);
        list.push(Item::Question(question.clone()));
        list.extend(Heard::of(question.node).iter().copied().map(Item::Heard));
        if open {
            let words = question.words.clone();
            list.extend(
                words
                    .into_iter()
                    .map(|word| Item::Answer(question.clone(), word)),
            );
        }
    }
    list
}

fn choices(model: &Model) -> Vec<Item> {
    if model.facts.answer.is_some() && model.error.is_empty() {
        return actions(&[Action::Continue, Action::HowTo]);
    }
    let typed = if model.error.editor.lines() > 1 || model.error.block.is_some() {
        String::new()
    } else {
        model.error.editor.text()
    };
    let found = search(&typed, said_otherwise);
    let unread = !model.error.is_empty() && !model.error.accepted;
    let none = found.iter().all(Choice::always);
    let mut list: Vec<Item> = found.into_iter().map(Item::Choice).collect();
    if unread && (none || typed.is_empty()) {
        list.extend(actions(&[
            Action::AsAnswer,
            Action::AsPolicy,
            Action::AsForm,
            Action::AsKeys,
        ]));
    }
    list
}

/// Words under which a choice is found besides COS's own, in every language.
fn said_otherwise(choice: &Choice) -> String {
    let id = format!("wizard-search-{}", choice.id);
    Lang::ALL
        .map(Catalogue::get)
        .into_iter()
        .filter(|catalogue| catalogue.has(&id))
        .map(|catalogue| catalogue.say(&id, &Args::new()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn upload(model: &Model) -> Vec<Item> {
    let unread = !model.upload.is_empty() && !model.upload.accepted;
    let given = model.facts.policy.is_some() || model.facts.form.is_some();
    let mut list = Vec::new();
    if unread {
        list.extend([
            Action::AsPolicy,
            Action::AsForm,
            Action::AsKeys,
            Action::AsAnswer,
        ]);
    }
    list.push(if given {
        Action::Continue
    } else {
        Action::Skip
    });
    list.push(Action::HowTo);
    if may_catch(model) {
        list.push(Action::Catch);
    }
    let given = given::shown(model).into_iter().map(Item::Given);
    actions(&list).into_iter().chain(given).collect()
}

/// The findings that are pointed at, one at a time: errors and whatever explains COS's answer; without any, what
/// the headline is about.
pub fn problems(model: &Model) -> Vec<&Finding> {
    let all = &model.diagnosis.findings;
    let pointed = |finding: &&Finding| {
        finding.severity == Severity::Error
            || finding.severity == Severity::Warning && finding.explains_answer
    };
    let headline = |finding: &&Finding| match model.diagnosis.verdict {
        Verdict::Mismatch => matches!(
            finding.id,
            FindingId::AnswerOtherRequest | FindingId::SignatureCorrect
        ),
        Verdict::Fault | Verdict::Sound => finding.severity == Severity::Warning,
        Verdict::Undetermined => false,
    };
    let proof = |finding: &&Finding| {
        model.diagnosis.verdict == Verdict::Sound && finding.id == FindingId::SignatureCorrect
    };
    let mut list: Vec<&Finding> = all.iter().filter(pointed).collect();
    if list.is_empty() {
        list = all.iter().filter(headline).collect();
    }
    if list.is_empty() {
        list = all.iter().filter(proof).collect();
    }
    list
}

/// Whether a finding is one of them.
pub fn is_problem(model: &Model, finding: &Finding) -> bool {
    problems(model)
        .iter()
        .any(|known| std::ptr::eq(*known, finding))
}

/// Which of them is on the screen.
pub fn at(model: &Model) -> usize {
    model.problem.min(problems(model).len().saturating_sub(1))
}

/// The one that is on the screen.
pub fn current(model: &Model) -> Option<&Finding> {
    problems(model).into_iter().nth(at(model))
}

/// Whether there is a value to try otherwise.
pub fn can_try(model: &Model) -> bool {
    model.facts.policy.is_some() || model.facts.form.is_some()
}

/// Whether the usual search ended without an explanation, so that only the long one is left.
fn is_unexplained(model: &Model) -> bool {
    let unexplained = |finding: &Finding| finding.id == FindingId::SignatureUnexplained;
    let tried = model.searching || model.wanted.deep;
    let has_key = model.facts.keys.secret_key.is_some() || model.facts.keys.sign_key.is_some();
    !tried && has_key && model.diagnosis.findings.iter().any(unexplained)
}

/// What the open section of step 4 has.
fn diagnosis(model: &Model) -> Vec<Item> {
    let needs = || {
        let needs = model.diagnosis.needs.iter();
        needs
            .map(|need| Item::Need(need.kind))
            .take(super::NEEDS_SHOWN)
    };
    let open = model.diagnosis.verdict == Verdict::Undetermined;
    match model.section {
        Section::Point if open => needs().collect(),
        Section::Point => Vec::new(),
        Section::Fix => fixes(model),
        Section::Why => folds(model),
        Section::Path => actions(&[Action::Tree]),
        Section::Evidence => {
            let needs = needs().filter(|_| !open);
            let list = [
                Action::CopyReport,
                Action::SaveReport,
                Action::SaveSession,
                Action::Call,
            ];
            needs.chain(actions(&list)).collect()
        }
    }
}

/// Warnings and notes that are not pointed at.
fn folds(model: &Model) -> Vec<Item> {
    let holds = |severity: &Severity| {
        let mut list = model.diagnosis.findings.iter();
        list.any(|finding| finding.severity == *severity && !is_problem(model, finding))
    };
    let folds = [Severity::Warning, Severity::Note]
        .into_iter()
        .filter(holds);
    folds.map(Item::Fold).collect()
}

/// Sides to pick, and what can be copied or tried.
fn fixes(model: &Model) -> Vec<Item> {
    let mut list = Vec::new();
    for (choice, sides) in model.remedy.choices.iter().enumerate() {
        list.extend((0..sides.options.len()).map(|side| Item::Pick(choice, side)));
    }
    if is_unexplained(model) {
        list.extend(actions(&[Action::Deep]));
    }
    if let Some(corrected) = &model.remedy.corrected {
        if corrected.policy.is_some() {
            list.extend(actions(&[Action::CopyPolicy, Action::CopyBase64]));
        }
        if !corrected.form.is_empty() {
            list.extend(actions(&[Action::CopyForm]));
        }
    }
    list.extend(curl(model));
    if can_try(model) {
        list.extend(actions(&[Action::WhatIf]));
    }
    list
}
