//! Uploads received on this machine: the newest is diagnosed; keys and flags hold for all of them, and what was pasted
//! of another upload is set aside.

use super::super::catching::Catching;
use super::super::model::{Given, Model, Origin, Overlay, Screen};
use super::super::msg::{Effect, Listening};

use super::{changed, navigation};
use crate::catch::{Caught, Event};
use crate::locale::Args;

/// Shows what came, and begins to listen where nobody does yet.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    model.lay_over(Overlay::Catch);
    if model.catching.is_some() {
        return Vec::new();
    }
    model.catching = Some(Catching::default());
    vec![Effect::Listen]
}

/// Enter: to the newest upload's diagnosis.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    model.overlay = None;
    let came = model
        .catching
        .as_ref()
        .is_some_and(|it| !it.cards.is_empty());
    if came {
        navigation::to(model, Screen::Diagnosis)
    } else {
        Vec::new()
    }
}

/// It listens, or cannot.
pub(super) fn listening(model: &mut Model, result: Result<Listening, String>) -> Vec<Effect> {
    match (result, &mut model.catching) {
        (Ok(Listening { port, six }), Some(catching)) => {
            catching.port = Some(port);
            catching.six = six;
        }
        (Ok(_), None) => {}
        (Err(reason), _) => {
            model.catching = None;
            model.overlay = None;
            let args = Args::new().text("reason", reason);
            model.toast(model.say_with("wizard-catch-failed", &args), true);
        }
    }
    Vec::new()
}

/// Something came.
pub(super) fn came(model: &mut Model, event: Event) -> Vec<Effect> {
    match event {
        Event::Caught(caught) => upload(model, *caught),
        Event::Preflight(asked) => {
            let safe = |text: &str| model.safe(text);
            let args = Args::new()
                .text("origin", safe(&asked.origin))
                .text("method", safe(&asked.method))
                .text("headers", safe(&asked.headers));
            model.toast(model.say_with("catch-preflight", &args), false);
            Vec::new()
        }
        Event::Trouble(peer, trouble) => {
            let args = Args::new().text("from", peer.to_string());
            model.toast(model.say_with(trouble.message(), &args), true);
            Vec::new()
        }
    }
}

fn upload(model: &mut Model, caught: Caught) -> Vec<Effect> {
    if let Some(catching) = &mut model.catching {
        catching.push(&caught);
    }
    model.settings.clock = crate::diagnosis::Clock {
        given: model.settings.clock.given,
        ..caught.clock
    };
    let aside = model.set_aside();
    // A received request is always read.
    let _ = model.give(Given::caught(caught.wire));
    if aside {
        let args = Args::new().text("number", caught.number.to_string());
        model.toast(model.say_with("wizard-set-aside", &args), false);
    }
    changed(model)
}

impl Model {
    /// What an earlier upload gave goes: a received one for good, pasted things until undo brings them back. Whether
    /// there were any of those.
    fn set_aside(&mut self) -> bool {
        self.evidence.said.clear();
        let stays: Vec<bool> = (0..self.givens.len()).map(|it| self.lasts(it)).collect();
        let (mut index, mut aside) = (0, false);
        for given in std::mem::take(&mut self.givens) {
            let place = index;
            index += 1;
            if stays.get(place).copied().unwrap_or_default() {
                self.givens.push(given);
            } else if given.origin != Origin::Caught {
                aside = true;
                self.removed.push((place, given));
            }
        }
        self.reread();
        aside
    }
}
