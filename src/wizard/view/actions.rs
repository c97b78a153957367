//! Things to do, as items of a page, and their names. Apart because every screen has some.

use super::super::items::{Action, Item, items};
use super::super::model::Model;

use super::page::Page;
use super::theme::Role;

/// The items of a screen that are things to do.
pub(super) fn actions(model: &Model, page: &mut Page) {
    for (index, item) in items(model).iter().enumerate() {
        if let Item::Action(action) = item {
            page.item(index, &model.say(name(*action)), "", Role::Plain);
        }
    }
}

/// The name of a thing to do.
pub(super) fn name(action: Action) -> &'static str {
    match action {
        Action::Continue => "wizard-action-continue",
        Action::Skip => "wizard-action-skip",
        Action::HowTo => "wizard-action-how-to",
        Action::Catch => "wizard-action-catch",
        Action::AsPolicy => "wizard-action-as-policy",
        Action::AsForm => "wizard-action-as-form",
        Action::AsKeys => "wizard-action-as-keys",
        Action::AsAnswer => "wizard-action-as-answer",
        Action::CopyQuestions => "wizard-action-copy-questions",
        Action::CopyRequest => "wizard-action-copy-request",
        Action::CopyTicket => "wizard-action-copy-ticket",
        Action::GiveEvidence => "wizard-action-give-evidence",
        Action::Call => "wizard-action-call",
        Action::CopyReport => "wizard-action-copy-report",
        Action::SaveReport => "wizard-action-save-report",
        Action::SaveSession => "wizard-action-save-session",
        Action::Tree => "wizard-action-tree",
        Action::WhatIf => "wizard-action-what-if",
        Action::Deep => "wizard-action-deep",
        Action::CopyPolicy => "wizard-action-copy-policy",
        Action::CopyBase64 => "wizard-action-copy-base64",
        Action::CopyForm => "wizard-action-copy-form",
        Action::CopyCurl => "wizard-action-copy-curl",
    }
}
