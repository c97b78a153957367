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
mod deviations;
mod digests;
mod facts;
mod framings;
mod hits;
mod key_times;
mod lanes;
mod macs;
mod output;
mod presets;
mod scans;
mod secrets;
pub mod sha1;
#[cfg(test)]
mod tests;
mod texts;
mod writer;

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};

pub use deviations::{Class, Deviation, Position, TypoKind};
pub use facts::Inputs;
pub use hits::{Hit, Shown};

use axes::Axes;
use compose::{Found, Keys, Message, Recipe, Work};
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

impl Depth {
    /// From the first to the deepest.
    const ALL: [Self; 3] = [Self::Quick, Self::Usual, Self::Deep];
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
    /// Whether enough of the signature is known to prove anything.
    pub provable: bool,
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
    // What no core shares is not worth the files that tell how many there are.
    let keyed = inputs.secret_key.is_some() || inputs.sign_key.is_some();
    let threads = if keyed && depth > Depth::Quick {
        std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
    } else {
        1
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
    let keyed = facts.has_key();
    let mut outcome = Outcome {
        correct: false,
        hit: None,
        tried: 0,
        depth: Depth::Quick,
        provable: !target.is_empty(),
    };
    // Without a key there is little to find, and nothing in a text that no signer makes.
    if target.is_empty() || !keyed && inputs.policy.len() > KEYLESS {
        return outcome;
    }
    // Without a key there is nothing to combine: no depth is deeper than the first.
    let depth = if keyed { depth } else { Depth::Quick };
    let axes = Axes::new(&facts, depth > Depth::Quick);
    let at = AtomicU8::new(0);
    let tick = |tried| {
        let stage = Depth::ALL.get(usize::from(at.load(Ordering::Relaxed)));
        let stage = stage.copied().unwrap_or(depth);
        progress(Progress { tried, stage });
    };
    let work = Work::new(&axes, &target, cancel, &tick, threads);
    outcome.correct = right(&work);
    let stages = Depth::ALL.into_iter().filter(|stage| *stage <= depth);
    for stage in stages.filter(|_| !outcome.correct) {
        outcome.depth = stage;
        at.store(stage as u8, Ordering::Relaxed);
        outcome.hit = run(&work, stage);
        if outcome.hit.is_some() || work.cancelled() {
            break;
        }
    }
    outcome.tried = work.tried.load(Ordering::Relaxed);
    outcome
}

/// One stage of the search.
fn run(work: &Work<'_>, depth: Depth) -> Option<Hit> {
    let simplest = |find: &dyn Fn() -> Vec<Found>| {
        let found = if work.cancelled() { Vec::new() } else { find() };
        hits::simplest(work, &found)
    };
    match depth {
        Depth::Quick if !work.axes.facts.has_key() => simplest(&|| keyless(work)),
        Depth::Quick => simplest(&|| singles(work))
            .or_else(|| hits::presets(work))
            .or_else(|| simplest(&|| pairs(work, false))),
        Depth::Usual => simplest(&|| pairs(work, true))
            .or_else(|| simplest(&|| sums(work, 3, false)))
            .or_else(|| scans::run(work, depth)),
        Depth::Deep => scans::run(work, depth).or_else(|| simplest(&|| plane(work))),
    }
}

/// Every row of the tables: the word of the departure, and its form.
#[cfg(test)]
pub(crate) fn forms() -> Vec<(&'static str, String)> {
    fn of<F>(rows: &[facts::Row<F>]) -> impl Iterator<Item = (&'static str, String)> {
        rows.iter()
            .map(|row| (row.deviation.slug(), row.form.to_owned()))
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
                .map(|form| (Deviation::SecretWhitespace.slug(), form)),
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
        .is_some_and(|fit| work.target.deviations(fit).is_empty())
}

/// What needs no key: the hash of the policy, or of a text near it, in the signature's place.
fn keyless(work: &Work<'_>) -> Vec<Found> {
    let messages = [work.messages(0, false), work.messages(1, false)];
    let of_any = |messages: &Vec<Message>| work.other_macs(&[Recipe::default()], messages);
    messages.iter().flat_map(of_any).collect()
}

/// Messages of this many blocks are long.
const LONG: usize = 128;

/// Every key, message and MAC with `total` departures between them.
fn sums(work: &Work<'_>, total: usize, rare: bool) -> Vec<Found> {
    let messages: Vec<Vec<Message>> = (0..=total).map(|it| work.messages(it, rare)).collect();
    // A whole large policy under every key does not fit into a frame; the background does it.
    let fits = |message: &&Message| !work.axes.large || message.blocks.len() < LONG;
    let mut found = Vec::new();
    for (count, messages) in messages.iter().enumerate() {
        let keys = work.keys(total - count, rare);
        let short = messages.iter().filter(|it| count == total || fits(it));
        found.extend(work.cross(&keys, short));
        if let Some(left) = total.checked_sub(count + 1) {
            found.extend(work.other_macs(&work.key_names(left, rare), messages));
        }
    }
    found
}

/// The right recipe written differently, and every single row.
fn singles(work: &Work<'_>) -> Vec<Found> {
    [sums(work, 0, true), sums(work, 1, true)].concat()
}

/// Every two rows.
fn pairs(work: &Work<'_>, rare: bool) -> Vec<Found> {
    [sums(work, 2, rare), work.framed_times(rare)].concat()
}

/// Every key with every message: short messages first, which are most and cost two compressions a pair.
fn plane(work: &Work<'_>) -> Vec<Found> {
    let keys: Vec<Keys> = (0..=3).map(|count| work.keys(count, false)).collect();
    let messages: Vec<Vec<Message>> = (0..=2).map(|count| work.messages(count, false)).collect();
    let mut found = Vec::new();
    for short in [true, false] {
        for (more, keys) in keys.iter().enumerate() {
            for (count, messages) in messages.iter().enumerate() {
                if matches!(more + count, 4 | 5) {
                    let wanted = messages.iter().filter(|it| (it.blocks.len() == 1) == short);
                    found.extend(work.cross(keys, wanted));
                }
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found
}
