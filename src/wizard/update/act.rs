//! What Enter does to the chosen item, and the texts that leave the wizard.

use std::path::PathBuf;

use super::super::call;
use super::super::editor::Editor;
use super::super::items::{self, Action, Item};
use super::super::keymap::Command;
use super::super::model::{Document, Draft, KeyField, Model, Overlay, Screen};
use super::super::msg::{Effect, Timer};
use super::super::what_if::{Typing, WhatIf};
use super::super::{howto, texts, view};
use super::{caught, give, go, open, toast};
use crate::diagnosis::NeedKind;
use crate::evidence::Slot;
use crate::locale::{Args, Lang};

/// How long the last characters of a secret are shown, in milliseconds.
const PEEK: u64 = 5_000;

/// Enter.
pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    match model.overlay.clone() {
        Some(Overlay::HowTo(None)) => {
            let topic = model.overlay_spot.selected.unwrap_or(0);
            if topic < howto::TOPICS.len() {
                model.overlay = Some(Overlay::HowTo(Some(topic)));
                model.overlay_spot.scroll = 0;
            }
            return Vec::new();
        }
        Some(Overlay::Save { what, exists }) => return save(model, what, exists),
        Some(Overlay::Demo(super::super::demo::Show::Menu)) => {
            super::super::demo::choose(model, model.overlay_spot.selected.unwrap_or(0));
            return Vec::new();
        }
        Some(Overlay::Demo(_) | Overlay::Help | Overlay::HowTo(Some(_)) | Overlay::Tree) => {
            model.overlay = None;
            return Vec::new();
        }
        Some(Overlay::WhatIf) => {
            turn(model);
            return Vec::new();
        }
        Some(Overlay::Catch) => return caught::leave(model),
        Some(Overlay::Quit) => return go::quit(model),
        None => {}
    }
    if super::super::demo::offers(model) {
        return super::super::demo::paste(model);
    }
    if matches!(model.screen, Screen::Error | Screen::Upload)
        && !model.draft().is_none_or(Draft::is_empty)
    {
        return enter_text(model);
    }
    match items::selected(model) {
        // What is out of sight is shown first, not done.
        Some(_) if view::reveal(model) => Vec::new(),
        Some(item) => activate(model, &item),
        None if model.screen == Screen::Diagnosis => {
            turn_section(model, true);
            Vec::new()
        }
        None if !model.has_work() => {
            model.spot_mut().selected = Some(0);
            Vec::new()
        }
        None => go::next(model),
    }
}

/// Enter in a box with text: next when the text is recognised and the caret at its end, else a line end.
fn enter_text(model: &mut Model) -> Vec<Effect> {
    let selected = items::selected(model);
    let Some(draft) = model.draft() else {
        return Vec::new();
    };
    if draft.block.is_none() && !draft.editor.at_end() && draft.editor.lines() > 1 {
        super::edit(model, Command::NewLine);
        return Vec::new();
    }
    // What is marked is what one gets.
    let marked = match &selected {
        Some(Item::Choice(_)) => true,
        Some(_) => model.spot().selected.is_some_and(|index| index > 0),
        None => false,
    };
    if draft.accepted || (!marked && give::is_readable(model, draft)) {
        return match selected {
            Some(item @ Item::Action(_)) if draft.accepted => activate(model, &item),
            _ => go::next(model),
        };
    }
    if let Some(item) = selected {
        return activate(model, &item);
    }
    if is_whole(model) {
        toast(model, model.say("wizard-unread"), true);
        let list = items::items(model);
        let reads = |item: &Item| matches!(item, Item::Action(_));
        let first = list.iter().position(reads).unwrap_or(0);
        view::select(model, first);
        return Vec::new();
    }
    super::edit(model, Command::NewLine);
    Vec::new()
}

/// Whether Enter behind a text nobody recognised asks what it is, and is no line end: one line at step 1, a
/// large paste, or a text whose last line is empty already.
fn is_whole(model: &Model) -> bool {
    let Some(draft) = model.draft() else {
        return false;
    };
    let single = model.screen == Screen::Error && draft.editor.lines() == 1;
    single || draft.block.is_some() || draft.editor.text().ends_with('\n')
}

fn activate(model: &mut Model, item: &Item) -> Vec<Effect> {
    match *item {
        Item::Choice(choice) => give::chosen(model, choice),
        Item::Question(ref question) => {
            let open = model.asking == Some(question.node);
            ask(model, (!open).then_some(question.node));
            Vec::new()
        }
        Item::Answer(ref question, word) => heard(model, question.node, word),
        Item::Given(_) => go::next(model),
        Item::Field(_) if are_filled(model) => go::next(model),
        Item::Field(_) | Item::Heard(_) => {
            view::scroll(model, view::By::Item(true));
            Vec::new()
        }
        Item::Need(kind) => go::to(model, supplies(kind)),
        Item::Fold(severity) => {
            if model.unfolded.contains(&severity) {
                model.unfolded.retain(|open| *open != severity);
            } else {
                model.unfolded.push(severity);
            }
            Vec::new()
        }
        Item::Pick(choice, side) => pick(model, choice, side),
        Item::Action(action) => act(model, action),
    }
}

/// Whether every field that is asked for has something in it; of SecretKey and SignKey one is enough.
fn are_filled(model: &Model) -> bool {
    let filled = |wanted: KeyField| {
        let mut each = model.keys.each();
        each.any(|(field, secret)| field == wanted && !secret.is_empty())
    };
    let key = filled(KeyField::SecretKey) || filled(KeyField::SignKey);
    items::key_fields(model)
        .into_iter()
        .all(|field| match field {
            KeyField::SecretKey | KeyField::SignKey => key,
            KeyField::SecretId | KeyField::Token => filled(field),
        })
}

/// The step at which something asked for can be given.
fn supplies(kind: NeedKind) -> Screen {
    match kind {
        NeedKind::Answer | NeedKind::RequestId | NeedKind::ServerTime => Screen::Error,
        NeedKind::SecretId | NeedKind::SecretKey | NeedKind::SignKey => Screen::Keys,
        NeedKind::Policy
        | NeedKind::PolicySha1
        | NeedKind::Form
        | NeedKind::Body
        | NeedKind::Bucket
        | NeedKind::FileName
        | NeedKind::FileSize
        | NeedKind::Permission => Screen::Upload,
    }
}

fn act(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Continue | Action::Skip => go::next(model),
        Action::HowTo => {
            open(model, Overlay::HowTo(None));
            Vec::new()
        }
        Action::Catch => caught::open(model),
        Action::AsPolicy => give::read_as(model, Slot::Policy),
        Action::AsForm => give::read_as(model, Slot::Form),
        Action::AsKeys => give::read_as(model, Slot::Keys),
        Action::AsAnswer => give::read_as(model, Slot::Error),
        Action::CopyQuestions => copy(model, texts::questions(model), model.customer),
        Action::CopyRequest => copy(model, texts::request(model), model.customer),
        Action::CopyTicket => copy(model, texts::ticket(model, model.customer), model.customer),
        Action::GiveEvidence => go::to(model, Screen::Upload),
        Action::Call => go::to(model, Screen::Call),
        Action::CopyReport => copy(model, texts::report(model), model.customer),
        Action::SaveReport => ask_where(model, Document::Report),
        Action::SaveSession => ask_where(model, Document::Session),
        Action::CopyPolicy | Action::CopyBase64 | Action::CopyForm => {
            texts::corrected(model, action)
                .map(Effect::Copy)
                .into_iter()
                .collect()
        }
        Action::CopyCurl => texts::resend(model)
            .map(|resend| Effect::Copy(resend.line))
            .into_iter()
            .collect(),
        Action::Tree => {
            open(model, Overlay::Tree);
            Vec::new()
        }
        Action::Deep => {
            model.wanted.deep = true;
            model.searching = true;
            model.tried = 0;
            vec![Effect::Search(model.generation)]
        }
        Action::WhatIf => {
            what_if(model);
            Vec::new()
        }
    }
}

/// To the next (true) or previous section of step 4; nothing in it is marked yet.
pub(super) fn turn_section(model: &mut Model, on: bool) {
    model.section = model.section.turned(on);
    *model.spot_mut() = super::super::model::Spot::default();
}

/// The answers of a question are shown, and the one said, or else the first, is marked.
pub(super) fn ask(model: &mut Model, node: Option<&'static str>) {
    model.asking = node;
    let said = node.and_then(|node| model.evidence.said.get(node)).cloned();
    let list = items::items(model);
    let answer = |item: &Item| match item {
        Item::Answer(_, word) => said.as_deref().is_none_or(|said| said == *word),
        Item::Action(_) => node.is_none(),
        _ => false,
    };
    let at = list.iter().position(answer);
    view::select(model, at.unwrap_or(0));
}

/// The first question that nobody answered yet.
pub(super) fn unasked(model: &Model) -> Option<&'static str> {
    call::questions(model)
        .iter()
        .find(|question| question.said.is_none())
        .map(|question| question.node)
}

/// The marked answer is the one that was heard; on to the next question that has none.
fn heard(model: &mut Model, node: &'static str, word: &str) -> Vec<Effect> {
    model.evidence.said.insert(node.to_owned(), word.to_owned());
    let effects = give::changed(model);
    let next = unasked(model);
    ask(model, next);
    effects
}

/// The remedy takes the side that was picked; it is proved anew beside the keyboard.
fn pick(model: &mut Model, choice: usize, side: usize) -> Vec<Effect> {
    let Some(choice) = model.remedy.choices.get(choice) else {
        return Vec::new();
    };
    let key = (choice.finding, choice.field.clone());
    model.wanted.picks.insert(key, side);
    vec![Effect::Search(model.generation)]
}

/// Opens the values to try, where there are any.
pub(super) fn what_if(model: &mut Model) {
    if model.what_if.is_none() {
        model.what_if = WhatIf::new(model);
    }
    if model.what_if.is_some() {
        open(model, Overlay::WhatIf);
    }
}

/// Enter in a trial: begins to type the marked value, or takes the one that was typed.
fn turn(model: &mut Model) {
    let index = model.overlay_spot.selected.unwrap_or(0);
    let Some(what_if) = &mut model.what_if else {
        return;
    };
    if what_if.typing.as_ref().is_some_and(Typing::has_lines) {
        what_if.edit(Editor::newline);
    } else if what_if.typing.is_some() {
        leave_value(model, true);
    } else {
        let redactor = &model.redactor;
        what_if.begin(index, |value| redactor.text(value) == value);
        model.overlay_spot.scroll = 0;
    }
}

/// Back to the list of values; false where no value is being typed.
pub(super) fn leave_value(model: &mut Model, keep: bool) -> bool {
    let Some(what_if) = model.what_if.as_mut().filter(|one| one.typing.is_some()) else {
        return false;
    };
    let row = what_if.end(keep);
    view::select(model, row.unwrap_or(0));
    true
}

/// Reports leave by a key as they do by an item.
pub(super) fn report(model: &mut Model, action: Action) -> Vec<Effect> {
    act(model, action)
}

/// The ticket in the other language: the screen's, or where that is the customer's, the next one.
pub(super) fn other_ticket(model: &mut Model) -> Vec<Effect> {
    let other = if model.lang == model.customer {
        model.lang.next()
    } else {
        model.lang
    };
    copy(model, texts::ticket(model, other), other)
}

/// Prose leaves in a language, which is said once it has left.
fn copy(model: &mut Model, text: String, lang: Lang) -> Vec<Effect> {
    model.copied = Some(lang);
    vec![Effect::Copy(text)]
}

/// Shows the last characters of the chosen secret for a moment.
pub(super) fn peek(model: &mut Model) -> Vec<Effect> {
    let Some(Item::Field(field)) = items::selected(model) else {
        return Vec::new();
    };
    model.keys.field(field).peek();
    vec![Effect::Wake(Timer::Unpeek, PEEK)]
}

fn ask_where(model: &mut Model, what: Document) -> Vec<Effect> {
    if Document::is_default(&model.path.text()) {
        model.path.set(what.name());
    }
    open(
        model,
        Overlay::Save {
            what,
            exists: false,
        },
    );
    Vec::new()
}

fn save(model: &mut Model, what: Document, over: bool) -> Vec<Effect> {
    let path = model.path.text();
    if path.trim().is_empty() {
        return Vec::new();
    }
    vec![Effect::Save {
        path: PathBuf::from(path.trim()),
        text: match what {
            Document::Report => texts::report(model),
            Document::Session => texts::session(model),
        },
        over,
    }]
}

/// The file was written, or not; a file that is there is replaced only after a second Enter.
pub(super) fn saved(model: &mut Model, result: Result<PathBuf, String>) -> Vec<Effect> {
    match result {
        Ok(path) => {
            model.overlay = None;
            let name = model.safe(&path.display().to_string());
            let args = Args::new().text("name", name);
            toast(model, model.say_with("wizard-saved", &args), false);
        }
        Err(reason) if reason.is_empty() => {
            if let Some(Overlay::Save { exists, .. }) = &mut model.overlay {
                *exists = true;
            }
            toast(model, model.say("wizard-save-exists"), true);
        }
        Err(reason) => {
            let args = Args::new().text("reason", reason);
            toast(model, model.say_with("wizard-save-failed", &args), true);
        }
    }
    Vec::new()
}
