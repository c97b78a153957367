//! The play: a table of beats, each a caption and a key script, at a human pace. Pure: it asks for a timer
//! and says what the next event is, so that a test plays it in no time. It never copies, saves or loads
//! anything: those wishes of the wizard are dropped while it runs.

use super::super::items::Action;
use super::super::keymap::{self, Command};
use super::super::model::{Model, Overlay};
use super::super::msg::{Effect, Msg, Timer};
use super::super::script::{self, Step};
use super::super::texts;
use super::super::update;
use super::super::view;
use super::uploads::DEMOS;
use super::{Show, choose, find};
use crate::diagnosis::Verdict;
use crate::locale::Args;
use crate::terminal::keys::{Code, Event, MouseKind};

/// Milliseconds between typed characters, before a key, and around a paste.
const TYPED: u64 = 140;
/// See [`TYPED`].
const KEY: u64 = 900;
/// See [`TYPED`].
const PASTE: u64 = 1200;
/// A wait as long as this is there to read.
pub const READ: u64 = 2_000;
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
    /// The search, if there is any, is over.
    Searched,
    /// Nothing is wrong with what was pasted.
    Sound,
}

/// A row that has to be in sight, by the id of the sentence that begins it.
#[derive(Clone, Copy, Debug)]
pub enum Sight {
    /// It and what is above it.
    UpTo(&'static str),
    /// It and what is below it.
    From(&'static str),
    /// The first row that holds a text which no language changes.
    Holds(&'static str),
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
    /// What is scrolled to.
    pub sight: &'static [Sight],
    /// What is laid over the screen.
    pub sheet: Option<Show>,
    /// Milliseconds to read.
    pub hold: u64,
}

const fn beat(caption: &'static str, keys: &'static str, hold: u64) -> Beat {
    Beat {
        demo: None,
        caption,
        keys,
        until: Until::Now,
        sight: &[],
        sheet: None,
        hold,
    }
}

impl Beat {
    const fn on(mut self, demo: &'static str) -> Self {
        self.demo = Some(demo);
        self
    }

    const fn until(mut self, until: Until) -> Self {
        self.until = until;
        self
    }

    const fn sight(mut self, sight: &'static [Sight]) -> Self {
        self.sight = sight;
        self
    }

    const fn sheet(mut self, sheet: Show) -> Self {
        self.sheet = Some(sheet);
        self
    }
}

/// The whole play: about two minutes.
pub const BEATS: [Beat; 17] = [
    beat("demo-play-open", "", 5_000).on("double-fault"),
    beat("demo-play-answer", "<paste:answer>", 4_500),
    beat("demo-play-manual", "<f5>", 7_500).sight(&[Sight::From("word-our-advice")]),
    beat("demo-play-curl", "<ctrl-n><paste:upload><pgdn>", 6_500),
    beat("demo-play-keys", "<ctrl-n><paste:keys>", 5_500)
        .until(Until::Finds("signature.explained")),
    beat("demo-play-proved", "<ctrl-d>", 8_000),
    beat("demo-play-zone", "<down><right><right>", 8_500)
        .until(Until::Finds("policy.expiration-local-time"))
        .sight(&[Sight::UpTo("zones-city-virginia")]),
    beat("demo-play-mended", "<left>", 6_500)
        .until(Until::Mended)
        .sight(&[Sight::UpTo("remedy-verified")]),
    beat(
        "demo-play-again",
        "<paste:corrected><paste:keys><ctrl-d>",
        6_500,
    )
    .on("double-fault")
    .until(Until::Sound),
    beat("demo-play-language", "<f2>", 5_500),
    beat("demo-play-back", "<f2><f2>", 2_500),
    beat("demo-play-phone", "q-ak<enter>", 6_500).on("q-ak"),
    beat("demo-play-ask", "<enter>", 6_000),
    beat("demo-play-body", "<paste:upload><ctrl-d>", 7_500)
        .on("body")
        .until(Until::Finds("multipart.no-blank-line")),
    beat(
        "demo-play-safe",
        "<paste:answer><paste:upload><paste:keys>",
        3_500,
    )
    .on("double-fault")
    .until(Until::Mended),
    beat("demo-play-report", "", 6_500)
        .sheet(Show::Report)
        .sight(&[Sight::Holds("****")]),
    beat("demo-play-end", "", 8_000).sheet(Show::End),
];

/// One upload from its answer to what mends it.
fn of_case(index: usize) -> Vec<Beat> {
    let Some(demo) = DEMOS.get(index) else {
        return Vec::new();
    };
    let samples = (demo.make)();
    let mut list = vec![
        beat("demo-play-case", "", 5_000).on(demo.name),
        beat("demo-play-case-answer", "<paste:answer>", 5_500),
        beat("demo-play-case-upload", "<ctrl-n><paste:upload>", 7_000),
    ];
    if samples.keys.is_some() {
        list.push(beat("demo-play-keys", "<ctrl-n><paste:keys>", 5_500).until(Until::Searched));
    }
    list.extend([
        beat("demo-play-case-found", "<ctrl-d>", 9_000).until(Until::Searched),
        beat("demo-play-case-mend", "<right>", 8_000).sight(&[
            Sight::From("remedy-heading"),
            Sight::UpTo("remedy-verified"),
        ]),
        beat("demo-play-case-end", "", 7_000).sheet(Show::End),
    ]);
    list
}

/// One thing to do.
#[derive(Clone, Debug)]
enum Cue {
    Begin(&'static str),
    Caption(&'static str),
    Do(Step),
    Sight(Sight),
    Sheet(Show),
    Wait(Until),
}

/// The running play.
#[derive(Debug)]
pub struct Play {
    cues: Vec<(u64, Cue)>,
    at: usize,
    tries: u32,
    /// The upload that is shown alone.
    pub case: Option<usize>,
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
    /// From the beginning: the whole play, or one upload.
    pub fn new(case: Option<usize>) -> Self {
        let beats = case.map_or_else(|| BEATS.to_vec(), of_case);
        Self {
            cues: beats.iter().flat_map(cues).collect(),
            at: 0,
            tries: 0,
            case,
            caption: None,
            pressed: String::new(),
            paused: false,
            failed: None,
        }
    }
}

/// What the caption says now.
pub fn caption(model: &Model) -> Option<String> {
    let play = model.demo.play.as_ref()?;
    let title = super::title(model, play.case.or(model.demo.chosen).unwrap_or(0));
    let args = Args::new().text("name", title);
    Some(model.say_with(play.caption?, &args))
}

/// A beat as cues: each with the milliseconds before it.
fn cues(beat: &Beat) -> Vec<(u64, Cue)> {
    let mut list = Vec::new();
    list.extend(beat.demo.map(|name| (0, Cue::Begin(name))));
    list.push((0, Cue::Caption(beat.caption)));
    for step in script::parse(beat.keys).unwrap_or_default() {
        let before = match &step {
            Step::Paste(_) => PASTE,
            Step::Event(Event::Key(key)) if matches!(key.code, Code::Char(_)) && !key.ctrl => TYPED,
            Step::Event(_) => KEY,
        };
        list.push((before, Cue::Do(step)));
    }
    list.push((AGAIN, Cue::Wait(beat.until)));
    list.extend(beat.sheet.map(|sheet| (KEY, Cue::Sheet(sheet))));
    list.extend(beat.sight.iter().map(|sight| (0, Cue::Sight(*sight))));
    list.push((beat.hold, Cue::Wait(Until::Now)));
    list
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
            vec![Effect::Wake(Timer::Play, AGAIN)]
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
        Cue::Sight(sight) => view::bring(model, sight),
        Cue::Sheet(sheet) => {
            model.overlay = Some(Overlay::Demo(sheet));
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
            if matches!(until, Until::Mended) {
                model.demo.corrected = texts::corrected(model, Action::CopyForm);
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
        Until::Searched => !model.searching,
        Until::Sound => !model.searching && model.diagnosis.verdict == Verdict::Sound,
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
