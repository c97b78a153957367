//! Evidence coming in: pasted anywhere, typed, chosen, or from a file. The wrong box is no problem: every
//! paste is read for what it is.

use zeroize::Zeroizing;

use super::super::command::Command;
use super::super::exam::is_known;
use super::super::menu::{self, Item};
use super::super::model::{
    Examination, FOLD_FROM, Given, Model, Origin, Overlay, Screen, Taken, TextBox,
};
use super::super::msg::Effect;
use super::super::{dropped, inventory};
use super::{boxes, changed, keys, settled};
use crate::cos::DocumentedCase;
use crate::cos::answers::{Choice, Meaning, recognise, seconds};
use crate::evidence::{Slot, Unread};
use crate::remedy::sign::Theirs;
use crate::terminal::keys::{Cut, Paste};

/// A paste, wherever one is.
pub(super) fn pasted(model: &mut Model, paste: &Paste) -> Vec<Effect> {
    model.window.toast = None;
    if paste.cut == Some(Cut::TooLarge) {
        model.toast(model.say("wizard-paste-large"), true);
        return Vec::new();
    }
    let over = matches!(
        model.route.overlay,
        Some(Overlay::Save { .. } | Overlay::WhatIf)
    );
    if over && model.editor().is_some() {
        let text = String::from_utf8_lossy(&paste.bytes);
        let one_line = model.route.overlay != Some(Overlay::WhatIf);
        let line = text.lines().next().filter(|_| one_line);
        let text = line.unwrap_or_else(|| text.trim_end_matches(['\r', '\n']));
        boxes::edit(model, |editor| editor.insert(text));
        return Vec::new();
    }
    model.route.overlay = None;
    if !dropped::is_surely_dropped(&paste.bytes) && keys::pasted(model, &paste.bytes) {
        return Vec::new();
    }
    let paths = dropped::paths(&paste.bytes);
    if !paths.is_empty() {
        return paths.into_iter().map(Effect::Load).collect();
    }
    let effects = take_in(model, paste.bytes.clone(), Origin::Pasted);
    if paste.cut == Some(Cut::Unterminated) {
        model.toast(model.say("wizard-paste-cut"), true);
    }
    effects
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
                    let mut effects = take_in(model, bytes, Origin::Pasted);
                    effects.push(Effect::Redraw);
                    return effects;
                }
                if changed {
                    draft.replace(line);
                }
            }
            model.route.spot_mut().selected = boxes::preselected(model);
        }
        Ok(None) => {}
        Err(reason) => {
            model.toast(model.say_of("wizard-editor-failed", "reason", reason), true);
        }
    }
    vec![Effect::Redraw]
}

/// A file that was dropped, or why it cannot be read. A path nobody can read may still be a pasted value.
pub(super) fn loaded(
    model: &mut Model,
    name: &str,
    bytes: Result<Zeroizing<Vec<u8>>, String>,
) -> Vec<Effect> {
    match bytes {
        Ok(bytes) => take_in(model, bytes, Origin::File(name.to_owned())),
        Err(reason) => {
            if let Some(text_box) = model.text_box_mut() {
                text_box.put(name.as_bytes());
            }
            model.toast(model.unread(name, &reason), true);
            Vec::new()
        }
    }
}

/// More bytes than this are read beside the keyboard: nobody waits so long for a key.
const IN_PLACE: usize = 256 * 1024;

/// Reads something, at once or in its turn; what nobody knows goes into the box to be looked at.
pub(super) fn take_in(model: &mut Model, bytes: Zeroizing<Vec<u8>>, origin: Origin) -> Vec<Effect> {
    let given = Given { bytes, origin };
    if given.bytes.len() <= IN_PLACE && model.reading.waits.is_empty() {
        let taken = model.exam.take_in(&given, &model.settings.clock);
        return follows(model, &given, &taken);
    }
    model.reading.waits.push_back(given);
    if model.reading.waits.len() > 1 {
        return Vec::new();
    }
    read_next(model).into_iter().collect()
}

/// Asks for the first that waits to be read.
pub(super) fn read_next(model: &mut Model) -> Option<Effect> {
    let waits = !model.reading.waits.is_empty();
    model.reading.number += u64::from(waits);
    waits.then_some(Effect::Read(model.reading.number))
}

/// It was read beside the keyboard; a result that was overtaken is dropped.
pub(super) fn read(
    model: &mut Model,
    number: u64,
    exam: Examination,
    taken: &Result<Taken, Unread>,
) -> Vec<Effect> {
    if number != model.reading.number {
        return Vec::new();
    }
    let Some(given) = model.reading.waits.pop_front() else {
        return Vec::new();
    };
    model.exam = exam;
    let mut effects = follows(model, &given, taken);
    effects.extend(read_next(model));
    effects
}

/// What was not read yet is not kept; false where there is none.
pub(super) fn stop(model: &mut Model) -> bool {
    let any = !model.reading.waits.is_empty();
    if any {
        model.reading.waits.clear();
        model.toast(model.say("wizard-reading-stopped"), false);
    }
    any
}

/// What follows from something that was read.
fn follows(model: &mut Model, given: &Given, taken: &Result<Taken, Unread>) -> Vec<Effect> {
    let effects = match taken {
        Ok(Taken::Read(answers)) => {
            if *answers && !model.boxes.error.is_empty() {
                // Typed letters were a search.
                model.boxes.error.editor.clear();
                model.boxes.error.touched();
            }
            settled(model)
        }
        Ok(Taken::Compared) => {
            model.toast(model.say("wizard-theirs-read"), false);
            Vec::new()
        }
        Ok(Taken::Held) | Err(Unread::Empty) => Vec::new(),
        Err(Unread::TooLarge) => {
            let text = match &given.origin {
                Origin::File(name) => model.unread(name, ""),
                _ => model.say("wizard-paste-large"),
            };
            model.toast(text, true);
            Vec::new()
        }
        Err(Unread::Unrecognised { .. }) => look_at(model, &given.bytes),
    };
    if let Origin::File(name) = &given.origin
        && model.window.toast.is_none()
    {
        let name = model.safe(name);
        model.toast(model.say_of("wizard-loaded", "name", name), false);
    }
    effects
}

/// A text nobody knows stands in a box.
fn look_at(model: &mut Model, bytes: &[u8]) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.text_box().is_none() {
        effects.extend(keys::accept(model));
        model.route.visit(Screen::Upload);
    }
    if let Some(text_box) = model.text_box_mut() {
        text_box.put(bytes);
    }
    let at_upload = model.route.screen == Screen::Upload;
    let selected = at_upload.then_some(0).or_else(|| boxes::preselected(model));
    model.route.spot_mut().selected = selected;
    model.toast(model.say("wizard-unread"), true);
    effects
}

/// The text of a step's box as evidence; `None` when no reader knows it.
fn typed(model: &mut Model, bytes: &[u8], hint: Option<Slot>) -> Option<Vec<Effect>> {
    let screen = model.route.screen;
    let effects = if hint.is_none() && model.exam.compare_own(bytes) {
        model.toast(model.say("wizard-theirs-read"), false);
        Vec::new()
    } else {
        let reading = model.exam.probe(bytes, hint)?;
        let answer = reading.holds.answer.as_ref();
        if hint.is_none() && answer.is_some_and(|answer| !is_known(answer)) {
            return None;
        }
        let instead = |origin: &Origin| {
            *origin == Origin::Typed(screen) || answer.is_some() && *origin == Origin::Choice
        };
        model.exam.take_back(instead);
        model.exam.give(bytes, hint, Origin::Typed(screen)).ok()?;
        changed(model)
    };
    if let Some(text_box) = model.text_box_mut() {
        text_box.accepted = true;
    }
    Some(effects)
}

/// A message chosen from the list of step 1.
pub(super) fn chosen(model: &mut Model, choice: Choice) {
    let typed = model.boxes.error.editor.text();
    let bytes = match sample(&choice, &typed) {
        Some(text) => Zeroizing::new(text.into_bytes()),
        None => model.boxes.error.bytes(),
    };
    let numbers = Some(seconds(&typed)).filter(|_| choice.case == Some(DocumentedCase::Expiration));
    let mut numbers = numbers.into_iter().flatten();
    let number = |()| numbers.next().map_or_else(String::new, |at| at.to_string());
    model.call.heard = [(); 2].map(number);
    answered(model, &bytes);
    // The typed letters chose it; they are no evidence themselves.
    model.boxes.error.accepted = true;
}

/// The numbers that were heard, as a part of what COS answered.
pub(super) fn heard_times(model: &mut Model, expiration: Option<i64>, now: Option<i64>) {
    let answer = answer(DocumentedCase::Expiration.code(), &expired(expiration, now));
    answered(model, answer.as_bytes());
}

/// What was heard in the place of all that was heard before.
fn answered(model: &mut Model, bytes: &[u8]) {
    model.exam.take_back(Origin::is_heard);
    // With the hint any text becomes an answer, at worst an unknown one.
    let _ = (model.exam).give(bytes, Some(Slot::Error), Origin::Choice);
}

/// What COS would have sent: with the numbers and the name that were typed, without the values of the page's
/// examples; `None` for "something else".
fn sample(choice: &Choice, typed: &str) -> Option<String> {
    if choice.id == "hidden" {
        return Some("Network Error".to_owned());
    }
    let named = || match recognise(None, Some(typed)) {
        Meaning::Documented(found) => found.case == DocumentedCase::Condition,
        Meaning::Known(_) | Meaning::OtherVendor(_) | Meaning::Unknown => false,
    };
    let message = match choice.case {
        // The page's example numbers would be taken for this upload's.
        Some(DocumentedCase::Expiration) => {
            let numbers = seconds(typed);
            expired(numbers.first().copied(), numbers.get(1).copied())
        }
        // Which condition was heard is a part of what COS said.
        Some(DocumentedCase::Condition) if named() => typed.to_owned(),
        // Of a further code nobody may know the message.
        Some(_) | None => choice.message.unwrap_or_default().to_owned(),
    };
    Some(answer(choice.code?, &message))
}

/// The expiry message with what is known of its two numbers.
fn expired(expiration: Option<i64>, now: Option<i64>) -> String {
    let mut text = String::from("You post object request has been expired");
    for (words, number) in [
        (", expiration time: ", expiration),
        (" but the time now : ", now),
    ] {
        if let Some(number) = number {
            text.push_str(words);
            text.push_str(&number.to_string());
        }
    }
    text
}

fn answer(code: &str, message: &str) -> String {
    let mut safe = message.replace('&', "&amp;").replace('<', "&lt;");
    safe = safe.replace('\'', "&apos;");
    format!("<Error><Code>{code}</Code><Message>{safe}</Message></Error>")
}

/// The text of step 2's box, read as what the user says it is.
pub(super) fn read_as(model: &mut Model, what: Command) -> Vec<Effect> {
    let slot = match what {
        Command::AsPolicy => Slot::Policy,
        Command::AsForm => Slot::Form,
        Command::AsKeys => Slot::Keys,
        _ => Slot::Error,
    };
    let Some(bytes) = model.text_box().map(TextBox::bytes) else {
        return Vec::new();
    };
    if let Some(effects) = typed(model, &bytes, Some(slot)) {
        model.route.spot_mut().selected = None;
        return effects;
    }
    model.toast(model.say("wizard-unread"), true);
    Vec::new()
}

/// The marked row is taken away; undo brings it back.
pub(super) fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(Item::Given(index)) = menu::selected(model) else {
        return Vec::new();
    };
    let what = inventory::told(model, index).what;
    model.toast(model.say_of("wizard-removed", "what", what), false);
    model.exam.remove(index);
    if model.boxes.upload.accepted && !is_typed(model, Screen::Upload) {
        // Its text is not read again when the step is left.
        model.boxes.upload = TextBox::default();
    }
    changed(model)
}

/// What was taken away last is there again.
pub(super) fn restore(model: &mut Model) -> Vec<Effect> {
    let Some(back) = model.exam.restore() else {
        return Vec::new();
    };
    let names = back.iter().map(|index| inventory::told(model, *index).what);
    let what = names.collect::<Vec<_>>().join(&model.say("list-joint"));
    model.toast(model.say_of("wizard-restored", "what", what), false);
    changed(model)
}

/// Whether undo brings something given back: a row is marked, or nothing is typed.
pub(super) fn gives_back(model: &Model) -> bool {
    let row = model.route.spot().selected.is_some() || model.boxes.upload.is_empty();
    let here = model.route.overlay.is_none() && model.route.screen == Screen::Upload;
    here && row && model.exam.can_restore()
}

/// Makes what the box holds evidence. What no reader knows stays in its box, and the user is told.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let screen = model.route.screen;
    let Some(text_box) = model.text_box() else {
        return Vec::new();
    };
    if text_box.is_empty() && is_typed(model, screen) {
        (model.exam).take_back(|origin| *origin == Origin::Typed(screen));
        return changed(model);
    }
    if text_box.accepted || text_box.is_empty() {
        return Vec::new();
    }
    let bytes = text_box.bytes();
    typed(model, &bytes, None).unwrap_or_else(|| {
        model.toast(model.say("wizard-unread-kept"), true);
        Vec::new()
    })
}

/// Whether what a step's box holds is evidence.
fn is_typed(model: &Model, screen: Screen) -> bool {
    (model.exam).came_by(|origin| *origin == Origin::Typed(screen))
}

/// Whether a text can be taken as it is. At step 1 a few typed letters are a search, so that there only a
/// known answer, or something that is surely no search, counts.
pub(super) fn is_readable(model: &Model, text: &TextBox) -> bool {
    // Only what nobody could read is folded.
    if text.block.is_some() {
        return false;
    }
    let text = &text.bytes();
    if Theirs::recognise(text).is_some() {
        return true;
    }
    let Some(reading) = model.exam.probe(text, None) else {
        return false;
    };
    let holds = reading.holds;
    // A bare status or code is a question, and the list its answers.
    if model.route.screen == Screen::Error && menu::is_ambiguous(model) {
        return false;
    }
    if let Some(answer) = &holds.answer {
        return is_known(answer);
    }
    let searched = matches!(menu::selected(model), Some(Item::Choice(choice)) if !choice.always());
    let fields = holds.form.as_ref().map_or(0, |form| form.fields.len());
    !searched || holds.request.is_some() || holds.policy.is_some() || fields > 1
}
