//! Everything the wizard knows at one moment. One struct, no parallel booleans: what is open is an
//! `Option<Overlay>`, where one is is a `Screen`. It must not know how any of it is drawn.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::{Zeroize, Zeroizing};

use super::catching::Catching;
use super::editor::Editor;
use super::msg::Wanted;
use super::secret::Secret;
use super::what_if::WhatIf;
use crate::diagnosis::{Clock, Diagnosis, Effort, Severity, diagnose};
use crate::evidence::request::Wire;
use crate::evidence::{Evidence, Facts, Reading, Slot, Unread};
use crate::locale::{Args, Catalogue, Lang};
use crate::remedy::Remedy;
use crate::remedy::sign::{Compared, Missing, Theirs, compare};
use crate::remedy::snippets::Language;
use crate::report::{Redactor, Words};
use crate::text::visible::visible;

/// Pastes beyond this fold into a block that is not edited in place: every key press rewraps a box.
pub const FOLD_FROM: usize = 16 * 1024;

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
        let at = Self::ALL.iter().position(|one| *one == self).unwrap_or(0);
        let at = at + if on { 1 } else { count - 1 };
        Self::ALL.get(at % count).copied().unwrap_or_default()
    }
}

/// What lies over the screen.
#[derive(Clone, Debug, Eq, PartialEq)]
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
                .iter()
                .any(|one| one.name() == name)
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

/// What is being typed in a step.
#[derive(Debug, Default)]
pub struct Draft {
    /// The box.
    pub editor: Editor,
    /// The pasted bytes the box shows, until its first edit, where they differ from its text.
    pub exact: Option<Zeroizing<Vec<u8>>>,
    /// A paste too large for the box.
    pub block: Option<Zeroizing<Vec<u8>>>,
    /// One that was taken away, for undo.
    pub removed: Option<Zeroizing<Vec<u8>>>,
    /// Whether the text is already evidence.
    pub accepted: bool,
}

impl Draft {
    /// Whether nothing was typed or pasted into it.
    pub fn is_empty(&self) -> bool {
        self.editor.is_empty() && self.block.is_none()
    }

    /// What it holds, exactly as pasted where that is still known.
    pub fn bytes(&self) -> Zeroizing<Vec<u8>> {
        match (&self.block, &self.exact) {
            (Some(bytes), _) | (None, Some(bytes)) => bytes.clone(),
            (None, None) => Zeroizing::new(self.editor.text().into_bytes()),
        }
    }

    /// A text nobody recognised, for the user to look at. A newer one takes the place of a folded one.
    pub fn put(&mut self, bytes: &[u8]) {
        self.accepted = false;
        let in_place = self.unfold();
        if bytes.len() > FOLD_FROM {
            self.block = Some(Zeroizing::new(bytes.to_vec()));
            return;
        }
        let before = self.editor.at_end().then(|| self.bytes());
        self.editor.insert(&String::from_utf8_lossy(bytes));
        let whole = before.map(|before| [before.as_slice(), bytes].concat());
        self.keep(whole.unwrap_or_default());
        if in_place {
            self.editor.forget();
        }
    }

    /// Replaces everything by what an editor saved.
    pub fn replace(&mut self, bytes: &[u8]) {
        let in_place = self.unfold();
        self.accepted = false;
        if bytes.len() > FOLD_FROM {
            self.exact = None;
            self.block = Some(Zeroizing::new(bytes.to_vec()));
        } else {
            self.editor.set(&String::from_utf8_lossy(bytes));
            self.keep(bytes.to_vec());
            if in_place {
                self.editor.forget();
            }
        }
    }

    /// Keeps what the box shows in another way than it came.
    fn keep(&mut self, bytes: Vec<u8>) {
        let bytes = Zeroizing::new(bytes);
        let differs = !bytes.is_empty() && self.editor.text().as_bytes() != bytes.as_slice();
        self.exact = differs.then_some(bytes);
    }

    /// Takes a folded paste away; false if there is none. Undo then goes back to it and no further.
    pub fn unfold(&mut self) -> bool {
        let Some(block) = self.block.take() else {
            return false;
        };
        self.removed = Some(block);
        self.editor.forget();
        true
    }

    /// Takes the last change back, which may be a folded paste that was taken away.
    pub fn undo(&mut self) {
        if !self.editor.undo() && self.removed.is_some() {
            self.block = self.removed.take();
            self.accepted = false;
        }
    }

    /// The text was changed by hand.
    pub fn touched(&mut self) {
        self.exact = None;
        self.accepted = false;
    }
}

/// The fields of step 3.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum KeyField {
    /// SecretId
    SecretId,
    /// SecretKey
    SecretKey,
    /// x-cos-security-token
    Token,
    /// SignKey
    SignKey,
}

impl KeyField {
    /// All, in order.
    pub const ALL: [Self; 4] = [Self::SecretId, Self::SecretKey, Self::Token, Self::SignKey];

    /// The name under which the keys reader knows it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SecretId => "SecretId",
            Self::SecretKey => "SecretKey",
            Self::Token => "Token",
            Self::SignKey => "SignKey",
        }
    }
}

/// What is being typed in step 3. The SecretId is no secret, but nothing is gained by another kind of box.
#[derive(Debug, Default)]
pub struct KeysDraft {
    /// One for each of [`KeyField::ALL`].
    pub fields: [Secret; 4],
}

impl KeysDraft {
    /// A field's box.
    pub fn field(&mut self, field: KeyField) -> &mut Secret {
        let [id, key, token, sign_key] = &mut self.fields;
        match field {
            KeyField::SecretId => id,
            KeyField::SecretKey => key,
            KeyField::Token => token,
            KeyField::SignKey => sign_key,
        }
    }

    /// Each field with its box.
    pub fn each(&self) -> impl Iterator<Item = (KeyField, &Secret)> {
        KeyField::ALL.into_iter().zip(&self.fields)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.fields.iter().all(Secret::is_empty)
    }

    /// Hides what was peeked at.
    pub fn hide(&mut self) {
        self.fields.iter_mut().for_each(Secret::hide);
    }

    /// `NAME=value` lines for the keys reader; the boxes are wiped.
    pub fn take(&mut self) -> Zeroizing<Vec<u8>> {
        let length: usize = self
            .fields
            .iter()
            .map(|field| field.reveal().len() + 16)
            .sum();
        let mut lines = Zeroizing::new(Vec::with_capacity(length));
        for (field, secret) in KeyField::ALL.into_iter().zip(&mut self.fields) {
            if !secret.is_empty() {
                lines.extend_from_slice(field.name().as_bytes());
                lines.push(b'=');
                lines.extend_from_slice(secret.reveal().as_bytes());
                lines.push(b'\n');
            }
            secret.clear();
        }
        lines
    }
}

/// How something came in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// Chosen from the list of step 1: the choice's id.
    Choice(&'static str),
    /// Typed (or pasted and edited) in a step's box.
    Typed(Screen),
    /// Pasted.
    Pasted,
    /// A file.
    File(String),
    /// Typed in the fields of step 3.
    Fields,
    /// Received on this machine.
    Caught,
}

/// One thing that was given, kept to build the evidence anew when something is taken back.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its bytes.
    pub bytes: Zeroizing<Vec<u8>>,
    /// What the user said it is.
    pub hint: Option<Slot>,
    /// How it came in.
    pub origin: Origin,
    /// A received request, in place of bytes.
    pub wire: Option<Wire>,
    /// Its parts that were taken away by hand.
    pub gone: BTreeSet<usize>,
}

impl Given {
    /// Bytes that came in some way.
    pub fn new(bytes: Zeroizing<Vec<u8>>, hint: Option<Slot>, origin: Origin) -> Self {
        Self {
            bytes,
            hint,
            origin,
            wire: None,
            gone: BTreeSet::new(),
        }
    }

    /// A request that was received here.
    pub fn caught(wire: Wire) -> Self {
        Self {
            wire: Some(wire),
            ..Self::new(Zeroizing::default(), None, Origin::Caught)
        }
    }

    /// Reads it into the evidence; the index of its first reading.
    fn read(&self, evidence: &mut Evidence) -> Result<usize, Unread> {
        if let Some(wire) = &self.wire {
            return Ok(evidence.add_wire(wire.clone()));
        }
        let file = match &self.origin {
            Origin::File(name) => Some(name.as_str()),
            _ => None,
        };
        evidence.add(&self.bytes, self.hint, file)
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

/// The state. No `Debug`: it holds what was pasted.
pub struct Model {
    /// What does not change.
    pub settings: Settings,
    /// The screen's language.
    pub lang: Lang,
    /// The customer's language, for everything that is copied.
    pub customer: Lang,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Where one is.
    pub screen: Screen,
    /// Where one came from.
    pub history: Vec<Screen>,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// What was open when quitting was asked for.
    pub below: Option<Overlay>,
    /// Step 1's draft.
    pub error: Draft,
    /// Step 2's draft.
    pub upload: Draft,
    /// Step 3's draft.
    pub keys: KeysDraft,
    /// The path typed for the report.
    pub path: Editor,
    /// Where one is on each screen.
    pub spots: BTreeMap<Screen, Spot>,
    /// Where one is in the overlay.
    pub overlay_spot: Spot,
    /// The language of the prose that was handed to the clipboard last.
    pub copied: Option<Lang>,
    /// What was typed as heard on the call card, in its two boxes.
    pub heard: [String; 2],
    /// The question of the call card whose answers are shown.
    pub asking: Option<&'static str>,
    /// The section of step 4 that is open.
    pub section: Section,
    /// Which of its problems is on the screen.
    pub problem: usize,
    /// Whether the marked item of step 4 is scrolled out of sight.
    pub out_of_sight: bool,
    /// Findings that are unfolded.
    pub unfolded: Vec<Severity>,
    /// The language whose code was asked for.
    pub language: Option<Language>,
    /// Everything given, in order.
    pub givens: Vec<Given>,
    /// What was taken away, with its place among them.
    pub removed: Vec<(usize, Given)>,
    /// What is received on this machine, once that was asked for.
    pub catching: Option<Catching>,
    /// The same, read.
    pub evidence: Evidence,
    /// The evidence put together.
    pub facts: Facts,
    /// What must not be shown of it.
    pub redactor: Redactor,
    /// What it proves.
    pub diagnosis: Diagnosis,
    /// Counts the states of the evidence.
    pub generation: u64,
    /// Whether a search for this generation runs.
    pub searching: bool,
    /// Recipes it has tried.
    pub tried: u64,
    /// What mends it.
    pub remedy: Remedy,
    /// How far the search goes, and the sides picked.
    pub wanted: Wanted,
    /// The developer's own intermediate values.
    pub theirs: Option<Theirs>,
    /// The same, compared with the right ones.
    pub compared: Option<Result<Compared, Missing>>,
    /// The values tried out.
    pub what_if: Option<WhatIf>,
    /// The built-in upload and its play.
    pub demo: super::demo::State,
    /// A line for the user.
    pub toast: Option<Toast>,
}

impl Model {
    /// A fresh wizard.
    pub fn new(settings: Settings, lang: Lang, size: (u16, u16)) -> Self {
        let evidence = Evidence::default();
        let diagnosis = diagnose(&evidence, &settings.clock, Effort::None);
        Self {
            settings,
            lang,
            customer: lang,
            size,
            screen: Screen::Error,
            history: Vec::new(),
            overlay: None,
            below: None,
            error: Draft::default(),
            upload: Draft::default(),
            keys: KeysDraft::default(),
            path: Editor::default(),
            spots: BTreeMap::new(),
            overlay_spot: Spot::default(),
            copied: None,
            heard: <[String; 2]>::default(),
            asking: None,
            section: Section::default(),
            problem: 0,
            out_of_sight: false,
            unfolded: Vec::new(),
            language: None,
            givens: Vec::new(),
            removed: Vec::new(),
            catching: None,
            facts: Facts::default(),
            redactor: Redactor::new(&evidence),
            evidence,
            diagnosis,
            generation: 0,
            searching: false,
            tried: 0,
            remedy: Remedy::default(),
            wanted: Wanted::default(),
            theirs: None,
            compared: None,
            what_if: None,
            demo: super::demo::State::default(),
            toast: None,
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
            redactor: &self.redactor,
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

    /// Text out of the evidence, as it may be shown.
    pub fn safe(&self, text: &str) -> String {
        visible(self.redactor.text(text).as_bytes())
    }

    /// That a file was not read; an empty reason means that it is too large.
    pub fn unread(&self, name: &str, reason: &str) -> String {
        let args = Args::new().text("name", self.safe(name));
        if reason.is_empty() {
            return self.say_with("wizard-load-large", &args);
        }
        self.say_with("wizard-load-failed", &args.text("reason", reason))
    }

    /// What lies over the screen, under the question whether to quit.
    pub fn open(&self) -> Option<&Overlay> {
        match &self.overlay {
            Some(Overlay::Quit) => self.below.as_ref(),
            other => other.as_ref(),
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

    /// The draft that typed text goes to, if this screen has one.
    pub fn draft(&self) -> Option<&Draft> {
        match self.screen {
            Screen::Error => Some(&self.error),
            Screen::Upload => Some(&self.upload),
            Screen::Call | Screen::Keys | Screen::Diagnosis => None,
        }
    }

    /// The same, to change.
    pub fn draft_mut(&mut self) -> Option<&mut Draft> {
        match self.screen {
            Screen::Error => Some(&mut self.error),
            Screen::Upload => Some(&mut self.upload),
            Screen::Call | Screen::Keys | Screen::Diagnosis => None,
        }
    }

    /// What this step's sample of a demo is, while it was not pasted.
    pub fn sample(&self) -> Option<&str> {
        let samples = self.demo.samples.as_ref()?;
        let text = match self.screen {
            Screen::Error => &samples.answer,
            Screen::Upload => &samples.upload,
            Screen::Keys => samples.keys.as_ref()?,
            Screen::Call | Screen::Diagnosis => return None,
        };
        let mut given = self.givens.iter();
        let known = given.any(|given| given.bytes.as_slice() == text.as_bytes());
        (!text.is_empty() && !known).then_some(text)
    }

    /// Whether Enter pastes it: nothing was typed, and nothing else was chosen.
    pub fn offers_sample(&self) -> bool {
        let untouched = match self.screen {
            Screen::Keys => self.keys.is_empty() && self.spot().selected == Some(0),
            _ => self.spot().selected.is_none() && self.draft().is_some_and(Draft::is_empty),
        };
        self.overlay.is_none() && untouched && self.sample().is_some()
    }

    /// Whether nothing was given, neither a paste nor an answer.
    pub fn is_blank(&self) -> bool {
        self.givens.is_empty() && self.evidence.said.is_empty()
    }

    /// Whether quitting would lose anything.
    pub fn has_work(&self) -> bool {
        !(self.givens.is_empty()
            && self.error.is_empty()
            && self.upload.is_empty()
            && self.keys.is_empty()
            && self.theirs.is_none()
            && self.evidence.said.is_empty())
    }

    /// Whether the branch is one that keys can help with: the signature, or none yet.
    pub fn keys_matter(&self) -> bool {
        let branch = self.diagnosis.branch.as_str();
        branch.starts_with("SignatureDoesNotMatch") || branch == "none" || branch.is_empty()
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

    /// A line for the user; `bad` where something did not work.
    pub fn toast(&mut self, text: String, bad: bool) {
        self.toast = Some(Toast { text, bad });
    }

    /// Opens something over the screen, its first item marked.
    pub fn lay_over(&mut self, overlay: Overlay) {
        self.overlay = Some(overlay);
        self.overlay_spot = Spot {
            selected: Some(0),
            scroll: 0,
        };
    }

    /// Reads something and makes it evidence.
    ///
    /// # Errors
    /// When no reader knows it; nothing has changed then.
    pub fn give(&mut self, given: Given) -> Result<usize, Unread> {
        let index = given.read(&mut self.evidence)?;
        self.givens.push(given);
        Ok(index)
    }

    /// Takes back what came in one of these ways.
    pub fn take_back(&mut self, gone: impl Fn(&Origin) -> bool) {
        let before = self.givens.len();
        self.givens.retain(|given| !gone(&given.origin));
        if self.givens.len() == before {
            return;
        }
        self.reread();
    }

    /// Reads everything given again, but for the parts that were taken away by hand.
    pub(super) fn reread(&mut self) {
        let mut evidence = Evidence {
            said: std::mem::take(&mut self.evidence.said),
            masked_in_place: self.evidence.masked_in_place,
            ..Evidence::default()
        };
        for (flag, text) in self.evidence.options() {
            // It was one before.
            let _ = evidence.add_option(flag, &text);
        }
        self.givens
            .retain(|given| given.read(&mut evidence).is_ok());
        let mut seen = BTreeMap::new();
        let givens = &self.givens;
        evidence.readings.retain(|reading| {
            let part: &mut usize = seen.entry(reading.paste).or_default();
            let number = std::mem::replace(part, *part + 1);
            let given = givens.get(reading.paste);
            reading.reader == "option" || given.is_none_or(|given| !given.gone.contains(&number))
        });
        self.evidence = evidence;
    }

    /// Whether something given holds for every upload: keys and nothing else.
    pub fn lasts(&self, given: usize) -> bool {
        let parts = self.evidence.readings.iter();
        let mut parts = parts
            .filter(|one| one.reader != "option" && one.paste == given)
            .map(|one| &one.holds)
            .peekable();
        parts.peek().is_some()
            && parts.all(|holds| {
                let upload = holds.policy.is_some() || holds.form.is_some();
                let other = holds.request.is_some() || holds.answer.is_some();
                holds.keys.is_some() && !upload && !other
            })
    }

    /// What holds for every upload.
    pub fn lasting(&self) -> Evidence {
        let mut evidence = Evidence::default();
        for (flag, text) in self.evidence.options() {
            let _ = evidence.add_option(flag, &text);
        }
        for (index, given) in self.givens.iter().enumerate() {
            if self.lasts(index) {
                let _ = given.read(&mut evidence);
            }
        }
        evidence
    }

    /// Takes one reading away; [`Model::restore`] brings it back. A paste goes with its last part.
    pub fn remove(&mut self, index: usize) {
        let same = |one: &&Reading, paste| one.reader != "option" && one.paste == paste;
        let readings = &self.evidence.readings;
        let Some(paste) = readings.get(index).map(|reading| reading.paste) else {
            return;
        };
        let before = readings
            .iter()
            .take(index)
            .filter(|one| same(one, paste))
            .count();
        let all = readings.iter().filter(|one| same(one, paste)).count();
        let Some(given) = self.givens.get_mut(paste) else {
            return;
        };
        self.removed.push((paste, given.clone()));
        if all == 1 {
            self.givens.remove(paste);
        } else {
            let there = (0..).filter(|part| !given.gone.contains(part)).nth(before);
            given.gone.extend(there);
        }
        self.reread();
    }

    /// All parts of a paste are there again.
    pub fn put_back(&mut self, bytes: &[u8]) {
        let same = |given: &&mut Given| given.bytes.as_slice() == bytes;
        self.givens
            .iter_mut()
            .filter(same)
            .for_each(|given| given.gone.clear());
        self.reread();
    }

    /// Brings back what was taken away last: the readings of it that are there now.
    pub fn restore(&mut self) -> Option<Vec<usize>> {
        let (at, mut given) = self.removed.pop()?;
        // What stood in a box does no more.
        if matches!(given.origin, Origin::Typed(_)) {
            given.origin = Origin::Pasted;
        }
        let same = |one: &Given| one.origin == given.origin && one.bytes == given.bytes;
        let at = match self.givens.iter().position(same) {
            Some(at) => at,
            None => at.min(self.givens.len()),
        };
        match self.givens.get_mut(at).filter(|one| same(one)) {
            Some(here) => here.gone = given.gone,
            None => self.givens.insert(at, given),
        }
        self.reread();
        let readings = self.evidence.readings.iter().enumerate();
        let its = readings.filter(|(_, one)| one.reader != "option" && one.paste == at);
        Some(its.map(|(index, _)| index).collect())
    }

    /// Draws the consequences of changed evidence, without the long search.
    pub fn refresh(&mut self) {
        self.generation += 1;
        self.facts = self.evidence.facts();
        self.redactor = Redactor::new(&self.evidence);
        self.diagnosis = diagnose(&self.evidence, &self.settings.clock, Effort::Quick);
        self.remedy = Remedy::default();
        self.wanted = Wanted::default();
        self.what_if = None;
        self.tried = 0;
        self.section = Section::default();
        self.problem = 0;
        self.spots.remove(&Screen::Diagnosis);
        self.compare();
    }

    /// Compares the developer's own values with the right ones.
    pub fn compare(&mut self) {
        let now = self.diagnosis.times.now.instant;
        let theirs = self.theirs.as_ref();
        self.compared = theirs.map(|theirs| compare(&self.evidence, now, theirs));
    }

    /// The same with the long search, for where nothing else waits.
    pub fn refresh_long(&mut self) {
        self.refresh();
        self.diagnosis = diagnose(&self.evidence, &self.settings.clock, Effort::Usual);
    }

    /// Begins with evidence that was saved.
    pub fn load(&mut self, mut evidence: Evidence) {
        // Each part was saved alone.
        let parts = evidence.readings.iter_mut();
        for (paste, part) in parts.filter(|part| part.reader != "option").enumerate() {
            part.paste = paste;
        }
        self.givens = evidence
            .readings
            .iter()
            .filter(|reading| reading.reader != "option")
            .map(|reading| {
                let bytes = evidence.sources.bytes(reading.source).to_vec();
                let origin = reading.file.clone().map_or(Origin::Pasted, Origin::File);
                Given::new(Zeroizing::new(bytes), reading.hint, origin)
            })
            .collect();
        self.evidence = evidence;
        self.refresh();
    }

    /// Wipes everything that was given.
    pub fn wipe(&mut self) {
        self.keys.fields.iter_mut().for_each(Secret::clear);
        let removed = self.removed.iter_mut().map(|(_, given)| given);
        for given in self.givens.iter_mut().chain(removed) {
            given.bytes.zeroize();
            if let Some(wire) = &mut given.wire {
                wire.bytes.zeroize();
            }
        }
    }
}
