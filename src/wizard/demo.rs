//! `postdoc demo`: built-in broken uploads, pasted by one key, in the ordinary wizard; and the play that
//! shows them by itself. It changes the model as a person would, by events; it draws nothing.

pub mod play;
pub mod uploads;

use super::model::{Model, Overlay, Screen};
use super::msg::{Effect, Msg};
use super::{script, update};
use crate::diagnosis::Clock;
use crate::evidence::Evidence;
use crate::locale::{Args, Catalogue, Lang};
use play::Play;
use uploads::{DEMOS, Demo, Samples};

/// How a demo begins.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Start {
    /// With the menu.
    Menu,
    /// With one of [`DEMOS`].
    Case(usize),
    /// Playing by itself: everything, or one of [`DEMOS`].
    Play(Option<usize>),
}

/// What lies over the screen in a demo.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Show {
    /// The menu of uploads.
    Menu,
    /// The report that could be copied.
    Report,
    /// What was seen.
    End,
}

/// Where the demo is.
#[derive(Debug, Default)]
pub struct State {
    /// The upload, by its place in [`DEMOS`].
    pub chosen: Option<usize>,
    /// What it pastes.
    pub samples: Option<Samples>,
    /// The corrected form of an upload that was mended, to be pasted again.
    pub corrected: Option<String>,
    /// The play, while it runs.
    pub play: Option<Play>,
}

/// What to do behind it, in three lines.
pub fn next(lang: Lang) -> String {
    let count = i64::try_from(DEMOS.len()).unwrap_or(i64::MAX);
    Catalogue::get(lang).say("demo-end-next", &Args::new().int("count", count))
}

/// The place of a demo with this short name or branch; a branch that several have leads to the one named after it.
pub fn find(name: &str) -> Option<usize> {
    let same = |text: &str| text.eq_ignore_ascii_case(name);
    let by_name = DEMOS.iter().position(|demo| same(demo.name));
    by_name.or_else(|| {
        let own = |demo: &Demo| !["double-fault", "zone"].contains(&demo.name);
        DEMOS.iter().position(|demo| same(demo.branch) && own(demo))
    })
}

/// Begins.
pub fn begin(model: &mut Model, start: Start) {
    match start {
        Start::Menu => menu(model),
        Start::Case(index) => choose(model, index),
        Start::Play(case) => model.demo.play = Some(Play::new(case)),
    }
}

/// What an upload of [`DEMOS`] is called.
pub fn title(model: &Model, index: usize) -> String {
    let name = DEMOS.get(index).map_or("", |demo| demo.name);
    model.say(&format!("demo-title-{name}"))
}

/// Opens the menu.
pub fn menu(model: &mut Model) {
    model.overlay = Some(Overlay::Demo(Show::Menu));
    model.overlay_spot = super::model::Spot {
        selected: Some(model.demo.chosen.unwrap_or(0)),
        scroll: 0,
    };
}

/// Begins with an upload, everything else anew; its clock stands still.
pub fn choose(model: &mut Model, index: usize) {
    let Some(demo) = DEMOS.get(index) else { return };
    let samples = (demo.make)();
    let mut settings = model.settings;
    settings.clock = Clock {
        machine: samples.now,
        offset: settings.clock.offset,
        given: None,
    };
    let mut fresh = Model::new(settings, model.lang, model.size);
    fresh.customer = model.customer;
    // What an older search finds is no news here.
    fresh.generation = model.generation + 1;
    fresh.demo = State {
        chosen: Some(index),
        samples: Some(samples),
        corrected: model.demo.corrected.take(),
        play: model.demo.play.take(),
    };
    model.wipe();
    *model = fresh;
}

/// Everything an upload pastes as evidence, with its clock.
pub fn evidence(index: usize) -> Option<(Evidence, i64)> {
    let samples = (DEMOS.get(index)?.make)();
    let mut evidence = Evidence::default();
    let texts = [
        Some(&samples.answer),
        Some(&samples.upload),
        samples.keys.as_ref(),
    ];
    for text in texts.into_iter().flatten().filter(|text| !text.is_empty()) {
        let _ = evidence.add(text.as_bytes(), None, None);
    }
    Some((evidence, samples.now))
}

/// What this step's sample is, while it was not pasted.
pub fn sample(model: &Model) -> Option<String> {
    let samples = model.demo.samples.as_ref()?;
    let text = match model.screen {
        Screen::Error => samples.answer.clone(),
        Screen::Upload => samples.upload.clone(),
        Screen::Keys => samples.keys.clone()?,
        Screen::Call | Screen::Diagnosis => return None,
    };
    let known = model
        .givens
        .iter()
        .any(|given| given.bytes.as_slice() == text.as_bytes());
    (!text.is_empty() && !known).then_some(text)
}

/// Pastes this step's sample.
pub fn paste(model: &mut Model) -> Vec<Effect> {
    let Some(text) = sample(model) else {
        return Vec::new();
    };
    let effects = update::update(model, Msg::Input(script::paste(text.as_bytes())));
    if model.screen == Screen::Keys {
        // Enter goes on then.
        let last = super::items::items(model).len().checked_sub(1);
        model.spot_mut().selected = last;
    }
    effects
}

/// Whether Enter pastes: nothing was typed, and nothing else was chosen.
pub fn offers(model: &Model) -> bool {
    let untouched = match model.screen {
        Screen::Keys => model.keys.is_empty() && model.spot().selected == Some(0),
        Screen::Error | Screen::Upload => {
            model.spot().selected.is_none()
                && model.draft().is_some_and(super::model::Draft::is_empty)
        }
        Screen::Call | Screen::Diagnosis => false,
    };
    model.overlay.is_none() && untouched && sample(model).is_some()
}
