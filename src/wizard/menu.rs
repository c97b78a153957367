//! What can be chosen on each screen with arrows and Enter, as one list a screen: the view marks them, Enter
//! acts on them. Every choice is here, because with an input method on, letters never arrive.

use super::call::{self, Question};
use super::command::Command;
use super::heard::Heard;
use super::model::{KeyField, Model, Screen, Section};
use super::{documents, inventory, problems};
use crate::cos::answers::{Choice, is_question, is_tied, search};
use crate::diagnosis::{FindingId, NeedKind, Severity};
use crate::locale::{Args, Catalogue, Lang};
use crate::remedy::snippets::{self, Language};

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
    /// A language there is code for.
    Language(Language),
    /// Something to do, and its name.
    Do(Command, &'static str),
}

const CONTINUE: Item = Item::Do(Command::Next, "wizard-action-continue");
const SKIP: Item = Item::Do(Command::Next, "wizard-action-skip");
const HOW_TO: Item = Item::Do(Command::HowTo, "wizard-action-how-to");
const COPY_CURL: Item = Item::Do(Command::CopyCurl, "wizard-action-copy-curl");
/// What a text may be that no reader knows.
const READ_AS: [Item; 4] = [
    Item::Do(Command::AsPolicy, "wizard-action-as-policy"),
    Item::Do(Command::AsForm, "wizard-action-as-form"),
    Item::Do(Command::AsKeys, "wizard-action-as-keys"),
    Item::Do(Command::AsAnswer, "wizard-action-as-answer"),
];
/// What can be done on the call card; first what needs a question that is left.
const ON_THE_PHONE: [Item; 4] = [
    Item::Do(Command::CopyQuestions, "wizard-action-copy-questions"),
    Item::Do(Command::CopyRequest, "wizard-action-copy-request"),
    Item::Do(Command::CopyTicket, "wizard-action-copy-ticket"),
    Item::Do(Command::GiveEvidence, "wizard-action-give-evidence"),
];
const HAND_ON: [Item; 4] = [
    Item::Do(Command::CopyReport, "wizard-action-copy-report"),
    Item::Do(Command::SaveReport, "wizard-action-save-report"),
    Item::Do(Command::SaveSession, "wizard-action-save-session"),
    Item::Do(Command::Call, "wizard-step-call"),
];

/// The items of the screen the model is on, in the order shown.
pub fn items(model: &Model) -> Vec<Item> {
    let mut list = match model.route.screen {
        Screen::Error => choices(model),
        Screen::Call => asked(model),
        Screen::Upload => upload(model),
        Screen::Keys => key_fields(model).into_iter().map(Item::Field).collect(),
        Screen::Diagnosis => diagnosis(model),
    };
    match model.route.screen {
        Screen::Call => {
            list.extend(curl(model));
            let skipped = usize::from(!call::asks(model));
            list.extend(ON_THE_PHONE.into_iter().skip(skipped));
        }
        Screen::Keys => list.push(CONTINUE),
        Screen::Error | Screen::Upload | Screen::Diagnosis => {}
    }
    list
}

/// Whether uploads can be received: in a demo nobody sends any.
pub fn may_catch(model: &Model) -> bool {
    !model.settings.demo && model.demo.chosen.is_none()
}

/// The fields of step 3 that the verdict still needs; all of them where nothing is known of the upload.
pub fn key_fields(model: &Model) -> Vec<KeyField> {
    let keys = &model.exam.facts.keys;
    let Some(form) = &model.exam.facts.form else {
        return KeyField::ALL.to_vec();
    };
    let sent = |name: &str| form.named(&model.exam.evidence, name).next().is_some();
    let mut needs = model.exam.diagnosis.needs.iter();
    let sign_key = needs.any(|need| need.kind == NeedKind::SignKey);
    let wanted = |field: &KeyField| match field {
        _ if field.given(keys).is_some() => false,
        KeyField::SecretId => !sent("q-ak"),
        KeyField::SecretKey => true,
        KeyField::Token => sent("x-cos-security-token"),
        KeyField::SignKey => sign_key,
    };
    KeyField::ALL.into_iter().filter(wanted).collect()
}

/// The item that Enter would act on.
pub fn selected(model: &Model) -> Option<Item> {
    items(model).into_iter().nth(model.route.spot().selected?)
}

/// Where a line to run would show COS's answer.
fn curl(model: &Model) -> Option<Item> {
    documents::resend(model).map(|_| COPY_CURL)
}

/// The questions; behind the one that is open, its answers. Numbers are heard before they are asked about.
fn asked(model: &Model) -> Vec<Item> {
    let mut list = Vec::new();
    for question in call::conversation(model) {
        let open = model.call.asking == Some(question.node);
        let heard = Heard::of(question.node).iter().copied();
        let shown = heard.filter(|heard| open || !heard.text(model).is_empty());
        let (tails, numbers): (Vec<Heard>, Vec<Heard>) = shown.partition(|heard| heard.is_tail());
        list.extend(numbers.into_iter().map(Item::Heard));
        list.push(Item::Question(question.clone()));
        list.extend(tails.into_iter().map(Item::Heard));
        let words = question.words.iter().filter(|_| open);
        list.extend(words.map(|word| Item::Answer(question.clone(), word)));
    }
    list
}

/// COS's messages that what is typed can mean, the best first.
pub fn messages(typed: &str) -> Vec<Choice> {
    search(typed, said_otherwise)
}

fn choices(model: &Model) -> Vec<Item> {
    if model.exam.facts.answer.is_some() && model.boxes.error.is_empty() {
        return vec![CONTINUE, HOW_TO];
    }
    let typed = if model.boxes.error.editor.lines() > 1 || model.boxes.error.block.is_some() {
        String::new()
    } else {
        model.boxes.error.editor.text()
    };
    let found = messages(&typed);
    let unread = !model.boxes.error.is_empty() && !model.boxes.error.accepted;
    let none = found.iter().all(Choice::always);
    let mut list: Vec<Item> = found.into_iter().map(Item::Choice).collect();
    if unread && (none || typed.is_empty()) {
        let [rest @ .., answer] = READ_AS;
        list.push(answer);
        list.extend(rest);
    }
    list
}

/// Whether what is typed at step 1 fits several messages alike, so that only the user can say which.
pub fn is_ambiguous(model: &Model) -> bool {
    let editor = &model.boxes.error.editor;
    let one_line = editor.lines() == 1 && !editor.is_empty();
    let typed = editor.text();
    one_line && (is_question(&typed) || is_tied(&typed, said_otherwise))
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
    let unread = !model.boxes.upload.is_empty() && !model.boxes.upload.accepted;
    let given = model.exam.has_upload();
    let mut list = Vec::new();
    if unread {
        list.extend(READ_AS);
    }
    list.push(if given { CONTINUE } else { SKIP });
    list.push(HOW_TO);
    if may_catch(model) {
        list.push(Item::Do(Command::Catch, "wizard-action-catch"));
    }
    list.extend(inventory::shown(model).into_iter().map(Item::Given));
    list
}

/// Whether there is a value to try otherwise.
pub fn can_try(model: &Model) -> bool {
    model.exam.has_upload()
}

/// Whether the usual search ended without an explanation, so that only the long one is left.
fn is_unexplained(model: &Model) -> bool {
    let unexplained =
        |finding: &crate::diagnosis::Finding| finding.id == FindingId::SignatureUnexplained;
    let tried = model.exam.search.running || model.exam.search.wanted.deep;
    !tried && model.exam.has_key() && model.exam.diagnosis.findings.iter().any(unexplained)
}

/// What the open section of step 4 has.
fn diagnosis(model: &Model) -> Vec<Item> {
    let needs = || {
        let needs = model.exam.diagnosis.needs.iter();
        needs
            .map(|need| Item::Need(need.kind))
            .take(super::NEEDS_SHOWN)
    };
    let open = model.exam.is_open();
    match model.sections.open {
        Section::Point if open => needs().collect(),
        Section::Point => Vec::new(),
        Section::Fix => fixes(model),
        Section::Why => folds(model),
        Section::Path => vec![Item::Do(Command::Tree, "wizard-action-tree")],
        Section::Evidence => needs().filter(|_| !open).chain(HAND_ON).collect(),
    }
}

/// Warnings and notes that are not pointed at.
fn folds(model: &Model) -> Vec<Item> {
    let holds = |severity: &Severity| {
        let mut list = model.exam.diagnosis.findings.iter();
        list.any(|finding| finding.severity == *severity && !problems::holds(model, finding))
    };
    let folds = [Severity::Warning, Severity::Note]
        .into_iter()
        .filter(holds);
    folds.map(Item::Fold).collect()
}

/// Sides to pick, and what can be copied or tried.
fn fixes(model: &Model) -> Vec<Item> {
    let mut list = Vec::new();
    for (choice, sides) in model.exam.remedy.choices.iter().enumerate() {
        list.extend((0..sides.options.len()).map(|side| Item::Pick(choice, side)));
    }
    if is_unexplained(model) {
        list.push(Item::Do(Command::Deep, "wizard-action-deep"));
    }
    if let Some(corrected) = &model.exam.remedy.corrected {
        if corrected.policy.is_some() {
            list.push(Item::Do(Command::CopyPolicy, "wizard-action-copy-policy"));
            list.push(Item::Do(Command::CopyBase64, "wizard-action-copy-base64"));
        }
        if !corrected.form.is_empty() {
            list.push(Item::Do(Command::CopyForm, "wizard-action-copy-form"));
        }
    }
    let code = snippets::code(&model.exam.evidence, &model.exam.diagnosis);
    if model.sections.language.is_none() && code.is_some_and(|code| code.language.is_none()) {
        list.extend(Language::ALL.map(Item::Language));
    }
    list.extend(curl(model));
    if can_try(model) {
        list.push(Item::Do(Command::WhatIf, "wizard-action-what-if"));
    }
    list
}
