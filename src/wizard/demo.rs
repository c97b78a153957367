//! `postdoc demo`: built-in broken uploads, pasted by one key, in the ordinary wizard; and the play that shows them by
//! itself. Here is what there is to show and where one is in it; `update` plays it, as a person would, by events.

pub mod play;
pub mod uploads;

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

/// What an upload of [`DEMOS`] is called.
pub fn title(lang: Lang, index: usize) -> String {
    let name = DEMOS.get(index).map_or("", |demo| demo.name);
    Catalogue::get(lang).word(&format!("demo-title-{name}"))
}

/// Everything an upload pastes as evidence, with its clock.
pub fn evidence(index: usize) -> Option<(Evidence, i64)> {
    let samples = DEMOS.get(index)?.samples();
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
