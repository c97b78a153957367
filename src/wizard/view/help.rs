//! What lies over a screen: the help page (generated from the list of commands), "how to get it", and where to
//! save the report.

use super::super::model::{Document, Model, Screen};
use super::super::{howto, keymap, say, words};
use super::page::Page;
use super::theme::Role;

/// The keys of the screen below, with a word of advice.
pub(super) fn help(model: &Model, page: &mut Page) {
    page.heading(&say(model, words::HELP_TITLE));
    let advice = match model.screen {
        Screen::Error => words::HELP_ERROR,
        Screen::Call => words::HELP_CALL,
        Screen::Upload => words::HELP_UPLOAD,
        Screen::Keys => words::HELP_KEYS,
        Screen::Diagnosis => words::HELP_DIAGNOSIS,
    };
    page.text(1, Role::Plain, &say(model, advice));
    page.gap();
    for binding in keymap::of_screen(model.screen) {
        let label = format!("{:<16}", keymap::printed(&binding));
        page.labelled(1, &label, Role::Plain, &say(model, binding.label));
    }
}

/// What can be got.
pub(super) fn topics(model: &Model, page: &mut Page) {
    page.heading(&say(model, words::HOW_TO_TITLE));
    for (index, topic) in howto::TOPICS.iter().enumerate() {
        page.item(index, &howto::title(model.lang, topic), "", Role::Plain);
    }
}

/// One page of it.
pub(super) fn topic(model: &Model, topic: usize, page: &mut Page) {
    let Some(topic) = howto::TOPICS.get(topic) else {
        return;
    };
    page.heading(&howto::title(model.lang, topic));
    page.gap();
    for (number, step) in howto::steps(model.lang, topic).iter().enumerate() {
        page.labelled(1, &format!("{}", number + 1), Role::Plain, step);
    }
    page.gap();
    for (id, text) in howto::remarks(model.lang, topic) {
        page.labelled(1, &say(model, id), Role::Plain, &text);
    }
}

/// Where the file goes.
pub(super) fn save(model: &Model, what: Document, exists: bool, page: &mut Page) {
    page.pin(true);
    let title = match what {
        Document::Report => words::SAVE_TITLE,
        Document::Session => words::SAVE_SESSION_TITLE,
    };
    page.heading(&say(model, title));
    if what == Document::Session {
        page.text(1, Role::Dim, &say(model, words::SAVE_SESSION_HINT));
    }
    page.text_box = 1;
    page.pin(false);
    if exists {
        page.text(3, Role::Doubtful, &say(model, words::SAVE_EXISTS));
    }
}
