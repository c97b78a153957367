//! From step to step. Forward makes the draft evidence if it can; back never validates and never loses
//! anything.

use super::super::model::{Model, Origin, Overlay, Screen, Section};
use super::super::msg::Effect;
use super::{call, changed, demo, intake, keys, trial};
use crate::cos::answers::Choice;
use crate::diagnosis::Verdict;

/// Takes a message of step 1 as what COS answered, and goes on.
pub(super) fn choose(model: &mut Model, choice: Choice) -> Vec<Effect> {
    intake::chosen(model, choice);
    let mut effects = changed(model);
    effects.extend(next(model));
    effects
}

/// To the next step.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let mut effects = match model.route.screen {
        Screen::Keys => keys::accept(model),
        _ => intake::accept(model),
    };
    let screen = match model.route.screen {
        Screen::Error | Screen::Upload if is_found(model) => Screen::Diagnosis,
        // A whole upload at step 1 is one at step 2.
        Screen::Error | Screen::Upload if is_whole(model) && model.exam.keys_matter() => {
            Screen::Keys
        }
        Screen::Error if is_whole(model) => Screen::Diagnosis,
        Screen::Error if wants_call_card(model) => Screen::Call,
        Screen::Error | Screen::Call => Screen::Upload,
        Screen::Upload if model.exam.keys_matter() => Screen::Keys,
        Screen::Upload | Screen::Keys | Screen::Diagnosis => Screen::Diagnosis,
    };
    effects.extend(to(model, screen));
    effects
}

/// Whether everything the verdict needs was given, so that no step asks for more.
fn is_found(model: &Model) -> bool {
    let told = model.exam.diagnosis.verdict == Verdict::Fault && model.exam.facts.answer.is_some();
    is_whole(model) && told && !model.exam.keys_matter()
}

fn is_whole(model: &Model) -> bool {
    model.exam.facts.policy.is_some() && model.exam.facts.form.is_some()
}

/// Somebody who chose or typed a message has it from a voice: the card with what to say comes next.
fn wants_call_card(model: &Model) -> bool {
    let voice = |origin: &Origin| matches!(origin, Origin::Choice | Origin::Typed(Screen::Error));
    model.exam.came_by(voice) && !model.exam.has_upload()
}

/// To a screen, remembering the way back.
pub(super) fn to(model: &mut Model, screen: Screen) -> Vec<Effect> {
    let leaves_keys = model.route.screen == Screen::Keys && screen != Screen::Keys;
    let effects = if leaves_keys {
        keys::accept(model)
    } else {
        Vec::new()
    };
    model.route.visit(screen);
    let asks = model.exam.is_open() && model.sections.open == Section::Point;
    match screen {
        Screen::Call => call::ask_next(model),
        _ if model.route.spot().selected.is_some() => {}
        Screen::Keys => model.route.spot_mut().selected = Some(0),
        Screen::Diagnosis => model.route.spot_mut().selected = asks.then_some(0),
        Screen::Error | Screen::Upload => {}
    }
    effects
}

/// Closes what is open, else one step back, else asks to quit.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if trial::leave(model, false) || intake::stop(model) {
        return Vec::new();
    }
    match model.route.overlay.take() {
        Some(Overlay::Quit) => model.route.overlay = model.route.below.take(),
        // Nothing was begun yet: nothing lies under the menu.
        Some(Overlay::Demo(_)) if model.demo.chosen.is_none() => return quit(model),
        Some(Overlay::HowTo(Some(topic))) => {
            model.route.lay_over(Overlay::HowTo(None));
            model.route.overlay_spot.selected = Some(topic);
        }
        Some(_) => {}
        None => return step_back(model),
    }
    Vec::new()
}

fn step_back(model: &mut Model) -> Vec<Effect> {
    if model.route.screen == Screen::Keys {
        // Left: wiped here, kept as evidence.
        let effects = keys::accept(model);
        model.route.screen = model.route.history.pop().unwrap_or(Screen::Upload);
        return effects;
    }
    match model.route.history.pop() {
        Some(screen) => model.route.screen = screen,
        None if model.demo.chosen.is_some() => demo::menu(model),
        None if model.route.screen == Screen::Error => return quit(model),
        None => model.route.screen = Screen::Error,
    }
    Vec::new()
}

/// Ends; with work at hand it asks once.
pub(super) fn quit(model: &mut Model) -> Vec<Effect> {
    if model.route.overlay == Some(Overlay::Quit) || !model.has_work() {
        return vec![Effect::Quit(0)];
    }
    model.route.below = model.route.overlay.replace(Overlay::Quit);
    Vec::new()
}
