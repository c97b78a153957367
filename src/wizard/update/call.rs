//! The call card: the question that is open, the answers to it, and what is read aloud.

use super::super::menu::{self, Item};
use super::super::model::Model;
use super::super::msg::Effect;
use super::super::{call, heard, view};
use super::{changed, intake};
use crate::terminal::keys::Key;

/// The answers of a question are shown, and the one said, or else the first, is marked.
pub(super) fn ask(model: &mut Model, node: Option<&'static str>) {
    model.call.asking = node;
    let said = node
        .and_then(|node| model.exam.evidence.said.get(node))
        .cloned();
    let list = menu::items(model);
    let answer = |item: &Item| match item {
        Item::Answer(_, word) => said.as_deref().is_none_or(|said| said == *word),
        Item::Do(..) => node.is_none(),
        _ => false,
    };
    let at = list.iter().position(answer);
    view::select(model, at.unwrap_or(0));
}

/// The first question that nobody answered yet is opened.
pub(super) fn ask_next(model: &mut Model) {
    let questions = call::questions(model);
    let mut open = questions.iter().filter(|question| question.said.is_none());
    let next = open.next().map(|question| question.node);
    ask(model, next);
}

/// The marked answer is the one that was heard; on to the next question that has none.
pub(super) fn answered(model: &mut Model, node: &'static str, word: &str) -> Vec<Effect> {
    model
        .exam
        .evidence
        .said
        .insert(node.to_owned(), word.to_owned());
    let effects = changed(model);
    ask_next(model);
    effects
}

/// A key for a box of the card.
pub(super) fn listened(model: &mut Model, key: Key) -> Vec<Effect> {
    let marked = match menu::selected(model) {
        Some(Item::Heard(heard)) => Some(heard),
        _ => None,
    };
    let Some([expiration, now]) = heard::typed(model, marked, key) else {
        return Vec::new();
    };
    intake::heard_times(model, expiration, now);
    let effects = changed(model);
    if expiration.is_some() && now.is_some() {
        ask_next(model);
    }
    effects
}
