//! Composition: keys by how many deviations they carry, messages likewise, and every pair of them whose sum stays
//! within the depth. A key's HMAC states are made once, a message's blocks once; a pair costs two
//! compressions. All cores share one queue of chunks.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use zeroize::{Zeroize, Zeroizing};

use super::axes::{Axes, Axis, Name};
use super::derivations::{self, Derive};
use super::deviations::{Deviation, Position};
use super::digests::{self, Hash};
use super::facts::{Bytes, RARE, chosen};
use super::lanes::{self, Block, LANES};
use super::macs::{self, Uses};
use super::output::{Fit, Target};
use super::sha1::{self, Key};

/// A row of each axis; 0 is the right one everywhere.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Recipe([u16; Axis::ALL.len()]);

impl Recipe {
    /// The right recipe but for one row.
    pub fn of(axis: Axis, row: usize) -> Self {
        Self::default().with(axis, row)
    }

    /// With another row on one axis.
    pub fn with(mut self, axis: Axis, row: usize) -> Self {
        if let Some(slot) = self.0.get_mut(axis as usize) {
            *slot = u16::try_from(row).unwrap_or_default();
        }
        self
    }

    /// Its row on one axis.
    pub fn row(self, axis: Axis) -> usize {
        self.0.get(axis as usize).copied().map_or(0, usize::from)
    }

    /// What departs in either of the two.
    pub fn and(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine = (*mine).max(theirs);
        }
        self
    }

    /// The rows that depart, in the order of the recipe.
    pub fn names(self, axes: &Axes<'_>) -> impl Iterator<Item = (Axis, Name)> {
        let named = move |axis| Some((axis, axes.name(axis, self.row(axis))?));
        Axis::ALL.into_iter().filter_map(named)
    }

    /// How many deviations it has.
    pub fn count(self) -> usize {
        self.0.iter().filter(|row| **row > 0).count()
    }

    /// Whether it is `other` and more, or departs on the very same axes.
    pub fn covers(self, other: Self) -> bool {
        let pairs = || self.0.into_iter().zip(other.0);
        pairs().all(|(mine, theirs)| theirs == 0 || mine == theirs)
            || pairs().all(|(mine, theirs)| (mine > 0) == (theirs > 0))
    }
}

/// Prepared keys; wiped when dropped.
#[derive(Default)]
pub struct Keys(Vec<(Key, Recipe)>);

impl Drop for Keys {
    fn drop(&mut self) {
        for (key, _) in &mut self.0 {
            key.zeroize();
        }
    }
}

impl Keys {
    /// The first of them.
    pub fn first(&self) -> Option<&Key> {
        self.0.first().map(|(key, _)| key)
    }
}

/// A prepared message.
pub struct Message {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What follows a key's inner pad.
    pub blocks: Vec<[u8; 64]>,
    /// Which it is.
    pub recipe: Recipe,
}

/// A recipe that made the signature.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Found {
    /// Which.
    pub recipe: Recipe,
    /// How the signature was read.
    pub fit: Fit,
    /// Departures that a scan found beside those of the recipe, and their forms.
    pub scanned: Vec<(Deviation, String)>,
    /// Where, for typing errors.
    pub positions: Vec<Position>,
}

impl Found {
    /// One that stands in the tables.
    pub const fn new(recipe: Recipe, fit: Fit) -> Self {
        Self {
            recipe,
            fit,
            scanned: Vec::new(),
            positions: Vec::new(),
        }
    }
}

/// The messages of a plane by lanes: a different one in each, or where they are few, one in all and the keys differ.
struct Sieve<'m> {
    messages: Vec<Vec<Block>>,
    different: bool,
    /// Those that are too long to be copied.
    long: Vec<&'m Message>,
}

impl<'m> Sieve<'m> {
    /// Blocks of a message that is copied.
    const SHORT: usize = 8;

    fn new(messages: &[&'m Message]) -> Self {
        let fits = |message: &&&Message| message.blocks.len() <= Self::SHORT;
        let (mut short, long): (Vec<&Message>, _) = messages.iter().partition(fits);
        let different = short.len() >= LANES;
        short.sort_by_key(|message| message.blocks.len());
        let alike = short.chunk_by(|one, other| one.blocks.len() == other.blocks.len());
        let lanes = alike.flat_map(|alike| alike.chunks(if different { LANES } else { 1 }));
        let by_lanes = |messages: &[&Message]| {
            let blocks = 0..messages.first().map_or(0, |first| first.blocks.len());
            let words = |message: &&Message, at| message.blocks.get(at).map(lanes::words);
            blocks
                .map(|at| lanes::across(messages, |it| words(it, at).unwrap_or_default()))
                .collect()
        };
        Self {
            messages: lanes.map(by_lanes).collect(),
            different,
            long,
        }
    }

    /// Whether one of these keys and a message that is not long make a word that is looked for.
    fn any(&self, keys: &[(Key, Recipe)], wanted: lanes::Wanted<'_>) -> bool {
        let mut keys = keys.chunks(if self.different { 1 } else { LANES });
        keys.any(|keys| {
            lanes::Cross {
                keys: &lanes::Keys::each(keys, |(key, _)| key),
                messages: &self.messages,
                wanted,
            }
            .any()
        })
    }
}

fn derivation(recipe: Recipe) -> Option<Derive> {
    let row = recipe.row(Axis::Derivation);
    chosen(derivations::ROWS, derivations::RIGHT, row)
}

fn digest(recipe: Recipe) -> Option<Hash> {
    chosen(digests::ROWS, digests::RIGHT, recipe.row(Axis::Digest))
}

/// Whether a row of the recipe changes nothing, because the derivation does not use that part.
fn idle(recipe: Recipe) -> bool {
    match derivation(recipe) {
        Some(Derive::Secret(_)) => recipe.row(Axis::KeyTime) > 0,
        Some(Derive::Time(_)) => recipe.row(Axis::Secret) > 0,
        Some(Derive::Mac(_) | Derive::Parts(_)) => false,
        None => true,
    }
}

/// Whether the text is neither hashed nor framed.
fn verbatim(axes: &Axes<'_>, recipe: Recipe) -> bool {
    let name = axes.name(Axis::Digest, recipe.row(Axis::Digest));
    recipe.row(Axis::Framing) == 0 && name.is_some_and(|name| name.deviation == Deviation::NoSha1)
}

/// Whether another hash of a changed text is asked for: hardly ever true, and slow for a large policy.
fn costly(recipe: Recipe) -> bool {
    recipe.row(Axis::Message) > 0
        && recipe.row(Axis::Digest) > 1
        && matches!(digest(recipe), Some(Hash::Text(_) | Hash::Keyed(_)))
}

/// What all workers of a search share.
pub struct Work<'a> {
    /// The axes.
    pub axes: &'a Axes<'a>,
    /// What to match.
    pub target: &'a Target,
    /// Set from outside to stop.
    pub cancel: &'a AtomicBool,
    /// Recipes tried.
    pub tried: AtomicU64,
    /// Called now and then with `tried`.
    pub tick: &'a (dyn Fn(u64) + Sync),
    /// How many threads may run.
    pub threads: usize,
    /// The first words of the 20-byte readings, masked.
    pub words: Vec<(u32, u32)>,
    /// Whether many pairs are tried side by side before any is tried by itself.
    pub wide: bool,
}

impl<'a> Work<'a> {
    /// Sets up.
    pub fn new(
        axes: &'a Axes<'a>,
        target: &'a Target,
        cancel: &'a AtomicBool,
        tick: &'a (dyn Fn(u64) + Sync),
        threads: usize,
    ) -> Self {
        let words = target.words();
        // A word of which little is known would be hit too often to spare anything.
        let sharp = words.iter().all(|(_, mask)| mask.count_ones() > 16);
        Self {
            axes,
            target,
            cancel,
            tried: AtomicU64::new(0),
            tick,
            threads,
            words,
            wide: sharp && lanes::pay(),
        }
    }

    /// Whether to stop.
    pub fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Sum of the weights of a recipe's rows.
    pub fn weight(&self, recipe: Recipe) -> u32 {
        let names = recipe.names(self.axes);
        names.map(|(_, name)| u32::from(name.weight)).sum()
    }

    /// Counts recipes.
    pub fn count(&self, recipes: usize) {
        let recipes = u64::try_from(recipes).unwrap_or(0);
        let before = self.tried.fetch_add(recipes, Ordering::Relaxed);
        (self.tick)(before.saturating_add(recipes));
    }

    /// Whether an HMAC-SHA1 result is a hit.
    #[inline]
    pub fn fit(&self, mac: &sha1::State) -> Option<Fit> {
        let [first, ..] = *mac;
        if self.words.iter().any(|(want, mask)| first & mask == *want) {
            self.target.fit(&sha1::bytes(mac))
        } else {
            None
        }
    }

    /// The rows of an axis that depart and may take part beside others.
    fn departing(&self, axis: Axis, rare: bool) -> Vec<usize> {
        let weight = |row: usize| self.axes.name(axis, row).map_or(0, |name| name.weight);
        let rows = 1..self.axes.rows(axis);
        rows.filter(|row| rare || weight(*row) < RARE).collect()
    }

    /// All recipes with exactly `count` departures on these axes, of those that `fits` lets pass.
    fn recipes(
        &self,
        axes: &[Axis],
        count: usize,
        rare: bool,
        fits: impl Fn(Recipe) -> bool,
    ) -> Vec<Recipe> {
        let mut all = vec![Recipe::default()];
        for axis in axes.iter().filter(|_| count > 0) {
            let rows = self.departing(*axis, rare);
            let open = all.iter().filter(|recipe| recipe.count() < count);
            let more = open.flat_map(|recipe| rows.iter().map(|row| recipe.with(*axis, *row)));
            let more: Vec<Recipe> = more.filter(|recipe| fits(*recipe)).collect();
            all.extend(more);
        }
        all.retain(|recipe| recipe.count() == count && fits(*recipe));
        all
    }

    /// The raw key of a recipe.
    pub fn key_bytes(&self, recipe: Recipe) -> Option<Bytes> {
        let facts = self.axes.facts;
        let derive = derivation(recipe)?;
        if facts.inputs.secret_key.is_none() {
            let Derive::Mac(write) = derive else {
                return None;
            };
            let raw = super::codec::unhex(facts.sign_key.as_ref()?)?;
            return Some(Zeroizing::new(write(&raw)));
        }
        let secret = self.axes.secrets.get(recipe.row(Axis::Secret))?;
        let time = self.axes.times.get(recipe.row(Axis::KeyTime))?;
        let prepared = self.axes.secret_keys.get(recipe.row(Axis::Secret))?;
        let mac = match derive {
            Derive::Mac(_) => prepared.mac_bytes(&time.bytes),
            Derive::Parts(_) | Derive::Secret(_) | Derive::Time(_) => [0; 20],
        };
        let key = derive.apply(&secret.bytes, &time.bytes, &mac);
        Some(Zeroizing::new(key))
    }

    /// All keys with exactly `count` deviations.
    pub fn keys(&self, count: usize, rare: bool) -> Keys {
        let names = self.key_names(count, rare).into_iter();
        let prepare = |recipe| Some((Key::new(&self.key_bytes(recipe)?), recipe));
        Keys(names.filter_map(prepare).collect())
    }

    /// Their recipes.
    pub fn key_names(&self, count: usize, rare: bool) -> Vec<Recipe> {
        if !self.axes.facts.has_key() {
            return Vec::new();
        }
        let axes = [Axis::Secret, Axis::KeyTime, Axis::Derivation];
        self.recipes(&axes, count, rare, |recipe| !idle(recipe))
    }

    /// The bytes of a message.
    fn message_bytes(&self, recipe: Recipe) -> Option<Vec<u8>> {
        let axes = self.axes;
        let text = axes.texts.get(recipe.row(Axis::Message))?;
        let time = axes.times.get(recipe.row(Axis::KeyTime))?;
        let hash = || digest(recipe)?.apply(&text.bytes, &text.digest, axes.facts);
        let Some(frame) = recipe.row(Axis::Framing).checked_sub(1) else {
            return hash();
        };
        let frame = axes.frames.get(frame)?;
        let hash = if frame.holds_policy() {
            hash()?
        } else {
            Vec::new()
        };
        Some(frame.message(&time.bytes, &hash))
    }

    /// A message, prepared; `None` where a row does not apply or changes nothing.
    pub fn message(&self, recipe: Recipe) -> Option<Message> {
        let bytes = self.message_bytes(recipe)?;
        let alone = recipe == Recipe::of(Axis::Digest, recipe.row(Axis::Digest));
        // A row that happens to write what the right one writes departs from nothing.
        if alone && recipe.count() > 0 && self.message_bytes(Recipe::default())? == bytes {
            return None;
        }
        Some(Message {
            blocks: sha1::blocks(&bytes),
            bytes,
            recipe,
        })
    }

    /// All messages with exactly `count` deviations.
    pub fn messages(&self, count: usize, rare: bool) -> Vec<Message> {
        let axes = self.axes;
        let fits = |recipe: Recipe| {
            let frame = recipe.row(Axis::Framing).checked_sub(1);
            let frame = frame.and_then(|frame| axes.frames.get(frame));
            let of_policy = frame.is_none_or(super::framings::Frame::holds_policy);
            let alone = recipe.count() == 1;
            (if of_policy {
                axes.facts.has_policy()
            } else {
                alone
            }) && !(axes.large && costly(recipe))
        };
        let over = [Axis::Framing, Axis::Message, Axis::Digest];
        let recipes = self.recipes(&over, count, rare, fits).into_iter();
        recipes.filter_map(|recipe| self.message(recipe)).collect()
    }

    /// Every key with every message.
    pub fn cross<'m>(
        &self,
        keys: &Keys,
        messages: impl IntoIterator<Item = &'m Message>,
    ) -> Vec<Found> {
        let messages: Vec<&Message> = messages.into_iter().collect();
        let sieve = self.wide.then(|| Sieve::new(&messages));
        self.share(&keys.0, 32_768 / messages.len().max(1), |chunk, found| {
            let left = match &sieve {
                Some(sieve) if !sieve.any(chunk, &self.words) => &sieve.long,
                _ => &messages,
            };
            for (key, recipe) in chunk {
                for message in left {
                    if let Some(fit) = self.fit(&key.mac(&message.blocks)) {
                        found.push(Found::new(recipe.and(message.recipe), fit));
                    }
                }
            }
            chunk.len() * messages.len()
        })
    }

    /// Header-style texts hold KeyTime themselves: a wrong KeyTime stands in both.
    pub fn framed_times(&self, rare: bool) -> Vec<Found> {
        let frames = self.departing(Axis::Framing, rare);
        self.share(&self.departing(Axis::KeyTime, rare), 4, |chunk, found| {
            for time in chunk {
                let time = Recipe::of(Axis::KeyTime, *time);
                let Some(key) = self.key_bytes(time).map(|bytes| Key::new(&bytes)) else {
                    continue;
                };
                for frame in &frames {
                    let recipe = time.with(Axis::Framing, *frame);
                    let message = self.message(recipe);
                    let fit = message.and_then(|it| self.fit(&key.mac(&it.blocks)));
                    found.extend(fit.map(|fit| Found::new(recipe, fit)));
                }
            }
            chunk.len() * frames.len()
        })
    }

    /// The other MACs with these keys and messages.
    pub fn other_macs(&self, keys: &[Recipe], messages: &[Message]) -> Vec<Found> {
        let rows = 1..self.axes.rows(Axis::Mac);
        let length = |row: &usize| macs::ROWS.get(row - 1).map(|row| row.make.length);
        let fitting = |row: &usize| length(row).is_some_and(|it| self.target.has_length(it));
        let rows: Vec<usize> = rows.filter(fitting).collect();
        self.share(keys, 1 + 4096 / messages.len().max(1), |chunk, found| {
            for recipe in chunk {
                let key = self.key_bytes(*recipe);
                for row in &rows {
                    let recipe = recipe.with(Axis::Mac, *row);
                    self.other_mac(recipe, key.as_deref(), messages, found);
                }
            }
            chunk.len() * messages.len() * rows.len()
        })
    }

    fn other_mac(
        &self,
        keyed: Recipe,
        key: Option<&Vec<u8>>,
        messages: &[Message],
        found: &mut Vec<Found>,
    ) {
        let row = keyed.row(Axis::Mac).checked_sub(1);
        let Some(row) = row.and_then(|row| macs::ROWS.get(row)) else {
            return;
        };
        let uses = row.make.uses;
        let skipped = row.deviation == Deviation::HmacSkipped;
        // A given SignKey that is the signature proves nothing: it is one value given twice.
        let given = skipped && uses == Uses::Key && self.axes.facts.inputs.secret_key.is_none();
        if given || key.is_none() && uses != Uses::Message {
            return;
        }
        let key = key.map_or(&[][..], Vec::as_slice);
        let idle = |message: &&Message| match uses {
            Uses::Both => false,
            // Where the text goes through as it is, the signature is only another field's value.
            Uses::Message => keyed.count() > 1 || skipped && verbatim(self.axes, message.recipe),
            Uses::Key => message.recipe.count() > 0,
        };
        for message in messages.iter().filter(|message| !idle(message)) {
            let fit = self.target.fit(&(row.make.apply)(key, &message.bytes));
            found.extend(fit.map(|fit| Found::new(keyed.and(message.recipe), fit)));
        }
    }

    /// Runs over all items in chunks, on all cores where it pays; stops when cancelled.
    pub fn share<T: Sync, R: Send>(
        &self,
        items: &[T],
        chunk: usize,
        run: impl Fn(&[T], &mut Vec<R>) -> usize + Sync,
    ) -> Vec<R> {
        let chunks: Vec<&[T]> = items.chunks(chunk.max(1)).collect();
        let next = AtomicUsize::new(0);
        let all = Mutex::new(Vec::new());
        let worker = || {
            let mut found = Vec::new();
            while let Some(chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
                if self.cancelled() {
                    break;
                }
                let tried = run(chunk, &mut found);
                self.count(tried);
            }
            if let Ok(mut all) = all.lock() {
                all.append(&mut found);
            }
        };
        let threads = self.threads.min(chunks.len());
        if threads < 2 {
            worker();
        } else {
            std::thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(worker);
                }
            });
        }
        all.into_inner().unwrap_or_default()
    }
}
