//! Signature forensics: which recipe made this signature. A search over independent axes (SecretKey × KeyTime ×
//! derivation × text × framing × digest × MAC × writing), composed from the simplest up, so that a hit is the
//! simplest explanation and, at 160 bits, a proof.
//!
//! Apart from the checks because it works on bytes alone: it knows neither evidence nor findings nor words. It
//! hands out names, positions and counts; no secret and no SignKey leaves it.

mod axes;
pub mod codec;
mod compose;
mod derivations;
mod digests;
mod facts;
mod framings;
mod hits;
mod key_times;
mod macs;
mod output;
mod presets;
mod scans;
mod secrets;
pub mod sha1;
pub mod slugs;
#[cfg(test)]
mod tests;
mod texts;
mod writer;

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

pub use facts::Inputs;
pub use hits::{Class, Detail, Hit, Position, Shown, TypoKind};
pub use output::KNOWN_BITS;
pub use slugs::{Axis, Slug, Step};

use axes::Axes;
use compose::{Found, Message, Recipe, Work};
use facts::Facts;
use output::Target;

/// Longer policies, in bytes, are not searched for recipes that need no key.
const KEYLESS: usize = 16 * 1024;

/// How far a search goes.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Depth {
    /// At most two deviations, likely rows: within one frame, on every change of evidence.
    Quick,
    /// At most three, rare rows in twos, and the near scans: what somebody waits for.
    Usual,
    /// The far scans, and every key with every message: on request.
    Deep,
}

/// How a search is getting on.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
    /// Recipes tried so far.
    pub tried: u64,
    /// The part of the search that runs now.
    pub stage: Depth,
}

/// What a search found.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The signature is the right one for these inputs.
    pub correct: bool,
    /// The simplest recipe that makes it.
    pub hit: Option<Hit>,
    /// Recipes tried.
    pub tried: u64,
    /// How far the search came.
    pub depth: Depth,
    /// Whether it was stopped before its end.
    pub cancelled: bool,
    /// Bits of the signature that are not known (masked or cut).
    pub masked_bits: u32,
    /// Whether enough of the signature is known to prove anything.
    pub provable: bool,
    /// Whether there was a SecretKey or SignKey to work with.
    pub keyed: bool,
}

/// Searches for the recipe that made the signature.
///
/// `progress` is called from any thread, often; `cancel` ends the search with what was found.
pub fn search(
    inputs: &Inputs<'_>,
    depth: Depth,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
) -> Outcome {
    let threads = match depth {
        Depth::Quick => 1,
        Depth::Usual | Depth::Deep => {
            std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
        }
    };
    search_on(inputs, depth, progress, cancel, threads)
}

/// [`search`] with a given number of threads.
pub fn search_on(
    inputs: &Inputs<'_>,
    depth: Depth,
    progress: &(dyn Fn(Progress) + Sync),
    cancel: &AtomicBool,
    threads: usize,
) -> Outcome {
    let target = Target::read(inputs.signature);
    let facts = Facts::new(inputs);
    let mut outcome = Outcome {
        correct: false,
        hit: None,
        tried: 0,
        depth: Depth::Quick,
        cancelled: false,
        masked_bits: target.masked_bits(),
        provable: !target.is_empty(),
        keyed: facts.has_key(),
    };
    // Without a key there is little to find, and nothing in a text that no signer makes.
    if target.is_empty() || !outcome.keyed && inputs.policy.len() > KEYLESS {
        return outcome;
    }
    // Without a key there is nothing to combine: no depth is deeper than the first.
    let depth = if outcome.keyed { depth } else { Depth::Quick };
    let axes = Axes::new(&facts, depth > Depth::Quick);
    let at = AtomicU8::new(0);
    let tick = |tried| {
        let stage = match at.load(Ordering::Relaxed) {
            0 => Depth::Quick,
            1 => Depth::Usual,
            _ => Depth::Deep,
        };
        progress(Progress { tried, stage });
    };
    let work = Work::new(&axes, &target, cancel, &tick, threads);
    for stage in [Depth::Quick, Depth::Usual, Depth::Deep] {
        if stage > depth {
            break;
        }
        outcome.depth = stage;
        at.store(stage as u8, Ordering::Relaxed);
        let found = run(&work, stage);
        outcome.correct = found.correct;
        outcome.hit = found.hit;
        outcome.cancelled = work.cancelled();
        if outcome.correct || outcome.hit.is_some() || outcome.cancelled {
            break;
        }
    }
    outcome.tried = work.tried.load(Ordering::Relaxed);
    outcome
}

#[derive(Default)]
struct Stage {
    correct: bool,
    hit: Option<Hit>,
}

fn run(work: &Work<'_>, depth: Depth) -> Stage {
    let found = match depth {
        Depth::Quick if !work.axes.facts.has_key() => keyless(work),
        Depth::Quick => {
            if right(work) {
                return Stage {
                    correct: true,
                    hit: None,
                };
            }
            let found = singles(work);
            if !found.is_empty() {
                return Stage {
                    correct: false,
                    hit: hits::simplest(work, &found),
                };
            }
            if let Some(hit) = hits::presets(work) {
                return Stage {
                    correct: false,
                    hit: Some(hit),
                };
            }
            pairs(work, false)
        }
        Depth::Usual => {
            let mut found = pairs(work, true);
            if found.is_empty() && !work.cancelled() {
                found = three(work);
            }
            if found.is_empty() && !work.cancelled() {
                return Stage {
                    correct: false,
                    hit: scans::run(work, scans::Reach::Near),
                };
            }
            found
        }
        Depth::Deep => {
            if let Some(hit) = scans::run(work, scans::Reach::Far) {
                return Stage {
                    correct: false,
                    hit: Some(hit),
                };
            }
            plane(work)
        }
    };
    Stage {
        correct: false,
        hit: hits::simplest(work, &found),
    }
}

/// Every row of the tables: the word of the departure, and its form.
#[cfg(test)]
pub(crate) fn forms() -> Vec<(&'static str, String)> {
    fn of<F>(rows: &[facts::Row<F>]) -> impl Iterator<Item = (&'static str, String)> {
        rows.iter().map(|row| (row.slug.id(), row.id.to_owned()))
    }
    of(secrets::ROWS)
        .chain(of(key_times::ROWS))
        .chain(of(derivations::ROWS))
        .chain(of(texts::ROWS))
        .chain(of(digests::ROWS))
        .chain(of(macs::ROWS))
        .chain(
            scans::invisible_forms()
                .into_iter()
                .map(|form| (Slug::SecretWhitespace.id(), form)),
        )
        .collect()
}

/// Whether the right recipe makes the signature, written as it should be.
fn right(work: &Work<'_>) -> bool {
    let none = Recipe::default();
    let facts = work.axes.facts;
    // Over no KeyTime, or without the policy, nothing is right.
    let bare = facts.inputs.secret_key.is_some() && facts.key_time.is_empty();
    let Some(key) = work.key_bytes(none).filter(|_| facts.has_policy() && !bare) else {
        return false;
    };
    let message = codec::hex(&codec::sha1(work.axes.facts.inputs.policy));
    work.target
        .fit(&codec::hmac_sha1(&key, &message))
        .is_some_and(|fit| work.target.slugs(fit).is_empty())
}

/// What needs no key: the hash of the policy, or of a text near it, in the signature's place.
fn keyless(work: &Work<'_>) -> Vec<Found> {
    let mut messages = work.messages(0, false);
    messages.extend(work.messages(1, false));
    work.other_macs(&[Recipe::default()], &messages)
}

/// The right recipe written differently, and every single row.
fn singles(work: &Work<'_>) -> Vec<Found> {
    let (none, ones) = (work.keys(0, true), work.keys(1, true));
    let (right, single) = (work.messages(0, true), work.messages(1, true));
    let mut found = work.cross(&none, &right);
    found.extend(work.cross(&none, &single));
    found.extend(work.cross(&ones, &right));
    found.extend(work.other_macs(&[Recipe::default()], &right));
    found
}

/// Messages of this many blocks are long.
const LONG: usize = 128;

/// Every two rows.
fn pairs(work: &Work<'_>, rare: bool) -> Vec<Found> {
    let keys = [0, 1, 2].map(|count| work.keys(count, rare));
    let messages = [0, 1, 2].map(|count| work.messages(count, rare));
    let [k0, k1, k2] = &keys;
    let [m0, m1, m2] = &messages;
    let mut found = work.cross(k0, m2);
    // A whole large policy under every key does not fit into a frame; the background does it.
    let fits = |message: &&Message| !work.axes.large || message.blocks.len() < LONG;
    found.extend(work.cross(k1, m1.iter().filter(fits)));
    found.extend(work.cross(k2, m0));
    found.extend(work.framed_times(rare));
    found.extend(work.other_macs(&[Recipe::default()], m1));
    found.extend(work.other_macs(&work.key_names(1, rare), m0));
    found
}

/// Exactly three.
fn three(work: &Work<'_>) -> Vec<Found> {
    let keys = [0, 1, 2, 3].map(|count| work.keys(count, false));
    let messages = [0, 1, 2, 3].map(|count| work.messages(count, false));
    let [k0, k1, k2, k3] = &keys;
    let [m0, m1, m2, m3] = &messages;
    let mut found = work.cross(k0, m3);
    found.extend(work.cross(k1, m2));
    found.extend(work.cross(k2, m1));
    found.extend(work.cross(k3, m0));
    let none = [Recipe::default()];
    found.extend(work.other_macs(&none, m2));
    found.extend(work.other_macs(&work.key_names(1, false), m1));
    found.extend(work.other_macs(&work.key_names(2, false), m0));
    found
}

/// Every key with every message: short messages first, which are most and cost two compressions a pair.
fn plane(work: &Work<'_>) -> Vec<Found> {
    let keys = [0, 1, 2, 3].map(|count| work.keys(count, false));
    let messages = [0, 1, 2].map(|count| work.messages(count, false));
    let (short, long): (Vec<_>, Vec<_>) = messages
        .into_iter()
        .map(|all| {
            all.into_iter()
                .partition(|message: &Message| message.blocks.len() == 1)
        })
        .unzip();
    let mut found = Vec::new();
    for messages in [short, long] {
        for total in 4..=5usize {
            for (count, keys) in keys.iter().enumerate() {
                let messages: Option<&Vec<Message>> =
                    total.checked_sub(count).and_then(|rest| messages.get(rest));
                if let Some(messages) = messages {
                    found.extend(work.cross(keys, messages));
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}
