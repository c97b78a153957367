//! Everything the wizard knows at one moment, a part for each thing that changes by itself. No parallel booleans: what
//! is open is an `Option<Overlay>`, where one is is a `Screen`. It must not know how any of it is drawn.

pub use super::exam::{Examination, Given, Origin, Taken, Wanted};
pub use super::key_boxes::{KeyBoxes, KeyField};
pub use super::route::{Document, Overlay, Route, Screen, Spot};
pub use super::text_box::{FOLD_FROM, TextBox};

use std::collections::VecDeque;

use super::catching::Catching;
use super::editor::Editor;
use super::what_if::WhatIf;
use crate::diagnosis::{Clock, Effort, Severity, diagnose};
use crate::evidence::Evidence;
use crate::locale::{Args, Catalogue, Lang};
use crate::remedy::snippets::Language;
use crate::report::Words;
use crate::text::visible::visible;

/// A section of step 4.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Section {
    /// What is wrong, where, and the fix in short.
    #[default]
    Point,
    /// Every corrected value.
    Fix,
    /// The cause, and what the documents say.
    Why,
    /// The path through the tree.
    Path,
    /// What was given, and what would settle more.
    Evidence,
}

impl Section {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Point,
        Self::Fix,
        Self::Why,
        Self::Path,
        Self::Evidence,
    ];

    /// Its name, a message id.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Point => "wizard-section-point",
            Self::Fix => "wizard-section-fix",
            Self::Why => "wizard-section-why",
            Self::Path => "wizard-section-path",
            Self::Evidence => "wizard-section-evidence",
        }
    }

    /// The next (true) or previous one, around the ends.
    pub fn turned(self, on: bool) -> Self {
        let count = Self::ALL.len();
        let at = self as usize + if on { 1 } else { count - 1 };
        Self::ALL.get(at % count).copied().unwrap_or_default()
    }
}

/// A line that goes away with the next key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Toast {
    /// The sentence.
    pub text: String,
    /// Whether it tells of something that did not work.
    pub bad: bool,
}

/// What does not change while the wizard runs.
#[derive(Clone, Copy, Debug, Default)]
pub struct Settings {
    /// Only ASCII glyphs.
    pub ascii: bool,
    /// Whether colours are used; bold and reverse always are.
    pub color: bool,
    /// The clocks.
    pub clock: Clock,
    /// Built-in uploads: the first screen says so.
    pub demo: bool,
}

/// The terminal, and what was said last.
#[derive(Debug, Default)]
pub struct Window {
    /// Columns and rows.
    pub size: (u16, u16),
    /// A line for the user.
    pub toast: Option<Toast>,
    /// The language of the prose that was handed to the clipboard last.
    pub copied: Option<Lang>,
}

/// What is read beside the keyboard, because it is large or stands behind something that is.
#[derive(Default)]
pub struct Reading {
    /// In the order given.
    pub waits: VecDeque<Given>,
    /// How often the first of them was asked for: an older result is another's.
    pub number: u64,
}

/// What is being typed.
#[derive(Debug, Default)]
pub struct Boxes {
    /// At step 1.
    pub error: TextBox,
    /// At step 2.
    pub upload: TextBox,
    /// At step 3.
    pub keys: KeyBoxes,
    /// The name of a file to write.
    pub file_name: Editor,
}

/// The call card.
#[derive(Debug, Default)]
pub struct Call {
    /// What was typed as heard, in its two boxes.
    pub heard: [String; 2],
    /// The question whose answers are shown.
    pub asking: Option<&'static str>,
}

/// Step 4.
#[derive(Default)]
pub struct Sections {
    /// The one that is shown.
    pub open: Section,
    /// Which of the problems is.
    pub problem: usize,
    /// Findings that are unfolded.
    pub unfolded: Vec<Severity>,
    /// The language whose code was asked for.
    pub language: Option<Language>,
    /// The values tried out.
    pub trial: Option<WhatIf>,
}

/// The state. No `Debug`: it holds what was pasted.
pub struct Model {
    /// What does not change.
    pub settings: Settings,
    /// The screen's language.
    pub lang: Lang,
    /// The customer's language, for everything that is copied.
    pub customer: Lang,
    /// The terminal.
    pub window: Window,
    /// Where one is.
    pub route: Route,
    /// What is being typed.
    pub boxes: Boxes,
    /// The call card.
    pub call: Call,
    /// Step 4.
    pub sections: Sections,
    /// What was given, and what follows.
    pub exam: Examination,
    /// What is not read yet.
    pub reading: Reading,
    /// What is received on this machine, once that was asked for.
    pub catching: Option<Catching>,
    /// The built-in upload and its play.
    pub demo: super::demo::State,
}

impl Model {
    /// A fresh wizard.
    pub fn new(settings: Settings, lang: Lang, size: (u16, u16)) -> Self {
        Self {
            settings,
            lang,
            customer: lang,
            window: Window {
                size,
                ..Window::default()
            },
            route: Route::default(),
            boxes: Boxes::default(),
            call: Call::default(),
            sections: Sections::default(),
            exam: Examination::new(&settings.clock),
            reading: Reading::default(),
            catching: None,
            demo: super::demo::State::default(),
        }
    }

    /// Says things in the screen's language.
    pub fn words(&self) -> Words<'_> {
        self.words_in(self.lang)
    }

    /// The same in another language.
    pub fn words_in(&self, lang: Lang) -> Words<'_> {
        Words {
            catalogue: Catalogue::get(lang),
            redactor: &self.exam.redactor,
            zone: self.settings.clock.offset,
        }
    }

    /// A sentence in the screen's language.
    pub fn say(&self, id: &str) -> String {
        Catalogue::get(self.lang).word(id)
    }

    /// The same, with arguments.
    pub fn say_with(&self, id: &str, args: &Args) -> String {
        Catalogue::get(self.lang).say(id, args)
    }

    /// The same, with one of them that is text.
    pub fn say_of(&self, id: &str, name: &'static str, value: impl Into<String>) -> String {
        self.say_with(id, &Args::new().text(name, value))
    }

    /// Text out of the evidence, as it may be shown.
    pub fn safe(&self, text: &str) -> String {
        visible(self.exam.redactor.text(text).as_bytes())
    }

    /// That a file was not read; an empty reason means that it is too large.
    pub fn unread(&self, name: &str, reason: &str) -> String {
        let args = Args::new().text("name", self.safe(name));
        if reason.is_empty() {
            return self.say_with("wizard-load-large", &args);
        }
        self.say_with("wizard-load-failed", &args.text("reason", reason))
    }

    /// The box that typed text goes to, if this screen has one.
    pub fn text_box(&self) -> Option<&TextBox> {
        match self.route.screen {
            Screen::Error => Some(&self.boxes.error),
            Screen::Upload => Some(&self.boxes.upload),
            Screen::Call | Screen::Keys | Screen::Diagnosis => None,
        }
    }

    /// The same, to change.
    pub fn text_box_mut(&mut self) -> Option<&mut TextBox> {
        match self.route.screen {
            Screen::Error => Some(&mut self.boxes.error),
            Screen::Upload => Some(&mut self.boxes.upload),
            Screen::Call | Screen::Keys | Screen::Diagnosis => None,
        }
    }

    /// The text that has the caret; what would be lost stays in sight while it is asked whether to quit.
    pub fn editor(&self) -> Option<&Editor> {
        match self.route.open() {
            Some(Overlay::Save { .. }) => Some(&self.boxes.file_name),
            Some(Overlay::WhatIf) => Some(&self.sections.trial.as_ref()?.typing.as_ref()?.editor),
            Some(_) => None,
            None => Some(&self.text_box()?.editor),
        }
    }

    /// What this step's sample of a demo is, while it was not pasted.
    pub fn sample(&self) -> Option<&str> {
        let samples = self.demo.samples.as_ref()?;
        let text = match self.route.screen {
            Screen::Error => &samples.answer,
            Screen::Upload => &samples.upload,
            Screen::Keys => samples.keys.as_ref()?,
            Screen::Call | Screen::Diagnosis => return None,
        };
        (!text.is_empty() && !self.exam.holds(text.as_bytes())).then_some(text)
    }

    /// Whether Enter pastes it: nothing was typed, and nothing else was chosen.
    pub fn offers_sample(&self) -> bool {
        let selected = self.route.spot().selected;
        let untouched = match self.text_box() {
            Some(text) => selected.is_none() && text.is_empty(),
            None => self.boxes.keys.is_empty() && selected == Some(0),
        };
        self.route.overlay.is_none() && untouched && self.sample().is_some()
    }

    /// Whether quitting would lose anything.
    pub fn has_work(&self) -> bool {
        let typed = [&self.boxes.error, &self.boxes.upload];
        !self.exam.is_blank()
            || self.exam.own.is_some()
            || !self.reading.waits.is_empty()
            || !self.boxes.keys.is_empty()
            || !typed.into_iter().all(TextBox::is_empty)
    }

    /// A line for the user; `bad` where something did not work.
    pub fn toast(&mut self, text: String, bad: bool) {
        self.window.toast = Some(Toast { text, bad });
    }

    /// Draws the consequences of changed evidence, without the long search.
    pub fn refresh(&mut self) {
        self.exam.refresh(&self.settings.clock);
        self.settle();
    }

    /// Step 4 begins anew with what was found.
    pub fn settle(&mut self) {
        self.sections.open = Section::default();
        self.sections.problem = 0;
        self.sections.trial = None;
        self.route.spots.remove(&Screen::Diagnosis);
    }

    /// To the next (true) or previous section; nothing in it is marked yet.
    pub fn turn_section(&mut self, on: bool) {
        self.sections.open = self.sections.open.turned(on);
        *self.route.spot_mut() = Spot::default();
    }

    /// The same with the long search, for where nothing else waits.
    pub fn refresh_long(&mut self) {
        self.refresh();
        let clock = &self.settings.clock;
        self.exam.diagnosis = diagnose(&self.exam.evidence, clock, Effort::Usual);
    }

    /// Begins with evidence that was saved.
    pub fn load(&mut self, evidence: Evidence) {
        self.exam.load(evidence);
        self.refresh();
    }
}
