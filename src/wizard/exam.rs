//! What was given and what follows from it: the evidence with how each paste came in, what was taken away again, the
//! diagnosis and its remedy. Apart from the model because the plain twin and the screens share it; it knows neither.

use std::collections::BTreeSet;
use std::sync::Arc;

use zeroize::Zeroizing;

use crate::cos::answers::Meaning;
use crate::diagnosis::{Clock, Diagnosis, Effort, Verdict, diagnose};
use crate::evidence::parts::Left;
use crate::evidence::request::Wire;
use crate::evidence::{Answer, Evidence, Facts, Reading, Slot, Unread};
use crate::remedy::sign::{Compared, Missing, Theirs, compare};
use crate::remedy::{Picks, Remedy};
use crate::report::Redactor;
use crate::text::{Place, Seal, SourceId};

use super::route::Screen;

/// How something came in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Origin {
    /// Chosen from the list of step 1.
    Choice,
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

impl Origin {
    /// Whether COS's answer was heard so.
    pub fn is_heard(&self) -> bool {
        matches!(self, Self::Choice | Self::Typed(Screen::Error))
    }
}

/// Something given, before it is read.
#[derive(Clone)]
pub struct Given {
    /// What.
    pub bytes: Zeroizing<Vec<u8>>,
    /// How.
    pub origin: Origin,
}

/// What became of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Taken {
    /// It is here already.
    Held,
    /// They are the developer's own values, compared with the right ones.
    Compared,
    /// It is evidence; whether it is also COS's answer.
    Read(bool),
}

/// What the work beside the keyboard shall do.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Wanted {
    /// The whole key × message plane, where the usual search explained nothing.
    pub deep: bool,
    /// Sides that the user picked where two could have been meant.
    pub picks: Picks,
}

/// The search beside the keyboard.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Counts the states of the evidence.
    pub generation: u64,
    /// Whether one for this generation runs.
    pub running: bool,
    /// Recipes it has tried.
    pub tried: u64,
    /// How far it goes, and the sides picked.
    pub wanted: Wanted,
}

/// The developer's own intermediate values, compared with the right ones: they may be wrong, and are no evidence.
#[derive(Clone, Debug)]
pub struct OwnValues {
    values: Arc<Theirs>,
    /// Where they depart, or what is missing to tell.
    pub compared: Result<Compared, Missing>,
}

/// Readings that were taken away at once, each with its place among all, and what stood unread beside them.
#[derive(Clone, Debug, Default)]
struct Removed {
    readings: Vec<(usize, Reading)>,
    left: Vec<Left>,
}

/// The upload that is looked at.
#[derive(Clone)]
pub struct Examination {
    /// Everything given, read. A paste is named by the number of its origin.
    pub evidence: Evidence,
    origins: Vec<Origin>,
    removed: Vec<Removed>,
    /// The evidence put together.
    pub facts: Facts,
    /// What must not be shown of it.
    pub redactor: Arc<Redactor>,
    /// What it proves.
    pub diagnosis: Diagnosis,
    /// What mends it.
    pub remedy: Remedy,
    /// What is still looked for.
    pub search: Search,
    /// What was pasted to be compared.
    pub own: Option<OwnValues>,
    sealed: Option<Seal>,
}

/// Whether an answer is one that COS, or somebody else who is known, gives.
pub fn is_known(answer: &Answer) -> bool {
    answer.meaning != Meaning::Unknown || answer.wrapper.is_some()
}

/// Whether it was given, and not set by a flag.
fn is_given(reading: &Reading) -> bool {
    reading.reader != "option"
}

fn root(evidence: &Evidence, place: Place) -> SourceId {
    evidence.sources.in_paste(place).source
}

/// Takes readings out, and with the last of a paste what nobody read of it.
fn take(evidence: &mut Evidence, goes: impl Fn(usize, &Reading) -> bool) -> Removed {
    let mut taken = Removed::default();
    for (index, reading) in std::mem::take(&mut evidence.readings)
        .into_iter()
        .enumerate()
    {
        if is_given(&reading) && goes(index, &reading) {
            taken.readings.push((index, reading));
        } else {
            evidence.readings.push(reading);
        }
    }
    let stay: BTreeSet<SourceId> = (evidence.readings.iter())
        .map(|reading| reading.in_paste(evidence).source)
        .collect();
    let gone: BTreeSet<SourceId> = roots(evidence, &taken).difference(&stay).copied().collect();
    let (left, stays) = std::mem::take(&mut evidence.left)
        .into_iter()
        .partition(|left| gone.contains(&root(evidence, left.place)));
    (taken.left, evidence.left) = (left, stays);
    taken
}

/// The pastes that readings belong to.
fn roots(evidence: &Evidence, taken: &Removed) -> BTreeSet<SourceId> {
    let readings = taken.readings.iter();
    readings
        .map(|(_, reading)| reading.in_paste(evidence).source)
        .collect()
}

// It holds what was pasted.
impl std::fmt::Debug for Examination {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Examination").finish_non_exhaustive()
    }
}

impl Examination {
    /// Of nothing.
    pub fn new(clock: &Clock) -> Self {
        let evidence = Evidence::default();
        Self {
            origins: Vec::new(),
            removed: Vec::new(),
            facts: Facts::default(),
            redactor: Arc::new(Redactor::new(&evidence)),
            diagnosis: diagnose(&evidence, clock, Effort::None),
            evidence,
            remedy: Remedy::default(),
            search: Search::default(),
            own: None,
            sealed: None,
        }
    }

    /// Makes what is secret unreadable in memory, and all of what was taken away, while the program waits. Until
    /// [`Self::open`] nothing may look at the evidence.
    pub fn seal(&mut self) {
        let sources = &self.evidence.sources;
        let gone = self.removed.iter().flat_map(|one| &one.readings);
        let mut gone: BTreeSet<SourceId> = gone
            .map(|(_, one)| one.in_paste(&self.evidence).source)
            .collect();
        if !gone.is_empty() {
            for id in sources.ids() {
                let parent = sources.get(id).and_then(|source| source.parent.as_ref());
                if parent.is_some_and(|(parent, _)| gone.contains(parent)) {
                    gone.insert(id);
                }
            }
        }
        let mut places: Vec<Place> = gone.iter().map(|id| sources.whole(*id)).collect();
        places.extend(self.redactor.places());
        self.sealed = Some(self.evidence.sources.seal(places));
    }

    /// Makes the evidence readable again.
    pub fn open(&mut self) {
        if let Some(seal) = self.sealed.take() {
            self.evidence.sources.open(seal);
        }
    }

    /// Begins with evidence that was saved, each part of it alone.
    pub fn load(&mut self, evidence: Evidence) {
        self.evidence = evidence;
        self.origins.clear();
        for reading in self
            .evidence
            .readings
            .iter_mut()
            .filter(|one| is_given(one))
        {
            reading.paste = self.origins.len();
            let file = reading.file.clone();
            self.origins.push(file.map_or(Origin::Pasted, Origin::File));
        }
    }

    /// Reads something and makes it evidence; the index of its first reading.
    ///
    /// # Errors
    /// When no reader knows it; nothing has changed then.
    pub fn give(
        &mut self,
        bytes: &[u8],
        hint: Option<Slot>,
        origin: Origin,
    ) -> Result<usize, Unread> {
        let file = match &origin {
            Origin::File(name) => Some(name.as_str()),
            _ => None,
        };
        let first = self.evidence.add(bytes, hint, file)?;
        // A value that is moved is moved with its gaps, and in them stands what readers left on the stack: a clone made on a
        // clean one has none of it.
        crate::terminal::wipe_stack();
        for reading in self.evidence.readings.iter_mut().skip(first) {
            let clean = reading.clone();
            *reading = clean;
        }
        self.came(first, origin);
        Ok(first)
    }

    /// Reads something given and draws the consequences: what was taken away is there again, what was only heard gives
    /// way to what COS sent.
    ///
    /// # Errors
    /// When no reader knows it; nothing has changed then.
    pub fn take_in(&mut self, given: &Given, clock: &Clock) -> Result<Taken, Unread> {
        let bytes = given.bytes.as_slice();
        let mut answers = false;
        if !self.restore_all(bytes) {
            if self.holds(bytes) {
                return Ok(Taken::Held);
            }
            if self.compare_own(bytes) {
                return Ok(Taken::Compared);
            }
            let index = self.give(bytes, None, given.origin.clone())?;
            let reading = self.evidence.readings.get(index);
            answers = reading.is_some_and(|reading| reading.holds.answer.is_some());
        }
        if answers {
            self.take_back(Origin::is_heard);
        }
        self.refresh(clock);
        Ok(Taken::Read(answers))
    }

    /// A request that was received here.
    pub fn caught(&mut self, wire: Wire) {
        let index = self.evidence.add_wire(wire);
        self.came(index, Origin::Caught);
    }

    fn came(&mut self, first: usize, origin: Origin) {
        for reading in self.evidence.readings.iter_mut().skip(first) {
            reading.paste = self.origins.len();
        }
        self.origins.push(origin);
    }

    /// Everything given, part by part, with its place among the readings and how it came in.
    pub fn given(&self) -> impl Iterator<Item = (usize, &Reading, &Origin)> {
        let readings = self.evidence.readings.iter().enumerate();
        let given = readings.filter(|(_, reading)| is_given(reading));
        given
            .filter_map(|(index, reading)| Some((index, reading, self.origins.get(reading.paste)?)))
    }

    /// Whether something came in this way.
    pub fn came_by(&self, way: impl Fn(&Origin) -> bool) -> bool {
        self.given().any(|(.., origin)| way(origin))
    }

    /// Whether this very text was given.
    pub fn holds(&self, text: &[u8]) -> bool {
        self.given()
            .any(|(_, reading, _)| self.is_of(reading, text))
    }

    fn is_of(&self, reading: &Reading, text: &[u8]) -> bool {
        let paste = reading.in_paste(&self.evidence).source;
        self.evidence.sources.bytes(paste) == text
    }

    /// Whether nothing was given, neither a paste nor an answer.
    pub fn is_blank(&self) -> bool {
        self.given().next().is_none() && self.evidence.said.is_empty()
    }

    /// Whether a policy or a form is here.
    pub fn has_upload(&self) -> bool {
        self.facts.policy.is_some() || self.facts.form.is_some()
    }

    /// Whether a key to sign with is here.
    pub fn has_key(&self) -> bool {
        self.facts.keys.secret_key.is_some() || self.facts.keys.sign_key.is_some()
    }

    /// Whether the branch is one that keys can help with: the signature, or none yet.
    pub fn keys_matter(&self) -> bool {
        let branch = self.diagnosis.branch.as_str();
        branch.starts_with("SignatureDoesNotMatch") || branch == "none" || branch.is_empty()
    }

    /// Whether more is wanted before anything can be said.
    pub fn is_open(&self) -> bool {
        self.diagnosis.verdict == Verdict::Undetermined
    }

    /// Takes back what came in one of these ways, for good.
    pub fn take_back(&mut self, goes: impl Fn(&Origin) -> bool) {
        let origins = &self.origins;
        let taken = take(&mut self.evidence, |_, reading| {
            origins.get(reading.paste).is_some_and(&goes)
        });
        for paste in roots(&self.evidence, &taken) {
            self.evidence.sources.forget(paste);
        }
    }

    /// Whether a paste holds for every upload: keys and nothing else.
    fn lasts(&self, paste: usize) -> bool {
        self.given()
            .filter(|(_, reading, _)| reading.paste == paste)
            .all(|(_, reading, _)| reading.holds_keys_only())
    }

    /// What holds for every upload.
    pub fn lasting(&self) -> Evidence {
        let mut evidence = Evidence {
            sources: self.evidence.sources.clone(),
            readings: self.evidence.readings.clone(),
            ..Evidence::default()
        };
        take(&mut evidence, |_, reading| !self.lasts(reading.paste));
        evidence
    }

    /// What an earlier upload gave goes: a received one for good, pasted things until undo brings them back. Whether
    /// there were any of those.
    pub fn set_aside(&mut self) -> bool {
        self.evidence.said.clear();
        self.take_back(|origin| *origin == Origin::Caught);
        let lasting: Vec<bool> = (0..self.origins.len()).map(|it| self.lasts(it)).collect();
        let stays = |paste: usize| lasting.get(paste).copied().unwrap_or_default();
        let taken = take(&mut self.evidence, |_, reading| !stays(reading.paste));
        let aside = !taken.readings.is_empty();
        self.removed.extend(aside.then_some(taken));
        aside
    }

    /// Takes one reading away; [`Self::restore`] brings it back.
    pub fn remove(&mut self, index: usize) {
        let taken = take(&mut self.evidence, |at, _| at == index);
        self.removed.push(taken);
    }

    /// Whether anything was taken away.
    pub fn can_restore(&self) -> bool {
        !self.removed.is_empty()
    }

    /// Brings back what was taken away last: where it stands now.
    pub fn restore(&mut self) -> Option<Vec<usize>> {
        let back = self.removed.pop()?;
        Some(self.put_back(back))
    }

    /// Brings back all parts of a text that is given again; false where none of it was taken away.
    pub fn restore_all(&mut self, text: &[u8]) -> bool {
        let (again, rest) = std::mem::take(&mut self.removed)
            .into_iter()
            .partition(|one| one.readings.iter().any(|(_, one)| self.is_of(one, text)));
        self.removed = rest;
        let again: Vec<Removed> = again;
        let any = !again.is_empty();
        // The last that went is the first that comes.
        for back in again.into_iter().rev() {
            self.put_back(back);
        }
        any
    }

    fn put_back(&mut self, back: Removed) -> Vec<usize> {
        self.evidence.left.extend(back.left);
        let mut places = Vec::new();
        for (at, reading) in back.readings {
            if let Some(origin @ Origin::Typed(_)) = self.origins.get_mut(reading.paste) {
                // What stood in a box does no more.
                *origin = Origin::Pasted;
            }
            let at = at.min(self.evidence.readings.len());
            self.evidence.readings.insert(at, reading);
            places.push(at);
        }
        places
    }

    /// Draws the consequences of changed evidence, without the long search.
    pub fn refresh(&mut self, clock: &Clock) {
        self.facts = self.evidence.facts();
        self.redactor = Arc::new(Redactor::new(&self.evidence));
        self.diagnosis = diagnose(&self.evidence, clock, Effort::Quick);
        self.remedy = Remedy::default();
        self.search = Search {
            generation: self.search.generation + 1,
            ..Search::default()
        };
        if let Some(own) = self.own.take() {
            self.compare(own.values);
        }
    }

    /// The developer's own intermediate values are compared, not read as evidence: they may be wrong. False where a text
    /// holds none.
    pub fn compare_own(&mut self, bytes: &[u8]) -> bool {
        let Some(values) = Theirs::recognise(bytes) else {
            return false;
        };
        self.compare(Arc::new(values));
        true
    }

    fn compare(&mut self, values: Arc<Theirs>) {
        let now = self.diagnosis.times.now.instant;
        let compared = compare(&self.evidence, now, &values);
        self.own = Some(OwnValues { values, compared });
    }

    /// What a reader makes of a text, beside all that is here; it changes nothing.
    pub fn probe(&self, text: &[u8], hint: Option<Slot>) -> Option<Reading> {
        let mut probe = self.evidence.clone();
        let first = probe.add(text, hint, None).ok()?;
        probe.readings.into_iter().nth(first)
    }
}
