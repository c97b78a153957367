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

/// One thing to do.
#[derive(Clone, Debug)]
pub(in super::super) enum Cue {
    /// Everything begins anew with an upload.
    Begin(&'static str),
    Caption(&'static str),
    /// Keys, in the language of [`script`]; each becomes a [`Cue::Do`].
    Keys(&'static str),
    Do(Step),
    Sight(Sight),
    Sheet(Show),
    Wait(Until),
}

use Cue::{Begin, Keys, Sheet, Wait};

/// A caption, a message id; what is done meanwhile; milliseconds to read.
type Beat = (&'static str, &'static [Cue], u64);

/// The whole play: about two minutes.
const BEATS: [Beat; 17] = [
    ("demo-play-open", &[Begin("double-fault")], 5_000),
    ("demo-play-answer", &[Keys("<paste:answer>")], 4_500),
    (
        "demo-play-manual",
        &[Keys("<f5>"), Cue::Sight(Sight::From("word-our-advice"))],
        7_500,
    ),
    (
        "demo-play-curl",
        &[Keys("<ctrl-n><paste:upload><pgdn>")],
        6_500,
    ),
    (
        "demo-play-keys",
        &[
            Keys("<ctrl-n><paste:keys>"),
            Wait(Until::Finds("signature.explained")),
        ],
        5_500,
    ),
    ("demo-play-proved", &[Keys("<ctrl-d>")], 8_000),
    (
        "demo-play-zone",
        &[
            Keys("<down><right><right>"),
            Wait(Until::Finds("policy.expiration-local-time")),
            Cue::Sight(Sight::UpTo("zones-city-virginia")),
        ],
        8_500,
    ),
    (
        "demo-play-mended",
        &[Keys("<left>"), Wait(Until::Mended), PROVED],
        6_500,
    ),
    (
        "demo-play-again",
        &[
            Begin("double-fault"),
            Keys("<paste:corrected><paste:keys><ctrl-d>"),
            Wait(Until::Sound),
        ],
        6_500,
    ),
    ("demo-play-language", &[Keys("<f2>")], 5_500),
    ("demo-play-back", &[Keys("<f2><f2>")], 2_500),
    (
        "demo-play-phone",
        &[Begin("q-ak"), Keys("q-ak<enter>")],
        6_500,
    ),
    ("demo-play-ask", &[Keys("<enter>")], 6_000),
    (
        "demo-play-body",
        &[
            Begin("body"),
            Keys("<paste:upload><ctrl-d>"),
            Wait(Until::Finds("multipart.no-blank-line")),
        ],
        7_500,
    ),
    (
        "demo-play-safe",
        &[
            Begin("double-fault"),
            Keys("<paste:answer><paste:upload><paste:keys>"),
            Wait(Until::Mended),
        ],
        3_500,
    ),
    (
        "demo-play-report",
        &[Sheet(Show::Report), Cue::Sight(Sight::Holds("****"))],
        6_500,
    ),
    ("demo-play-end", &[Sheet(Show::End)], 8_000),
];

const PROVED: Cue = Cue::Sight(Sight::UpTo("remedy-verified"));

/// One upload from its answer to what mends it, after it was begun.
const CASE: [Beat; 7] = [
    ("demo-play-case", &[], 5_000),
    ("demo-play-case-answer", &[Keys("<paste:answer>")], 5_500),
    (
        "demo-play-case-upload",
        &[Keys("<ctrl-n><paste:upload>")],
        7_000,
    ),
    WITH_KEYS,
    (
        "demo-play-case-found",
        &[Keys("<ctrl-d>"), Wait(Until::Searched)],
        9_000,
    ),
    ("demo-play-case-mend", &[Keys("<right>"), PROVED], 8_000),
    ("demo-play-case-end", &[Sheet(Show::End)], 7_000),
];

/// Only where the upload has keys.
const WITH_KEYS: Beat = (
    "demo-play-keys",
    &[Keys("<ctrl-n><paste:keys>"), Wait(Until::Searched)],
    5_500,
);

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
        let demo = case.and_then(|index| DEMOS.get(index));
        let cues = match demo {
            None => BEATS.iter().flat_map(cues).collect(),
            Some(demo) => {
                let keys = demo.samples().keys.is_some();
                let beats = CASE.iter().filter(|beat| keys || beat.0 != WITH_KEYS.0);
                let begin = std::iter::once((0, Begin(demo.name)));
                begin.chain(beats.flat_map(cues)).collect()
            }
        };
        Self {
            cues,
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

/// A beat as cues: each with the milliseconds before it. What it begins with comes before its caption.
fn cues((caption, acts, hold): &Beat) -> Vec<(u64, Cue)> {
    let begins = usize::from(matches!(acts.first(), Some(Begin(_))));
    let mut list = Vec::new();
    for act in acts.iter().take(begins) {
        list.push((0, act.clone()));
    }
    list.push((0, Cue::Caption(caption)));
    for act in acts.iter().skip(begins) {
        match act {
            Keys(keys) => list.extend(
                script::parse(keys)
                    .unwrap_or_default()
                    .into_iter()
                    .map(paced),
            ),
            Wait(_) => list.push((AGAIN, act.clone())),
            Sheet(_) => list.push((KEY, act.clone())),
            _ => list.push((0, act.clone())),
        }
    }
    list.push((*hold, Wait(Until::Now)));
    list
}

/// A step at a human pace.
fn paced(step: Step) -> (u64, Cue) {
    let before = match &step {
        Step::Paste(_) => PASTE,
        Step::Event(Event::Key(key)) if matches!(key.code, Code::Char(_)) && !key.ctrl => TYPED,
        Step::Event(_) => KEY,
    };
    (before, Cue::Do(step))
}
