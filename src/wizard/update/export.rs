//! What leaves the wizard: onto the clipboard, or into a file.

use std::path::PathBuf;

use super::super::command::Command;
use super::super::model::{Document, Model, Overlay};
use super::super::msg::Effect;
use super::super::texts;
use crate::locale::{Args, Catalogue, Lang};

/// Does what a command that lets something out says.
pub(super) fn export(model: &mut Model, command: Command) -> Vec<Effect> {
    let customer = model.customer;
    // The ticket in the other language: the screen's, or where that is the customer's, the next one.
    let other = if model.lang == customer {
        model.lang.next()
    } else {
        model.lang
    };
    let value = match command {
        Command::CopyQuestions => return prose(model, texts::questions(model), customer),
        Command::CopyRequest => return prose(model, texts::request(model), customer),
        Command::CopyTicket => return prose(model, texts::ticket(model, customer), customer),
        Command::OtherTicket => return prose(model, texts::ticket(model, other), other),
        Command::CopyReport => return prose(model, texts::report(model), customer),
        Command::SaveReport => return ask_where(model, Document::Report),
        Command::SaveSession => return ask_where(model, Document::Session),
        Command::CopyFix => texts::fix(model),
        Command::CopyPolicy => texts::policy(model, false),
        Command::CopyBase64 => texts::policy(model, true),
        Command::CopyForm => texts::form(model),
        Command::CopyCurl => texts::resend(model).map(|resend| resend.line),
        _ => None,
    };
    value.map(Effect::Copy).into_iter().collect()
}

/// Prose leaves in a language, which is said once it has left.
fn prose(model: &mut Model, text: String, lang: Lang) -> Vec<Effect> {
    model.copied = Some(lang);
    vec![Effect::Copy(text)]
}

/// It was handed to the terminal's clipboard, or is too long for it.
pub(super) fn copied(model: &mut Model, done: bool) -> Vec<Effect> {
    let lang = model.copied.take().filter(|_| done);
    let id = match (done, lang) {
        (true, Some(_)) => "wizard-copied-in",
        (true, None) => "wizard-copied",
        (false, _) => "wizard-copy-too-long",
    };
    let name = Catalogue::get(lang.unwrap_or(model.lang)).word("wizard-language-name");
    let text = model.say_with(id, &Args::new().text("language", name));
    model.toast(text, !done);
    Vec::new()
}

fn ask_where(model: &mut Model, what: Document) -> Vec<Effect> {
    if Document::is_default(&model.path.text()) {
        model.path.set(what.name());
    }
    model.lay_over(Overlay::Save {
        what,
        exists: false,
    });
    Vec::new()
}

/// Enter behind the name.
pub(super) fn save(model: &mut Model, what: Document, over: bool) -> Vec<Effect> {
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
    let (text, bad) = match result {
        Ok(path) => {
            model.overlay = None;
            let args = Args::new().text("name", model.safe(&path.display().to_string()));
            (model.say_with("wizard-saved", &args), false)
        }
        Err(reason) if reason.is_empty() => {
            if let Some(Overlay::Save { exists, .. }) = &mut model.overlay {
                *exists = true;
            }
            (model.say("wizard-save-exists"), true)
        }
        Err(reason) => {
            let args = Args::new().text("reason", reason);
            (model.say_with("wizard-save-failed", &args), true)
        }
    };
    model.toast(text, bad);
    Vec::new()
}
