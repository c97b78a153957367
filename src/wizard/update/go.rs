//! From step to step. Forward makes the draft evidence if it can; back never validates and never loses
//! anything.

use super::super::model::{Given, Model, Origin, Overlay, Screen, Section};
use super::super::msg::Effect;

use super::{act, give, toast};
use crate::diagnosis::Verdict;
use crate::evidence::Slot;

/// To the next step.
pub(super) fn next(model: &mut Model) -> Vec<Effect> {
    let mut effects = accept(model);
    let screen = match model.screen {
        Screen::Error | Screen::Upload if is_found(model) => Screen::Diagnosis,
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
    let given = model.facts.policy.is_some() && model.facts.form.is_some();
    let told = model.diagnosis.verdict == Verdict::Fault && model.facts.answer.is_some();
    given && told && !model.keys_matter()
}

/// To a screen, remembering the way back.
pub(super) fn to(model: &mut Model, screen: Screen) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.screen == Screen::Keys && screen != Screen::Keys {
        effects.extend(accept(model));
    }
    if model.screen != screen {
        model.history.retain(|past| *past != screen);
        model.history.push(model.screen);
        model.screen = screen;
    }
    model.overlay = None;
    if screen == Screen::Call {
        let open = act::unasked(model);
        act::ask(model, open);
    } else if screen == Screen::Keys && model.spot().selected.is_none() {
        model.spot_mut().selected = Some(0);
    } else if screen == Screen::Diagnosis && model.spot().selected.is_none() {
        let asks = model.diagnosis.verdict == Verdict::Undetermined;
        let asks = asks && model.section == Section::Point;
        model.spot_mut().selected = asks.then_some(0);
    }
    effects
}

/// Closes what is open, else one step back, else asks to quit.
pub(super) fn back(model: &mut Model) -> Vec<Effect> {
    if model.overlay == Some(Overlay::WhatIf) && act::leave_value(model, false) {
        return Vec::new();
    }
    if model.overlay == Some(Overlay::Quit) {
        model.overlay = model.below.take();
        return Vec::new();
    }
    match model.overlay.take() {
        // Nothing was begun yet: nothing lies under the menu.
        Some(Overlay::Demo(_)) if model.demo.chosen.is_none() => return quit(model),
        Some(Overlay::HowTo(Some(topic))) => {
            model.overlay = Some(Overlay::HowTo(None));
            model.overlay_spot.selected = Some(topic);
            model.overlay_spot.scroll = 0;
            return Vec::new();
        }
        Some(_) => return Vec::new(),
        None => {}
    }
    if model.screen == Screen::Keys {
        // Left: wiped here, kept as evidence.
        let effects = accept(model);
        model.screen = model.history.pop().unwrap_or(Screen::Upload);
        return effects;
    }
    match model.history.pop() {
        Some(screen) => model.screen = screen,
        None if model.demo.chosen.is_some() => super::super::demo::menu(model),
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

/// Somebody who chose or typed a message has it from a voice: the card with what to say comes next.
fn wants_call_card(model: &Model) -> bool {
    let heard = model.givens.iter().any(|given| {
        matches!(
            given.origin,
            Origin::Choice(_) | Origin::Typed(Screen::Error)
        )
    });
    let nothing_else = model.facts.policy.is_none() && model.facts.form.is_none();
    heard && nothing_else
}

/// Makes what the step holds evidence. What no reader knows stays in its box, and the user is told.
pub(super) fn accept(model: &mut Model) -> Vec<Effect> {
    if model.screen == Screen::Keys {
        return accept_keys(model);
    }
    let screen = model.screen;
    let Some(draft) = model.draft() else {
        return Vec::new();
    };
    if draft.accepted || draft.is_empty() {
        if draft.is_empty() && takes_back(model, screen) {
            model.take_back(|origin| *origin == Origin::Typed(screen));
            return give::changed(model);
        }
        return Vec::new();
    }
    let bytes = draft.bytes();
    if let Some(effects) = give::typed(model, screen, bytes, None) {
        return effects;
    }
    toast(model, model.say("wizard-unread-kept"), true);
    Vec::new()
}

fn takes_back(model: &Model, screen: Screen) -> bool {
    let typed = Origin::Typed(screen);
    model.givens.iter().any(|given| given.origin == typed)
}

pub(super) fn accept_keys(model: &mut Model) -> Vec<Effect> {
    if model.keys.is_empty() {
        return Vec::new();
    }
    let bytes = model.keys.take();
    let given = Given::new(bytes, Some(Slot::Keys), Origin::Fields);
    if model.give(given).is_err() {
        toast(model, model.say("wizard-unread"), true);
        return Vec::new();
    }
    give::changed(model)
}
