//! Where one is: the screen, what lies over it, the way back, and what is marked there. It knows nothing of what any of
//! them shows.

use std::collections::BTreeMap;

/// Where one is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Screen {
    /// Step 1.
    Error,
    /// The call card, right behind step 1.
    Call,
    /// Step 2, policy and form.
    Upload,
    /// Step 3.
    Keys,
    /// Step 4.
    Diagnosis,
}

impl Screen {
    /// All, in order.
    pub const ALL: [Self; 5] = [
        Self::Error,
        Self::Call,
        Self::Upload,
        Self::Keys,
        Self::Diagnosis,
    ];
}

/// What lies over the screen.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Overlay {
    /// The keys and a word of advice.
    Help,
    /// How to get what is asked for: the list, or one page of it.
    HowTo(Option<usize>),
    /// "Quit?"
    Quit,
    /// The demo's menu or report.
    Demo(super::demo::Show),
    /// The whole decision tree.
    Tree,
    /// Values tried out at step 4.
    WhatIf,
    /// Uploads received on this machine.
    Catch,
    /// Where to write a file; `exists`: it is there, asked once more.
    Save {
        /// What is written.
        what: Document,
        /// Whether the next Enter replaces a file.
        exists: bool,
    },
}

/// What can be saved.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Document {
    /// The report, as Markdown.
    Report,
    /// What was given, for `--load`.
    Session,
}

impl Document {
    /// Its name unless the user says otherwise.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Report => "postdoc-report.md",
            Self::Session => "postdoc-session.json",
        }
    }

    /// The other one's name gives way, a typed one stays.
    pub fn is_default(name: &str) -> bool {
        name.is_empty()
            || [Self::Report, Self::Session]
                .map(Self::name)
                .contains(&name)
    }
}

/// Where one is in a list or a text, for each screen and overlay.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Spot {
    /// The chosen item.
    pub selected: Option<usize>,
    /// The first row shown.
    pub scroll: usize,
}

/// Where one is, and the way back.
#[derive(Debug)]
pub struct Route {
    /// The step.
    pub screen: Screen,
    /// Where one came from.
    pub history: Vec<Screen>,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// What was open when quitting was asked for.
    pub below: Option<Overlay>,
    /// Where one is on each screen.
    pub spots: BTreeMap<Screen, Spot>,
    /// Where one is in the overlay.
    pub overlay_spot: Spot,
    /// Whether the marked item of step 4 is scrolled out of sight.
    pub out_of_sight: bool,
    /// Whether what lies over the screen is longer than its room.
    pub scrolls: bool,
}

impl Default for Route {
    fn default() -> Self {
        Self {
            screen: Screen::Error,
            history: Vec::new(),
            overlay: None,
            below: None,
            spots: BTreeMap::new(),
            overlay_spot: Spot::default(),
            out_of_sight: false,
            scrolls: false,
        }
    }
}

impl Route {
    /// What lies over the screen, under the question whether to quit.
    pub fn open(&self) -> Option<Overlay> {
        match self.overlay {
            Some(Overlay::Quit) => self.below,
            other => other,
        }
    }

    /// Where one is on this screen.
    pub fn spot(&self) -> Spot {
        self.spots.get(&self.screen).copied().unwrap_or_default()
    }

    /// The same, to change.
    pub fn spot_mut(&mut self) -> &mut Spot {
        self.spots.entry(self.screen).or_default()
    }

    /// Where one is in what is in front.
    pub fn front(&self) -> Spot {
        if self.open().is_some() {
            return self.overlay_spot;
        }
        self.spot()
    }

    /// The same, to change.
    pub fn front_mut(&mut self) -> &mut Spot {
        if self.open().is_some() {
            return &mut self.overlay_spot;
        }
        self.spot_mut()
    }

    /// To a screen, remembering the way back.
    pub fn visit(&mut self, screen: Screen) {
        if self.screen != screen {
            self.history.retain(|past| *past != screen);
            self.history.push(self.screen);
            self.screen = screen;
        }
        self.overlay = None;
    }

    /// Opens something over the screen, its first item marked.
    pub fn lay_over(&mut self, overlay: Overlay) {
        self.overlay = Some(overlay);
        self.overlay_spot = Spot {
            selected: Some(0),
            scroll: 0,
        };
    }
}
