//! Uploads received on this machine: the newest is diagnosed; keys and flags hold for all of them, and what was pasted
//! of another upload is set aside.

use super::super::catching::Catching;
use super::super::model::{Model, Overlay, Screen};
use super::super::msg::{Effect, Listening};

use super::{changed, navigation};
use crate::catch::{Caught, Event};
use crate::diagnosis::Clock;
use crate::locale::Args;

/// Shows what came, and begins to listen where nobody does yet.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.route.lay_over(Overlay::Catch);
    let listens = model.catching.is_some();
    model.catching.get_or_insert_default();
    (!listens).then_some(Effect::Listen).into_iter().collect()
}

/// Enter: to the newest upload's diagnosis.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.route.overlay = None;
    if model.catching.as_ref().is_some_and(Catching::has_cards) {
        return navigation::to(model, Screen::Diagnosis);
    }
    Vec::new()
}

/// It listens, or cannot.
pub(super) fn listening(model: &mut Model, result: Result<Listening, String>) {
    match (result, &mut model.catching) {
        (Ok(listening), Some(catching)) => catching.at = Some(listening),
        (Ok(_), None) => {}
        (Err(reason), _) => {
            model.catching = None;
            model.route.overlay = None;
            model.toast(model.say_of("wizard-catch-failed", "reason", reason), true);
        }
    }
}

/// Something came.
pub(super) fn came(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Caught(caught) => return upload(model, *caught),
        Event::Preflight(asked) => {
            let args = Args::new()
                .text("origin", model.safe(&asked.origin))
                .text("method", model.safe(&asked.method))
                .text("headers", model.safe(&asked.headers));
            model.toast(model.say_with("catch-preflight", &args), false);
        }
        Event::Trouble(peer, trouble) => {
            let text = model.say_of(trouble.message(), "from", peer.to_string());
            model.toast(text, true);
        }
    }
    Vec::new()
}

fn upload(model: &mut Model, caught: Caught) -> Vec<Effect> {
    if let Some(catching) = &mut model.catching {
        catching.push(&caught);
    }
    model.settings.clock = Clock {
        given: model.settings.clock.given,
        ..caught.clock
    };
    if model.exam.set_aside() {
        let number = caught.number.to_string();
        model.toast(model.say_of("wizard-set-aside", "number", number), false);
    }
    model.exam.caught(caught.wire);
    changed(model)
}
