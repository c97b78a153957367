//! Plays the demo: its menu, its samples, and the play, which does what a person would, by the same events. It never
//! copies, saves or loads anything: those wishes of the wizard are dropped while it runs.

use super::super::command::Command;
use super::super::demo::play::{AGAIN, Cue, Play, TRIES, Until};
use super::super::demo::uploads::DEMOS;
use super::super::demo::{Show, Start, State, find};
use super::super::model::{Model, Overlay, Screen, Spot};
use super::super::msg::{Effect, Msg};
use super::super::script::{self, Step};
use super::super::{documents, keymap, menu, view};
use super::update;
use crate::diagnosis::{Clock, Verdict};
use crate::terminal::keys::{Event, MouseKind};

/// Begins.
pub fn begin(model: &mut Model, start: Start) {
    match start {
        Start::Menu => menu(model),
        Start::Case(index) => choose(model, index),
        Start::Play(case) => model.demo.play = Some(Play::new(case)),
    }
}

/// Opens the menu.
pub fn menu(model: &mut Model) {
    model.route.lay_over(Overlay::Demo(Show::Menu));
    model.route.overlay_spot.selected = Some(model.demo.chosen.unwrap_or(0));
}

/// Begins with an upload, everything else anew; its clock stands still.
pub fn choose(model: &mut Model, index: usize) {
    let Some(demo) = DEMOS.get(index) else { return };
    let samples = demo.samples();
    let mut settings = model.settings;
    settings.clock = Clock {
        machine: samples.now,
        offset: settings.clock.offset,
        given: None,
    };
    let mut fresh = Model::new(settings, model.lang, model.window.size);
    fresh.customer = model.customer;
    // What an older search finds is no news here.
    fresh.exam.search.generation = model.exam.search.generation + 1;
    fresh.demo = State {
        chosen: Some(index),
        samples: Some(samples),
        corrected: model.demo.corrected.take(),
        play: model.demo.play.take(),
    };
    *model = fresh;
}

/// Pastes this step's sample.
pub(super) fn paste(model: &mut Model) -> Vec<Effect> {
    let Some(event) = model.sample().map(|text| script::paste(text.as_bytes())) else {
        return Vec::new();
    };
    let effects = update(model, Msg::Input(event));
    if model.route.screen == Screen::Keys {
        // Enter goes on then.
        model.route.spot_mut().selected = menu::items(model).len().checked_sub(1);
    }
    effects
}

/// What a key of the person does while the play runs; `None` while there is none.
pub fn control(model: &mut Model, event: &Event) -> Option<Vec<Effect>> {
    model.demo.play.as_ref()?;
    let command = match event {
        Event::Key(key) => keymap::find(model, *key),
        Event::Mouse(mouse) if mouse.kind == MouseKind::Press => {
            match view::click::hit(model, mouse.column, mouse.row) {
                Some(view::click::Hit::Command(command)) => Some(command),
                _ => None,
            }
        }
        // A paste or the wheel is nobody's; a size, a signal or a resumed terminal is the wizard's.
        Event::Mouse(_) | Event::Paste(_) => None,
        _ => return None,
    };
    Some(match command {
        Some(Command::Pause) => {
            let play = model.demo.play.as_mut()?;
            play.paused = !play.paused;
            vec![Effect::Wake(AGAIN)]
        }
        Some(Command::Step) => step(model),
        Some(Command::Language) => {
            model.lang = model.lang.next();
            Vec::new()
        }
        Some(Command::Quit) => vec![Effect::Quit(0)],
        _ => Vec::new(),
    })
}

/// Plays on to the next caption at once.
fn step(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    loop {
        let before = model.demo.play.as_ref().map(|play| (play.at, play.caption));
        effects.extend(advance(model));
        let after = model.demo.play.as_ref().map(|play| (play.at, play.caption));
        if before == after || before.map(|it| it.1) != after.map(|it| it.1) {
            break;
        }
    }
    effects.push(Effect::Wake(AGAIN));
    effects
}

/// The timer ran out: the next thing, and when the one after it is due.
pub fn tick(model: &mut Model) -> Vec<Effect> {
    if model.demo.play.as_ref().is_none_or(|play| play.paused) {
        return Vec::new();
    }
    let mut effects = advance(model);
    let next = model
        .demo
        .play
        .as_ref()
        .map(|play| match play.cues.get(play.at) {
            _ if play.tries > 0 => AGAIN,
            Some((before, _)) => *before,
            None => 0,
        });
    effects.extend(next.map(Effect::Wake));
    effects
}

/// Does the next cue.
fn advance(model: &mut Model) -> Vec<Effect> {
    // Taken out meanwhile, so that its events reach the wizard like anybody's.
    let Some(mut play) = model.demo.play.take() else {
        return Vec::new();
    };
    let Some((_, cue)) = play.cues.get(play.at).cloned() else {
        model.demo.play = Some(play);
        return vec![Effect::Quit(0)];
    };
    let mut effects = Vec::new();
    match cue {
        Cue::Begin(name) => choose(model, find(name).unwrap_or(0)),
        Cue::Caption(id) => {
            play.caption = Some(id);
            play.pressed.clear();
        }
        Cue::Do(step) => {
            if let Step::Event(Event::Key(key)) = &step {
                play.pressed = script::name(*key);
            }
            effects = update(model, Msg::Input(event(model, step)));
            // A play of ours touches neither clipboard nor files.
            effects.retain(|effect| matches!(effect, Effect::Search(_) | Effect::Redraw));
        }
        // Taken apart before.
        Cue::Keys(_) => {}
        Cue::Sight(sight) => view::bring(model, sight),
        Cue::Sheet(sheet) => {
            model.route.overlay = Some(Overlay::Demo(sheet));
            model.route.overlay_spot = Spot::default();
        }
        Cue::Wait(until) if !holds(model, until) && play.tries < TRIES => {
            play.tries += 1;
            model.demo.play = Some(play);
            return Vec::new();
        }
        Cue::Wait(until) => {
            if !holds(model, until) {
                play.failed = play.caption;
            }
            if matches!(until, Until::Mended) {
                model.demo.corrected = documents::form(model);
            }
            play.tries = 0;
        }
    }
    play.at += 1;
    model.demo.play = Some(play);
    effects
}

/// A step of the script as an event.
fn event(model: &Model, step: Step) -> Event {
    match step {
        Step::Event(event) => event,
        Step::Paste(name) => {
            let samples = model.demo.samples.as_ref();
            let text = samples.and_then(|samples| match name.as_str() {
                "corrected" => model.demo.corrected.clone(),
                "answer" => Some(samples.answer.clone()),
                "upload" => Some(samples.upload.clone()),
                "keys" => samples.keys.clone(),
                _ => None,
            });
            script::paste(text.unwrap_or_default().as_bytes())
        }
    }
}

fn holds(model: &Model, until: Until) -> bool {
    match until {
        Until::Now => true,
        Until::Searched => !model.exam.search.running,
        Until::Sound => {
            !model.exam.search.running && model.exam.diagnosis.verdict == Verdict::Sound
        }
        Until::Finds(id) => {
            let mut found = model.exam.diagnosis.findings.iter();
            !model.exam.search.running && found.any(|finding| finding.id.id() == id)
        }
        Until::Mended => {
            let corrected = model.exam.remedy.corrected.as_ref();
            corrected.is_some_and(|corrected| corrected.verified)
        }
    }
}
