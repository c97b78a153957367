//! The play: a table of beats, each a caption and a key script, at a human pace. Pure: it asks for a timer
//! and says what the next event is, so that a test plays it in no time. It never copies, saves or loads
//! anything: those wishes of the wizard are dropped while it runs.

use super::super::keymap::{self, Command};
use super::super::model::{Model, Overlay};
use super::super::msg::{Effect, Msg, Timer};
use super::super::script::{self, Step};
use super::super::update;
use super::{Show, choose, find};
use crate::terminal::keys::{Code, Event};

/// Milliseconds between typed characters, before a key, and around a paste.
const TYPED: u64 = 140;
/// See [`TYPED`].
const KEY: u64 = 900;
/// See [`TYPED`].
const PASTE: u64 = 1200;
/// What is looked for again after so many milliseconds, and at most so many times.
const AGAIN: u64 = 100;
const TRIES: u32 = 100;

/// What has to hold before a beat is over.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// Nothing.
    Now,
    /// The diagnosis holds this finding, and the search is over.
    Finds(&'static str),
    /// The search is over, and the corrected upload stands there.
    Mended,
}

/// A caption and what is done meanwhile.
#[derive(Clone, Copy, Debug)]
pub struct Beat {
    /// The upload it begins anew with.
    pub demo: Option<&'static str>,
    /// Message id of the caption.
    pub caption: &'static str,
    /// Keys, in the language of [`script`].
    pub keys: &'static str,
    /// What has to hold then.
    pub until: Until,
    /// Milliseconds to read.
    pub hold: u64,
}

const fn beat(
    demo: Option<&'static str>,
    caption: &'static str,
    keys: &'static str,
    until: Until,
    hold: u64,
) -> Beat {
    Beat {
        demo,
        caption,
        keys,
        until,
        hold,
    }
}

/// The whole play: about two minutes.
pub const BEATS: [Beat; 16] = [
    beat(
        Some("double-fault"),
        "demo-play-open",
        "",
        Until::Now,
        5_000,
    ),
    beat(
        None,
        "demo-play-answer",
        "<paste:answer>",
        Until::Now,
        4_500,
    ),
    beat(None, "demo-play-manual", "<f5><end>", Until::Now, 8_500),
    beat(
        None,
        "demo-play-curl",
        "<ctrl-n><paste:upload>",
        Until::Now,
        8_000,
    ),
    beat(
        None,
        "demo-play-keys",
        "<ctrl-n><paste:keys>",
        Until::Finds("signature.explained"),
        5_000,
    ),
    beat(
        None,
        "demo-play-proved",
        "<ctrl-d>",
        Until::Finds("signature.explained"),
        9_000,
    ),
    beat(
        None,
        "demo-play-zone",
        "<pgdn>",
        Until::Finds("policy.expiration-local-time"),
        9_500,
    ),
    beat(None, "demo-play-mended", "<pgdn>", Until::Mended, 8_500),
    beat(None, "demo-play-language", "<home><f2>", Until::Now, 6_000),
    beat(None, "demo-play-back", "<f2>", Until::Now, 3_000),
    beat(
        Some("q-ak"),
        "demo-play-phone",
        "q-ak<enter>",
        Until::Now,
        7_000,
    ),
    beat(None, "demo-play-ask", "<down><right>", Until::Now, 6_500),
    beat(
        Some("body"),
        "demo-play-body",
        "<paste:upload><ctrl-d>",
        Until::Finds("multipart.no-blank-line"),
        9_500,
    ),
    beat(
        Some("double-fault"),
        "demo-play-safe",
        "<paste:answer><paste:upload><paste:keys>",
        Until::Mended,
        3_000,
    ),
    beat(None, "demo-play-report", "<report>", Until::Now, 8_000),
    beat(None, "demo-play-end", "<esc>", Until::Now, 5_000),
];

/// One thing to do.
#[derive(Clone, Debug)]
enum Cue {
    Begin(&'static str),
    Caption(&'static str),
    Do(Step),
    Report,
    Wait(Until),
}

/// The running play.
#[derive(Debug)]
pub struct Play {
    cues: Vec<(u64, Cue)>,
    at: usize,
    tries: u32,
    /// The caption, a message id.
    pub caption: Option<&'static str>,
    /// The key just pressed, as printed.
    pub pressed: String,
    /// Whether it stands still.
    pub paused: bool,
    /// A caption whose `until` never held.
    pub failed: Option<&'static str>,
}

impl Play {
    /// From the beginning.
    pub fn new() -> Self {
        Self {
            cues: BEATS.iter().flat_map(cues).collect(),
            at: 0,
            tries: 0,
            caption: None,
            pressed: String::new(),
            paused: false,
            failed: None,
        }
    }
}

impl Default for Play {
    fn default() -> Self {
        Self::new()
    }
}

/// A beat as cues: each with the milliseconds before it.
fn cues(beat: &Beat) -> Vec<(u64, Cue)> {
    let mut list = Vec::new();
    list.extend(beat.demo.map(|name| (0, Cue::Begin(name))));
    list.push((0, Cue::Caption(beat.caption)));
    let (keys, report) = match beat.keys.split_once("<report>") {
        Some((keys, _)) => (keys, true),
        None => (beat.keys, false),
    };
    for step in script::parse(keys).unwrap_or_default() {
        let before = match &step {
            Step::Paste(_) => PASTE,
            Step::Event(Event::Key(key)) if matches!(key.code, Code::Char(_)) && !key.ctrl => TYPED,
            Step::Event(_) => KEY,
        };
        list.push((before, Cue::Do(step)));
    }
    if report {
        list.push((KEY, Cue::Report));
    }
    list.push((AGAIN, Cue::Wait(beat.until)));
    list.push((beat.hold, Cue::Wait(Until::Now)));
    list
}

/// What a key of the person does while the play runs; `None` while there is none.
pub fn control(model: &mut Model, event: &Event) -> Option<Vec<Effect>> {
    model.demo.play.as_ref()?;
    let Event::Key(key) = event else {
        // A size, a signal or a resumed terminal is the wizard's; a paste is nobody's.
        let dropped = matches!(event, Event::Paste(_) | Event::Mouse(_));
        return dropped.then(Vec::new);
    };
    Some(match keymap::find(model, *key) {
        Some(Command::Pause) => {
            let play = model.demo.play.as_mut()?;
            play.paused = !play.paused;
            vec![Effect::Wake(Timer::Play, AGAIN)]
        }
        Some(Command::Step) => step(model),
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
    effects.push(Effect::Wake(Timer::Play, AGAIN));
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
    effects.extend(next.map(|after| Effect::Wake(Timer::Play, after)));
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
                play.pressed = keymap::name(*key);
            }
            effects = update::update(model, Msg::Input(event(model, step)));
            // A play of ours touches neither clipboard nor files.
            effects.retain(|effect| matches!(effect, Effect::Search(_) | Effect::Redraw));
        }
        Cue::Report => {
            model.overlay = Some(Overlay::Demo(Show::Report));
            model.overlay_spot = super::super::model::Spot::default();
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
        Until::Finds(id) => {
            let found = model
                .diagnosis
                .findings
                .iter()
                .any(|finding| finding.id.id() == id);
            found && !model.searching
        }
        Until::Mended => model
            .remedy
            .corrected
            .as_ref()
            .is_some_and(|corrected| corrected.verified),
    }
}
