//! The play: a table of beats, each a caption and a key script, at a human pace, and where it is. It says what comes
//! next and after how long; who plays it is `update`.

use super::super::script::{self, Step};
use super::Show;
use super::uploads::DEMOS;
use crate::terminal::keys::{Code, Event};

/// Milliseconds between typed characters, before a key, and around a paste.
const TYPED: u64 = 140;
/// See [`TYPED`].
const KEY: u64 = 900;
/// See [`TYPED`].
const PASTE: u64 = 1200;
/// A wait as long as this is there to read.
pub const READ: u64 = 2_000;
/// What is looked for again after so many milliseconds, and at most so many times.
pub(in super::super) const AGAIN: u64 = 100;
pub(in super::super) const TRIES: u32 = 100;

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
    let samples = demo.samples();
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
        beat("demo-play-case-mend", "<right>", 8_000).sight(&[Sight::UpTo("remedy-verified")]),
        beat("demo-play-case-end", "", 7_000).sheet(Show::End),
    ]);
    list
}

/// One thing to do.
#[derive(Clone, Debug)]
pub(in super::super) enum Cue {
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
    pub(in super::super) cues: Vec<(u64, Cue)>,
    pub(in super::super) at: usize,
    pub(in super::super) tries: u32,
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
