//! The boxes of steps 1 and 2: what is typed into them, by hand or in an editor.

use super::super::editor::Editor;
use super::super::menu::{self, Item};
use super::super::model::{Model, Overlay, Screen, Spot, TextBox};
use super::super::msg::Effect;
use crate::evidence::{Evidence, Slot};
use crate::terminal::keys::{Code, Key};

/// A key for the text that has the caret.
pub(super) fn typed(model: &mut Model, key: Key) {
    let deletes = matches!(key.code, Code::Backspace | Code::Delete);
    let on_screen = model.route.overlay.is_none();
    if !(deletes && on_screen && model.text_box_mut().is_some_and(TextBox::unfold)) {
        edit(model, |editor| editor.key(key));
    }
}

/// Changes the text that has the caret; what follows from it follows. What the box shows in another way than it was
/// pasted is given up then, and said so.
pub(super) fn edit<T>(model: &mut Model, change: impl FnOnce(&mut Editor) -> T) {
    let change = |editor: &mut Editor| {
        change(editor);
    };
    match &mut model.route.overlay {
        Some(Overlay::Save { exists, .. }) => {
            *exists = false;
            return change(&mut model.boxes.file_name);
        }
        Some(Overlay::WhatIf) => {
            if let Some(trial) = &mut model.sections.trial {
                trial.edit(change);
            }
            return;
        }
        Some(_) => return,
        None => {}
    }
    let Some(draft) = model.text_box_mut().filter(|draft| draft.block.is_none()) else {
        return;
    };
    let before = draft.editor.text();
    change(&mut draft.editor);
    if draft.editor.text() == before {
        return;
    }
    let was_exact = draft.exact.is_some();
    draft.touched();
    if was_exact {
        model.toast(model.say("wizard-exact-lost"), false);
    }
    let selected = preselected(model);
    *model.route.spot_mut() = Spot {
        selected,
        scroll: 0,
    };
}

/// Takes the last change back; where there is none left, a folded paste that was taken away is there again.
pub(super) fn undo(model: &mut Model) {
    let mut undone = false;
    edit(model, |editor| undone = editor.undo());
    let on_screen = !undone && model.route.overlay.is_none();
    if let Some(draft) = model.text_box_mut().filter(|_| on_screen) {
        draft.refold();
    }
}

/// Whether an arrow moves the caret: inside a text of several lines.
pub(super) fn moves(model: &Model, down: bool) -> bool {
    let on_screen = model.route.overlay.is_none();
    let listed = on_screen && model.route.spot().selected.is_some();
    let folded = model.text_box().is_some_and(|draft| draft.block.is_some());
    let editor = model.editor().filter(|_| !(listed || on_screen && folded));
    editor
        .map(Editor::at_edge)
        .is_some_and(|(first, last)| if down { !last } else { !first })
}

/// While something is typed at step 1, Enter takes the first message it fits; a text that fits none is read.
pub(super) fn preselected(model: &Model) -> Option<usize> {
    let editor = &model.boxes.error.editor;
    let one_line = editor.lines() == 1 && !editor.is_empty();
    let fits =
        || matches!(menu::items(model).first(), Some(Item::Choice(choice)) if !choice.always());
    let takes = model.route.screen == Screen::Error && one_line && fits();
    (takes && !menu::is_ambiguous(model)).then_some(0)
}

pub(super) fn open_editor(model: &mut Model) -> Vec<Effect> {
    let Some(draft) = model.text_box() else {
        return Vec::new();
    };
    let bytes = draft.bytes();
    if holds_keys(&bytes) {
        model.toast(model.say("wizard-editor-secret"), true);
        return Vec::new();
    }
    vec![Effect::Edit(String::from_utf8_lossy(&bytes).into_owned())]
}

/// Whether a text holds keys or a token: an editor keeps swap files and histories.
fn holds_keys(bytes: &[u8]) -> bool {
    let mut probe = Evidence::default();
    let _ = probe.add(bytes, Some(Slot::Keys), None);
    let keys = probe.facts().keys;
    keys.secret_key.is_some() || keys.sign_key.is_some() || keys.token.is_some()
}
