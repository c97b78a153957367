//! Things to do, as items of a page, and their names. Apart because every screen has some.

use super::super::items::{Action, Item, items};
use super::super::model::Model;
use super::super::{say, words};
use super::page::Page;
use super::theme::Role;

/// The items of a screen that are things to do.
pub(super) fn actions(model: &Model, page: &mut Page) {
    for (index, item) in items(model).iter().enumerate() {
        if let Item::Action(action) = item {
            page.item(index, &say(model, name(*action)), "", Role::Plain);
        }
    }
}

/// The name of a thing to do.
pub(super) fn name(action: Action) -> &'static str {
    match action {
        Action::Continue => words::ACTION_CONTINUE,
        Action::Skip => words::ACTION_SKIP,
        Action::HowTo => words::ACTION_HOW_TO,
        Action::Catch => words::ACTION_CATCH,
        Action::AsPolicy => words::ACTION_AS_POLICY,
        Action::AsForm => words::ACTION_AS_FORM,
        Action::AsKeys => words::ACTION_AS_KEYS,
        Action::AsAnswer => words::ACTION_AS_ANSWER,
        Action::CopyQuestions => words::ACTION_COPY_QUESTIONS,
        Action::CopyRequest => words::ACTION_COPY_REQUEST,
        Action::CopyTicket => words::ACTION_COPY_TICKET,
        Action::GiveEvidence => words::ACTION_GIVE_EVIDENCE,
        Action::Call => words::ACTION_CALL,
        Action::CopyReport => words::ACTION_COPY_REPORT,
        Action::SaveReport => words::ACTION_SAVE_REPORT,
        Action::SaveSession => words::ACTION_SAVE_SESSION,
        Action::Tree => words::ACTION_TREE,
        Action::WhatIf => words::ACTION_WHAT_IF,
        Action::Deep => words::ACTION_DEEP,
        Action::CopyPolicy => words::ACTION_COPY_POLICY,
        Action::CopyBase64 => words::ACTION_COPY_BASE64,
        Action::CopyForm => words::ACTION_COPY_FORM,
        Action::CopyCurl => words::ACTION_COPY_CURL,
    }
}
