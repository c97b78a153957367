//! The boxes of steps 1 and 2: what is typed into them, by hand or in an editor.

use zeroize::Zeroizing;

use super::super::command::Command;
use super::super::menu::{self, Item};
use super::super::model::{FOLD_FROM, Model, Origin, Screen};
use super::super::msg::Effect;
use super::intake;
use crate::evidence::{Evidence, Slot};
use crate::terminal::keys::{Code, Key};

pub(super) fn typed(model: &mut Model, key: Key) {
    let Some(draft) = model.text_box_mut() else {
        return;
    };
    if draft.block.is_some() {
        if matches!(key.code, Code::Backspace | Code::Delete) {
            draft.unfold();
        }
        return;
    }
    let before = draft.editor.text();
    if draft.editor.key(key) && draft.editor.text() != before {
        touched(model);
        let selected = preselected(model);
        let spot = model.route.spot_mut();
        spot.selected = selected;
        spot.scroll = 0;
    }
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

/// An arrow that moves the caret inside a text of several lines.
pub(super) fn moves(model: &mut Model, arrow: Key) -> bool {
    if model.route.overlay.is_some() || model.route.spot().selected.is_some() {
        return false;
    }
    let Some(draft) = model.text_box_mut().filter(|draft| draft.block.is_none()) else {
        return false;
    };
    let (first, last) = draft.editor.at_edge();
    let inside = if arrow.code == Code::Down {
        !last
    } else {
        !first
    };
    inside && draft.editor.key(arrow)
}

pub(super) fn edit(model: &mut Model, command: Command) {
    let Some(draft) = model.text_box_mut().filter(|draft| draft.block.is_none()) else {
        return;
    };
    match command {
        Command::NewLine => draft.editor.newline(),
        Command::Redo => drop(draft.editor.redo()),
        _ => draft.undo(),
    }
    if draft.block.is_none() {
        touched(model);
        model.route.spot_mut().selected = preselected(model);
    }
}

/// The box was changed by hand: what it shows in another way than it was pasted is given up, and said so.
fn touched(model: &mut Model) {
    let Some(draft) = model.text_box_mut() else {
        return;
    };
    let was_exact = draft.exact.is_some();
    draft.touched();
    if was_exact {
        model.toast(model.say("wizard-exact-lost"), false);
    }
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

/// The external editor is done.
pub(super) fn edited(
    model: &mut Model,
    result: Result<Option<Zeroizing<Vec<u8>>>, String>,
) -> Vec<Effect> {
    match result {
        Ok(Some(bytes)) => {
            // Editors end the last line, which nobody typed.
            let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
            if let Some(draft) = model.text_box_mut() {
                let given = draft.bytes();
                let given = String::from_utf8_lossy(&given);
                // What nobody changed stays as exact as it was.
                let changed = ![line, &bytes].contains(&given.as_bytes());
                if changed && line.len() > FOLD_FROM {
                    draft.unfold();
                    let bytes = Zeroizing::new(line.to_vec());
                    let mut effects = intake::take_in(model, bytes, Origin::Pasted);
                    effects.push(Effect::Redraw);
                    return effects;
                }
                if changed {
                    draft.replace(line);
                }
            }
            model.route.spot_mut().selected = preselected(model);
        }
        Ok(None) => {}
        Err(reason) => {
            model.toast(model.say_of("wizard-editor-failed", "reason", reason), true);
        }
    }
    vec![Effect::Redraw]
}
