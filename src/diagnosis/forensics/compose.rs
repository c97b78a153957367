//! Composition: keys by how many deviations they carry, messages likewise, and every pair of them whose sum stays
//! within the depth. A key's HMAC states are made once, a message's blocks once; a pair costs two
//! compressions. All cores share one queue of chunks.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use zeroize::{Zeroize, Zeroizing};

use super::axes::{Axes, Name, derivation, digest};
use super::derivations::{self, Derive};
use super::digests::{self, Hash};
use super::facts::{Bytes, RARE};
use super::macs::{self, Uses};
use super::output::{Fit, Target};
use super::sha1::{self, Key};
use super::slugs::{Axis, Slug};

/// One value of each axis; 0 is the right one everywhere.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Recipe {
    /// Row of the secrets.
    pub secret: usize,
    /// Row of the KeyTimes.
    pub time: usize,
    /// Row of the derivations.
    pub derivation: usize,
    /// Row of the texts.
    pub text: usize,
    /// Row of the digests.
    pub digest: usize,
    /// Row of the framings.
    pub frame: usize,
    /// Row of the MACs.
    pub mac: usize,
}

impl Recipe {
    /// All axes.
    pub const fn parts(self) -> [usize; 7] {
        [
            self.secret,
            self.time,
            self.derivation,
            self.text,
            self.digest,
            self.frame,
            self.mac,
        ]
    }

    /// The rows that depart, in the order of the recipe.
    pub fn names<'a>(self, axes: &'a Axes<'_>) -> impl Iterator<Item = (Axis, Name)> + use<'a> {
        let parts = [
            (Axis::Secret, self.secret),
            (Axis::KeyTime, self.time),
            (Axis::Derivation, self.derivation),
            (Axis::Message, self.text),
            (Axis::Framing, self.frame),
            (Axis::Digest, self.digest),
            (Axis::Mac, self.mac),
        ];
        parts
            .into_iter()
            .filter_map(|(axis, index)| Some((axis, axes.name(axis, index)?)))
    }

    /// How many deviations it has.
    pub fn count(self) -> usize {
        self.parts().iter().filter(|part| **part > 0).count()
    }

    /// Whether it is `other` and more.
    pub fn contains(self, other: Self) -> bool {
        self.parts()
            .iter()
            .zip(other.parts())
            .all(|(mine, theirs)| theirs == 0 || *mine == theirs)
    }
}

/// A prepared key.
pub struct Keyed {
    key: Key,
    recipe: Recipe,
}

/// Prepared keys; wiped when dropped.
#[derive(Default)]
pub struct Keys(Vec<Keyed>);

impl Drop for Keys {
    fn drop(&mut self) {
        for keyed in &mut self.0 {
            keyed.key.zeroize();
        }
    }
}

impl Keys {
    /// The keys themselves.
    pub fn iter(&self) -> impl Iterator<Item = &Key> {
        self.0.iter().map(|keyed| &keyed.key)
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

/// A recipe that made the signature, and how the signature was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
    /// Which.
    pub recipe: Recipe,
    /// How.
    pub fit: Fit,
}

/// Whether a row of the recipe changes nothing, because the derivation does not use that part.
fn idle(recipe: Recipe) -> bool {
    match derivation(recipe.derivation) {
        Some(Derive::Secret(_)) => recipe.time > 0,
        Some(Derive::Time(_)) => recipe.secret > 0,
        Some(Derive::Mac(_) | Derive::Parts(_)) => false,
        None => true,
    }
}

/// Whether the text is neither hashed nor framed.
fn verbatim(recipe: Recipe) -> bool {
    let name = recipe
        .digest
        .checked_sub(1)
        .and_then(|row| digests::ROWS.get(row));
    recipe.frame == 0 && name.is_some_and(|row| row.slug == Slug::NoSha1)
}

/// Whether another hash of a changed text is asked for: hardly ever true, and slow for a large policy.
fn costly(recipe: Recipe) -> bool {
    recipe.text > 0
        && recipe.digest > 1
        && matches!(digest(recipe.digest), Some(Hash::Text(_) | Hash::Keyed(_)))
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
    words: Vec<(u32, u32)>,
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
        let word = |bytes: &[u8]| {
            bytes
                .first_chunk::<4>()
                .map_or(0, |word| u32::from_be_bytes(*word))
        };
        let mut words: Vec<_> = target
            .readings
            .iter()
            .filter(|reading| reading.bytes.len() == 20)
            .map(|reading| (word(&reading.bytes), word(&reading.mask)))
            .collect();
        if target.has_length(20) && words.is_empty() {
            // Lost zeros: everything must be looked at.
            words.push((0, 0));
        }
        Self {
            axes,
            target,
            cancel,
            tried: AtomicU64::new(0),
            tick,
            threads,
            words,
        }
    }

    /// Whether to stop.
    pub fn cancelled(&self) -> bool {
        self.cancel.load(Ordering::Relaxed)
    }

    /// Sum of the weights of a recipe's rows.
    pub fn weight(&self, recipe: Recipe) -> u32 {
        recipe
            .names(self.axes)
            .map(|(_, name)| u32::from(name.weight))
            .sum()
    }

    /// The first row of the derivations with this slug, as index of a recipe.
    pub fn row_of(slug: Slug) -> usize {
        derivations::ROWS
            .iter()
            .position(|row| row.slug == slug)
            .map_or(0, |index| index + 1)
    }

    /// Counts recipes.
    pub fn count(&self, recipes: usize) {
        let recipes = u64::try_from(recipes).unwrap_or(0);
        let tried = self
            .tried
            .fetch_add(recipes, Ordering::Relaxed)
            .saturating_add(recipes);
        (self.tick)(tried);
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

    /// The rows of an axis that may take part in recipes of `count` deviations; 0, the right one, is first.
    fn rows(&self, axis: Axis, length: usize, count: usize, rare: bool) -> Vec<usize> {
        if count == 0 {
            return vec![0];
        }
        let may = |index: &usize| {
            rare || self
                .axes
                .name(axis, *index)
                .is_none_or(|name| name.weight < RARE)
        };
        (0..length).filter(may).collect()
    }

    /// The raw key of a recipe.
    pub fn key_bytes(&self, recipe: Recipe) -> Option<Bytes> {
        let facts = self.axes.facts;
        let derive = derivation(recipe.derivation)?;
        if facts.inputs.secret_key.is_none() {
            let Derive::Mac(write) = derive else {
                return None;
            };
            let raw = super::codec::unhex(facts.sign_key.as_ref()?)?;
            return Some(Zeroizing::new(write(&raw)));
        }
        let secret = self.axes.secrets.get(recipe.secret)?;
        let time = self.axes.times.get(recipe.time)?;
        let mac = if matches!(derive, Derive::Mac(_)) {
            self.axes
                .secret_keys
                .get(recipe.secret)?
                .mac_bytes(&time.bytes)
        } else {
            [0; 20]
        };
        Some(Zeroizing::new(derive.apply(
            &secret.bytes,
            &time.bytes,
            &mac,
        )))
    }

    /// All keys with exactly `count` deviations.
    pub fn keys(&self, count: usize, rare: bool) -> Keys {
        let prepare = |recipe: Recipe| {
            let bytes = self.key_bytes(recipe)?;
            Some(Keyed {
                key: Key::new(&bytes),
                recipe,
            })
        };
        Keys(
            self.key_names(count, rare)
                .into_iter()
                .filter_map(prepare)
                .collect(),
        )
    }

    /// Their recipes.
    pub fn key_names(&self, count: usize, rare: bool) -> Vec<Recipe> {
        if !self.axes.facts.has_key() {
            return Vec::new();
        }
        let axes = self.axes;
        let secrets = self.rows(Axis::Secret, axes.secrets.len(), count, rare);
        let times = self.rows(Axis::KeyTime, axes.times.len(), count, rare);
        let derivations = self.rows(Axis::Derivation, derivations::ROWS.len() + 1, count, rare);
        let first = |list: &[usize], free: usize| if free == 0 { 1 } else { list.len() };
        let mut recipes = Vec::new();
        for secret in &secrets {
            let left = count.saturating_sub(usize::from(*secret > 0));
            for time in times.iter().take(first(&times, left)) {
                let left = left.saturating_sub(usize::from(*time > 0));
                for row in derivations.iter().take(first(&derivations, left)) {
                    let recipe = Recipe {
                        secret: *secret,
                        time: *time,
                        derivation: *row,
                        ..Recipe::default()
                    };
                    if recipe.count() == count && !idle(recipe) {
                        recipes.push(recipe);
                    }
                }
            }
        }
        recipes
    }

    /// The bytes of a message.
    fn message_bytes(&self, recipe: Recipe) -> Option<Vec<u8>> {
        let axes = self.axes;
        let text = axes.texts.get(recipe.text)?;
        let time = axes.times.get(recipe.time)?;
        let hash = |row| digest(row)?.apply(&text.bytes, &text.digest, axes.facts);
        match recipe.frame.checked_sub(1) {
            None => hash(recipe.digest),
            Some(frame) if axes.frames.holds_policy(frame) => {
                axes.frames
                    .message(frame, &time.bytes, &hash(recipe.digest)?)
            }
            Some(frame) => axes.frames.message(frame, &time.bytes, &[]),
        }
    }

    /// A message, prepared; `None` where a row does not apply or changes nothing.
    pub fn message(&self, recipe: Recipe) -> Option<Message> {
        let bytes = self.message_bytes(recipe)?;
        let right = recipe.digest > 0 && recipe.text == 0 && recipe.frame == 0;
        // A row that happens to write what the right one writes departs from nothing.
        if right && self.message_bytes(Recipe::default()).as_deref() == Some(&bytes) {
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
        let texts = self.rows(Axis::Message, axes.texts.len(), count, rare);
        let digests = self.rows(Axis::Digest, digests::ROWS.len() + 1, count, rare);
        let frames = self.rows(Axis::Framing, axes.frames.rows.len() + 1, count, rare);
        let mut recipes = Vec::new();
        for frame in frames {
            let policy = frame == 0 || axes.frames.holds_policy(frame - 1);
            if policy && !axes.facts.has_policy() {
                continue;
            }
            let free = if policy {
                count.saturating_sub(usize::from(frame > 0))
            } else {
                0
            };
            let first = |list: &[usize], free: usize| if free == 0 { 1 } else { list.len() };
            for text in texts.iter().take(first(&texts, free)) {
                let free = free.saturating_sub(usize::from(*text > 0));
                for row in digests.iter().take(first(&digests, free)) {
                    let recipe = Recipe {
                        text: *text,
                        digest: *row,
                        frame,
                        ..Recipe::default()
                    };
                    if recipe.count() == count && !(axes.large && costly(recipe)) {
                        recipes.push(recipe);
                    }
                }
            }
        }
        recipes
            .into_iter()
            .filter_map(|recipe| self.message(recipe))
            .collect()
    }

    /// Every key with every message.
    pub fn cross<'m>(
        &self,
        keys: &Keys,
        messages: impl IntoIterator<Item = &'m Message>,
    ) -> Vec<Found> {
        let messages: Vec<&Message> = messages.into_iter().collect();
        let parts = |keyed: &Keyed, message: &Message| Recipe {
            secret: keyed.recipe.secret,
            time: keyed.recipe.time,
            derivation: keyed.recipe.derivation,
            ..message.recipe
        };
        self.share(&keys.0, 32_768 / messages.len().max(1), |chunk, found| {
            for keyed in chunk {
                for message in &messages {
                    if let Some(fit) = self.fit(&keyed.key.mac(&message.blocks)) {
                        found.push(Found {
                            recipe: parts(keyed, message),
                            fit,
                        });
                    }
                }
            }
            chunk.len() * messages.len()
        })
    }

    /// Header-style texts hold KeyTime themselves: a wrong KeyTime stands in both.
    pub fn framed_times(&self, rare: bool) -> Vec<Found> {
        let times = self.rows(Axis::KeyTime, self.axes.times.len(), 2, rare);
        let frames = self.rows(Axis::Framing, self.axes.frames.rows.len() + 1, 2, rare);
        let times = times.get(1..).unwrap_or_default();
        self.share(times, 4, |chunk, found| {
            let mut tried = 0;
            for time in chunk {
                let Some(bytes) = self.key_bytes(Recipe {
                    time: *time,
                    ..Recipe::default()
                }) else {
                    continue;
                };
                let key = Key::new(&bytes);
                for frame in frames.iter().skip(1).copied() {
                    let recipe = Recipe {
                        time: *time,
                        frame,
                        ..Recipe::default()
                    };
                    let Some(message) = self.message(recipe) else {
                        continue;
                    };
                    if let Some(fit) = self.fit(&key.mac(&message.blocks)) {
                        found.push(Found { recipe, fit });
                    }
                    tried += 1;
                }
            }
            tried
        })
    }

    /// The other MACs with these keys and messages.
    pub fn other_macs(&self, keys: &[Recipe], messages: &[Message]) -> Vec<Found> {
        let rows: Vec<usize> = macs::ROWS
            .iter()
            .enumerate()
            .filter(|(_, row)| self.target.has_length(row.make.length))
            .map(|(index, _)| index)
            .collect();
        self.share(keys, 1 + 4096 / messages.len().max(1), |chunk, found| {
            for recipe in chunk {
                let key = self.key_bytes(*recipe);
                for index in &rows {
                    self.other_mac(*recipe, key.as_deref(), *index, messages, found);
                }
            }
            chunk.len() * messages.len() * rows.len()
        })
    }

    fn other_mac(
        &self,
        keyed: Recipe,
        key: Option<&Vec<u8>>,
        index: usize,
        messages: &[Message],
        found: &mut Vec<Found>,
    ) {
        let Some(row) = macs::ROWS.get(index) else {
            return;
        };
        let right_key = keyed == Recipe::default();
        let skipped = row.slug == Slug::HmacSkipped;
        // A given SignKey that is the signature proves nothing: it is one value given twice.
        if skipped && row.make.uses == Uses::Key && self.axes.facts.inputs.secret_key.is_none() {
            return;
        }
        for message in messages {
            let idle = match row.make.uses {
                Uses::Both => false,
                // Where the text goes through as it is, the signature is only another field's value.
                Uses::Message if skipped && verbatim(message.recipe) => true,
                Uses::Message => !right_key,
                Uses::Key => message.recipe != Recipe::default(),
            };
            let key = match (key, row.make.uses) {
                (Some(key), _) => key.as_slice(),
                (None, Uses::Message) => &[],
                (None, Uses::Both | Uses::Key) => continue,
            };
            if idle {
                continue;
            }
            if let Some(fit) = self.target.fit(&(row.make.apply)(key, &message.bytes)) {
                let recipe = Recipe {
                    secret: keyed.secret,
                    time: keyed.time,
                    derivation: keyed.derivation,
                    mac: index + 1,
                    ..message.recipe
                };
                found.push(Found { recipe, fit });
            }
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
