//! What lies over a screen: the help page (generated from the list of commands), "how to get it", and where to
//! save the report.

use super::super::command::{self, Command};
use super::super::howto;
use super::super::model::{Document, Model, Screen};
use super::canvas::Canvas;
use super::theme::Role;

/// The keys of the screen below, with a word of advice.
pub(super) fn help(model: &Model, canvas: &mut Canvas) {
    canvas.heading(&model.say("wizard-help-title"));
    let advice = match model.route.screen {
        Screen::Error => "wizard-help-error",
        Screen::Call => "wizard-help-call",
        Screen::Upload => "wizard-help-upload",
        Screen::Keys => "wizard-help-keys",
        Screen::Diagnosis => "wizard-help-diagnosis",
    };
    canvas.text(1, Role::Plain, &model.say(advice));
    canvas.gap();
    for binding in command::of_place(command::place(model.route.screen)) {
        // A pair is one row.
        if !matches!(binding.command, Command::Down | Command::PreviousSection) {
            let label = format!("{:<16}", binding.printed());
            canvas.labelled(1, &label, Role::Plain, &super::bars::label(model, &binding));
        }
    }
}

/// What can be got.
pub(super) fn topics(model: &Model, canvas: &mut Canvas) {
    canvas.heading(&model.say("wizard-how-to-title"));
    for (index, topic) in howto::TOPICS.iter().enumerate() {
        canvas.item(index, &howto::title(model.lang, topic), "", Role::Plain);
    }
}

/// One page of it.
pub(super) fn topic(model: &Model, topic: usize, canvas: &mut Canvas) {
    let Some(topic) = howto::TOPICS.get(topic) else {
        return;
    };
    canvas.heading(&howto::title(model.lang, topic));
    canvas.gap();
    for (number, step) in howto::steps(model.lang, topic).iter().enumerate() {
        canvas.labelled(1, &format!("{}", number + 1), Role::Plain, step);
    }
    canvas.gap();
    for (id, text) in howto::remarks(model.lang, topic) {
        canvas.labelled(1, &model.say(id), Role::Plain, &text);
    }
}

/// Where the file goes.
pub(super) fn save(model: &Model, what: Document, exists: bool, canvas: &mut Canvas) {
    canvas.pin(true);
    let title = match what {
        Document::Report => "wizard-save-title",
        Document::Session => "wizard-save-session-title",
    };
    canvas.heading(&model.say(title));
    if what == Document::Session {
        canvas.text(1, Role::Dim, &model.say("wizard-save-session-hint"));
    }
    canvas.text_box = 1;
    canvas.pin(false);
    if exists {
        canvas.text(3, Role::Doubtful, &model.say("wizard-save-exists"));
    }
}
