//! What can be chosen on each screen with arrows and Enter, as one list a screen: the view marks them, Enter
//! acts on them. Every choice is here, because with an input method on, letters never arrive.

use super::call::{self, Question};
use super::model::{KeyField, Model, Screen};
use crate::cos::answers::{Choice, search};
use crate::diagnosis::{NeedKind, Severity};

/// One thing to choose.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A message of step 1.
    Choice(Choice),
    /// A question of the call card.
    Question(Question),
    /// A field of step 3.
    Field(KeyField),
    /// Something that would settle more.
    Need(NeedKind),
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
    /// Read the draft as the policy, whatever it looks like.
    AsPolicy,
    /// Read it as the form.
    AsForm,
    /// Read it as COS's response.
    AsAnswer,
    /// The questions, onto the clipboard.
    CopyQuestions,
    /// The message that asks for evidence.
    CopyRequest,
    /// To step 2.
    GiveEvidence,
    /// The call card.
    Call,
    /// The report, onto the clipboard.
    CopyReport,
    /// The report, into a file.
    SaveReport,
    /// The whole tree.
    Tree,
    /// The corrected policy, as JSON.
    CopyPolicy,
    /// The corrected policy, as base64.
    CopyBase64,
    /// The corrected form, as JSON.
    CopyForm,
}

/// The items of the screen the model is on, in the order shown.
pub fn items(model: &Model) -> Vec<Item> {
    match model.screen {
        Screen::Error => choices(model),
        Screen::Call => call::questions(model)
            .into_iter()
            .map(Item::Question)
            .chain(actions(&[
                Action::CopyQuestions,
                Action::CopyRequest,
                Action::GiveEvidence,
            ]))
            .collect(),
        Screen::Upload => upload(model),
        Screen::Keys => KeyField::ALL
            .into_iter()
            .map(Item::Field)
            .chain(actions(&[Action::Continue]))
            .collect(),
        Screen::Diagnosis => diagnosis(model),
    }
}

/// The item that Enter would act on.
pub fn selected(model: &Model) -> Option<Item> {
    items(model).into_iter().nth(model.spot().selected?)
}

fn actions(list: &[Action]) -> Vec<Item> {
    list.iter().copied().map(Item::Action).collect()
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
    search(&typed).into_iter().map(Item::Choice).collect()
}

fn upload(model: &Model) -> Vec<Item> {
    let unread = !model.upload.is_empty() && !model.upload.accepted;
    let given = model.facts.policy.is_some() || model.facts.form.is_some();
    let mut list = Vec::new();
    if unread {
        list.extend([Action::AsPolicy, Action::AsForm, Action::AsAnswer]);
    }
    list.push(if given {
        Action::Continue
    } else {
        Action::Skip
    });
    list.push(Action::HowTo);
    actions(&list)
}

fn diagnosis(model: &Model) -> Vec<Item> {
    let mut list = Vec::new();
    for severity in [Severity::Warning, Severity::Note] {
        if model
            .diagnosis
            .findings
            .iter()
            .any(|finding| finding.severity == severity)
        {
            list.push(Item::Fold(severity));
        }
    }
    let needs = model
        .diagnosis
        .needs
        .iter()
        .map(|need| Item::Need(need.kind));
    list.extend(needs.take(super::NEEDS_SHOWN));
    if let Some(corrected) = &model.remedy.corrected {
        if corrected.policy.is_some() {
            list.extend(actions(&[Action::CopyPolicy, Action::CopyBase64]));
        }
        if !corrected.form.is_empty() {
            list.extend(actions(&[Action::CopyForm]));
        }
    }
    list.extend(actions(&[
        Action::CopyReport,
        Action::SaveReport,
        Action::Call,
        Action::Tree,
    ]));
    list
}
