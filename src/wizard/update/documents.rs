//! What leaves the wizard: onto the clipboard, or into a file.

use std::path::PathBuf;

use super::super::command::Command;
use super::super::documents;
use super::super::model::{Document, Model, Overlay};
use super::super::msg::Effect;
use crate::locale::Catalogue;

/// Does what a command that lets something out says. Prose leaves in a language, which is said once it has left.
pub(super) fn export(model: &mut Model, command: Command) -> Vec<Effect> {
    match command {
        Command::SaveReport => ask_where(model, Document::Report),
        Command::SaveSession => ask_where(model, Document::Session),
        _ => {
            if let Some((text, lang)) = documents::of(model, command) {
                model.window.copied = lang;
                return vec![Effect::Copy(text)];
            }
        }
    }
    Vec::new()
}

/// It was handed to the terminal's clipboard, or is too long for it.
pub(super) fn copied(model: &mut Model, done: bool) {
    let lang = model.window.copied.take().filter(|_| done);
    let id = match (done, lang) {
        (true, Some(_)) => "wizard-copied-in",
        (true, None) => "wizard-copied",
        (false, _) => "wizard-copy-too-long",
    };
    let name = Catalogue::get(lang.unwrap_or(model.lang)).word("wizard-language-name");
    model.toast(model.say_of(id, "language", name), !done);
}

fn ask_where(model: &mut Model, what: Document) {
    if Document::is_default(&model.boxes.file_name.text()) {
        model.boxes.file_name.set(what.name());
    }
    model.route.lay_over(Overlay::Save {
        what,
        exists: false,
    });
}

/// Enter behind the name.
pub(super) fn save(model: &mut Model, what: Document, over: bool) -> Vec<Effect> {
    let path = model.boxes.file_name.text();
    if path.trim().is_empty() {
        return Vec::new();
    }
    vec![Effect::Save {
        path: PathBuf::from(path.trim()),
        text: match what {
            Document::Report => documents::report(model),
            Document::Session => documents::session(model),
        },
        over,
    }]
}

/// The file was written, or not; a file that is there is replaced only after a second Enter.
pub(super) fn saved(model: &mut Model, result: Result<PathBuf, String>) {
    let (text, bad) = match result {
        Ok(path) => {
            model.route.overlay = None;
            let name = model.safe(&path.display().to_string());
            (model.say_of("wizard-saved", "name", name), false)
        }
        Err(reason) if reason.is_empty() => {
            if let Some(Overlay::Save { exists, .. }) = &mut model.route.overlay {
                *exists = true;
            }
            (model.say("wizard-save-exists"), true)
        }
        Err(reason) => (model.say_of("wizard-save-failed", "reason", reason), true),
    };
    model.toast(text, bad);
}
