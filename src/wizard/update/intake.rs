//! Evidence coming in: pasted anywhere, typed, chosen, or from a file. The wrong box is no problem: every
//! paste is read for what it is.

use std::path::Path;

use zeroize::Zeroizing;

use super::super::command::Command;
use super::super::items::{self, Item};
use super::super::model::{Draft, Given, Model, Origin, Overlay, Screen};
use super::super::msg::Effect;
use super::super::{dropped, given};
use super::{changed, draft, keys, trial};
use crate::cos::DocumentedCase;
use crate::cos::answers::{Choice, Meaning, recognise, seconds};
use crate::evidence::{Slot, Unread};
use crate::locale::Args;
use crate::remedy::sign::Theirs;
use crate::terminal::keys::{Cut, Paste};

/// A paste, wherever one is.
pub(super) fn pasted(model: &mut Model, paste: &Paste) -> Vec<Effect> {
    model.toast = None;
    model.keys.hide();
    if paste.cut == Some(Cut::TooLarge) {
        model.toast(model.say("wizard-paste-large"), true);
        return Vec::new();
    }
    if matches!(model.overlay, Some(Overlay::Save { .. })) {
        let text = String::from_utf8_lossy(&paste.bytes);
        model.path.insert(text.lines().next().unwrap_or_default());
        return Vec::new();
    }
    if trial::pasted(model, &String::from_utf8_lossy(&paste.bytes)) {
        return Vec::new();
    }
    model.overlay = None;
    if !dropped::is_surely_dropped(&paste.bytes) && keys::pasted(model, &paste.bytes) {
        return Vec::new();
    }
    let paths = dropped::paths(&paste.bytes);
    if !paths.is_empty() {
        return paths.into_iter().map(Effect::Load).collect();
    }
    let effects = take_in(model, &paste.bytes, Origin::Pasted);
    if paste.cut == Some(Cut::Unterminated) {
        model.toast(model.say("wizard-paste-cut"), true);
    }
    effects
}

/// A file that was dropped, or why it cannot be read. A path nobody can read may still be a pasted value.
pub(super) fn loaded(
    model: &mut Model,
    path: &Path,
    bytes: Result<Zeroizing<Vec<u8>>, String>,
) -> Vec<Effect> {
    let name = path.display().to_string();
    match bytes {
        Ok(bytes) => {
            let effects = take_in(model, &bytes, Origin::File(name.clone()));
            if model.toast.is_none() {
                let args = Args::new().text("name", model.safe(&name));
                model.toast(model.say_with("wizard-loaded", &args), false);
            }
            effects
        }
        Err(reason) => {
            if let Some(draft) = model.draft_mut() {
                draft.put(name.as_bytes());
            }
            model.toast(model.unread(&name, &reason), true);
            Vec::new()
        }
    }
}

/// Reads something; what nobody knows goes into the box to be looked at.
fn take_in(model: &mut Model, bytes: &Zeroizing<Vec<u8>>, origin: Origin) -> Vec<Effect> {
    let known = model.givens.iter().find(|given| given.bytes == *bytes);
    let whole = known.map(|given| given.gone.is_empty());
    if whole == Some(true) || own_values(model, bytes) {
        return Vec::new();
    }
    if whole.is_some() {
        // Given again is brought back.
        model.put_back(bytes);
        return changed(model);
    }
    let name = match &origin {
        Origin::File(name) => Some(name.clone()),
        _ => None,
    };
    let given = Given::new(bytes.clone(), None, origin);
    match model.give(given) {
        Ok(index) => {
            let answered = model
                .evidence
                .readings
                .get(index)
                .is_some_and(|reading| reading.holds.answer.is_some());
            if answered {
                heard_before(model);
            }
            changed(model)
        }
        Err(Unread::Empty) => Vec::new(),
        Err(Unread::TooLarge) => {
            let text = match name {
                Some(name) => model.unread(&name, ""),
                None => model.say("wizard-paste-large"),
            };
            model.toast(text, true);
            Vec::new()
        }
        Err(Unread::Unrecognised { .. }) => {
            let mut effects = Vec::new();
            if model.draft().is_none() {
                effects.extend(keys::accept(model));
                model.visit(Screen::Upload);
            }
            if let Some(draft) = model.draft_mut() {
                draft.put(bytes);
            }
            model.spot_mut().selected = if model.screen == Screen::Upload {
                Some(0)
            } else {
                draft::preselected(model)
            };
            model.toast(model.say("wizard-unread"), true);
            effects
        }
    }
}

/// The developer's own intermediate values are compared, not read as evidence: they may be wrong.
fn own_values(model: &mut Model, bytes: &[u8]) -> bool {
    let Some(theirs) = Theirs::recognise(bytes) else {
        return false;
    };
    model.theirs = Some(theirs);
    model.compare();
    model.toast(model.say("wizard-theirs-read"), false);
    true
}

/// What was only heard gives way to what was pasted; typed letters were a search.
fn heard_before(model: &mut Model) {
    model.take_back(|origin| matches!(origin, Origin::Choice(_) | Origin::Typed(Screen::Error)));
    if !model.error.is_empty() {
        model.error.editor.clear();
        model.error.touched();
    }
}

/// The text of a step's box as evidence; `None` when no reader knows it.
fn typed(
    model: &mut Model,
    screen: Screen,
    bytes: Zeroizing<Vec<u8>>,
    hint: Option<Slot>,
) -> Option<Vec<Effect>> {
    if hint.is_none() && own_values(model, &bytes) {
        model
            .draft_mut()
            .into_iter()
            .for_each(|draft| draft.accepted = true);
        return Some(Vec::new());
    }
    let mut probe = model.evidence.clone();
    let index = probe.add(&bytes, hint, None).ok()?;
    let answer = probe
        .readings
        .get(index)
        .and_then(|reading| reading.holds.answer.as_ref());
    let unknown =
        answer.is_some_and(|answer| answer.meaning == Meaning::Unknown && answer.wrapper.is_none());
    if hint.is_none() && unknown {
        return None;
    }
    let is_answer = answer.is_some();
    model.take_back(|origin| {
        *origin == Origin::Typed(screen) || (is_answer && matches!(origin, Origin::Choice(_)))
    });
    model
        .give(Given::new(bytes, hint, Origin::Typed(screen)))
        .ok()?;
    if let Some(draft) = model.draft_mut() {
        draft.accepted = true;
    }
    Some(changed(model))
}

/// A message chosen from the list of step 1.
pub(super) fn chosen(model: &mut Model, choice: Choice) {
    let typed = model.error.editor.text();
    let bytes = match sample(&choice, &typed) {
        Some(text) => text.into_bytes(),
        None => model.error.bytes().to_vec(),
    };
    let numbers = Some(seconds(&typed)).filter(|_| choice.case == Some(DocumentedCase::Expiration));
    let mut numbers = numbers.into_iter().flatten();
    model.heard = [(); 2].map(|()| numbers.next().map_or_else(String::new, |at| at.to_string()));
    answered(model, choice.id, bytes);
    // The typed letters chose it; they are no evidence themselves.
    model.error.accepted = true;
}

/// The numbers that were heard, as a part of what COS answered.
pub(super) fn heard_times(model: &mut Model, expiration: Option<i64>, now: Option<i64>) {
    let case = DocumentedCase::Expiration;
    let answer = answer(case.code(), &expired(expiration, now));
    answered(model, case.id(), answer.into_bytes());
}

/// What was heard in the place of all that was heard before.
fn answered(model: &mut Model, id: &'static str, bytes: Vec<u8>) {
    model.take_back(|origin| matches!(origin, Origin::Choice(_) | Origin::Typed(Screen::Error)));
    if !bytes.is_empty() {
        let origin = Origin::Choice(id);
        let given = Given::new(Zeroizing::new(bytes), Some(Slot::Error), origin);
        // With the hint any text becomes an answer, at worst an unknown one.
        let _ = model.give(given);
    }
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

/// The draft of step 2, read as what the user says it is.
pub(super) fn read_as(model: &mut Model, what: Command) -> Vec<Effect> {
    let slot = match what {
        Command::AsPolicy => Slot::Policy,
        Command::AsForm => Slot::Form,
        Command::AsKeys => Slot::Keys,
        _ => Slot::Error,
    };
    let Some(draft) = model.draft().filter(|draft| !draft.is_empty()) else {
        return Vec::new();
    };
    let bytes = draft.bytes();
    if let Some(effects) = typed(model, model.screen, bytes, Some(slot)) {
        model.spot_mut().selected = None;
        return effects;
    }
    model.toast(model.say("wizard-unread"), true);
    Vec::new()
}

/// The marked row is taken away; undo brings it back.
pub(super) fn remove(model: &mut Model) -> Vec<Effect> {
    let Some(Item::Given(index)) = items::selected(model) else {
        return Vec::new();
    };
    let what = given::told(model, index).what;
    model.remove(index);
    let text = model.say_with("wizard-removed", &Args::new().text("what", what));
    model.toast(text, false);
    if model.upload.accepted && !is_typed(model, Screen::Upload) {
        // Its text is not read again when the step is left.
        model.upload = Draft::default();
    }
    changed(model)
}

/// What was taken away last is there again.
pub(super) fn restore(model: &mut Model) -> Vec<Effect> {
    let Some(back) = model.restore() else {
        return Vec::new();
    };
    let names = back.iter().map(|index| given::told(model, *index).what);
    let what = names.collect::<Vec<_>>().join(&model.say("list-joint"));
    let text = model.say_with("wizard-restored", &Args::new().text("what", what));
    model.toast(text, false);
    changed(model)
}

/// Whether undo brings something given back: a row is marked, or nothing is typed.
pub(super) fn gives_back(model: &Model) -> bool {
    let row = model.spot().selected.is_some() || model.upload.is_empty();
    model.overlay.is_none() && model.screen == Screen::Upload && row && !model.removed.is_empty()
}

/// Makes what the box holds evidence. What no reader knows stays in its box, and the user is told.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    let screen = model.screen;
    let Some(draft) = model.draft() else {
        return Vec::new();
    };
    if draft.is_empty() && is_typed(model, screen) {
        model.take_back(|origin| *origin == Origin::Typed(screen));
        return changed(model);
    }
    if draft.accepted || draft.is_empty() {
        return Vec::new();
    }
    let bytes = draft.bytes();
    typed(model, screen, bytes, None).unwrap_or_else(|| {
        model.toast(model.say("wizard-unread-kept"), true);
        Vec::new()
    })
}

/// Whether what a step's box holds is evidence.
fn is_typed(model: &Model, screen: Screen) -> bool {
    let mut givens = model.givens.iter();
    givens.any(|given| given.origin == Origin::Typed(screen))
}

/// Whether a draft can be taken as it is. At step 1 a few typed letters are a search, so that there only a
/// known answer, or something that is surely no search, counts.
pub(super) fn is_readable(model: &Model, draft: &Draft) -> bool {
    if Theirs::recognise(&draft.bytes()).is_some() {
        return true;
    }
    let mut probe = model.evidence.clone();
    let Ok(index) = probe.add(&draft.bytes(), None, None) else {
        return false;
    };
    let Some(holds) = probe.readings.get(index).map(|reading| &reading.holds) else {
        return false;
    };
    // A bare status or code is a question, and the list its answers.
    if model.screen == Screen::Error && items::is_ambiguous(model) {
        return false;
    }
    if let Some(answer) = &holds.answer {
        return answer.meaning != Meaning::Unknown || answer.wrapper.is_some();
    }
    let searched = matches!(items::selected(model), Some(Item::Choice(choice)) if !choice.always());
    let fields = holds.form.as_ref().map_or(0, |form| form.fields.len());
    !searched || holds.request.is_some() || holds.policy.is_some() || fields > 1
}
