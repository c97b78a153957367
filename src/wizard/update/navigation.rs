//! From step to step. Forward makes the draft evidence if it can; back never validates and never loses
//! anything.

use super::super::model::{Model, Origin, Overlay, Screen, Section};
use super::super::msg::Effect;
use super::{call, changed, demo, intake, keys, trial};
use crate::cos::answers::Choice;
use crate::diagnosis::Verdict;

/// Takes a message of step 1 as what COS answered, and goes on.
pub(in super::super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    intake::chosen(model, choice);
    let mut effects = changed(model);
    effects.extend(next(model));
    effects
}

/// To the next step.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let mut effects = match model.screen {
        Screen::Keys => keys::accept(model),
        _ => intake::accept(model),
    };
    let screen = match model.screen {
        Screen::Error | Screen::Upload if is_found(model) => Screen::Diagnosis,
        // A whole upload at step 1 is one at step 2.
        Screen::Error | Screen::Upload if is_whole(model) && model.keys_matter() => Screen::Keys,
        Screen::Error if is_whole(model) => Screen::Diagnosis,
        Screen::Error if wants_call_card(model) => Screen::Call,
        Screen::Error | Screen::Call => Screen::Upload,
        Screen::Upload if model.keys_matter() => Screen::Keys,
        Screen::Upload | Screen::Keys | Screen::Diagnosis => Screen::Diagnosis,
    };
    effects.extend(to(model, screen));
    effects
}

/// Whether everything the verdict needs was given, so that no step asks for more.
fn is_found(model: &Model) -> bool {
    let told = model.diagnosis.verdict == Verdict::Fault && model.facts.answer.is_some();
    is_whole(model) && told && !model.keys_matter()
}

fn is_whole(model: &Model) -> bool {
    model.facts.policy.is_some() && model.facts.form.is_some()
}

/// Somebody who chose or typed a message has it from a voice: the card with what to say comes next.
fn wants_call_card(model: &Model) -> bool {
    let voice =
        |origin: &Origin| matches!(origin, Origin::Choice(_) | Origin::Typed(Screen::Error));
    let heard = model.givens.iter().any(|given| voice(&given.origin));
    heard && model.facts.policy.is_none() && model.facts.form.is_none()
}

/// To a screen, remembering the way back.
pub(super) fn to(model: &mut Model, screen: Screen) -> Vec<Effect> {
    let leaves_keys = model.screen == Screen::Keys && screen != Screen::Keys;
    let effects = if leaves_keys {
        keys::accept(model)
    } else {
        Vec::new()
    };
    model.visit(screen);
    let asks = model.diagnosis.verdict == Verdict::Undetermined && model.section == Section::Point;
    match screen {
        Screen::Call => call::ask_next(model),
        _ if model.spot().selected.is_some() => {}
        Screen::Keys => model.spot_mut().selected = Some(0),
        Screen::Diagnosis => model.spot_mut().selected = asks.then_some(0),
        Screen::Error | Screen::Upload => {}
    }
    effects
}

/// Closes what is open, else one step back, else asks to quit.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if trial::leave(model, false) {
        return Vec::new();
    }
    match model.overlay.take() {
        Some(Overlay::Quit) => model.overlay = model.below.take(),
        // Nothing was begun yet: nothing lies under the menu.
        Some(Overlay::Demo(_)) if model.demo.chosen.is_none() => return quit(model),
        Some(Overlay::HowTo(Some(topic))) => {
            model.lay_over(Overlay::HowTo(None));
            model.overlay_spot.selected = Some(topic);
        }
        Some(_) => {}
        None => return step_back(model),
    }
    Vec::new()
}

fn step_back(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Keys {
        // Left: wiped here, kept as evidence.
        let effects = keys::accept(model);
        model.screen = model.history.pop().unwrap_or(Screen::Upload);
        return effects;
    }
    match model.history.pop() {
        Some(screen) => model.screen = screen,
        None if model.demo.chosen.is_some() => demo::menu(model),
        None if model.screen == Screen::Error => return quit(model),
        None => model.screen = Screen::Error,
    }
    Vec::new()
}

/// Ends; with work at hand it asks once.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    if model.overlay == Some(Overlay::Quit) || !model.has_work() {
        return vec![Effect::Quit(0)];
    }
    model.below = model.overlay.replace(Overlay::Quit);
    Vec::new()
}
