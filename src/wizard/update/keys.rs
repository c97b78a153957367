//! Step 3: what is typed or pasted into its fields, which are wiped when they become evidence.

use super::super::menu::{self, Item};
use super::super::model::{KeyField, Model, Origin};
use super::super::msg::Effect;
use super::changed;
use crate::evidence::Slot;
use crate::terminal::keys::{Code, Key};

/// A pasted value with more characters than this is no key.
const LONGEST_KEY: usize = 4096;

fn field(model: &Model) -> Option<KeyField> {
    match menu::selected(model) {
        Some(Item::Field(field)) => Some(field),
        _ => None,
    }
}

pub(super) fn typed(model: &mut Model, key: Key) {
    let Some(field) = field(model) else { return };
    let secret = model.boxes.keys.field(field);
    match key.code {
        Code::Char(c) if !key.ctrl && !key.alt => secret.push(c),
        Code::Char('u' | 'w') if key.ctrl => secret.clear(),
        Code::Backspace => secret.pop(),
        _ => {}
    }
}

/// One bare value belongs to the field with the caret.
pub(super) fn pasted(model: &mut Model, bytes: &[u8]) -> bool {
    let (Some(field), Ok(text)) = (field(model), std::str::from_utf8(bytes)) else {
        return false;
    };
    let text = text.trim_end_matches(['\r', '\n']);
    let bare = !text.contains(['\n', '\r', '=', ':', '{', '<']) || is_base64(text);
    if !bare || text.is_empty() || text.len() > LONGEST_KEY {
        return false;
    }
    model.boxes.keys.field(field).insert(text);
    true
}

/// Base64 values end in `=`, and nothing else of a key does.
fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_');
    !body.is_empty() && body.chars().all(letter)
}

/// Whether every field that is asked for has something in it; of SecretKey and SignKey one is enough.
pub(super) fn are_filled(model: &Model) -> bool {
    let filled = |field| !model.boxes.keys.get(field).is_empty();
    let key = filled(KeyField::SecretKey) || filled(KeyField::SignKey);
    let mut asked = menu::key_fields(model).into_iter();
    asked.all(|field| match field {
        KeyField::SecretKey | KeyField::SignKey => key,
        KeyField::SecretId | KeyField::Token => filled(field),
    })
}

/// Makes what was typed evidence.
pub(in super::super) fn accept(model: &mut Model) -> Vec<Effect> {
    if model.boxes.keys.is_empty() {
        return Vec::new();
    }
    let lines = model.boxes.keys.take();
    if (model.exam.give(&lines, Some(Slot::Keys), Origin::Fields)).is_err() {
        model.toast(model.say("wizard-unread"), true);
        return Vec::new();
    }
    changed(model)
}
