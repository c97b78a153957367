//! Enter: on what lies over a screen, in a box with text, on the marked item.

use super::super::demo::Show;
use super::super::editor::Editor;
use super::super::menu::{self, Item};
use super::super::model::{Model, Overlay, Screen, TextBox};
use super::super::msg::Effect;
use super::super::{howto, view};
use super::{boxes, call, caught, demo, documents, intake, keys, navigation, run, trial};
use crate::diagnosis::{NeedKind, Severity};

pub(super) fn enter(model: &mut Model) -> Vec<Effect> {
    if let Some(overlay) = model.route.overlay {
        return over(model, overlay);
    }
    if model.offers_sample() {
        return demo::paste(model);
    }
    if model.text_box().is_some_and(|draft| !draft.is_empty()) {
        return in_text(model);
    }
    match menu::selected(model) {
        // What is out of sight is shown first, not done.
        Some(_) if view::reveal(model) => Vec::new(),
        Some(item) => activate(model, &item),
        None if model.route.screen == Screen::Diagnosis => {
            model.turn_section(true);
            Vec::new()
        }
        None if !model.has_work() => {
            model.route.spot_mut().selected = Some(0);
            Vec::new()
        }
        None => navigation::next(model),
    }
}

fn over(model: &mut Model, overlay: Overlay) -> Vec<Effect> {
    let marked = model.route.overlay_spot.selected.unwrap_or(0);
    match overlay {
        Overlay::HowTo(None) if marked < howto::TOPICS.len() => {
            model.route.overlay = Some(Overlay::HowTo(Some(marked)));
            model.route.overlay_spot.scroll = 0;
        }
        Overlay::HowTo(None) => {}
        Overlay::Save { what, exists } => return documents::save(model, what, exists),
        Overlay::Demo(Show::Menu) => demo::choose(model, marked),
        Overlay::WhatIf => trial::enter(model),
        Overlay::Catch => return caught::leave(model),
        Overlay::Quit => return navigation::quit(model),
        Overlay::Demo(_) | Overlay::Help | Overlay::HowTo(Some(_)) | Overlay::Tree => {
            model.route.overlay = None;
        }
    }
    Vec::new()
}

/// In a box with text: next when the text is recognised and the caret at its end, else a line end.
fn in_text(model: &mut Model) -> Vec<Effect> {
    let selected = menu::selected(model);
    let Some(text) = model.text_box() else {
        return Vec::new();
    };
    let inside = text.block.is_none() && !text.editor.at_end() && text.editor.lines() > 1;
    // What is marked is what one gets.
    let marked = match &selected {
        Some(Item::Choice(_)) => true,
        Some(_) => model.route.spot().selected.is_some_and(|index| index > 0),
        None => false,
    };
    let accepted = text.accepted;
    if !inside && (accepted || !marked && intake::is_readable(model, text)) {
        return match selected {
            Some(item @ Item::Do(..)) if accepted => activate(model, &item),
            _ => navigation::next(model),
        };
    }
    match selected {
        _ if inside => boxes::edit(model, Editor::newline),
        Some(item) => return activate(model, &item),
        None if model.route.screen == Screen::Error && menu::is_ambiguous(model) => {
            model.toast(model.say("wizard-which-one"), false);
            view::select(model, 0);
        }
        None if is_whole(model) => {
            model.toast(model.say("wizard-unread"), true);
            let list = menu::items(model);
            let reads = |item: &Item| matches!(item, Item::Do(..));
            view::select(model, list.iter().position(reads).unwrap_or(0));
        }
        None => boxes::edit(model, Editor::newline),
    }
    Vec::new()
}

/// Whether Enter behind a text nobody recognised asks what it is, and is no line end: one line at step 1, a
/// large paste, or a text whose last line is empty already.
fn is_whole(model: &Model) -> bool {
    model.text_box().is_some_and(|draft: &TextBox| {
        let single = model.route.screen == Screen::Error && draft.editor.lines() == 1;
        single || draft.block.is_some() || draft.editor.text().ends_with('\n')
    })
}

pub(in super::super) fn activate(model: &mut Model, item: &Item) -> Vec<Effect> {
    match *item {
        Item::Choice(choice) => return navigation::choose(model, choice),
        Item::Answer(ref question, word) => return call::answered(model, question.node, word),
        Item::Given(_) => return navigation::next(model),
        Item::Field(_) if keys::are_filled(model) => return navigation::next(model),
        Item::Need(kind) => return navigation::to(model, supplies(kind)),
        Item::Pick(choice, side) => return pick(model, choice, side),
        Item::Do(command, _) => return run(model, command),
        Item::Question(ref question) => {
            let open = model.call.asking == Some(question.node);
            call::ask(model, (!open).then_some(question.node));
        }
        Item::Field(_) | Item::Heard(_) => view::scroll(model, view::By::Item(true)),
        Item::Fold(severity) => fold(model, severity),
        Item::Language(language) => model.sections.language = Some(language),
    }
    Vec::new()
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

/// Opens or closes the warnings or notes.
fn fold(model: &mut Model, severity: Severity) {
    if model.sections.unfolded.contains(&severity) {
        model.sections.unfolded.retain(|open| *open != severity);
    } else {
        model.sections.unfolded.push(severity);
    }
}

/// The remedy takes the side that was picked; it is proved again beside the keyboard.
fn pick(model: &mut Model, choice: usize, side: usize) -> Vec<Effect> {
    let Some(choice) = model.exam.remedy.choices.get(choice) else {
        return Vec::new();
    };
    let key = (choice.finding, choice.field.clone());
    model.exam.search.wanted.picks.insert(key, side);
    vec![Effect::Search(model.exam.search.generation)]
}
