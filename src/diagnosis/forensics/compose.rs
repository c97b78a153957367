//! Composition: keys by how many deviations they carry, messages likewise, and every pair of them whose sum stays
//! within the depth. A key's HMAC states are made once, a message's blocks once; a pair costs two
//! compressions. All cores share one queue of chunks.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

use zeroize::{Zeroize, Zeroizing};

use super::axes::{Axes, RARE, derivation, digest};
use super::derivations::{self, Derive};
use super::digests;
use super::facts::Bytes;
use super::macs::{self, Uses};
use super::output::{Fit, Target};
use super::sha1::{self, Key};

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

/// A prepared message.
pub struct Message {
    bytes: Vec<u8>,
    blocks: Vec<[u8; 64]>,
    recipe: Recipe,
}

/// A recipe that made the signature, and how the signature was read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Found {
    /// Which.
    pub recipe: Recipe,
    /// How.
    pub fit: Fit,
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

    /// Whether a row may take part in a recipe of `count` deviations.
    fn allowed(count: usize, weights: &[u8], rare: bool) -> bool {
        count < 2 || rare || weights.iter().all(|weight| *weight < RARE)
    }

    fn weights(&self, recipe: Recipe) -> Vec<u8> {
        use super::slugs::Axis;
        [
            (Axis::Secret, recipe.secret),
            (Axis::KeyTime, recipe.time),
            (Axis::Derivation, recipe.derivation),
            (Axis::Message, recipe.text),
            (Axis::Digest, recipe.digest),
            (Axis::Framing, recipe.frame),
        ]
        .into_iter()
        .filter_map(|(axis, index)| self.axes.name(axis, index))
        .map(|name| name.weight)
        .collect()
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
        let mut keys = Keys::default();
        if !self.axes.facts.has_key() {
            return keys;
        }
        for recipe in self.key_recipes(count) {
            if !Self::allowed(count, &self.weights(recipe), rare) {
                continue;
            }
            if let Some(bytes) = self.key_bytes(recipe) {
                keys.0.push(Keyed {
                    key: Key::new(&bytes),
                    recipe,
                });
            }
        }
        keys
    }

    fn key_recipes(&self, count: usize) -> Vec<Recipe> {
        let range = |length: usize, free: usize| if free == 0 { 0..1 } else { 0..length };
        let mut recipes = Vec::new();
        for secret in range(self.axes.secrets.len(), count) {
            let left = count.saturating_sub(usize::from(secret > 0));
            for time in range(self.axes.times.len(), left) {
                let left = left.saturating_sub(usize::from(time > 0));
                for row in range(derivations::ROWS.len() + 1, left) {
                    let recipe = Recipe {
                        secret,
                        time,
                        derivation: row,
                        ..Recipe::default()
                    };
                    let idle = match derivation(row) {
                        Some(Derive::Secret(_)) => time > 0,
                        Some(Derive::Time(_)) => secret > 0,
                        Some(Derive::Mac(_) | Derive::Parts(_)) => false,
                        None => true,
                    };
                    if !idle && recipe.count() == count {
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

    fn message(&self, recipe: Recipe) -> Option<Message> {
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
        let (texts, digests) = (self.axes.texts.len(), digests::ROWS.len() + 1);
        let mut recipes = Vec::new();
        for text in 0..texts {
            for row in 0..digests {
                let recipe = Recipe {
                    text,
                    digest: row,
                    ..Recipe::default()
                };
                if recipe.count() == count {
                    recipes.push(recipe);
                }
            }
        }
        for frame in 1..=self.axes.frames.rows.len() {
            let plain = Recipe {
                frame,
                ..Recipe::default()
            };
            if !self.axes.frames.holds_policy(frame - 1) {
                recipes.extend((count == 1).then_some(plain));
                continue;
            }
            for text in 0..texts {
                for row in 0..digests {
                    let recipe = Recipe {
                        text,
                        digest: row,
                        ..plain
                    };
                    if recipe.count() == count {
                        recipes.push(recipe);
                    }
                }
            }
        }
        recipes
            .into_iter()
            .filter(|recipe| Self::allowed(count, &self.weights(*recipe), rare))
            .filter_map(|recipe| self.message(recipe))
            .collect()
    }

    /// Every key with every message.
    pub fn cross(&self, keys: &Keys, messages: &[Message]) -> Vec<Found> {
        let parts = |keyed: &Keyed, message: &Message| Recipe {
            secret: keyed.recipe.secret,
            time: keyed.recipe.time,
            derivation: keyed.recipe.derivation,
            ..message.recipe
        };
        self.share(&keys.0, 32_768 / messages.len().max(1), |chunk, found| {
            for keyed in chunk {
                for message in messages {
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
        let times: Vec<usize> = (1..self.axes.times.len())
            .filter(|time| {
                rare || self
                    .axes
                    .times
                    .get(*time)
                    .is_some_and(super::axes::Value::is_common)
            })
            .collect();
        self.share(&times, 1, |chunk, found| {
            let mut tried = 0;
            for time in chunk {
                let Some(bytes) = self.key_bytes(Recipe {
                    time: *time,
                    ..Recipe::default()
                }) else {
                    continue;
                };
                let key = Key::new(&bytes);
                for frame in 1..=self.axes.frames.rows.len() {
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
        for message in messages {
            let idle = match row.make.uses {
                Uses::Both => false,
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

    /// Recipes of the keys with exactly `count` deviations, for `other_macs`.
    pub fn key_names(&self, count: usize, rare: bool) -> Vec<Recipe> {
        let mut recipes = self.key_recipes(count);
        recipes.retain(|recipe| Self::allowed(count, &self.weights(*recipe), rare));
        recipes
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
